//! Judges every record of a project: its files, its statements, and whether the project is still as it was.
//!
//! In: a loaded project, the files below `records/`, the project's files as they are, and the keys that a
//! verifier trusts. Out: a [`RecordCheck`] for each record. Only [`check_project`] reads the disk; nothing
//! writes.

mod reading;

use super::changes::{ItemChange, item_changes, other_changes};
use super::folder::{RecordFolder, Records, read_records};
use super::freeze::{frozen_record, hash_project};
use super::judge::{Bench, Found, Judgement, judge_all};
use super::keys::Key;
use super::statement::{Document, Statement};
use super::trust::Trust;
use super::{MANIFEST, RECORD};
use crate::document::place::RecordPlace;
use crate::document::record::Record;
use crate::document::verdict::Verdict;
use crate::evidence::naming;
use crate::evidence::{Differences, Digest, Fault, FolderDigest, Progress};
use crate::files::load::Loaded;
use crate::model::party::Party;
use crate::text::Text;
use crate::text::say::signoff as say;
pub use reading::FileFault;
use reading::{is_document, own_uuid, read_manifest, read_record, stray_files};
use std::collections::BTreeSet;

/// All records of a project.
#[derive(Debug)]
pub struct RecordsCheck {
    /// The records, by stage and revision.
    pub records: Vec<RecordCheck>,
    /// What stands below `records/` and is no record, by path, with the reason.
    pub strays: Vec<(String, Text)>,
    /// The project's files as they are, or why they cannot be told; nothing where there is no record.
    pub files: Option<Result<FolderDigest, Vec<Fault>>>,
}

/// One record.
#[derive(Debug)]
pub struct RecordCheck {
    /// Which one.
    pub place: RecordPlace,
    /// What `record.json` holds, if it can be read.
    pub record: Option<Record>,
    /// SHA-256 of `record.json`.
    pub digest: Option<Digest>,
    /// SHA-256 of `MANIFEST.sha256`.
    pub manifest: Option<Digest>,
    /// How it came out as a whole, but for its statements: VALID, STALE, BAD or MISSING.
    pub state: Verdict,
    /// Why.
    pub reason: Option<Text>,
    /// What is wrong with single files, by name in the folder.
    pub faults: Vec<FileFault>,
    /// Its statements, in the order of their files.
    pub statements: Vec<StatementCheck>,
    /// Files that changed, went or came since.
    pub files: Differences,
    /// Items that changed since.
    pub items: Vec<ItemChange>,
    /// What else changed since.
    pub others: Vec<Text>,
    /// A newer record that every signer has signed and that binds the project as it is.
    pub covered_by: Option<RecordPlace>,
}

/// One statement.
#[derive(Debug)]
pub struct StatementCheck {
    /// The name of its file.
    pub file: String,
    /// SHA-256 of its bytes.
    pub digest: Digest,
    /// What it states, if it can be read.
    pub statement: Option<Statement>,
    /// How it came out.
    pub verdict: Judgement,
}

impl RecordCheck {
    /// Whether the record's own files are whole and right, whatever became of the project since.
    pub(crate) fn is_whole(&self) -> bool {
        matches!(self.state, Verdict::Valid | Verdict::Stale)
            && self.faults.is_empty()
            && !self.statements.iter().any(|one| matches!(one.verdict.state, Verdict::Bad | Verdict::Missing))
    }

    /// Ids of the signers whose statement counts for something.
    pub fn signed(&self) -> Vec<&str> {
        let counts = |one: &&StatementCheck| !matches!(one.verdict.state, Verdict::Bad | Verdict::Missing);
        self.statements.iter().filter(counts).filter_map(|one| Some(one.statement.as_ref()?.signer.as_str())).collect()
    }

    /// Ids of the signers who have not signed.
    pub fn waiting(&self) -> Vec<&str> {
        let signed = self.signed();
        let signers = self.record.iter().flat_map(|record| &record.signers).map(String::as_str);
        signers.filter(|id| !signed.contains(id)).collect()
    }

