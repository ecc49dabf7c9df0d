//! A table of cells, and how it is drawn on a terminal.

use crate::text::look::{Look, Style, shorten};
use crate::text::say::words;
use crate::text::visible::visible_line;
use comfy_table::{Cell as Drawn, CellAlignment, ContentArrangement, TableComponent};

/// So many rows are drawn; of more, how many there are. Tables for programs are whole.
pub(crate) const MOST_ROWS: usize = 1_000;

/// So many columns of a cell are laid out.
const WIDEST_CELL: usize = 400;

/// Rows under a head; what every text form of a report is made from.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Table {
    /// The heads of the columns.
    pub head: Vec<String>,
    /// Which columns hold numbers, and stand to the right.
    pub numbers: Vec<usize>,
    /// The rows, each as long as the head.
    pub rows: Vec<Vec<Cell>>,
}

/// One cell.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Cell {
    /// What it says, on one line.
    pub text: String,
    /// How it stands out.
    pub style: Option<Style>,
    /// Steps made and steps in all, where the cell is a measure that can be drawn as a bar.
    pub bar: Option<(usize, usize)>,
}

impl Cell {
    /// A cell of text from anywhere; made safe to show.
    pub fn text(text: impl AsRef<str>) -> Cell {
        Cell { text: visible_line(text.as_ref()), ..Cell::default() }
    }

    /// The same cell in a style.
    pub(crate) fn styled(mut self, style: Style) -> Cell {
        self.style = Some(style);
        self
    }
}

/// Draws a table in at most the width of the look; it ends with a line feed. What would be too long is cut before it
/// is laid out.
pub(crate) fn render_table(table: &Table, look: Look) -> String {
    let bar_width = match look.width {
        ..70 => 0,
        70..100 => 10,
        _ => 14,
    };
    let mut drawn = comfy_table::Table::new();
    drawn.load_preset(comfy_table::presets::NOTHING);
    drawn.set_content_arrangement(ContentArrangement::Dynamic);
    drawn.set_width(u16::try_from(look.width).unwrap_or(u16::MAX));
    if let Some(rule) = look.glyphs().rule.chars().next() {
        drawn.set_style(TableComponent::HeaderLines, rule);
        drawn.set_style(TableComponent::MiddleHeaderIntersections, rule);
    }
    drawn.set_header(table.head.iter().map(|head| Drawn::new(look.paint(Style::Bold, head))));
    for row in table.rows.iter().take(MOST_ROWS) {
        drawn.add_row(row.iter().map(|cell| {
            let text = match cell.bar {
                Some((made, total)) if bar_width > 0 => {
                    format!("{} {:>4}", look.bar(made, total, bar_width), cell.text)
                }
                _ => shorten(&cell.text, WIDEST_CELL, look.glyphs().ellipsis),
            };
            Drawn::new(match cell.style {
                Some(style) => look.paint(style, &text),
                None => text,
            })
        }));
    }
    for (position, column) in drawn.column_iter_mut().enumerate() {
        column.set_padding((0, 2));
        if table.numbers.contains(&position) {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    let text = drawn.to_string();
    let mut text: String = text.lines().map(|line| format!("{}\n", line.trim_end())).collect();
    let more = table.rows.len().saturating_sub(MOST_ROWS);
    if more > 0 {
        text.push_str(&format!("{}\n", look.paint(Style::Dim, words::more(more).of(look.lang))));
    }
    text
}
