//! A bar on standard error for reading that takes long: how much, how fast, how long still.

use crate::evidence::Progress;
use crate::text::look::Look;
use crate::text::say::evidence as say;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::{IsTerminal, stderr};
use std::sync::atomic::{AtomicU64, Ordering};

/// Fewer bytes than this are read before anybody could look.
const WORTH_SHOWING: u64 = 64 * 1024 * 1024;

/// A bar that shows itself once there is much to read, only at a terminal, and is gone when dropped.
#[derive(Debug)]
pub struct Bar {
    bar: ProgressBar,
    total: AtomicU64,
    /// Whether standard error is a terminal.
    seen: bool,
}

impl Bar {
    /// A bar that does not show yet.
    pub fn new(look: Look) -> Bar {
        let seen = stderr().is_terminal();
        let bar = ProgressBar::with_draw_target(Some(0), ProgressDrawTarget::hidden());
        let glyphs = look.glyphs();
        let template = say::bar("{bar:24}", "{bytes}", "{total_bytes}", "{bytes_per_sec}", "{eta}");
        if let Ok(style) = ProgressStyle::with_template(template.of(look.lang)) {
            bar.set_style(style.progress_chars(&format!("{}{}", glyphs.full, glyphs.empty)));
        }
        Bar { bar, total: AtomicU64::new(0), seen }
    }
}

impl Progress for Bar {
    fn looks(&self) -> bool {
        self.seen
    }

    fn expect(&self, bytes: u64) {
        if !self.seen {
            return;
        }
        let before = self.total.fetch_add(bytes, Ordering::SeqCst);
        let total = before.saturating_add(bytes);
        self.bar.set_length(total);
        if before < WORTH_SHOWING && total >= WORTH_SHOWING {
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
    }

    fn advance(&self, bytes: u64) {
        if self.seen {
            self.bar.inc(bytes);
        }
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
