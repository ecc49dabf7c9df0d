//! A project whole, as data for other programs: the interface `handover/export/1`.
//!
//! In: a project at a moment. Out: what its files say, item by item as they are written, beside where each item stands.

use crate::document::given::given_item;
use crate::document::record::GivenItem;
use crate::files::load::Loaded;
use crate::model::clock::render_moment;
use crate::model::list::ItemAt;
use crate::model::party::Party;
use crate::model::project::Person;
use crate::report::lines::ItemLine;
use crate::text::{Lang, Written};
use serde::Serialize;
use std::collections::BTreeMap;

/// The name and version of the interface.
pub(crate) const SCHEMA: &str = "handover/export/1";

/// A project whole.
#[derive(Debug, Serialize)]
pub(crate) struct Whole<'a> {
    /// Always [`SCHEMA`].
    schema: &'static str,
    /// The moment it was made, RFC 3339 in the project's time zone.
    at: String,
    project: Head<'a>,
    sections: Vec<SectionWhole<'a>>,
}

/// What the project file says.
#[derive(Debug, Serialize)]
struct Head<'a> {
    id: &'a str,
    uuid: Option<&'a str>,
    title: &'a Written,
    language: Option<&'a str>,
    timezone: Option<&'a str>,
    parties: BTreeMap<Party, &'a str>,
    milestones: BTreeMap<&'a str, String>,
    people: Vec<PersonLine<'a>>,
}

#[derive(Debug, Serialize)]
struct PersonLine<'a> {
    id: &'a str,
    name: &'a str,
    party: Party,
    role: &'a [String],
    email: Option<&'a str>,
    left: Option<String>,
}

#[derive(Debug, Serialize)]
struct SectionWhole<'a> {
    section: &'a str,
    title: &'a str,
    details: Option<&'a Written>,
    items: Vec<ItemWhole<'a>>,
}

#[derive(Debug, Serialize)]
struct ItemWhole<'a> {
    /// What its file says.
    written: GivenItem,
    /// Where it stands.
    stands: ItemLine<'a>,
}

/// The project with the items that are wanted; titles of sections, and of where items stand, are in `lang`.
pub(crate) fn whole(loaded: &Loaded, wanted: impl Fn(ItemAt) -> bool, lang: Lang) -> Whole<'_> {
    let view = &loaded.view;
    let project = &view.project;
    let item = |at: &ItemAt| {
        let (item, standing) = (&project.items[*at], &view.standings[*at]);
        ItemWhole { written: given_item(project, item), stands: ItemLine::of(view, item, standing, lang) }
    };
    let section = |section: &'_ crate::model::project::Section| {
        section.items.iter().filter(|at| wanted(**at)).map(item).collect()
    };
    let sections = project.sections.iter().map(|one| SectionWhole {
        section: &one.kind.name,
        title: one.heading(lang),
        details: one.details.as_ref(),
        items: section(one),
    });
    Whole {
        schema: SCHEMA,
        at: render_moment(&view.now),
        project: Head {
            id: &project.id,
            uuid: project.uuid.as_deref(),
            title: &project.title,
            language: project.language.as_deref(),
            timezone: project.timezone.as_deref(),
            parties: project.parties.iter().map(|(party, name)| (*party, name.as_str())).collect(),
            milestones: project
                .milestones
                .names()
                .filter_map(|name| Some((name, project.milestone(name)?.to_string())))
                .collect(),
            people: project.people.iter().map(person).collect(),
        },
        sections: sections.filter(|section| !section.items.is_empty()).collect(),
    }
}

fn person(person: &Person) -> PersonLine<'_> {
    PersonLine {
        id: &person.id,
        name: &person.name,
        party: person.party,
        role: &person.role,
        email: person.email.as_deref(),
        left: person.left.map(|day| day.to_string()),
    }
}
