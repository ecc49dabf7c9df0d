//! Judging an act before it is written. Pure.

use crate::checks::violation_message;
use crate::model::item::{Act, Evidence, Item};
use crate::model::list::ItemAt;
use crate::model::naming;
use crate::model::secrets::holds_secret;
use crate::model::view::View;
use crate::text::Text;
use crate::text::say::{commands as say, evidence as evidence_say};
use crate::text::visible::is_unsafe;
use std::path::Path;

/// Why an act may not be recorded, if so.
pub(crate) fn refuse(view: &View, item: ItemAt, act: &Act) -> Option<Text> {
    let project = &view.project;
    let standing = &view.standings[item];
    let item = &project.items[item];
    if standing.broken {
        return Some(say::mend_log_first());
    }
    let step = item.steps.iter().find(|step| step.did == act.did);
    let is_step = step.is_some();
    if let Some(violation) = standing.replay.judge(project, item, act) {
        return Some(violation_message(project, item, act, &violation));
    }
    if is_step && let Some(need) = standing.waits_for.first() {
        return Some(say::waits_first(&project.items[*need].title, project.items[*need].name.to_string()));
    }
    if act.score.is_some() && step.is_none_or(|step| step.asks.is_none()) {
        return Some(say::takes_no_score(&act.did));
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

/// What keeps a step from being recorded whose field was hashed: the file or folder is not what an earlier
/// step with the same field recorded, or is gone.
///
/// `hashed` is what the field names, as it is now. Returns the path that could not be compared because it
/// lies outside the project and is not to be found on this machine.
pub(crate) fn judge_hashed(item: &Item, act: &Act, hashed: Option<&Evidence>) -> Result<Option<String>, Text> {
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
