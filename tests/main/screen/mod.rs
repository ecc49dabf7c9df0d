//! What every screen keeps to, whichever command draws it.

mod hostile_text;
mod reading;
#[cfg(unix)]
mod terminal;
