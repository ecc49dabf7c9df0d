//! `handover instructions`: how a script or an assistant works on a handover, in a page. Reads no project.

use crate::context::Context;
use crate::manual::Page;
use crate::screen::manual::render_manual;
use crate::text::exit::Exit;
use anyhow::Result;
use clap::Args;

/// Arguments of `handover instructions`.
#[derive(Debug, Args)]
pub struct InstructionsArgs {}

/// Runs `handover instructions`.
///
/// # Errors
///
/// Never.
pub fn run(_: InstructionsArgs, context: &mut Context<'_>) -> Result<Exit> {
    let look = context.look();
    context.put(render_manual(&Page::Instructions.blocks(look.lang), look));
    Ok(Exit::Fine)
}