    /// Whether it binds the project as it is, and every signer stands for it by a signature or attestation.
    fn covers(&self) -> bool {
        let sound = |one: &StatementCheck| matches!(one.verdict.state, Verdict::Valid | Verdict::UnsignedAttestation);
        self.state == Verdict::Valid
            && self.faults.is_empty()
            && self.waiting().is_empty()
            && self.statements.iter().all(sound)
    }
}

impl RecordsCheck {
    /// The newest record of a stage.
    pub(crate) fn newest(&self, stage: &str) -> Option<&RecordCheck> {
        self.records.iter().rfind(|record| record.place.stage == stage)
    }
}

/// Checks every record of a project.
pub fn check_project(loaded: &Loaded, trust: Option<&Trust>, progress: &dyn Progress) -> RecordsCheck {
    let records = read_records(&loaded.root);
    let files = (!records.folders.is_empty()).then(|| hash_project(&loaded.root, progress));
    check_records(loaded, records, files, trust)
}

/// Judges records that were read, against the project's files as they are.
pub(crate) fn check_records(
    loaded: &Loaded,
    records: Records,
    files: Option<Result<FolderDigest, Vec<Fault>>>,
    trust: Option<&Trust>,
) -> RecordsCheck {
    let mut checks: Vec<RecordCheck> = match &files {
        Some(files) => records.folders.iter().map(|folder| check_folder(loaded, folder, files, trust)).collect(),
        None => Vec::new(),
    };
    for at in 0..checks.len() {
        let (one, frozen) = (&checks[at], |check: &RecordCheck| check.record.as_ref().map(|record| record.at));
        let newer = |other: &&RecordCheck| match other.place.stage == one.place.stage {
            true => other.place.revision > one.place.revision,
            false => frozen(other) >= frozen(one),
        };
        let covered =
            checks.iter().filter(newer).find(|other| other.place != one.place && covers(other, one, trust.is_some()));
        checks[at].covered_by = covered.map(|other| other.place.clone());
    }
    gaps(&mut checks);
    RecordsCheck { records: checks, strays: records.strays, files }
}

/// Whether a newer record stands for an older one that the project has left behind: it binds the project as it is,
/// and on either side somebody who signed the older has signed it too, with the same key unless the verifier
/// holds a list of keys. Otherwise one side alone could make a change that the other never saw look harmless.
fn covers(newer: &RecordCheck, older: &RecordCheck, trusted: bool) -> bool {
    let signed = |check: &RecordCheck, party: Party| -> Vec<(String, Option<Key>)> {
        let sound = |one: &&StatementCheck| {
            use Verdict::{Stale, UnsignedAttestation, Valid};
            matches!(one.verdict.state, Valid | Stale | UnsignedAttestation)
        };
        let statements = check.statements.iter().filter(sound);
        let signer = |one: &StatementCheck| Some((one.statement.as_ref()?.signer.clone(), one.verdict.key.clone()));
        let of_party = |one: &&StatementCheck| one.statement.as_ref().is_some_and(|statement| statement.party == party);
        statements.filter(of_party).filter_map(signer).collect()
    };
    let stands = |party: Party| {
        let (before, after) = (signed(older, party), signed(newer, party));
        let same = |(id, key): &(String, Option<Key>)| {
            after.iter().any(|(other, by)| id == other && (key == by || (trusted && by.is_some())))
        };
        let by_key: Vec<_> = before.iter().filter(|(_, key)| key.is_some()).collect();
        // Where somebody signed with a key, an attestation does not stand in for it.
        if by_key.is_empty() { before.is_empty() || before.iter().any(same) } else { by_key.into_iter().any(same) }
    };
    newer.covers() && stands(Party::Giver) && stands(Party::Receiver)
}

/// Notices a revision that has none before it: the folder before was taken away or renamed.
fn gaps(checks: &mut [RecordCheck]) {
    let there: BTreeSet<RecordPlace> = checks.iter().map(|check| check.place.clone()).collect();
    for check in checks.iter_mut().filter(|check| check.place.revision > 1) {
        let before = RecordPlace { stage: check.place.stage.clone(), revision: check.place.revision - 1 };
        if !there.contains(&before) && check.state != Verdict::Bad {
            check.state = Verdict::Missing;
            check.reason = Some(say::revision_gone(before.shown("")));
        }
    }
}

