//! What is to be edited, as values: edits, the values they write, and why one cannot be made.

use crate::files::format::{Fixed, Node};
use crate::model::list::EntryAt;
use std::ops::Range;

/// A value to be written.
#[derive(Debug, Clone, PartialEq)]
pub enum NewValue {
    /// Text of any content, also of several lines.
    Text(String),
    /// A date or date-time in RFC 3339 form, written bare in both formats.
    Date(String),
    /// A whole number.
    Integer(i64),
    /// Yes or no.
    Bool(bool),
    /// A list, written on one line.
    List(Vec<NewValue>),
    /// A table, written on one line.
    Table(Vec<(String, NewValue)>),
}

/// One change to one section file.
#[derive(Debug, Clone, PartialEq)]
pub enum Edit {
    /// Appends an act to the `log` of an item.
    AppendAct {
        /// The item.
        item: EntryAt,
        /// The act's fields in order.
        act: Vec<(String, NewValue)>,
    },
    /// Appends an item to the file's `items` list.
    AppendItem {
        /// The item's fields in order; an empty `log` is added by the editor itself.
        fields: Vec<(String, NewValue)>,
    },
}

/// Why an edit was not made; nothing has been written.
#[derive(Debug, Clone, PartialEq)]
pub struct Refusal {
    /// What stood in the way.
    pub reason: RefusalReason,
    /// Where in the file.
    pub span: Range<usize>,
    /// The text that a person can put there by hand.
    pub by_hand: String,
}

/// What can stand in the way of a splice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RefusalReason {
    /// The value is shared through an anchor.
    Shared,
    /// The item or its log is an alias.
    Alias,
    /// The item or its log carries a tag.
    Tagged,
    /// The log comes in through a merge key.
    Merged,
    /// The log (or `items`) is not a list.
    NotAList,
    /// The new text did not prove to be the old one plus the change.
    Unproven,
}

/// The fields of an act or an item, in order.
pub(super) type Fields = [(String, NewValue)];

/// Bytes of the source that give way to new text; most often none do.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Splice {
    pub(super) at: Range<usize>,
    pub(super) text: String,
}

impl Splice {
    /// New text at a place where nothing gives way.
    pub(super) fn insert(at: usize, text: String) -> Splice {
        Splice { at: at..at, text }
    }
}

/// Why an edit cannot be made, and where.
pub(super) type Obstacle = (RefusalReason, Range<usize>);

/// An obstacle if the node's bytes must stay as they are. Merged tables may grow fields of their own.
pub(super) fn free(node: &Node) -> Result<(), Obstacle> {
    let reason = match node.fixed {
        None | Some(Fixed::Merged) => return Ok(()),
        Some(Fixed::Shared) => RefusalReason::Shared,
        Some(Fixed::Alias) => RefusalReason::Alias,
        Some(Fixed::Tagged) => RefusalReason::Tagged,
    };
    Err((reason, node.span.clone()))
}
