//! `handover export page`: the cards of one person, to be answered in a browser.

use crate::arguments::completing;
use crate::arguments::target::{TargetArgs, refuse_terminal};
use crate::context::Context;
use crate::edits::pick::pick_person;
use crate::exchange::page::cards::answer_page;
use crate::exchange::page::render::render_page;
use crate::text::exit::Exit;
use crate::text::say::export as say;
use crate::text::visible::visible_line;
use anyhow::Result;
use clap::Args;
use clap_complete::ArgValueCompleter;

/// Arguments of `handover export page`.
#[derive(Debug, Args)]
pub struct PageArgs {
    /// Who answers it: a person's id, name or address
    #[arg(long = "for", value_name = "PERSON", add = ArgValueCompleter::new(completing::people))]
    pub whom: String,
    /// Where it goes.
    #[command(flatten)]
    pub target: TargetArgs,
}

/// Runs `handover export page`.
///
/// # Errors
///
/// When there is no project or no such person, or the file cannot be written.
pub(super) fn run(args: PageArgs, context: &mut Context<'_>) -> Result<Exit> {
    let (loaded, to_sign) = context.open_signed()?;
    loaded.require_readable()?;
    let person = pick_person(&loaded.view.project, &args.whom)?.clone();
    let page = answer_page(&loaded.view, &to_sign, &person, context.lang());
    if args.target.file().is_none() {
        refuse_terminal(context)?;
    }
    args.target.put(render_page(&page)?.into_bytes(), context)?;
    if args.target.file().is_some() {
        context.note(&say::page_next(visible_line(&person.name)));
    }
    Ok(Exit::Fine)
}
