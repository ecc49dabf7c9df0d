//! The files of a project's folder, as they stand at a moment: what is there, how large, and when it was written.
//!
//! In: the folder. Out: a [`Listing`]. Opens nothing and follows no link.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::time::SystemTime;

/// No folder is looked into that lies deeper.
const DEEPEST: usize = 64;

/// Files by their paths from the folder, with their sizes and the times of their last change.
pub(crate) type Listing = BTreeMap<String, (u64, Option<SystemTime>)>;

/// Lists the files of a folder, but for what is hidden.
pub(crate) fn listing(root: &Path) -> Listing {
    let mut found = Listing::new();
    list(root, "", DEEPEST, &mut found);
    found
}

fn list(folder: &Path, below: &str, depth: usize, found: &mut Listing) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let Some(about) = entry.metadata().ok().filter(|_| !name.starts_with('.')) else { continue };
        let path = format!("{below}{name}");
        if about.is_dir() && depth > 0 {
            list(&entry.path(), &format!("{path}/"), depth - 1, found);
        } else if about.is_file() {
            found.insert(path, (about.len(), about.modified().ok()));
        }
    }
}
