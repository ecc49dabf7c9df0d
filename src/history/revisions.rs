//! The revisions of a folder: which files each changed, and what was in them.
//!
//! Only what git keeps is asked for, never what a checkout would make of it: no filter, hook, pager or other program that
//! a repository configures runs.

use super::git::{bytes, text};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::Path;

/// So many files are asked for at a time: what is in them is many times as large as their names.
const AT_A_TIME: usize = 64;

/// A file that a commit changed, seen from one of its parents; the names are git's own for what is in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FileChange {
    /// Its path from the folder.
    pub(crate) path: String,
    /// What it was; nothing where it is new.
    pub(crate) old: Option<String>,
    /// What it is; nothing where it is gone.
    pub(crate) new: Option<String>,
}

/// A commit, and what it changed below the folder.
#[derive(Debug, Clone, Default)]
pub(crate) struct Revision {
    /// Its name.
    pub(crate) name: String,
    /// The changes from each of its parents; one list where it has none.
    pub(crate) from: Vec<Vec<FileChange>>,
}

/// All revisions up to the present one, each after its parents; nothing outside of git, or before the first commit.
pub(crate) fn revisions(folder: &Path) -> Option<Vec<Revision>> {
    let listed = text(folder, &["rev-list", "--topo-order", "--reverse", "--parents", "HEAD"])?;
    let mut asked = String::new();
    for line in listed.lines() {
        let mut names = line.split(' ');
        let name = names.next().unwrap_or_default();
        let parents: Vec<&str> = names.collect();
        match parents.is_empty() {
            true => asked += &format!("{name}\n"),
            false => parents.iter().for_each(|parent| asked += &format!("{name} {parent}\n")),
        }
    }
    let words =
        ["diff-tree", "--stdin", "--always", "--root", "-r", "--raw", "--no-abbrev", "--no-renames", "--relative"];
    let printed = bytes(folder, &[words.as_slice(), &["--no-ext-diff", "--no-textconv"]].concat(), asked.as_bytes())?;
    let printed = String::from_utf8_lossy(&printed);
    let mut all: Vec<Revision> = Vec::new();
    for line in printed.lines() {
        if let Some((old, new, path)) = changed_file(line) {
            let is_there = |name: &str| name.bytes().any(|byte| byte != b'0').then(|| name.to_owned());
            let change = FileChange { path, old: is_there(old), new: is_there(new) };
            if let Some(changes) = all.last_mut().and_then(|revision| revision.from.last_mut()) {
                changes.push(change);
            }
            continue;
        }
        let name = line.split(' ').next().unwrap_or_default();
        match all.last_mut().filter(|last| last.name == name) {
            Some(last) => last.from.push(Vec::new()),
            None => all.push(Revision { name: name.to_owned(), from: vec![Vec::new()] }),
        }
    }
    Some(all)
}

/// A line of git about a file: what it was, what it is, and its path.
fn changed_file(line: &str) -> Option<(&str, &str, String)> {
    let (about, path) = line.strip_prefix(':')?.split_once('\t')?;
    let mut words = about.split(' ').skip(2);
    Some((words.next()?, words.next()?, path.to_owned()))
}

/// The commits whose parents are not in this clone, though they have some.
pub(crate) fn edges(folder: &Path) -> BTreeSet<String> {
    let path = text(folder, &["rev-parse", "--git-path", "shallow"]).unwrap_or_default();
    let kept = std::fs::read_to_string(folder.join(path.trim_end_matches('\n'))).unwrap_or_default();
    kept.lines().map(|line| line.trim().to_owned()).collect()
}

/// The whole name of a revision that somebody named; nothing where there is none.
pub(crate) fn revision(folder: &Path, word: &str) -> Option<String> {
    let wanted = format!("{word}^{{commit}}");
    let name = text(folder, &["rev-parse", "--verify", "--quiet", "--end-of-options", &wanted])?;
    Some(name.trim_end().to_owned())
}

/// The files of a folder in a revision: their paths from it, and git's names of what is in them.
pub(crate) fn files(folder: &Path, revision: &str) -> BTreeMap<String, String> {
    let printed = text(folder, &["ls-tree", "-r", "-z", revision]).unwrap_or_default();
    let entry = |entry: &str| {
        let (about, path) = entry.split_once('\t')?;
        let mut words = about.split(' ');
        // A link is no file.
        let is_file = words.next()?.starts_with("100");
        let name = words.nth(1)?;
        is_file.then(|| (path.to_owned(), name.to_owned()))
    };
    printed.split('\0').filter_map(entry).collect()
}

/// Hands over what git keeps under some names, one after the other; what is missing here is left out.
pub(crate) fn contents(folder: &Path, names: &[String], mut each: impl FnMut(&str, &[u8])) {
    for part in names.chunks(AT_A_TIME) {
        let input = part.join("\n") + "\n";
        let printed = bytes(folder, &["cat-file", "--batch"], input.as_bytes()).unwrap_or_default();
        let mut rest = printed.as_slice();
        // `<name> <kind> <size>`, a line end, the bytes, a line end; or `<name> missing`.
        while let Some(end) = rest.iter().position(|byte| *byte == b'\n') {
            let head = String::from_utf8_lossy(&rest[..end]).into_owned();
            rest = &rest[end + 1..];
            let words: Vec<&str> = head.split(' ').collect();
            let size = words.get(2).and_then(|size| size.parse::<usize>().ok()).filter(|size| *size < rest.len());
            if let (Some(name), Some(size)) = (words.first(), size) {
                each(name, &rest[..size]);
                rest = &rest[size + 1..];
            }
        }
    }
}

/// What git keeps under some names, by name.
pub(crate) fn all_contents(folder: &Path, names: &[String]) -> HashMap<String, Vec<u8>> {
    let mut all = HashMap::new();
    contents(folder, names, |name, bytes| drop(all.insert(name.to_owned(), bytes.to_vec())));
    all
}
