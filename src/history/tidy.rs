//! Whether files are in git as they stand here, so that whoever checks them out has the same bytes.

use super::git::{bytes, is_work_tree, of_files, text};
use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::Read;
use std::path::Path;

/// Why somebody else would not have a file as it stands here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Untidy {
    /// git cannot look at the folder, so that nobody knows.
    Unknown,
    /// It conflicts.
    Unmerged,
    /// It is in git, and not in the folder: the clone is sparse.
    Sparse,
    /// It has changes that are not committed, or is not in git yet.
    Uncommitted,
    /// git does not hold it, and does not say so: it lies in another repository inside this one, or in a folder that is
    /// passed over as a whole.
    NotHeld,
    /// git is told to pass it over.
    Ignored,
    /// git stores something else in its place (a filter such as LFS).
    Filtered,
    /// git changes its line ends or its encoding.
    Converted,
}

impl Untidy {
    /// Whether the folder is not whole, so that nobody may sign over it.
    pub fn is_not_whole(self) -> bool {
        matches!(self, Untidy::Unmerged | Untidy::Sparse)
    }
}

/// What is untidy among the files of a folder: `read` are those that were read, `kept` those whose very bytes matter.
/// Nothing outside of git.
pub fn untidy(folder: &Path, read: &BTreeSet<String>, kept: &BTreeSet<String>) -> BTreeMap<String, Untidy> {
    let mut found = BTreeMap::new();
    if !is_work_tree(folder) {
        return found;
    }
    let (Some(status), Some(tracked)) = (status(folder), tracked(folder)) else {
        found.insert(".".to_owned(), Untidy::Unknown);
        return found;
    };
    let sparse = tracked.iter().filter(|(path, skipped)| *skipped && !folder.join(path).exists());
    let sparse = sparse.map(|(path, _)| (path.clone(), Untidy::Sparse));
    for (path, why) in status.into_iter().chain(sparse) {
        let is_file = || {
            Path::new(&path)
                .extension()
                .is_some_and(|end| ["toml", "yaml", "yml"].iter().any(|known| end.eq_ignore_ascii_case(known)))
        };
        let own = read.contains(&path) || kept.contains(&path);
        if own || (why.is_not_whole() && is_file()) {
            let known = found.entry(path).or_insert(why);
            *known = why.min(*known);
        }
    }
    let held: BTreeSet<&String> = tracked.iter().map(|(path, _)| path).collect();
    for path in read.iter().chain(kept).filter(|path| !held.contains(path)) {
        found.entry(path.clone()).or_insert(Untidy::NotHeld);
    }
    for (path, why) in conversions(folder, kept) {
        found.entry(path).or_insert(why);
    }
    found
}

/// Whether git is told to pass a path over, so that it would never be committed.
pub fn is_ignored(folder: &Path, path: &str) -> bool {
    is_work_tree(folder) && bytes(folder, &["check-ignore", "-q", "--", path], &[]).is_some()
}

/// What `git status` says, by path from the folder; nothing where it fails.
fn status(folder: &Path) -> Option<Vec<(String, Untidy)>> {
    let listed = ["--porcelain=v1", "-z", "--untracked-files=all", "--ignored=traditional", "--no-renames"];
    // A repository within this one has settings of its own.
    let words = [&["status"], listed.as_slice(), &["--ignore-submodules=all", "--", "."]].concat();
    let prefix = text(folder, &["rev-parse", "--show-prefix"]).unwrap_or_default();
    let prefix = prefix.trim_end_matches('\n');
    let printed = of_files(folder, &words)?;
    let mut all = Vec::new();
    for entry in printed.split(|byte| *byte == 0).filter(|entry| entry.len() > 3) {
        let Ok(entry) = std::str::from_utf8(entry) else { continue };
        let (code, path) = entry.split_at(3);
        let why = match code.trim_end() {
            "DD" | "AU" | "UD" | "UA" | "DU" | "AA" | "UU" => Untidy::Unmerged,
            "!!" => Untidy::Ignored,
            _ => Untidy::Uncommitted,
        };
        if let Some(path) = path.strip_prefix(prefix) {
            all.push((path.to_owned(), why));
        }
    }
    Some(all)
}

/// The files that git holds, by path from the folder, with whether it may keep them out of it.
fn tracked(folder: &Path) -> Option<Vec<(String, bool)>> {
    let printed = bytes(folder, &["ls-files", "-z", "-t", "--", "."], &[])?;
    let entries = printed.split(|byte| *byte == 0).filter_map(|entry| std::str::from_utf8(entry).ok()?.split_once(' '));
    Some(entries.map(|(tag, path)| (path.to_owned(), tag == "S")).collect())
}

/// The files that a checkout would not give back byte for byte.
fn conversions(folder: &Path, kept: &BTreeSet<String>) -> Vec<(String, Untidy)> {
    let input: Vec<u8> = kept.iter().flat_map(|path| path.bytes().chain([0])).collect();
    let words = ["check-attr", "-z", "--stdin", "text", "eol", "filter", "working-tree-encoding", "ident"];
    let Some(printed) = bytes(folder, &words, &input) else { return Vec::new() };
    let printed = String::from_utf8_lossy(&printed).into_owned();
    let fields: Vec<&str> = printed.split('\0').collect();
    let mut attributes: BTreeMap<&str, BTreeMap<&str, &str>> = BTreeMap::new();
    for entry in fields.chunks_exact(3) {
        attributes.entry(entry[0]).or_default().insert(entry[1], entry[2]);
    }
    let converts =
        text(folder, &["config", "core.autocrlf"]).is_some_and(|value| ["true", "input"].contains(&value.trim()));
    let mut all = Vec::new();
    for (path, set) in attributes {
        let is = |name: &str, values: &[&str]| set.get(name).is_some_and(|value| values.contains(value));
        let given = |name: &str| !is(name, &["unspecified", "unset"]);
        if given("filter") {
            all.push((path.to_owned(), Untidy::Filtered));
            continue;
        }
        let text = match set.get("text") {
            Some(&"unset") => false,
            Some(&"set") => true,
            Some(&"auto") => !is_binary(&folder.join(path)),
            // Without an attribute, the ends of lines decide: `eol` makes it text, and so does a setting of this machine.
            _ => given("eol") || (converts && !is_binary(&folder.join(path))),
        };
        if text || given("working-tree-encoding") || given("ident") {
            all.push((path.to_owned(), Untidy::Converted));
        }
    }
    all
}

/// Whether git takes a file for binary: it has a zero among its first bytes (gitattributes(5), `text=auto`).
fn is_binary(path: &Path) -> bool {
    let mut start = Vec::new();
    let read = File::open(path).and_then(|file| file.take(8000).read_to_end(&mut start));
    read.is_ok() && start.contains(&0)
}
