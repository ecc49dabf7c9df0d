//! `handover add`: appends an item to a section.
use crate::context::Context;
use crate::exit::Exit;
use anyhow::Result;
use clap::Args;

/// Arguments of `handover add`.
#[derive(Debug, Args)]
pub struct AddArgs {
    /// The section, such as permissions
    #[arg(value_name = "SECTION")]
    pub section: String,
    /// What the item is called
    #[arg(value_name = "TITLE")]
    pub title: String,
    /// A field of the item, such as due=2026-11-23; may be given several times
    #[arg(long = "field", value_name = "KEY=VALUE")]
    pub fields: Vec<String>,
}

/// Runs `handover add`.
///
/// # Errors
///
/// When a field is not known or has a wrong value, or the file cannot be written.
pub fn run(_args: AddArgs, _context: &mut Context<'_>) -> Result<Exit> {
    Ok(Exit::Fine)
}
