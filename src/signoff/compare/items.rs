//! One item of a record, held against the project: its fields, the steps that were made, and whether it still counts.

use super::comparison::{Comparison, Departure};
use crate::document::given::given_item;
use crate::document::record::{Given, GivenItem, Record, Reservation};
use crate::model::item::{Act, Item};
use crate::model::list::ItemAt;
use crate::model::naming;
use crate::model::party::Party;
use crate::model::project::Project;
use crate::model::standing::{Standing, State};
use crate::model::view::View;
use crate::text::Text;
use crate::text::say::{signoff as say, words};
use serde_json::{Map, Value};
use std::collections::{BTreeSet, HashSet};

/// An item of a record that the project has too.
pub(super) struct Kept<'a> {
    /// Its full name.
    pub(super) name: &'a str,
    /// What was signed.
    pub(super) signed: &'a GivenItem,
    /// Where it stood then.
    pub(super) then: &'a Standing,
    /// Where it is now.
    pub(super) at: ItemAt,
    /// Where each act that was signed stands in its log now.
    pub(super) acts: Vec<Option<usize>>,
}

/// Compares an item; `again` is what the project gives with no acts but those that were signed.
pub(super) fn compare_item(
    record: &Record,
    view: &View,
    kept: &Kept<'_>,
    again: &Given,
    chosen: &HashSet<&str>,
    found: &mut Comparison,
) {
    let (item, now) = (&view.project.items[kept.at], &view.standings[kept.at]);
    let title = kept.signed.title.text();
    let mut depart =
        |what: Text| found.departures.push(Departure { item: Some(kept.name.to_owned()), what, tampered: false });
    let fields = changed_fields(kept.signed, &given_item(&view.project, item));
    if !fields.is_empty() {
        depart(say::fields_changed(&title, words::text_list(&fields)));
    } else if !again.items.contains_key(kept.name) {
        depart(say::belongs_elsewhere(&title));
    }
    let counted = record.derived.items.get(kept.name).is_some_and(|one| one.counts);
    let reserved = record.derived.reservations.binary_search_by(|one| one.item.as_str().cmp(kept.name));
    let reserved = reserved.ok().and_then(|position| record.derived.reservations.get(position));
    let made_good = reserved.filter(|_| kept.then.is_short()).and_then(|_| reopened_since(kept, item, now));
    if made_good.is_some() && counted && !now.counts && !matches!(now.state, State::Waived | State::NotMet) {
        depart(say::no_longer_counted(&title));
    } else if let Some(act) = made_good {
        found.told.push(say::of_item(&title, say::reopened_to_make_good(name_of(&view.project, act))));
    } else if let Some(what) = undone(kept, item, now, view) {
        depart(say::of_item(&title, what));
    } else if counted && has_vanished(item, now, chosen) {
        depart(say::no_longer_counted(&title));
    }
    let backdated = backdated(kept, item);
    if backdated > 0 {
        found.told.push(say::of_item(&title, say::backdated(words::acts(backdated))));
    }
    if counted && now.state == State::NotMet && kept.then.state != State::NotMet {
        found.told.push(say::of_item(&title, say::condition_decided()));
    }
    if let Some(reserved) = reserved
        && let Some(what) = changed_reservation(record, reserved, kept, item, now, view)
    {
        let what = say::of_item(&title, what);
        let has_ended = now.state.is_settled() || now.state == State::NotChosen;
        found.ended.extend(has_ended.then(|| what.clone()));
        found.told.push(what);
    }
}

