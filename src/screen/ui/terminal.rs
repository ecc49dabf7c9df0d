//! A person at a terminal: choices and confirmations through dialoguer, free text with an editor for the line.
//!
//! In: the process's standard input and output. Out: answers, and the screen. Ctrl-C and signals end the
//! run in [`super::stop`]; this file never returns from them.

use super::canvas::Canvas;
use super::editor::{Line, read_line};
use super::settings::{self, Quiet};
use super::stop;
use super::theme::{Confirmation, Menu, before_answer, trace};
use super::waiting::Asking;
use super::{Reply, Ui};
use crate::text::Lang;
use crate::text::look::{Look, Style};
use crate::text::problem::Problem;
use crate::text::say::{status as status_say, ui as say, words};
use anyhow::{Context as _, Result};
use console::Term;
use dialoguer::{Confirm, MultiSelect, Select};
use std::io::{self, ErrorKind, Write};
use std::path::PathBuf;

/// Columns where there is no terminal and the environment names none.
const WIDTH: usize = 100;

/// Fewer columns than this are not drawn for.
const NARROWEST: usize = 20;

/// The terminal.
#[derive(Debug)]
pub struct Terminal {
    look: Look,
    /// Whether a farewell was set; until then the general one stands.
    bidden: bool,
}

impl Terminal {
    /// The process's own terminal, without colour until [`configure`](Terminal::configure) says so.
    pub fn new(lang: Lang) -> Terminal {
        let look = Look { lang, width: WIDTH, color: false, ascii: false };
        stop::set_farewell(say::stopped().of(lang).to_owned());
        Terminal { look, bidden: false }
    }

    /// Sets the language, and whether to use colours and only ASCII.
    pub fn configure(&mut self, lang: Lang, color: bool, ascii: bool) {
        self.look = Look { color, ascii, ..self.look };
        self.speak(lang);
    }

    /// Columns of the terminal; where there is none `COLUMNS`, else 100. At least 20.
    pub fn width(&self) -> usize {
        let named = || std::env::var("COLUMNS").ok().and_then(|columns| columns.trim().parse().ok());
        let columns = Term::stdout().size_checked().map(|(_, columns)| usize::from(columns)).or_else(named);
        columns.unwrap_or(WIDTH).max(NARROWEST)
    }

    /// Has an option chosen; leaves no line of the question on the screen.
    fn select(&self, prompt: &str, options: &[String], start: usize) -> Result<Option<usize>> {
        self.with_menu(prompt, options, start, |menu, tokens, term| {
            let select = Select::with_theme(menu).items(tokens).default(menu.at()).max_length(menu.page());
            select.interact_on_opt(term)
        })
    }

    /// Has several options chosen; leaves no line of the question on the screen.
    fn select_several(&self, prompt: &str, options: &[String]) -> Result<Option<Vec<usize>>> {
        self.with_menu(prompt, options, 0, |menu, tokens, term| {
            let checked = tokens.iter().map(String::as_str).zip(menu.checked());
            let select = MultiSelect::with_theme(menu).items_checked(checked).max_length(menu.page());
            select.report(false).interact_on_opt(term)
        })
    }

    /// Asks with a menu, which is made anew when the window has got another height.
    fn with_menu<T>(
        &self,
        prompt: &str,
        options: &[String],
        start: usize,
        question: impl Fn(&Menu<'_>, &[String], &Term) -> dialoguer::Result<T>,
    ) -> Result<T> {
        let tokens: Vec<String> = (0..options.len()).map(|option| option.to_string()).collect();
        ask(|canvas, term| {
            let mut menu = Menu::new(prompt, options, start, self.look, canvas);
            loop {
                let answer = question(&menu, &tokens, term);
                match menu.broken_off() {
                    Some(lines) if answer.is_err() => {
                        menu = menu.anew();
                        term.clear_last_lines(lines)?;
                    }
                    _ => return answer,
                }
            }
        })
    }
}

/// Asks a question with dialoguer, on a terminal that is quiet and to which nothing was typed yet.
fn ask<T>(question: impl FnOnce(&Canvas, &Term) -> dialoguer::Result<T>) -> Result<T> {
    // Dropped in the reverse order, so that the process never stops with a quiet terminal.
    let _asking = Asking::new();
    let _quiet = Quiet::new();
    // What was typed before anybody could read the question is no answer to it.
    settings::forget_typed();
    let canvas = Canvas::default();
    let term = canvas.term();
    let asked = term.clear_line().map_err(dialoguer::Error::from).and_then(|()| question(&canvas, &term));
    stop::end_reading();
    match asked.map_err(io::Error::from).and_then(|answer| canvas.show().map(|()| answer)) {
        Ok(answer) => Ok(answer),
        Err(error) if matches!(error.kind(), ErrorKind::Interrupted | ErrorKind::UnexpectedEof) => stop::stop(),
        Err(_) if !settings::still_there() => stop::stop(),
        Err(error) => Err(error).context("asking at the terminal"),
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        settings::tidy();
    }
}

impl Ui for Terminal {
    fn speak(&mut self, lang: Lang) {
        self.look.lang = lang;
        if !self.bidden {
            stop::set_farewell(say::stopped().of(lang).to_owned());
        }
    }

