//! The list of what must still be seen to, by the day it is due: items, and stages that wait on their signers.

use super::table::{Cell, Table};
use crate::model::list::ItemAt;
use crate::model::naming;
use crate::model::need::Wait;
use crate::model::standing::State;
use crate::model::view::View;
use crate::report::naming::signoff_state;
use crate::report::rounds::rounds_line;
use crate::report::signing::SignoffState;
use crate::report::unsigned::ToSign;
use crate::text::look::{Look, Style, TOGETHER, shorten};
use crate::text::say::{status as say, unsigned as unsigned_say, words};
use crate::text::{Lang, Text};
use chrono::{DateTime, FixedOffset, NaiveDate};

/// So many columns of a due that is only words are shown; `show` has them all.
const WIDEST_WORDS: usize = 20;

/// By what lines are ordered: days first, in their order, then words, then those without either; of one day, items
/// first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Key {
    has_no_day: bool,
    day: Option<NaiveDate>,
    /// A day without a time ends after every time of it.
    has_no_time: bool,
    moment: Option<DateTime<FixedOffset>>,
    has_no_words: bool,
    is_stage: bool,
    item: Option<ItemAt>,
}

/// By what an item is ordered.
pub(super) fn due_key(view: &View, at: ItemAt) -> Key {
    let standing = &view.standings[at];
    let (day, moment) = (standing.due, standing.due_at);
    let has_no_words = view.project.items[at].due.is_none();
    let (has_no_day, has_no_time) = (day.is_none(), moment.is_none());
    Key { has_no_day, day, has_no_time, moment, has_no_words, is_stage: false, item: Some(at) }
}

/// A line for each item and each stage, with what orders it.
pub(crate) fn due_rows<'a>(
    view: &View,
    items: impl Iterator<Item = ItemAt>,
    to_sign: impl Iterator<Item = &'a ToSign>,
    look: Look,
) -> Vec<(Key, Vec<Cell>)> {
    let items = items.map(|at| (due_key(view, at), item_row(view, at, look)));
    let stages = to_sign.map(|stage| {
        let key = Key {
            has_no_day: stage.due.is_none(),
            day: stage.due,
            has_no_time: true,
            moment: None,
            has_no_words: true,
            is_stage: true,
            item: None,
        };
        (key, stage_row(view, stage, look))
    });
    items.chain(stages).collect()
}

/// What heads the lines.
pub(super) fn due_head() -> [Text; 4] {
    [say::due(), say::item(), say::state(), say::waits_on()]
}

/// The lines in their order, under a head.
pub(crate) fn due_table(mut rows: Vec<(Key, Vec<Cell>)>, look: Look) -> Table {
    rows.sort_by_key(|(key, _)| *key);
    let head = due_head().iter().map(|head| head.of(look.lang).to_owned()).collect();
    Table { head, numbers: Vec::new(), rows: rows.into_iter().map(|(_, row)| row).collect(), total: None }
}

fn item_row(view: &View, at: ItemAt, look: Look) -> Vec<Cell> {
    let (item, standing) = (&view.project.items[at], &view.standings[at]);
    let day = naming::due_day(standing.due_point(), view.today()).map(|day| day.of(look.lang).to_owned());
    let words = || item.due.as_ref().map(|due| shorten(&due.written(), WIDEST_WORDS, look.glyphs().ellipsis));
    let distance = || naming::due_distance(standing.due_point(), &view.now);
    let day = day.map(|day| day.replace(' ', &TOGETHER.to_string()));
    let due = due_cell(day.or_else(words), standing.days_late.and_then(|_| distance()), look);
    let state = naming::state_with(standing);
    let state = match &standing.rounds {
        Some(rounds) => words::text_list(&[state, rounds_line(rounds)]),
        None => state,
    };
    let state = state_cell(&state, matches!(standing.state, State::Rejected | State::Blocked), look);
    let title = Cell::text(item.title.of(look.lang)).named(item.name.to_string());
    vec![due, title, state, Cell::text(who(view, at, look))]
}

fn stage_row(view: &View, stage: &ToSign, look: Look) -> Vec<Cell> {
    let day = stage.due.map(|day| words::day(day, view.today()).of(look.lang).to_owned());
    let late = stage.due.filter(|_| stage.days_late.is_some()).map(|day| words::distance(day, view.today()));
    let title = unsigned_say::signoff_of(say::milestone(&stage.stage));
    let state = state_cell(&signoff_state(stage.state), stage.state == SignoffState::Rejected, look);
    let title = Cell::text(title.of(look.lang)).named(stage.command());
    vec![due_cell(day, late, look), title, state, Cell::text(people(view, &stage.people, look.lang))]
}

/// When it is due, and below, once it is late, by how much.
fn due_cell(due: Option<String>, late: Option<Text>, look: Look) -> Cell {
    let cell = Cell::text(due.as_deref().unwrap_or(look.glyphs().none));
    match late {
        Some(late) => cell.styled(Style::Warn).with_below(late.of(look.lang), Style::Warn).together(),
        None => cell,
    }
}

fn state_cell(state: &Text, bad: bool, look: Look) -> Cell {
    let cell = Cell::text(state.of(look.lang));
    if bad { cell.styled(Style::Bad) } else { cell }
}

/// People by name.
pub(super) fn people(view: &View, ids: &[String], lang: Lang) -> String {
    words::list(&ids.iter().map(|id| view.project.name_of(id)).collect::<Vec<_>>(), lang)
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
            Some(Wait::Item(need)) => naming::item_called(project, *need).of(look.lang).to_owned(),
            Some(Wait::Need(place)) => naming::need(project, &project.items[at], *place).of(look.lang).to_owned(),
            None => look.glyphs().none.to_owned(),
        },
    }
}
