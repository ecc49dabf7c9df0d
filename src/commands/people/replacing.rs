//! One person takes another's place from now on: roles, open items and the stages that nobody has begun to sign.
//! What the other did stays theirs.

use super::args::PeopleReplaceArgs;
use crate::commands::changing::{weigh, write};
use crate::commands::context::Context;
use crate::commands::pick::pick_person;
use crate::commands::unsigned::signoffs;
use crate::files::change::Change;
use crate::files::edit::{Edit, NewValue, Way};
use crate::files::format::{Document, Node, Value};
use crate::files::load::{Loaded, find_root};
use crate::files::store::Store;
use crate::files::written::tree;
use crate::model::item::ItemName;
use crate::model::kinds::values;
use crate::model::list::{Position, SourceAt};
use crate::model::project::Person;
use crate::text::exit::Exit;
use crate::text::problem::Problem;
use crate::text::say::{commands as commands_say, people as say, status::milestone, words};
use crate::text::visible::visible_line;
use anyhow::Result;
use std::collections::{BTreeMap, BTreeSet};

/// Lets one person take another's place.
///
/// # Errors
///
/// When there is no such person, they are of different parties, or a record waits on the one who leaves; nothing has
/// changed then.
pub(super) fn replace(args: &PeopleReplaceArgs, context: &mut Context<'_>) -> Result<Exit> {
    let root = find_root(&context.folder)?;
    let store = Store::open(&root)?;
    let mut loaded = context.open_at(&root)?;
    loaded.require_readable()?;
    let stages = signoffs(&mut loaded, &context.vouchers()).0;
    let project = &loaded.view.project;
    let old = pick_person(project, &args.old)?;
    let new = pick_person(project, &args.new).map_err(|error| match project.people.get(&args.new) {
        None if values::id(&args.new).is_ok() => {
            Problem::usage(commands_say::no_such_person(&args.new)).hint(say::add_first(&args.new)).into()
        }
        _ => error,
    })?;
    let shown = |person: &Person| visible_line(&person.name);
    if old.id == new.id {
        return Err(Problem::usage(say::same_person(shown(old))).into());
    }
    if old.party != new.party {
        return Err(Problem::usage(say::not_one_party(shown(old), shown(new))).into());
    }
    let begun: BTreeSet<&str> =
        stages.iter().filter(|stage| stage.record.is_some()).map(|stage| stage.stage.as_str()).collect();
    if let Some(stage) = stages.iter().find(|stage| stage.record.is_some() && stage.waiting.contains(&old.id)) {
        let problem = Problem::usage(say::signs_already(milestone(&stage.stage), shown(old)));
        return Err(problem.hint(say::signs_already_hint(&stage.stage)).into());
    }
    let document = tree(&loaded.sources[SourceAt::PROJECT_FILE])?;
    let mut edits = BTreeMap::from([(SourceAt::PROJECT_FILE, in_project(&loaded, &document, old, new, &begun))]);
    let mut items: Vec<ItemName> = Vec::new();
    for (at, source) in loaded.sources.entries().skip(1).filter(|(_, source)| !source.is_foreign()) {
        let document = tree(source)?;
        let mut own: Vec<Edit> = owner(&document.root, Vec::new(), old, new).into_iter().collect();
        let here = project.items.entries().filter(|(_, item)| item.place.source == at);
        for (item_at, item) in here.filter(|(item_at, _)| !loaded.view.standings[*item_at].state.is_settled()) {
            let position = item.index.before();
            let node = document.root.get("items").and_then(|items| items.members().get(position));
            own.extend(node.and_then(|node| owner(node, vec!["items".into(), position.into()], old, new)));
            let owned = |word: &String| project.people.named(word).any(|at| project.people.person(at).id == old.id);
            if project.items[item_at].owner.iter().any(owned) {
                items.push(item.name.clone());
            }
        }
        if !own.is_empty() {
            edits.insert(at, own);
        }
    }
    let change = |(at, edits)| Change::Edit { source: &loaded.sources[at], edits };
    let changes: Vec<Change<'_>> = edits.into_iter().map(change).collect();
    let weighed = weigh(&loaded, &changes, context)?;
    write(&store, &changes, &weighed, context)?;
    context.say(&say::replaced(shown(old), shown(new), words::items(items.len())));
    Ok(Exit::Fine)
}

/// What changes in the project file: the day on which the one leaves, roles, and signers of stages that are not begun.
fn in_project(loaded: &Loaded, document: &Document, old: &Person, new: &Person, begun: &BTreeSet<&str>) -> Vec<Edit> {
    let people = document.root.get("people").map_or(&[][..], Node::members);
    let place = |person: &Person| {
        let is_it = |node: &Node| node.get("id").is_some_and(|id| text(id) == Some(person.id.as_str()));
        people.iter().position(is_it).unwrap_or_default()
    };
    let field = |position: usize, name: &str| -> Way { vec!["people".into(), position.into(), name.into()] };
    let (old_at, new_at) = (place(old), place(new));
    let today = NewValue::Date(loaded.view.today().to_string());
    let mut edits = vec![Edit::Set { at: field(old_at, "left"), value: today }];
    if !old.role.is_empty() {
        let mut roles = new.role.clone();
        roles.extend(old.role.iter().filter(|role| !new.role.contains(role)).cloned());
        edits.push(Edit::Set { at: field(new_at, "role"), value: list(roles) });
        edits.push(Edit::Remove { at: field(old_at, "role") });
    }
    let stages = document.root.get("signoff").map_or(&[][..], Node::members);
    for (position, stage) in stages.iter().enumerate() {
        let name = stage.get("stage").and_then(text).unwrap_or_default();
        let signers = stage.get("signers").map_or(&[][..], Node::members);
        if begun.contains(name) || !signers.iter().any(|signer| text(signer) == Some(old.id.as_str())) {
            continue;
        }
        let at = vec!["signoff".into(), position.into(), "signers".into()];
        edits.push(Edit::Set { at, value: NewValue::List(handed(signers, old, new)) });
    }
    edits
}

/// The edit by which a person takes another's place among the owners of an item or of a file.
fn owner(node: &Node, mut way: Way, old: &Person, new: &Person) -> Option<Edit> {
    let owner = node.get("owner")?;
    let value = match text(owner) {
        Some(word) if means(word, old) => NewValue::Text(new.id.clone()),
        Some(_) => return None,
        None if owner.members().iter().any(|member| text(member).is_some_and(|word| means(word, old))) => {
            NewValue::List(handed(owner.members(), old, new))
        }
        None => return None,
    };
    way.push("owner".into());
    Some(Edit::Set { at: way, value })
}

/// Words of a list with one person in the place of another, each once.
fn handed(members: &[Node], old: &Person, new: &Person) -> Vec<NewValue> {
    let mut words: Vec<String> = Vec::new();
    for word in members.iter().filter_map(text) {
        let word = if means(word, old) { new.id.as_str() } else { word };
        if !words.iter().any(|known| known == word) {
            words.push(word.to_owned());
        }
    }
    words.into_iter().map(NewValue::Text).collect()
}

/// Whether a word means a person by id or name, and not by a role, which goes over by itself.
fn means(word: &str, person: &Person) -> bool {
    word == person.id || word == person.name
}

fn text(node: &Node) -> Option<&str> {
    match &node.value {
        Value::Text(text) | Value::Plain(text) => Some(text),
        _ => None,
    }
}

fn list(mut words: Vec<String>) -> NewValue {
    match words.len() {
        1 => NewValue::Text(words.swap_remove(0)),
        _ => NewValue::List(words.into_iter().map(NewValue::Text).collect()),
    }
}
