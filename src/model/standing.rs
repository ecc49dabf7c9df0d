//! Where every item stands, derived from its log, its needs and the day.

use super::clock::render_moment;
use super::due::Due;
use super::item::Item;
use super::kinds::Step;
use super::list::{ItemAt, List};
use super::party::Party;
use super::people::Asked;
use super::project::Project;
use super::replay::{Replay, Violation};
use super::shortfall::{Outcome, Shortfall, outcome};
use crate::work::steps;
use chrono::{DateTime, FixedOffset, NaiveDate};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// The state of an item. Never stored; always derived.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize, Serialize)]
pub enum State {
    /// Nothing has been done.
    #[serde(rename = "open")]
    Open,
    /// Some steps are made.
    #[serde(rename = "in progress")]
    InProgress,
    /// Fell back one step; that step has not been made again.
    #[serde(rename = "rejected")]
    Rejected,
    /// Something stands in the way.
    #[serde(rename = "blocked")]
    Blocked,
    /// An item it needs is incomplete.
    #[serde(rename = "waiting")]
    Waiting,
    /// Giver and receiver agree that it does not apply.
    #[serde(rename = "waived")]
    Waived,
    /// An alternative was begun instead.
    #[serde(rename = "not chosen")]
    NotChosen,
    /// All steps are made.
    #[serde(rename = "complete")]
    Complete,
}

impl State {
    /// All states, in the order in which they are listed.
    pub const ALL: [State; 8] = [
        State::Open,
        State::InProgress,
        State::Rejected,
        State::Blocked,
        State::Waiting,
        State::Waived,
        State::NotChosen,
        State::Complete,
    ];

    /// The English word that data carries.
    pub fn word(self) -> &'static str {
        match self {
            State::Open => "open",
            State::InProgress => "in progress",
            State::Rejected => "rejected",
            State::Blocked => "blocked",
            State::Waiting => "waiting",
            State::Waived => "waived",
            State::NotChosen => "not chosen",
            State::Complete => "complete",
        }
    }

    /// Whether nothing more is to be done: complete, waived or not chosen.
    pub fn is_settled(self) -> bool {
        matches!(self, State::Complete | State::Waived | State::NotChosen)
    }

    /// Whether the item applies; waived and not chosen ones leave the totals.
    pub fn applies(self) -> bool {
        !matches!(self, State::Waived | State::NotChosen)
    }
}

/// What an item waits for a person to do.
#[derive(Debug, Clone, PartialEq)]
pub struct Next {
    /// The step, or `waived` when one side waits for the other to agree to its waiver.
    pub did: String,
    /// The party; nothing when anyone may do it.
    pub party: Option<Party>,
    /// Those who are asked.
    pub asked: Asked,
}

/// The terms under which an item may be left for later.
#[derive(Debug, Clone, PartialEq)]
pub struct Reserved {
    /// Until when it is seen to.
    pub fix_by: Due,
    /// Id of the person who sees to it.
    pub person: String,
    /// What was said about it.
    pub note: String,
    /// Id of the person who recorded it.
    pub by: String,
    /// When that was.
    pub at: DateTime<FixedOffset>,
    /// Whether both parties have recorded these terms.
    pub agreed: bool,
}

impl Reserved {
    /// The terms that hold according to a log that was replayed.
    fn of(item: &Item, replay: &Replay) -> Option<Reserved> {
        let act = item.log.get(replay.reserved?)?;
        Some(Reserved {
            fix_by: act.fix_by.clone()?,
            person: act.person.clone()?,
            note: act.note.clone().unwrap_or_default(),
            by: act.by.clone(),
            at: act.at,
            agreed: replay.terms_agreed,
        })
    }
}

