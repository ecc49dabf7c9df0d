//! `handover status`: where things stand, for one project or several side by side.

use super::watching::watch;
use crate::context::{Context, View};
use crate::digest::Silent;
use crate::exit::Exit;
use crate::i18n::{commands as commands_say, status as say, words};
use crate::load;
use crate::problem::Problem;
use crate::render::csv::render_csv;
use crate::render::json::render_json;
use crate::render::markdown::render_markdown;
use crate::render::status::{Rows, portfolio_table, render_status, status_table};
use crate::render::table::render_table;
use crate::render::timeline::{render_timeline, timeline_table};
use crate::signoff::check::check_project;
use crate::signoff::standing::stage_signoffs;
use crate::status::{StatusReport, report};
use anyhow::Result;
use clap::{Args, ValueEnum, ValueHint};
use std::path::{Path, PathBuf};

/// Arguments of `handover status`.
#[derive(Debug, Args)]
pub struct StatusArgs {
    /// Projects, or folders of projects, to show side by side
    #[arg(value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub folders: Vec<PathBuf>,
    /// What each line of the table stands for
    #[arg(long, value_name = "WHAT", default_value = "section")]
    pub by: GroupBy,
    /// How to write it
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    pub format: StatusFormat,
    /// Draw milestones, due dates and today along a line of time
    #[arg(long, conflicts_with = "by")]
    pub timeline: bool,
    /// Keep showing it, and draw anew when a file changes, until Ctrl-C
    #[arg(long)]
    pub watch: bool,
}

/// What a line of the table stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum GroupBy {
    /// A section.
    Section,
    /// A party.
    Party,
    /// A person.
    Person,
    /// An item that is not complete, by the day it is due.
    Due,
}

/// How status is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum StatusFormat {
    /// A table for people.
    Table,
    /// JSON, for programs.
    Json,
    /// CSV, for spreadsheets.
    Csv,
    /// Markdown, for mails and tickets.
    Md,
}

/// Runs `handover status`.
///
/// # Errors
///
/// When there is no project to show.
pub fn run(args: StatusArgs, context: &mut Context<'_>) -> Result<Exit> {
    if args.watch {
        return watch(&args, context);
    }
    let (roots, portfolio) = find_projects(&args.folders, context)?;
    let mut projects = Vec::with_capacity(roots.len());
    for root in roots {
        projects.push(look_at(&root, context)?);
    }
    let unreadable: Vec<String> = projects.iter().flat_map(|(view, _)| unreadable_files(view, portfolio)).collect();
    let text = picture(&projects, portfolio, &args, context)?;
    context.out.push_str(&text);
    Ok(tell_unreadable(&unreadable, context))
}

/// Loads a project and derives its report.
pub(super) fn look_at(root: &Path, context: &Context<'_>) -> Result<(View, StatusReport)> {
    let view = View::load(root, context.clock.now())?;
    let lang = context.look(view.loaded.project.language.as_deref()).lang;
    let findings = view.findings();
    let signoffs = stage_signoffs(&view, &check_project(&view, None, &Silent));
    let report = report(&view, &findings, lang).with_signoffs(signoffs);
    Ok((view, report))
}

/// Says on standard error which files could not be read; returns how the run ends.
pub(super) fn tell_unreadable(files: &[String], context: &mut Context<'_>) -> Exit {
    if files.is_empty() {
        return Exit::Fine;
    }
    let lang = context.look(None).lang;
    let problem = Problem::project(say::not_readable(words::list(files, lang))).hint(commands_say::mend_first_hint());
    context.err.push_str(&problem.render(lang));
    context.err.push('\n');
    Exit::Project
}

/// The project folders that are meant, and whether they are to be shown side by side.
pub(super) fn find_projects(folders: &[PathBuf], context: &Context<'_>) -> Result<(Vec<PathBuf>, bool)> {
    if folders.is_empty() {
        return Ok((vec![load::find_root(&context.folder)?], false));
    }
    let mut roots = Vec::new();
    let mut gathered = folders.len() > 1;
    for folder in folders {
        let folder = context.folder.join(folder);
        if load::is_project(&folder) {
            roots.push(folder);
            continue;
        }
        let mut inside = load::projects_in(&folder);
        match inside.is_empty() {
            true if folders.len() == 1 => roots.push(load::find_root(&folder)?),
            true => return Err(Problem::project(say::no_projects(folder.display())).into()),
            false => {
                gathered = true;
                roots.append(&mut inside);
            }
        }
    }
    Ok((roots, gathered))
}

fn unreadable_files(view: &View, portfolio: bool) -> Vec<String> {
    let shown = |name: String| match portfolio {
        true => view.loaded.root.join(name).display().to_string(),
        false => name,
    };
    view.loaded.unreadable().into_iter().map(shown).collect()
}

/// Everything that is asked to be shown, as text; the language of the first project counts.
pub(super) fn picture(
    projects: &[(View, StatusReport)],
    portfolio: bool,
    args: &StatusArgs,
    context: &mut Context<'_>,
) -> Result<String> {
    let first = projects.first().and_then(|(view, _)| view.loaded.project.language.as_deref());
    let look = context.look(first);
    context.wanted_lang = Some(look.lang);
    let rows = match args.by {
        GroupBy::Section => Rows::Sections,
        GroupBy::Party => Rows::Parties,
        GroupBy::Person => Rows::People,
        GroupBy::Due => Rows::DueItems,
    };
    let table = || match projects {
        _ if args.timeline => timeline_table(projects, portfolio, look),
        [(view, report)] if !portfolio => status_table(view, report, rows, look),
        several => portfolio_table(several, look),
    };
    Ok(match (args.format, projects) {
        (StatusFormat::Csv, _) => render_csv(&table()),
        (StatusFormat::Md, _) => render_markdown(&table()),
        (StatusFormat::Json, [(_, report)]) if !portfolio => render_json(report)?,
        (StatusFormat::Json, several) => {
            let reports: Vec<&StatusReport> = several.iter().map(|(_, report)| report).collect();
            render_json(&serde_json::json!({ "schema": "handover/portfolio/1", "projects": reports }))?
        }
        (StatusFormat::Table, several) if args.timeline => {
            let drawn: Vec<String> = several.iter().map(|(view, report)| render_timeline(view, report, look)).collect();
            drawn.join("\n")
        }
        (StatusFormat::Table, [(view, report)]) if !portfolio => render_status(view, report, rows, look),
        (StatusFormat::Table, several) => render_table(&portfolio_table(several, look), look),
    })
}
