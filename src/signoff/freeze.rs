//! Freezing: from what a project says of a stage to the files of a record.
//!
//! In: a [`Given`] and the project folder. Out: a [`Frozen`] with every file of the record but the statements; `store`
//! writes them. The same project gives the same bytes, whoever freezes it and when.

use super::listing::{Unlisted, make_listing};
use super::{EVIDENCE, RECORD};
use crate::document::derived::derived;
use crate::document::place::RecordPlace;
use crate::document::reading::record_bytes;
use crate::document::record::{FORMAT, Given, Record};
use crate::evidence::{Digest, Progress};
use anyhow::Result;
use std::path::Path;

/// The files of a record that is not signed yet.
#[derive(Debug, Clone)]
pub struct Frozen {
    /// Which record.
    pub place: RecordPlace,
    /// What `record.json` holds.
    pub record: Record,
    /// SHA-256 of `record.json`.
    pub digest: Digest,
    /// SHA-256 of `EVIDENCE.sha256`.
    pub evidence: Digest,
    /// Every file, by name.
    pub files: Vec<(String, Vec<u8>)>,
}

/// The record of what a project says.
pub fn record_of(given: Given) -> Record {
    let derived = derived(&given);
    Record { format: FORMAT, given, derived }
}

/// Makes the files of a record; says what keeps its evidence from being listed.
///
/// # Errors
///
/// When the record cannot be written as JSON, which none is known to cause.
pub fn freeze(root: &Path, given: Given, progress: &dyn Progress) -> Result<Result<Frozen, Vec<Unlisted>>> {
    let record = record_of(given);
    let json = record_bytes(&record)?;
    let listing = match make_listing(root, &record.given, progress) {
        Ok(listing) => listing.text().into_bytes(),
        Err(wrong) => return Ok(Err(wrong)),
    };
    let digest = Digest::of(&json);
    Ok(Ok(Frozen {
        place: RecordPlace::of(&record.given.terms.stage, &digest),
        digest,
        evidence: Digest::of(&listing),
        files: vec![(RECORD.to_owned(), json), (EVIDENCE.to_owned(), listing)],
        record,
    }))
}
