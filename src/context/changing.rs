//! Changes to people's files are weighed before they are written: what would make the project wrong is refused.
//!
//! In: what was loaded and the changes. Out: the project as it is then. Nothing is written on refusal.

use super::stale::departing;
use super::unsigned::open_gates;
use crate::checks::check_all;
use crate::context::Context;
use crate::files::change::Change;
use crate::files::edit::Edit;
use crate::files::load::{Loaded, find_root};
use crate::files::preview::preview;
use crate::files::store::Store;
use crate::model::finding::{Finding, Severity};
use crate::model::item::ItemName;
use crate::model::list::SourceAt;
use crate::model::project::Project;
use crate::model::view::View;
use crate::screen::ui::Reply;
use crate::text::problem::Problem;
use crate::text::say::{commands as commands_say, editing as say, store as store_say, undo as undo_say, words};
use crate::text::visible::{shell_word, visible_line};
use crate::text::{Lang, Text};
use anyhow::Result;
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::path::Path;

/// Opens the project at or above the starting folder to change it: nobody else writes until the store is dropped.
///
/// # Errors
///
/// When there is none, it is being changed, or one of its files cannot be read.
pub(crate) fn open(context: &mut Context<'_>) -> Result<(Store, Loaded)> {
    let root = find_root(&context.folder)?;
    let store = lock(&root, context)?;
    let loaded = context.open_at(&root)?;
    loaded.require_readable()?;
    Ok((store, loaded))
}

/// As [`open`] where nobody can be asked; at a terminal nothing is locked while somebody thinks.
///
/// # Errors
///
/// As [`open`].
pub(crate) fn open_to_ask(context: &mut Context<'_>) -> Result<(Option<Store>, Loaded)> {
    if !context.interactive {
        return open(context).map(|(store, loaded)| (Some(store), loaded));
    }
    let loaded = context.open()?;
    loaded.require_readable()?;
    Ok((None, loaded))
}

/// The lock under which what was loaded may be written: the one that is held, else taken now, as long as nobody else has
/// written since.
///
/// # Errors
///
/// When somebody has, or the folder cannot be locked.
pub(crate) fn locked(store: Option<Store>, loaded: &Loaded, context: &mut Context<'_>) -> Result<Store> {
    if let Some(store) = store {
        return Ok(store);
    }
    let store = lock(&loaded.root, context)?;
    match loaded.is_as_on_disk() {
        true => Ok(store),
        false => Err(Problem::project(store_say::changed_meanwhile()).hint(store_say::look_again()).into()),
    }
}

/// Takes the lock on a project; at a terminal it is said that somebody else has it.
fn lock(root: &Path, context: &mut Context<'_>) -> Result<Store> {
    Store::open_saying(root, || match context.interactive {
        true => context.remark(&store_say::waiting(), None),
        false => Ok(()),
    })
}

/// Edits as changes of the files that they are of.
pub(crate) fn edits(loaded: &Loaded, edits: BTreeMap<SourceAt, Vec<Edit>>) -> Vec<Change<'_>> {
    let edits = edits.into_iter().filter(|(_, edits)| !edits.is_empty());
    edits.map(|(at, edits)| Change::Edit { source: &loaded.sources[at], edits }).collect()
}

