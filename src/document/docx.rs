//! The record as a Word document (`docx-rs`), for those who edit the cover, print and seal it.
//!
//! In: a record. Out: bytes, the same for the same record: ids of paragraphs count from one, and no
//! clock is read. Characters that XML forbids, or that turn the direction of text, never get in. Links
//! stay text. What `docx-rs` cannot say (a head that repeats on every page) is put into its XML.

use super::blocks::{Block, Cell, Document, Grid, Line, Progress, SignatureBox, Tone, next_day};
use super::build::document;
use super::edition::Edition;
use super::room::{LEAST, WIDTH, columns, fact_widths, room, widths};
use super::signed::{RecordLang, SignedRecord};
use crate::text::visible::is_unsafe;
use anyhow::{Context as _, Result};
use chrono::{DateTime, FixedOffset};
use docx_rs::{
    AlignmentType, BorderType, Docx, Footer, Header, HeightRule, LineSpacing, NumPages, PageMargin, PageNum, Paragraph,
    Run, RunFonts, Shading, Style, StyleType, TableAlignmentType, TableBorder, TableBorderPosition, TableBorders,
    TableCell, TableCellMargins, TableLayoutType, TableRow, VAlignType, WidthType,
};
use std::io::Cursor;

/// A4 and its margins, in twentieths of a point.
const PAGE: (u32, u32) = (11_906, 16_838);
const MARGIN: i32 = 1000;

const INK: &str = "16202C";
const BLUE: &str = "1F3A5F";
const GREY: &str = "51606F";

/// Put into the properties of a head row, and replaced by what repeats it on every page.
const HEAD_MARK: f32 = 17.0;
const HEAD_MARK_XML: &str = r#"<w:trHeight w:val="17" w:hRule="auto" />"#;

/// Stands for a hyphen at which no line breaks; [`clean`] lets none through.
const HYPHEN: char = '\u{e000}';
const HYPHEN_XML: &str = r#"</w:t><w:noBreakHyphen /><w:t xml:space="preserve">"#;

/// Where a block stands, by which its size is chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// On the sheet, with so much room to sign.
    Sheet {
        /// In twentieths of a point.
        room: u32,
        /// The size of text in half points.
        text: usize,
        /// Whether it stays on the page of what follows.
        keep: bool,
    },
    /// In an annex.
    Annex,
}

impl Place {
    /// What a cell leaves free above and below, in twentieths of a point.
    fn padding(self) -> usize {
        if self == Place::Annex { 50 } else { 15 }
    }

    /// The size of text in a table, in half points.
    fn text(self) -> usize {
        match self {
            Place::Sheet { text, .. } => text,
            Place::Annex => 18,
        }
    }
}

/// The record as a Word document.
///
/// # Errors
///
/// When `docx-rs` cannot write it.
pub fn render_record_docx(signed: &SignedRecord, now: DateTime<FixedOffset>, edition: Edition) -> Result<Vec<u8>> {
    let document = document(signed, now, edition);
    let text = if document.lang == RecordLang::Both { 16 } else { 17 };
    let sheet = |keep| Place::Sheet { room: room(&document), text, keep };
    let mut parts = set_up(&document);
    parts = parts.add_paragraph(styled("Title", &document.title));
    parts = parts.add_paragraph(styled("Subject", &document.subject));
    if !document.notice.is_empty() {
        let notice = Cell { lines: document.notice.clone() }.toned(Tone::Bad);
        let inside = cell(&notice, 18, WIDTH, false).shading(fill("FDF4F1"));
        parts = spaced(parts.add_table(table(vec![TableRow::new(vec![inside])], vec![WIDTH], sheet(false))), false);
    }
    parts = add_blocks(parts, &document.sheet, sheet(false));
    // Word joins two tables with nothing between them.
    parts = spaced(parts, false);
    parts = add_blocks(parts, &document.closing, sheet(true));
    for (at, annex) in document.annexes.iter().enumerate() {
        let title = styled("Heading1", &annex.title).keep_next(true);
        parts = parts.add_paragraph(if at == 0 { title.page_break_before(true) } else { title });
        parts = add_blocks(parts, &annex.blocks, Place::Annex);
    }
    // A document ends in a paragraph.
    pack(spaced(parts, false))
}

/// Which program made it, and no day, so that the same record gives the same bytes; `docx-rs` would say 1970.
const CORE: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>handover</dc:creator></cp:coreProperties>"#;

