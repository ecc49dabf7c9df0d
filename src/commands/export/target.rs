//! Where an export goes: a file of one's own, or standard output.

use crate::context::Context;
use crate::files::format::Format;
use crate::files::load::Loaded;
use crate::files::store::write_output_by;
use crate::text::problem::Problem;
use crate::text::say::{export as say, record as record_say};
use anyhow::Result;
use clap::{Args, ValueHint};
use std::fs::File;
use std::io::Write;
use std::path::{Path, PathBuf};

/// Where an export goes.
#[derive(Debug, Args)]
pub struct ExportTarget {
    /// Write it to this file instead of standard output
    #[arg(short = 'o', long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub output: Option<PathBuf>,
    /// Replace the file if it exists
    #[arg(long, requires = "output")]
    pub force: bool,
}

impl ExportTarget {
    /// Writes an export to where it is wanted.
    ///
    /// # Errors
    ///
    /// When the file is there already, is the project's own, or cannot be written; or the bytes are no text and a terminal
    /// would get them.
    pub(crate) fn put(&self, bytes: Vec<u8>, loaded: &Loaded, context: &mut Context<'_>) -> Result<()> {
        let Some(path) = self.output.as_ref().filter(|path| *path != Path::new("-")) else {
            if context.out_is_terminal && std::str::from_utf8(&bytes).is_err() {
                return Err(Problem::usage(say::not_to_terminal()).hint(say::not_to_terminal_hint()).into());
            }
            context.out_bytes = bytes;
            return Ok(());
        };
        self.put_by(loaded, |file| Ok(file.write_all(&bytes)?))?;
        context.note(&record_say::written(path.display()));
        Ok(())
    }

    /// Writes an export to its file, if there is one.
    ///
    /// # Errors
    ///
    /// As [`ExportTarget::put`], and what `write` could not do.
    pub(crate) fn put_by(&self, loaded: &Loaded, write: impl FnOnce(&mut File) -> Result<()>) -> Result<()> {
        let Some(path) = &self.output else { return Ok(()) };
        // Where one stands, and not where `-C` says: there a shell completes the path.
        refuse_own(path, loaded)?;
        write_output_by(path, self.force, write)
    }
}

/// Refuses to put an export in the place of what the project is made of.
fn refuse_own(target: &Path, loaded: &Loaded) -> Result<()> {
    let (Some(name), Some(folder)) =
        (target.file_name(), Path::new(".").join(target).parent().and_then(|folder| folder.canonicalize().ok()))
    else {
        return Ok(());
    };
    let Ok(root) = loaded.root.canonicalize() else { return Ok(()) };
    if folder.starts_with(root.join("records")) {
        return Err(Problem::usage(record_say::inside_records()).hint(record_say::inside_records_hint()).into());
    }
    let target = folder.join(name);
    if loaded.sources.iter().any(|source| root.join(source.name()) == target) {
        return Err(Problem::usage(say::own_file(target.display())).into());
    }
    // It would be read as a section, and be none.
    match target.starts_with(&root) && Format::of(&target).is_some() {
        true => Err(Problem::usage(say::would_be_a_section(target.display())).hint(say::not_in_the_project()).into()),
        false => Ok(()),
    }
}
