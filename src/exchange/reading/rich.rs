//! A piece of text with what a list marks in it: bold, small print, links.

use std::ops::Range;

/// What stands behind something that is struck out, and says why.
const STRUCK: [&str; 14] = [
    "cancel",
    "done",
    "dropped",
    "obsolete",
    "no longer",
    "not needed",
    "removed",
    "gone",
    "取消",
    "已取消",
    "作废",
    "已作废",
    "不再",
    "无需",
];

/// A text, and what is marked in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Rich {
    /// The text without its marks; a line feed where a cell has several lines.
    pub(crate) text: String,
    /// The addresses that it links to.
    pub(crate) links: Vec<String>,
    /// What of it is bold, as byte ranges.
    pub(crate) bold: Vec<Range<usize>>,
    /// What of it is small print, as byte ranges.
    pub(crate) small: Vec<Range<usize>>,
    /// What of it is struck out, as byte ranges.
    pub(crate) struck: Vec<Range<usize>>,
}

impl Rich {
    /// A text without marks.
    pub(crate) fn plain(text: &str) -> Rich {
        Rich { text: text.to_owned(), ..Rich::default() }
    }

    /// Whether it says nothing.
    pub(crate) fn is_blank(&self) -> bool {
        crate::text::visible::is_blank(&self.text)
    }

    /// Whether all of it is bold.
    pub(crate) fn is_bold(&self) -> bool {
        let bold = self.solid_in(&self.bold);
        bold > 0 && bold == solid(&self.text)
    }

    /// Whether it is struck out, but for a remark; what stands behind it says more than that where it is long.
    pub(crate) fn is_struck(&self) -> bool {
        let Some(first) = self.struck.first() else { return false };
        let rest = self.text.get(self.struck.last().map_or(0, |last| last.end)..).unwrap_or_default();
        let rest = rest.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        let is_remark = first.start == 0 && STRUCK.iter().any(|word| rest.starts_with(word));
        is_remark || self.solid_in(&self.struck) * 2 > solid(&self.text)
    }

    /// The text, with the signs by which Markdown strikes out.
    pub(crate) fn marked(&self) -> String {
        let mut text = self.text.clone();
        for range in self.struck.iter().rev().filter(|range| self.text.get((*range).clone()).is_some()) {
            text.insert_str(range.end, "~~");
            text.insert_str(range.start, "~~");
        }
        text
    }

    fn solid_in(&self, ranges: &[Range<usize>]) -> usize {
        ranges.iter().map(|range| self.text.get(range.clone()).map_or(0, solid)).sum()
    }

    /// What it begins with in bold.
    pub(crate) fn bold_lead(&self) -> Option<&str> {
        let first = self.bold.first()?;
        let before = self.text.get(..first.start)?;
        before.trim().is_empty().then(|| self.text.get(first.clone())).flatten()
    }

    /// Adds an address once.
    pub(crate) fn link(&mut self, address: &str) {
        let address = address.trim();
        if !address.is_empty() && !self.links.iter().any(|known| known == address) {
            self.links.push(address.to_owned());
        }
    }

    /// What stands from a place on, without the blanks at its ends.
    pub(crate) fn from(self, start: usize) -> Rich {
        let end = self.text.trim_end().len();
        self.cut(start..end)
    }

    /// What stands in a range, without the blanks at its ends; the links stay.
    pub(crate) fn cut(self, range: Range<usize>) -> Rich {
        let inner = self.text.get(range.clone()).unwrap_or_default();
        let start = range.start + (inner.len() - inner.trim_start().len());
        let end = start + inner.trim().len();
        if start == 0 && end == self.text.len() {
            return self;
        }
        let moved = |ranges: Vec<Range<usize>>| -> Vec<Range<usize>> {
            let inside = ranges.into_iter().map(|one| one.start.max(start)..one.end.min(end));
            inside.filter(|one| one.start < one.end).map(|one| one.start - start..one.end - start).collect()
        };
        Rich {
            text: self.text.get(start..end).unwrap_or_default().to_owned(),
            links: self.links,
            bold: moved(self.bold),
            small: moved(self.small),
            struck: moved(self.struck),
        }
    }
}

/// How much of a text is not blank.
fn solid(text: &str) -> usize {
    text.chars().filter(|c| !c.is_whitespace()).map(char::len_utf8).sum()
}
