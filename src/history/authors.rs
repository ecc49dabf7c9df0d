//! Who wrote the lines of a file, by the mail address that git keeps with each.

use super::git::{bytes, is_work_tree};
use std::collections::HashMap;
use std::path::Path;

/// Who wrote a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Author {
    /// Their name.
    pub name: String,
    /// Their mail address.
    pub email: String,
}

/// The authors of a file's lines that are committed, by the number of the line from 1; nothing outside of git.
pub fn authors(folder: &Path, file: &str) -> HashMap<usize, Author> {
    if !is_work_tree(folder) {
        return HashMap::new();
    }
    let printed = bytes(folder, &["blame", "--line-porcelain", "--", file], &[]).unwrap_or_default();
    let mut all = HashMap::new();
    let (mut number, mut name, mut email, mut committed) = (0, String::new(), String::new(), false);
    for line in printed.split(|byte| *byte == b'\n') {
        let line = String::from_utf8_lossy(line);
        if line.starts_with('\t') {
            if committed {
                all.insert(number, Author { name: name.clone(), email: email.clone() });
            }
        } else if let Some(rest) = line.strip_prefix("author ") {
            rest.clone_into(&mut name);
        } else if let Some(rest) = line.strip_prefix("author-mail ") {
            rest.trim_matches(['<', '>']).clone_into(&mut email);
        } else if let Some((digits, rest)) = line.split_once(' ')
            && digits.len() >= 40
            && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
        {
            number = rest.split(' ').nth(1).and_then(|number| number.parse().ok()).unwrap_or_default();
            // A line that is not committed has a name of zeros.
            committed = digits.bytes().any(|byte| byte != b'0');
        }
    }
    all
}
