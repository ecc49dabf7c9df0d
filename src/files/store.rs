//! The only writer: lock, re-read, edit, prove, write a sibling file, sync, rename, sync the folder.
//!
//! In: [`Change`]s. Out: files replaced whole, all of them or none. A [`Store`] holds the project's
//! lock from the moment it is opened, so that what was loaded under it is what gets changed.

mod begun;
mod output;
mod records;

pub use super::lock::pause_writing;
pub use begun::remove_unfinished;
pub use output::{write_output, write_output_by, write_outputs};
pub use records::RecordFile;

use super::change::Change;
use super::edit;
use super::edit::{ByHand, Edit, Refusal, RefusalReason};
use super::folders::EVIDENCE_FOLDER;
use super::format;
use super::load::{PROJECT_FILES, Source, section_paths};
use super::lock::lock_file;
use super::place::{MadeFolders, sweep, sync_folder, within, write_sibling};
use super::staged::remove_abandoned;
use super::swap::{Swapped, recover, swap};
use crate::evidence::Digest;
use crate::model::finding::Fix;
use crate::text::problem::Problem;
use crate::text::say::store as say;
use anyhow::{Context as _, Result};
use std::collections::BTreeSet;
use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};
use tempfile::TempPath;

/// The lock on a project folder. Released when dropped.
#[derive(Debug)]
pub struct Store {
    root: PathBuf,
    _lock: File,
}

impl Store {
    /// Takes the lock on a project folder, waiting for another process to finish, and tidies up after those that
    /// were killed.
    ///
    /// # Errors
    ///
    /// When the folder cannot be opened or locked.
    pub fn open(root: &Path) -> Result<Store> {
        Store::open_saying(root, || Ok(()))
    }

    /// As [`Store::open`]; `waiting` is called first where another process holds the lock.
    ///
    /// # Errors
    ///
    /// As [`Store::open`], and what `waiting` gives.
    pub(crate) fn open_saying(root: &Path, waiting: impl FnOnce() -> Result<()>) -> Result<Store> {
        let lock = lock_file(root).with_context(|| format!("opening {}", root.display()))?;
        if let Err(TryLockError::WouldBlock) = lock.try_lock() {
            waiting()?;
            lock.lock().with_context(|| format!("locking {}", root.display()))?;
        } else {
            lock.lock().with_context(|| format!("locking {}", root.display()))?;
        }
        let whole = pause_writing();
        let sections = section_paths(root);
        let written = ["", EVIDENCE_FOLDER].map(Path::new);
        let folders: BTreeSet<&Path> = sections.iter().filter_map(|path| path.parent()).chain(written).collect();
        for place in folders.into_iter().filter_map(|folder| within(root, folder).ok()) {
            recover(&place);
            sweep(&place);
        }
        remove_abandoned(root);
        begun::finish(root);
        drop(whole);
        Ok(Store { root: root.to_owned(), _lock: lock })
    }

