//! Rules: an item whose steps only its owners may make has an owner who is somebody; an owner who is nobody is not
//! nearly somebody's id, name or role.

use crate::files::load::Loaded;
use crate::model::finding::{Finding, Severity};
use crate::text::nearest::{Names, is_slip};
use crate::text::say::findings::did_you_mean;
use crate::text::say::rules as say;
use std::collections::HashMap;

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

/// Finds owners who are nobody, and one slip of the pen away from somebody.
pub(super) fn check_near_owners(loaded: &Loaded) -> Vec<Finding> {
    let project = &loaded.view.project;
    let people = &project.people;
    let called = people.iter().flat_map(|one| [&one.id, &one.name].into_iter().chain(&one.role));
    let called = Names::of(called.cloned());
    // Each word is looked up once, however many items it owns.
    let mut known: HashMap<&str, Option<&str>> = HashMap::new();
    let mut findings = Vec::new();
    for item in project.items.iter().filter(|item| !item.is_reference()) {
        for word in &item.owner {
            let near = *known.entry(word).or_insert_with(|| {
                let nobody = people.named(word).next().is_none();
                called.nearest(word).filter(|near| nobody && is_slip(word, near))
            });
            let Some(near) = near else { continue };
            let finding = Finding::new("near-owner", Severity::Hint, item.place.clone(), say::near_owner(word));
            let field = format!("items[{}].owner", item.index);
            findings.push(finding.about(&item.name).in_field(field).advise(did_you_mean(near)));
        }
    }
    findings
}
