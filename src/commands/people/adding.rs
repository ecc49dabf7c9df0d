//! Adding a person to the project file.

use super::args::PeopleAddArgs;
use crate::commands::keys::adding::read_key;
use crate::context::Context;
use crate::context::acting::for_party;
use crate::context::changing;
use crate::edits::person_fields::{name_and_address, read_email, read_name};
use crate::files::change::Change;
use crate::files::edit::{Edit, NewValue};
use crate::model::kinds::values;
use crate::model::list::SourceAt;
use crate::model::naming;
use crate::model::party::Party;
use crate::model::project::Project;
use crate::text::exit::Exit;
use crate::text::folded::folded;
use crate::text::nearest::nearest;
use crate::text::problem::Problem;
use crate::text::say::people as say;
use crate::text::visible::visible_line;
use anyhow::Result;
use std::collections::{BTreeSet, HashSet};

/// Adds a person.
///
/// # Errors
///
/// When the id is taken or none, the party is not there, or a key is none; nothing has changed then.
pub(super) fn add(args: &PeopleAddArgs, context: &mut Context<'_>) -> Result<Exit> {
    let (store, loaded) = changing::open(context)?;
    let project = &loaded.view.project;
    let party = Party::parse(&args.party)
        .ok_or_else(|| Problem::usage(say::no_such_party(&args.party)).hint(say::which_parties()))?;
    if !project.parties.contains_key(&party) {
        return Err(Problem::usage(say::no_party(naming::party(party))).hint(say::no_party_hint(party.word())).into());
    }
    let id = values::id(&args.id).map_err(|_| Problem::usage(say::bad_id(&args.id)).hint(say::bad_id_hint()))?;
    if project.person(id).is_some() {
        return Err(Problem::usage(say::id_taken(id)).hint(say::id_taken_hint()).into());
    }
    let named =
        |option, text: &str| -> Result<Option<String>> { Ok(read_name(option, Some(text)).map_err(Problem::usage)?) };
    let (name, address) = name_and_address(&args.name).unwrap_or_default();
    let name = named("NAME", name)?.ok_or_else(|| Problem::usage(say::needs_a_name()))?;
    let roles = args.role.iter().map(|role| named("--role", role)).collect::<Result<Vec<_>>>()?;
    let roles: Vec<String> = roles.into_iter().flatten().collect();
    let email = args.email.as_deref().or(address).map(read_email).transpose().map_err(Problem::usage)?;
    if let Some((role, near)) = roles.iter().filter(|_| !args.yes).find_map(|role| nearly_an_owner(project, role)) {
        let problem = Problem::usage(say::role_near(visible_line(role), visible_line(near)));
        return Err(problem.hint(say::role_near_hint(visible_line(near))).into());
    }
    for_party(&loaded, party, &say::joins(visible_line(&name), naming::party(party)), args.yes, context)?;
    let text = |text: &str| NewValue::Text(text.trim().to_owned());
    let mut fields = vec![("id", text(id)), ("name", text(&name)), ("party", text(party.word()))];
    if !roles.is_empty() {
        fields.push(("role", NewValue::words(roles.iter().map(|role| text(role)).collect(), true)));
    }
    fields.extend(email.as_deref().map(|email| ("email", text(email))));
    let keys = args.key.iter().map(|word| read_key(word, &context.folder)).collect::<Result<Vec<_>>>()?;
    if !keys.is_empty() {
        let lines = keys.iter().map(|key| NewValue::Text(key.line()));
        fields.push(("keys", NewValue::List(lines.collect())));
    }
    let value = NewValue::Table(fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect());
    let source = &loaded.sources[SourceAt::PROJECT_FILE];
    let changes = [Change::Edit { source, edits: vec![Edit::Append { list: vec!["people".into()], value }] }];
    changing::change(&store, &loaded, &changes, context)?;
    context.say(&say::added(visible_line(&name), id, source.name()));
    Ok(Exit::Fine)
}

/// What a role was probably meant to be: a word by which items name an owner, or the role of somebody else.
fn nearly_an_owner<'a>(project: &'a Project, role: &'a str) -> Option<(&'a str, &'a str)> {
    let people = || project.people.iter();
    let names: HashSet<&str> = people().flat_map(|one| [one.id.as_str(), one.name.as_str()]).collect();
    let owners = project.items.iter().flat_map(|item| &item.owner).chain(people().flat_map(|one| &one.role));
    let words: BTreeSet<&str> = owners.map(String::as_str).filter(|word| !names.contains(word)).collect();
    if words.iter().any(|word| folded(word) == folded(role)) {
        return None;
    }
    nearest(role, words).map(|near| (role, near))
}
