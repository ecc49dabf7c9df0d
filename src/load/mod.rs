//! From a folder on disk to a project and every finding about it.
//!
//! In: a folder. Out: a [`Loaded`] with the project, the files it came from and all findings of all
//! files; an error only when there is no project to speak of. Reads, never writes.

mod assemble;
mod fields;
mod folder;
mod foreign;
mod log;
mod project_file;
mod secrets;
mod section_file;
mod silence;
pub mod source;
mod steps;

pub use folder::{PROJECT_FILES, Stamp, find_root, is_project, projects_in, section_paths, stamps};
pub(crate) use project_file::FORMAT;
pub use section_file::{section_named_in, stage_named_in};
pub use source::Source;

use crate::clock::Zone;
use crate::finding::Finding;
use crate::project::Project;
use anyhow::Result;
use project_file::ProjectFile;
use rayon::prelude::*;
use section_file::SectionFile;
use std::path::{Path, PathBuf};

/// A project with the files it came from.
#[derive(Debug)]
pub struct Loaded {
    /// The project folder.
    pub root: PathBuf,
    /// The model; empty where the project file could not be read.
    pub project: Project,
    /// Every file read, the project file first, the others in path order.
    pub sources: Vec<Source>,
    /// Folders that could not be listed, so that nobody knows what is in them.
    pub unread_folders: Vec<String>,
    /// Everything wrong with the files themselves, in file order.
    pub findings: Vec<Finding>,
    /// The time zone in which days end.
    pub zone: Zone,
    /// Whether the project file could be read.
    pub project_readable: bool,
}

impl Loaded {
    /// The names of the files that could not be read at all, then those of folders, with a slash at the end.
    pub fn unreadable(&self) -> Vec<String> {
        let files = self.sources.iter().filter(|source| source.is_unreadable()).map(Source::name);
        files.chain(self.unread_folders.iter().map(|folder| format!("{folder}/"))).collect()
    }
}

/// Loads the project in `root`.
///
/// # Errors
///
/// When the folder has no project file or two of them, or cannot be listed. Anything wrong *inside*
/// the files is a finding.
pub fn load_project(root: &Path) -> Result<Loaded> {
    let listing = folder::list_files(root)?;
    let sources: Vec<Source> = listing.paths.par_iter().map(|path| Source::read(root, path)).collect();
    Ok(Loaded { unread_folders: listing.unread, ..assemble_sources(root, sources, listing.findings) })
}

/// Puts together files that were read, or that are to be written: the project file first. Touches no disk.
pub fn assemble_sources(root: &Path, sources: Vec<Source>, mut findings: Vec<Finding>) -> Loaded {
    for (position, source) in sources.iter().enumerate() {
        findings.extend(source.problem_finding(position));
    }
    let project_file = sources.first().and_then(|source| source.document.as_ref()).map(|document| {
        let (document, found) = secrets::take_out(document, 0);
        findings.extend(found);
        ProjectFile::read(&document, sources[0].text(), &mut findings)
    });
    let project_readable = project_file.is_some();
    let project_file = project_file.unwrap_or_default();
    let read: Vec<(Option<SectionFile>, Vec<Finding>)> = sources
        .par_iter()
        .enumerate()
        .skip(1)
        .filter_map(|(position, source)| {
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
    let unread_folders = Vec::new();
    Loaded { root: root.to_owned(), project, sources, unread_folders, findings, zone, project_readable }
}
