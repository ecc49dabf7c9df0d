//! The terminal's settings: remembered as they were found, made quiet while a question waits, put back after it.
//!
//! Also the screen's other page, because leaving it belongs to putting things back. What stands on either
//! is not decided here.

use std::io::{self, Write};
use std::sync::atomic::{AtomicBool, Ordering};

#[cfg(unix)]
use rustix::termios::{InputModes, LocalModes, OptionalActions, QueueSelector, SpecialCodeIndex, Termios};
#[cfg(unix)]
use std::sync::OnceLock;

/// The terminal's settings as they were found.
#[cfg(unix)]
static BEFORE: OnceLock<Termios> = OnceLock::new();

/// Whether the cursor is hidden.
static HIDDEN: AtomicBool = AtomicBool::new(false);

/// Whether a picture stands on the screen's other page.
static OTHER_PAGE: AtomicBool = AtomicBool::new(false);

/// Breaks long lines again, and back to the page with what stood there before.
pub(super) const LEAVE_PAGE: &str = "\u{1b}[?7h\u{1b}[?1049l";

/// Remembers the settings, for [`restore`].
pub(super) fn remember() {
    #[cfg(unix)]
    if let Ok(found) = rustix::termios::tcgetattr(io::stdin()) {
        let _ = BEFORE.set(found);
    }
}

/// Puts the settings back as they were found.
pub(super) fn restore() {
    #[cfg(unix)]
    if let Some(before) = BEFORE.get() {
        let _ = rustix::termios::tcsetattr(io::stdin(), OptionalActions::Now, before);
    }
}

/// Whether the terminal is still there.
pub(super) fn still_there() -> bool {
    #[cfg(unix)]
    let there = rustix::termios::tcgetattr(io::stdin()).is_ok();
    #[cfg(not(unix))]
    let there = std::io::IsTerminal::is_terminal(&io::stdin());
    there
}

/// Throws away what was typed and not read, such as the rest of a paste.
pub(super) fn forget_typed() {
    #[cfg(unix)]
    let _ = rustix::termios::tcflush(io::stdin(), QueueSelector::IFlush);
}

/// Hides the cursor, and lets keys come one by one without showing them. Ctrl-C, Ctrl-\ and Ctrl-Z stay signals, but
/// take nothing off the screen that was just written, such as a farewell.
pub(super) fn quieten() {
    #[cfg(unix)]
    if let Some(before) = BEFORE.get() {
        let mut quiet = before.clone();
        quiet.local_modes.remove(LocalModes::ECHO | LocalModes::ICANON | LocalModes::IEXTEN);
        quiet.local_modes.insert(LocalModes::NOFLSH);
        quiet.input_modes.remove(InputModes::IXON);
        quiet.special_codes[SpecialCodeIndex::VMIN] = 1;
        quiet.special_codes[SpecialCodeIndex::VTIME] = 0;
        let _ = rustix::termios::tcsetattr(io::stdin(), OptionalActions::Now, &quiet);
    }
    HIDDEN.store(true, Ordering::SeqCst);
    let mut out = io::stdout().lock();
    let _ = out.write_all(b"\x1b[?25l").and_then(|()| out.flush());
}

/// Lets Ctrl-Z be a key as any other until [`restore`]. Ctrl-C takes nothing off the screen that was just written.
pub(super) fn take_suspend_key() {
    #[cfg(unix)]
    if let Ok(mut settings) = rustix::termios::tcgetattr(io::stdin()) {
        // _POSIX_VDISABLE, termios(3) and termios(4): no character suspends.
        let nothing = if cfg!(target_os = "linux") { 0 } else { 0xff };
        settings.special_codes[SpecialCodeIndex::VSUSP] = nothing;
        settings.local_modes.insert(LocalModes::NOFLSH);
        let _ = rustix::termios::tcsetattr(io::stdin(), OptionalActions::Now, &settings);
    }
}

/// Turns to the screen's other page, which [`tidy`] leaves again. Lines that are too long are cut there.
///
/// Ctrl-Z does nothing there, as the shell would be left on that page.
pub(super) fn turn_page() -> io::Result<()> {
    take_suspend_key();
    OTHER_PAGE.store(true, Ordering::SeqCst);
    let mut out = io::stdout().lock();
    out.write_all(b"\x1b[?1049h\x1b[?7l\x1b[2J").and_then(|()| out.flush())
}

/// Whether a picture stands on the other page.
pub(super) fn on_other_page() -> bool {
    OTHER_PAGE.load(Ordering::SeqCst)
}

/// Puts the terminal back if a question was left half asked.
pub(super) fn tidy() {
    if OTHER_PAGE.swap(false, Ordering::SeqCst) {
        let mut out = io::stdout().lock();
        let _ = out.write_all(LEAVE_PAGE.as_bytes()).and_then(|()| out.flush());
    }
    if HIDDEN.swap(false, Ordering::SeqCst) {
        restore();
        let mut out = io::stdout().lock();
        let _ = out.write_all(b"\x1b[?25h").and_then(|()| out.flush());
    }
}

/// Keeps the terminal quiet until dropped.
#[derive(Debug)]
pub(super) struct Quiet;

impl Quiet {
    /// Makes the terminal quiet.
    pub(super) fn new() -> Quiet {
        quieten();
        Quiet
    }
}

impl Drop for Quiet {
    fn drop(&mut self) {
        tidy();
    }
}
