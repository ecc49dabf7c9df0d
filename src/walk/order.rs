//! In which order items come up, and which of them some words mean.

use crate::model::item::Item;
use crate::model::list::ItemAt;
use crate::model::needs::Needs;
use crate::model::project::Project;
use crate::model::view::View;

/// The unsettled items that `wanted` picks, in the order in which they press: by the day on which they, or
/// anything that needs them, are due; what is needed before what needs it; then as in the files.
pub(super) fn in_order(view: &View, wanted: impl Fn(ItemAt) -> bool) -> Vec<ItemAt> {
    let needs = Needs::of(&view.project, &view.standings);
    let mut items: Vec<ItemAt> = needs.unsettled.iter().copied().filter(|at| wanted(*at)).collect();
    items.sort_by_key(|at| (needs.pressing[*at].is_none(), needs.pressing[*at], needs.depth[*at], *at));
    items
}

/// The items of a whole project that have each of these words in their name, title, notes or owners.
pub fn find(view: &View, words: &str) -> Vec<ItemAt> {
    let words: Vec<String> = words.split_whitespace().map(str::to_lowercase).collect();
    let has_all = |item: &Item| {
        let told = told(&view.project, item);
        words.iter().all(|word| told.contains(word.as_str()))
    };
    let items = view.project.items.entries().filter(|(_, item)| !words.is_empty() && has_all(item));
    items.map(|(at, _)| at).collect()
}

/// What an item may be looked for by, in small letters.
fn told(project: &Project, item: &Item) -> String {
    let mut told = vec![item.name.to_string()];
    told.extend(item.title.texts().map(str::to_owned));
    for owner in &item.owner {
        told.push(owner.clone());
        told.extend(project.person(owner).map(|person| person.name.clone()));
    }
    told.extend(item.log.iter().filter_map(|act| act.note.clone()));
    told.join("\n").to_lowercase()
}
