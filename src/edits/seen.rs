//! What somebody saw of an item when they decided on an act, so that it can be told whether that is still so.

use crate::document::given::given_item;
use crate::evidence::Digest;
use crate::model::item::Item;
use crate::model::project::Project;
use chrono::{DateTime, FixedOffset};

/// So many hex digits tell two versions of one item apart.
const DIGITS: usize = 16;

/// What somebody saw of an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// How many acts stood in its log.
    pub acts: usize,
    /// The moment of the last of them.
    pub last: Option<DateTime<FixedOffset>>,
    /// What it asked, as a digest; nothing where only the log was looked at.
    pub terms: Option<String>,
}

impl Seen {
    /// What there is to see of an item now.
    pub fn of(project: &Project, item: &Item) -> Seen {
        Seen { acts: item.log.len(), last: item.log.last().map(|act| act.at), terms: Some(terms(project, item)) }
    }
}

/// The beginning of the digest of what an item asks: title, details, criterion, condition, fields, links, steps. Days,
/// owners and what it waits for may change without it.
pub(crate) fn terms(project: &Project, item: &Item) -> String {
    let given = given_item(project, item);
    let texts = (&given.title, &given.details, &given.accept_when, &given.when);
    let all = (texts, &given.fields, &given.extra, &given.links, &given.steps);
    // What is given of an item can always be told in JSON.
    let bytes = serde_json::to_vec(&all).unwrap_or_default();
    Digest::of(&bytes).to_string().chars().take(DIGITS).collect()
}
