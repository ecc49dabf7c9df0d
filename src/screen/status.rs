//! Where a project, or several, stand: the tables and the lines around them.

use super::due::{Key, due_key, due_rows, due_table, people, who};
use super::layout::paragraph;
use super::layout::{heading, labelled};
use super::readiness::{ranking, told};
use super::table::{Cell, Table, render_table};
use super::totals::{by_party, by_person, by_section, found};
use crate::files::load::Loaded;
use crate::model::list::ItemAt;
use crate::model::naming;
use crate::model::standing::State;
use crate::model::view::View;
use crate::report::filter::Filtered;
use crate::report::filter::Picked;
use crate::report::next::{About, first_of_all};
use crate::report::signing::{SignoffState, StageSignoff};
use crate::report::status::StatusReport;
use crate::report::unsigned::ToSign;
use crate::text::look::{Look, Style, shorten};
use crate::text::say::{filter as filter_say, status as say, unsigned as unsigned_say, words};
use crate::text::visible::visible_line;
use crate::text::{Lang, Text};

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

/// So many columns of a project's title stand below an item.
const WIDEST_PROJECT: usize = 32;

/// A project as status shows it, of which items may be picked.
#[derive(Debug, Clone, Copy)]
pub struct Shown<'a> {
    /// The project.
    pub view: &'a View,
    /// Where it stands.
    pub report: &'a StatusReport,
    /// The items that are told.
    pub picked: &'a Picked,
    /// The language of its texts.
    pub lang: Lang,
}

impl<'a> Shown<'a> {
    /// The items that the list by due days tells of: what must still be seen to, or what is in the states that were asked
    /// for; the most pressing first.
    pub(super) fn due_items(&self) -> Vec<ItemAt> {
        let standings = &self.view.standings;
        let states = self.picked.names_states();
        let told = |at: &ItemAt| self.picked.has(*at) && (states || standings[*at].is_outstanding());
        let mut items: Vec<ItemAt> = standings.positions().filter(told).collect();
        items.sort_by_key(|at| due_key(self.view, *at));
        items
    }

    /// The stages that it tells of.
    pub(super) fn stages(&self) -> impl Iterator<Item = &'a ToSign> + use<'a> {
        let picked = self.picked;
        self.report.to_sign.iter().filter(move |stage| picked.has_stage(stage))
    }

    /// A line for each of both, with what orders it.
    pub(crate) fn due_rows(&self, look: Look) -> Vec<(Key, Vec<Cell>)> {
        due_rows(self.view, self.due_items().into_iter(), self.stages(), look)
    }
}

/// The table that any text format for people shows.
pub(crate) fn status_table(one: &Shown<'_>, rows: Rows, look: Look) -> Table {
    match rows {
        Rows::Sections => by_section(one.report, look),
        Rows::Parties => by_party(one.report, look),
        Rows::People => by_person(one.report, look),
        Rows::DueItems => due_table(one.due_rows(look), look),
    }
}

/// A line for each item of several projects, with the one that it is about.
pub(crate) fn due_of_all<'a>(
    projects: impl Iterator<Item = (&'a StatusReport, &'a [(Key, Vec<Cell>)])>,
    look: Look,
) -> Table {
    let of = |(report, rows): (&StatusReport, &'a [(Key, Vec<Cell>)])| {
        let project = &report.project;
        let title = if project.shown == project.title { &project.title } else { &project.folder };
        let title = shorten(title, WIDEST_PROJECT, look.glyphs().ellipsis);
        rows.iter().cloned().map(move |(key, mut row)| {
            row[1] = std::mem::take(&mut row[1]).with_below(&title, Style::Dim);
            (key, row)
        })
    };
    due_table(projects.flat_map(of).collect(), look)
}

/// That only some items are told, and how many of how many.
pub(crate) fn filtered_line(filtered: Option<Filtered>, look: Look) -> String {
    let line = filtered.map(|one| match one.uncounted {
        0 => filter_say::filtered(one.shown, words::items(one.of)),
        uncounted => filter_say::filtered_and(one.shown, words::items(one.of), uncounted),
    });
    line.map(|line| look.paint(Style::Accent, line.of(look.lang)) + "\n").unwrap_or_default()
}

