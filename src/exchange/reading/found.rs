//! The neutral form of a list: the units that were found in it.

use super::rich::Rich;
use crate::text::problem::Problem;
use crate::text::say::importing as say;
use std::path::Path;

/// The most units of one list.
pub(crate) const MOST_UNITS: usize = 100_000;

/// The most columns of a table.
pub(super) const MOST_COLUMNS: usize = 512;

/// How far above a row the head of its columns is looked for.
pub(crate) const NEAR: usize = 20_000;

/// The most bytes of a list.
pub(crate) const LARGEST: u64 = 16 << 20;

/// What a list is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum ListFormat {
    /// Markdown, or plain text.
    Md,
    /// Values separated by commas, semicolons or tabs.
    Csv,
    /// HTML, or what Word and Excel save as such.
    Html,
    /// An Excel workbook.
    #[value(skip)]
    Xlsx,
}

impl ListFormat {
    /// The format that a file's name tells.
    pub(crate) fn of(path: &Path) -> Option<ListFormat> {
        match path.extension()?.to_str()?.to_ascii_lowercase().as_str() {
            "md" | "markdown" | "txt" | "text" => Some(ListFormat::Md),
            "csv" | "tsv" | "tab" => Some(ListFormat::Csv),
            "html" | "htm" => Some(ListFormat::Html),
            "xlsx" | "xlsm" | "xls" => Some(ListFormat::Xlsx),
            // Word saves HTML under its own ending when it is told to.
            "doc" => Some(ListFormat::Html),
            _ => None,
        }
    }
}

/// What was found in a list.
#[derive(Debug, Clone, Default)]
pub(crate) struct Reading {
    /// The sheets that do not show, which are not read.
    pub(crate) hidden: Vec<String>,
    /// What the list calls itself, where it does.
    pub(crate) title: Option<String>,
    /// The names of its sheets; none where it has no such parts.
    pub(crate) sheets: Vec<String>,
    /// What was found, in its order.
    pub(crate) units: Vec<Unit>,
}

/// One thing that was found.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Unit {
    /// The line or row that it begins in; the first is 1.
    pub(crate) line: usize,
    /// Which sheet it stands in.
    pub(crate) sheet: usize,
    /// What it is.
    pub(crate) what: What,
}

/// What a unit is.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum What {
    /// A heading; level 1 is the highest.
    Heading {
        /// Its level.
        level: u8,
        /// What it says.
        text: Rich,
    },
    /// An entry of a list.
    Entry {
        /// How deep it is nested; 1 is outermost.
        depth: usize,
        /// Whether its box is ticked; nothing where it has no box.
        tick: Option<bool>,
        /// What its first line says.
        text: Rich,
    },
    /// A line of text.
    Line {
        /// The depth of the entry that it goes on; 0 outside of lists.
        depth: usize,
        /// Whether it stands in a block of code.
        code: bool,
        /// What it says.
        text: Rich,
    },
    /// A row of a table.
    Row {
        /// The table, by number.
        table: usize,
        /// Whether it is marked as the head.
        head: bool,
        /// Its cells.
        cells: Vec<Cell>,
    },
    /// What gives a list its form and says nothing: rules, fences, comments.
    Layout {
        /// As it is written.
        text: String,
    },
}

/// A cell of a table.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Cell {
    /// What it says.
    pub(crate) text: Rich,
    /// Whether the value is that of a cell further up, with which it is merged.
    pub(crate) merged: bool,
    /// How many columns it takes.
    pub(crate) wide: usize,
}

impl Cell {
    /// A cell of plain text.
    pub(crate) fn plain(text: &str) -> Cell {
        Cell { text: Rich::plain(text), merged: false, wide: 1 }
    }
}

impl What {
    /// What it says, on one line.
    pub(crate) fn told(&self) -> String {
        match self {
            What::Heading { text, .. } | What::Entry { text, .. } | What::Line { text, .. } => text.text.clone(),
            What::Row { cells, .. } => {
                let filled = cells.iter().filter(|cell| !cell.text.is_blank() && !cell.merged);
                filled.map(|cell| cell.text.text.replace('\n', " ")).collect::<Vec<_>>().join(" | ")
            }
            What::Layout { text } => text.clone(),
        }
    }
}

impl Unit {
    pub(super) fn new(line: usize, what: What) -> Unit {
        Unit { line, sheet: 0, what }
    }
}

/// Refuses a row of more columns than any list has.
pub(super) fn require_narrow(columns: usize, name: &str) -> Result<(), Problem> {
    match columns <= MOST_COLUMNS {
        true => Ok(()),
        false => Err(Problem::usage(say::too_many_columns(name, columns, MOST_COLUMNS))),
    }
}
