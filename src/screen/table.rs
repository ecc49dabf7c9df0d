//! A table of cells, and how it is drawn on a terminal.

use super::layout::labelled;
use crate::text::look::{Look, Style, TOGETHER, cut_at, shorten, widest_piece, widest_word, wrap_in_column};
use crate::text::say::words;
use crate::text::visible::visible_line;
use comfy_table::{CellAlignment, ColumnConstraint, TableComponent, Width, presets};
use unicode_width::UnicodeWidthStr;

/// So many rows are drawn; of more, how many there are. Tables for programs are whole.
pub(crate) const MOST_ROWS: usize = 1_000;

/// So many columns of a cell are laid out.
const WIDEST_CELL: usize = 400;

/// Between two columns.
const GAP: u16 = 2;

/// No column is made narrower than this, however narrow the screen is.
const NARROWEST: usize = 6;

/// Rows under a head; what every text form of a report is made from.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Table {
    /// The heads of the columns.
    pub head: Vec<String>,
    /// Which columns hold numbers, and stand to the right.
    pub numbers: Vec<usize>,
    /// The rows, each as long as the head.
    pub rows: Vec<Vec<Cell>>,
    /// What the rows come to, which stands below them however many there are.
    pub total: Option<Vec<Cell>>,
}

impl Table {
    /// Every row that a whole table has.
    pub(crate) fn all_rows(&self) -> impl Iterator<Item = &Vec<Cell>> {
        self.rows.iter().chain(&self.total)
    }
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
    /// What stands below that in its column, and how.
    pub below: Option<(String, Style)>,
    /// The name that commands take, which stands below all that and is never broken.
    pub name: Option<String>,
    /// Whether all of it is drawn, however long it is.
    pub whole: bool,
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

    /// The same cell, whose words stay on one line.
    pub(crate) fn together(mut self) -> Cell {
        let glue = |text: &str| text.replace(' ', &TOGETHER.to_string());
        self.text = glue(&self.text);
        self.below = self.below.map(|(text, style)| (glue(&text), style));
        self
    }

    /// The same cell with something below.
    pub(crate) fn with_below(mut self, text: impl AsRef<str>, style: Style) -> Cell {
        self.below = Some((visible_line(text.as_ref()), style));
        self
    }

    /// The same cell with the name that commands take.
    pub(crate) fn named(mut self, name: impl AsRef<str>) -> Cell {
        self.name = Some(visible_line(name.as_ref()));
        self
    }

    /// The same cell, of which nothing is cut: what is agreed to is read first.
    pub(crate) fn whole(mut self) -> Cell {
        self.whole = true;
        self
    }

    /// What it says at a width of bars, and what stands below.
    fn parts(&self, bar_width: usize, look: Look) -> impl Iterator<Item = (String, Option<Style>)> {
        let text = match self.bar {
            Some((made, total)) if bar_width > 0 => format!("{} {:>4}", look.bar(made, total, bar_width), self.text),
            _ if self.whole => self.text.clone(),
            _ => shorten(&self.text, WIDEST_CELL, look.glyphs().ellipsis),
        };
        let below = self.below.iter().map(|(text, style)| (text.clone(), Some(*style)));
        std::iter::once((text, self.style)).chain(below)
    }
}

/// The lines of a cell, each with its style.
type Lines = Vec<(String, Option<Style>)>;

/// Draws a table in at most the width of the look; it ends with a line feed. What would be too long is cut before it
/// is laid out.
pub(crate) fn render_table(table: &Table, look: Look) -> String {
    let bar_width = match look.width {
        ..70 => 0,
        70..100 => 10,
        _ => 14,
    };
    let head: Vec<Lines> = table.head.iter().map(|head| vec![(head.clone(), Some(Style::Bold))]).collect();
    let shown: Vec<&Vec<Cell>> = table.rows.iter().take(MOST_ROWS).chain(&table.total).collect();
    let body: Vec<Vec<Lines>> =
        shown.iter().map(|row| row.iter().map(|cell| cell.parts(bar_width, look).collect()).collect()).collect();
    let rows: Vec<&Vec<Lines>> = std::iter::once(&head).chain(&body).collect();
    let Some(widths) = widths(&rows, table.head.len(), look.width) else {
        return stacked(table, &shown, look);
    };
    let mut drawn = comfy_table::Table::new();
    drawn.load_preset(presets::NOTHING);
    if let Some(rule) = look.glyphs().rule.chars().next() {
        drawn.set_style(TableComponent::HeaderLines, rule);
        drawn.set_style(TableComponent::MiddleHeaderIntersections, rule);
    }
    drawn.set_header(fitted(&head, &[], &widths, look));
    for (row, cells) in body.iter().zip(&shown) {
        drawn.add_row(fitted(row, cells, &widths, look));
    }
    for (column, width) in widths.iter().enumerate() {
        // One blank more stands between columns by itself.
        let gap = if column + 1 == widths.len() { 0 } else { GAP - 1 };
        let Some(column_drawn) = drawn.column_mut(column) else { continue };
        column_drawn.set_padding((0, gap));
        column_drawn.set_constraint(ColumnConstraint::Absolute(Width::Fixed(
            u16::try_from(width + usize::from(gap)).unwrap_or(u16::MAX),
        )));
        if table.numbers.contains(&column) {
            column_drawn.set_cell_alignment(CellAlignment::Right);
        }
    }
    let names = shown.iter().copied().flatten().filter_map(|cell| cell.name.as_deref());
    with_names(&drawn.to_string(), names, look) + &more_rows(table, look)
}

