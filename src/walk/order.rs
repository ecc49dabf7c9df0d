//! In which order items come up, and which of them some words mean.

use crate::model::list::ItemAt;
use crate::model::needs::Needs;
use crate::model::search::Words;
use crate::model::view::View;

/// The unsettled items that `wanted` picks, in the order in which they press: by the day on which they, or
/// anything that needs them, are due; what is needed before what needs it; then as in the files.
pub(super) fn in_order(view: &View, wanted: impl Fn(ItemAt) -> bool) -> Vec<ItemAt> {
    let needs = Needs::of(&view.project, &view.standings);
    let mut items: Vec<ItemAt> = needs.unsettled.iter().copied().filter(|at| wanted(*at)).collect();
    items.sort_by_key(|at| (needs.pressing[*at].is_none(), needs.pressing[*at], needs.depth[*at], *at));
    items
}

/// The items of a whole project that have each of these words.
pub(crate) fn find(view: &View, words: &str) -> Vec<ItemAt> {
    let words = Words::of(words);
    let has = |(at, item)| words.are_in(&view.project, item).then_some(at);
    if words.is_empty() { Vec::new() } else { view.project.items.entries().filter_map(has).collect() }
}
