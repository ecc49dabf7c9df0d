//! Judges every record of a project: its payload, its statements, and how it stands to the project now.
//!
//! In: a loaded project, the files below `records/`, what vouches for keys, the copies of what one signed, and the
//! digests of evidence where it was looked at. Out: a [`RecordCheck`] for each record. Only [`check_project`] reads the
//! disk; nothing writes.

mod payload;
mod whole;

use super::compare::{Comparison, compare};
use super::folder::{RecordFolder, Records, read_records};
use super::judge::{Bench, Found, Judgement, agreed, judge_all, newest_act};
use super::keys::KeyOwners;
use super::statement::{Named, Statement};
use super::vouching::Vouchers;
use crate::document::decision::Decision;
use crate::document::given::Stages;
use crate::document::place::RecordPlace;
use crate::document::record::{Given, Record};
use crate::document::verdict::Verdict;
use crate::evidence::{Digest, Fault, Manifest};
use crate::files::load::Loaded;
use crate::model::party::Party;
use crate::text::Text;
use crate::text::exit::Exit;
pub use payload::{FileFault, listings};
use payload::{Payload, read_payload};
use std::collections::{HashMap, HashSet};
pub use whole::MissingFile;

/// What is at the paths of evidence now: a digest, or why there is none.
pub type EvidenceNow = HashMap<String, Result<Digest, Vec<Fault>>>;

/// What records are judged by besides the project.
#[derive(Debug, Clone, Copy)]
pub struct Judging<'a> {
    /// What vouches for keys.
    pub vouchers: &'a Vouchers,
    /// Whether whatever is not verified fails.
    pub strict: bool,
    /// The statements that one signed oneself, by path from the project folder.
    pub own: &'a [Named],
    /// The evidence as it is now; nothing where nobody looked.
    pub evidence: Option<&'a EvidenceNow>,
}

impl<'a> Judging<'a> {
    /// By what vouches for keys alone.
    pub fn plain(vouchers: &'a Vouchers) -> Judging<'a> {
        Judging { vouchers, strict: false, own: &[], evidence: None }
    }
}

/// All records of a project.
#[derive(Debug, Default)]
pub struct RecordsCheck {
    /// The records, by stage and digits.
    pub records: Vec<RecordCheck>,
    /// What stands below `records/` and is no record, by path, with the reason.
    pub strays: Vec<(String, Text)>,
    /// Records and statements that others name, and that are gone.
    pub missing: Vec<MissingFile>,
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
    /// SHA-256 of `EVIDENCE.sha256`.
    pub evidence: Option<Digest>,
    /// How it stands: CURRENT, CONTINUED, DEPARTED, SUPERSEDED, BAD, MISSING, CANNOT TELL, or UNREADABLE where the
    /// project is.
    pub standing: Verdict,
    /// Why, a sentence each; for CONTINUED what went on.
    pub reasons: Vec<Text>,
    /// How it compares with the project.
    pub comparison: Comparison,
    /// What is wrong with single files, by name in the folder.
    pub faults: Vec<FileFault>,
    /// Its statements, in the order of their files.
    pub statements: Vec<StatementCheck>,
    /// The record that took its place.
    pub superseded_by: Option<RecordPlace>,
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

impl StatementCheck {
    /// What it states, where it stands for its signer.
    pub fn standing(&self) -> Option<&Statement> {
        self.statement.as_ref().filter(|_| self.verdict.counts && !self.verdict.replaced)
    }
}

impl RecordCheck {
    /// The statements that stand for their signers.
    pub fn standing_statements(&self) -> impl Iterator<Item = &Statement> {
        self.statements.iter().filter_map(StatementCheck::standing)
    }

    /// Ids of the signers who have signed and not rejected.
    pub fn signed(&self) -> Vec<&str> {
        self.decided(|decision| decision != Decision::Rejected)
    }

    /// Ids of those who reject it.
    pub fn rejecting(&self) -> Vec<&str> {
        self.decided(|decision| decision == Decision::Rejected)
    }

