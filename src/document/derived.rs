//! What follows from what `record.json` gives: where its items stand, how many of each sort, what is left for later.
//!
//! In: a [`Given`], and nothing else. Out: the [`Derived`] that stands beside it, the same whether a record is made or
//! verified. Pure.

use super::record::{
    Counts, Derived, DerivedItem, Given, GivenAct, GivenItem, GivenStep, Reservation, Terms, Uncounted,
};
use crate::model::clock::parse_moment;
use crate::model::due::Due;
use crate::model::item::{Act, Evidence, Item, ItemName, Place};
use crate::model::kinds::{Kind, Step, built_in, built_ins};
use crate::model::list::{EntryAt, Position};
use crate::model::project::{Person, Project, Section, Signoff};
use crate::model::standing::{Standing, Standings, State, standings};
use chrono::{DateTime, NaiveDate, Utc};
use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

/// What follows from a record's given part.
pub fn derived(given: &Given) -> Derived {
    let project = project_of(given);
    derived_of(given, &project, &stand(&project))
}

/// Where the items of a record stand, as if every gate were open. No state depends on the day; and no act counts as one
/// of the future, for what is dated ahead was refused before it was signed.
pub fn stand(project: &Project) -> Standings {
    standings(project, &DateTime::<Utc>::MAX_UTC.fixed_offset())
}

fn derived_of(given: &Given, project: &Project, standings: &Standings) -> Derived {
    let terms = &given.terms;
    let carried: HashSet<&str> = terms.carried.iter().map(String::as_str).collect();
    let mut counts = Counts::default();
    let mut items = BTreeMap::new();
    let mut reservations = Vec::new();
    for (item, standing) in project.items.iter().zip(standings) {
        let why = uncounted(terms, &carried, item, standing);
        let name = item.name.to_string();
        if item.stage == terms.stage {
            counts.items += 1;
            match why {
                None if standing.state == State::Complete => counts.complete += 1,
                None => counts.open += 1,
                Some(Uncounted::Waived | Uncounted::NotChosen) => counts.not_applicable += 1,
                Some(_) => counts.uncounted += 1,
            }
        }
        let open = why.is_none() && standing.is_left();
        if open || why == Some(Uncounted::EarlierStage) {
            reservations.push(reservation(&name, item, standing));
        }
        let steps = item.steps.len();
        let steps_made = standing.steps_made(steps);
        items.insert(name, DerivedItem { state: standing.state, counts: why.is_none(), why, steps, steps_made });
    }
    reservations.sort_by(|one, other| one.item.cmp(&other.item));
    counts.reserved = reservations.len();
    counts.shortfalls = reservations.iter().filter(|one| one.shortfall.is_some()).count();
    Derived { counts, items, reservations }
}

/// Why the stage does not count an item, if it does not.
fn uncounted(terms: &Terms, carried: &HashSet<&str>, item: &Item, standing: &Standing) -> Option<Uncounted> {
    if item.stage != terms.stage {
        let carried = carried.contains(item.stage.as_str()) && standing.is_left();
        return Some(if carried { Uncounted::EarlierStage } else { Uncounted::OtherStage });
    }
    match standing.state {
        State::Waived => Some(Uncounted::Waived),
        State::NotChosen => Some(Uncounted::NotChosen),
        _ if standing.counts => None,
        _ if item.one_of.is_some() && !item.optional => Some(Uncounted::Alternative),
        _ => Some(Uncounted::Optional),
    }
}

/// What is left of an item, with the terms that somebody recorded; without any they are empty.
fn reservation(name: &str, item: &Item, standing: &Standing) -> Reservation {
    let made = standing.steps_made(item.steps.len());
    let terms = standing.reserved.clone();
    Reservation {
        item: name.to_owned(),
        missing: item.steps.iter().skip(made).map(|step| step.did.clone()).collect(),
        shortfall: standing.shortfall.clone(),
        person: terms.as_ref().map(|terms| terms.person.clone()).unwrap_or_default(),
        fix_by: terms.as_ref().map(|terms| terms.fix_by.written()).unwrap_or_default(),
        note: terms.as_ref().map(|terms| terms.note.clone()).unwrap_or_default(),
        by: terms.map(|terms| terms.by).unwrap_or_default(),
    }
}

/// The day until which a reservation is seen to, as far as the record itself tells it: a plain day, or the stage's
/// with an offset. No other milestone may move it.
pub fn fix_by_day(terms: &Terms, reservation: &Reservation) -> Option<NaiveDate> {
    Due::parse(&reservation.fix_by, terms.zone(), |name| name == terms.stage).day(|_| terms.date)
}

/// Whether a reservation has terms that may be signed: a person of the record, and a day after the stage and after
/// the act that names it.
pub fn has_terms(given: &Given, reservation: &Reservation) -> bool {
    let terms = &given.terms;
    let recorded = given.items.get(&reservation.item).into_iter().flat_map(|item| &item.log).rev().find(|act| {
        act.did == "reserved"
            && (act.by.as_str(), act.fix_by.as_deref(), act.person.as_deref())
                == (reservation.by.as_str(), Some(reservation.fix_by.as_str()), Some(reservation.person.as_str()))
    });
    let recorded = recorded.and_then(|act| parse_moment(&act.at)).map(|at| at.date_naive());
    let after = fix_by_day(terms, reservation).is_some_and(|day| {
        terms.date.is_some_and(|stage| day > stage) && recorded.is_some_and(|recorded| day >= recorded)
    });
    after && terms.people.contains_key(&reservation.person) && !reservation.note.trim().is_empty()
}

