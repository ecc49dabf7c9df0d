//! `handover show`: one item in full.
use crate::context::Context;
use crate::exit::Exit;
use anyhow::Result;
use clap::Args;

/// Arguments of `handover show`.
#[derive(Debug, Args)]
pub struct ShowArgs {
    /// The item: its full name, or its id where that is unique
    #[arg(value_name = "ITEM")]
    pub item: String,
}

/// Runs `handover show`.
///
/// # Errors
///
/// When there is no project, or no such item.
pub fn run(_args: ShowArgs, _context: &mut Context<'_>) -> Result<Exit> {
    Ok(Exit::Fine)
}
