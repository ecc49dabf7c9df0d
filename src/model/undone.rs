//! What was taken back: pairs of an act and the `undone` that names it, both of which count as never made.
//!
//! In: the acts of a log. Out: which of them fall away, and which `undone` takes nothing back. What it names must be the
//! newest act of the same person that stands, with nothing but notes of others after it. Pure.

use super::clock::is_ahead;
use super::item::Act;
use super::project::Project;
use crate::work::steps;
use chrono::{DateTime, FixedOffset};
use std::collections::HashMap;

/// The word of an act that takes another back.
pub const UNDONE: &str = "undone";

/// What of a log was taken back.
#[derive(Debug, Default)]
pub(super) struct TakenBack {
    /// Positions of the acts that were, and of those that did it, each with that of the other of its pair.
    pub(super) gone: HashMap<usize, usize>,
    /// Positions of those that take nothing back, and why.
    pub(super) idle: Vec<(usize, Idle)>,
}

/// Why an `undone` takes nothing back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Idle {
    /// It names another moment than that of the newest act of that person that stands.
    NotNewest,
    /// Somebody else has acted on it since.
    ActedOn,
}

/// Finds the pairs of a log; `now` is the present moment.
pub(super) fn taken_back(project: &Project, log: &[Act], now: &DateTime<FixedOffset>) -> TakenBack {
    let mut back = TakenBack::default();
    if log.iter().all(|act| act.did != UNDONE) {
        return back;
    }
    let mut standing = Standing::default();
    for (position, act) in log.iter().enumerate() {
        steps(1);
        if act.did != UNDONE {
            standing.push(position, act);
            continue;
        }
        // What is wrong with these is told by the replay.
        if project.person(&act.by).is_none() || is_ahead(&act.at, now) {
            continue;
        }
        match standing.named_by(log, act, &back.gone) {
            Ok(undone) => back.gone.extend([(undone, position), (position, undone)]),
            Err(idle) => back.idle.push((position, idle)),
        }
    }
    back
}

/// The acts that stand. Each round is a log of its own; an act that names no round may belong to any.
#[derive(Default)]
struct Standing<'a> {
    all: Stacks<'a>,
    rounds: HashMap<Option<u32>, Stacks<'a>>,
}

impl<'a> Standing<'a> {
    fn push(&mut self, position: usize, act: &'a Act) {
        self.all.push(position, act);
        self.rounds.entry(act.round).or_default().push(position, act);
    }

    /// The act that an `undone` takes back; `gone` are those that were taken back before.
    fn named_by(&mut self, log: &[Act], undone: &Act, gone: &HashMap<usize, usize>) -> Result<usize, Idle> {
        let (newest, last) = match undone.round {
            None => self.all.newest(&undone.by, gone),
            Some(_) => {
                let mut newest = |round| self.rounds.entry(round).or_default().newest(&undone.by, gone);
                let (its, of_any) = (newest(undone.round), newest(None));
                (its.0.max(of_any.0), its.1.max(of_any.1))
            }
        };
        let newest = newest.ok_or(Idle::NotNewest)?;
        // Whoever acted on any round may have acted on an act that names none.
        let last = if log[newest].round.is_none() { self.all.newest(&undone.by, gone).1 } else { last };
        if undone.of != Some(log[newest].at) || undone.at < log[newest].at {
            return Err(Idle::NotNewest);
        }
        if last.is_some_and(|last| last > newest) { Err(Idle::ActedOn) } else { Ok(newest) }
    }
}

/// Acts, some of which may be gone by now.
#[derive(Default)]
struct Stacks<'a> {
    /// Of each person, in time order.
    of: HashMap<&'a str, Vec<usize>>,
    /// Those that are no notes.
    telling: Vec<usize>,
}

impl<'a> Stacks<'a> {
    fn push(&mut self, position: usize, act: &'a Act) {
        self.of.entry(&act.by).or_default().push(position);
        if act.did != "noted" {
            self.telling.push(position);
        }
    }

    /// The newest act of a person, and the newest of anybody that is no note.
    fn newest(&mut self, person: &str, gone: &HashMap<usize, usize>) -> (Option<usize>, Option<usize>) {
        let last = |stack: &mut Vec<usize>| {
            while stack.pop_if(|at| gone.contains_key(at)).is_some() {
                steps(1);
            }
            stack.last().copied()
        };
        (self.of.get_mut(person).and_then(last), last(&mut self.telling))
    }
}
