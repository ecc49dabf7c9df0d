//! The states an item can be in, and what it waits for a person to do, as data.

use super::party::Party;
use super::people::Asked;
use serde::{Deserialize, Serialize};

/// The state of an item. Never stored; always derived.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize, Serialize)]
pub enum State {
    /// Nothing has been done.
    #[serde(rename = "open")]
    Open,
    /// Some steps are made.
    #[serde(rename = "in progress")]
    InProgress,
    /// Fell back; the step it fell back to has not been made again.
    #[serde(rename = "rejected")]
    Rejected,
    /// Something stands in the way.
    #[serde(rename = "blocked")]
    Blocked,
    /// An item it needs is incomplete.
    #[serde(rename = "waiting")]
    Waiting,
    /// All whose word it takes agree that it does not apply.
    #[serde(rename = "waived")]
    Waived,
    /// Another item says that it does not apply.
    #[serde(rename = "not met")]
    NotMet,
    /// An alternative was begun instead.
    #[serde(rename = "not chosen")]
    NotChosen,
    /// All steps are made.
    #[serde(rename = "complete")]
    Complete,
}

impl State {
    /// All states, in the order in which they are listed.
    pub const ALL: [State; 9] = [
        State::Open,
        State::InProgress,
        State::Rejected,
        State::Blocked,
        State::Waiting,
        State::Waived,
        State::NotMet,
        State::NotChosen,
        State::Complete,
    ];

    /// The English word that data carries.
    pub fn word(self) -> &'static str {
        match self {
            State::Open => "open",
            State::InProgress => "in progress",
            State::Rejected => "rejected",
            State::Blocked => "blocked",
            State::Waiting => "waiting",
            State::Waived => "waived",
            State::NotMet => "not met",
            State::NotChosen => "not chosen",
            State::Complete => "complete",
        }
    }

    /// Whether nothing more is to be done: it is complete, or does not apply.
    pub fn is_settled(self) -> bool {
        self == State::Complete || !self.applies()
    }

    /// Whether the item applies; what is waived, not chosen or excluded by a condition leaves the totals.
    pub fn applies(self) -> bool {
        !matches!(self, State::Waived | State::NotMet | State::NotChosen)
    }
}

/// What an item waits for a person to do.
#[derive(Debug, Clone, PartialEq)]
pub struct Next {
    /// The step, or `waived` when one side waits for the other to agree to its waiver.
    pub did: String,
    /// The round, of an item that is done again and again.
    pub round: Option<u32>,
    /// The party; nothing when anyone may do it.
    pub party: Option<Party>,
    /// Those who are asked.
    pub asked: Asked,
}
