//! `handover check`: the walk at a terminal, the report without one.

mod changing;
mod fixing;
mod questions;
mod saying;
mod scoring;
mod walking;

use crate::arguments::completing;
use crate::arguments::filtering::FilterArgs;
use crate::checks::check_all;
use crate::context::Context;
use crate::context::acting::{entering, identify, who_acts};
use crate::edits::pick::pick_section_or_item;
use crate::files::load::Loaded;
use crate::history;
use crate::model::finding::Finding;
use crate::model::item::ItemName;
use crate::model::list::SourceAt;
use crate::model::view::View;
use crate::report::filter::Picked;
use crate::report::found::check_report;
use crate::report::outstanding::{Outstanding, Part};
use crate::report::unsigned::ToSign;
use crate::screen::ci;
use crate::screen::due::{due_rows, due_table};
use crate::screen::findings::{FEW, render_findings, render_grouped, render_silence_count, render_silenced};
use crate::screen::layout::paragraph;
use crate::screen::status::filtered_line;
use crate::screen::table::render_table;
use crate::text::exit::Exit;
use crate::text::json::render_json;
use crate::text::look::{Look, Style};
use crate::text::problem::Problem;
use crate::text::say::{slips as slips_say, status as status_say, unsigned as unsigned_say, walk as say, words};
use crate::walk::Scope;
use anyhow::Result;
use clap::{Args, ValueEnum};
use clap_complete::ArgValueCompleter;
use fixing::fix;
use std::collections::HashSet;
use walking::{Answering, walk};

/// Arguments of `handover check`.
#[derive(Debug, Args)]
pub struct CheckArgs {
    /// Only these sections or items; in the walk an item that is named comes up wherever it stands, to be reopened too
    #[arg(value_name = "SECTION|ITEM", add = ArgValueCompleter::new(completing::sections_and_items))]
    pub only: Vec<String>,
    /// Who is answering: a person's id, name or address
    #[arg(long = "as", value_name = "PERSON", add = ArgValueCompleter::new(completing::people))]
    pub acting: Option<String>,
    /// Only items that are late or due within seven days
    #[arg(long)]
    pub due: bool,
    /// Also items that wait on somebody else; without a terminal every hint and every silence by itself
    #[arg(long)]
    pub all: bool,
    /// How to report; every form but text reports at a terminal too
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub format: CheckFormat,
    /// Which items are told.
    #[command(flatten)]
    pub filter: FilterArgs,
    /// Mend what can be mended for certain, and show each change
    #[arg(long, conflicts_with = "format")]
    pub fix: bool,
    /// With --fix: only show what would be mended
    #[arg(long, requires = "fix")]
    pub dry_run: bool,
}

/// How what was found is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum CheckFormat {
    /// Findings and a table, for people.
    #[value(name = "text")]
    Table,
    /// JSON, for programs.
    Json,
    /// JUnit XML, which CI systems read.
    Junit,
    /// Annotations of GitHub Actions.
    Github,
    /// A Code Quality report of GitLab.
    Gitlab,
}

/// Runs `handover check`.
///
/// # Errors
///
/// When there is no project, a word on the command line names nothing, or nobody can be told who answers.
pub fn run(args: CheckArgs, context: &mut Context<'_>) -> Result<Exit> {
    if args.fix {
        fix(args.dry_run, context)?;
    }
    let (loaded, to_sign) = context.open_checked()?;
    let look = context.look();
    if !context.interactive || args.fix || args.format != CheckFormat::Table {
        return report(&loaded, to_sign, &args, look, context);
    }
    if let Err(error) = loaded.require_readable() {
        let findings = check_all(&loaded);
        context.out.push_str(&render_findings(&loaded, &findings, look));
        context.out.push_str(&mendable(&findings, look));
        return Err(error);
    }
    let only = chosen(&loaded, &args)?;
    let person = who_acts(&loaded, args.acting.as_deref(), look, context)?;
    let entered_by = entering(&loaded, &person, false, look, context)?;
    let opened = opened(&loaded, &args, only.as_ref());
    let filtered = args.filter.picked(&loaded.view)?.filtered();
    let scope = Scope { only, opened, due: args.due, all: args.all, filtered };
    walk((loaded, to_sign), Answering { person, entered_by }, scope, look, context)
}

/// The items named on the command line, of those that are asked for; nothing when all are.
fn chosen(loaded: &Loaded, args: &CheckArgs) -> Result<Option<HashSet<ItemName>>> {
    let picked = args.filter.picked(&loaded.view)?;
    let project = &loaded.view.project;
    if args.only.is_empty() {
        let picked = (!picked.is_whole()).then_some(picked);
        let named = |picked: Picked| project.items.entries().filter(move |(at, _)| picked.has(*at));
        return Ok(picked.map(|picked| named(picked).map(|(_, item)| item.name.clone()).collect()));
    }
    let mut names = HashSet::new();
    for word in &args.only {
        names.extend(
            pick_section_or_item(project, word)?
                .into_iter()
                .filter(|at| picked.has(*at))
                .map(|at| project.items[at].name.clone()),
        );
    }
    Ok(Some(names))
}

/// The items that are named one by one, and not with their section, nor by a filter alone.
fn opened(loaded: &Loaded, args: &CheckArgs, only: Option<&HashSet<ItemName>>) -> HashSet<ItemName> {
    let only = only.filter(|_| !args.only.is_empty());
    let project = &loaded.view.project;
    let sections = args.only.iter().flat_map(|word| project.sections_called(word));
    let within: HashSet<&ItemName> =
        sections.flat_map(|section| section.items.iter().map(|at| &project.items[*at].name)).collect();
    only.into_iter().flatten().filter(|name| !within.contains(name)).cloned().collect()
}

