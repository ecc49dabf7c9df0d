//! The picture of one project.

use super::args::{StatusArgs, StatusFormat};
use super::seen::{Seen, of_rows, rows_of};
use crate::arguments::filtering::FilterArgs;
use crate::context::Context;
use crate::exchange::csv::render_csv;
use crate::screen::markdown::render_markdown;
use crate::screen::overview::render_overview;
use crate::screen::sheets::{rows, sheet};
use crate::screen::status::{render_status, status_table};
use crate::screen::timeline::{render_timeline, timeline_table};
use crate::text::look::Look;
use anyhow::Result;
use std::path::Path;

/// Loads a project and derives its report.
pub(super) fn look_at(root: &Path, filter: &FilterArgs, context: &mut Context<'_>) -> Result<Seen> {
    let loaded = context.load(root)?;
    let lang = context.lang_of(&loaded);
    // A word that names nothing is a slip in a project; of several it need not name something in each.
    filter.picked(&loaded.view)?;
    Ok(Seen::of(loaded, &filter.filter()?, lang, &context.vouchers()))
}

/// What is asked to be shown of a project, for people or a spreadsheet.
pub(super) fn picture(seen: &Seen, args: &StatusArgs, look: Look) -> String {
    let (shown, report) = (seen.shown(), &seen.report);
    match args.format {
        StatusFormat::Csv => render_csv(&sheet(rows(&shown, of_rows(args, false)), of_rows(args, false))),
        StatusFormat::Html => render_overview(&shown, look),
        StatusFormat::Md if args.timeline => render_markdown(&timeline_table(&[report], false, look)),
        StatusFormat::Md => render_markdown(&status_table(&shown, rows_of(args), look)),
        _ if args.timeline => render_timeline(shown.view, report, look),
        _ => render_status(&seen.loaded, (report, &seen.picked), rows_of(args), look),
    }
}