/// The names of the fields that differ, but for the log.
pub(in crate::signoff) fn changed_fields(signed: &GivenItem, now: &GivenItem) -> Vec<Text> {
    let fields = |item: &GivenItem| match serde_json::to_value(item) {
        Ok(Value::Object(fields)) => fields,
        _ => Map::new(),
    };
    let (signed, now) = (fields(signed), fields(now));
    let names: BTreeSet<&String> = signed.keys().chain(now.keys()).collect();
    let differs = |name: &&String| name.as_str() != "log" && signed.get(*name) != now.get(*name);
    let mut told = Vec::new();
    for name in names.into_iter().filter(differs) {
        // A kind's own fields, and free ones, are told by their own names.
        let inner =
            |fields: &Map<String, Value>| fields.get(name).and_then(Value::as_object).cloned().unwrap_or_default();
        let (then, now) = (inner(&signed), inner(&now));
        let keys: BTreeSet<&String> = then.keys().chain(now.keys()).collect();
        let own: Vec<Text> = keys.into_iter().filter(|key| then.get(*key) != now.get(*key)).map(Text::same).collect();
        let has_own = matches!(name.as_str(), "fields" | "extra") && !own.is_empty();
        told.extend(if has_own { own } else { vec![Text::same(name)] });
    }
    told
}

/// Why what was signed of an item's steps no longer holds: a step fell back, the item was reopened, a waiver was taken
/// back, or its log breaks a rule.
fn undone(kept: &Kept<'_>, item: &Item, now: &Standing, view: &View) -> Option<Text> {
    let is_now = |position: &usize| kept.acts.get(*position).copied().flatten();
    let makers: Vec<Option<usize>> = kept.then.makers().map(|at| is_now(&at)).collect();
    let makers_now: HashSet<usize> = now.makers().collect();
    let stands = |position: &Option<usize>| position.is_none_or(|at| makers_now.contains(&at));
    let holds = match kept.then.state {
        State::Waived => now.state == State::Waived,
        State::NotMet => now.state == State::NotMet,
        State::Complete => now.state == State::Complete && makers.iter().all(stands),
        _ => now.state == State::Waived || makers.iter().all(stands),
    };
    if holds && (!now.broken || makers.is_empty()) {
        return None;
    }
    if now.broken {
        return Some(say::log_broken());
    }
    let signed_last = kept.acts.iter().flatten().max().copied();
    let since = item.log.iter().enumerate().filter(|(at, _)| signed_last.is_none_or(|last| *at > last));
    let cause =
        since.map(|(_, act)| act).find(|act| ["reopened", "rejected", "waived", "undone"].contains(&act.did.as_str()));
    Some(
        cause.map_or_else(say::step_undone, |act| {
            say::undone_by(naming::common_act(&act.did), name_of(&view.project, act))
        }),
    )
}

/// The act by which an item was reopened since it was signed, while nothing is wrong with its log. What was signed as
/// not enough, and reserved, can only be made good so.
fn reopened_since<'i>(kept: &Kept<'_>, item: &'i Item, now: &Standing) -> Option<&'i Act> {
    let signed_last = kept.acts.iter().flatten().max().copied();
    let since = item.log.iter().enumerate().skip(signed_last.map_or(0, |last| last + 1));
    since.filter(|(at, _)| !now.is_gone(*at)).map(|(_, act)| act).find(|act| !now.broken && act.did == "reopened")
}

/// How many acts came in since that say they are older than the newest one that was signed.
fn backdated(kept: &Kept<'_>, item: &Item) -> usize {
    let signed: HashSet<usize> = kept.acts.iter().flatten().copied().collect();
    let newest = signed.iter().filter_map(|at| item.log.get(*at)).map(|act| act.at).max();
    let since = item.log.iter().enumerate().filter(|(at, _)| !signed.contains(at));
    since.filter(|(_, act)| newest.is_some_and(|newest| act.at < newest)).count()
}

fn name_of(project: &Project, act: &Act) -> String {
    project.name_of(&act.by).to_owned()
}

/// Whether an item that was counted counts no more, though nobody said that it does not apply: it became optional, or
/// stands beside an alternative that the signers did not know.
fn has_vanished(item: &Item, now: &Standing, chosen: &HashSet<&str>) -> bool {
    if now.counts || matches!(now.state, State::Waived | State::NotMet) {
        return false;
    }
    let known = item.one_of.as_deref().is_some_and(|label| chosen.contains(label));
    !(now.state == State::NotChosen && known)
}

