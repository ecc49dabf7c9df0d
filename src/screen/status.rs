//! Where a project, or several, stand: the tables and the lines around them.

use super::layout::{heading, labelled};
use super::readiness::{ranking, told};
use super::rounds::rounds_line;
use super::table::Table;
use super::table::{Cell, render_table};
use crate::files::load::Loaded;
use crate::model::list::ItemAt;
use crate::model::naming;
use crate::model::need::Wait;
use crate::model::party::Party;
use crate::model::standing::State;
use crate::model::view::View;
use crate::report::naming::signoff_state;
use crate::report::next::{About, first_of_all};
use crate::report::signing::{SignoffState, StageSignoff};
use crate::report::status::{Progress, StatusReport};
use crate::report::unsigned::ToSign;
use crate::text::look::{Look, Style, wrap};
use crate::text::say::{status as say, unsigned as unsigned_say, words};
use crate::text::visible::visible_line;
use crate::text::{Lang, Text};
use std::collections::BTreeMap;

/// What a line of the table stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rows {
    /// A section.
    Sections,
    /// A party.
    Parties,
    /// A person.
    People,
    /// An item that must still be seen to, by the day it is due.
    DueItems,
}

/// The table that any text format shows.
pub(crate) fn status_table(view: &View, report: &StatusReport, rows: Rows, look: Look) -> Table {
    match rows {
        Rows::Sections => by_section(report, look),
        Rows::Parties => by_party(report, look),
        Rows::People => by_person(view, report, look),
        Rows::DueItems => {
            let open = view.standings.positions().filter(|at| view.standings[*at].is_outstanding());
            due_table(view, open, &report.to_sign, look)
        }
    }
}

/// The whole screen: heading, table, sign-off, what is next, and whether something was found.
pub fn render_status(loaded: &Loaded, report: &StatusReport, rows: Rows, look: Look) -> String {
    let lang = look.lang;
    let mut text = heading(&loaded.view, look);
    text.push('\n');
    let unread: Vec<String> = loaded.unreadable().iter().map(|name| visible_line(name)).collect();
    if !unread.is_empty() {
        let warning = say::part_of_it(words::list(&unread, lang));
        for line in wrap(warning.of(lang), look.width) {
            text.push_str(&format!("{}\n", look.paint(Style::Bad, &line)));
        }
        text.push('\n');
    }
    if loaded.view.project.items.is_empty() {
        text.push_str(say::no_items_yet().of(lang));
        text.push('\n');
    } else {
        text.push_str(&render_table(&status_table(&loaded.view, report, rows, look), look));
    }
    text.push_str(&ranking(std::iter::once(report), false, look));
    text.push('\n');
    let told = told(report, lang);
    let mut labels = vec![say::label_stage(), say::label_next(), say::label_findings()];
    labels.extend(told.iter().map(|(label, _)| label.clone()));
    let indent = labels.iter().map(|label| width(label.of(lang))).max().unwrap_or_default() + 2;
    for stage in stages(&loaded.view, report, look) {
        text.push_str(&labelled(say::label_stage().of(lang), &stage, indent, look));
    }
    for (label, line) in &told {
        text.push_str(&labelled(label.of(lang), &visible_line(line.of(lang)), indent, look));
    }
    if let Some(next) = next_line(&loaded.view, report, look) {
        text.push_str(&labelled(say::label_next().of(lang), &next, indent, look));
    }
    if let Some(found) = findings_line(report, lang) {
        text.push_str(&labelled(say::label_findings().of(lang), &found, indent, look));
    }
    text
}

/// Several projects side by side.
pub(crate) fn portfolio_table<'a>(projects: impl Iterator<Item = (&'a View, &'a StatusReport)>, look: Look) -> Table {
    let lang = look.lang;
    let head = [say::project(), say::items(), say::progress(), say::late(), say::cutover(), say::findings()];
    let rows = projects.map(|(view, report)| {
        let cutover = view.project.milestone("cutover");
        let mut row = vec![Cell::text(&report.project.title)];
        // A stage that should have been signed is late work too, and belongs to no section.
        let late = report.to_sign.iter().filter(|stage| stage.days_late.is_some()).count();
        let total = Progress { overdue: report.total.overdue + late, ..report.total };
        row.extend(progress_cells(&total, look));
        row.push(match cutover {
            Some(day) => Cell::text(words::day(day, view.today()).of(lang)),
            None => Cell::text(look.glyphs().none),
        });
        row.push(Cell::text(found(report, lang).unwrap_or_else(|| look.glyphs().none.to_owned())));
        row
    });
    Table { head: heads(&head, lang), numbers: vec![1, 3], rows: rows.collect() }
}

