//! The commands: one file each, with its arguments and one function that runs it.

pub mod add;
pub mod check;
pub mod completing;
pub mod completions;
pub mod context;
pub mod explain;
pub mod init;
pub mod man;
pub mod mark;
pub mod next;
pub mod record;
pub mod schema;
pub mod show;
pub mod sign;
pub mod status;
pub mod templates;
pub mod verify;

mod acting;
mod pick;
mod scoring;
mod signing;
mod stale;
mod walking;
mod watching;

use crate::cli::Command;
use crate::commands::context::Context;
use crate::text::exit::Exit;
use anyhow::Result;

/// Runs a command.
///
/// # Errors
///
/// A [`crate::text::problem::Problem`] says how the run ends; any other error means the project could not be
/// read or written.
pub fn run(command: Command, context: &mut Context<'_>) -> Result<Exit> {
    match command {
        Command::Init(args) => init::run(args, context),
        Command::Check(args) => check::run(args, context),
        Command::Next(args) => next::run(args, context),
        Command::Status(args) => status::run(args, context),
        Command::Show(args) => show::run(args, context),
        Command::Mark(args) => mark::run(args, context),
        Command::Add(args) => add::run(args, context),
        Command::Sign(args) => sign::run(args, context),
        Command::Verify(args) => verify::run(args, context),
        Command::Record(args) => record::run(args, context),
        Command::Explain(args) => explain::run(args, context),
        Command::Templates(args) => templates::run(args, context),
        Command::Schema(args) => schema::run(args, context),
        Command::Completions(args) => completions::run(args, context),
        Command::Man(args) => man::run(args, context),
    }
}
