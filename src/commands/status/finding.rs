//! Which projects are meant.

use crate::context::Context;
use crate::files::load;
use crate::text::Text;
use crate::text::problem::Problem;
use crate::text::say::status as say;
use anyhow::Result;
use std::collections::HashSet;
use std::path::{Path, PathBuf};

/// The projects that are meant.
#[derive(Clone, PartialEq)]
pub(super) struct Found {
    /// Their folders, each once, in the order in which they were named.
    pub(super) roots: Vec<PathBuf>,
    /// Folders that were named and hold none, or could not be looked into, with why.
    pub(super) lost: Vec<(PathBuf, Text)>,
    /// Whether they are shown side by side.
    pub(super) several: bool,
}

/// Finds the projects that folders are or hold; where none is named, the one around, else those below.
///
/// # Errors
///
/// When there is none at all.
pub(super) fn find_projects(folders: &[PathBuf], context: &Context<'_>) -> Result<Found> {
    let mut found = Found { roots: Vec::new(), lost: Vec::new(), several: folders.len() > 1 };
    match folders {
        [] => match load::find_root(&context.folder) {
            Ok(root) => found.roots.push(root),
            Err(none) if !found.take(&context.folder) => return Err(none),
            Err(_) => {}
        },
        [one] => {
            let folder = context.folder.join(one);
            if !found.take(&folder) {
                found.roots.push(load::find_root(&folder)?);
            }
        }
        several => {
            for folder in several.iter().map(|folder| context.folder.join(folder)) {
                if !found.take(&folder) {
                    found.lost.push((folder.clone(), say::no_projects(folder.display())));
                }
            }
        }
    }
    let mut known = HashSet::new();
    found.roots.retain(|root| known.insert(root.canonicalize().unwrap_or_else(|_| root.clone())));
    match found.lost.first() {
        Some((_, why)) if found.roots.is_empty() => Err(Problem::project(why.clone()).into()),
        _ => Ok(found),
    }
}

impl Found {
    /// Takes the project that a folder is, or those that it holds; whether there was anything to take.
    fn take(&mut self, folder: &Path) -> bool {
        if load::is_project(folder) {
            self.roots.push(folder.to_owned());
            return true;
        }
        let (inside, unlisted) = load::projects_in(folder);
        let any = !inside.is_empty() || !unlisted.is_empty();
        self.several |= any;
        self.roots.extend(inside);
        self.lost.extend(unlisted);
        any
    }
}
