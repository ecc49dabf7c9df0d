//! The item list: every section, every item, with what was done and said about it.
//!
//! In: the record. Out: a heading and a table for each section. Of kinds that have an annex of their own the list
//! says what they are and how they stand; what was done is told there.

use super::blocks::{Block, Cell, Column, Grid, Line, Tone};
use super::book::{Act, Book, Entry, Part};
use super::kinds::{APART, facts_in, notes, number};
use super::record::{DerivedRounds, GivenCondition, GivenWhen};
use super::voice::Voice;
use crate::model::kinds::built_in;
use crate::model::naming as model_naming;
use crate::model::standing::State;
use crate::text::Text;
use crate::text::say::{record as say, status, words};
use std::collections::HashMap;

/// The blocks of the item list. `apart` names the place where the facts of a kind stand, if not here.
pub(super) fn item_list(
    voice: &Voice<'_>,
    book: &Book<'_>,
    evidence: &Evidence,
    apart: impl Fn(&str) -> Option<Text>,
) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    for part in &book.parts {
        blocks.push(Block::heading(format!("{} {}", part.number, voice.word(&part.heading))));
        blocks.extend(part.details.map(|details| Block::Paragraph(voice.written(details, Tone::Plain))));
        match APART.contains(&part.kind) {
            true => {
                blocks.extend(apart(part.kind).map(|place| facts_in(voice, &place)));
                blocks.push(short_table(voice, &part.entries));
            }
            false => blocks.push(whole_table(voice, part, evidence)),
        }
    }
    if !book.carried.is_empty() {
        blocks.push(Block::heading(voice.word(&say::carried())));
        blocks.push(short_table(voice, &book.carried));
    }
    if !book.referred.is_empty() {
        blocks.push(Block::heading(voice.word(&say::referred())));
        blocks.push(short_table(voice, &book.referred));
    }
    if book.all().next().is_none() {
        blocks.push(Block::Paragraph(voice.cell(&say::no_items())));
    }
    blocks
}

/// Items whose facts stand elsewhere: what each is, when it is done, how it stands.
fn short_table(voice: &Voice<'_>, entries: &[Entry<'_>]) -> Block {
    let rows = entries.iter().map(|entry| {
        let mut about = voice.written(&entry.item.title, Tone::Strong);
        about.lines.extend(details(voice, entry).lines);
        for name in own_fields(voice, entry) {
            about = voice.with_field(about, entry, name);
        }
        about.lines.extend(links(entry));
        let criterion =
            entry.item.accept_when.as_ref().map(|text| voice.written(text, Tone::Plain)).unwrap_or_default();
        vec![number(entry), about, criterion, state(voice, entry)]
    });
    let columns = vec![
        voice.column(&say::ordinal(), 6),
        voice.column(&say::content(), 37),
        voice.column(&say::done_when_head(), 37),
        voice.column(&say::state(), 20),
    ];
    Block::Grid(Grid { columns, rows: rows.collect() })
}

fn whole_table(voice: &Voice<'_>, part: &Part<'_>, evidence: &Evidence) -> Block {
    let counted = part.entries.iter().any(|entry| entry.field("quantity").is_some());
    let rows = part.entries.iter().map(|entry| {
        let mut row = vec![
            number(entry),
            content(voice, entry, counted),
            state(voice, entry),
            who_and_when(voice, entry),
            remarks(voice, entry, evidence),
        ];
        if counted {
            row.insert(2, Cell::new(entry.field("quantity").unwrap_or_default()));
        }
        row
    });
    Block::Grid(Grid { columns: columns(voice, counted), rows: rows.collect() })
}

fn columns(voice: &Voice<'_>, counted: bool) -> Vec<Column> {
    let mut columns = vec![
        voice.column(&say::ordinal(), 6),
        voice.column(&say::content(), if counted { 24 } else { 33 }),
        voice.column(&say::state(), 16),
        voice.column(&say::who_when(), 20),
        voice.column(&say::remarks(), 25),
    ];
    if counted {
        columns.insert(2, voice.column(&say::quantity(), 10));
    }
    columns
}

