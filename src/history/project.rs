//! A project as it was in a revision, read without a checkout.

use super::revisions::{all_contents, files};
use crate::files::folders::RECORDS;
use crate::files::load::{Loaded, PROJECT_FILES, SectionRule, Source, assemble_sources};
use chrono::{DateTime, FixedOffset};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The files below the records of a project, by their paths from its folder.
pub(crate) type RecordFiles = BTreeMap<String, Vec<u8>>;

/// Loads the project of a folder as it was in a revision, as it stands at a moment, with the bytes of its records by path;
/// nothing where it was none then.
pub(crate) fn project_at(root: &Path, revision: &str, now: DateTime<FixedOffset>) -> Option<(Loaded, RecordFiles)> {
    let kept = files(root, revision);
    let project_file = PROJECT_FILES.into_iter().find(|name| kept.contains_key(*name))?;
    let rule = SectionRule::of(kept.keys().map(String::as_str));
    let mut paths: Vec<&String> = kept.keys().filter(|path| rule.is_section(path)).collect();
    paths.sort_by_key(|path| PathBuf::from(path));
    let paths: Vec<&str> = std::iter::once(project_file).chain(paths.into_iter().map(String::as_str)).collect();
    let names: Vec<String> = paths.iter().filter_map(|path| kept.get(*path).cloned()).collect();
    let contents = all_contents(root, &names);
    let source = |path: &&str| Some(Source::of(Path::new(path), contents.get(kept.get(*path)?)?.clone()));
    let sources: Vec<Option<Source>> = paths.iter().map(source).collect();
    let is_record = |(path, _): &(&String, &String)| path.split_once('/').is_some_and(|(folder, _)| folder == RECORDS);
    let recorded: Vec<(&String, &String)> = kept.iter().filter(is_record).collect();
    let names: Vec<String> = recorded.iter().map(|(_, name)| (*name).clone()).collect();
    let contents = all_contents(root, &names);
    let file = |(path, name): (&String, &String)| Some((path.clone(), contents.get(name)?.clone()));
    let records = recorded.into_iter().filter_map(file).collect();
    Some((assemble_sources(root, sources.into_iter().flatten().collect(), now), records))
}
