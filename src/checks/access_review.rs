//! Rule: before accounts are transferred, somebody has reviewed which accounts there are.
//!
//! What counts as reviewed is that the transfer needs another item of the section, directly or through others:
//! the review itself, or an account that waits for it. A section of a single account needs no review.

use crate::files::load::Loaded;
use crate::model::finding::{Finding, Severity};
use crate::model::list::{ItemAt, List};
use crate::model::project::Project;
use crate::text::say::findings as say;
use crate::work::steps;

const KIND: &str = "permissions";

pub(super) fn check_access_review(loaded: &Loaded) -> Vec<Finding> {
    let project = &loaded.view.project;
    let sections = project.sections.iter().filter(|section| section.kind.name == KIND);
    let accounts: Vec<ItemAt> = sections.flat_map(|section| section.items.iter().copied()).collect();
    if accounts.len() < 2 {
        return Vec::new();
    }
    let needed = needed_accounts(project, &accounts);
    let is_transfer = |at: ItemAt| project.items[at].steps.iter().any(|step| step.did == "granted");
    let unreviewed = accounts.iter().copied().filter(|at| is_transfer(*at) && needed[*at].is_empty());
    unreviewed
        .map(|at| {
            let item = &project.items[at];
            let finding = Finding::new("no-access-review", Severity::Hint, item.place.clone(), say::no_access_review());
            finding.about(&item.name).advise(say::no_access_review_advice())
        })
        .collect()
}

/// For each item the accounts other than itself that it needs, directly or through items that are none; no more than
/// two of them, since with two there is another one for whoever needs it. Goes from each account to those who need it.
fn needed_accounts(project: &Project, accounts: &[ItemAt]) -> List<ItemAt, Vec<ItemAt>> {
    let mut needed_by: List<ItemAt, Vec<ItemAt>> = List::as_long_as(&project.items, Vec::new());
    for (at, item) in project.items.entries() {
        item.needs.iter().filter_map(|need| project.find(need.item()?)).for_each(|need| needed_by[need].push(at));
    }
    let mut found: List<ItemAt, Vec<ItemAt>> = List::as_long_as(&project.items, Vec::new());
    let mut ahead: Vec<(ItemAt, ItemAt)> = accounts.iter().map(|account| (*account, *account)).collect();
    while let Some((at, account)) = ahead.pop() {
        for user in &needed_by[at] {
            steps(1);
            let known = &mut found[*user];
            if *user == account || known.len() == 2 || known.contains(&account) {
                continue;
            }
            known.push(account);
            if project.items[*user].name.kind != KIND {
                ahead.push((*user, account));
            }
        }
    }
    found
}
