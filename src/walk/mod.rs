//! The walk through the items that wait on one person, as a pure state machine.
//!
//! In: where the project stands, and the person's answers. Out: the next thing to ask, and what each
//! answer asks to be recorded. It touches no terminal and no disk: `commands::check::walking` asks the person
//! and has each answer written before the next question.

pub(crate) mod asking;
pub mod choice;
pub mod naming;
mod offered;
mod order;

pub(crate) use order::find;

use self::choice::Choice;
use self::offered::{asks, choices, confirmed, confirms, is_together, may_undo, step};
use self::order::in_order;
use crate::model::item::ItemName;
use crate::model::kinds::asks::Asks;
use crate::model::list::ItemAt;
use crate::model::project::Person;
use crate::model::undone::UNDONE;
use crate::model::view::View;
use crate::report::filter::Filtered;
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
        /// Where the marker stands at first.
        start: usize,
    },
    /// Ask for the words that a choice takes, and evidence where it takes such.
    Words {
        /// Position of the item.
        item: ItemAt,
        /// What the words are for.
        choice: Choice,
        /// Whether they may be left out.
        may_be_left_out: bool,
    },
    /// Ask which items a step is made for.
    Several {
        /// The items that it can be made for, the one at hand among them.
        items: Vec<ItemAt>,
        /// The step.
        did: String,
    },
    /// Ask for words by which another item is found.
    Find,
    /// Ask what of an item is changed.
    Change(ItemAt),
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
    /// The words that were asked for, and what shows it.
    Said(Said),
    /// The value that was asked for, and what was said about it; no value where it was left out.
    Valued(Option<String>, Said),
    /// The items that a step is made for, and what is said of all of them.
    Picked(Vec<ItemAt>, Said),
    /// The item that was looked for.
    Found(ItemAt),
    /// Away from this question without an answer.
    Back,
}

/// What was said about an act.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Said {
    /// The note; nothing when it was left empty.
    pub note: Option<String>,
    /// The files, folders and addresses to be named as evidence.
    pub evidence: Vec<String>,
}

impl Said {
    /// Whether nothing was said.
    pub fn is_empty(&self) -> bool {
        self.note.is_none() && self.evidence.is_empty()
    }
}

/// What an answer asks to be recorded.
#[derive(Debug, Clone, PartialEq)]
pub struct WalkAnswer {
    /// Positions of the items, at least one.
    pub items: Vec<ItemAt>,
    /// The act.
    pub did: String,
    /// The value that the step asks for, if it asks for one.
    pub value: Option<String>,
    /// The note and the evidence.
    pub said: Said,
}

/// Which items the walk goes through.
#[derive(Debug, Clone, Default)]
pub struct Scope {
    /// Only these items; all of them when nothing is given.
    pub only: Option<HashSet<ItemName>>,
    /// Items that were asked for one by one: they come up wherever they stand.
    pub opened: HashSet<ItemName>,
    /// Only items that are late or due within [`crate::model::view::DUE_SOON`] days.
    pub due: bool,
    /// Also items that wait on somebody else.
    pub all: bool,
    /// How many items a filter leaves of how many, where one was given.
    pub filtered: Option<Filtered>,
}

impl Scope {
    /// Whether an item is among those that were asked for.
    fn asks(&self, name: &ItemName) -> bool {
        self.only.as_ref().is_none_or(|only| only.contains(name))
    }
}

/// What was recorded in this walk and stands.
#[derive(Debug)]
struct Made {
    items: Vec<ItemName>,
    did: String,
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
    /// What can be taken back, the newest last.
    made: Vec<Made>,
    ended: bool,
}

impl Walk {
    /// Begins a walk.
    pub fn new(person: Person, scope: Scope) -> Walk {
        Walk { person, scope, visited: Vec::new(), cursor: 0, pending: None, made: Vec::new(), ended: false }
    }

