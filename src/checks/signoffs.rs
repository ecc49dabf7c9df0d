//! Rule: every stage that counts items is signed by somebody of the giver and of the receiver.

use crate::files::load::Loaded;
use crate::model::finding::{Finding, Severity};
use crate::model::item::Place;
use crate::model::naming;
use crate::model::party::Party;
use crate::text::say::{findings as say, words};
use std::collections::{BTreeMap, HashSet};

pub(super) fn check_signoffs(loaded: &Loaded) -> Vec<Finding> {
    let project = &loaded.view.project;
    let mut findings = Vec::new();
    let mut stages: HashSet<&String> = HashSet::new();
    for (position, signoff) in project.signoffs.iter().enumerate() {
        if !stages.insert(&signoff.stage) {
            let message = say::duplicate_signoff(&signoff.stage);
            let finding = Finding::new("duplicate-signoff", Severity::Error, signoff.place.clone(), message);
            findings
                .push(finding.in_field(format!("signoff[{position}].stage")).advise(say::duplicate_signoff_advice()));
        }
        for party in [Party::Giver, Party::Receiver] {
            let signs = |id: &String| project.person(id).is_some_and(|person| person.party == party);
            if !signoff.signers.iter().any(signs) {
                let message = say::no_signer(&signoff.stage, naming::party(party));
                let finding = Finding::new("no-signer", Severity::Hint, signoff.place.clone(), message);
                findings.push(finding.in_field(format!("signoff[{position}].signers")).advise(say::no_signer_advice()));
            }
        }
    }
    let mut counted: BTreeMap<&str, usize> = BTreeMap::new();
    for item in project.items.iter().filter(|item| !item.is_reference()) {
        *counted.entry(item.stage.as_str()).or_default() += 1;
    }
    for signoff in &project.signoffs {
        counted.remove(signoff.stage.as_str());
    }
    for (stage, count) in counted {
        let message = say::stage_without_signoff(stage, words::items(count));
        let finding = Finding::new("no-signoff", Severity::Hint, Place::default(), message);
        findings.push(
            finding.in_field("signoff").advise(say::stage_without_signoff_advice(stage, project.usual_signers())),
        );
    }
    findings
}
