//! The blocks that look at one kind of item each: scope, backups, permissions, training, notifications.
//!
//! In: the record. Out: a heading and a grid, or the word that there is nothing. Every item named here
//! stands in the item list too, under the number it is shown with.

use super::blocks::{Block, Cell, Column, Grid, Tone};
use super::items::{Numbers, field_words};
use super::old_record::{RecordEvidence, RecordItem};
use super::voice::{Voice, act_of, field, kind_of};
use crate::model::naming;
use crate::model::standing::State;
use crate::text::Text;
use crate::text::say::record as say;

/// The items of a kind, from all its sections.
pub(super) fn items_of<'a>(voice: &Voice<'a>, kind: &'a str) -> impl Iterator<Item = &'a RecordItem> + use<'a> {
    voice.record.sections.iter().filter(move |section| section.section == kind).flat_map(|section| &section.items)
}

/// A heading over a grid; over the word "none" where the grid has no rows.
pub(super) fn under_heading(voice: &Voice<'_>, title: &Text, columns: Vec<Column>, rows: Vec<Vec<Cell>>) -> Vec<Block> {
    let mut blocks = vec![Block::heading(1, voice.word(title))];
    blocks.extend(grid_or(voice, columns, rows, &say::none_of_these()));
    blocks
}

/// A grid; a sentence where it has no rows.
pub(super) fn grid_or(voice: &Voice<'_>, columns: Vec<Column>, rows: Vec<Vec<Cell>>, sentence: &Text) -> Vec<Block> {
    if rows.is_empty() {
        return vec![Block::Paragraph(voice.cell(sentence))];
    }
    vec![Block::Grid(Grid { columns, rows })]
}

/// An item's title, and its state where more must be known than which steps are made.
pub(super) fn title(voice: &Voice<'_>, item: &RecordItem) -> Cell {
    let mut cell = Cell::new(&item.title).toned(Tone::Strong);
    if matches!(item.state, State::Rejected | State::Blocked | State::Waived | State::NotChosen) {
        cell.lines.extend(voice.state_of(item).lines);
    }
    cell
}

/// A field with its label, on a line of its own.
pub(super) fn with_field(voice: &Voice<'_>, cell: Cell, item: &RecordItem, name: &str) -> Cell {
    let Some(value) = field(item, name) else {
        return cell;
    };
    let (label, value) = field_words(voice, kind_of(item), name, value);
    cell.and(voice.labelled(&label, &value), Tone::Quiet)
}

/// The value of a field, as people read it.
fn value(voice: &Voice<'_>, item: &RecordItem, name: &str) -> String {
    field(item, name).map(|value| field_words(voice, kind_of(item), name, value).1).unwrap_or_default()
}

/// The block of the scope.
pub(super) fn scope(voice: &Voice<'_>, numbers: &Numbers) -> Vec<Block> {
    let mut blocks = vec![Block::heading(1, voice.word(&say::scope()))];
    let out = |item: &&RecordItem| field(item, "included") == Some("false");
    let row = |item: &RecordItem| {
        let why = Cell::new(item.details.as_deref().unwrap_or_default()).and(value(voice, item, "reason"), Tone::Plain);
        vec![Cell::new(numbers.get(&item.item)), Cell::new(&item.title).toned(Tone::Strong), why, voice.state_of(item)]
    };
    let columns = |head: &Text| {
        vec![
            voice.column(&say::ordinal(), 7),
            voice.column(head, 33),
            voice.column(&say::explanation(), 46),
            voice.column(&say::state(), 14),
        ]
    };
    let included: Vec<_> = items_of(voice, "scope").filter(|item| !out(item)).map(row).collect();
    let excluded: Vec<_> = items_of(voice, "scope").filter(out).map(row).collect();
    blocks.extend(grid_or(voice, columns(&say::included()), included, &say::no_scope()));
    blocks.extend(grid_or(voice, columns(&say::excluded()), excluded, &say::nothing_excluded()));
    blocks
}

/// The block of the backups, with what makes each copy known again.
pub(super) fn backups(voice: &Voice<'_>, numbers: &Numbers) -> Vec<Block> {
    let rows = items_of(voice, "backups").map(|item| {
        let mut about = with_field(voice, title(voice, item), item, "contains");
        about = with_field(voice, about, item, "encrypted");
        vec![
            Cell::new(numbers.get(&item.item)),
            about,
            Cell::new(value(voice, item, "location")),
            digest_and_size(voice, item),
            voice.step_cell(item, "taken"),
            voice.step_cell(item, "verified"),
            voice.step_cell(item, "restored"),
        ]
    });
    let columns = vec![
        voice.column(&say::ordinal(), 7),
        voice.column(&say::backup(), 22),
        voice.column(&say::where_kept(), 15),
        voice.column(&say::digest_size(), 17),
        voice.column(&say::taken(), 13),
        voice.column(&say::verified(), 13),
        voice.column(&say::restored(), 13),
    ];
    under_heading(voice, &say::backups(), columns, rows.collect())
}

