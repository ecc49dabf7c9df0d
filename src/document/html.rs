//! The record as one HTML file: no script, nothing from elsewhere, made to be printed on A4.
//!
//! In: a record. Out: text. The content-security policy forbids everything but the file's own styles;
//! every text of a field is escaped here, and made one harmless line before.

use super::blocks::{Block, Cell, Column, Document, Grid, Line, Progress, SignatureBox, Tone, next_day};
use super::build::document;
use super::edition::Edition;
use super::room::{columns, has_two_pages};
use super::signed::{RecordLang, SignedRecord};
use super::svg;
use crate::text::Lang;
use crate::text::markup::html as escape;
use chrono::{DateTime, FixedOffset};

const POLICY: &str =
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";
/// The styles of a document.
pub(crate) const STYLE: &str = include_str!("style.css");

/// The record as a self-contained HTML file.
pub fn render_record_html(signed: &SignedRecord, now: DateTime<FixedOffset>, edition: Edition) -> String {
    render(&document(signed, now, edition))
}

fn render(document: &Document) -> String {
    let (lang, class) = match document.lang {
        RecordLang::One(lang) => (lang.tag(), lang.class()),
        RecordLang::Both => (Lang::SIDE_BY_SIDE[0].tag(), "zh both"),
    };
    let title = escape(&format!("{} · {}", document.title, document.subject));
    let running = css_string(&document.running);
    let mut text = format!(
        "<!DOCTYPE html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n<title>{title}</title>\n<style>\n{STYLE}\
         @page {{ @top-right {{ content: {running}; }} }}\n</style>\n</head>\n<body class=\"{class}\">\n<main>\n\
         <section class=\"sheet\">\n"
    );
    text.push_str(&format!(
        "<header>\n<h1>{}</h1>\n<p class=\"subject\">{}</p>\n</header>\n",
        escape(&document.title),
        escape(&document.subject)
    ));
    if !document.notice.is_empty() {
        let lines: String = document.notice.iter().map(|line| format!("<p>{}</p>", escape(&line.text))).collect();
        text.push_str(&format!("<div class=\"notice\" role=\"note\">{lines}</div>\n"));
    }
    document.sheet.iter().for_each(|block| text.push_str(&block_text(block, 2)));
    let class = if has_two_pages(document) { "closing apart" } else { "closing" };
    text.push_str(&format!("<div class=\"{class}\">\n"));
    document.closing.iter().for_each(|block| text.push_str(&block_text(block, 2)));
    text.push_str("</div>\n</section>\n");
    for annex in &document.annexes {
        text.push_str(&format!("<section class=\"annex\">\n<h2>{}</h2>\n", escape(&annex.title)));
        annex.blocks.iter().for_each(|block| text.push_str(&block_text(block, 3)));
        text.push_str("</section>\n");
    }
    text.push_str("</main>\n</body>\n</html>\n");
    text
}

/// A block; a heading in it is of that level.
fn block_text(block: &Block, level: u8) -> String {
    match block {
        Block::Heading(title) => format!("<h{level}>{}</h{level}>\n", escape(title)),
        Block::Paragraph(text) => format!("<p>{}</p>\n", cell(text)),
        Block::Pairs(facts) => {
            let rows = facts.chunks(2).map(|pair| match pair {
                [(name, value)] => {
                    format!("<tr><th scope=\"row\">{}</th><td colspan=\"3\">{}</td></tr>\n", cell(name), cell(value))
                }
                pair => format!("<tr>{}</tr>\n", pair.iter().map(fact).collect::<String>()),
            });
            format!("<table class=\"facts pairs\">\n<tbody>\n{}</tbody>\n</table>\n", rows.collect::<String>())
        }
        Block::Facts(facts) => {
            let rows = facts.iter().map(|pair| format!("<tr>{}</tr>\n", fact(pair)));
            format!("<table class=\"facts\">\n<tbody>\n{}</tbody>\n</table>\n", rows.collect::<String>())
        }
        Block::Grid(grid) => grid_text(grid),
        Block::Progress(progress) => progress_text(progress),
        Block::Timeline(timeline) => svg::timeline(timeline),
        Block::Signatures(boxes) => {
            let columns = columns(boxes.len());
            let boxes: String = boxes.iter().map(signature).collect();
            format!("<div class=\"sign of{columns}\">\n{boxes}</div>\n")
        }
        Block::Commands(commands) => format!("<pre>{}</pre>\n", escape(&commands.join("\n"))),
    }
}

fn fact((name, value): &(Cell, Cell)) -> String {
    format!("<th scope=\"row\">{}</th><td>{}</td>", cell(name), cell(value))
}

