//! The bytes of `record.json`: one way to write a record, and nothing else is read.
//!
//! In: a record, or bytes. Out: the bytes, or the record, or why they are none. What a later version of the tool may
//! have written is told apart from what no version writes, so that nobody is accused of it. Pure.

use super::record::{FORMAT, Record};
use crate::text::Text;
use crate::text::json::render_json;
use crate::text::say::signoff as say;
use serde::Deserialize;

/// Why bytes are not what this version reads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unread {
    /// A format or a field is newer than this version.
    Newer(Text),
    /// No version writes it like that.
    Bad(Text),
}

impl Unread {
    /// The reason in words.
    pub fn text(&self) -> Text {
        match self {
            Unread::Newer(why) | Unread::Bad(why) => why.clone(),
        }
    }

    /// What serde complained of: a word that it does not know may be known to a later version.
    pub fn of(complaint: &str) -> Unread {
        let unknown =
            ["unknown field ", "unknown variant "].into_iter().find_map(|start| complaint.strip_prefix(start));
        match unknown.and_then(|rest| rest.split('`').nth(1)) {
            Some(word) => Unread::Newer(say::newer_word(word)),
            None => Unread::Bad(say::record_unreadable(complaint)),
        }
    }
}

/// What every format of a record begins with.
#[derive(Deserialize)]
struct Head {
    format: u32,
}

/// The bytes of `record.json`.
///
/// # Errors
///
/// When the record cannot be written as JSON, which none is known to cause.
pub fn record_bytes(record: &Record) -> serde_json::Result<Vec<u8>> {
    Ok(render_json(record)?.into_bytes())
}

/// Reads the bytes of `record.json`.
///
/// # Errors
///
/// Why they are no record. Bytes that say the same in another way are none.
pub fn read_record(bytes: &[u8]) -> Result<Record, Unread> {
    let head: Head =
        serde_json::from_slice(bytes).map_err(|error| Unread::Bad(say::record_unreadable(error.to_string())))?;
    if head.format > FORMAT {
        return Err(Unread::Newer(say::newer_format(head.format)));
    }
    if head.format != FORMAT {
        return Err(Unread::Bad(say::record_format(head.format)));
    }
    let record: Record = serde_json::from_slice(bytes).map_err(|error| Unread::of(&error.to_string()))?;
    match record_bytes(&record).is_ok_and(|again| again == bytes) {
        true => Ok(record),
        false => Err(Unread::Bad(say::record_not_canonical())),
    }
}
