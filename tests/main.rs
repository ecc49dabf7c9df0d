//! The integration tests: one binary, one module per subject, over one hermetic runner.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test that cannot go on fails, and prepares its own folder"
)]

#[path = "main/edits.rs"]
mod edits;

#[path = "main/init.rs"]
mod init;

#[path = "main/init_questions.rs"]
mod init_questions;

#[cfg(unix)]
#[path = "main/pty.rs"]
mod pty;

#[path = "main/runner.rs"]
mod runner;

#[cfg(unix)]
#[path = "main/terminal.rs"]
mod terminal;
