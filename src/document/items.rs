//! The item list of a record: every section, every item, with what was done and said about it.
//!
//! In: the record. Out: a heading and a grid per section; items that stand under another one follow it
//! and carry its number before theirs.

use super::blocks::{Block, Cell, Column, Grid, Line, Tone};
use super::old_record::{Record, RecordAct, RecordEvidence, RecordItem, RecordSection};
use super::voice::{Voice, act_of, day_of, due_of, field, is_open, kind_of};
use crate::model::kinds::{FieldType, built_in};
use crate::model::naming;
use crate::model::standing::State;
use crate::text::Text;
use crate::text::say::{record as say, words};
use std::collections::HashMap;

/// The numbers under which the record lists its items: "3.2", "3.2.1" beneath it.
pub(super) struct Numbers {
    /// Per section its number, and its items in the order they are listed, each with its own.
    order: Vec<(usize, Vec<(usize, String)>)>,
    by_name: HashMap<String, String>,
}

impl Numbers {
    pub(super) fn of(record: &Record) -> Numbers {
        let mut order = Vec::new();
        let mut by_name = HashMap::new();
        let mut last = 0;
        for section in &record.sections {
            // A section without items is not listed, and leaves no gap.
            last += usize::from(!section.items.is_empty());
            let listed = section_order(section, last);
            for (item, number) in &listed {
                by_name.entry(section.items[*item].item.clone()).or_insert_with(|| number.clone());
            }
            order.push((last, listed));
        }
        Numbers { order, by_name }
    }

    /// The number of an item; nothing for a name that is not listed.
    pub(super) fn get(&self, name: &str) -> &str {
        self.by_name.get(name).map_or("", String::as_str)
    }
}

/// The items of a section, each followed by those under it.
fn section_order(section: &RecordSection, number: usize) -> Vec<(usize, String)> {
    let mut children: HashMap<&str, Vec<usize>> = HashMap::new();
    let mut roots = Vec::new();
    for (at, item) in section.items.iter().enumerate() {
        let parent = item.under.as_deref().filter(|under| *under != item.item);
        match parent.filter(|under| section.items.iter().any(|other| other.item == **under)) {
            Some(parent) => children.entry(parent).or_default().push(at),
            None => roots.push(at),
        }
    }
    let mut listed = Vec::new();
    let mut seen = vec![false; section.items.len()];
    let mut top = 0;
    // Items that stand under each other in a circle are no roots; they are listed after all others.
    for root in roots.into_iter().chain(0..section.items.len()) {
        if seen[root] {
            continue;
        }
        top += 1;
        let mut waiting = vec![(root, format!("{number}.{top}"))];
        while let Some((at, label)) = waiting.pop() {
            if std::mem::replace(&mut seen[at], true) {
                continue;
            }
            let under = children.get(section.items[at].item.as_str()).map(Vec::as_slice).unwrap_or_default();
            let below = under.iter().enumerate().map(|(place, child)| (*child, format!("{label}.{}", place + 1)));
            waiting.extend(below.rev());
            listed.push((at, label));
        }
    }
    listed
}

/// The block of the item list.
pub(super) fn item_list(voice: &Voice<'_>, numbers: &Numbers) -> Vec<Block> {
    let mut blocks = vec![Block::heading(1, voice.word(&say::item_list()))];
    for (section, (number, order)) in voice.record.sections.iter().zip(&numbers.order) {
        if section.items.is_empty() {
            continue;
        }
        blocks.push(Block::heading(2, format!("{number} {}", voice.section(section))));
        let counted = section.items.iter().any(|item| field(item, "quantity").is_some());
        let rows = order.iter().map(|(item, number)| row(voice, &section.items[*item], number, counted));
        blocks.push(Block::Grid(Grid { columns: columns(voice, counted), rows: rows.collect() }));
    }
    if blocks.len() == 1 {
        blocks.push(Block::Paragraph(voice.cell(&say::no_items())));
    }
    blocks
}

fn columns(voice: &Voice<'_>, counted: bool) -> Vec<Column> {
    let mut columns = vec![
        voice.column(&say::ordinal(), 7),
        voice.column(&say::content(), if counted { 31 } else { 38 }),
        voice.column(&say::state(), 12),
        voice.column(&say::who_when(), 20),
        voice.column(&say::remarks(), 23),
    ];
    if counted {
        columns.insert(2, voice.column(&say::quantity(), 9));
    }
    columns
}

fn row(voice: &Voice<'_>, item: &RecordItem, number: &str, counted: bool) -> Vec<Cell> {
    let mut row = vec![
        Cell::new(number),
        content(voice, item, counted),
        state(voice, item),
        who_and_when(voice, item),
        remarks(voice, item),
    ];
    if counted {
        row.insert(2, Cell::new(field(item, "quantity").unwrap_or_default()));
    }
    row
}

/// What an item is: title, details, the fields of its kind, and the criterion by which it is done.
fn content(voice: &Voice<'_>, item: &RecordItem, counted: bool) -> Cell {
    let mut cell = Cell::new(&item.title).toned(Tone::Strong);
    cell = cell.and(item.details.as_deref().unwrap_or_default(), Tone::Plain);
    for (name, value) in &item.fields {
        if value.trim().is_empty() || (counted && name == "quantity") {
            continue;
        }
        let (label, value) = field_words(voice, kind_of(item), name, value);
        cell = cell.and(voice.labelled(&label, &value), Tone::Quiet);
    }
    for (name, value) in &item.extra {
        cell = cell.and(voice.labelled(&Text::same(name), value), Tone::Quiet);
    }
    cell.lines.extend(item.links.iter().map(|link| Line::new(link).tone(Tone::Quiet).link(link)));
    if let Some(accept_when) = &item.accept_when {
        cell = cell.and(voice.labelled(&say::done_when(), accept_when), Tone::Quiet);
    }
    if let Some(when) = &item.when {
        cell = cell.and(voice.labelled(&say::applies(), when), Tone::Quiet);
    }
    cell
}

