//! `handover sign`.

mod all_or_nothing;
mod around;
mod at_terminal;
mod bound;
mod carried;
mod clones;
mod deciding;
mod keys;
mod ready;
mod reserving;
mod same_bytes;
mod screens;
mod signing;
mod tidy;
#[cfg(unix)]
mod without_key;
