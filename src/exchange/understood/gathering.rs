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
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// Sections that are being put together.
pub(super) struct Gathering<'a> {
    pub(super) known: &'a Known<'a>,
    pub(super) units: &'a [Unit],
    pub(super) areas: &'a [Area],
    pub(super) fates: Vec<Fate>,
    pub(super) parts: Vec<Part>,
    /// The areas that the parts were made of.
    pub(super) of: Vec<usize>,
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
            return self.push(at, Part { title, kind, owner, details: Vec::new(), items });
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
                self.said(at, name).or(there).or_else(|| kind_in(name).cloned())
            });
            let kind = own.unwrap_or_else(|| kind.clone());
            let title = name.unwrap_or_else(|| title.clone());
            self.push(at, Part { title, kind, owner: owner.clone(), details: Vec::new(), items });
        }
    }

    fn push(&mut self, area: usize, part: Part) {
        self.parts.push(part);
        self.of.push(area);
    }

    /// What somebody says that a section of an area is, by its title alone or with one that stands above it.
    pub(super) fn said(&self, area: usize, title: &str) -> Option<Arc<Kind>> {
        let titles = self.titles_above(area, title).map(|above| beneath(&above, title));
        self.known.said(&std::iter::once(title.to_owned()).chain(titles).collect::<Vec<_>>())
    }

    /// What the areas are called that a section of that title is in, the nearest first.
    fn titles_above(&self, area: usize, own: &str) -> impl Iterator<Item = String> {
        self.above(area).map(Area::title).filter(move |title| title != own && !says_nothing(title))
    }

    /// Keeps what is no item: with the section that it stands in, or above it, or beside all.
    pub(super) fn rest(&mut self) {
        let mut beside: Vec<(usize, String)> = Vec::new();
        // Of several parts that an area was made into, its first.
        let first: HashMap<usize, usize> = self.of.iter().enumerate().rev().map(|(part, area)| (*area, part)).collect();
        for (at, area) in self.areas.iter().enumerate() {
            let around = std::iter::successors(Some(at), |at| self.areas[*at].parent);
            let home = around.into_iter().find_map(|area| first.get(&area)).copied();
            let mut lines: Vec<(usize, String)> = Vec::new();
            if let Some((unit, text)) = area.head.as_ref().filter(|_| !first.contains_key(&at)) {
                lines.push((*unit, text.text.trim().to_owned()));
            }
            lines.extend(
                area.units
                    .iter()
                    .filter(|unit| matches!(self.fates[**unit], Fate::Details | Fate::Struck))
                    .map(|unit| (*unit, self.line(*unit))),
            );
            let mut head: Option<(usize, String)> = None;
            for (unit, line) in lines {
                let is_row = match self.units[unit].what {
                    What::Row { head: true, .. } if self.units.get(unit + 1).is_some_and(is_below_head) => {
                        self.fates[unit] = Fate::Head;
                        head = Some((unit, line));
                        continue;
                    }
                    What::Row { .. } => true,
                    _ => false,
                };
                self.fates[unit] = if says_nothing(&line) || is_place_to_sign(&line) {
                    Fate::Left(Left::Placeholder)
                } else {
                    let kept = match home {
                        Some(part) => &mut self.parts[part].details,
                        None => &mut beside,
                    };
                    // What heads its columns says what is in them.
                    kept.extend(head.take().filter(|_| is_row));
                    kept.push((unit, line));
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
                let kind = self.known.said(std::slice::from_ref(&title)).or_else(|| kinds::built_in(USUAL).cloned());
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
        let mut called: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (at, part) in self.parts.iter().enumerate().take(self.of.len()) {
            called.entry(&part.title).or_default().push(at);
        }
        let mut titles: Vec<String> = self.parts.iter().map(|part| part.title.clone()).collect();
        for same in called.into_values().filter(|same| same.len() > 1) {
            let above: Vec<Vec<String>> =
                same.iter().map(|at| self.titles_above(self.of[*at], &self.parts[*at].title).collect()).collect();
            let levels = above.iter().map(Vec::len).max().unwrap_or_default();
            // The nearest that is not the same above all of them.
            let tells = |level: &usize| above.iter().any(|titles| titles.get(*level) != above[0].get(*level));
            let Some(level) = (0..levels).find(tells) else { continue };
            for (at, above) in same.into_iter().zip(above) {
                if let Some(above) = above.get(level) {
                    titles[at] = beneath(above, &titles[at]);
                }
            }
        }
        self.parts.iter_mut().zip(titles).for_each(|(part, title)| part.title = title);
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

/// Whether a unit goes on with a table: a row, or a heading between its rows.
fn is_below_head(unit: &Unit) -> bool {
    matches!(unit.what, What::Row { head: false, .. } | What::Heading { .. })
}
