//! A picture that fills the terminal and is drawn again and again, on the screen's other page.
//!
//! What stood on the terminal before comes back when the page is dropped, or when Ctrl-C or a signal ends
//! the run in [`super::stop`].

use super::settings::{self, Quiet};
use super::stop;
use anyhow::{Context as _, Result};
use console::Term;
use std::io::{self, Write};

/// The page.
#[derive(Debug)]
pub struct Page {
    _quiet: Quiet,
}

impl Page {
    /// Turns to the page; nothing where no person sits at a terminal.
    ///
    /// # Errors
    ///
    /// When the terminal cannot be written.
    pub fn open() -> Result<Option<Page>> {
        if !stop::prepare() {
            return Ok(None);
        }
        let quiet = Quiet::new();
        settings::turn_page().context("writing to the terminal")?;
        Ok(Some(Page { _quiet: quiet }))
    }

    /// Rows and columns there are now.
    pub fn size(&self) -> (usize, usize) {
        let (rows, columns) = Term::stdout().size();
        (usize::from(rows), usize::from(columns))
    }

    /// Replaces what stands on the page; lines below the last row are not drawn.
    ///
    /// # Errors
    ///
    /// When the terminal cannot be written. Does not return when it is gone.
    pub fn draw(&mut self, lines: &[String]) -> Result<()> {
        settings::forget_typed();
        let (rows, _) = self.size();
        // All in one go, so that nothing flickers. A row is cleared before its line is written: after a line
        // that fills the row the cursor stands on its last character.
        let shown: Vec<String> = lines.iter().take(rows).map(|line| format!("\u{1b}[K{line}")).collect();
        let below = if shown.len() < rows { "\r\n\u{1b}[J" } else { "" };
        let picture = format!("\u{1b}[H{}{below}", shown.join("\r\n"));
        let mut out = io::stdout().lock();
        let drawn = out.write_all(picture.as_bytes()).and_then(|()| out.flush());
        drop(out);
        if drawn.is_err() && !settings::still_there() {
            stop::stop();
        }
        drawn.context("writing to the terminal")
    }
}
