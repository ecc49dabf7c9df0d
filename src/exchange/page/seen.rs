//! What somebody saw of an item when they answered, as two short digests.
//!
//! In: an item as it stands. Out: a digest of what it asks, and one of what was done about it. An answer that carries other
//! ones is about something that has changed since. Days, owners and notes may change: they are no part of it.

use crate::document::given::{given_act, given_item};
use crate::evidence::Digest;
use crate::model::list::ItemAt;
use crate::model::view::View;
use serde::{Deserialize, Serialize};

/// So many hex digits tell two versions of one item apart.
const DIGITS: usize = 16;

/// What was seen of an item.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Seen {
    /// Its title, details, criterion, fields and steps.
    pub(crate) terms: String,
    /// What was done about it, notes aside.
    pub(crate) log: String,
}

impl Seen {
    /// What there is to see of an item now.
    pub(crate) fn of(view: &View, at: ItemAt) -> Seen {
        let item = &view.project.items[at];
        let given = given_item(&view.project, item);
        let terms = (&given.title, &given.details, &given.accept_when, &given.when);
        let terms = (terms, &given.fields, &given.extra, &given.links, &given.steps);
        let acts = item.log.iter().filter(|act| act.did != "noted").map(given_act);
        Seen { terms: short(&terms), log: short(&acts.collect::<Vec<_>>()) }
    }
}

/// The beginning of the digest of a value.
fn short(value: &impl Serialize) -> String {
    // What is given of an item can always be told in JSON.
    let bytes = serde_json::to_vec(value).unwrap_or_default();
    Digest::of(&bytes).to_string().chars().take(DIGITS).collect()
}