/// The whole screen: heading, table, sign-off, what is next, and whether something was found.
pub fn render_status(loaded: &Loaded, (report, picked): (&StatusReport, &Picked), rows: Rows, look: Look) -> String {
    let lang = look.lang;
    let mut text = heading(&loaded.view, look);
    text.push('\n');
    let unread: Vec<String> = loaded.unreadable().iter().map(|name| visible_line(name)).collect();
    if !unread.is_empty() {
        let warning = say::part_of_it(words::short_list(unread, lang));
        text.push_str(&paragraph(warning.of(lang), Some(Style::Bad), look));
        text.push('\n');
    }
    if loaded.view.project.items.is_empty() {
        // Where a file could not be read, they may be in it.
        if loaded.unreadable().is_empty() {
            text.push_str(&format!("{}\n", say::no_items_yet().of(lang)));
        }
    } else {
        text.push_str(&filtered_line(report.filtered, look));
        let shown = Shown { view: &loaded.view, report, picked, lang };
        text.push_str(&render_table(&status_table(&shown, rows, look), look));
    }
    text.push_str(&ranking(report, look).map(|table| format!("\n{}", render_table(&table, look))).unwrap_or_default());
    text.push('\n');
    let told = told(report, lang);
    let mut labels = vec![say::label_stage(), say::label_next(), say::label_findings()];
    labels.extend(told.iter().map(|(label, _)| label.clone()));
    let held_up = held_up(&loaded.view, picked, lang);
    labels.extend(held_up.iter().map(|(label, _)| label.clone()));
    let indent = labels.iter().map(|label| width(label.of(lang))).max().unwrap_or_default() + 2;
    for (label, line) in &held_up {
        text.push_str(&labelled(label.of(lang), line, indent, look));
    }
    // A stage is signed whole, whatever part of it is asked for.
    let stages = if picked.is_whole() { stages(&loaded.view, report, look) } else { Vec::new() };
    for stage in stages {
        text.push_str(&labelled(say::label_stage().of(lang), &stage, indent, look));
    }
    for (label, line) in &told {
        text.push_str(&labelled(label.of(lang), &visible_line(line.of(lang)), indent, look));
    }
    if let Some(next) = next_line(&loaded.view, report, picked, look) {
        text.push_str(&labelled(say::label_next().of(lang), &next, indent, look));
    }
    if let Some(found) = findings_line(report, lang) {
        text.push_str(&labelled(say::label_findings().of(lang), &found, indent, look));
    }
    text
}

/// The items that were rejected, and those that are blocked: how many, and which.
pub(super) fn held_up(view: &View, picked: &Picked, lang: Lang) -> Vec<(Text, String)> {
    let line = |state: State, label: Text| {
        let held = |at: &ItemAt| picked.has(*at) && view.standings[*at].counts && view.standings[*at].state == state;
        let items = view.standings.positions().filter(held).map(|at| naming::item_called(&view.project, at));
        let titles: Vec<String> = items.map(|title| visible_line(title.of(lang))).collect();
        let count = titles.len();
        (count > 0).then(|| (label, say::items_called(words::items(count), words::short_list(titles, lang))))
    };
    let lines = [line(State::Rejected, say::label_rejected()), line(State::Blocked, say::label_blocked())];
    lines.into_iter().flatten().map(|(label, line)| (label, line.of(lang).to_owned())).collect()
}

pub(super) fn stages(view: &View, report: &StatusReport, look: Look) -> Vec<String> {
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
        let text = match stage.carried {
            0 => text,
            left => say::stage_carries(text, words::items(left)),
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
fn next_line(view: &View, report: &StatusReport, picked: &Picked, look: Look) -> Option<String> {
    let project = &view.project;
    if report.total.items > 0
        && report.total.items == report.total.complete
        && report.total.short == 0
        && report.to_sign.is_empty()
    {
        return Some(say::all_done().of(look.lang).to_owned());
    }
    let first = first_of_all(view, &report.to_sign, picked, look.lang)?;
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

fn findings_line(report: &StatusReport, lang: Lang) -> Option<String> {
    found(report.found, lang).map(|counts| say::findings_hint(counts).of(lang).to_owned())
}

fn width(text: &str) -> usize {
    unicode_width::UnicodeWidthStr::width(text)
}
