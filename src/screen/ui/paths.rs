//! Completes the path at the end of a line, of files and folders below some folders.
//!
//! In: the line up to the cursor. Out: where the path begins, and how it may go on. A name with blanks is completed as it
//! is: the path begins as early in the line as something is there that begins so.

use crate::text::visible::has_unsafe;
use std::path::{Path, PathBuf};

/// Where the path begins in the line, and how it may go on; nothing where none does.
pub(super) fn complete(line: &str, folders: &[PathBuf]) -> (usize, Vec<String>) {
    let after_blank = line.char_indices().filter(|(_, c)| c.is_whitespace()).map(|(at, c)| at + c.len_utf8());
    for begin in std::iter::once(0).chain(after_blank) {
        let quoted = usize::from(line[begin..].starts_with('"'));
        let begun = &line[begin + quoted..];
        if begun.is_empty() && !line.trim().is_empty() {
            break;
        }
        let mut found: Vec<String> = folders.iter().flat_map(|folder| going_on(begun, folder)).collect();
        if !found.is_empty() {
            found.sort();
            found.dedup();
            return (begin + quoted, found);
        }
    }
    (line.len(), Vec::new())
}

/// The paths below a folder that begin so; those of folders end in `/`. What is hidden is offered to whoever begins with a dot.
fn going_on(begun: &str, folder: &Path) -> Vec<String> {
    let (above, start) = begun.rfind('/').map_or(("", begun), |at| begun.split_at(at + 1));
    let Ok(entries) = std::fs::read_dir(folder.join(above)) else { return Vec::new() };
    let named = |entry: std::fs::DirEntry| {
        let name = entry.file_name().into_string().ok()?;
        let fits = name.starts_with(start) && (!name.starts_with('.') || start.starts_with('.')) && !has_unsafe(&name);
        let end = if entry.path().is_dir() { "/" } else { "" };
        fits.then(|| format!("{above}{name}{end}"))
    };
    entries.filter_map(Result::ok).filter_map(named).collect()
}
