//! What follows from what `record.json` gives: where its items stand, how many of each sort, what is left for later.
//!
//! In: a [`Given`], and nothing else. Out: the [`Derived`] that stands beside it, the same whether a record is made or
//! verified. Pure.

use super::record::{
    Counts, Derived, DerivedItem, DerivedRounds, Given, GivenAct, GivenCondition, GivenItem, GivenStep, GivenWhen,
    Reservation, Terms, Uncounted,
};
use crate::model::clock::parse_moment;
use crate::model::derive::standings;
use crate::model::due::Due;
use crate::model::item::{Act, Evidence, Item, ItemName, Place, Priority, Repeats, StepDate};
use crate::model::kinds::{Kind, Step, built_in, built_ins};
use crate::model::list::{EntryAt, Position};
use crate::model::need::{Condition, Need, When};
use crate::model::project::{Person, Project, Section, Signoff};
use crate::model::span::Span;
use crate::model::standing::{Standing, Standings, State};
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
                Some(Uncounted::Waived | Uncounted::NotMet | Uncounted::NotChosen) => counts.not_applicable += 1,
                Some(_) => counts.uncounted += 1,
            }
        }
        let open = why.is_none() && standing.is_left();
        if open || why == Some(Uncounted::EarlierStage) {
            reservations.push(reservation(&name, item, standing));
        }
        let (steps_made, steps) = standing.steps;
        let rounds = standing.rounds.as_ref();
        let rounds =
            rounds.map(|seen| DerivedRounds { count: seen.count, complete: seen.complete, missed: seen.missed });
        items
            .insert(name, DerivedItem { state: standing.state, counts: why.is_none(), why, steps, steps_made, rounds });
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
        State::NotMet => Some(Uncounted::NotMet),
        State::NotChosen => Some(Uncounted::NotChosen),
        _ if standing.counts => None,
        _ if item.one_of.is_some() && !item.optional => Some(Uncounted::Alternative),
        _ => Some(Uncounted::Optional),
    }
}

/// What is left of an item, with the terms that somebody recorded; without any they are empty.
fn reservation(name: &str, item: &Item, standing: &Standing) -> Reservation {
    let made = if standing.is_outstanding() { standing.replay.made } else { item.steps.len() };
    let terms = standing.reserved.as_deref().cloned();
    Reservation {
        item: name.to_owned(),
        missing: item.steps.iter().skip(made).map(|step| step.did.clone()).collect(),
        shortfall: standing.shortfall.as_deref().cloned(),
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
    terms.date.into_iter().for_each(|day| project.add_milestone(&terms.stage, day));
    terms.people.iter().for_each(|(id, person)| project.add_person(person_of(id, person)));
    project.signoffs.push(Signoff {
        stage: terms.stage.clone(),
        signers: terms.signers.clone(),
        declaration: None,
        require: terms.require.clone(),
        place: Place::default(),
    });
    let mut sections: BTreeMap<(usize, String), Section> = BTreeMap::new();
    // Items that go through the same steps share them, as those of a file do.
    let mut row: Option<(&[GivenStep], Arc<[Step]>)> = None;
    for (name, given) in &given.items {
        let name = ItemName::parse(name, None).unwrap_or_else(|| ItemName::new("", name));
        let rank = built_ins().iter().position(|known| known.name == name.kind).unwrap_or(usize::MAX);
        let section = sections.entry((rank, name.kind.clone()));
        let section = section.or_insert_with(|| {
            let kind = built_in(&name.kind).cloned().unwrap_or_else(|| Arc::new(Kind::custom(&name.kind)));
            Section { kind, title: None, details: None, order: None, items: Vec::new() }
        });
        let steps = match &row {
            Some((same, steps)) if *same == &*given.steps => steps.clone(),
            _ => given.steps.iter().map(step_of).collect(),
        };
        row = Some((&given.steps, steps.clone()));
        let at = project.items.push(item_of(name.clone(), &section.kind, steps, given, terms));
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
        role: person.role.clone(),
        email: person.email.clone(),
        keys: person.keys.clone(),
        former_keys: person.former_keys.clone(),
        left: person.left,
        place: Place::default(),
    }
}

fn item_of(name: ItemName, kind: &Arc<Kind>, steps: Arc<[Step]>, given: &GivenItem, terms: &Terms) -> Item {
    let due = |text: &String| Due::parse(text, terms.zone(), |name| name == terms.stage);
    let names = |text: &String| ItemName::parse(text, None);
    let pairs = |map: &BTreeMap<String, String>| map.clone().into_iter().collect();
    // What no reader of a project file makes of an act cannot be judged, and the item is not complete then.
    let log: Vec<Option<Act>> = given.log.iter().map(|act| act_of(act, terms)).collect();
    let fields: Vec<(String, String)> = pairs(&given.fields);
    let dates = fields.iter().filter_map(|(field, text)| {
        let did = kind.field(field)?.until_step.as_deref()?;
        Some(StepDate { field: field.as_str().into(), did: did.into(), due: due(text) })
    });
    let (kind_name, dates) = (name.kind.clone(), dates.collect());
    let repeats = given.rounds.as_ref().and_then(|rounds| {
        let every = Span::parse(&rounds.every)?;
        let (from, until) = (due(&rounds.from), due(&rounds.until));
        Some(Box::new(Repeats { every, written: rounds.every.clone(), zone: terms.zone(), from, until }))
    });
    let priority = Priority::ALL.into_iter().find(|one| Some(one.word()) == given.priority.as_deref());
    Item {
        name,
        kind: kind.clone(),
        priority: priority.unwrap_or_default(),
        repeats,
        dates,
        only: given.only,
        title: given.title.clone(),
        details: given.details.clone(),
        owner: given.owner.clone(),
        due: given.due.as_ref().map(due),
        accept_when: given.accept_when.clone(),
        when: given.when.as_ref().and_then(when_of),
        needs: given.needs.iter().filter_map(|need| Need::parse(need, &kind_name)).collect(),
        one_of: given.one_of.clone(),
        under: given.under.as_ref().and_then(names),
        optional: given.optional,
        links: given.links.clone(),
        tags: given.tags.clone(),
        extra: pairs(&given.extra),
        fields,
        stage: given.stage.clone(),
        steps,
        silences: Vec::new(),
        steps_unreadable: false,
        log_unreadable: log.iter().any(Option::is_none),
        log: log.into_iter().flatten().collect(),
        place: Place::default(),
        index: EntryAt::after(0),
    }
}

fn when_of(when: &GivenWhen) -> Option<When> {
    Some(match when {
        GivenWhen::Words(words) => When::Words(words.clone()),
        GivenWhen::Is(GivenCondition { item, field, is }) => {
            let item = ItemName::parse(item, None)?;
            When::Is(Box::new(Condition { item, field: field.clone(), is: is.clone() }))
        }
    })
}

fn step_of(step: &GivenStep) -> Step {
    Step {
        did: step.did.clone(),
        by: step.by,
        owner: step.owner.clone(),
        todo: step.todo.text(),
        do_by_others: None,
        done: step.done.text(),
        hashes: step.hashes.clone(),
        proof: step.proof,
        together: false,
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
        round: act.round,
        of: match &act.of {
            Some(text) => Some(parse_moment(text)?),
            None => None,
        },
        note: act.note.clone(),
        fix_by: act.fix_by.as_ref().map(|text| Due::parse(text, terms.zone(), |name| name == terms.stage)),
        person: act.person.clone(),
        entered_by: act.entered_by.clone(),
        evidence: act.evidence.iter().map(evidence).collect::<Option<Vec<_>>>()?,
        place: Place::default(),
    })
}
