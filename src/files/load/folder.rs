//! Which files make up a project, and where the project is.

use crate::files::folders::{EVIDENCE_FOLDER, RECORDS};
use crate::files::format::Format;
use crate::model::finding::{Finding, Severity};
use crate::text::Text;
use crate::text::problem::Problem;
use crate::text::say::failures::failure;
use crate::text::say::{commands as say, findings};
use anyhow::Result;
use std::collections::HashSet;
use std::fs::Metadata;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::time::SystemTime;
use walkdir::{DirEntry, WalkDir};

/// The names a project file may have.
pub const PROJECT_FILES: [&str; 3] = ["handover.toml", "handover.yaml", "handover.yml"];

/// Folders that hold no section files.
const SET_ASIDE: [&str; 2] = [EVIDENCE_FOLDER, RECORDS];

/// Whether a folder holds a project file. Nothing below the records of a project is ever taken for one.
pub fn is_project(folder: &Path) -> bool {
    // A link counts, so that it is told and not passed over for a project further up.
    let stands = |name: &str| folder.join(name).symlink_metadata().is_ok_and(|found| !found.is_dir());
    PROJECT_FILES.iter().any(|name| stands(name)) && !is_below_records(folder)
}

fn is_below_records(folder: &Path) -> bool {
    let is_records = |path: &Path| path.file_name().is_some_and(|name| name == RECORDS);
    folder.ancestors().skip(1).chain([folder]).any(|path| is_records(path) && path.parent().is_some_and(is_project))
}

/// The projects in the folders below one, two levels deep, in path order; then the folders that could not be looked
/// into, with why.
pub fn projects_in(folder: &Path) -> (Vec<PathBuf>, Vec<(PathBuf, Text)>) {
    let walk = WalkDir::new(folder).min_depth(1).max_depth(2).sort_by_file_name().into_iter();
    let visible = walk.filter_entry(|entry| !entry.file_name().to_string_lossy().starts_with('.'));
    let (mut projects, mut unlisted) = (Vec::new(), Vec::new());
    for entry in visible {
        match entry {
            Ok(entry) if entry.file_type().is_dir() && is_project(entry.path()) => projects.push(entry.into_path()),
            Ok(_) => {}
            Err(error) => {
                let path = error.path().unwrap_or(folder).to_owned();
                // What is no folder at all holds nothing.
                let why = error.io_error().filter(|_| path.is_dir()).map(failure);
                unlisted.extend(why.map(|why| (path, why)));
            }
        }
    }
    (projects, unlisted)
}

/// The project folder at or above `start`.
///
/// # Errors
///
/// When there is none up to the root of the file system, or `start` is no folder.
pub fn find_root(start: &Path) -> Result<PathBuf> {
    let start = std::path::absolute(start).map_err(|error| match error.kind() {
        // A shell stays in a folder that somebody has deleted.
        ErrorKind::NotFound => Problem::project(say::folder_is_gone()).hint(say::folder_is_gone_hint()).into(),
        _ => anyhow::Error::from(error),
    })?;
    match start.ancestors().take_while(|_| start.is_dir()).find(|folder| is_project(folder)) {
        Some(root) => Ok(root.to_owned()),
        None => Err(Problem::project(say::no_project(start.display())).hint(say::no_project_hint()).into()),
    }
}

/// The files of a project, relative to its folder: the project file first, the others in path order.
#[derive(Default)]
pub(super) struct Listing {
    pub(super) paths: Vec<PathBuf>,
    pub(super) findings: Vec<Finding>,
    /// Folders that could not be listed.
    pub(super) unread: Vec<String>,
}

pub(super) fn list_files(root: &Path) -> Result<Listing> {
    let project_files: Vec<&str> =
        PROJECT_FILES.into_iter().filter(|name| root.join(name).symlink_metadata().is_ok()).collect();
    let project_file = match project_files.as_slice() {
        [] => return Err(Problem::project(say::no_project(root.display())).hint(say::no_project_hint()).into()),
        [only] => PathBuf::from(only),
        [first, second, ..] => {
            return Err(Problem::project(say::two_project_files(root.display(), *first, *second))
                .hint(say::two_project_files_hint())
                .into());
        }
    };
    let mut listing = Listing { paths: vec![project_file], ..Listing::default() };
    list_sections(root, &mut listing);
    Ok(listing)
}

/// The files that would be read as sections if `root` were a project folder, relative to it.
pub fn section_paths(root: &Path) -> Vec<PathBuf> {
    let mut listing = Listing::default();
    list_sections(root, &mut listing);
    listing.paths
}

/// What tells whether a file was changed since: its length, when it was written, and which file it is.
pub type Stamp = (PathBuf, u64, Option<SystemTime>, u64);

