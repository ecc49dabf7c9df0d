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
use std::path::Path;

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
    let name = target.display().to_string();
    let exists = || Problem::usage(record_say::exists(&name)).hint(record_say::exists_hint());
    let cannot = |error: Error| Problem::project(say::cannot_write(&name, error.to_string()));
    refuse_links(target)?;
    let found = target.symlink_metadata();
    if found.is_ok() && !replace {
        return Err(exists().into());
    }
    if found.as_ref().is_ok_and(|metadata| metadata.is_dir()) {
        return Err(cannot(ErrorKind::IsADirectory.into()).into());
    }
    // What takes the place of a device or a pipe breaks the machine, not only the output.
    if found.is_ok_and(|metadata| !metadata.is_file()) {
        return Err(cannot(ErrorKind::Unsupported.into()).into());
    }
    let folder = folder_of(target);
    let lock = find_root(folder).ok().map(|root| lock_file(&root)).transpose().map_err(cannot)?;
    lock.as_ref().map_or(Ok(()), File::lock).map_err(cannot)?;
    let _whole = pause_writing();
    let temporary = write_sibling_by(target, write).map_err(|error| match error.downcast::<Error>() {
        Ok(error) => cannot(error).into(),
        Err(error) => error,
    })?;
    if replace {
        temporary.persist(target).map_err(|error| cannot(error.error))?;
    } else {
        temporary.persist_noclobber(target).map_err(|error| match error.error.kind() {
            ErrorKind::AlreadyExists => exists(),
            _ => cannot(error.error),
        })?;
    }
    sync_folder(target).map_err(|error| cannot(error).into())
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
