//! One file: opened without following a link, read in large blocks, and watched for change meanwhile.

use super::{Digest, Fault, Progress, Why};
use sha2::{Digest as _, Sha256};
use std::cell::RefCell;
use std::fs::{File, FileType, Metadata};
use std::io::{self, Read, Write};
use std::path::Path;

/// How much is read at once; small enough to stay in the processor's cache between reading and hashing.
const BLOCK: usize = 256 * 1024;

thread_local! {
    /// Every thread reads into one block of its own, whatever the number of files.
    static BUFFER: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// The digest and the length of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FileDigest {
    /// SHA-256 of its bytes.
    pub digest: Digest,
    /// How many bytes it has.
    pub size: u64,
}

/// Hashes a file.
///
/// # Errors
///
/// When it is not a regular file (a link is not followed, a pipe not waited for), cannot be read, or is
/// removed or changed while it is read.
pub fn hash_file(path: &Path, progress: &dyn Progress) -> Result<FileDigest, Fault> {
    let found = path.symlink_metadata().map_err(|error| Fault::reading(path, &error))?;
    require_file(path, found.file_type())?;
    progress.expect(found.len());
    hash_listed(path, progress)
}

/// Copies a file into `to` block by block, and hashes what goes there.
///
/// # Errors
///
/// As for [`hash_file`], and when the copy cannot be written.
pub fn copy_and_hash(path: &Path, to: &mut dyn Write, progress: &dyn Progress) -> Result<FileDigest, Fault> {
    let kind = path.symlink_metadata().map_err(|error| Fault::reading(path, &error))?.file_type();
    require_file(path, kind)?;
    let mut refused = None;
    let outcome = read_hashed(path, progress, |bytes| match to.write_all(bytes) {
        Ok(()) => true,
        Err(error) => {
            refused = Some(error);
            false
        }
    });
    match refused {
        Some(error) => Err(Fault::at(path, Why::NotCopied(error.to_string()))),
        None => outcome,
    }
}

/// Hashes a path that a listing has just found to be a file.
pub(super) fn hash_listed(path: &Path, progress: &dyn Progress) -> Result<FileDigest, Fault> {
    read_hashed(path, progress, |_| true)
}

/// Reads and hashes; `each` sees every block and says whether to go on.
fn read_hashed(path: &Path, progress: &dyn Progress, mut each: impl FnMut(&[u8]) -> bool) -> Result<FileDigest, Fault> {
    let unreadable = |error: &io::Error| Fault::reading(path, error);
    let mut file = open(path).map_err(|error| unreadable_or_odd(path, &error))?;
    let before = file.metadata().map_err(|error| unreadable(&error))?;
    require_file(path, before.file_type())?;
    let mut hasher = Sha256::new();
    let mut size: u64 = 0;
    BUFFER.with_borrow_mut(|buffer| {
        buffer.resize(BLOCK, 0);
        loop {
            let read = match file.read(buffer) {
                Ok(read) => read,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(unreadable(&error)),
            };
            hasher.update(&buffer[..read]);
            size += read as u64;
            progress.advance(read as u64);
            if !each(&buffer[..read]) {
                return Ok(());
            }
            // A regular file gives less than was asked for only at its end; one that grows as fast as it is
            // read would never end.
            if read == 0 || size > before.len() || (size == before.len() && read < BLOCK) {
                return Ok(());
            }
        }
    })?;
    let after = file.metadata().map_err(|error| unreadable(&error))?;
    if is_gone(&after) {
        return Err(Fault::at(path, Why::Vanished));
    }
    if size != before.len() || stamp(&before) != stamp(&after) {
        return Err(Fault::at(path, Why::Changed));
    }
    Ok(FileDigest { digest: Digest(hasher.finalize().into()), size })
}

/// Refuses whatever is not a regular file, by what it is.
pub(super) fn require_file(path: &Path, kind: FileType) -> Result<(), Fault> {
    match odd(kind) {
        None if kind.is_file() => Ok(()),
        None => Err(Fault::at(path, Why::Folder)),
        Some(why) => Err(Fault::at(path, why)),
    }
}

/// What something is, if it is neither file nor folder.
pub(super) fn odd(kind: FileType) -> Option<Why> {
    if kind.is_file() || kind.is_dir() {
        return None;
    }
    if kind.is_symlink() {
        return Some(Why::Symlink);
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::FileTypeExt;
        if kind.is_fifo() {
            return Some(Why::Pipe);
        }
        if kind.is_socket() {
            return Some(Why::Socket);
        }
    }
    Some(Why::Device)
}

/// Opens for reading without following a final link and without waiting for a pipe's other end, should
/// either have taken the file's place since its type was looked at.
#[cfg(unix)]
fn open(path: &Path) -> io::Result<File> {
    use rustix::fs::{Mode, OFlags};
    let flags = OFlags::RDONLY | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::CLOEXEC | OFlags::NOCTTY;
    Ok(File::from(rustix::fs::open(path, flags, Mode::empty())?))
}

#[cfg(not(unix))]
fn open(path: &Path) -> io::Result<File> {
    File::open(path)
}

/// What kept a path from being opened; a link that took a file's place is told as what it is.
fn unreadable_or_odd(path: &Path, error: &io::Error) -> Fault {
    let kind = path.symlink_metadata().map(|metadata| metadata.file_type());
    match kind.ok().and_then(odd) {
        Some(why) => Fault::at(path, why),
        None => Fault::reading(path, error),
    }
}

/// Whether a file that is open has lost its name.
#[cfg(unix)]
fn is_gone(metadata: &Metadata) -> bool {
    std::os::unix::fs::MetadataExt::nlink(metadata) == 0
}

#[cfg(not(unix))]
fn is_gone(_: &Metadata) -> bool {
    false
}

/// What is different after somebody has written to a file. The time of the last change of state is part
/// of it because the time of the last writing can be set back.
#[cfg(unix)]
fn stamp(metadata: &Metadata) -> impl PartialEq + use<> {
    use std::os::unix::fs::MetadataExt;
    let times = (metadata.mtime(), metadata.mtime_nsec(), metadata.ctime(), metadata.ctime_nsec());
    (metadata.dev(), metadata.ino(), metadata.len(), times)
}

#[cfg(not(unix))]
fn stamp(metadata: &Metadata) -> impl PartialEq + use<> {
    (metadata.len(), metadata.modified().ok())
}
