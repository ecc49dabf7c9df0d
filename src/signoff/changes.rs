//! What became of a project since it was signed, told by item. Pure.

use crate::document::record::{Record, RecordItem};
use crate::model::standing::State;
use crate::text::Text;
use crate::text::say::signoff as say;
use serde::Serialize;
use std::collections::BTreeMap;

/// What became of an item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ItemChange {
    /// Its full name.
    pub item: String,
    /// What it is called.
    pub title: String,
    /// Its state when it was signed; nothing where it was not there.
    pub was: Option<State>,
    /// Its state now; nothing where it is no longer there.
    pub now: Option<State>,
}

/// The items that differ between two records, in the order of the newer; those that are gone come last.
pub(crate) fn item_changes(old: &Record, new: &Record) -> Vec<ItemChange> {
    let mut before: BTreeMap<&str, &RecordItem> = items(old).map(|item| (item.item.as_str(), item)).collect();
    let mut changes = Vec::new();
    for item in items(new) {
        let was = before.remove(item.item.as_str());
        if was != Some(item) {
            changes.push(ItemChange {
                item: item.item.clone(),
                title: item.title.clone(),
                was: was.map(|was| was.state),
                now: Some(item.state),
            });
        }
    }
    let gone = items(old).filter(|item| before.contains_key(item.item.as_str()));
    changes.extend(gone.map(|item| ItemChange {
        item: item.item.clone(),
        title: item.title.clone(),
        was: Some(item.state),
        now: None,
    }));
    changes
}

/// What else differs: people, signers, days, names.
pub(crate) fn other_changes(old: &Record, new: &Record) -> Vec<Text> {
    let mut changes = Vec::new();
    let mut tell = |differs: bool, what: Text| {
        if differs {
            changes.push(what);
        }
    };
    tell(old.people != new.people, say::changed_people());
    tell(old.signers != new.signers || old.require != new.require, say::changed_signers());
    tell(old.declaration != new.declaration, say::changed_declaration());
    tell(old.project.milestones != new.project.milestones, say::changed_milestones());
    let names = |record: &Record| (record.project.title.clone(), record.project.parties.clone());
    tell(names(old) != names(new), say::changed_names());
    changes
}

/// An item's change in words: "you signed: complete; now: rejected".
pub(crate) fn change_text(change: &ItemChange) -> Text {
    use crate::model::naming::state;
    match (change.was, change.now) {
        (Some(was), Some(now)) if was == now => say::item_differs(&change.title, state(now)),
        (Some(was), Some(now)) => say::item_changed(&change.title, state(was), state(now)),
        (None, Some(now)) => say::item_added(&change.title, state(now)),
        (was, None) => say::item_gone(&change.title, was.map(state).unwrap_or_default()),
    }
}

fn items(record: &Record) -> impl Iterator<Item = &RecordItem> {
    record.sections.iter().flat_map(|section| &section.items)
}
