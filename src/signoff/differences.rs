//! What differs between two records of a stage, told to whoever signed the older and is to sign the newer: in whole
//! words, as they were and as they are. Pure.

use super::RECORD;
use super::around::around_told;
use super::compare::{changed_fields, changed_terms};
use super::excerpt::{bounded, from_to, show, titled};
use crate::document::fields::{Changed, changed};
use crate::document::place::RecordPlace;
use crate::document::record::{DerivedItem, GivenAct, GivenItem, Record, Reservation};
use crate::model::item::ItemName;
use crate::model::kinds::called::on_cards;
use crate::model::naming;
use crate::model::view::View;
use crate::report::told::act_line;
use crate::text::Text;
use crate::text::say::{diff as diff_say, signoff as say, status as status_say, words};
use std::collections::HashSet;

/// A line, and what belongs below it.
#[derive(Debug, Clone, PartialEq)]
pub struct Told {
    /// What it is about.
    pub what: Text,
    /// What there is to say of it.
    pub more: Vec<Text>,
}

/// What differs: terms first, then items in the order of their names, those that are gone last. Items that are new are
/// none of it.
pub fn differences(old: (&RecordPlace, &Record), new: &Record, view: &View) -> Vec<Told> {
    let (place, old) = old;
    let mut told = Vec::new();
    let terms = changed_terms(&old.given.terms, &new.given.terms, &mut told);
    told.extend(around_told(Some((&old.given, &place.shown(RECORD))), (&new.given, RECORD)));
    let alone = |what: Text| Told { what, more: Vec::new() };
    let mut all: Vec<Told> = terms.into_iter().map(|departure| departure.what).chain(told).map(alone).collect();
    for (name, item) in &new.given.items {
        let then = old.given.items.get(name).zip(old.derived.items.get(name));
        let Some((then, now)) = then.zip(new.derived.items.get(name)) else { continue };
        let parts = changes(then, (item, now));
        let terms = reserved_otherwise(reservation(old, name), reservation(new, name));
        let parts: Vec<Text> = parts.into_iter().chain(terms).collect();
        if !parts.is_empty() {
            let more = in_words(name, (place, then.0), item, view);
            all.push(Told { what: say::of_item(titled(&item.title, name), words::text_list(&parts)), more });
        }
    }
    let gone = old.given.items.iter().filter(|(name, _)| !new.given.items.contains_key(*name));
    all.extend(gone.map(|(name, item)| {
        let title = titled(&item.title, name);
        let there = ItemName::parse(name, None).and_then(|name| view.project.find(&name));
        alone(match there.map(|at| &view.project.items[at]) {
            Some(now) if now.stage != item.stage => say::item_moved(title, &now.stage),
            Some(_) => say::no_longer_counted(title),
            None => say::item_is_gone(title),
        })
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
    let (acts, lost) = (new_acts(then.0, now.0).len(), new_acts(now.0, then.0).len());
    parts.extend((acts > 0).then(|| say::acts_since(words::acts(acts))));
    parts.extend((lost > 0).then(|| say::acts_lost(words::acts(lost))));
    parts
}

/// The acts that only the second of two items has, with their positions.
fn new_acts<'a>(then: &GivenItem, now: &'a GivenItem) -> Vec<(usize, &'a GivenAct)> {
    let before: HashSet<&GivenAct> = then.log.iter().collect();
    now.log.iter().enumerate().filter(|(_, act)| !before.contains(act)).collect()
}

/// What changed of an item, in whole words: its fields as they were and are, the acts that came and those that are gone.
fn in_words(name: &str, then: (&RecordPlace, &GivenItem), now: &GivenItem, view: &View) -> Vec<Text> {
    let record = then.0.shown(RECORD);
    let field = |one: Changed| {
        let what = on_cards(&one.what).unwrap_or_else(|| Text::same(&one.what));
        from_to(what, (&one.from, &record), (&one.to, &show(name)))
    };
    let mut lines: Vec<Text> = changed(then.1, now).into_iter().map(field).collect();
    let at = ItemName::parse(name, None).and_then(|name| view.project.find(&name));
    for (position, _) in new_acts(then.1, now) {
        let line = |lang| at.map(|at| act_line(view, at, position, lang)).unwrap_or_default();
        lines.push(Text::per_lang(|lang| bounded(&line(lang), &show(name)).of(lang).to_owned()));
    }
    for (_, act) in new_acts(now, then.1) {
        let done = Text::same(
            [Some(act.did.as_str()), act.value.as_deref()].into_iter().flatten().collect::<Vec<_>>().join(" "),
        );
        let line = status_say::act_alone(view.project.name_of(&act.by), done);
        let line = act.note.as_ref().map_or(line.clone(), |note| status_say::act_noted(line, bounded(note, &record)));
        lines.push(diff_say::act_gone(line));
    }
    lines
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
