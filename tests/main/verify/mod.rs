//! `handover verify`.

mod evidence;
#[cfg(unix)]
mod frozen;
mod screens;
