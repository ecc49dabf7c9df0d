//! Who is acting: by option, environment, git's mail address, or a question.

use super::changing::agree;
use crate::context::Context;
use crate::edits::pick::{people_list, pick_person};
use crate::files::load::Loaded;
use crate::history;
use crate::model::identity::known_by;
use crate::model::naming;
use crate::model::party::Party;
use crate::model::project::{Person, Project};
use crate::screen::layout::paragraph;
use crate::screen::ui::Reply;
use crate::text::look::Look;
use crate::text::problem::Problem;
use crate::text::say::{commands as say, editing as editing_say, words};
use crate::text::visible::visible_line;
use crate::text::{Lang, Text};
use anyhow::Result;

/// The person who acts, asked for if need be.
///
/// # Errors
///
/// As [`identify`] and [`ask_who`].
pub(crate) fn who_acts(loaded: &Loaded, wanted: Option<&str>, look: Look, context: &mut Context<'_>) -> Result<Person> {
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
pub(crate) fn identify(loaded: &Loaded, wanted: Option<&str>, context: &Context<'_>) -> Result<Option<Person>> {
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
/// When what was given names nobody of the project, or several; or git's address is that of several people.
pub(crate) fn known_person(loaded: &Loaded, wanted: Option<&str>, context: &Context<'_>) -> Result<Option<Person>> {
    let project = &loaded.view.project;
    if let Some(id) = wanted.or(context.acting.as_deref()) {
        return pick_person(project, id).map(|person| Some(person.clone()));
    }
    match by_git(loaded) {
        ByGit::Nobody => Ok(None),
        ByGit::One(person) => Ok(Some(person)),
        ByGit::Several(address, people) => {
            let ids: Vec<&str> = people.iter().map(|person| person.id.as_str()).collect();
            Err(Problem::usage(say::several_by_git(address, words::name_list(&ids)))
                .hint(say::several_by_git_hint())
                .into())
        }
    }
}

/// The person who looks, who need not be known: as [`known_person`], but nobody where git's address means several.
///
/// # Errors
///
/// When what was given names nobody of the project, or several.
pub(crate) fn onlooker(loaded: &Loaded, wanted: Option<&str>, context: &Context<'_>) -> Result<Option<Person>> {
    if wanted.is_some() || context.acting.is_some() {
        return known_person(loaded, wanted, context);
    }
    match by_git(loaded) {
        ByGit::One(person) => Ok(Some(person)),
        ByGit::Nobody | ByGit::Several(..) => Ok(None),
    }
}

/// Whom git's mail address means.
enum ByGit {
    Nobody,
    One(Person),
    /// More than one person has it: the address, and who they are.
    Several(String, Vec<Person>),
}

fn by_git(loaded: &Loaded) -> ByGit {
    let Some(address) = history::user_email(&loaded.root) else { return ByGit::Nobody };
    match known_by(&loaded.view.project, &address).as_slice() {
        [] => ByGit::Nobody,
        [only] => ByGit::One((*only).clone()),
        several => ByGit::Several(address, several.iter().map(|person| (*person).clone()).collect()),
    }
}

/// Whom git's address means, where that is not the one who acts; of several the first, unless one of them acts.
pub(crate) fn other_at_hand(loaded: &Loaded, acting: &Person) -> Option<Person> {
    let people = match by_git(loaded) {
        ByGit::Nobody => return None,
        ByGit::One(person) => vec![person],
        ByGit::Several(_, people) => people,
    };
    let is_acting = people.iter().any(|person| person.id == acting.id);
    people.into_iter().next().filter(|_| !is_acting)
}

/// The id of the person who enters what another has done: the one whom git's address means, where that is not the
/// one who acts. Across parties it is asked first, and in scripts wanted as `--yes`.
///
/// # Errors
///
/// When it is not confirmed, or nobody can be asked.
pub(crate) fn entering(
    loaded: &Loaded,
    acting: &Person,
    yes: bool,
    look: Look,
    context: &mut Context<'_>,
) -> Result<Option<String>> {
    let Some(entering) = other_at_hand(loaded, acting) else { return Ok(None) };
    if entering.party != acting.party && !yes {
        let told = say::enters_for(who(&entering), who(acting));
        let refused = Problem::usage(told.clone()).hint(say::enters_for_hint(&entering.id));
        if !context.interactive {
            return Err(refused.into());
        }
        context.ui.show(&paragraph(told.of(look.lang), None, look))?;
        let options = [say::enters_for_no(), say::enters_for_yes(&acting.name)];
        let options = options.map(|option| visible_line(option.of(look.lang)));
        match context.ui.choose(say::enters_for_question().of(look.lang), &options, 0)? {
            Reply::Given(1) => {}
            Reply::Given(_) | Reply::Back => return Err(refused.into()),
        }
    }
    Ok(Some(entering.id))
}

/// Whoever changes what is another party's to decide is shown what they are about to do, and asked; in scripts it is
/// wanted as `--yes`. Somebody who is not known is not asked.
///
/// # Errors
///
/// When it is not confirmed, or nobody can be asked.
pub(crate) fn for_party(
    loaded: &Loaded,
    party: Party,
    what: &Text,
    yes: bool,
    context: &mut Context<'_>,
) -> Result<()> {
    let Some(me) = onlooker(loaded, None, context)?.filter(|me| me.party != party && !yes) else { return Ok(()) };
    let (mine, theirs) = (naming::party(me.party), naming::party(party));
    let told = say::for_other_side(&me.name, mine, what, &theirs);
    let look = context.look();
    let unasked = Problem::usage(told.clone()).hint(say::for_other_side_hint());
    agree(
        &paragraph(told.of(look.lang), None, look),
        &say::for_other_side_question(theirs),
        unasked,
        editing_say::kept(),
        context,
    )
}

/// Asks who acts.
///
/// # Errors
///
/// When the person does not say.
pub(crate) fn ask_who(project: &Project, look: Look, context: &mut Context<'_>) -> Result<Person> {
    let options: Vec<String> = project.people.iter().map(|person| introduce(person, look.lang)).collect();
    match context.ui.choose(say::who_question().of(look.lang), &options, 0)? {
        Reply::Given(position) => Ok(project.people[position].clone()),
        Reply::Back => Err(Problem::usage(say::who_are_you()).hint(say::who_are_you_hint(people_list(project))).into()),
    }
}

/// "Lin Wei (giver, Account lead)".
fn introduce(person: &Person, lang: Lang) -> String {
    let party = naming::party(person.party);
    let who = match person.role.is_empty() {
        false => say::person_of(&person.name, say::party_and_role(party, words::name_list(&person.role))),
        true => who(person),
    };
    visible_line(who.of(lang))
}

/// "Lin Wei (giver)".
fn who(person: &Person) -> Text {
    say::person_of(&person.name, naming::party(person.party))
}
