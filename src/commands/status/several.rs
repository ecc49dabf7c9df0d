//! Several projects side by side: loaded several at a time, and of each only what is shown of it is kept.

use super::args::{StatusArgs, StatusFormat};
use super::finding::Found;
use super::seen::{Data, Kept, Seen, of_rows, rows_of, unread};
use crate::checks::check_all;
use crate::context::{Context, lang_of};
use crate::exchange::csv::render_csv;
use crate::files::load;
use crate::report::derive::plain_folder;
use crate::report::filter::{Filter, Filtered};
use crate::report::portfolio::{PORTFOLIO_SCHEMA, PortfolioReport, Unreadable};
use crate::report::status::StatusReport;
use crate::screen::markdown::render_markdown;
use crate::screen::overview::render_portfolio;
use crate::screen::portfolio::{Line, below_the_table, organisations_table, people_table, projects_table};
use crate::screen::sheets::{sheet, unreadable};
use crate::screen::status::{Rows, due_of_all, filtered_line};
use crate::screen::table::render_table;
use crate::screen::timeline::{render_timeline, timeline_table};
use crate::screen::yaml::render_yaml;
use crate::signoff::vouching::Vouchers;
use crate::text::json::render_json;
use crate::text::look::Look;
use crate::text::problem::Problem;
use crate::text::say::{portfolio as say, words};
use crate::text::{Lang, Text};
use anyhow::Result;
use chrono::{DateTime, FixedOffset};
use rayon::prelude::*;
use std::collections::HashMap;
use std::path::{Path, PathBuf};

/// So many projects are loaded before their reports for programs are told: one is longer than the project's files.
const AT_ONCE: usize = 32;

/// A project among others.
pub(super) enum Row {
    /// One that could be read, at least in part.
    Read(Box<Seen>),
    /// The folder of one that could not, and why.
    Unreadable(PathBuf, Text),
}

impl Row {
    /// What could be read.
    pub(super) fn seen(&self) -> Option<&Seen> {
        match self {
            Row::Read(seen) => Some(seen),
            Row::Unreadable(..) => None,
        }
    }

    /// The folder of the project.
    pub(super) fn root(&self) -> &Path {
        match self {
            Row::Read(seen) => &seen.loaded.root,
            Row::Unreadable(folder, _) => folder,
        }
    }

    fn slim(self, args: &StatusArgs, look: Look) -> Result<Row> {
        Ok(match self {
            Row::Read(seen) => Row::Read(Box::new(seen.slim(args, look)?)),
            lost => lost,
        })
    }

    /// What of it could not be read.
    pub(super) fn unread(&self) -> &[Text] {
        match self {
            Row::Read(seen) => &seen.unread,
            Row::Unreadable(_, why) => std::slice::from_ref(why),
        }
    }

    /// The files and folders that could not be read.
    pub(super) fn unreadable(&self) -> Vec<String> {
        let folder = plain_folder(self.root());
        match self {
            Row::Read(seen) => seen.loaded.unreadable().iter().map(|name| format!("{folder}/{name}")).collect(),
            Row::Unreadable(..) => vec![folder],
        }
    }
}

/// What projects are looked at with.
struct Looking {
    now: DateTime<FixedOffset>,
    wanted_lang: Option<Lang>,
    system_lang: Lang,
    vouchers: Vouchers,
    filter: Filter,
}

impl Looking {
    /// What is asked for and known.
    ///
    /// # Errors
    ///
    /// When no item can be asked for so.
    fn of(args: &StatusArgs, context: &Context<'_>) -> Result<Looking> {
        Ok(Looking {
            now: context.clock.now(),
            wanted_lang: context.wanted_lang,
            system_lang: context.system_lang,
            vouchers: context.vouchers(),
            filter: args.filter.filter()?,
        })
    }

    fn row(&self, root: &Path) -> Row {
        match load::load_project(root, self.now) {
            Ok(loaded) if loaded.project_readable => {
                let lang = lang_of(&loaded, self.wanted_lang, self.system_lang);
                Row::Read(Box::new(Seen::of(loaded, &self.filter, lang, &self.vouchers)))
            }
            Ok(loaded) => {
                let why = unread(&loaded, &check_all(&loaded)).into_iter().next();
                Row::Unreadable(root.to_owned(), why.unwrap_or_default())
            }
            Err(error) => Row::Unreadable(root.to_owned(), told(&error)),
        }
    }
}

