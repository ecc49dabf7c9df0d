//! What tests are made with: runs of the binary, terminals, and projects to run it in.
//!
//! Nothing in here is a test of the program.

#[cfg(unix)]
pub(crate) mod keys;
#[cfg(unix)]
pub(crate) mod pty;
pub(crate) mod refused;
pub(crate) mod runner;
pub(crate) mod small;
pub(crate) mod walker;
