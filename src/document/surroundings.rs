//! From a project to what `record.json` says around the items of a stage.
//!
//! In: a project, where its items stand, the items that a record holds. Out: an [`Around`]. However many items later
//! stages have, a record names the first of them only, so that many stages cost no more than what they hold. Pure.

use super::around::{Around, Contact, GivenLabel, GivenLater, GivenSection};
use crate::model::item::Item;
use crate::model::kinds::built_in;
use crate::model::list::ItemAt;
use crate::model::project::Project;
use crate::model::standing::Standings;
use crate::text::Written;
use crate::work::steps;
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// So many items of later stages are named.
const LATER: usize = 500;

/// So many named days are given, the earliest of them.
const DAYS: usize = 200;

/// The fields of something that is watched later, which documents show.
const WATCHED: [&str; 3] = ["metric", "target", "check_on"];

/// The place of a stage among others: its day, then its place in the file. What has no day comes before all others.
type Place = Option<(NaiveDate, usize)>;

/// What a project says around the items of its stages, looked over once for all of them.
#[derive(Debug)]
pub(super) struct Surroundings<'a> {
    project: &'a Project,
    /// In which section an item stands, and where there.
    placed: HashMap<ItemAt, (usize, usize)>,
    stages: HashMap<&'a str, (NaiveDate, usize)>,
    /// The items that count, with the place of their stage, in that order.
    staged: Vec<(Place, ItemAt)>,
    days: BTreeMap<String, NaiveDate>,
}

impl<'a> Surroundings<'a> {
    pub(super) fn of(project: &'a Project, standings: &Standings) -> Surroundings<'a> {
        let mut placed = HashMap::with_capacity(project.items.len());
        for (section, held) in project.sections.iter().enumerate() {
            placed.extend(held.items.iter().enumerate().map(|(place, at)| (*at, (section, place))));
        }
        let mut stages: HashMap<&str, (NaiveDate, usize)> = HashMap::new();
        for (place, (name, day)) in project.milestones.iter().enumerate() {
            stages.entry(name).or_insert((*day, place));
        }
        let mut days: Vec<(NaiveDate, &str)> = stages.iter().map(|(name, (day, _))| (*day, *name)).collect();
        days.sort_unstable();
        let days = days.into_iter().take(DAYS).map(|(day, name)| (name.to_owned(), day)).collect();
        let counted = project.items.entries().filter(|(at, _)| standings[*at].counts);
        let mut staged: Vec<(Place, ItemAt)> =
            counted.map(|(at, item)| (stages.get(item.stage.as_str()).copied(), at)).collect();
        staged.sort_by(|a, b| (a.0, &project.items[a.1].name).cmp(&(b.0, &project.items[b.1].name)));
        steps(project.items.len() + project.milestones.len());
        Surroundings { project, placed, stages, staged, days }
    }

    /// What stands around some items of a stage; `has_part` knows the people that its terms name.
    pub(super) fn around(&self, stage: &str, items: &[ItemAt], has_part: impl Fn(&str) -> bool) -> Around {
        let own = self.stages.get(stage).copied();
        let later = &self.staged[self.staged.partition_point(|(of, _)| *of <= own)..];
        let (named, more) = later.split_at(later.len().min(LATER));
        let named: Vec<ItemAt> = named.iter().map(|(_, at)| *at).collect();
        let kinds = self.kinds(items.iter().chain(&named));
        Around {
            sections: self.sections(items.iter().chain(&named)),
            labels: kinds,
            days: self.days.clone(),
            people: self.contacts(&named, has_part),
            later: named.into_iter().map(|at| later_item(&self.project.items[at])).collect(),
            later_more: more.len(),
        }
    }

    /// The sections in which some items stand, in their order.
    fn sections<'b>(&self, items: impl Iterator<Item = &'b ItemAt>) -> Vec<GivenSection> {
        let within: BTreeSet<ItemAt> = items.copied().collect();
        let mut all: BTreeMap<usize, Vec<(usize, ItemAt)>> = BTreeMap::new();
        for at in &within {
            if let Some((section, place)) = self.placed.get(at) {
                all.entry(*section).or_default().push((*place, *at));
            }
        }
        steps(within.len());
        let given = |(section, mut items): (usize, Vec<(usize, ItemAt)>)| {
            items.sort_unstable();
            let section = &self.project.sections[section];
            let names = items.into_iter().map(|(_, at)| self.project.items[at].name.to_string());
            GivenSection {
                kind: section.kind.name.clone(),
                title: section.title.clone(),
                details: section.details.clone(),
                items: names.collect(),
            }
        };
        all.into_iter().map(given).collect()
    }

    /// What the files of some items call fields of their own; of two files, what the first says.
    fn kinds<'b>(&self, items: impl Iterator<Item = &'b ItemAt>) -> BTreeMap<String, Vec<GivenLabel>> {
        let sections = items.filter_map(|at| self.placed.get(at)).map(|(section, _)| *section);
        let sections: BTreeSet<usize> = sections.collect();
        let mut named: HashSet<(&str, &str)> = HashSet::new();
        let mut labels: BTreeMap<String, Vec<GivenLabel>> = BTreeMap::new();
        for section in sections {
            let kind = &self.project.sections[section].kind;
            let known = built_in(&kind.name);
            let is_own = |name: &str| known.is_none_or(|known| known.field(name).is_none());
            for field in kind.fields.iter().filter(|field| is_own(&field.name)) {
                if named.insert((&kind.name, &field.name)) {
                    let label = GivenLabel { field: field.name.to_string(), label: Written::from(&field.label) };
                    labels.entry(kind.name.clone()).or_default().push(label);
                }
            }
        }
        labels
    }

    /// People who are named for what comes later, and have no part in the stage.
    fn contacts(&self, later: &[ItemAt], has_part: impl Fn(&str) -> bool) -> BTreeMap<String, Contact> {
        let owners: HashSet<&String> = later.iter().flat_map(|at| &self.project.items[*at].owner).collect();
        let people = owners.into_iter().flat_map(|owner| self.project.people.named(owner));
        let people = people.map(|at| self.project.people.person(at)).filter(|person| !has_part(&person.id));
        let contact = |person: &crate::model::project::Person| Contact {
            name: person.name.clone(),
            party: person.party,
            role: person.role.clone(),
            email: person.email.clone(),
        };
        people.map(|person| (person.id.clone(), contact(person))).collect()
    }
}

/// An item that a later stage counts.
fn later_item(item: &Item) -> (String, GivenLater) {
    let watched = item.name.kind == "monitoring";
    let fields = item.fields.iter().filter(|(name, _)| watched && WATCHED.contains(&name.as_str()));
    let given = GivenLater {
        title: item.title.clone(),
        fields: fields.cloned().collect(),
        owner: item.owner.clone(),
        due: item.due.as_ref().map(|due| due.written()),
        stage: item.stage.clone(),
    };
    (item.name.to_string(), given)
}
