//! The options of `init`, read into a draft.
//!
//! In: options as text. Out: a [`Draft`], or everything that is wrong with them, told at once.

use super::args::InitArgs;
use super::draft::{Draft, read_day, same_sides, wrong_order};
use super::person::{NewPerson, read_id, read_person};
use super::roles::{read_role, wrong_roles};
use crate::edits::person_fields::read_name;
use crate::templates::Choice;
use crate::text::problem::Problem;
use crate::text::say::{init as say, words};
use crate::text::{Lang, Text};
use anyhow::Result;
use chrono::NaiveDate;
use std::path::Path;

/// What is wrong with the options, and the first advice on it.
#[derive(Default)]
struct Wrong {
    complaints: Vec<Text>,
    hint: Option<Text>,
}

impl Wrong {
    /// The value, or nothing with the complaint kept.
    fn keep<T>(&mut self, read: Result<T, Text>) -> Option<T> {
        read.map_err(|complaint| self.complaints.push(complaint)).ok()
    }

    fn tell(&mut self, complaints: Vec<Text>, hint: Text) {
        if !complaints.is_empty() {
            self.complaints.extend(complaints);
            self.hint.get_or_insert(hint);
        }
    }
}

/// Reads the options. Template folders are looked for from `base`; what nobody can be asked for must be there.
///
/// # Errors
///
/// Every complaint in one; and whatever is wrong with a template of one's own.
pub(super) fn read_options(args: &InitArgs, base: &Path, today: NaiveDate, lang: Lang, asks: bool) -> Result<Draft> {
    let mut wrong = Wrong::default();
    let mut draft = Draft { light: args.light, both: args.both, ..Draft::default() };
    for (option, text, place) in [
        ("--title", &args.title, &mut draft.title),
        ("--giver", &args.giver, &mut draft.giver),
        ("--receiver", &args.receiver, &mut draft.receiver),
        ("--witness", &args.witness, &mut draft.witness),
    ] {
        *place = wrong.keep(read_name(option, text.as_deref())).flatten();
    }
    draft.id = args.id.as_deref().and_then(|id| wrong.keep(read_id("--id", id)));
    for (option, text, place) in [
        ("--start", &args.start, &mut draft.start),
        ("--cutover", &args.cutover, &mut draft.cutover),
        ("--close", &args.close, &mut draft.close),
    ] {
        *place = text.as_deref().and_then(|text| wrong.keep(read_day(option, text, today)));
    }
    for text in &args.people {
        let Some(person) = wrong.keep(read_person(text, &draft.people)) else { continue };
        match draft.people.iter().any(|other: &NewPerson| other.id == person.id) {
            true => wrong.complaints.push(say::duplicate_id("--person", &person.id)),
            false => draft.people.push(person),
        }
    }
    let roles = args.roles.iter().filter_map(|text| wrong.keep(read_role(text)));
    draft.roles = roles.map(|(role, person)| (role, Some(person))).collect();
    match args.template.as_deref().map(|word| Choice::find(word, base)) {
        Some(Err((complaint, near))) => {
            wrong.complaints.push(complaint);
            wrong.hint = near;
        }
        Some(Ok(choice)) => draft.template = Some(choice),
        None => {}
    }
    let same = same_sides(draft.giver.as_deref(), draft.receiver.as_deref());
    wrong.tell(same.into_iter().collect(), say::same_sides_hint());
    let order = wrong_order(draft.start, draft.cutover, draft.close);
    wrong.tell(order.into_iter().collect(), say::order_hint());
    if draft.template.is_some() || args.template.is_none() {
        let template = draft.chosen().load(lang)?;
        // A template that is still to be asked for may have any roles.
        let template = Some(&template).filter(|_| draft.template.is_some() || !asks);
        let roles = wrong_roles(&draft.roles, &draft.people, template, draft.witness.is_some() || asks);
        wrong.tell(roles, say::role_hint());
    }
    let missing = if asks { Vec::new() } else { draft.missing() };
    if !missing.is_empty() {
        wrong.tell(vec![say::missing_options(words::name_list(&missing))], say::missing_options_hint());
    }
    match wrong.complaints.is_empty() {
        true => Ok(draft),
        false => Err(Problem { hint: wrong.hint, ..Problem::usage(lines(&wrong.complaints)) }.into()),
    }
}

/// Several complaints as one text, a line each.
fn lines(complaints: &[Text]) -> Text {
    Text::per_lang(|lang| complaints.iter().map(|text| text.of(lang)).collect::<Vec<_>>().join("\n  "))
}
