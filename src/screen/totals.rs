//! The tables of status: a line for each section, party or person.

use super::table::{Cell, Table};
use crate::model::naming;
use crate::model::party::Party;
use crate::report::status::{Found, PartyLine, Progress, StatusReport};
use crate::text::look::{Look, Style, TOGETHER};
use crate::text::say::{status as say, words};
use crate::text::{Lang, Text};
use std::collections::BTreeMap;

pub(super) fn heads(head: &[Text], lang: Lang) -> Vec<String> {
    head.iter().map(|text| text.of(lang).to_owned()).collect()
}

/// "5 of 5", a bar, and how many are late.
pub(super) fn progress_cells(progress: &Progress, look: Look) -> [Cell; 3] {
    if progress.items == 0 {
        let none = Cell::text(look.glyphs().none);
        return [none.clone(), none.clone(), none];
    }
    let items = say::some_of(progress.complete, progress.items);
    let style = (progress.items > 0 && progress.complete == progress.items).then_some(Style::Good);
    [
        Cell { text: items.of(look.lang).to_owned(), style, ..Cell::default() }.together(),
        Cell {
            text: format!("{}%", progress.percent()),
            style,
            bar: Some((progress.steps_made, progress.steps)),
            ..Cell::default()
        },
        late_cell(progress.overdue, look),
    ]
}

pub(super) fn late_cell(late: usize, look: Look) -> Cell {
    if late == 0 { Cell::text(look.glyphs().none) } else { Cell::text(late.to_string()).styled(Style::Warn) }
}

fn waits_on(waits: &BTreeMap<Party, usize>, anyone: usize, waiting: usize, look: Look) -> Cell {
    let mut waits: Vec<(&Party, &usize)> = waits.iter().collect();
    waits.sort_by_key(|(party, count)| (usize::MAX - **count, **party));
    let mut parts: Vec<String> = waits
        .iter()
        .map(|(party, count)| format!("{}{TOGETHER}{count}", naming::party(**party).of(look.lang)))
        .collect();
    if anyone > 0 {
        parts.push(format!("{}{TOGETHER}{anyone}", naming::step_owner(None).of(look.lang)));
    }
    if waiting > 0 {
        parts.push(say::other_items(waiting).of(look.lang).to_owned());
    }
    if parts.is_empty() { Cell::text(look.glyphs().none) } else { Cell::text(words::list(&parts, look.lang)) }
}

/// A line for each section.
pub(super) fn by_section(report: &StatusReport, look: Look) -> Table {
    let mut head = vec![say::section(), say::items(), say::progress(), say::late(), say::waits_on()];
    // The column is there only where something falls short.
    let any_short = report.total.short > 0;
    if any_short {
        head.insert(4, say::short());
    }
    let short = |progress: &Progress| any_short.then(|| late_cell(progress.short, look));
    let mut all: BTreeMap<Party, usize> = BTreeMap::new();
    let mut rows = Vec::with_capacity(report.sections.len() + 1);
    for section in &report.sections {
        let mut row = vec![Cell::text(&section.title)];
        row.extend(progress_cells(&section.progress, look));
        row.extend(short(&section.progress));
        row.push(waits_on(&section.waits_on, section.anyone, section.waiting, look));
        rows.push(row);
        for (party, count) in &section.waits_on {
            *all.entry(*party).or_default() += count;
        }
    }
    let mut total = None;
    if report.sections.len() > 1 {
        let mut row = vec![Cell::text(say::total().of(look.lang)).styled(Style::Bold)];
        row.extend(progress_cells(&report.total, look));
        row.extend(short(&report.total));
        let waiting = report.sections.iter().map(|section| section.waiting).sum();
        let anyone = report.sections.iter().map(|section| section.anyone).sum();
        row.push(waits_on(&all, anyone, waiting, look));
        total = Some(row);
    }
    let numbers = if any_short { vec![1, 3, 4] } else { vec![1, 3] };
    Table { head: heads(&head, look.lang), numbers, rows, total }
}

/// A line for each party.
pub(super) fn by_party(report: &StatusReport, look: Look) -> Table {
    let head = [say::party(), say::organisation(), say::waiting_items(), say::late(), say::own_steps()];
    let rows = report.parties.iter().map(|line| party_cells(line, look));
    Table { head: heads(&head, look.lang), numbers: vec![2, 3], rows: rows.collect(), total: None }
}

/// A party, its organisation, what waits on it, and how far it has come.
pub(super) fn party_cells(line: &PartyLine, look: Look) -> Vec<Cell> {
    let made = Progress { steps: line.steps, steps_made: line.steps_made, ..Progress::default() };
    let own = match line.steps {
        0 => Cell::text(look.glyphs().none),
        _ => Cell {
            text: format!("{}%", made.percent()),
            style: (line.steps == line.steps_made).then_some(Style::Good),
            bar: Some((line.steps_made, line.steps)),
            ..Cell::default()
        },
    };
    vec![
        Cell::text(naming::party(line.party).of(look.lang)),
        Cell::text(&line.name),
        Cell::text(line.waiting.to_string()),
        late_cell(line.overdue, look),
        own,
    ]
}

/// A line for each person.
pub(super) fn by_person(report: &StatusReport, look: Look) -> Table {
    let head = [say::person(), say::party(), say::waiting_items(), say::late(), say::next_due(), say::acts()];
    let rows = report.people.iter().map(|line| {
        let due = line.next_due.map(|due| words::day(due, report.timeline.today).of(look.lang).to_owned());
        vec![
            Cell::text(&line.name),
            Cell::text(naming::party(line.party).of(look.lang)),
            Cell::text(line.waiting.to_string()),
            late_cell(line.overdue, look),
            Cell::text(due.unwrap_or_else(|| look.glyphs().none.to_owned())).together(),
            Cell::text(line.acts.to_string()),
        ]
    });
    Table { head: heads(&head, look.lang), numbers: vec![2, 3, 5], rows: rows.collect(), total: None }
}

/// How much is wrong with the files, in words; nothing where nothing is.
pub(super) fn found(found: Found, lang: Lang) -> Option<String> {
    let parts: Vec<String> =
        [(found.errors, say::errors as fn(usize) -> Text), (found.warnings, say::warnings), (found.hints, say::hints)]
            .into_iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, say)| say(count).of(lang).to_owned())
            .collect();
    (!parts.is_empty()).then(|| words::list(&parts, lang))
}
