//! What is in the folder of a new project already, and whether that may be.
//!
//! In: the folder. Out: what `init` must work around, or why it will not begin. Reads, never writes.

use super::files::{GUIDES, NewFile};
use crate::files::folders::{ATTRIBUTES, PROJECT_ATTRIBUTES};
use crate::files::load::{PROJECT_FILES, Source, section_paths};
use crate::text::Text;
use crate::text::problem::Problem;
use crate::text::say::{init as say, words};
use crate::text::visible::visible_line;
use anyhow::Result;
use std::fs;
use std::path::{Component, Path, PathBuf};

/// How many file names a message lists.
const LISTED: usize = 5;

/// The folder of a new project.
#[derive(Debug)]
pub(super) struct Ground {
    /// Its absolute path, without links and `..` as far as it exists.
    pub(super) root: PathBuf,
    /// How it was named.
    pub(super) shown: String,
    /// The name that the guide gets.
    pub(super) guide: &'static str,
    /// The README that is there already.
    pub(super) readme: Option<String>,
    /// The `.gitattributes` that is there already.
    pub(super) attributes: Attributes,
}

/// A folder's `.gitattributes`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Attributes {
    /// There is none.
    Absent,
    /// It says what git must know of a project.
    Good,
    /// It does not say all of it.
    Lacking,
}

impl Ground {
    /// Looks at a folder, which need not exist.
    ///
    /// # Errors
    ///
    /// When a project is there already or around it, when it is no folder, or holds files that a
    /// project would wrongly read as its own.
    pub(super) fn survey(folder: &Path) -> Result<Ground> {
        let shown = visible_line(&folder.display().to_string());
        let root = resolve(folder)?;
        let names = match fs::read_dir(&root) {
            Ok(entries) => {
                entries.filter_map(|entry| Some(entry.ok()?.file_name().to_string_lossy().into_owned())).collect()
            }
            Err(_) if root.symlink_metadata().is_ok_and(|metadata| !metadata.is_dir()) => {
                return Err(Problem::project(say::not_a_folder(&shown)).into());
            }
            Err(_) => Vec::new(),
        };
        if let Some(file) = PROJECT_FILES.into_iter().find(|name| names.iter().any(|found| found == name)) {
            return Err(Problem::project(say::holds_project(&shown, file)).hint(say::holds_project_hint()).into());
        }
        let around = |folder: &&Path| PROJECT_FILES.iter().any(|name| folder.join(name).is_file());
        if let Some(outer) = root.ancestors().skip(1).find(around) {
            let problem = Problem::project(say::inside_project(&shown, outer.display()));
            return Err(problem.hint(say::inside_project_hint()).into());
        }
        if !names.is_empty() {
            refuse_foreign_files(&root, &shown)?;
        }
        let taken = |name: &str| names.iter().find(|found| found.eq_ignore_ascii_case(name)).cloned();
        let readme = taken(GUIDES[0]);
        Ok(Ground {
            guide: GUIDES[usize::from(readme.is_some())],
            readme,
            attributes: attributes(&root.join(ATTRIBUTES)),
            root,
            shown,
        })
    }

    /// Refuses to go on when a new file exists already.
    ///
    /// # Errors
    ///
    /// Names them.
    pub(super) fn refuse_overwriting(&self, files: &[NewFile]) -> Result<()> {
        let there = files.iter().filter(|(path, _)| self.root.join(path).symlink_metadata().is_ok());
        let names: Vec<String> = there.map(|(path, _)| path.display().to_string()).collect();
        if names.is_empty() {
            return Ok(());
        }
        let problem = Problem::project(say::would_overwrite(&self.shown, listed(&names)));
        Err(problem.hint(say::would_overwrite_hint()).into())
    }
}

/// The absolute path of a folder of which the last parts may be missing.
fn resolve(folder: &Path) -> Result<PathBuf> {
    let absolute = std::path::absolute(folder)?;
    let existing = absolute.ancestors().find_map(|part| Some((part, part.canonicalize().ok()?)));
    let Some((part, mut resolved)) = existing else { return Ok(absolute) };
    for component in absolute.strip_prefix(part).unwrap_or(Path::new("")).components() {
        match component {
            Component::ParentDir => {
                resolved.pop();
            }
            other => resolved.push(other),
        }
    }
    Ok(resolved)
}

/// Refuses a folder whose TOML or YAML files belong to something else.
fn refuse_foreign_files(root: &Path, shown: &str) -> Result<()> {
    let is_section = |path: &PathBuf| {
        let source = Source::read(root, path);
        source.document.is_some_and(|document| document.root.get("section").is_some())
    };
    let foreign: Vec<PathBuf> = section_paths(root).into_iter().filter(|path| !is_section(path)).collect();
    if foreign.is_empty() {
        return Ok(());
    }
    let names: Vec<String> = foreign.iter().map(|path| visible_line(&path.display().to_string())).collect();
    let own = if shown == "." { say::own_folder() } else { say::folder_within(shown, say::own_folder()) };
    let problem = Problem::project(say::foreign_files(shown, listed(&names)));
    Err(problem.hint(say::foreign_files_hint(own)).into())
}

fn listed(names: &[String]) -> Text {
    let shown = words::name_list(&names[..names.len().min(LISTED)]);
    match names.len().saturating_sub(LISTED) {
        0 => shown,
        more => say::and_more(shown, more),
    }
}

fn attributes(path: &Path) -> Attributes {
    match path.symlink_metadata() {
        Err(_) => return Attributes::Absent,
        Ok(found) if !found.is_file() => return Attributes::Lacking,
        Ok(_) => {}
    }
    let text = fs::read(path).map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).unwrap_or_default();
    let says = |wanted: &&str| {
        let (pattern, attribute) = wanted.split_once(' ').unwrap_or((wanted, ""));
        text.lines().any(|line| {
            let mut words = line.split_whitespace();
            words.next() == Some(pattern) && words.any(|word| word == attribute)
        })
    };
    if PROJECT_ATTRIBUTES.iter().all(says) { Attributes::Good } else { Attributes::Lacking }
}
