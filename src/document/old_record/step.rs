//! A step of an item in a record, with the words that a file of the project gives it.

use crate::model::kinds::{Step, step_named};
use crate::model::party::Party;
use crate::text::{Lang, Text};
use serde::{Deserialize, Serialize};

/// A step of an item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordStep {
    /// The step.
    pub did: String,
    /// The party that makes it; nothing when anyone may.
    pub party: Option<Party>,
    /// Whether it is made and stands.
    pub made: bool,
    /// The step as something still to be done, where a file of the project says how.
    #[serde(default, rename = "do", skip_serializing_if = "Option::is_none")]
    pub todo: Option<String>,
    /// The step as something done, where a file of the project says how.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub done: Option<String>,
}

impl RecordStep {
    /// A step of an item of that kind.
    pub(super) fn of(kind: &str, step: &Step, made: bool) -> RecordStep {
        let usual = step_named(kind, &step.did);
        // Words that a file gives are the same in both languages.
        let own = |words: &Text, usual: &Text| (words != usual).then(|| words.of(Lang::DEFAULT).to_owned());
        RecordStep {
            did: step.did.clone(),
            party: step.by.party(),
            made,
            todo: own(&step.todo, &usual.todo),
            done: own(&step.done, &usual.done),
        }
    }
}