/// What an item is: title, details, the fields of its kind, and the criterion by which it is done.
fn content(voice: &Voice<'_>, entry: &Entry<'_>, counted: bool) -> Cell {
    let mut cell = voice.written(&entry.item.title, Tone::Strong);
    cell.lines.extend(details(voice, entry).lines);
    let fields = built_in(entry.kind()).map(|kind| kind.fields.as_slice()).unwrap_or_default();
    let known = fields.iter().map(|field| field.name.as_str());
    for name in known.chain(own_fields(voice, entry)).filter(|name| !(counted && *name == "quantity")) {
        cell = voice.with_field(cell, entry, name);
    }
    cell.lines.extend(links(entry));
    if let Some(accept_when) = &entry.item.accept_when {
        cell = with_words(voice, cell, &say::done_when(), &accept_when.text());
    }
    cell
}

/// The fields of an item that its built-in kind has not, in the order in which the files name them.
fn own_fields<'a>(voice: &Voice<'_>, entry: &'a Entry<'_>) -> Vec<&'a str> {
    let kind = built_in(entry.kind());
    let names = entry.item.fields.keys().map(String::as_str);
    let mut own: Vec<&str> = names.filter(|name| kind.is_none_or(|kind| kind.field(name).is_none())).collect();
    let around = &voice.record.given.around;
    own.sort_by_key(|name| around.label(entry.kind(), name).map_or(usize::MAX, |(place, _)| place));
    own
}

/// What is said of any item: more about it, its free fields, the condition under which it applies.
fn details(voice: &Voice<'_>, entry: &Entry<'_>) -> Cell {
    let mut cell = entry.item.details.as_ref().map(|text| voice.written(text, Tone::Plain)).unwrap_or_default();
    for (name, value) in &entry.item.extra {
        cell = cell.and(voice.labelled(&Text::same(name), value), Tone::Quiet);
    }
    if let Some(when) = &entry.item.when {
        cell = cell.and(voice.labelled(&say::applies(), &voice.word(&applies(voice, when))), Tone::Quiet);
    }
    cell
}

/// When an item applies: in its words, or what another item must say.
fn applies(voice: &Voice<'_>, when: &GivenWhen) -> Text {
    match when {
        GivenWhen::Words(words) => Text::same(words),
        GivenWhen::Is(GivenCondition { item, field, is }) => {
            let title = voice.record.given.items.get(item).map_or_else(|| Text::same(item), |given| given.title.text());
            let kind = item.split('/').next().unwrap_or_default();
            let label = |field: &String| voice.field(kind, field, "").0;
            model_naming::condition(title, field.as_ref().map(label), is)
        }
    }
}

fn links(entry: &Entry<'_>) -> impl Iterator<Item = Line> {
    entry.item.links.iter().map(|link| Line::new(link).tone(Tone::Quiet).link(link))
}

/// A line "label: text"; a line for each language where the texts differ.
fn with_words(voice: &Voice<'_>, mut cell: Cell, label: &Text, text: &Text) -> Cell {
    cell.lines.extend(voice.labelled_text(label, text).into_iter().map(|line| line.tone(Tone::Quiet)));
    cell
}