/// A stamp of every file that a project is read from, and once there are records, which bind every file,
/// of all others too. Opens none of them.
pub fn stamps(root: &Path) -> Vec<Stamp> {
    let bound = root.join(SET_ASIDE[1]).is_dir();
    let walk = WalkDir::new(root).min_depth(1).sort_by_file_name().into_iter().filter_entry(|entry| {
        let evidence = entry.depth() == 1 && entry.file_type().is_dir() && entry.file_name() == SET_ASIDE[0];
        let another = entry.file_type().is_dir() && is_project(entry.path());
        (bound || !evidence) && !another && !entry.file_name().to_string_lossy().starts_with('.')
    });
    let files = walk.filter_map(Result::ok).filter(|entry| !entry.file_type().is_dir());
    let read = files.filter(|entry| bound || Format::of(entry.path()).is_some());
    read.map(|entry| match entry.metadata() {
        Ok(metadata) => (entry.path().to_owned(), metadata.len(), metadata.modified().ok(), file_number(&metadata)),
        Err(_) => (entry.into_path(), 0, None, 0),
    })
    .collect()
}

/// Tells a file from another that took its name; 0 where the system has no such number.
fn file_number(metadata: &Metadata) -> u64 {
    #[cfg(unix)]
    return std::os::unix::fs::MetadataExt::ino(metadata);
    #[cfg(not(unix))]
    {
        let _ = metadata;
        0
    }
}

/// Whether section files could lie behind a link: it leads to a folder that would be looked into.
fn is_linked_folder(entry: &DirEntry) -> bool {
    let set_aside = entry.depth() == 1 && SET_ASIDE.iter().any(|name| entry.file_name() == *name);
    entry.path_is_symlink() && entry.path().is_dir() && !set_aside && !is_project(entry.path())
}

/// A path as messages show it, with `/` on every system.
fn shown(path: &Path) -> String {
    path.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/")
}

/// Adds every section file below `root`, in path order.
fn list_sections(root: &Path, listing: &mut Listing) {
    let project_file = listing.paths.first().cloned();
    let walk = WalkDir::new(root).min_depth(1).sort_by_file_name().into_iter().filter_entry(|entry| {
        let name = entry.file_name().to_string_lossy();
        let set_aside = entry.depth() == 1 && entry.file_type().is_dir() && SET_ASIDE.contains(&name.as_ref());
        // A folder with a project file of its own is another handover.
        let another = entry.file_type().is_dir() && is_project(entry.path());
        !name.starts_with('.') && !set_aside && !another
    });
    for entry in walk {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                let path = error.path().unwrap_or(root);
                let shown = shown(path.strip_prefix(root).unwrap_or(path));
                let why = error.io_error().map_or_else(|| Text::same(&error), failure);
                let message = findings::unreadable_folder(&shown, why);
                listing.findings.push(Finding::new("unreadable", Severity::Error, None, message));
                listing.unread.push(shown);
                continue;
            }
        };
        let relative = entry.path().strip_prefix(root).unwrap_or(entry.path()).to_owned();
        if is_linked_folder(&entry) {
            let message = findings::linked_folder(shown(&relative));
            listing.findings.push(Finding::new("linked-folder", Severity::Warning, None, message));
            continue;
        }
        if Some(&relative) == project_file.as_ref() {
            continue;
        }
        if entry.file_type().is_symlink() {
            let set_aside = SET_ASIDE.iter().any(|name| relative == Path::new(name));
            if set_aside || Format::of(&relative).is_some() {
                let message = findings::symlink(shown(&relative));
                listing.findings.push(Finding::new("symlink", Severity::Error, None, message));
            }
        } else if entry.file_type().is_file() && Format::of(&relative).is_some() {
            listing.paths.push(relative);
        }
    }
}

/// Which of the paths that a list holds are those of section files: the rule of [`section_paths`], for what is not on
/// disk.
pub(crate) struct SectionRule {
    /// Folders with a project file of their own: each is another handover.
    others: HashSet<String>,
}

impl SectionRule {
    /// The rule where these paths are listed, seen from the project folder, with `/`.
    pub(crate) fn of<'a>(paths: impl Iterator<Item = &'a str>) -> SectionRule {
        let others = paths.filter_map(|path| path.rsplit_once('/')).filter(|(_, name)| PROJECT_FILES.contains(name));
        SectionRule { others: others.map(|(folder, _)| folder.to_owned()).collect() }
    }

    /// Whether a path is that of a section file.
    pub(crate) fn is_section(&self, path: &str) -> bool {
        let hidden = path.split('/').any(|part| part.starts_with('.'));
        let set_aside = path.split_once('/').is_some_and(|(folder, _)| SET_ASIDE.contains(&folder));
        let nested = || path.match_indices('/').any(|(end, _)| self.others.contains(&path[..end]));
        !hidden && !set_aside && !PROJECT_FILES.contains(&path) && Format::of(Path::new(path)).is_some() && !nested()
    }
}
