//! Freezing: from a project as it stands to the files of a record.
//!
//! In: a loaded project and the digests of its files. Out: a [`Frozen`] with every file of the record
//! but the statements; `store` writes them. What is frozen is proven to be what was loaded: a file
//! that was changed between loading and hashing stops it.

use super::statement::Document;
use super::{MANIFEST, RECORD, default_declaration, is_unbound, language};
use crate::document::old_record::{Record, RecordFiles, RecordLang, SignatureLine, SignedRecord, record_of};
use crate::document::place::{RecordPlace, unfit};
use crate::document::{render_record_html, render_record_markdown};
use crate::evidence::naming::fault_list;
use crate::evidence::{Digest, Fault, FolderDigest, Progress, hash_folder};
use crate::files::load::Loaded;
use crate::text::problem::Problem;
use crate::text::say::{signoff as say, store as store_say};
use anyhow::Result;
use std::path::Path;

/// The files of a record that is not signed yet.
#[derive(Debug, Clone)]
pub struct Frozen {
    /// Which record.
    pub place: RecordPlace,
    /// What `record.json` holds.
    pub record: Record,
    /// SHA-256 of `MANIFEST.sha256`.
    pub manifest: Digest,
    /// SHA-256 of `record.json`.
    pub digest: Digest,
    /// The files for people.
    pub documents: Vec<Document>,
    /// Every file, by name.
    pub files: Vec<(String, Vec<u8>)>,
}

/// Hashes every file that a record binds.
///
/// # Errors
///
/// Everything that may not be bound or cannot be read: links, names that mean another thing elsewhere,
/// files that change meanwhile.
pub fn hash_project(root: &Path, progress: &dyn Progress) -> Result<FolderDigest, Vec<Fault>> {
    hash_folder(root, &is_unbound, progress)
}

/// What is told when a project cannot be bound.
pub fn not_bindable(faults: &[Fault]) -> Problem {
    Problem::project(say::not_bindable(fault_list(faults))).hint(say::not_bindable_hint())
}

/// The record of a stage over exactly these files, as of `loaded.view.now`.
pub fn frozen_record(loaded: &Loaded, place: &RecordPlace, files: &FolderDigest) -> Record {
    let bound = RecordFiles { manifest: files.digest.to_string(), count: files.manifest.lines().len() };
    record_of(&loaded.view, &place.stage, place.revision, Some(bound), &default_declaration(&loaded.view.project))
}

/// Makes the files of a record.
///
/// # Errors
///
/// When the stage's name cannot be that of a folder, or a file was changed since it was loaded.
pub fn freeze(loaded: &Loaded, place: RecordPlace, files: &FolderDigest) -> Result<Frozen> {
    if let Some(why) = unfit(&place.stage) {
        return Err(Problem::usage(say::stage_unfit(&place.stage, why)).into());
    }
    prove_loaded(loaded, files)?;
    let record = frozen_record(loaded, &place, files);
    let manifest = files.manifest.text().into_bytes();
    let json = record_bytes(&record)?;
    let documents = frozen_documents(&unsigned(record.clone()));
    Ok(Frozen {
        place,
        manifest: files.digest,
        digest: Digest::of(&json),
        documents: documents
            .iter()
            .map(|(name, bytes)| Document { name: name.clone(), digest: Digest::of(bytes) })
            .collect(),
        files: [(MANIFEST.to_owned(), manifest), (RECORD.to_owned(), json)].into_iter().chain(documents).collect(),
        record,
    })
}

/// Refuses files that are not, byte for byte, what the model was made from.
///
/// # Errors
///
/// Names the first file that was changed in between.
pub fn prove_loaded(loaded: &Loaded, files: &FolderDigest) -> Result<()> {
    let lines = files.manifest.lines();
    for source in loaded.sources.iter().filter(|source| !source.is_foreign()) {
        let name = source.name();
        let line = lines.binary_search_by(|line| line.path.as_str().cmp(&name)).ok().and_then(|at| lines.get(at));
        if line.is_none_or(|line| line.digest != Digest::of(&source.bytes)) {
            return Err(Problem::project(store_say::changed_under_us(name)).hint(store_say::try_again()).into());
        }
    }
    Ok(())
}

/// The bytes of `record.json`.
///
/// # Errors
///
/// When the record cannot be written as JSON.
pub fn record_bytes(record: &Record) -> Result<Vec<u8>> {
    let mut bytes = serde_json::to_vec_pretty(record)?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// The files for people that are frozen beside `record.json`, by name, sorted.
pub fn frozen_documents(signed: &SignedRecord) -> Vec<(String, Vec<u8>)> {
    let lang = RecordLang::One(language(signed.record.project.language.as_deref()));
    vec![
        ("record.html".to_owned(), render_record_html(signed, lang).into_bytes()),
        ("record.md".to_owned(), render_record_markdown(signed, lang).into_bytes()),
    ]
}

/// A record with the line of every signer, none of whom has signed.
pub fn unsigned(record: Record) -> SignedRecord {
    let line = |id: &String| {
        let person = record.people.iter().find(|person| person.id == *id)?;
        Some(SignatureLine {
            signer: person.id.clone(),
            name: person.name.clone(),
            party: person.party,
            role: person.role.clone(),
            organization: record.project.parties.get(&person.party).cloned().unwrap_or_default(),
            decision: None,
            reason: None,
            at: None,
            method: None,
            fingerprint: None,
            state: None,
            statement: None,
        })
    };
    let signatures = record.signers.iter().filter_map(line).collect();
    SignedRecord { signatures, draft: record.files.is_none(), stale: false, record }
}
