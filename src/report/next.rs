//! What to do now, and for whom: every act that somebody can do today, the most useful one first.
//!
//! In: where the project stands, and for whom it is asked. Out: a [`NextReport`], which is also the JSON
//! interface `handover/next/1`. Pure.
//!
//! The order: first what is late or due today, by its own day or by that of anything that waits for it;
//! then what most items wait for; then the earlier day; then as in the files.

use crate::model::item::ItemName;
use crate::model::list::{GroupAt, ItemAt, PersonAt};
use crate::model::needs::{Needs, Waiters};
use crate::model::party::Party;
use crate::model::people::Asked;
use crate::model::project::Person;
use crate::model::standing::State;
use crate::model::view::View;
use chrono::NaiveDate;
use serde::Serialize;
use std::cmp::Reverse;
use std::collections::HashMap;

/// The name and version of the JSON interface.
pub const SCHEMA: &str = "handover/next/1";

/// So many are told by name, of those who are asked and of what an act unblocks; of more, how many there are.
pub const NAMED: usize = 50;

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
pub struct NextReport<'a> {
    /// Always [`SCHEMA`].
    pub schema: &'static str,
    /// The moment it was made, RFC 3339 in the project's time zone.
    pub at: String,
    /// The project's id.
    pub project: &'a str,
    /// Id of the person who asks, if known.
    pub you: Option<String>,
    /// Those who have something to do; the person who asks first, then whoever has the most pressing.
    pub groups: Vec<NextGroup<'a>>,
    /// How many acts wait on others and were not asked for.
    pub elsewhere: usize,
}

/// What one person, or any of several, can do.
#[derive(Debug, Clone, Serialize)]
pub struct NextGroup<'a> {
    /// The party; nothing when anyone may do it.
    pub party: Option<Party>,
    /// Ids of those who are asked, [`NAMED`] at most; any one of them may do it.
    pub people: Vec<&'a str>,
    /// How many more there are, if any.
    #[serde(skip_serializing_if = "is_none")]
    pub more_people: usize,
    /// Whether they are everyone of the party.
    #[serde(skip)]
    pub everyone: bool,
    /// Whether it is the person who asks.
    pub you: bool,
    /// How many acts there are.
    pub waiting: usize,
    /// How many of them are late.
    pub late: usize,
    /// The acts, most useful first; fewer than `waiting` where a limit was asked for.
    pub acts: Vec<NextAct<'a>>,
}

/// One act that can be done now.
#[derive(Debug, Clone, Serialize)]
pub struct NextAct<'a> {
    /// The item's full name.
    pub item: &'a ItemName,
    /// What it is called.
    pub title: &'a str,
    /// Its state.
    pub state: State,
    /// The act: a step, or `waived`.
    pub did: &'a str,
    /// The day it is due; the words as written where no day can be told.
    pub due: Option<String>,
    /// The moment it is due, RFC 3339, where one was given and not only a day.
    pub due_at: Option<String>,
    /// Days since it was due, while it is late; 0 on the day itself, once its moment is over.
    pub days_late: Option<i64>,
    /// The earliest day on which it, or anything that waits for it, is due.
    pub needed_by: Option<NaiveDate>,
    /// Items that wait for it, or for something that waits for it, [`NAMED`] at most; see [`NextReport::name`].
    pub unblocks: Vec<&'a ItemName>,
    /// How many do.
    pub unblocks_count: usize,
    /// Whether even more do, too many to be counted for every item.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub unblocks_more: bool,
    /// Position of the item.
    #[serde(skip)]
    pub at: ItemAt,
}

/// Whether there are none of what is told only where there are some.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands over a reference")]
pub(super) fn is_none(number: &usize) -> bool {
    *number == 0
}

impl<'a> NextReport<'a> {
    /// Keeps at most so many acts of each group.
    pub fn limit(&mut self, limit: usize) {
        self.groups.iter_mut().for_each(|group| group.acts.truncate(limit));
    }

    /// Names what each act unblocks.
    pub fn name(&mut self, view: &'a View) {
        let needs = Needs::of(&view.project, &view.standings);
        let mut waiters = needs.waiters();
        for act in self.groups.iter_mut().flat_map(|group| &mut group.acts).filter(|act| act.unblocks_count > 0) {
            let mut unblocked: Vec<ItemAt> = outstanding(view, waiters.of(act.at).0).collect();
            unblocked.sort_unstable();
            act.unblocks = unblocked.iter().take(NAMED).map(|at| &view.project.items[*at].name).collect();
        }
    }
}

/// What comes before what: late or due today, then what most items wait for, then the earlier day.
fn rank(act: &NextAct<'_>, today: NaiveDate) -> impl Ord + use<> {
    let pressing = act.needed_by.is_some_and(|day| day <= today);
    (!pressing, Reverse(act.unblocks_count), act.needed_by.is_none(), act.needed_by, act.at)
}

