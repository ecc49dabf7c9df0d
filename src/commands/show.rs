//! `handover show`: one item or one section in full.

use crate::arguments::completing;
use crate::checks::check_all;
use crate::context::Context;
use crate::edits::pick::pick_round;
use crate::files::load::Loaded;
use crate::report::item::item_report;
use crate::report::section::section_report;
use crate::screen::item::render_show;
use crate::screen::section::render_section;
use crate::screen::yaml::render_yaml;
use crate::text::exit::Exit;
use crate::text::json::render_json;
use crate::text::look::Look;
use anyhow::Result;
use clap::{Args, ValueEnum};
use clap_complete::ArgValueCompleter;

/// Arguments of `handover show`.
#[derive(Debug, Args)]
pub struct ShowArgs {
    /// The item: its full name, its title, or its id where that is unique; or a section
    #[arg(value_name = "ITEM|SECTION", add = ArgValueCompleter::new(completing::sections_and_items))]
    pub item: String,
    /// How to write it
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub format: ShowFormat,
}

/// How an item is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ShowFormat {
    /// A card for people.
    Text,
    /// JSON, for programs.
    Json,
    /// YAML, the same data.
    Yaml,
}

/// Runs `handover show`.
///
/// # Errors
///
/// When there is no project, or no such item.
pub fn run(args: ShowArgs, context: &mut Context<'_>) -> Result<Exit> {
    let loaded = context.open()?;
    let look = context.look();
    let item = match pick_round(&loaded.view.project, &args.item) {
        Ok((item, _)) => item,
        Err(_) if loaded.view.project.section_called(&args.item).is_some() => {
            let text = sections(&loaded, &args, look)?;
            context.put(text);
            return Ok(Exit::Fine);
        }
        Err(error) => {
            return Err(loaded.unread_or(error));
        }
    };
    let findings = check_all(&loaded);
    let report = || item_report(&loaded, item, &findings, look.lang);
    let text = match args.format {
        ShowFormat::Text => render_show(&loaded, item, &findings, look),
        ShowFormat::Json => render_json(&report())?,
        ShowFormat::Yaml => render_yaml(&report())?,
    };
    context.out.push_str(&text);
    Ok(Exit::Fine)
}

/// The sections that are called so, one below the other; as data the first of them.
fn sections(loaded: &Loaded, args: &ShowArgs, look: Look) -> Result<String> {
    let sections = loaded.view.project.sections_called(&args.item);
    let mut reports = sections.iter().map(|section| (*section, section_report(loaded, section, look.lang)));
    Ok(match args.format {
        ShowFormat::Text => {
            let drawn = reports.map(|(section, report)| render_section(loaded, section, &report, look));
            drawn.collect::<Vec<_>>().join("\n")
        }
        ShowFormat::Json => reports.next().map(|(_, report)| render_json(&report)).transpose()?.unwrap_or_default(),
        ShowFormat::Yaml => reports.next().map(|(_, report)| render_yaml(&report)).transpose()?.unwrap_or_default(),
    })
}
