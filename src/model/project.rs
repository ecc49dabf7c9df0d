//! The validated model of a handover: parties, people, milestones, sections and items.
//!
//! Everything in this module is pure: no file, no clock, no terminal. `load` builds a [`Project`]
//! from files; state is never stored in it but derived by [`derive`](super::derive).

use super::due::{Base, Due};
use super::item::{Act, Item, ItemName, Place, Silence};
use super::kinds::Kind;
use super::list::{ItemAt, List};
use super::milestones::Milestones;
use super::party::Party;
use super::people::{Asked, People};
use crate::text::folded::folded;
use crate::text::{Lang, Written};
use chrono::{DateTime, FixedOffset, NaiveDate};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::{Arc, OnceLock};

pub use super::people::Person;
use super::span::Point;

/// Who signs off a stage.
#[derive(Debug, Clone, PartialEq)]
pub struct Signoff {
    /// The milestone that is signed.
    pub stage: String,
    /// Ids of the people who sign.
    pub signers: Vec<String>,
    /// The sentence they sign.
    pub declaration: Option<Written>,
    /// The method that is demanded (`ssh`), if any.
    pub require: Option<String>,
    /// Where it is declared.
    pub place: Place,
}

/// The act whose terms of a reservation all have signed: they change only when both parties record others alike.
#[derive(Debug, Clone, PartialEq)]
pub struct Held {
    /// When it was recorded.
    pub at: DateTime<FixedOffset>,
    /// Who recorded it.
    pub by: String,
    /// Until when it is seen to.
    pub fix_by: Due,
    /// Id of the person who sees to it.
    pub person: String,
    /// What was said about it.
    pub note: String,
    /// The people whom those who signed knew, each with the side as it was signed: nobody else can change it.
    pub known: BTreeMap<String, Party>,
}

impl Held {
    /// The side for which an act speaks of other terms; none for one that the other side entered, or that is by somebody
    /// whom those who signed did not know.
    pub(crate) fn side_of(&self, act: &Act, project: &Project) -> Option<Party> {
        self.known.get(&act.by).copied().filter(|_| !project.is_entered_by_another_side(act))
    }

    /// Whether an act is the one whose terms these are.
    pub(super) fn is(&self, act: &Act) -> bool {
        let same_terms = act.fix_by.as_ref().map(|due| due.written()) == Some(self.fix_by.written())
            && act.person.as_ref() == Some(&self.person);
        self.at == act.at && self.by == act.by && same_terms
    }
}

/// All items of one kind under one title, from however many files.
#[derive(Debug, Clone)]
pub struct Section {
    /// The kind that describes its fields and steps.
    pub kind: Arc<Kind>,
    /// The title that a file gives, else the kind's own in the reader's language.
    pub title: Option<Written>,
    /// What stands at its head.
    pub details: Option<Written>,
    /// Its place among the sections, where a file says so.
    pub order: Option<i64>,
    /// The items, as positions in [`Project::items`], in file order.
    pub items: Vec<ItemAt>,
}

impl Section {
    /// Its title: what a file gives it, else what its kind is called.
    pub fn heading(&self, lang: Lang) -> &str {
        self.title.as_ref().map_or_else(|| self.kind.title.of(lang), |title| title.of(lang))
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
    pub title: Written,
    /// Name of the template it began from, if any.
    pub template: Option<String>,
    /// Language of the record and default language of the prompts.
    pub language: Option<String>,
    /// IANA name of the time zone in which days end; the local one when absent.
    pub timezone: Option<String>,
    /// Names of the organisations, by party.
    pub parties: HashMap<Party, String>,
    /// Named days, in file order.
    pub milestones: Arc<Milestones>,
    /// Everyone who may act, in file order.
    pub people: Arc<People>,
    /// Who signs which stage, in file order.
    pub signoffs: Vec<Signoff>,
    /// Rules that are silenced in the project file.
    pub silences: Vec<Silence>,
    /// Sections: the built-in kinds in their order, then those of the project's own.
    pub sections: Vec<Section>,
    /// All items, section by section.
    pub items: List<ItemAt, Item>,
    /// The terms of reservations that all have signed, by item; a log alone does not tell.
    pub held: HashMap<ItemName, Held>,
    /// When the last signer of each stage that all have signed did so, none of them rejecting it. Nothing: every gate
    /// counts as open, as it does in a record.
    pub signed: Option<HashMap<String, DateTime<FixedOffset>>>,
    /// Paths of evidence that stood in the project when it was read, each a plain file or folder that no link leads to.
    pub evidence_here: HashSet<String>,
    /// Position of each item by its full name; of two with one name, the first.
    pub names: HashMap<ItemName, ItemAt>,
    /// The titles that several items share, gathered when the first item is named.
    pub(crate) shared_titles: OnceLock<HashSet<String>>,
}

impl Project {
    /// Adds a person.
    pub(crate) fn add_person(&mut self, person: Person) {
        Arc::make_mut(&mut self.people).push(person);
    }

    /// Adds a named day; of two with one name the first counts.
    pub(crate) fn add_milestone(&mut self, name: &str, day: NaiveDate) {
        Arc::make_mut(&mut self.milestones).push((name.to_owned(), day));
    }

