//! A failure of the tool itself: what could not be done, how the run ends, and what to do next.

use super::exit::Exit;
use super::visible::visible;
use super::{Lang, Text};
use std::fmt;

/// An error that a person reads.
#[derive(Debug, Clone)]
pub struct Problem {
    /// How the run ends.
    pub exit: Exit,
    /// What could not be done, where, and why.
    pub message: Text,
    /// What to do, with the very command where there is one.
    pub hint: Option<Text>,
}

impl Problem {
    /// The command line is wrong, or asks for what the rules do not allow.
    pub fn usage(message: Text) -> Problem {
        Problem { exit: Exit::Usage, message, hint: None }
    }

    /// The project cannot be read or written.
    pub fn project(message: Text) -> Problem {
        Problem { exit: Exit::Project, message, hint: None }
    }

    /// The same problem, with a hint.
    pub fn hint(mut self, hint: Text) -> Problem {
        self.hint = Some(hint);
        self
    }

    /// The message and the hint in one language, a line each, safe to show.
    pub(crate) fn render(&self, lang: Lang) -> String {
        let label = |en, zh| match lang {
            Lang::En => en,
            Lang::Zh => zh,
        };
        let mut text = format!("{}{}", label("error: ", "错误："), self.message.of(lang));
        if let Some(hint) = &self.hint {
            text.push_str(&format!("\n{}{}", label("hint: ", "提示："), hint.of(lang)));
        }
        visible(&text).into_owned()
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.message.en)
    }
}

impl std::error::Error for Problem {}