/// Weighs changes and writes them, if there are any.
///
/// # Errors
///
/// As [`weigh`] and [`write`].
pub(crate) fn change(store: &Store, loaded: &Loaded, changes: &[Change<'_>], context: &mut Context<'_>) -> Result<()> {
    if changes.is_empty() {
        return Ok(());
    }
    let weighed = weigh(loaded, changes, context)?;
    write(store, changes, &weighed, context)
}

/// Shows what is about to be done, and asks.
///
/// # Errors
///
/// With `unasked` where nobody can be asked, with `kept` where nobody agrees.
pub(crate) fn agree(
    shown: &str,
    question: &Text,
    unasked: Problem,
    kept: Text,
    context: &mut Context<'_>,
) -> Result<()> {
    if !context.interactive {
        return Err(unasked.into());
    }
    context.ui.show(shown)?;
    match context.ui.confirm(question.of(context.lang()), false)? {
        Reply::Given(true) => Ok(()),
        Reply::Given(false) | Reply::Back => Err(Problem::usage(kept).into()),
    }
}

/// The project as the changes make it, and what is then found that was not found before.
pub(crate) struct Weighed {
    /// The project with the changes.
    pub(crate) after: Loaded,
    /// What is new, the worst first.
    pub(crate) found: Vec<Finding>,
    /// What else it comes to: from what was signed it departs, whom nothing names any more, owners who are nobody.
    told: Vec<Text>,
}

/// Makes the changes in memory.
///
/// # Errors
///
/// When an edit is refused.
pub(crate) fn weigh(loaded: &Loaded, changes: &[Change<'_>], context: &Context<'_>) -> Result<Weighed> {
    let mut after = preview(loaded, changes)?;
    open_gates(&mut after, &context.vouchers());
    let found = found_since(&check_all(loaded), check_all(&after), context.lang());
    let mut told = departing(loaded, &after, &context.vouchers());
    told.extend(naming_nobody(&loaded.view.project, &after.view));
    told.extend(naming_strangers(&loaded.view.project, &after.view.project));
    Ok(Weighed { after, found, told })
}

/// What is found now and was not found before.
pub(crate) fn found_since(before: &[Finding], now: Vec<Finding>, lang: Lang) -> Vec<Finding> {
    let told = |finding: &Finding| (finding.code, finding.item.clone(), finding.message.of(lang).to_owned());
    let before: HashSet<_> = before.iter().map(told).collect();
    now.into_iter().filter(|finding| finding.silenced.is_none() && !before.contains(&told(finding))).collect()
}

/// Writes changes that were weighed, and says which warnings they bring, and from which signed records they depart.
///
/// # Errors
///
/// When they would make the project wrong, with the finding that says how; or they cannot be written.
pub(crate) fn write(store: &Store, changes: &[Change<'_>], weighed: &Weighed, context: &mut Context<'_>) -> Result<()> {
    refuse_wrong(weighed)?;
    weighed.told.iter().for_each(|note| context.note(note));
    store.apply(changes)?;
    // A day that is none, a side that nobody signs for is only a hint in a list; whoever has just typed it hears of it.
    let hints = ["unresolved-due", "no-signer"];
    let is_told = |finding: &&Finding| finding.severity == Severity::Warning || hints.contains(&finding.code);
    let mut advised = HashSet::new();
    for finding in weighed.found.iter().filter(is_told) {
        context.note(&say::also(about(finding)));
        // What is said of several once.
        if let Some(advice) = finding.advice.as_ref().filter(|advice| advised.insert(advice.of(context.lang()))) {
            context.note(&say::advised(advice));
        }
    }
    if let Some(fix) = weighed.found.iter().filter(is_told).find_map(|finding| finding.fix.as_ref()) {
        context.note(&say::sure_fix(&fix.text));
    }
    Ok(())
}

/// Refuses changes that make the project wrong.
///
/// # Errors
///
/// When there is a new error, with what it says and what to do.
pub(crate) fn refuse_wrong(weighed: &Weighed) -> Result<()> {
    let wrong = || weighed.found.iter().filter(|finding| finding.severity == Severity::Error);
    let Some(first) = wrong().next() else { return Ok(()) };
    let problem = Problem::usage(say::would_break(Text::lines(wrong().map(about))));
    let project = &weighed.after.view.project;
    let broken = first.item.as_ref().and_then(|name| project.find(name));
    Err(match (broken.filter(|at| weighed.after.view.standings[*at].broken), &first.advice) {
        (Some(at), _) => problem.hint(undo_say::reopen_instead(project.items[at].name.to_string())),
        (None, Some(advice)) => problem.hint(advice.clone()),
        (None, None) => problem,
    }
    .into())
}

/// The note on owners that nobody here is called and that no item named before.
fn naming_strangers(before: &Project, after: &Project) -> Option<Text> {
    let known: HashSet<&String> = before.items.iter().flat_map(|item| &item.owner).collect();
    let new = after.items.iter().flat_map(|item| &item.owner).filter(|word| !known.contains(word));
    let strangers: BTreeSet<&str> =
        new.filter(|word| after.people.named(word).next().is_none()).map(String::as_str).collect();
    (!strangers.is_empty()).then(|| say::owners_of_nobody(words::short_names(strangers.iter().copied())))
}

/// So many items are named in a command that gives them to somebody.
const NAMED: usize = 8;

/// The notes on owners who were somebody and are nobody after a change, such as a role that nobody has any more, with what
/// gives their open items to somebody.
fn naming_nobody(before: &Project, after: &View) -> Vec<Text> {
    let people = &after.project.people;
    let mut left: BTreeMap<&str, Vec<&ItemName>> = BTreeMap::new();
    for (at, item) in after.project.items.entries().filter(|(at, _)| after.standings[*at].is_outstanding()) {
        let words = item.owner.iter().chain(after.project.items[at].steps.iter().flat_map(|step| &step.owner));
        let words: BTreeSet<&String> = words.filter(|word| people.named(word).next().is_none()).collect();
        for word in words.into_iter().filter(|word| before.people.named(word).next().is_some()) {
            left.entry(word).or_default().push(&item.name);
        }
    }
    let note = |(word, items): (&str, Vec<&ItemName>)| {
        let names: Vec<String> = items.iter().map(ToString::to_string).collect();
        let who = before.people.named(word).map(|at| &before.people.person(at).id).find(|id| people.get(id).is_some());
        let who = who.map_or("…".to_owned(), |id| shell_word(id));
        let command = match names.len() > NAMED {
            true => format!("handover status --by due --owner {}", shell_word(word)),
            false => format!("handover assign {} {who}", names.join(" ")),
        };
        commands_say::names_nobody(visible_line(word), words::items(items.len()), command)
    };
    left.into_iter().map(note).collect()
}

fn about(finding: &Finding) -> Text {
    match &finding.item {
        Some(item) => commands_say::refused_act(item.to_string(), &finding.message),
        None => finding.message.clone(),
    }
}