    /// The person with that id.
    pub fn person(&self, id: &str) -> Option<&Person> {
        self.people.get(id)
    }

    /// What the person with that id is called; the id itself where nobody has it.
    pub(crate) fn name_of<'a>(&'a self, id: &'a str) -> &'a str {
        self.person(id).map_or(id, |person| &person.name)
    }

    /// The language that the project names, where it names one of the tool's.
    pub(crate) fn lang(&self) -> Option<Lang> {
        self.language.as_deref().and_then(Lang::parse)
    }

    /// Whether another item has the title of this one.
    pub(super) fn shares_title(&self, at: ItemAt) -> bool {
        let gather = || {
            let (mut once, mut shared) = (HashSet::with_capacity(self.items.len()), HashSet::new());
            for item in self.items.iter() {
                let own: HashSet<&str> = item.title.texts().collect();
                shared.extend(own.into_iter().filter(|title| !once.insert(*title)).map(str::to_owned));
            }
            shared
        };
        let shared = self.shared_titles.get_or_init(gather);
        self.items[at].title.texts().any(|title| shared.contains(title))
    }

    /// Who probably signs a stage: who signs another one, else one of each side; ids with commas between them.
    pub(crate) fn usual_signers(&self) -> String {
        let named = self.signoffs.iter().find(|signoff| !signoff.signers.is_empty());
        let sides = || [Party::Giver, Party::Receiver].into_iter().filter_map(|party| self.people_of(party).next());
        let ids = || sides().map(|person| person.id.clone()).collect();
        let ids: Vec<String> = named.map_or_else(ids, |signoff| signoff.signers.clone());
        if ids.is_empty() { "…".to_owned() } else { ids.join(",") }
    }

    /// Ids of those who sign a stage.
    pub(crate) fn signers_of(&self, stage: &str) -> Vec<String> {
        let signoff = self.signoffs.iter().find(|signoff| signoff.stage == stage);
        signoff.map(|signoff| signoff.signers.clone()).unwrap_or_default()
    }

    /// Whether somebody of another side than its maker's entered an act, as it says itself.
    pub(crate) fn is_entered_by_another_side(&self, act: &Act) -> bool {
        let party = |id: &str| self.person(id).map(|person| person.party);
        act.entered_by.as_deref().is_some_and(|id| id != act.by && party(id) != party(&act.by))
    }

    /// The people of one party, in file order.
    pub fn people_of(&self, party: Party) -> impl Iterator<Item = &Person> {
        self.people.of(party).iter().map(|at| self.people.person(*at))
    }

    /// The sections that people call by that word: all of a kind by its name, else those of a title, else all of the
    /// kind that is called so in either language.
    pub(crate) fn sections_called(&self, word: &str) -> Vec<&Section> {
        let (word, small) = (word.trim(), folded(word));
        let all = |is_it: &dyn Fn(&Section) -> bool| -> Option<Vec<&Section>> {
            let found: Vec<&Section> = self.sections.iter().filter(|section| is_it(section)).collect();
            (!found.is_empty()).then_some(found)
        };
        let titled = |section: &Section| {
            section.title.as_ref().is_some_and(|title| title.texts().any(|text| folded(text) == small))
        };
        let found = all(&|section| section.kind.name == word).or_else(|| all(&titled));
        found.or_else(|| all(&|section| section.kind.is_called(word))).unwrap_or_default()
    }

    /// The first of them.
    pub(crate) fn section_called(&self, word: &str) -> Option<&Section> {
        self.sections_called(word).into_iter().next()
    }

    /// The day of a milestone.
    pub fn milestone(&self, name: &str) -> Option<NaiveDate> {
        self.milestones.day(name)
    }

    /// The day that a due text means, where it can be told.
    pub fn day_of(&self, due: &Due) -> Option<NaiveDate> {
        self.point_of(due).map(|point| point.day)
    }

    /// The day or the moment of a due that hangs on no item, where one can be told.
    pub fn point_of(&self, due: &Due) -> Option<Point> {
        due.point(|base| self.base(base))
    }

    /// When what a due is counted from is, or was; what hangs on an item is told by where that stands.
    pub(super) fn base(&self, base: &Base) -> Option<Point> {
        match base {
            Base::Milestone(name) => self.milestone(name).map(Point::day),
            Base::Signing(stage) => {
                let at = *self.signed.as_ref()?.get(stage)?;
                Some(Point { day: at.date_naive(), at: Some(at) })
            }
            Base::Item(_) => None,
        }
    }

    /// Whether the gate of a stage is open: all have signed it.
    pub fn is_open(&self, stage: &str) -> bool {
        self.signed.as_ref().is_none_or(|signed| signed.contains_key(stage))
    }

    /// Position of the item with that full name.
    pub fn find(&self, name: &ItemName) -> Option<ItemAt> {
        self.names.get(name).copied()
    }

    /// Those whom a step of `party` (of anyone when `None`) is asked of for an item: the people its
    /// owner names by id, name or role, and where it names none of them, everyone in the party.
    pub fn asked(&self, item: &Item, party: Option<Party>) -> Asked {
        self.people.asked(&item.owner, party)
    }
}
