//! Which projects are meant, and the picture of them that is asked for.

use super::args::{GroupBy, StatusArgs, StatusFormat};
use crate::checks::check_all;
use crate::commands::context::Context;
use crate::commands::unsigned::signoffs;
use crate::files::load;
use crate::files::load::Loaded;
use crate::report::derive::report;
use crate::report::status::{PortfolioReport, StatusReport};
use crate::screen::csv::render_csv;
use crate::screen::json::render_json;
use crate::screen::markdown::render_markdown;
use crate::screen::status::{Rows, portfolio_table, render_status, status_table};
use crate::screen::table::render_table;
use crate::screen::timeline::{render_timeline, timeline_table};
use crate::screen::yaml::render_yaml;
use crate::text::problem::Problem;
use crate::text::say::status as say;
use anyhow::Result;
use std::path::{Path, PathBuf};

/// Loads a project and derives its report.
pub(super) fn look_at(root: &Path, context: &mut Context<'_>) -> Result<(Loaded, StatusReport)> {
    let loaded = context.open_at(root)?;
    let lang = context.lang_of(&loaded);
    let findings = check_all(&loaded);
    let (signoffs, to_sign) = signoffs(&loaded);
    let report = report(&loaded, &findings, lang).with_signoffs(&loaded.view, signoffs, to_sign);
    Ok((loaded, report))
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

/// Everything that is asked to be shown, as text; the language of the first project counts.
pub(super) fn picture(
    projects: &[(Loaded, StatusReport)],
    portfolio: bool,
    args: &StatusArgs,
    context: &mut Context<'_>,
) -> Result<String> {
    let look = context.look();
    let rows = match args.by {
        GroupBy::Section => Rows::Sections,
        GroupBy::Party => Rows::Parties,
        GroupBy::Person => Rows::People,
        GroupBy::Due => Rows::DueItems,
    };
    let table = || match projects {
        _ if args.timeline => timeline_table(projects, portfolio, look),
        [(loaded, report)] if !portfolio => status_table(&loaded.view, report, rows, look),
        several => portfolio_table(several, look),
    };
    Ok(match (args.format, projects) {
        (StatusFormat::Csv, _) => render_csv(&table()),
        (StatusFormat::Md, _) => render_markdown(&table()),
        (StatusFormat::Json, [(_, report)]) if !portfolio => render_json(report)?,
        (StatusFormat::Json, several) => render_json(&PortfolioReport::of(several.iter().map(|(_, report)| report)))?,
        (StatusFormat::Yaml, [(_, report)]) if !portfolio => render_yaml(report)?,
        (StatusFormat::Yaml, several) => render_yaml(&PortfolioReport::of(several.iter().map(|(_, report)| report)))?,
        (StatusFormat::Table, several) if args.timeline => {
            let drawn: Vec<String> =
                several.iter().map(|(loaded, report)| render_timeline(&loaded.view, report, look)).collect();
            drawn.join("\n")
        }
        (StatusFormat::Table, [(loaded, report)]) if !portfolio => render_status(loaded, report, rows, look),
        (StatusFormat::Table, several) => render_table(&portfolio_table(several, look), look),
    })
}
