//! Rule: an item whose steps only its owners may make has an owner who is somebody.

use crate::files::load::Loaded;
use crate::model::finding::{Finding, Severity};
use crate::text::say::rules as say;

/// Finds items that `only` leaves to nobody.
pub(super) fn check_owners(loaded: &Loaded) -> Vec<Finding> {
    let people = &loaded.view.project.people;
    let is_somebody = |word: &String| people.named(word).next().is_some();
    let items = loaded.view.project.items.iter().filter(|item| item.only && !item.is_reference());
    // That nobody is named at all is told by another rule.
    let items = items.filter(|item| !item.owner.is_empty());
    let nobody = items.filter(|item| {
        let mut words = item.owner.iter().chain(item.steps.iter().flat_map(|step| &step.owner));
        !words.any(is_somebody)
    });
    nobody
        .map(|item| {
            let finding = Finding::new("only-nobody", Severity::Hint, item.place.clone(), say::only_nobody());
            let field = format!("items[{}].owner", item.index);
            finding.about(&item.name).in_field(field).advise(say::only_nobody_advice())
        })
        .collect()
}
