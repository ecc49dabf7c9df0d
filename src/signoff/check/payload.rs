//! The files of one record, held against each other: `record.json`, the list of its evidence, and what belongs to nothing.

use super::checked::{EvidenceNow, FileFault};
use crate::document::derived::derived;
use crate::document::place::{RecordPlace, SIGNATURE, is_scan, is_statement, signature_name};
use crate::document::reading::{Unread, read_record};
use crate::document::record::{Record, Terms};
use crate::document::verdict::Verdict;
use crate::evidence::naming::{fault_list, misread};
use crate::evidence::{Digest, Manifest};
use crate::model::party::Party;
use crate::model::project::Project;
use crate::signoff::compare::Departure;
use crate::signoff::folder::{RecordFolder, Records};
use crate::signoff::judge::Found;
use crate::signoff::listing::check_listing;
use crate::signoff::{EVIDENCE, RECORD};
use crate::text::Text;
use crate::text::say::signoff as say;
use std::collections::BTreeSet;

/// What the signers of a record sign.
pub(super) struct Payload {
    /// What `record.json` holds, where it is a record.
    pub(super) record: Option<Record>,
    /// SHA-256 of `record.json`.
    pub(super) digest: Option<Digest>,
    /// SHA-256 of `EVIDENCE.sha256`.
    pub(super) evidence: Option<Digest>,
    /// The list of evidence, where it is one.
    pub(super) listing: Option<Manifest>,
    /// What is wrong with any file.
    pub(super) faults: Vec<FileFault>,
}

/// Reads what is signed, and holds it against its folder and the project it stands in.
pub(super) fn read_payload(folder: &RecordFolder, project: Option<&Project>) -> Payload {
    let mut faults: Vec<FileFault> =
        folder.strays.iter().map(|(name, why)| (name.clone(), Verdict::Bad, why.clone())).collect();
    let digest_of = |name: &str| folder.files.get(name).map(|bytes| Digest::of(bytes));
    let digest = digest_of(RECORD);
    let record = match folder.files.get(RECORD).map(|bytes| read_record(bytes)) {
        None => {
            faults.push((RECORD.to_owned(), Verdict::Missing, say::file_gone()));
            None
        }
        Some(Err(Unread::Newer(why))) => {
            faults.push((RECORD.to_owned(), Verdict::CannotTell, why));
            None
        }
        Some(Err(Unread::Bad(why))) => {
            faults.push((RECORD.to_owned(), Verdict::Bad, why));
            None
        }
        Some(Ok(record)) => Some(record),
    };
    if let (Some(record), Some(digest)) = (&record, &digest)
        && let Some(why) = wrong_record(record, digest, &folder.place, project)
    {
        faults.push((RECORD.to_owned(), Verdict::Bad, why));
    }
    let listing = read_listing(folder, &mut faults);
    if let (Some(record), Some(listing)) = (&record, &listing)
        && let Err(why) = check_listing(&record.given, listing)
    {
        faults.push((EVIDENCE.to_owned(), Verdict::Bad, why));
    }
    Payload { record, digest, evidence: digest_of(EVIDENCE), listing, faults }
}

fn read_listing(folder: &RecordFolder, faults: &mut Vec<FileFault>) -> Option<Manifest> {
    let Some(bytes) = folder.files.get(EVIDENCE) else {
        faults.push((EVIDENCE.to_owned(), Verdict::Missing, say::file_gone()));
        return None;
    };
    match Manifest::parse(bytes) {
        Ok(listing) => Some(listing),
        Err(fault) => {
            let why = say::manifest_line(fault.line, misread(&fault.misread));
            faults.push((EVIDENCE.to_owned(), Verdict::Bad, why));
            None
        }
    }
}

/// Why a record cannot be one of its folder, its project, or of anybody.
fn wrong_record(record: &Record, digest: &Digest, place: &RecordPlace, project: Option<&Project>) -> Option<Text> {
    let terms = &record.given.terms;
    let uuid = project.map(|project| project.uuid.as_deref().unwrap_or_default());
    if RecordPlace::of(&terms.stage, digest) != *place {
        Some(say::other_place(RecordPlace::of(&terms.stage, digest).shown("")))
    } else if terms.project.is_empty() || uuid.is_some_and(|uuid| uuid != terms.project) {
        Some(say::other_project())
    } else if derived(&record.given) != record.derived {
        Some(say::derives_otherwise())
    } else {
        one_sided(terms)
    }
}

/// Why the signers of a record make no sign-off: one side alone, somebody unknown, or somebody twice.
fn one_sided(terms: &Terms) -> Option<Text> {
    let party = |id: &String| terms.people.get(id).map(|person| person.party);
    if let Some(id) = terms.signers.iter().find(|id| party(id).is_none()) {
        return Some(say::signer_unknown(id));
    }
    let distinct: BTreeSet<&String> = terms.signers.iter().collect();
    let both =
        [Party::Giver, Party::Receiver].into_iter().all(|of| terms.signers.iter().any(|id| party(id) == Some(of)));
    (!both || distinct.len() != terms.signers.len()).then(say::one_side_only)
}

/// Files that belong to nothing, and scans that no statement names.
pub(super) fn stray_files(folder: &RecordFolder, found: &[Found<'_>], faults: &mut Vec<FileFault>) {
    let scans: BTreeSet<&str> =
        found.iter().filter_map(|one| one.read.as_ref().ok()?.scan.as_ref()).map(|scan| scan.path.as_str()).collect();
    let unread = found.iter().any(|one| one.read.is_err());
    for name in folder.files.keys().chain(folder.scans.keys()) {
        let belongs = name == RECORD || name == EVIDENCE || is_statement(name) || scans.contains(name.as_str());
        if name.ends_with(SIGNATURE) {
            if !found.iter().any(|one| signature_name(one.file) == *name) {
                faults.push((name.clone(), Verdict::Bad, say::orphan_signature()));
            }
        } else if !(belongs || (unread && is_scan(name))) {
            faults.push((name.clone(), Verdict::Bad, say::stray_in_record()));
        }
    }
}

/// What the acts of a record bind that is no longer what was signed.
pub(super) fn changed_files(listing: &Manifest, now: &EvidenceNow) -> Vec<Departure> {
    let depart = |what: Text| Departure { item: None, what, tampered: true };
    let changed = |line: &crate::evidence::Line| match now.get(&line.path)? {
        Ok(digest) if *digest == line.digest => None,
        Ok(_) => Some(depart(say::evidence_changed(&line.path))),
        Err(faults) => Some(depart(say::evidence_gone(fault_list(faults)))),
    };
    listing.lines().iter().filter_map(changed).collect()
}

/// The paths that records list as evidence, each once.
pub fn listings(records: &Records) -> BTreeSet<String> {
    let bytes = records.folders.iter().filter_map(|folder| folder.files.get(EVIDENCE));
    let listings = bytes.filter_map(|bytes| Manifest::parse(bytes).ok());
    listings.flat_map(|listing| listing.lines().iter().map(|line| line.path.clone()).collect::<Vec<_>>()).collect()
}
