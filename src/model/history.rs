//! Reads the log of an item to its end.
//!
//! One pure function serves both ways: it derives where an item stands from the acts on disk, and it judges a new act
//! before anything is written. Rounds are spread out, undone pairs removed, and what is left is read act by act.

use super::item::{Act, Item};
use super::kinds::COMMON_ACTS;
use super::project::Project;
use super::replay::{Reading, Replay};
use super::undone::taken_back;
use super::violation::Violation;
use crate::work::steps;
use chrono::{DateTime, FixedOffset};
use std::cell::RefCell;
use std::collections::HashMap;

/// The log of an item, read to its end.
#[derive(Debug, Clone, Default)]
pub struct History {
    /// Where its acts have brought each round that they are about, in the order of the rounds. An item that is not
    /// done again and again has one round, numbered 1.
    pub rounds: Vec<(u32, Replay)>,
    /// Acts since each round was last reopened that break a rule, as position in the log and what is wrong; they change
    /// nothing.
    pub violations: Vec<(usize, Violation)>,
    /// Positions of the acts that were taken back, and of those that did it, in file order, each with that of the other
    /// of its pair.
    pub undone: Vec<(usize, usize)>,
}

impl History {
    /// Whether a round takes no more steps.
    fn is_settled(&self, item: &Item, number: u32) -> bool {
        let at = self.rounds.binary_search_by_key(&number, |(number, _)| *number);
        at.is_ok_and(|at| self.rounds[at].1.waived || self.rounds[at].1.is_complete(item))
    }
}

/// Reads a whole log. At a moment `now`, an act that is dated ahead of it breaks a rule; `rounds` is how often the item
/// is done, where it is done again and again.
pub(crate) fn history(project: &Project, item: &Item, rounds: Option<u32>, now: &DateTime<FixedOffset>) -> History {
    read(project, item, &item.log, (rounds, item.log.len()), now, &mut |_, _| {})
}

/// For each act of a log that makes a step, by its position: the positions of those that made the steps which stood when
/// it was made, in its round.
pub(crate) fn stood_before(
    project: &Project,
    item: &Item,
    rounds: Option<u32>,
    now: &DateTime<FixedOffset>,
) -> Vec<(usize, Vec<usize>)> {
    let mut found = Vec::new();
    let mut see = |position: usize, before: &Replay| {
        if item.log.get(position).is_some_and(|act| item.step(&act.did).is_some()) {
            found.push((position, before.makers.clone()));
        }
    };
    read(project, item, &item.log, (rounds, item.log.len()), now, &mut see);
    found
}

/// Reads a log of which the acts from `new` on are not written yet; each act is handed over with what those before it
/// came to.
fn read(
    project: &Project,
    item: &Item,
    log: &[Act],
    (rounds, new): (Option<u32>, usize),
    now: &DateTime<FixedOffset>,
    see: &mut dyn FnMut(usize, &Replay),
) -> History {
    let mut reading = Reading { project, item, log, now, new: false, makers: RefCell::default() };
    let back = taken_back(project, log, now);
    let mut history =
        // Nearly every item is done once, and a place for more of them would be kept for each of thousands.
        History { rounds: Vec::with_capacity(1), violations: Vec::new(), undone: Vec::new() };
    history.undone = back.gone.iter().map(|(one, other)| (*one, *other)).collect();
    history.undone.sort_unstable();
    let mut idle = back.idle.into_iter().peekable();
    // The earliest round that is not settled: what is settled takes no step.
    let mut first_open = 1;
    // Where each round was last begun anew.
    let mut begun: HashMap<u32, usize> = HashMap::new();
    // An act that no round can take is held against the first.
    let round_of = |act: &Act| act.round.filter(|_| rounds.is_some()).unwrap_or(1);
    for (position, act) in log.iter().enumerate() {
        if back.gone.contains_key(&position) {
            continue;
        }
        reading.new = position >= new;
        if let Some((_, why)) = idle.next_if(|(at, _)| *at == position) {
            history.violations.push((position, Violation::TakesNothingBack(why)));
            continue;
        }
        match place_of(&history.rounds, &reading, act, rounds, first_open) {
            Ok(place) => {
                if act.did == "reopened" {
                    begun.insert(place, position);
                }
                let at = history.rounds.binary_search_by_key(&place, |(number, _)| *number);
                let at = at.unwrap_or_else(|at| {
                    history.rounds.insert(at, (place, Replay::default()));
                    at
                });
                see(position, &history.rounds[at].1);
                history.rounds[at].1.apply(&reading, position, act);
                first_open = first_open.min(place);
                while history.is_settled(item, first_open) {
                    first_open += 1;
                }
            }
            Err(violation) => history.violations.push((position, violation)),
        }
    }
    // What was done before is shown and no longer judged.
    history.violations.retain(|(at, _)| begun.get(&round_of(&log[*at])).is_none_or(|begun| at > begun));
    if history.rounds.is_empty() && rounds.is_none() {
        history.rounds.push((1, Replay::default()));
    }
    history
}

/// The round that an act belongs to: the one it names, else the earliest that can take it.
fn place_of(
    known: &[(u32, Replay)],
    reading: &Reading<'_>,
    act: &Act,
    rounds: Option<u32>,
    first_open: u32,
) -> Result<u32, Violation> {
    let fresh = Replay::default();
    let replay =
        |number: u32| known.binary_search_by_key(&number, |(number, _)| *number).map_or(&fresh, |at| &known[at].1);
    let judged = |number: u32| match replay(number).judge(reading, act) {
        None => Ok(number),
        Some(violation) => Err(violation),
    };
    match (act.round, rounds) {
        (None, None) => judged(1),
        (Some(number), Some(most)) if (1..=most).contains(&number) => judged(number),
        (Some(_), _) => Err(Violation::NoSuchRound { rounds }),
        (None, Some(most)) => {
            // Those that nothing was done about are all alike: after the first of them there is no need to look.
            let mut first = None;
            let settles = !COMMON_ACTS.contains(&act.did.as_str()) || matches!(act.did.as_str(), "waived" | "rejected");
            let start = if settles { first_open.min(most) } else { 1 };
            for number in start..=most {
                steps(1);
                match judged(number) {
                    Ok(number) => return Ok(number),
                    Err(violation) => first = first.or(Some(violation)),
                }
                if known.last().is_none_or(|(last, _)| *last < number) {
                    break;
                }
            }
            Err(first.unwrap_or(Violation::NoSuchRound { rounds }))
        }
    }
}

/// What is wrong with `act` as the next entry of an item's log, if anything.
pub(crate) fn judge(
    project: &Project,
    item: &Item,
    act: &Act,
    rounds: Option<u32>,
    now: &DateTime<FixedOffset>,
) -> Option<Violation> {
    let mut log = item.log.clone();
    log.push(act.clone());
    let history = read(project, item, &log, (rounds, item.log.len()), now, &mut |_, _| {});
    history.violations.into_iter().find(|(at, _)| *at == item.log.len()).map(|(_, why)| why)
}

/// The round that the next act belongs to where it names none; nothing where none can take it.
pub(crate) fn round_for(
    project: &Project,
    item: &Item,
    act: &Act,
    rounds: u32,
    now: &DateTime<FixedOffset>,
) -> Option<u32> {
    let history = history(project, item, Some(rounds), now);
    let reading = Reading { project, item, log: &item.log, now, new: false, makers: RefCell::default() };
    place_of(&history.rounds, &reading, act, Some(rounds), 1).ok()
}
