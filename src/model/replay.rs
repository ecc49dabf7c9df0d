//! The rules of an item's log: what each act does to it, and which acts are not allowed. Pure.
//!
//! In: an act, and what those before it came to. [`history`](super::history) reads whole logs by it.

use super::clock::is_ahead;
use super::item::{Act, Item};
use super::kinds::{COMMON_ACTS, Step, StepOwner};
use super::party::Party;
use super::people::{Asked, People};
use super::project::Project;
use super::undone::UNDONE;
use super::violation::Violation;
use chrono::{DateTime, FixedOffset};
use std::cell::RefCell;
use std::collections::HashMap;

/// Where the acts read so far have brought an item, or one round of it.
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
    /// The blocks that still stand: whose, and their positions in the log.
    pub blocks: Vec<(Party, usize)>,
    /// Position in the log of the act whose terms hold, where the item may be left for later: the newest that both
    /// parties recorded alike, else the newest.
    pub reserved: Option<usize>,
    /// Whether both parties recorded those terms.
    pub terms_agreed: bool,
    /// The position of each party's newest reservation.
    pub terms: Vec<(Party, usize)>,
    /// Who has said that the item does not apply.
    pub waived_by: Vec<Party>,
    /// Whether all have said so whose word it needs.
    pub waived: bool,
    /// The time of the latest act.
    pub last_at: Option<DateTime<FixedOffset>>,
    /// Whether a step has been made since the start or the last reopening, whatever became of it.
    pub begun: bool,
}

/// What is wrong with the terms of a reservation.
fn judge_terms(project: &Project, act: &Act) -> Option<Violation> {
    match (&act.fix_by, &act.person) {
        (Some(_), Some(id)) if project.person(id).is_some() => None,
        (Some(_), Some(id)) => Some(Violation::UnknownReserver { id: id.clone() }),
        _ => Some(Violation::TermsMissing),
    }
}

/// A log that is read.
pub(super) struct Reading<'a> {
    pub(super) project: &'a Project,
    pub(super) item: &'a Item,
    pub(super) log: &'a [Act],
    /// The present moment.
    pub(super) now: &'a DateTime<FixedOffset>,
    /// Whether the act that is read is a new one, and not read from a file.
    pub(super) new: bool,
    /// Those who may make a step, by its place and the party: asked for once, however long the log is.
    pub(super) makers: RefCell<HashMap<(usize, Option<Party>), Asked>>,
}

impl Reading<'_> {
    /// Whether somebody may make a step that only its owners may: in a party of which nobody is named, everyone may.
    fn may_make(&self, step: &Step, act: &Act, party: Party) -> bool {
        let people = &self.project.people;
        let place = self.item.steps.iter().position(|one| one.did == step.did).unwrap_or_default();
        // On a step of no party in particular the owners of all parties are the only ones.
        let party = if step.by == StepOwner::Any { None } else { Some(party) };
        let mut makers = self.makers.borrow_mut();
        let asked = makers.entry((place, party)).or_insert_with(|| people.asked(self.item.owner_of(step), party));
        people.at(&act.by).is_some_and(|person| people.is_asked(asked, person))
    }

    /// The party of whoever made the act at a position.
    fn party(&self, position: usize) -> Option<Party> {
        let act = self.log.get(position)?;
        self.project.person(&act.by).map(|person| person.party)
    }
}

impl Item {
    /// Whose word it takes that the item does not apply: giver and receiver, and the witness where a step is its own, by
    /// its party or because nobody but people of the witness may make it.
    fn waivers(&self, people: &People) -> &'static [Party] {
        let of_witness = |step: &Step| {
            let asked = || people.asked(self.owner_of(step), None);
            self.only && step.by == StepOwner::Any && people.only_party(&asked()) == Some(Party::Witness)
        };
        let witnessed = self.steps.iter().any(|step| step.by == StepOwner::Witness || of_witness(step));
        if witnessed { &Party::ALL } else { &Party::ALL[..2] }
    }
}

impl Replay {
    /// The party that has waived the item, while the others have not all done so.
    pub(crate) fn half_waived(&self) -> Option<Party> {
        if self.waived { None } else { self.waived_by.first().copied() }
    }

