//! What stands around the items of a record: sections, named days, what comes after the stage, whom to call.
//!
//! The part of `given` that a document shows besides terms and items, as the project said it when the record was made. It
//! is signed with them, so that whatever a document shows stands in `record.json`; but it is never compared: a record of
//! the same terms and items is of the present state, is CURRENT, and is countersigned as it stands, whatever the project
//! says around them by now. Otherwise a title that is put right, or work of a later stage, would make everybody sign anew.
//! So that nobody signs words that stand in no file of theirs unseen, `sign` shows all of it, and each thing that the
//! project says otherwise than the record, as it is here and as it is there. Of another order of sections and items nothing
//! is told. Data only; `surroundings` makes it.

use crate::model::party::Party;
use crate::text::say::record as say;
use crate::text::{Text, Written};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// What stands around the items of a record.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Around {
    /// The sections in which the items stand, in the order in which they are shown.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sections: Vec<GivenSection>,
    /// What files call fields of their own, by kind.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub labels: BTreeMap<String, Vec<GivenLabel>>,
    /// Named days.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub days: BTreeMap<String, NaiveDate>,
    /// Items that later stages count, by full name; where they stand is not told.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub later: BTreeMap<String, GivenLater>,
    /// How many more there are.
    #[serde(default, skip_serializing_if = "is_none")]
    pub later_more: usize,
    /// By id: people who are named for what comes later, and have no part in this stage.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub people: BTreeMap<String, Contact>,
}

/// A section, and what stands under it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GivenSection {
    /// The kind of its items.
    pub kind: String,
    /// The title that a file gives it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<Written>,
    /// What stands at its head.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub details: Option<Written>,
    /// Full names of its items that the record has, or names as coming later; in file order.
    pub items: Vec<String>,
}

/// What files call a field of their own.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GivenLabel {
    /// Its name in files.
    pub field: String,
    /// What people call it.
    pub label: Written,
}

/// An item that a later stage counts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GivenLater {
    /// What it is called.
    pub title: Written,
    /// What is watched, against what, and when.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub fields: BTreeMap<String, String>,
    /// Person ids or free words.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub owner: Vec<String>,
    /// When it should be complete, as written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<String>,
    /// The stage.
    pub stage: String,
}

/// A person who can be called.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contact {
    /// Their name.
    pub name: String,
    /// The party they act for.
    pub party: Party,
    /// What they are there, in the words of the project file.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub role: Vec<String>,
    /// Their mail address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
}

impl Around {
    /// What files call a field of their own, and its place among those that they name.
    pub fn label(&self, kind: &str, field: &str) -> Option<(usize, Text)> {
        let labels = self.labels.get(kind)?;
        let place = labels.iter().position(|label| label.field == field)?;
        Some((place, labels[place].label.text()))
    }

    /// All that it says but for the order of sections and items, subject by subject: what is said of one more than once
    /// stands there as often.
    pub fn said(&self) -> BTreeMap<(Aspect, String), Vec<String>> {
        let mut all: BTreeMap<(Aspect, String), Vec<String>> = BTreeMap::new();
        let mut say = |aspect: Aspect, subject: &str, texts: Vec<String>| {
            if !texts.is_empty() {
                all.entry((aspect, subject.to_owned())).or_default().extend(texts);
            }
        };
        for section in &self.sections {
            let unnamed = [String::new()];
            let items = if section.items.is_empty() { unnamed.as_slice() } else { &section.items };
            for item in items {
                let own = item.split('/').next() == Some(&section.kind);
                let kind = (!own).then(|| section.kind.clone());
                say(Aspect::Section, item, kind.into_iter().chain(texts(section.title.as_ref())).collect());
                say(Aspect::Introduction, item, texts(section.details.as_ref()));
            }
        }
        for (kind, labels) in &self.labels {
            for one in labels {
                say(Aspect::Label, &format!("{kind}.{}", one.field), texts(Some(&one.label)));
            }
        }
        for (name, day) in &self.days {
            say(Aspect::Day, name, vec![day.to_string()]);
        }
        for (name, one) in &self.later {
            let fields = one.fields.iter().map(|(name, value)| format!("{name}: {value}"));
            let rest = fields.chain(one.owner.iter().cloned()).chain(one.due.clone());
            let rest = [one.stage.clone()].into_iter().chain(rest).collect::<Vec<_>>().join(", ");
            say(Aspect::Later, name, texts(Some(&one.title)).into_iter().chain([rest]).collect());
        }
        if self.later_more > 0 {
            say(Aspect::Later, "", vec![format!("+ {}", self.later_more)]);
        }
        for (id, one) in &self.people {
            let rest = [one.party.to_string()].into_iter().chain(one.role.iter().cloned()).chain(one.email.clone());
            say(Aspect::Contact, id, vec![one.name.clone(), rest.collect::<Vec<_>>().join(", ")]);
        }
        all
    }

