//! The user list of a system, as sections of accounts: one for each system, with the accounts that the list holds.

use super::understood::{Draft, Part, Understood, Value};
use crate::model::kinds::Kind;
use crate::model::project::Project;
use crate::text::folded::folded;
use std::collections::HashSet;
use std::sync::Arc;

/// The kind of accounts.
pub(crate) const KIND: &str = "permissions";

/// The accounts of one system.
pub(crate) struct Accounts {
    /// The system.
    pub(crate) system: String,
    /// Every account of the list, once, in its order.
    pub(crate) listed: Vec<String>,
    /// The items of those that no item is about.
    pub(crate) missing: Vec<Draft>,
}

/// What a list says of a field of an item.
fn value<'d>(draft: &'d Draft, field: &str) -> Option<&'d str> {
    draft.values.iter().find(|value| value.field == field).map(|value| value.text.as_str())
}

/// Whether a list leaves a row without a system.
pub(crate) fn lacks_system(list: &Understood) -> bool {
    list.parts.iter().flat_map(|part| &part.items).any(|draft| value(draft, "system").is_none())
}

/// The accounts of a list by system; `system` is that of rows which do not say so, `action` what is done with each.
pub(crate) fn accounts(list: &Understood, system: &str, action: &str, project: &Project) -> Vec<Accounts> {
    let items = project.items.iter().filter(|item| item.name.kind == KIND);
    let known: HashSet<(String, String)> = items
        .filter_map(|item| Some((item.field("system").map(folded).unwrap_or_default(), folded(item.field("account")?))))
        .collect();
    let mut found: Vec<Accounts> = Vec::new();
    let mut seen: HashSet<(String, String)> = HashSet::new();
    for draft in list.parts.iter().flat_map(|part| &part.items) {
        let own = value(draft, "system").unwrap_or(system).to_owned();
        let account = value(draft, "account").unwrap_or(&draft.title).to_owned();
        let key = (folded(&own), folded(&account));
        if !seen.insert(key.clone()) {
            continue;
        }
        let at = found.iter().position(|one| folded(&one.system) == key.0).unwrap_or_else(|| {
            found.push(Accounts { system: own.clone(), listed: Vec::new(), missing: Vec::new() });
            found.len() - 1
        });
        // A comma tells the accounts of a list apart.
        found[at].listed.push(account.replace([',', '，'], " "));
        if known.contains(&key) || known.contains(&(String::new(), key.1)) {
            continue;
        }
        let mut draft = draft.clone();
        for (field, text) in [("system", &own), ("account", &account), ("action", &action.to_owned())] {
            if value(&draft, field).is_none() {
                draft.values.push(Value { field: field.to_owned(), column: field.to_owned(), text: text.clone() });
            }
        }
        if folded(&draft.title) == format!("{} {}", folded(&own), folded(&account)) {
            draft.title = account.clone();
        }
        draft.parent = None;
        found[at].missing.push(draft);
    }
    found
}

/// The section that the accounts of a system go to; the list itself is told by an item without steps.
pub(crate) fn part(accounts: &Accounts, title: String, kind: &Arc<Kind>) -> Part {
    Part { title, kind: kind.clone(), owner: Vec::new(), details: Vec::new(), items: accounts.missing.clone() }
}
