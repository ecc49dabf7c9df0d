//! Making an act, judging it before it is written, and telling what it led to.

use crate::checks;
use crate::context::View;
use crate::i18n::{Text, commands as say, words};
use crate::look::Look;
use crate::problem::Problem;
use crate::project::{Act, Evidence, Person, Place};
use crate::secrets::holds_secret;
use crate::visible::{is_unsafe, visible_line};
use anyhow::Result;
use chrono::{DateTime, FixedOffset};
use std::path::Path;

/// An act of a person on an item, made now unless a time is given.
///
/// A clock that runs behind that of the last act's author does not turn time back: the act then
/// takes the time of the last one.
pub(super) fn new_act(
    view: &View,
    item: usize,
    person: &Person,
    did: &str,
    note: Option<String>,
    evidence: Vec<Evidence>,
    at: Option<DateTime<FixedOffset>>,
) -> Act {
    let last = view.standings[item].replay.last_at;
    let at = at.unwrap_or_else(|| last.map_or(view.now, |last| view.now.max(view.zone().place(&last))));
    let note = note.map(|note| note.trim().to_owned()).filter(|note| !note.is_empty());
    Act { at, by: person.id.clone(), did: did.to_owned(), note, evidence, place: Place::default() }
}

/// Why an act may not be recorded, if so.
pub(super) fn refuse(view: &View, item: usize, act: &Act) -> Option<Text> {
    let project = &view.loaded.project;
    let standing = &view.standings[item];
    let item = &project.items[item];
    if standing.broken {
        return Some(say::mend_log_first());
    }
    let is_step = item.steps.iter().any(|step| step.did == act.did);
    if let Some(violation) = standing.replay.judge(project, item, act) {
        return Some(checks::violation_message(project, item, act, &violation));
    }
    if is_step && let Some(need) = standing.waits_for.first() {
        return Some(say::waits_first(&project.items[*need].title, project.items[*need].name.to_string()));
    }
    let note = act.note.as_deref().unwrap_or_default();
    if holds_secret("note", note) {
        return Some(say::secret_in_note());
    }
    if note.chars().any(is_unsafe) {
        return Some(say::unsafe_note());
    }
    None
}

/// A web address as it is; a file by its path from the project folder, or whole if it lies outside.
pub(super) fn find_evidence(target: &str, folder: &Path, root: &Path) -> Result<Evidence> {
    let target = target.trim();
    if target.contains("://") {
        return Ok(Evidence::Url(target.to_owned()));
    }
    let given = folder.join(target);
    let path = if given.exists() { given } else { root.join(target) };
    let found = path.canonicalize().map_err(|_| Problem::usage(say::no_such_evidence(target)))?;
    let inside = root.canonicalize().ok().and_then(|root| found.strip_prefix(root).ok().map(Path::to_owned));
    let path = inside.unwrap_or(found);
    let parts: Vec<String> = path.iter().map(|part| part.to_string_lossy().into_owned()).collect();
    let path = if path.is_absolute() { path.display().to_string() } else { parts.join("/") };
    Ok(Evidence::File { path, sha256: None, size: None })
}

/// What was recorded, and what now waits on whom.
pub(super) fn recorded(view: &View, item: usize, act: &Act, person: &Person, look: Look) -> String {
    let project = &view.loaded.project;
    let lang = look.lang;
    let entry = &project.items[item];
    let line = say::recorded(words::done(entry, &act.did), &entry.title, &person.name);
    let next = match &view.standings[item].next {
        Some(next) => {
            let people = next.people.iter().filter_map(|id| project.person(id));
            let people: Vec<String> = people.map(|person| person.name.clone()).collect();
            let who = if people.is_empty() || people.len() > 3 {
                words::step_owner(next.party)
            } else {
                Text::same(words::list(&people, lang))
            };
            say::next_is(who, words::todo(entry, &next.did))
        }
        None if view.standings[item].state.is_settled() => say::item_settled(words::state(view.standings[item].state)),
        None => say::item_stands(words::state(view.standings[item].state)),
    };
    format!("{}\n  {}\n", visible_line(line.of(lang)), visible_line(next.of(lang)))
}
