//! The record as a Word document (`docx-rs`), for those who edit the cover, print and seal it.
//!
//! In: a record. Out: bytes, the same for the same record: ids of paragraphs count from one, and no
//! clock is read. Characters that XML forbids, or that turn the direction of text, never get in. Links
//! stay text. What `docx-rs` cannot say (a head that repeats on every page) is put into its XML.

use super::blocks::{Block, Cell, Document, Grid, Line, Progress, SignatureBox, Tone, next_day};
use super::build::document;
use super::record::{RecordLang, SignedRecord};
use crate::text::visible::is_unsafe;
use anyhow::{Context as _, Result};
use docx_rs::{
    AlignmentType, BorderType, Docx, Footer, Header, HeightRule, LineSpacing, NumPages, PageMargin, PageNum, Paragraph,
    Run, RunFonts, Shading, Style, StyleType, TableAlignmentType, TableBorder, TableBorderPosition, TableBorders,
    TableCell, TableCellMargins, TableLayoutType, TableRow, VAlignType, WidthType,
};
use std::io::Cursor;

/// A4 and its margins, in twentieths of a point.
const PAGE: (u32, u32) = (11_906, 16_838);
const MARGIN: i32 = 1000;
const WIDTH: usize = 9_906;

const INK: &str = "16202C";
const BLUE: &str = "1F3A5F";
const GREY: &str = "51606F";

/// Put into the properties of a head row, and replaced by what repeats it on every page.
const HEAD_MARK: f32 = 17.0;
const HEAD_MARK_XML: &str = r#"<w:trHeight w:val="17" w:hRule="auto" />"#;

/// Stands for a hyphen at which no line breaks; [`clean`] lets none through.
const HYPHEN: char = '\u{e000}';
const HYPHEN_XML: &str = r#"</w:t><w:noBreakHyphen /><w:t xml:space="preserve">"#;

/// The record as a Word document.
///
/// # Errors
///
/// When `docx-rs` cannot write it.
pub fn render_record_docx(signed: &SignedRecord, lang: RecordLang) -> Result<Vec<u8>> {
    let document = document(signed, lang);
    let mut parts = set_up(&document);
    parts = parts.add_paragraph(styled("Title", &document.title));
    parts = parts.add_paragraph(styled("Subject", &document.subject));
    if !document.notice.is_empty() {
        let notice = Cell { lines: document.notice.clone() }.toned(Tone::Bad);
        let inside = cell(&notice, 21, WIDTH, false).shading(fill("FDF4F1"));
        parts = spaced(parts.add_table(table(vec![TableRow::new(vec![inside])], vec![WIDTH])));
    }
    for block in &document.blocks {
        parts = add_block(parts, block);
    }
    pack(parts)
}

/// Builds the parts, puts in what `docx-rs` cannot say, and zips them.
fn pack(parts: Docx) -> Result<Vec<u8>> {
    let mut parts = parts.build();
    let text = String::from_utf8(parts.document).context("the Word document is not UTF-8")?;
    // Text of a field cannot look like this: its `<` is escaped.
    let text = text.replace(HEAD_MARK_XML, "<w:tblHeader />").replace(HYPHEN, HYPHEN_XML);
    parts.document = text.into_bytes();
    let mut bytes = Cursor::new(Vec::new());
    parts.pack(&mut bytes).context("writing the Word document")?;
    Ok(bytes.into_inner())
}

/// Page, fonts, styles, and the lines on top and bottom of every page.
fn set_up(document: &Document) -> Docx {
    let fonts = RunFonts::new().ascii("Arial").hi_ansi("Arial").cs("Arial").east_asia("Microsoft YaHei");
    let fonts = match document.lang {
        RecordLang::One(lang) if !lang.is_east_asian() => fonts,
        _ => fonts.hint("eastAsia"),
    };
    let style = |id: &str, size: usize| Style::new(id, StyleType::Paragraph).name(id).based_on("Normal").size(size);
    let spaced = |before: u32, after: u32| LineSpacing::new().before(before).after(after);
    let title = style("Title", 40).bold().color(INK).align(AlignmentType::Center).line_spacing(spaced(0, 80));
    let subject = style("Subject", 24).color(INK).align(AlignmentType::Center).line_spacing(spaced(0, 240));
    let first = Style::new("Heading1", StyleType::Paragraph).name("heading 1").based_on("Normal").next("Normal");
    let first = first.size(27).bold().color(BLUE).outline_lvl(0).line_spacing(spaced(360, 120)).q_format(true);
    let second = Style::new("Heading2", StyleType::Paragraph).name("heading 2").based_on("Normal").next("Normal");
    let second = second.size(22).bold().color(INK).outline_lvl(1).line_spacing(spaced(240, 80)).q_format(true);
    let top = Paragraph::new().add_run(run(&document.running, Tone::Quiet).size(16)).align(AlignmentType::Right);
    let small = style("Footer", 16).color(GREY);
    let bottom = Paragraph::new()
        .style("Footer")
        .align(AlignmentType::Center)
        .add_page_num(PageNum::new())
        .add_run(run(" / ", Tone::Quiet).size(16))
        .add_num_pages(NumPages::new());
    let margin =
        PageMargin { top: 1100, left: MARGIN, bottom: 1000, right: MARGIN, header: 500, footer: 450, gutter: 0 };
    Docx::new()
        .page_size(PAGE.0, PAGE.1)
        .page_margin(margin)
        .default_fonts(fonts)
        .default_size(20)
        .add_style(title)
        .add_style(subject)
        .add_style(first)
        .add_style(second)
        .add_style(small)
        .header(Header::new().add_paragraph(top))
        .footer(Footer::new().add_paragraph(bottom))
}

