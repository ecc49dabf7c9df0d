//! Ending the run at a person's wish: Ctrl-C, a signal, or a terminal that is gone.
//!
//! Every way to end comes to [`stop`], on whichever thread. It waits until no file is being replaced,
//! gives the terminal back as it was found, says the farewell and ends the process.

use crate::files::staged;
use crate::files::store;
use crate::text::exit::Exit;
use std::io::{self, IsTerminal, Write};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError, TryLockError};
use std::thread;
use std::time::Duration;

/// Held while a key is read, because reading changes the terminal's settings and then puts them back.
static READING: Mutex<()> = Mutex::new(());

/// What to say at the end.
static FAREWELL: Mutex<String> = Mutex::new(String::new());

/// Whether the handler of signals is in place.
static READY: OnceLock<bool> = OnceLock::new();

/// Whether the cursor is hidden.
static HIDDEN: AtomicBool = AtomicBool::new(false);

/// Whether a picture stands on the screen's other page.
static OTHER_PAGE: AtomicBool = AtomicBool::new(false);

/// The terminal's settings as they were found.
#[cfg(unix)]
static BEFORE: OnceLock<rustix::termios::Termios> = OnceLock::new();

/// How long a signal waits for the thread that reads a key to let go of the terminal.
const PATIENCE: Duration = Duration::from_millis(100);

/// Whether a person sits at both ends.
pub(super) fn attended() -> bool {
    io::stdin().is_terminal() && io::stdout().is_terminal()
}

/// Takes over signals, once, and remembers the terminal's settings. Says whether anybody is there.
///
/// A run that never speaks to a person never comes here, so signals end it as they end any program.
pub(super) fn prepare() -> bool {
    *READY.get_or_init(|| {
        if !attended() {
            return false;
        }
        #[cfg(unix)]
        if let Ok(found) = rustix::termios::tcgetattr(io::stdin()) {
            let _ = BEFORE.set(found);
        }
        // Without a handler the process still ends on Ctrl-C, only less politely.
        let _ = ctrlc::set_handler(|| stop());
        true
    })
}

/// Sets what to say at the end.
pub(super) fn set_farewell(text: String) {
    *hold(&FAREWELL) = text;
}

/// Held while the terminal's settings are changed for the reading of one key.
pub(super) fn reading() -> MutexGuard<'static, ()> {
    hold(&READING)
}

/// Whether the terminal is still there.
pub(super) fn still_there() -> bool {
    #[cfg(unix)]
    let there = rustix::termios::tcgetattr(io::stdin()).is_ok();
    #[cfg(not(unix))]
    let there = io::stdin().is_terminal();
    there
}

/// Throws away what was typed and not read, such as the rest of a paste.
pub(super) fn forget_typed() {
    #[cfg(unix)]
    let _ = rustix::termios::tcflush(io::stdin(), rustix::termios::QueueSelector::IFlush);
}

/// Ends the process; the first caller does it and all others wait for the end.
pub(super) fn stop() -> ! {
    // Held to the very end, so nobody else comes past this line.
    let _whole = store::pause_writing();
    let _unfinished = staged::take_back();
    let _settled = await_reader();
    if OTHER_PAGE.load(Ordering::SeqCst) {
        // Nothing is asked there, so what was typed was meant for nobody, least of all for the shell.
        forget_typed();
    }
    restore_settings();
    let farewell = hold(&FAREWELL);
    let mut out = io::stdout().lock();
    // Colours off, pasting as usual, cursor visible. A terminal that is gone cannot be told.
    // From the other page one comes back to the start of a line.
    let line = if OTHER_PAGE.swap(false, Ordering::SeqCst) { LEAVE_PAGE } else { "\n" };
    let _ = writeln!(out, "\u{1b}[0m\u{1b}[?2004l\u{1b}[?25h{line}{}", farewell.trim_end());
    let _ = out.flush();
    drop(out);
    #[expect(clippy::exit, reason = "the other thread waits for a key and cannot be told to end")]
    std::process::exit(i32::from(Exit::Interrupted.code()))
}

