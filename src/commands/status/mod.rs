//! `handover status`: where things stand, for one project or several side by side.

mod args;
mod finding;
mod picture;
mod seen;
mod several;
mod watching;

pub use args::StatusArgs;

use crate::context::Context;
use crate::screen::yaml::render_yaml;
use crate::text::exit::Exit;
use anyhow::Result;
use finding::find_projects;
use picture::{look_at, picture};
use seen::Data;
use several::load_all;
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
    args.target.divert(context, |context| show(&args, context))
}

fn show(args: &StatusArgs, context: &mut Context<'_>) -> Result<Exit> {
    let found = find_projects(&args.folders, context)?;
    let data = Data::asked(args.format);
    if let ([root], false) = (found.roots.as_slice(), found.several) {
        let seen = look_at(root, &args.filter, context)?;
        match data {
            Some(Data::Json) => context.put_json(&seen.whole())?,
            Some(Data::Yaml) => context.put(render_yaml(&seen.whole())?),
            None => context.put(picture(&seen, args, context.look())),
        }
        return Ok(context.tell_unreadable_files(seen.loaded.unreadable()));
    }
    let mut rows = load_all(&found, args, context)?;
    if data.is_none() {
        context.put(several::picture(&mut rows, args, context.look()));
    }
    Ok(context.tell_unreadable_files(rows.iter().flat_map(|row| row.unreadable()).collect()))
}
