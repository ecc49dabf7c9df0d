//! The tests of the built binary: one module a command, over one hermetic runner.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test may fail loudly, and prepares its own folder"
)]

#[path = "main/init.rs"]
mod init;
#[path = "main/runner.rs"]
mod runner;
