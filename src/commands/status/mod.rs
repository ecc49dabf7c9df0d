//! `handover status`: where things stand, for one project or several side by side.

mod args;
mod picture;
mod seen;
mod watching;

pub use args::StatusArgs;

use super::context::Context;
use crate::files::load::Loaded;
use crate::text::exit::Exit;
use anyhow::Result;
use picture::{find_projects, look_at, look_at_all, picture};
use watching::watch;

/// Runs `handover status`.
///
/// # Errors
///
/// When there is no project to show.
pub fn run(args: StatusArgs, context: &mut Context<'_>) -> Result<Exit> {
    if args.watch {
        return watch(&args, context);
    }
    let (roots, portfolio) = find_projects(&args.folders, context)?;
    let mut projects = match roots.as_slice() {
        [root] if !portfolio => vec![look_at(root, &args.filter, context)?],
        roots => look_at_all(roots, &args, context)?,
    };
    let unreadable: Vec<String> = projects.iter().flat_map(|seen| unreadable_files(&seen.loaded, portfolio)).collect();
    let text = picture(&mut projects, portfolio, &args, context)?;
    context.put(text);
    Ok(context.tell_unreadable_files(unreadable))
}

fn unreadable_files(loaded: &Loaded, portfolio: bool) -> Vec<String> {
    let shown = |name: String| match portfolio {
        true => loaded.root.join(name).display().to_string(),
        false => name,
    };
    loaded.unreadable().into_iter().map(shown).collect()
}
