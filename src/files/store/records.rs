//! Records come whole or not at all: a folder appears at once, and so does what is added to one.
//!
//! In: the files of a record. Out: a folder below `records/` that no run, however it ends, leaves half
//! written. Everything is written and synced under a name that no record has, and then renamed. What a
//! killed run left under such a name is cleared away by the next.

use super::Store;
use crate::files::folders::{ATTRIBUTES, KEEP_BYTES, RECORDS, UNFINISHED};
use crate::files::lock::pause_writing;
use crate::files::place::{MadeFolders, exchange, sync_folder, within, write_sibling};
use crate::text::problem::Problem;
use crate::text::say::store as say;
use anyhow::Result;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;
use tempfile::TempDir;

/// A file of a record: its name and what goes in.
pub type RecordFile = (String, Vec<u8>);

impl Store {
    /// Makes the folder of a record, `path` from the project folder, with these files in it.
    ///
    /// # Errors
    ///
    /// When something of that name is there already, or the disk does not take it; nothing has appeared then.
    pub(crate) fn create_record(&self, path: &Path, files: &[RecordFile]) -> Result<()> {
        let _whole = pause_writing();
        let target = within(&self.root, path)?;
        if target.symlink_metadata().is_ok() {
            return Err(Problem::project(say::exists_already(path.display())).into());
        }
        let write = || -> io::Result<()> {
            let mut made = MadeFolders::default();
            let unfinished = self.unfinished(&mut made)?;
            write_all(unfinished.path(), files)?;
            #[expect(clippy::disallowed_methods, reason = "the store owns writing")]
            fs::rename(unfinished.path(), &target)?;
            sync_folder(&target)?;
            let _ = unfinished.keep();
            made.keep();
            self.keep_bytes()
        };
        write().map_err(|error| Problem::project(say::cannot_write(path.display(), error)).into())
    }

    /// Adds files to the folder of a record, all at once; what is in it stays.
    ///
    /// # Errors
    ///
    /// When one of the names is taken, or the disk does not take it; the record is as it was then.
    pub(crate) fn extend_record(&self, path: &Path, files: &[RecordFile]) -> Result<()> {
        let _whole = pause_writing();
        let target = within(&self.root, path)?;
        if let Some((name, _)) = files.iter().find(|(name, _)| target.join(name).symlink_metadata().is_ok()) {
            return Err(Problem::project(say::exists_already(path.join(name).display())).into());
        }
        let write = || -> io::Result<()> {
            let mut made = MadeFolders::default();
            let unfinished = self.unfinished(&mut made)?;
            write_all(unfinished.path(), files)?;
            made.keep();
            match link_all(&target, unfinished.path()).and_then(|()| exchange(unfinished.path(), &target)) {
                // What is under the unfinished name now is the record as it was, and goes.
                Ok(()) => sync_folder(&target)?,
                Err(_) => one_by_one(unfinished.path(), &target, files)?,
            }
            self.keep_bytes()
        };
        write().map_err(|error| Problem::project(say::cannot_write(path.display(), error)).into())
    }

    /// Tells git to leave the bytes below `records/` alone, unless somebody has told it something already.
    fn keep_bytes(&self) -> io::Result<()> {
        let place = self.root.join(RECORDS).join(ATTRIBUTES);
        if place.symlink_metadata().is_ok() {
            return Ok(());
        }
        // Below a name that no record has: a file of its own beside the records would be taken for a stray.
        let unfinished = unfinished_below(&self.root.join(RECORDS))?;
        let temporary = write_sibling(&unfinished.path().join(ATTRIBUTES), KEEP_BYTES)?;
        match temporary.persist_noclobber(&place) {
            Err(error) if error.error.kind() != io::ErrorKind::AlreadyExists => Err(error.error),
            _ => sync_folder(&place),
        }
    }

    /// A folder below `records/` that is no record, gone when dropped; clears away those of killed runs.
    fn unfinished(&self, made: &mut MadeFolders) -> io::Result<TempDir> {
        let records = self.root.join(RECORDS);
        made.make(&records)?;
        if !records.symlink_metadata()?.is_dir() {
            return Err(io::Error::from(io::ErrorKind::NotADirectory));
        }
        for entry in fs::read_dir(&records)? {
            let entry = entry?;
            if entry.file_type()?.is_dir() && entry.file_name().to_string_lossy().starts_with(UNFINISHED) {
                #[expect(clippy::disallowed_methods, reason = "the store owns writing")]
                fs::remove_dir_all(entry.path())?;
            }
        }
        unfinished_below(&records)
    }
}

/// A new folder below `records/` that is no record, gone when dropped.
fn unfinished_below(records: &Path) -> io::Result<TempDir> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(UNFINISHED);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // What an ordinary new folder gets; the process's umask takes its part.
        builder.permissions(fs::Permissions::from_mode(0o777));
    }
    builder.tempdir_in(records)
}

/// Writes and syncs files into a folder, and the folder itself.
fn write_all(folder: &Path, files: &[RecordFile]) -> io::Result<()> {
    for (name, bytes) in files {
        #[expect(clippy::disallowed_methods, reason = "the store owns writing")]
        let mut file = File::create_new(folder.join(name))?;
        file.write_all(bytes)?;
        file.sync_all()?;
    }
    sync_folder(&folder.join("."))
}

/// Gives every file of a folder a second name in another.
fn link_all(from: &Path, to: &Path) -> io::Result<()> {
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        fs::hard_link(entry.path(), to.join(entry.file_name()))?;
    }
    sync_folder(&to.join("."))
}

/// Where folders cannot be swapped: renames each file, the statement, which comes first, last of all, so that
/// it is never without its signature.
fn one_by_one(from: &Path, to: &Path, files: &[RecordFile]) -> io::Result<()> {
    for (at, (name, _)) in files.iter().enumerate().rev() {
        #[expect(clippy::disallowed_methods, reason = "the store owns writing")]
        if let Err(error) = fs::rename(from.join(name), to.join(name)) {
            for (name, _) in &files[at + 1..] {
                let _ = fs::remove_file(to.join(name));
            }
            return Err(error);
        }
    }
    sync_folder(&to.join("."))
}
