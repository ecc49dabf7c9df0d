//! Rule: an account that is not dealt with yet names nobody of the giver whose access was revoked elsewhere.
//!
//! Revoked means: the account or the title of a complete item with the step `revoked` names the person. Not dealt
//! with means: to be transferred or rotated and not settled, or kept.

use super::mentions::Mentions;
use crate::files::load::Loaded;
use crate::model::finding::{Finding, Severity};
use crate::model::item::Item;
use crate::model::list::PersonAt;
use crate::model::party::Party;
use crate::model::standing::State;
use crate::text::say::findings as say;
use std::collections::HashMap;

pub(super) fn check_still_named(loaded: &Loaded) -> Vec<Finding> {
    let project = &loaded.view.project;
    let accounts =
        || project.items.iter().zip(&loaded.view.standings).filter(|(item, _)| item.name.kind == "permissions");
    let revokes = |item: &Item| item.steps.iter().any(|step| step.did == "revoked");
    let revoked = accounts().filter(|(item, standing)| standing.state == State::Complete && revokes(item));
    let mut revoked = revoked.map(|(item, _)| item).peekable();
    if revoked.peek().is_none() {
        return Vec::new();
    }
    let mentions = Mentions::of(&project.people, project.people.of(Party::Giver));
    // Of several items that revoke somebody's access the first is told.
    let mut revoked_by: HashMap<PersonAt, &Item> = HashMap::new();
    for item in revoked {
        for text in item.field("account").into_iter().chain(item.title.texts()) {
            mentions.in_text(text).into_iter().for_each(|person| {
                revoked_by.entry(person).or_insert(item);
            });
        }
    }
    let mut findings = Vec::new();
    for (item, standing) in accounts() {
        let is_left = match action(item) {
            "remove" => false,
            "keep" => standing.state.applies(),
            _ => !standing.state.is_settled(),
        };
        let Some(account) = item.field("account").filter(|_| is_left) else { continue };
        for person in mentions.in_text(account) {
            if let Some(revoked) = revoked_by.get(&person).filter(|revoked| revoked.name != item.name) {
                let message = say::giver_still_named(&project.people.person(person).name, &revoked.title);
                let finding = Finding::new("giver-still-named", Severity::Warning, item.place.clone(), message);
                findings.push(finding.about(&item.name).advise(say::giver_still_named_advice()));
            }
        }
    }
    findings
}

fn action(item: &Item) -> &str {
    item.field("action").unwrap_or("transfer")
}
