//! The files of records through the revisions: which were changed or taken out once they were committed.
//!
//! What is signed is written once, and so is every statement: git knows the last one too, which nothing else names. Reads
//! git and the files below `records/`, and judges none of them.

use crate::evidence::{Digest, Silent, hash_file};
use crate::files::folders::RECORDS;
use crate::history::{Revision, Untidy, contents, untidy};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::Path;

/// A file of a record that is not as it was committed.
pub(super) struct Touched {
    /// Its path from the project folder.
    pub(super) path: String,
    /// `edited` or `deleted`.
    pub(super) how: &'static str,
    /// The commit that did so; nothing where that is not committed.
    pub(super) commit: Option<String>,
}

/// Whether a path is that of a file in the folder of a record.
pub(super) fn is_of_record(path: &str) -> bool {
    path.strip_prefix(RECORDS).and_then(|rest| rest.strip_prefix('/')).is_some_and(|rest| rest.contains('/'))
}

/// The files of records that were changed or taken out; `head` names what is in each as it was committed last. What
/// stands there again was put back.
pub(super) fn touched(root: &Path, revisions: &[Revision], head: &BTreeMap<String, String>) -> Vec<Touched> {
    let mut all = Vec::new();
    for revision in revisions {
        // Of a merge, only what it has from none of its parents is its own.
        let by_all = |path: &str| revision.from.iter().all(|changes| changes.iter().any(|change| change.path == path));
        for change in revision.from.first().into_iter().flatten().filter(|change| is_of_record(&change.path)) {
            let is_other =
                change.old.is_some() && change.old != change.new && change.old.as_ref() != head.get(&change.path);
            if is_other && by_all(&change.path) {
                let how = if change.new.is_some() { "edited" } else { "deleted" };
                all.push(Touched { path: change.path.clone(), how, commit: Some(revision.name.clone()) });
            }
        }
    }
    let committed: BTreeMap<&String, &String> = head.iter().filter(|(path, _)| is_of_record(path)).collect();
    let names: Vec<String> = committed.values().map(|name| (*name).clone()).collect();
    let mut digests: HashMap<String, Digest> = HashMap::new();
    contents(root, &names, |name, bytes| digests.extend([(name.to_owned(), Digest::of(bytes))]));
    let (mut gone, mut here) = (BTreeSet::new(), Vec::new());
    for (path, name) in committed {
        let file = root.join(path);
        let now = hash_file(&file, &Silent).ok().map(|hashed| hashed.digest);
        if file.symlink_metadata().is_err() {
            gone.insert(path.clone());
        } else if digests.get(name).is_some_and(|digest| now.as_ref() != Some(digest)) {
            here.push(Touched { path: path.clone(), how: "edited", commit: None });
        }
    }
    // What a sparse clone leaves out nobody took away.
    let left_out = if gone.is_empty() { BTreeMap::new() } else { untidy(root, &gone, &BTreeSet::new()) };
    let gone = gone.into_iter().filter(|path| left_out.get(path) != Some(&Untidy::Sparse));
    all.extend(gone.map(|path| Touched { path, how: "deleted", commit: None }));
    all.extend(here);
    all
}
