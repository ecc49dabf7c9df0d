//! What tests are made with: runs of the binary, terminals, and projects to run it in.
//!
//! Nothing in here is a test of the program.

pub(crate) mod answering;
#[cfg(unix)]
pub(crate) mod browser;
pub(crate) mod completing;
pub(crate) mod dice;
#[cfg(unix)]
pub(crate) mod disk;
#[cfg(unix)]
pub(crate) mod evidence;
#[cfg(unix)]
pub(crate) mod firefox;
pub(crate) mod hostile;
pub(crate) mod house;
pub(crate) mod keys;
#[cfg(unix)]
#[cfg(unix)]
pub(crate) mod killed;
pub(crate) mod new_project;
pub(crate) mod paths;
#[cfg(unix)]
pub(crate) mod pty;
#[cfg(feature = "docx")]
pub(crate) mod python;
pub(crate) mod record;
pub(crate) mod refused;
pub(crate) mod runner;
pub(crate) mod screens;
#[cfg(unix)]
pub(crate) mod shop;
pub(crate) mod small;
pub(crate) mod sums;
pub(crate) mod tamper;
pub(crate) mod two;
#[cfg(unix)]
pub(crate) mod wait;
pub(crate) mod walker;
