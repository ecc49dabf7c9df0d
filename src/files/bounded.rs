//! Reading a file whole, up to a bound: what people name on the command line, or in their files.
//!
//! In: a path, and how much is taken. Out: the bytes, or why there are none. No link is followed, no pipe or device opened.

use crate::evidence::{naming, open_plain};
use crate::text::Text;
use crate::text::say::failures::failure;
use std::io::Read;
use std::path::Path;

/// Why a file was not read.
#[derive(Debug)]
pub(crate) enum Unread {
    /// It is larger than what is taken.
    TooLarge,
    /// It cannot be opened or read.
    Unreadable(Text),
}

/// Reads a file of at most so many bytes.
///
/// # Errors
///
/// When it is larger, no regular file, or cannot be read.
pub(crate) fn read_bounded(path: &Path, most: u64) -> Result<Vec<u8>, Unread> {
    let file = open_plain(path).map_err(|fault| Unread::Unreadable(naming::fault_list(&[fault])))?;
    read_all(file, most)
}

/// Reads what comes, of at most so many bytes.
///
/// # Errors
///
/// When there are more, or it cannot be read.
pub(crate) fn read_all(from: impl Read, most: u64) -> Result<Vec<u8>, Unread> {
    let mut bytes = Vec::new();
    let read = from.take(most.saturating_add(1)).read_to_end(&mut bytes);
    read.map_err(|error| Unread::Unreadable(failure(&error)))?;
    if bytes.len() as u64 > most { Err(Unread::TooLarge) } else { Ok(bytes) }
}
