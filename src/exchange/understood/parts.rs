//! The sections that a list is made into, from its areas.

use super::super::reading::{Cell, NEAR, Reading, Unit, What, holds_box};
use super::columns::{Column, Meaning};
use super::drafts::{Draft, join};
use super::entries::Entries;
use super::fates::{Fate, Left};
use super::footers::take_footers;
use super::form::{is_sign_off, is_signed, says_nothing};
use super::gathering::Gathering;
use super::heads::mark;
use super::kinds::{kind_in, kind_of};
use super::outline::{Area, bare_title, outline};
use super::section::{CLEARED, Known, USUAL, Understood};
use super::tables::{Table, items};
use crate::model::kinds::{self, Kind};
use crate::model::people::People;
use crate::text::folded::folded;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A list with so many boxes, in so many of its areas, has one for each of its items.
const BOXED_THROUGHOUT: (usize, usize) = (10, 3);

/// Finds out what a list means.
pub(crate) fn understand(reading: Reading, known: &Known<'_>) -> Understood {
    let Reading { title, sheets, mut units, hidden: _ } = reading;
    let whole = units.iter().all(|unit| matches!(unit.what, What::Row { .. } | What::Layout { .. }));
    let guessed = mark(&mut units, known, whole);
    let areas = outline(&units, &sheets, |unit| has_box(unit, known.people));
    let name = title.map(|title| bare_title(&title)).filter(|title| !says_nothing(title));
    let boxed: Vec<usize> = areas.iter().map(|area| boxes_in(area, &units, known.people)).collect();
    let boxes: usize = boxed.iter().sum();
    let throughout =
        boxes >= BOXED_THROUGHOUT.0 && boxed.iter().filter(|boxes| **boxes > 0).count() >= BOXED_THROUGHOUT.1;
    let make = |loose: bool| {
        let on = Gathering {
            known,
            units: &units,
            areas: &areas,
            fates: vec![Fate::Left(Left::Layout); units.len()],
            parts: Vec::new(),
            of: Vec::new(),
            columns: Vec::new(),
            name: name.clone(),
        };
        let boxed = boxed.iter().map(|boxes| throughout || *boxes > 0).collect();
        let mut making = Making { on, whole, boxed, loose };
        (0..areas.len()).for_each(|at| making.area(at));
        making.on.rest();
        let Gathering { mut parts, fates, columns, .. } = making.on;
        parts.iter_mut().for_each(|part| part.details.sort_by_key(|(unit, _)| *unit));
        (parts, fates, columns)
    };
    let mut made = make(false);
    // Where nothing is certain to be an item, rows and entries are.
    if made.0.iter().all(|part| part.items.is_empty()) {
        made = make(true);
    }
    let (parts, fates, columns) = made;
    Understood { parts, fates, columns, units, guessed }
}

/// How many units of an area have a box that makes an item of them.
fn boxes_in(area: &Area, units: &[Unit], people: &People) -> usize {
    area.units.iter().filter(|unit| has_box(&units[**unit], people)).count()
}

/// Whether a unit has a box that makes an item of it.
fn has_box(unit: &Unit, people: &People) -> bool {
    match &unit.what {
        What::Entry { tick, text, .. } => {
            tick.is_some() && !text.is_blank() && !text.is_struck() && !is_sign_off(text, false, people)
        }
        What::Row { cells, .. } => cells.iter().any(|cell| holds_box(&cell.text.text)),
        _ => false,
    }
}

struct Making<'a> {
    on: Gathering<'a>,
    whole: bool,
    /// Of each area whether only boxes are items in it.
    boxed: Vec<bool>,
    /// Whether what may be an item is one.
    loose: bool,
}

impl<'a> Making<'a> {
    /// Makes items of what stands in an area, and leaves the rest of it for later.
    fn area(&mut self, at: usize) {
        let area = &self.on.areas[at];
        if area.units.is_empty() {
            return;
        }
        let title = self.title(at);
        let tables = self.tables(area);
        let kind = self.kind(at, &title, &tables);
        let signed = self.on.above(at).any(|area| area.head.as_ref().is_some_and(|(_, text)| is_signed(&text.text)));
        let mut entries = Entries::new(&kind, self.on.known.people, signed);
        // Entries are counted from the outermost of their area.
        let shallowest = area.units.iter().filter_map(|unit| match &self.on.units[*unit].what {
            What::Entry { depth, .. } => Some(*depth),
            _ => None,
        });
        let shallowest = shallowest.min().unwrap_or(1);
        let mut rows: BTreeMap<usize, Vec<(usize, Fate)>> = BTreeMap::new();
        let mut item_tables = false;
        let mut made: BTreeMap<usize, Vec<Draft>> = BTreeMap::new();
        // Tables that are of another kind than the first are sections of their own.
        let mut apart: Vec<(Arc<Kind>, Vec<Draft>)> = Vec::new();
        for one in &tables {
            let (first, table) = one;
            let own = self.kind(at, &title, std::slice::from_ref(one));
            let own = if own.name == USUAL { kind.clone() } else { own };
            let meanings = table.meanings(&own, self.on.known);
            if self.are_items(table, &own, &meanings, (signed, self.boxed[at])) {
                item_tables = true;
                let (drafts, fates) = items(table, &meanings, self.on.known.people);
                for column in Column::all(&table.heads(), &meanings, &self.on.known.maps) {
                    if !self.on.columns.contains(&column) {
                        self.on.columns.push(column);
                    }
                }
                rows.insert(*first, fates);
                match apart.iter_mut().find(|(other, _)| other.name == own.name) {
                    _ if own.name == kind.name => drop(made.insert(*first, drafts)),
                    Some((_, before)) => join(before, drafts),
                    None => apart.push((own, drafts)),
                }
            }
        }
        let in_items: BTreeMap<usize, Fate> = rows.values().flatten().copied().collect();
        let bullets = !self.boxed[at] && !item_tables && !signed;
        for unit in &area.units {
            if let Some(drafts) = made.remove(unit) {
                entries.close();
                entries.drafts.extend(drafts);
            }
            if let Some(fate) = in_items.get(unit) {
                self.on.fates[*unit] = *fate;
                continue;
            }
            let fate = match &self.on.units[*unit].what {
                What::Entry { depth, tick, text } if tick.is_some() || bullets && *depth == shallowest => {
                    Some(entries.item(*unit, *depth, *tick, text))
                }
                What::Entry { depth, text, .. } => entries.below(*depth, true, text),
                What::Line { depth, text, .. } if *depth > 0 => entries.below(*depth, false, text),
                What::Line { .. } | What::Row { .. } => {
                    entries.close();
                    None
                }
                What::Heading { .. } | What::Layout { .. } => Some(Fate::Left(Left::Layout)),
            };
            // What has no fate yet is kept beside the items.
            self.on.fates[*unit] = fate.unwrap_or(Fate::Details);
        }
        let drafts = entries.drafts;
        for (kind, drafts) in std::iter::once((kind, drafts)).chain(apart).filter(|(_, drafts)| !drafts.is_empty()) {
            self.on.part(at, title.clone(), kind, drafts);
        }
    }

