//! From a folder on disk to a project and every finding about it.
//!
//! In: a folder. Out: a [`Loaded`] with the project, the files it came from and all findings of all
//! files; an error only when there is no project to speak of. Reads, never writes.

mod assemble;
mod due;
mod fields;
mod folder;
mod foreign;
mod log;
mod places;
mod project_file;
mod secrets;
mod section_file;
mod silence;
pub mod source;
mod steps;

pub use folder::{PROJECT_FILES, Stamp, find_root, is_project, projects_in, section_paths, stamps};
pub(crate) use project_file::FORMAT;
pub use section_file::section_named_in;
pub use source::Source;

use crate::model::finding::Finding;
use crate::model::list::Position;
use crate::model::list::{List, SourceAt};
use crate::model::view::View;
use crate::text::problem::Problem;
use crate::text::say::commands as say;
use anyhow::Result;
use chrono::{DateTime, FixedOffset};
use project_file::ProjectFile;
use rayon::prelude::*;
use section_file::SectionFile;
use std::collections::HashMap;
use std::path::{Path, PathBuf};

/// A project with the files it came from.
#[derive(Debug)]
pub struct Loaded {
    /// The project folder.
    pub root: PathBuf,
    /// The model, and where it stands at the moment of loading.
    pub view: View,
    /// Every file read, the project file first, the others in path order.
    pub sources: List<SourceAt, Source>,
    /// Folders that could not be listed, so that nobody knows what is in them.
    pub unread_folders: Vec<String>,
    /// Everything wrong with the files themselves, in file order.
    pub findings: Vec<Finding>,
    /// Whether the project file could be read.
    pub project_readable: bool,
}

impl Loaded {
    /// The names of the files that could not be read at all, then those of folders, with a slash at the end.
    pub fn unreadable(&self) -> Vec<String> {
        let files = self.sources.iter().filter(|source| source.is_unreadable()).map(Source::name);
        files.chain(self.unread_folders.iter().map(|folder| format!("{folder}/"))).collect()
    }

    /// The same without its items and without the files that could be read: what a row among other projects needs.
    pub(crate) fn slim(mut self) -> Loaded {
        self.sources = self.sources.into_iter().filter(Source::is_unreadable).collect();
        self.findings = Vec::new();
        self.view = self.view.slim();
        self
    }

    /// Refuses to go on while a file could not be read, since what it holds is not known.
    ///
    /// # Errors
    ///
    /// Names the files.
    pub(crate) fn require_readable(&self) -> Result<()> {
        let names = self.unreadable();
        if names.is_empty() {
            return Ok(());
        }
        Err(Problem::project(say::mend_first(names.join(", "))).hint(say::mend_first_hint()).into())
    }
}

/// Loads the project in `root`, as it stands at a moment.
///
/// # Errors
///
/// When the folder has no project file or two of them, or cannot be listed. Anything wrong *inside*
/// the files is a finding.
pub fn load_project(root: &Path, now: DateTime<FixedOffset>) -> Result<Loaded> {
    let listing = folder::list_files(root)?;
    let sources: Vec<Source> = listing.paths.par_iter().map(|path| Source::read(root, path)).collect();
    Ok(Loaded { unread_folders: listing.unread, ..assemble_sources(root, sources.into(), listing.findings, now) })
}

/// Reads again what was loaded: only files whose bytes differ are parsed anew.
///
/// # Errors
///
/// As [`load_project`].
pub(crate) fn refresh(loaded: Loaded, now: DateTime<FixedOffset>) -> Result<Loaded> {
    let Loaded { root, view, sources, unread_folders, findings, project_readable } = loaded;
    let listing = folder::list_files(&root)?;
    let same = |source: &Source| source.is_unchanged(&root);
    if sources.iter().map(|source| &source.path).eq(&listing.paths)
        && unread_folders == listing.unread
        && sources.par_iter().all(same)
    {
        let view = View::of(view.project, view.zone, now);
        return Ok(Loaded { root, view, sources, unread_folders, findings, project_readable });
    }
    let mut known: HashMap<PathBuf, Source> =
        sources.into_iter().filter(same).map(|source| (source.path.clone(), source)).collect();
    let read = |path: &PathBuf| known.remove(path).unwrap_or_else(|| Source::read(&root, path));
    let sources = listing.paths.iter().map(read).collect();
    Ok(Loaded { unread_folders: listing.unread, ..assemble_sources(&root, sources, listing.findings, now) })
}

/// Puts together files that were read, or that are to be written: the project file first. Touches no disk.
pub(crate) fn assemble_sources(
    root: &Path,
    sources: List<SourceAt, Source>,
    mut findings: Vec<Finding>,
    now: DateTime<FixedOffset>,
) -> Loaded {
    for (position, source) in sources.entries() {
        findings.extend(source.problem_finding(position));
    }
    let project_file = sources.first().and_then(|source| Some((source, source.document.as_ref()?)));
    let project_file = project_file.map(|(source, document)| {
        let (document, found) = secrets::take_out(document, SourceAt::PROJECT_FILE);
        findings.extend(found);
        ProjectFile::read(&document, source.text(), &mut findings)
    });
    let project_readable = project_file.is_some();
    let project_file = project_file.unwrap_or_default();
    let read: Vec<(Option<SectionFile>, Vec<Finding>)> = sources
        .par_iter()
        .enumerate()
        .skip(1)
        .filter_map(|(before, source)| {
            let position = SourceAt::after(before);
            let document = source.document.as_ref().filter(|_| !source.is_foreign())?;
            let (document, mut found) = secrets::take_out(document, position);
            let file = SectionFile::read(&document, position, source.text(), &project_file, &mut found);
            Some((file, found))
        })
        .collect();
    let mut files = Vec::with_capacity(read.len());
    for (file, found) in read {
        findings.extend(found);
        files.extend(file);
    }
    let zone = project_file.zone;
    let project = assemble::assemble(project_file.project, files, &mut findings);
    Loaded {
        root: root.to_owned(),
        view: View::of(project, zone, now),
        sources,
        unread_folders: Vec::new(),
        findings,
        project_readable,
    }
}
