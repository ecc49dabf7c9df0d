//! `handover mark`: records acts without asking.
use crate::context::Context;
use crate::exit::Exit;
use anyhow::Result;
use clap::Args;

/// Arguments of `handover mark`.
#[derive(Debug, Args)]
pub struct MarkArgs {
    /// One or several items, then what was done: a step such as `granted`, or rejected, waived, blocked, noted, reopened
    #[arg(value_name = "ITEM… DID", num_args = 2.., required = true)]
    pub words: Vec<String>,
    /// Who did it (a person's id)
    #[arg(long = "as", value_name = "PERSON")]
    pub acting: Option<String>,
    /// What there is to say about it
    #[arg(long)]
    pub note: Option<String>,
    /// A file of the project or a web address that shows it; may be given several times
    #[arg(long, value_name = "FILE|URL")]
    pub evidence: Vec<String>,
    /// When it was done, such as 2026-11-20T10:03:00+08:00 [default: now]
    #[arg(long, value_name = "TIME")]
    pub at: Option<String>,
}

/// Runs `handover mark`.
///
/// # Errors
///
/// When a rule does not allow the act, or it cannot be written; nothing has changed then.
pub fn run(_args: MarkArgs, _context: &mut Context<'_>) -> Result<Exit> {
    Ok(Exit::Fine)
}
