//! `handover sign`.

mod all_or_nothing;
mod at_terminal;
mod keys;
mod screens;
mod signing;
