//! How menus and confirmations look: the themes that dialoguer draws by.
//!
//! In: dialoguer is handed the numbers of the options ("0", "1", …), because it takes an option's bytes for
//! columns. Out: the lines that those numbers stand for, each fitted to the window as it is at that drawing,
//! since a line that wraps cannot be taken back reliably.

use super::canvas::Canvas;
use crate::text::look::{Look, Style, shorten};
use crate::text::say::ui as say;
use crate::text::visible::visible_line;
use console::Term;
use dialoguer::theme::Theme;
use std::cell::{Cell, RefCell};
use std::fmt;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Options on a page, where there are more than fit or than an eye takes in.
const PAGE: usize = 12;

/// A choice among options, a page of which is shown.
pub(super) struct Menu<'a> {
    prompt: &'a str,
    options: &'a [String],
    look: Look,
    /// Options on a page.
    page: usize,
    /// The option at which the marker stood at the last drawing.
    at: Cell<usize>,
    /// Columns of the window at the last drawing.
    columns: Cell<usize>,
    /// Whether pages must be made anew, because the window has another height.
    outgrown: Cell<bool>,
    /// Which options are chosen, where several can be.
    checked: RefCell<Vec<bool>>,
    canvas: Canvas,
}

impl<'a> Menu<'a> {
    /// A choice with the marker at `start`, for the window as it is now.
    pub(super) fn new(prompt: &'a str, options: &'a [String], start: usize, look: Look, canvas: &Canvas) -> Menu<'a> {
        let (rows, columns) = window();
        let at = start.min(options.len().saturating_sub(1));
        Menu {
            prompt,
            options,
            look,
            page: page_for(rows),
            at: Cell::new(at),
            columns: Cell::new(columns),
            outgrown: Cell::new(false),
            checked: RefCell::new(vec![false; options.len()]),
            canvas: canvas.clone(),
        }
    }

    /// The same choice, as far as it has come, for the window as it is now.
    pub(super) fn anew(self) -> Menu<'a> {
        let anew = Menu::new(self.prompt, self.options, self.at.get(), self.look, &self.canvas);
        Menu { checked: self.checked, ..anew }
    }

    /// Which options are chosen, as they were drawn last.
    pub(super) fn checked(&self) -> Vec<bool> {
        self.checked.borrow().clone()
    }

    /// Options on a page.
    pub(super) fn page(&self) -> usize {
        self.page
    }

    /// Where the marker stands.
    pub(super) fn at(&self) -> usize {
        self.at.get()
    }

    /// Lines that a drawing which was broken off has left, when pages must be made anew.
    pub(super) fn broken_off(&self) -> Option<usize> {
        let above = self.at.get() - self.at.get() % self.page;
        self.outgrown.get().then(|| self.page.min(self.options.len() - above) - 1)
    }

    /// The line above the options: the prompt, and which page of how many it is.
    fn head(&self, option: usize) -> String {
        let pages = self.options.len().div_ceil(self.page);
        let place = if pages > 1 { format!(" ({}/{pages})", option / self.page + 1) } else { String::new() };
        let room = self.columns.get().saturating_sub(3 + place.len());
        let prompt = shorten(self.prompt, room, self.look.glyphs().ellipsis);
        format!("{} {prompt}{}", self.look.paint(Style::Accent, "?"), self.look.paint(Style::Dim, &place))
    }

    fn line(&self, option: usize, active: bool, checked: Option<bool>) -> String {
        let label = self.options.get(option).map(|label| visible_line(label)).unwrap_or_default();
        let label = match checked {
            Some(checked) => format!("[{}] {label}", if checked { "x" } else { " " }),
            None => label,
        };
        let label = shorten(&label, self.columns.get().saturating_sub(3), self.look.glyphs().ellipsis);
        let marker = if self.look.ascii { ">" } else { "❯" };
        if active { self.look.paint(Style::Accent, &format!("{marker} {label}")) } else { format!("  {label}") }
    }

    /// Draws an option; above the first of a page also the prompt, because dialoguer would number the pages in English.
    fn draw(&self, f: &mut dyn fmt::Write, token: &str, active: bool, checked: Option<bool>) -> fmt::Result {
        let option: usize = token.parse().map_err(|_| fmt::Error)?;
        let begins = option.is_multiple_of(self.page);
        if begins {
            let (rows, columns) = window();
            self.columns.set(columns);
            self.outgrown.set(page_for(rows) != self.page);
            self.canvas.clear();
        }
        if active {
            self.at.set(option);
        }
        if let Some((kept, checked)) = self.checked.borrow_mut().get_mut(option).zip(checked) {
            *kept = checked;
        }
        let ends = (option + 1).is_multiple_of(self.page) || option + 1 == self.options.len();
        if self.outgrown.get() {
            // dialoguer has cleared the last picture. It goes on to the end of the page, whose marker or choice may be new.
            return if ends { Err(fmt::Error) } else { Ok(()) };
        }
        let mut text = self.line(option, active, checked);
        if begins {
            text = format!("{}\n{text}", self.head(option));
        }
        self.canvas.add(&format!("{text}\n"));
        if ends {
            self.canvas.complete();
        }
        f.write_str(&text)
    }
}

impl Theme for Menu<'_> {
    fn format_select_prompt_item(&self, f: &mut dyn fmt::Write, token: &str, active: bool) -> fmt::Result {
        self.draw(f, token, active, None)
    }

    fn format_multi_select_prompt_item(
        &self,
        f: &mut dyn fmt::Write,
        token: &str,
        checked: bool,
        active: bool,
    ) -> fmt::Result {
        self.draw(f, token, active, Some(checked))
    }
}

/// A question to be answered with yes or no.
pub(super) struct Confirmation {
    look: Look,
    canvas: Canvas,
}

