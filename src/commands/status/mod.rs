//! `handover status`: where things stand, for one project or several side by side.

mod args;
mod picture;
mod watching;

pub use args::StatusArgs;

use super::context::Context;
use crate::files::load::Loaded;
use crate::text::exit::Exit;
use anyhow::Result;
use picture::{find_projects, look_at, picture};
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
    let mut projects = Vec::with_capacity(roots.len());
    for root in roots {
        projects.push(look_at(&root, context)?);
    }
    let unreadable: Vec<String> = projects.iter().flat_map(|(loaded, _)| unreadable_files(loaded, portfolio)).collect();
    let text = picture(&projects, portfolio, &args, context)?;
    context.out.push_str(&text);
    Ok(context.tell_unreadable_files(unreadable))
}

fn unreadable_files(loaded: &Loaded, portfolio: bool) -> Vec<String> {
    let shown = |name: String| match portfolio {
        true => loaded.root.join(name).display().to_string(),
        false => name,
    };
    loaded.unreadable().into_iter().map(shown).collect()
}
