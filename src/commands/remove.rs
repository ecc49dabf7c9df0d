//! `handover remove`: takes an item out of its file, as long as nothing was done about it and nobody needs it.

use crate::arguments::completing;
use crate::context::Context;
use crate::context::changing;
use crate::context::changing::{weigh, write};
use crate::context::writing::ToldArgs;
use crate::edits::pick::pick_item;
use crate::files::change::Change;
use crate::files::edit::Edit;
use crate::text::exit::Exit;
use crate::text::problem::Problem;
use crate::text::say::{editing as say, words::short_names};
use anyhow::Result;
use clap::Args;
use clap_complete::ArgValueCompleter;

/// Arguments of `handover remove`.
#[derive(Debug, Args)]
pub struct RemoveArgs {
    /// The item
    #[arg(value_name = "ITEM", add = ArgValueCompleter::new(completing::items))]
    pub item: String,
    /// How it is told what was written.
    #[command(flatten)]
    pub told: ToldArgs,
}

/// Runs `handover remove`.
///
/// # Errors
///
/// When there is no such item, something was done about it, or others name it; nothing has changed then.
pub fn run(args: RemoveArgs, context: &mut Context<'_>) -> Result<Exit> {
    let (store, loaded) = changing::open(context)?;
    let project = &loaded.view.project;
    let item = &project.items[pick_item(project, &args.item)?];
    let name = item.name.to_string();
    if !item.log.is_empty() || item.log_unreadable {
        let problem = Problem::usage(say::has_acts(&name, say::acts(item.log.len())));
        return Err(problem.hint(say::has_acts_hint(name)).into());
    }
    let source = &loaded.sources[item.place.source];
    let changes = [Change::Edit { source, edits: vec![Edit::remove_item(item.index)] }];
    let weighed = weigh(&loaded, &changes, context)?;
    // What names it now names nothing; what else is found about others goes on without it.
    let naming = weighed.found.iter().filter(|finding| finding.code == "unknown-item");
    let mut others: Vec<String> = naming.filter_map(|finding| Some(finding.item.as_ref()?.to_string())).collect();
    others.dedup();
    if let Some(first) = others.first() {
        let problem = Problem::usage(say::is_needed(name, short_names(others.iter().map(String::as_str))));
        return Err(problem.hint(say::is_needed_hint(first)).into());
    }
    write(&store, &changes, &weighed, context)?;
    context.say(&say::removed(name, source.name()));
    Ok(Exit::Fine)
}
