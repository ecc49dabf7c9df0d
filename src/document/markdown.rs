//! The record as Markdown (GitHub's tables), for repositories, mails and tickets.
//!
//! In: a record. Out: text. Nothing that a field holds becomes markup: it is escaped here, and made one
//! harmless line before.

use super::blocks::{Block, Cell, Document, Grid, Line, SignatureBox, Tone};
use super::build::document;
use super::edition::Edition;
use super::signed::{RecordLang, SignedRecord};
use crate::text::Lang;
use crate::text::markup::markdown as escape;
use crate::text::say::words;
use chrono::{DateTime, FixedOffset};

/// The record as Markdown.
pub fn render_record_markdown(signed: &SignedRecord, now: DateTime<FixedOffset>, edition: Edition) -> String {
    render(&document(signed, now, edition))
}

fn render(document: &Document) -> String {
    let mut text = format!("# {}\n\n**{}**\n", escape(&document.title), escape(&document.subject));
    if !document.notice.is_empty() {
        let lines: Vec<String> = document.notice.iter().map(|line| format!("> **{}**", escape(&line.text))).collect();
        text.push_str(&format!("\n{}\n", lines.join("\n>\n")));
    }
    document.whole_sheet().for_each(|block| text.push_str(&format!("\n{}", block_text(block, "##", document.lang))));
    for annex in &document.annexes {
        text.push_str(&format!("\n## {}\n", escape(&annex.title)));
        annex.blocks.iter().for_each(|block| text.push_str(&format!("\n{}", block_text(block, "###", document.lang))));
    }
    text
}

/// A block; a heading in it begins with those marks.
fn block_text(block: &Block, marks: &str, lang: RecordLang) -> String {
    match block {
        Block::Heading(title) => format!("{marks} {}\n", escape(title)),
        Block::Paragraph(cell) => {
            let lines: Vec<String> = cell.lines.iter().map(|line| guarded(&line_text(line)) + "\n").collect();
            lines.join("\n")
        }
        Block::Facts(facts) | Block::Pairs(facts) => {
            let lang = match lang {
                RecordLang::One(lang) => lang,
                RecordLang::Both => Lang::DEFAULT,
            };
            let line = |name: &Cell, value: &Cell| words::labelled(format!("**{}**", joined(name)), cell_text(value));
            facts.iter().map(|(name, value)| format!("- {}\n", line(name, value).of(lang))).collect()
        }
        Block::Grid(grid) => grid_text(grid),
        Block::Progress(progress) => {
            let head: Vec<String> = progress.head.iter().map(cell_text).collect();
            let rows = progress.rows.iter().map(|(title, complete, count)| {
                let percent = if *count == 0 { 0 } else { complete * 100 / count };
                vec![cell_text(title), format!("{percent}%"), format!("{complete}/{count}")]
            });
            table(&head, rows)
        }
        Block::Timeline(timeline) => format!("{marks} {}\n\n{}", escape(&timeline.title), grid_text(&timeline.grid)),
        Block::Signatures(boxes) => boxes.iter().map(signature).collect::<Vec<_>>().join("\n"),
        Block::Commands(commands) => {
            let text = commands.join("\n");
            let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or_default();
            let fence = "`".repeat(longest.max(2) + 1);
            format!("{fence}sh\n{text}\n{fence}\n")
        }
    }
}

fn grid_text(grid: &Grid) -> String {
    let head: Vec<String> = grid.columns.iter().map(|column| cell_text(&column.head)).collect();
    table(&head, grid.rows.iter().map(|row| row.iter().map(cell_text).collect()))
}

fn table(head: &[String], rows: impl Iterator<Item = Vec<String>>) -> String {
    let line = |cells: &[String]| format!("| {} |\n", cells.join(" | "));
    let rule = vec!["---".to_owned(); head.len()];
    [line(head), line(&rule)].into_iter().chain(rows.map(|row| line(&row))).collect()
}

/// A table of its own, with an empty row for hand and seal.
fn signature(signature: &SignatureBox) -> String {
    let head = [joined(&signature.head), String::new()];
    let facts = signature.facts.iter().map(|(name, value)| vec![joined(name), cell_text(value)]);
    let room = [vec![joined(&signature.room), "<br><br><br>".to_owned()]];
    table(&head, facts.chain(room))
}

fn cell_text(cell: &Cell) -> String {
    cell.lines.iter().map(line_text).collect::<Vec<_>>().join("<br>")
}

/// A name in one line, without marks of tone.
fn joined(cell: &Cell) -> String {
    cell.lines.iter().map(|line| escape(&line.text)).collect::<Vec<_>>().join(" ")
}

fn line_text(line: &Line) -> String {
    let text = escape(&line.text);
    match (&line.link, line.tone) {
        (Some(address), _) => format!("[{text}](<{}>)", address.replace('|', "%7C")),
        (None, Tone::Strong | Tone::Bad) if !text.is_empty() => format!("**{text}**"),
        _ => text,
    }
}

/// A paragraph that begins like a list stays a paragraph.
fn guarded(text: &str) -> String {
    let digits = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let numbered = digits.len() < text.len() && digits.starts_with(['.', ')']);
    if text.starts_with(['-', '+', '=']) {
        return format!("\\{text}");
    }
    match numbered {
        true => format!("{}\\{digits}", &text[..text.len() - digits.len()]),
        false => text.to_owned(),
    }
}