fn add_block(parts: Docx, block: &Block) -> Docx {
    match block {
        Block::Heading(level, title) => {
            let id = if *level == 1 { "Heading1" } else { "Heading2" };
            parts.add_paragraph(styled(id, title).keep_next(true))
        }
        Block::Paragraph(cell) => cell.lines.iter().fold(parts, |parts, line| {
            let spacing = LineSpacing::new().before(0).after(80);
            parts.add_paragraph(paragraph(line, 20).line_spacing(spacing).keep_next(true))
        }),
        Block::Facts(facts) => {
            let rows = facts.iter().map(|(name, value)| {
                let name = cell(name, 20, WIDTH * 26 / 100, true).shading(fill("F1F4F7"));
                TableRow::new(vec![name, cell(value, 20, WIDTH * 74 / 100, false)]).cant_split()
            });
            spaced(parts.add_table(table(rows.collect(), vec![WIDTH * 26 / 100, WIDTH * 74 / 100])))
        }
        Block::Grid(grid) => spaced(parts.add_table(grid_table(grid))),
        Block::Progress(progress) => spaced(parts.add_table(progress_table(progress))),
        Block::Timeline(timeline) => {
            let parts = parts.add_paragraph(styled("Heading2", &timeline.title).keep_next(true));
            spaced(parts.add_table(grid_table(&timeline.grid)))
        }
        Block::Signatures(boxes) => {
            boxes.chunks(3).fold(parts, |parts, chunk| spaced(parts.add_table(signatures(chunk))))
        }
        Block::Commands(commands) => {
            let lines = commands.iter().map(|command| Line { text: clean(command), tone: Tone::Code, link: None });
            let inside = cell(&Cell::of(lines), 17, WIDTH, false).shading(fill("F4F6F8"));
            spaced(parts.add_table(table(vec![TableRow::new(vec![inside])], vec![WIDTH])))
        }
    }
}

/// A little room after a table, without which Word joins two of them.
fn spaced(parts: Docx) -> Docx {
    let spacing = LineSpacing::new().before(0).after(0).line(160);
    parts.add_paragraph(Paragraph::new().line_spacing(spacing).size(8))
}

fn grid_table(grid: &Grid) -> docx_rs::Table {
    let whole = grid.columns.iter().map(|column| column.width).sum::<u32>().max(1) as usize;
    let widths: Vec<usize> = grid.columns.iter().map(|column| column.width as usize * WIDTH / whole).collect();
    let heads = grid.columns.iter().zip(&widths).map(|(column, width)| head_cell(&column.head, *width));
    let rows = grid.rows.iter().map(|row| {
        let cells = row.iter().zip(&widths).map(|(value, width)| cell(value, 18, *width, false));
        TableRow::new(cells.collect()).cant_split()
    });
    let rows = std::iter::once(head_row(heads.collect())).chain(rows);
    table(rows.collect(), widths)
}

fn progress_table(progress: &Progress) -> docx_rs::Table {
    let widths = vec![WIDTH * 60 / 100, WIDTH * 20 / 100, WIDTH * 20 / 100];
    let heads = progress.head.iter().zip(&widths).map(|(head, width)| head_cell(head, *width));
    let rows = progress.rows.iter().map(|(title, complete, count)| {
        let percent = (complete * 100).checked_div(*count).unwrap_or(0);
        let values = [title.clone(), Cell::new(format!("{percent}%")), Cell::new(format!("{complete}/{count}"))];
        let cells = values.iter().zip(&widths).map(|(value, width)| cell(value, 18, *width, false));
        TableRow::new(cells.collect()).cant_split()
    });
    let rows = std::iter::once(head_row(heads.collect())).chain(rows);
    table(rows.collect(), widths)
}

/// Up to three boxes side by side: whose they are, what is known, room for hand and seal, the day.
fn signatures(boxes: &[SignatureBox]) -> docx_rs::Table {
    let width = WIDTH / boxes.len().max(1);
    let each = |make: &dyn Fn(&SignatureBox) -> TableCell| boxes.iter().map(make).collect::<Vec<_>>();
    let known = |signature: &SignatureBox| {
        let lines = signature.facts.iter().flat_map(|(name, value)| {
            let name = name.lines.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join(" ");
            let value = if value.is_empty() { Cell::of([Line::default()]) } else { value.clone() };
            std::iter::once(Line { text: name, tone: Tone::Quiet, link: None }).chain(value.lines)
        });
        kept(&Cell::of(lines), 19, width, false)
    };
    let rows = vec![
        TableRow::new(each(&|signature| head_cell(&signature.head, width))).cant_split(),
        TableRow::new(each(&known)).cant_split(),
        TableRow::new(each(&|signature| kept(&signature.room.clone().toned(Tone::Quiet), 18, width, false)))
            .row_height(2300.0)
            .height_rule(HeightRule::AtLeast)
            .cant_split(),
        TableRow::new(each(&|signature| cell(&signature.date.clone().toned(Tone::Quiet), 18, width, false)))
            .row_height(560.0)
            .height_rule(HeightRule::AtLeast)
            .cant_split(),
    ];
    table(rows, vec![width; boxes.len()])
}

