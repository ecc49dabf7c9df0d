//! Which items are meant by the words on the command line.

use crate::model::item::{Item, ItemName};
use crate::model::list::ItemAt;
use crate::model::project::Project;
use crate::text::nearest::nearest;
use crate::text::problem::Problem;
use crate::text::say::commands as say;
use anyhow::Result;

/// The item of that full name, or of that id or title where it is unique.
///
/// # Errors
///
/// When there is none (the nearest names are offered), or several of that id.
pub(super) fn pick_item(project: &Project, word: &str) -> Result<ItemAt> {
    let word = word.trim();
    let named = match ItemName::parse(word, None) {
        Some(name) => positions(project, |item| item.name == name),
        None => positions(project, |item| item.name.id == word),
    };
    let found = if named.is_empty() { positions(project, |item| item.title.is(word)) } else { named };
    match found.as_slice() {
        [only] => Ok(*only),
        [] => Err(unknown_item(project, word).into()),
        several => {
            let names: Vec<String> = several.iter().map(|at| project.items[*at].name.to_string()).collect();
            let unique = names.windows(2).all(|pair| pair[0] != pair[1]);
            let problem = Problem::usage(say::several_items(word));
            Err(problem.hint(if unique { say::say_which(names.join(", ")) } else { say::rename_one(word) }).into())
        }
    }
}

/// An item, and the round of it where the word ends in one: `monitoring/orders#3`.
///
/// # Errors
///
/// As [`pick_item`].
pub(super) fn pick_round(project: &Project, word: &str) -> Result<(ItemAt, Option<u32>)> {
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
pub(super) fn pick_rounds(project: &Project, names: &[String]) -> Result<Vec<(ItemAt, Option<u32>)>> {
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
pub(super) fn pick_section_or_item(project: &Project, word: &str) -> Result<Vec<ItemAt>> {
    let sections = project.sections_called(word);
    match sections.is_empty() {
        false => Ok(sections.into_iter().flat_map(|section| section.items.iter().copied()).collect()),
        true => pick_item(project, word).map(|item| vec![item]),
    }
}

fn positions(project: &Project, wanted: impl Fn(&Item) -> bool) -> Vec<ItemAt> {
    project.items.entries().filter(|(_, item)| wanted(item)).map(|(at, _)| at).collect()
}

fn unknown_item(project: &Project, word: &str) -> Problem {
    let full: Vec<String> = project.items.iter().map(|item| item.name.to_string()).collect();
    let bare = word.rsplit('/').next().unwrap_or(word);
    let mut near: Vec<&str> = Vec::new();
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
            near.push(name);
        }
    }
    near.truncate(5);
    let problem = Problem::usage(say::no_such_item(word));
    if near.is_empty() {
        problem.hint(say::list_items_hint())
    } else {
        problem.hint(say::nearest_items(near.join(", ")))
    }
}
