//! `handover show`: one item in full.

use super::completing;
use super::context::Context;
use super::pick::pick_item;
use crate::checks::check_all;
use crate::screen::item::render_show;
use crate::text::exit::Exit;
use anyhow::Result;
use clap::Args;
use clap_complete::ArgValueCompleter;

/// Arguments of `handover show`.
#[derive(Debug, Args)]
pub struct ShowArgs {
    /// The item: its full name, or its id where that is unique
    #[arg(value_name = "ITEM", add = ArgValueCompleter::new(completing::items))]
    pub item: String,
}

/// Runs `handover show`.
///
/// # Errors
///
/// When there is no project, or no such item.
pub fn run(args: ShowArgs, context: &mut Context<'_>) -> Result<Exit> {
    let loaded = context.open()?;
    let look = context.look();
    let item = match pick_item(&loaded.view.project, &args.item) {
        Ok(item) => item,
        Err(error) => {
            // The item may be in a file that could not be read.
            loaded.require_readable()?;
            return Err(error);
        }
    };
    let findings = check_all(&loaded);
    context.out.push_str(&render_show(&loaded, item, &findings, look));
    Ok(Exit::Fine)
}