/// What an error says, without its advice.
pub(super) fn told(error: &anyhow::Error) -> Text {
    error.downcast_ref().map_or_else(|| Text::same(format!("{error:#}")), |problem: &Problem| problem.message.clone())
}

/// Loads the projects, and keeps of each what its row needs; what could not be found comes last. Reports for programs
/// are told as soon as they are there.
///
/// # Errors
///
/// When no item can be asked for so, or a project cannot be told as data.
pub(super) fn load_all(found: &Found, args: &StatusArgs, context: &mut Context<'_>) -> Result<Vec<Row>> {
    let looking = Looking::of(args, context)?;
    let data = Data::asked(args.format);
    let mut rows: Vec<Row> = Vec::with_capacity(found.roots.len() + found.lost.len());
    let mut roots = found.roots.as_slice();
    // The language of the first that can be read counts.
    while let ([root, rest @ ..], true) = (roots, rows.iter().all(|row| row.seen().is_none())) {
        roots = rest;
        let row = looking.row(root);
        if let Some(seen) = row.seen() {
            context.hear(&seen.loaded);
        }
        rows.push(row.slim(args, context.look())?);
    }
    let look = context.look();
    let mut told = Told { data, any: false };
    told.tell(&mut rows, context);
    for roots in roots.chunks(if data.is_some() { AT_ONCE } else { usize::MAX }) {
        let row = |root: &PathBuf| looking.row(root).slim(args, look);
        let more: Vec<Result<Row>> = roots.par_iter().with_max_len(1).map(row).collect();
        let mut more = more.into_iter().collect::<Result<Vec<Row>>>()?;
        told.tell(&mut more, context);
        rows.append(&mut more);
    }
    rows.extend(found.lost.iter().map(|(folder, why)| Row::Unreadable(folder.clone(), why.clone())));
    if let Some(data) = data {
        told.close(&report_of(&rows, context.lang()), data, context)?;
    }
    Ok(rows)
}

/// Reports for programs as one value, of which a part is told already.
struct Told {
    data: Option<Data>,
    any: bool,
}

impl Told {
    /// Tells of more projects; their reports are gone then.
    fn tell(&mut self, rows: &mut [Row], context: &mut Context<'_>) {
        for row in rows {
            let (Some(data), Row::Read(seen)) = (self.data, row) else { continue };
            let Kept::Data(report) = std::mem::replace(&mut seen.kept, Kept::Nothing) else { continue };
            let mut text = if self.any { String::new() } else { head(data) };
            for (line, words) in report.trim_end().lines().enumerate() {
                text.push_str(match (data, line) {
                    (Data::Json, 0) if self.any => ",\n    ",
                    (Data::Json, _) => "\n    ",
                    (Data::Yaml, 0) => "\n- ",
                    (Data::Yaml, _) if words.is_empty() => "\n",
                    (Data::Yaml, _) => "\n  ",
                });
                text.push_str(words);
            }
            self.any = true;
            context.put_piece(text);
        }
    }

    /// Tells what all of them come to.
    fn close(&self, all: &PortfolioReport, data: Data, context: &mut Context<'_>) -> Result<()> {
        let mut text = if self.any { String::new() } else { head(data) };
        match data {
            Data::Json => {
                text.push_str(if self.any { "\n  ]," } else { "]," });
                text.push_str(render_json(all)?.trim_start_matches('{'));
            }
            Data::Yaml => {
                text.push_str(if self.any { "\n" } else { " []\n" });
                text.push_str(&render_yaml(all)?);
            }
        }
        context.put_piece(text);
        Ok(())
    }
}

fn head(data: Data) -> String {
    match data {
        Data::Json => format!("{{\n  \"schema\": \"{PORTFOLIO_SCHEMA}\",\n  \"projects\": ["),
        Data::Yaml => format!("schema: {PORTFOLIO_SCHEMA}\nprojects:"),
    }
}

