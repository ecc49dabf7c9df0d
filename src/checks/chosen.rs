//! Rule: of alternatives one is enough.

use crate::files::load::Loaded;
use crate::model::finding::{Finding, Severity};
use crate::model::list::ItemAt;
use crate::text::say::{rules as say, words};
use std::collections::BTreeMap;

/// Finds alternatives that were begun beside each other.
pub(super) fn check_chosen(loaded: &Loaded) -> Vec<Finding> {
    let view = &loaded.view;
    let mut begun: BTreeMap<&str, Vec<ItemAt>> = BTreeMap::new();
    for (at, item) in view.project.items.entries() {
        if let Some(label) = item.one_of.as_deref().filter(|_| view.standings[at].counts && view.standings[at].begun())
        {
            begun.entry(label).or_default().push(at);
        }
    }
    let several = begun.into_values().filter(|items| items.len() > 1);
    several
        .flat_map(|items| {
            let first = items[0];
            items.into_iter().skip(1).map(move |at| (first, at))
        })
        .map(|(first, at)| {
            let (first, item) = (&view.project.items[first], &view.project.items[at]);
            let message = say::two_begun(words::short_names(std::iter::once(first.name.id.as_str())));
            Finding::new("two-chosen", Severity::Hint, item.place.clone(), message).about(&item.name)
        })
        .collect()
}
