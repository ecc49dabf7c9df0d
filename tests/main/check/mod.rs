//! `handover check`: what it finds and hints at, what is silenced, and the walk.

mod hints;
mod silence;
mod walk;
#[cfg(unix)]
mod walk_at_terminal;
