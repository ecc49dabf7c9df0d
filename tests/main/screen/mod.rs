//! What every screen keeps to, whichever command draws it.

mod formats;
mod hostile_text;
#[cfg(unix)]
mod menus;
mod reading;
#[cfg(unix)]
mod terminal;
