//! Finds out where every item stands: from its log, what it needs, what others say of it, and the day.
//!
//! In: a project and a moment. Out: a [`Standing`] for each item. First what each log says of its item alone; then which
//! items apply; then what each waits for, and which of alternatives count; the dues last. Pure.

use super::applies::{Applies, Seen};
use super::due::{Base, Due};
use super::history::{History, history};
use super::item::Item;
use super::kinds::StepOwner;
use super::list::{ItemAt, List};
use super::need::Wait;
use super::party::Party;
use super::people::Asked;
use super::project::{Held, Project};
use super::replay::Replay;
use super::rounds::{Round, Rounds, RoundsSeen};
use super::shortfall::{Outcome, outcome};
use super::span::Point;
use super::standing::{Next, Reserved, Standing, Standings, State};
use super::violation::Violation;
use super::waits::Waits;
use chrono::{DateTime, FixedOffset};
use rayon::prelude::*;

/// Derives where every item stands at a moment, told in the project's time zone.
///
/// The result has one standing per item, in the order of [`Project::items`].
pub fn standings(project: &Project, now: &DateTime<FixedOffset>) -> Standings {
    let read: Vec<Read> = project.items.par_iter().map(|item| Read::of(project, item, now)).collect();
    let seen: List<ItemAt, Seen> = project.items.iter().zip(&read).map(|(item, read)| read.seen(item)).collect();
    let applies = Applies::of(project, &seen);
    let waits = Waits::of(project, &seen, &applies);
    let deriving = Deriving { project, now, seen: &seen };
    let mut all = Vec::with_capacity(read.len());
    for ((at, item), read) in project.items.entries().zip(read) {
        let left_out = applies.left_out(at, &seen[at]);
        let waits_for = waits.of_item(at, item, &applies);
        let chosen = applies.choice(item).is_none_or(|choice| choice.begun || waits.chosen(choice) == Some(at));
        let wanted = waits.wanted[at];
        all.push(deriving.standing(at, read, Around { left_out, waits_for, chosen, wanted }));
    }
    all.into()
}

/// The log of an item, read.
struct Read {
    history: History,
    rounds: Option<Rounds>,
}

impl Read {
    fn of(project: &Project, item: &Item, now: &DateTime<FixedOffset>) -> Read {
        let rounds = Rounds::of(project, item);
        let history = history(project, item, rounds.as_ref().map(|rounds| rounds.count), now);
        Read { history, rounds }
    }

    /// What the log says of its item alone.
    fn seen(&self, item: &Item) -> Seen {
        let unreadable = item.log_unreadable || item.steps_unreadable;
        let violations = &self.history.violations;
        let broken = unreadable || !violations.is_empty();
        let mend_first = unreadable || violations.iter().any(|(_, why)| *why != Violation::InFuture);
        let rounds = &self.history.rounds;
        let count = self.rounds.as_ref().map_or(1, |rounds| rounds.count as usize);
        let complete = rounds.iter().filter(|(_, replay)| replay.is_complete(item)).count();
        let waived = rounds.iter().filter(|(_, replay)| replay.waived).count();
        let all = complete + waived == count;
        let is_reference = item.is_reference();
        let newest = |replay: &Replay| replay.makers.last().copied();
        let value = |at: &usize| item.value_of(&item.log[*at]).is_some();
        let begun = rounds.iter().any(|(_, replay)| replay.begun);
        Seen {
            begun,
            touched: begun || rounds.iter().any(|(_, replay)| !replay.waived_by.is_empty()),
            complete: !broken && (is_reference || (all && complete > 0)),
            waived: !broken && waived == count,
            broken,
            mend_first,
            value: rounds.iter().rev().find_map(|(_, replay)| replay.makers.iter().rev().copied().find(value)),
            completed: rounds.iter().filter_map(|(_, replay)| Some(item.log[newest(replay)?].at)).max(),
        }
    }
}

/// What others have to do with an item.
struct Around {
    /// Why it does not apply, if it does not.
    left_out: Option<State>,
    waits_for: Vec<Wait>,
    /// Whether it is not a spare alternative.
    chosen: bool,
    /// Whether something that counts waits for it.
    wanted: bool,
}

/// The day or the moment until which something must be done, and the field that says so.
type Deadline = (Point, Option<Box<str>>);

/// Derives standings one by one.
struct Deriving<'a> {
    project: &'a Project,
    now: &'a DateTime<FixedOffset>,
    seen: &'a List<ItemAt, Seen>,
}