    /// The items still to come, most pressing first, without those shown already.
    pub fn ahead(&self, view: &View) -> Vec<ItemAt> {
        let mut ahead = in_order(view, |at| self.covers(view, at));
        let opened = |at: &ItemAt| self.scope.opened.contains(&view.project.items[*at].name) && !ahead.contains(at);
        let opened: Vec<ItemAt> = view.project.items.positions().filter(opened).collect();
        ahead.extend(opened);
        let seen: HashSet<&ItemName> = self.visited.iter().collect();
        ahead.retain(|at| !seen.contains(&view.project.items[*at].name));
        ahead
    }

    /// How many items a filter leaves of how many.
    pub(crate) fn filtered(&self) -> Option<Filtered> {
        self.scope.filtered
    }

    /// How many items count, of those that were asked for.
    pub fn total(&self, view: &View) -> usize {
        let counted = view.project.items.entries().filter(|(at, _)| view.standings[*at].counts);
        counted.filter(|(_, item)| self.scope.asks(&item.name)).count()
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
            None => self.choose(view, item),
            Some(Choice::Find) => Ask::Find,
            Some(Choice::Change) => Ask::Change(item),
            Some(Choice::Several(did)) => Ask::Several { items: self.several(view, did), did: did.clone() },
            Some(choice) => match choice.act().and_then(|did| asks(view, item, did)) {
                Some((asks, may_be_left_out)) => Ask::Value { item, choice: choice.clone(), asks, may_be_left_out },
                None => Ask::Words { item, choice: choice.clone(), may_be_left_out: may_be_silent(view, item, choice) },
            },
        }
    }

    /// Takes an answer; returns what it asks to be recorded.
    pub fn answer(&mut self, view: &View, answer: Answer) -> Option<WalkAnswer> {
        let item = self.at_hand(view)?;
        let wanted = |items, did: &str, value, said| Some(WalkAnswer { items, did: did.to_owned(), value, said });
        match (answer, self.pending.take()) {
            (Answer::Back, None) | (Answer::Chosen(Choice::Back), _) => self.cursor = self.cursor.saturating_sub(1),
            (Answer::Chosen(Choice::Quit), _) => self.ended = true,
            (Answer::Chosen(Choice::Skip), _) => self.go_on(),
            (Answer::Chosen(Choice::Undo { items, .. }), _) => return wanted(items, UNDONE, None, Said::default()),
            (Answer::Chosen(choice), _) => self.pending = Some(choice),
            (Answer::Found(item), _) => self.go_to(&view.project.items[item].name),
            (Answer::Said(said), Some(choice)) if said.is_empty() && !may_be_silent(view, item, &choice) => {
                self.pending = Some(choice);
            }
            (Answer::Said(said), Some(choice)) => return wanted(vec![item], choice.act()?, None, said),
            (Answer::Valued(value, said), Some(choice)) => return wanted(vec![item], choice.act()?, value, said),
            (Answer::Picked(items, said), Some(choice)) if !items.is_empty() => {
                return wanted(items, choice.act()?, None, said);
            }
            (Answer::Back | Answer::Said(_) | Answer::Valued(..) | Answer::Picked(..), _) => {}
        }
        None
    }

    /// Told that what was wanted is on disk, with the project as it now stands: stays with the item
    /// while its next step is this person's or a mere note was made, and goes on otherwise, as after what was sent back. What was taken back is
    /// asked about again.
    pub fn recorded(&mut self, view: &View, wanted: &WalkAnswer) {
        let names = || wanted.items.iter().map(|at| view.project.items[*at].name.clone());
        if wanted.did == UNDONE {
            self.made.pop_if(|made| made.items.iter().cloned().eq(names()));
            if let Some(first) = names().next() {
                self.go_to(&first);
            }
            return;
        }
        self.made.push(Made { items: names().collect(), did: wanted.did.clone() });
        let at_hand = self.visited.get(self.cursor).and_then(|name| view.project.find(name));
        let Some(item) = at_hand.filter(|at| wanted.items.contains(at)) else { return };
        let mine = view.is_asked(item, &self.person.id);
        if matches!(wanted.did.as_str(), "blocked" | "rejected") || (wanted.did != "noted" && !mine) {
            self.go_on();
        }
    }

    /// Told that the words would not do: asks for them again.
    pub(crate) fn ask_again(&mut self, choice: Choice) {
        self.pending = Some(choice);
    }

    /// The position in the log of what the step of this person would confirm: the step of another party before it.
    pub(crate) fn confirmed(&self, view: &View, item: ItemAt) -> Option<usize> {
        to_confirm(view, item, &self.person)
    }

    /// What to offer about the item at hand.
    fn choose(&mut self, view: &View, item: ItemAt) -> Ask {
        let undo = self.undo(view, item);
        let others = |did: &str| self.several(view, did).len() > 1;
        let entry = &view.project.items[item];
        let mut choices = choices(view, item, &self.person, undo, |step| is_together(entry, step) && others(&step.did));
        if self.cursor > 0 {
            choices.push(Choice::Back);
        }
        choices.push(Choice::Quit);
        // Enter alone must not give one's word for what the other side has said: it goes on.
        // Nor must it make anew what the same person has just sent back.
        let sent_back = entry.log.last().is_some_and(|act| act.did == "rejected" && act.by == self.person.id);
        let cautious = sent_back || confirms(view, item, &self.person, choices.first());
        let skip = choices.iter().position(|choice| *choice == Choice::Skip);
        Ask::Choose { item, start: skip.filter(|_| cautious).unwrap_or_default(), choices }
    }

    /// What can be taken back: what this walk recorded last; on a card of which nothing is asked, one's own newest act.
    fn undo(&mut self, view: &View, item: ItemAt) -> Option<Choice> {
        while let Some(made) = self.made.last() {
            let items: Vec<ItemAt> = made.items.iter().filter_map(|name| view.project.find(name)).collect();
            if items.len() == made.items.len() && may_undo(view, &self.person, &items) {
                return Some(Choice::Undo { items, did: made.did.clone() });
            }
            // Somebody else has acted on it since.
            self.made.pop();
        }
        let newest = view.newest_of(item, &self.person.id, None).filter(|_| !view.is_asked(item, &self.person.id))?;
        let did = view.project.items[item].log.get(newest)?.did.clone();
        may_undo(view, &self.person, &[item]).then(|| Choice::Undo { items: vec![item], did })
    }

    /// The items of this walk for which the person may make a step now, of those that take it together.
    fn several(&self, view: &View, did: &str) -> Vec<ItemAt> {
        let takes = |at: ItemAt| {
            step(view, at, &self.person)
                .is_some_and(|step| step.did == did && is_together(&view.project.items[at], step))
        };
        in_order(view, |at| self.covers(view, at) && takes(at))
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

    /// Turns to an item; the one at hand comes up again after it, if it was not shown yet.
    fn go_to(&mut self, name: &ItemName) {
        match self.visited.iter().position(|seen| seen == name) {
            Some(at) => self.cursor = at,
            None => self.visited.insert(self.cursor, name.clone()),
        }
    }

    /// Whether an item belongs to this walk.
    fn covers(&self, view: &View, at: ItemAt) -> bool {
        let (item, standing) = (&view.project.items[at], &view.standings[at]);
        let mine = view.is_asked(at, &self.person.id) || (self.scope.all && !standing.state.is_settled());
        mine && (view.is_due_soon(at) || !self.scope.due) && self.scope.asks(&item.name)
    }
}

/// What a person may record about an item now, in the order in which a card offers it.
pub(crate) fn offered(view: &View, item: ItemAt, person: &Person) -> Vec<Choice> {
    let mut choices = choices(view, item, person, None, |_| false);
    choices.retain(|choice| choice.act().is_some());
    choices
}

/// The position in the log of what the step of a person would confirm: the step of another party before it.
pub(crate) fn to_confirm(view: &View, item: ItemAt, person: &Person) -> Option<usize> {
    confirmed(view, item, person, &step(view, item, person)?.did)
}

/// Whether a choice takes no words at all: a step, but one that wants proof.
pub(crate) fn may_be_silent(view: &View, item: ItemAt, choice: &Choice) -> bool {
    match choice {
        Choice::Step(did) => !view.project.items[item].steps.iter().any(|step| step.did == *did && step.proof),
        _ => false,
    }
}
