//! `handover verify`.

mod evidence;
#[cfg(unix)]
mod frozen;
#[cfg(unix)]
mod remotes;
mod screens;
mod standings;