/// Takes over signals in a run that may speak to nobody, so that what it has begun to copy is taken back.
pub fn end_cleanly() {
    static READY: OnceLock<()> = OnceLock::new();
    READY.get_or_init(|| {
        // Where questions were asked before, the handler is there already and does the same.
        let _ = ctrlc::set_handler(|| if attended() { stop() } else { stop_unattended() });
    });
}

/// Ends a run that nobody watches: without a word.
fn stop_unattended() -> ! {
    let _whole = store::pause_writing();
    let _unfinished = staged::take_back();
    #[expect(clippy::exit, reason = "the other threads are reading and cannot be told to end")]
    std::process::exit(i32::from(Exit::Interrupted.code()))
}

/// Waits a moment for the reading of a key to end, so that the settings it puts back are not the last.
fn await_reader() -> Option<MutexGuard<'static, ()>> {
    const STEP: Duration = Duration::from_millis(2);
    let mut waited = Duration::ZERO;
    loop {
        match READING.try_lock() {
            Ok(guard) => return Some(guard),
            Err(TryLockError::Poisoned(poisoned)) => return Some(poisoned.into_inner()),
            Err(TryLockError::WouldBlock) if waited >= PATIENCE => return None,
            Err(TryLockError::WouldBlock) => thread::sleep(STEP),
        }
        waited += STEP;
    }
}

fn restore_settings() {
    #[cfg(unix)]
    if let Some(before) = BEFORE.get() {
        let _ = rustix::termios::tcsetattr(io::stdin(), rustix::termios::OptionalActions::Now, before);
    }
}

/// Breaks long lines again, and back to the page with what stood there before.
const LEAVE_PAGE: &str = "\u{1b}[?7h\u{1b}[?1049l";

/// Turns to the screen's other page, which [`tidy`] and [`stop`] leave again. Lines that are too long are cut there.
///
/// Ctrl-Z does nothing there, as the shell would be left on that page.
pub(super) fn turn_page() -> io::Result<()> {
    #[cfg(unix)]
    if let Ok(mut settings) = rustix::termios::tcgetattr(io::stdin()) {
        use rustix::termios::SpecialCodeIndex;
        // _POSIX_VDISABLE, termios(3) and termios(4): no character suspends.
        let nothing = if cfg!(target_os = "linux") { 0 } else { 0xff };
        settings.special_codes[SpecialCodeIndex::VSUSP] = nothing;
        let _ = rustix::termios::tcsetattr(io::stdin(), rustix::termios::OptionalActions::Now, &settings);
    }
    OTHER_PAGE.store(true, Ordering::SeqCst);
    let mut out = io::stdout().lock();
    out.write_all(b"\x1b[?1049h\x1b[?7l\x1b[2J").and_then(|()| out.flush())
}

/// Puts the terminal back if a question was left half asked.
pub(super) fn tidy() {
    if OTHER_PAGE.swap(false, Ordering::SeqCst) {
        let mut out = io::stdout().lock();
        let _ = out.write_all(LEAVE_PAGE.as_bytes()).and_then(|()| out.flush());
    }
    if HIDDEN.swap(false, Ordering::SeqCst) {
        restore_settings();
        let mut out = io::stdout().lock();
        let _ = out.write_all(b"\x1b[?25h").and_then(|()| out.flush());
    }
}

/// Hides the cursor and keeps keys from showing on the screen between two readings, until dropped.
#[derive(Debug)]
pub(super) struct Quiet;

impl Quiet {
    /// Makes the terminal quiet.
    pub(super) fn new() -> Quiet {
        #[cfg(unix)]
        if let Some(before) = BEFORE.get() {
            use rustix::termios::LocalModes;
            let mut quiet = before.clone();
            quiet.local_modes.remove(LocalModes::ECHO | LocalModes::ICANON);
            let _ = rustix::termios::tcsetattr(io::stdin(), rustix::termios::OptionalActions::Now, &quiet);
        }
        HIDDEN.store(true, Ordering::SeqCst);
        let mut out = io::stdout().lock();
        let _ = out.write_all(b"\x1b[?25l").and_then(|()| out.flush());
        Quiet
    }
}

impl Drop for Quiet {
    fn drop(&mut self) {
        tidy();
    }
}

fn hold<T>(mutex: &'static Mutex<T>) -> MutexGuard<'static, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
