//! The walk through the items that wait on one person, as a pure state machine.
//!
//! In: where the project stands, and the person's answers. Out: the next thing to ask, and what each
//! answer asks to be recorded. It touches no terminal and no disk: `commands::walking` asks the person
//! and has each answer written before the next question.

pub mod choice;
pub mod naming;

use self::choice::Choice;
use crate::model::item::{Act, ItemName, Place};
use crate::model::kinds::Step;
use crate::model::kinds::asks::Asks;
use crate::model::list::ItemAt;
use crate::model::needs::Needs;
use crate::model::project::Person;
use crate::model::standing::Standing;
use crate::model::view::View;
use std::collections::HashSet;

/// What to ask next.
#[derive(Debug, Clone, PartialEq)]
pub enum Ask {
    /// Show the item's card and offer the choices.
    Choose {
        /// Position of the item.
        item: ItemAt,
        /// What can be answered.
        choices: Vec<Choice>,
    },
    /// Ask for the words that a choice needs.
    Words {
        /// Position of the item.
        item: ItemAt,
        /// What the words are for.
        choice: Choice,
    },
    /// Ask for the value that a step asks for.
    Value {
        /// Position of the item.
        item: ItemAt,
        /// The step.
        choice: Choice,
        /// What is asked.
        asks: Asks,
        /// Whether it may be left out.
        may_be_left_out: bool,
    },
    /// Nothing is left to ask.
    End,
}

/// An answer of the person.
#[derive(Debug, Clone, PartialEq)]
pub enum Answer {
    /// One of the choices.
    Chosen(Choice),
    /// The words that were asked for.
    Said(String),
    /// The value that was asked for, and what was said about it.
    Valued {
        /// The value; nothing where it was left out.
        value: Option<String>,
        /// The note; nothing when it was left empty.
        note: Option<String>,
    },
    /// Away from this question without an answer.
    Back,
}

/// What an answer asks to be recorded.
#[derive(Debug, Clone, PartialEq)]
pub struct WalkAnswer {
    /// Position of the item.
    pub item: ItemAt,
    /// The act.
    pub did: String,
    /// The value that the step asks for, if it asks for one.
    pub value: Option<String>,
    /// The note, if there is one.
    pub note: Option<String>,
    /// The file or address to be named as evidence, if any.
    pub evidence: Option<String>,
}

/// Which items the walk goes through.
#[derive(Debug, Clone, Default)]
pub struct Scope {
    /// Only these items; all of them when nothing is given.
    pub only: Option<HashSet<ItemName>>,
    /// Only items that are late or due within [`crate::model::view::DUE_SOON`] days.
    pub due: bool,
    /// Also items that wait on somebody else.
    pub all: bool,
}

/// The walk of one person.
#[derive(Debug)]
pub struct Walk {
    person: Person,
    scope: Scope,
    /// Items that were shown, in the order in which they came up.
    visited: Vec<ItemName>,
    /// Which of them is at hand; one past the end asks for the next item ahead.
    cursor: usize,
    /// The choice whose words are being asked for.
    pending: Option<Choice>,
    ended: bool,
}

impl Walk {
    /// Begins a walk.
    pub fn new(person: Person, scope: Scope) -> Walk {
        Walk { person, scope, visited: Vec::new(), cursor: 0, pending: None, ended: false }
    }

    /// The items still to come, most pressing first, without those shown already.
    pub fn ahead(&self, view: &View) -> Vec<ItemAt> {
        let seen: HashSet<&ItemName> = self.visited.iter().collect();
        let mut ahead = in_order(view, |at| self.covers(view, at));
        ahead.retain(|at| !seen.contains(&view.project.items[*at].name));
        ahead
    }

    /// The number of the card at hand, from 1, and how many there are as far as can be told now.
    pub fn position(&self, view: &View) -> (usize, usize) {
        (self.cursor + 1, self.visited.len() + self.ahead(view).len())
    }

    /// What to ask next.
    pub fn ask(&mut self, view: &View) -> Ask {
        if self.ended {
            return Ask::End;
        }
        let Some(item) = self.at_hand(view) else {
            self.ended = true;
            return Ask::End;
        };
        match &self.pending {
            Some(choice) => match choice.act().and_then(|did| asks(view, item, did)) {
                Some((asks, may_be_left_out)) => Ask::Value { item, choice: choice.clone(), asks, may_be_left_out },
                None => Ask::Words { item, choice: choice.clone() },
            },
            None => Ask::Choose { item, choices: self.choices(view, item) },
        }
    }

