//! A file that comes in, or standard input, read whole up to a bound.

use crate::files::bounded::{Unread, read_all, read_bounded};
use crate::text::Text;
use crate::text::problem::Problem;
use crate::text::say::answers as say;
use crate::text::say::failures::failure;
use crate::text::visible::visible_line;
use anyhow::Result;
use std::io::stdin;
use std::path::Path;

/// More bytes than these are no list of items.
const LARGEST: u64 = 64 << 20;

/// What came in.
#[derive(Debug)]
pub(super) struct Incoming {
    /// What it is called where it is told of.
    pub(super) name: String,
    /// Its bytes.
    pub(super) bytes: Vec<u8>,
}

/// Reads a file, or standard input for `-`.
///
/// # Errors
///
/// When it is no regular file, cannot be read or is too large.
pub(super) fn read(file: &Path) -> Result<Incoming> {
    let name = visible_line(&file.display().to_string());
    let cannot = |why: Text| Problem::usage(say::cannot_read(&name, why));
    let bytes = match file == Path::new("-") {
        true => read_all(stdin().lock(), LARGEST),
        false => {
            let found = file.canonicalize().map_err(|error| cannot(failure(&error)))?;
            read_bounded(&found, LARGEST)
        }
    };
    let bytes = bytes.map_err(|unread| match unread {
        Unread::TooLarge => Problem::usage(say::too_large(LARGEST >> 20)),
        Unread::Unreadable(why) => cannot(why),
    })?;
    Ok(Incoming { name, bytes })
}