    fn decided(&self, is: impl Fn(Decision) -> bool) -> Vec<&str> {
        self.standing_statements().filter(|one| is(one.decision)).map(|one| one.signer.as_str()).collect()
    }

    /// Ids of those who signed, of whose identity nobody can be sure.
    pub fn unverified(&self) -> Vec<&str> {
        let unverified = |one: &&StatementCheck| one.verdict.state == Verdict::Unverified;
        let standing = self.statements.iter().filter(unverified).filter_map(StatementCheck::standing);
        standing.filter(|one| one.decision != Decision::Rejected).map(|one| one.signer.as_str()).collect()
    }

    /// Ids of the signers who have neither signed nor rejected.
    pub fn waiting(&self) -> Vec<&str> {
        let decided: HashSet<&str> = self.decided(|_| true).into_iter().collect();
        let signers = self.record.iter().flat_map(|record| &record.given.terms.signers).map(String::as_str);
        signers.filter(|id| !decided.contains(*id)).collect()
    }

    /// Whether every signer stands for it, somebody of the giver and of the receiver among them, and nobody rejects it.
    pub fn is_signed_by_all(&self) -> bool {
        let Some(record) = &self.record else { return false };
        let signed: HashSet<&str> = self.signed().into_iter().collect();
        let of_party = |party: Party| {
            let people = &record.given.terms.people;
            signed.iter().any(|id| people.get(*id).is_some_and(|person| person.party == party))
        };
        self.is_sound()
            && record.given.terms.signers.iter().all(|id| signed.contains(id.as_str()))
            && of_party(Party::Giver)
            && of_party(Party::Receiver)
    }

    /// Whether its own files are whole and what was signed, whatever became of the project since.
    pub fn is_sound(&self) -> bool {
        use Verdict::{Bad, CannotTell, Missing};
        !matches!(self.standing, Bad | Missing | CannotTell)
            && !self.statements.iter().any(|one| matches!(one.verdict.state, Bad | Missing | CannotTell))
    }

    /// How it makes the verification end: one that not all have signed only where it is not what was signed.
    pub fn exit(&self) -> Exit {
        match self.standing {
            Verdict::Bad | Verdict::Missing => Exit::Mismatch,
            Verdict::CannotTell => Exit::Project,
            Verdict::Unreadable => Exit::Project,
            Verdict::Departed if !self.is_signed_by_all() => Exit::Fine,
            Verdict::Departed if self.comparison.departures.iter().any(|one| one.tampered) => Exit::Mismatch,
            Verdict::Departed => Exit::Outstanding,
            _ => Exit::Fine,
        }
    }
}

/// Checks every record of a project.
pub fn check_project(loaded: &Loaded, judging: Judging<'_>) -> RecordsCheck {
    check_records(loaded, read_records(&loaded.root), judging)
}

/// Judges records that were read, against the project as it is.
pub fn check_records(loaded: &Loaded, records: Records, judging: Judging<'_>) -> RecordsCheck {
    let stages = Stages::of(&loaded.view.project, &loaded.view.standings);
    let mut now: HashMap<String, Given> = HashMap::new();
    let mut checks: Vec<RecordCheck> = Vec::with_capacity(records.folders.len());
    for folder in records.folders {
        let stage = folder.place.stage.clone();
        let given = now.entry(stage).or_insert_with_key(|stage| stages.given(stage));
        checks.push(check_folder(loaded, &folder, given, judging));
    }
    whole::supersede(&mut checks);
    let missing = whole::missing(&checks, judging.own);
    RecordsCheck { records: checks, strays: records.strays, missing }
}

fn check_folder(loaded: &Loaded, folder: &RecordFolder, now: &Given, judging: Judging<'_>) -> RecordCheck {
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
    }
}

/// The evidence of a record that is no longer what was signed.
fn changed_evidence(listing: Option<&Manifest>, now: Option<&EvidenceNow>) -> Vec<super::compare::Departure> {
    let (Some(listing), Some(now)) = (listing, now) else { return Vec::new() };
    payload::changed_files(listing, now)
}