/// Where one item stands.
#[derive(Debug, Clone)]
pub struct Standing {
    /// Its state.
    pub state: State,
    /// Its log, replayed.
    pub replay: Replay,
    /// The next act; nothing when the item is settled, waits, or its log must be mended first.
    pub next: Option<Next>,
    /// Positions of the needed items that are not complete.
    pub waits_for: Vec<ItemAt>,
    /// Whether it counts in totals: it applies, has steps, and is not an untouched optional or spare alternative.
    pub counts: bool,
    /// The terms under which it may be left for later, once somebody has recorded such.
    pub reserved: Option<Reserved>,
    /// A value that is not enough, though the step is made.
    pub shortfall: Option<Shortfall>,
    /// A value that cannot be held against what is asked.
    pub unclear: Option<Shortfall>,
    /// The day it is due, where it can be told: once its stage has passed, that of its reservation.
    pub due: Option<NaiveDate>,
    /// The moment it is due, in the project's time zone, where one was given and not only a day.
    pub due_at: Option<DateTime<FixedOffset>>,
    /// Days since it was due, 0 on the day itself once its moment is over; nothing while it is not late or need
    /// not be done.
    pub days_late: Option<i64>,
    /// Whether the log breaks a rule, so that the item is not complete until it is mended.
    pub broken: bool,
    /// Whether the log must be mended before anything is added to it. An act that is dated ahead of the clock is no
    /// reason: it would hold up the other side.
    pub mend_first: bool,
}

impl Standing {
    /// Steps made out of steps that apply; both 0 when the item does not count.
    pub fn progress(&self, steps: usize) -> (usize, usize) {
        if self.counts { (self.steps_made(steps), steps) } else { (0, 0) }
    }

    /// Steps made out of a row of `steps`: all of them once the item is complete.
    pub fn steps_made(&self, steps: usize) -> usize {
        if self.state == State::Complete { steps } else { self.replay.made.min(steps) }
    }

    /// The day the item is due, or the words as written where no day can be told.
    pub(crate) fn due_text(&self, item: &Item) -> Option<String> {
        self.due.map(|day| day.to_string()).or_else(|| item.due.as_ref().map(|due| due.written()))
    }

    /// The moment it is due, RFC 3339, where one was given.
    pub fn due_moment(&self) -> Option<String> {
        self.due_at.as_ref().map(render_moment)
    }

    /// Whether a person must still see to it: it counts and is not settled.
    pub fn is_outstanding(&self) -> bool {
        self.counts && !self.state.is_settled()
    }

    /// Whether something of it is left for after a sign-off: it is outstanding, or complete and not enough.
    pub fn is_left(&self) -> bool {
        self.is_outstanding() || self.is_short()
    }

    /// Whether it is settled and counts, and a value of it is not enough.
    pub fn is_short(&self) -> bool {
        self.counts && self.shortfall.is_some() && !self.is_outstanding()
    }

    /// Whether it is short and nobody has recorded terms for it, so that its stage cannot be signed.
    pub fn is_short_unreserved(&self) -> bool {
        self.is_short() && self.reserved.is_none()
    }

    /// Acts that break a rule, as position in the log and what is wrong.
    pub(crate) fn violations(&self) -> &[(usize, Violation)] {
        &self.replay.violations
    }
}

/// Where each item stands, in the order of the project's items.
pub type Standings = List<ItemAt, Standing>;