    /// The tables of an area, each by the position of its first row.
    fn tables(&self, area: &Area) -> Vec<(usize, Table<'a>)> {
        let mut tables: Vec<(usize, Table<'a>)> = Vec::new();
        let mut last = None;
        for at in &area.units {
            let units: &'a [Unit] = self.on.units;
            let What::Row { table, head, cells } = &units[*at].what else { continue };
            if *head || last != Some(*table) {
                tables.push((*at, Table { head: None, rows: Vec::new() }));
            }
            last = Some(*table);
            let Some((_, open)) = tables.last_mut() else { continue };
            if *head { open.head = Some((*at, cells)) } else { open.rows.push((*at, cells)) }
        }
        tables.iter_mut().for_each(|(_, table)| take_footers(&mut table.rows));
        // The head of a sheet goes on below a heading inside it.
        if self.whole {
            for (at, table) in tables.iter_mut().filter(|(_, table)| table.head.is_none()) {
                table.head = self.head_above(*at).map(|(_, cells)| (*at, cells));
            }
        }
        tables
    }

    /// The head of the columns that a row without one stands under.
    fn head_above(&self, row: usize) -> Option<(usize, &'a [Cell])> {
        let units: &'a [Unit] = self.on.units;
        let sheet = units[row].sheet;
        let above = units[..row].iter().enumerate().rev().take_while(|(_, unit)| unit.sheet == sheet);
        above.take(NEAR).find_map(|(at, unit)| match &unit.what {
            What::Row { head: true, cells, .. } => Some((at, cells.as_slice())),
            _ => None,
        })
    }

    /// Whether the rows of a table are items.
    fn are_items(&self, table: &Table<'_>, kind: &Kind, meanings: &[Meaning], (signed, boxed): (bool, bool)) -> bool {
        // Who is to clear something signs for it: that is what is to be done.
        let clears = kind.name == CLEARED;
        if table.rows.is_empty() || !self.whole && !clears && table.is_signed(self.on.known.people) {
            return false;
        }
        let has = |meaning: &Meaning| meanings.contains(meaning);
        let field = |name: &str| has(&Meaning::Field(name.to_owned()));
        let title = has(&Meaning::Title);
        if self.whole || clears || self.loose || table.has_boxes() || table.is_said(&self.on.known.maps) {
            return true;
        }
        let strong = title && (has(&Meaning::Done) || field("owner") || field("due"));
        let fields = meanings
            .iter()
            .filter(|meaning| matches!(meaning, Meaning::Field(_) | Meaning::Order | Meaning::Group))
            .count();
        table.head.is_some()
            && !signed
            && (strong && (!boxed || has(&Meaning::Done) || has(&Meaning::Order) || field("owner") && field("due"))
                || !boxed && title && fields > 1)
    }

    /// What a section is called that the items of an area are in.
    fn title(&self, at: usize) -> String {
        let own = self.on.areas[at].title();
        if !says_nothing(&own) {
            return own;
        }
        let above = || self.on.above(at).map(Area::title).find(|title| !says_nothing(title));
        above().or_else(|| self.on.name.clone()).unwrap_or_else(|| self.on.known.name.clone())
    }

    /// The kind of an area: the one that is asked for, that of the section of that title which is there, the one that
    /// its heading or one above it tells, or its columns; else what is usual.
    fn kind(&self, at: usize, title: &str, tables: &[(usize, Table<'_>)]) -> Arc<Kind> {
        let there = || {
            self.on
                .known
                .sections
                .iter()
                .find(|(known, _)| folded(known) == folded(title))
                .map(|(_, kind)| kind.clone())
        };
        let headings = || self.on.above(at).find_map(|area| kind_in(&area.title()).cloned());
        let columns = || tables.iter().find_map(|(_, table)| kind_of(&table.heads()));
        let named = || self.on.name.as_deref().and_then(kind_in).or_else(|| kind_in(title)).cloned();
        let usual = || kinds::built_in(USUAL).cloned();
        let said = self.on.said(at, title);
        let found = said.or_else(there).or_else(headings).or_else(columns).or_else(named).or_else(usual);
        found.unwrap_or_else(|| Arc::new(Kind::custom(USUAL)))
    }
}