    fn columns(&self) -> Option<usize> {
        Some(self.width())
    }

    fn show(&mut self, text: &str) -> Result<()> {
        stop::prepare();
        let mut out = io::stdout().lock();
        out.write_all(text.as_bytes()).and_then(|()| out.flush()).context("writing to the terminal")
    }

    fn choose(&mut self, prompt: &str, options: &[String], start: usize) -> Result<Reply<usize>> {
        if !stop::prepare() || options.is_empty() {
            return Err(Problem::usage(say::nobody_to_ask(prompt)).into());
        }
        let Some(chosen) = self.select(prompt, options, start)? else {
            return Ok(Reply::Back);
        };
        let option = options.get(chosen).map_or("", String::as_str);
        self.show(&format!("{}\n", trace(prompt, option, &self.look)))?;
        Ok(Reply::Given(chosen))
    }

    fn choose_several(&mut self, prompt: &str, options: &[String]) -> Result<Reply<Vec<usize>>> {
        if !stop::prepare() || options.is_empty() {
            return Err(Problem::usage(say::nobody_to_ask(prompt)).into());
        }
        let Some(chosen) = self.select_several(prompt, options)? else {
            return Ok(Reply::Back);
        };
        let titles: Vec<String> = chosen.iter().filter_map(|at| options.get(*at)).cloned().collect();
        self.show(&format!("{}\n", trace(prompt, &words::list(&titles, self.look.lang), &self.look)))?;
        Ok(Reply::Given(chosen))
    }

    fn confirm(&mut self, prompt: &str, default: bool) -> Result<Reply<bool>> {
        if !stop::prepare() {
            return Err(Problem::usage(say::nobody_to_ask(prompt)).into());
        }
        let answer = ask(|canvas, term| {
            let theme = Confirmation::new(self.look, canvas);
            let confirm = Confirm::with_theme(&theme).with_prompt(prompt).default(default).report(false);
            confirm.interact_on_opt(term)
        })?;
        let Some(yes) = answer else {
            return Ok(Reply::Back);
        };
        let word = if yes { status_say::yes() } else { status_say::no() };
        self.show(&format!("{}\n", trace(prompt, word.of(self.look.lang), &self.look)))?;
        Ok(Reply::Given(yes))
    }

    fn text(&mut self, prompt: &str, initial: &str) -> Result<Reply<String>> {
        self.words(prompt, initial, &[])
    }

    fn words(&mut self, prompt: &str, initial: &str, folders: &[PathBuf]) -> Result<Reply<String>> {
        if !stop::prepare() {
            return Err(Problem::usage(say::nobody_to_ask(prompt)).into());
        }
        let prompt = before_answer(prompt);
        let (mut left, mut right) = (initial.to_owned(), String::new());
        loop {
            match read_line(&prompt, (&left, &right), folders)? {
                Line::Done(reply) => return Ok(reply),
                Line::NoText(before, after) => {
                    let remark = self.look.paint(Style::Warn, say::no_text().of(self.look.lang));
                    self.show(&format!("{remark}\n"))?;
                    (left, right) = (before, after);
                }
            }
        }
    }

    fn farewell(&mut self, text: String) {
        self.bidden = true;
        stop::set_farewell(text);
    }
}
