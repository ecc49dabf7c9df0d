//! What every item waits for: the items, kinds, labels and gates that it needs, and whoever decides whether it applies.
//!
//! In: the items, what the log of each says of it alone, and which apply. Out: what each waits for, and which items that
//! need not be done are wanted all the same. Pure.

use super::applies::{Applies, Choice, Seen};
use super::item::Item;
use super::list::{ItemAt, List};
use super::need::{Need, Wait};
use super::project::Project;
use crate::work::steps;
use std::collections::HashMap;

/// What every item waits for, so far as it needs others.
pub(super) struct Waits<'a> {
    project: &'a Project,
    /// Whether those who need an item need not wait for it.
    met: List<ItemAt, bool>,
    /// How many items of each kind count and are not met.
    unmet: HashMap<&'a str, usize>,
    /// Whether an item counts, before it is asked what waits.
    counted: List<ItemAt, bool>,
    /// Whether something that counts waits for an optional item.
    pub(super) wanted: List<ItemAt, bool>,
    /// Which alternatives wait for something.
    waiting: List<ItemAt, bool>,
}

impl<'a> Waits<'a> {
    pub(super) fn of(project: &'a Project, seen: &List<ItemAt, Seen>, applies: &Applies<'_>) -> Waits<'a> {
        let entries = || project.items.entries();
        let met = entries().map(|(at, _)| applies.is_met(project, at, &seen[at])).collect();
        let first = |item: &Item| applies.choice(item).and_then(|choice| choice.open.first().copied());
        let counts = |(at, item): (ItemAt, &Item)| {
            let spare = applies.choice(item).is_some_and(|choice| !choice.begun) && first(item) != Some(at);
            let optional = item.optional && !seen[at].touched;
            applies.left_out(at, &seen[at]).is_none() && !item.is_reference() && !optional && !spare
        };
        let mut waits = Waits {
            project,
            met,
            unmet: HashMap::new(),
            counted: entries().map(counts).collect(),
            wanted: List::as_long_as(&project.items, false),
            waiting: List::as_long_as(&project.items, false),
        };
        waits.want(applies, seen);
        for (_, item) in entries().filter(|(at, _)| (waits.counted[*at] || waits.wanted[*at]) && !waits.met[*at]) {
            *waits.unmet.entry(item.name.kind.as_str()).or_default() += 1;
        }
        let is_waiting = entries().map(|(at, item)| waits.first(at, item, applies).is_some()).collect();
        waits.waiting = is_waiting;
        waits
    }

    /// What an item needs counts with it, optional or not.
    fn want(&mut self, applies: &Applies<'_>, seen: &List<ItemAt, Seen>) {
        let project = self.project;
        let mut ahead: Vec<ItemAt> = project.items.positions().filter(|at| self.counted[*at]).collect();
        while let Some(at) = ahead.pop() {
            let item = &project.items[at];
            let needed = item.needs.iter().filter_map(|need| self.unmet_item(need));
            for needed in self.pending(at, item, applies).into_iter().chain(needed).collect::<Vec<_>>() {
                steps(1);
                let item = &project.items[needed];
                let applies = applies.left_out(needed, &seen[needed]).is_none() && !item.is_reference();
                if applies && item.optional && !self.wanted[needed] && item.one_of.is_none() {
                    self.wanted[needed] = true;
                    ahead.push(needed);
                }
            }
        }
    }

    /// Everything that an item waits for.
    pub(super) fn of_item(&self, at: ItemAt, item: &Item, applies: &Applies<'_>) -> Vec<Wait> {
        steps(1 + item.needs.len());
        self.all(at, item, applies).collect()
    }

    /// The first thing that an item waits for.
    fn first(&self, at: ItemAt, item: &Item, applies: &Applies<'_>) -> Option<Wait> {
        self.all(at, item, applies).next()
    }

    fn all(&self, at: ItemAt, item: &Item, applies: &Applies<'_>) -> impl Iterator<Item = Wait> {
        let condition = self.pending(at, item, applies).map(Wait::Item);
        let needs = item.needs.iter().enumerate().filter_map(move |(place, need)| match need {
            Need::Item(_) => self.unmet_item(need).map(Wait::Item),
            Need::Kind(kind) => {
                let own = *kind == item.name.kind && (self.counted[at] || self.wanted[at]) && !self.met[at];
                let others = self.unmet.get(kind.as_str()).copied().unwrap_or_default() - usize::from(own);
                (others > 0).then_some(Wait::Need(place))
            }
            Need::OneOf(label) => {
                // Where none of them can be complete any more, nobody waits for one.
                let waits = applies
                    .labels
                    .get(label.as_str())
                    .is_some_and(|choice| !choice.complete && !choice.open.is_empty());
                waits.then_some(Wait::Need(place))
            }
            Need::Signoff(stage) => (!self.project.is_open(stage)).then_some(Wait::Need(place)),
        });
        condition.into_iter().chain(needs)
    }

    /// The item whose answer decides whether one applies, while it is not known.
    fn pending(&self, at: ItemAt, item: &Item, applies: &Applies<'_>) -> Option<ItemAt> {
        let condition = item.when.as_ref()?.condition().filter(|_| applies.is_pending(at))?;
        self.project.find(&condition.item)
    }

    /// The item that is needed, where that is one and it is not met.
    fn unmet_item(&self, need: &Need) -> Option<ItemAt> {
        self.project.find(need.item()?).filter(|need| !self.met[*need])
    }

    /// Of alternatives that nobody began, the one that counts: the first by name that waits for nothing, else the first.
    pub(super) fn chosen(&self, choice: &Choice) -> Option<ItemAt> {
        let free = choice.open.iter().copied().find(|at| !self.waiting[*at]);
        free.or(choice.open.first().copied())
    }
}
