//! `handover export zip`: the project as one file.

use super::target::ExportTarget;
use crate::context::Context;
use crate::exchange::package::{LIST, contents, write_package};
use crate::screen::ui::Bar;
use crate::text::exit::Exit;
use crate::text::say::{export as say, words};
use anyhow::Result;
use clap::{Args, ValueHint};
use std::path::PathBuf;

/// Arguments of `handover export zip`.
#[derive(Debug, Args)]
pub struct PackageArgs {
    /// Where it goes
    #[arg(short = 'o', long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub output: PathBuf,
    /// Replace the file if it exists
    #[arg(long)]
    pub force: bool,
    /// Put backups in as well, where they lie in the project
    #[arg(long)]
    pub with_backups: bool,
}

/// Runs `handover export zip`.
///
/// # Errors
///
/// When there is no project, a file of it cannot go into an archive, or the archive cannot be written.
pub(super) fn run(args: PackageArgs, context: &mut Context<'_>) -> Result<Exit> {
    let loaded = context.open()?;
    loaded.require_readable()?;
    let contents = contents(&loaded, args.with_backups)?;
    let target = ExportTarget { output: Some(args.output.clone()), force: args.force };
    let bar = Bar::new(context.look());
    target.put_by(&loaded, |file| write_package(&loaded, &contents, file, &bar).map(drop))?;
    if !contents.missing.is_empty() {
        context.note(&say::not_along(words::short_names(contents.missing.iter().map(String::as_str))));
    }
    let files = say::files(contents.files.len());
    context.note(&say::packed(args.output.display(), files, LIST));
    Ok(Exit::Fine)
}
