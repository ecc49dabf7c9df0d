//! Which items are meant by the words on the command line.

use crate::model::item::ItemName;
use crate::model::list::ItemAt;
use crate::model::lookup;
use crate::model::lookup::Found;
use crate::model::project::{Person, Project};
use crate::text::Text;
use crate::text::nearest::nearest;
use crate::text::problem::Problem;
use crate::text::say::words::{aside, name_list, text_list};
use crate::text::say::{commands as say, findings as findings_say};
use anyhow::Result;

/// The item of that full name, or of that id or title where it is unique.
///
/// # Errors
///
/// When there is none (the nearest names are offered), or several of that id.
pub(crate) fn pick_item(project: &Project, word: &str) -> Result<ItemAt> {
    let word = word.trim();
    match lookup::item(project, word) {
        Found::One(only) => Ok(only),
        Found::Nothing => Err(unknown_item(project, word).into()),
        Found::Several(several) => {
            let names: Vec<String> = several.iter().map(|at| project.items[*at].name.to_string()).collect();
            let unique = names.windows(2).all(|pair| pair[0] != pair[1]);
            let problem = Problem::usage(say::several_items(word));
            Err(problem.hint(if unique { say::say_which(name_list(&names)) } else { say::rename_one(word) }).into())
        }
    }
}

/// An item, and the round of it where the word ends in one: `monitoring/orders#3`.
///
/// # Errors
///
/// As [`pick_item`].
pub(crate) fn pick_round(project: &Project, word: &str) -> Result<(ItemAt, Option<u32>)> {
    let split = word.rsplit_once(['#', '＃']).and_then(|(name, number)| Some((name, number.trim().parse().ok()?)));
    match (pick_item(project, word), split) {
        (Err(_), Some((name, number))) => Ok((pick_item(project, name)?, Some(number))),
        (item, _) => Ok((item?, None)),
    }
}

/// The items, and the rounds of them, of those names, each once.
///
/// # Errors
///
/// As [`pick_item`].
pub(crate) fn pick_rounds(project: &Project, names: &[String]) -> Result<Vec<(ItemAt, Option<u32>)>> {
    let mut items = Vec::with_capacity(names.len());
    for name in names {
        let item = pick_round(project, name)?;
        if !items.contains(&item) {
            items.push(item);
        }
    }
    Ok(items)
}

/// The items of a section, or the one item of that name.
///
/// # Errors
///
/// When the word names neither.
pub(crate) fn pick_section_or_item(project: &Project, word: &str) -> Result<Vec<ItemAt>> {
    // No section is called like the full name of an item in earnest.
    if let Some(at) = ItemName::parse(word.trim(), None).and_then(|name| project.find(&name)) {
        return Ok(vec![at]);
    }
    let sections = project.sections_called(word);
    match sections.is_empty() {
        false => Ok(sections.into_iter().flat_map(|section| section.items.iter().copied()).collect()),
        true => pick_item(project, word).map(|item| vec![item]),
    }
}

/// The person whom a word means.
///
/// # Errors
///
/// When it means nobody (the nearest is offered, and who is there), or several.
pub(crate) fn pick_person<'a>(project: &'a Project, word: &str) -> Result<&'a Person> {
    match lookup::person(&project.people, word) {
        Found::One(at) => Ok(project.people.person(at)),
        Found::Nothing => Err(unknown_person(project, word).into()),
        Found::Several(several) => {
            let ids: Vec<&str> = several.iter().map(|at| project.people.person(*at).id.as_str()).collect();
            Err(Problem::usage(say::several_people(word)).hint(say::say_which(name_list(&ids))).into())
        }
    }
}

fn unknown_person(project: &Project, word: &str) -> Problem {
    let problem = Problem::usage(findings_say::no_such_person(word));
    let names = project.people.iter().flat_map(|person| [&person.id, &person.name]);
    match nearest(word, names.map(String::as_str)) {
        Some(near) => problem.hint(say::did_you_mean_people(near, people_list(project))),
        None => problem.hint(say::people_here(people_list(project))),
    }
}

/// The people of a project: ids, each with its name where that is another.
pub(crate) fn people_list(project: &Project) -> Text {
    let shown = project.people.iter().map(|person| match person.name == person.id {
        true => Text::same(&person.id),
        false => aside(&*person.id, &*person.name),
    });
    text_list(&shown.collect::<Vec<_>>())
}

/// The stage that a word means among those of a list; nothing where it means none.
pub(crate) fn stage_of(project: &Project, stages: &[&str], word: &str) -> Option<String> {
    let named = stages.iter().find(|stage| **stage == word.trim()).map(|stage| (*stage).to_owned());
    named.or_else(|| lookup::milestone(&project.milestones, word).filter(|name| stages.contains(&name.as_str())))
}

/// The act that a word means on all of these items.
///
/// # Errors
///
/// When it means several, and does not tell which.
pub(crate) fn pick_act(project: &Project, items: impl Iterator<Item = ItemAt>, word: &str) -> Result<String> {
    let mut acts: Vec<String> = Vec::new();
    for item in items {
        acts.extend(match lookup::act(&project.items[item].steps, word) {
            Found::One(did) => vec![did],
            Found::Nothing => vec![word.trim().to_owned()],
            Found::Several(several) => several,
        });
    }
    acts.sort_unstable();
    acts.dedup();
    match acts.as_slice() {
        [only] => Ok(only.clone()),
        [] => Ok(word.trim().to_owned()),
        several => Err(Problem::usage(say::several_acts(word)).hint(say::say_which(name_list(several))).into()),
    }
}

fn unknown_item(project: &Project, word: &str) -> Problem {
    let full: Vec<String> = project.items.iter().map(|item| item.name.to_string()).collect();
    let bare = word.rsplit('/').next().unwrap_or(word);
    let mut near: Vec<Text> = Vec::new();
    let candidates = project.items.iter().zip(&full);
    for (item, name) in candidates {
        let parts = item.name.id.split('-').chain([item.name.id.as_str()]);
        let close = nearest(bare, parts).is_some();
        let wanted = bare.to_lowercase();
        let spaced = wanted.replace('-', " ");
        let long = bare.chars().count() >= if bare.is_ascii() { 3 } else { 2 };
        let titled = || {
            let titles = item.title.texts().map(str::to_lowercase);
            titles.into_iter().any(|title| title.contains(&wanted) || title.contains(&spaced))
        };
        let part = long && (item.name.id.contains(&wanted) || titled());
        if close || part {
            near.push(aside(&item.title, name));
        }
    }
    near.truncate(5);
    let problem = Problem::usage(say::no_such_item(word));
    if near.is_empty() {
        problem.hint(say::list_items_hint())
    } else {
        problem.hint(say::nearest_items(text_list(&near)))
    }
}
