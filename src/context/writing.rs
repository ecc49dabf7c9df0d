//! What a command wrote, for people in its own words, or as data in one form for all commands that write.

use crate::context::Context;
use crate::files::listing::listing;
use crate::files::load::find_root;
use crate::text::exit::Exit;
use crate::text::json::render_json;
use crate::verify::written::written;
use anyhow::Result;
use clap::{Args, ValueEnum};

/// How it is told what a command wrote.
#[derive(Debug, Clone, Default, Args)]
pub struct ToldArgs {
    /// How to tell what was written; with json nobody is asked anything
    #[arg(id = "told", long = "format", value_name = "FORMAT", default_value = "text")]
    pub format: Form,
}

/// Whom an output is for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum Form {
    /// For people.
    #[default]
    Text,
    /// JSON, for programs.
    Json,
}

/// Runs a command that writes, and tells what it wrote as it was asked for.
///
/// # Errors
///
/// As the command.
pub(crate) fn told(
    told: &ToldArgs,
    context: &mut Context<'_>,
    write: impl FnOnce(&mut Context<'_>) -> Result<Exit>,
) -> Result<Exit> {
    let Some(root) = find_root(&context.folder).ok().filter(|_| told.format == Form::Json) else {
        return write(context);
    };
    let before = (context.open_at(&root)?, listing(&root));
    context.interactive = false;
    let exit = write(context)?;
    let after = (context.open_at(&root)?, listing(&root));
    let report = written((&before.0, &before.1), (&after.0, &after.1), context.lang());
    context.out = render_json(&report)?;
    Ok(exit)
}
