//! Where the sign-off of each stage stands, and the record of a stage with the lines of its signers. Pure.

use super::check::{RecordCheck, RecordsCheck};
use super::default_declaration;
use super::freeze::unsigned;
use super::statement::Decision;
use crate::document::record::{SignedRecord, record_of};
use crate::document::verdict::Verdict;
use crate::model::view::View;
use crate::report::signing::{SignoffState, StageSignoff};

/// The sign-off of every stage that somebody signs, in the order of the project file.
pub(crate) fn stage_signoffs(view: &View, checks: &RecordsCheck) -> Vec<StageSignoff> {
    let project = &view.project;
    let line = |signoff: &crate::model::project::Signoff| match checks.newest(&signoff.stage) {
        Some(check) => StageSignoff {
            stage: signoff.stage.clone(),
            state: state_of(check),
            record: Some(check.place.shown("")),
            signed: check.signed().into_iter().map(str::to_owned).collect(),
            rejected: rejecting(check).map(str::to_owned).collect(),
            waiting: check.waiting().into_iter().map(str::to_owned).collect(),
        },
        None => StageSignoff {
            stage: signoff.stage.clone(),
            state: if is_ready(view, &signoff.stage) { SignoffState::Ready } else { SignoffState::NotReady },
            record: None,
            signed: Vec::new(),
            rejected: Vec::new(),
            waiting: signoff.signers.clone(),
        },
    };
    project.signoffs.iter().map(line).collect()
}

/// Ids of those who rejected a record.
fn rejecting(check: &RecordCheck) -> impl Iterator<Item = &str> {
    let statements = check.statements.iter().filter_map(|one| one.statement.as_ref());
    statements.filter(|one| one.decision == Decision::Rejected).map(|one| one.signer.as_str())
}

fn is_ready(view: &View, stage: &str) -> bool {
    let mut counted = view.project.items.iter().zip(&view.standings).filter(|(item, _)| item.stage == stage);
    counted.all(|(_, standing)| !standing.is_outstanding())
}

fn state_of(check: &RecordCheck) -> SignoffState {
    let untrusted = check.statements.iter().any(|one| one.verdict.state == Verdict::UntrustedKey);
    if !check.is_whole() || untrusted {
        SignoffState::Damaged
    } else if check.state == Verdict::Stale {
        SignoffState::Stale
    } else if rejecting(check).next().is_some() {
        SignoffState::Rejected
    } else if check.waiting().is_empty() {
        SignoffState::Signed
    } else {
        SignoffState::Partly
    }
}

/// The newest record of a stage with a line per signer; a draft of one where nothing is signed.
pub(crate) fn signed_record(view: &View, checks: &RecordsCheck, stage: &str) -> SignedRecord {
    let newest = checks.newest(stage).and_then(|check| Some((check, check.record.clone()?)));
    let Some((check, record)) = newest else {
        let revision = checks.newest(stage).map_or(1, |check| check.place.revision);
        return unsigned(record_of(view, stage, revision, None, &default_declaration(&view.project)));
    };
    let mut signed = unsigned(record);
    signed.stale = check.state == Verdict::Stale;
    for one in &check.statements {
        let Some(statement) = &one.statement else { continue };
        let Some(line) = signed.signatures.iter_mut().find(|line| line.signer == statement.signer) else { continue };
        line.decision = Some(statement.decision.word().to_owned());
        line.reason.clone_from(&statement.reason);
        line.at = Some(statement.at);
        line.method = Some(statement.method.word().to_owned());
        line.fingerprint = one.verdict.key.as_ref().map(super::keys::Key::fingerprint);
        line.state = Some(one.verdict.state);
        line.statement = Some(one.file.clone());
    }
    signed
}
