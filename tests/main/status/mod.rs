//! `handover status`: its line of time, and how it follows the files.

mod timeline;
#[cfg(unix)]
mod watch;
