//! Items and the acts in their logs, as they were read.

use super::amount::Amount;
use super::clock::Zone;
use super::due::Due;
use super::kinds::asks::Asks;
use super::kinds::{Kind, Step};
use super::list::EntryAt;
use super::money::Money;
pub use super::name::{ItemName, Place};
use super::need::{Need, When};
use super::span::Span;
use super::target::Target;
use crate::text::Written;
use chrono::{DateTime, FixedOffset};
use std::sync::Arc;

/// Something to be handed over, with the log of what was done about it.
#[derive(Debug, Clone)]
pub struct Item {
    /// Its full name.
    pub name: ItemName,
    /// Its kind, with the fields that its file names.
    pub kind: Arc<Kind>,
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
    /// How pressing it is.
    pub priority: Priority,
    /// The condition under which it applies.
    pub when: Option<When>,
    /// What must be done first.
    pub needs: Vec<Need>,
    /// The label it shares with its alternatives.
    pub one_of: Option<String>,
    /// The item it belongs beneath.
    pub under: Option<ItemName>,
    /// Whether it may be left undone.
    pub optional: bool,
    /// How often it is done again, where it is.
    pub repeats: Option<Box<Repeats>>,
    /// The days of single steps, from the kind's own fields.
    pub dates: Vec<StepDate>,
    /// Whether nobody of a party that has a named owner but these may make its steps.
    pub only: bool,
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
        match (name, self.field("currency")) {
            ("target", _) => Target::parse(text),
            ("amount", currency) => Money::parse(text)
                .and_then(|money| money.in_currency_of(currency).ok()?.amount())
                .map(Target::at_least)
                .or_else(|| Target::expected(text)),
            _ => Target::expected(text),
        }
    }

    /// Whether a value is in another unit than what it is held against.
    pub(crate) fn is_in_other_unit(&self, asks: &Asks, value: &str) -> bool {
        let target = self.target_of(asks).zip(Amount::parse(value));
        let baseline = self.field("baseline").and_then(Amount::parse);
        target.is_some_and(|(target, amount)| !target.is_in_unit_of(&amount, baseline.as_ref()))
    }

    /// The value that is asked for with a step, and whether it may be left out.
    pub fn asked(&self, did: &str) -> Option<(&Asks, bool)> {
        let asks = self.step(did)?.asks.as_ref()?;
        (!asks.if_given || self.target_of(asks).is_some()).then(|| (asks, !self.wants_value(asks)))
    }

    /// Those whom it names as owners of a step: the step's own, else its own.
    pub(crate) fn owner_of<'a>(&'a self, step: &'a Step) -> &'a [String] {
        if step.owner.is_empty() { &self.owner } else { &step.owner }
    }

    /// Whether a step cannot be made without the value that it asks for.
    pub(crate) fn wants_value(&self, asks: &Asks) -> bool {
        !asks.optional && (asks.against.is_none() || self.target_of(asks).is_some())
    }
}

/// How pressing an item is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Priority {
    /// It comes before others of its day.
    High,
    /// It comes in its turn.
    #[default]
    Normal,
    /// It comes after others of its day.
    Low,
}

impl Priority {
    /// Every one, the most pressing first.
    pub const ALL: [Priority; 3] = [Priority::High, Priority::Normal, Priority::Low];

    /// The word in files.
    pub fn word(self) -> &'static str {
        match self {
            Priority::High => "high",
            Priority::Normal => "normal",
            Priority::Low => "low",
        }
    }
}

/// The day until which one step must be made.
#[derive(Debug, Clone, PartialEq)]
pub struct StepDate {
    /// The field that says so.
    pub field: Box<str>,
    /// The word of the step.
    pub did: Box<str>,
    /// The day.
    pub due: Due,
}

/// How often an item is done again: each time is a round, answered by itself.
#[derive(Debug, Clone, PartialEq)]
pub struct Repeats {
    /// The time from one round to the next.
    pub every: Span,
    /// As it was written.
    pub written: String,
    /// The zone in which a day ends.
    pub zone: Zone,
    /// When the first round is due.
    pub from: Due,
    /// After which no round is due.
    pub until: Due,
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
    /// A step of the item's kind, or one of [`COMMON_ACTS`](super::kinds::COMMON_ACTS).
    pub did: String,
    /// The value that the step asks for, as written.
    pub value: Option<String>,
    /// What the person said about it.
    pub note: Option<String>,
    /// The round it belongs to, of an item that is done again and again.
    pub round: Option<u32>,
    /// The moment of the act that it takes back.
    pub of: Option<DateTime<FixedOffset>>,
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
