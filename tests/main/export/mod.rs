//! `handover export`: what is written for other hands.

#[cfg(unix)]
mod browser;
mod calendar;
mod items;
mod package;
mod page;
mod target;
mod workbook;
