//! Copies that are made before the lock is taken and come into the project whole, or not at all.
//!
//! In: a file or folder outside. Out: a [`Staged`] copy under a temporary name in the project, already hashed;
//! [`Change::Adopt`](crate::files::change::Change::Adopt) gives it its real name. One that is not adopted is gone
//! when it is dropped, and when a signal ends the run. While it is made it is locked; one that nobody holds was left by
//! a run that was killed, and `remove_abandoned` removes it.

use super::folders::EVIDENCE_FOLDER;
use super::place::{MadeFolders, TEMPORARY};
use crate::evidence::{Digest, Fault, FileDigest, FolderDigest, Manifest, Progress, Why, copy_and_hash};
use crate::evidence::{git_files, hash_folder_by};
use crate::text::say::failures::failure;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// A copy under a temporary name.
#[derive(Debug)]
pub struct Staged {
    /// Where it is.
    pub(super) place: PathBuf,
    /// SHA-256 of the file, or of the folder's manifest.
    pub digest: Digest,
    /// Bytes in all.
    pub size: u64,
    /// The files, where a folder was copied.
    pub manifest: Option<Manifest>,
    /// What was left out of a folder, by path from it.
    pub left_out: Vec<String>,
    /// Dropped after the copy is gone.
    made: MadeFolders,
    /// Says that the copy is held; nothing where a folder cannot be locked.
    _lock: Option<File>,
}

/// How the name of a copy ends. Not the ending of temporary files: those are swept by whoever holds the project's
/// lock, and a copy is made without it.
const COPY: &str = ".part";

/// Everything under a temporary name, and the folders made for it, in the order in which they were made.
static UNFINISHED: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());

impl Staged {
    /// Copies a file to where `target` is going to be.
    ///
    /// # Errors
    ///
    /// When the file is refused, cannot be read, changes meanwhile, or the copy cannot be written.
    pub fn file(source: &Path, target: &Path, progress: &dyn Progress) -> Result<Staged, Vec<Fault>> {
        let not_copied = |error: io::Error| vec![Fault::at(target, Why::NotCopied(failure(&error)))];
        let mut staged = Staged::begin(target, false).map_err(not_copied)?;
        progress.expect(source.symlink_metadata().map_or(0, |found| found.len()));
        let found = copy_file(source, &staged.place, progress).map_err(|fault| vec![fault])?;
        (staged.digest, staged.size) = (found.digest, found.size);
        Ok(staged)
    }

    /// Copies a folder with everything in it to where `target` is going to be.
    ///
    /// # Errors
    ///
    /// Everything that is refused, cannot be read, changes meanwhile, or cannot be written.
    pub fn folder(source: &Path, target: &Path, progress: &dyn Progress) -> Result<Staged, Vec<Fault>> {
        let not_copied = |error: io::Error| vec![Fault::at(target, Why::NotCopied(failure(&error)))];
        let mut staged = Staged::begin(target, true).map_err(not_copied)?;
        let place = &staged.place;
        let found = hash_folder_by(source, &git_files, progress, &|path| {
            let copy = place.join(path);
            if let Some(folder) = copy.parent() {
                #[expect(clippy::disallowed_methods, reason = "the store owns writing")]
                fs::create_dir_all(folder).map_err(|error| Fault::at(folder, Why::NotCopied(failure(&error))))?;
            }
            copy_file(&source.join(path), &copy, progress)
        })?;
        let FolderDigest { manifest, digest, size, left_out } = found;
        (staged.digest, staged.size, staged.manifest, staged.left_out) = (digest, size, Some(manifest), left_out);
        Ok(staged)
    }

    /// Takes a temporary name beside `target`.
    fn begin(target: &Path, folder: bool) -> io::Result<Staged> {
        let parent = target.parent().unwrap_or(Path::new("."));
        let mut unfinished = hold();
        let mut made = MadeFolders::default();
        made.make(parent)?;
        let (place, lock) = loop {
            let place = temporary(parent, folder)?;
            if let Some(lock) = locked(&place)? {
                break (place, lock);
            }
        };
        unfinished.extend(made.folders().iter().cloned());
        unfinished.push(place.clone());
        Ok(Staged { place, digest: Digest::of(b""), size: 0, manifest: None, left_out: Vec::new(), made, _lock: lock })
    }
}

