//! Rule: a condition can come out one way or the other.

use crate::files::load::Loaded;
use crate::model::finding::{Finding, Severity};
use crate::model::kinds::asks::{AskType, Asks};
use crate::text::say::rules as say;

/// Finds conditions about what an item never says.
pub(super) fn check_conditions(loaded: &Loaded) -> Vec<Finding> {
    let project = &loaded.view.project;
    let mut findings = Vec::new();
    for item in &project.items {
        let Some(condition) = item.when.as_ref().and_then(|when| when.condition()) else { continue };
        let Some(other) = project.find(&condition.item).map(|at| &project.items[at]) else { continue };
        if let Some(field) = &condition.field {
            if other.kind.field(field).is_none() && other.field(field).is_none() {
                let message = say::condition_unknown_field(condition.item.to_string(), field);
                let finding = Finding::new("condition-never", Severity::Error, item.place.clone(), message);
                findings.push(finding.about(&item.name).in_field(format!("items[{}].when", item.index)));
            }
            continue;
        }
        let asked: Vec<&Asks> = other.steps.iter().filter_map(|step| step.asks.as_ref()).collect();
        let name = condition.item.to_string();
        let (message, advice) = match asked.as_slice() {
            [] => (say::condition_asks_nothing(name), Some(say::condition_asks_nothing_advice())),
            asked if asked.iter().any(|asks| asks.kind == AskType::Text || asks.read(&condition.is).is_ok()) => {
                continue;
            }
            _ => (say::condition_never(name, &condition.is), None),
        };
        let finding = Finding::new("condition-never", Severity::Error, item.place.clone(), message).about(&item.name);
        let finding = finding.in_field(format!("items[{}].when", item.index));
        findings.push(match advice {
            Some(advice) => finding.advise(advice),
            None => finding,
        });
    }
    findings
}
