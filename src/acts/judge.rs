//! Judging an act before it is written. Pure.

use crate::checks::violation_message;
use crate::model::due;
use crate::model::item::{Act, Evidence, Item};
use crate::model::list::ItemAt;
use crate::model::naming;
use crate::model::need::Wait;
use crate::model::secrets::holds_secret;
use crate::model::standing::{Standing, State};
use crate::model::undone::UNDONE;
use crate::model::view::View;
use crate::text::Text;
use crate::text::say::status::milestone;
use crate::text::say::{commands as say, days, evidence as evidence_say, rules};
use crate::text::visible::is_unsafe;
use chrono::Datelike;
use std::path::Path;

/// Why an act may not be recorded, if so.
pub(crate) fn refuse(view: &View, item: ItemAt, act: &Act) -> Option<Text> {
    let project = &view.project;
    let (at, standing) = (item, &view.standings[item]);
    let item = &project.items[item];
    // What was done before an item is reopened is no longer judged; what cannot be read stays.
    let starts_over = act.did == "reopened" && !item.log_unreadable && !item.steps_unreadable;
    if standing.mend_first && !starts_over {
        return Some(say::mend_log_first());
    }
    let step = item.steps.iter().find(|step| step.did == act.did);
    let is_step = step.is_some();
    if act.did == UNDONE && act.of.is_none() {
        return Some(rules::nothing_to_undo());
    }
    if let Some(violation) = view.judge(at, act) {
        return Some(violation_message(project, item, act, &violation));
    }
    if is_step && let Some(wait) = standing.waits_for.first() {
        return Some(match wait {
            Wait::Item(need) => say::waits_first(&project.items[*need].title, project.items[*need].name.to_string()),
            Wait::Need(place) => rules::waits_for_all(naming::need(project, item, *place)),
        });
    }
    // What does not apply is not worked on; saying that it does is for its condition.
    if is_step
        && standing.state == State::NotMet
        && let Some(when) = &item.when
    {
        return Some(rules::condition_not_met(naming::applies(project, when)));
    }
    if let Some(why) = judge_terms(view, item, standing, act) {
        return Some(why);
    }
    if let (Some(asks), Some(value)) = (step.and_then(|step| step.asks.as_ref()), item.value_of(act))
        && item.is_in_other_unit(asks, value)
    {
        let asked = asks.against.as_deref().and_then(|name| item.field(name)).unwrap_or_default();
        return Some(rules::other_unit(value, [asked, item.field("currency").unwrap_or_default()].join(" ").trim()));
    }
    if act.value.is_some() && step.is_none_or(|step| step.asks.is_none()) {
        return Some(say::takes_no_value(&act.did));
    }
    let note = act.note.as_deref().unwrap_or_default();
    if step.is_some_and(|step| step.proof) && note.is_empty() && act.evidence.is_empty() {
        return Some(evidence_say::proof_wanted(naming::done(item, &act.did)));
    }
    if holds_secret("note", note) {
        return Some(say::secret_in_note());
    }
    if note.chars().any(is_unsafe) {
        return Some(say::unsafe_note());
    }
    None
}

/// Why the terms of a reservation may not be recorded: nothing is left to do, or their day does not lie after the stage
/// and after the act. Only a new act is judged by days, so that a milestone that moves breaks no log.
fn judge_terms(view: &View, item: &Item, standing: &Standing, act: &Act) -> Option<Text> {
    if act.did != "reserved" {
        let told = act.fix_by.is_some() || act.person.is_some();
        return told.then(|| say::takes_no_terms(&act.did));
    }
    if standing.state.is_settled() && standing.shortfall.is_none() {
        return Some(say::nothing_to_reserve(naming::state(standing.state)));
    }
    let due = act.fix_by.as_ref()?;
    let Some(day) = view.project.day_of(due) else {
        let wrong = say::fix_by_no_day(due.written());
        let instead = due::instead(&due.written(), &view.project.milestones, view.zone, Some(view.today().year()));
        return Some(instead.map_or_else(|| wrong, |instead| days::instead(say::no_day(due.written()), instead)));
    };
    let stage = view.project.milestone(&item.stage);
    if stage.is_some_and(|stage| day <= stage) {
        return Some(say::fix_by_before_stage(day.to_string(), milestone(&item.stage)));
    }
    (day < view.zone.day(&act.at)).then(|| say::fix_by_past(day.to_string()))
}

/// What keeps a step from being recorded whose field was hashed: the file or folder is not what an earlier
/// step with the same field recorded, or is gone.
///
/// `hashed` is what the field names, as it is now. Returns the path that could not be compared because it
/// lies outside the project and is not to be found on this machine.
pub(crate) fn judge_hashed(
    view: &View,
    item: ItemAt,
    act: &Act,
    hashed: Option<&Evidence>,
) -> Result<Option<String>, Text> {
    let standing = &view.standings[item];
    let item = &view.project.items[item];
    let Some(position) = item.steps.iter().position(|step| step.did == act.did) else { return Ok(None) };
    let field = item.steps[position].hashes.as_deref();
    let Some(text) = field.and_then(|field| item.field(field)) else { return Ok(None) };
    let is_earlier =
        |did: &str| item.steps[..position].iter().any(|step| step.did == did && step.hashes.as_deref() == field);
    // Steps follow in order, also after a reopening: the last of them is the one that counts.
    // What breaks a rule changes nothing.
    let stands = |position: &usize| {
        standing.violations.binary_search_by_key(position, |(at, _)| *at).is_err() && !standing.is_gone(*position)
    };
    let mut acts = item.log.iter().enumerate().rev().filter(|(position, _)| stands(position));
    let Some((_, earlier)) = acts.find(|(_, act)| is_earlier(&act.did)) else { return Ok(None) };
    let recorded = || earlier.evidence.iter().filter_map(hashed_file);
    let name = |path: &str| path.trim_end_matches('/').rsplit(['/', '\\']).next().unwrap_or_default().to_owned();
    let same_name = |path: &str| recorded().find(|(known, _)| name(known) == name(path));
    let known = |digest: &str| recorded().any(|(_, then)| then.eq_ignore_ascii_case(digest));
    match hashed.and_then(hashed_file) {
        Some((_, now)) if known(now) => Ok(None),
        Some((path, now)) => match same_name(path) {
            Some((_, then)) => {
                let first = |digest: &str| digest.chars().take(8).collect::<String>();
                Err(evidence_say::location_differs(path, naming::done(item, &earlier.did), first(then), first(now)))
            }
            // What was recorded is something else, such as a log of the backup.
            None => Ok(None),
        },
        None if act.evidence.iter().filter_map(hashed_file).any(|(_, now)| known(now)) => Ok(None),
        None => match same_name(text) {
            Some((path, _)) if Path::new(path).is_absolute() => Ok(Some(path.to_owned())),
            Some((path, _)) => Err(evidence_say::location_gone(path, naming::done(item, &earlier.did))),
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
