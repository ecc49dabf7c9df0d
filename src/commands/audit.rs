//! `handover audit`: the acts of a project, held against git's history.

use crate::arguments::completing;
use crate::arguments::format::FormatArgs;
use crate::context::Context;
use crate::context::writing::Form;
use crate::edits::pick::pick_section_or_item;
use crate::screen::audit::render_audit;
use crate::text::exit::Exit;
use crate::text::json::render_json;
use crate::text::problem::Problem;
use crate::text::say::audit as say;
use crate::verify::audit::audit;
use anyhow::Result;
use clap::Args;
use clap_complete::ArgValueCompleter;
use std::collections::BTreeSet;

/// Arguments of `handover audit`.
#[derive(Debug, Args)]
pub struct AuditArgs {
    /// Only these sections or items
    #[arg(value_name = "SECTION|ITEM", add = ArgValueCompleter::new(completing::sections_and_items))]
    pub only: Vec<String>,
    /// Every act, also those of which nothing was found
    #[arg(long)]
    pub all: bool,
    /// How it is written.
    #[command(flatten)]
    pub format: FormatArgs,
}

/// Runs `handover audit`.
///
/// # Errors
///
/// When there is no project, it is not in git, or a word on the command line names nothing.
pub fn run(args: AuditArgs, context: &mut Context<'_>) -> Result<Exit> {
    let loaded = context.open()?;
    let look = context.look();
    let project = &loaded.view.project;
    let unread = |error| loaded.require_readable().and(Err(error));
    let mut only = BTreeSet::new();
    for word in &args.only {
        only.extend(pick_section_or_item(project, word).or_else(unread)?);
    }
    if args.only.is_empty() {
        only.extend(project.items.positions());
    }
    let not_in_git = || Problem::project(say::not_in_git(loaded.root.display())).hint(say::not_in_git_hint());
    let report = audit(&loaded, &only, look.lang).ok_or_else(not_in_git)?;
    let is_found = !report.changed.is_empty()
        || !report.records.is_empty()
        || report.acts.iter().any(|line| !line.found.is_empty());
    let text = match args.format.form {
        Form::Text => render_audit(&loaded.view, &report, args.all, look),
        Form::Json => render_json(&report)?,
    };
    context.put(text);
    match context.tell_unreadable(&loaded) {
        Exit::Fine if is_found => Ok(Exit::Outstanding),
        exit => Ok(exit),
    }
}
