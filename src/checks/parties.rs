//! Rule: somebody acts for the giver and somebody for the receiver.

use crate::files::load::Loaded;
use crate::model::finding::{Finding, Severity};
use crate::model::item::Place;
use crate::model::naming;
use crate::model::party::Party;
use crate::text::say::findings as say;

pub(super) fn check_parties(loaded: &Loaded) -> Vec<Finding> {
    let project = &loaded.view.project;
    [Party::Giver, Party::Receiver]
        .into_iter()
        .filter(|party| project.people_of(*party).next().is_none())
        .map(|party| {
            let message = say::nobody_in_party(naming::party(party));
            Finding::new("nobody-in-party", Severity::Hint, Place::default(), message)
                .in_field("people")
                .advise(say::nobody_in_party_advice(party.word()))
        })
        .collect()
}
