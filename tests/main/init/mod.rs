//! `handover init`: by its options and by its questions.

#[cfg(unix)]
mod at_terminal;
#[cfg(unix)]
mod killed;
mod options;
#[cfg(unix)]
mod question_screens;
mod questions;
mod roles;
mod screens;
mod wrong_options;