fn heads(head: &[Text], lang: Lang) -> Vec<String> {
    head.iter().map(|text| text.of(lang).to_owned()).collect()
}

/// "5 of 5", a bar, and how many are late.
fn progress_cells(progress: &Progress, look: Look) -> [Cell; 3] {
    if progress.items == 0 {
        let none = Cell::text(look.glyphs().none);
        return [none.clone(), none.clone(), none];
    }
    let items = say::some_of(progress.complete, progress.items);
    let style = (progress.items > 0 && progress.complete == progress.items).then_some(Style::Good);
    [
        Cell { text: items.of(look.lang).to_owned(), style, bar: None },
        Cell { text: format!("{}%", progress.percent()), style, bar: Some((progress.steps_made, progress.steps)) },
        late_cell(progress.overdue, look),
    ]
}

fn late_cell(late: usize, look: Look) -> Cell {
    if late == 0 { Cell::text(look.glyphs().none) } else { Cell::text(late.to_string()).styled(Style::Warn) }
}

fn waits_on(waits: &BTreeMap<Party, usize>, anyone: usize, waiting: usize, look: Look) -> Cell {
    let mut waits: Vec<(&Party, &usize)> = waits.iter().collect();
    waits.sort_by_key(|(party, count)| (usize::MAX - **count, **party));
    let mut parts: Vec<String> =
        waits.iter().map(|(party, count)| format!("{} {count}", naming::party(**party).of(look.lang))).collect();
    if anyone > 0 {
        parts.push(format!("{} {anyone}", naming::step_owner(None).of(look.lang)));
    }
    if waiting > 0 {
        parts.push(say::other_items(waiting).of(look.lang).to_owned());
    }
    if parts.is_empty() { Cell::text(look.glyphs().none) } else { Cell::text(words::list(&parts, look.lang)) }
}

fn by_section(report: &StatusReport, look: Look) -> Table {
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
    if report.sections.len() > 1 {
        let mut row = vec![Cell::text(say::total().of(look.lang)).styled(Style::Bold)];
        row.extend(progress_cells(&report.total, look));
        row.extend(short(&report.total));
        let waiting = report.sections.iter().map(|section| section.waiting).sum();
        let anyone = report.sections.iter().map(|section| section.anyone).sum();
        row.push(waits_on(&all, anyone, waiting, look));
        rows.push(row);
    }
    let numbers = if any_short { vec![1, 3, 4] } else { vec![1, 3] };
    Table { head: heads(&head, look.lang), numbers, rows }
}

fn by_party(report: &StatusReport, look: Look) -> Table {
    let head = [say::party(), say::organisation(), say::waiting_items(), say::late(), say::own_steps()];
    let rows = report.parties.iter().map(|line| {
        let made = Progress { steps: line.steps, steps_made: line.steps_made, ..Progress::default() };
        let own = match line.steps {
            0 => Cell::text(look.glyphs().none),
            _ => Cell {
                text: format!("{}%", made.percent()),
                style: (line.steps == line.steps_made).then_some(Style::Good),
                bar: Some((line.steps_made, line.steps)),
            },
        };
        vec![
            Cell::text(naming::party(line.party).of(look.lang)),
            Cell::text(&line.name),
            Cell::text(line.waiting.to_string()),
            late_cell(line.overdue, look),
            own,
        ]
    });
    Table { head: heads(&head, look.lang), numbers: vec![2, 3], rows: rows.collect() }
}

fn by_person(view: &View, report: &StatusReport, look: Look) -> Table {
    let head = [say::person(), say::party(), say::waiting_items(), say::late(), say::next_due(), say::acts()];
    let rows = report.people.iter().map(|line| {
        let due = line.next_due.map(|due| words::day(due, view.today()).of(look.lang).to_owned());
        vec![
            Cell::text(&line.name),
            Cell::text(naming::party(line.party).of(look.lang)),
            Cell::text(line.waiting.to_string()),
            late_cell(line.overdue, look),
            Cell::text(due.unwrap_or_else(|| look.glyphs().none.to_owned())),
            Cell::text(line.acts.to_string()),
        ]
    });
    Table { head: heads(&head, look.lang), numbers: vec![2, 3, 5], rows: rows.collect() }
}

