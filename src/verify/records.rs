//! Records: a line for each record, statement and file that is not as it was signed, and what is gone. Pure.

use super::{Change, Closing, Row, Signed, Subject};
use crate::document::decision::Decision;
use crate::document::naming::decision;
use crate::document::place::RecordPlace;
use crate::document::verdict::Verdict;
use crate::files::folders::RECORDS;
use crate::model::clock::render_moment;
use crate::model::project::Project;
use crate::signoff::check::{MissingFile, RecordCheck, RecordsCheck, StatementCheck};
use crate::signoff::keys::Key;
use crate::text::Text;
use crate::text::exit::Exit;
use crate::text::say::signoff as say;
use std::collections::HashSet;

/// The most departures that are told in a line.
const TOLD: usize = 20;

/// The lines of all records, by stage, and of what stands below `records/` besides or no longer.
pub fn rows(checks: &RecordsCheck) -> Vec<Row> {
    let mut rows: Vec<Row> = checks.records.iter().flat_map(record_rows).collect();
    rows.extend(checks.missing.iter().map(missing_row));
    for (path, why) in &checks.strays {
        rows.push(Row { target: Some(path.clone()), details: vec![why.clone()], ..row(RECORDS, Verdict::Bad) });
    }
    rows
}

/// How the sign-off of each stage stands that somebody has signed, or that somebody is to sign and has not begun to.
pub fn closings(project: &Project, checks: &RecordsCheck) -> Vec<Closing> {
    let name = |id: &str| project.name_of(id).to_owned();
    let names = |ids: Vec<&str>| ids.into_iter().map(name).collect();
    let closing = |stage: &String| {
        let main = checks.main(stage)?;
        let standing = main.statements.iter().filter(|one| one.standing().is_some());
        Some(Closing {
            stage: stage.clone(),
            signed_by_all: main.is_signed_by_all(),
            unverified: main.unverified().len(),
            named_only: standing.filter(|one| one.verdict.state == Verdict::KeyNamed).count(),
            rejected: names(main.rejecting()),
            waiting: names(main.waiting()),
        })
    };
    let mut stages: Vec<String> = project.signoffs.iter().map(|signoff| signoff.stage.clone()).collect();
    stages.extend(checks.records.iter().map(|check| check.place.stage.clone()));
    let mut seen: HashSet<&String> = HashSet::new();
    stages.iter().filter(|stage| seen.insert(stage)).filter_map(closing).collect()
}

fn row(stage: &str, state: Verdict) -> Row {
    Row::new("record", Subject::Stage(stage.to_owned()), state)
}

fn record_rows(check: &RecordCheck) -> Vec<Row> {
    let stage = &check.place.stage;
    let mut told: Vec<Text> = check.reasons.iter().take(TOLD).cloned().collect();
    let hidden = check.reasons.len().saturating_sub(TOLD);
    told.extend((hidden > 0).then(|| say::and_more(hidden)));
    let comparison = &check.comparison;
    let departures = comparison.departures.iter().map(|one| Change {
        item: one.item.clone(),
        what: one.what.clone(),
        departs: true,
    });
    let went_on = comparison.told.iter().map(|what| Change { item: None, what: what.clone(), departs: false });
    let added = comparison.added.iter().map(|name| Change {
        item: Some(name.clone()),
        what: say::added_item(),
        departs: false,
    });
    let mut rows = vec![Row {
        target: Some(check.place.shown("")),
        details: told,
        found: check.digest.map(|digest| digest.to_string()),
        exit: check.exit(),
        changes: departures.chain(went_on).chain(added).collect(),
        ..row(stage, check.standing)
    }];
    rows.extend(check.statements.iter().map(|one| statement_row(check, one)));
    for (name, state, why) in &check.faults {
        let exit = if *state == Verdict::CannotTell { Exit::Project } else { Exit::Mismatch };
        rows.push(Row {
            what: "record-file",
            target: Some(check.place.shown(name)),
            details: vec![why.clone()],
            exit,
            ..row(stage, *state)
        });
    }
    rows
}

fn statement_row(check: &RecordCheck, one: &StatementCheck) -> Row {
    let fingerprint = one.verdict.key.as_ref().map(Key::fingerprint);
    let signed = one.statement.as_ref().map(|statement| Signed {
        signer: statement.signer.clone(),
        name: statement.name.clone(),
        party: statement.party,
        decision: statement.decision.word(),
        at: render_moment(&statement.at),
        method: statement.method.word(),
        fingerprint: fingerprint.clone(),
        identity: one.verdict.identity.clone(),
        replaced: one.verdict.replaced,
    });
    let decided: Option<Text> = one.statement.as_ref().map(|statement| {
        let words = decision(statement.decision, statement.party);
        let words = match &statement.reason {
            Some(reason) if statement.decision == Decision::Rejected => say::with_reason(words, reason),
            _ => words,
        };
        say::signed_as(&statement.name, words)
    });
    let decided = decided.into_iter();
    let key = fingerprint.as_deref().map(Text::same);
    let replaced = one.verdict.replaced.then(say::replaced);
    let exit = match (one.verdict.fails, one.verdict.state) {
        (_, Verdict::CannotTell) => Exit::Project,
        (true, _) => Exit::Mismatch,
        (false, _) => Exit::Fine,
    };
    Row {
        what: "statement",
        target: Some(check.place.shown(&one.file)),
        details: decided.chain(key).chain(one.verdict.reasons.clone()).chain(replaced).collect(),
        signed,
        exit,
        ..row(&check.place.stage, one.verdict.state)
    }
}

/// A record or a statement that somebody saw, and that is gone.
fn missing_row(file: &MissingFile) -> Row {
    let folder = file.path.split('/').nth(1).and_then(RecordPlace::parse);
    let stage = folder.map_or_else(|| RECORDS.to_owned(), |place| place.stage);
    let why = match file.named_by.first() {
        Some(by) => say::seen_by(by),
        None => say::kept_by_you(),
    };
    Row {
        target: Some(file.path.clone()),
        details: vec![why],
        expected: Some(file.digest.to_string()),
        ..row(&stage, Verdict::Missing)
    }
}
