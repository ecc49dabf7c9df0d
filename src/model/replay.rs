//! The rules of an item's log: what each act does to it, and which acts are not allowed.
//!
//! One [`Replay`] serves both ways: it derives where an item stands from the acts on disk, and it
//! judges a new act before anything is written. Pure.

use super::clock::is_ahead;
use super::item::{Act, Item};
use super::kinds::asks::{AskFault, Asks};
use super::kinds::{COMMON_ACTS, Step};
use super::party::Party;
use super::project::Project;
use chrono::{DateTime, FixedOffset};

/// Where the acts read so far have brought an item.
#[derive(Debug, Clone, Default)]
pub struct Replay {
    /// How many of its steps are made.
    pub made: usize,
    /// Positions in the log of the acts that made those steps.
    pub makers: Vec<usize>,
    /// Positions in the log of steps that were made and fell back since the item was last begun.
    pub fallen: Vec<usize>,
    /// Position in the log of the rejection that still stands.
    pub rejected: Option<usize>,
    /// Position in the log of the block that still stands.
    pub blocked: Option<usize>,
    /// Position in the log of the act whose terms hold, where the item may be left for later: the newest that both
    /// parties recorded alike, else the newest.
    pub reserved: Option<usize>,
    /// Whether both parties recorded those terms.
    pub terms_agreed: bool,
    /// The position of each party's newest reservation.
    pub terms: Vec<(Party, usize)>,
    /// Who has said that the item does not apply.
    pub waived_by: Vec<Party>,
    /// Acts that break a rule, as position in the log and what is wrong; they change nothing.
    pub violations: Vec<(usize, Violation)>,
    /// The time of the latest act.
    pub last_at: Option<DateTime<FixedOffset>>,
    /// Whether a step, or a waiver by both sides, has been made since the start or the last reopening.
    pub begun: bool,
    /// The present moment, where acts are held against it.
    now: Option<DateTime<FixedOffset>>,
}

/// What is wrong with an act.
#[derive(Debug, Clone, PartialEq)]
pub enum Violation {
    /// Nobody of that id is in the project.
    UnknownPerson,
    /// The act is neither a step of the item nor one that every item takes.
    UnknownAct,
    /// The step belongs to another party.
    WrongParty {
        /// The party whose act it is; giver or receiver where it is nothing.
        owner: Option<Party>,
    },
    /// Another step comes first.
    OutOfOrder {
        /// The word of the next step; nothing when all steps are made or the item is waived.
        expected: Option<String>,
    },
    /// There is nothing that could be rejected.
    NothingToReject,
    /// The party has waived the item already.
    WaivedAlready,
    /// The act needs a note.
    NoteMissing,
    /// A reservation names no day or no person.
    TermsMissing,
    /// A reservation names somebody who is not in the project.
    UnknownReserver {
        /// The id.
        id: String,
    },
    /// The step asks for a value, and neither the act nor the item gives one.
    ValueMissing {
        /// What is asked.
        asks: Asks,
    },
    /// The value is not what the step asks for.
    ValueWrong {
        /// What is asked.
        asks: Asks,
        /// Why.
        fault: AskFault,
    },
    /// The act is older than the one before it.
    TimeRunsBack,
    /// The act is dated ahead of the clock.
    InFuture,
}

impl Violation {
    /// The code of the finding that reports it.
    pub fn code(&self) -> &'static str {
        match self {
            Violation::UnknownPerson | Violation::UnknownReserver { .. } => "unknown-person",
            Violation::UnknownAct => "unknown-act",
            Violation::WrongParty { .. } => "wrong-party",
            Violation::OutOfOrder { .. } | Violation::NothingToReject | Violation::WaivedAlready => "wrong-order",
            Violation::NoteMissing => "note-missing",
            Violation::TermsMissing => "terms-missing",
            Violation::ValueMissing { .. } => "value-missing",
            Violation::ValueWrong { fault: AskFault::Range, .. } => "out-of-range",
            Violation::ValueWrong { .. } => "value-wrong",
            Violation::TimeRunsBack => "time-runs-back",
            Violation::InFuture => "future-act",
        }
    }
}

/// What is wrong with the terms of a reservation.
fn judge_terms(project: &Project, act: &Act) -> Option<Violation> {
    match (&act.fix_by, &act.person) {
        (Some(_), Some(id)) if project.person(id).is_some() => None,
        (Some(_), Some(id)) => Some(Violation::UnknownReserver { id: id.clone() }),
        _ => Some(Violation::TermsMissing),
    }
}

impl Replay {
    /// Reads a whole log at a moment: an act that is dated ahead of it breaks a rule, and changes nothing.
    pub fn of(project: &Project, item: &Item, now: &DateTime<FixedOffset>) -> Replay {
        let mut replay = Replay { now: Some(*now), ..Replay::default() };
        for (position, act) in item.log.iter().enumerate() {
            match replay.judge(project, item, act) {
                Some(violation) => replay.violations.push((position, violation)),
                None => replay.apply(project, item, position, act),
            }
        }
        replay
    }

    /// Whether giver and receiver have both said that the item does not apply.
    pub fn waived(&self) -> bool {
        self.waived_by.contains(&Party::Giver) && self.waived_by.contains(&Party::Receiver)
    }

    /// The party that has waived the item while the other has not.
    pub(crate) fn half_waived(&self) -> Option<Party> {
        match self.waived_by.as_slice() {
            [party] => Some(*party),
            _ => None,
        }
    }

