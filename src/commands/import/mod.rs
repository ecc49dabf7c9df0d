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
use crate::exchange::page::enclosed::enclosed;
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
        context.interactive &= !accounts.dry_run;
        return accounts::run(accounts, context);
    }
    // What is only shown asks nothing, and ends as writing would.
    context.interactive &= !args.dry_run;
    let mut sources = args.files.iter().map(|file| source::read(file)).collect::<Result<Vec<_>>>()?;
    let mut other = None;
    let mut answers = 0;
    for source in &mut sources {
        match enclosed(&source.bytes, &source.name)? {
            Some(found) => {
                answers += 1;
                if found.around {
                    context.note(&say::rest_left_out(&source.name));
                }
                source.bytes = found.bytes;
            }
            None => other = Some(&source.name),
        }
    }
    match other {
        None => answers::run(&sources, &args, context),
        Some(_) if answers == 0 => lists::run(&sources, &args, context),
        Some(other) => Err(Problem::usage(say::not_a_list(other)).into()),
    }
}
