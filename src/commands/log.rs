//! `handover log`: the acts of a project in the order in which they were made.

use crate::arguments::completing;
use crate::arguments::filtering::FilterArgs;
use crate::arguments::format::FormatArgs;
use crate::context::Context;
use crate::context::writing::Form;
use crate::edits::pick::{pick_person, pick_section_or_item};
use crate::model::day;
use crate::model::list::ItemAt;
use crate::report::acts::{Asked, log_report};
use crate::screen::log::render_log;
use crate::text::exit::Exit;
use crate::text::json::render_json;
use crate::text::say::days as days_say;
use anyhow::Result;
use clap::Args;
use clap_complete::ArgValueCompleter;
use std::collections::BTreeSet;

/// Arguments of `handover log`.
#[derive(Debug, Args)]
pub struct LogArgs {
    /// Only these sections or items
    #[arg(value_name = "SECTION|ITEM", add = ArgValueCompleter::new(completing::sections_and_items))]
    pub only: Vec<String>,
    /// Only what this person recorded
    #[arg(long, value_name = "PERSON", add = ArgValueCompleter::new(completing::people))]
    pub by: Option<String>,
    /// Only what was recorded on this day or later
    #[arg(long, value_name = "DAY")]
    pub since: Option<String>,
    /// Which items are told.
    #[command(flatten)]
    pub filter: FilterArgs,
    /// How it is written.
    #[command(flatten)]
    pub format: FormatArgs,
}

/// Runs `handover log`.
///
/// # Errors
///
/// When there is no project, or a word on the command line names nothing.
pub fn run(args: LogArgs, context: &mut Context<'_>) -> Result<Exit> {
    let loaded = context.open()?;
    let look = context.look();
    let view = &loaded.view;
    let project = &view.project;
    let mut only: BTreeSet<ItemAt> = BTreeSet::new();
    for word in &args.only {
        only.extend(pick_section_or_item(project, word).map_err(|error| loaded.unread_or(error))?);
    }
    let by = args.by.as_deref().map(|word| pick_person(project, word)).transpose()?;
    let since = args.since.as_deref().map(|text| {
        let day = day::typed_day(text, view.today());
        day.map_err(|fault| fault.refusal(text, days_say::not_a_day("--since", text)))
    });
    let picked = args.filter.picked(view)?;
    let items = project.items.positions();
    let items = items.filter(|at| (args.only.is_empty() || only.contains(at)) && picked.has(*at));
    let asked = Asked { by: by.map(|person| person.id.as_str()), since: since.transpose()? };
    let report = log_report(view, items, asked, look.lang);
    let text = match args.format.form {
        Form::Text => render_log(view, &report, look),
        Form::Json => render_json(&report)?,
    };
    context.put(text);
    Ok(context.tell_unreadable(&loaded))
}
