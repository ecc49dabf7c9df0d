//! What stands inside a line of Markdown: bold, small print, links, marks of HTML.

use super::super::rich::Rich;
use pulldown_cmark::{Event, Tag, TagEnd};

/// A line that is being read.
#[derive(Default)]
pub(super) struct Inline {
    text: Rich,
    bold: Vec<usize>,
    small: Vec<usize>,
    struck: Vec<usize>,
    links: Vec<String>,
    /// Whether the block of code that is read stands between fences.
    pub(super) fenced: bool,
}

/// Whether a tag breaks the line.
pub(super) fn is_break(tag: &str) -> bool {
    tag.trim_start_matches('<').to_ascii_lowercase().starts_with("br")
}

impl Inline {
    /// Adds what an event says.
    pub(super) fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Text(text) | Event::Code(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                self.push(&text)
            }
            Event::InlineHtml(tag) => self.tag(&tag),
            _ => {}
        }
    }

    /// Adds a text.
    pub(super) fn push(&mut self, text: &str) {
        self.text.text.push_str(text);
    }

    fn tag(&mut self, tag: &str) {
        let lower = tag.to_ascii_lowercase();
        let here = self.text.text.len();
        match lower.as_str() {
            _ if is_break(tag) => self.push("\n"),
            "<sub>" | "<small>" | "<sup>" => self.small.push(here),
            "</sub>" | "</small>" | "</sup>" => self.text.small.extend(self.small.pop().map(|start| start..here)),
            "<s>" | "<del>" | "<strike>" => self.struck.push(here),
            "</s>" | "</del>" | "</strike>" => self.text.struck.extend(self.struck.pop().map(|start| start..here)),
            "<b>" | "<strong>" => self.bold.push(here),
            "</b>" | "</strong>" => self.text.bold.extend(self.bold.pop().map(|start| start..here)),
            _ if lower.starts_with("<input") && lower.contains("checkbox") => {
                self.push(if lower.contains("checked") { "[x] " } else { "[ ] " });
            }
            _ => {}
        }
    }

    /// Something begins inside the line.
    pub(super) fn open(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Strong => self.bold.push(self.text.text.len()),
            Tag::Strikethrough => self.struck.push(self.text.text.len()),
            Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. } => self.links.push(dest_url.to_string()),
            _ => {}
        }
    }

    /// Something ends inside the line.
    pub(super) fn close(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Strong => {
                let here = self.text.text.len();
                self.text.bold.extend(self.bold.pop().map(|start| start..here));
            }
            TagEnd::Strikethrough => {
                let here = self.text.text.len();
                self.text.struck.extend(self.struck.pop().map(|start| start..here));
            }
            TagEnd::Link | TagEnd::Image => {
                if let Some(address) = self.links.pop() {
                    self.text.link(&address);
                }
            }
            _ => {}
        }
    }

    /// The line that was read; what is still open goes on in the next one.
    pub(super) fn finish(&mut self) -> Rich {
        let here = self.text.text.len();
        self.text.bold.extend(self.bold.iter().map(|start| *start..here));
        self.text.struck.extend(self.struck.iter().map(|start| *start..here));
        self.bold.iter_mut().chain(&mut self.struck).for_each(|start| *start = 0);
        self.small.iter_mut().for_each(|start| *start = 0);
        std::mem::take(&mut self.text).from(0)
    }
}
