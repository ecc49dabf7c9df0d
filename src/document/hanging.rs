//! What a record says of conditions and rounds.

use serde::{Deserialize, Serialize};

/// When an item applies.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum GivenWhen {
    /// In words.
    Words(String),
    /// When another item says so.
    Is(GivenCondition),
}

/// What another item must say.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GivenCondition {
    /// Full name of the item.
    pub item: String,
    /// Its field; the value of its newest step where it is nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    /// What it must say.
    pub is: String,
}

/// How often an item is done again, and from when until when: days as they are when the record is made, so that no
/// milestone but the stage's own is needed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GivenRounds {
    /// The time from one round to the next, as written.
    pub every: String,
    /// When the first round is due: a day, or a moment in RFC 3339.
    pub from: String,
    /// After which no round is due.
    pub until: String,
}

/// How the rounds of an item came out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DerivedRounds {
    /// How many there are.
    pub count: u32,
    /// How many are complete.
    pub complete: u32,
    /// How many both sides have waived.
    pub missed: u32,
}
