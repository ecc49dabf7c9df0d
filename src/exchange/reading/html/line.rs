//! The line of text that is read on a page: blanks are one, wherever the source breaks.

use super::super::rich::Rich;

/// A line of text with what is marked in it.
#[derive(Default)]
pub(super) struct Line {
    text: Rich,
    bold: usize,
    small: usize,
    struck: usize,
    /// Where the bold, the small and the struck text that is open begins.
    from: [Option<usize>; 3],
    /// Whether the fonts that are open are made of symbols.
    pub(super) fonts: Vec<bool>,
    /// Whether a blank comes before what is said next, and whether the source broke there.
    gap: Option<bool>,
}

impl Line {
    /// Adds a text of the source.
    pub(super) fn push(&mut self, text: &str) {
        for c in text.chars() {
            if c.is_whitespace() && c != '\u{3000}' {
                self.gap = Some(self.gap.unwrap_or(true) && c == '\n');
                continue;
            }
            let last = self.text.text.chars().next_back();
            // Where the source only breaks between two Chinese characters, there is no blank.
            let wide = |c: char| c as u32 >= 0x2e80;
            let joined = self.gap == Some(true) && last.is_some_and(wide) && wide(c);
            if self.gap.take().is_some() && !joined && last.is_some_and(|last| last != '\n') {
                self.text.text.push(' ');
            }
            self.text.text.push(c);
        }
    }

    /// A new line inside a cell.
    pub(super) fn broken(&mut self) {
        self.gap = None;
        if !self.text.text.is_empty() && !self.text.text.ends_with('\n') {
            self.text.text.push('\n');
        }
    }

    /// An address that the text links to.
    pub(super) fn link(&mut self, address: Option<String>) {
        if let Some(address) = address {
            self.text.link(&address);
        }
    }

    /// Bold text begins or ends.
    pub(super) fn bold(&mut self, begins: bool) {
        let here = self.text.text.len();
        let ended = marked(&mut self.bold, &mut self.from[0], begins, here);
        self.text.bold.extend(ended.map(|start| start..here));
    }

    /// Small print begins or ends.
    pub(super) fn small(&mut self, begins: bool) {
        let here = self.text.text.len();
        let ended = marked(&mut self.small, &mut self.from[1], begins, here);
        self.text.small.extend(ended.map(|start| start..here));
    }

    /// What is struck out begins or ends.
    pub(super) fn struck(&mut self, begins: bool) {
        let here = self.text.text.len();
        let ended = marked(&mut self.struck, &mut self.from[2], begins, here);
        self.text.struck.extend(ended.map(|start| start..here));
    }

    /// The line that was read.
    pub(super) fn finish(&mut self) -> Rich {
        let here = self.text.text.len();
        self.text.bold.extend(self.from[0].map(|start| start..here));
        self.text.small.extend(self.from[1].map(|start| start..here));
        self.text.struck.extend(self.from[2].map(|start| start..here));
        self.from.iter_mut().flatten().for_each(|start| *start = 0);
        self.gap = None;
        std::mem::take(&mut self.text).from(0)
    }
}

/// Counts how often a mark is open; says where it began once it is not.
fn marked(open: &mut usize, from: &mut Option<usize>, begins: bool, here: usize) -> Option<usize> {
    if begins {
        *open += 1;
        from.get_or_insert(here);
        return None;
    }
    *open = open.saturating_sub(1);
    if *open == 0 { from.take() } else { None }
}
