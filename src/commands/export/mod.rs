//! `handover export`: what is needed elsewhere, in the form that is read there. Each form is a file.

mod page;
mod target;

use super::context::Context;
use crate::text::exit::Exit;
use anyhow::Result;
use clap::{Args, Subcommand};

/// Arguments of `handover export`.
#[derive(Debug, Args)]
pub struct ExportArgs {
    /// What is written
    #[command(subcommand)]
    pub what: ExportWhat,
}

/// What can be written.
#[derive(Debug, Subcommand)]
pub enum ExportWhat {
    /// A page that one person answers in a browser, without git or a terminal
    Page(page::PageArgs),
}

/// Runs `handover export`.
///
/// # Errors
///
/// When there is no project, it cannot be read, or the output cannot be written.
pub fn run(args: ExportArgs, context: &mut Context<'_>) -> Result<Exit> {
    match args.what {
        ExportWhat::Page(args) => page::run(args, context),
    }
}
