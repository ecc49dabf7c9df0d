//! What to do now, and for whom: every act that somebody can do today, the most useful one first.
//!
//! In: where the project stands, and for whom it is asked. Out: a [`NextReport`], which is also the JSON
//! interface `handover/next/1`. Pure.
//!
//! The order: first what is late or due today, by its own day or by that of anything that waits for it;
//! then what most items wait for; then the earlier day; then as in the files.

use crate::model::item::ItemName;
use crate::model::list::ItemAt;
use crate::model::needs::Needs;
use crate::model::party::Party;
use crate::model::project::Person;
use crate::model::standing::{Next, State};
use crate::model::view::View;
use chrono::NaiveDate;
use serde::Serialize;
use std::cmp::Reverse;
use std::collections::HashMap;

/// The name and version of the JSON interface.
pub const SCHEMA: &str = "handover/next/1";

/// For whom it is asked.
#[derive(Debug, Clone, Default)]
pub struct Asker {
    /// The person who asks, whose acts come first.
    pub you: Option<Person>,
    /// Whether that person wants to see only their own.
    pub only_you: bool,
    /// Only acts of this party.
    pub party: Option<Party>,
}

/// What is to be done now.
#[derive(Debug, Clone, Serialize)]
pub struct NextReport {
    /// Always [`SCHEMA`].
    pub schema: &'static str,
    /// The moment it was made, RFC 3339 in the project's time zone.
    pub at: String,
    /// The project's id.
    pub project: String,
    /// Id of the person who asks, if known.
    pub you: Option<String>,
    /// Those who have something to do; the person who asks first, then whoever has the most pressing.
    pub groups: Vec<NextGroup>,
    /// How many acts wait on others and were not asked for.
    pub elsewhere: usize,
}

/// What one person, or any of several, can do.
#[derive(Debug, Clone, Serialize)]
pub struct NextGroup {
    /// The party; nothing when anyone may do it.
    pub party: Option<Party>,
    /// Ids of those who are asked; any one of them may do it.
    pub people: Vec<String>,
    /// Whether it is the person who asks.
    pub you: bool,
    /// How many acts there are.
    pub waiting: usize,
    /// How many of them are late.
    pub late: usize,
    /// The acts, most useful first; fewer than `waiting` where a limit was asked for.
    pub acts: Vec<NextAct>,
}

/// One act that can be done now.
#[derive(Debug, Clone, Serialize)]
pub struct NextAct {
    /// The item's full name.
    pub item: ItemName,
    /// What it is called.
    pub title: String,
    /// Its state.
    pub state: State,
    /// The act: a step, or `waived`.
    pub did: String,
    /// The day it is due; the words as written where no day can be told.
    pub due: Option<String>,
    /// Days since it was due, while it is late.
    pub days_late: Option<i64>,
    /// The earliest day on which it, or anything that waits for it, is due.
    pub needed_by: Option<String>,
    /// Items that wait for it, or for something that waits for it.
    pub unblocks: Vec<ItemName>,
    /// Position of the item.
    #[serde(skip)]
    pub at: ItemAt,
    /// The day of `needed_by`.
    #[serde(skip)]
    pub needed: Option<NaiveDate>,
}

impl NextReport {
    /// Keeps at most so many acts of each group.
    pub fn limit(&mut self, limit: usize) {
        self.groups.iter_mut().for_each(|group| group.acts.truncate(limit));
    }
}

/// What comes before what: late or due today, then what most items wait for, then the earlier day.
fn rank(act: &NextAct, today: NaiveDate) -> impl Ord + use<> {
    let pressing = act.needed.is_some_and(|day| day <= today);
    (!pressing, Reverse(act.unblocks.len()), act.needed.is_none(), act.needed, act.at)
}

/// Position of the item whose next act comes first of all; nothing when nobody can do anything.
pub fn first_of_all(view: &View) -> Option<ItemAt> {
    let needs = Needs::of(&view.project, &view.standings);
    let acts = needs.unsettled.iter().filter_map(|at| act(view, &needs, *at));
    acts.min_by_key(|act| rank(act, view.today())).map(|act| act.at)
}

/// Derives what is to be done now.
pub fn next_report(view: &View, asker: &Asker) -> NextReport {
    let (project, today) = (&view.project, view.today());
    let needs = Needs::of(project, &view.standings);
    let mut acts: Vec<(NextAct, &Next)> = needs
        .unsettled
        .iter()
        .filter_map(|at| Some((act(view, &needs, *at)?, view.standings[*at].next.as_ref()?)))
        .collect();
    acts.sort_by_key(|(act, _)| rank(act, today));
    let you = asker.you.as_ref();
    let is_yours = |next: &Next| you.is_some_and(|you| next.people.contains(&you.id));
    let mut report = NextReport {
        schema: SCHEMA,
        at: crate::model::clock::render_moment(&view.now),
        project: project.id.clone(),
        you: you.map(|you| you.id.clone()),
        groups: Vec::new(),
        elsewhere: 0,
    };
    let mut known: HashMap<(bool, Option<Party>, &[String]), usize> = HashMap::new();
    for (act, next) in acts {
        let yours = is_yours(next);
        let of_party = |party: Party| {
            let has = |id: &String| project.person(id).is_some_and(|person| person.party == party);
            next.party == Some(party) || (next.party.is_none() && next.people.iter().any(has))
        };
        if (asker.only_you && !yours) || asker.party.is_some_and(|party| !of_party(party)) {
            report.elsewhere += 1;
            continue;
        }
        let key = if yours { (true, None, &[][..]) } else { (false, next.party, &next.people[..]) };
        let position = *known.entry(key).or_insert_with(|| {
            report.groups.push(match you.filter(|_| yours) {
                Some(you) => NextGroup::new(Some(you.party), vec![you.id.clone()], true),
                None => NextGroup::new(next.party, next.people.clone(), false),
            });
            report.groups.len() - 1
        });
        let group = &mut report.groups[position];
        group.waiting += 1;
        group.late += usize::from(act.days_late.is_some());
        group.acts.push(act);
    }
    report.groups.sort_by_key(|group| !group.you);
    report
}

impl NextGroup {
    fn new(party: Option<Party>, people: Vec<String>, you: bool) -> NextGroup {
        NextGroup { party, people, you, waiting: 0, late: 0, acts: Vec::new() }
    }
}

/// The act that an item waits for; nothing where it may be left undone and nothing waits for it.
fn act(view: &View, needs: &Needs, at: ItemAt) -> Option<NextAct> {
    let project = &view.project;
    let (item, standing) = (&project.items[at], &view.standings[at]);
    let next = standing.next.as_ref()?;
    let unblocks: Vec<ItemName> = needs
        .unblocks(at)
        .into_iter()
        .filter(|waiter| view.standings[*waiter].is_outstanding())
        .map(|waiter| project.items[waiter].name.clone())
        .collect();
    let wanted = item.optional && !unblocks.is_empty();
    if !standing.is_outstanding() && !wanted {
        return None;
    }
    Some(NextAct {
        item: item.name.clone(),
        title: item.title.clone(),
        state: standing.state,
        did: next.did.clone(),
        due: standing.due_text(item),
        days_late: standing.days_late,
        needed_by: needs.pressing[at].map(|day| day.to_string()),
        unblocks,
        at,
        needed: needs.pressing[at],
    })
}
