//! Rule: no backup that was checked is left unrestored when the cutover comes.

use crate::files::load::Loaded;
use crate::model::finding::{Finding, Severity};
use crate::text::say::{findings as say, words};

/// How many days before the cutover it becomes pressing.
const DAYS_BEFORE: i64 = 3;

pub(super) fn check_restored(loaded: &Loaded) -> Vec<Finding> {
    let project = &loaded.view.project;
    let Some(cutover) = project.milestone("cutover") else { return Vec::new() };
    let days = (cutover - loaded.view.today()).num_days();
    if days > DAYS_BEFORE {
        return Vec::new();
    }
    let mut findings = Vec::new();
    for (item, standing) in project.items.iter().zip(&loaded.view.standings) {
        let verified = item.steps.iter().position(|step| step.did == "verified");
        let next = standing.replay.next_step(item).is_some_and(|step| step.did == "restored");
        let is_open = item.name.kind == "backups" && !standing.state.is_settled();
        if is_open && next && verified.is_some_and(|at| standing.replay.made > at) {
            let message = if days > 0 { say::never_restored(words::days(days)) } else { say::never_restored_late() };
            let finding = Finding::new("never-restored", Severity::Warning, item.place.clone(), message);
            findings.push(finding.about(&item.name).advise(say::never_restored_advice()));
        }
    }
    findings
}
