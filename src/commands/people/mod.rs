//! `handover people`: who takes part; adding somebody, and handing over from one person to another.

mod adding;
mod args;
mod replacing;

use crate::arguments::format::FormatArgs;
use crate::context::Context;
use crate::context::writing::{Form, told};
use crate::screen::people::{render_people, render_people_json};
use crate::text::exit::Exit;
use anyhow::Result;
pub use args::{PeopleAddArgs, PeopleArgs, PeopleCommand, PeopleReplaceArgs};

/// Runs `handover people`.
///
/// # Errors
///
/// When there is no project, or what is asked for would make it wrong; nothing has changed then.
pub fn run(args: PeopleArgs, context: &mut Context<'_>) -> Result<Exit> {
    match args.command {
        None => list(&args.list, context),
        Some(PeopleCommand::List(args)) => list(&args, context),
        Some(PeopleCommand::Add(args)) => told(&args.told, context, |context| adding::add(&args, context)),
        Some(PeopleCommand::Replace(args)) => told(&args.told, context, |context| replacing::replace(&args, context)),
    }
}

fn list(args: &FormatArgs, context: &mut Context<'_>) -> Result<Exit> {
    let loaded = context.open()?;
    let text = match args.form {
        Form::Text => render_people(&loaded.view, context.look()),
        Form::Json => render_people_json(&loaded.view)?,
    };
    context.put(text);
    Ok(context.tell_unreadable(&loaded))
}
