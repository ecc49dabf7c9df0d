//! One line of free text, edited with rustyline.
//!
//! In: a prompt, what stands in the line at first, and the folders below which Tab completes paths. Out: the line without control characters. What was
//! typed is kept when the terminal sends something that is no text.

use super::{Reply, paths, settings, stop};
use anyhow::{Context as _, Result};
use rustyline::completion::Completer;
use rustyline::error::ReadlineError;
use rustyline::highlight::{CmdKind, Highlighter};
use rustyline::hint::Hinter;
use rustyline::history::DefaultHistory;
use rustyline::validate::Validator;
use rustyline::{
    Cmd, CompletionType, ConditionalEventHandler, Config, Context, Editor, Event, EventContext, EventHandler, Helper,
    KeyCode, KeyEvent, Modifiers, RepeatCount,
};
use std::cell::RefCell;
use std::io::ErrorKind;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// How long the bytes of one key may take to follow each other, in milliseconds; Esc is known after that.
const KEY_TIME: u16 = 100;

/// How one attempt at a line ended.
pub(super) enum Line {
    /// The person answered or went back.
    Done(Reply<String>),
    /// Bytes came that are no text; what stood before and after the cursor until then.
    NoText(String, String),
}

/// Reads a line; `left` and `right` stand before and after the cursor at first.
///
/// # Errors
///
/// When the terminal cannot be read or written. Does not return when the person stops or the terminal is gone.
pub(super) fn read_line(prompt: &str, (left, right): (&str, &str), folders: &[PathBuf]) -> Result<Line> {
    // Ctrl-C stays a signal, because rustyline reads a paste to its end without looking at keys.
    let config = Config::builder().keyseq_timeout(Some(KEY_TIME)).enable_signals(true);
    let config = config.completion_type(CompletionType::List).build();
    let mut editor: Editor<Kept, DefaultHistory> = Editor::with_config(config).context("opening the terminal")?;
    // Nothing is printed with it. Where there is one rustyline waits for keys and signals alike, and no signal passes unseen.
    let _printer = editor.create_external_printer();
    editor
        .set_helper(Some(Kept { line: RefCell::new((left.to_owned(), right.to_owned())), folders: folders.to_vec() }));
    let escaped = Arc::new(AtomicBool::new(false));
    let escape = EventHandler::Conditional(Box::new(Escape { escaped: Arc::clone(&escaped) }));
    editor.bind_sequence(KeyEvent(KeyCode::Esc, Modifiers::NONE), escape);
    // Ctrl-Z does not: rustyline puts the terminal back before it stops, and takes it again afterwards.
    settings::take_suspend_key();
    editor.bind_sequence(KeyEvent::ctrl('Z'), Cmd::Suspend);
    let line = match editor.readline_with_initial(prompt, (left, right)) {
        Ok(line) => {
            // What follows the Enter in one paste must not answer the next question.
            settings::forget_typed();
            Ok(Line::Done(Reply::Given(one_line(&line))))
        }
        Err(ReadlineError::Interrupted) if escaped.load(Ordering::SeqCst) => Ok(Line::Done(Reply::Back)),
        Err(ReadlineError::Eof) if settings::still_there() => Ok(Line::Done(Reply::Back)),
        Err(ReadlineError::Interrupted | ReadlineError::Eof) => stop::stop(),
        Err(_) if !settings::still_there() => stop::stop(),
        Err(ReadlineError::Io(error)) if error.kind() == ErrorKind::InvalidData => {
            // rustyline has dropped what came with it, and the rest of it must not be taken for keys.
            settings::forget_typed();
            let (left, right) = editor.helper().map(|kept| kept.line.borrow().clone()).unwrap_or_default();
            Ok(Line::NoText(left, right))
        }
        Err(error) => Err(error).context("reading from the terminal"),
    };
    settings::restore();
    line
}

/// The line as it last was, before and after the cursor: rustyline asks at every change and every move of the
/// cursor whether a character is to be highlighted.
struct Kept {
    line: RefCell<(String, String)>,
    /// Where paths are completed.
    folders: Vec<PathBuf>,
}

impl Highlighter for Kept {
    fn highlight_char(&self, line: &str, cursor: usize, _: CmdKind) -> bool {
        let (left, right) = line.split_at_checked(cursor).unwrap_or((line, ""));
        self.line.replace((left.to_owned(), right.to_owned()));
        false
    }
}

impl Completer for Kept {
    type Candidate = String;

    fn complete(&self, line: &str, cursor: usize, _: &Context<'_>) -> rustyline::Result<(usize, Vec<String>)> {
        Ok(paths::complete(line.get(..cursor).unwrap_or_default(), &self.folders))
    }
}

impl Hinter for Kept {
    type Hint = String;
}

impl Validator for Kept {}
impl Helper for Kept {}

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

/// What was typed or pasted, as one line without control characters.
fn one_line(text: &str) -> String {
    let parts = text.split(char::is_control).map(str::trim).filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::one_line;

    #[test]
    fn pasted_lines_become_one() {
        assert_eq!(one_line("  陈宇 已验证\r\n\r\n第二行\t完 "), "陈宇 已验证 第二行 完");
        assert_eq!(one_line("a\u{1b}[31mb"), "a [31mb");
        assert_eq!(one_line("两个  空格"), "两个  空格");
    }
}
