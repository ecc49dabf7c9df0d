//! A person at a terminal: choices by arrow keys, free text with an editor for the line.
//!
//! In: the process's standard input and output. Out: answers, and the screen. Ctrl-C and signals end the
//! run in [`super::stop`]; this file never returns from them.

use super::menu::{Menu, Turn, before_answer};
use super::stop;
use super::stop::Quiet;
use super::{Reply, Ui};
use crate::text::Lang;
use crate::text::look::Look;
use crate::text::problem::Problem;
use crate::text::say::ui as say;
use anyhow::{Context as _, Result};
use console::{Key, Term};
use rustyline::error::ReadlineError;
use rustyline::{
    Cmd, ConditionalEventHandler, Config, DefaultEditor, Event, EventContext, EventHandler, KeyCode, KeyEvent,
    Modifiers, RepeatCount,
};
use std::io::{self, ErrorKind, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Columns where there is no terminal and the environment names none.
const WIDTH: usize = 100;

/// Fewer columns than this are not drawn for.
const NARROWEST: usize = 40;

/// How long the bytes of one key may take to follow each other, in milliseconds; Esc is known after that.
const KEY_TIME: u16 = 100;

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
        self.look = Look { lang, color, ascii, ..self.look };
        if !self.bidden {
            stop::set_farewell(say::stopped().of(lang).to_owned());
        }
    }

    /// Columns of the terminal; where there is none `COLUMNS`, else 100. At least 40.
    pub fn width(&self) -> usize {
        let named = || std::env::var("COLUMNS").ok().and_then(|columns| columns.trim().parse().ok());
        let columns = Term::stdout().size_checked().map(|(_, columns)| usize::from(columns)).or_else(named);
        columns.unwrap_or(WIDTH).max(NARROWEST)
    }

    /// Asks until an option is chosen; leaves no line of the question on the screen.
    fn ask(&self, term: &Term, menu: &mut Menu<'_>) -> Result<Turn> {
        let _quiet = Quiet::new();
        loop {
            let (rows, columns) = term.size();
            let (rows, columns) = (usize::from(rows), usize::from(columns));
            let lines = menu.lines(&Look { width: columns, ..self.look }, rows);
            for line in &lines {
                term.write_line(line)?;
            }
            term.flush()?;
            let turn = menu.take(&read_key(term)?, rows);
            // No more lines than were written, even if the terminal was made narrower and broke some of them:
            // better that a part of the question stays than that what stands above it goes.
            term.clear_last_lines(lines.len())?;
            if turn != Turn::Open {
                term.flush()?;
                return Ok(turn);
            }
        }
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        stop::tidy();
    }
}

impl Ui for Terminal {
    fn show(&mut self, text: &str) -> Result<()> {
        stop::prepare();
        let mut out = io::stdout().lock();
        out.write_all(text.as_bytes()).and_then(|()| out.flush()).context("writing to the terminal")
    }

    fn choose(&mut self, prompt: &str, options: &[String], start: usize) -> Result<Reply<usize>> {
        if !stop::prepare() || options.is_empty() {
            return Err(Problem::usage(say::nobody_to_ask(prompt)).into());
        }
        let term = Term::buffered_stdout();
        let mut menu = Menu::new(prompt, options, start);
        let Turn::Chosen(chosen) = self.ask(&term, &mut menu)? else {
            return Ok(Reply::Back);
        };
        let trace = menu.trace(chosen, &Look { width: usize::from(term.size().1), ..self.look });
        self.show(&format!("{trace}\n"))?;
        Ok(Reply::Given(chosen))
    }

    fn text(&mut self, prompt: &str, initial: &str) -> Result<Reply<String>> {
        if !stop::prepare() {
            return Err(Problem::usage(say::nobody_to_ask(prompt)).into());
        }
        let config = Config::builder().keyseq_timeout(Some(KEY_TIME)).build();
        let mut editor = DefaultEditor::with_config(config).context("opening the terminal")?;
        let escaped = Arc::new(AtomicBool::new(false));
        let escape = EventHandler::Conditional(Box::new(Escape { escaped: Arc::clone(&escaped) }));
        editor.bind_sequence(KeyEvent(KeyCode::Esc, Modifiers::NONE), escape);
        let answer = editor.readline_with_initial(&before_answer(prompt), (initial, ""));
        match answer {
            Ok(line) => {
                // What follows the Enter in one paste must not answer the next question.
                stop::forget_typed();
                Ok(Reply::Given(one_line(&line)))
            }
            Err(ReadlineError::Interrupted) if escaped.load(Ordering::SeqCst) => Ok(Reply::Back),
            Err(ReadlineError::Eof) if stop::still_there() => Ok(Reply::Back),
            Err(ReadlineError::Interrupted | ReadlineError::Eof) => stop::stop(),
            Err(_) if !stop::still_there() => stop::stop(),
            Err(error) => Err(error).context("reading from the terminal"),
        }
    }

    fn farewell(&mut self, text: String) {
        self.bidden = true;
        stop::set_farewell(text);
    }
}

/// Esc in the middle of a line: leaves it as Ctrl-C does, and remembers that it was Esc.
struct Escape {
    escaped: Arc<AtomicBool>,
}

impl ConditionalEventHandler for Escape {
    fn handle(&self, _: &Event, _: RepeatCount, _: bool, _: &EventContext<'_>) -> Option<Cmd> {
        self.escaped.store(true, Ordering::SeqCst);
        Some(Cmd::Interrupt)
    }
}

/// Waits for a key. Does not return from Ctrl-C, nor when the terminal is gone.
fn read_key(term: &Term) -> Result<Key> {
    let key = {
        let _reading = stop::reading();
        term.read_key_raw()
    };
    match key {
        Ok(Key::CtrlC) => stop::stop(),
        Ok(key) => Ok(key),
        Err(error) if error.kind() == ErrorKind::UnexpectedEof || !stop::still_there() => stop::stop(),
        Err(error) => Err(error).context("reading from the terminal"),
    }
}

/// What was typed or pasted, as one line without control characters.
fn one_line(text: &str) -> String {
    let parts = text.split(char::is_control).map(str::trim).filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pasted_lines_become_one() {
        assert_eq!(one_line("  陈宇 已验证\r\n\r\n第二行\t完 "), "陈宇 已验证 第二行 完");
        assert_eq!(one_line("a\u{1b}[31mb"), "a [31mb");
        assert_eq!(one_line("两个  空格"), "两个  空格");
    }
}
