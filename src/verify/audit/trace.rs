//! The acts of a project through the revisions of its files: which commit wrote each, which changed or took one out.
//!
//! In: the revisions with the changes of section files alone, and what is in the files of each. Out: [`Trace`]. An act is
//! known by its item and by all that it says, so that a file may be called otherwise, and an item stand in another file.
//! What a revision holds that cannot be read counts as what was there before. Pure.

use crate::files::format::{Format, MAX_BYTES, Node, parse, said};
use crate::history::Revision;
use crate::model::kinds;
use crate::work::steps;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet, VecDeque};
use std::hash::Hash;
use std::path::Path;
use std::sync::Arc;

/// Fields of an item that say nothing of what is handed over.
const ASIDE: [&str; 8] = ["id", "owner", "due", "priority", "tags", "order", "silence", "log"];

/// An act as a file has it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Written {
    /// Full name of the item.
    pub(super) item: String,
    /// All that it says.
    pub(super) said: String,
    /// When, who and what, as written.
    pub(super) told: [String; 3],
}

/// What is in a text: its acts, with how often each stands in it, and its items by full name.
#[derive(Debug, Clone, Default)]
pub(super) struct Acts {
    pub(super) acts: HashMap<Written, usize>,
    items: HashMap<String, Words>,
}

/// What an item says of what is handed over, field by field.
type Words = Arc<BTreeMap<String, String>>;

/// An item of which a commit changed what it says, after something was done about it.
#[derive(Debug, Clone)]
pub(super) struct Reworded {
    /// The fields that it changed.
    pub(super) fields: BTreeSet<String>,
    /// The acts that stood in its log.
    pub(super) acts: Vec<Written>,
    /// The commit that did so.
    pub(super) commit: String,
}

/// What a commit did, seen from one of its parents.
struct Step {
    added: HashMap<Written, usize>,
    lost: HashMap<Written, usize>,
    /// The items that are in the files that it changed, before and after.
    items: [HashMap<String, Words>; 2],
    /// The acts on each item of which it changed what it says.
    on_reworded: HashMap<String, Vec<Written>>,
}

/// An act that is no more, or says something else.
#[derive(Debug, Clone)]
pub(super) struct Changed {
    /// As it was.
    pub(super) act: Written,
    /// What it was changed to; nothing where it was taken out.
    pub(super) to: Option<Written>,
    /// The commit that did so.
    pub(super) commit: String,
}

/// What became of acts.
#[derive(Debug, Default)]
pub(super) struct Trace {
    /// The commit that first wrote each act.
    pub(super) origin: HashMap<Written, String>,
    /// What was changed or taken out, in the order of the commits.
    pub(super) changed: Vec<Changed>,
    /// Items that say something else than when somebody acted on them, in the order of the commits.
    pub(super) reworded: Vec<Reworded>,
    /// Revisions of files that could not be read.
    pub(super) unread: usize,
    /// Acts that were changed or taken out, and those of items that have another name since.
    known: HashSet<Written>,
}

/// The acts in a file, item by item; nothing where it cannot be read.
pub(super) fn acts_by_item(path: &str, bytes: &[u8]) -> Option<Vec<Vec<Written>>> {
    Some(items_in(path, bytes)?.into_iter().map(|(_, _, acts)| acts).collect())
}

/// The items in a file with what they say and their acts; nothing where it cannot be read.
fn items_in(path: &str, bytes: &[u8]) -> Option<Vec<(String, Words, Vec<Written>)>> {
    let format = Format::of(Path::new(path)).filter(|_| bytes.len() <= MAX_BYTES)?;
    let document = parse(bytes, format).ok()?;
    let text = |node: &Node, name: &str| node.get(name).map(said).unwrap_or_default();
    let section = text(&document.root, "section");
    let kind = kinds::called(&section).map_or(section.as_str(), |kind| kind.name.as_str());
    let acts = |item: &Node| {
        let name = format!("{kind}/{}", text(item, "id").trim());
        let log = item.get("log").map(Node::members).unwrap_or_default().iter();
        let act = |act: &Node| Written {
            item: name.clone(),
            said: said(act),
            told: ["at", "by", "did"].map(|field| text(act, field)),
        };
        let acts = log.map(act).collect();
        let fields = item.entries().iter().filter(|entry| !ASIDE.contains(&entry.key.as_str()));
        let words = fields.map(|entry| (entry.key.to_string(), said(&entry.node))).collect();
        (name.clone(), Arc::new(words), acts)
    };
    Some(document.root.get("items").map(Node::members).unwrap_or_default().iter().map(acts).collect())
}

