//! Acts, and what comes next, in words.
//!
//! In: a project at a moment. Out: sentences about an item, each one harmless line. Pure.

use crate::model::entering::entered_across;
use crate::model::item::{Act, Evidence};
use crate::model::kinds::StepOwner;
use crate::model::list::ItemAt;
use crate::model::naming;
use crate::model::party::Party;
use crate::model::people::Asked;
use crate::model::project::Project;
use crate::model::undone::UNDONE;
use crate::model::view::View;
use crate::text::say::{evidence as evidence_say, status as say, words};
use crate::text::visible::visible_line;
use crate::text::{Lang, Text};

/// An act of an item, by its position in the log: "Chen Yu, 18 Nov: Rejected — …".
pub(crate) fn act_line(view: &View, at: ItemAt, position: usize, lang: Lang) -> String {
    let line = |name: &str, done: Text| {
        let at = view.project.items[at].log.get(position).map(|act| view.zone.day(&act.at));
        say::act_line(name, at.map(|day| words::day(day, view.today())).unwrap_or_default(), done)
    };
    told(view, at, position, line, lang)
}

/// An act without its day: "Chen Yu: Rejected — …".
pub(crate) fn act_alone(view: &View, at: ItemAt, position: usize, lang: Lang) -> String {
    told(view, at, position, |name, done| say::act_alone(name, done), lang)
}

/// An act with what there is to say about it; `line` tells who did what.
fn told(view: &View, at: ItemAt, position: usize, line: impl Fn(&str, Text) -> Text, lang: Lang) -> String {
    let item = &view.project.items[at];
    let Some(act) = item.log.get(position) else { return String::new() };
    let name = view.project.name_of(&act.by);
    let pair = view.standings[at].pair_of(position).and_then(|pair| item.log.get(pair));
    let done = match pair.filter(|_| act.did == UNDONE) {
        Some(taken) => words::took_back(naming::done(item, &taken.did)),
        None => naming::done_with(item, act),
    };
    let done = naming::with_round(done, act.round);
    let line = line(name, done);
    let line = if act.did != UNDONE && pair.is_some() { say::act_taken_back(line) } else { line };
    let line = match act.fix_by.as_ref().zip(act.person.as_ref()) {
        Some((due, id)) => {
            let person = view.project.name_of(id);
            let day =
                view.project.day_of(due).map_or_else(|| Text::same(due.written()), |day| words::day(day, view.today()));
            say::act_terms(line, person, day)
        }
        None => line,
    };
    let line = match &act.note {
        Some(note) => say::act_noted(line, note),
        None => line,
    };
    let line = match entered(&view.project, act) {
        Some(who) => say::act_entered(line, who),
        None => line,
    };
    visible_line(line.of(lang))
}

/// Who entered an act in another's name, with the party where that is another one; nothing where nobody did.
pub(crate) fn entered(project: &Project, act: &Act) -> Option<Text> {
    let id = act.entered_by.as_deref()?;
    let name = project.name_of(id);
    Some(match entered_across(project, act) {
        Some(person) => say::person_of(name, naming::party(person.party)),
        None => Text::same(name),
    })
}

/// "you to grant access, then Chen Yu to confirm it"; nothing when the item is settled or waits.
pub(crate) fn next_sentence(view: &View, at: ItemAt, viewer: Option<&str>, lang: Lang) -> String {
    let project = &view.project;
    let (item, standing) = (&project.items[at], &view.standings[at]);
    let next = viewer.map_or(standing.next.as_ref(), |person| view.next_for(at, person));
    let Some(next) = next else { return String::new() };
    let is_you = |asked: &Asked| {
        let you = viewer.and_then(|id| project.people.at(id));
        you.is_some_and(|you| project.people.is_asked(asked, you))
    };
    let todo = match item.step(&next.did) {
        Some(step) => naming::todo_of(step, is_you(&next.asked)),
        None => naming::todo(item, &next.did),
    };
    let todo = naming::with_round(todo, next.round);
    let mut parts = vec![say::who_does(whom(view, &next.asked, next.party, viewer, lang), todo)];
    if next.did != "waived" {
        let people = &project.people;
        let you = viewer.and_then(|id| people.at(id)).filter(|you| people.is_asked(&next.asked, *you));
        let maker = you.map(|you| people.person(you).party).or_else(|| people.only_party(&next.asked));
        let (mut party, after) =
            (next.party.or(maker), item.steps.iter().skip_while(|step| step.did != next.did).skip(1));
        for step in after {
            // Whose the step is that follows one which anyone may make hangs on who makes that.
            let owner = step.by.party_after(party);
            let asked = project.people.asked(item.owner_of(step), owner);
            let who = match (step.by, owner) {
                (StepOwner::Other, None) => words::the_other_side(),
                _ => whom(view, &asked, owner, viewer, lang),
            };
            parts.push(say::who_does(who, naming::todo_of(step, is_you(&asked))));
            party = owner;
        }
    }
    let sentence = parts.into_iter().reduce(say::first_then).unwrap_or_default();
    visible_line(sentence.of(lang))
}

/// Who a step is asked of: "you", one or two names, else the party.
fn whom(view: &View, asked: &Asked, party: Option<Party>, viewer: Option<&str>, lang: Lang) -> Text {
    let people = &view.project.people;
    if viewer.and_then(|id| people.at(id)).is_some_and(|viewer| people.is_asked(asked, viewer)) {
        return words::you();
    }
    match asked.few() {
        Some(few @ ([_] | [_, _])) => {
            let names: Vec<String> = few.iter().map(|at| people.person(*at).name.clone()).collect();
            Text::same(words::list(&names, lang))
        }
        _ => match party {
            Some(party) => words::the(naming::party(party)),
            None => naming::step_owner(None),
        },
    }
}

/// What an act rests on: a path with what was taken of it, or an address.
pub(crate) fn evidence_line(evidence: &Evidence) -> Text {
    match evidence {
        Evidence::Url(url) => Text::same(url),
        Evidence::File { path, sha256: Some(sha256), size } => {
            let prefix: String = sha256.chars().take(8).collect();
            evidence_say::file_line(path, prefix, size.map_or("?".to_owned(), evidence_say::bytes))
        }
        Evidence::File { path, .. } => evidence_say::file_not_hashed(path),
    }
}
