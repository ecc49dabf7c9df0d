//! Says, before it is done, that a change makes a signed record stale.

use crate::model::item::Item;
use crate::signoff::folder::signed_place;
use crate::text::Text;
use crate::text::say::{sign as say, status as status_say};
use std::path::Path;

/// What a change to items of this stage does to a record that is signed; nothing where none is.
pub(super) fn stale_note(root: &Path, stage: &str) -> Option<Text> {
    let place = signed_place(root, stage)?;
    Some(say::makes_stale(status_say::milestone(stage), place.shown("")))
}

/// The notes on a change to several items, each once.
pub(super) fn stale_notes<'a>(root: &Path, items: impl Iterator<Item = &'a Item>) -> Vec<Text> {
    let mut stages: Vec<&String> = items.map(|item| &item.stage).collect();
    stages.sort();
    stages.dedup();
    stages.into_iter().filter_map(|stage| stale_note(root, stage)).collect()
}
