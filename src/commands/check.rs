//! `handover check`: the walk at a terminal, the report without one.
use crate::context::Context;
use crate::exit::Exit;
use anyhow::Result;
use clap::Args;

/// Arguments of `handover check`.
#[derive(Debug, Args)]
pub struct CheckArgs {
    /// Only these sections or items
    #[arg(value_name = "SECTION|ITEM")]
    pub only: Vec<String>,
    /// Who is answering (a person's id)
    #[arg(long = "as", value_name = "PERSON")]
    pub acting: Option<String>,
    /// Only items that are late or due within seven days
    #[arg(long)]
    pub due: bool,
    /// Also items that wait on somebody else
    #[arg(long)]
    pub all: bool,
}

/// Runs `handover check`.
///
/// # Errors
///
/// When there is no project, or nobody can be told who answers.
pub fn run(_args: CheckArgs, _context: &mut Context<'_>) -> Result<Exit> {
    Ok(Exit::Fine)
}
