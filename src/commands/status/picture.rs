//! Which projects are meant, and the picture of them that is asked for.

use super::args::{GroupBy, StatusArgs, StatusFormat};
use super::seen::{Data, Seen};
use crate::commands::context::{Context, lang_of};
use crate::commands::filtering::FilterArgs;
use crate::exchange::csv::render_csv;
use crate::files::load;
use crate::files::load::Loaded;
use crate::report::filter::Filtered;
use crate::screen::markdown::render_markdown;
use crate::screen::overview::{render_overview, render_portfolio};
use crate::screen::readiness::ranking;
use crate::screen::sheets::{Of, sheet};
use crate::screen::status::{Rows, Shown, filtered_line, render_status, status_table};
use crate::screen::table::render_table;
use crate::screen::timeline::{render_timeline, timeline_table};
use crate::text::Lang;
use crate::text::look::{Look, Style, wrap};
use crate::text::problem::Problem;
use crate::text::say::{status as say, words};
use crate::text::visible::visible_line;
use anyhow::Result;
use rayon::prelude::*;
use std::collections::HashMap;
use std::path::{Path, PathBuf};

/// Loads a project and derives its report.
pub(super) fn look_at(root: &Path, filter: &FilterArgs, context: &mut Context<'_>) -> Result<Seen> {
    let loaded = context.open_at(root)?;
    let lang = context.lang_of(&loaded);
    // A word that names nothing is a slip in a project; of several it need not name something in each.
    filter.picked(&loaded.view)?;
    Ok(Seen::of(loaded, &filter.filter()?, lang, &context.vouchers()))
}

/// Loads projects that are shown side by side, several at a time, and keeps of each what its row needs.
pub(super) fn look_at_all(roots: &[PathBuf], args: &StatusArgs, context: &mut Context<'_>) -> Result<Vec<Seen>> {
    let (now, data, vouchers) = (context.clock.now(), Data::asked(args.format), context.vouchers());
    let filter = args.filter.filter()?;
    let lang = |loaded: &Loaded| lang_of(loaded, context.wanted_lang, context.system_lang);
    let look = |root: &PathBuf| {
        let loaded = load::load_project(root, now)?;
        let lang = lang(&loaded);
        let seen = Seen::of(loaded, &filter, lang, &vouchers);
        if args.by == GroupBy::Due && data.is_none() { Ok(seen) } else { seen.slim(data) }
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
    if portfolio {
        tell_apart(projects, look.lang);
    }
    let shown: Vec<Shown<'_>> = projects.iter().map(Seen::shown).collect();
    let of = match rows {
        _ if args.timeline => Of::Weeks,
        Rows::Sections if portfolio => Of::Projects,
        rows => Of::Rows(rows),
    };
    Ok(match (args.format, &*projects) {
        (StatusFormat::Html, _) => match shown.as_slice() {
            [one] if !portfolio => render_overview(one, look),
            several => render_portfolio(several, rows, look),
        },
        (StatusFormat::Csv, _) => render_csv(&sheet(&shown, of)),
        (StatusFormat::Md, _) if args.timeline => render_markdown(&timeline_table(&shown, portfolio, look)),
        (StatusFormat::Md, _) => render_markdown(&status_table(&shown, portfolio, rows, look)),
        (_, _) if args.timeline => {
            let drawn: Vec<String> = shown.iter().map(|one| render_timeline(one.view, one.report, look)).collect();
            drawn.join("\n")
        }
        (_, [seen]) if !portfolio => render_status(&seen.loaded, (&seen.report, &seen.picked), rows, look),
        (_, _) => {
            let filtered = shown.iter().filter_map(|one| one.report.filtered);
            let filtered = filtered.reduce(Filtered::with);
            let subjects = match rows {
                Rows::Sections => ranking(projects.iter().map(|seen| &seen.report), true, look),
                _ => String::new(),
            };
            let tables = match rows {
                Rows::Parties | Rows::People => one_by_one(&shown, rows, look),
                _ => render_table(&status_table(&shown, true, rows, look), look),
            };
            filtered_line(filtered, look) + &tables + &subjects
        }
    })
}

/// A table for each project, under its title: there is no room for it in every line.
fn one_by_one(projects: &[Shown<'_>], rows: Rows, look: Look) -> String {
    let one = |one: &Shown<'_>| {
        let title = visible_line(&one.report.project.shown);
        let title: String = wrap(&title, look.width).iter().map(|line| look.paint(Style::Bold, line) + "\n").collect();
        title + "\n" + &render_table(&status_table(std::slice::from_ref(one), false, rows, look), look)
    };
    projects.iter().map(one).collect::<Vec<_>>().join("\n")
}

/// Adds the folder to the titles that several projects share.
fn tell_apart(projects: &mut [Seen], lang: Lang) {
    let mut titles: HashMap<String, usize> = HashMap::new();
    for seen in &*projects {
        *titles.entry(seen.report.project.title.clone()).or_default() += 1;
    }
    for seen in projects.iter_mut().filter(|seen| titles[&seen.report.project.title] > 1) {
        let project = &mut seen.report.project;
        project.shown = words::aside(&project.title, &project.folder).of(lang).to_owned();
    }
}
