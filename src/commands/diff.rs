//! `handover diff`: what changed in items, states and terms since a revision of git.

use crate::arguments::format::FormatArgs;
use crate::context::Context;
use crate::context::unsigned::open_gates_by;
use crate::context::writing::Form;
use crate::files::load::Loaded;
use crate::history::{is_work_tree, project_at, revision};
use crate::screen::diff::render_diff;
use crate::text::exit::Exit;
use crate::text::json::render_json;
use crate::text::problem::Problem;
use crate::text::say::{audit as audit_say, diff as say};
use crate::verify::diff::diff;
use anyhow::Result;
use clap::Args;

/// Arguments of `handover diff`.
#[derive(Debug, Args)]
pub struct DiffArgs {
    /// The revision to compare with, as git knows it: HEAD~3, a tag, a branch
    #[arg(value_name = "REV")]
    pub from: String,
    /// The revision that is compared [default: the files as they are]
    #[arg(value_name = "REV")]
    pub to: Option<String>,
    /// How it is written.
    #[command(flatten)]
    pub format: FormatArgs,
}

/// Runs `handover diff`.
///
/// # Errors
///
/// When there is no project, or git knows no such revision.
pub fn run(args: DiffArgs, context: &mut Context<'_>) -> Result<Exit> {
    let mut now = context.open()?;
    let look = context.look();
    if !is_work_tree(&now.root) {
        return Err(Problem::project(audit_say::not_in_git(now.root.display())).into());
    }
    let (from, before) = at_revision(&now, &args.from, context)?;
    let mut to = None;
    if let Some(word) = &args.to {
        let (name, loaded) = at_revision(&now, word, context)?;
        (to, now) = (Some(name), loaded);
    }
    let report = diff(&before.view, &now.view, (from, to), look.lang);
    let text = match args.format.form {
        Form::Text => render_diff(&now.view, &report, look),
        Form::Json => render_json(&report)?,
    };
    context.put(text);
    let unreadable: Vec<String> = before.unreadable();
    for file in unreadable {
        context.note(&say::was_unreadable(file, &args.from));
    }
    Ok(context.tell_unreadable(&now))
}

/// The project as it was in a revision that somebody named, and the name of that commit.
fn at_revision(now: &Loaded, word: &str, context: &Context<'_>) -> Result<(String, Loaded)> {
    let name = revision(&now.root, word)
        .ok_or_else(|| Problem::usage(say::no_revision(word)).hint(say::no_revision_hint()))?;
    let then = project_at(&now.root, &name, context.clock.now());
    let (mut loaded, records) = then.ok_or_else(|| Problem::usage(say::no_project_then(word)))?;
    open_gates_by(records, &mut loaded, &context.vouchers());
    Ok((name, loaded))
}
