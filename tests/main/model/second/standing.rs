//! Where items stand among each other, derived a second time by "Sections and items" of the product page alone.
//!
//! Where the page is silent the simplest rule is taken, and said here:
//!
//! - An optional item counts once a step of it is made, somebody waives it, or something that counts waits for it.
//! - An item is begun by a step since it was last reopened, whatever became of the step. One that is waived was not begun.
//! - An item that does not apply never says anything: what hangs on its value does not apply either.
//! - Whoever needs an alternative waits until one of them is complete; a label of which none can be complete holds nobody.
//! - Of alternatives that nobody began, the first by name is among `kind/*`.
//! - Of several rounds the item shows where the earliest stands that is not settled; it is in progress once a step of any
//!   is made. Of their values the last round's is the item's; those of a missed round are not short.

use super::reading::{Reading, is_short, read};
use super::world::{By, CUTOVER, DAY, Need, Side, When, World, number, side};

/// Where an item stands, so far as both derivations are compared.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Told {
    pub(super) name: String,
    pub(super) state: &'static str,
    pub(super) settled: bool,
    pub(super) counts: bool,
    pub(super) steps: (usize, usize),
    pub(super) violations: Vec<usize>,
    pub(super) undone: Vec<usize>,
    pub(super) short: bool,
    pub(super) waits: bool,
    pub(super) next: Option<(String, Option<&'static str>)>,
    pub(super) days_late: Option<i64>,
    /// State, steps made and days late of each round.
    pub(super) rounds: Vec<(&'static str, usize, Option<i64>)>,
}

const AWAY: [&str; 3] = ["waived", "not met", "not chosen"];

fn is_settled(state: &str) -> bool {
    state == "complete" || AWAY.contains(&state)
}

/// Derives where every item stands.
pub(super) fn derive(world: &World) -> Vec<Told> {
    let readings = world.items.iter().map(|item| read(world, item)).collect();
    let deriving = Deriving { world, readings };
    (0..world.items.len()).map(|at| deriving.told(at)).collect()
}

struct Deriving<'a> {
    world: &'a World,
    readings: Vec<Reading>,
}

