//! Whether logs that were united could have been: the project around a file replays them.
//!
//! In: the file's three texts, and the folder it belongs to. Out: the items whose united logs break a rule that neither
//! side's log broke. Where the project cannot be read, every item is named: nobody could tell.

use crate::files::format::MAX_BYTES;
use crate::files::load::{Loaded, PROJECT_FILES, find_root, load_with};
use crate::history::staged;
use crate::model::item::Act;
use chrono::{DateTime, FixedOffset};
use std::collections::HashSet;
use std::path::{Path, PathBuf};

/// The project around a file.
#[derive(Debug)]
pub struct ProjectAround {
    root: Option<PathBuf>,
    /// The file, from the project folder.
    path: PathBuf,
    now: DateTime<FixedOffset>,
    /// The project file as git has it on our side, where the one in the folder conflicts.
    project_file: Option<(PathBuf, Vec<u8>)>,
}

/// What tells an act from another.
type Said = (DateTime<FixedOffset>, String, String, Option<String>);

impl ProjectAround {
    /// Looks for the project that a file below `folder` belongs to.
    pub fn of(folder: &Path, file: &Path, now: DateTime<FixedOffset>) -> ProjectAround {
        let whole = std::path::absolute(folder.join(file)).unwrap_or_else(|_| folder.join(file));
        let there = whole.ancestors().skip(1).find(|folder| folder.is_dir());
        let root = there.and_then(|folder| find_root(folder).ok());
        let path = root.as_ref().and_then(|root| whole.strip_prefix(root).ok()).unwrap_or(file).to_owned();
        ProjectAround { root, path, now, project_file: None }
    }

    /// Of items whose logs were united in `text`, the ids of those that contradict themselves.
    pub fn contradicting(&mut self, text: &str, items: &[String], sides: [&str; 2]) -> Vec<String> {
        let Some(result) = self.load(text) else { return items.to_vec() };
        let broken: Vec<(String, HashSet<Said>)> = items
            .iter()
            .map(|item| (item.clone(), self.violations(&result, item)))
            .filter(|(_, found)| !found.is_empty())
            .collect();
        if broken.is_empty() {
            return Vec::new();
        }
        let sides = sides.map(|text| self.load(text));
        let was_broken =
            |item: &str, said: &Said| sides.iter().flatten().any(|loaded| self.violations(loaded, item).contains(said));
        let newly = |(item, found): &(String, HashSet<Said>)| found.iter().any(|said| !was_broken(item, said));
        broken.into_iter().filter(newly).map(|(item, _)| item).collect()
    }

    /// Loads the project with a text in the place of the file's; nothing where its project file cannot be read. One that
    /// conflicts itself is taken as git has it on our side.
    fn load(&mut self, text: &str) -> Option<Loaded> {
        let readable = |loaded: &Loaded| loaded.project_readable;
        if let Some(loaded) = self.load_with(text).filter(readable) {
            return Some(loaded);
        }
        let root = self.root.as_deref().filter(|_| self.project_file.is_none())?;
        let name = PROJECT_FILES.iter().find(|name| root.join(name).is_file())?;
        self.project_file = Some((PathBuf::from(name), staged(root, name)?));
        self.load_with(text).filter(readable)
    }

    fn load_with(&self, text: &str) -> Option<Loaded> {
        let mut put: Vec<(PathBuf, Vec<u8>)> = self.project_file.iter().cloned().collect();
        put.extend((text.len() <= MAX_BYTES).then(|| (self.path.clone(), text.as_bytes().to_vec())));
        load_with(self.root.as_deref()?, put, self.now).ok()
    }

    /// The acts of an item of the file that break a rule.
    fn violations(&self, loaded: &Loaded, id: &str) -> HashSet<Said> {
        let project = &loaded.view.project;
        let is_it = |at: &crate::model::list::ItemAt| {
            let item = &project.items[*at];
            item.name.id == id && loaded.sources[item.place.source].path == self.path
        };
        let said = |act: &Act| (act.at, act.by.clone(), act.did.clone(), act.note.clone());
        let found = project.items.positions().filter(is_it).flat_map(|at| {
            let violations = loaded.view.standings[at].violations.iter();
            violations.filter_map(move |(position, _)| project.items[at].log.get(*position)).map(said)
        });
        found.collect()
    }
}
