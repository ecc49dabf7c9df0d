//! The project as one file, for a receiver without git: a ZIP archive with a list that `sha256sum -c` reads.
//!
//! In: the project, and whether backups go along. Out: the archive, in which the same project is the same bytes: the files
//! stand in the order of their names, unpressed, without times. Follows no link and leaves the project as it is.

use crate::evidence::{
    Fault, Line, Manifest, Progress, check_relative, copy_and_hash, git_files, inside, list_folder, naming,
};
use crate::files::folders::{EVIDENCE_FOLDER, RECORDS};
use crate::files::load::Loaded;
use crate::model::item::{Evidence, Item};
use crate::text::problem::Problem;
use crate::text::say::export as say;
use anyhow::Result;
use std::collections::BTreeSet;
use std::io::{Seek, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// The name of the list in the archive.
pub(crate) const LIST: &str = "SHA256SUMS";

/// The kind whose `location` is a backup.
const BACKUPS: &str = "backups";

/// What goes into a package.
#[derive(Debug, Default)]
pub(crate) struct Contents {
    /// Paths from the project folder, with `/`.
    pub(crate) files: BTreeSet<String>,
    /// What is named as evidence or as a backup and cannot go along: it is not there, or not in the project.
    pub(crate) missing: Vec<String>,
}

/// Finds what goes into a package: the files of the project, `records/`, `evidence/`, what else acts name as evidence in
/// the project, and with `backups` what the items of that kind name as their location.
///
/// # Errors
///
/// Whatever in those folders is no plain file, or has a name that a list of digests cannot hold.
pub(crate) fn contents(loaded: &Loaded, backups: bool) -> Result<Contents> {
    Contents::of(loaded, backups).map_err(|faults| refused(&faults).into())
}

impl Contents {
    fn of(loaded: &Loaded, backups: bool) -> Result<Contents, Vec<Fault>> {
        let mut contents = Contents::default();
        for source in loaded.sources.iter().filter(|source| !source.is_foreign()) {
            contents.add(loaded, &source.name())?;
        }
        for folder in [EVIDENCE_FOLDER, RECORDS] {
            if loaded.root.join(folder).symlink_metadata().is_ok() {
                contents.add(loaded, folder)?;
            }
        }
        for item in loaded.view.project.items.iter() {
            for evidence in item.log.iter().flat_map(|act| &act.evidence) {
                if let Evidence::File { path, .. } = evidence {
                    contents.add_named(loaded, path)?;
                }
            }
            if let Some(location) = location(item).filter(|_| backups) {
                contents.add_named(loaded, location)?;
            }
        }
        contents.missing.sort();
        contents.missing.dedup();
        Ok(contents)
    }

    /// Adds a path that the project names, where it lies in it.
    fn add_named(&mut self, loaded: &Loaded, path: &str) -> Result<(), Vec<Fault>> {
        let plain = path.strip_suffix('/').unwrap_or(path);
        let is_there = || inside(&loaded.root, plain).is_ok_and(|place| place.symlink_metadata().is_ok());
        if check_relative(plain).is_some() || !is_there() {
            self.missing.push(path.to_owned());
            return Ok(());
        }
        self.add(loaded, plain)
    }

    /// Adds a file, or every file of a folder.
    fn add(&mut self, loaded: &Loaded, path: &str) -> Result<(), Vec<Fault>> {
        let place = inside(&loaded.root, path).map_err(|fault| vec![fault])?;
        if let Some(why) = check_relative(path) {
            return Err(vec![Fault { path: path.to_owned(), why }]);
        }
        if !place.is_dir() {
            self.files.insert(path.to_owned());
            return Ok(());
        }
        let below = list_folder(&place, &git_files).map_err(|faults| {
            faults
                .into_iter()
                .map(|fault| Fault { path: format!("{path}/{}", fault.path), ..fault })
                .collect::<Vec<_>>()
        })?;
        self.files.extend(below.into_iter().map(|file| format!("{path}/{file}")));
        Ok(())
    }
}

/// Where a backup lies.
fn location(item: &Item) -> Option<&str> {
    if item.name.kind == BACKUPS { item.field("location") } else { None }
}

fn refused(faults: &[Fault]) -> Problem {
    Problem::project(say::not_packed(naming::fault_list(faults)))
}

/// Writes the archive; last in it stands the list of the digests of all else.
///
/// # Errors
///
/// When a file cannot be read, changes while it is, or holds a private key; or the archive cannot be written.
pub(crate) fn write_package<W: Write + Seek>(
    loaded: &Loaded,
    contents: &Contents,
    to: W,
    progress: &dyn Progress,
) -> Result<W> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Stored)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let mut archive = ZipWriter::new(to);
    let mut lines = Vec::with_capacity(contents.files.len());
    for path in &contents.files {
        let place = inside(&loaded.root, path).map_err(|fault| refused(&[fault]))?;
        let is_large = place.metadata().is_ok_and(|found| found.len() >= u64::from(u32::MAX));
        archive.start_file(path.as_str(), options.large_file(is_large))?;
        let hashed = copy_and_hash(&place, &mut archive, progress).map_err(|fault| refused(&[fault]))?;
        lines.push(Line { digest: hashed.digest, path: path.clone() });
    }
    archive.start_file(LIST, options)?;
    archive.write_all(Manifest::from_sorted(lines).text().as_bytes())?;
    Ok(archive.finish()?)
}