impl Drop for Staged {
    fn drop(&mut self) {
        remove(&self.place);
        hold().retain(|path| *path != self.place && !self.made.folders().contains(path));
    }
}

/// A new file or folder under a temporary name.
fn temporary(parent: &Path, folder: bool) -> io::Result<PathBuf> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(TEMPORARY.0).suffix(COPY);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // What anything new gets; the process's umask takes its part.
        builder.permissions(fs::Permissions::from_mode(if folder { 0o777 } else { 0o666 }));
    }
    if folder {
        Ok(builder.tempdir_in(parent)?.keep())
    } else {
        Ok(builder.tempfile_in(parent)?.into_temp_path().keep()?)
    }
}

/// Locks what was just made; nothing if it was taken for abandoned before it was locked, and is gone.
#[cfg(unix)]
fn locked(place: &Path) -> io::Result<Option<Option<File>>> {
    let file = match File::open(place) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        other => other?,
    };
    // Where there are no locks, nobody takes anything for abandoned either.
    let lock = file.lock().is_ok().then_some(file);
    Ok(place.symlink_metadata().is_ok().then_some(lock))
}

/// Locks nothing: a folder cannot be locked here, and a locked file cannot be written through a second handle.
#[cfg(not(unix))]
fn locked(_: &Path) -> io::Result<Option<Option<File>>> {
    Ok(Some(None))
}

/// Removes the copies in a project's evidence folder that nobody holds. For whoever holds the project's lock.
#[cfg(unix)]
pub(super) fn remove_abandoned(root: &Path) {
    let folder = root.join(EVIDENCE_FOLDER);
    if !folder.symlink_metadata().is_ok_and(|found| found.is_dir()) {
        return;
    }
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let drawn = name.to_str().and_then(|name| name.strip_prefix(TEMPORARY.0)?.strip_suffix(COPY));
        let is_copy =
            drawn.is_some_and(|drawn| drawn.len() == 6 && drawn.bytes().all(|byte| byte.is_ascii_alphanumeric()));
        // Anything else, a pipe among it, is not opened.
        let is_plain = entry.file_type().is_ok_and(|kind| kind.is_file() || kind.is_dir());
        if is_copy
            && is_plain
            && let Ok(held) = File::open(entry.path())
            && held.try_lock().is_ok()
        {
            remove(&entry.path());
        }
    }
}

/// Removes nothing: whether anybody holds a copy cannot be told here.
#[cfg(not(unix))]
pub(super) fn remove_abandoned(_: &Path) {}

/// Removes every copy that has not been adopted; for the moment before a signal ends the process. No more
/// are begun while the guard lives.
pub(crate) fn take_back() -> impl Sized {
    let unfinished = hold();
    for path in unfinished.iter().rev() {
        let temporary = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(TEMPORARY.0));
        if temporary {
            remove(path);
        } else {
            // Made for a copy; stays if anything else has come into it.
            let _ = fs::remove_dir(path);
        }
    }
    unfinished
}

/// Removes a file, or a folder into which another thread may still be writing.
#[expect(clippy::disallowed_methods, reason = "the store owns writing")]
fn remove(place: &Path) {
    if !place.is_dir() {
        let _ = fs::remove_file(place);
        return;
    }
    for _ in 0..100 {
        if fs::remove_dir_all(place).is_ok() || place.symlink_metadata().is_err() {
            return;
        }
    }
}

fn copy_file(source: &Path, copy: &Path, progress: &dyn Progress) -> Result<FileDigest, Fault> {
    let not_copied = |error: io::Error| Fault::at(copy, Why::NotCopied(failure(&error)));
    let mut file = File::options().write(true).create(true).truncate(true).open(copy).map_err(not_copied)?;
    let found = copy_and_hash(source, &mut file, progress)?;
    file.sync_all().map_err(not_copied)?;
    Ok(found)
}

fn hold() -> MutexGuard<'static, Vec<PathBuf>> {
    UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner)
}
