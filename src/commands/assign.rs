//! `handover assign`: gives items to a person, in the place of the owners of that person's party.

use crate::arguments::completing;
use crate::context::Context;
use crate::context::acting::for_party;
use crate::context::changing;
use crate::context::writing::ToldArgs;
use crate::edits::pick::{pick_item, pick_person};
use crate::files::edit::{Edit, NewValue};
use crate::files::load::Loaded;
use crate::files::written::{is_word, tree, written};
use crate::model::item::Item;
use crate::model::list::SourceAt;
use crate::model::project::{Person, Project};
use crate::text::Text;
use crate::text::exit::Exit;
use crate::text::folded::parts;
use crate::text::problem::Problem;
use crate::text::say::{editing as say, words};
use crate::text::visible::visible_line;
use anyhow::Result;
use clap::Args;
use clap_complete::ArgValueCompleter;
use std::collections::BTreeMap;

/// Arguments of `handover assign`.
#[derive(Debug, Args)]
pub struct AssignArgs {
    /// One or several items, then the person who is to own them for their party; owners of other parties stay
    #[arg(value_name = "ITEM… PERSON", num_args = 2.., required = true, add = ArgValueCompleter::new(completing::items_then_person))]
    pub words: Vec<String>,
    /// Do not ask before changing what is another party's to decide
    #[arg(long)]
    pub yes: bool,
    /// How it is told what was written.
    #[command(flatten)]
    pub told: ToldArgs,
}

/// Runs `handover assign`.
///
/// # Errors
///
/// When there is no such item or person, or the change would break a log; nothing has changed then.
pub fn run(args: AssignArgs, context: &mut Context<'_>) -> Result<Exit> {
    let (store, loaded) = changing::open(context)?;
    let project = &loaded.view.project;
    let (person, names) = args.words.split_last().ok_or_else(|| Problem::usage(say::assign_what()))?;
    let person = pick_person(project, person)?;
    if let Some(day) = person.left {
        return Err(Problem::usage(say::has_left(&person.name, day.to_string())).hint(say::has_left_hint()).into());
    }
    let mut edits: BTreeMap<SourceAt, Vec<Edit>> = BTreeMap::new();
    let (mut lines, mut names_given) = (Vec::new(), Vec::new());
    for name in names {
        let item = &project.items[pick_item(project, name)?];
        let owners = owners_with(project, item, person);
        let name = item.name.to_string();
        if owners == item.owner {
            lines.push(say::assigned_already(name, visible_line(&person.name)));
            continue;
        }
        let called = owners.iter().map(|word| project.person(word).map_or(word, |one| &one.name));
        let called: Vec<String> = called.map(|name| visible_line(name)).collect();
        lines.push(say::assigned(name, words::name_list(&called)));
        names_given.push(item.name.to_string());
        let value = as_written(&loaded, item, owners)?;
        edits.entry(item.place.source).or_default().push(Edit::set_item(item.index, "owner", value));
    }
    if !edits.is_empty() {
        let given: Vec<Text> = names_given.into_iter().map(Text::same).collect();
        let what = say::assigns(visible_line(&person.name), words::text_list(&given));
        for_party(&loaded, person.party, &what, args.yes, context)?;
    }
    changing::change(&store, &loaded, &changing::edits(&loaded, edits), context)?;
    lines.iter().for_each(|line| context.say(line));
    Ok(Exit::Fine)
}

/// The owners of an item when those of a person's party give way to that person. A word that means nobody here, or
/// people of other parties too, stays.
fn owners_with(project: &Project, item: &Item, person: &Person) -> Vec<String> {
    let people = &project.people;
    let gives_way = |word: &str| {
        let mut meant = people.named(word).map(|at| people.person(at).party).peekable();
        meant.peek().is_some() && meant.all(|party| party == person.party)
    };
    // One text may name several, of whom one at least is known.
    let known = |word: &&str| people.named(word).next().is_some();
    let each = |word: &String| match parts(word) {
        several if several.len() > 1 && !known(&word.as_str()) && several.iter().any(&known) => {
            several.into_iter().map(str::to_owned).collect()
        }
        _ => vec![word.clone()],
    };
    let all: Vec<String> = item.owner.iter().flat_map(each).collect();
    let place = all.iter().position(|word| gives_way(word)).unwrap_or(all.len());
    let mut owners: Vec<String> = all.into_iter().filter(|word| !gives_way(word)).collect();
    owners.insert(place.min(owners.len()), person.id.clone());
    owners
}

/// Owners, written as those before were.
fn as_written(loaded: &Loaded, item: &Item, owners: Vec<String>) -> Result<NewValue> {
    let document = tree(&loaded.sources[item.place.source])?;
    let old = written(&document, item).and_then(|node| node.get("owner"));
    let owners = owners.into_iter().map(NewValue::Text).collect();
    Ok(NewValue::words(owners, old.is_some_and(is_word)))
}
