//! Which items a list tells of: those of an owner, a state, a tag, a section, with a word, or late.
//!
//! In: what was asked for, and a project at a moment. Out: a [`Picked`], which every list asks of each item. Of one
//! criterion any of its words will do; of several each must be met. Pure.

use super::unsigned::ToSign;
use crate::model::item::Item;
use crate::model::list::{ItemAt, List, PersonAt};
use crate::model::project::Project;
use crate::model::search::Words;
use crate::model::standing::State;
use crate::model::view::View;
use crate::text::folded::folded;
use serde::Serialize;
use std::cell::RefCell;
use std::collections::{HashMap, HashSet};

/// What a list was asked to tell of; nothing of it: everything.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Filter {
    /// Owners, as the file names them or by whom that means.
    pub owners: Vec<String>,
    /// States.
    pub states: Vec<State>,
    /// Tags.
    pub tags: Vec<String>,
    /// Sections, by kind or title.
    pub sections: Vec<String>,
    /// Words of the id, the titles, the details, the owners or the notes: all of one text, in any order.
    pub text: Vec<String>,
    /// Only what is late.
    pub late: bool,
}

/// The items that a list tells of.
#[derive(Debug, Clone)]
pub struct Picked {
    items: List<ItemAt, bool>,
    filter: Filter,
    /// How many they are, of how many.
    pub told: Filtered,
}

/// How many items are told of how many: of those that count, as every total does.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Filtered {
    /// How many are told that count.
    pub shown: usize,
    /// How many there are that count.
    pub of: usize,
    /// How many are told beside them that do not count.
    pub uncounted: usize,
}

impl Filtered {
    /// Both together.
    pub(crate) fn with(self, other: Filtered) -> Filtered {
        Filtered {
            shown: self.shown + other.shown,
            of: self.of + other.of,
            uncounted: self.uncounted + other.uncounted,
        }
    }
}

/// A criterion whose word names nothing in a project.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Criterion {
    /// An owner.
    Owner,
    /// A tag.
    Tag,
    /// A section.
    Section,
}

impl Filter {
    /// Whether everything is told.
    pub fn is_empty(&self) -> bool {
        *self == Filter::default()
    }

    /// The items of a project that are told.
    pub fn pick(&self, view: &View) -> Picked {
        let project = &view.project;
        let owners: Vec<Owner<'_>> = self.owners.iter().map(|word| Owner::of(project, word)).collect();
        let sections = self.sections.iter().flat_map(|word| project.sections_called(word));
        let sections: HashSet<ItemAt> = sections.flat_map(|section| section.items.iter().copied()).collect();
        let tags: Vec<String> = self.tags.iter().map(|tag| tag.to_lowercase()).collect();
        let text: Vec<Words> = self.text.iter().map(|words| Words::of(words)).collect();
        let wanted = |at: ItemAt| {
            let (item, standing) = (&project.items[at], &view.standings[at]);
            (!self.late || standing.days_late.is_some())
                && (self.states.is_empty() || self.states.contains(&standing.state))
                && (sections.contains(&at) || self.sections.is_empty())
                && any(&tags, |tag| item.tags.iter().any(|own| own.to_lowercase() == *tag))
                && any(&owners, |owner| owner.owns(project, item))
                && any(&text, |words| words.are_in(project, item))
        };
        let items: List<ItemAt, bool> = view.standings.positions().map(wanted).collect();
        let mut told = Filtered::default();
        for (picked, standing) in items.iter().zip(&view.standings) {
            told.of += usize::from(standing.counts);
            told.shown += usize::from(*picked && standing.counts);
            told.uncounted += usize::from(*picked && !standing.counts);
        }
        Picked { items, filter: self.clone(), told }
    }

    /// The first word that names nothing in a project, and what it should have named.
    pub(crate) fn unknown(&self, view: &View) -> Option<(Criterion, &str)> {
        let project = &view.project;
        let no_owner = |word: &&String| {
            let owner = Owner::of(project, word);
            owner.people.is_empty() && !project.items.iter().any(|item| owner.owns(project, item))
        };
        let tagged = |tag: &str| project.items.iter().any(|item| item.tags.iter().any(|own| own.to_lowercase() == tag));
        let owner = self.owners.iter().find(no_owner).map(|word| (Criterion::Owner, word.as_str()));
        let tag =
            || self.tags.iter().find(|tag| !tagged(&tag.to_lowercase())).map(|tag| (Criterion::Tag, tag.as_str()));
        let no_section = |word: &&String| project.sections_called(word).is_empty();
        let section = || self.sections.iter().find(no_section).map(|word| (Criterion::Section, word.as_str()));
        owner.or_else(tag).or_else(section)
    }
}

impl Picked {
    /// Every item of a project.
    pub fn all(view: &View) -> Picked {
        Filter::default().pick(view)
    }

    /// Whether an item is told.
    pub fn has(&self, at: ItemAt) -> bool {
        self.items[at]
    }

    /// How many items are told of how many; nothing where everything is.
    pub(crate) fn filtered(&self) -> Option<Filtered> {
        (!self.is_whole()).then_some(self.told)
    }

    /// Whether nothing was asked for, and everything is told.
    pub fn is_whole(&self) -> bool {
        self.filter.is_empty()
    }

    /// Whether states were asked for, so that settled items are told as well.
    pub fn names_states(&self) -> bool {
        !self.filter.states.is_empty()
    }

    /// Whether a stage that waits on its signers is told: it has nothing that could be asked for but that it is late.
    pub fn has_stage(&self, stage: &ToSign) -> bool {
        let asked = Filter { late: false, ..self.filter.clone() };
        asked.is_empty() && (!self.filter.late || stage.days_late.is_some())
    }
}

/// Whether a criterion is met: nothing was asked for, or one of its words fits.
fn any<T>(words: &[T], fits: impl Fn(&T) -> bool) -> bool {
    words.is_empty() || words.iter().any(fits)
}

/// An owner that is looked for.
struct Owner<'a> {
    /// The word, as it is compared.
    word: String,
    /// Whom it means.
    people: HashSet<PersonAt>,
    /// Which other words mean one of them; each is looked at once, however many items it owns.
    known: RefCell<HashMap<&'a str, bool>>,
}

impl<'a> Owner<'a> {
    fn of(project: &Project, word: &str) -> Owner<'a> {
        Owner { word: folded(word), people: project.people.named(word.trim()).collect(), known: RefCell::default() }
    }

    /// Whether an item names such an owner, in that word or in another that means the same person.
    fn owns(&self, project: &Project, item: &'a Item) -> bool {
        let is_same =
            |own: &str| folded(own) == self.word || project.people.named(own).any(|at| self.people.contains(&at));
        item.owner.iter().any(|own| *self.known.borrow_mut().entry(own).or_insert_with(|| is_same(own)))
    }
}