/// The labels of which an alternative was begun that the signers knew.
pub(super) fn chosen<'a>(view: &'a View, kept: &[Kept<'_>]) -> HashSet<&'a str> {
    let begun =
        kept.iter().filter(|one| view.standings[one.at].begun() && view.standings[one.at].state != State::Waived);
    begun.filter_map(|one| view.project.items[one.at].one_of.as_deref()).collect()
}

/// The side for which an act can change what was signed: none for one that another side entered, or that is by somebody
/// whom those who signed did not know.
fn speaks_for(record: &Record, act: &Act, project: &Project) -> Option<Party> {
    let person = record.given.terms.people.get(&act.by)?;
    (!project.is_entered_by_another_side(act)).then_some(person.party)
}

/// By whose word a reservation came to its end: whoever made the steps since, and who entered them for others.
fn settled(record: &Record, kept: &Kept<'_>, item: &Item, now: &Standing, project: &Project) -> Text {
    let signed: HashSet<usize> = kept.acts.iter().flatten().copied().collect();
    let waivers = || item.log.iter().enumerate().filter(|(at, act)| act.did == "waived" && !now.is_gone(*at));
    let makers: Vec<usize> = match now.state {
        State::Waived => waivers().map(|(at, _)| at).collect(),
        _ => now.makers().collect(),
    };
    let since = makers.into_iter().filter(|at| !signed.contains(at)).filter_map(|at| item.log.get(at));
    let told = since.map(|act| {
        let done = say::act_of(naming::done(item, &act.did), name_of(project, act));
        match &act.entered_by {
            Some(other) if *other != act.by => say::entered_for(done, project.name_of(other)),
            _ if !record.given.terms.people.contains_key(&act.by) => say::by_newcomer(done),
            _ => done,
        }
    });
    let told: Vec<Text> = told.collect();
    match told.is_empty() {
        true => say::reservation_ended(naming::state(now.state)),
        false => say::reservation_ended_by(naming::state(now.state), words::text_list(&told)),
    }
}

/// How the terms of a reservation were changed since: by both parties, or by one alone, which changes nothing.
fn changed_reservation(
    record: &Record,
    signed: &Reservation,
    kept: &Kept<'_>,
    item: &Item,
    now: &Standing,
    view: &View,
) -> Option<Text> {
    if now.state.is_settled() || now.state == State::NotChosen {
        return Some(settled(record, kept, item, now, &view.project));
    }
    let terms = |act: &Act| (act.fix_by.as_ref().map(|due| due.written()).unwrap_or_default(), act.person.clone());
    let signed_acts: HashSet<usize> = kept.acts.iter().flatten().copied().collect();
    let newest = |party: Party| {
        let unsigned = item.log.iter().enumerate().filter(|(at, _)| !signed_acts.contains(at));
        let of_party = |act: &&Act| act.did == "reserved" && speaks_for(record, act, &view.project) == Some(party);
        unsigned.map(|(_, act)| act).rfind(of_party)
    };
    let is_other = |act: &&Act| terms(act) != (signed.fix_by.clone(), Some(signed.person.clone()));
    let (giver, receiver) = (newest(Party::Giver), newest(Party::Receiver));
    match (giver, receiver) {
        (Some(one), Some(other)) if terms(one) == terms(other) => {
            let (day, id) = terms(one);
            let name = id.as_ref().and_then(|id| view.project.person(id)).map(|person| person.name.clone());
            Some(one).filter(is_other).map(|_| say::terms_changed_by_both(day, name.or(id).unwrap_or_default()))
        }
        _ => {
            let alone = [giver, receiver].into_iter().flatten().find(|act| is_other(act));
            let gone = |at: &&usize| now.is_gone(**at) && item.log[**at].did == "reserved";
            let back = || kept.acts.iter().flatten().find(gone).map(|at| &item.log[*at]);
            match alone {
                Some(act) => {
                    let (day, person) = terms(act);
                    let named = |id: &str, day: &str| say::terms_of(view.project.name_of(id), day);
                    let proposed = named(person.as_deref().unwrap_or_default(), &day);
                    let held = named(&signed.person, &signed.fix_by);
                    Some(say::terms_proposed(name_of(&view.project, act), proposed, held))
                }
                None => back().map(|act| say::terms_taken_back(name_of(&view.project, act), &signed.fix_by)),
            }
        }
    }
}