/// The project that a record's given part tells of: items by name, sections by kind.
pub fn project_of(given: &Given) -> Project {
    let terms = &given.terms;
    let mut project = Project {
        id: terms.id.clone(),
        uuid: Some(terms.project.clone()).filter(|uuid| !uuid.is_empty()),
        title: terms.title.clone(),
        language: Some(terms.language.clone()),
        timezone: Some(terms.timezone.clone()).filter(|zone| !zone.is_empty()),
        parties: terms.parties.iter().map(|(party, name)| (*party, name.clone())).collect(),
        ..Project::default()
    };
    terms.date.into_iter().for_each(|day| project.milestones.push((terms.stage.clone(), day)));
    terms.people.iter().for_each(|(id, person)| project.people.push(person_of(id, person)));
    project.signoffs.push(Signoff {
        stage: terms.stage.clone(),
        signers: terms.signers.clone(),
        declaration: None,
        require: terms.require.clone(),
        place: Place::default(),
    });
    let mut sections: BTreeMap<(usize, String), Section> = BTreeMap::new();
    for (name, given) in &given.items {
        let name = ItemName::parse(name, None).unwrap_or_else(|| ItemName::new("", name));
        let kind = built_in(&name.kind).cloned().unwrap_or_else(|| Arc::new(Kind::custom(&name.kind)));
        let rank = built_ins().iter().position(|known| known.name == name.kind).unwrap_or(usize::MAX);
        let section = sections.entry((rank, name.kind.clone()));
        let section = section.or_insert_with(|| Section { kind, title: None, items: Vec::new() });
        let at = project.items.push(item_of(name.clone(), given, terms));
        section.items.push(at);
        project.names.insert(name, at);
    }
    project.sections = sections.into_values().collect();
    project
}

fn person_of(id: &str, person: &super::record::GivenPerson) -> Person {
    Person {
        id: id.to_owned(),
        name: person.name.clone(),
        party: person.party,
        role: person.role.first().cloned(),
        email: person.email.clone(),
        keys: person.keys.clone(),
        former_keys: person.former_keys.clone(),
        left: person.left,
        place: Place::default(),
    }
}

fn item_of(name: ItemName, given: &GivenItem, terms: &Terms) -> Item {
    let due = |text: &String| Due::parse(text, terms.zone(), |name| name == terms.stage);
    let names = |text: &String| ItemName::parse(text, None);
    let pairs = |map: &BTreeMap<String, String>| map.clone().into_iter().collect();
    // What no reader of a project file makes of an act cannot be judged, and the item is not complete then.
    let log: Vec<Option<Act>> = given.log.iter().map(|act| act_of(act, terms)).collect();
    Item {
        name,
        title: given.title.clone(),
        details: given.details.clone(),
        owner: given.owner.clone(),
        due: given.due.as_ref().map(due),
        accept_when: given.accept_when.clone(),
        when: given.when.clone(),
        needs: given.needs.iter().filter_map(names).collect(),
        one_of: given.one_of.clone(),
        under: given.under.as_ref().and_then(names),
        optional: given.optional,
        links: given.links.clone(),
        tags: given.tags.clone(),
        extra: pairs(&given.extra),
        fields: pairs(&given.fields),
        stage: given.stage.clone(),
        steps: given.steps.iter().map(step_of).collect(),
        silences: Vec::new(),
        steps_unreadable: false,
        log_unreadable: log.iter().any(Option::is_none),
        log: log.into_iter().flatten().collect(),
        place: Place::default(),
        index: EntryAt::after(0),
    }
}

fn step_of(step: &GivenStep) -> Step {
    Step {
        did: step.did.clone(),
        by: step.by,
        todo: step.todo.text(),
        done: step.done.text(),
        hashes: step.hashes.clone(),
        proof: step.proof,
        asks: step.asks.clone(),
    }
}

fn act_of(act: &GivenAct, terms: &Terms) -> Option<Act> {
    let evidence = |one: &super::record::GivenEvidence| match (&one.path, &one.url) {
        (Some(path), None) => Some(Evidence::File { path: path.clone(), sha256: one.sha256.clone(), size: one.size }),
        (None, Some(url)) => Some(Evidence::Url(url.clone())),
        _ => None,
    };
    Some(Act {
        at: parse_moment(&act.at)?,
        by: act.by.clone(),
        did: act.did.clone(),
        value: act.value.clone(),
        note: act.note.clone(),
        fix_by: act.fix_by.as_ref().map(|text| Due::parse(text, terms.zone(), |name| name == terms.stage)),
        person: act.person.clone(),
        entered_by: act.entered_by.clone(),
        evidence: act.evidence.iter().map(evidence).collect::<Option<Vec<_>>>()?,
        place: Place::default(),
    })
}