impl Confirmation {
    /// A question.
    pub(super) fn new(look: Look, canvas: &Canvas) -> Confirmation {
        Confirmation { look, canvas: canvas.clone() }
    }

    /// The question and the keys that answer it, in `columns`.
    fn line(&self, prompt: &str, default: bool, columns: usize) -> String {
        let (room, ellipsis) = (columns.saturating_sub(4), self.look.glyphs().ellipsis);
        let (long, short) = (say::keys(default), say::short_keys(default));
        let long = long.of(self.look.lang);
        let keys = if long.width() * 2 <= room { long } else { short.of(self.look.lang) };
        let prompt = shorten(prompt, room.saturating_sub(keys.width() + 1), ellipsis);
        // A full-width bracket brings its own room.
        let gap = if keys.starts_with('（') { "" } else { " " };
        let keys = self.look.paint(Style::Dim, &shorten(keys, room, ellipsis));
        format!("{} {prompt}{gap}{keys} ", self.look.paint(Style::Accent, "?"))
    }
}

impl Theme for Confirmation {
    fn format_confirm_prompt(&self, f: &mut dyn fmt::Write, prompt: &str, default: Option<bool>) -> fmt::Result {
        let line = self.line(prompt, default.unwrap_or_default(), window().1);
        self.canvas.clear();
        self.canvas.add(&line);
        self.canvas.complete();
        f.write_str(&line)
    }
}

/// The line that stays of a question and its answer, in `columns`.
pub(super) fn trace(prompt: &str, answer: &str, look: &Look) -> String {
    let line = format!("{}{}", before_answer(prompt), visible_line(answer));
    shorten(&line, window().1.saturating_sub(1), look.glyphs().ellipsis)
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

/// Options on a page in a window of so many rows: all of them if they are few and fit below the prompt.
fn page_for(rows: usize) -> usize {
    PAGE.min(rows.saturating_sub(2)).max(1)
}

/// Rows and columns of the window as it is now.
fn window() -> (usize, usize) {
    let (rows, columns) = Term::stdout().size();
    (usize::from(rows), usize::from(columns))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Lang;

    fn look(lang: &str) -> Look {
        let lang = Lang::parse(lang).expect("a language of the tool");
        Look { lang, width: 60, color: false, ascii: false }
    }

    fn options(number: usize) -> Vec<String> {
        (1..=number).map(|n| format!("选项 {n}")).collect()
    }

    /// A menu for a window of its own.
    fn menu<'a>(prompt: &'a str, options: &'a [String], rows: usize, columns: usize) -> Menu<'a> {
        let menu = Menu::new(prompt, options, 0, look("zh-CN"), &Canvas::default());
        menu.columns.set(columns);
        Menu { page: page_for(rows), ..menu }
    }

    #[test]
    fn pages_are_counted_only_where_there_are_several() {
        let (few, many) = (options(10), options(30));
        assert_eq!(menu("选哪一项", &few, 24, 60).head(0), "? 选哪一项");
        assert_eq!(menu("选哪一项", &many, 24, 60).head(0), "? 选哪一项 (1/3)");
        assert_eq!(menu("选哪一项", &many, 24, 60).head(29), "? 选哪一项 (3/3)");
        assert_eq!(menu("选", &few, 8, 60).head(6), "? 选 (2/2)");
    }

    #[test]
    fn a_low_window_has_short_pages() {
        assert_eq!([0, 1, 2, 3, 5, 8, 12, 24, 200].map(page_for), [1, 1, 1, 1, 3, 6, 10, 12, 12]);
    }

    #[test]
    fn no_line_is_as_wide_as_the_window() {
        let options = vec!["店铺主账号与二次验证的移交".repeat(5), "short".to_owned()];
        let prompt = "这一步做了什么".repeat(6);
        for columns in 20..70 {
            let menu = menu(&prompt, &options, 24, columns);
            for line in
                [menu.head(0), menu.line(0, true, None), menu.line(0, false, Some(true)), menu.line(1, true, None)]
            {
                assert!(line.width() < columns, "{columns}: {line}");
            }
            for lang in Lang::ALL.map(Lang::tag) {
                let question = Confirmation::new(look(lang), &Canvas::default());
                let line = question.line(&prompt, false, columns);
                assert!(line.width() < columns, "{columns}: {line}");
            }
        }
    }

    #[test]
    fn a_confirmation_says_which_keys_answer_it_and_what_enter_means() {
        let line = |lang, default, columns| {
            Confirmation::new(look(lang), &Canvas::default()).line("Sign?", default, columns).trim_end().to_owned()
        };
        assert_eq!(line("en", false, 60), "? Sign? [y/N]");
        assert_eq!(line("en", true, 60), "? Sign? [Y/n]");
        assert_eq!(line("zh-CN", false, 80), "? Sign?（y 是，n 否，回车为否）");
        assert_eq!(line("zh-CN", true, 80), "? Sign?（y 是，n 否，回车为是）");
        assert_eq!(line("zh-CN", false, 40), "? Sign? [y/N]");
    }

    #[test]
    fn a_prompt_has_the_colon_of_its_language() {
        assert_eq!(before_answer("下一步"), "下一步：");
        assert_eq!(before_answer("Next"), "Next: ");
        assert_eq!(before_answer("Who?"), "Who? ");
        assert_eq!(before_answer("是谁？"), "是谁？");
    }

    #[test]
    fn plain_terminals_get_a_plain_marker() {
        let options = options(1);
        let mut menu = menu("Next", &options, 24, 60);
        assert_eq!(menu.line(0, true, None), "❯ 选项 1");
        menu.look.ascii = true;
        assert_eq!(menu.line(0, true, None), "> 选项 1");
    }
}
