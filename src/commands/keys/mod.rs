//! `handover keys`: the keys that one has seen and confirmed, across handovers. `confirm` and `forget` write
//! into the user's own folder alone, and `add` into the project file.

pub(crate) mod adding;
mod args;
mod choosing;
mod deciding;
mod offering;

use crate::arguments::format::FormatArgs;
use crate::context::Context;
use crate::context::writing::{Form, told};
use crate::files::load::{Loaded, find_root};
use crate::screen::keys::{render_keys, render_keys_json};
use crate::screen::people::render_listed;
use crate::signoff::remembered::known_keys;
use crate::text::exit::Exit;
use anyhow::Result;
pub use args::{KeysAddArgs, KeysArgs, KeysCommand, KeysConfirmArgs, KeysForgetArgs};

/// Runs `handover keys`.
///
/// # Errors
///
/// When the list cannot be read or written, or the words name nobody or several; a fingerprint that is not the one of
/// the person's key is a failed verification.
pub fn run(args: KeysArgs, context: &mut Context<'_>) -> Result<Exit> {
    match args.command {
        None => list(&args.list, context),
        Some(KeysCommand::List(args)) => list(&args, context),
        Some(KeysCommand::Add(args)) => told(&args.told, context, |context| adding::add(&args, context)),
        Some(KeysCommand::Confirm(args)) => {
            let loaded = project_here(context);
            deciding::confirm(&args, loaded.as_ref(), context)
        }
        Some(KeysCommand::Forget(args)) => deciding::forget(&args, context),
    }
}

/// The project at or above the folder, if there is one that can be read; its people can be named by their ids.
fn project_here(context: &mut Context<'_>) -> Option<Loaded> {
    let root = find_root(&context.folder).ok()?;
    context.open_at(&root).ok()
}

fn list(args: &FormatArgs, context: &mut Context<'_>) -> Result<Exit> {
    let loaded = project_here(context);
    let known = known_keys(context.user.as_ref())?;
    let text = match args.form {
        Form::Text => {
            let look = context.look();
            let mut text = render_keys(&known, context.clock.now().date_naive(), look);
            text.extend(loaded.as_ref().map(|loaded| render_listed(&loaded.view.project, &known, look)));
            text
        }
        Form::Json => render_keys_json(&known, loaded.as_ref().map(|loaded| &loaded.view.project))?,
    };
    context.out.push_str(&text);
    Ok(Exit::Fine)
}