/// Position of the item whose next act comes first of all; nothing when nobody can do anything.
pub fn first_of_all(view: &View) -> Option<ItemAt> {
    let needs = Needs::of(&view.project, &view.standings);
    let mut waiters = needs.waiters();
    let acts = needs.unsettled.iter().filter_map(|at| act(view, &needs, &mut waiters, *at));
    acts.min_by_key(|act| rank(act, view.today())).map(|act| act.at)
}

/// Derives what is to be done now.
pub fn next_report<'a>(view: &'a View, asker: &Asker) -> NextReport<'a> {
    let (project, today) = (&view.project, view.today());
    let needs = Needs::of(project, &view.standings);
    let mut waiters = needs.waiters();
    let acts = needs.unsettled.iter().filter_map(|at| act(view, &needs, &mut waiters, *at));
    let mut acts: Vec<NextAct<'a>> = acts.collect();
    acts.sort_by_cached_key(|act| rank(act, today));
    let you = asker.you.as_ref();
    let mut report = NextReport {
        schema: SCHEMA,
        at: crate::model::clock::render_moment(&view.now),
        project: &project.id,
        you: you.map(|you| you.id.clone()),
        groups: Vec::new(),
        elsewhere: 0,
    };
    let mut known: HashMap<(bool, Option<Party>, Option<&Asked>), usize> = HashMap::new();
    let mut in_groups: HashMap<&[GroupAt], bool> = HashMap::new();
    for act in acts {
        let Some(next) = &view.standings[act.at].next else { continue };
        let yours = you.is_some_and(|you| view.is_asked(act.at, &you.id));
        let mut is_of = |party: Party| {
            let has = |some: &[PersonAt]| some.iter().any(|at| project.people.person(*at).party == party);
            let groups = next.asked.groups();
            let mut groups_have = || *in_groups.entry(groups).or_insert_with(|| has(&project.people.in_groups(groups)));
            next.party == Some(party) || (next.party.is_none() && (has(next.asked.others()) || groups_have()))
        };
        if (asker.only_you && !yours) || asker.party.is_some_and(|party| !is_of(party)) {
            report.elsewhere += 1;
            continue;
        }
        let key = if yours { (true, None, None) } else { (false, next.party, Some(&next.asked)) };
        let position = *known.entry(key).or_insert_with(|| {
            report.groups.push(match you.and_then(|you| project.person(&you.id)).filter(|_| yours) {
                Some(you) => NextGroup::of_you(you),
                None => NextGroup::of(view, next.party, &next.asked),
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

impl<'a> NextGroup<'a> {
    fn of_you(you: &'a Person) -> NextGroup<'a> {
        NextGroup {
            party: Some(you.party),
            people: vec![&you.id],
            more_people: 0,
            everyone: false,
            you: true,
            waiting: 0,
            late: 0,
            acts: Vec::new(),
        }
    }

    fn of(view: &'a View, party: Option<Party>, asked: &Asked) -> NextGroup<'a> {
        let people = &view.project.people;
        let (first, all) = people.first(asked, NAMED);
        NextGroup {
            party,
            more_people: all - first.len(),
            people: first.into_iter().map(|at| people.person(at).id.as_str()).collect(),
            everyone: party.is_some_and(|party| people.of(party).len() == all),
            you: false,
            waiting: 0,
            late: 0,
            acts: Vec::new(),
        }
    }
}

/// The act that an item waits for; nothing where it may be left undone and nothing waits for it.
fn act<'a>(view: &'a View, needs: &Needs, waiters: &mut Waiters<'_>, at: ItemAt) -> Option<NextAct<'a>> {
    let project = &view.project;
    let (item, standing) = (&project.items[at], &view.standings[at]);
    let next = standing.next.as_ref()?;
    let (unblocked, more) = waiters.of(at);
    let unblocked = outstanding(view, unblocked).count();
    let wanted = item.optional && unblocked > 0;
    if !standing.is_outstanding() && !wanted {
        return None;
    }
    Some(NextAct {
        item: &item.name,
        title: &item.title,
        state: standing.state,
        did: &next.did,
        due: standing.due_text(item),
        due_at: standing.due_moment(),
        days_late: standing.days_late,
        needed_by: needs.pressing[at],
        unblocks: Vec::new(),
        unblocks_count: unblocked,
        unblocks_more: more,
        at,
    })
}

/// Those of the items that must still be seen to.
fn outstanding<'a>(view: &'a View, items: &'a [ItemAt]) -> impl Iterator<Item = ItemAt> + 'a {
    items.iter().copied().filter(|waiter| view.standings[*waiter].is_outstanding())
}