/// What is in a file; nothing where it cannot be read.
pub(super) fn acts_in(path: &str, bytes: &[u8]) -> Option<Acts> {
    let mut held = Acts::default();
    for (item, words, acts) in items_in(path, bytes)? {
        held.items.insert(item, words);
        for act in acts {
            *held.acts.entry(act).or_default() += 1;
        }
    }
    Some(held)
}

/// Follows the acts through revisions, each after its parents; `read` gives the acts of what git keeps under a name, or
/// nothing where that cannot be read.
pub(super) fn trace(revisions: &[Revision], read: &HashMap<String, Option<Acts>>) -> Trace {
    let mut trace = Trace::default();
    let none = Acts::default();
    // What stands for a text that cannot be read: that of before.
    let mut instead: HashMap<&str, &Acts> = HashMap::new();
    for revision in revisions {
        let mut from: Vec<Step> = Vec::new();
        for changes in &revision.from {
            let (mut after, mut before) = (Acts::default(), Acts::default());
            for change in changes {
                let known = |name: &'_ Option<String>| {
                    let name = name.as_deref()?;
                    read.get(name).and_then(Option::as_ref).or_else(|| instead.get(name).copied())
                };
                let old = known(&change.old).unwrap_or(&none);
                let new = match (&change.new, known(&change.new)) {
                    (Some(name), None) => {
                        trace.unread += 1;
                        instead.insert(name, old);
                        old
                    }
                    (_, new) => new.unwrap_or(&none),
                };
                add(&mut after, new);
                add(&mut before, old);
            }
            let (added, lost) = (minus(&after.acts, &before.acts), minus(&before.acts, &after.acts));
            let on_reworded = on_reworded(&before, &after);
            from.push(Step { added, lost, items: [before.items, after.items], on_reworded });
        }
        trace.take(&revision.name, &from);
    }
    trace
}

/// The acts on each item that says something else afterwards.
fn on_reworded(before: &Acts, after: &Acts) -> HashMap<String, Vec<Written>> {
    let differs = |item: &str| {
        before
            .items
            .get(item)
            .zip(after.items.get(item))
            .is_some_and(|(then, now)| !changed_fields(then, now).is_empty())
    };
    let mut found: HashMap<String, Vec<Written>> = HashMap::new();
    for act in before.acts.keys() {
        if found.contains_key(&act.item) || differs(&act.item) {
            found.entry(act.item.clone()).or_default().push(act.clone());
        }
    }
    found
}

fn changed_fields(then: &Words, now: &Words) -> BTreeSet<String> {
    if Arc::ptr_eq(then, now) {
        return BTreeSet::new();
    }
    then.keys().chain(now.keys()).filter(|name| then.get(*name) != now.get(*name)).cloned().collect()
}

fn add(all: &mut Acts, more: &Acts) {
    all.items.extend(more.items.iter().map(|(item, words)| (item.clone(), words.clone())));
    for (act, count) in &more.acts {
        *all.acts.entry(act.clone()).or_default() += count;
    }
}

fn minus(all: &HashMap<Written, usize>, less: &HashMap<Written, usize>) -> HashMap<Written, usize> {
    let left = all.iter().map(|(act, count)| (act.clone(), count.saturating_sub(less.get(act).copied().unwrap_or(0))));
    left.filter(|(_, count)| *count > 0).collect()
}

/// Acts by what they have in common, those of each in order.
fn queues<'a, K: Eq + Hash>(
    acts: impl Iterator<Item = &'a Written>,
    key: impl Fn(&'a Written) -> K,
) -> HashMap<K, VecDeque<&'a Written>> {
    let mut queues: HashMap<K, VecDeque<&Written>> = HashMap::new();
    for act in acts {
        queues.entry(key(act)).or_default().push_back(act);
    }
    queues
}

/// The first that is not used; those before it are gone.
fn first_left<'a>(acts: &mut VecDeque<&'a Written>, used: &HashSet<&Written>) -> Option<&'a Written> {
    while acts.front().is_some_and(|act| used.contains(act)) {
        steps(1);
        acts.pop_front();
    }
    acts.front().copied()
}