impl Deriving<'_> {
    fn all(&self) -> std::ops::Range<usize> {
        0..self.world.items.len()
    }

    fn is_broken(&self, at: usize) -> bool {
        !self.readings[at].violations.is_empty()
    }

    fn begun(&self, at: usize) -> bool {
        self.readings[at].rounds.iter().any(|round| round.begun)
    }

    fn waived(&self, at: usize) -> bool {
        let item = &self.world.items[at];
        !self.is_broken(at) && self.readings[at].rounds.iter().all(|round| round.is_waived(item))
    }

    fn complete(&self, at: usize) -> bool {
        let item = &self.world.items[at];
        let settled = self.readings[at].rounds.iter().all(|round| round.is_complete(item) || round.is_waived(item));
        !self.is_broken(at) && settled && !self.waived(at)
    }

    fn is_reference(&self, at: usize) -> bool {
        self.world.items[at].steps.is_empty()
    }

    /// The items that share a label and are not waived.
    fn alternatives(&self, label: &str) -> Vec<usize> {
        self.all().filter(|at| self.world.items[*at].one_of == Some(label) && !self.waived(*at)).collect()
    }

    fn label_begun(&self, label: &str) -> bool {
        self.alternatives(label).iter().any(|at| self.begun(*at))
    }

    fn label_complete(&self, label: &str) -> bool {
        self.alternatives(label).iter().any(|at| self.begun(*at) && self.complete(*at))
    }

    /// The item by whose label it is not chosen: its own, or one that it is under.
    fn not_chosen(&self, at: usize, path: &[usize]) -> Option<usize> {
        let item = &self.world.items[at];
        if self.complete(at) || path.contains(&at) {
            return None;
        }
        if item.one_of.is_some_and(|label| self.label_begun(label)) && !self.begun(at) {
            return Some(at);
        }
        self.not_chosen(item.under?, &[path, &[at]].concat())
    }

    /// Whether the condition holds; nothing while it is not known.
    fn holds(&self, at: usize, path: &[usize]) -> Option<bool> {
        let (other, is) = match self.world.items[at].when {
            None => return Some(true),
            Some(When::Included(other, is)) => return Some(self.world.items[other].included == Some(is)),
            Some(When::Value(other, is)) => (other, is),
        };
        if self.complete(other) {
            return Some(self.value(other).is_some_and(|value| value == is || same_number(value, is)));
        }
        if self.waived(other) || self.not_chosen(other, &[]).is_some() {
            return Some(false);
        }
        let circle = path.contains(&other);
        if !circle && self.holds(other, &[path, &[at]].concat()) == Some(false) { Some(false) } else { None }
    }

    fn value(&self, at: usize) -> Option<&'static str> {
        let item = &self.world.items[at];
        let row = item.row();
        let value = |made: &usize| {
            let act = &item.log[*made];
            let asks = row.iter().any(|step| step.did == act.did && step.asks.is_some());
            act.value.filter(|_| asks)
        };
        self.readings[at].rounds.iter().rev().find_map(|round| round.makers.iter().rev().find_map(value))
    }

    fn left_out(&self, at: usize) -> Option<&'static str> {
        match () {
            () if self.complete(at) => None,
            () if self.waived(at) => Some("waived"),
            () if self.holds(at, &[]) == Some(false) => Some("not met"),
            () if self.not_chosen(at, &[]).is_some() => Some("not chosen"),
            () => None,
        }
    }

    /// Whether those who need it need not wait.
    fn met(&self, at: usize) -> bool {
        let chosen = |at: usize| self.world.items[at].one_of.is_some_and(|label| self.label_complete(label));
        self.complete(at)
            || chosen(at)
            || match self.left_out(at) {
                None => false,
                Some("not chosen") => self.not_chosen(at, &[]).is_some_and(chosen),
                Some(_) => true,
            }
    }

    /// The alternatives that may still be chosen, by name.
    fn open(&self, label: &str) -> Vec<usize> {
        let open = |at: &usize| self.left_out(*at).is_none() && !self.is_reference(*at) && !self.complete(*at);
        let mut open: Vec<usize> = self.alternatives(label).into_iter().filter(open).collect();
        open.sort_by_key(|at| (self.world.items[*at].kind, self.world.items[*at].id.clone()));
        open
    }

    /// Whether it is an alternative that nobody began, and another is asked for.
    fn is_spare(&self, at: usize, wanted: impl Fn(&[usize]) -> Option<usize>) -> bool {
        let Some(label) = self.world.items[at].one_of.filter(|label| !self.alternatives(label).is_empty()) else {
            return false;
        };
        !self.label_begun(label) && wanted(&self.open(label)) != Some(at)
    }

    fn touched(&self, at: usize) -> bool {
        self.begun(at) || self.readings[at].rounds.iter().any(|round| !round.waived_by.is_empty())
    }

    /// Whether it counts before it is asked what waits.
    fn counted(&self, at: usize) -> bool {
        let optional = self.world.items[at].optional && !self.touched(at);
        let spare = self.is_spare(at, |open| open.first().copied());
        self.left_out(at).is_none() && !self.is_reference(at) && !optional && !spare
    }

    /// The items that something waits for by name.
    fn waits_by_name(&self, at: usize) -> Vec<usize> {
        let item = &self.world.items[at];
        let decides = match item.when {
            Some(When::Value(other, _)) if self.holds(at, &[]).is_none() => Some(other),
            _ => None,
        };
        let needs = item.needs.iter().filter_map(|need| match need {
            Need::Item(other) if !self.met(*other) => Some(*other),
            _ => None,
        });
        decides.into_iter().chain(needs).collect()
    }

    /// The optional items that something which counts waits for.
    fn wanted(&self) -> Vec<usize> {
        let mut wanted: Vec<usize> = Vec::new();
        loop {
            let waiting = self.all().filter(|at| self.counted(*at) || wanted.contains(at));
            let new = waiting.flat_map(|at| self.waits_by_name(at)).find(|at| {
                let item = &self.world.items[*at];
                let applies = self.left_out(*at).is_none() && !self.is_reference(*at);
                applies && item.optional && item.one_of.is_none() && !wanted.contains(at)
            });
            match new {
                Some(at) => wanted.push(at),
                None => return wanted,
            }
        }
    }

    fn waits(&self, at: usize) -> bool {
        let wanted = self.wanted();
        let by_other = |need: &Need| match need {
            Need::Item(_) => false,
            Need::Kind(kind) => self.all().any(|other| {
                let counts = self.counted(other) || wanted.contains(&other);
                other != at && self.world.items[other].kind == *kind && counts && !self.met(other)
            }),
            Need::OneOf(label) => !self.label_complete(label) && !self.open(label).is_empty(),
            Need::Signoff(stage) => self.world.signed.as_ref().is_none_or(|signed| !signed.contains(stage)),
        };
        !self.waits_by_name(at).is_empty() || self.world.items[at].needs.iter().any(by_other)
    }

    fn told(&self, at: usize) -> Told {
        let (world, item, reading) = (self.world, &self.world.items[at], &self.readings[at]);
        let (left_out, waits) = (self.left_out(at), self.waits(at));
        let today = world.now.div_euclid(DAY);
        let late = |due: i64| (due < today).then_some(today - due);
        let free = |open: &[usize]| open.iter().copied().find(|at| !self.waits(*at)).or(open.first().copied());
        let touched = self.touched(at) || self.wanted().contains(&at);
        let spare = self.is_spare(at, free);
        let counts = left_out.is_none() && !self.is_reference(at) && !spare && (!item.optional || touched);
        let state_of = |number: usize, complete: bool, left_out: Option<&'static str>| {
            let round = &reading.rounds[number];
            match left_out {
                _ if complete => "complete",
                Some(away) => away,
                None if !round.blocks.is_empty() => "blocked",
                None if round.rejected => "rejected",
                None if waits => "waiting",
                None if !round.makers.is_empty() => "in progress",
                None => "open",
            }
        };
        let is_open = |number: &usize| {
            let round = &reading.rounds[*number];
            !round.is_complete(item) && !round.is_waived(item)
        };
        let last = reading.rounds.len() - 1;
        let current = (0..=last).find(is_open).unwrap_or(last);
        let kept: Vec<usize> =
            (0..=last).filter(|number| item.every.is_none() || !reading.rounds[*number].is_waived(item)).collect();
        let made = kept.iter().map(|number| reading.rounds[*number].makers.len()).sum();
        let mut state = state_of(current, self.complete(at), left_out);
        if state == "open" && made > 0 {
            state = "in progress";
        }
        let round_due = |number: usize| item.every.map(|(days, _)| days * i64::try_from(number).unwrap());
        let terms = reading.rounds.iter().filter_map(|round| round.terms).max().filter(|_| CUTOVER < today);
        let due = terms.and_then(|terms| item.log[terms].fix_by).or(round_due(current)).or(item.due);
        let is_late = |state: &str| counts && !is_settled(state);
        let round = |number: usize| {
            let round = &reading.rounds[number];
            let away = if round.is_waived(item) { Some("waived") } else { left_out };
            let state = state_of(number, round.is_complete(item), away);
            (state, round.makers.len(), round_due(number).filter(|_| is_late(state)).and_then(late))
        };
        Told {
            name: item.name(),
            state,
            settled: is_settled(state),
            counts,
            steps: (made, item.row().len() * kept.len()),
            violations: reading.violations.iter().map(|(at, _)| *at).collect(),
            undone: reading.undone.clone(),
            short: kept.iter().any(|number| is_short(item, &reading.rounds[*number])),
            waits,
            next: self.next(at, current, is_settled(state) || waits),
            days_late: due.filter(|_| is_late(state)).and_then(late),
            rounds: item.every.map(|_| (0..=last).map(round).collect()).unwrap_or_default(),
        }
    }

    /// The next act and the party that it is asked of; no party where it is not one alone.
    fn next(&self, at: usize, current: usize, nobody: bool) -> Option<(String, Option<&'static str>)> {
        let (item, reading) = (&self.world.items[at], &self.readings[at]);
        if nobody || reading.violations.iter().any(|(_, ahead)| !ahead) {
            return None;
        }
        let round = &reading.rounds[current];
        if let Some(side) = round.wanted_waiver(item) {
            return Some(("waived".to_owned(), Some(side.word())));
        }
        let step = round.next(item)?;
        let last = round.makers.last().and_then(|made| side(item.log[*made].by));
        let party = match step.by {
            By::Side(side) => Some(side),
            By::Any => None,
            By::Other if last == Some(Side::Giver) => Some(Side::Receiver),
            By::Other if last == Some(Side::Receiver) => Some(Side::Giver),
            By::Other => None,
        };
        Some((step.did, party.map(Side::word)))
    }
}

/// Whether two texts are the same number in the same unit.
fn same_number(one: &str, other: &str) -> bool {
    number(one).is_some() && number(one) == number(other)
}
