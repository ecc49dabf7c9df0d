//! What stands around a record in its project: headings, days, what comes after the stage, whom to call.
//!
//! In: the project as its files say it now. Out: what a document shows besides the record. Nothing of it is
//! signed, and no state of an item of the record comes from here. Pure.

use crate::model::item::Item;
use crate::model::kinds::built_in;
use crate::model::list::ItemAt;
use crate::model::party::Party;
use crate::model::project::Project;
use crate::model::standing::State;
use crate::model::view::View;
use crate::text::{Text, Written};
use chrono::{DateTime, FixedOffset, NaiveDate};
use std::collections::HashMap;

/// What stands around a record.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Around {
    /// The moment at which the project was read.
    pub now: DateTime<FixedOffset>,
    /// Named days, in file order.
    pub milestones: Vec<(String, NaiveDate)>,
    /// Headings, in the order in which sections are shown.
    pub sections: Vec<Heading>,
    /// Items that later stages count.
    pub ahead: Vec<Ahead>,
    /// Everyone who may act.
    pub people: Vec<Contact>,
    /// The fields that files name themselves, by kind and field: their place among them, and what people call them.
    labels: HashMap<(String, String), (usize, Text)>,
    /// The named days, by name.
    days: HashMap<String, NaiveDate>,
}

/// The heading of a section, and what stands under it.
#[derive(Debug, Clone, PartialEq)]
pub struct Heading {
    /// The kind of its items.
    pub kind: String,
    /// The title that a file gives it.
    pub title: Option<Written>,
    /// What stands at its head.
    pub details: Option<Written>,
    /// Full names of its items, in file order.
    pub items: Vec<String>,
}

/// An item that a later stage counts.
#[derive(Debug, Clone, PartialEq)]
pub struct Ahead {
    /// Its kind.
    pub kind: String,
    /// What it is called.
    pub title: Written,
    /// The kind's own fields that are filled in.
    pub fields: Vec<(String, String)>,
    /// Person ids or free words.
    pub owner: Vec<String>,
    /// When it should be complete, as written.
    pub due: Option<String>,
    /// The stage.
    pub stage: String,
    /// Its state.
    pub state: State,
}

/// A person who can be called.
#[derive(Debug, Clone, PartialEq)]
pub struct Contact {
    /// Their id.
    pub id: String,
    /// Their name.
    pub name: String,
    /// The party they act for.
    pub party: Party,
    /// What they are there, in the words of the project file.
    pub role: Vec<String>,
    /// Their mail address.
    pub email: Option<String>,
}

impl Around {
    /// What stands around the record of a stage.
    pub fn of(view: &View, stage: &str) -> Around {
        let project = &view.project;
        let names = |items: &[ItemAt]| items.iter().map(|at| project.items[*at].name.to_string()).collect();
        let sections = project.sections.iter().map(|section| Heading {
            kind: section.kind.name.clone(),
            title: section.title.clone(),
            details: section.details.clone(),
            items: names(&section.items),
        });
        let people = project.people.iter().map(|person| Contact {
            id: person.id.clone(),
            name: person.name.clone(),
            party: person.party,
            role: person.role.clone(),
            email: person.email.clone(),
        });
        let counted = project.items.iter().zip(&view.standings).filter(|(_, standing)| standing.counts);
        let mut places: HashMap<&str, usize> = HashMap::new();
        for (at, (name, _)) in project.milestones.iter().enumerate() {
            places.entry(name).or_insert(at);
        }
        let ahead = counted.filter(|(item, _)| is_later(project, &places, item, stage)).map(|(item, standing)| Ahead {
            kind: item.name.kind.clone(),
            title: item.title.clone(),
            fields: item.fields.clone(),
            owner: item.owner.clone(),
            due: item.due.as_ref().map(|due| due.written()),
            stage: item.stage.clone(),
            state: standing.state,
        });
        Around {
            now: view.now,
            milestones: project.milestones.iter().cloned().collect(),
            sections: sections.collect(),
            ahead: ahead.collect(),
            people: people.collect(),
            labels: labels(project),
            days: project.milestones.iter().rev().cloned().collect(),
        }
    }

    /// What people call a field that a file names itself.
    pub fn label(&self, kind: &str, field: &str) -> Option<&Text> {
        self.labels.get(&(kind.to_owned(), field.to_owned())).map(|(_, label)| label)
    }

    /// The place of a field among those that files name themselves; what none of them names comes last.
    pub fn label_place(&self, kind: &str, field: &str) -> usize {
        self.labels.get(&(kind.to_owned(), field.to_owned())).map_or(usize::MAX, |(place, _)| *place)
    }

    /// The day of a milestone.
    pub fn milestone(&self, name: &str) -> Option<NaiveDate> {
        self.days.get(name).copied()
    }
}

/// What the files call fields of their own; of two files, what the first says.
fn labels(project: &Project) -> HashMap<(String, String), (usize, Text)> {
    let mut labels = HashMap::new();
    for kind in project.sections.iter().map(|section| &section.kind) {
        let known = built_in(&kind.name);
        for field in kind.fields.iter().filter(|field| known.is_none_or(|known| known.field(&field.name).is_none())) {
            let place = labels.len();
            labels.entry((kind.name.clone(), field.name.clone())).or_insert_with(|| (place, field.label.clone()));
        }
    }
    labels
}

/// Whether an item belongs to a stage after that one: by its day, else by its place in the file.
fn is_later(project: &Project, places: &HashMap<&str, usize>, item: &Item, stage: &str) -> bool {
    let day = |name: &str| project.milestone(name);
    match (day(&item.stage), day(stage)) {
        (Some(own), Some(this)) if own != this => own > this,
        _ => places.get(item.stage.as_str()) > places.get(stage),
    }
}
