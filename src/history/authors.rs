//! Who wrote the lines of a file, by the mail addresses that git keeps with each.

use super::git::{bytes, is_work_tree, of_files};
use std::collections::{BTreeSet, HashMap};
use std::path::Path;

/// Who wrote a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Author {
    /// Their name.
    pub name: String,
    /// Their mail address.
    pub email: String,
}

/// Who made the commits that wrote a file's lines, author and committer, by the number of the line from 1; nothing for
/// lines that are not committed, or outside of git.
///
/// The addresses are those of the commits themselves: a `.mailmap`, which either side can write, is not asked.
pub fn authors(folder: &Path, file: &str) -> HashMap<usize, Vec<Author>> {
    if !is_work_tree(folder) {
        return HashMap::new();
    }
    let printed = of_files(folder, &["blame", "--porcelain", "--no-textconv", "--", file]).unwrap_or_default();
    let mut commits: HashMap<usize, String> = HashMap::new();
    for line in printed.split(|byte| *byte == b'\n').filter(|line| !line.starts_with(b"\t")) {
        let line = String::from_utf8_lossy(line);
        if let Some((digits, rest)) = line.split_once(' ')
            && digits.len() >= 40
            && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
            // A line that is not committed has a name of zeros.
            && digits.bytes().any(|byte| byte != b'0')
        {
            let number = rest.split(' ').nth(1).and_then(|number| number.parse().ok()).unwrap_or_default();
            commits.insert(number, digits.to_owned());
        }
    }
    let made = makers(folder, commits.values().cloned().collect());
    commits.into_iter().filter_map(|(line, commit)| Some((line, made.get(&commit)?.clone()))).collect()
}

/// Author and committer of commits, by their names.
fn makers(folder: &Path, commits: BTreeSet<String>) -> HashMap<String, Vec<Author>> {
    let names: Vec<String> = commits.into_iter().collect();
    let input = names.join("\n") + "\n";
    let words = ["log", "--no-walk=unsorted", "--no-mailmap", "--stdin", "--format=%H%x00%an%x00%ae%x00%cn%x00%ce"];
    if names.is_empty() {
        return HashMap::new();
    }
    let printed = bytes(folder, &words, input.as_bytes()).unwrap_or_default();
    let printed = String::from_utf8_lossy(&printed);
    let read = |line: &str| {
        let mut parts = line.split('\0').map(str::to_owned);
        let commit = parts.next()?;
        let author = Author { name: parts.next()?, email: parts.next()? };
        let committer = Author { name: parts.next()?, email: parts.next()? };
        Some((commit, vec![author, committer]))
    };
    printed.lines().filter_map(read).collect()
}
