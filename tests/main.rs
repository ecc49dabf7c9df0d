//! The integration tests: one binary, one module per subject.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test may fail loudly, and prepares its own folder"
)]

#[cfg(unix)]
#[path = "main/attacks/mod.rs"]
mod attacks;

#[path = "main/edits.rs"]
mod edits;

#[cfg(unix)]
#[path = "main/evidence.rs"]
mod evidence;

#[cfg(unix)]
#[path = "main/frozen.rs"]
mod frozen;

#[cfg(unix)]
#[path = "main/hashing.rs"]
mod hashing;

#[cfg(unix)]
#[path = "main/keys.rs"]
mod keys;

#[cfg(unix)]
#[path = "main/pty.rs"]
mod pty;

#[path = "main/runner.rs"]
mod runner;

#[cfg(unix)]
#[path = "main/sign.rs"]
mod sign;

#[cfg(unix)]
#[path = "main/terminal.rs"]
mod terminal;

#[cfg(unix)]
#[path = "main/verify.rs"]
mod verify;
