//! `handover import`: takes in what others have written, by what it is.

mod answers;
mod args;
mod source;

pub use args::ImportArgs;

use super::context::Context;
use crate::exchange::page::answers::is_answers;
use crate::text::exit::Exit;
use crate::text::problem::Problem;
use crate::text::say::answers as say;
use anyhow::Result;

/// Runs `handover import`.
///
/// # Errors
///
/// When a file cannot be read, or what is in it cannot be taken in; nothing is written then.
pub fn run(args: ImportArgs, context: &mut Context<'_>) -> Result<Exit> {
    let sources = args.files.iter().map(|file| source::read(file)).collect::<Result<Vec<_>>>()?;
    match sources.iter().find(|source| !is_answers(&source.bytes)) {
        Some(other) => Err(Problem::usage(say::not_a_list(&other.name)).into()),
        None => answers::run(&sources, &args, context),
    }
}
