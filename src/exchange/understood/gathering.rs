//! The sections of a list put together: items by what they belong to, and beside them what is no item.

use super::super::reading::{Unit, What};
use super::columns::{Column, Meaning};
use super::drafts::{Draft, join};
use super::fates::{Fate, Left};
use super::form::{is_place_to_sign, says_nothing};
use super::kinds::kind_in;
use super::outline::{Area, bare_title, beneath};
use super::owners::heading_owner;
use super::section::{FEW_LINES, Known, MOST_GROUPS, Part, USUAL};
use super::tables::as_line;
use crate::model::kinds::{self, Kind};
use crate::text::folded::folded;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Sections that are being put together.
pub(super) struct Gathering<'a> {
    pub(super) known: &'a Known<'a>,
    pub(super) units: &'a [Unit],
    pub(super) areas: &'a [Area],
    pub(super) fates: Vec<Fate>,
    pub(super) parts: Vec<Part>,
    /// The part that the items of an area are in.
    pub(super) of: BTreeMap<usize, usize>,
    pub(super) columns: Vec<Column>,
    /// What the list calls itself.
    pub(super) name: Option<String>,
}

impl<'a> Gathering<'a> {
    /// The areas that an area is in, itself first.
    pub(super) fn above(&self, at: usize) -> impl Iterator<Item = &'a Area> {
        let areas: &'a [Area] = self.areas;
        std::iter::successors(Some(at), move |at| areas[*at].parent).map(move |at| &areas[at])
    }

    /// Adds the items of an area, by what a column says that they belong to.
    pub(super) fn part(&mut self, at: usize, title: String, kind: Arc<Kind>, drafts: Vec<Draft>) {
        let mut groups: Vec<Option<String>> = Vec::new();
        for draft in &drafts {
            if !groups.contains(&draft.group) && groups.len() <= MOST_GROUPS {
                groups.push(draft.group.clone());
            }
        }
        let split = groups.len() > 1 && groups.len() <= MOST_GROUPS
            || matches!(groups.as_slice(), [Some(_)]) && self.areas[at].head.is_none();
        let head = self.areas[at].head.clone();
        let owner = head.iter().filter(|(_, text)| heading_owner(&bare_title(&text.text), self.known.people));
        let owner: Vec<String> = owner.map(|(_, text)| bare_title(&text.text)).collect();
        self.of.entry(at).or_insert(self.parts.len());
        if let Some((unit, _)) = head {
            self.fates[unit] = Fate::Section;
        }
        if !split {
            let drafts = drafts.into_iter().map(|mut draft| {
                let group = draft.group.take().zip(self.columns.iter().find(|column| column.meaning == Meaning::Group));
                draft.extra.extend(group.map(|(value, column)| (column.name.clone(), value)));
                draft
            });
            let items = drafts.collect();
            return self.parts.push(Part { title, kind, owner, details: Vec::new(), items });
        }
        let mut by_group: BTreeMap<usize, Vec<Draft>> = BTreeMap::new();
        // Where each of them went, for those that stand under it.
        let mut moved: Vec<(usize, usize)> = Vec::with_capacity(drafts.len());
        for mut draft in drafts {
            let group = groups.iter().position(|group| *group == draft.group).unwrap_or_default();
            let there = draft.parent.and_then(|parent| moved.get(parent)).filter(|(other, _)| *other == group);
            draft.parent = there.map(|(_, at)| *at);
            let items = by_group.entry(group).or_default();
            moved.push((group, items.len()));
            items.push(draft);
        }
        for (group, items) in by_group {
            let name = groups.get(group).cloned().flatten().map(|group| bare_title(&group));
            let own = name.as_deref().and_then(|name| {
                let there = self.known.sections.iter().find(|(known, _)| folded(known) == folded(name));
                let there = there.map(|(_, kind)| kind.clone());
                self.known.said(&[name]).or(there).or_else(|| kind_in(name).cloned())
            });
            let kind = own.unwrap_or_else(|| kind.clone());
            self.parts.push(Part {
                title: name.unwrap_or_else(|| title.clone()),
                kind,
                owner: owner.clone(),
                details: Vec::new(),
                items,
            });
        }
    }

    /// Keeps what is no item: with the section that it stands in, or above it, or beside all.
    pub(super) fn rest(&mut self) {
        let mut beside: Vec<(usize, String)> = Vec::new();
        for (at, area) in self.areas.iter().enumerate() {
            let home =
                std::iter::successors(Some(at), |at| self.areas[*at].parent).find_map(|at| self.of.get(&at)).copied();
            let mut lines: Vec<(usize, String)> = Vec::new();
            if let Some((unit, text)) = area.head.as_ref().filter(|_| !self.of.contains_key(&at)) {
                lines.push((*unit, text.text.trim().to_owned()));
            }
            lines.extend(
                area.units
                    .iter()
                    .filter(|unit| matches!(self.fates[**unit], Fate::Details | Fate::Struck))
                    .map(|unit| (*unit, self.line(*unit))),
            );
            for (unit, line) in lines {
                self.fates[unit] = if matches!(self.units[unit].what, What::Row { head: true, .. }) {
                    Fate::Head
                } else if says_nothing(&line) || is_place_to_sign(&line) {
                    Fate::Left(Left::Placeholder)
                } else {
                    match home {
                        Some(part) => self.parts[part].details.push((unit, line)),
                        None => beside.push((unit, line)),
                    }
                    if self.fates[unit] == Fate::Struck { Fate::Struck } else { Fate::Details }
                };
            }
        }
        match self.parts.as_mut_slice() {
            [] => {}
            [first, ..] if beside.len() <= FEW_LINES => first.details.extend(beside),
            [only] => only.details.extend(beside),
            _ => {
                let titles: Vec<String> = self.parts.iter().map(|part| part.title.clone()).collect();
                let first = self.areas.iter().skip(1).map(Area::title).find(|title| !says_nothing(title));
                let names = [first, self.name.clone(), Some(self.known.name.clone())].into_iter().flatten();
                let title =
                    names.into_iter().find(|name| !titles.contains(name)).unwrap_or_else(|| self.known.name.clone());
                // What it is called need not be said in it again.
                if let Some((unit, _)) = beside.first().filter(|(_, line)| bare_title(line) == title) {
                    self.fates[*unit] = Fate::Section;
                    beside.remove(0);
                }
                let kind = self.known.said(&[&title]).or_else(|| kinds::built_in(USUAL).cloned());
                let kind = kind.unwrap_or_else(|| Arc::new(Kind::custom(USUAL)));
                self.parts.push(Part { title, kind, owner: Vec::new(), details: beside, items: Vec::new() });
            }
        }
        self.tell_apart();
    }

    /// A unit as a line of text.
    fn line(&self, unit: usize) -> String {
        match &self.units[unit].what {
            What::Entry { depth, text, .. } => {
                format!("{}- {}", "  ".repeat(depth.saturating_sub(1).min(8)), text.marked().trim())
            }
            What::Line { text, .. } | What::Heading { text, .. } => text.marked().trim_end().to_owned(),
            What::Row { cells, .. } => as_line(cells),
            What::Layout { text } => text.clone(),
        }
    }

    /// Sections of one list that are called the same are told apart by what stands above them, else they are one.
    fn tell_apart(&mut self) {
        let of: BTreeMap<usize, usize> = self.of.iter().map(|(area, part)| (*part, *area)).collect();
        let same = |parts: &[Part], at: usize| {
            parts.iter().enumerate().any(|(other, part)| {
                other != at && part.title == parts[at].title && part.kind.name == parts[at].kind.name
            })
        };
        let twice: Vec<usize> = (0..self.parts.len()).filter(|at| same(&self.parts, *at)).collect();
        for at in twice {
            let above = of.get(&at).and_then(|area| self.areas[*area].parent).map(|parent| self.areas[parent].title());
            if let Some(above) = above.filter(|above| !says_nothing(above)) {
                self.parts[at].title = beneath(&above, &self.parts[at].title);
            }
        }
        let mut at = 1;
        while at < self.parts.len() {
            let (before, part) = (&self.parts[..at], &self.parts[at]);
            let first = before.iter().position(|one| one.title == part.title && one.kind.name == part.kind.name);
            let Some(first) = first else {
                at += 1;
                continue;
            };
            let Part { items, details, .. } = self.parts.remove(at);
            self.parts[first].details.extend(details);
            join(&mut self.parts[first].items, items);
        }
    }
}
