//! Says, before it is done, that an act departs from what a stage's signers have signed.

use crate::document::place::RecordPlace;
use crate::model::item::Item;
use crate::signoff::folder::signed_places;
use crate::text::Text;
use crate::text::say::{sign as say, status as status_say};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// The acts after which a step that was signed no longer stands. All others only go on.
const UNDOING: [&str; 3] = ["rejected", "reopened", "undone"];

/// The notes on an act on several items, one for each stage that is signed and that it departs from.
pub(crate) fn stale_notes<'a>(root: &Path, did: &str, items: impl Iterator<Item = &'a Item>) -> Vec<Text> {
    if !UNDOING.contains(&did) {
        return Vec::new();
    }
    let stages: BTreeSet<&String> = items.filter(|item| !item.log.is_empty()).map(|item| &item.stage).collect();
    // The last of each stage.
    let last: BTreeMap<String, RecordPlace> =
        signed_places(root, &stages).into_iter().map(|place| (place.stage.clone(), place)).collect();
    let note = |(stage, place): (&String, &RecordPlace)| say::departs(status_say::milestone(stage), place.shown(""));
    last.iter().map(note).collect()
}
