//! Rule: an account that is not dealt with yet names nobody of the giver whose access was revoked elsewhere.
//!
//! Revoked means: the account or the title of a complete item with the step `revoked` names the person. Not dealt
//! with means: to be transferred or rotated and not settled, or kept.

use crate::files::load::Loaded;
use crate::model::finding::{Finding, Severity};
use crate::model::item::Item;
use crate::model::party::Party;
use crate::model::project::Person;
use crate::model::standing::State;
use crate::text::say::findings as say;

pub(super) fn check_still_named(loaded: &Loaded) -> Vec<Finding> {
    let project = &loaded.view.project;
    let accounts =
        || project.items.iter().zip(&loaded.view.standings).filter(|(item, _)| item.name.kind == "permissions");
    let mut findings = Vec::new();
    for person in project.people_of(Party::Giver) {
        let revoked = accounts().find(|(item, standing)| {
            let revokes = item.steps.iter().any(|step| step.did == "revoked");
            let texts = [item.field("account"), Some(item.title.as_str())];
            revokes && standing.state == State::Complete && texts.into_iter().flatten().any(|text| names(text, person))
        });
        let Some((revoked, _)) = revoked else { continue };
        for (item, standing) in accounts() {
            let is_left = match action(item) {
                "remove" => false,
                "keep" => standing.state.applies(),
                _ => !standing.state.is_settled(),
            };
            if is_left && item.name != revoked.name && item.field("account").is_some_and(|text| names(text, person)) {
                let message = say::giver_still_named(&person.name, &revoked.title);
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

/// Whether a text names a person: by mail address, name or id, and not as a part of another word.
fn names(text: &str, person: &Person) -> bool {
    let in_word = |c: char| c.is_ascii_alphanumeric();
    // What stands before the @ of another address may end like this one.
    let in_address = |c: char| in_word(c) || matches!(c, '.' | '_' | '-' | '+');
    let small = text.to_lowercase();
    // An id is matched as it is written: `lin` is not the Lin of another name.
    holds(text, &person.id, in_word)
        || holds(&small, &person.name.to_lowercase(), in_word)
        || person.email.as_ref().is_some_and(|email| holds(&small, &email.to_lowercase(), in_address))
}

/// Whether a text holds a name between characters that do not go on a word. Chinese has no spaces between
/// words, so there a name is found wherever it stands.
fn holds(text: &str, name: &str, goes_on: impl Fn(char) -> bool) -> bool {
    let found = |(at, found): (usize, &str)| {
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        let after = text.get(at + found.len()..).and_then(|after| after.chars().next());
        !before.is_some_and(&goes_on) && !after.is_some_and(&goes_on)
    };
    !name.is_empty() && text.match_indices(name).any(found)
}
