//! The integration tests: one binary, one module per subject.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test that cannot go on fails, and a test prepares its own folder"
)]

#[path = "main/edits.rs"]
mod edits;

#[cfg(feature = "docx")]
#[path = "main/record.rs"]
mod record;

#[cfg(feature = "docx")]
#[path = "main/record_print.rs"]
mod record_print;

#[path = "main/runner.rs"]
mod runner;

#[cfg(unix)]
#[path = "main/pty.rs"]
mod pty;

#[cfg(unix)]
#[path = "main/terminal.rs"]
mod terminal;