/// The label of a field and its value as people read it.
pub(super) fn field_words(voice: &Voice<'_>, kind: &str, name: &str, value: &str) -> (Text, String) {
    let Some(field) = built_in(kind).and_then(|kind| kind.field(name)) else {
        return (Text::same(name), value.to_owned());
    };
    let value = match field.kind {
        FieldType::Choice => voice.word(&naming::choice(value)),
        FieldType::Bool if value == "true" => voice.word(&crate::text::say::status::yes()),
        FieldType::Bool if value == "false" => voice.word(&crate::text::say::status::no()),
        FieldType::List => voice.names_in(value),
        _ => value.to_owned(),
    };
    (field.label.clone(), value)
}

fn state(voice: &Voice<'_>, item: &RecordItem) -> Cell {
    let mut cell = voice.state_of(item);
    if item.optional && item.state.applies() {
        cell = cell.and(voice.word(&say::optional()), Tone::Quiet);
    }
    if let Some(due) = due_of(item).filter(|_| is_open(item)) {
        let late = voice.is_late(item);
        if late {
            cell = cell.and(voice.word(&say::late()), Tone::Bad);
        }
        let tone = if late { Tone::Bad } else { Tone::Quiet };
        cell = cell.and(voice.labelled(&say::due(), &due), tone);
    }
    if item.stage != voice.record.stage && item.state.applies() {
        let stage = crate::text::say::status::milestone(&item.stage);
        cell = cell.and(voice.word(&say::counts_at(stage)), Tone::Quiet);
    }
    cell
}

/// Who made which step on which day, then the next step and who owes it.
fn who_and_when(voice: &Voice<'_>, item: &RecordItem) -> Cell {
    let mut cell = Cell::default();
    let acts = item.steps.iter().filter(|step| step.made).filter_map(|step| act_of(item, &step.did));
    let waivers = item.log.iter().filter(|act| act.did == "waived" && item.state == State::Waived);
    for act in acts.chain(waivers) {
        let done = voice.done(item, &act.did);
        let done = act.score.map_or(done.clone(), |score| words::scored(done, score));
        let who = voice.labelled(&done, voice.name(&act.by));
        cell = cell.and(who, Tone::Plain).and(day_of(&act.at), Tone::Quiet);
    }
    cell.lines.extend(voice.next(item).lines);
    cell
}

/// What was said, by whom and when, and the evidence that was named, in order.
fn remarks(voice: &Voice<'_>, item: &RecordItem) -> Cell {
    let mut cell = Cell::default();
    for act in &item.log {
        if let Some(note) = &act.note {
            let refuses = matches!(act.did.as_str(), "rejected" | "blocked");
            if refuses || !item.steps.iter().any(|step| step.did == act.did) {
                let tone = if refuses { Tone::Bad } else { Tone::Strong };
                cell = cell.and(voice.word(&voice.done(item, &act.did)), tone);
            }
            cell = cell.and(note, Tone::Plain);
            cell = cell.and(format!("{} {}", voice.name(&act.by), day_of(&act.at)), Tone::Quiet);
        }
        cell.lines.extend(evidence(voice, act));
    }
    cell
}

/// A line for each piece of evidence: the path with the beginning of its digest, or the address.
fn evidence<'a>(voice: &'a Voice<'_>, act: &'a RecordAct) -> impl Iterator<Item = Line> + 'a {
    act.evidence.iter().map(|evidence| {
        let line = Line::new(voice.labelled(&say::evidence(), &evidence_name(evidence))).tone(Tone::Quiet);
        match &evidence.url {
            Some(url) => line.link(url),
            None => line,
        }
    })
}

/// The path or the address of a piece of evidence.
pub(super) fn evidence_name(evidence: &RecordEvidence) -> String {
    evidence.path.clone().or_else(|| evidence.url.clone()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(id: &str, under: Option<&str>) -> RecordItem {
        let json = serde_json::json!({
            "item": format!("scope/{id}"), "title": id, "details": null, "fields": [], "extra": [], "owner": [],
            "due": null, "accept_when": null, "when": null, "under": under.map(|under| format!("scope/{under}")),
            "optional": false, "stage": "cutover", "counts": true, "state": "open", "steps": [], "log": []
        });
        serde_json::from_value(json).unwrap()
    }

    #[test]
    fn items_follow_the_one_they_stand_under_and_none_is_lost() {
        let items = [
            item("child-of-b", Some("b")),
            item("a", None),
            item("b", None),
            item("grandchild", Some("child-of-b")),
            item("x", Some("y")),
            item("y", Some("x")),
            item("self", Some("self")),
            item("stray", Some("nowhere")),
        ];
        let section = RecordSection { section: "scope".into(), title: None, items: items.to_vec() };
        let told = section_order(&section, 3);
        let told: Vec<String> =
            told.iter().map(|(at, number)| format!("{number} {}", section.items[*at].title)).collect();
        let expected =
            ["3.1 a", "3.2 b", "3.2.1 child-of-b", "3.2.1.1 grandchild", "3.3 self", "3.4 stray", "3.5 x", "3.5.1 y"];
        assert_eq!(told, expected);
    }
}