/// How an item stands; while it is open, by when and who sees to it.
fn state(voice: &Voice<'_>, entry: &Entry<'_>) -> Cell {
    let mut cell = voice.standing(entry);
    if let Some(DerivedRounds { count, complete, missed }) = entry.standing.rounds {
        cell = cell.and(voice.word(&model_naming::rounds(count, complete, missed)), Tone::Quiet);
    }
    if entry.item.stage != voice.record.given.terms.stage {
        let stage = status::milestone(&entry.item.stage);
        cell = cell.and(voice.word(&say::counts_at(stage)), Tone::Quiet);
    }
    if entry.is_open() {
        if let Some(due) = &entry.item.due {
            cell = cell.and(voice.labelled(&say::due(), &voice.due(due)), Tone::Quiet);
            if voice.is_late(due) {
                cell = cell.and(voice.word(&say::late()), Tone::Bad);
            }
        }
        if !entry.item.owner.is_empty() {
            cell = cell.and(voice.labelled(&say::owner(), &voice.owners(&entry.item.owner)), Tone::Quiet);
        }
    }
    cell
}

/// Who made which step on which day, then the next step and who owes it.
fn who_and_when(voice: &Voice<'_>, entry: &Entry<'_>) -> Cell {
    let mut cell = Cell::default();
    let waivers = entry.acts.iter().filter(|act| act.given.did == "waived" && entry.standing.state == State::Waived);
    for act in entry.made().chain(waivers) {
        let done = voice.done(entry, &act.given.did);
        let value = value_of(entry, act);
        let done = value.map_or(done.clone(), |value| words::with_value(done, value_words(entry, act, value)));
        let done = model_naming::with_round(done, act.given.round);
        cell = cell.and(voice.labelled(&done, &voice.who(act)), Tone::Plain);
        if let Some(short) = entry.short(act.given.round).filter(|_| value.is_some()) {
            cell = cell.and(voice.word(&status::falls_short(model_naming::short_alone(short))), Tone::Warn);
        }
        cell = cell.and(voice.act_day(act).map(|day| voice.day(day)).unwrap_or_default(), Tone::Quiet);
    }
    if entry.is_open()
        && entry.standing.rounds.is_none()
        && let Some(step) = entry.item.steps.get(entry.standing.steps_made)
    {
        let next = voice.lines(&say::to_come(voice.todo(entry, step)));
        cell.lines.extend(next.into_iter().map(|line| line.tone(Tone::Quiet)));
    }
    cell
}

/// A value as people read it.
fn value_words(entry: &Entry<'_>, act: &Act<'_>, value: &str) -> Text {
    let asks = entry.item.steps.iter().find(|step| step.did == act.given.did).and_then(|step| step.asks.as_ref());
    model_naming::value_words(asks, value)
}

/// The value that an act carries: its own, or the one in the item's field.
fn value_of<'a>(entry: &'a Entry<'_>, act: &'a Act<'_>) -> Option<&'a str> {
    let asks = entry.item.steps.iter().find(|step| step.did == act.given.did)?.asks.as_ref()?;
    act.given.value.as_deref().or_else(|| entry.field(asks.field.as_ref()?))
}

/// What was said, by whom and when, and under which numbers the evidence stands.
fn remarks(voice: &Voice<'_>, entry: &Entry<'_>, evidence: &Evidence) -> Cell {
    let cell = notes(voice, entry, &[]);
    let numbers = evidence.numbers(entry.name);
    if numbers.is_empty() {
        return cell;
    }
    let numbers: Vec<String> = numbers.iter().map(|number| format!("E{number}")).collect();
    cell.and(voice.labelled(&say::evidence(), &voice.list(&numbers)), Tone::Quiet)
}

/// The numbers under which pieces of evidence are listed.
pub(super) struct Evidence(HashMap<String, Vec<usize>>);

impl Evidence {
    /// Numbers the evidence of items by their full names, in the order of the list.
    pub(super) fn of<'a>(names: impl Iterator<Item = &'a str>) -> Evidence {
        let mut numbers: HashMap<String, Vec<usize>> = HashMap::new();
        names.enumerate().for_each(|(at, name)| numbers.entry(name.to_owned()).or_default().push(at + 1));
        Evidence(numbers)
    }

    fn numbers(&self, name: &str) -> &[usize] {
        self.0.get(name).map_or(&[], Vec::as_slice)
    }
}
