//! Acts that somebody entered for another person, and whether that one's party has answered for them since. Pure.

use super::item::{Act, Item};
use super::party::Party;
use super::project::{Person, Project};
use super::standing::Standing;
use std::collections::{HashMap, HashSet};

/// Who entered an act in the name of another party; nothing where the one who did it, or one of the same party, did.
pub(crate) fn entered_across<'a>(project: &'a Project, act: &Act) -> Option<&'a Person> {
    let entered = project.person(act.entered_by.as_deref()?)?;
    let acting = project.person(&act.by)?;
    (entered.party != acting.party).then_some(entered)
}

/// The acts of an item, by position, that another party entered and that the party they speak for has not taken over:
/// nobody of it has acted on the item since. An act that was itself entered by another party takes nothing over.
/// Acts before the last reopening, and those that break a rule, are passed over.
pub(crate) fn not_taken_over(project: &Project, item: &Item, standing: &Standing) -> Vec<usize> {
    if item.log.iter().all(|act| act.entered_by.is_none()) {
        return Vec::new();
    }
    let broken: HashSet<usize> = standing.violations.iter().map(|(at, _)| *at).collect();
    let mut open: HashMap<Party, Vec<usize>> = HashMap::new();
    for (position, act) in item.log.iter().enumerate().filter(|(position, _)| !broken.contains(position)) {
        if act.did == "reopened" {
            open.clear();
        }
        let Some(person) = project.person(&act.by) else { continue };
        let own = open.entry(person.party).or_default();
        match entered_across(project, act) {
            Some(_) => own.push(position),
            None => own.clear(),
        }
    }
    let mut all: Vec<usize> = open.into_values().flatten().collect();
    all.sort_unstable();
    all
}
