//! Putting a public key of a person into the project file.

use super::args::KeysAddArgs;
use crate::context::Context;
use crate::context::acting::{for_party, who_acts};
use crate::context::changing;
use crate::edits::pick::pick_person;
use crate::files::change::list_key;
use crate::history::is_work_tree;
use crate::model::list::SourceAt;
use crate::model::project::Person;
use crate::screen::commit::commit_command;
use crate::screen::ui::Reply;
use crate::signoff::found::{keys_at_hand, own_first};
use crate::signoff::keys::Key;
use crate::signoff::ssh;
use crate::text::exit::Exit;
use crate::text::problem::Problem;
use crate::text::say::{keys as keys_say, people as say, sign as sign_say, store as store_say, words};
use crate::text::visible::{shell_word, visible_line};
use anyhow::Result;
use std::path::Path;

/// Adds a key: the one in the file that is named, else the one that is found.
///
/// # Errors
///
/// When there is no such person or key, or it is somebody else's; nothing has changed then.
pub(super) fn add(args: &KeysAddArgs, context: &mut Context<'_>) -> Result<Exit> {
    let loaded = context.open()?;
    let look = context.look();
    loaded.require_readable()?;
    let person = match &args.person {
        Some(word) => pick_person(&loaded.view.project, word)?.clone(),
        None => who_acts(&loaded, None, look, context)?,
    };
    let key = match &args.file {
        Some(word) => read_key(word, &context.folder)?,
        None => match found(&person, context)? {
            Some(key) => key,
            None => return Ok(Exit::Outstanding),
        },
    };
    let name = visible_line(&person.name);
    if key.is_listed(&person.keys) {
        context.say(&say::has_key(name, key.fingerprint()));
        return Ok(Exit::Fine);
    }
    for_party(&loaded, person.party, &say::key_to_add(&name, key.fingerprint()), args.yes, context)?;
    let file = list_key_for(&person, &key, context)?;
    context.say(&say::key_added(name, &file, key.fingerprint()));
    context.say(&say::commit_it());
    if is_work_tree(&loaded.root) {
        let message = sign_say::key_message(&person.name);
        let command = commit_command(&loaded, &context.folder, &shell_word(&file), &message);
        context.out.push_str(&format!("  {}\n", visible_line(&command)));
    }
    Ok(Exit::Fine)
}

/// Lists a key for a person in the project file; returns the name of the file.
///
/// # Errors
///
/// When the file no longer knows the person, the key would make the project wrong, or it cannot be written.
pub(crate) fn list_key_for(person: &Person, key: &Key, context: &mut Context<'_>) -> Result<String> {
    let (store, loaded) = changing::open(context)?;
    let Some((change, file)) = list_key(&loaded, &person.id, key.line()) else {
        let file = loaded.sources[SourceAt::PROJECT_FILE].name();
        return Err(Problem::project(store_say::changed_under_us(file)).hint(store_say::try_again()).into());
    };
    changing::change(&store, &loaded, &[change], context)?;
    Ok(file)
}

/// A public key by its line, or by the file that it or its private half is in.
///
/// # Errors
///
/// When it is none, or may not sign.
pub(crate) fn read_key(word: &str, folder: &Path) -> Result<Key> {
    let path = folder.join(word);
    let read = match path.is_file() {
        true => ssh::public_half(&path),
        false => Some(Key::parse(word)),
    };
    match read {
        Some(Ok(key)) => Ok(key),
        Some(Err(fault)) if path.is_file() => Err(Problem::usage(sign_say::key_may_not(word, fault.text())).into()),
        Some(Err(_)) | None => Err(Problem::usage(say::not_a_key(word)).hint(say::not_a_key_hint()).into()),
    }
}

/// The one key in the agent and the usual files; of several the one that is chosen, or nothing.
fn found(person: &Person, context: &mut Context<'_>) -> Result<Option<Key>> {
    let home = context.home.as_deref().unwrap_or(Path::new(""));
    let (keys, _) = own_first(keys_at_hand(home, &context.folder), person.email.as_deref());
    match keys.as_slice() {
        [] => Err(Problem::usage(say::no_key_here()).hint(say::no_key_hint(&person.id)).into()),
        [only] => Ok(Some(only.key.clone())),
        several => {
            let lang = context.lang();
            let told = several.iter().map(|one| words::aside(one.place(), one.key.fingerprint()));
            let options: Vec<String> = told.map(|told| visible_line(told.of(lang))).collect();
            if !context.interactive {
                return Err(Problem::usage(say::several_keys())
                    .hint(say::say_which_file(words::name_list(&options)))
                    .into());
            }
            let question = keys_say::which_key();
            Ok(match context.ui.choose(question.of(context.lang()), &options, 0)? {
                Reply::Given(position) => several.get(position).map(|one| one.key.clone()),
                Reply::Back => None,
            })
        }
    }
}
