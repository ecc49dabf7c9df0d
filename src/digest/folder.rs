//! A folder: its files listed without following links, hashed in parallel, and listed again.

use super::file::{hash_listed, odd};
use super::paths::{check_name, folded};
use super::{Digest, Fault, FileDigest, Line, Manifest, Progress, Why};
use rayon::prelude::*;
use std::collections::{HashMap, HashSet};
use std::io;
use std::path::Path;

/// Which files and folders are left out, by their path from the folder, with `/`; what is below a folder
/// that is left out is not looked at.
pub type Skip<'a> = &'a (dyn Fn(&str) -> bool + Sync);

/// Leaves nothing out.
pub fn nothing(_: &str) -> bool {
    false
}

/// The digest of a folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FolderDigest {
    /// Every file in it.
    pub manifest: Manifest,
    /// SHA-256 of the manifest's text.
    pub digest: Digest,
    /// Bytes of all files together.
    pub size: u64,
}

/// Hashes every file in a folder, one file a thread.
///
/// # Errors
///
/// Every fault that was met: names and things that are refused, files that cannot be read, and whatever
/// came, went or changed meanwhile. Never empty.
pub fn hash_folder(folder: &Path, skip: Skip<'_>, progress: &dyn Progress) -> Result<FolderDigest, Vec<Fault>> {
    hash_folder_by(folder, skip, progress, &|path| hash_listed(&folder.join(path), progress))
}

/// Hashes a folder as [`hash_folder`] does, each file by `hash`, which is given its path from the folder.
///
/// # Errors
///
/// As [`hash_folder`].
pub fn hash_folder_by(
    folder: &Path,
    skip: Skip<'_>,
    progress: &dyn Progress,
    hash: &(dyn Fn(&str) -> Result<FileDigest, Fault> + Sync),
) -> Result<FolderDigest, Vec<Fault>> {
    let before = list_folder(folder, skip)?;
    if progress.looks() {
        let sizes = before.par_iter().map(|path| folder.join(path).symlink_metadata().map_or(0, |found| found.len()));
        progress.expect(sizes.sum());
    }
    let hashed: Vec<Result<(Line, u64), Fault>> = before
        .par_iter()
        .map(|path| match hash(path) {
            Ok(found) => Ok((Line { digest: found.digest, path: path.clone() }, found.size)),
            // It was there a moment ago.
            Err(Fault { why: Why::Missing, .. }) => Err(Fault { path: path.clone(), why: Why::Vanished }),
            Err(Fault { why, .. }) => Err(Fault { path: path.clone(), why }),
        })
        .collect();
    let mut lines = Vec::with_capacity(hashed.len());
    let (mut faults, mut size) = (Vec::new(), 0);
    for result in hashed {
        match result {
            Ok((line, bytes)) => {
                size += bytes;
                lines.push(line);
            }
            Err(fault) => faults.push(fault),
        }
    }
    if faults.is_empty() {
        faults = changes(&before, &list_folder(folder, skip)?);
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    let manifest = Manifest::from_sorted(lines);
    Ok(FolderDigest { digest: Digest::of(manifest.text().as_bytes()), manifest, size })
}

/// What came or went between two listings.
fn changes(before: &[String], after: &[String]) -> Vec<Fault> {
    if before == after {
        return Vec::new();
    }
    let (old, new): (HashSet<&String>, HashSet<&String>) = (before.iter().collect(), after.iter().collect());
    let gone = before.iter().filter(|path| !new.contains(path)).map(|path| (path, Why::Vanished));
    let come = after.iter().filter(|path| !old.contains(path)).map(|path| (path, Why::Appeared));
    gone.chain(come).map(|(path, why)| Fault { path: path.clone(), why }).collect()
}

/// The files in a folder and below it, with `/`, sorted by bytes. Folders without files do not show.
///
/// # Errors
///
/// Every name that is refused, every link, pipe, socket and device, and every folder that cannot be read.
pub fn list_folder(folder: &Path, skip: Skip<'_>) -> Result<Vec<String>, Vec<Fault>> {
    match folder.symlink_metadata() {
        Err(error) => return Err(vec![Fault::reading(folder, &error)]),
        Ok(found) if found.is_dir() => {}
        Ok(found) => return Err(vec![Fault::at(folder, odd(found.file_type()).unwrap_or(Why::NotAFolder))]),
    }
    let (mut files, mut faults) = (Vec::new(), Vec::new());
    // Level by level: no depth of folders can exhaust the stack.
    let mut level = vec![String::new()];
    while !level.is_empty() {
        let listed: Vec<Listing> = level.par_iter().map(|below| list_one(folder, below, skip)).collect();
        level.clear();
        for mut one in listed {
            files.append(&mut one.files);
            faults.append(&mut one.faults);
            level.append(&mut one.folders);
        }
    }
    if !faults.is_empty() {
        faults.sort_by(|a, b| a.path.cmp(&b.path));
        return Err(faults);
    }
    files.par_sort_unstable();
    Ok(files)
}

/// What one folder holds, by path from the folder that is listed.
#[derive(Default)]
struct Listing {
    files: Vec<String>,
    folders: Vec<String>,
    faults: Vec<Fault>,
}

fn list_one(root: &Path, below: &str, skip: Skip<'_>) -> Listing {
    let mut listing = Listing::default();
    let folder = if below.is_empty() { root.to_owned() } else { root.join(below) };
    if let Err(error) = read_folder(&folder, below, skip, &mut listing) {
        let why = Fault::reading(&folder, &error).why;
        listing.faults.push(Fault { path: if below.is_empty() { ".".to_owned() } else { below.to_owned() }, why });
    }
    collisions(below, &mut listing);
    listing
}

fn read_folder(folder: &Path, below: &str, skip: Skip<'_>, listing: &mut Listing) -> io::Result<()> {
    for entry in folder.read_dir()? {
        let entry = entry?;
        let name = entry.file_name();
        let Some(text) = name.to_str() else {
            listing.faults.push(Fault { path: joined(below, &name.to_string_lossy()), why: Why::NotUtf8 });
            continue;
        };
        let path = joined(below, text);
        if skip(&path) {
            continue;
        }
        let kind = entry.file_type()?;
        let dash = (path == "-").then_some(Why::Dash);
        if let Some(why) = odd(kind).or_else(|| check_name(text)).or(dash) {
            listing.faults.push(Fault { path, why });
        } else if kind.is_dir() {
            listing.folders.push(path);
        } else {
            listing.files.push(path);
        }
    }
    Ok(())
}

fn joined(below: &str, name: &str) -> String {
    if below.is_empty() { name.to_owned() } else { format!("{below}/{name}") }
}

/// Names in one folder that are equal after folding; those in different folders never meet unless their
/// folders do.
fn collisions(below: &str, listing: &mut Listing) {
    let start = if below.is_empty() { 0 } else { below.len() + 1 };
    let paths = listing.files.iter().chain(&listing.folders);
    let mut seen: HashMap<String, &str> = HashMap::with_capacity(listing.files.len() + listing.folders.len());
    let mut faults = Vec::new();
    let mut sorted: Vec<&String> = paths.collect();
    sorted.sort_unstable();
    for path in sorted {
        let name = path.get(start..).unwrap_or_default();
        if let Some(other) = seen.insert(folded(name), path) {
            faults.push(Fault { path: path.clone(), why: Why::Collides(other.to_owned()) });
        }
    }
    listing.faults.append(&mut faults);
}
