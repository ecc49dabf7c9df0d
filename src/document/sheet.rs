//! The sheet: what somebody must have before them who signs, on one page.
//!
//! In: the record. Out: number and stage, parties, a row for each section, clearances, reservations. What closes the
//! sheet comes from [`super::closing`].

use super::blocks::{Block, Cell, Column, Grid, Tone};
use super::book::{Book, Entry, Part};
use super::record::Reservation;
use super::signed::SignedRecord;
use super::voice::Voice;
use crate::model::naming;
use crate::model::party::Party;
use crate::model::standing::State;
use crate::text::Text;
use crate::text::say::{record as say, words};
use std::collections::{HashMap, HashSet};

/// So many rows stand below each other; of more than that, two stand side by side.
const BELOW_EACH_OTHER: usize = 5;

/// So many reservations stand on the sheet; more of them have an annex of their own.
const ON_THE_SHEET: usize = 12;

/// The blocks of the sheet.
///
/// Of a sheet that is to be `brief`, sections of which nothing is open or short share a row.
pub(super) fn sheet(
    voice: &Voice<'_>,
    book: &Book<'_>,
    signed: &SignedRecord,
    number: &str,
    brief: bool,
) -> Vec<Block> {
    let mut blocks = vec![facts(voice, signed, number), parties(voice)];
    blocks.push(Block::heading(voice.word(&say::overview())));
    blocks.push(sections(voice, book, brief));
    blocks.extend(clearances(voice, book));
    blocks.extend(reservations(voice, book));
    blocks
}

/// Number, stage and copies.
fn facts(voice: &Voice<'_>, signed: &SignedRecord, number: &str) -> Block {
    let terms = &voice.record.given.terms;
    let day = terms.date.map(|day| voice.day(day));
    let stage = std::iter::once(voice.milestone(&terms.stage)).chain(day).collect::<Vec<_>>();
    let copies = match terms.parties.contains_key(&Party::Witness) {
        true => say::in_triplicate(),
        false => say::in_duplicate(),
    };
    let mut facts = vec![
        (voice.label(&say::number()), Cell::new(number).toned(Tone::Strong)),
        (voice.label(&say::stage()), Cell::new(voice.list(&stage))),
        (voice.label(&say::copies()), Cell::new(voice.word(&copies))),
    ];
    if signed.draft {
        facts.push((voice.label(&say::as_of()), Cell::new(voice.moment(&voice.now))));
    }
    Block::Pairs(facts)
}

/// The organisations, and those of their people who have to do with the stage.
fn parties(voice: &Voice<'_>) -> Block {
    let terms = &voice.record.given.terms;
    let shown = |party: &Party| *party != Party::Witness || terms.parties.contains_key(party);
    let rows = Party::ALL.into_iter().filter(shown).map(|party| {
        let people = terms.people.values().filter(|person| person.party == party);
        // The first role only, so that the sheet stays one page.
        let people: Vec<String> = people
            .map(|person| match person.role.first() {
                None => person.name.clone(),
                Some(role) => voice.aside(&person.name, role),
            })
            .collect();
        let organisation = Cell::new(voice.organisation(party)).toned(Tone::Strong);
        vec![voice.label(&naming::party_alone(party)), organisation, Cell::new(voice.list(&people))]
    });
    let columns = vec![
        voice.line_column(&say::party(), 16),
        voice.line_column(&say::organisation(), 30),
        voice.line_column(&say::people(), 54),
    ];
    Block::Grid(Grid { columns, rows: rows.collect() })
}

/// How many items of a section there are of each sort.
#[derive(Clone, Copy, Default)]
struct Count {
    items: usize,
    complete: usize,
    open: usize,
    uncounted: usize,
    shortfalls: usize,
}

impl Count {
    fn of(part: &Part<'_>, short: &HashSet<&str>) -> Count {
        let mut count = Count::default();
        for entry in &part.entries {
            count.items += 1;
            match entry.standing.state {
                _ if entry.standing.why.is_some() => count.uncounted += 1,
                State::Complete => count.complete += 1,
                _ => count.open += 1,
            }
            count.shortfalls += usize::from(short.contains(entry.name));
        }
        count
    }

    fn add(self, other: Count) -> Count {
        Count {
            items: self.items + other.items,
            complete: self.complete + other.complete,
            open: self.open + other.open,
            uncounted: self.uncounted + other.uncounted,
            shortfalls: self.shortfalls + other.shortfalls,
        }
    }
}

