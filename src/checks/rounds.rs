//! Rule: what is done again and again has rounds that can be counted.

use crate::files::load::Loaded;
use crate::model::finding::{Finding, Severity};
use crate::model::rounds::{MOST, Rounds};
use crate::text::say::{findings as findings_say, rules as say};

/// Finds items without a round, and those with more than are counted.
pub(super) fn check_rounds(loaded: &Loaded) -> Vec<Finding> {
    let project = &loaded.view.project;
    let mut findings = Vec::new();
    for item in &project.items {
        let Some(repeats) = &item.repeats else { continue };
        let (message, severity) = match Rounds::of(project, item) {
            None => (say::no_rounds_found(repeats.from.written(), repeats.until.written()), Severity::Error),
            Some(rounds) if rounds.cut => (say::too_many_rounds(MOST.to_string()), Severity::Error),
            Some(_) => continue,
        };
        let finding = Finding::new("no-rounds", severity, item.place.clone(), message).about(&item.name);
        let finding = finding.in_field(format!("items[{}].every", item.index));
        findings.push(finding.advise(findings_say::every_advice()));
    }
    findings
}
