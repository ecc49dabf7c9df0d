//! Rule: each account on the user list of a system has an item that says what becomes of it.

use crate::files::load::Loaded;
use crate::model::finding::{Finding, Severity};
use crate::model::item::Item;
use crate::text::folded::folded;
use crate::text::say::importing as say;
use crate::text::say::words::short_names;
use std::collections::HashSet;

const KIND: &str = "permissions";

pub(super) fn check_uncovered(loaded: &Loaded) -> Vec<Finding> {
    let items: Vec<&Item> = loaded.view.project.items.iter().filter(|item| item.name.kind == KIND).collect();
    let system = |item: &Item| item.field("system").map(folded).unwrap_or_default();
    let lists: Vec<_> = items.iter().filter_map(|item| Some((item, item.field("accounts")?))).collect();
    if lists.is_empty() {
        return Vec::new();
    }
    let covered: HashSet<(String, String)> =
        items.iter().filter_map(|item| Some((system(item), folded(item.field("account")?)))).collect();
    let finding = |(item, listed): (&&Item, &str)| {
        let of = system(item);
        // An account of which nobody says the system may be this one.
        let is_covered = |account: &&str| {
            let account = folded(account);
            covered.contains(&(of.clone(), account.clone())) || covered.contains(&(String::new(), account))
        };
        let missing: Vec<&str> = listed.split(", ").filter(|account| !is_covered(account)).collect();
        let message = say::uncovered(short_names(missing.iter().copied()));
        let finding = Finding::new("uncovered-account", Severity::Warning, item.place.clone(), message);
        (!missing.is_empty()).then(|| finding.about(&item.name).advise(say::uncovered_advice()))
    };
    lists.into_iter().filter_map(finding).collect()
}
