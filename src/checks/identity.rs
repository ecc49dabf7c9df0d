//! Rule: two people share neither an address nor a key, and nobody of one party has the name of somebody of another.

use crate::files::load::Loaded;
use crate::model::finding::{Finding, Severity};
use crate::model::identity::{Shared, shared};
use crate::model::naming;
use crate::text::say::findings as say;

pub(super) fn check_identity(loaded: &Loaded) -> Vec<Finding> {
    let project = &loaded.view.project;
    let mut findings = Vec::new();
    for (first, other, what) in shared(project) {
        let (one, two, place) = (&first.id, &other.id, other.place.clone());
        findings.push(match what {
            Shared::Address(address) => {
                let message = say::shared_address(one, two, address);
                let finding = Finding::new("shared-address", Severity::Error, place, message);
                finding.in_field("people.email").advise(say::shared_address_advice())
            }
            Shared::Key => {
                let finding = Finding::new("shared-key", Severity::Error, place, say::shared_key(one, two));
                finding.in_field("people.keys").advise(say::shared_key_advice())
            }
            Shared::Name => {
                let [party, other_party] = [first.party, other.party].map(naming::party);
                let message = say::same_name(one, party, two, other_party, &first.name, &other.name);
                let finding = Finding::new("same-name", Severity::Warning, place, message);
                finding.in_field("people.name").advise(say::same_name_advice())
            }
        });
    }
    findings
}
