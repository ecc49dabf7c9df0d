//! The record as a document: blocks of text without a format, which every writer turns into its own.
//!
//! A [`Line`] makes its text harmless when it is made: one line, nothing that hides or steers. What a
//! format acts on besides (`<`, `|`) is for its writer to escape.

use super::record::RecordLang;
use crate::report::timeline::Timeline;
use crate::text::visible::visible;

/// A whole document.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// The languages it is written in.
    pub lang: RecordLang,
    /// What it is: "移交单 Handover record", with the word for a draft where it is one.
    pub title: String,
    /// What is handed over.
    pub subject: String,
    /// The line on top of every page: number and, where it is one, that this is a draft.
    pub running: String,
    /// What must be known before reading on: that it is a draft, or stale. One paragraph a line.
    pub notice: Vec<Line>,
    /// Everything else, in order.
    pub blocks: Vec<Block>,
}

/// A part of a document.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A heading; level 1 is that of a block of the record.
    Heading(u8, String),
    /// A sentence or more; a line for each language.
    Paragraph(Cell),
    /// Names and values.
    Facts(Vec<(Cell, Cell)>),
    /// Rows under a head.
    Grid(Grid),
    /// How many items are complete, a line per section; the last line is the total.
    Progress(Progress),
    /// Milestones and due days.
    Timeline(TimelineBlock),
    /// Places to sign.
    Signatures(Vec<SignatureBox>),
    /// Commands for a shell, in order.
    Commands(Vec<String>),
}

/// Rows under a head.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Grid {
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows, each as long as there are columns.
    pub rows: Vec<Vec<Cell>>,
}

/// A column of a grid.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// Its head.
    pub head: Cell,
    /// Its share of the width; the shares of a grid need not add up to anything.
    pub width: u32,
}

/// Lines of text that belong together.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Cell {
    /// The lines.
    pub lines: Vec<Line>,
}

/// One line of text.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Line {
    /// What it says, harmless and without line feeds.
    pub text: String,
    /// How it stands out.
    pub tone: Tone,
    /// Where it leads: an http, https or mailto address.
    pub link: Option<String>,
}

/// How a line stands out.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Tone {
    /// It does not.
    #[default]
    Plain,
    /// Stands out.
    Strong,
    /// Stands back.
    Quiet,
    /// Good: complete, valid.
    Good,
    /// Needs attention.
    Warn,
    /// Wrong: late, rejected, bad.
    Bad,
    /// Meant to be compared letter by letter: digests, paths.
    Code,
}

/// How far the sections are.
#[derive(Debug, Clone, PartialEq)]
pub struct Progress {
    /// Heads of the three columns: section, bar, items.
    pub head: [Cell; 3],
    /// Title, items complete, items that count.
    pub rows: Vec<(Cell, usize, usize)>,
}

/// A timeline with its words.
#[derive(Debug, Clone, PartialEq)]
pub struct TimelineBlock {
    /// The data.
    pub timeline: Timeline,
    /// What it is called.
    pub title: String,
    /// Names of the milestones, in the order of the data's days and within them.
    pub milestones: Vec<Vec<String>>,
    /// The word for today.
    pub today: String,
    /// The words for items that are settled, open, and late.
    pub legend: [String; 3],
    /// The same as a grid, for formats without drawings.
    pub grid: Grid,
}

/// A place to sign, on screen and on paper.
#[derive(Debug, Clone, PartialEq)]
pub struct SignatureBox {
    /// Whose it is: "移交人 delivered by".
    pub head: Cell,
    /// What is known.
    pub facts: Vec<(Cell, Cell)>,
    /// The words at the empty place: "签字/盖章".
    pub room: Cell,
    /// The words before the day that is written by hand.
    pub date: Cell,
}

impl Block {
    /// A heading of text from anywhere.
    pub fn heading(level: u8, text: impl AsRef<str>) -> Block {
        Block::Heading(level, Line::new(text).text)
    }
}

impl Line {
    /// A line of text from anywhere.
    pub fn new(text: impl AsRef<str>) -> Line {
        let text = visible(text.as_ref()).split(['\n', '\t']).map(str::trim).collect::<Vec<_>>().join(" ");
        Line { text: text.trim().to_owned(), tone: Tone::Plain, link: None }
    }

    /// The same line in a tone.
    pub(crate) fn tone(mut self, tone: Tone) -> Line {
        self.tone = tone;
        self
    }

    /// The same line as a link, where the address is one that may be followed.
    pub fn link(mut self, address: &str) -> Line {
        self.link = safe_address(address);
        self
    }
}

impl Cell {
    /// A cell of text from anywhere; each of its lines that says something becomes a line.
    pub fn new(text: impl AsRef<str>) -> Cell {
        Cell::default().and(text, Tone::Plain)
    }

    /// A cell of ready lines.
    pub fn of(lines: impl IntoIterator<Item = Line>) -> Cell {
        Cell { lines: lines.into_iter().collect() }
    }

    /// The same cell with more text under it; nothing is added for text that says nothing.
    pub fn and(mut self, text: impl AsRef<str>, tone: Tone) -> Cell {
        let lines = text.as_ref().lines().map(Line::new).filter(|line| !line.text.is_empty());
        self.lines.extend(lines.map(|line| line.tone(tone)));
        self
    }

    /// The same cell in one tone.
    pub(crate) fn toned(mut self, tone: Tone) -> Cell {
        self.lines.iter_mut().for_each(|line| line.tone = tone);
        self
    }

    /// Whether it says nothing.
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }
}

/// The address, if it is of a kind that may be followed and holds nothing but visible characters.
fn safe_address(address: &str) -> Option<String> {
    let (scheme, rest) = address.split_once(':')?;
    let known = ["http", "https", "mailto"].iter().any(|known| scheme.eq_ignore_ascii_case(known));
    let plain = |c: char| {
        !c.is_whitespace() && !c.is_control() && !crate::text::visible::is_unsafe(c) && !"<>\"`\\".contains(c)
    };
    (known && !rest.is_empty() && rest.chars().all(plain)).then(|| address.to_owned())
}

/// Where the next day such as 2026-11-30 begins that is not part of a longer word.
pub(super) fn next_day(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let shape = |at: usize| {
        let word = |at: Option<&u8>| at.is_some_and(|b| b.is_ascii_alphanumeric() || *b == b'-');
        let day = bytes[at..at + 10].iter().enumerate();
        (at == 0 || !word(bytes.get(at - 1)))
            && !word(bytes.get(at + 10))
            && day.into_iter().all(|(n, b)| if n == 4 || n == 7 { *b == b'-' } else { b.is_ascii_digit() })
    };
    (0..bytes.len().saturating_sub(9)).find(|at| shape(*at))
}

/// A mail address that can be followed.
pub(super) fn mail(address: Option<&str>) -> Cell {
    let lines = address.map(|address| Line::new(address).link(&format!("mailto:{address}")));
    Cell::of(lines)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_that_may_be_followed_become_links() {
        let link = |address: &str| Line::new("x").link(address).link;
        assert!(link("https://drive.example/移交?a=1&b=2").is_some());
        assert!(link("mailto:lin@bright.example").is_some());
        for address in
            ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "https:// x", "https://x\"y", "//x"]
        {
            assert_eq!(link(address), None, "{address}");
        }
    }

    #[test]
    fn a_line_is_one_harmless_line() {
        assert_eq!(Line::new(" a\u{7}\nb\u{202e} ").text, "a\\u{7} b\\u{202e}");
        assert_eq!(Cell::new("one\n\n two\r\n").lines.len(), 2);
    }
}
