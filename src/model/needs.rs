//! What hangs on what: which items wait for an item, and how pressing that makes it.
//!
//! In: the items and where they stand. Out: a [`Needs`], which orders the walk and `handover next`. Pure.

use super::graph::Graph;
use super::list::{ItemAt, List, Position};
use super::need::{Need, Wait};
use super::project::Project;
use super::standing::Standings;
use crate::work::steps;
use chrono::NaiveDate;
use std::collections::HashMap;

/// The needs among the items that are not settled.
#[derive(Debug, Clone)]
pub struct Needs {
    /// Positions of the items that are not settled, in file order.
    pub unsettled: Vec<ItemAt>,
    /// The earliest day on which each item, or anything that waits for it, is due.
    pub pressing: List<ItemAt, Option<NaiveDate>>,
    /// How many items, each needing the next, must come before it.
    pub depth: List<ItemAt, usize>,
    /// Who waits for whom. A node for each item, and one for each label that items share and each kind that is needed
    /// whole: who needs one of several alternatives waits for the label, and the label for each of them.
    waiters: Graph,
    /// How far to look for those who wait for one item.
    reach: usize,
}

/// So many nodes are looked at for an item in any case.
const REACH: usize = 1_000;

/// And for all items taken together, so many times as many as there are nodes and arrows.
const TIMES: usize = 64;

impl Needs {
    /// Follows the needs of every item that is not settled.
    ///
    /// Who needs one of several alternatives waits for each of them, as any of them will do.
    pub fn of(project: &Project, standings: &Standings) -> Needs {
        let unsettled: Vec<ItemAt> = standings.positions().filter(|at| !standings[*at].state.is_settled()).collect();
        let items = standings.len();
        let mut labels: HashMap<&str, usize> = HashMap::new();
        let mut needed: Vec<(usize, usize)> = Vec::new();
        for at in &unsettled {
            if let Some(label) = project.items[*at].one_of.as_deref() {
                let next = items + labels.len();
                needed.push((*labels.entry(label).or_insert(next), at.before()));
            }
        }
        let mut kinds: HashMap<&str, usize> = HashMap::new();
        let mut nodes = items + labels.len();
        for at in &unsettled {
            let item = &project.items[*at];
            for wait in &standings[*at].waits_for {
                let label = |label: Option<&str>| label.and_then(|label| labels.get(label)).copied();
                let to = match wait {
                    Wait::Item(need) if need == at => None,
                    Wait::Item(need) => label(project.items[*need].one_of.as_deref())
                        .or((!standings[*need].state.is_settled()).then(|| need.before())),
                    Wait::Need(place) => match item.needs.get(*place) {
                        Some(Need::OneOf(name)) => label(Some(name)),
                        Some(Need::Kind(kind)) => Some(*kinds.entry(kind).or_insert_with(|| {
                            nodes += 1;
                            nodes - 1
                        })),
                        _ => None,
                    },
                };
                needed.extend(to.map(|to| (at.before(), to)));
            }
        }
        // All others of a kind: an arrow from the kind to each that is not settled and counts.
        for at in &unsettled {
            let kind = kinds.get(project.items[*at].name.kind.as_str()).filter(|_| standings[*at].counts);
            needed.extend(kind.map(|kind| (*kind, at.before())));
        }
        let waiting: Vec<(usize, usize)> = needed.iter().map(|(from, to)| (*to, *from)).collect();
        let able = unsettled.iter().filter(|at| standings[**at].next.is_some()).count();
        let mut needs = Needs {
            pressing: standings.iter().map(|standing| standing.due).collect(),
            depth: List::as_long_as(standings, 0),
            unsettled,
            reach: REACH.max(TIMES * (nodes + needed.len()) / able.max(1)),
            waiters: Graph::of(nodes, &waiting),
        };
        needs.pass_down(&Graph::of(nodes, &needed), items);
        needs
    }

    /// Days travel down the needs, depth up: once over each arrow, as items in a circle of needs are taken together.
    fn pass_down(&mut self, needed: &Graph, items: usize) {
        let groups = needed.groups();
        let mut group_of = vec![0; needed.nodes()];
        for (number, group) in groups.iter().enumerate() {
            group.iter().for_each(|node| group_of[*node] = number);
        }
        let mut depth = vec![0; groups.len()];
        for (number, group) in groups.iter().enumerate() {
            for node in group {
                steps(1 + needed.next(*node).len());
                let below = needed.next(*node).iter().filter(|to| group_of[**to] != number);
                let deepest = below.map(|to| depth[group_of[*to]] + usize::from(*node < items)).max();
                depth[number] = deepest.unwrap_or_default().max(depth[number]);
            }
        }
        let mut pressing: Vec<Option<NaiveDate>> = vec![None; groups.len()];
        let earlier = |one: Option<NaiveDate>, other: Option<NaiveDate>| one.into_iter().chain(other).min();
        for (number, group) in groups.iter().enumerate().rev() {
            let own = group.iter().filter(|node| **node < items).map(|node| self.pressing[ItemAt::after(*node)]);
            let day = own.fold(pressing[number], earlier);
            pressing[number] = day;
            for to in group.iter().flat_map(|node| needed.next(*node)) {
                pressing[group_of[*to]] = earlier(pressing[group_of[*to]], day);
            }
        }
        for at in &self.unsettled {
            let group = group_of[at.before()];
            (self.pressing[*at], self.depth[*at]) = (pressing[group], depth[group]);
        }
    }

    /// Follows those who wait for one item after another.
    pub(crate) fn waiters(&self) -> Waiters<'_> {
        Waiters { needs: self, seen: vec![0; self.waiters.nodes()], turn: 0, ahead: Vec::new(), found: Vec::new() }
    }
}

/// Finds the items that wait for an item, for one after another.
#[derive(Debug)]
pub struct Waiters<'a> {
    needs: &'a Needs,
    /// In which turn each node was seen last.
    seen: Vec<usize>,
    turn: usize,
    ahead: Vec<usize>,
    found: Vec<ItemAt>,
}

impl Waiters<'_> {
    /// The items that wait for this one, or for something that waits for it, in no order; and whether there may be
    /// more, where there are too many for them to be followed for every item.
    pub fn of(&mut self, at: ItemAt) -> (&[ItemAt], bool) {
        let items = self.needs.pressing.len();
        let mut looked = 0;
        self.turn += 1;
        self.found.clear();
        self.ahead.clear();
        self.ahead.push(at.before());
        self.seen[at.before()] = self.turn;
        while let Some(node) = self.ahead.pop() {
            for waiter in self.needs.waiters.next(node) {
                if looked == self.needs.reach {
                    return (&self.found, true);
                }
                looked += 1;
                steps(1);
                if std::mem::replace(&mut self.seen[*waiter], self.turn) != self.turn {
                    self.ahead.push(*waiter);
                    self.found.extend((*waiter < items).then(|| ItemAt::after(*waiter)));
                }
            }
        }
        (&self.found, false)
    }
}