/// What the projects come to.
fn report_of(rows: &[Row], lang: Lang) -> PortfolioReport {
    let lost = |row: &Row| matches!(row, Row::Unreadable(..));
    let unreadable = rows.iter().filter_map(|row| {
        let why = row.unread();
        let message = match why {
            [] => return None,
            [only] => only.clone(),
            [first, rest @ ..] => say::and_more(first, rest.len()),
        };
        let folder = match row {
            Row::Read(seen) => seen.report.project.folder.clone(),
            Row::Unreadable(folder, _) => plain_folder(folder),
        };
        Some(Unreadable { folder, message: message.of(lang).to_owned() })
    });
    let reports = rows.iter().filter_map(Row::seen).map(|seen| &seen.report);
    PortfolioReport::of(reports, unreadable.collect(), rows.iter().filter(|row| lost(row)).count())
}

/// What is asked to be shown of projects, for people or a spreadsheet.
pub(super) fn picture(rows: &mut [Row], args: &StatusArgs, look: Look) -> String {
    tell_apart(rows, look.lang);
    let of = of_rows(args, true);
    if args.format == StatusFormat::Csv {
        let cells = |row: &Row| match row {
            Row::Read(seen) => match &seen.kept {
                Kept::Sheet(rows) => rows.clone(),
                _ => Vec::new(),
            },
            Row::Unreadable(folder, why) => {
                unreadable(&plain_folder(folder), why.of(look.lang), of).into_iter().collect()
            }
        };
        return render_csv(&sheet(rows.iter().flat_map(cells).collect(), of));
    }
    let all = report_of(rows, look.lang);
    let seen = || rows.iter().filter_map(Row::seen);
    let markdown = args.format == StatusFormat::Md;
    if args.timeline && args.format != StatusFormat::Html {
        let reports: Vec<&StatusReport> = seen().map(|seen| &seen.report).collect();
        let drawn = || seen().map(|seen| render_timeline(&seen.loaded.view, &seen.report, look)).collect::<Vec<_>>();
        return if markdown { render_markdown(&timeline_table(&reports, true, look)) } else { drawn().join("\n") };
    }
    let kind = rows_of(args);
    let table = match kind {
        Rows::Sections => projects_table(rows.iter().map(line), &all, look),
        Rows::Parties => organisations_table(&all, look),
        Rows::People => {
            let today = seen().next().map(|seen| seen.report.timeline.today).unwrap_or_default();
            people_table(&all, today, look)
        }
        Rows::DueItems => due_of_all(seen().map(|seen| (&seen.report, seen.kept.due())), look),
    };
    if markdown {
        return render_markdown(&table);
    }
    if args.format == StatusFormat::Html {
        let pressing = seen().filter_map(|seen| match &seen.kept {
            Kept::Pressing(pressing) => Some((&seen.report, pressing)),
            _ => None,
        });
        let view = seen().next().map(|seen| &seen.loaded.view);
        return render_portfolio((&all, &table), &pressing.collect::<Vec<_>>(), view, look);
    }
    let filtered = seen().filter_map(|seen| seen.report.filtered);
    let filtered = filtered.reduce(Filtered::with);
    let text = filtered_line(filtered, look) + &render_table(&table, look);
    match kind {
        Rows::Sections => text + &below_the_table(&all, look),
        _ => text,
    }
}

/// A row as the table shows it.
fn line(row: &Row) -> Line<'_> {
    match row {
        Row::Read(seen) => Line::Read(&seen.report, &seen.unread),
        Row::Unreadable(folder, why) => Line::Unreadable(plain_folder(folder), why),
    }
}

/// Adds the folder to the titles that several projects share.
fn tell_apart(rows: &mut [Row], lang: Lang) {
    let mut titles: HashMap<String, usize> = HashMap::new();
    for seen in rows.iter().filter_map(Row::seen) {
        *titles.entry(seen.report.project.title.clone()).or_default() += 1;
    }
    for row in rows {
        let Row::Read(seen) = row else { continue };
        let project = &mut seen.report.project;
        if titles.get(&project.title).is_some_and(|count| *count > 1) {
            project.shown = words::aside(&project.title, &project.folder).of(lang).to_owned();
        }
    }
}