    /// Starts a project in a folder that need not be there yet: applies all changes or none, in their order, so that
    /// the project file stands last. What a run that was killed while it did so has left goes before.
    ///
    /// # Errors
    ///
    /// When the folder cannot be made or locked, holds a project already, or as [`Store::apply`]. What
    /// was made on the way, the folder itself among it, is gone again.
    pub fn create(root: &Path, changes: &[Change<'_>]) -> Result<()> {
        let cannot = |error: std::io::Error| Problem::project(say::cannot_write(root.display(), error));
        let mut made = MadeFolders::default();
        made.make(root).map_err(cannot)?;
        let lock = lock_file(root).map_err(cannot)?;
        lock.lock().map_err(cannot)?;
        let _whole = pause_writing();
        begun::remove_listed(root).map_err(cannot)?;
        // Only under the lock is it certain that nobody starts another project here.
        for name in PROJECT_FILES {
            if root.join(name).symlink_metadata().is_ok() {
                return Err(Problem::project(say::exists_already(name)).into());
            }
        }
        let list = begun::list(root, changes).map_err(cannot)?;
        Store { root: root.to_owned(), _lock: lock }.apply_paused(changes)?;
        list.close().map_err(cannot)?;
        sync_folder(&root.join(".")).map_err(cannot)?;
        made.keep();
        Ok(())
    }

    /// Applies all changes or none.
    ///
    /// Every new content is made and proven, and written to a temporary sibling, before the first
    /// file is replaced; if a replacement fails, those before it are put back. What a process that was
    /// killed left beside a file is cleared away when that file's folder is next written.
    ///
    /// # Errors
    ///
    /// When a file changed since it was loaded, an edit is refused, a new file exists already, or the
    /// disk does not take it. The project is then as it was.
    pub fn apply(&self, changes: &[Change<'_>]) -> Result<()> {
        // From here on a signal waits, so that it leaves no temporary file behind either.
        let _whole = pause_writing();
        self.apply_paused(changes)
    }

    /// As [`Store::apply`], while a signal waits already.
    fn apply_paused(&self, changes: &[Change<'_>]) -> Result<()> {
        let mut made = MadeFolders::default();
        let mut ready = Vec::with_capacity(changes.len());
        for change in changes {
            ready.push(self.prepare(change, &mut made)?);
        }
        let mut done: Vec<Done> = Vec::new();
        let replace = || -> Result<(), Problem> {
            for replacement in ready {
                done.push(self.replace(replacement)?);
            }
            // Whoever had a file open before it was replaced may have written since, into what was replaced.
            done.iter().try_for_each(Done::require_settled)
        };
        if let Err(problem) = replace() {
            for step in done.into_iter().rev() {
                step.undo();
            }
            return Err(problem.into());
        }
        let folders: BTreeSet<PathBuf> = done.into_iter().filter_map(Done::keep).collect();
        folders.iter().for_each(|folder| sweep(folder));
        made.keep();
        Ok(())
    }

    fn prepare(&self, change: &Change<'_>, made: &mut MadeFolders) -> Result<Replacement> {
        match change {
            Change::Edit { source, edits } => self.prepare_edit(source, || edited(source, edits)),
            Change::Mend { source, fixes } => self.prepare_edit(source, || mended(source, fixes)),
            Change::Restore { source, content: Some(content) } => {
                let text = String::from_utf8(content.clone())
                    .map_err(|_| Problem::project(say::not_readable(source.name())))?;
                self.prepare_edit(source, || Ok(text))
            }
            Change::Restore { source, content: None } => {
                let gone = self.prepare_edit(source, || Ok(String::new()))?;
                let Replacement { name, target, content: Content::Edited { temporary, before, after } } = gone else {
                    return Err(changed(&source.name()).into());
                };
                Ok(Replacement { name, target, content: Content::Gone { temporary, before, after } })
            }
            Change::Create { path, content } => {
                let name = path.display().to_string();
                let target = within(&self.root, path)?;
                let cannot = |error: std::io::Error| cannot_write(&name, &error);
                if target.symlink_metadata().is_ok() {
                    return Err(Problem::project(say::exists_already(&name)).into());
                }
                if let Some(folder) = target.parent() {
                    made.make(folder).map_err(cannot)?;
                }
                let temporary = write_sibling(&target, content).map_err(cannot)?;
                Ok(Replacement { name, target, content: Content::New(temporary, Digest::of(content)) })
            }
            Change::Adopt { path, staged } => {
                let name = path.display().to_string();
                let target = within(&self.root, path)?;
                if target.symlink_metadata().is_ok() {
                    return Err(Problem::project(say::exists_already(&name)).into());
                }
                Ok(Replacement { name, target, content: Content::Staged(staged.place.clone()) })
            }
        }
    }

    /// What a file is going to hold, if it still holds what was loaded.
    fn prepare_edit(&self, source: &Source, edit: impl FnOnce() -> Result<String>) -> Result<Replacement> {
        let name = source.name();
        let target = within(&self.root, &source.path)?;
        let found = fs::read(&target).map_err(|error| Problem::project(say::cannot_read(&name, error)))?;
        if found != source.bytes() {
            return Err(changed(&name).into());
        }
        let after = edit()?.into_bytes();
        let temporary = write_sibling(&target, &after).map_err(|error| cannot_write(&name, &error))?;
        Ok(Replacement { name, target, content: Content::Edited { temporary, before: found, after } })
    }

    fn replace(&self, replacement: Replacement) -> Result<Done, Problem> {
        let Replacement { name, target, content } = replacement;
        let put = || -> std::io::Result<Option<Undo>> {
            let goes = matches!(content, Content::Gone { .. });
            let undo = match content {
                Content::Gone { temporary, before, after } | Content::Edited { temporary, before, after } => {
                    match swap(&target, temporary, before, &after)? {
                        Some(swapped) => Undo::Swapped { swapped, goes },
                        None => return Ok(None),
                    }
                }
                Content::New(temporary, digest) => {
                    temporary.persist_noclobber(&target)?;
                    Undo::New(digest)
                }
                Content::Staged(place) if place.is_dir() => {
                    // A folder in the way is replaced only if it is empty; a file never is.
                    #[expect(clippy::disallowed_methods, reason = "this file owns writing")]
                    fs::rename(place, &target)?;
                    Undo::Adopted
                }
                Content::Staged(place) => {
                    TempPath::try_from_path(place)?.persist_noclobber(&target)?;
                    Undo::Adopted
                }
            };
            sync_folder(&target)?;
            Ok(Some(undo))
        };
        match put() {
            Ok(Some(undo)) => Ok(Done { name, target, undo }),
            Ok(None) => Err(changed(&name)),
            Err(error) => Err(cannot_write(&name, &error)),
        }
    }
}

/// A file's new content, on disk beside it.
struct Replacement {
    name: String,
    target: PathBuf,
    content: Content,
}

/// Content under a temporary name.
enum Content {
    /// Written here for a file that is there: what it holds, and what it is going to hold.
    Edited { temporary: TempPath, before: Vec<u8>, after: Vec<u8> },
    /// Nothing, for a file that is there: it is emptied like one that is edited, and gone once all is done.
    Gone { temporary: TempPath, before: Vec<u8>, after: Vec<u8> },
    /// Written here for a new file.
    New(TempPath, Digest),
    /// Copied before the lock was taken: a file or a folder.
    Staged(PathBuf),
}

/// A replacement that was made, with what undoes it.
struct Done {
    name: String,
    target: PathBuf,
    undo: Undo,
}

/// How a replacement is undone.
enum Undo {
    /// Another content, or none at all once all is done.
    Swapped { swapped: Swapped, goes: bool },
    /// A new file of that content.
    New(Digest),
    /// A copy; the original is elsewhere.
    Adopted,
}

impl Done {
    /// Refuses a file that was saved by somebody else while it was replaced.
    fn require_settled(&self) -> Result<(), Problem> {
        match &self.undo {
            Undo::Swapped { swapped, .. } => match swapped.is_settled() {
                Ok(true) => Ok(()),
                Ok(false) => Err(changed(&self.name)),
                Err(error) => Err(cannot_write(&self.name, &error)),
            },
            Undo::New(_) | Undo::Adopted => Ok(()),
        }
    }

    /// Lets what was there go; returns the folder it was in.
    fn keep(self) -> Option<PathBuf> {
        if let Undo::Swapped { swapped, goes } = self.undo {
            swapped.keep();
            if goes {
                #[expect(clippy::disallowed_methods, reason = "this file owns writing")]
                let _ = fs::remove_file(&self.target);
                // A folder that has nothing in it any more goes with it.
                let _ = self.target.parent().map(fs::remove_dir);
            }
        }
        self.target.parent().map(Path::to_owned)
    }

    /// Puts the old content back; what cannot be put back stays replaced, and so does what somebody has changed since.
    #[expect(clippy::disallowed_methods, reason = "this file owns writing")]
    fn undo(self) {
        match self.undo {
            Undo::Swapped { swapped, .. } => {
                let _ = swapped.put_back();
            }
            Undo::New(digest) if fs::read(&self.target).is_ok_and(|bytes| Digest::of(&bytes) == digest) => {
                let _ = fs::remove_file(&self.target);
            }
            Undo::New(_) => {}
            Undo::Adopted if self.target.is_dir() => {
                let _ = fs::remove_dir_all(&self.target);
            }
            Undo::Adopted => {
                let _ = fs::remove_file(&self.target);
            }
        }
    }
}

fn cannot_write(name: &str, error: &std::io::Error) -> Problem {
    Problem::project(say::cannot_write(name, error))
}

fn changed(name: &str) -> Problem {
    Problem::project(say::changed_under_us(name)).hint(say::try_again())
}

pub(super) fn edited(source: &Source, edits: &[Edit]) -> Result<String> {
    let (name, text) = (source.name(), source.text());
    let Ok(document) = format::parse(source.bytes(), source.format) else {
        return Err(Problem::project(say::not_readable(name)).into());
    };
    edit::splice(text, &document, edits).map_err(|refusal| refusal_problem(&name, text, &refusal).into())
}

fn mended(source: &Source, fixes: &[Fix]) -> Result<String> {
    let made = fixes.iter().try_fold(source.text().to_owned(), |text, fix| edit::mend(&text, source.format, fix));
    made.ok_or_else(|| Problem::project(say::not_mended(source.name())).into())
}

fn refusal_problem(name: &str, text: &str, refusal: &Refusal) -> Problem {
    let before = text.get(..refusal.span.start).unwrap_or(text);
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    let why = match refusal.reason {
        RefusalReason::Shared => say::refused_shared(),
        RefusalReason::Alias => say::refused_alias(),
        RefusalReason::Tagged => say::refused_tagged(),
        RefusalReason::Merged => say::refused_merged(),
        RefusalReason::NotAList => say::refused_not_a_list(),
        RefusalReason::NotThere => say::refused_not_there(),
        RefusalReason::Commented => say::refused_commented(),
        RefusalReason::Unproven => say::refused_unproven(),
    };
    let hint = match &refusal.by_hand {
        ByHand::Write(text) => say::by_hand(text),
        ByHand::TakeOut(text) => say::take_out_by_hand(text),
    };
    Problem::project(say::refused(name, line, column, why)).hint(hint)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_project_that_cannot_be_made_whole_leaves_nothing_behind() {
        let base = tempfile::tempdir().unwrap();
        let file = |path: &str| Change::Create { path: path.into(), content: b"a: 1\n".to_vec() };
        let root = base.path().join("some/where/new");
        // The same file twice: the second finds the first in its place only when it is put there.
        let changes = [file("handover.yaml"), file("evidence/deep/log.txt"), file("handover.yaml")];
        assert!(Store::create(&root, &changes).is_err());
        assert_eq!(fs::read_dir(base.path()).unwrap().count(), 0);
        assert!(Store::create(&root, &changes[..2]).is_ok());
        assert!(root.join("evidence/deep/log.txt").is_file());
        assert!(Store::create(&root, &[file("other.yaml")]).is_err(), "a project is there already");
        assert!(!root.join("other.yaml").exists());
    }
}