/// A row for each section: how many items there are and how they stand; what is nowhere needed has no column.
fn sections(voice: &Voice<'_>, book: &Book<'_>, brief: bool) -> Block {
    let reservations = &voice.record.derived.reservations;
    let short: HashSet<&str> =
        reservations.iter().filter(|one| one.shortfall.is_some()).map(|one| one.item.as_str()).collect();
    let counts: Vec<(Cell, Count)> = book
        .parts
        .iter()
        .map(|part| (Cell::new(format!("{} {}", part.number, voice.word(&part.heading))), Count::of(part, &short)))
        .collect();
    let total = counts.iter().fold(Count::default(), |total, (_, count)| total.add(*count));
    let counts = if brief { folded(voice, counts) } else { counts };
    type Number = fn(&Count) -> usize;
    let numbers: [(Text, Number); 5] = [
        (say::items(), |count| count.items),
        (say::complete(), |count| count.complete),
        (say::open(), |count| count.open),
        (say::uncounted(), |count| count.uncounted),
        (say::short(), |count| count.shortfalls),
    ];
    let always = 3;
    let numbers: Vec<(Text, Number)> = numbers
        .into_iter()
        .enumerate()
        .filter(|(at, (_, number))| *at < always || number(&total) > 0)
        .map(|(_, column)| column)
        .collect();
    let rows: Vec<Vec<Cell>> = counts
        .into_iter()
        .chain([(voice.label(&say::total()).toned(Tone::Strong), total)])
        .map(|(heading, count)| {
            let figure = |(_, number): &(Text, Number)| match number(&count) {
                0 => Cell::new("–").toned(Tone::Quiet),
                number => Cell::new(number.to_string()),
            };
            std::iter::once(heading).chain(numbers.iter().map(figure)).collect()
        })
        .collect();
    let heads = numbers.iter().map(|(head, _)| voice.number_column(head, 12));
    side_by_side(std::iter::once(voice.line_column(&say::section(), 40)).chain(heads).collect(), rows)
}

/// The rows of sections of which something is open or short, as long as they are few, and one for all others.
fn folded(voice: &Voice<'_>, counts: Vec<(Cell, Count)>) -> Vec<(Cell, Count)> {
    let (mut told, mut others): (Vec<_>, Vec<_>) =
        counts.into_iter().partition(|(_, count)| count.open > 0 || count.shortfalls > 0);
    if told.len() > FEW {
        others.extend(told.split_off(FEW));
    }
    let sum = others.iter().fold(Count::default(), |sum, (_, count)| sum.add(*count));
    if !others.is_empty() {
        told.push((voice.label(&say::other_sections(others.len())), sum));
    }
    told
}

/// So many sections a brief sheet tells one by one.
const FEW: usize = 8;

/// A table; one of many rows as two halves beside each other.
fn side_by_side(columns: Vec<Column>, mut rows: Vec<Vec<Cell>>) -> Block {
    if rows.len() <= BELOW_EACH_OTHER {
        return Block::Grid(Grid { columns, rows });
    }
    let right = rows.split_off(rows.len().div_ceil(2)).into_iter().map(Some);
    let empty = || vec![Cell::default(); columns.len()];
    let right = right.chain(std::iter::repeat_with(|| None)).map(|row| row.unwrap_or_else(empty));
    let rows = rows.into_iter().zip(right).map(|(left, right)| left.into_iter().chain(right).collect());
    Block::Grid(Grid { rows: rows.collect(), columns: [columns.clone(), columns].concat() })
}

/// What departments say before somebody leaves: department, opinion, name, day; room for a hand where nothing is said.
fn clearances(voice: &Voice<'_>, book: &Book<'_>) -> Vec<Block> {
    let rows: Vec<Vec<Cell>> = book
        .of_kind("clearances")
        .map(|entry| {
            let act = entry.act("cleared").filter(|_| entry.is_made("cleared"));
            let department = match entry.field("department") {
                Some(department) => Cell::new(department),
                None => voice.written(&entry.item.title, Tone::Plain),
            };
            let said = act.and_then(|act| act.given.note.as_deref()).or_else(|| entry.field("opinion"));
            let opinion = match (said, act) {
                (Some(said), _) => Cell::new(said),
                (None, Some(_)) => voice.cell(&voice.done(entry, "cleared")),
                (None, None) if entry.standing.state.applies() => Cell::default(),
                (None, None) => voice.state(entry.standing.state),
            };
            let name = act.map(|act| voice.who(act)).unwrap_or_default();
            let day = act.and_then(|act| voice.act_day(act)).map(|day| voice.day(day)).unwrap_or_default();
            vec![department, opinion, Cell::new(name), Cell::new(day)]
        })
        .collect();
    if rows.is_empty() {
        return Vec::new();
    }
    // Two of these tables stand side by side, and no day may break.
    let day = voice.day_width() * 23 / 10;
    let columns = vec![
        voice.line_column(&say::department(), (100 - day) * 2 / 5),
        voice.line_column(&say::opinion(), (100 - day) / 3),
        voice.line_column(&say::name_sign(), (100 - day) * 4 / 15),
        voice.line_column(&say::day(), day),
    ];
    vec![Block::heading(voice.word(&say::clearances())), side_by_side(columns, rows)]
}

