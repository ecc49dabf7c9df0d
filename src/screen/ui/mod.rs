//! Questions to a person. The terminal asks them for real; the scripted one answers from a list.

mod bar;
mod canvas;
mod editor;
mod page;
mod paths;
mod scripted;
mod settings;
mod stop;
mod terminal;
mod theme;
mod waiting;

pub use bar::Bar;
pub use page::Page;
pub use scripted::{Scripted, Spoken};
pub use stop::end_cleanly;
pub use terminal::Terminal;

use crate::text::Lang;
use anyhow::Result;
use std::path::PathBuf;

/// An answer to a question.
#[derive(Debug, Clone, PartialEq)]
pub enum Reply<T> {
    /// The person answered.
    Given(T),
    /// The person went back without an answer (Esc, Ctrl-D).
    Back,
}

impl<T> Reply<T> {
    /// The same with something made of the answer.
    pub fn map<U>(self, make: impl FnOnce(T) -> U) -> Reply<U> {
        match self {
            Reply::Given(value) => Reply::Given(make(value)),
            Reply::Back => Reply::Back,
        }
    }
}

/// Somebody who can be shown text and asked questions.
///
/// Ctrl-C ends the whole run with exit code 130 inside the terminal's implementation, after it has put
/// the terminal back and said the farewell; no caller sees it.
pub trait Ui {
    /// The language of what the questions themselves say, such as the keys that answer them.
    fn speak(&mut self, lang: Lang);

    /// Columns there are now, where there is a window that may be made wider or narrower.
    fn columns(&self) -> Option<usize> {
        None
    }

    /// Shows text; it ends with a line feed.
    ///
    /// # Errors
    ///
    /// When the terminal cannot be written.
    fn show(&mut self, text: &str) -> Result<()>;

    /// Asks for one of several options; `start` is where the marker stands at first.
    ///
    /// # Errors
    ///
    /// When the terminal cannot be read or written.
    fn choose(&mut self, prompt: &str, options: &[String], start: usize) -> Result<Reply<usize>>;

    /// Asks for several of some options, none of which is chosen at first; their positions, in order.
    ///
    /// # Errors
    ///
    /// When the terminal cannot be read or written.
    fn choose_several(&mut self, prompt: &str, options: &[String]) -> Result<Reply<Vec<usize>>>;

    /// Asks for a yes or a no; `default` is what Enter alone means.
    ///
    /// # Errors
    ///
    /// When the terminal cannot be read or written.
    fn confirm(&mut self, prompt: &str, default: bool) -> Result<Reply<bool>>;

    /// Asks for one line of free text; `initial` stands in the line to be edited.
    ///
    /// # Errors
    ///
    /// When the terminal cannot be read or written.
    fn text(&mut self, prompt: &str, initial: &str) -> Result<Reply<String>>;

    /// Asks for one line of free text in which paths below some folders are completed.
    ///
    /// # Errors
    ///
    /// As [`Ui::text`].
    fn words(&mut self, prompt: &str, initial: &str, folders: &[PathBuf]) -> Result<Reply<String>>;

    /// What to say if the person stops the run from now on: what is saved.
    fn farewell(&mut self, text: String);
}
