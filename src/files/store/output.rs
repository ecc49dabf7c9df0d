//! Writing a file that is no part of a project, such as a record for people.
//!
//! In: a path and bytes. Out: the file, whole or not at all. Inside a project it is written under the project's lock,
//! whose holder takes any other temporary file for one that a killed run has left.

use crate::evidence::{Fault, Why, resolve};
use crate::files::load::find_root;
use crate::files::lock::{lock_file, pause_writing};
use crate::files::place::{folder_of, sync_folder, write_sibling_by};
use crate::text::problem::Problem;
use crate::text::say::{record as record_say, store as say};
use anyhow::Result;
use std::fs::File;
use std::io::{Error, ErrorKind, Write};
use std::path::{Path, PathBuf};
use tempfile::TempPath;

/// Writes a file that is no part of a project.
///
/// # Errors
///
/// When the file exists and is not to be replaced, or the disk does not take it.
pub fn write_output(target: &Path, content: &[u8], replace: bool) -> Result<()> {
    write_output_by(target, replace, |file| Ok(file.write_all(content)?))
}

/// Writes a file that is no part of a project, whose content may be too long to be held: `write` puts it into the file.
///
/// # Errors
///
/// As [`write_output`], and what `write` could not do.
pub fn write_output_by(target: &Path, replace: bool, write: impl FnOnce(&mut File) -> Result<()>) -> Result<()> {
    may_stand(target, replace)?;
    let _lock = locked(target)?;
    let _whole = pause_writing();
    let output = Output::beside(target, write)?;
    output.persist(replace)?;
    sync_folder(target).map_err(|error| cannot(target, &error).into())
}

/// Writes files that are no part of a project into one folder: all of them, or none.
///
/// # Errors
///
/// As [`write_output`], for the first of them.
pub fn write_outputs(files: &[(PathBuf, Vec<u8>)], replace: bool) -> Result<()> {
    let Some((first, _)) = files.first() else { return Ok(()) };
    files.iter().try_for_each(|(target, _)| may_stand(target, replace))?;
    let _lock = locked(first)?;
    let _whole = pause_writing();
    let outputs = files.iter().map(|(target, content)| Output::beside(target, |file| Ok(file.write_all(content)?)));
    let outputs = outputs.collect::<Result<Vec<_>>>()?;
    let mut written = Vec::new();
    for output in outputs {
        let target = output.target.to_owned();
        if let Err(error) = output.persist(replace) {
            // What took the place of another is not to be had back; what is new goes again.
            #[expect(clippy::disallowed_methods, reason = "what this very call has written")]
            let take_back = |path: &PathBuf| drop(std::fs::remove_file(path));
            written.iter().filter(|_| !replace).for_each(take_back);
            return Err(error);
        }
        written.push(target);
    }
    sync_folder(first).map_err(|error| cannot(first, &error).into())
}

fn exists(target: &Path) -> Problem {
    Problem::usage(record_say::exists(target.display())).hint(record_say::exists_hint())
}

fn cannot(target: &Path, error: &Error) -> Problem {
    Problem::project(say::cannot_write(target.display(), error))
}

/// Refuses a place where no file may be put.
fn may_stand(target: &Path, replace: bool) -> Result<()> {
    refuse_links(target)?;
    match target.symlink_metadata() {
        Ok(_) if !replace => Err(exists(target).into()),
        Ok(found) if found.is_dir() => Err(cannot(target, &ErrorKind::IsADirectory.into()).into()),
        // What takes the place of a device or a pipe breaks the machine, not only the output.
        Ok(found) if !found.is_file() => Err(cannot(target, &ErrorKind::Unsupported.into()).into()),
        _ => Ok(()),
    }
}

/// Takes the lock of the project that a file lies in, if it lies in one.
fn locked(target: &Path) -> Result<Option<File>> {
    let Ok(root) = find_root(folder_of(target)) else { return Ok(None) };
    let lock = lock_file(&root).and_then(|file| file.lock().map(|()| file));
    lock.map(Some).map_err(|error| cannot(target, &error).into())
}

/// A file that is written, and not yet in its place.
struct Output<'a> {
    target: &'a Path,
    temporary: TempPath,
}

impl<'a> Output<'a> {
    fn beside(target: &'a Path, write: impl FnOnce(&mut File) -> Result<()>) -> Result<Output<'a>> {
        let temporary = write_sibling_by(target, write).map_err(|error| match error.downcast::<Error>() {
            Ok(error) => cannot(target, &error).into(),
            Err(error) => error,
        })?;
        Ok(Output { target, temporary })
    }

    fn persist(self, replace: bool) -> Result<()> {
        let Output { target, temporary } = self;
        let put = if replace { temporary.persist(target) } else { temporary.persist_noclobber(target) };
        put.map_err(|error| match error.error.kind() {
            ErrorKind::AlreadyExists if !replace => exists(target).into(),
            _ => cannot(target, &error.error).into(),
        })
    }
}

/// Refuses a place to which the way leads through a link inside a project: who wrote the project chose where it leads.
fn refuse_links(target: &Path) -> Result<()> {
    let in_project = |link: &Path| link.parent().is_some_and(|folder| find_root(folder).is_ok());
    match resolve(target, &in_project) {
        Err(Fault { why: Why::Symlink, .. }) => {
            Err(Problem::project(say::output_through_link(target.display())).into())
        }
        // What else is wrong with the way is told when it is gone.
        _ => Ok(()),
    }
}