    /// The next step of the item's row; nothing when all are made or the item is waived.
    pub(crate) fn next_step<'a>(&self, item: &'a Item) -> Option<&'a Step> {
        if self.waived() { None } else { item.steps.get(self.made) }
    }

    /// What is wrong with `act` as the next entry of the log, if anything.
    pub fn judge(&self, project: &Project, item: &Item, act: &Act) -> Option<Violation> {
        let Some(person) = project.person(&act.by) else { return Some(Violation::UnknownPerson) };
        if self.now.is_some_and(|now| is_ahead(&act.at, &now)) {
            return Some(Violation::InFuture);
        }
        if self.last_at.is_some_and(|last| act.at < last) {
            return Some(Violation::TimeRunsBack);
        }
        if COMMON_ACTS.contains(&act.did.as_str()) {
            self.judge_common(project, item, act, person.party)
        } else {
            self.judge_step(item, act, person.party)
        }
    }

    fn judge_step(&self, item: &Item, act: &Act, party: Party) -> Option<Violation> {
        let did = act.did.as_str();
        let Some(step) = item.steps.iter().find(|step| step.did == did) else { return Some(Violation::UnknownAct) };
        if let Some(owner) = step.by.party()
            && owner != party
        {
            return Some(Violation::WrongParty { owner: Some(owner) });
        }
        let next = self.next_step(item);
        if next.is_none_or(|next| next.did != did) {
            return Some(Violation::OutOfOrder { expected: next.map(|next| next.did.clone()) });
        }
        let asks = step.asks.as_ref()?;
        match item.value_of(act) {
            None => item.wants_value(asks).then(|| Violation::ValueMissing { asks: asks.clone() }),
            Some(value) => asks.read(value).err().map(|fault| Violation::ValueWrong { asks: asks.clone(), fault }),
        }
    }

    fn judge_common(&self, project: &Project, item: &Item, act: &Act, party: Party) -> Option<Violation> {
        let violation = match act.did.as_str() {
            "rejected" => self.judge_rejection(item, party),
            "waived" | "reserved" if party == Party::Witness => Some(Violation::WrongParty { owner: None }),
            "reserved" => judge_terms(project, act),
            "waived" if self.waived_by.contains(&party) => Some(Violation::WaivedAlready),
            "waived" if self.next_step(item).is_none() => Some(Violation::OutOfOrder { expected: None }),
            _ => None,
        };
        let note_missing = act.note.as_ref().is_none_or(|note| note.trim().is_empty());
        violation.or(note_missing.then_some(Violation::NoteMissing))
    }

    /// A rejection belongs to the party that owns the next step; a waiver of one side alone makes
    /// agreeing to it the next step of the other side.
    fn judge_rejection(&self, item: &Item, party: Party) -> Option<Violation> {
        if let Some(waiver) = self.half_waived() {
            let owner = waiver.counterpart();
            return (owner != Some(party)).then_some(Violation::WrongParty { owner });
        }
        let Some(next) = self.next_step(item) else { return Some(Violation::NothingToReject) };
        match next.by.party() {
            Some(owner) if owner != party => Some(Violation::WrongParty { owner: Some(owner) }),
            _ if self.made == 0 => Some(Violation::NothingToReject),
            _ => None,
        }
    }

    /// Takes the terms of a reservation: those that both parties recorded alike give way only to others that both did.
    fn reserve(&mut self, project: &Project, item: &Item, position: usize) {
        let terms = |at: usize| item.log.get(at).map(|act| (&act.fix_by, &act.person));
        let Some(act) = item.log.get(position) else { return };
        let party = project.person(&act.by).map(|person| person.party);
        if project.held.get(&item.name).is_some_and(|held| held.at == act.at && held.by == act.by) {
            self.reserved = Some(position);
            self.terms_agreed = true;
            self.terms.clear();
            return;
        }
        let other = self.terms.iter().find(|(of, _)| Some(*of) != party).map(|(_, at)| *at);
        let both = other.is_some_and(|other| terms(other) == terms(position));
        if both || !self.terms_agreed {
            self.reserved = Some(position);
            self.terms_agreed = both;
        }
        self.terms.retain(|(of, _)| Some(*of) != party);
        self.terms.extend(party.map(|party| (party, position)));
    }

    fn apply(&mut self, project: &Project, item: &Item, position: usize, act: &Act) {
        self.last_at = Some(act.at);
        match act.did.as_str() {
            "noted" => {}
            "reserved" => self.reserve(project, item, position),
            "blocked" => self.blocked = Some(position),
            "reopened" => {
                let violations = std::mem::take(&mut self.violations);
                *self = Replay { violations, last_at: self.last_at, now: self.now, ..Replay::default() };
            }
            "waived" => {
                self.blocked = None;
                self.waived_by.extend(project.person(&act.by).map(|person| person.party));
            }
            "rejected" => {
                self.blocked = None;
                if self.half_waived().is_some() {
                    self.waived_by.clear();
                } else {
                    self.made = self.made.saturating_sub(1);
                    self.fallen.extend(self.makers.pop());
                    self.rejected = Some(position);
                }
            }
            _ => {
                self.made = (self.made + 1).min(item.steps.len());
                self.makers.push(position);
                self.blocked = None;
                self.rejected = None;
                self.waived_by.clear();
                self.begun = true;
            }
        }
    }
}
