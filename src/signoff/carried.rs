//! Reservations that all have signed in the record of another stage, and that a new record would lose. Pure.
//!
//! What a project says of a stage carries on what is left of earlier ones; a day, a stage or a sign-off that one side
//! edits could end that unseen. So what was signed is asked, not the project.

use super::check::{RecordCheck, RecordsCheck};
use super::standing::{signed_at, signed_stages};
use crate::document::given::given_item;
use crate::document::record::{GivenItem, Record, Reservation};
use crate::document::verdict::Verdict;
use crate::model::item::ItemName;
use crate::model::list::ItemAt;
use crate::model::party::Party;
use crate::model::standing::State;
use crate::model::view::View;
use crate::text::Text;
use crate::text::say::signoff as say;
use std::collections::BTreeMap;

/// The reservations of other stages, signed by all and not settled, that a record does not hold. Where the stage was
/// signed by all before the other one was, that one came later, and nothing of it is carried.
pub fn lost_reservations(checks: &RecordsCheck, view: &View, record: &Record) -> Vec<Text> {
    let stage = &record.given.terms.stage;
    let before = signed_stages(checks).get(stage).copied();
    let is_earlier = |check: &&RecordCheck| {
        check.place.stage != *stage
            && check.standing != Verdict::Superseded
            && check.is_binding()
            && before.is_none_or(|before| signed_at(check).is_some_and(|at| at < before))
    };
    let mut lost: BTreeMap<&str, Text> = BTreeMap::new();
    for check in checks.records.iter().filter(is_earlier) {
        let Some(signed) = &check.record else { continue };
        for one in &signed.derived.reservations {
            let held = record.derived.reservations.iter().any(|now| now.item == one.item);
            let item = signed.given.items.get(&one.item);
            if !held && item.is_none_or(|item| !is_settled(one, item, view)) {
                let title = item.map(|item| item.title.text()).unwrap_or_default();
                let told = || say::reservation_lost(title, &one.item, check.place.shown(""));
                lost.entry(&one.item).or_insert_with(told);
            }
        }
    }
    lost.into_values().collect()
}

/// Whether what was reserved is seen to by the steps and the measure that were signed, or does not apply.
fn is_settled(reserved: &Reservation, signed: &GivenItem, view: &View) -> bool {
    let at = ItemName::parse(&reserved.item, None).and_then(|name| view.project.find(&name));
    let Some(at) = at else { return false };
    let (now, standing) = (given_item(&view.project, &view.project.items[at]), &view.standings[at]);
    let same_measure = (reserved.shortfall.is_none() || now.fields == signed.fields)
        && (&now.steps, &now.rounds, &now.accept_when) == (&signed.steps, &signed.rounds, &signed.accept_when);
    let item = &view.project.items[at];
    match standing.state {
        State::Waived => true,
        State::Complete => standing.shortfall.is_none() && same_measure,
        // One side alone ends nothing, by an answer or by an alternative of its own.
        State::NotMet => {
            let condition = item.when.as_ref().and_then(|when| when.condition()).filter(|one| one.field.is_none());
            let decided = condition.and_then(|condition| view.project.find(&condition.item));
            now.when == signed.when && decided.is_some_and(|at| is_by_both(at, view))
        }
        State::NotChosen => {
            let label = item.one_of.as_ref().filter(|_| now.one_of == signed.one_of);
            let others =
                view.project.items.entries().filter(|(_, other)| label.is_some() && other.one_of.as_ref() == label);
            others.into_iter().any(|(other, _)| is_by_both(other, view))
        }
        _ => false,
    }
}

/// Whether an item is complete by steps of giver and receiver, each entered by their own side.
fn is_by_both(at: ItemAt, view: &View) -> bool {
    let (item, standing) = (&view.project.items[at], &view.standings[at]);
    let made = standing.makers().filter_map(|at| item.log.get(at));
    let own = made.filter(|act| !view.project.is_entered_by_another_side(act));
    let parties: Vec<Party> = own.filter_map(|act| Some(view.project.person(&act.by)?.party)).collect();
    standing.state == State::Complete && [Party::Giver, Party::Receiver].iter().all(|party| parties.contains(party))
}
