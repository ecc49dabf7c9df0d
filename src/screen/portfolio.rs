//! Several projects side by side: a line for each with what they come to, or a line for each organisation or person.

use super::layout::labelled;
use super::readiness::{payment_lines, ranking_of_all};
use super::table::{Cell, Table, render_table};
use super::totals::{found, heads, late_cell, party_cells, progress_cells};
use crate::model::payments::Payments;
use crate::report::portfolio::PortfolioReport;
use crate::report::status::StatusReport;
use crate::text::look::{Look, Style};
use crate::text::say::{portfolio as say, status as status_say, sums, unsigned as unsigned_say, words};
use crate::text::{Lang, Text};
use chrono::NaiveDate;
use unicode_width::UnicodeWidthStr;

/// A project in its line.
pub(crate) enum Line<'a> {
    /// One that could be read, and what of it could not.
    Read(&'a StatusReport, &'a [Text]),
    /// One that could not, by its folder, and why.
    Unreadable(String, &'a Text),
}

/// A line for each project, and one for all of them.
pub(crate) fn projects_table<'a>(rows: impl Iterator<Item = Line<'a>>, all: &PortfolioReport, look: Look) -> Table {
    let lang = look.lang;
    let any_short = all.total.progress.short > 0;
    let short = |count: usize| any_short.then(|| late_cell(count, look));
    let none = || Cell::text(look.glyphs().none);
    let mut head = vec![status_say::project(), status_say::items(), status_say::progress(), status_say::late()];
    // The column is there only where something falls short.
    head.extend(any_short.then(status_say::short));
    head.extend([status_say::cutover(), status_say::findings()]);
    let columns = head.len();
    let row = |row: Line<'_>| match row {
        Line::Unreadable(folder, why) => {
            let mut cells = vec![none(); columns];
            cells[0] = Cell::text(folder).with_below(why.of(lang), Style::Bad);
            cells
        }
        Line::Read(report, unread) => {
            let title = Cell::text(&report.project.shown);
            let mut cells = vec![match unread.first() {
                Some(why) => title.with_below(why.of(lang), Style::Bad),
                None => title,
            }];
            cells.extend(progress_cells(&report.total, look));
            cells.extend(short(report.total.short));
            cells.push(cutover(report, look));
            cells.push(found(report.found, lang).map_or_else(none, Cell::text));
            cells
        }
    };
    let mut total = vec![Cell::text(say::all_of(all.total.projects).of(lang)).styled(Style::Bold)];
    total.extend(progress_cells(&all.total.progress, look));
    total.extend(short(all.total.progress.short));
    total.push(none());
    total.push(found(all.total.found, lang).map_or_else(none, Cell::text));
    let numbers = if any_short { vec![1, 3, 4] } else { vec![1, 3] };
    Table { head: heads(&head, lang), numbers, rows: rows.map(row).collect(), total: Some(total) }
}

/// The day of the cutover.
fn cutover(report: &StatusReport, look: Look) -> Cell {
    let day = report.project.milestones.get("cutover").and_then(|day| day.as_str()?.parse::<NaiveDate>().ok());
    let day = match day {
        Some(day) => Cell::text(words::day(day, report.timeline.today).of(look.lang)).together(),
        None => Cell::text(look.glyphs().none),
    };
    // A stage that should have been signed is late work too, and belongs to no item.
    match report.to_sign.iter().find_map(|stage| stage.days_late) {
        Some(days) => day.with_below(unsigned_say::unsigned_for(words::days(days)).of(look.lang), Style::Warn),
        None => day,
    }
}

/// A line for each organisation, by the party that it is.
pub(crate) fn organisations_table(all: &PortfolioReport, look: Look) -> Table {
    let head = [
        status_say::party(),
        status_say::organisation(),
        say::projects(),
        status_say::waiting_items(),
        status_say::late(),
        status_say::own_steps(),
    ];
    let rows = all.parties.iter().map(|one| {
        let mut cells = party_cells(&one.line, look);
        cells.insert(2, Cell::text(one.projects.to_string()));
        cells
    });
    Table { head: heads(&head, look.lang), numbers: vec![2, 3, 4], rows: rows.collect(), total: None }
}

/// A line for each person.
pub(crate) fn people_table(all: &PortfolioReport, today: NaiveDate, look: Look) -> Table {
    let head = [
        status_say::person(),
        status_say::organisation(),
        say::projects(),
        status_say::waiting_items(),
        status_say::late(),
        status_say::next_due(),
        status_say::acts(),
    ];
    let rows = all.people.iter().map(|one| {
        let due = one.next_due.map(|due| words::day(due, today).of(look.lang).to_owned());
        vec![
            Cell::text(&one.name),
            Cell::text(&one.organisation),
            Cell::text(one.projects.to_string()),
            Cell::text(one.waiting.to_string()),
            late_cell(one.overdue, look),
            Cell::text(due.unwrap_or_else(|| look.glyphs().none.to_owned())).together(),
            Cell::text(one.acts.to_string()),
        ]
    });
    Table { head: heads(&head, look.lang), numbers: vec![2, 3, 4, 6], rows: rows.collect(), total: None }
}

/// What stands below the table of projects: the ranking of their subjects, and what is paid.
pub(crate) fn below_the_table(all: &PortfolioReport, look: Look) -> String {
    let ranking = ranking_of_all(all, look).map(|table| format!("\n{}", render_table(&table, look)));
    let label = sums::label_payments();
    let label = label.of(look.lang);
    let sums = sums_of_all(all, look.lang).into_iter();
    let sums: String = sums.map(|line| labelled(label, line.of(look.lang), label.width() + 2, look)).collect();
    let gap = if sums.is_empty() { "" } else { "\n" };
    ranking.unwrap_or_default() + gap + &sums
}

/// What is paid in all of them, a line for each currency and direction.
pub(super) fn sums_of_all(all: &PortfolioReport, lang: Lang) -> Vec<Text> {
    let payments = Payments { sums: all.sums.clone(), uncounted: Vec::new() };
    let mut lines = payment_lines(&payments, lang);
    lines.extend((all.uncounted > 0).then(|| say::uncounted(words::items(all.uncounted))));
    lines
}
