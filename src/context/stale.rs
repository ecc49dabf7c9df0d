//! Says, before it is done, that an act or a change departs from what a stage's signers have signed.

use crate::document::place::RecordPlace;
use crate::document::verdict::Verdict;
use crate::files::load::Loaded;
use crate::model::item::Item;
use crate::signoff::check::{Judging, check_project};
use crate::signoff::folder::signed_places;
use crate::signoff::vouching::Vouchers;
use crate::text::Text;
use crate::text::say::{sign as say, status as status_say};
use std::collections::{BTreeMap, BTreeSet, HashSet};
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

/// The notes on a change of the project's files, one for each record that somebody has signed and that agrees with the
/// project before it and no longer after it.
pub(crate) fn departing(before: &Loaded, after: &Loaded, vouchers: &Vouchers) -> Vec<Text> {
    let stages: BTreeSet<&String> = before.view.project.signoffs.iter().map(|signoff| &signoff.stage).collect();
    if signed_places(&before.root, &stages).is_empty() {
        return Vec::new();
    }
    let agreeing = |loaded: &Loaded| -> Vec<RecordPlace> {
        let checks = check_project(loaded, Judging::plain(vouchers)).records.into_iter();
        let agrees = checks.filter(|check| matches!(check.standing, Verdict::Current | Verdict::Continued));
        agrees.filter(|check| check.standing_statements().next().is_some()).map(|check| check.place).collect()
    };
    let then = agreeing(before);
    let now: HashSet<RecordPlace> =
        if then.is_empty() { HashSet::new() } else { agreeing(after).into_iter().collect() };
    let gone = then.iter().filter(|place| !now.contains(place));
    gone.map(|place| say::departs_now(status_say::milestone(&place.stage), place.shown(""))).collect()
}
