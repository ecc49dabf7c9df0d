//! Rule: nobody acts after the day on which they left.

use crate::files::load::Loaded;
use crate::model::finding::{Finding, Severity};
use crate::model::naming;
use crate::model::project::Person;
use crate::text::say::{rules as say, words};
use std::collections::HashMap;

/// Finds acts of people who had left.
pub(super) fn check_leaving(loaded: &Loaded) -> Vec<Finding> {
    let view = &loaded.view;
    let gone = view.project.people.iter().filter_map(|person| Some((person.id.as_str(), (person, person.left?))));
    let gone: HashMap<&str, (&Person, _)> = gone.collect();
    let mut findings = Vec::new();
    if gone.is_empty() {
        return findings;
    }
    for item in &view.project.items {
        for (position, act) in item.log.iter().enumerate() {
            let Some((person, left)) = gone.get(act.by.as_str()) else { continue };
            if view.zone.place(&act.at).date_naive() <= *left {
                continue;
            }
            let left = words::day(*left, view.today());
            let message = say::acted_after_leaving(&person.name, left, naming::done(item, &act.did));
            let finding = Finding::new("left-already", Severity::Warning, act.place.clone(), message);
            let field = format!("items[{}].log[{position}].by", item.index);
            findings.push(finding.about(&item.name).in_field(field).advise(say::acted_after_leaving_advice()));
        }
    }
    findings
}
