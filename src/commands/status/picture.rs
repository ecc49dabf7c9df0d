//! Which projects are meant, and the picture of them that is asked for.

use super::args::{GroupBy, StatusArgs, StatusFormat};
use super::seen::{Data, Seen};
use crate::commands::context::{Context, lang_of};
use crate::files::load;
use crate::files::load::Loaded;
use crate::screen::csv::render_csv;
use crate::screen::markdown::render_markdown;
use crate::screen::readiness::ranking;
use crate::screen::status::{Rows, portfolio_table, render_status, status_table};
use crate::screen::table::render_table;
use crate::screen::timeline::{render_timeline, timeline_table};
use crate::text::problem::Problem;
use crate::text::say::status as say;
use anyhow::Result;
use rayon::prelude::*;
use std::path::{Path, PathBuf};

/// Loads a project and derives its report.
pub(super) fn look_at(root: &Path, context: &mut Context<'_>) -> Result<Seen> {
    let loaded = context.open_at(root)?;
    let lang = context.lang_of(&loaded);
    Ok(Seen::of(loaded, lang, &context.vouchers()))
}

/// Loads projects that are shown side by side, several at a time, and keeps of each what its row needs.
pub(super) fn look_at_all(roots: &[PathBuf], args: &StatusArgs, context: &mut Context<'_>) -> Result<Vec<Seen>> {
    let (now, data, vouchers) = (context.clock.now(), Data::asked(args.format), context.vouchers());
    let lang = |loaded: &Loaded| lang_of(loaded, context.wanted_lang, context.system_lang);
    let look = |root: &PathBuf| {
        let loaded = load::load_project(root, now)?;
        let lang = lang(&loaded);
        Seen::of(loaded, lang, &vouchers).slim(data)
    };
    let seen: Vec<Result<Seen>> = roots.par_iter().with_max_len(1).map(look).collect();
    let seen: Vec<Seen> = seen.into_iter().collect::<Result<_>>()?;
    seen.iter().for_each(|seen| context.hear(&seen.loaded));
    Ok(seen)
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
    projects: &mut [Seen],
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
    if let Some(data) = Data::asked(args.format) {
        let reports = projects.iter_mut().map(|seen| seen.data(data)).collect::<Result<Vec<String>>>()?;
        return Ok(if portfolio { data.side_by_side(&reports) } else { reports.concat() });
    }
    let each = || projects.iter().map(|seen| (&seen.loaded.view, &seen.report));
    let table = || match &*projects {
        _ if args.timeline => timeline_table(each(), portfolio, look),
        [seen] if !portfolio => status_table(&seen.loaded.view, &seen.report, rows, look),
        _ => portfolio_table(each(), look),
    };
    Ok(match (args.format, &*projects) {
        (StatusFormat::Csv, _) => render_csv(&table()),
        (StatusFormat::Md, _) => render_markdown(&table()),
        (_, _) if args.timeline => {
            let drawn: Vec<String> = each().map(|(view, report)| render_timeline(view, report, look)).collect();
            drawn.join("\n")
        }
        (_, [seen]) if !portfolio => render_status(&seen.loaded, &seen.report, rows, look),
        (_, _) => {
            let subjects = ranking(projects.iter().map(|seen| &seen.report), true, look);
            render_table(&portfolio_table(each(), look), look) + &subjects
        }
    })
}