fn grid_text(grid: &Grid) -> String {
    let whole: u32 = grid.columns.iter().map(|column| column.width).sum::<u32>().max(1);
    let widths = grid.columns.iter().map(|column| {
        let permille = column.width * 1000 / whole;
        format!("<col style=\"width:{}.{}%\">", permille / 10, permille % 10)
    });
    let class = |column: &Column| if column.number { " class=\"number\"" } else { "" };
    let heads = grid.columns.iter();
    let heads = heads.map(|column| format!("<th scope=\"col\"{}>{}</th>", class(column), cell(&column.head)));
    let rows = grid.rows.iter().map(|row| {
        let cells = row.iter().zip(&grid.columns);
        let cells: String = cells.map(|(value, column)| format!("<td{}>{}</td>", class(column), cell(value))).collect();
        format!("<tr>{cells}</tr>\n")
    });
    format!(
        "<table class=\"grid\">\n<colgroup>{}</colgroup>\n<thead><tr>{}</tr></thead>\n<tbody>\n{}</tbody>\n</table>\n",
        widths.collect::<String>(),
        heads.collect::<String>(),
        rows.collect::<String>()
    )
}

fn progress_text(progress: &Progress) -> String {
    let heads: String = progress.head.iter().map(|head| format!("<th scope=\"col\">{}</th>", cell(head))).collect();
    let last = progress.rows.len().saturating_sub(1);
    let rows = progress.rows.iter().enumerate().map(|(at, (title, complete, count))| {
        let class = if at == last { " class=\"total\"" } else { "" };
        let bar = svg::bar(*complete, *count);
        format!("<tr{class}><td>{}</td><td>{bar}</td><td class=\"number\">{complete}/{count}</td></tr>\n", cell(title))
    });
    format!(
        "<table class=\"grid progress\">\n<colgroup><col style=\"width:38%\"><col style=\"width:48%\"><col style=\"width:14%\"></colgroup>\n\
         <thead><tr>{heads}</tr></thead>\n<tbody>\n{}</tbody>\n</table>\n",
        rows.collect::<String>()
    )
}

fn signature(signature: &SignatureBox) -> String {
    let facts = signature.facts.iter().map(|(name, value)| format!("<dt>{}</dt> <dd>{}</dd>", cell(name), cell(value)));
    format!(
        "<section class=\"box\">\n<h3>{}</h3>\n<dl>{}</dl>\n<div class=\"room\">{}</div>\n</section>\n",
        cell(&signature.head),
        facts.collect::<String>(),
        cell(&signature.room)
    )
}

fn cell(cell: &Cell) -> String {
    match cell.lines.as_slice() {
        [line] if line.tone == Tone::Plain => line_inner(line),
        lines => lines.iter().map(|line| format!("<span{}>{}</span>", class(line.tone), line_inner(line))).collect(),
    }
}

fn class(tone: Tone) -> &'static str {
    match tone {
        Tone::Plain => "",
        Tone::Strong => " class=\"strong\"",
        Tone::Quiet => " class=\"quiet\"",
        Tone::Good => " class=\"good\"",
        Tone::Warn => " class=\"warn\"",
        Tone::Bad => " class=\"bad\"",
        Tone::Code => " class=\"code\"",
    }
}

fn line_inner(line: &Line) -> String {
    let text = with_days(&escape(&line.text));
    match &line.link {
        Some(address) => format!("<a href=\"{}\" rel=\"noopener noreferrer\">{text}</a>", escape(address)),
        None => text,
    }
}

/// The text with its days marked, so that no line breaks inside one.
fn with_days(text: &str) -> String {
    let mut marked = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(day) = next_day(rest) {
        marked.push_str(&format!("{}<time>{}</time>", &rest[..day.start], &rest[day.clone()]));
        rest = &rest[day.end..];
    }
    marked + rest
}

/// The text as a CSS string; all but letters, digits and a few signs as escapes.
fn css_string(text: &str) -> String {
    let mut safe = String::from("\"");
    for c in text.chars() {
        match c {
            c if c.is_alphanumeric() || matches!(c, ' ' | '-' | '.' | '_' | '·') => safe.push(c),
            c => safe.push_str(&format!("\\{:x} ", c as u32)),
        }
    }
    safe + "\""
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_kept_on_one_line() {
        assert_eq!(
            with_days("due：2026-11-30，2026年12月1日"),
            "due：<time>2026-11-30</time>，<time>2026年12月1日</time>"
        );
        assert_eq!(with_days("x2026-11-30 2026-11-301 20-1"), "x2026-11-30 2026-11-301 20-1");
    }

    #[test]
    fn text_can_leave_neither_an_attribute_nor_a_style() {
        assert_eq!(escape("\"><script>'&"), "&quot;&gt;&lt;script&gt;&#39;&amp;");
        assert_eq!(css_string("a\";}</style>移"), "\"a\\22 \\3b \\7d \\3c \\2f style\\3e 移\"");
    }
}
