//! What stands around the items of a record: sections, named days, what comes after the stage, whom to call.
//!
//! The part of `given` that a document shows besides terms and items, as the project said it when the record was made. It
//! is signed with them, so that whatever a document shows stands in `record.json`; but a change of it unsettles nothing,
//! and of another order of sections and items nothing is told. Data only; `surroundings` makes it.

use crate::model::party::Party;
use crate::text::say::record as say;
use crate::text::{Text, Written};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashSet};

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

    /// The same in an order of its own, whatever order its files had.
    pub fn in_any_order(&self) -> Around {
        let mut all = self.clone();
        all.sections.iter_mut().for_each(|section| section.items.sort());
        all.sections.sort_by(|a, b| (&a.kind, &a.items).cmp(&(&b.kind, &b.items)));
        all.labels.values_mut().for_each(|labels| labels.sort_by(|a, b| a.field.cmp(&b.field)));
        all
    }

    /// The sections with those of their items that stand in another's too, in an order of their own. Items that came or
    /// went, and those of later stages, are told by themselves.
    fn sections_of_both(&self, other: &Around) -> Vec<GivenSection> {
        let known: HashSet<&String> = other.sections.iter().flat_map(|section| &section.items).collect();
        let mut both = Around { sections: self.sections.clone(), ..Around::default() };
        for section in &mut both.sections {
            section.items.retain(|name| known.contains(name) && !self.later.contains_key(name));
        }
        both.sections.retain(|section| !section.items.is_empty());
        both.in_any_order().sections
    }

    /// What differs but for the order, in words.
    pub(crate) fn changes(&self, now: &Around) -> Vec<Text> {
        let sections = (self.sections_of_both(now), now.sections_of_both(self));
        let (then, now) = (self.in_any_order(), now.in_any_order());
        let all = [
            (sections.0 != sections.1, say::of_sections()),
            (then.labels != now.labels, say::of_labels()),
            (then.days != now.days, say::of_days()),
            // That something came or was settled is the work of the later stage.
            (
                then.later.iter().any(|(name, one)| now.later.get(name).is_some_and(|now| now != one)),
                say::of_later_stages(),
            ),
            (then.people != now.people, say::of_contacts()),
        ];
        all.into_iter().filter_map(|(differs, what)| differs.then_some(what)).collect()
    }
}

fn is_none(count: &usize) -> bool {
    *count == 0
}
