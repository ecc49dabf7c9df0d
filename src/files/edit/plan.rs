//! What is to be edited, as values: edits, the values they write, and why one cannot be made.

use crate::files::format::{Fixed, Node};
use crate::model::list::{EntryAt, Position};
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

impl NewValue {
    /// Words as people write them: one stays a word where it may, else they are a list.
    pub(crate) fn words(mut words: Vec<NewValue>, may_be_one: bool) -> NewValue {
        match (may_be_one, words.len()) {
            (true, 1) => words.swap_remove(0),
            _ => NewValue::List(words),
        }
    }

    /// As people write it.
    pub(crate) fn as_typed(&self) -> String {
        match self {
            NewValue::Text(text) | NewValue::Date(text) => text.clone(),
            NewValue::Integer(number) => number.to_string(),
            NewValue::Bool(flag) => flag.to_string(),
            NewValue::List(members) => members.iter().map(NewValue::as_typed).collect::<Vec<_>>().join(", "),
            NewValue::Table(fields) => fields.iter().map(|(_, value)| value.as_typed()).collect::<Vec<_>>().join(", "),
        }
    }

    /// The fields of a table.
    pub(super) fn as_fields(&self) -> Option<&Fields> {
        match self {
            NewValue::Table(fields) => Some(fields),
            _ => None,
        }
    }
}

/// One step of a way from the top of a file to a value.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// Into the field of a table.
    Field(String),
    /// To a member of a list, by its position.
    Member(usize),
}

impl From<&str> for Step {
    fn from(name: &str) -> Step {
        Step::Field(name.to_owned())
    }
}

impl From<usize> for Step {
    fn from(position: usize) -> Step {
        Step::Member(position)
    }
}

/// The way from the top of a file to a value: `items`, 2, `due`.
pub type Way = Vec<Step>;

/// One change to one file.
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
        /// The item's fields in order; a `log` of acts may be the last of them, else an empty one is added.
        fields: Vec<(String, NewValue)>,
    },
    /// Gives a field its value: where the old one stands, or below the fields that are there.
    Set {
        /// The field.
        at: Way,
        /// What it says from now on.
        value: NewValue,
    },
    /// Takes out a field with its value, or a member of a list, with the comments that stand inside.
    Remove {
        /// The field or member.
        at: Way,
    },
    /// Adds a member to a list, which is made if it is not there.
    Append {
        /// The list, which is a field.
        list: Way,
        /// The member.
        value: NewValue,
    },
}

impl Edit {
    /// A field of an item gets this value.
    pub fn set_item(item: EntryAt, field: &str, value: NewValue) -> Edit {
        Edit::Set { at: vec!["items".into(), item.before().into(), field.into()], value }
    }

    /// An item is taken out.
    pub fn remove_item(item: EntryAt) -> Edit {
        Edit::Remove { at: vec!["items".into(), item.before().into()] }
    }
}

/// Why an edit was not made; nothing has been written.
#[derive(Debug, Clone, PartialEq)]
pub struct Refusal {
    /// What stood in the way.
    pub reason: RefusalReason,
    /// Where in the file.
    pub span: Range<usize>,
    /// What a person can do there by hand.
    pub by_hand: ByHand,
}

/// What is left to do by hand where an edit is refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ByHand {
    /// This text is to be written there.
    Write(String),
    /// This is to be taken out.
    TakeOut(String),
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
    /// There is no such place, or what stands there is laid out over headers or lines of its own.
    NotThere,
    /// A comment stands inside what would be replaced.
    Commented,
    /// The new text did not prove to be the old one plus the change.
    Unproven,
}

/// The fields of an act or an item, in order.
pub(super) type Fields = [(String, NewValue)];

/// The fields of a new item without its log, and the acts in that.
pub(super) fn without_log(item: &Fields) -> (&Fields, &[NewValue]) {
    match item.split_last() {
        Some(((name, NewValue::List(acts)), fields)) if name == "log" => (fields, acts),
        _ => (item, &[]),
    }
}

/// The fields of a new item with its log, empty where it has none.
pub(super) fn with_log(item: &Fields) -> Vec<(String, NewValue)> {
    let (fields, acts) = without_log(item);
    fields.iter().cloned().chain([("log".to_owned(), NewValue::List(acts.to_vec()))]).collect()
}

/// Bytes of the source that give way to new text; most often none do.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Splice {
    pub(super) at: Range<usize>,
    pub(super) text: String,
}

impl Splice {
    /// Bytes that go, with nothing in their place.
    pub(super) fn cut(at: Range<usize>) -> Splice {
        Splice { at, text: String::new() }
    }

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
