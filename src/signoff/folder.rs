//! Reads the folders below `records/` as they are, following no link, and changes nothing.
//!
//! In: a project folder. Out: the bytes of every plain file of every record, and the names of all else
//! that stands there. Whether any of it is right is for [`super::check`]. However much stands there, no more is read
//! of a file, of a folder and of all of them together than any sign-off has: what is larger is not opened, and told.

use crate::document::place::{RecordPlace, is_scan, is_statement};
use crate::evidence::{Digest, Fault, Silent, Why, hash_file, naming, open_plain};
use crate::files::folders::{ATTRIBUTES, KEEP_BYTES, RECORDS, UNFINISHED};
use crate::text::Text;
use crate::text::say::signoff as say;
use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

/// The most bytes of one file; the record of twenty thousand items stays well below.
const LARGEST: u64 = 64 * 1024 * 1024;

/// The most bytes that are held of all records together.
const LARGEST_OF_ALL: u64 = 256 * 1024 * 1024;

/// The most bytes of all scans together, of which nothing is held but their digests.
const LARGEST_SCANS: u64 = 2 * 1024 * 1024 * 1024;

/// The most files of one record: many times those of any sign-off.
const MOST_FILES: usize = 1000;

/// What stands below `records/`.
#[derive(Debug, Default)]
pub struct Records {
    /// The records, by stage and digits.
    pub folders: Vec<RecordFolder>,
    /// What is no record, by path from the project folder, with the reason.
    pub strays: Vec<(String, Text)>,
}

/// The files of one record.
#[derive(Debug)]
pub struct RecordFolder {
    /// Which record it is by its name.
    pub place: RecordPlace,
    /// Plain files by name, but for scans.
    pub files: BTreeMap<String, Vec<u8>>,
    /// SHA-256 of the files that are named as scans are: they may be large, and nothing else of them counts.
    pub scans: BTreeMap<String, Digest>,
    /// What is no plain file or cannot be read, by name, with the reason.
    pub strays: Vec<(String, Text)>,
}

impl RecordFolder {
    fn of(place: RecordPlace) -> RecordFolder {
        RecordFolder { place, files: BTreeMap::new(), scans: BTreeMap::new(), strays: Vec::new() }
    }
}

/// Reads every record of a project. A project without records has none.
pub fn read_records(root: &Path) -> Records {
    let mut records = Records::default();
    let mut room = Room { files: LARGEST_OF_ALL, scans: LARGEST_SCANS };
    let folder = root.join(RECORDS);
    match folder.symlink_metadata() {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return records,
        Err(error) => records.strays.push((RECORDS.to_owned(), say::stray_unreadable(error))),
        Ok(found) if !found.is_dir() => records.strays.push((RECORDS.to_owned(), say::stray_not_a_folder())),
        Ok(_) => match list(&folder, usize::MAX) {
            Err(error) => records.strays.push((RECORDS.to_owned(), say::stray_unreadable(error))),
            Ok(entries) => {
                entries.into_iter().for_each(|(name, found)| take(&folder, name, found, &mut records, &mut room));
            }
        },
    }
    records.folders.sort_by(|a, b| a.place.cmp(&b.place));
    records
}

/// The records among files that were read, by their paths from the project folder: those of another revision.
pub(crate) fn records_among(files: BTreeMap<String, Vec<u8>>) -> Records {
    let mut folders: BTreeMap<RecordPlace, RecordFolder> = BTreeMap::new();
    for (path, bytes) in files {
        let [_, folder, name] = path.split('/').collect::<Vec<_>>()[..] else { continue };
        let Some(place) = RecordPlace::parse(folder) else { continue };
        let folder = folders.entry(place.clone()).or_insert_with(|| RecordFolder::of(place));
        match is_scan(name) {
            true => drop(folder.scans.insert(name.to_owned(), Digest::of(&bytes))),
            false => drop(folder.files.insert(name.to_owned(), bytes)),
        }
    }
    Records { folders: folders.into_values().collect(), strays: Vec::new() }
}

/// The records of some stages that hold a statement, by stage and digits; told by names alone, so that it costs little
/// to ask.
pub fn signed_places(root: &Path, stages: &BTreeSet<&String>) -> Vec<RecordPlace> {
    let folder = root.join(RECORDS);
    let entries = list(&folder, usize::MAX).unwrap_or_default().into_iter().filter(|(_, kind)| *kind == Kind::Folder);
    let places =
        entries.filter_map(|(name, _)| RecordPlace::parse(&name)).filter(|place| stages.contains(&place.stage));
    let signed = |place: &RecordPlace| {
        let files = list(&folder.join(place.name()), MOST_FILES).unwrap_or_default();
        files.iter().any(|(name, _)| is_statement(name))
    };
    let mut signed: Vec<RecordPlace> = places.filter(signed).collect();
    signed.sort();
    signed
}

/// Sorts one entry of `records/`.
fn take(folder: &Path, name: String, found: Kind, records: &mut Records, room: &mut Room) {
    let stray = match (found, RecordPlace::parse(&name)) {
        (Kind::Folder, Some(place)) => {
            records.folders.push(read_folder(&folder.join(&name), place, room));
            return;
        }
        // What a killed run left; it belongs to no record and the next sign-off clears it away.
        (Kind::Folder, None) if name.starts_with(UNFINISHED) => return,
        (Kind::File, None) if name == ATTRIBUTES => match keeps_bytes(&folder.join(&name)) {
            true => return,
            false => say::stray_attributes(),
        },
        (Kind::Link, _) => say::stray_link(),
        _ => say::stray_in_records(),
    };
    records.strays.push((format!("{RECORDS}/{name}"), stray));
}

