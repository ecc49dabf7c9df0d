//! Copies that are made before the lock is taken and come into the project whole, or not at all.
//!
//! In: a file or folder outside. Out: a [`Staged`] copy under a temporary name in the project, already hashed;
//! [`Change::Adopt`](crate::files::change::Change::Adopt) gives it its real name. One that is not adopted is gone
//! when it is dropped, and when a signal ends the run.

use super::place::{MadeFolders, TEMPORARY};
use crate::evidence::{Digest, Fault, FileDigest, FolderDigest, Manifest, Progress, Why, copy_and_hash};
use crate::evidence::{git_files, hash_folder_by};
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
}

/// Everything under a temporary name, and the folders made for it, in the order in which they were made.
static UNFINISHED: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());

impl Staged {
    /// Copies a file to where `target` is going to be.
    ///
    /// # Errors
    ///
    /// When the file is refused, cannot be read, changes meanwhile, or the copy cannot be written.
    pub fn file(source: &Path, target: &Path, progress: &dyn Progress) -> Result<Staged, Vec<Fault>> {
        let not_copied = |error: io::Error| vec![Fault::at(target, Why::NotCopied(error.to_string()))];
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
        let not_copied = |error: io::Error| vec![Fault::at(target, Why::NotCopied(error.to_string()))];
        let mut staged = Staged::begin(target, true).map_err(not_copied)?;
        let place = &staged.place;
        let found = hash_folder_by(source, &git_files, progress, &|path| {
            let copy = place.join(path);
            if let Some(folder) = copy.parent() {
                #[expect(clippy::disallowed_methods, reason = "the store owns writing")]
                fs::create_dir_all(folder).map_err(|error| Fault::at(folder, Why::NotCopied(error.to_string())))?;
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
        let mut builder = tempfile::Builder::new();
        // Not the ending of temporary files: those are swept by whoever holds the lock, and a copy is made without it.
        builder.prefix(TEMPORARY.0).suffix(".part");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            // What anything new gets; the process's umask takes its part.
            builder.permissions(fs::Permissions::from_mode(if folder { 0o777 } else { 0o666 }));
        }
        let place = if folder {
            builder.tempdir_in(parent)?.keep()
        } else {
            builder.tempfile_in(parent)?.into_temp_path().keep().map_err(io::Error::from)?
        };
        unfinished.extend(made.folders().iter().cloned());
        unfinished.push(place.clone());
        Ok(Staged { place, digest: Digest::of(b""), size: 0, manifest: None, left_out: Vec::new(), made })
    }
}

impl Drop for Staged {
    fn drop(&mut self) {
        remove(&self.place);
        hold().retain(|path| *path != self.place && !self.made.folders().contains(path));
    }
}

/// Removes every copy that has not been adopted; for the moment before a signal ends the process. No more
/// are begun while the guard lives.
pub fn take_back() -> impl Sized {
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
    let not_copied = |error: io::Error| Fault::at(copy, Why::NotCopied(error.to_string()));
    let mut file = File::options().write(true).create(true).truncate(true).open(copy).map_err(not_copied)?;
    let found = copy_and_hash(source, &mut file, progress)?;
    file.sync_all().map_err(not_copied)?;
    Ok(found)
}

fn hold() -> MutexGuard<'static, Vec<PathBuf>> {
    UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner)
}
