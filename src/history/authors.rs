//! Who wrote the lines of a file, by the mail addresses that git keeps with each.

use super::commit::{Author, Commit};
use super::git::{is_work_tree, of_files};
use super::revisions::contents;
use std::collections::{BTreeSet, HashMap};
use std::path::Path;

/// Who made the commits that wrote a file's lines, author and committer, by the number of the line from 1; nothing for
/// lines that are not committed, or outside of git.
///
/// The addresses are those of the commits themselves: a `.mailmap`, which either side can write, is not asked.
pub fn authors(folder: &Path, file: &str) -> HashMap<usize, Vec<Author>> {
    if !is_work_tree(folder) {
        return HashMap::new();
    }
    let words = ["blame", "--porcelain", "--no-textconv", "--", file];
    // Nor is a list of commits to be passed over, which a setting names and either side can write (git-blame(1)); a git
    // that is too old to know of such lists passes over nothing.
    let all = [&words[..1], &["--ignore-revs-file="], &words[1..]].concat();
    let printed = of_files(folder, &all).or_else(|| of_files(folder, &words)).unwrap_or_default();
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
    let names: BTreeSet<String> = commits.values().cloned().collect();
    let mut made: HashMap<String, Vec<Author>> = HashMap::new();
    contents(folder, &Vec::from_iter(names), |name, bytes| {
        made.extend(Commit::read(bytes).map(|commit| (name.to_owned(), vec![commit.author.0, commit.committer.0])));
    });
    commits.into_iter().filter_map(|(line, commit)| Some((line, made.get(&commit)?.clone()))).collect()
}