/// Whether a file of attributes tells git to leave bytes alone, and nothing else.
fn keeps_bytes(file: &Path) -> bool {
    let Ok(opened) = File::open(file) else { return false };
    let mut bytes = Vec::new();
    opened.take(KEEP_BYTES.len() as u64 + 1).read_to_end(&mut bytes).is_ok() && bytes == KEEP_BYTES
}

/// How many bytes may still be read of what is held, and of what is only hashed.
struct Room {
    files: u64,
    scans: u64,
}

impl Room {
    /// Opens a file where there is room for all of it, and takes that room; in words why not.
    fn open(&mut self, path: &Path, scan: bool) -> Result<(File, u64), Text> {
        let file = open_plain(path).map_err(unreadable)?;
        let length = file.metadata().map_err(say::stray_unreadable)?.len();
        let (left, all) = match scan {
            true => (&mut self.scans, LARGEST_SCANS),
            false => (&mut self.files, LARGEST_OF_ALL),
        };
        if length > LARGEST {
            return Err(say::stray_too_large(LARGEST / 1024 / 1024));
        }
        *left = left.checked_sub(length).ok_or_else(|| say::stray_too_large_together(all / 1024 / 1024))?;
        Ok((file, length))
    }
}

fn read_folder(path: &Path, place: RecordPlace, room: &mut Room) -> RecordFolder {
    let mut folder = RecordFolder::of(place);
    let entries = match list(path, MOST_FILES) {
        Ok(entries) => entries,
        Err(error) => {
            folder.strays.push((String::new(), say::stray_unreadable(error)));
            return folder;
        }
    };
    for (name, kind) in entries {
        let stray = match kind {
            Kind::File => match read_file(&path.join(&name), is_scan(&name), room) {
                Ok(Content::Held(bytes)) => {
                    folder.files.insert(name, bytes);
                    continue;
                }
                Ok(Content::Hashed(digest)) => {
                    folder.scans.insert(name, digest);
                    continue;
                }
                Err(why) => why,
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
fn list(folder: &Path, most: usize) -> io::Result<Vec<(String, Kind)>> {
    let mut entries = Vec::new();
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
        if entries.len() > most {
            return Err(io::Error::other("too many files"));
        }
    }
    entries.sort_by(|a, b| a.0.cmp(&b.0));
    Ok(entries)
}

/// What was read of a file.
enum Content {
    Held(Vec<u8>),
    Hashed(Digest),
}

/// Reads a file as far as there is room for it; of one that is too large, nothing.
fn read_file(path: &Path, scan: bool, room: &mut Room) -> Result<Content, Text> {
    let (file, length) = room.open(path, scan)?;
    if scan {
        let hashed = hash_file(path, &Silent).map_err(unreadable)?;
        return Ok(Content::Hashed(hashed.digest));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(length).unwrap_or_default());
    match file.take(length + 1).read_to_end(&mut bytes) {
        Err(error) => Err(say::stray_unreadable(error)),
        Ok(read) if read as u64 > length => Err(say::stray_unreadable(naming::why(&Why::Changed))),
        Ok(_) => Ok(Content::Held(bytes)),
    }
}

fn unreadable(fault: Fault) -> Text {
    match fault.why {
        Why::Unreadable(why) => say::stray_unreadable(why),
        other => say::stray_unreadable(naming::why(&other)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Lang;
    use crate::work::counted;

    /// A folder with a record of so many bytes, none of which takes room on the disk, for each length.
    fn sparse(name: &str, lengths: &[u64]) -> tempfile::TempDir {
        let root = tempfile::tempdir().unwrap();
        for (number, length) in lengths.iter().enumerate() {
            let folder = root.path().join(RECORDS).join(format!("cutover-{number:016x}"));
            #[expect(clippy::disallowed_methods, reason = "a test prepares its own folder")]
            let file = fs::create_dir_all(&folder).and_then(|()| File::create(folder.join(name))).unwrap();
            file.set_len(*length).unwrap();
        }
        root
    }

    fn strays(records: &Records) -> Vec<String> {
        let all = records.folders.iter().flat_map(|folder| &folder.strays);
        all.map(|(name, why)| format!("{name} {}", why.of(Lang::DEFAULT))).collect()
    }

    #[test]
    fn a_file_that_no_record_has_is_not_read() {
        for name in [crate::signoff::RECORD, "giver-lin.toml", "giver-lin.toml.sig", "giver-lin-scan.pdf", "any"] {
            let root = sparse(name, &[LARGEST + 1, 1 << 30, 1 << 40]);
            let (work, records) = counted(|| read_records(root.path()));
            assert!(work.held < 1_000_000, "{name}: {work:?}");
            let told = format!("{name} is larger than 64 MB, which no file of a record is, and was not read");
            assert_eq!(strays(&records), [told.clone(), told.clone(), told]);
        }
    }

    #[test]
    fn of_all_records_together_no_more_is_held_than_a_sign_off_has() {
        let root = sparse(crate::signoff::RECORD, &[LARGEST; 8]);
        let (work, records) = counted(|| read_records(root.path()));
        assert!(work.held as u64 <= LARGEST_OF_ALL + 1_000_000, "{work:?}");
        let held = records.folders.iter().filter(|folder| !folder.files.is_empty()).count() as u64;
        assert_eq!((held, strays(&records).len() as u64), (LARGEST_OF_ALL / LARGEST, 8 - LARGEST_OF_ALL / LARGEST));
        assert!(strays(&records)[0].contains("all records together are larger than 256 MB"));
    }
}
