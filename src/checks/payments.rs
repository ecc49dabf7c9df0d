//! Rule: what a payment says of its amount can be added up.

use crate::files::load::Loaded;
use crate::model::finding::{Finding, Severity};
use crate::model::item::ItemName;
use crate::model::naming;
use crate::model::payments::{Why, payments};
use crate::text::say::sums as say;

/// Finds payments that no sum counts. One that names no amount yet may still get one.
pub(super) fn check_payments(loaded: &Loaded) -> Vec<Finding> {
    let project = &loaded.view.project;
    let uncounted = payments(project, &loaded.view.standings, project.items.positions()).uncounted;
    let finding = |name: &str, why: Why| {
        let item = &project.items[project.find(&ItemName::parse(name, None)?)?];
        let message = say::uncounted_payment(naming::uncounted_payment(why));
        let finding = Finding::new("payment-uncounted", Severity::Hint, item.place.clone(), message);
        Some(
            finding.about(&item.name).in_field(format!("items[{}].amount", item.index)).advise(say::uncounted_advice()),
        )
    };
    let unread = uncounted.iter().filter(|one| one.why != Why::NoAmount);
    unread.filter_map(|one| finding(&one.item, one.why)).collect()
}
