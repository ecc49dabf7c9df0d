//! What is done again and again: how many rounds there are, when each is due, and where they stand together.
//!
//! A round is an item for every rule. Those that nobody has touched are all alike and are not spread out. Pure.

use super::item::Item;
use super::project::Project;
use super::replay::Replay;
use super::shortfall::Shortfall;
use super::span::{Point, Span};
use super::state::{Next, State};
use crate::work::steps;

/// An item has no more rounds than these.
pub const MOST: u32 = 500;

/// Of how many rounds at most it is told whom they ask.
const ASKING: usize = 8;

/// The rounds of an item, by its dates.
#[derive(Debug, Clone, PartialEq)]
pub struct Rounds {
    /// How many there are; at least one.
    pub count: u32,
    /// Whether there would be more than [`MOST`].
    pub cut: bool,
    first: Point,
    every: Span,
    zone: super::clock::Zone,
}

impl Rounds {
    /// The rounds of an item that is done again and again; nothing where its first and last day cannot be told, or lie
    /// the wrong way round.
    pub fn of(project: &Project, item: &Item) -> Option<Rounds> {
        let repeats = item.repeats.as_ref()?;
        let (first, last) = (project.point_of(&repeats.from)?, project.point_of(&repeats.until)?);
        let mut rounds = Rounds { count: 0, cut: false, first, every: repeats.every, zone: repeats.zone };
        let is_over = |point: Point| match (point.at, last.at) {
            (Some(at), Some(last)) => at > last,
            _ => point.day > last.day,
        };
        if let Span { months: 0, hours: 0, days } = repeats.every {
            let between = (last.day - first.day).num_days();
            let more = (days > 0 && between >= 0).then(|| between / i64::from(days));
            let count = u32::try_from(more? + 1).ok()?;
            (rounds.count, rounds.cut) = (count.min(MOST), count > MOST);
            return Some(rounds);
        }
        while !rounds.cut && rounds.due(rounds.count + 1).is_some_and(|due| !is_over(due)) {
            rounds.cut = rounds.count == MOST;
            rounds.count += u32::from(!rounds.cut);
        }
        (rounds.count > 0).then_some(rounds)
    }

    /// When a round is due; the first is number 1.
    pub fn due(&self, number: u32) -> Option<Point> {
        let times = i32::try_from(number.checked_sub(1)?).ok()?;
        self.every.times(times)?.after(self.first, self.zone)
    }
}

/// Where a round stands.
#[derive(Debug, Clone)]
pub struct Round {
    /// Its number; the first is 1.
    pub number: u32,
    /// Its state.
    pub state: State,
    /// Its part of the log, replayed.
    pub replay: Replay,
    /// The next act, if one is asked for.
    pub next: Option<Next>,
    /// The day or moment it is due.
    pub due: Option<Point>,
    /// Days since it was due; nothing while it is not late.
    pub days_late: Option<i64>,
    /// A value that is not enough.
    pub shortfall: Option<Shortfall>,
}

/// Where the rounds of an item stand together.
#[derive(Debug, Clone)]
pub struct RoundsSeen {
    /// How many there are.
    pub count: u32,
    /// How many are complete.
    pub complete: u32,
    /// How many both sides have waived: they are missed.
    pub missed: u32,
    /// The earliest that is not settled; the last where all are.
    pub current: u32,
    /// Those that somebody has touched, and the first that nobody has, in order.
    pub told: Vec<Round>,
}

impl RoundsSeen {
    /// The rounds that are not settled and of which something is told.
    pub fn open(&self) -> impl Iterator<Item = &Round> {
        self.told.iter().filter(|round| !round.state.is_settled())
    }

    /// The next acts of the open rounds, of those that ask the same people the earliest.
    pub fn asking(&self) -> impl Iterator<Item = &Next> {
        let mut asking: Vec<&Next> = Vec::new();
        for next in self.open().filter_map(|round| round.next.as_ref()) {
            steps(asking.len() + 1);
            if asking.len() < ASKING && !asking.iter().any(|other| other.asked == next.asked) {
                asking.push(next);
            }
        }
        asking.into_iter()
    }

    /// The round of that number, if something is told of it.
    pub fn round(&self, number: u32) -> Option<&Round> {
        let at = self.told.binary_search_by_key(&number, |round| round.number).ok()?;
        self.told.get(at)
    }
}
