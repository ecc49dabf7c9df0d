//! Reads the folders below `records/` as they are, following no link, and changes nothing.
//!
//! In: a project folder. Out: the bytes of every plain file of every record, and the names of all else
//! that stands there. Whether any of it is right is for [`super::check`].

use crate::document::place::{RecordPlace, statement_number};
use crate::files::folders::{RECORDS, UNFINISHED};
use crate::text::Text;
use crate::text::say::signoff as say;
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

/// The largest file of a record that is read, in bytes; a record of twenty thousand items stays well below.
const LARGEST: u64 = 256 * 1024 * 1024;

/// What stands below `records/`.
#[derive(Debug, Default)]
pub struct Records {
    /// The records, by stage and revision.
    pub folders: Vec<RecordFolder>,
    /// What is no record, by path from the project folder, with the reason.
    pub strays: Vec<(String, Text)>,
}

/// The files of one record.
#[derive(Debug)]
pub struct RecordFolder {
    /// Which record it is by its name.
    pub place: RecordPlace,
    /// Plain files by name.
    pub files: BTreeMap<String, Vec<u8>>,
    /// What is no plain file or cannot be read, by name, with the reason.
    pub strays: Vec<(String, Text)>,
}

/// Reads every record of a project. A project without records has none.
pub fn read_records(root: &Path) -> Records {
    let mut records = Records::default();
    let folder = root.join(RECORDS);
    match folder.symlink_metadata() {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return records,
        Err(error) => records.strays.push((RECORDS.to_owned(), say::stray_unreadable(error.to_string()))),
        Ok(found) if !found.is_dir() => records.strays.push((RECORDS.to_owned(), say::stray_not_a_folder())),
        Ok(_) => match list(&folder) {
            Err(error) => records.strays.push((RECORDS.to_owned(), say::stray_unreadable(error.to_string()))),
            Ok(entries) => entries.into_iter().for_each(|(name, found)| take(&folder, name, found, &mut records)),
        },
    }
    records.folders.sort_by(|a, b| a.place.cmp(&b.place));
    records
}

/// The newest record of a stage that holds a statement, told by names alone, so that it costs nothing to ask.
pub fn signed_place(root: &Path, stage: &str) -> Option<RecordPlace> {
    let folder = root.join(RECORDS);
    let places = list(&folder).ok()?.into_iter().filter(|(_, kind)| *kind == Kind::Folder);
    let places = places.filter_map(|(name, _)| RecordPlace::parse(&name)).filter(|place| place.stage == stage);
    let signed = |place: &RecordPlace| {
        let files = list(&folder.join(place.name())).unwrap_or_default();
        files.iter().any(|(name, _)| statement_number(name).is_some())
    };
    places.filter(signed).max()
}

/// Sorts one entry of `records/`.
fn take(folder: &Path, name: String, found: Kind, records: &mut Records) {
    let stray = match (found, RecordPlace::parse(&name)) {
        (Kind::Folder, Some(place)) => {
            records.folders.push(read_folder(&folder.join(&name), place));
            return;
        }
        // What a killed run left; it belongs to no record and the next sign-off clears it away.
        (Kind::Folder, None) if name.starts_with(UNFINISHED) => return,
        (Kind::Link, _) => say::stray_link(),
        _ => say::stray_in_records(),
    };
    records.strays.push((format!("{RECORDS}/{name}"), stray));
}

fn read_folder(path: &Path, place: RecordPlace) -> RecordFolder {
    let mut folder = RecordFolder { place, files: BTreeMap::new(), strays: Vec::new() };
    let entries = match list(path) {
        Ok(entries) => entries,
        Err(error) => {
            folder.strays.push((String::new(), say::stray_unreadable(error.to_string())));
            return folder;
        }
    };
    for (name, kind) in entries {
        let stray = match kind {
            Kind::File => match read_file(&path.join(&name)) {
                Ok(bytes) => {
                    folder.files.insert(name, bytes);
                    continue;
                }
                Err(error) => say::stray_unreadable(error.to_string()),
            },
            Kind::Link => say::stray_link(),
            Kind::Folder | Kind::Odd => say::stray_in_record(),
        };
        folder.strays.push((name, stray));
    }
    folder
}

/// What an entry of a folder is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    File,
    Folder,
    Link,
    Odd,
}

/// The entries of a folder by name; a name that is not UTF-8 shows with replacement characters, as odd.
fn list(folder: &Path) -> io::Result<Vec<(String, Kind)>> {
    let mut entries = Vec::new();
    if !folder.symlink_metadata()?.is_dir() {
        return Err(io::ErrorKind::NotADirectory.into());
    }
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let found = entry.file_type()?;
        let kind = match () {
            () if found.is_symlink() => Kind::Link,
            () if found.is_dir() => Kind::Folder,
            () if found.is_file() => Kind::File,
            () => Kind::Odd,
        };
        entries.push(match entry.file_name().into_string() {
            Ok(name) => (name, kind),
            Err(name) => (name.to_string_lossy().into_owned(), Kind::Odd),
        });
    }
    entries.sort_by(|a, b| a.0.cmp(&b.0));
    Ok(entries)
}

fn read_file(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(path)?.take(LARGEST + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > LARGEST {
        return Err(io::Error::new(io::ErrorKind::FileTooLarge, "too large"));
    }
    Ok(bytes)
}
