//! A project that is being started: what tells the next run which files a run that was killed has left.
//!
//! In: the new files. Out: a hidden list of them with their digests, in place from before the first of them to after
//! the last, which is the project file. Without a project file, what stands in the list and still has its digest was
//! left by a killed run and goes; whatever else is there is a person's, and stays.

use super::{lock_file, pause_writing, sweep};
use crate::evidence::{Digest, Line, Manifest, check_relative};
use crate::files::change::Change;
use crate::files::load::PROJECT_FILES;
use crate::files::place::{sync_folder, within, write_sibling};
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
    let cannot = |error: io::Error| Problem::project(say::cannot_write(root.display(), error.to_string()));
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
mod tests {
    use super::*;

    fn changes() -> Vec<Change<'static>> {
        ["README.md", "evidence/README.md", "a/b.toml", "handover.toml"]
            .map(|path| Change::Create { path: path.into(), content: format!("of {path}").into_bytes() })
            .into()
    }

    /// What a run leaves that is killed after so many of its files.
    fn killed_after(root: &Path, count: usize) {
        fs::create_dir_all(root.join("evidence")).unwrap();
        fs::create_dir_all(root.join("a")).unwrap();
        let _ = list(root, &changes()).unwrap().keep();
        for change in changes().iter().take(count) {
            let Change::Create { path, content } = change else { panic!("new files") };
            fs::write(root.join(path), content).unwrap();
        }
        fs::write(root.join("evidence/.handover-a1b2c3.tmp"), "torn").unwrap();
    }

    fn files(root: &Path) -> Vec<String> {
        let entries = walkdir::WalkDir::new(root).sort_by_file_name().into_iter().map(Result::unwrap);
        let files = entries.filter(|entry| entry.file_type().is_file());
        files.map(|entry| entry.path().strip_prefix(root).unwrap().to_str().unwrap().to_owned()).collect()
    }

    #[test]
    fn after_a_kill_before_the_last_file_all_of_its_files_go() {
        for count in 0..4 {
            let folder = tempfile::tempdir().unwrap();
            killed_after(folder.path(), count);
            remove_unfinished(folder.path()).unwrap();
            assert_eq!(files(folder.path()), [""; 0], "{count}");
        }
    }

    #[test]
    fn after_a_kill_behind_the_last_file_only_the_list_goes() {
        let folder = tempfile::tempdir().unwrap();
        killed_after(folder.path(), 4);
        let whole = ["README.md", "a/b.toml", "evidence/.handover-a1b2c3.tmp", "evidence/README.md", "handover.toml"];
        remove_unfinished(folder.path()).unwrap();
        assert_eq!(files(folder.path()), whole);
    }

    #[test]
    fn what_a_person_has_written_or_changed_stays() {
        let folder = tempfile::tempdir().unwrap();
        killed_after(folder.path(), 3);
        fs::write(folder.path().join("README.md"), "my own").unwrap();
        fs::write(folder.path().join("evidence/scan.pdf"), "mine").unwrap();
        remove_unfinished(folder.path()).unwrap();
        assert_eq!(files(folder.path()), ["README.md", "evidence/scan.pdf"]);
    }

    #[test]
    fn a_list_that_leads_elsewhere_removes_nothing() {
        let base = tempfile::tempdir().unwrap();
        let root = base.path().join("new");
        fs::create_dir(&root).unwrap();
        fs::write(base.path().join("mine"), "mine").unwrap();
        let digest = Digest::of(b"mine");
        for path in ["../mine", "/mine", "a/../../mine", base.path().join("mine").to_str().unwrap()] {
            fs::write(root.join(LIST), format!("{digest}  {path}\n")).unwrap();
            remove_unfinished(&root).unwrap();
        }
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink(base.path(), root.join("link")).unwrap();
            std::os::unix::fs::symlink(base.path().join("mine"), root.join("file")).unwrap();
            fs::write(root.join(LIST), format!("{digest}  file\n{digest}  link/mine\n")).unwrap();
            remove_unfinished(&root).unwrap();
            assert!(root.join("file").is_symlink());
        }
        assert_eq!(fs::read_to_string(base.path().join("mine")).unwrap(), "mine");
    }
}
