//! What the log of one item says, read a second time by "Acts and state" of the product page alone.
//!
//! Where the page is silent the simplest rule is taken, and said here:
//!
//! - An act that breaks a rule changes nothing. Acts run back in time where one is older than the last act of its round
//!   that counts.
//! - What was taken back is found by the round that is written: an act that names none may belong to each. An `undone`
//!   that is older than what it names takes nothing back.
//! - A party waives once; a step, and a rejection by somebody whose word is still wanted, end what was waived by some.
//! - Nobody waives or rejects what is complete or waived.
//! - An act without a round that no round can take is held against the first.
//! - Without terms that giver and receiver recorded alike the newest reservation holds; with such, these, until they
//!   record others alike.

use super::world::{Act, Asks, By, Item, PEOPLE, Side, Step, World, number, side};

/// The acts that every item takes.
pub(super) const COMMON: [&str; 8] =
    ["rejected", "waived", "undone", "blocked", "unblocked", "noted", "reserved", "reopened"];

/// Where a round stands by its acts. Acts are told by their places in the log.
#[derive(Debug, Clone, Default)]
pub(super) struct Round {
    pub(super) makers: Vec<usize>,
    pub(super) rejected: bool,
    pub(super) blocks: Vec<Side>,
    pub(super) waived_by: Vec<Side>,
    pub(super) begun: bool,
    pub(super) terms: Option<usize>,
    agreed: bool,
    newest_terms: Vec<(Side, usize)>,
    last: Option<i64>,
}

/// What a whole log says.
#[derive(Debug, Clone)]
pub(super) struct Reading {
    pub(super) rounds: Vec<Round>,
    /// Acts that break a rule, and whether that is only that they lie ahead.
    pub(super) violations: Vec<(usize, bool)>,
    pub(super) undone: Vec<usize>,
}

/// What becomes of an act.
enum Verdict {
    Right,
    Wrong,
    Ahead,
}

/// Reads the log of an item.
pub(super) fn read(world: &World, item: &Item) -> Reading {
    let (undone, idle) = taken_back(world, item);
    let mut rounds = vec![Round::default(); item.count() as usize];
    // With the round that each is held against.
    let mut wrong: Vec<(usize, bool, u32)> = Vec::new();
    for (at, act) in item.log.iter().enumerate() {
        if undone.contains(&at) {
            continue;
        }
        let written = act.round.unwrap_or(1);
        let is_there = act.round.is_none_or(|round| item.every.is_some() && (1..=item.count()).contains(&round));
        if idle.contains(&at) || !is_there {
            wrong.push((at, false, written));
            continue;
        }
        let candidates: Vec<u32> = match act.round {
            Some(round) => vec![round],
            None => (1..=item.count()).collect(),
        };
        let verdict = |round: u32| judge(world, item, &rounds[round as usize - 1], act);
        match candidates.iter().copied().find(|round| matches!(verdict(*round), Verdict::Right)) {
            Some(round) => {
                if act.did == "reopened" {
                    wrong.retain(|(_, _, of)| *of != round);
                }
                take(item, &mut rounds[round as usize - 1], at);
            }
            None => {
                let ahead = matches!(verdict(candidates[0]), Verdict::Ahead);
                wrong.push((at, ahead, written));
            }
        }
    }
    let mut violations: Vec<(usize, bool)> = wrong.into_iter().map(|(at, ahead, _)| (at, ahead)).collect();
    violations.sort_unstable();
    Reading { rounds, violations, undone }
}

