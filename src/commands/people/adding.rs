//! Adding a person to the project file.

use super::args::PeopleAddArgs;
use crate::commands::changing;
use crate::commands::context::Context;
use crate::commands::keys::adding::read_key;
use crate::files::change::Change;
use crate::files::edit::{Edit, NewValue};
use crate::model::kinds::values;
use crate::model::list::SourceAt;
use crate::model::naming;
use crate::model::party::Party;
use crate::text::exit::Exit;
use crate::text::problem::Problem;
use crate::text::say::people as say;
use crate::text::visible::visible_line;
use anyhow::Result;

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
    let text = |text: &str| NewValue::Text(text.trim().to_owned());
    let mut fields = vec![("id", text(id)), ("name", text(&args.name)), ("party", text(party.word()))];
    if !args.role.is_empty() {
        fields.push(("role", NewValue::words(args.role.iter().map(|role| text(role)).collect(), true)));
    }
    fields.extend(args.email.as_deref().map(|email| ("email", text(email))));
    let keys = args.key.iter().map(|word| read_key(word, &context.folder)).collect::<Result<Vec<_>>>()?;
    if !keys.is_empty() {
        let lines = keys.iter().map(|key| NewValue::Text(key.line()));
        fields.push(("keys", NewValue::List(lines.collect())));
    }
    let value = NewValue::Table(fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect());
    let source = &loaded.sources[SourceAt::PROJECT_FILE];
    let changes = [Change::Edit { source, edits: vec![Edit::Append { list: vec!["people".into()], value }] }];
    changing::change(&store, &loaded, &changes, context)?;
    context.say(&say::added(visible_line(&args.name), id, source.name()));
    Ok(Exit::Fine)
}
