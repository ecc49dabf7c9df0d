//! Lists and answers that come in, and sheets, calendars and pages that go out.
//!
//! In: bytes from elsewhere, or the project at a moment. Out: proposed changes ([`crate::edits`]), or bytes for others.
//! Asks nothing and writes nothing.

pub(crate) mod accounts;
pub(crate) mod calendar;
pub(crate) mod csv;
mod fitted;
pub(crate) mod journal;
pub(crate) mod letter;
pub mod merge;
mod others;
pub(crate) mod package;
pub(crate) mod page;
pub(crate) mod planned;
pub(crate) mod reading;
pub(crate) mod rows;
pub(crate) mod sheet;
pub(crate) mod tasks;
pub(crate) mod understood;
mod user_list;
pub(crate) mod whole;
