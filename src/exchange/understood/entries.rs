//! Entries of lists and the text around them: which are items, and what goes on under them.

use super::super::reading::{Rich, boxes, lead};
use super::columns::field;
use super::drafts::{Draft, Value};
use super::fates::{Fate, Left};
use super::form::{is_blank_value, is_form_line, is_sign_off, says_nothing};
use super::tables::{are_choices, behind_boxes};
use super::wording::worded;
use crate::model::kinds::Kind;
use crate::model::people::People;

/// How deep items may stand under each other; what is deeper stands under the last of these.
const DEEPEST: usize = 6;

/// Fields that a line under an item may fill, besides those of its kind.
const TOLD_BELOW: [&str; 4] = ["owner", "due", "priority", "accept_when"];

/// The items of an area as they are found, and the line of entries that is open.
pub(super) struct Entries<'a> {
    pub(super) drafts: Vec<Draft>,
    open: Vec<(usize, usize)>,
    kind: &'a Kind,
    people: &'a People,
    /// Whether they stand among signatures.
    signed: bool,
}

impl<'a> Entries<'a> {
    pub(super) fn new(kind: &'a Kind, people: &'a People, signed: bool) -> Entries<'a> {
        Entries { drafts: Vec::new(), open: Vec::new(), kind, people, signed }
    }

    /// Nothing goes on under what came before.
    pub(super) fn close(&mut self) {
        self.open.clear();
    }

    /// An entry that is an item, if it says anything and is no place to sign.
    pub(super) fn item(&mut self, unit: usize, depth: usize, tick: Option<bool>, text: &Rich) -> Fate {
        self.open.retain(|(other, _)| *other < depth);
        if text.is_blank() {
            return Fate::Left(Left::Empty);
        }
        if says_nothing(&text.text) && text.links.is_empty() {
            return Fate::Left(Left::Placeholder);
        }
        if text.is_struck() {
            return Fate::Struck;
        }
        if is_sign_off(text, self.signed, self.people) {
            return Fate::Details;
        }
        let more = behind_boxes(&text.text);
        let first = boxes(&text.text).first().map_or(text.text.len(), |(at, _)| *at);
        let own = text.text.get(..first).unwrap_or_default().trim().trim_end_matches(['-', '*', '/', '|', '、']).trim();
        let all: Vec<String> =
            std::iter::once(own.to_owned()).chain(more.iter().map(|(_, text)| text.clone())).collect();
        let apart =
            !more.is_empty() && tick.is_some() && !are_choices(&all) && all.iter().all(|text| !says_nothing(text));
        if !apart {
            self.push(unit, depth, tick, text.clone());
            return Fate::Item;
        }
        self.push(unit, depth, tick, Rich { links: text.links.clone(), ..Rich::plain(own) });
        for (ticked, text) in more {
            self.open.retain(|(other, _)| *other < depth);
            self.push(unit, depth, Some(ticked), Rich::plain(&text));
        }
        Fate::Item
    }

    fn push(&mut self, unit: usize, depth: usize, tick: Option<bool>, text: Rich) {
        // The words behind a number in front of them: `[ ] 1.2 Keys`.
        let text = if tick.is_some() {
            text
        } else {
            let end = lead(&text.text).end;
            text.from(end)
        };
        let mut draft = Draft::of(unit, worded(&text, self.people), text.links.clone());
        if draft.title.is_empty() {
            draft.title = text.text.trim().to_owned();
        }
        draft.ticked = tick == Some(true);
        draft.parent = self.open.last().map(|(_, at)| *at);
        if self.open.len() < DEEPEST {
            self.open.push((depth, self.drafts.len()));
        }
        self.drafts.push(draft);
    }

    /// A line under an item: one of its fields, or more about it. Nothing where no item is open above it.
    pub(super) fn below(&mut self, depth: usize, bulleted: bool, text: &Rich) -> Option<Fate> {
        // A bullet ends what is not above it; a line goes on with the entry that it stands in.
        self.open.retain(|(other, _)| if bulleted { *other < depth } else { *other <= depth });
        let (level, at) = *self.open.last()?;
        let draft = self.drafts.get_mut(at)?;
        text.links.iter().for_each(|link| draft.link(link));
        let words = text.text.trim();
        if let Some((label, value)) = words.split_once([':', '：'])
            && !is_blank_value(value)
            && !is_form_line(text)
            && label.chars().count() <= 20
            && let Some(name) = field(label, self.kind)
            && (TOLD_BELOW.contains(&name.as_str()) || self.kind.field(&name).is_some())
            && !draft.has(&name)
        {
            let (column, text) = (label.trim().to_owned(), value.trim().to_owned());
            draft.values.push(Value { field: name, column, text });
            return Some(Fate::Item);
        }
        let margin = if bulleted { "  ".repeat(depth.saturating_sub(level + 1).min(8)) + "- " } else { String::new() };
        draft.details.push(format!("{margin}{}", text.marked().trim()));
        Some(Fate::Item)
    }
}
