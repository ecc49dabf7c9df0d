//! Where one handover stands, or several, as one HTML file for managers: no script, nothing from elsewhere.
//!
//! In: what the tables of status are made of. Out: text. The tables are those of the terminal; what colours and drawings
//! tell is told in words too.

use super::due::{due_head, due_table};
use super::html::{drawn_table, escape_line, page};
use super::layout::coming;
use super::next::{act_words, facts, group_head};
use super::portfolio::sums_of_all;
use super::readiness::{ranking, ranking_of_all, told};
use super::risks::matrix;
use super::status::{Rows, Shown, held_up, stages, status_table};
use super::table::{Cell, Table};
use crate::document::blocks::{Grid, TimelineBlock};
use crate::document::svg;
use crate::model::list::ItemAt;
use crate::model::naming;
use crate::model::view::View;
use crate::report::filter::Picked;
use crate::report::next::{Asker, NextReport, next_report};
use crate::report::portfolio::PortfolioReport;
use crate::report::status::{Progress, StatusReport};
use crate::report::timeline::{Timeline, TimelineDay, told_day};
use crate::text::look::{Look, Style};
use crate::text::say::{next as next_say, overview as say, record as record_say, status as status_say, sums, words};
use crate::text::visible::visible_line;
use crate::text::{Lang, Text};

/// So many acts of a person are told one by one.
const MOST_ACTS: usize = 15;

/// So many items of a project among others are told one by one.
const MOST_ROWS: usize = 15;

/// Where one project stands.
pub(crate) fn render_overview(one: &Shown<'_>, look: Look) -> String {
    let (view, report, lang) = (one.view, one.report, look.lang);
    let mut body = head(&view.project.title.text(), view, &report.total, look);
    if let Some(filtered) = report.filtered {
        let line = crate::text::say::filter::filtered(filtered.shown, filtered.of);
        body.push_str(&format!("<p class=\"quiet\">{}</p>\n", escape_line(line.of(lang))));
    }
    let table = |rows: Rows| drawn_table(&status_table(one, rows, look), "grid list");
    let (late, ahead) = due_tables(one, look);
    let held = held_up(view, one.picked, lang).into_iter();
    let measured = told(report, lang).into_iter();
    let labelled = |(label, text): (Text, String)| words::labelled(label, text).of(lang).to_owned();
    let parts = [
        (say::sign_offs(), lines(stages(view, report, look))),
        (say::sections(), table(Rows::Sections)),
        (say::late_items(), late),
        (say::held_up(), lines(held.map(labelled).collect())),
        (say::short_items(), short_table(view, one.picked, look)),
        (say::timeline(), drawn_timeline(view, &report.timeline.timeline, lang)),
        (say::waiting(), asked(one, lang)),
        (say::people(), table(Rows::Parties) + &table(Rows::People)),
        (say::risks(), matrix(view, one.picked, lang)),
        (
            say::measured(),
            ranking(report, look).map(|table| drawn_table(&table, "grid list")).unwrap_or_default()
                + &lines(measured.map(|(label, text)| labelled((label, text.of(lang).to_owned()))).collect()),
        ),
        (say::to_come(), ahead),
    ];
    for (title, content) in parts {
        body.push_str(&part(&title, &content, lang));
    }
    page(say::heading(view.project.title.text()).of(lang), &body, lang)
}

/// What is pressing in a project among others, as far as it is told.
pub(crate) struct Pressing {
    late: Vec<Vec<Cell>>,
    short: Vec<Vec<Cell>>,
}

impl Pressing {
    /// What is pressing in a project; the rest is in its row of the table.
    pub(crate) fn of(one: &Shown<'_>, look: Look) -> Pressing {
        let mut late = one.due_rows(look);
        late.retain(|(_, row)| is_late(row));
        let mut pressing = Pressing { late: due_table(late, look).rows, short: short_rows(one.view, one.picked, look) };
        pressing.late.truncate(MOST_ROWS);
        pressing.short.truncate(MOST_ROWS);
        pressing
    }
}

/// Rows under the project that they are of, those that were left out counted; empty where there are none.
fn by_project<'a>(
    rows: impl Iterator<Item = (&'a StatusReport, &'a Vec<Vec<Cell>>, usize)>,
    head: &[Text],
    lang: Lang,
) -> String {
    let head: Vec<String> = head.iter().map(|head| head.of(lang).to_owned()).collect();
    let mut text = String::new();
    for (report, rows, all) in rows.filter(|(_, rows, _)| !rows.is_empty()) {
        let table = Table { head: head.clone(), numbers: Vec::new(), rows: rows.clone(), total: None };
        text.push_str(&format!("<h3>{}</h3>\n", escape_line(&report.project.shown)));
        text.push_str(&drawn_table(&table, "grid list due"));
        text.push_str(&left_out(all.saturating_sub(rows.len()), lang));
    }
    text
}

