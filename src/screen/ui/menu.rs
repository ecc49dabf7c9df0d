//! A choice among options: where the marker stands, and the lines that show it. Pure; [`super::Terminal`]
//! draws the lines and hands in the keys.
//!
//! Every line fits the screen, since a line that wraps cannot be taken back reliably.

use crate::text::look::{Look, Style, shorten};
use crate::text::visible::visible_line;
use console::Key;
use unicode_width::UnicodeWidthChar;

/// Options on a page, where there are more than fit or than an eye takes in.
const PAGE: usize = 10;

/// A choice that is being made.
#[derive(Debug)]
pub(super) struct Menu<'a> {
    prompt: &'a str,
    options: &'a [String],
    at: usize,
}

/// What a key did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Turn {
    /// The choice is still open.
    Open,
    /// The option was chosen.
    Chosen(usize),
    /// The person went back.
    Back,
}

impl<'a> Menu<'a> {
    /// A choice with the marker at `start`. There is at least one option.
    pub(super) fn new(prompt: &'a str, options: &'a [String], start: usize) -> Menu<'a> {
        Menu { prompt, options, at: start.min(options.len().saturating_sub(1)) }
    }

    /// Takes a key; `rows` are those of the screen.
    pub(super) fn take(&mut self, key: &Key, rows: usize) -> Turn {
        let last = self.options.len().saturating_sub(1);
        let page = self.page(rows);
        match key {
            Key::Enter | Key::Char(' ') => return Turn::Chosen(self.at),
            Key::Escape => return Turn::Back,
            Key::ArrowDown | Key::Tab | Key::Char('j') => self.at = if self.at == last { 0 } else { self.at + 1 },
            Key::ArrowUp | Key::BackTab | Key::Char('k') => self.at = self.at.checked_sub(1).unwrap_or(last),
            Key::ArrowRight | Key::PageDown => self.at = (self.at + page).min(last),
            Key::ArrowLeft | Key::PageUp => self.at = self.at.saturating_sub(page),
            Key::Home => self.at = 0,
            Key::End => self.at = last,
            _ => {}
        }
        Turn::Open
    }

    /// The lines on a screen of `rows`, none wider than the look's width.
    pub(super) fn lines(&self, look: &Look, rows: usize) -> Vec<String> {
        let (page, width) = (self.page(rows), look.width.saturating_sub(1));
        let ellipsis = look.glyphs().ellipsis;
        let pages = self.options.len().div_ceil(page);
        let place = if pages > 1 { format!(" ({}/{pages})", self.at / page + 1) } else { String::new() };
        let prompt = shorten(self.prompt, width.saturating_sub(2 + place.len()), ellipsis);
        let mut lines = vec![format!("{} {prompt}{}", look.paint(Style::Accent, "?"), look.paint(Style::Dim, &place))];
        let first = self.at / page * page;
        for (position, option) in self.options.iter().enumerate().skip(first).take(page) {
            let option = shorten(&visible_line(option), width.saturating_sub(2), ellipsis);
            lines.push(if position == self.at {
                look.paint(Style::Accent, &format!("{} {option}", if look.ascii { ">" } else { "❯" }))
            } else {
                format!("  {option}")
            });
        }
        lines
    }

    /// The line that stays when the choice is made.
    pub(super) fn trace(&self, chosen: usize, look: &Look) -> String {
        let option = self.options.get(chosen).map(|option| visible_line(option)).unwrap_or_default();
        let line = format!("{}{option}", before_answer(self.prompt));
        shorten(&line, look.width.saturating_sub(1), look.glyphs().ellipsis)
    }

    /// Options on a page: all of them if they are few and fit below the prompt.
    fn page(&self, rows: usize) -> usize {
        PAGE.min(rows.saturating_sub(2)).max(1)
    }
}

/// A prompt as it stands before its answer, with the colon of its language.
pub(super) fn before_answer(prompt: &str) -> String {
    let end = match prompt.chars().last() {
        Some('？') => "",
        Some('?') => " ",
        Some(last) if last.width() == Some(2) => "：",
        _ => ": ",
    };
    format!("{prompt}{end}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Lang;
    use unicode_width::UnicodeWidthStr;

    fn look(width: usize) -> Look {
        Look { lang: Lang::Zh, width, color: false, ascii: false }
    }

    fn options(number: usize) -> Vec<String> {
        (1..=number).map(|n| format!("选项 {n}")).collect()
    }

    #[test]
    fn the_marker_goes_round_at_both_ends() {
        let options = options(3);
        let mut menu = Menu::new("下一步", &options, 0);
        assert_eq!(menu.take(&Key::ArrowUp, 24), Turn::Open);
        assert_eq!(menu.take(&Key::Enter, 24), Turn::Chosen(2));
        assert_eq!(menu.take(&Key::ArrowDown, 24), Turn::Open);
        assert_eq!(menu.take(&Key::Enter, 24), Turn::Chosen(0));
    }

    #[test]
    fn many_options_come_in_pages() {
        let options = options(23);
        let mut menu = Menu::new("选哪一项", &options, 0);
        assert_eq!(menu.lines(&look(60), 24).len(), 11);
        assert_eq!(menu.lines(&look(60), 24)[0], "? 选哪一项 (1/3)");
        menu.take(&Key::PageDown, 24);
        menu.take(&Key::PageDown, 24);
        assert_eq!(menu.lines(&look(60), 24), ["? 选哪一项 (3/3)", "❯ 选项 21", "  选项 22", "  选项 23"]);
        menu.take(&Key::PageDown, 24);
        assert_eq!(menu.take(&Key::Enter, 24), Turn::Chosen(22));
    }

    #[test]
    fn a_low_screen_has_short_pages() {
        let options = options(5);
        assert_eq!(Menu::new("选", &options, 4).lines(&look(60), 5), ["? 选 (2/2)", "  选项 4", "❯ 选项 5"]);
        assert_eq!(Menu::new("选", &options, 0).lines(&look(60), 0).len(), 2);
    }

    #[test]
    fn no_line_is_as_wide_as_the_screen() {
        let options = vec!["店铺主账号与二次验证的移交".repeat(5), "short".to_owned()];
        let prompt = "这一步做了什么".repeat(6);
        let menu = Menu::new(&prompt, &options, 0);
        for width in 40..70 {
            for line in menu.lines(&look(width), 24) {
                assert!(line.width() < width, "{width}: {line}");
            }
            assert!(menu.trace(0, &look(width)).width() < width);
        }
    }

    #[test]
    fn the_trace_has_the_colon_of_the_language() {
        let options = options(1);
        assert_eq!(Menu::new("下一步", &options, 0).trace(0, &look(60)), "下一步：选项 1");
        assert_eq!(Menu::new("Next", &options, 0).trace(0, &look(60)), "Next: 选项 1");
        assert_eq!(Menu::new("Who?", &options, 0).trace(0, &look(60)), "Who? 选项 1");
        assert_eq!(Menu::new("是谁？", &options, 0).trace(0, &look(60)), "是谁？选项 1");
    }

    #[test]
    fn plain_terminals_get_a_plain_marker() {
        let options = options(1);
        let plain = Look { ascii: true, ..look(60) };
        assert_eq!(Menu::new("Next", &options, 0).lines(&plain, 24)[1], "> 选项 1");
    }
}
