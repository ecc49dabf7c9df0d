//! What differs between two records of a stage, told to whoever signed the older and is to sign the newer. Pure.

use super::compare::{changed_fields, changed_terms};
use crate::document::record::{DerivedItem, GivenItem, Record, Reservation};
use crate::model::item::ItemName;
use crate::model::naming;
use crate::model::project::Project;
use crate::text::Text;
use crate::text::say::{signoff as say, words};
use std::collections::HashSet;

/// What differs: terms first, then items in the order of their names, those that are gone last.
pub fn differences(old: &Record, new: &Record, project: &Project) -> Vec<Text> {
    let mut told = Vec::new();
    let terms = changed_terms(&old.given.terms, &new.given.terms, &mut told);
    let around = old.given.around.changes(&new.given.around);
    told.extend((!around.is_empty()).then(|| say::around_changed(words::text_list(&around))));
    let mut all: Vec<Text> = terms.into_iter().map(|departure| departure.what).chain(told).collect();
    for (name, item) in &new.given.items {
        let title = item.title.text();
        let now = new.derived.items.get(name);
        let (Some(now), Some(then)) = (now, old.given.items.get(name).zip(old.derived.items.get(name))) else {
            all.extend(now.map(|now| say::item_added(&title, naming::state(now.state))));
            continue;
        };
        let parts = changes(then, (item, now));
        let terms = reserved_otherwise(reservation(old, name), reservation(new, name));
        let parts: Vec<Text> = parts.into_iter().chain(terms).collect();
        if !parts.is_empty() {
            all.push(say::of_item(title, words::text_list(&parts)));
        }
    }
    let gone = old.given.items.iter().filter(|(name, _)| !new.given.items.contains_key(*name));
    all.extend(gone.map(|(name, item)| {
        let there = ItemName::parse(name, None).and_then(|name| project.find(&name)).map(|at| &project.items[at]);
        match there {
            Some(now) if now.stage != item.stage => say::item_moved(item.title.text(), &now.stage),
            Some(_) => say::no_longer_counted(item.title.text()),
            None => say::item_is_gone(item.title.text()),
        }
    }));
    all
}

fn changes(then: (&GivenItem, &DerivedItem), now: (&GivenItem, &DerivedItem)) -> Vec<Text> {
    let mut parts = Vec::new();
    let fields = changed_fields(then.0, now.0);
    if !fields.is_empty() {
        parts.push(say::changed(words::text_list(&fields)));
    }
    if then.1.state != now.1.state {
        parts.push(say::state_was(naming::state(then.1.state), naming::state(now.1.state)));
    }
    if then.1.counts && !now.1.counts {
        parts.push(say::counts_no_more());
    }
    let (before, after): (HashSet<_>, HashSet<_>) = (then.0.log.iter().collect(), now.0.log.iter().collect());
    let acts = now.0.log.iter().filter(|act| !before.contains(act)).count();
    let lost = then.0.log.iter().filter(|act| !after.contains(act)).count();
    parts.extend((acts > 0).then(|| say::acts_since(words::acts(acts))));
    parts.extend((lost > 0).then(|| say::acts_lost(words::acts(lost))));
    parts
}

fn reservation<'a>(record: &'a Record, name: &str) -> Option<&'a Reservation> {
    let reservations = &record.derived.reservations;
    let at = reservations.binary_search_by(|one| one.item.as_str().cmp(name)).ok()?;
    reservations.get(at)
}

fn reserved_otherwise(then: Option<&Reservation>, now: Option<&Reservation>) -> Option<Text> {
    let terms = |one: &Reservation| (one.fix_by.clone(), one.person.clone());
    match (then, now) {
        (Some(_), None) => Some(say::reserved_no_more()),
        (then, Some(now)) if then.map(terms) != Some(terms(now)) => Some(say::reserved_until(&now.person, &now.fix_by)),
        _ => None,
    }
}
