//! Rule: somebody acts for the giver and somebody for the receiver.

use super::Subject;
use crate::finding::{Finding, Severity};
use crate::i18n::{findings as say, words};
use crate::project::{Party, Place};

pub(super) fn check_parties(subject: &Subject<'_>) -> Vec<Finding> {
    let project = &subject.loaded.project;
    [Party::Giver, Party::Receiver]
        .into_iter()
        .filter(|party| project.people_of(*party).next().is_none())
        .map(|party| {
            let message = say::nobody_in_party(words::party(party));
            Finding::new("nobody-in-party", Severity::Hint, Place::default(), message)
                .in_field("people")
                .advise(say::nobody_in_party_advice(party.word()))
        })
        .collect()
}
