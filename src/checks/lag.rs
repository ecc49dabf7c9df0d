//! Rule: at the cutover the giver's access ends, by being revoked or suspended, or by another secret.

use crate::files::load::Loaded;
use crate::model::finding::{Finding, Severity};
use crate::model::kinds::ENDS_ACCESS;
use crate::text::say::{findings as say, words};

/// Finds access that is still open, and of which nothing but its end is asked, once the day of the cutover is over.
pub(super) fn check_lag(loaded: &Loaded) -> Vec<Finding> {
    let view = &loaded.view;
    let Some(cutover) = view.project.milestone("cutover").filter(|day| *day < view.today()) else { return Vec::new() };
    let days = (view.today() - cutover).num_days();
    let entries = view.project.items.entries().filter(|(_, item)| item.name.kind == "permissions");
    let open = entries.filter(|(at, item)| {
        let standing = &view.standings[*at];
        let next = standing.replay.next_step(item).is_some_and(|step| ENDS_ACCESS.contains(&step.did.as_str()));
        next && standing.is_outstanding()
    });
    open.map(|(_, item)| {
        let message = say::still_open_after_cutover(words::days(days));
        let finding = Finding::new("still-open-after-cutover", Severity::Warning, item.place.clone(), message);
        finding.about(&item.name).advise(say::still_open_after_cutover_advice())
    })
    .collect()
}
