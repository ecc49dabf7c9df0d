//! Replacing a file that somebody may save at the same moment, so that no save is lost.
//!
//! In: a written and synced sibling, and what the file held when the edit was made. Out: the file replaced, or the
//! other's save in its place. Comparing first and renaming then leaves a moment in which a save is overwritten
//! unseen; so the two files are exchanged (renameat2(2)) and what came out is looked at. If it is not what the edit
//! was made from, it goes back. Whatever is found in the place meanwhile is newer than anything in hand, and stays.
//!
//! What came out lies under a hidden name that tells the digests of both contents, until all is done: a run that was
//! killed meanwhile leaves nothing that [`recover`] could not tell apart, and it removes no content but those two.
//! Where there is no exchange, the bytes are compared right before the rename.

use super::place::{exchange, sync_folder, write_sibling};
use crate::evidence::Digest;
use std::fs::{self, DirEntry};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use tempfile::TempPath;

/// How the name of a file begins and ends that was exchanged with one that a person edits.
const HIDDEN: (&str, &str) = (".handover-", ".swap");

/// How often a save is put back that was found newer than the one before; nobody saves that fast.
const ROUNDS: usize = 1000;

/// A file that was replaced, and what it was.
#[derive(Debug)]
pub(super) struct Swapped {
    target: PathBuf,
    /// What the edit was made from.
    before: Vec<u8>,
    /// What was put there.
    after: Digest,
    /// Where what came out lies; nothing where there is no exchange.
    hidden: Option<PathBuf>,
}

/// Replaces a file that still holds `before` by a temporary sibling, whose content is `after`; nothing when somebody
/// has changed the file meanwhile, or it is gone. Then it is as they left it.
///
/// # Errors
///
/// When the file cannot be replaced; it is as it was then.
pub(super) fn swap(target: &Path, temporary: TempPath, before: Vec<u8>, after: &[u8]) -> io::Result<Option<Swapped>> {
    let (old, new) = (Digest::of(&before), Digest::of(after));
    if !holds(target, old)? {
        return Ok(None);
    }
    // Synced already: under a name of this kind no file is ever found half written.
    let hidden = hide(target, temporary, old, new)?;
    let mut swapped = Swapped { target: target.to_owned(), before, after: new, hidden: Some(hidden.clone()) };
    match exchange(&hidden, target) {
        Ok(()) => {}
        Err(error) if error.kind() == ErrorKind::NotFound => {
            remove(&hidden);
            return Ok(None);
        }
        // Not here, or not on this file system.
        Err(_) => {
            let own = TempPath::try_from_path(hidden)?;
            if !holds(target, old)? {
                return Ok(None);
            }
            own.persist(target)?;
            swapped.hidden = None;
        }
    }
    match swapped.is_settled()? {
        true => Ok(Some(swapped)),
        false => swapped.put_back().map(|()| None),
    }
}

impl Swapped {
    /// Whether what came out is still what the edit was made from; whoever had opened the file before the exchange
    /// and writes into it after it, has written there.
    pub(super) fn is_settled(&self) -> io::Result<bool> {
        match &self.hidden {
            Some(hidden) => Ok(fs::read(hidden)? == self.before),
            None => Ok(true),
        }
    }

    /// Lets what came out go.
    pub(super) fn keep(self) {
        if let Some(hidden) = &self.hidden {
            remove(hidden);
        }
    }

    /// Puts back what came out. What has come into its place since is newer, and stays there.
    ///
    /// # Errors
    ///
    /// When it cannot be put back. It lies under its hidden name then, and [`recover`] tries again.
    pub(super) fn put_back(self) -> io::Result<()> {
        match &self.hidden {
            Some(hidden) => put_back(hidden, &self.target, self.after),
            None if holds(&self.target, self.after)? => {
                write_sibling(&self.target, &self.before)?.persist(&self.target)?;
                sync_folder(&self.target)
            }
            None => Ok(()),
        }
    }
}