impl Deriving<'_> {
    fn standing(&self, at: ItemAt, read: Read, around: Around) -> Standing {
        let item = &self.project.items[at];
        let Read { history, rounds } = read;
        let seen = &self.seen[at];
        let History { rounds: replays, violations, undone } = history;
        let touched = seen.touched || around.wanted;
        let counts = around.left_out.is_none() && around.chosen && !item.is_reference() && (!item.optional || touched);
        let held = self.project.held.get(&item.name);
        let reserved = Reserved::of(item, replays.iter().map(|(_, replay)| replay), held).map(Box::new);
        // Once all have signed the terms, or the stage is over, their day is the due.
        let fix_by = reserved.as_ref().filter(|_| held.is_some() || self.has_passed(&item.stage));
        let fix_by = fix_by.and_then(|terms| self.project.point_of(&terms.fix_by));
        let asking = Asking { item, around: &around, mend_first: seen.mend_first, counts };
        let (replay, seen_rounds, short, steps_of) = match rounds {
            None => {
                let replay = replays.into_iter().next().map(|(_, replay)| replay).unwrap_or_default();
                let (short, steps_of) = (outcome(item, &replay), (replay.made, item.steps.len()));
                (replay, None, short, steps_of)
            }
            Some(rounds) => {
                let (seen, short) = self.rounds(&asking, replays, &rounds);
                let applying = seen.told.iter().filter(|round| round.state != State::Waived);
                let made = applying.map(|round| round.replay.made).sum();
                let steps_of = (made, item.steps.len() * (seen.count - seen.missed) as usize);
                let replay = seen.round(seen.current).map(|round| round.replay.clone()).unwrap_or_default();
                (replay, Some(Box::new(seen)), short, steps_of)
            }
        };
        let mut state = self.state(&asking, &replay, seen.complete, around.left_out);
        if state == State::Open && steps_of.0 > 0 {
            state = State::InProgress;
        }
        let current = seen_rounds.as_ref().map(|rounds| rounds.current);
        let round = current.and_then(|current| seen_rounds.as_ref()?.round(current));
        let (due, field) = match fix_by.or(round.and_then(|round| round.due)) {
            Some(point) => (Some(point), None),
            None => self.deadline(item, &replay, state).map_or((None, None), |(point, field)| (Some(point), field)),
        };
        let days_late = due.filter(|_| asking.counts && !state.is_settled()).and_then(|due| self.days_late(due));
        let next = self.next(&asking, &replay, state, current);
        Standing {
            state,
            replay,
            rounds: seen_rounds,
            steps: steps_of,
            violations: violations.into(),
            undone: undone.into(),
            next,
            counts,
            reserved,
            shortfall: short.short.map(Box::new),
            unclear: short.unclear.map(Box::new),
            due: due.map(|point| point.day),
            due_at: due.and_then(|point| point.at),
            due_field: field,
            days_late,
            broken: seen.broken,
            mend_first: seen.mend_first,
            waits_for: around.waits_for,
        }
    }

    /// Where the rounds stand of which something is told.
    fn rounds(&self, asking: &Asking<'_>, replays: Vec<(u32, Replay)>, rounds: &Rounds) -> (RoundsSeen, Outcome) {
        let item = asking.item;
        let mut seen =
            RoundsSeen { count: rounds.count, complete: 0, missed: 0, current: rounds.count, told: Vec::new() };
        let mut free = 1;
        while replays.binary_search_by_key(&free, |(number, _)| *number).is_ok() {
            free += 1;
        }
        let mut short = Outcome::default();
        let untouched = (free <= rounds.count).then(|| (free, Replay::default()));
        let mut all: Vec<(u32, Replay)> = replays;
        if let Some(untouched) = untouched {
            let place = all.partition_point(|(number, _)| *number < untouched.0);
            all.insert(place, untouched);
        }
        for (number, replay) in all {
            let complete = replay.is_complete(item);
            let left_out = if replay.waived { Some(State::Waived) } else { asking.around.left_out };
            let state = self.state(asking, &replay, complete, left_out.filter(|_| !complete));
            seen.complete += u32::from(complete);
            seen.missed += u32::from(replay.waived);
            if !complete && !replay.waived {
                seen.current = seen.current.min(number);
            }
            let due = rounds.due(number);
            let days_late = due.filter(|_| asking.counts && !state.is_settled()).and_then(|due| self.days_late(due));
            let next = self.next(asking, &replay, state, Some(number));
            let outcome = outcome(item, &replay);
            let shortfall = outcome.short.clone();
            if !replay.waived {
                short.short = short.short.or(outcome.short);
                short.unclear = short.unclear.or(outcome.unclear);
            }
            seen.told.push(Round { number, state, replay, next, due, days_late, shortfall });
        }
        (seen, short)
    }

    fn state(&self, asking: &Asking<'_>, replay: &Replay, complete: bool, left_out: Option<State>) -> State {
        match left_out {
            _ if complete => State::Complete,
            Some(state) => state,
            None if replay.blocked().is_some() => State::Blocked,
            None if replay.rejected.is_some() => State::Rejected,
            None if !asking.around.waits_for.is_empty() => State::Waiting,
            None if replay.made > 0 => State::InProgress,
            None => State::Open,
        }
    }

    /// The next act: agreeing to a waiver, or the next step of the row; nothing where nobody is asked yet.
    fn next(&self, asking: &Asking<'_>, replay: &Replay, state: State, round: Option<u32>) -> Option<Next> {
        let item = asking.item;
        if state.is_settled() || !asking.around.waits_for.is_empty() || asking.mend_first {
            return None;
        }
        if let Some(party) = replay.waiver_awaits(item, &self.project.people) {
            let asked = self.project.people.asked(&item.owner, Some(party));
            return Some(Next { did: "waived".to_owned(), round, party: Some(party), asked });
        }
        let step = replay.next_step(item)?;
        let party = replay.next_party(self.project, item);
        let owner = item.owner_of(step);
        let nobody = item.only && self.project.people.knows_none(owner);
        let people = &self.project.people;
        let asked = match (nobody, party) {
            (true, _) => Asked::default(),
            // Either side after the witness, and not the witness again.
            (false, None) if step.by == StepOwner::Other && replay.made > 0 => {
                let sides = [Party::Giver, Party::Receiver].map(|side| people.asked(owner, Some(side)));
                people.union(sides.iter())
            }
            (false, party) => people.asked(owner, party),
        };
        Some(Next { did: step.did.clone(), round, party, asked })
    }

    /// The earliest of the days that still count for an item: its own, and those of its steps that are not made.
    fn deadline(&self, item: &Item, replay: &Replay, state: State) -> Option<Deadline> {
        let own = item.due.as_ref().and_then(|due| self.point(due)).map(|point| (point, None));
        if state.is_settled() || item.dates.is_empty() {
            return own;
        }
        let made = |did: &str| item.steps.iter().take(replay.made).any(|step| step.did == did);
        let pending = item.dates.iter().filter(|date| item.step(&date.did).is_some() && !made(&date.did));
        let pending = pending.filter_map(|date| Some((self.point(&date.due)?, Some(date.field.clone()))));
        own.into_iter().chain(pending).min_by_key(|(point, _)| (point.day, point.at))
    }

    fn point(&self, due: &Due) -> Option<Point> {
        due.point(|base| match base {
            Base::Item(name) => {
                let seen = &self.seen[self.project.find(name)?];
                let at = seen.completed.filter(|_| seen.complete)?;
                Some(Point { day: at.date_naive(), at: Some(at) })
            }
            base => self.project.base(base),
        })
    }

    fn days_late(&self, due: Point) -> Option<i64> {
        due.is_past(self.now).then(|| (self.now.date_naive() - due.day).num_days())
    }

    fn has_passed(&self, stage: &str) -> bool {
        self.project.milestone(stage).is_some_and(|day| day < self.now.date_naive())
    }
}

