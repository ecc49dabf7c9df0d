//! The files of one record, held against each other: manifest, `record.json`, documents, and what belongs to nothing.

use crate::document::place::SIGNATURE;
use crate::document::place::{signature_name, statement_number};
use crate::document::record::{Record, SCHEMA};
use crate::document::verdict::Verdict;
use crate::evidence::naming::misread;
use crate::evidence::{Digest, Manifest};
use crate::files::load::Loaded;
use crate::signoff::folder::RecordFolder;
use crate::signoff::judge::Found;
use crate::signoff::{MANIFEST, RECORD};
use crate::text::Text;
use crate::text::say::signoff as say;
use std::collections::BTreeSet;

/// What is wrong with a file of a record: its name, how it came out, and why.
pub type FileFault = (String, Verdict, Text);

pub(super) fn read_manifest(folder: &RecordFolder, faults: &mut Vec<FileFault>) -> Option<Manifest> {
    let Some(bytes) = folder.files.get(MANIFEST) else {
        faults.push((MANIFEST.to_owned(), Verdict::Missing, say::file_gone()));
        return None;
    };
    match Manifest::parse(bytes) {
        Ok(manifest) => Some(manifest),
        Err(fault) => {
            let why = say::manifest_line(fault.line, misread(&fault.misread));
            faults.push((MANIFEST.to_owned(), Verdict::Bad, why));
            None
        }
    }
}

/// Reads `record.json`, and holds it against the folder, the manifest and the project it stands in.
pub(super) fn read_record(loaded: &Loaded, folder: &RecordFolder, faults: &mut Vec<FileFault>) -> Option<Record> {
    let Some(bytes) = folder.files.get(RECORD) else {
        faults.push((RECORD.to_owned(), Verdict::Missing, say::file_gone()));
        return None;
    };
    let mut bad = |why: Text| faults.push((RECORD.to_owned(), Verdict::Bad, why));
    let record: Record = match serde_json::from_slice(bytes) {
        Ok(record) => record,
        Err(error) => {
            bad(say::record_unreadable(error.to_string()));
            return None;
        }
    };
    let manifest = folder.files.get(MANIFEST).map(|bytes| (Digest::of(bytes).to_string(), Manifest::parse(bytes)));
    let lines = manifest.as_ref().and_then(|(_, read)| read.as_ref().ok()).map(|read| read.lines().len());
    let bound = record.files.as_ref();
    if record.schema != SCHEMA {
        bad(say::record_schema(&record.schema));
        return None;
    }
    if (record.stage.as_str(), record.revision) != (folder.place.stage.as_str(), folder.place.revision) {
        bad(say::other_stage(&record.stage, u64::from(record.revision)));
    } else if record.project.uuid.is_none() || record.project.uuid.as_deref() != own_uuid(loaded, Some(&record)) {
        bad(say::other_project());
    } else if manifest.is_some()
        && (bound.map(|bound| &bound.manifest) != manifest.as_ref().map(|(digest, _)| digest)
            || lines.is_some_and(|lines| bound.is_none_or(|bound| bound.count != lines)))
    {
        bad(say::other_manifest());
    }
    Some(record)
}

/// The identity of the project in whose folder a record stands; where the project file cannot be read, which is a
/// change of it and told as such, the record's own.
pub(super) fn own_uuid<'a>(loaded: &'a Loaded, record: Option<&'a Record>) -> Option<&'a str> {
    match loaded.project_readable {
        true => loaded.view.project.uuid.as_deref(),
        false => record.and_then(|record| record.project.uuid.as_deref()),
    }
}

/// Whether a file is one of those for people: neither statement nor signature, manifest nor record.
pub(super) fn is_document(name: &str) -> bool {
    name != MANIFEST && name != RECORD && !name.ends_with(SIGNATURE) && statement_number(name).is_none()
}

/// Files that belong to nothing, files that are gone, and files that are not what a statement says.
pub(super) fn stray_files(folder: &RecordFolder, found: &[Found<'_>], faults: &mut Vec<FileFault>) {
    let stated = || found.iter().filter_map(|one| one.read.as_ref().ok());
    for (name, bytes) in &folder.files {
        if name.ends_with(SIGNATURE) {
            if !found.iter().any(|one| signature_name(one.file) == *name) {
                faults.push((name.clone(), Verdict::Bad, say::orphan_signature()));
            }
        } else if is_document(name) {
            let mut digests = stated().flat_map(|one| &one.documents).filter(|one| one.name == *name).peekable();
            if digests.peek().is_none() {
                faults.push((name.clone(), Verdict::Bad, say::stray_in_record()));
            } else if digests.any(|one| one.digest != Digest::of(bytes)) {
                faults.push((name.clone(), Verdict::Bad, say::not_what_was_signed()));
            }
        }
    }
    for name in stated().flat_map(|one| &one.documents).map(|one| &one.name).collect::<BTreeSet<_>>() {
        if !folder.files.contains_key(name) {
            faults.push((name.clone(), Verdict::Missing, say::file_gone()));
        }
    }
    for (name, digest) in [
        (MANIFEST, stated().map(|one| one.manifest).collect::<Vec<_>>()),
        (RECORD, stated().map(|one| one.record).collect()),
    ] {
        let actual = folder.files.get(name).map(|bytes| Digest::of(bytes));
        let told = faults.iter().any(|(known, _, _)| known == name);
        if !told && actual.is_some_and(|actual| digest.iter().any(|digest| *digest != actual)) {
            faults.push((name.to_owned(), Verdict::Bad, say::not_what_was_signed()));
        }
    }
}
