//! From a folder on disk to a project and every finding about it.
//!
//! In: a folder. Out: a [`Loaded`] with the project, the files it came from and all findings of all
//! files; an error only when there is no project to speak of. Reads, never writes.

mod assemble;
mod due;
mod fields;
mod folder;
mod foreign;
mod item;
mod log;
mod meant;
mod places;
mod project_file;
mod secrets;
mod section_file;
mod shared;
mod silence;
pub mod source;
mod steps;
mod unsafe_text;

pub(crate) use due::certain_day;
pub(crate) use folder::SectionRule;
pub use folder::{PROJECT_FILES, Stamp, find_root, is_project, projects_in, section_paths, stamps};
pub(crate) use project_file::FORMAT;
pub use section_file::section_named_in;
pub use source::Source;

use crate::evidence::inside;
use crate::model::finding::Finding;
use crate::model::item::Evidence;
use crate::model::kinds::tables::TableName;
use crate::model::list::Position;
use crate::model::list::{List, SourceAt};
use crate::model::project::Project;
use crate::model::view::View;
use crate::text::problem::Problem;
use crate::text::say::{commands as say, status as status_say, words};
use crate::work::steps;
use anyhow::Result;
use chrono::{DateTime, FixedOffset};
use meant::Meant;
use project_file::ProjectFile;
use rayon::prelude::*;
use section_file::{SectionFile, make_safe};
use std::collections::HashSet;
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

    /// Whether the project file is of a format that this version does not know, so that nothing in it can be trusted to
    /// mean what it seems to.
    pub fn is_of_other_format(&self) -> bool {
        self.findings.iter().any(|finding| finding.code == "format")
    }

    /// The same without its items and without the files that could be read: what a row among other projects needs.
    pub(crate) fn slim(mut self) -> Loaded {
        self.sources = self.sources.into_iter().filter(Source::is_unreadable).collect();
        self.findings = Vec::new();
        self.view = self.view.slim();
        self
    }

    /// What keeps a word from being found: the files that could not be read, where there are any, may hold it.
    pub(crate) fn unread_or(&self, error: anyhow::Error) -> anyhow::Error {
        let names = self.unreadable();
        if names.is_empty() {
            return error;
        }
        Problem::project(status_say::not_readable(words::short_names(names.iter().map(String::as_str))))
            .hint(say::mend_first_hint())
            .into()
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
        Err(Problem::project(say::mend_first(words::name_list(&names))).hint(say::mend_first_hint()).into())
    }

    /// Whether the files are still the ones that were loaded, with the same bytes.
    pub(crate) fn is_as_on_disk(&self) -> bool {
        let Ok(listing) = folder::list_files(&self.root) else { return false };
        let same = |(path, source): (&PathBuf, &Source)| {
            *path == source.path && Source::open(&self.root, path).bytes() == source.bytes()
        };
        listing.paths.len() == self.sources.iter().count() && listing.paths.iter().zip(self.sources.iter()).all(same)
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
    let mut paths = listing.paths.iter();
    let first = paths.next().map(|path| Source::open(root, path));
    let rest: Vec<&PathBuf> = paths.collect();
    let rest = rest.into_par_iter().map(|path| Source::open(root, path));
    let mut loaded = put_together(root, first, rest, listing.findings, now);
    loaded.view.project.evidence_here = evidence_here(root, &loaded.view.project);
    Ok(Loaded { unread_folders: listing.unread, ..loaded })
}

/// The evidence with a digest that stands in a project, each path looked at once and none of them opened.
fn evidence_here(root: &Path, project: &Project) -> HashSet<String> {
    let evidence = project.items.iter().flat_map(|item| &item.log).flat_map(|act| &act.evidence);
    let hashed = evidence.filter_map(|evidence| match evidence {
        Evidence::File { path, sha256: Some(_), .. } => Some(path),
        _ => None,
    });
    let hashed: HashSet<&String> = hashed.collect();
    steps(hashed.len());
    let is_here = |path: &&String| inside(root, path.trim_end_matches('/')).is_ok_and(|place| place.exists());
    hashed.into_iter().filter(is_here).cloned().collect()
}

/// Loads a project as [`load_project`] does, with other bytes in the place of some of its files, or beside them.
pub(crate) fn load_with(root: &Path, put: Vec<(PathBuf, Vec<u8>)>, now: DateTime<FixedOffset>) -> Result<Loaded> {
    let mut listing = folder::list_files(root)?;
    for (path, _) in &put {
        if !listing.paths.contains(path) {
            listing.paths.push(path.clone());
        }
    }
    let read = |path: &PathBuf| match put.iter().find(|(other, _)| other == path) {
        Some((_, bytes)) => Source::of(path, bytes.clone()),
        None => Source::read(root, path),
    };
    let mut paths = listing.paths.iter();
    let first = paths.next().map(read);
    let rest: Vec<&PathBuf> = paths.collect();
    Ok(put_together(root, first, rest.into_par_iter().map(read), listing.findings, now))
}

/// Reads again what was loaded, where a file differs.
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
        let evidence_here = evidence_here(&root, &view.project);
        let view = View::of(Project { evidence_here, ..view.project }, view.zone, now);
        return Ok(Loaded { root, view, sources, unread_folders, findings, project_readable });
    }
    load_project(&root, now)
}

/// Puts together files that are to be written: the project file first. Touches no disk.
pub(crate) fn assemble_sources(root: &Path, sources: Vec<Source>, now: DateTime<FixedOffset>) -> Loaded {
    let mut sources = sources.into_iter();
    let first = sources.next();
    put_together(root, first, sources.collect::<Vec<_>>().into_par_iter(), Vec::new(), now)
}

/// Puts files together, the project file first. The tree of a section file is gone before the next is read, but for
/// what is read at the same time.
fn put_together(
    root: &Path,
    first: Option<Source>,
    rest: impl IndexedParallelIterator<Item = Source>,
    mut findings: Vec<Finding>,
    now: DateTime<FixedOffset>,
) -> Loaded {
    let mut sources: List<SourceAt, Source> = List::default();
    let mut project_file = None;
    if let Some(mut source) = first {
        source.parse();
        findings.extend(source.problem_finding(SourceAt::PROJECT_FILE));
        if let Some(mut tree) = source.take_tree() {
            let file = (source.text(), source.format);
            Meant::head(&mut tree.root, TableName::Project, file, SourceAt::PROJECT_FILE, &mut findings);
            make_safe(&mut tree.root, SourceAt::PROJECT_FILE, "", &mut findings);
            project_file = Some(ProjectFile::read(&tree, source.text(), &mut findings));
        }
        sources.push(source);
    }
    let project_readable = project_file.is_some();
    let project_file = project_file.unwrap_or_default();
    let read = |(before, mut source): (usize, Source)| {
        let mut found = Vec::new();
        let file = SectionFile::read(&mut source, SourceAt::after(before + 1), &project_file, &mut found);
        (source, file, found)
    };
    let read: Vec<(Source, Option<SectionFile>, Vec<Finding>)> = rest.enumerate().map(read).collect();
    let mut files = Vec::with_capacity(read.len());
    for (source, file, found) in read {
        sources.push(source);
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