/// The reservations: all of them where they fit on the sheet, else how many and where they stand.
fn reservations(voice: &Voice<'_>, book: &Book<'_>) -> Vec<Block> {
    let reservations = &voice.record.derived.reservations;
    let heading = Block::heading(voice.word(&say::reservations()));
    match reservations.len() {
        0 => vec![heading, Block::Paragraph(Cell::new(voice.word(&say::no_reservations())))],
        count if !is_on_sheet(voice) => {
            let days = reservations.iter().filter_map(|one| voice.due_day(&one.fix_by));
            let sentence = match days.max() {
                Some(last) => say::reservations_annexed(count, voice.day(last)),
                None => say::reservations_annexed_undated(count),
            };
            vec![heading, Block::Paragraph(Cell::new(voice.word(&sentence)).toned(Tone::Strong))]
        }
        _ => vec![heading, reservation_grid(voice, book)],
    }
}

/// Whether the reservations stand on the sheet; they have an annex where there are many.
pub(super) fn is_on_sheet(voice: &Voice<'_>) -> bool {
    voice.record.derived.reservations.len() <= ON_THE_SHEET
}

/// What is missing of what, who sees to it, and by when.
pub(super) fn reservation_grid(voice: &Voice<'_>, book: &Book<'_>) -> Block {
    let entries: HashMap<&str, &Entry<'_>> = book.all().map(|entry| (entry.name, entry)).collect();
    // In the order of the item list, to which the numbers lead.
    let places: HashMap<&str, usize> = book.all().enumerate().map(|(at, entry)| (entry.name, at)).collect();
    let mut reservations: Vec<&Reservation> = voice.record.derived.reservations.iter().collect();
    reservations.sort_by_key(|one| places.get(one.item.as_str()).copied().unwrap_or(usize::MAX));
    let rows = reservations.into_iter().map(|one| {
        let entry = entries.get(one.item.as_str()).copied();
        let title = entry.map_or_else(|| Cell::new(&one.item), |entry| voice.written(&entry.item.title, Tone::Strong));
        let unset = || voice.cell(&say::not_set()).toned(Tone::Warn);
        let person = if one.person.is_empty() { unset() } else { Cell::new(voice.name(&one.person)) };
        let day = if one.fix_by.is_empty() { unset() } else { Cell::new(voice.due(&one.fix_by)) };
        vec![Cell::new(book.number(&one.item)), title, missing(voice, entry, one), person, day]
    });
    let day = (voice.day_width() * 5 / 4).max(14);
    let columns = vec![
        voice.line_column(&say::ordinal(), 9),
        voice.line_column(&say::matter(), 24),
        voice.line_column(&say::missing(), 53 - day),
        voice.line_column(&say::person(), 14),
        voice.line_column(&say::due_by(), day),
    ];
    Block::Grid(Grid { columns, rows: rows.collect() })
}

/// What falls short, or which steps are not made; and what was said about it.
fn missing(voice: &Voice<'_>, entry: Option<&Entry<'_>>, one: &Reservation) -> Cell {
    let mut cell = Cell::default();
    if let Some(shortfall) = &one.shortfall {
        cell.lines.extend(voice.lines(&naming::short(shortfall)));
    }
    let steps = entry.into_iter().flat_map(|entry| entry.item.steps.iter().map(move |step| (entry, step)));
    let steps = steps.filter(|(_, step)| one.missing.contains(&step.did));
    let steps: Vec<Text> = steps.map(|(entry, step)| voice.todo(entry, step)).collect();
    if !steps.is_empty() {
        cell.lines.extend(voice.lines(&words::text_list(&steps)));
    }
    cell.and(&one.note, Tone::Quiet)
}
