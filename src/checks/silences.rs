//! Silencing: marks the findings that somebody has silenced with a reason, and reports a silence that does not work.

use super::rules::rule;
use crate::files::load::Loaded;
use crate::model::finding::{Finding, Severity};
use crate::model::item::Silence;
use crate::text::nearest::nearest;
use crate::text::say::findings as say;

/// What the codes of the findings about silences begin with; those cannot be silenced.
const OWN: &str = "silence-";

/// Marks what is silenced, and adds what is wrong with a silence.
///
/// An error is never silenced, nor is anything for which no reason is given.
pub(super) fn apply(loaded: &Loaded, findings: &mut Vec<Finding>) {
    let project = &loaded.view.project;
    let silences = project.silences.iter().chain(project.items.iter().flat_map(|item| &item.silences));
    let mut wrong = Vec::new();
    for silence in silences {
        let mut used = false;
        let mut is_error = false;
        for finding in findings.iter_mut().filter(|finding| silences_it(silence, finding)) {
            used = true;
            is_error |= finding.severity == Severity::Error;
            if finding.severity != Severity::Error && !silence.reason.is_empty() {
                finding.silenced.get_or_insert_with(|| silence.reason.clone());
            }
        }
        wrong.extend(judge(loaded, silence, used, is_error));
    }
    findings.extend(wrong);
}

fn silences_it(silence: &Silence, finding: &Finding) -> bool {
    finding.code == silence.rule
        && !finding.code.starts_with(OWN)
        && (silence.item.is_none() || silence.item == finding.item)
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
            Some(near) if near != rule_name => say::did_you_mean(near),
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