impl Trace {
    /// Takes what a commit added and took out, seen from each of its parents. Of a merge, only what it has from none of
    /// them is its own, and what it lacks that was taken out on neither way to it.
    fn take(&mut self, commit: &str, from: &[Step]) {
        let new_to_all = |act: &Written| from.iter().all(|step| step.added.contains_key(act));
        let mut added: BTreeSet<Written> =
            from.iter().flat_map(|step| step.added.keys()).filter(|act| new_to_all(act)).cloned().collect();
        let is_merge = from.len() > 1;
        let mut lost: BTreeSet<Written> = from.iter().flat_map(|step| step.lost.keys()).cloned().collect();
        lost.retain(|act| !is_merge || !self.known.contains(act));
        // The same act at an item that is new, while the one that had it is gone: the item has another name now. An act that
        // goes to an item that was there already is another act.
        let is_there = |item: &String, then: usize| from.iter().any(|step| step.items[then].contains_key(item));
        let mut at_new = queues(added.iter().filter(|act| !is_there(&act.item, 0)), |act| act.said.as_str());
        let gone = lost.iter().filter(|act| !is_there(&act.item, 1));
        let moved = |act: &Written| Some((act.clone(), at_new.get_mut(act.said.as_str())?.pop_front()?.clone()));
        for (act, moved) in gone.filter_map(moved).collect::<Vec<_>>() {
            let origin = self.origin.get(&act).cloned().unwrap_or_else(|| commit.to_owned());
            added.remove(&moved);
            lost.remove(&act);
            self.origin.entry(moved).or_insert(origin);
            self.known.insert(act);
        }
        let mut of_moment = queues(added.iter(), |act| (&act.item, &act.told[0]));
        let mut of_step = queues(added.iter(), |act| (&act.item, &act.told[1], &act.told[2]));
        let mut used: HashSet<&Written> = HashSet::new();
        for act in &lost {
            let [at, by, did] = &act.told;
            let alike = [of_moment.get_mut(&(&act.item, at)), of_step.get_mut(&(&act.item, by, did))];
            let to = alike.into_iter().flatten().filter_map(|acts| first_left(acts, &used)).min();
            used.extend(to);
            self.known.insert(act.clone());
            self.changed.push(Changed { act: act.clone(), to: to.cloned(), commit: commit.to_owned() });
        }
        // Of a merge, only what it has from none of its parents is its own.
        for (item, acts) in from.first().into_iter().flat_map(|step| &step.on_reworded) {
            let fields = from.iter().map(|step| {
                let [then, now] = step.items.each_ref().map(|items| items.get(item));
                then.zip(now).map(|(then, now)| changed_fields(then, now)).unwrap_or_default()
            });
            let fields = fields.reduce(|all, more| all.intersection(&more).cloned().collect()).unwrap_or_default();
            if !fields.is_empty() {
                self.reworded.push(Reworded { fields, acts: acts.clone(), commit: commit.to_owned() });
            }
        }
        for act in &added {
            self.origin.entry(act.clone()).or_insert_with(|| commit.to_owned());
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::history::FileChange;

    fn file(acts: &[&str]) -> Acts {
        let log: String =
            acts.iter().map(|act| format!("{{ at = \"{act}\", by = \"lin\", did = \"granted\" }}, ")).collect();
        let text = format!("section = \"permissions\"\n[[items]]\nid = \"a\"\nlog = [{log}]\n");
        acts_in("x.toml", text.as_bytes()).unwrap()
    }

    fn change(path: &str, old: Option<&str>, new: Option<&str>) -> FileChange {
        FileChange { path: path.to_owned(), old: old.map(str::to_owned), new: new.map(str::to_owned) }
    }

    #[test]
    fn what_is_taken_out_is_told_and_what_only_moves_is_not() {
        let read = HashMap::from([
            ("1".to_owned(), Some(file(&["t1", "t2"]))),
            ("2".to_owned(), Some(file(&["t1"]))),
            ("3".to_owned(), None),
        ]);
        let commit = |name: &str, from: Vec<Vec<FileChange>>| Revision { name: name.to_owned(), from };
        let revisions = [
            commit("A", vec![vec![change("a.toml", None, Some("1"))]]),
            commit("B", vec![vec![change("a.toml", Some("1"), None), change("b.toml", None, Some("1"))]]),
            commit("C", vec![vec![change("b.toml", Some("1"), Some("3"))]]),
            commit("D", vec![vec![change("b.toml", Some("3"), Some("2"))]]),
            // A merge that takes D's side.
            commit("M", vec![vec![], vec![change("b.toml", Some("1"), Some("2"))]]),
        ];
        let trace = trace(&revisions, &read);
        assert!(trace.origin.values().all(|commit| commit == "A"), "{trace:?}");
        let told: Vec<_> = trace.changed.iter().map(|one| (one.act.told[0].as_str(), one.commit.as_str())).collect();
        assert_eq!((told, trace.unread), (vec![("t2", "D")], 1));
    }
}
