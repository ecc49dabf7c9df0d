//! Who is acting: by option, environment, git's mail address, or a question.

use super::context::Context;
use crate::files::load::Loaded;
use crate::history;
use crate::model::naming;
use crate::model::project::{Person, Project};
use crate::screen::ui::Reply;
use crate::text::Lang;
use crate::text::look::Look;
use crate::text::nearest::nearest;
use crate::text::problem::Problem;
use crate::text::say::commands as say;
use crate::text::visible::visible_line;
use anyhow::Result;

/// The person who acts, asked for if need be.
///
/// # Errors
///
/// As [`identify`] and [`ask_who`].
pub(super) fn who_acts(loaded: &Loaded, wanted: Option<&str>, look: Look, context: &mut Context<'_>) -> Result<Person> {
    match identify(loaded, wanted, context)? {
        Some(person) => Ok(person),
        None => ask_who(&loaded.view.project, look, context),
    }
}

/// The person who acts, as far as it can be told without asking; nothing when a question would tell.
///
/// # Errors
///
/// When nobody of that id is in the project, or nothing tells who it is and nobody can be asked.
pub(super) fn identify(loaded: &Loaded, wanted: Option<&str>, context: &Context<'_>) -> Result<Option<Person>> {
    let project = &loaded.view.project;
    match known_person(loaded, wanted, context)? {
        Some(person) => Ok(Some(person)),
        None if project.people.is_empty() => {
            Err(Problem::usage(say::nobody_here()).hint(say::nobody_here_hint()).into())
        }
        None if context.interactive => Ok(None),
        None => Err(Problem::usage(say::who_are_you()).hint(say::who_are_you_hint(people_list(project))).into()),
    }
}

/// The person who acts, as far as option, environment or git tell.
///
/// # Errors
///
/// When nobody of the id that was given is in the project.
pub(super) fn known_person(loaded: &Loaded, wanted: Option<&str>, context: &Context<'_>) -> Result<Option<Person>> {
    let project = &loaded.view.project;
    if let Some(id) = wanted.or(context.acting.as_deref()) {
        return match project.person(id) {
            Some(person) => Ok(Some(person.clone())),
            None => Err(unknown_person(project, id).into()),
        };
    }
    let email = history::user_email(&loaded.root);
    Ok(email.as_deref().and_then(|email| {
        let same = |person: &&Person| person.email.as_ref().is_some_and(|own| own.eq_ignore_ascii_case(email));
        project.people.iter().find(same).cloned()
    }))
}

/// Asks who acts.
///
/// # Errors
///
/// When the person does not say.
pub(super) fn ask_who(project: &Project, look: Look, context: &mut Context<'_>) -> Result<Person> {
    let options: Vec<String> = project.people.iter().map(|person| introduce(person, look.lang)).collect();
    match context.ui.choose(say::who_question().of(look.lang), &options, 0)? {
        Reply::Given(position) => Ok(project.people[position].clone()),
        Reply::Back => Err(Problem::usage(say::who_are_you()).hint(say::who_are_you_hint(people_list(project))).into()),
    }
}

/// "Lin Wei (giver, Account lead)".
fn introduce(person: &Person, lang: Lang) -> String {
    let party = naming::party(person.party);
    let who = match &person.role {
        Some(role) => say::person_of(&person.name, say::party_and_role(party, role)),
        None => say::person_of(&person.name, party),
    };
    visible_line(who.of(lang))
}

fn people_list(project: &Project) -> String {
    project.people.iter().map(|person| person.id.as_str()).collect::<Vec<_>>().join(", ")
}

fn unknown_person(project: &Project, id: &str) -> Problem {
    let problem = Problem::usage(say::no_such_person(id));
    match nearest(id, project.people.iter().map(|person| person.id.as_str())) {
        Some(near) => problem.hint(say::did_you_mean_people(near, people_list(project))),
        None => problem.hint(say::people_here(people_list(project))),
    }
}
