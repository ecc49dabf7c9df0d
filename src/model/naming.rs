//! What parties, states and acts are called.

use super::grade::Grade;
use super::item::{Act, Item};
use super::kinds::asks::{AskType, Asks};
use super::kinds::factor;
use super::party::Party;
use super::standing::{Standing, State};
use crate::text::Text;
use crate::text::say::words as say;
use chrono::{DateTime, FixedOffset, NaiveDate};

/// What a party is called.
pub fn party(party: Party) -> Text {
    match party {
        Party::Giver => say::giver(),
        Party::Receiver => say::receiver(),
        Party::Witness => say::witness(),
    }
}

/// What a party is called where it stands alone: "Giver".
pub(crate) fn party_alone(party: Party) -> Text {
    match party {
        Party::Giver => say::capital_giver(),
        Party::Receiver => say::capital_receiver(),
        Party::Witness => say::capital_witness(),
    }
}

/// What the owner of a step is called; nothing stands for anyone.
pub(crate) fn step_owner(owner: Option<Party>) -> Text {
    owner.map_or_else(say::anyone, party)
}

/// What a state is called.
pub fn state(state: State) -> Text {
    match state {
        State::Open => say::open(),
        State::InProgress => say::in_progress(),
        State::Rejected => say::rejected(),
        State::Blocked => say::blocked(),
        State::Waiting => say::waiting(),
        State::Waived => say::does_not_apply(),
        State::NotChosen => say::not_chosen(),
        State::Complete => say::complete(),
    }
}

/// What is said of where an item stands: its state, or that it is only there to be read.
pub(crate) fn item_state(item: &Item, standing: State) -> Text {
    if item.is_reference() && standing == State::Complete { say::for_reference() } else { state(standing) }
}

/// How the day or moment at which an item is due lies from now; nothing where it has neither.
pub(crate) fn due_distance(standing: &Standing, now: &DateTime<FixedOffset>) -> Option<Text> {
    let (due, today) = (standing.due?, now.date_naive());
    Some(match standing.due_at.filter(|_| due == today) {
        Some(at) if at < *now => say::late_since(time(&at)),
        Some(at) => say::due_today_at(time(&at)),
        None => say::distance(due, today),
    })
}

/// The day an item is due as people write it, with the time where one was given: "23 Nov 18:00".
pub(crate) fn due_day(standing: &Standing, today: NaiveDate) -> Option<Text> {
    let day = say::day(standing.due?, today);
    Some(match standing.due_at {
        Some(at) => say::day_and_time(day, time(&at)),
        None => day,
    })
}

fn time(at: &DateTime<FixedOffset>) -> String {
    at.format("%H:%M").to_string()
}

/// An act that every item takes, as something that was done; any other word stands as it is.
pub(crate) fn common_act(did: &str) -> Text {
    match did {
        "rejected" => say::done_rejected(),
        "waived" => say::done_waived(),
        "blocked" => say::done_blocked(),
        "noted" => say::done_noted(),
        "reserved" => say::done_reserved(),
        "reopened" => say::done_reopened(),
        other => Text::same(other),
    }
}

/// An act as something that was done: "Granted", "Rejected".
pub fn done(item: &Item, did: &str) -> Text {
    item.step(did).map_or_else(|| common_act(did), |step| step.done.clone())
}

/// An act as something that was done, with its number where it has one: "Scored 4".
pub(crate) fn done_with(item: &Item, act: &Act) -> Text {
    match item.value_of(act) {
        Some(value) => say::with_value(done(item, &act.did), value),
        None => done(item, &act.did),
    }
}

/// The next act as something still to be done: "grant access", "agree that it does not apply".
pub fn todo(item: &Item, did: &str) -> Text {
    item.step(did).map_or_else(say::agree_to_waiver, |step| step.todo.clone())
}

/// The values of choice fields as people read them; any other word stands as it is.
pub fn choice(value: &str) -> Text {
    match value {
        "transfer" => say::transfer(),
        "remove" => say::remove(),
        "rotate" => say::rotate(),
        "keep" => say::keep(),
        other => factor(other).map_or_else(|| Text::same(other.replace('_', " ")), |factor| factor.title.clone()),
    }
}

/// A state as people read it, and that a complete item is not enough.
pub(crate) fn state_with(standing: &Standing) -> Text {
    match standing.is_short() {
        true => say::not_enough(state(standing.state)),
        false => state(standing.state),
    }
}

/// What an act rests on, in words.
pub(crate) fn grade(grade: Grade) -> Text {
    match grade {
        Grade::Hashed => say::grade_hashed(),
        Grade::ReferredTo => say::grade_referred(),
        Grade::Stated => say::grade_stated(),
    }
}

/// What a step asks for, in words.
pub fn asked_words(asks: &Asks) -> Text {
    match (asks.kind, asks.range) {
        (AskType::Number, _) => say::asked_number(),
        (AskType::Integer, Some((low, high))) => say::asked_range(low, high),
        (AskType::Integer, None) => say::asked_whole(),
        (AskType::YesNo, _) => say::asked_yes_no(),
        (AskType::Choice, _) => say::asked_choice(say::name_list(&asks.choices)),
        (AskType::Text, _) => say::asked_text(),
        (AskType::Date, _) => say::asked_date(),
    }
}