/// How many rows there are beside those that are drawn.
fn more_rows(table: &Table, look: Look) -> String {
    let more = table.rows.len().saturating_sub(MOST_ROWS);
    match more {
        0 => String::new(),
        more => format!("{}\n", look.paint(Style::Dim, words::more(more).of(look.lang))),
    }
}

/// The rows one below the other, each with its cells below its first one: what is drawn where the columns have no room
/// beside each other.
fn stacked(table: &Table, rows: &[&Vec<Cell>], look: Look) -> String {
    let indent = table.head.iter().skip(1).map(|head| head.width()).max().unwrap_or_default() + 4;
    let mut text = String::new();
    for row in rows {
        for (column, cell) in row.iter().enumerate() {
            let head = table.head.get(column).filter(|_| column > 0);
            let mut label = head.map(|head| format!("  {head}")).unwrap_or_default();
            let empty = cell.text.is_empty() || cell.text == look.glyphs().none;
            let parts = cell.parts(0, look).filter(|_| column == 0 || !empty || cell.below.is_some());
            for (part, style) in parts {
                let indent = if column == 0 { 0 } else { indent };
                let lines = labelled(&std::mem::take(&mut label), &part, indent, look);
                let style = style.unwrap_or(Style::Bold);
                text.push_str(&if column == 0 { look.paint(style, lines.trim_end()) + "\n" } else { lines });
            }
            text.extend(cell.name.iter().map(|name| format!("  {}\n", look.paint(Style::Dim, name))));
        }
    }
    text + &more_rows(table, look)
}

/// How wide each column is: as its widest cell where there is room; else the widest give way, first down to their
/// longest word, then down to what is not broken. Nothing where even that has no room.
fn widths(rows: &[&Vec<Lines>], columns: usize, room: usize) -> Option<Vec<usize>> {
    let widest = |column: usize, measure: fn(&str) -> usize| {
        let cells = rows.iter().filter_map(|row| row.get(column)).flatten();
        cells.map(|(text, _)| measure(text)).max().unwrap_or_default()
    };
    let mut widths: Vec<usize> = (0..columns).map(|column| widest(column, UnicodeWidthStr::width)).collect();
    let whole: Vec<usize> = (0..columns).map(|column| widest(column, widest_word)).collect();
    let words: Vec<usize> = (0..columns).map(|column| widest(column, widest_piece).max(NARROWEST)).collect();
    let room = room.saturating_sub(usize::from(GAP) * columns.saturating_sub(1));
    for least in [whole, words] {
        while widths.iter().sum::<usize>() > room {
            let spare = widths.iter().zip(&least).enumerate().filter(|(_, (width, least))| width > least);
            let Some((column, _)) = spare.max_by_key(|(column, (width, _))| (**width, *column)) else { break };
            widths[column] -= 1;
        }
    }
    (widths.iter().sum::<usize>() <= room).then_some(widths)
}

/// Stands where a name goes, until the table is drawn: a name may be longer than its column. No text of a cell holds it.
const NAME: char = '\u{1}';

/// The cells of a row, each broken into the lines of its column. A name stands on the first line on which nothing is to
/// its right.
fn fitted(row: &[Lines], cells: &[Cell], widths: &[usize], look: Look) -> Vec<String> {
    let lines = |(parts, width): (&Lines, &usize)| {
        let paint = |line: String, style: &Option<Style>| style.map_or(line.clone(), |style| look.paint(style, &line));
        let lines =
            parts.iter().flat_map(|(part, style)| fit(part, *width).into_iter().map(move |line| paint(line, style)));
        lines.collect()
    };
    let mut fitted: Vec<Vec<String>> = row.iter().zip(widths).map(lines).collect();
    for (column, _) in cells.iter().enumerate().filter(|(_, cell)| cell.name.is_some()) {
        let line = fitted[column..].iter().map(Vec::len).max().unwrap_or_default();
        fitted[column].resize(line, String::new());
        fitted[column].push(NAME.to_string());
    }
    fitted.into_iter().map(|lines| lines.join("\n")).collect()
}

/// A table that is drawn, with the names where they go, which are in its order.
fn with_names<'a>(drawn: &str, mut names: impl Iterator<Item = &'a str>, look: Look) -> String {
    let mut text = String::new();
    for line in drawn.lines() {
        match line.split_once(NAME) {
            Some((before, _)) => {
                text += &format!("{before}{}", look.paint(Style::Dim, names.next().unwrap_or_default()))
            }
            None => text += line.trim_end(),
        }
        text.push('\n');
    }
    text
}

/// The lines of a text in a column, which nothing may leave: what is wider is cut.
fn fit(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for mut line in wrap_in_column(text, width).iter().map(String::as_str) {
        while line.width() > width {
            let cut = cut_at(line, width);
            lines.push(line[..cut].to_owned());
            line = &line[cut..];
        }
        lines.push(line.to_owned());
    }
    lines
}
