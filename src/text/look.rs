//! How output should look: language, width, colour, and whether drawing characters are safe.

use super::Lang;
use crate::work::steps;
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

/// Breaks text into lines of at most `width` columns: at spaces, and between wide characters.
pub fn wrap(text: &str, width: usize) -> Vec<String> {
    let width = width.max(8);
    let mut lines = Vec::new();
    let mut line = String::new();
    // Columns of the line so far; measured piece by piece, so that no text is measured again for each of its lines.
    let mut used = 0;
    for piece in pieces(text) {
        if used + measured(piece.trim_end()) > width && !line.is_empty() {
            lines.push(line.trim_end().to_owned());
            line.clear();
            used = 0;
        }
        let mut piece = if line.is_empty() { piece.trim_start() } else { piece };
        let mut left = measured(piece.trim_end());
        while left > width {
            let cut = cut_at(piece, width);
            left = left.saturating_sub(measured(&piece[..cut]));
            lines.push(piece[..cut].to_owned());
            piece = &piece[cut..];
        }
        line.push_str(piece);
        used += measured(piece);
    }
    if !line.trim_end().is_empty() || lines.is_empty() {
        lines.push(line.trim_end().to_owned());
    }
    lines
}

/// Columns that a text takes.
fn measured(text: &str) -> usize {
    steps(text.len());
    text.width()
}

/// Parts of a text between which a line may break: after spaces, and around wide characters.
pub(crate) fn pieces(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut previous: Option<char> = None;
    for (at, c) in text.char_indices() {
        let wide = |c: char| unicode_width::UnicodeWidthChar::width(c) == Some(2);
        // Closing punctuation never begins a line, opening punctuation never ends one.
        let closes = "，。、；：！？）》”’】…".contains(c);
        let breaks = previous.is_some_and(|before| {
            let opens = "（《“‘【".contains(before);
            (before == ' ' && c != ' ') || ((wide(before) || wide(c)) && !closes && !opens && before != ' ')
        });
        if breaks {
            pieces.push(&text[start..at]);
            start = at;
        }
        previous = Some(c);
    }
    pieces.push(&text[start..]);
    pieces
}

/// Byte position after as many characters as fit into `width` columns; at least one character.
fn cut_at(text: &str, width: usize) -> usize {
    let mut used = 0;
    for (at, c) in text.char_indices() {
        used += unicode_width::UnicodeWidthChar::width(c).unwrap_or(0);
        if used > width && at > 0 {
            return at;
        }
    }
    text.len()
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
    use crate::work::counted;

    #[test]
    fn lines_break_at_spaces_and_between_wide_characters() {
        assert_eq!(wrap("one two three", 8), ["one two", "three"]);
        assert_eq!(wrap("移交方完成备份后由接收方验证", 12), ["移交方完成备", "份后由接收方", "验证"]);
        assert_eq!(wrap("abcdefghijklmnop", 8), ["abcdefgh", "ijklmnop"]);
    }

    #[test]
    fn a_long_text_is_broken_in_one_go_over_it() {
        for unit in ["a", "ab ", "字", "字。", "a字 ", "e\u{301}"] {
            let work = |times: usize| {
                let text = unit.repeat(times);
                let (work, lines) = counted(|| wrap(&text, 40));
                assert_eq!(lines.concat().replace(' ', ""), text.replace(' ', ""));
                assert!(lines.iter().all(|line| line.width() <= 40));
                work.steps
            };
            assert!(work(20_000) <= 2 * work(10_000) + 100, "{unit}");
        }
    }

    #[test]
    fn closing_punctuation_never_begins_a_line() {
        assert_eq!(wrap("接收方确认完毕。", 14), ["接收方确认完", "毕。"]);
    }

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