fn check_folder(
    loaded: &Loaded,
    folder: &RecordFolder,
    files: &Result<FolderDigest, Vec<Fault>>,
    trust: Option<&Trust>,
) -> RecordCheck {
    let place = &folder.place;
    let mut faults: Vec<FileFault> = Vec::new();
    faults.extend(folder.strays.iter().map(|(name, why)| (name.clone(), Verdict::Bad, why.clone())));
    let manifest = read_manifest(folder, &mut faults);
    let record = read_record(loaded, folder, &mut faults);
    let digest_of = |name: &str| folder.files.get(name).map(|bytes| Digest::of(bytes));
    let documents: Vec<Document> = folder
        .files
        .iter()
        .filter(|(name, _)| is_document(name))
        .map(|(name, bytes)| Document { name: name.clone(), digest: Digest::of(bytes) })
        .collect();
    let found: Vec<Found<'_>> = folder.files.keys().filter_map(|name| Found::new(name, &folder.files)).collect();
    stray_files(folder, &found, &mut faults);
    let (differences, stale) = match (&manifest, files) {
        (Some(manifest), Ok(files)) => {
            let differences = Differences::between(manifest, &files.manifest);
            let stale = (!differences.is_empty()).then(|| say::stale(naming::differences(&differences)));
            (differences, stale)
        }
        (_, Err(faults)) => (Differences::default(), Some(say::stale(naming::fault_list(faults)))),
        (None, _) => (Differences::default(), None),
    };
    // As far as the files are those that were signed, the record must say of them what they say.
    let now = files.as_ref().ok().map(|files| frozen_record(loaded, place, files));
    if let (Some(record), Some(now), None) = (&record, &now, &stale)
        && let Some(wrong) = item_changes(record, now).into_iter().find(|change| change.was != change.now)
    {
        faults.push((RECORD.to_owned(), Verdict::Bad, say::record_lies(wrong.title)));
    }
    let bench = Bench {
        place,
        project: own_uuid(loaded, record.as_ref()),
        record: record.as_ref(),
        record_digest: digest_of(RECORD),
        manifest_digest: digest_of(MANIFEST),
        documents: &documents,
        trust,
        stale: stale.is_some(),
    };
    let verdicts = judge_all(&found, bench);
    let (state, reason) = whole(&faults, &found, stale);
    let changed = record.as_ref().zip(now.as_ref()).filter(|_| !differences.is_empty());
    RecordCheck {
        place: place.clone(),
        digest: digest_of(RECORD),
        manifest: digest_of(MANIFEST),
        state,
        reason,
        faults,
        statements: found
            .into_iter()
            .zip(verdicts)
            .map(|(found, verdict)| StatementCheck {
                file: found.file.to_owned(),
                digest: found.digest,
                statement: found.read.ok(),
                verdict,
            })
            .collect(),
        files: differences,
        items: changed.map(|(old, new)| item_changes(old, new)).unwrap_or_default(),
        others: changed.map(|(old, new)| other_changes(old, new)).unwrap_or_default(),
        record,
        covered_by: None,
    }
}

/// How the record came out as a whole.
fn whole(faults: &[FileFault], found: &[Found<'_>], stale: Option<Text>) -> (Verdict, Option<Text>) {
    if found.is_empty() {
        return (Verdict::Missing, Some(say::no_statement()));
    }
    let worst = faults.iter().find(|(_, state, _)| *state == Verdict::Bad).or_else(|| faults.first());
    match (worst, stale) {
        (Some((name, state, why)), _) => {
            (*state, Some(if name.is_empty() { why.clone() } else { say::about(name, why) }))
        }
        (None, Some(why)) => (Verdict::Stale, Some(why)),
        (None, None) => (Verdict::Valid, None),
    }
}
