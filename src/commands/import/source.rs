//! A file that comes in, or standard input, read whole up to a bound.

use crate::evidence::{naming, open_plain};
use crate::text::problem::Problem;
use crate::text::say::answers as say;
use crate::text::visible::visible_line;
use anyhow::Result;
use std::io::{Error, Read, stdin};
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
    let cannot = |why: String| Problem::usage(say::cannot_read(&name, why));
    let failed = |error: Error| cannot(error.to_string());
    let mut bytes = Vec::new();
    if file == Path::new("-") {
        stdin().lock().take(LARGEST + 1).read_to_end(&mut bytes).map_err(failed)?;
    } else {
        let found = file.canonicalize().map_err(failed)?;
        let fault = |fault| Problem::usage(naming::fault_list(&[fault]));
        open_plain(&found).map_err(fault)?.take(LARGEST + 1).read_to_end(&mut bytes).map_err(failed)?;
    }
    if bytes.len() as u64 > LARGEST {
        return Err(Problem::usage(say::too_large(LARGEST >> 20)).into());
    }
    Ok(Incoming { name, bytes })
}
