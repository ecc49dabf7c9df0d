//! A folder: its files listed without following links, hashed in parallel, and listed again.

use super::file::{hash_listed, hash_listed_evidence, odd};
use super::paths::{check_relative, folded, is_git};
use super::{Digest, Fault, FileDigest, Line, Manifest, Progress, Why};
use rayon::prelude::*;
use std::collections::{HashMap, HashSet};
use std::fs::{DirEntry, FileType};
use std::hash::{BuildHasher, RandomState};
use std::io;
use std::path::Path;

/// Which files and folders are left out, by their path from the folder, with `/`; what is below a folder
/// that is left out is not looked at.
pub type Skip<'a> = &'a (dyn Fn(&str) -> bool + Sync);

/// Leaves nothing out.
pub fn nothing(_: &str) -> bool {
    false
}

/// Leaves out what git keeps in a work tree for itself: it changes with every command of git.
pub fn git_files(path: &str) -> bool {
    path.rsplit('/').next().is_some_and(is_git)
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
    /// What was left out, by path from the folder, sorted.
    pub left_out: Vec<String>,
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

/// Hashes a folder that is to be evidence: what git keeps for itself is left out, and a private key refused.
///
/// # Errors
///
/// As [`hash_folder`].
pub fn hash_evidence_folder(folder: &Path, progress: &dyn Progress) -> Result<FolderDigest, Vec<Fault>> {
    hash_folder_by(folder, &git_files, progress, &|path| hash_listed_evidence(&folder.join(path), progress))
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
    let listed = Listed::read(folder, skip)?;
    let before = &listed.files;
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
    if faults.is_empty() && !listed.is_still_so(folder, skip) {
        faults = changes(before, &list_folder(folder, skip)?);
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    let manifest = Manifest::from_sorted(lines);
    Ok(FolderDigest { digest: Digest::of(manifest.text().as_bytes()), manifest, size, left_out: listed.left_out })
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
    Ok(Listed::read(folder, skip)?.files)
}

/// The files of a folder, and what tells in a moment whether any came or went since.
struct Listed {
    files: Vec<String>,
    /// Every folder, with the fingerprint of the names in it.
    folders: Vec<(String, u64)>,
    /// What was skipped.
    left_out: Vec<String>,
    /// Gives fingerprints that nobody can foresee.
    state: RandomState,
}

impl Listed {
    fn read(folder: &Path, skip: Skip<'_>) -> Result<Listed, Vec<Fault>> {
        match folder.symlink_metadata() {
            Err(error) => return Err(vec![Fault::reading(folder, &error)]),
            Ok(found) if found.is_dir() => {}
            Ok(found) => return Err(vec![Fault::at(folder, odd(found.file_type()).unwrap_or(Why::NotAFolder))]),
        }
        let (files, folders, left_out) = (Vec::new(), Vec::new(), Vec::new());
        let mut all = Listed { files, folders, left_out, state: RandomState::new() };
        let mut faults = Vec::new();
        // Level by level: no depth of folders can exhaust the stack.
        let mut level = vec![String::new()];
        while !level.is_empty() {
            let listed: Vec<Listing> =
                level.par_iter().map(|below| list_one(folder, below, skip, &all.state)).collect();
            let folders = std::mem::take(&mut level);
            for (below, mut one) in folders.into_iter().zip(listed) {
                all.folders.push((below, one.fingerprint));
                all.files.append(&mut one.files);
                all.left_out.append(&mut one.left_out);
                faults.append(&mut one.faults);
                level.append(&mut one.folders);
            }
        }
        if !faults.is_empty() {
            faults.sort_by(|a, b| a.path.cmp(&b.path));
            return Err(faults);
        }
        // Each folder's files are in order already, which makes this fast.
        all.files.sort();
        all.left_out.sort();
        Ok(all)
    }

    /// Whether every folder holds the same names as before.
    fn is_still_so(&self, root: &Path, skip: Skip<'_>) -> bool {
        self.folders.par_iter().all(|(below, before)| {
            let mut fingerprint = 0;
            let mut faults = Vec::new();
            let outcome = read_folder(root, below, skip, &mut faults, |entry, name, _| {
                fingerprint = add(&self.state, fingerprint, name, entry.file_type()?);
                Ok(())
            });
            outcome.is_ok() && faults.is_empty() && fingerprint == *before
        })
    }
}

/// A sum over names and what they are, whatever their order.
fn add(state: &RandomState, sum: u64, name: &str, kind: FileType) -> u64 {
    sum.wrapping_add(state.hash_one((name, kind.is_file(), kind.is_dir())))
}

/// What one folder holds, by path from the folder that is listed.
#[derive(Default)]
struct Listing {
    files: Vec<String>,
    folders: Vec<String>,
    faults: Vec<Fault>,
    left_out: Vec<String>,
    fingerprint: u64,
}

fn list_one(root: &Path, below: &str, skip: Skip<'_>, state: &RandomState) -> Listing {
    let mut listing = Listing::default();
    let mut faults = Vec::new();
    let mut folded_names: Vec<u64> = Vec::new();
    let outcome = read_folder(root, below, skip, &mut faults, |entry, name, path| {
        let kind = entry.file_type()?;
        listing.fingerprint = add(state, listing.fingerprint, name, kind);
        folded_names.push(hash_folded(state, name));
        // A folder `-` is never a whole path in a manifest.
        let refused = check_relative(path).filter(|why| !(kind.is_dir() && *why == Why::Dash));
        if let Some(why) = odd(kind).or(refused) {
            listing.faults.push(Fault { path: path.to_owned(), why });
        } else if kind.is_dir() {
            listing.folders.push(path.to_owned());
        } else {
            listing.files.push(path.to_owned());
        }
        Ok(())
    });
    listing.faults.append(&mut faults);
    match outcome {
        Ok(left_out) => listing.left_out = left_out,
        Err(error) => {
            let why = Fault::reading(root, &error).why;
            listing.faults.push(Fault { path: if below.is_empty() { ".".to_owned() } else { below.to_owned() }, why });
        }
    }
    listing.files.sort_unstable();
    listing.folders.sort_unstable();
    folded_names.sort_unstable();
    // Names are compared in full only where two of them look alike.
    if folded_names.windows(2).any(|pair| pair[0] == pair[1]) {
        collisions(below, &mut listing);
    }
    listing
}

/// A number that is the same for names that are equal after folding.
fn hash_folded(state: &RandomState, name: &str) -> u64 {
    if !name.is_ascii() {
        return state.hash_one(folded(name).as_bytes());
    }
    let mut short = [0; 64];
    match short.get_mut(..name.len()) {
        Some(lower) => {
            lower.copy_from_slice(name.as_bytes());
            lower.make_ascii_lowercase();
            state.hash_one(&*lower)
        }
        None => state.hash_one(name.to_ascii_lowercase().as_bytes()),
    }
}

/// Reads one folder; `each` gets every entry that is not skipped, its name, and its path from the root. Returns what
/// is skipped.
fn read_folder(
    root: &Path,
    below: &str,
    skip: Skip<'_>,
    faults: &mut Vec<Fault>,
    mut each: impl FnMut(&DirEntry, &str, &str) -> io::Result<()>,
) -> io::Result<Vec<String>> {
    let mut left_out = Vec::new();
    let folder = if below.is_empty() { root.to_owned() } else { root.join(below) };
    let mut path = if below.is_empty() { String::new() } else { format!("{below}/") };
    let start = path.len();
    for entry in folder.read_dir()? {
        let entry = entry?;
        let name = entry.file_name();
        path.truncate(start);
        let Some(text) = name.to_str() else {
            path.push_str(&name.to_string_lossy());
            faults.push(Fault { path: path.clone(), why: Why::NotUtf8 });
            continue;
        };
        path.push_str(text);
        if skip(&path) {
            left_out.push(path.clone());
        } else {
            each(&entry, text, &path)?;
        }
    }
    Ok(left_out)
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
