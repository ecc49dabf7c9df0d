//! A project as it was in a revision, read without a checkout.

use super::revisions::{all_contents, files};
use crate::files::format::Format;
use crate::files::load::{Loaded, PROJECT_FILES, Source, assemble_sources};
use chrono::{DateTime, FixedOffset};
use std::path::{Path, PathBuf};

/// Loads the project of a folder as it was in a revision, as it stands at a moment; nothing where it was none then.
pub(crate) fn project_at(root: &Path, revision: &str, now: DateTime<FixedOffset>) -> Option<Loaded> {
    let kept = files(root, revision);
    let project_file = PROJECT_FILES.into_iter().find(|name| kept.contains_key(*name))?;
    // A folder with a project file of its own is another handover.
    let others: Vec<&str> = kept
        .keys()
        .filter_map(|path| path.rsplit_once('/'))
        .filter(|(_, name)| PROJECT_FILES.contains(name))
        .map(|(folder, _)| folder)
        .collect();
    let is_section = |path: &&String| {
        let hidden = path.split('/').any(|part| part.starts_with('.'));
        let set_aside = path.starts_with("evidence/") || path.starts_with("records/");
        let nested = others.iter().any(|other| path.strip_prefix(other).is_some_and(|rest| rest.starts_with('/')));
        !hidden && !set_aside && !nested && path.as_str() != project_file && Format::of(Path::new(path)).is_some()
    };
    let mut paths: Vec<&String> = kept.keys().filter(is_section).collect();
    paths.sort_by_key(|path| PathBuf::from(path));
    let paths: Vec<&str> = std::iter::once(project_file).chain(paths.into_iter().map(String::as_str)).collect();
    let names: Vec<String> = paths.iter().filter_map(|path| kept.get(*path).cloned()).collect();
    let contents = all_contents(root, &names);
    let source = |path: &&str| Some(Source::of(Path::new(path), contents.get(kept.get(*path)?)?.clone()));
    let sources: Vec<Option<Source>> = paths.iter().map(source).collect();
    Some(assemble_sources(root, sources.into_iter().flatten().collect(), now))
}
