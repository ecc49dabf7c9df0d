//! A person at a terminal.

use super::{Reply, Ui};
use crate::i18n::Lang;
use anyhow::Result;

/// The terminal.
#[derive(Debug)]
pub struct Terminal {
    lang: Lang,
}

impl Terminal {
    /// The process's own terminal.
    pub fn new(lang: Lang) -> Terminal {
        Terminal { lang }
    }

    /// Columns of the terminal; 100 where there is none.
    pub fn width(&self) -> usize {
        100
    }
}

impl Ui for Terminal {
    fn show(&mut self, _text: &str) -> Result<()> {
        Ok(())
    }

    fn choose(&mut self, _prompt: &str, _options: &[String], _start: usize) -> Result<Reply<usize>> {
        let _ = self.lang;
        Ok(Reply::Back)
    }

    fn text(&mut self, _prompt: &str, _initial: &str) -> Result<Reply<String>> {
        Ok(Reply::Back)
    }

    fn farewell(&mut self, _text: String) {}
}
