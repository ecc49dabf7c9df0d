//! `handover export csv`, `md`, `yaml`, `json` and `xlsx`: the items as data or as a list.

use crate::arguments::filtering::FilterArgs;
use crate::arguments::target::TargetArgs;
use crate::context::Context;
use crate::exchange::csv::render_csv;
use crate::exchange::rows::rows;
use crate::exchange::sheet::write::render_workbook;
use crate::exchange::tasks::render_tasks;
use crate::exchange::whole::whole;
use crate::screen::yaml::render_yaml;
use crate::text::exit::Exit;
use crate::text::json::render_json;
use anyhow::Result;
use clap::Args;

/// Arguments of `handover export csv`, `md`, `yaml`, `json` and `xlsx`.
#[derive(Debug, Args)]
pub struct ItemsArgs {
    /// Which items.
    #[command(flatten)]
    pub filter: FilterArgs,
    /// Where it goes.
    #[command(flatten)]
    pub target: TargetArgs,
}

/// The form in which items are written.
#[derive(Debug, Clone, Copy)]
pub(super) enum Form {
    /// A row an item (RFC 4180).
    Csv,
    /// A box an item.
    Markdown,
    /// All that files say, as YAML.
    Yaml,
    /// All that files say, as JSON.
    Json,
    /// A sheet a section, to be worked in and to come back (ECMA-376).
    Workbook,
}

/// Runs `handover export csv`, `md`, `yaml`, `json` or `xlsx`.
///
/// # Errors
///
/// When there is no project, a filter names nothing, or the output cannot be written.
pub(super) fn run(args: ItemsArgs, form: Form, context: &mut Context<'_>) -> Result<Exit> {
    let loaded = context.open()?;
    loaded.require_readable()?;
    let picked = args.filter.picked(&loaded.view)?;
    let (view, lang) = (&loaded.view, context.lang());
    let wanted = |at| picked.has(at);
    let text = match form {
        Form::Workbook => {
            return args.target.put(render_workbook(view, wanted, lang)?, context).map(|()| Exit::Fine);
        }
        Form::Csv => render_csv(&rows(view, wanted, lang)),
        Form::Markdown => render_tasks(view, wanted, lang),
        Form::Yaml => render_yaml(&whole(&loaded, wanted, lang))?,
        Form::Json => render_json(&whole(&loaded, wanted, lang))?,
    };
    args.target.put(text.into_bytes(), context)?;
    Ok(Exit::Fine)
}
