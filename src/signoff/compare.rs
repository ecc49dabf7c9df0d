//! What a record binds, held against what the project says now.
//!
//! In: a record, and the project. Out: a [`Comparison`]: whether it still says the same, what departs from it, what
//! only went on. Each log is cut down to the acts that were signed, and from what is left the record must follow again,
//! field by field; what was done since must keep every step that was made. Pure.

mod comparison;
mod items;
mod terms;

use crate::document::derived::{project_of, stand};
use crate::document::given::{given_act, given_item, given_of};
use crate::document::record::{Given, GivenAct, Record, Terms};
use crate::model::derive::standings;
use crate::model::item::{Item, ItemName};
use crate::model::list::ItemAt;
use crate::model::project::Project;
use crate::model::view::View;
use crate::text::Text;
use crate::text::say::{signoff as say, words};
use crate::work::steps;
pub use comparison::{Comparison, Departure};
pub(super) use items::changed_fields;
use items::{Kept, chosen, compare_item};
use std::collections::HashMap;
pub(super) use terms::changed_terms;
use terms::same_but_for_people;

/// So many items that were added are told by name.
const NAMED: usize = 200;

/// What the project gives for a stage now, looked at once for all records of the stage.
#[derive(Debug)]
pub struct Now {
    given: Given,
    /// The names of the items of the stage itself, in order.
    own: Vec<String>,
}

impl Now {
    /// What a project gives.
    pub fn of(given: Given) -> Now {
        let own = given.items.iter().filter(|(_, item)| item.stage == given.terms.stage);
        Now { own: own.map(|(name, _)| name.clone()).collect(), given }
    }

    /// The items of the stage that a record does not know: the first of their names, and how many there are.
    fn added_to(&self, given: &Given) -> (Vec<String>, usize) {
        let names = self.own.iter().filter(|name| !given.items.contains_key(*name)).take(NAMED).cloned();
        let known = given.items.keys().filter(|name| self.own.binary_search(name).is_ok()).count();
        (names.collect(), self.own.len() - known)
    }
}

/// Compares a record with the project; `now` is what the project gives for its stage.
pub fn compare(record: &Record, view: &View, now: &Now) -> Comparison {
    let given = &record.given;
    let around = given.changes_around(&now.given);
    let around = (!around.is_empty()).then(|| say::around_changed(words::text_list(&around)));
    if now.given.is_same(given) {
        return Comparison { same: true, told: around.into_iter().collect(), ..Comparison::default() };
    }
    let mut found = Comparison::default();
    let mut kept: Vec<Kept<'_>> = Vec::new();
    let then = project_of(given);
    let then_standings = stand(&then);
    for ((name, signed), standing) in given.items.iter().zip(&then_standings) {
        let depart = |what: Text, tampered| Departure { item: Some(name.clone()), what, tampered };
        let at = ItemName::parse(name, None).and_then(|name| view.project.find(&name));
        let Some(at) = at else {
            found.departures.push(depart(say::item_is_gone(signed.title.text()), !signed.log.is_empty()));
            continue;
        };
        let acts = matched(&signed.log, &view.project.items[at]);
        let missing = acts.iter().filter(|position| position.is_none()).count();
        if missing > 0 {
            found.departures.push(depart(say::acts_missing(missing, signed.title.text()), true));
        }
        kept.push(Kept { name, signed, then: standing, at, acts });
    }
    let cut = cut_down(&view.project, &given.terms, &kept);
    let again = given_of(&cut, &standings(&cut, &view.now), &given.terms.stage);
    found.departures.extend(changed_terms(&given.terms, &again.terms, &mut found.told));
    let chosen = chosen(view, &kept);
    for one in &kept {
        compare_item(record, view, one, &again, &chosen, &mut found);
    }
    (found.added, found.added_count) = now.added_to(given);
    found.told.extend(around);
    // Nothing that the record holds may come from elsewhere, even where no single field tells what it is.
    if found.departures.is_empty() && !same_but_for_people(given, &again) {
        found.departures.push(Departure { item: None, what: say::does_not_follow(), tampered: true });
    }
    found
}

/// Items whose names stand more than once, and that of them nobody can tell which was signed.
pub type Twice = HashMap<String, Departure>;

/// Finds the names that stand more than once; what was signed was altered or hidden where those are not the same.
pub fn standing_twice(project: &Project) -> Twice {
    let others = project.items.entries().filter_map(|(at, item)| {
        let first = project.find(&item.name).filter(|first| *first != at)?;
        Some((item, &project.items[first]))
    });
    let mut twice = Twice::new();
    for (item, first) in others {
        let tampered = given_item(project, item) != given_item(project, first);
        let what = say::stands_twice(item.title.text());
        let name = item.name.to_string();
        let departure = twice.entry(name.clone()).or_insert(Departure { item: Some(name), what, tampered });
        departure.tampered |= tampered;
    }
    twice
}

/// Where each act that was signed stands in an item's log now, in their order; nothing for one that is not there.
fn matched(signed: &[GivenAct], item: &Item) -> Vec<Option<usize>> {
    let log: Vec<GivenAct> = item.log.iter().map(given_act).collect();
    let mut positions: HashMap<&GivenAct, Vec<usize>> = HashMap::new();
    for (at, act) in log.iter().enumerate() {
        positions.entry(act).or_default().push(at);
    }
    steps(log.len() + signed.len());
    let mut next = 0;
    let find = |act: &GivenAct| {
        let known = positions.get(act)?;
        let position = *known.get(known.partition_point(|at| *at < next))?;
        next = position + 1;
        Some(position)
    };
    signed.iter().map(find).collect()
}

/// The project as far as a record of a stage knows it: these items, with these acts of their logs.
fn cut_down(project: &Project, terms: &Terms, kept: &[Kept<'_>]) -> Project {
    // Without the stages whose open items it carries, nothing would be carried.
    let is_known = |stage: &String| *stage == terms.stage || terms.carried.contains(stage);
    let mut cut = Project {
        id: project.id.clone(),
        uuid: project.uuid.clone(),
        title: project.title.clone(),
        language: project.language.clone(),
        timezone: project.timezone.clone(),
        parties: project.parties.clone(),
        milestones: project.milestones.clone(),
        people: project.people.clone(),
        signoffs: project.signoffs.iter().filter(|signoff| is_known(&signoff.stage)).cloned().collect(),
        ..Project::default()
    };
    for one in kept {
        let item = &project.items[one.at];
        let log = one.acts.iter().flatten().filter_map(|position| item.log.get(*position).cloned()).collect();
        let at: ItemAt = cut.items.push(Item { log, ..item.clone() });
        cut.names.insert(item.name.clone(), at);
    }
    cut
}
