//! `handover audit`: the acts of a project, held against git's history.

use crate::arguments::completing;
use crate::context::Context;
use crate::edits::pick::pick_section_or_item;
use crate::screen::audit::render_audit;
use crate::text::exit::Exit;
use crate::text::json::render_json;
use crate::text::problem::Problem;
use crate::text::say::audit as say;
use crate::verify::audit::audit;
use anyhow::Result;
use clap::{Args, ValueEnum};
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
    /// How to write it
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    pub format: AuditFormat,
}

/// How an audit is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum AuditFormat {
    /// For people.
    Table,
    /// JSON, for programs.
    Json,
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
    let is_found = !report.changed.is_empty() || report.acts.iter().any(|line| !line.found.is_empty());
    let text = match args.format {
        AuditFormat::Table => render_audit(&loaded.view, &report, args.all, look),
        AuditFormat::Json => render_json(&report)?,
    };
    context.put(text);
    match context.tell_unreadable(&loaded) {
        Exit::Fine if is_found => Ok(Exit::Outstanding),
        exit => Ok(exit),
    }
}
