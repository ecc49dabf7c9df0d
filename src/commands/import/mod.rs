//! `handover import`: takes in what others have written, by what it is.

mod accounts;
mod answers;
mod args;
mod asking;
mod lists;
mod reading;
mod source;
mod workbook;
mod writing;

pub use args::ImportArgs;

use crate::context::Context;
use crate::exchange::page::answers::is_answers;
use crate::text::exit::Exit;
use crate::text::problem::Problem;
use crate::text::say::answers as say;
use anyhow::Result;
use args::What;

/// Runs `handover import`.
///
/// # Errors
///
/// When a file cannot be read, or what is in it cannot be taken in; nothing is written then.
pub fn run(args: ImportArgs, context: &mut Context<'_>) -> Result<Exit> {
    if let Some(What::Accounts(accounts)) = args.what {
        return accounts::run(accounts, context);
    }
    let sources = args.files.iter().map(|file| source::read(file)).collect::<Result<Vec<_>>>()?;
    let answers = sources.iter().filter(|source| is_answers(&source.bytes)).count();
    match sources.iter().find(|source| !is_answers(&source.bytes)) {
        None => answers::run(&sources, &args, context),
        Some(_) if answers == 0 => lists::run(&sources, &args, context),
        Some(other) => Err(Problem::usage(say::not_a_list(&other.name)).into()),
    }
}