/// How much was left out, if anything was.
fn left_out(more: usize, lang: Lang) -> String {
    match more {
        0 => String::new(),
        more => format!("<p class=\"quiet\">{}</p>\n", escape_line(next_say::more(more).of(lang))),
    }
}

/// Where several stand: their table, what they come to, and what is pressing in each. The page is made at the moment of
/// the view.
pub(crate) fn render_portfolio(
    (all, table): (&PortfolioReport, &Table),
    pressing: &[(&StatusReport, &Pressing)],
    view: Option<&View>,
    look: Look,
) -> String {
    let lang = look.lang;
    let mut body = format!("<header>\n<h1>{}</h1>\n", escape_line(say::portfolio().of(lang)));
    body.extend(view.map(|view| made(view, lang)));
    body.push_str(&figures(vec![say::projects(all.total.projects)], &all.total.progress, lang));
    body.push_str("</header>\n");
    body.push_str(&drawn_table(table, "grid list"));
    let subjects = ranking_of_all(all, look).map(|table| drawn_table(&table, "grid list")).unwrap_or_default();
    body.push_str(&part(&status_say::label_readiness(), &subjects, lang));
    let sums = sums_of_all(all, lang).into_iter().map(|line| line.of(lang).to_owned()).collect();
    body.push_str(&part(&sums::label_payments(), &lines(sums), lang));
    let late = pressing.iter().map(|(report, one)| (*report, &one.late, report.total.overdue));
    body.push_str(&part(&say::late_items(), &by_project(late, &due_head(), lang), lang));
    let short = pressing.iter().map(|(report, one)| (*report, &one.short, report.total.short));
    body.push_str(&part(&say::short_items(), &by_project(short, &short_head(), lang), lang));
    page(say::portfolio().of(lang), &body, lang)
}

/// Texts as a list; empty where there are none.
fn lines(lines: Vec<String>) -> String {
    let items: String = lines.iter().map(|line| format!("<li>{}</li>\n", escape_line(line))).collect();
    if items.is_empty() { items } else { format!("<ul class=\"plain\">\n{items}</ul>\n") }
}

/// A part under its title; nothing where there is nothing in it.
fn part(title: &Text, content: &str, lang: Lang) -> String {
    if content.is_empty() {
        return String::new();
    }
    format!("<section>\n<h2>{}</h2>\n{content}</section>\n", escape_line(title.of(lang)))
}

fn head(title: &Text, view: &View, total: &Progress, look: Look) -> String {
    let lang = look.lang;
    let coming = Some(coming(view)).filter(|text| !text.of(lang).is_empty());
    format!(
        "<header>\n<h1>{}</h1>\n{}{}</header>\n",
        escape_line(title.of(lang)),
        made(view, lang),
        figures(coming.into_iter().collect(), total, lang)
    )
}

/// When the page was made.
fn made(view: &View, lang: Lang) -> String {
    let moment = naming::moment(&view.now, view.today());
    let zone = view.now.format("UTC%:z").to_string();
    format!("<p class=\"subject\">{}</p>\n", escape_line(say::made(moment, zone).of(lang)))
}

/// The figures of the whole, and what stands before them.
fn figures(first: Vec<Text>, total: &Progress, lang: Lang) -> String {
    let mut told = first;
    told.push(say::complete_of(total.complete, words::items(total.items)));
    told.push(say::steps_made(total.percent()));
    told.push(if total.overdue > 0 { say::late(total.overdue) } else { say::nothing_late() });
    told.extend((total.short > 0).then(|| say::not_enough(total.short)));
    let items: String = told.iter().map(|text| format!("<li>{}</li>\n", escape_line(text.of(lang)))).collect();
    format!("<ul class=\"figures\">\n{items}</ul>\n")
}

/// What is late, and what is still to come, each the most pressing first.
fn due_tables(one: &Shown<'_>, look: Look) -> (String, String) {
    let table = status_table(one, Rows::DueItems, look);
    let (late, ahead): (Vec<_>, Vec<_>) = table.rows.into_iter().partition(|row: &Vec<Cell>| is_late(row));
    let drawn = |rows: Vec<Vec<Cell>>| match rows.is_empty() {
        true => String::new(),
        false => {
            drawn_table(&Table { head: table.head.clone(), numbers: Vec::new(), rows, total: None }, "grid list due")
        }
    };
    (drawn(late), drawn(ahead))
}