/// Puts what lies under the hidden name into the place in which `ours` was put last.
fn put_back(hidden: &Path, target: &Path, ours: Digest) -> io::Result<()> {
    let mut put = ours;
    for _ in 0..ROUNDS {
        let returning = Digest::of(&fs::read(hidden)?);
        match exchange(hidden, target) {
            Ok(()) => {}
            // Moved out of the way by somebody who saves by renaming.
            Err(error) if error.kind() == ErrorKind::NotFound => match rename_new(hidden, target) {
                Err(error) if error.kind() == ErrorKind::AlreadyExists => continue,
                Err(error) => return Err(error),
                Ok(()) => return sync_folder(target),
            },
            Err(error) => return Err(error),
        }
        // What is under the hidden name now is what was put in last, or newer than that and than what went in for it.
        sync_folder(target)?;
        if holds(hidden, put)? {
            remove(hidden);
            return Ok(());
        }
        put = returning;
    }
    Err(ErrorKind::ResourceBusy.into())
}

/// Tidies up in a folder after runs that were killed: a save that had come out goes back into its place, and what is
/// known to be neither goes. For whoever holds the project's lock.
pub(super) fn recover(folder: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let Some((old, new)) = name.to_str().and_then(digests) else { continue };
        if !entry.file_type().is_ok_and(|kind| kind.is_file()) {
            continue;
        }
        let hidden = entry.path();
        let Ok(found) = fs::read(&hidden).map(|bytes| Digest::of(&bytes)) else { continue };
        if [old, new].contains(&found) {
            remove(&hidden);
            continue;
        }
        // Somebody's save. Ours stands where it was; if not, something newer does, and this one is left as it is.
        let is_ours = |entry: &DirEntry| {
            entry.file_type().is_ok_and(|kind| kind.is_file()) && holds(&entry.path(), new).unwrap_or(false)
        };
        if let Some(ours) = fs::read_dir(folder).into_iter().flatten().flatten().find(is_ours) {
            let _ = put_back(&hidden, &ours.path(), new);
        }
    }
}

/// Removes a file that still has that content, and no other.
///
/// # Errors
///
/// When it cannot be removed.
pub(super) fn remove_untouched(target: &Path, content: Digest) -> io::Result<()> {
    if !target.symlink_metadata().is_ok_and(|found| found.is_file()) || !holds(target, content)? {
        return Ok(());
    }
    // Looked at again where nobody saves into it by its name.
    let folder = target.parent().unwrap_or(Path::new("."));
    let hidden = folder.join(format!("{}{content}-{content}-gone{}", HIDDEN.0, HIDDEN.1));
    rename_new(target, &hidden)?;
    match holds(&hidden, content)? {
        true => remove(&hidden),
        false => rename_new(&hidden, target)?,
    }
    sync_folder(target)
}

/// Renames a file to a name that is not taken.
fn rename_new(from: &Path, to: &Path) -> io::Result<()> {
    TempPath::try_from_path(from)?.persist_noclobber(to).map_err(|error| {
        // It is not ours to remove.
        let _ = error.path.keep();
        error.error
    })
}

/// Gives a temporary file the name under which it, or what comes out for it, can be told later.
fn hide(target: &Path, temporary: TempPath, old: Digest, new: Digest) -> io::Result<PathBuf> {
    let folder = target.parent().unwrap_or(Path::new("."));
    let drawn = temporary.file_stem().and_then(|stem| stem.to_str()).and_then(|stem| stem.rsplit('-').next());
    let name = format!("{}{old}-{new}-{}{}", HIDDEN.0, drawn.unwrap_or_default(), HIDDEN.1);
    let hidden = folder.join(name);
    temporary.persist_noclobber(&hidden)?;
    Ok(hidden)
}

/// The two digests in the name of a file that was exchanged.
fn digests(name: &str) -> Option<(Digest, Digest)> {
    let mut parts = name.strip_prefix(HIDDEN.0)?.strip_suffix(HIDDEN.1)?.splitn(3, '-');
    Some((Digest::parse(parts.next()?)?, Digest::parse(parts.next()?)?)).filter(|_| parts.next().is_some())
}

/// Whether a file is there and has that content.
fn holds(path: &Path, content: Digest) -> io::Result<bool> {
    match fs::read(path) {
        Ok(bytes) => Ok(Digest::of(&bytes) == content),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
    }
}

#[expect(clippy::disallowed_methods, reason = "the store owns writing")]
fn remove(path: &Path) {
    let _ = fs::remove_file(path);
}

#[cfg(test)]
mod tests;
