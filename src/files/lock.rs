//! What keeps two runs, and a signal, out of each other's writing.
//!
//! In: a project folder. Out: the file whose lock guards it, and a guard for the moments in which no signal may end
//! this process.

use std::fs::File;
use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Held while files are being replaced, so that a signal does not end the process in between.
static REPLACING: Mutex<()> = Mutex::new(());

/// Waits until no file is being replaced, and keeps it so while the guard lives.
pub fn pause_writing() -> MutexGuard<'static, ()> {
    REPLACING.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The file whose lock guards the project: the folder itself, which leaves nothing behind.
#[cfg(unix)]
pub(super) fn lock_file(root: &Path) -> std::io::Result<File> {
    File::open(root)
}

/// The file whose lock guards the project: one in the temporary folder, named after the project's path,
/// because a folder cannot be locked here.
#[cfg(not(unix))]
pub(super) fn lock_file(root: &Path) -> std::io::Result<File> {
    use std::hash::{DefaultHasher, Hash, Hasher};
    let mut hasher = DefaultHasher::new();
    root.canonicalize()?.hash(&mut hasher);
    let path = std::env::temp_dir().join(format!("handover-{:016x}.lock", hasher.finish()));
    File::options().create(true).truncate(false).write(true).open(path)
}
