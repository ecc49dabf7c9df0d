//! What hangs on what: which items wait for an item, and how pressing that makes it.
//!
//! In: the items and where they stand. Out: a [`Needs`], which orders the walk and `handover next`. Pure.

use super::list::{ItemAt, List};
use super::project::Project;
use super::standing::Standings;
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
    /// The items that wait for each item itself.
    waiters: List<ItemAt, Vec<ItemAt>>,
}

impl Needs {
    /// Follows the needs of every item that is not settled.
    ///
    /// Who needs one of several alternatives waits for each of them, as any of them will do.
    pub fn of(project: &Project, standings: &Standings) -> Needs {
        let unsettled: Vec<ItemAt> = standings.positions().filter(|at| !standings[*at].state.is_settled()).collect();
        let mut mates: HashMap<&str, Vec<ItemAt>> = HashMap::new();
        for at in &unsettled {
            if let Some(label) = project.items[*at].one_of.as_deref() {
                mates.entry(label).or_default().push(*at);
            }
        }
        let mut needed: List<ItemAt, Vec<ItemAt>> = List::as_long_as(standings, Vec::new());
        let mut waiters: List<ItemAt, Vec<ItemAt>> = List::as_long_as(standings, Vec::new());
        for at in &unsettled {
            let own = &mut needed[*at];
            for need in &standings[*at].waits_for {
                let label = project.items[*need].one_of.as_deref();
                own.extend(label.and_then(|label| mates.get(label)).into_iter().flatten());
                own.push(*need);
            }
            own.sort_unstable();
            own.dedup();
            own.retain(|need| need != at && !standings[*need].state.is_settled());
            own.iter().for_each(|need| waiters[*need].push(*at));
        }
        let mut needs = Needs {
            pressing: standings.iter().map(|standing| standing.due).collect(),
            depth: List::as_long_as(standings, 0),
            unsettled,
            waiters,
        };
        needs.pass_down(&needed);
        needs
    }

    /// Days travel down the needs, depth up. A chain is never longer than the number of items, and a
    /// circle of needs ends by that bound too.
    fn pass_down(&mut self, needed: &List<ItemAt, Vec<ItemAt>>) {
        let (pressing, depth) = (&mut self.pressing, &mut self.depth);
        for _ in 0..self.unsettled.len() {
            let mut changed = false;
            for at in &self.unsettled {
                for need in &needed[*at] {
                    if let Some(day) = pressing[*at]
                        && pressing[*need].is_none_or(|known| day < known)
                    {
                        pressing[*need] = Some(day);
                        changed = true;
                    }
                    if depth[*at] <= depth[*need] && depth[*at] <= self.unsettled.len() {
                        depth[*at] = depth[*need] + 1;
                        changed = true;
                    }
                }
            }
            if !changed {
                break;
            }
        }
    }

    /// The items that wait for this one, or for something that waits for it, in file order.
    pub fn unblocks(&self, at: ItemAt) -> Vec<ItemAt> {
        let mut found = List::as_long_as(&self.waiters, false);
        let mut ahead = vec![at];
        let mut all = Vec::new();
        found[at] = true;
        while let Some(next) = ahead.pop() {
            for waiter in &self.waiters[next] {
                if !std::mem::replace(&mut found[*waiter], true) {
                    ahead.push(*waiter);
                    all.push(*waiter);
                }
            }
        }
        all.sort_unstable();
        all
    }
}
