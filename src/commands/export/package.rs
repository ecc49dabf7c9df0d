//! `handover export zip`: the project as one file.

use crate::arguments::target::TargetArgs;
use crate::context::Context;
use crate::exchange::package::{LIST, contents, write_package};
use crate::screen::ui::Bar;
use crate::text::exit::Exit;
use crate::text::say::{export as say, words};
use anyhow::Result;
use clap::Args;

/// Arguments of `handover export zip`.
#[derive(Debug, Args)]
pub struct PackageArgs {
    /// Where it goes.
    #[command(flatten)]
    pub target: TargetArgs,
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
    let bar = Bar::new(context.look());
    args.target.put_long(context, |file| write_package(&loaded, &contents, file, &bar).map(drop))?;
    if !contents.missing.is_empty() {
        context.note(&say::not_along(words::short_names(contents.missing.iter().map(String::as_str))));
    }
    if let Some(path) = args.target.file() {
        let files = say::files(contents.files.len());
        context.note(&say::packed(path.display(), files, LIST));
    }
    Ok(Exit::Fine)
}