    /// Takes an answer; returns what it asks to be recorded.
    pub fn answer(&mut self, view: &View, answer: Answer) -> Option<WalkAnswer> {
        let item = self.at_hand(view)?;
        let pending = self.pending.take();
        match (answer, pending) {
            (Answer::Back, Some(_)) | (Answer::Said(_) | Answer::Valued { .. }, None) => {}
            (Answer::Back | Answer::Chosen(Choice::Back), _) => self.cursor = self.cursor.saturating_sub(1),
            (Answer::Chosen(Choice::Quit), _) => self.ended = true,
            (Answer::Chosen(Choice::Skip), _) => self.go_on(),
            (Answer::Chosen(Choice::Step(did)), _) => {
                let wants_proof = |step: &Step| step.did == did && step.proof;
                if view.project.items[item].steps.iter().any(wants_proof) || asks(view, item, &did).is_some() {
                    self.pending = Some(Choice::Step(did));
                } else {
                    return Some(WalkAnswer { item, did, value: None, note: None, evidence: None });
                }
            }
            (Answer::Chosen(choice), _) => self.pending = Some(choice),
            (Answer::Valued { value, note }, Some(choice)) => {
                let did = choice.act()?.to_owned();
                return Some(WalkAnswer { item, did, value, note, evidence: None });
            }
            (Answer::Said(words), Some(choice)) => {
                let words = words.trim().to_owned();
                let did = choice.act()?.to_owned();
                if words.is_empty() {
                    self.pending = Some(choice);
                } else if choice == Choice::Evidence {
                    return Some(WalkAnswer { item, did, value: None, note: None, evidence: Some(words) });
                } else {
                    return Some(WalkAnswer { item, did, value: None, note: Some(words), evidence: None });
                }
            }
        }
        None
    }

    /// Told that what was wanted is on disk, with the project as it now stands: stays with the item
    /// while its next step is this person's or a mere note was made, and goes on otherwise.
    pub fn recorded(&mut self, view: &View, wanted: &WalkAnswer) {
        let mine = view.is_asked(wanted.item, &self.person.id);
        if wanted.did == "blocked" || (wanted.did != "noted" && !mine) {
            self.go_on();
        }
    }

    /// Told that the words would not do: asks for them again.
    pub(crate) fn ask_again(&mut self, choice: Choice) {
        self.pending = Some(choice);
    }

    /// The item the person is asked about; nothing when none is left.
    fn at_hand(&mut self, view: &View) -> Option<ItemAt> {
        loop {
            if let Some(name) = self.visited.get(self.cursor) {
                match view.project.find(name) {
                    Some(item) => return Some(item),
                    // Somebody took it out of the files in the meantime.
                    None => drop(self.visited.remove(self.cursor)),
                }
            } else {
                let next = *self.ahead(view).first()?;
                self.visited.push(view.project.items[next].name.clone());
            }
        }
    }

    fn go_on(&mut self) {
        self.cursor += 1;
    }

    /// Whether an item belongs to this walk.
    fn covers(&self, view: &View, at: ItemAt) -> bool {
        let (item, standing) = (&view.project.items[at], &view.standings[at]);
        let mine = view.is_asked(at, &self.person.id) || (self.scope.all && is_unsettled(standing));
        mine && (view.is_due_soon(at) || !self.scope.due)
            && self.scope.only.as_ref().is_none_or(|only| only.contains(&item.name))
    }

    /// What this person can answer about an item.
    fn choices(&self, view: &View, at: ItemAt) -> Vec<Choice> {
        let project = &view.project;
        let (item, standing) = (&project.items[at], &view.standings[at]);
        let allowed = |did: &str| {
            let probe = Act {
                at: standing.replay.last_at.unwrap_or(view.now),
                by: self.person.id.clone(),
                did: did.to_owned(),
                value: asks(view, at, did).map(|(asks, _)| asks.any()),
                round: None,
                of: None,
                note: Some("?".to_owned()),
                fix_by: None,
                person: None,
                evidence: Vec::new(),
                entered_by: None,
                place: Place::default(),
            };
            !standing.mend_first && view.judge(at, &probe).is_none()
        };
        let mut choices = Vec::new();
        let step =
            view.next_for(at, &self.person.id).map(|next| next.did.clone()).filter(|did| item.step(did).is_some());
        if let Some(did) = step.filter(|did| standing.waits_for.is_empty() && allowed(did)) {
            choices.push(Choice::Step(did));
        }
        for (did, choice) in [("waived", Choice::Waive), ("rejected", Choice::Reject)] {
            if allowed(did) {
                choices.push(choice);
            }
        }
        // Agreeing to a waiver comes first where it is what the item waits for; rejecting the step
        // before comes right after the step elsewhere.
        if standing.replay.half_waived().is_some() {
            choices.sort_by_key(|choice| matches!(choice, Choice::Step(_)));
        } else {
            choices.sort_by_key(|choice| matches!(choice, Choice::Waive));
        }
        if !standing.mend_first {
            choices.extend([Choice::Block, Choice::Note, Choice::Evidence]);
        }
        choices.push(Choice::Skip);
        if self.cursor > 0 {
            choices.push(Choice::Back);
        }
        choices.push(Choice::Quit);
        choices
    }
}

/// What a step of an item asks for, if it asks for anything, and whether that may be left out.
fn asks(view: &View, item: ItemAt, did: &str) -> Option<(Asks, bool)> {
    let (asks, may_be_left_out) = view.project.items[item].asked(did)?;
    Some((asks.clone(), may_be_left_out))
}

fn is_unsettled(standing: &Standing) -> bool {
    !standing.state.is_settled()
}

/// The items that `wanted` picks, in the order in which they press: by the day on which they, or
/// anything that needs them, are due; what is needed before what needs it; then as in the files.
fn in_order(view: &View, wanted: impl Fn(ItemAt) -> bool) -> Vec<ItemAt> {
    let needs = Needs::of(&view.project, &view.standings);
    let mut items: Vec<ItemAt> = needs.unsettled.iter().copied().filter(|at| wanted(*at)).collect();
    items.sort_by_key(|at| (needs.pressing[*at].is_none(), needs.pressing[*at], needs.depth[*at], *at));
    items
}
