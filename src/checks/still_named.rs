//! Rule: an account that is not dealt with yet names nobody of the giver whose access was revoked elsewhere.
//!
//! Revoked means: the account or the title of a complete item with the step `revoked` names the person. Not dealt
//! with means: to be transferred or rotated and not settled, or kept.

use super::Subject;
use crate::finding::{Finding, Severity};
use crate::i18n::findings as say;
use crate::project::standing::State;
use crate::project::{Item, Party, Person};

pub(super) fn check_still_named(subject: &Subject<'_>) -> Vec<Finding> {
    let project = &subject.loaded.project;
    let accounts = || project.items.iter().zip(subject.standings).filter(|(item, _)| item.name.kind == "permissions");
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

/// Whether a text names a person: by mail address, by name, or by id as a word of its own.
fn names(text: &str, person: &Person) -> bool {
    let text = text.to_lowercase();
    let holds = |name: &str| !name.is_empty() && text.contains(&name.to_lowercase());
    let id = person.id.to_lowercase();
    holds(person.email.as_deref().unwrap_or_default())
        || holds(&person.name)
        || text.split(|c: char| !c.is_alphanumeric()).any(|word| word == id)
        || text.split_whitespace().any(|word| word == id)
}
