//! Rules: every factor of readiness has an item, the time to hand over is not wrong, and the transition is
//! as long as the scores call for.

use crate::files::load::Loaded;
use crate::model::finding::{Finding, Severity};
use crate::model::item::Place;
use crate::model::kinds::factors;
use crate::model::readiness::{Class, KIND, factor_of, readiness};
use crate::text::say::{findings as say, words};

pub(super) fn check_readiness(loaded: &Loaded) -> Vec<Finding> {
    let project = &loaded.view.project;
    let Some(readiness) = readiness(project, &loaded.view.standings) else { return Vec::new() };
    let mut findings = Vec::new();
    let items: Vec<_> = project.items.iter().filter(|item| item.name.kind == KIND).collect();
    let has_item = |name: &str| items.iter().any(|item| factor_of(item).is_some_and(|factor| factor.name == name));
    let absent: Vec<&str> =
        factors().iter().map(|factor| factor.name.as_str()).filter(|name| !has_item(name)).collect();
    if let Some(first) = items.first().filter(|_| !absent.is_empty()) {
        let place = Place { source: first.place.source, span: 0..0 };
        let finding = Finding::new("missing-factor", Severity::Hint, place, say::missing_factor(absent.join(", ")));
        findings.push(finding.in_field("items").advise(say::missing_factor_advice()));
    }
    let Some(mean) = readiness.mean.filter(|_| !readiness.preliminary).map(|mean| format!("{mean:.1}")) else {
        return findings;
    };
    let warn = |code, message| Finding::new(code, Severity::Warning, Place::default(), message);
    if readiness.class == Some(Class::NotNow) {
        let finding = warn("not-ready", say::not_ready(mean));
        findings.push(finding.in_field("milestones.cutover").advise(say::not_ready_advice()));
    } else if let (Some(false), Some(given), Some(days)) = (readiness.enough_time, readiness.given_days, readiness.days)
    {
        let message = say::transition_too_short(words::days(given), mean, words::days(days));
        let finding = warn("transition-too-short", message);
        findings.push(finding.in_field("milestones.cutover").advise(say::transition_too_short_advice()));
    }
    findings
}