/// Items and stages that wait on their signers, by the day they are due: days first, in their order, then words, then
/// those without either; of one day, items first.
pub(crate) fn due_table(view: &View, items: impl Iterator<Item = ItemAt>, to_sign: &[ToSign], look: Look) -> Table {
    let project = &view.project;
    let head = [say::due(), say::item(), say::state(), say::waits_on()];
    let due_cell = |words: String, late: bool| {
        let cell = Cell::text(words);
        if late { cell.styled(Style::Warn) } else { cell }
    };
    let items = items.map(|at| {
        let (item, standing) = (&project.items[at], &view.standings[at]);
        let due = match (naming::due_day(standing.due_point(), view.today()), &item.due) {
            (Some(day), _) => day.of(look.lang).to_owned(),
            (None, Some(due)) => due.written(),
            (None, None) => look.glyphs().none.to_owned(),
        };
        let due = due_cell(due, standing.days_late.is_some());
        let state = naming::state_with(standing);
        let state = match &standing.rounds {
            Some(rounds) => words::text_list(&[state, rounds_line(rounds)]),
            None => state,
        };
        let mut state = Cell::text(state.of(look.lang));
        if matches!(standing.state, State::Rejected | State::Blocked) {
            state = state.styled(Style::Bad);
        }
        let (day, moment) = (standing.due, standing.due_at);
        // A day without a time ends after every time of it.
        let key = (day.is_none(), day, moment.is_none(), moment, item.due.is_none(), false, Some(at));
        (key, vec![due, Cell::text(item.title.of(look.lang)), state, Cell::text(who(view, at, look))])
    });
    let stages = to_sign.iter().map(|stage| {
        let title = unsigned_say::signoff_of(say::milestone(&stage.stage));
        let mut state = Cell::text(signoff_state(stage.state).of(look.lang));
        if stage.state == SignoffState::Rejected {
            state = state.styled(Style::Bad);
        }
        let day = stage.due.map(|day| words::day(day, view.today()).of(look.lang).to_owned());
        let due = due_cell(day.unwrap_or_else(|| look.glyphs().none.to_owned()), stage.days_late.is_some());
        let key = (stage.due.is_none(), stage.due, true, None, true, true, None);
        let cells =
            vec![due, Cell::text(title.of(look.lang)), state, Cell::text(people(view, &stage.people, look.lang))];
        (key, cells)
    });
    let mut rows: Vec<_> = items.chain(stages).collect();
    rows.sort_by_key(|(key, _)| *key);
    Table { head: heads(&head, look.lang), numbers: Vec::new(), rows: rows.into_iter().map(|(_, row)| row).collect() }
}

/// People by name.
pub(super) fn people(view: &View, ids: &[String], lang: Lang) -> String {
    let name = |id: &String| view.project.person(id).map_or_else(|| id.clone(), |one| one.name.clone());
    words::list(&ids.iter().map(name).collect::<Vec<_>>(), lang)
}

/// Who an item waits on: its people by name, a party where they are many, or what it waits for.
pub(super) fn who(view: &View, at: ItemAt, look: Look) -> String {
    let project = &view.project;
    let standing = &view.standings[at];
    match &standing.next {
        Some(next) => match next.asked.few().filter(|few| next.party.is_some() || few.len() < project.people.len()) {
            Some(few @ ([_] | [_, _])) => {
                let names: Vec<String> = few.iter().map(|at| project.people.person(*at).name.clone()).collect();
                words::list(&names, look.lang)
            }
            _ => naming::step_owner(next.party).of(look.lang).to_owned(),
        },
        None => match standing.waits_for.first() {
            Some(Wait::Item(need)) => project.items[*need].title.of(look.lang).to_owned(),
            Some(Wait::Need(place)) => naming::need(&project.items[at], *place).of(look.lang).to_owned(),
            None => look.glyphs().none.to_owned(),
        },
    }
}