/// Derives where every item stands at a moment, told in the project's time zone.
///
/// The result has one standing per item, in the order of [`Project::items`].
pub fn standings(project: &Project, now: &DateTime<FixedOffset>) -> Standings {
    let replays: Vec<Replay> = project.items.par_iter().map(|item| Replay::of(project, item, now)).collect();
    let seen: List<ItemAt, Seen> =
        project.items.iter().zip(&replays).map(|(item, replay)| Seen::of(item, replay)).collect();

    // What is known of the items that share a label.
    let mut labels: HashMap<&str, Choice> = HashMap::new();
    for (at, item) in project.items.entries() {
        if let Some(label) = item.one_of.as_deref() {
            let choice = labels.entry(label).or_default();
            if !seen[at].waived {
                // Of alternatives that nobody began, the first by name counts: no order of files decides what is counted.
                if !item.is_reference() && choice.first.is_none_or(|first| item.name < project.items[first].name) {
                    choice.first = Some(at);
                }
                choice.begun |= seen[at].begun;
                choice.complete |= seen[at].begun && seen[at].complete;
            }
        }
    }
    let choice = |at: ItemAt| project.items[at].one_of.as_deref().and_then(|label| labels.get(label));
    // A need is met when its item is complete or waived, or when another of its alternatives is complete.
    let met = |at: ItemAt| seen[at].complete || seen[at].waived || choice(at).is_some_and(|choice| choice.complete);

    let today = now.date_naive();
    let mut all = Vec::with_capacity(replays.len());
    for ((at, item), replay) in project.items.entries().zip(replays) {
        let Seen { begun, complete, waived, broken, mend_first } = seen[at];
        let not_chosen = !begun && choice(at).is_some_and(|choice| choice.begun);
        steps(1 + item.needs.len());
        let waits_for: Vec<ItemAt> =
            item.needs.iter().filter_map(|need| project.find(need)).filter(|need| !met(*need)).collect();
        let state = if complete {
            State::Complete
        } else if waived {
            State::Waived
        } else if not_chosen {
            State::NotChosen
        } else if replay.blocked.is_some() {
            State::Blocked
        } else if replay.rejected.is_some() {
            State::Rejected
        } else if !waits_for.is_empty() {
            State::Waiting
        } else if replay.made > 0 {
            State::InProgress
        } else {
            State::Open
        };
        let touched = replay.begun || !replay.waived_by.is_empty();
        let spare = choice(at).is_some_and(|choice| !choice.begun && choice.first != Some(at));
        let counts = state.applies() && !spare && !item.is_reference() && (!item.optional || touched);
        let Outcome { short, unclear } = outcome(item, &replay);
        let reserved = Reserved::of(item, &replay);
        let passed = project.milestone(&item.stage).is_some_and(|day| day < today);
        let fix_by = reserved.as_ref().filter(|_| passed).map(|terms| &terms.fix_by);
        let fix_by = fix_by.filter(|due| project.day_of(due).is_some());
        let due = fix_by.and_then(|due| project.day_of(due)).or_else(|| project.due_day(item));
        let due_at = fix_by.or(item.due.as_ref()).and_then(Due::moment);
        let days_late = due
            .filter(|_| !state.is_settled() && !item.is_reference() && (!item.optional || touched))
            .filter(|due| due_at.map_or(*due < today, |at| at < *now))
            .map(|due| (today - due).num_days());
        let next = (!state.is_settled() && waits_for.is_empty() && !mend_first).then(|| next(project, at, &replay));
        let next = next.flatten();
        all.push(Standing {
            state,
            next,
            waits_for,
            counts,
            reserved,
            shortfall: short,
            unclear,
            due,
            due_at,
            days_late,
            broken,
            mend_first,
            replay,
        });
    }
    all.into()
}

/// The next act on an item: agreeing to a waiver, or the next step of its row.
fn next(project: &Project, at: ItemAt, replay: &Replay) -> Option<Next> {
    let item = &project.items[at];
    let (did, party) = match replay.half_waived().and_then(Party::counterpart) {
        Some(other) => ("waived".to_owned(), Some(other)),
        None => {
            let step: &Step = replay.next_step(item)?;
            (step.did.clone(), step.by.party())
        }
    };
    Some(Next { did, party, asked: project.asked(item, party) })
}

/// What the log of an item says of it alone.
struct Seen {
    begun: bool,
    complete: bool,
    waived: bool,
    broken: bool,
    /// Whether it must be mended before anything is asked for: an act of the future comes to pass by itself.
    mend_first: bool,
}

impl Seen {
    fn of(item: &Item, replay: &Replay) -> Seen {
        let unreadable = item.log_unreadable || item.steps_unreadable;
        let broken = unreadable || !replay.violations.is_empty();
        let mend_first = unreadable || replay.violations.iter().any(|(_, why)| *why != Violation::InFuture);
        let (complete, waived) = (!broken && replay.made == item.steps.len(), !broken && replay.waived());
        Seen { begun: replay.begun, complete, waived, broken, mend_first }
    }
}

/// What is known of the items that share a label.
#[derive(Default)]
struct Choice {
    /// The first that is not waived.
    first: Option<ItemAt>,
    /// Whether one is begun.
    begun: bool,
    /// Whether one that is begun is complete.
    complete: bool,
}
