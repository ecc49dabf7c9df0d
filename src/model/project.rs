//! The validated model of a handover: parties, people, milestones, sections and items.
//!
//! Everything in this module is pure: no file, no clock, no terminal. `load` builds a [`Project`]
//! from files; state is never stored in it but derived by [`standing`](super::standing).

use super::clock::Zone;
use super::due::Due;
use super::item::{Item, ItemName, Place, Silence};
use super::kinds::Kind;
use super::list::{ItemAt, List};
use super::party::Party;
use crate::text::Lang;
use chrono::NaiveDate;
use std::collections::HashMap;
use std::sync::Arc;

/// A person of one of the parties.
#[derive(Debug, Clone, PartialEq)]
pub struct Person {
    /// Short name used in logs; unique in the project.
    pub id: String,
    /// Name as people read it; the id where the file gives none.
    pub name: String,
    /// The party the person acts for.
    pub party: Party,
    /// What the person is in that party, if told.
    pub role: Option<String>,
    /// Mail address, compared with git's `user.email`.
    pub email: Option<String>,
    /// OpenSSH public keys that may sign for the person.
    pub keys: Vec<String>,
    /// Keys of before, which verify and never sign.
    pub former_keys: Vec<String>,
    /// The day on which the person left, if they have.
    pub left: Option<NaiveDate>,
    /// Where the person is declared.
    pub place: Place,
}

/// Who signs off a stage.
#[derive(Debug, Clone, PartialEq)]
pub struct Signoff {
    /// The milestone that is signed.
    pub stage: String,
    /// Ids of the people who sign.
    pub signers: Vec<String>,
    /// The sentence they sign.
    pub declaration: Option<String>,
    /// The method that is demanded (`ssh`), if any.
    pub require: Option<String>,
    /// Where it is declared.
    pub place: Place,
}

/// All items of one kind, from however many files.
#[derive(Debug, Clone)]
pub struct Section {
    /// The kind that describes its fields and steps.
    pub kind: Arc<Kind>,
    /// The title that a file gives, else the kind's own in the reader's language.
    pub title: Option<String>,
    /// The items, as positions in [`Project::items`], in file order.
    pub items: Vec<ItemAt>,
}

impl Section {
    /// Its title: what a file gives it, else what its kind is called.
    pub fn heading(&self, lang: Lang) -> &str {
        self.title.as_deref().unwrap_or_else(|| self.kind.title.of(lang))
    }
}

/// One handover.
#[derive(Debug, Clone, Default)]
pub struct Project {
    /// Short name chosen by people.
    pub id: String,
    /// Random identity that `init` gave the project, if any.
    pub uuid: Option<String>,
    /// What is handed over, from whom, to whom.
    pub title: String,
    /// Name of the template it began from, if any.
    pub template: Option<String>,
    /// Language of the record and default language of the prompts.
    pub language: Option<String>,
    /// IANA name of the time zone in which days end; the local one when absent.
    pub timezone: Option<String>,
    /// Names of the organisations, by party.
    pub parties: HashMap<Party, String>,
    /// Named days, in file order.
    pub milestones: Vec<(String, NaiveDate)>,
    /// Everyone who may act, in file order.
    pub people: Vec<Person>,
    /// Who signs which stage, in file order.
    pub signoffs: Vec<Signoff>,
    /// Rules that are silenced in the project file.
    pub silences: Vec<Silence>,
    /// Sections: the built-in kinds in their order, then those of the project's own.
    pub sections: Vec<Section>,
    /// All items, section by section.
    pub items: List<ItemAt, Item>,
    /// Position of each item by its full name; of two with one name, the first.
    pub names: HashMap<ItemName, ItemAt>,
}

impl Project {
    /// The person with that id.
    pub fn person(&self, id: &str) -> Option<&Person> {
        self.people.iter().find(|person| person.id == id)
    }

    /// The people of one party, in file order.
    pub fn people_of(&self, party: Party) -> impl Iterator<Item = &Person> {
        self.people.iter().filter(move |person| person.party == party)
    }

    /// The section that people call by that word: the name of its kind, else the title that a file gives it, else
    /// the name or title of its kind in either language and any letters.
    pub fn section_called(&self, word: &str) -> Option<&Section> {
        let (word, small) = (word.trim(), word.trim().to_lowercase());
        let find = |is_it: &dyn Fn(&Section) -> bool| self.sections.iter().find(|section| is_it(section));
        find(&|section| section.kind.name == word)
            .or_else(|| find(&|section| section.title.as_ref().is_some_and(|title| title.to_lowercase() == small)))
            .or_else(|| find(&|section| section.kind.is_called(word)))
    }

    /// The day of a milestone.
    pub fn milestone(&self, name: &str) -> Option<NaiveDate> {
        self.milestones.iter().find(|(known, _)| known == name).map(|(_, day)| *day)
    }

    /// The day an item is due, where it can be told.
    pub fn due_day(&self, item: &Item) -> Option<NaiveDate> {
        item.due.as_ref().and_then(|due| self.day_of(due))
    }

    /// The day that a due text means, where it can be told.
    pub fn day_of(&self, due: &Due) -> Option<NaiveDate> {
        due.day(|name| self.milestone(name))
    }

    /// A day that somebody typed, as the plain day that it means now: what is agreed does not move with a milestone.
    pub fn plain_day(&self, text: &str, zone: Zone) -> Due {
        let due = Due::parse(text, zone, |name| self.milestone(name).is_some());
        self.day_of(&due).map_or(due, Due::Day)
    }

    /// Position of the item with that full name.
    pub fn find(&self, name: &ItemName) -> Option<ItemAt> {
        self.names.get(name).copied()
    }

    /// Those whom a step of `party` (of anyone when `None`) is asked of for an item: the people its
    /// owner names by id, name or role, and where it names none of them, everyone in the party.
    pub fn asked(&self, item: &Item, party: Option<Party>) -> Vec<&Person> {
        let eligible = || self.people.iter().filter(|person| party.is_none_or(|party| party == person.party));
        let named: Vec<&Person> =
            eligible().filter(|person| item.owner.iter().any(|owner| person.answers_to(owner))).collect();
        if named.is_empty() { eligible().collect() } else { named }
    }
}

impl Person {
    /// Whether `owner` means this person: by id, by name, or by the role they hold.
    pub fn answers_to(&self, owner: &str) -> bool {
        owner == self.id
            || owner == self.name
            || self.role.as_ref().is_some_and(|role| role.eq_ignore_ascii_case(owner))
    }
}
