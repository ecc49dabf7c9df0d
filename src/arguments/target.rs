//! Where an output goes: a file of one's own, or standard output. One rule for every command that writes one.

use crate::context::Context;
use crate::files::folders::RECORDS;
use crate::files::format::Format;
use crate::files::load::find_root;
use crate::files::store::{write_output_by, write_outputs};
use crate::text::problem::Problem;
use crate::text::say::{export as say, record as record_say};
use anyhow::Result;
use clap::{Args, ValueHint};
use std::fs::File;
use std::io::{Read, Seek, Write};
use std::path::{Path, PathBuf};

/// Columns where there is no terminal.
const COLUMNS: usize = 100;

/// Where an output goes.
#[derive(Debug, Clone, Args)]
pub struct TargetArgs {
    /// Write it to this file instead of standard output
    #[arg(short = 'o', long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub output: Option<PathBuf>,
    /// Replace the file if it exists
    #[arg(long, requires = "output")]
    pub force: bool,
}

impl TargetArgs {
    /// The file; nothing where it is standard output, which `-` names as well.
    pub(crate) fn file(&self) -> Option<&Path> {
        self.output.as_deref().filter(|path| *path != Path::new("-"))
    }

    /// Writes bytes to where they are wanted.
    ///
    /// # Errors
    ///
    /// When the file is there already, is the project's own, or cannot be written; or the bytes are no text and a terminal
    /// would get them.
    pub(crate) fn put(&self, bytes: Vec<u8>, context: &mut Context<'_>) -> Result<()> {
        let Some(path) = self.file() else {
            if std::str::from_utf8(&bytes).is_err() {
                refuse_terminal(context)?;
            }
            context.out_bytes = bytes;
            return Ok(());
        };
        self.put_by(path, |file| Ok(file.write_all(&bytes)?))?;
        context.note(&record_say::written(path.display()));
        Ok(())
    }

    /// Writes what is no text, and may be too long to be held, to where it is wanted.
    ///
    /// # Errors
    ///
    /// As [`TargetArgs::put`], and what `write` could not do.
    pub(crate) fn put_long(
        &self,
        context: &mut Context<'_>,
        write: impl FnOnce(&mut File) -> Result<()>,
    ) -> Result<()> {
        if let Some(path) = self.file() {
            return self.put_by(path, write);
        }
        refuse_terminal(context)?;
        let mut whole = tempfile::tempfile()?;
        write(&mut whole)?;
        whole.rewind()?;
        match &mut context.stream {
            // A reader that has seen enough closes the pipe; that is no failure.
            Some(stream) => drop(std::io::copy(&mut whole, stream)),
            None => drop(whole.read_to_end(&mut context.out_bytes)?),
        }
        Ok(())
    }

    /// Runs what writes to standard output, and puts that to where it is wanted.
    ///
    /// # Errors
    ///
    /// As [`TargetArgs::put`], and what `run` could not do.
    pub(crate) fn divert<T>(
        &self,
        context: &mut Context<'_>,
        run: impl FnOnce(&mut Context<'_>) -> Result<T>,
    ) -> Result<T> {
        if self.file().is_none() {
            return run(context);
        }
        // A file is no terminal.
        (context.stream, context.color, context.width) = (None, false, COLUMNS);
        let ran = run(context)?;
        let mut bytes = std::mem::take(&mut context.out).into_bytes();
        bytes.append(&mut context.out_bytes);
        self.put(bytes, context)?;
        Ok(ran)
    }

    // Where one stands, and not where `-C` says: there a shell completes the path.
    fn put_by(&self, path: &Path, write: impl FnOnce(&mut File) -> Result<()>) -> Result<()> {
        refuse_own(path)?;
        write_output_by(path, self.force, write)
    }
}

/// Writes several files into one folder: all, or none.
///
/// # Errors
///
/// As [`TargetArgs::put`].
pub(crate) fn put_all(files: &[(PathBuf, Vec<u8>)], force: bool, context: &mut Context<'_>) -> Result<()> {
    files.iter().try_for_each(|(path, _)| refuse_own(path))?;
    write_outputs(files, force)?;
    for (path, _) in files {
        context.note(&record_say::written(path.display()));
    }
    Ok(())
}

pub(crate) fn refuse_terminal(context: &Context<'_>) -> Result<()> {
    match context.out_is_terminal {
        true => Err(Problem::usage(say::not_to_terminal()).hint(say::not_to_terminal_hint()).into()),
        false => Ok(()),
    }
}

/// Refuses to put an output in the place of what a project is made of, whichever it is.
fn refuse_own(target: &Path) -> Result<()> {
    let (Some(name), Some(folder)) =
        (target.file_name(), Path::new(".").join(target).parent().and_then(|folder| folder.canonicalize().ok()))
    else {
        return Ok(());
    };
    let Ok(root) = find_root(&folder) else { return Ok(()) };
    if folder.starts_with(root.join(RECORDS)) {
        return Err(Problem::usage(record_say::inside_records()).hint(record_say::inside_records_hint()).into());
    }
    let place = folder.join(name);
    // It would be read as a section, and be none.
    let problem = match Format::of(&place) {
        None => return Ok(()),
        Some(_) if place.is_file() => Problem::usage(say::own_file(target.display())),
        Some(_) => Problem::usage(say::would_be_a_section(target.display())),
    };
    Err(problem.hint(say::not_in_the_project()).into())
}
