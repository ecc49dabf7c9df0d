//! A project that is being started: what tells the next run which files a run that was killed has left.
//!
//! In: the new files. Out: a hidden list of them with their digests, in place from before the first of them to after
//! the last, which is the project file. Without a project file, what stands in the list and still has its digest was
//! left by a killed run and goes; whatever else is there is a person's, and stays.

use crate::evidence::{Digest, Line, Manifest, check_relative};
use crate::files::change::Change;
use crate::files::load::PROJECT_FILES;
use crate::files::lock::{lock_file, pause_writing};
use crate::files::place::{sweep, sync_folder, within, write_sibling};
use crate::files::swap::remove_untouched;
use crate::text::problem::Problem;
use crate::text::say::store as say;
use std::collections::BTreeSet;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use tempfile::TempPath;

/// The name of the list.
const LIST: &str = ".handover-unfinished";

/// What is read of a list at most; its own are far smaller.
const MOST: u64 = 1 << 20;

/// Removes what a run has left that was killed while it started a project in a folder.
///
/// # Errors
///
/// When the folder cannot be locked, or something cannot be removed.
pub fn remove_unfinished(root: &Path) -> Result<(), Problem> {
    if found(root).is_none() {
        return Ok(());
    }
    let cannot = |error: io::Error| Problem::project(say::cannot_write(root.display(), error));
    let lock = lock_file(root).map_err(cannot)?;
    lock.lock().map_err(cannot)?;
    let _whole = pause_writing();
    remove_listed(root).map_err(cannot)
}

/// As [`remove_unfinished`], under the lock.
pub(super) fn remove_listed(root: &Path) -> io::Result<()> {
    // Read again: whoever held the lock may have finished.
    let Some(list) = found(root) else { return Ok(()) };
    if !is_whole(root) {
        let mut folders = BTreeSet::from([root.to_owned()]);
        for line in list.lines() {
            let Ok(place) = within(root, Path::new(&line.path)) else { continue };
            remove_untouched(&place, line.digest)?;
            folders.extend(place.parent().map(Path::to_owned));
        }
        folders.iter().for_each(|folder| sweep(folder));
    }
    remove_list(root)
}

/// Removes the list of a project that is whole: the run that made it was killed after its last file.
pub(super) fn finish(root: &Path) {
    if is_whole(root) && found(root).is_some() {
        let _ = remove_list(root);
    }
}

/// Puts the list of new files in place; it is gone when it is dropped.
pub(super) fn list(root: &Path, changes: &[Change<'_>]) -> io::Result<TempPath> {
    let mut lines: Vec<Line> = changes.iter().filter_map(line).collect();
    lines.sort_by(|one, other| one.path.cmp(&other.path));
    lines.dedup_by(|one, other| one.path == other.path);
    let place = root.join(LIST);
    let text = lines.iter().map(|line| format!("{}  {}\n", line.digest, line.path)).collect::<String>();
    write_sibling(&place, text.as_bytes())?.persist_noclobber(&place)?;
    let list = TempPath::try_from_path(&place)?;
    sync_folder(&place)?;
    Ok(list)
}

/// The line of a new file; nothing for one whose name no list could hold.
fn line(change: &Change<'_>) -> Option<Line> {
    let Change::Create { path, content } = change else { return None };
    let names: Option<Vec<&str>> = path.iter().map(|name| name.to_str()).collect();
    let path = names?.join("/");
    check_relative(&path).is_none().then(|| Line { digest: Digest::of(content), path })
}

/// The list, if there is one that reads as such.
fn found(root: &Path) -> Option<Manifest> {
    let place: PathBuf = root.join(LIST);
    let is_list = place.symlink_metadata().is_ok_and(|found| found.is_file() && found.len() <= MOST);
    is_list.then(|| fs::read(place).ok()).flatten().and_then(|bytes| Manifest::parse(&bytes).ok())
}

/// Whether the file is there that is written last.
fn is_whole(root: &Path) -> bool {
    PROJECT_FILES.iter().any(|name| root.join(name).symlink_metadata().is_ok())
}

#[expect(clippy::disallowed_methods, reason = "the store owns writing")]
fn remove_list(root: &Path) -> io::Result<()> {
    let place = root.join(LIST);
    match fs::remove_file(&place) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error),
        _ => sync_folder(&place),
    }
}

#[cfg(test)]
mod tests;
