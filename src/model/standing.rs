//! Where an item stands, as data; [`derive`](super::derive) finds it out. Pure.

use super::clock::render_moment;
use super::due::Due;
use super::item::Item;
use super::list::{ItemAt, List};
use super::need::Wait;
use super::replay::Replay;
use super::rounds::RoundsSeen;
use super::shortfall::Shortfall;
use super::span::Point;
pub use super::state::{Next, State};
use super::violation::Violation;
use chrono::{DateTime, FixedOffset, NaiveDate};

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

/// Where one item stands.
#[derive(Debug, Clone)]
pub struct Standing {
    /// Its state.
    pub state: State,
    /// Its log, replayed; that of the current round, where it is done again and again.
    pub replay: Replay,
    /// Its rounds, where it is done again and again.
    pub rounds: Option<Box<RoundsSeen>>,
    /// Steps made, and steps there are, over all its rounds but those that are missed.
    pub steps: (usize, usize),
    /// Acts that break a rule, as position in the log and what is wrong.
    pub violations: Box<[(usize, Violation)]>,
    /// Positions of the acts that were taken back, and of those that did it, each with that of the other of its pair.
    pub undone: Box<[(usize, usize)]>,
    /// The next act; nothing when the item is settled, waits, or its log must be mended first.
    pub next: Option<Next>,
    /// What it waits for.
    pub waits_for: Vec<Wait>,
    /// Whether it counts in totals: it applies, has steps, and is not an untouched optional or spare alternative.
    pub counts: bool,
    /// The terms under which it may be left for later, once somebody has recorded such.
    pub reserved: Option<Box<Reserved>>,
    /// A value that is not enough, though the step is made.
    pub shortfall: Option<Box<Shortfall>>,
    /// A value that cannot be held against what is asked.
    pub unclear: Option<Box<Shortfall>>,
    /// The day it is due, where it can be told: once its stage has passed, that of its reservation; else the earliest
    /// among its own, that of the current round, and those of its steps that are not made.
    pub due: Option<NaiveDate>,
    /// The moment it is due, in the project's time zone, where one can be told and not only a day.
    pub due_at: Option<DateTime<FixedOffset>>,
    /// The field that says so, where it is the day of one step.
    pub due_field: Option<Box<str>>,
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
    pub fn progress(&self) -> (usize, usize) {
        if self.counts { self.steps } else { (0, 0) }
    }

    /// The day the item is due, or the words as written where no day can be told.
    pub(crate) fn due_text(&self, item: &Item) -> Option<String> {
        self.due.map(|day| day.to_string()).or_else(|| item.due.as_ref().map(|due| due.written()))
    }

    /// The moment it is due, RFC 3339, where one was given.
    pub fn due_moment(&self) -> Option<String> {
        self.due_at.as_ref().map(render_moment)
    }

    /// The day or moment it is due.
    pub fn due_point(&self) -> Option<Point> {
        self.due.map(|day| Point { day, at: self.due_at })
    }

    /// The time of the latest act that counts, on it or on a round of it.
    pub fn last_at(&self, round: Option<u32>) -> Option<DateTime<FixedOffset>> {
        match &self.rounds {
            None => self.replay.last_at,
            Some(rounds) => {
                let told = rounds.told.iter().filter(|told| round.is_none_or(|round| told.number == round));
                told.filter_map(|told| told.replay.last_at).max()
            }
        }
    }

    /// What the log of each of its rounds came to; of an item that is done once, its log.
    pub fn replays(&self) -> impl Iterator<Item = &Replay> {
        let rounds = self.rounds.iter().flat_map(|rounds| &rounds.told).map(|round| &round.replay);
        rounds.chain(Some(&self.replay).filter(|_| self.rounds.is_none()))
    }

    /// Positions in the log of the acts that made the steps that stand, of every round.
    pub fn makers(&self) -> impl Iterator<Item = usize> {
        self.replays().flat_map(|replay| &replay.makers).copied()
    }

    /// Whether a step of it is made, in any round.
    pub fn begun(&self) -> bool {
        self.replay.begun || self.steps.0 > 0
    }

    /// Whether a person must still see to it: it counts and is not settled.
    pub fn is_outstanding(&self) -> bool {
        self.counts && !self.state.is_settled()
    }

    /// Whether something of it is left for after a sign-off: it is outstanding, or complete and not enough.
    pub fn is_left(&self) -> bool {
        self.is_outstanding() || self.is_short()
    }

    /// Whether a value of it is not enough, of any round; it may still be worked on.
    pub fn falls_short(&self) -> bool {
        self.counts && self.shortfall.is_some()
    }

    /// Whether it is settled and counts, and a value of it is not enough.
    pub fn is_short(&self) -> bool {
        self.counts && self.shortfall.is_some() && !self.is_outstanding()
    }

    /// Whether it is short and nobody has recorded terms for it, so that its stage cannot be signed.
    pub fn is_short_unreserved(&self) -> bool {
        self.is_short() && self.reserved.is_none()
    }

    /// Whether the act at a position was taken back, or took one back.
    pub fn is_gone(&self, position: usize) -> bool {
        self.pair_of(position).is_some()
    }

    /// The act that took one back, or was taken back by it, by their positions.
    pub fn pair_of(&self, position: usize) -> Option<usize> {
        let at = self.undone.binary_search_by_key(&position, |(one, _)| *one);
        at.ok().map(|at| self.undone[at].1)
    }

    /// The next acts that are asked for: of rounds, the earliest that asks each; else that of the item.
    pub fn nexts(&self) -> impl Iterator<Item = &Next> {
        let rounds = self.rounds.iter().flat_map(|rounds| rounds.asking());
        rounds.chain(self.next.as_ref().filter(|_| self.rounds.is_none()))
    }
}

/// Where each item stands, in the order of the project's items.
pub type Standings = List<ItemAt, Standing>;
