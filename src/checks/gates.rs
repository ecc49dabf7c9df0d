//! Rule: what an item waits for besides other items is there, and comes before it.

use crate::files::load::Loaded;
use crate::model::finding::{Finding, Severity};
use crate::model::item::Item;
use crate::model::need::Need;
use crate::model::project::Project;
use crate::text::say::status::milestone;
use crate::text::say::{rules as say, words};
use std::collections::{BTreeMap, BTreeSet};

/// Looks at every need that is more than an item, and at the stages of those that are.
pub(super) fn check_gates(loaded: &Loaded) -> Vec<Finding> {
    let project = &loaded.view.project;
    let labels: BTreeSet<&str> = project.items.iter().filter_map(|item| item.one_of.as_deref()).collect();
    let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
    for item in &project.items {
        *kinds.entry(&item.name.kind).or_default() += 1;
    }
    let mut findings = Vec::new();
    for item in &project.items {
        for (position, need) in item.needs.iter().enumerate() {
            let mut report = |code, severity, message, advice| {
                let finding = Finding::new(code, severity, item.place.clone(), message).about(&item.name);
                let field = format!("items[{}].needs[{position}]", item.index);
                findings.push(finding.in_field(field).advise(advice));
            };
            match need {
                Need::OneOf(label) if !labels.contains(label.as_str()) => {
                    let advice = match labels.is_empty() {
                        true => say::no_labels(label),
                        false => say::known_labels(words::short_names(labels.iter().copied())),
                    };
                    report("unknown-item", Severity::Error, say::unknown_label(label), advice);
                }
                Need::Kind(kind) => {
                    let others = kinds.get(kind.as_str()).copied().unwrap_or_default();
                    if others == usize::from(*kind == item.name.kind) {
                        let names = words::short_names(kinds.keys().copied());
                        report("unknown-item", Severity::Warning, say::empty_kind(kind), say::known_kinds(names));
                    }
                }
                Need::Signoff(stage) => match gate(project, item, stage) {
                    Gate::Unknown => {
                        let stages = words::short_names(project.signoffs.iter().map(|signoff| signoff.stage.as_str()));
                        let advice = say::unknown_gate_advice(stages);
                        report("unknown-stage", Severity::Error, say::unknown_gate(stage), advice);
                    }
                    Gate::NotEarlier => {
                        let message = say::gate_not_earlier(milestone(stage), milestone(&item.stage));
                        report("gate-not-earlier", Severity::Error, message, say::gate_not_earlier_advice());
                    }
                    Gate::Earlier => {}
                },
                Need::Item(name) => {
                    let later =
                        project.find(name).map(|at| &project.items[at]).filter(|need| is_later(project, need, item));
                    if let Some(need) = later {
                        let message = say::needs_later(&need.title, milestone(&need.stage));
                        report("needs-later-stage", Severity::Warning, message, say::needs_later_advice());
                    }
                }
                Need::OneOf(_) => {}
            }
        }
    }
    findings
}

/// Where a gate stands to the stage of the item behind it.
enum Gate {
    Unknown,
    NotEarlier,
    Earlier,
}

fn gate(project: &Project, item: &Item, stage: &str) -> Gate {
    if !project.signoffs.iter().any(|signoff| signoff.stage == stage) {
        return Gate::Unknown;
    }
    match project.milestone(stage).zip(project.milestone(&item.stage)) {
        Some((gate, own)) if gate >= own => Gate::NotEarlier,
        _ => Gate::Earlier,
    }
}

fn is_later(project: &Project, need: &Item, item: &Item) -> bool {
    let days = project.milestone(&need.stage).zip(project.milestone(&item.stage));
    days.is_some_and(|(need, own)| need > own)
}