fn table(rows: Vec<TableRow>, widths: Vec<usize>) -> docx_rs::Table {
    let border = |position| TableBorder::new(position).border_type(BorderType::Single).size(4).color("9AA5B1");
    let borders = [
        TableBorderPosition::Top,
        TableBorderPosition::Left,
        TableBorderPosition::Bottom,
        TableBorderPosition::Right,
        TableBorderPosition::InsideH,
        TableBorderPosition::InsideV,
    ];
    let borders = borders.into_iter().fold(TableBorders::new(), |borders, position| borders.set(border(position)));
    docx_rs::Table::new(rows)
        .set_grid(widths)
        .width(WIDTH, WidthType::Dxa)
        .layout(TableLayoutType::Fixed)
        .align(TableAlignmentType::Left)
        .margins(TableCellMargins::new().margin(50, 90, 50, 90))
        .set_borders(borders)
}

fn head_row(cells: Vec<TableCell>) -> TableRow {
    TableRow::new(cells).row_height(HEAD_MARK).height_rule(HeightRule::Auto).cant_split()
}

fn head_cell(value: &Cell, width: usize) -> TableCell {
    kept(value, 18, width, true).shading(fill("E6EBF1")).vertical_align(VAlignType::Center)
}

/// A cell that stays on the page of the row after it.
fn kept(value: &Cell, size: usize, width: usize, bold: bool) -> TableCell {
    cell_of(value, size, width, bold, true)
}

fn cell(value: &Cell, size: usize, width: usize, bold: bool) -> TableCell {
    cell_of(value, size, width, bold, false)
}

fn cell_of(value: &Cell, size: usize, width: usize, bold: bool, keep: bool) -> TableCell {
    let cell = TableCell::new().width(width, WidthType::Dxa);
    let tight = || LineSpacing::new().before(0).after(0);
    if value.is_empty() {
        return cell.add_paragraph(Paragraph::new().line_spacing(tight()).size(size).keep_next(keep));
    }
    value.lines.iter().fold(cell, |cell, line| {
        let size = if line.tone == Tone::Quiet { size - 1 } else { size };
        let tone = if bold && line.tone == Tone::Plain { Tone::Strong } else { line.tone };
        let line = Line { tone, ..line.clone() };
        cell.add_paragraph(paragraph(&line, size).line_spacing(tight()).keep_next(keep))
    })
}

fn paragraph(line: &Line, size: usize) -> Paragraph {
    Paragraph::new().add_run(run(&line.text, line.tone).size(size))
}

fn styled(style: &str, text: &str) -> Paragraph {
    Paragraph::new().style(style).add_run(Run::new().add_text(clean(text)))
}

fn run(text: &str, tone: Tone) -> Run {
    let text = clean(text);
    let run = match tone {
        Tone::Code => return code(&text),
        _ => Run::new().add_text(with_days(&text)),
    };
    match tone {
        Tone::Plain | Tone::Code => run.color(INK),
        Tone::Strong => run.bold().color(INK),
        Tone::Quiet => run.color(GREY),
        Tone::Good => run.bold().color("17613A"),
        Tone::Warn => run.bold().color("8A5300"),
        Tone::Bad => run.bold().color("A3241C"),
    }
}

fn code(text: &str) -> Run {
    let fonts = RunFonts::new().ascii("Courier New").hi_ansi("Courier New").east_asia("Microsoft YaHei");
    Run::new().add_text(text).fonts(fonts).color(INK)
}

/// The text with the hyphens of its days as such at which no line breaks.
fn with_days(text: &str) -> String {
    let mut marked = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = next_day(rest) {
        marked.push_str(&rest[..at]);
        marked.extend(rest[at..at + 10].chars().map(|c| if c == '-' { HYPHEN } else { c }));
        rest = &rest[at + 10..];
    }
    marked + rest
}

fn fill(color: &str) -> Shading {
    Shading::new().fill(color)
}

/// The text without characters that XML 1.0 forbids and without those that hide or steer.
fn clean(text: &str) -> String {
    let allowed = |c: char| {
        !is_unsafe(c) && !matches!(c, '\u{0}'..='\u{8}' | '\u{b}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' | HYPHEN)
    };
    text.chars().filter(|c| allowed(*c)).map(|c| if matches!(c, '\n' | '\t') { ' ' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::clean;

    #[test]
    fn what_xml_forbids_is_taken_out() {
        assert_eq!(clean("a\u{7}b\u{202e}c\u{fffe}d\u{0}\ne <w:t>移交"), "abcd e <w:t>移交");
    }
}
