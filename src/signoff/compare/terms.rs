//! The terms of a record, held against those of the project.

use super::comparison::Departure;
use crate::document::record::{Given, GivenPerson, Terms};
use crate::model::naming;
use crate::model::party::Party;
use crate::text::Text;
use crate::text::say::signoff as say;
use std::collections::{BTreeSet, HashSet};

/// What departs from the terms that were signed; what was only retired is told.
pub(in crate::signoff) fn changed_terms(signed: &Terms, now: &Terms, told: &mut Vec<Text>) -> Vec<Departure> {
    let mut changes = Vec::new();
    let mut tell = |differs: bool, what: Text| {
        if differs {
            changes.push(Departure::of_terms(what));
        }
    };
    tell(signed.project != now.project, say::other_project());
    tell(signed.id != now.id || signed.title != now.title, say::changed_title());
    tell(signed.language != now.language, say::changed_language());
    tell(signed.timezone != now.timezone, say::changed_timezone());
    tell(signed.stage != now.stage || signed.date != now.date, day_changed(signed, now));
    tell(signed.carried != now.carried, say::changed_carried());
    for party in Party::ALL {
        let name = |terms: &Terms| terms.parties.get(&party).cloned();
        tell(name(signed) != name(now), say::changed_party(naming::party(party)));
    }
    tell(signed.signers != now.signers, say::changed_signers());
    tell(signed.require != now.require, say::changed_require());
    tell(signed.declarations != now.declarations, say::changed_declaration());
    for id in signed.people.keys().chain(now.people.keys()).collect::<BTreeSet<_>>() {
        match (signed.people.get(id), now.people.get(id)) {
            (Some(then), Some(now)) => tell_person(then, now, &mut changes, told),
            (Some(then), None) => changes.push(Departure::of_terms(say::person_gone(&then.name))),
            (None, _) => changes.push(Departure::of_terms(say::person_new(id))),
        }
    }
    changes
}

fn day_changed(signed: &Terms, now: &Terms) -> Text {
    let day = |terms: &Terms| terms.date.map_or_else(Text::default, |day| Text::same(day.to_string()));
    say::changed_day(day(signed), day(now))
}

fn tell_person(then: &GivenPerson, now: &GivenPerson, changes: &mut Vec<Departure>, told: &mut Vec<Text>) {
    let mut tell = |differs: bool, what: Text| {
        if differs {
            changes.push(Departure::of_terms(what));
        }
    };
    let name = &then.name;
    tell(then.name != now.name, say::person_renamed(name, &now.name));
    tell(then.party != now.party, say::person_moved(name, naming::party(now.party)));
    tell(then.role != now.role, say::person_role(name));
    tell(then.email != now.email, say::person_address(name));
    if then.left != now.left {
        match (then.left, now.left) {
            (None, Some(day)) => told.push(say::person_left(name, day.to_string())),
            _ => tell(true, say::person_left_changed(name)),
        }
    }
    if (&then.keys, &then.former_keys) != (&now.keys, &now.former_keys) {
        match retired(then, now) {
            true => told.push(say::person_keys_retired(name)),
            false => tell(true, say::person_keys(name)),
        }
    }
}

/// Whether keys were only retired: each that might sign stands among those of before or still signs, and a new one came
/// only in the place of one that went.
fn retired(then: &GivenPerson, now: &GivenPerson) -> bool {
    let sets = |person: &'_ GivenPerson| -> [HashSet<String>; 2] {
        [&person.keys, &person.former_keys].map(|keys| keys.iter().cloned().collect())
    };
    let ([then_keys, then_former], [now_keys, now_former]) = (sets(then), sets(now));
    let kept = then_keys.iter().all(|key| now_keys.contains(key) || now_former.contains(key));
    let former = then_former.iter().all(|key| now_former.contains(key) && !now_keys.contains(key));
    let (gone, came) = (then_keys.difference(&now_keys).count(), now_keys.difference(&then_keys).count());
    let known = |key: &String| then_keys.contains(key) || then_former.contains(key);
    kept && former && came <= gone && now_former.iter().all(known)
}

/// Whether two give the same terms and items, but for the keys and days of leaving of people, which are judged by
/// themselves.
pub(super) fn same_but_for_people(given: &Given, other: &Given) -> bool {
    let mut terms = given.terms.clone();
    for (id, person) in &mut terms.people {
        if let Some(now) = other.terms.people.get(id) {
            person.keys.clone_from(&now.keys);
            person.former_keys.clone_from(&now.former_keys);
            person.left = now.left;
        }
    }
    (&terms, &given.items) == (&other.terms, &other.items)
}
