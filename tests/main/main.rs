//! The integration tests: one binary, a file or folder for each command, and folders for what is no command.
//!
//! `tests/README.md` says how to add one.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test that cannot go on fails, and prepares its own folder"
)]

mod add;
mod assign;
#[cfg(unix)]
mod attacks;
#[cfg(unix)]
mod audit;
mod both_languages;
mod check;
mod completions;
mod diff;
#[cfg(unix)]
mod edit;
mod evidence;
mod explain;
mod export;
mod files;
mod house;
mod import;
mod init;
mod keys;
mod log;
mod man;
mod mark;
mod merge_driver;
mod model;
mod next;
mod notify;
mod people;
mod proposed;
mod record;
mod remove;
mod schema;
mod screen;
mod set;
mod set_told;
mod show;
#[cfg(unix)]
mod sign;
mod status;
mod support;
mod templates;
mod typed;
mod undo;
mod unsigned;
#[cfg(unix)]
mod verify;
mod written;
