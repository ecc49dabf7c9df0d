//! Judges every record of a project: its payload, its statements, and how it stands to the project now.
//!
//! In: a loaded project, the files below `records/`, what vouches for keys, the copies of what one signed, and the
//! digests of evidence where it was looked at. Out: a [`RecordCheck`] for each record. Only [`check_project`] reads the
//! disk; nothing writes.

mod checked;
mod payload;
mod succession;
mod whole;

use super::compare::{Now, Twice, compare, standing_twice};
use super::folder::{RecordFolder, Records, read_records};
use super::judge::{Bench, Found, agreed, judge_all, newest_act};
use super::keys::KeyOwners;
use crate::document::given::Stages;
use crate::evidence::Manifest;
use crate::files::load::Loaded;
pub use checked::{EvidenceNow, FileFault, Judging, MissingFile, RecordCheck, RecordsCheck, StatementCheck};
pub use payload::listings;
use payload::{Payload, read_payload};
use std::collections::HashMap;

/// Checks every record of a project.
pub fn check_project(loaded: &Loaded, judging: Judging<'_>) -> RecordsCheck {
    check_records(loaded, read_records(&loaded.root), judging)
}

/// Judges records that were read, against the project as it is.
pub fn check_records(loaded: &Loaded, records: Records, judging: Judging<'_>) -> RecordsCheck {
    let stages = Stages::of(&loaded.view.project, &loaded.view.standings);
    let mut now: HashMap<String, Now> = HashMap::new();
    let twice = standing_twice(&loaded.view.project);
    let mut checks: Vec<RecordCheck> = Vec::with_capacity(records.folders.len());
    for folder in records.folders {
        let stage = folder.place.stage.clone();
        let now = now.entry(stage).or_insert_with_key(|stage| Now::of(stages.given(stage)));
        checks.push(check_folder(loaded, &folder, now, &twice, judging));
    }
    succession::supersede(&mut checks);
    let missing = whole::missing(&checks, judging.own);
    RecordsCheck { records: checks, strays: records.strays, missing }
}

fn check_folder(loaded: &Loaded, folder: &RecordFolder, now: &Now, twice: &Twice, judging: Judging<'_>) -> RecordCheck {
    let project = loaded.project_readable.then_some(&loaded.view.project);
    let Payload { record, digest, evidence, listing, mut faults } = read_payload(folder, project);
    let found: Vec<Found<'_>> = folder.files.keys().filter_map(|name| Found::new(name, &folder.files)).collect();
    payload::stray_files(folder, &found, &mut faults);
    let is_signed = found.iter().any(|one| one.signature.is_some());
    let people = record.as_ref().map(|record| &record.given.terms.people).filter(|_| is_signed);
    let judged = judge_all(
        &found,
        Bench {
            place: &folder.place,
            project,
            record: record.as_ref(),
            signers: &record.iter().flat_map(|one| &one.given.terms.signers).map(String::as_str).collect(),
            newest_act: record.as_ref().and_then(newest_act),
            agreed: record.as_ref().is_some_and(agreed),
            listed: &people.map(KeyOwners::of).unwrap_or_default(),
            record_digest: digest,
            evidence_digest: evidence,
            scans: &folder.scans,
            vouchers: judging.vouchers,
            strict: judging.strict,
            now: loaded.view.now,
        },
    );
    let mut comparison = record.as_ref().map(|record| compare(record, &loaded.view, now)).unwrap_or_default();
    let items = record.iter().flat_map(|record| &record.given.items);
    comparison.departures.extend(items.filter_map(|(name, _)| twice.get(name)).cloned());
    comparison.departures.extend(changed_evidence(listing.as_ref(), judging.evidence));
    let (standing, reasons) = whole::stands(loaded, &faults, &found, &comparison);
    let statements = found.into_iter().zip(judged).map(|(found, verdict)| StatementCheck {
        file: found.file.to_owned(),
        digest: found.digest,
        statement: found.read.ok(),
        verdict,
    });
    RecordCheck {
        place: folder.place.clone(),
        statements: statements.collect(),
        record,
        digest,
        evidence,
        standing,
        reasons,
        comparison,
        faults,
        superseded_by: None,
        demanded: project.map(|project| project.signers_of(&folder.place.stage)).unwrap_or_default(),
    }
}

/// The evidence of a record that is no longer what was signed.
fn changed_evidence(listing: Option<&Manifest>, now: Option<&EvidenceNow>) -> Vec<super::compare::Departure> {
    let (Some(listing), Some(now)) = (listing, now) else { return Vec::new() };
    payload::changed_files(listing, now)
}
