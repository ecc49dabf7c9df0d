//! What waits on each person, and who is asked in a cell of a table. Pure.

use super::filter::Picked;
use super::next::NAMED;
use crate::model::list::{GroupAt, List, PersonAt};
use crate::model::people::{Asked, People};
use crate::model::view::View;
use chrono::NaiveDate;
use std::collections::HashMap;

/// What waits on a person.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Waiting {
    /// Items that count.
    pub items: usize,
    /// Those of them that are late.
    pub overdue: usize,
    /// The earliest day on which one of them is due.
    pub next_due: Option<NaiveDate>,
}

impl Waiting {
    fn add(&mut self, other: Waiting) {
        self.items += other.items;
        self.overdue += other.overdue;
        self.next_due = self.next_due.into_iter().chain(other.next_due).min();
    }
}

/// What waits on each person of the items that are picked, in the order of the project's people.
///
/// Items that ask the same groups are taken together first; who is asked besides is in none of them.
pub fn waiting(view: &View, picked: &Picked) -> List<PersonAt, Waiting> {
    let people = &view.project.people;
    let mut waiting: List<PersonAt, Waiting> = vec![Waiting::default(); people.len()].into();
    let mut on_groups: HashMap<Vec<GroupAt>, Waiting> = HashMap::new();
    let positions = view.standings.positions().filter(|at| picked.has(*at));
    for standing in positions.map(|at| &view.standings[at]).filter(|standing| standing.counts) {
        let overdue = usize::from(standing.days_late.is_some());
        let one = Waiting { items: 1, overdue, next_due: standing.due };
        let mut tell = |asked: &Asked| {
            asked.others().iter().for_each(|at| waiting[*at].add(one));
            on_groups.entry(asked.groups().to_vec()).or_default().add(one);
        };
        match (&standing.rounds, &standing.next) {
            (Some(_), _) if standing.nexts().next().is_some() => {
                tell(&people.union(standing.nexts().map(|next| &next.asked)));
            }
            (None, Some(next)) => tell(&next.asked),
            _ => {}
        }
    }
    for (groups, all) in on_groups {
        people.in_groups(&groups).into_iter().for_each(|at| waiting[at].add(all));
    }
    waiting
}

/// Ids of those who are asked, one after the other, [`NAMED`] at most; then how many more there are, as "+350".
pub(crate) fn asked_ids(people: &People, asked: &Asked) -> String {
    let (first, all) = people.first(asked, NAMED);
    let more = (all > first.len()).then(|| format!("+{}", all - first.len()));
    let ids = first.into_iter().map(|at| people.person(at).id.clone());
    ids.chain(more).collect::<Vec<_>>().join(" ")
}
