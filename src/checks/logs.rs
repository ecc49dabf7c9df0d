//! Rule: every act in a log is one that the item could take at that moment from that person.

use crate::files::load::Loaded;
use crate::model::clock;
use crate::model::finding::{Finding, Severity};
use crate::model::item::{Act, Item};
use crate::model::kinds::COMMON_ACTS;
use crate::model::kinds::asks::AskFault;
use crate::model::naming;
use crate::model::project::Project;
use crate::model::undone::Idle;
use crate::model::violation::Violation;
use crate::text::folded::folded;
use crate::text::nearest::nearest;
use crate::text::say::commands::did_you_mean_people;
use crate::text::say::{days, findings as say, rules, words};
use crate::text::{Lang, Text};

pub(super) fn check_logs(loaded: &Loaded) -> Vec<Finding> {
    let project = &loaded.view.project;
    let mut findings = Vec::new();
    for (item, standing) in project.items.iter().zip(&loaded.view.standings) {
        for (position, violation) in &standing.violations {
            let act = &item.log[*position];
            let text = message(project, item, act, violation);
            let finding = Finding::new(violation.code(), Severity::Error, act.place.clone(), text);
            let field = format!("items[{}].log[{position}]", item.index);
            let advice = violation_advice(project, act, violation).unwrap_or_else(say::log_advice);
            findings.push(finding.about(&item.name).in_field(field).advise(advice));
        }
    }
    findings
}

/// What is wrong with an act, as a sentence.
pub fn message(project: &Project, item: &Item, act: &Act, violation: &Violation) -> Text {
    match violation {
        Violation::UnknownPerson => say::no_such_person(&act.by),
        Violation::UnknownAct if item.is_reference() => say::act_without_steps(&act.did),
        Violation::UnknownAct => {
            let own = item.steps.iter().map(|step| (step.did.as_str(), step.done.clone()));
            let common = TOLD.iter().map(|did| (*did, naming::common_act(did)));
            let all: Vec<(&str, Text)> = own.chain(common).collect();
            match nearest(&act.did, all.iter().map(|(did, _)| *did).chain(COMMON_ACTS)) {
                Some(near) => say::unknown_act_near(&act.did, near),
                None => {
                    let called = |lang| all.iter().map(|(did, done)| step_words(did, done, lang)).collect::<Vec<_>>();
                    say::unknown_act(&act.did, Text::per_lang(|lang| words::list(&called(lang), lang)))
                }
            }
        }
        Violation::WrongParty { owner } => {
            let (name, party) = match project.person(&act.by) {
                Some(person) => (person.name.clone(), naming::party(person.party)),
                None => (act.by.clone(), Text::default()),
            };
            let owner = match owner {
                Some(owner) => naming::party(*owner),
                None => words::giver_and_receiver(),
            };
            say::wrong_party(naming::act_word(item, &act.did), owner, name, party)
        }
        Violation::OutOfOrder { expected: Some(expected) } => {
            say::out_of_order(naming::act_word(item, &act.did), naming::act_word(item, expected))
        }
        Violation::OutOfOrder { expected: None } => say::nothing_left(naming::act_word(item, &act.did)),
        Violation::NothingToReject => say::nothing_to_reject(),
        Violation::NothingToUnblock => rules::nothing_to_unblock(),
        Violation::TakesNothingBack(Idle::NotNewest) => rules::undo_not_newest(),
        Violation::TakesNothingBack(Idle::ActedOn) => rules::undo_acted_on(),
        Violation::NotOwner { owner } => rules::not_owner(&act.did, words::name_list(owner)),
        Violation::NoSuchRound { rounds: None } => rules::no_rounds(),
        Violation::NoSuchRound { rounds: Some(count) } => {
            rules::no_such_round(act.round.unwrap_or_default().to_string(), count.to_string())
        }
        Violation::WaivedAlready => say::waived_already(),
        Violation::NoteMissing => say::note_missing(naming::act_word(item, &act.did)),
        Violation::TermsMissing => say::terms_missing(),
        Violation::UnknownReserver { id } => say::no_such_person(id),
        Violation::ValueMissing { asks } => say::value_missing(&act.did, naming::asked_words(asks)),
        Violation::ValueWrong { asks, fault: AskFault::Range } => {
            let (low, high) = asks.range.unwrap_or_default();
            say::out_of_range("value", low, high)
        }
        Violation::ValueWrong { asks, .. } => {
            let value = act.value.as_deref().unwrap_or_default();
            let wrong = say::value_wrong(value, naming::asked_words(asks));
            match asks.instead(value).as_slice() {
                [] => wrong,
                [only] => days::instead(wrong, days::write_it(only)),
                [one, other, ..] => days::instead(say::value_unsure(value), days::write_one_of(one, other)),
            }
        }
        Violation::TimeRunsBack => say::time_runs_back(),
        Violation::InFuture => say::future_act(clock::render_moment(&act.at)),
    }
}

/// What to do about it, where that depends on the project.
fn violation_advice(project: &Project, act: &Act, violation: &Violation) -> Option<Text> {
    match violation {
        Violation::UnknownPerson => Some(who_is_known(project, &act.by)),
        Violation::UnknownReserver { id } => Some(who_is_known(project, id)),
        Violation::InFuture => Some(say::future_act_advice()),
        Violation::TakesNothingBack(_) => Some(rules::undo_advice()),
        _ => None,
    }
}

/// So many people are compared with a word that means none of them.
const COMPARED: usize = 50;

/// Whom to name instead of somebody who is not known.
pub(super) fn who_is_known(project: &Project, word: &str) -> Text {
    let ids = words::short_names(project.people.iter().map(|person| person.id.as_str()));
    // Of very many people, comparing each with every word that means none would never end.
    let names = project.people.iter().take(COMPARED).flat_map(|person| [&person.id, &person.name]);
    match nearest(word, names.map(String::as_str)) {
        Some(near) => did_you_mean_people(near, ids),
        None => say::unknown_person_advice(ids),
    }
}

/// Acts that every item takes and that are told where a word is no step.
const TOLD: [&str; 4] = ["rejected", "blocked", "waived", "noted"];

/// The word of a step in files, and what it is called where that is another.
fn step_words(did: &str, done: &Text, lang: Lang) -> String {
    match folded(done.of(lang)) == folded(did) {
        true => did.to_owned(),
        false => words::aside(did, done).of(lang).to_owned(),
    }
}
