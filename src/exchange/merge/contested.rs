//! Where one side acted on what the other changed: an act counts for the words that stood when it was made.
//!
//! In: what three files say. Out: the items, and the defaults of the whole file, of which somebody must choose though each
//! line was changed by one side alone. Pure.

use super::three::{Choices, by_name};
use crate::files::format::{Node, Value, said};
use std::collections::{BTreeSet, HashSet};

/// Fields of an item that say nothing of what is handed over.
const ASIDE: [&str; 7] = ["owner", "due", "priority", "tags", "order", "silence", "log"];

/// What a file says of all of its items.
const FOR_ALL: [&str; 11] =
    ["section", "stage", "accept_when", "needs", "approve", "steps", "only", "every", "from", "until", "target"];

/// Acts by which nobody agrees to anything.
const AGREES_TO_NOTHING: [&str; 6] = ["noted", "blocked", "unblocked", "undone", "reopened", "rejected"];

/// Finds them in three files: as both had it, ours, theirs.
pub(super) fn contested(roots: [&Node; 3]) -> Choices {
    let mut choices = Choices::default();
    let [base, ours, theirs] = roots.map(|root| by_name("items", root.get("items")));
    let mut acted = [false, false];
    for (known, base) in &base {
        let (Some(ours), Some(theirs)) = (ours.get(known), theirs.get(known)) else { continue };
        let acts = [agrees(base, ours), agrees(base, theirs)];
        let changed = [changes(base, ours, theirs), changes(base, theirs, ours)];
        if acts[0] && changed[1] || acts[1] && changed[0] {
            choices.whole.insert(("items".to_owned(), known.0.clone()));
        }
        acted = [acted[0] || acts[0], acted[1] || acts[1]];
    }
    let [base, ours, theirs] = roots;
    for name in FOR_ALL {
        let [base, ours, theirs] = [base.get(name), ours.get(name), theirs.get(name)];
        if ours != theirs && (acted[0] && base != theirs || acted[1] && base != ours) {
            choices.defaults.insert(name.to_owned());
        }
    }
    choices
}

/// Whether somebody agreed to something in an item since.
fn agrees(base: &Node, now: &Node) -> bool {
    let acts = |item: &'_ Node| item.get("log").map(Node::members).unwrap_or_default().to_vec();
    let known: HashSet<String> = acts(base).iter().map(said).collect();
    let did = |act: &Node| match act.get("did").map(|node| &node.value) {
        Some(Value::Text(did) | Value::Plain(did)) => did.to_lowercase().to_string(),
        _ => String::new(),
    };
    acts(now)
        .iter()
        .filter(|act| !known.contains(&said(act)))
        .any(|act| !AGREES_TO_NOTHING.contains(&did(act).as_str()))
}

/// Whether one side changed what an item says, in a way that the other did not.
fn changes(base: &Node, now: &Node, other: &Node) -> bool {
    let names: BTreeSet<&str> =
        [base, now].into_iter().flat_map(Node::entries).map(|entry| entry.key.as_str()).collect();
    let differs = |name: &&str| base.get(name) != now.get(name) && now.get(name) != other.get(name);
    names.into_iter().filter(|name| !ASIDE.contains(name)).any(|name| differs(&name))
}
