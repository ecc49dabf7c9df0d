//! `handover status`: where things stand, for one project or several side by side.

use crate::checks::{Subject, check_all};
use crate::context::{Context, View};
use crate::exit::Exit;
use crate::i18n::{commands as commands_say, status as say, words};
use crate::problem::Problem;
use crate::render::csv::render_csv;
use crate::render::json::render_json;
use crate::render::markdown::render_markdown;
use crate::render::status::{Rows, portfolio_table};
use crate::render::table::render_table;
use crate::status::{StatusReport, report};
use crate::{load, render};
use anyhow::Result;
use clap::{Args, ValueEnum, ValueHint};
use std::path::PathBuf;

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
    let (roots, portfolio) = find_projects(&args.folders, context)?;
    let mut projects = Vec::with_capacity(roots.len());
    for root in roots {
        let view = View::load(&root, context.clock.now())?;
        let lang = context.look(view.loaded.project.language.as_deref()).lang;
        let findings = check_all(&Subject { loaded: &view.loaded, standings: &view.standings });
        let report = report(&view, &findings, lang);
        projects.push((view, report));
    }
    let unreadable: Vec<String> = projects.iter().flat_map(|(view, _)| unreadable_files(view, portfolio)).collect();
    if portfolio {
        render_portfolio(&projects, &args, context)?;
    } else if let Some((view, report)) = projects.first() {
        render_one(view, report, &args, context)?;
    }
    if unreadable.is_empty() {
        return Ok(Exit::Fine);
    }
    let lang = context.look(None).lang;
    let names = words::list(&unreadable, lang);
    context
        .err
        .push_str(&Problem::project(say::not_readable(names)).hint(commands_say::mend_first_hint()).render(lang));
    context.err.push('\n');
    Ok(Exit::Project)
}

/// The project folders that are meant, and whether they are to be shown side by side.
fn find_projects(folders: &[PathBuf], context: &Context<'_>) -> Result<(Vec<PathBuf>, bool)> {
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
    let name = |source: &load::Source| match portfolio {
        true => view.loaded.root.join(&source.path).display().to_string(),
        false => source.name(),
    };
    view.loaded.unreadable().map(name).collect()
}

fn render_one(view: &View, report: &StatusReport, args: &StatusArgs, context: &mut Context<'_>) -> Result<()> {
    let look = context.look(view.loaded.project.language.as_deref());
    context.wanted_lang = Some(look.lang);
    let rows = match args.by {
        GroupBy::Section => Rows::Sections,
        GroupBy::Party => Rows::Parties,
        GroupBy::Person => Rows::People,
        GroupBy::Due => Rows::DueItems,
    };
    let text = match args.format {
        StatusFormat::Table => render::status::render_status(view, report, rows, look),
        StatusFormat::Json => render_json(report)?,
        StatusFormat::Csv => render_csv(&render::status::status_table(view, report, rows, look)),
        StatusFormat::Md => render_markdown(&render::status::status_table(view, report, rows, look)),
    };
    context.out.push_str(&text);
    Ok(())
}

fn render_portfolio(projects: &[(View, StatusReport)], args: &StatusArgs, context: &mut Context<'_>) -> Result<()> {
    let first = projects.first().and_then(|(view, _)| view.loaded.project.language.as_deref());
    let look = context.look(first);
    context.wanted_lang = Some(look.lang);
    let text = match args.format {
        StatusFormat::Json => {
            let reports: Vec<&StatusReport> = projects.iter().map(|(_, report)| report).collect();
            let portfolio = serde_json::json!({ "schema": "handover/portfolio/1", "projects": reports });
            render_json(&portfolio)?
        }
        StatusFormat::Table => render_table(&portfolio_table(projects, look), look),
        StatusFormat::Csv => render_csv(&portfolio_table(projects, look)),
        StatusFormat::Md => render_markdown(&portfolio_table(projects, look)),
    };
    context.out.push_str(&text);
    Ok(())
}
