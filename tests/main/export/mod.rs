//! `handover export`: what is written for other hands.

#[cfg(unix)]
mod browser;
mod page;
