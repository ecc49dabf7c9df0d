//! Records: a line for each record, statement and file that is not as it was signed. Pure.

use super::{Row, Signed, Subject};
use crate::document::verdict::Verdict;
use crate::files::folders::RECORDS;
use crate::model::clock::render_moment;
use crate::signoff::changes::change_text;
use crate::signoff::check::{RecordCheck, RecordsCheck, StatementCheck};
use crate::signoff::naming::decision;
use crate::text::Text;
use crate::text::say::{evidence as evidence_say, signoff as say};

/// The most items whose change is told in a line.
const TOLD: usize = 3;

/// The lines of all records, by stage and revision, and of what stands below `records/` besides.
pub fn rows(checks: &RecordsCheck) -> Vec<Row> {
    let mut rows: Vec<Row> = checks.records.iter().flat_map(record_rows).collect();
    for (path, why) in &checks.strays {
        rows.push(Row { target: Some(path.clone()), detail: Some(why.clone()), ..row(RECORDS, Verdict::Bad) });
    }
    rows
}

fn row(stage: &str, state: Verdict) -> Row {
    Row {
        what: "record",
        label: say::kind_record(),
        subject: Subject::Stage(stage.to_owned()),
        act: None,
        target: None,
        state,
        detail: None,
        expected: None,
        found: None,
        covered: false,
        signed: None,
        changes: Vec::new(),
    }
}

fn record_rows(check: &RecordCheck) -> Vec<Row> {
    let stage = &check.place.stage;
    let told = check.items.iter().take(TOLD).map(change_text).chain(check.others.iter().cloned());
    let mut detail = check.reason.iter().cloned().chain(told).reduce(evidence_say::two_parts);
    if let (Verdict::Stale, Some(newer)) = (check.state, &check.covered_by) {
        let covered = say::covered_by(newer.shown(""));
        detail = Some(detail.map_or(covered.clone(), |detail| evidence_say::two_parts(detail, covered)));
    }
    let covered = check.covered_by.is_some();
    let mut rows = vec![Row {
        target: Some(check.place.shown("")),
        detail,
        found: check.manifest.map(|digest| digest.to_string()),
        expected: check.record.as_ref().and_then(|record| Some(record.files.as_ref()?.manifest.clone())),
        covered,
        changes: check.items.clone(),
        ..row(stage, check.state)
    }];
    rows.extend(check.statements.iter().map(|one| statement_row(check, one)));
    for (name, state, why) in &check.faults {
        rows.push(Row {
            what: "record-file",
            label: say::kind_record_file(),
            target: Some(check.place.shown(name)),
            detail: Some(why.clone()),
            ..row(stage, *state)
        });
    }
    rows
}

fn statement_row(check: &RecordCheck, one: &StatementCheck) -> Row {
    let fingerprint = one.verdict.key.as_ref().map(crate::signoff::keys::Key::fingerprint);
    let signed = one.statement.as_ref().map(|statement| Signed {
        signer: statement.signer.clone(),
        name: statement.name.clone(),
        party: statement.party,
        decision: statement.decision.word(),
        at: render_moment(&statement.at),
        method: statement.method.word(),
        fingerprint: fingerprint.clone(),
    });
    let decided: Option<Text> = one.statement.as_ref().map(|statement| {
        let decision = decision(statement.decision);
        match &fingerprint {
            Some(fingerprint) => say::signed_with(&statement.name, decision, fingerprint),
            None => say::signed_without(&statement.name, decision),
        }
    });
    Row {
        what: "statement",
        label: say::kind_statement(),
        target: Some(check.place.shown(&one.file)),
        detail: decided.into_iter().chain(one.verdict.reason.clone()).reduce(evidence_say::two_parts),
        covered: check.covered_by.is_some(),
        signed,
        ..row(&check.place.stage, one.verdict.state)
    }
}
