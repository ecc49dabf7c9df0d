//! Rule: before accounts are transferred, somebody has reviewed which accounts there are.
//!
//! What counts as reviewed is that the transfer needs another item of the section, directly or through others:
//! the review itself, or an account that waits for it. A section of a single account needs no review.

use crate::files::load::Loaded;
use crate::model::finding::{Finding, Severity};
use crate::model::list::{ItemAt, List};
use crate::model::project::Project;
use crate::text::say::findings as say;

const KIND: &str = "permissions";

pub(super) fn check_access_review(loaded: &Loaded) -> Vec<Finding> {
    let project = &loaded.view.project;
    let Some(section) = project.sections.iter().find(|section| section.kind.name == KIND) else { return Vec::new() };
    if section.items.len() < 2 {
        return Vec::new();
    }
    let is_transfer = |at: ItemAt| project.items[at].steps.iter().any(|step| step.did == "granted");
    let unreviewed = section.items.iter().copied().filter(|at| is_transfer(*at) && !needs_account(project, *at));
    unreviewed
        .map(|at| {
            let item = &project.items[at];
            let finding = Finding::new("no-access-review", Severity::Hint, item.place.clone(), say::no_access_review());
            finding.about(&item.name).advise(say::no_access_review_advice())
        })
        .collect()
}

/// Whether an item needs another one of the section, directly or through others.
fn needs_account(project: &Project, start: ItemAt) -> bool {
    let mut seen = List::as_long_as(&project.items, false);
    seen[start] = true;
    let mut ahead = vec![start];
    while let Some(at) = ahead.pop() {
        for need in project.items[at].needs.iter().filter_map(|name| project.find(name)) {
            if !std::mem::replace(&mut seen[need], true) {
                if project.items[need].name.kind == KIND {
                    return true;
                }
                ahead.push(need);
            }
        }
    }
    false
}