/// Every finding and all that is outstanding, for a person's part if one is named.
fn report(
    loaded: &Loaded,
    mut to_sign: Vec<ToSign>,
    args: &CheckArgs,
    look: Look,
    context: &mut Context<'_>,
) -> Result<Exit> {
    let mut findings = check_all(loaded);
    let text = if loaded.project_readable {
        let only = match chosen(loaded, args) {
            // What is asked for may stand in a file that cannot be read: then why it cannot is the answer.
            Err(_) if args.format == CheckFormat::Table && !loaded.unreadable().is_empty() => {
                let unread = |at: SourceAt| loaded.sources[at].is_unreadable();
                findings.retain(|finding| finding.place.as_ref().is_some_and(|place| unread(place.source)));
                context.out.push_str(&(render_findings(loaded, &findings, look) + &mendable(&findings, look)));
                return Ok(unreadable(loaded, look, context));
            }
            only => only.map_err(|error| loaded.unread_or(error))?,
        };
        let person = match args.acting.as_deref().or(context.acting.as_deref()) {
            Some(_) => identify(loaded, args.acting.as_deref(), context)?,
            None => None,
        };
        if let Some(only) = &only {
            findings.retain(|finding| finding.item.as_ref().is_none_or(|item| only.contains(item)));
        }
        let (silenced, findings): (Vec<Finding>, Vec<Finding>) =
            findings.into_iter().partition(|finding| finding.silenced.is_some());
        let person = person.filter(|_| !args.all);
        let part =
            Part { only: only.as_ref(), person: person.as_ref().map(|person| person.id.as_str()), due: args.due };
        let picked = args.filter.picked(&loaded.view)?;
        to_sign.retain(|stage| args.only.is_empty() && picked.has_stage(stage));
        let left = Outstanding::of(&loaded.view, &to_sign, part);
        let fine = left.is_empty() && findings.is_empty();
        if args.format != CheckFormat::Table {
            let all: Vec<Finding> = findings.into_iter().chain(silenced).collect();
            context.out_bytes = data(loaded, &all, &left, args.format, look)?.into_bytes();
            return Ok(if fine { Exit::Fine } else { unreadable(loaded, look, context) });
        }
        let mut text = match args.all {
            true => render_findings(loaded, &findings, look),
            false => render_grouped(loaded, &findings, look),
        };
        text.push_str(&filtered_line(picked.filtered(), look));
        text.push_str(&summary(&loaded.view, &left, findings.len(), look));
        text.push_str(&mendable(&findings, look));
        if !left.is_empty() {
            text.push('\n');
            let table = due_table(due_rows(&loaded.view, left.items.iter().copied(), left.to_sign.iter(), look), look);
            text.push_str(&render_table(&table, look));
        }
        if !silenced.is_empty() {
            text.push('\n');
            text.push_str(&match args.all || silenced.len() <= FEW {
                true => render_silenced(loaded, &silenced, look),
                false => render_silence_count(&silenced, look),
            });
        }
        if fine {
            context.out.push_str(&text);
            return Ok(Exit::Fine);
        }
        text
    } else if args.format == CheckFormat::Table {
        render_findings(loaded, &findings, look) + &mendable(&findings, look)
    } else {
        context.out_bytes = data(loaded, &findings, &Outstanding::default(), args.format, look)?.into_bytes();
        String::new()
    };
    context.out.push_str(&text);
    Ok(unreadable(loaded, look, context))
}

/// How a run ends that found something; what cannot be read is told.
fn unreadable(loaded: &Loaded, look: Look, context: &mut Context<'_>) -> Exit {
    // What cannot be read may hold more that is outstanding.
    let unreadable = loaded.unreadable();
    if unreadable.is_empty() {
        return Exit::Outstanding;
    }
    // What cannot be read may hold more; why it cannot stands above.
    context.tell(&Problem::project(status_say::not_readable(words::short_list(unreadable, look.lang))));
    Exit::Project
}

/// How many findings have a sure fix, and what applies it.
fn mendable(findings: &[Finding], look: Look) -> String {
    let number = findings.iter().filter(|finding| finding.fix.is_some()).count();
    let line = (number > 0).then(|| slips_say::can_mend(number));
    line.map(|line| paragraph(line.of(look.lang), None, look)).unwrap_or_default()
}

/// "3 found; 12 items, 1 sign-off outstanding".
fn summary(view: &View, left: &Outstanding, findings: usize, look: Look) -> String {
    let (items, stages) = (left.items.len(), left.to_sign.len());
    let work = unsigned_say::with_items(items, words::items(items), stages, unsigned_say::signoffs(stages));
    // What is complete and not enough must be seen to as well.
    let work = match left.items.iter().filter(|at| view.standings[**at].is_short()).count() {
        0 => say::outstanding(work),
        short => say::outstanding_short(say::outstanding(work), short),
    };
    let text = match (items + stages, findings) {
        (0, 0) => say::all_fine(),
        (0, _) => say::findings_title(findings),
        (_, 0) => work,
        _ => say::both(say::findings_title(findings), work),
    };
    paragraph(text.of(look.lang), Some(Style::Bold), look)
}

/// What was found and is outstanding, as data.
fn data(loaded: &Loaded, findings: &[Finding], left: &Outstanding, format: CheckFormat, look: Look) -> Result<String> {
    let told = || {
        let folder = history::below_top(&loaded.root).unwrap_or_default();
        ci::told(loaded, findings, left, &folder, look.lang)
    };
    Ok(match format {
        CheckFormat::Table | CheckFormat::Json => render_json(&check_report(loaded, findings, left, look.lang))?,
        CheckFormat::Junit => ci::render_junit(&told(), look.lang),
        CheckFormat::Github => ci::render_github(&told()),
        CheckFormat::Gitlab => ci::render_gitlab(&told())?,
    })
}