/// The acts that fall away in pairs, and each `undone` that takes nothing back.
fn taken_back(world: &World, item: &Item) -> (Vec<usize>, Vec<usize>) {
    let log = &item.log;
    let (mut gone, mut idle): (Vec<usize>, Vec<usize>) = (Vec::new(), Vec::new());
    for (at, undone) in log.iter().enumerate().filter(|(_, act)| act.did == "undone") {
        if side(undone.by).is_none() || is_ahead(world, undone) {
            continue;
        }
        let beside = |round: Option<u32>| round == undone.round || round.is_none() || undone.round.is_none();
        let standing = (0..at).filter(|other| {
            let act = &log[*other];
            act.did != "undone" && beside(act.round) && !gone.contains(other)
        });
        let standing: Vec<usize> = standing.collect();
        let own = standing.iter().copied().rfind(|other| log[*other].by == undone.by);
        let named = own.filter(|own| undone.of == Some(log[*own].at) && undone.at >= log[*own].at);
        // Whoever acted on any round may have acted on an act that names none.
        let acted_on = |own: usize| {
            let mut since = (own + 1..at).filter(|other| log[*other].did != "undone" && !gone.contains(other));
            since.any(|other| log[other].did != "noted" && (log[own].round.is_none() || beside(log[other].round)))
        };
        match named {
            Some(own) if !acted_on(own) => gone.extend([own, at]),
            _ => idle.push(at),
        }
    }
    gone.sort_unstable();
    (gone, idle)
}

fn is_ahead(world: &World, act: &Act) -> bool {
    act.at > world.now + 5
}

/// Whose word it takes that the item does not apply.
pub(super) fn waivers(item: &Item) -> Vec<Side> {
    let clears = |step: &Step| {
        let may = PEOPLE.iter().filter(|person| is_owner(item, step, person.0, person.2));
        let sides: Vec<Side> = may.map(|person| person.2).collect();
        step.by == By::Any && item.only && !sides.is_empty() && sides.iter().all(|side| *side == Side::Witness)
    };
    let witnessed = item.row().iter().any(|step| step.by == By::Side(Side::Witness) || clears(step));
    let both = [Side::Giver, Side::Receiver];
    both.into_iter().chain(witnessed.then_some(Side::Witness)).collect()
}

impl Round {
    pub(super) fn is_waived(&self, item: &Item) -> bool {
        waivers(item).iter().all(|side| self.waived_by.contains(side))
    }

    pub(super) fn is_complete(&self, item: &Item) -> bool {
        self.makers.len() == item.row().len() && !self.is_waived(item)
    }

    /// The party whose word is wanted next, where some have waived it.
    pub(super) fn wanted_waiver(&self, item: &Item) -> Option<Side> {
        let missing = waivers(item).into_iter().find(|side| !self.waived_by.contains(side));
        missing.filter(|_| !self.waived_by.is_empty())
    }

    pub(super) fn next(&self, item: &Item) -> Option<Step> {
        if self.is_waived(item) { None } else { item.row().get(self.makers.len()).cloned() }
    }

    /// The parties that may make the next step.
    pub(super) fn makers_of_next(&self, item: &Item) -> Vec<Side> {
        let last = self.makers.last().and_then(|at| side(item.log[*at].by));
        let all = vec![Side::Giver, Side::Receiver, Side::Witness];
        match (self.next(item).map(|step| step.by), last) {
            (None, _) | (Some(By::Other), None) => Vec::new(),
            (Some(By::Side(side)), _) => vec![side],
            (Some(By::Any), _) => all,
            (Some(By::Other), Some(Side::Giver)) => vec![Side::Receiver],
            (Some(By::Other), Some(Side::Receiver)) => vec![Side::Giver],
            (Some(By::Other), Some(Side::Witness)) => vec![Side::Giver, Side::Receiver],
        }
    }
}

/// Whether a word of an owner means a person.
fn means(word: &str, person: &(&str, &str, Side, &str)) -> bool {
    word == person.0 || word == person.1 || word.eq_ignore_ascii_case(person.3)
}

/// Whether somebody may make a step that `only` leaves to its owners.
fn is_owner(item: &Item, step: &Step, by: &str, party: Side) -> bool {
    let owner = if step.owner.is_empty() { &item.owner } else { &step.owner };
    let named: Vec<&str> = PEOPLE
        .iter()
        .filter(|person| step.by == By::Any || person.2 == party)
        .filter(|person| owner.iter().any(|word| means(word, person)))
        .map(|person| person.0)
        .collect();
    named.is_empty() || named.contains(&by)
}