    /// The party whose word is wanted next, while the item is waived by some only.
    pub(crate) fn waiver_awaits(&self, item: &Item, people: &People) -> Option<Party> {
        self.half_waived()?;
        item.waivers(people).iter().copied().find(|party| !self.waived_by.contains(party))
    }

    /// Whether all steps are made.
    pub(super) fn is_complete(&self, item: &Item) -> bool {
        self.made == item.steps.len() && !self.waived
    }

    /// The newest block that stands.
    pub fn blocked(&self) -> Option<usize> {
        self.blocks.iter().map(|(_, at)| *at).max()
    }

    /// The next step of the item's row; nothing when all are made or the item is waived.
    pub(crate) fn next_step<'a>(&self, item: &'a Item) -> Option<&'a Step> {
        if self.waived { None } else { item.steps.get(self.made) }
    }

    /// The party that makes the next step; nothing when anyone may, or there is none.
    pub fn next_party(&self, project: &Project, item: &Item) -> Option<Party> {
        let last = self.makers.last().and_then(|at| item.log.get(*at)).and_then(|act| project.person(&act.by));
        self.next_step(item)?.by.party_after(last.map(|person| person.party))
    }

    /// What is wrong with `act` as the next entry, if anything.
    pub(super) fn judge(&self, reading: &Reading<'_>, act: &Act) -> Option<Violation> {
        let Some(person) = reading.project.person(&act.by) else { return Some(Violation::UnknownPerson) };
        if is_ahead(&act.at, reading.now) {
            return Some(Violation::InFuture);
        }
        if self.last_at.is_some_and(|last| act.at < last) {
            return Some(Violation::TimeRunsBack);
        }
        if COMMON_ACTS.contains(&act.did.as_str()) {
            self.judge_common(reading, act, person.party)
        } else {
            self.judge_step(reading, act, person.party)
        }
    }

    /// Whether a step is not a party's to make; what is wrong then.
    fn judge_maker(&self, reading: &Reading<'_>, step: &Step, party: Party) -> Option<Violation> {
        let last = self.makers.last().and_then(|at| reading.party(*at));
        match step.by.party_after(last) {
            Some(owner) => (owner != party).then_some(Violation::WrongParty { owner: Some(owner) }),
            None if step.by == StepOwner::Other && last.is_some() && party == Party::Witness => {
                Some(Violation::WrongParty { owner: None })
            }
            None => None,
        }
    }

    fn judge_step(&self, reading: &Reading<'_>, act: &Act, party: Party) -> Option<Violation> {
        let (item, did) = (reading.item, act.did.as_str());
        let Some(step) = item.step(did) else { return Some(Violation::UnknownAct) };
        let next = self.next_step(item);
        let is_next = next.is_some_and(|next| next.did == did);
        // Whose the step is that follows another hangs on who made that.
        if (is_next || step.by != StepOwner::Other)
            && let Some(violation) = self.judge_maker(reading, step, party)
        {
            return Some(violation);
        }
        if !is_next {
            return Some(Violation::OutOfOrder { expected: next.map(|next| next.did.clone()) });
        }
        if item.only {
            let owner = item.owner_of(step);
            // Where nobody is named whom the project knows, an act of before stays, and nobody makes a new one.
            let nobody = reading.new && reading.project.people.knows_none(owner);
            if nobody || !reading.may_make(step, act, party) {
                return Some(Violation::NotOwner { owner: owner.to_vec() });
            }
        }
        let asks = step.asks.as_ref()?;
        match item.value_of(act) {
            // What was not asked for at the time is told as a shortfall.
            None if asks.against.is_some() && !reading.new => None,
            None => item.wants_value(asks).then(|| Violation::ValueMissing { asks: asks.clone() }),
            Some(value) => asks.read(value).err().map(|fault| Violation::ValueWrong { asks: asks.clone(), fault }),
        }
    }

    fn judge_common(&self, reading: &Reading<'_>, act: &Act, party: Party) -> Option<Violation> {
        let item = reading.item;
        let violation = match act.did.as_str() {
            "rejected" => self.judge_rejection(reading, party),
            "waived" if !item.waivers(&reading.project.people).contains(&party) => {
                Some(Violation::WrongParty { owner: None })
            }
            "reserved" if party == Party::Witness => Some(Violation::WrongParty { owner: None }),
            "reserved" => judge_terms(reading.project, act),
            "waived" if self.waived_by.contains(&party) => Some(Violation::WaivedAlready),
            "waived" if self.next_step(item).is_none() => Some(Violation::OutOfOrder { expected: None }),
            "unblocked" if !self.blocks.iter().any(|(of, _)| *of == party) => Some(Violation::NothingToUnblock),
            _ => None,
        };
        let is_plain = matches!(act.did.as_str(), "unblocked" | UNDONE);
        let note_missing = !is_plain && act.note.as_ref().is_none_or(|note| note.trim().is_empty());
        violation.or(note_missing.then_some(Violation::NoteMissing))
    }

    /// A rejection belongs to the party that owns the next step; a waiver that others have not joined
    /// makes agreeing to it the next step of each of these.
    fn judge_rejection(&self, reading: &Reading<'_>, party: Party) -> Option<Violation> {
        let item = reading.item;
        if let Some(owner) = self.waiver_awaits(item, &reading.project.people) {
            let is_asked = item.waivers(&reading.project.people).contains(&party) && !self.waived_by.contains(&party);
            return (!is_asked).then_some(Violation::WrongParty { owner: Some(owner) });
        }
        let Some(next) = self.next_step(item) else { return Some(Violation::NothingToReject) };
        let wrong = self.judge_maker(reading, next, party);
        wrong.or((self.made == 0).then_some(Violation::NothingToReject))
    }

    /// Takes the terms of a reservation: those that both parties recorded alike give way only to others that both did.
    fn reserve(&mut self, reading: &Reading<'_>, position: usize) {
        let project = reading.project;
        let terms = |at: usize| reading.log.get(at).map(|act| (&act.fix_by, &act.person));
        let Some(act) = reading.log.get(position) else { return };
        let held = project.held.get(&reading.item.name);
        let party = match held {
            Some(held) => held.side_of(act, project),
            None => reading.party(position).filter(|_| !project.is_entered_by_another_side(act)),
        };
        if held.is_some_and(|held| held.is(act)) {
            self.reserved = Some(position);
            self.terms_agreed = true;
            self.terms.clear();
            return;
        }
        if held.is_some() && party.is_none() {
            return;
        }
        let other = self.terms.iter().find(|(of, _)| party.is_some_and(|party| *of != party)).map(|(_, at)| *at);
        let both = other.is_some_and(|other| terms(other) == terms(position));
        if both || !self.terms_agreed {
            self.reserved = Some(position);
            self.terms_agreed = both;
        }
        self.terms.retain(|(of, _)| Some(*of) != party);
        self.terms.extend(party.map(|party| (party, position)));
    }

    pub(super) fn apply(&mut self, reading: &Reading<'_>, position: usize, act: &Act) {
        let party = reading.party(position);
        let unblock = |blocks: &mut Vec<(Party, usize)>| blocks.retain(|(of, _)| Some(*of) != party);
        self.last_at = Some(act.at);
        match act.did.as_str() {
            "noted" | UNDONE => {}
            "reserved" => self.reserve(reading, position),
            "blocked" => {
                unblock(&mut self.blocks);
                self.blocks.extend(party.map(|party| (party, position)));
            }
            "unblocked" => unblock(&mut self.blocks),
            "reopened" => *self = Replay { last_at: self.last_at, ..Replay::default() },
            "waived" => {
                self.waived_by.extend(party);
                self.waived =
                    reading.item.waivers(&reading.project.people).iter().all(|party| self.waived_by.contains(party));
            }
            "rejected" if self.half_waived().is_some() => self.waived_by.clear(),
            "rejected" => {
                // Back to before what another party did last: a restore that fails asks for a new copy.
                let others = self.makers.iter().rposition(|at| reading.party(*at) != party);
                let kept = others.unwrap_or(self.makers.len().saturating_sub(1));
                self.fallen.extend(self.makers.drain(kept..));
                self.made = self.makers.len();
                self.rejected = Some(position);
            }
            _ => {
                self.made = (self.made + 1).min(reading.item.steps.len());
                self.makers.push(position);
                self.rejected = None;
                self.waived_by.clear();
                self.begun = true;
                unblock(&mut self.blocks);
            }
        }
    }
}
