//! Making an act, judging it before it is written, and telling what it led to.

use crate::checks;
use crate::context::View;
use crate::i18n::{Text, commands as say, evidence as evidence_say, sign as sign_say, status as status_say, words};
use crate::look::Look;
use crate::project::{Act, Evidence, Item, Person, Place};
use crate::secrets::holds_secret;
use crate::signoff::folder::signed_place;
use crate::visible::{has_unsafe, is_blank, is_unsafe, visible_line};
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
    // One that would be read as blank is none; one with hidden characters is kept, to be refused.
    let note = note.map(|note| note.trim().to_owned()).filter(|note| has_unsafe(note) || !is_blank(note));
    Act { at, by: person.id.clone(), did: did.to_owned(), score: None, note, evidence, place: Place::default() }
}

/// Why an act may not be recorded, if so.
pub(super) fn refuse(view: &View, item: usize, act: &Act) -> Option<Text> {
    let project = &view.loaded.project;
    let standing = &view.standings[item];
    let item = &project.items[item];
    if standing.broken {
        return Some(say::mend_log_first());
    }
    let step = item.steps.iter().find(|step| step.did == act.did);
    let is_step = step.is_some();
    if let Some(violation) = standing.replay.judge(project, item, act) {
        return Some(checks::violation_message(project, item, act, &violation));
    }
    if is_step && let Some(need) = standing.waits_for.first() {
        return Some(say::waits_first(&project.items[*need].title, project.items[*need].name.to_string()));
    }
    if act.score.is_some() && step.is_none_or(|step| step.asks.is_none()) {
        return Some(say::takes_no_score(&act.did));
    }
    let note = act.note.as_deref().unwrap_or_default();
    if step.is_some_and(|step| step.proof) && note.is_empty() && act.evidence.is_empty() {
        return Some(evidence_say::proof_wanted(words::done(item, &act.did)));
    }
    if holds_secret("note", note) {
        return Some(say::secret_in_note());
    }
    if note.chars().any(is_unsafe) {
        return Some(say::unsafe_note());
    }
    None
}

/// What keeps a step from being recorded whose field was hashed: the file or folder is not what an earlier
/// step with the same field recorded, or is gone.
///
/// `hashed` is what the field names, as it is now. Returns the path that could not be compared because it
/// lies outside the project and is not to be found on this machine.
pub(super) fn judge_hashed(item: &Item, act: &Act, hashed: Option<&Evidence>) -> Result<Option<String>, Text> {
    let Some(position) = item.steps.iter().position(|step| step.did == act.did) else { return Ok(None) };
    let field = item.steps[position].hashes.as_deref();
    let Some(text) = field.and_then(|field| item.field(field)) else { return Ok(None) };
    let is_earlier =
        |did: &str| item.steps[..position].iter().any(|step| step.did == did && step.hashes.as_deref() == field);
    // Steps follow in order, also after a reopening: the last of them is the one that counts.
    let Some(earlier) = item.log.iter().rev().find(|act| is_earlier(&act.did)) else { return Ok(None) };
    let recorded = || earlier.evidence.iter().filter_map(hashed_file);
    let name = |path: &str| path.trim_end_matches('/').rsplit(['/', '\\']).next().unwrap_or_default().to_owned();
    let same_name = |path: &str| recorded().find(|(known, _)| name(known) == name(path));
    let known = |digest: &str| recorded().any(|(_, then)| then.eq_ignore_ascii_case(digest));
    match hashed.and_then(hashed_file) {
        Some((_, now)) if known(now) => Ok(None),
        Some((path, now)) => match same_name(path) {
            Some((_, then)) => {
                let first = |digest: &str| digest.chars().take(8).collect::<String>();
                Err(evidence_say::location_differs(path, words::done(item, &earlier.did), first(then), first(now)))
            }
            // What was recorded is something else, such as a log of the backup.
            None => Ok(None),
        },
        None if act.evidence.iter().filter_map(hashed_file).any(|(_, now)| known(now)) => Ok(None),
        None => match same_name(text) {
            Some((path, _)) if Path::new(path).is_absolute() => Ok(Some(path.to_owned())),
            Some((path, _)) => Err(evidence_say::location_gone(path, words::done(item, &earlier.did))),
            None => Ok(None),
        },
    }
}

/// The path and the digest of evidence that has both.
fn hashed_file(evidence: &Evidence) -> Option<(&str, &str)> {
    match evidence {
        Evidence::File { path, sha256: Some(sha256), .. } => Some((path, sha256)),
        _ => None,
    }
}

/// What was recorded, and what now waits on whom.
pub(super) fn recorded(view: &View, item: usize, act: &Act, person: &Person, look: Look) -> String {
    let project = &view.loaded.project;
    let lang = look.lang;
    let entry = &project.items[item];
    let line = say::recorded(words::done_with(entry, act), &entry.title, &person.name);
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

/// Says, before it is done, that a change to items of this stage makes a signed record stale.
pub(super) fn stale_note(root: &Path, stage: &str) -> Option<Text> {
    let place = signed_place(root, stage)?;
    Some(sign_say::makes_stale(status_say::milestone(stage), place.shown("")))
}