/// The digest that was taken with the backup; without one, those of what was named later.
fn digest_and_size(voice: &Voice<'_>, item: &RecordItem) -> Cell {
    let taken = act_of(item, "taken").map(|act| act.evidence.as_slice()).unwrap_or_default();
    let digests: Vec<&RecordEvidence> = taken.iter().filter(|evidence| evidence.sha256.is_some()).collect();
    let mut cell = Cell::default();
    for evidence in digests {
        cell = digest_lines(voice, cell, evidence);
    }
    if cell.is_empty() {
        cell = voice.cell(&say::no_digest()).toned(Tone::Quiet);
    }
    cell
}

/// The digest and size of a piece of evidence, on lines of their own.
pub(super) fn digest_lines(voice: &Voice<'_>, cell: Cell, evidence: &RecordEvidence) -> Cell {
    let cell = cell.and(evidence.sha256.as_deref().unwrap_or_default(), Tone::Code);
    match evidence.size {
        Some(size) => cell.and(voice.word(&say::bytes(size)), Tone::Quiet),
        None => cell,
    }
}

/// The block of accounts and access.
pub(super) fn permissions(voice: &Voice<'_>, numbers: &Numbers) -> Vec<Block> {
    let rows = items_of(voice, "permissions").map(|item| {
        let names = ["system", "environment", "account"];
        let about = names.into_iter().fold(title(voice, item), |cell, name| with_field(voice, cell, item, name));
        let either = |first: &str, second: &str| match item.steps.iter().any(|step| step.did == second) {
            true => voice.step_cell(item, second),
            false => voice.step_cell(item, first),
        };
        let action = field(item, "action").unwrap_or("transfer");
        vec![
            Cell::new(numbers.get(&item.item)),
            about,
            Cell::new(value(voice, item, "role")),
            Cell::new(voice.word(&naming::choice(action))),
            voice.step_cell(item, "granted"),
            either("confirmed", "agreed"),
            either("revoked", "rotated"),
        ]
    });
    let columns = vec![
        voice.column(&say::ordinal(), 7),
        voice.column(&say::account(), 27),
        voice.column(&say::rights(), 13),
        voice.column(&say::action(), 11),
        voice.column(&say::granted(), 14),
        voice.column(&say::confirmed(), 14),
        voice.column(&say::revoked(), 14),
    ];
    under_heading(voice, &say::permissions(), columns, rows.collect())
}

/// The block of the training: what was to be shown, and who showed that they can do it alone.
pub(super) fn training(voice: &Voice<'_>, numbers: &Numbers) -> Vec<Block> {
    let rows = items_of(voice, "training").map(|item| {
        let about = title(voice, item).and(value(voice, item, "task"), Tone::Plain);
        let mut held = voice.step_cell(item, "held");
        for name in ["date", "duration", "place"] {
            held = with_field(voice, held, item, name);
        }
        let note = act_of(item, "demonstrated").and_then(|act| act.note.as_deref()).unwrap_or_default();
        let people = with_field(voice, Cell::default(), item, "trainers");
        vec![
            Cell::new(numbers.get(&item.item)),
            about,
            plain(with_field(voice, people, item, "attendees")),
            held,
            voice.step_cell(item, "demonstrated").and(note, Tone::Plain),
        ]
    });
    let columns = vec![
        voice.column(&say::ordinal(), 7),
        voice.column(&say::task(), 31),
        voice.column(&say::trainers(), 24),
        voice.column(&say::held(), 18),
        voice.column(&say::demonstrated(), 20),
    ];
    under_heading(voice, &say::training(), columns, rows.collect())
}

/// The block of those who are told.
pub(super) fn notifications(voice: &Voice<'_>, numbers: &Numbers) -> Vec<Block> {
    let rows = items_of(voice, "notifications").map(|item| {
        let audience = value(voice, item, "audience");
        let whom = if audience == item.title { String::new() } else { audience };
        let channel = Cell::new(value(voice, item, "channel")).and(value(voice, item, "address"), Tone::Quiet);
        vec![
            Cell::new(numbers.get(&item.item)),
            title(voice, item).and(whom, Tone::Plain),
            with_field(voice, channel, item, "send_by"),
            voice.step_cell(item, "sent"),
            voice.step_cell(item, "confirmed"),
        ]
    });
    let columns = vec![
        voice.column(&say::ordinal(), 7),
        voice.column(&say::audience(), 37),
        voice.column(&say::channel(), 26),
        voice.column(&say::sent(), 15),
        voice.column(&say::confirmed(), 15),
    ];
    under_heading(voice, &say::notifications(), columns, rows.collect())
}

fn plain(cell: Cell) -> Cell {
    cell.toned(Tone::Plain)
}
