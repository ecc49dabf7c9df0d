//! `handover export`: what is needed elsewhere, in the form that is read there. Each form is a file.

mod calendar;
mod items;
mod package;
mod page;

use crate::context::Context;
use crate::text::exit::Exit;
use anyhow::Result;
use clap::{Args, Subcommand};

/// Arguments of `handover export`.
#[derive(Debug, Args)]
pub struct ExportArgs {
    /// What is written
    #[command(subcommand)]
    pub what: ExportWhat,
}

/// What can be written.
#[derive(Debug, Subcommand)]
pub enum ExportWhat {
    /// A page that one person answers in a browser, without git or a terminal
    Page(page::PageArgs),
    /// Every item as a row of data, for spreadsheets and programs
    Csv(items::ItemsArgs),
    /// A workbook to work in, which `import` takes back
    Xlsx(items::ItemsArgs),
    /// A list of tasks in Markdown
    Md(items::ItemsArgs),
    /// The project whole as YAML: what its files say, and where each item stands
    Yaml(items::ItemsArgs),
    /// The project whole as JSON: what its files say, and where each item stands
    Json(items::ItemsArgs),
    /// The whole project as an archive, with its records and evidence, for a receiver without git
    Zip(package::PackageArgs),
    /// What is due, trainings, meetings and rounds to come, as a calendar
    Ics(calendar::CalendarArgs),
}

/// Runs `handover export`.
///
/// # Errors
///
/// When there is no project, it cannot be read, or the output cannot be written.
pub fn run(args: ExportArgs, context: &mut Context<'_>) -> Result<Exit> {
    match args.what {
        ExportWhat::Page(args) => page::run(args, context),
        ExportWhat::Csv(args) => items::run(args, items::Form::Csv, context),
        ExportWhat::Xlsx(args) => items::run(args, items::Form::Workbook, context),
        ExportWhat::Md(args) => items::run(args, items::Form::Markdown, context),
        ExportWhat::Yaml(args) => items::run(args, items::Form::Yaml, context),
        ExportWhat::Json(args) => items::run(args, items::Form::Json, context),
        ExportWhat::Zip(args) => package::run(args, context),
        ExportWhat::Ics(args) => calendar::run(args, context),
    }
}
