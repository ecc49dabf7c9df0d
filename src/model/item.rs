//! Items and the acts in their logs, as they were read.

use super::due::Due;
use super::kinds::Step;
use super::kinds::asks::Asks;
use super::list::{EntryAt, SourceAt};
use super::target::Target;
use crate::text::Written;
use chrono::{DateTime, FixedOffset};
use serde::{Serialize, Serializer};
use std::fmt;
use std::ops::Range;
use std::sync::Arc;

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

/// Something to be handed over, with the log of what was done about it.
#[derive(Debug, Clone)]
pub struct Item {
    /// Its full name.
    pub name: ItemName,
    /// What it is called.
    pub title: Written,
    /// More about it.
    pub details: Option<Written>,
    /// Person ids or free words: a role, a department, a channel.
    pub owner: Vec<String>,
    /// When it should be complete.
    pub due: Option<Due>,
    /// The criterion by which it is done.
    pub accept_when: Option<Written>,
    /// The condition under which it applies.
    pub when: Option<String>,
    /// Items that must be complete first.
    pub needs: Vec<ItemName>,
    /// The label it shares with its alternatives.
    pub one_of: Option<String>,
    /// The item it belongs beneath.
    pub under: Option<ItemName>,
    /// Whether it may be left undone.
    pub optional: bool,
    /// Addresses worth following.
    pub links: Vec<String>,
    /// Free labels.
    pub tags: Vec<String>,
    /// A free table, shown as it is.
    pub extra: Vec<(String, String)>,
    /// The kind's own fields that are filled in, in the kind's order.
    pub fields: Vec<(String, String)>,
    /// The milestone whose sign-off counts it.
    pub stage: String,
    /// Its row of steps; an empty one makes it an item to be read, which is never counted.
    pub steps: Arc<[Step]>,
    /// What was done, in file order.
    pub log: Vec<Act>,
    /// Rules that are silenced for it.
    pub silences: Vec<Silence>,
    /// Whether the log holds an entry that could not be read.
    pub log_unreadable: bool,
    /// Whether its row of steps holds one that could not be read.
    pub steps_unreadable: bool,
    /// Where the item stands.
    pub place: Place,
    /// Position in its file's `items` list.
    pub index: EntryAt,
}

impl Item {
    /// Whether it is only there to be read: it has no steps.
    pub(crate) fn is_reference(&self) -> bool {
        self.steps.is_empty()
    }

    /// A field of the item's kind, when it is filled in.
    pub fn field(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The step of that word.
    pub(crate) fn step(&self, did: &str) -> Option<&Step> {
        self.steps.iter().find(|step| step.did == did)
    }

    /// The value that an act on it carries: its own, or else the one in the item's field. Nothing where the act's step
    /// asks for none.
    pub(crate) fn value_of<'a>(&'a self, act: &'a Act) -> Option<&'a str> {
        let asks = self.step(&act.did)?.asks.as_ref()?;
        act.value.as_deref().or_else(|| self.field(asks.field.as_ref()?))
    }

    /// How much is enough of what a step asks for, where the item says so.
    pub(crate) fn target_of(&self, asks: &Asks) -> Option<Target> {
        let name = asks.against.as_deref()?;
        let text = self.field(name)?;
        // Of a number of things the least is meant; of a target it must be said which side of it is good.
        if name == "target" { Target::parse(text) } else { Target::expected(text) }
    }

    /// Whether a step cannot be made without the value that it asks for.
    pub(crate) fn wants_value(&self, asks: &Asks) -> bool {
        !asks.optional && (asks.against.is_none() || self.target_of(asks).is_some())
    }
}

/// A rule that somebody has silenced, and why.
#[derive(Debug, Clone, PartialEq)]
pub struct Silence {
    /// The code of the rule.
    pub rule: String,
    /// The only item it is silenced for; the whole project where it is nothing.
    pub item: Option<ItemName>,
    /// Why; empty where nobody said.
    pub reason: String,
    /// Path of the field it stands in: `items[2].silence[0]`.
    pub field: String,
    /// Where it stands.
    pub place: Place,
}

/// One entry of an item's log.
#[derive(Debug, Clone, PartialEq)]
pub struct Act {
    /// When it was done.
    pub at: DateTime<FixedOffset>,
    /// Id of the person who did it.
    pub by: String,
    /// A step of the item's kind, or `rejected`, `waived`, `blocked`, `noted`, `reserved`, `reopened`.
    pub did: String,
    /// The value that the step asks for, as written.
    pub value: Option<String>,
    /// What the person said about it.
    pub note: Option<String>,
    /// Until when it is seen to; of a reservation.
    pub fix_by: Option<Due>,
    /// Id of the person who sees to it; of a reservation.
    pub person: Option<String>,
    /// What was named as evidence.
    pub evidence: Vec<Evidence>,
    /// Id of the person who entered it, where that was somebody else.
    pub entered_by: Option<String>,
    /// Where the entry stands.
    pub place: Place,
}

/// Something named as evidence of an act.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Evidence {
    /// A file or folder, by its path from the project folder.
    File {
        /// The path as written.
        path: String,
        /// SHA-256 when the act was made, in hex, if it was taken.
        sha256: Option<String>,
        /// Size in bytes when the act was made, if it was taken.
        size: Option<u64>,
    },
    /// A web address.
    Url(String),
}

impl Evidence {
    /// The path or the address.
    pub fn target(&self) -> &str {
        match self {
            Evidence::File { path, .. } => path,
            Evidence::Url(url) => url,
        }
    }
}