/// Whether a row by due day is of what is late.
fn is_late(row: &[Cell]) -> bool {
    row.first().is_some_and(|due| due.style == Some(Style::Warn))
}

/// Complete items whose value is not enough.
fn short_rows(view: &View, picked: &Picked, look: Look) -> Vec<Vec<Cell>> {
    let lang = look.lang;
    let row = |at: ItemAt| {
        let (item, standing) = (&view.project.items[at], &view.standings[at]);
        let short = standing.shortfall.as_ref().filter(|_| standing.falls_short())?;
        let what = Cell::text(naming::short(short).of(lang)).styled(Style::Warn);
        let what = match standing.reserved.is_some() {
            true => what.with_below(say::reserved().of(lang), Style::Dim),
            false => what,
        };
        Some(vec![Cell::text(item.title.of(lang)).named(item.name.to_string()), what])
    };
    view.project.items.positions().filter(|at| picked.has(*at)).filter_map(row).collect()
}

fn short_head() -> [Text; 2] {
    [status_say::item(), say::result()]
}

fn short_table(view: &View, picked: &Picked, look: Look) -> String {
    let rows = short_rows(view, picked, look);
    if rows.is_empty() {
        return String::new();
    }
    let head = short_head().map(|text| text.of(look.lang).to_owned()).to_vec();
    drawn_table(&Table { head, numbers: Vec::new(), rows, total: None }, "grid list")
}

/// Who is asked for what, and how much waits for it.
fn asked(one: &Shown<'_>, lang: Lang) -> String {
    let to_sign = &one.report.to_sign;
    let mut report: NextReport<'_> = next_report(one.view, to_sign, (&Asker::default(), one.picked), lang);
    report.limit(MOST_ACTS);
    let mut text = String::new();
    for group in &report.groups {
        text.push_str(&format!(
            "<h3>{}</h3>\n<ul class=\"plain\">\n",
            escape_line(group_head(one.view, group, lang).of(lang))
        ));
        for act in &group.acts {
            let [(due, style), _] = facts(one.view, act, lang);
            let waits = (act.unblocks_count > 0).then(|| say::unblocks(act.unblocks_count).of(lang).to_owned());
            let late = if style.is_some() { " class=\"warn\"" } else { "" };
            let told: String = [(due, late)]
                .into_iter()
                .chain(waits.map(|waits| (waits, " class=\"quiet\"")))
                .filter(|(fact, _)| !fact.is_empty())
                .map(|(fact, class)| format!(" <span{class}>{}</span>", escape_line(&fact)))
                .collect();
            text.push_str(&format!("<li>{}{told}</li>\n", escape_line(act_words(one.view, act).of(lang))));
        }
        text.push_str("</ul>\n");
        text.push_str(&left_out(group.waiting - group.acts.len(), lang));
    }
    text
}

/// Milestones and due days on a line; nothing where nothing has a day.
fn drawn_timeline(view: &View, line: &Timeline, lang: Lang) -> String {
    match line.days.is_empty() {
        true => String::new(),
        false => svg::timeline(&block(view, line, lang)),
    }
}

fn block(view: &View, line: &Timeline, lang: Lang) -> TimelineBlock {
    let word = |text: Text| visible_line(text.of(lang));
    let day = |day| words::day(day, view.today()).of(lang).to_owned();
    let names = |names: &Vec<String>| names.iter().map(|name| word(status_say::milestone(name))).collect();
    let milestones: Vec<Vec<String>> = line.days.iter().map(|entry| names(&entry.milestones)).collect();
    let told = |(entry, names): (&TimelineDay, &Vec<String>)| word(told_day(entry, Text::same(day(entry.day)), names));
    TimelineBlock {
        title: word(say::by_due_day()),
        days: line.days.iter().map(|entry| day(entry.day)).collect(),
        told: line.days.iter().zip(&milestones).map(told).collect::<Vec<_>>().join("\n"),
        milestones,
        today: word(record_say::as_of()),
        today_is: day(line.today),
        legend: [record_say::settled(), record_say::open(), record_say::late()].map(word),
        grid: Grid { columns: Vec::new(), rows: Vec::new() },
        timeline: line.clone(),
    }
}
