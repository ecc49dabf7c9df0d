//! Ending the run at a person's wish: Ctrl-C, a signal, or a terminal that is gone.
//!
//! Every way to end comes to [`stop`], on whichever thread. It waits until no file is being replaced,
//! gives the terminal back as it was found, says the farewell and ends the process.

use super::settings;
use super::waiting;
use crate::files::staged;
use crate::files::store;
use crate::text::exit::Exit;
use std::io::{self, IsTerminal, Write};
use std::sync::{Condvar, Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::Duration;

/// Whether a key is being read, which changes the terminal's settings and then puts them back.
static READING: Mutex<bool> = Mutex::new(false);

/// Tells that it no longer is.
static READ: Condvar = Condvar::new();

/// What to say at the end.
static FAREWELL: Mutex<String> = Mutex::new(String::new());

/// Whether a person was there when first one was spoken to.
static READY: OnceLock<bool> = OnceLock::new();

/// How long a signal waits for the thread that reads a key to let go of the terminal.
const PATIENCE: Duration = Duration::from_millis(100);

/// Whether a person sits at both ends.
fn attended() -> bool {
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
        settings::remember();
        take_over_signals();
        waiting::take_over_suspending();
        true
    })
}

/// Takes over signals in a run that may speak to nobody, so that what it has begun to copy is taken back.
pub fn end_cleanly() {
    take_over_signals();
}

/// Lets every signal that a person or the system ends programs with end this one politely.
fn take_over_signals() {
    static TAKEN: OnceLock<()> = OnceLock::new();
    // Where this fails the process still ends on Ctrl-C, only less politely.
    TAKEN.get_or_init(|| drop(on_ending_signals(end)));
}

/// Calls `end` on a thread of its own when a signal asks for the end.
#[cfg(unix)]
fn on_ending_signals(end: fn() -> !) -> io::Result<()> {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM};
    use std::io::Read as _;
    use std::os::unix::net::UnixStream;
    let (mut told, teller) = UnixStream::pair()?;
    for signal in [SIGINT, SIGTERM, SIGHUP, SIGQUIT] {
        signal_hook::low_level::pipe::register(signal, teller.try_clone()?)?;
    }
    std::thread::Builder::new().spawn(move || {
        if told.read_exact(&mut [0]).is_ok() {
            end();
        }
    })?;
    Ok(())
}

/// Calls `end` on a thread of its own when the system asks for the end.
#[cfg(not(unix))]
fn on_ending_signals(end: fn() -> !) -> Result<(), ctrlc::Error> {
    ctrlc::set_handler(move || end())
}

/// Sets what to say at the end.
pub(super) fn set_farewell(text: String) {
    *hold(&FAREWELL) = text;
}

/// Says that a key is about to be read. Does not return when the run is ending.
pub(super) fn begin_reading() {
    let reading = READ.wait_while(hold(&READING), |reading| *reading);
    *reading.unwrap_or_else(PoisonError::into_inner) = true;
}

/// Says that the terminal's settings are again as they were before the key was read.
pub(super) fn end_reading() {
    *hold(&READING) = false;
    READ.notify_all();
}

/// Ends the process; the first caller does it and all others wait for the end.
pub(super) fn stop() -> ! {
    // Held to the very end, so nobody else comes past this line.
    let _whole = store::pause_writing();
    let _unfinished = staged::take_back();
    await_reader();
    // What was typed and not read was meant for a question, or for nobody, and least of all for the shell.
    settings::forget_typed();
    let farewell = hold(&FAREWELL);
    let mut out = io::stdout().lock();
    // Colours off, pasting as usual, cursor visible. A terminal that is gone cannot be told.
    // From the other page one comes back to the start of a line.
    let line = if settings::on_other_page() { settings::LEAVE_PAGE } else { "\n" };
    let _ = writeln!(out, "\u{1b}[0m\u{1b}[?2004l\u{1b}[?25h{line}{}", farewell.trim_end());
    let _ = out.flush();
    drop(out);
    // Last, because from then on another Ctrl-C makes the terminal forget what it has not shown yet.
    settings::restore();
    #[expect(clippy::exit, reason = "the other thread waits for a key and cannot be told to end")]
    std::process::exit(i32::from(Exit::Interrupted.code()))
}

/// Ends a run after a signal: with a farewell where a person was spoken to or could be, else without a word.
fn end() -> ! {
    if READY.get() == Some(&true) || attended() {
        stop()
    }
    let _whole = store::pause_writing();
    let _unfinished = staged::take_back();
    #[expect(clippy::exit, reason = "the other threads are reading and cannot be told to end")]
    std::process::exit(i32::from(Exit::Interrupted.code()))
}

/// Waits a moment for the reading of a key to end, so that the settings it puts back are not the last, and
/// lets no other begin.
fn await_reader() {
    let waited = READ.wait_timeout_while(hold(&READING), PATIENCE, |reading| *reading);
    *waited.unwrap_or_else(PoisonError::into_inner).0 = true;
}

fn hold<T>(mutex: &'static Mutex<T>) -> MutexGuard<'static, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
