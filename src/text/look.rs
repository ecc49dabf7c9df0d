//! How output should look: language, width, colour, and whether drawing characters are safe.

use super::Lang;
pub use super::wrap::wrap;
pub(crate) use super::wrap::{TOGETHER, cut_at, pieces, widest_piece, widest_word, wrap_in_column};
use unicode_width::UnicodeWidthStr;

/// What is known of the place where output goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Look {
    /// The language of every sentence.
    pub lang: Lang,
    /// Columns of the terminal; 100 where there is none.
    pub width: usize,
    /// Whether colours may be used.
    pub color: bool,
    /// Whether only ASCII may be drawn with.
    pub ascii: bool,
}

/// The characters that tables and cards are drawn with.
///
/// Characters of ambiguous width (`─`, `█`, `…`, `·`) take two columns in some Chinese terminals, so in
/// Chinese all drawing is ASCII.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Glyphs {
    /// A rule across the screen.
    pub rule: &'static str,
    /// A filled part of a bar.
    pub full: &'static str,
    /// An empty part of a bar.
    pub empty: &'static str,
    /// Nothing to show in a cell.
    pub none: &'static str,
    /// Something was cut off.
    pub ellipsis: &'static str,
    /// Between two facts on a line.
    pub dot: &'static str,
    /// Between the first and the last of several days.
    pub dash: &'static str,
    /// The part of a line of time that is over.
    pub past: &'static str,
    /// Where a part of a line of time begins.
    pub tick: &'static str,
    /// A milestone on it.
    pub milestone: &'static str,
    /// The present day on it.
    pub today: &'static str,
    /// From a word down to its place on it.
    pub stem: &'static str,
    /// The line of a table that is about the present.
    pub here: &'static str,
}

/// A style of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// Stands out.
    Bold,
    /// Stands back.
    Dim,
    /// Good: complete.
    Good,
    /// Needs attention: late, waiting.
    Warn,
    /// Wrong.
    Bad,
    /// A heading or the marker.
    Accent,
}

impl Look {
    /// The characters to draw with.
    pub(crate) fn glyphs(&self) -> Glyphs {
        if self.ascii || self.lang.is_east_asian() {
            Glyphs {
                rule: "-",
                full: "#",
                empty: ".",
                none: "-",
                ellipsis: "...",
                dot: "|",
                dash: "-",
                past: "=",
                tick: "+",
                milestone: "*",
                today: "V",
                stem: "|",
                here: ">",
            }
        } else {
            Glyphs {
                rule: "─",
                full: "█",
                empty: "░",
                none: "–",
                ellipsis: "…",
                dot: "·",
                dash: "–",
                past: "━",
                tick: "┬",
                milestone: "◆",
                today: "▼",
                stem: "│",
                here: "▶",
            }
        }
    }

    /// The same in so many columns, where that is known.
    pub(crate) fn in_columns(self, columns: Option<usize>) -> Look {
        Look { width: columns.unwrap_or(self.width), ..self }
    }

    /// The text in a style, where colours may be used.
    pub(crate) fn paint(&self, style: Style, text: &str) -> String {
        if !self.color || text.is_empty() {
            return text.to_owned();
        }
        let code = match style {
            Style::Bold => "1",
            Style::Dim => "2",
            Style::Good => "32",
            Style::Warn => "33",
            Style::Bad => "31",
            Style::Accent => "36",
        };
        format!("\u{1b}[{code}m{text}\u{1b}[0m")
    }

    /// A bar of `width` columns for `made` out of `total`; full only when all is made.
    pub fn bar(&self, made: usize, total: usize, width: usize) -> String {
        let glyphs = self.glyphs();
        let filled = (made * width).checked_div(total).unwrap_or(0);
        format!("{}{}", glyphs.full.repeat(filled), glyphs.empty.repeat(width - filled))
    }

    /// `left` and `right` on one line of the screen's width, or below each other where they do not fit.
    pub(crate) fn spread(&self, left: &str, right: &str) -> String {
        let used = left.width() + right.width();
        if right.is_empty() {
            left.to_owned()
        } else if used + 2 <= self.width {
            format!("{left}{}{right}", " ".repeat(self.width - used))
        } else {
            format!("{left}\n{right}")
        }
    }
}

/// The text shortened to `width` columns, with `ellipsis` where something was cut off.
pub(crate) fn shorten(text: &str, width: usize, ellipsis: &str) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let room = width.saturating_sub(ellipsis.width()).max(1);
    format!("{}{ellipsis}", text[..cut_at(text, room)].trim_end())
}

/// The text with spaces after it up to `width` columns.
pub(crate) fn pad(text: &str, width: usize) -> String {
    format!("{text}{}", " ".repeat(width.saturating_sub(text.width())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shortened_text_fits() {
        for width in 4..20 {
            assert!(shorten("店铺主账号 Marketplace", width, "…").width() <= width);
        }
    }

    #[test]
    fn a_bar_is_full_only_when_all_is_made() {
        let look = Look { lang: Lang::Zh, width: 80, color: false, ascii: false };
        assert_eq!(look.bar(99, 100, 10), "#########.");
        assert_eq!(look.bar(100, 100, 10), "##########");
        assert_eq!(look.bar(0, 0, 4), "....");
    }
}