fn is_value(asks: Asks, value: &str) -> bool {
    if asks.number { number(value).is_some() } else { ["yes", "no"].contains(&value) }
}

fn judge(world: &World, item: &Item, round: &Round, act: &Act) -> Verdict {
    let Some(party) = side(act.by) else { return Verdict::Wrong };
    if is_ahead(world, act) {
        return Verdict::Ahead;
    }
    let in_time = round.last.is_none_or(|last| act.at >= last);
    let next = round.next(item);
    let is_asked = round.makers_of_next(item).contains(&party);
    let wants_word = waivers(item).contains(&party) && !round.waived_by.contains(&party);
    let right = match act.did.as_str() {
        "undone" => true,
        "unblocked" => round.blocks.contains(&party),
        "noted" | "blocked" | "reopened" => act.note,
        "waived" => act.note && wants_word && next.is_some(),
        "rejected" if round.wanted_waiver(item).is_some() => act.note && wants_word,
        "rejected" => act.note && is_asked && !round.makers.is_empty(),
        "reserved" => {
            let person = act.person.is_some_and(|id| side(id).is_some());
            act.note && party != Side::Witness && act.fix_by.is_some() && person
        }
        did => next.is_some_and(|step| {
            let value = match (step.asks, act.value) {
                (None, _) => true,
                (Some(asks), Some(value)) => is_value(asks, value),
                (Some(asks), None) => asks.optional || asks.against,
            };
            step.did == did && is_asked && value && (!item.only || is_owner(item, &step, act.by, party))
        }),
    };
    if right && in_time { Verdict::Right } else { Verdict::Wrong }
}

fn take(item: &Item, round: &mut Round, at: usize) {
    let act = &item.log[at];
    let Some(party) = side(act.by) else { return };
    round.last = Some(act.at);
    match act.did.as_str() {
        "noted" | "undone" => {}
        "reopened" => *round = Round { last: round.last, ..Round::default() },
        "blocked" if round.blocks.contains(&party) => {}
        "blocked" => round.blocks.push(party),
        "unblocked" => round.blocks.retain(|of| *of != party),
        "waived" => round.waived_by.push(party),
        "rejected" if round.wanted_waiver(item).is_some() => round.waived_by.clear(),
        "rejected" => {
            let of_others = round.makers.iter().rposition(|made| side(item.log[*made].by) != Some(party));
            round.makers.truncate(of_others.unwrap_or(round.makers.len() - 1));
            round.rejected = true;
        }
        "reserved" => {
            let terms = |at: usize| (item.log[at].fix_by, item.log[at].person);
            round.newest_terms.retain(|(of, _)| *of != party);
            let alike = round.newest_terms.iter().any(|(_, other)| terms(*other) == terms(at));
            round.newest_terms.push((party, at));
            if alike || !round.agreed {
                (round.terms, round.agreed) = (Some(at), alike);
            }
        }
        _ => {
            round.makers.push(at);
            (round.begun, round.rejected) = (true, false);
            round.waived_by.clear();
            round.blocks.retain(|of| *of != party);
        }
    }
}

/// Whether the value of a step that is made misses the target.
pub(super) fn is_short(item: &Item, round: &Round) -> bool {
    let row = item.row();
    item.target
        && round.makers.iter().any(|made| {
            let act = &item.log[*made];
            let Some(asks) = row.iter().find(|step| step.did == act.did).and_then(|step| step.asks) else {
                return false;
            };
            match act.value.map(number) {
                _ if !asks.against => false,
                None => !asks.optional,
                // A unit given once holds for both; what is in another cannot be compared, and is not enough either.
                Some(Some((number, "" | "%"))) => number < 95,
                Some(_) => true,
            }
        })
}
