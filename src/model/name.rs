//! What an item is called in full, and where something stands in a file.

use super::list::SourceAt;
use serde::{Serialize, Serializer};
use std::fmt;
use std::ops::Range;

/// An item's full name: `kind/id`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ItemName {
    /// The section kind.
    pub kind: String,
    /// The id, unique in that kind.
    pub id: String,
}

impl ItemName {
    /// Puts a full name together.
    pub fn new(kind: impl Into<String>, id: impl Into<String>) -> ItemName {
        ItemName { kind: kind.into(), id: id.into() }
    }

    /// Reads `kind/id`; a bare id belongs to `kind` when one is given.
    pub fn parse(text: &str, kind: Option<&str>) -> Option<ItemName> {
        match text.split_once('/') {
            Some((kind, id)) if !kind.is_empty() && !id.is_empty() => Some(ItemName::new(kind, id)),
            None if !text.is_empty() => kind.map(|kind| ItemName::new(kind, text)),
            _ => None,
        }
    }
}

impl fmt::Display for ItemName {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}/{}", self.kind, self.id)
    }
}

impl Serialize for ItemName {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

/// Where something stands: a file of the project and the bytes in it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Place {
    /// Position of the file in the load's list of sources.
    pub source: SourceAt,
    /// Bytes of that file.
    pub span: Range<usize>,
}