/// Builds the parts, puts in what `docx-rs` cannot say, and zips them.
fn pack(parts: Docx) -> Result<Vec<u8>> {
    let mut parts = parts.build();
    let text = String::from_utf8(parts.document).context("the Word document is not UTF-8")?;
    // Text of a field cannot look like this: its `<` is escaped.
    let text = text.replace(HEAD_MARK_XML, "<w:tblHeader />").replace(HYPHEN, HYPHEN_XML);
    parts.document = text.into_bytes();
    parts.doc_props.core = CORE.into();
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
    let title = style("Title", 34).bold().color(INK).align(AlignmentType::Center).line_spacing(spaced(0, 40));
    let subject = style("Subject", 21).color(INK).align(AlignmentType::Center).line_spacing(spaced(0, 120));
    let first = Style::new("Heading1", StyleType::Paragraph).name("heading 1").based_on("Normal").next("Normal");
    let first = first.size(25).bold().color(BLUE).outline_lvl(0).line_spacing(spaced(300, 100)).q_format(true);
    let second = Style::new("Heading2", StyleType::Paragraph).name("heading 2").based_on("Normal").next("Normal");
    let second = second.size(20).bold().color(INK).outline_lvl(1).line_spacing(spaced(80, 40)).q_format(true);
    let top = Paragraph::new().add_run(run(&document.running, Tone::Quiet).size(16)).align(AlignmentType::Right);
    let small = style("Footer", 16).color(GREY);
    let bottom = Paragraph::new()
        .style("Footer")
        .align(AlignmentType::Center)
        .add_page_num(PageNum::new())
        .add_run(run(" / ", Tone::Quiet).size(16))
        .add_num_pages(NumPages::new());
    let margin =
        PageMargin { top: 1000, left: MARGIN, bottom: 900, right: MARGIN, header: 480, footer: 420, gutter: 0 };
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

/// Adds blocks one after the other, with a little room between two where the first is a table.
fn add_blocks(mut parts: Docx, blocks: &[Block], place: Place) -> Docx {
    for (at, block) in blocks.iter().enumerate() {
        parts = add_block(parts, block, place);
        if at + 1 < blocks.len() && !matches!(block, Block::Heading(_) | Block::Paragraph(_)) {
            parts = spaced(parts, matches!(place, Place::Sheet { keep: true, .. }));
        }
    }
    parts
}

fn add_block(parts: Docx, block: &Block, place: Place) -> Docx {
    let size = place.text();
    let keep = matches!(place, Place::Sheet { keep: true, .. });
    match block {
        Block::Heading(title) => parts.add_paragraph(styled("Heading2", title).keep_next(true)),
        Block::Paragraph(cell) => cell.lines.iter().fold(parts, |parts, line| {
            let spacing = LineSpacing::new().before(0).after(80);
            parts.add_paragraph(paragraph(line, size + 1).line_spacing(spacing).keep_next(place == Place::Annex))
        }),
        Block::Facts(facts) => {
            let widths = fact_widths(facts);
            let rows = facts.iter().map(|pair| TableRow::new(fact(pair, size, widths, keep)).cant_split());
            parts.add_table(table(rows.collect(), widths.into(), place))
        }
        Block::Pairs(facts) => {
            let widths = [WIDTH * 12 / 100, WIDTH * 38 / 100];
            let rows = facts.chunks(2).map(|pair| {
                let mut cells: Vec<TableCell> = pair.iter().flat_map(|pair| fact(pair, size, widths, keep)).collect();
                let last = cells.pop();
                cells.extend(last.map(|value| if pair.len() < 2 { value.grid_span(3) } else { value }));
                TableRow::new(cells).cant_split()
            });
            parts.add_table(table(rows.collect(), [widths, widths].concat(), place))
        }
        Block::Grid(grid) => parts.add_table(grid_table(grid, place)),
        Block::Progress(progress) => parts.add_table(progress_table(progress, place)),
        Block::Timeline(timeline) => {
            let parts = parts.add_paragraph(styled("Heading2", &timeline.title).keep_next(true));
            parts.add_table(grid_table(&timeline.grid, place))
        }
        Block::Signatures(boxes) => {
            let Place::Sheet { room, .. } = place else { return parts };
            let columns = columns(boxes.len());
            let room = room / boxes.len().div_ceil(columns).max(1) as u32;
            boxes.chunks(columns).enumerate().fold(parts, |parts, (at, chunk)| {
                // Word joins two tables with nothing between them.
                let parts = if at > 0 { spaced(parts, true) } else { parts };
                parts.add_table(signatures(chunk, room.max(LEAST), place))
            })
        }
        Block::Commands(commands) => {
            let lines = commands.iter().map(|command| Line { text: clean(command), tone: Tone::Code, link: None });
            let inside = cell(&Cell::of(lines), 17, WIDTH, false).shading(fill("F4F6F8"));
            parts.add_table(table(vec![TableRow::new(vec![inside]).cant_split()], vec![WIDTH], place))
        }
    }
}

/// A name and its value, as two cells.
fn fact((name, value): &(Cell, Cell), size: usize, widths: [usize; 2], keep: bool) -> Vec<TableCell> {
    let name = cell_of(name, size, widths[0], true, keep).shading(fill("F1F4F7"));
    vec![name, cell_of(value, size, widths[1], false, keep)]
}

/// A little room after a table, without which Word joins two of them; it may have to stay with what follows.
fn spaced(parts: Docx, keep: bool) -> Docx {
    let spacing = LineSpacing::new().before(0).after(0).line(100);
    parts.add_paragraph(Paragraph::new().line_spacing(spacing).size(4).keep_next(keep))
}

fn grid_table(grid: &Grid, place: Place) -> docx_rs::Table {
    let (widths, size) = (widths(grid), place.text());
    let heads = grid.columns.iter().zip(&widths).map(|(column, width)| {
        let size = if column.number { size - 1 } else { size };
        head_cell(&column.head, size, *width)
    });
    let rows = grid.rows.iter().map(|row| {
        let cells = row.iter().zip(&widths).map(|(value, width)| cell(value, size, *width, false));
        TableRow::new(cells.collect()).cant_split()
    });
    let rows = std::iter::once(head_row(heads.collect())).chain(rows);
    table(rows.collect(), widths, place)
}

fn progress_table(progress: &Progress, place: Place) -> docx_rs::Table {
    let widths = vec![WIDTH * 60 / 100, WIDTH * 20 / 100, WIDTH * 20 / 100];
    let heads = progress.head.iter().zip(&widths).map(|(head, width)| head_cell(head, 18, *width));
    let rows = progress.rows.iter().map(|(title, complete, count)| {
        let percent = (complete * 100).checked_div(*count).unwrap_or(0);
        let values = [title.clone(), Cell::new(format!("{percent}%")), Cell::new(format!("{complete}/{count}"))];
        let cells = values.iter().zip(&widths).map(|(value, width)| cell(value, 18, *width, false));
        TableRow::new(cells.collect()).cant_split()
    });
    let rows = std::iter::once(head_row(heads.collect())).chain(rows);
    table(rows.collect(), widths, place)
}

/// Boxes side by side: whose they are, what is known, room for hand and seal, the day.
fn signatures(boxes: &[SignatureBox], room: u32, place: Place) -> docx_rs::Table {
    let width = WIDTH / boxes.len().max(1);
    let each = |make: &dyn Fn(&SignatureBox) -> TableCell| boxes.iter().map(make).collect::<Vec<_>>();
    let known = |signature: &SignatureBox| {
        let tight = || LineSpacing::new().before(0).after(0);
        let lines = signature.facts.iter().flat_map(|(name, value)| {
            let name = name.lines.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join(" ");
            let first = value.lines.first().cloned().unwrap_or_default();
            let label = Paragraph::new().add_run(run(&format!("{name}  "), Tone::Quiet).size(15));
            let first = label.add_run(run(&first.text, first.tone).size(small(first.tone)));
            let more = value.lines.iter().skip(1).map(|line| paragraph(line, small(line.tone)));
            std::iter::once(first).chain(more).collect::<Vec<_>>()
        });
        let cell = TableCell::new().width(width, WidthType::Dxa);
        lines.fold(cell, |cell, line| cell.add_paragraph(line.line_spacing(tight()).keep_next(true)))
    };
    let rows = vec![
        TableRow::new(each(&|signature| head_cell(&signature.head, 17, width))).cant_split(),
        TableRow::new(each(&known)).cant_split(),
        TableRow::new(each(&|signature| kept(&signature.room.clone().toned(Tone::Quiet), 16, width, false)))
            .row_height(room as f32)
            .height_rule(HeightRule::AtLeast)
            .cant_split(),
    ];
    table(rows, vec![width; boxes.len()], place)
}

/// The size of what is known of a signer: fingerprints are long.
fn small(tone: Tone) -> usize {
    if tone == Tone::Code { 12 } else { 16 }
}

fn table(rows: Vec<TableRow>, widths: Vec<usize>, place: Place) -> docx_rs::Table {
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
        .margins(TableCellMargins::new().margin(place.padding(), 80, place.padding(), 80))
        .set_borders(borders)
}

fn head_row(cells: Vec<TableCell>) -> TableRow {
    TableRow::new(cells).row_height(HEAD_MARK).height_rule(HeightRule::Auto).cant_split()
}

fn head_cell(value: &Cell, size: usize, width: usize) -> TableCell {
    kept(value, size, width, true).shading(fill("E6EBF1")).vertical_align(VAlignType::Center)
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
    while let Some(day) = next_day(rest) {
        marked.push_str(&rest[..day.start]);
        marked.extend(rest[day.clone()].chars().map(|c| if c == '-' { HYPHEN } else { c }));
        rest = &rest[day.end..];
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
