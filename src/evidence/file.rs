//! One file: opened without following a link, read in large blocks, and watched for change meanwhile.

use super::{Digest, Fault, Progress, Why};
use crate::text::say::failures::failure;
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

/// Hashes a file that is to be evidence: one that holds a private key is refused.
///
/// # Errors
///
/// As for [`hash_file`], and for a private key.
pub fn hash_evidence(path: &Path, progress: &dyn Progress) -> Result<FileDigest, Fault> {
    let found = path.symlink_metadata().map_err(|error| Fault::reading(path, &error))?;
    require_file(path, found.file_type())?;
    progress.expect(found.len());
    hash_listed_evidence(path, progress)
}

/// Copies a file that is to be evidence into `to` block by block, and hashes what goes there.
///
/// # Errors
///
/// As for [`hash_evidence`], and when the copy cannot be written.
pub fn copy_and_hash(path: &Path, to: &mut dyn Write, progress: &dyn Progress) -> Result<FileDigest, Fault> {
    let kind = path.symlink_metadata().map_err(|error| Fault::reading(path, &error))?.file_type();
    require_file(path, kind)?;
    read_evidence(path, progress, |bytes| to.write_all(bytes).map_err(|error| Why::NotCopied(failure(&error))))
}

/// Hashes a path of evidence that a listing has just found to be a file.
pub(super) fn hash_listed_evidence(path: &Path, progress: &dyn Progress) -> Result<FileDigest, Fault> {
    read_evidence(path, progress, |_| Ok(()))
}

/// Reads and hashes evidence; `each` sees every block, and may refuse it.
fn read_evidence(
    path: &Path,
    progress: &dyn Progress,
    mut each: impl FnMut(&[u8]) -> Result<(), Why>,
) -> Result<FileDigest, Fault> {
    let (mut first, mut refused) = (true, None);
    let outcome = read_hashed(path, progress, |bytes| {
        let looked =
            if std::mem::take(&mut first) && begins_private_key(bytes) { Err(Why::PrivateKey) } else { Ok(()) };
        refused = looked.and_then(|()| each(bytes)).err();
        refused.is_none()
    });
    match refused {
        Some(why) => Err(Fault::at(path, why)),
        None => outcome,
    }
}

/// How many bytes at the beginning of a file are looked at for a private key; certificates and comments may stand
/// before it.
const KEY_WITHIN: usize = 64 * 1024;

/// Whether a file begins as one that holds a private key does: PEM (RFC 7468; OpenSSH's own form among it, and a key
/// inside a JSON text), PGP's, PuTTY's, or age's. Zero bytes are passed over, so that the wide characters of another
/// system hide nothing.
fn begins_private_key(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(KEY_WITHIN)];
    let text: String = head.iter().filter(|byte| **byte != 0).map(|byte| char::from(*byte)).collect();
    if text.contains("PuTTY-User-Key-File-") || text.contains("AGE-SECRET-KEY-1") {
        return true;
    }
    text.match_indices("-----BEGIN ").any(|(at, _)| {
        let (before, label) = (&text[..at], &text[at + 5..]);
        let Some((label, body)) = label.split_once("-----") else { return false };
        if !label.ends_with("PRIVATE KEY") && !label.ends_with("PRIVATE KEY BLOCK") {
            return false;
        }
        let begins_line = before.rsplit(['\n', '\r']).next().is_none_or(|line| line.trim().is_empty());
        let body = body.trim_start_matches(|c: char| c.is_whitespace() || c == '\\' || c == 'n' || c == 'r');
        let base64 = body.chars().take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '/' | '='));
        begins_line || base64.count() >= 32
    })
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

/// Opens a regular file for reading. A final link is not followed, and a pipe's other end not waited for.
///
/// # Errors
///
/// What it is instead, or what keeps it from being opened.
pub fn open_plain(path: &Path) -> Result<File, Fault> {
    let kind = path.symlink_metadata().map_err(|error| Fault::reading(path, &error))?.file_type();
    require_file(path, kind)?;
    let file = open(path).map_err(|error| unreadable_or_odd(path, &error))?;
    let opened = file.metadata().map_err(|error| Fault::reading(path, &error))?;
    require_file(path, opened.file_type())?;
    Ok(file)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn private_keys_are_known_by_how_they_begin_and_what_speaks_of_them_is_not() {
        let pem = "-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAABAAAAMwAAAAtzc2gtZW\n";
        let wide: Vec<u8> = [0xff, 0xfe].into_iter().chain(pem.bytes().flat_map(|byte| [byte, 0])).collect();
        let key = |text: &str| begins_private_key(text.as_bytes());
        assert!(key(pem) && begins_private_key(&wide));
        assert!(key(&format!("\u{feff}{pem}")) && key(&format!("Bag Attributes\r\n  {pem}")));
        assert!(key(&format!("{{\"private_key\": \"{}\"}}", pem.replace('\n', "\\n"))));
        for label in ["RSA PRIVATE KEY", "PRIVATE KEY", "ENCRYPTED PRIVATE KEY", "PGP PRIVATE KEY BLOCK"] {
            assert!(key(&format!("-----BEGIN {label}-----\n")), "{label}");
        }
        assert!(key("PuTTY-User-Key-File-3: ssh-ed25519\n") && key("# age\nAGE-SECRET-KEY-1QQQQ\n"));
        for text in ["", "-----BEGIN CERTIFICATE-----\nMIIB", "ssh-ed25519 AAAA lin", "-----BEGIN PUBLIC KEY-----\n"] {
            assert!(!key(text), "{text}");
        }
        assert!(!key("A key file begins with `-----BEGIN OPENSSH PRIVATE KEY-----` and is never sent.\n"));
    }
}