fn stages(view: &View, report: &StatusReport, look: Look) -> Vec<String> {
    let line = |stage: &crate::report::status::StageLine| {
        let name = say::milestone(&stage.stage);
        let day = view.project.milestone(&stage.stage);
        let when = day.map(|day| words::day(day, view.today())).unwrap_or_default();
        let names = people(view, &stage.waits_on, look.lang);
        let told = stage.signoff.as_ref().and_then(|signoff| signoff_text(view, signoff, look.lang));
        let text = match (stage.items, stage.open) {
            // Whoever must sign is named once: with the record, where there is one.
            _ if told.is_some() || stage.waits_on.is_empty() => match (stage.items, stage.open) {
                (0, _) => say::stage_without_items(name, when),
                (_, 0) if stage.short > 0 => {
                    unsigned_say::stage_short(name, when, unsigned_say::short_items(stage.short))
                }
                (_, 0) => say::stage_ready(name, when),
                (items, open) => say::stage_open(name, when, open, items),
            },
            (0, _) => unsigned_say::stage_empty(name, when, names),
            (_, 0) => unsigned_say::stage_unsigned(name, when, names),
            (items, open) => unsigned_say::stage_reserved(name, when, open, items, names),
        };
        let text = match told {
            Some(signed) => say::stage_signoff(text, signed),
            None => text,
        };
        let text = match (stage.days_late, day) {
            (Some(_), Some(day)) => unsigned_say::late(text, words::distance(day, view.today())),
            _ => text,
        };
        visible_line(text.of(look.lang))
    };
    report.stages.iter().map(line).collect()
}

/// Where a sign-off stands, once there is a record.
fn signoff_text(view: &View, signoff: &StageSignoff, lang: Lang) -> Option<Text> {
    let names = |ids: &[String]| people(view, ids, lang);
    let record = signoff.record.as_deref()?;
    Some(match signoff.state {
        SignoffState::NotReady | SignoffState::Ready => return None,
        SignoffState::Partly => say::signed_in_part(names(&signoff.signed), names(&signoff.waiting)),
        SignoffState::Signed => say::signed_by_all(names(&signoff.signed)),
        SignoffState::Departed => say::signed_stale(record),
        SignoffState::Rejected => say::signed_rejected(names(&signoff.rejected)),
        SignoffState::Damaged | SignoffState::CannotTell => say::signed_damaged(record),
    })
}

/// The act that comes first in `handover next`.
fn next_line(view: &View, report: &StatusReport, look: Look) -> Option<String> {
    let project = &view.project;
    if report.total.items > 0
        && report.total.items == report.total.complete
        && report.total.short == 0
        && report.to_sign.is_empty()
    {
        return Some(say::all_done().of(look.lang).to_owned());
    }
    let first = first_of_all(view, &report.to_sign, look.lang)?;
    let (line, due) = match &first.about {
        About::Item { at, .. } => {
            let todo = naming::todo(&project.items[*at], first.did);
            let line = say::next_item(who(view, *at, look), todo, first.title);
            (line, naming::due_distance(view.standings[*at].due_point(), &view.now))
        }
        About::Signoff { signoff, day, .. } => {
            let asked = report.to_sign.iter().find(|stage| stage.stage == *signoff)?;
            let line = unsigned_say::next_signoff(people(view, &asked.people, look.lang), say::milestone(signoff));
            (line, day.map(|day| words::distance(day, view.today())))
        }
    };
    let line = visible_line(line.of(look.lang));
    Some(match due {
        Some(due) => words::aside(line, due).of(look.lang).to_owned(),
        None => line,
    })
}

fn found(report: &StatusReport, lang: Lang) -> Option<String> {
    let parts: Vec<String> = [
        (report.found.errors, say::errors as fn(usize) -> Text),
        (report.found.warnings, say::warnings),
        (report.found.hints, say::hints),
    ]
    .into_iter()
    .filter(|(count, _)| *count > 0)
    .map(|(count, say)| say(count).of(lang).to_owned())
    .collect();
    (!parts.is_empty()).then(|| words::list(&parts, lang))
}

fn findings_line(report: &StatusReport, lang: Lang) -> Option<String> {
    found(report, lang).map(|counts| say::findings_hint(counts).of(lang).to_owned())
}

fn width(text: &str) -> usize {
    unicode_width::UnicodeWidthStr::width(text)
}
