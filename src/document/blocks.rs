//! The record as a document: blocks of text without a format, which every writer turns into its own.
//!
//! A [`Line`] makes its text harmless when it is made: one line, nothing that hides or steers. What a
//! format acts on besides (`<`, `|`) is for its writer to escape.

use super::signed::RecordLang;
use crate::report::timeline::Timeline;
use crate::text::visible::visible_line;
use std::ops::{Range, RangeInclusive};

/// A whole document: a sheet that is signed, and what is annexed to it.
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
    /// What must be known before reading on: that it is a draft, or no longer holds. One paragraph a line.
    pub notice: Vec<Line>,
    /// The sheet: all that somebody must have before them who signs, but what closes it.
    pub sheet: Vec<Block>,
    /// What closes the sheet, on one page: the decision, the places to sign, the digest of what is signed.
    pub closing: Vec<Block>,
    /// The annexes in their order, each with its title; they begin on a page of their own, and follow each other.
    pub annexes: Vec<Annex>,
}

impl Document {
    /// Every block of the sheet.
    pub(super) fn whole_sheet(&self) -> impl Iterator<Item = &Block> {
        self.sheet.iter().chain(&self.closing)
    }
}

/// An annex.
#[derive(Debug, Clone, PartialEq)]
pub struct Annex {
    /// Its title with its number: "Annex 2: Data backups".
    pub title: String,
    /// What stands in it.
    pub blocks: Vec<Block>,
}

/// A part of a document.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A heading below that of the sheet or the annex.
    Heading(String),
    /// A sentence or more; a line for each language.
    Paragraph(Cell),
    /// Names and values, two beside each other.
    Pairs(Vec<(Cell, Cell)>),
    /// Names and values.
    Facts(Vec<(Cell, Cell)>),
    /// Rows under a head.
    Grid(Grid),
    /// How many steps are made, a line per section; the last line is the total.
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
    /// Whether it holds numbers, which stand at its right.
    pub number: bool,
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
    /// Heads of the three columns: section, bar, steps.
    pub head: [Cell; 3],
    /// Title, steps made, steps there are.
    pub rows: Vec<(Cell, usize, usize)>,
}

/// A timeline with its words.
#[derive(Debug, Clone, PartialEq)]
pub struct TimelineBlock {
    /// The data.
    pub timeline: Timeline,
    /// What it is called.
    pub title: String,
    /// The days as people read them, in the order of the data's.
    pub days: Vec<String>,
    /// Names of the milestones, in the order of the data's days and within them.
    pub milestones: Vec<Vec<String>>,
    /// The word for the present day, and that day.
    pub today: String,
    /// The present day as people read it.
    pub today_is: String,
    /// The words for items that are settled, open, and late.
    pub legend: [String; 3],
    /// What it shows in words, for those who do not see it; a line for each day.
    pub told: String,
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
    /// The words at the empty place: "签字/盖章、日期".
    pub room: Cell,
}

impl Block {
    /// A heading of text from anywhere.
    pub fn heading(text: impl AsRef<str>) -> Block {
        Block::Heading(Line::new(text).text)
    }
}

impl Line {
    /// A line of text from anywhere.
    pub fn new(text: impl AsRef<str>) -> Line {
        Line { text: visible_line(text.as_ref()), tone: Tone::Plain, link: None }
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

/// The next day such as 2026-11-30 or 2026年11月30日 that is not part of a longer word.
pub(super) fn next_day(text: &str) -> Option<Range<usize>> {
    let word = |c: char| c.is_ascii_alphanumeric() || c == '-';
    let starts = text.char_indices().filter(|(at, c)| c.is_ascii_digit() && !text[..*at].ends_with(word));
    starts.map(|(at, _)| at).find_map(|at| {
        let rest = &text[at..];
        let iso = shaped(rest, [(4..=4, "-"), (2..=2, "-"), (2..=2, "")]);
        let iso = iso.filter(|end| !rest[*end..].starts_with(word));
        let end = iso.or_else(|| shaped(rest, [(4..=4, "年"), (1..=2, "月"), (1..=2, "日")]))?;
        Some(at..at + end)
    })
}

/// How long the beginning of a text is that consists of so many digits and a mark, several times.
fn shaped(text: &str, parts: [(RangeInclusive<usize>, &str); 3]) -> Option<usize> {
    let mut end = 0;
    for (digits, mark) in parts {
        let count = text[end..].bytes().take_while(u8::is_ascii_digit).count();
        if !digits.contains(&count) || !text[end + count..].starts_with(mark) {
            return None;
        }
        end += count + mark.len();
    }
    Some(end)
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
    fn a_day_is_found_however_people_write_it() {
        let found = |text: &str| next_day(text).map(|at| text[at].to_owned());
        for (text, day) in [
            ("due：2026-11-30，", Some("2026-11-30")),
            ("于2026年11月3日签署", Some("2026年11月3日")),
            ("x2026-11-30 2026-11-301 20-1", None),
            ("2026年11月", None),
            ("2026-11-30T10:00", None),
            ("12026-11-30 and 2026-12-01.", Some("2026-12-01")),
        ] {
            assert_eq!(found(text).as_deref(), day, "{text}");
        }
    }

    #[test]
    fn a_line_is_one_harmless_line() {
        assert_eq!(Line::new(" a\u{7}\nb\u{202e} ").text, "a\\u{7} b\\u{202e}");
        assert_eq!(Cell::new("one\n\n two\r\n").lines.len(), 2);
    }
}
