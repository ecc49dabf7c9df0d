//! The columns of a section's sheet, and what an item says in each, as people write it.
//!
//! In: a section and its items. Out: columns by the names of their fields, and texts. Pure.

use crate::evidence::Digest;
use crate::exchange::others::{MOST_COLUMNS, together};
use crate::exchange::rows::FREE;
use crate::model::item::{Item, Priority};
use crate::model::kinds::FieldType;
use crate::model::kinds::called::on_cards;
use crate::model::naming;
use crate::model::people::People;
use crate::model::project::{Project, Section};
use crate::text::say::{export as say, words};
use crate::text::{Lang, Text};
use std::collections::HashSet;

/// The first cell of a sheet of ours begins so; then the language and the project follow.
pub(crate) const SCHEMA: &str = "handover/sheet/1";

/// The column with the full name of an item.
pub(crate) const NAME: &str = "item";

/// What stands before the name of a field, where a column holds what it said when the workbook was written.
pub(crate) const BASE: &str = "was ";

/// The column that tells whether the hidden cells of a row are as they were written.
pub(crate) const SEAL: &str = "(seal)";

/// The first cell of the sheet that lists the others.
pub(crate) const CONTENTS: &str = "handover/sheet/1 contents";

/// What is told and not read back stands under a name that begins so.
pub(crate) const TOLD: char = '(';

/// The column of what has none of its own.
pub(crate) const OTHER: &str = "(other)";

/// The fields of every item that a sheet has.
const COMMON: [&str; 6] = ["title", "details", "owner", "due", "priority", "accept_when"];

/// A column that can be written in.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Column {
    /// The field, as files call it.
    pub(crate) field: String,
    /// What people call it.
    pub(crate) label: Text,
    /// What may be chosen; nothing where anything may be written.
    pub(crate) choices: Vec<Text>,
}

/// The columns of a section.
pub(crate) fn columns(project: &Project, section: &Section) -> Vec<Column> {
    let kind = &section.kind;
    let own = |name: &str| kind.field(name).is_some();
    let common = COMMON.iter().filter(|name| !own(name)).map(|name| Column {
        field: (*name).to_owned(),
        label: label(name),
        choices: if *name == "priority" { Priority::ALL.map(naming::priority).to_vec() } else { Vec::new() },
    });
    let fields = kind.fields.iter().map(|field| Column {
        field: field.name.clone(),
        label: field.label.clone(),
        choices: match field.kind {
            FieldType::Bool => vec![naming::yes_or_no("true"), naming::yes_or_no("false")],
            FieldType::Choice => field.choices.iter().map(|choice| naming::choice(choice)).collect(),
            _ => Vec::new(),
        },
    });
    let mut known = HashSet::new();
    let items = section.items.iter().map(|at| &project.items[*at]);
    let free =
        items.flat_map(|item| item.extra.iter().map(|(name, _)| name)).filter(|name| known.insert(name.as_str()));
    let free = free.map(|name| Column { field: format!("{FREE}{name}"), label: Text::same(name), choices: Vec::new() });
    let mut own = fields.chain(free);
    let mut all: Vec<Column> = common.chain(own.by_ref().take(MOST_COLUMNS)).collect();
    if own.next().is_some() {
        all.push(Column { field: OTHER.to_owned(), label: say::other_fields(), choices: Vec::new() });
    }
    // Two columns of one heading are told apart by their fields.
    let twice: Vec<bool> =
        all.iter().map(|one| all.iter().filter(|other| other.label == one.label).count() > 1).collect();
    for (column, _) in all.iter_mut().zip(twice).filter(|(_, twice)| *twice) {
        column.label = words::aside(&column.label, &column.field);
    }
    all
}

/// What the hidden cells of a row come to: its name, and by field what stood there. It keeps no secret; it finds what a
/// slip, a sort of some columns or another program has changed in them.
pub(crate) fn seal<'a>(name: &'a str, bases: impl Iterator<Item = (&'a str, &'a str)>) -> String {
    let parts = std::iter::once(name).chain(bases.flat_map(|(field, base)| [field, base]));
    let bytes: Vec<u8> = parts.flat_map(|part| plain(part).into_bytes().into_iter().chain([0])).collect();
    Digest::of(&bytes).to_string().chars().take(SEAL_LENGTH).collect()
}

/// So many digits of a digest tell a change.
const SEAL_LENGTH: usize = 16;

/// A text of a cell as every program hands it back.
pub(crate) fn plain(text: &str) -> String {
    text.replace("\r\n", "\n").trim().to_owned()
}

/// What an item says in a column, as people write it; empty where it says nothing.
pub(crate) fn said(project: &Project, item: &Item, field: &str, lang: Lang) -> String {
    if let Some(free) = field.strip_prefix(FREE) {
        let found = item.extra.iter().find(|(name, _)| name == free);
        return found.map(|(_, value)| value.clone()).unwrap_or_default();
    }
    if let Some(own) = item.kind.field(field) {
        let value = item.field(field).unwrap_or_default();
        return match own.kind {
            _ if value.is_empty() => String::new(),
            FieldType::Bool => naming::yes_or_no(value).of(lang).to_owned(),
            FieldType::Choice => naming::choice(value).of(lang).to_owned(),
            _ => value.to_owned(),
        };
    }
    match field {
        "title" => item.title.of(lang).to_owned(),
        "details" => item.details.as_ref().map(|text| text.of(lang).to_owned()).unwrap_or_default(),
        "owner" => owners(&project.people, &item.owner, lang),
        "due" => item.due.as_ref().map(|due| due.written()).unwrap_or_default(),
        "priority" if item.priority == Priority::Normal => String::new(),
        "priority" => naming::priority(item.priority).of(lang).to_owned(),
        "accept_when" => item.accept_when.as_ref().map(|text| text.of(lang).to_owned()).unwrap_or_default(),
        _ => String::new(),
    }
}

/// What an item says that has no column among those.
pub(crate) fn others(item: &Item, columns: &HashSet<&str>, lang: Lang) -> String {
    let fields = item.fields.iter().filter(|(name, _)| !columns.contains(name.as_str()));
    let free = item.extra.iter().filter(|(name, _)| !columns.contains(format!("{FREE}{name}").as_str()));
    together(fields.chain(free).map(|(name, value)| (name.as_str(), value.as_str())), lang)
}

/// Owners by their names, where they are people; roles and other words as they are.
fn owners(people: &People, owner: &[String], lang: Lang) -> String {
    let name = |word: &String| people.get(word).map_or(word.clone(), |person| person.name.clone());
    owner.iter().map(name).collect::<Vec<_>>().join(words::joint().of(lang))
}

/// What people call a field that every item has.
fn label(field: &str) -> Text {
    match field {
        "title" => say::head_title(),
        "details" => say::head_details(),
        _ => on_cards(field).unwrap_or_else(|| Text::same(field)),
    }
}
