//! How much of a page a sheet takes, as far as that can be told without setting it.
//!
//! In: blocks. Out: widths of columns, and the room that is left for hands and seals, in twentieths of a point.

use super::blocks::{Block, Cell, Document, Grid, SignatureBox};
use unicode_width::UnicodeWidthStr;

/// The width of a page's text.
pub(super) const WIDTH: usize = 9_906;
/// What the margins leave of a page, less what an estimate may be wrong by.
const PAGE_HEIGHT: usize = 14_300;
/// By how much more a sheet may seem to be taller than a page that still is one.
const UNSURE: usize = 300;
/// The room for hands, in twentieths of a point, below which a sheet is made shorter.
const HANDS: usize = 1_400;
/// The height of a line of letters, and of one with wide characters.
const LINE: usize = 215;
const WIDE_LINE: usize = 235;
/// The least room for a hand.
#[cfg(feature = "docx")]
pub(super) const LEAST: u32 = 850;
/// The room where the signatures have a second page to themselves.
#[cfg(feature = "docx")]
const ON_A_SECOND_PAGE: u32 = 2400;

/// How much room there is for a hand and a seal: what the sheet's rows leave of a page, within reason.
#[cfg(feature = "docx")]
pub(super) fn room(document: &Document) -> u32 {
    match has_two_pages(document) {
        true => ON_A_SECOND_PAGE,
        false => (PAGE_HEIGHT.saturating_sub(used(document)) as u32).clamp(LEAST, 2600),
    }
}

/// Whether a sheet leaves less of a page than hands need.
pub(super) fn is_tight(document: &Document) -> bool {
    used(document) + HANDS > PAGE_HEIGHT
}

/// Whether a sheet certainly takes more than a page, so that what closes it has one of its own.
pub(super) fn has_two_pages(document: &Document) -> bool {
    used(document) > PAGE_HEIGHT + UNSURE
}

/// About how tall the sheet is without the room to sign.
fn used(document: &Document) -> usize {
    let blocks: usize = document.whole_sheet().map(tall).sum();
    let (notice, title) = (document.notice.len() * 330, 1_150);
    blocks + notice + title
}

/// About how tall a block of the sheet is, in twentieths of a point; of signatures without the room to sign.
fn tall(block: &Block) -> usize {
    let row = |cells: &[Cell], widths: &[usize]| {
        cells.iter().zip(widths).map(|(cell, width)| height(cell, *width)).max().unwrap_or(LINE) + 40
    };
    match block {
        Block::Heading(_) => 400,
        Block::Paragraph(cell) => height(cell, WIDTH) + 100,
        Block::Pairs(facts) => facts.len().div_ceil(2) * 255 + 100,
        Block::Facts(facts) => {
            let fact_widths = fact_widths(facts);
            facts.iter().map(|(name, value)| row(&[name.clone(), value.clone()], &fact_widths)).sum::<usize>() + 100
        }
        Block::Grid(grid) => {
            let widths = widths(grid);
            let heads: Vec<Cell> = grid.columns.iter().map(|column| column.head.clone()).collect();
            row(&heads, &widths) + grid.rows.iter().map(|cells| row(cells, &widths)).sum::<usize>() + 100
        }
        Block::Signatures(boxes) => {
            let columns = columns(boxes.len());
            let width = WIDTH / columns;
            let known = |one: &SignatureBox| -> usize {
                one.head.lines.len()
                    + one.facts.iter().map(|(name, value)| lines_after(name, value, width)).sum::<usize>()
            };
            boxes.chunks(columns).map(|row| row.iter().map(known).max().unwrap_or(0) * 200 + 300).sum()
        }
        Block::Progress(_) | Block::Timeline(_) | Block::Commands(_) => 0,
    }
}

/// About how tall a cell of the sheet is in a column of that width.
fn height(cell: &Cell, width: usize) -> usize {
    let room = (width.saturating_sub(180) / 88).max(1);
    let line = |text: &str| {
        let tall = if text.width() > text.chars().count() { WIDE_LINE } else { LINE };
        text.width().div_ceil(room).max(1) * tall
    };
    cell.lines.iter().map(|one| line(&one.text)).sum::<usize>().max(LINE)
}

/// About how many lines a name and its value take one after the other.
fn lines_after(name: &Cell, value: &Cell, width: usize) -> usize {
    let name: usize = name.lines.iter().map(|line| line.text.width() + 1).sum();
    let first = value.lines.first().map_or(0, |line| line.text.width());
    let room = (width.saturating_sub(180) / 82).max(1);
    (name + first).div_ceil(room).max(1) + value.lines.len().saturating_sub(1)
}

/// How many boxes stand side by side.
pub(super) fn columns(boxes: usize) -> usize {
    if boxes > 4 { 3 } else { boxes.max(1) }
}

/// The widths of the columns.
pub(super) fn widths(grid: &Grid) -> Vec<usize> {
    let whole = grid.columns.iter().map(|column| column.width).sum::<u32>().max(1) as usize;
    grid.columns.iter().map(|column| column.width as usize * WIDTH / whole).collect()
}

/// The widths of names and of their values: no name takes two lines that need not.
pub(super) fn fact_widths(facts: &[(Cell, Cell)]) -> [usize; 2] {
    let names = facts.iter().flat_map(|(name, _)| &name.lines).map(|line| line.text.width());
    let name = (names.max().unwrap_or_default() * 105 + 200).clamp(WIDTH * 14 / 100, WIDTH * 30 / 100);
    [name, WIDTH - name]
}