    /// What differs from another but for the order: what both say otherwise of the same subjects stands together.
    pub fn differing(&self, now: &Around) -> Vec<Differing> {
        let (then, now) = (self.said(), now.said());
        let keys: BTreeSet<&(Aspect, String)> = then.keys().chain(now.keys()).collect();
        let mut all: BTreeMap<(Aspect, Said<'_>, Said<'_>), Vec<String>> = BTreeMap::new();
        for key in keys {
            let (from, to) = (then.get(key), now.get(key));
            if from != to {
                all.entry((key.0, from, to)).or_default().push(key.1.clone());
            }
        }
        let cloned = |said: Said<'_>| said.cloned();
        let differing =
            |((aspect, from, to), subjects)| Differing { aspect, subjects, from: cloned(from), to: cloned(to) };
        all.into_iter().map(differing).collect()
    }

    /// What another says otherwise, in words. Of what came since nothing is told here, as that is the work of its stage:
    /// `is_there` knows the items that both have.
    pub(crate) fn changes(&self, now: &Around, is_there: impl Fn(&str) -> bool) -> Vec<Text> {
        let is_told = |one: &Differing| match one.aspect {
            Aspect::Section | Aspect::Introduction => one.subjects.iter().any(|item| is_there(item)),
            Aspect::Later => one.from.is_some(),
            _ => true,
        };
        let mut aspects: Vec<Text> =
            self.differing(now).iter().filter(|one| is_told(one)).map(|one| one.aspect.all()).collect();
        aspects.dedup();
        aspects
    }
}

/// What is said of a subject; nothing where it is none.
type Said<'a> = Option<&'a Vec<String>>;

/// What something around the items is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Aspect {
    /// The title of the section in which an item stands.
    Section,
    /// What stands at the head of that section.
    Introduction,
    /// What files call a field of their own.
    Label,
    /// A named day.
    Day,
    /// An item that a later stage counts.
    Later,
    /// Somebody who can be called.
    Contact,
}

impl Aspect {
    fn all(self) -> Text {
        match self {
            Aspect::Section | Aspect::Introduction => say::of_sections(),
            Aspect::Label => say::of_labels(),
            Aspect::Day => say::of_days(),
            Aspect::Later => say::of_later_stages(),
            Aspect::Contact => say::of_contacts(),
        }
    }
}

/// What two say otherwise of the same subjects.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Differing {
    /// What it is.
    pub aspect: Aspect,
    /// Full names of items, fields with their kind, named days, or ids of people.
    pub subjects: Vec<String>,
    /// What the first says; nothing where it does not know them.
    pub from: Option<Vec<String>>,
    /// What the second says.
    pub to: Option<Vec<String>>,
}

fn texts(written: Option<&Written>) -> Vec<String> {
    written.into_iter().flat_map(Written::texts).map(str::to_owned).collect()
}

fn is_none(count: &usize) -> bool {
    *count == 0
}