/// What is known of an item whose next act is asked for.
struct Asking<'a> {
    item: &'a Item,
    around: &'a Around,
    mend_first: bool,
    /// Whether it counts, and so can be late.
    counts: bool,
}

impl Reserved {
    /// The terms that hold: those that both parties recorded alike last, or that all have signed; else the newest.
    fn of<'a>(item: &Item, replays: impl Iterator<Item = &'a Replay>, held: Option<&Held>) -> Option<Reserved> {
        let recorded = replays.filter_map(|replay| Some((replay.terms_agreed, replay.reserved?)));
        let newest = recorded.max_by_key(|(agreed, at)| (held.is_some() && *agreed, *at));
        let newest = newest.and_then(|(agreed, at)| Some((agreed, item.log.get(at)?)));
        match (held, newest) {
            (Some(held), newest) if newest.is_none_or(|(agreed, act)| !agreed || act.at < held.at) => Some(Reserved {
                fix_by: held.fix_by.clone(),
                person: held.person.clone(),
                note: held.note.clone(),
                by: held.by.clone(),
                at: held.at,
                agreed: true,
            }),
            (_, newest) => {
                let (agreed, act) = newest?;
                Some(Reserved {
                    fix_by: act.fix_by.clone()?,
                    person: act.person.clone()?,
                    note: act.note.clone().unwrap_or_default(),
                    by: act.by.clone(),
                    at: act.at,
                    agreed,
                })
            }
        }
    }
}
