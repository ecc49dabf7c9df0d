//! Whether lists are to be written as they were understood, and what else a section of them is.

use super::reading::ReadList;
use crate::context::Context;
use crate::exchange::understood::{Column, Map, Meaning, Part};
use crate::files::load::Loaded;
use crate::model::kinds::{self, Kind};
use crate::screen::importing::{column_told, meaning_told};
use crate::screen::ui::Reply;
use crate::text::say::{importing as say, words};
use crate::text::visible::visible_line;
use crate::text::{Lang, Text};
use anyhow::Result;
use std::sync::Arc;

/// What somebody wants done with what was understood.
pub(super) enum Answer {
    /// It is to be written.
    Write,
    /// The section of that title is of that kind.
    Kind(String, Arc<Kind>),
    /// A column holds something else.
    Column(Map),
    /// No row heads columns.
    NoHead,
    /// Nothing is to be written.
    Nothing,
}

/// A line of the menu below what was understood.
enum Way {
    Write,
    Kind,
    Column,
    NoHead,
    Nothing,
}

/// The sections that items are in, each title once.
fn sections(lists: &[ReadList]) -> Vec<&Part> {
    let mut found: Vec<&Part> = Vec::new();
    for part in lists.iter().flat_map(|list| &list.found.parts).filter(|part| !part.items.is_empty()) {
        if !found.iter().any(|other| other.title == part.title) {
            found.push(part);
        }
    }
    found
}

/// Asks what is to be done with what was shown.
///
/// # Errors
///
/// When the terminal fails.
pub(super) fn ask(lists: &[ReadList], items: usize, loaded: &Loaded, context: &mut Context<'_>) -> Result<Answer> {
    let lang = context.lang();
    let parts = sections(lists);
    loop {
        let columns: Vec<&Column> = lists.iter().flat_map(|list| &list.found.columns).collect();
        let guessed = lists.iter().any(|list| !list.found.guessed.is_empty());
        let mut options = vec![(say::import_them(items), Way::Write), (say::another_kind(), Way::Kind)];
        options.extend((!columns.is_empty()).then(|| (say::another_meaning(), Way::Column)));
        options.extend(guessed.then(|| (say::no_head(), Way::NoHead)));
        options.push((say::import_nothing(), Way::Nothing));
        let (words, meant): (Vec<Text>, Vec<Way>) = options.into_iter().unzip();
        match choose(&say::as_shown(), &words, 0, context)?.and_then(|at| meant.get(at)) {
            Some(Way::Write) => return Ok(Answer::Write),
            Some(Way::Kind) => {}
            Some(Way::Column) => match ask_column(&columns, context)? {
                Some(map) => return Ok(Answer::Column(map)),
                None => continue,
            },
            Some(Way::NoHead) => return Ok(Answer::NoHead),
            Some(Way::Nothing) | None => return Ok(Answer::Nothing),
        }
        let of = |part: &&Part| say::of_kind(visible_line(&part.title), &part.kind.title);
        let which = match parts.as_slice() {
            [_] => Some(0),
            several => choose(&say::which_section(), &several.iter().map(of).collect::<Vec<_>>(), 0, context)?,
        };
        let Some(part) = which.and_then(|at| parts.get(at)) else { continue };
        let kinds = kinds_here(&part.kind, loaded);
        let names: Vec<Text> = kinds.iter().map(|kind| kind.title.clone()).collect();
        let question = say::which_kind(visible_line(&part.title));
        if let Some(kind) = choose(&question, &names, 0, context)?.and_then(|at| kinds.get(at)) {
            context.remark(&say::now_of_kind(visible_line(&part.title), kind.title.of(lang)), None)?;
            return Ok(Answer::Kind(part.title.clone(), kind.clone()));
        }
    }
}

/// Asks which column holds something else, and what.
fn ask_column(columns: &[&Column], context: &mut Context<'_>) -> Result<Option<Map>> {
    let options: Vec<Text> = columns.iter().map(|column| column_told(column)).collect();
    let Some(column) = choose(&say::which_column(), &options, 0, context)?.and_then(|at| columns.get(at)) else {
        return Ok(None);
    };
    let field = |name: &str| Meaning::Field(name.to_owned());
    let mut meanings = vec![Meaning::Title, field("owner"), field("due"), field("details"), Meaning::Done];
    meanings.extend([Meaning::Group, Meaning::Other, Meaning::Skip]);
    let options: Vec<Text> = meanings.iter().map(meaning_told).collect();
    let start = meanings.iter().position(|meaning| *meaning == column.meaning).unwrap_or_default();
    let chosen = choose(&say::what_holds(visible_line(&column.name)), &options, start, context)?;
    let meaning = chosen.and_then(|at| meanings.get(at)).cloned();
    Ok(meaning.map(|meaning| Map { column: column.name.clone(), meaning }))
}

fn choose(prompt: &Text, options: &[Text], start: usize, context: &mut Context<'_>) -> Result<Option<usize>> {
    let lang = context.lang();
    let options: Vec<String> = options.iter().map(|option| option.of(lang).to_owned()).collect();
    Ok(match context.ui.choose(prompt.of(lang), &options, start)? {
        Reply::Given(at) => Some(at),
        Reply::Back => None,
    })
}

/// The kinds that a section may be of: the one that was guessed first, then the built-in ones, and those of the project.
fn kinds_here(guess: &Arc<Kind>, loaded: &Loaded) -> Vec<Arc<Kind>> {
    let own = loaded.view.project.sections.iter().map(|section| &section.kind);
    let mut found: Vec<Arc<Kind>> = Vec::new();
    for kind in std::iter::once(guess).chain(kinds::built_ins()).chain(own) {
        if !found.iter().any(|other| other.name == kind.name) {
            found.push(kind.clone());
        }
    }
    found
}

/// Which words say that a section is of another kind; nothing where there is no section.
pub(super) fn how_to_say(lists: &[ReadList]) -> Option<Text> {
    let parts = sections(lists);
    let usual = |part: &&&Part| part.kind.name == "deliverables";
    let part = parts.iter().find(usual).or(parts.first())?;
    let other = kinds::built_ins().iter().find(|kind| kind.name != part.kind.name)?;
    let words = format!("--section \"{}={}\"", visible_line(&part.title).replace('"', ""), other.name);
    let names: Vec<&str> = kinds::built_ins().iter().map(|kind| kind.name.as_str()).collect();
    Some(say::another_kind_by(words, Text::per_lang(|lang: Lang| words::list(&names, lang))))
}
