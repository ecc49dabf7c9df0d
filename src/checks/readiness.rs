//! Rules: every factor of readiness has an item, the time to hand over is not wrong, and the transition is
//! as long as the scores call for; for each subject that is scored.

use crate::files::load::Loaded;
use crate::model::finding::{Finding, Severity};
use crate::model::item::{Item, Place};
use crate::model::kinds::factors;
use crate::model::list::ItemAt;
use crate::model::project::Project;
use crate::model::readiness::{Class, Readiness, factor_of, readiness, subjects};
use crate::text::Text;
use crate::text::say::{findings as say, words};

pub(super) fn check_readiness(loaded: &Loaded) -> Vec<Finding> {
    let project = &loaded.view.project;
    let absent = subjects(project).into_iter().filter_map(|(subject, items)| absent(project, subject, &items));
    let ranked = readiness(project, &loaded.view.standings);
    absent.chain(ranked.iter().filter_map(hurried)).collect()
}

/// Factors that no item of a subject scores.
fn absent(project: &Project, subject: Option<&str>, items: &[ItemAt]) -> Option<Finding> {
    let items: Vec<&Item> = items.iter().map(|at| &project.items[*at]).collect();
    let has_item = |name: &str| items.iter().any(|item| factor_of(item).is_some_and(|factor| factor.name == name));
    let absent: Vec<&str> =
        factors().iter().map(|factor| factor.name.as_str()).filter(|name| !has_item(name)).collect();
    let first = items.first().filter(|_| !absent.is_empty())?;
    let place = Place { source: first.place.source, span: 0..0 };
    let message = of_subject(subject, say::missing_factor(words::name_list(&absent)));
    let finding = Finding::new("missing-factor", Severity::Hint, place, message);
    Some(finding.in_field("items").advise(say::missing_factor_advice()))
}

/// That it is no time to hand a subject over, or that there is too little of it.
fn hurried(readiness: &Readiness) -> Option<Finding> {
    let mean = readiness.mean.filter(|_| !readiness.preliminary).map(|mean| format!("{mean:.1}"))?;
    let subject = readiness.subject.as_deref();
    let warn = |code, message: Text, advice: Text| {
        let finding = Finding::new(code, Severity::Warning, Place::default(), of_subject(subject, message));
        Some(finding.in_field("milestones.cutover").advise(advice))
    };
    match (readiness.enough_time, readiness.given_days, readiness.days) {
        _ if readiness.class == Some(Class::NotNow) => warn("not-ready", say::not_ready(mean), say::not_ready_advice()),
        (Some(false), Some(given), Some(days)) => {
            let message = say::transition_too_short(words::days(given), mean, words::days(days));
            warn("transition-too-short", message, say::transition_too_short_advice())
        }
        _ => None,
    }
}

/// A sentence about a subject, which it names where there is one.
fn of_subject(subject: Option<&str>, message: Text) -> Text {
    match subject {
        Some(subject) => words::labelled(subject, message),
        None => message,
    }
}
