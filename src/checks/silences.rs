//! Silencing: marks the findings that somebody has silenced with a reason, and reports a silence that does not work.

use super::rules::rule;
use crate::files::load::Loaded;
use crate::model::finding::{Finding, Severity};
use crate::model::item::{ItemName, Silence};
use crate::text::nearest::nearest;
use crate::text::say::{findings, silences as say};
use crate::work::steps;
use std::collections::HashMap;

/// What the codes of the findings about silences begin with; those cannot be silenced.
const OWN: &str = "silence-";

/// Marks what is silenced, and adds what is wrong with a silence.
///
/// An error is never silenced, nor is anything for which no reason is given.
pub(super) fn apply(loaded: &Loaded, findings: &mut Vec<Finding>) {
    let project = &loaded.view.project;
    let silences = || project.silences.iter().chain(project.items.iter().flat_map(|item| &item.silences));
    if silences().next().is_none() {
        return;
    }
    let mut subjects = subjects(findings);
    let mut wrong = Vec::new();
    let mut reasons: Vec<Option<&str>> = vec![None; findings.len()];
    for silence in silences() {
        let subject = subjects.get_mut(&(silence.rule.as_str(), silence.item.as_ref()));
        wrong.extend(judge(loaded, silence, subject.is_some(), subject.as_ref().is_some_and(|subject| subject.errors)));
        // Of several reasons for one thing the first counts, so that nothing is gone through twice.
        let silenced =
            subject.filter(|_| !silence.reason.is_empty()).map(|subject| std::mem::take(&mut subject.findings));
        for at in silenced.into_iter().flatten() {
            steps(1);
            reasons[at].get_or_insert(&silence.reason);
        }
    }
    for (finding, reason) in findings.iter_mut().zip(reasons) {
        finding.silenced = reason.map(str::to_owned);
    }
    findings.extend(wrong);
}

/// What one silence can be about.
#[derive(Default)]
struct Subject {
    /// Positions of the findings that may be silenced.
    findings: Vec<usize>,
    /// Whether there is an error among them, which may not.
    errors: bool,
}

/// The findings of each rule, of the whole project and of each item.
fn subjects(findings: &[Finding]) -> HashMap<(&str, Option<&ItemName>), Subject> {
    let mut subjects: HashMap<(&str, Option<&ItemName>), Subject> = HashMap::new();
    for (at, finding) in findings.iter().enumerate().filter(|(_, finding)| !finding.code.starts_with(OWN)) {
        let of_item = finding.item.as_ref().map(Some);
        for item in of_item.into_iter().chain([None]) {
            let subject = subjects.entry((finding.code, item)).or_default();
            match finding.severity {
                Severity::Error => subject.errors = true,
                Severity::Warning | Severity::Hint => subject.findings.push(at),
            }
        }
    }
    subjects
}

/// What is wrong with a silence, the worst first and only that.
fn judge(loaded: &Loaded, silence: &Silence, used: bool, is_error: bool) -> Option<Finding> {
    let rule_name = &silence.rule;
    let known = rule(rule_name).filter(|rule| !rule.code.starts_with(OWN));
    let find = |code, severity, message| {
        let finding = Finding::new(code, severity, silence.place.clone(), message).in_field(&silence.field);
        match &silence.item {
            Some(item) => finding.about(item),
            None => finding,
        }
    };
    let Some(known) = known else {
        let names = super::rules::rules().iter().map(|rule| rule.code.as_str());
        let advice = match nearest(rule_name, names) {
            Some(near) if near != rule_name => findings::did_you_mean(near),
            _ => say::silence_rules_advice(),
        };
        let finding = find("silence-unknown-rule", Severity::Warning, say::silence_unknown_rule(rule_name));
        return Some(finding.advise(advice));
    };
    if is_error || (!used && known.severity == Severity::Error) {
        let finding = find("silence-of-error", Severity::Warning, say::silence_of_error(rule_name));
        return Some(finding.advise(say::silence_of_error_advice(rule_name)));
    }
    if silence.reason.is_empty() {
        let finding = find("silence-without-reason", Severity::Warning, say::silence_without_reason(rule_name));
        return Some(finding.advise(say::silence_reason_advice()));
    }
    if silence.item.as_ref().is_some_and(|item| loaded.view.project.find(item).is_none()) {
        let name = silence.item.as_ref().map(ToString::to_string).unwrap_or_default();
        let finding = Finding::new("unknown-item", Severity::Error, silence.place.clone(), say::unknown_silenced(name));
        return Some(finding.in_field(&silence.field));
    }
    (!used).then(|| {
        let finding = find("silence-of-nothing", Severity::Hint, say::silence_of_nothing(rule_name));
        finding.advise(say::silence_of_nothing_advice())
    })
}
