//! Every item as a row of plain data: what it says, as files have it, and where it stands.
//!
//! In: a project at a moment. Out: a sheet under English names, a fact a column: first the fields that can be set, then
//! those of the kinds, then free ones, then what is derived. Pure.

use super::csv::Sheet;
use super::others::{MOST_COLUMNS, together};
use crate::model::clock::render_moment;
use crate::model::item::{Act, Item, Priority};
use crate::model::list::ItemAt;
use crate::model::need::{Condition, Need, When};
use crate::model::project::Section;
use crate::model::standing::Standing;
use crate::model::view::View;
use crate::report::people::asked_ids;
use crate::text::visible::visible;
use crate::text::{Lang, Written};
use std::collections::{HashMap, HashSet};

/// What stands between the members of a list in one cell.
const BETWEEN: &str = "; ";

/// The column of what has none of its own.
const OTHER: &str = "other";

/// The head of the column of a free field begins so.
pub(crate) const FREE: &str = "extra.";

/// An item, where it stands, and its section.
struct One<'a> {
    view: &'a View,
    item: &'a Item,
    standing: &'a Standing,
    section: &'a Section,
    lang: Lang,
}

/// A fact of an item.
type Fact = fn(&One<'_>) -> String;

/// What every item may say.
const SAID: [(&str, Fact); 17] = [
    ("section", |one| one.item.name.kind.clone()),
    ("section_title", |one| one.section.heading(one.lang).to_owned()),
    ("id", |one| one.item.name.id.clone()),
    ("title", |one| one.item.title.of(one.lang).to_owned()),
    ("details", |one| written(one.item.details.as_ref(), one.lang)),
    ("owner", |one| one.item.owner.join(BETWEEN)),
    ("due", |one| one.item.due.as_ref().map(|due| due.written()).unwrap_or_default()),
    ("priority", |one| match one.item.priority {
        Priority::Normal => String::new(),
        other => other.word().to_owned(),
    }),
    ("accept_when", |one| written(one.item.accept_when.as_ref(), one.lang)),
    ("when", |one| one.item.when.as_ref().map(condition).unwrap_or_default()),
    ("needs", |one| one.item.needs.iter().map(Need::to_string).collect::<Vec<_>>().join(BETWEEN)),
    ("stage", |one| one.item.stage.clone()),
    ("one_of", |one| one.item.one_of.clone().unwrap_or_default()),
    ("under", |one| told(one.item.under.as_ref())),
    ("optional", |one| if one.item.optional { "true".to_owned() } else { String::new() }),
    ("links", |one| one.item.links.join(BETWEEN)),
    ("tags", |one| one.item.tags.join(BETWEEN)),
];

/// Where every item stands.
const DERIVED: [(&str, Fact); 15] = [
    ("state", |one| one.standing.state.word().to_owned()),
    ("due_day", |one| told(one.standing.due)),
    ("due_at", |one| one.standing.due_moment().unwrap_or_default()),
    ("days_late", |one| told(one.standing.days_late)),
    ("steps", |one| one.standing.steps.1.to_string()),
    ("steps_made", |one| one.standing.steps.0.to_string()),
    ("short", |one| one.standing.falls_short().to_string()),
    ("reserved", |one| one.standing.reserved.is_some().to_string()),
    ("next", |one| one.standing.next.as_ref().map(|next| next.did.clone()).unwrap_or_default()),
    ("next_party", |one| {
        let party = one.standing.next.as_ref().and_then(|next| next.party);
        party.map(|party| party.word().to_owned()).unwrap_or_default()
    }),
    ("next_people", |one| {
        let next = one.standing.next.as_ref();
        next.map(|next| asked_ids(&one.view.project.people, &next.asked)).unwrap_or_default()
    }),
    ("last_at", |one| last(one, |act| render_moment(&act.at))),
    ("last_by", |one| last(one, |act| act.by.clone())),
    ("last_did", |one| last(one, |act| act.did.clone())),
    ("last_note", |one| last(one, |act| act.note.clone().unwrap_or_default())),
];

/// A row for each item that is wanted, section by section; texts in several languages are told in `lang`.
pub(crate) fn rows(view: &View, wanted: impl Fn(ItemAt) -> bool, lang: Lang) -> Sheet {
    let project = &view.project;
    let of = |at: ItemAt, section| One { view, item: &project.items[at], standing: &view.standings[at], section, lang };
    let all = project.sections.iter().flat_map(|section| section.items.iter().map(move |at| (*at, section)));
    let all: Vec<One<'_>> = all.filter(|(at, _)| wanted(*at)).map(|(at, section)| of(at, section)).collect();
    let is_said = |name: &str| SAID.iter().any(|(known, _)| *known == name);
    let mut own = once(all.iter().flat_map(|one| &one.item.fields).filter(|(name, _)| !is_said(name)));
    let mut free = once(all.iter().flat_map(|one| &one.item.extra));
    let has_others = own.len() + free.len() > MOST_COLUMNS;
    own.truncate(MOST_COLUMNS);
    free.truncate(MOST_COLUMNS - own.len());
    let head = SAID.iter().map(|(name, _)| (*name).to_owned()).chain(own.iter().map(|name| (*name).to_owned()));
    let head = head.chain(free.iter().map(|name| format!("{FREE}{name}"))).chain(has_others.then(|| OTHER.to_owned()));
    let head = head.chain(DERIVED.iter().map(|(name, _)| (*name).to_owned())).collect();
    let row = |one: &One<'_>| {
        let by_name = |pairs: &'_ [(String, String)]| -> HashMap<String, String> { pairs.iter().cloned().collect() };
        let (mut fields, mut extra) = (by_name(&one.item.fields), by_name(&one.item.extra));
        let mut cells: Vec<String> = Vec::new();
        // What a kind calls by a name of every item, its items say in that column.
        cells.extend(SAID.iter().map(|(name, fact)| fields.remove(*name).unwrap_or_else(|| fact(one))));
        cells.extend(own.iter().map(|name| fields.remove(*name).unwrap_or_default()));
        cells.extend(free.iter().map(|name| extra.remove(*name).unwrap_or_default()));
        if has_others {
            let left = |(pairs, left): (&'_ [(String, String)], &HashMap<String, String>)| -> Vec<(String, String)> {
                pairs.iter().filter(|(name, _)| left.contains_key(name)).cloned().collect()
            };
            let left = [(&*one.item.fields, &fields), (&*one.item.extra, &extra)].map(left).concat();
            cells.push(together(left.iter().map(|(name, value)| (name.as_str(), value.as_str())), lang));
        }
        cells.extend(DERIVED.iter().map(|(_, fact)| fact(one)));
        cells.into_iter().map(|cell| visible(&cell).into_owned()).collect()
    };
    Sheet { head, rows: all.iter().map(row).collect() }
}

/// Each name once, in the order in which they are met.
fn once<'a>(pairs: impl Iterator<Item = &'a (String, String)>) -> Vec<&'a str> {
    let mut known = HashSet::new();
    pairs.map(|(name, _)| name.as_str()).filter(|name| known.insert(*name)).collect()
}

fn written(text: Option<&Written>, lang: Lang) -> String {
    text.map(|text| text.of(lang).to_owned()).unwrap_or_default()
}

/// "backups/orders = yes", or the words as they are.
fn condition(when: &When) -> String {
    match when {
        When::Words(words) => words.clone(),
        When::Is(condition) => {
            let Condition { item, field, is } = &**condition;
            let field = field.as_ref().map(|field| format!(".{field}")).unwrap_or_default();
            format!("{item}{field} = {is}")
        }
    }
}

fn last(one: &One<'_>, tell: impl Fn(&Act) -> String) -> String {
    one.item.log.last().map(tell).unwrap_or_default()
}

fn told<T: ToString>(value: Option<T>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}
