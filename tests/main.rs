//! The tests of what only a built program and a real terminal show; one binary, one module per subject.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

#[cfg(unix)]
#[path = "main/pty.rs"]
mod pty;

#[cfg(unix)]
#[path = "main/terminal.rs"]
mod terminal;
