//! The integration tests: one binary, one module per subject, over one hermetic runner.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test that cannot go on fails, and prepares its own folder"
)]

#[cfg(unix)]
#[path = "main/attacks/mod.rs"]
mod attacks;

#[path = "main/bad_input.rs"]
mod bad_input;

#[cfg(unix)]
#[path = "main/crash.rs"]
mod crash;

#[cfg(unix)]
#[path = "main/disk.rs"]
mod disk;

#[path = "main/completions.rs"]
mod completions;

#[path = "main/edits.rs"]
mod edits;

#[path = "main/init.rs"]
mod init;

#[path = "main/init_questions.rs"]
mod init_questions;

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
#[path = "main/menus.rs"]
mod menus;

#[cfg(unix)]
#[path = "main/pty.rs"]
mod pty;

#[cfg(feature = "docx")]
#[path = "main/record.rs"]
mod record;

#[cfg(feature = "docx")]
#[path = "main/record_print.rs"]
mod record_print;

#[path = "main/runner.rs"]
mod runner;

#[cfg(unix)]
#[path = "main/sign.rs"]
mod sign;

#[cfg(unix)]
#[path = "main/terminal.rs"]
mod terminal;

#[path = "main/explain.rs"]
mod explain;

#[path = "main/hints.rs"]
mod hints;

#[path = "main/silence.rs"]
mod silence;

#[path = "main/readiness.rs"]
mod readiness;

#[path = "main/formats.rs"]
mod formats;

#[path = "main/hostile_text.rs"]
mod hostile_text;

#[path = "main/house.rs"]
mod house;

#[path = "main/next.rs"]
mod next;

#[path = "main/ranks.rs"]
mod ranks;

#[path = "main/reading.rs"]
mod reading;

#[path = "main/readme.rs"]
mod readme;

#[path = "main/refused.rs"]
mod refused;

#[path = "main/schema.rs"]
mod schema;

#[path = "main/templates.rs"]
mod templates;

#[path = "main/small.rs"]
mod small;

#[path = "main/standings.rs"]
mod standings;

#[path = "main/states.rs"]
mod states;

#[path = "main/timeline.rs"]
mod timeline;

#[path = "main/walk.rs"]
mod walk;

#[cfg(unix)]
#[path = "main/walk_pty.rs"]
mod walk_pty;

#[path = "main/walker.rs"]
mod walker;

#[cfg(unix)]
#[path = "main/writing.rs"]
mod writing;

#[cfg(unix)]
#[path = "main/verify.rs"]
mod verify;

#[cfg(unix)]
#[path = "main/watch.rs"]
mod watch;
