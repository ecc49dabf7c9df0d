//! Whether logs that were united could have been: the project around a file replays them.
//!
//! In: the file's three texts, and the folder it belongs to. Out: the items whose united logs break a rule that neither
//! side's log broke, or in which a step that one side made stands on what it did not see: an act keeps what stood when
//! it was made. Where the project cannot be read, every item is named: nobody could tell.

use crate::document::given::given_act;
use crate::document::record::GivenAct;
use crate::files::format::MAX_BYTES;
use crate::files::load::{Loaded, PROJECT_FILES, find_root, load_with};
use crate::history::staged;
use crate::model::history::stood_before;
use crate::model::item::Act;
use crate::model::list::ItemAt;
use crate::model::rounds::Rounds;
use chrono::{DateTime, FixedOffset};
use std::collections::{HashMap, HashSet};
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

    /// Of items whose logs were united in `text`, the ids of those that contradict themselves, or in which an act of a
    /// step stands on others than when it was made. `texts` are those that were united: as both had it, ours, theirs.
    pub fn contradicting(&mut self, text: &str, items: &[String], texts: [&str; 3]) -> Vec<String> {
        let Some(result) = self.load(text) else { return items.to_vec() };
        let [base, ours, theirs] = texts.map(|text| self.load(text));
        let sides = [ours, theirs];
        let was_broken =
            |item: &str, said: &Said| sides.iter().flatten().any(|loaded| self.violations(loaded, item).contains(said));
        let broken = |item: &str| self.violations(&result, item).iter().any(|said| !was_broken(item, said));
        let grounds = |loaded: Option<&Loaded>, item: &str| {
            loaded.and_then(|loaded| Some(grounds(loaded, self.find(loaded, item)?))).unwrap_or_default()
        };
        let unfounded = |item: &str| {
            let (known, united) = (grounds(base.as_ref(), item), grounds(Some(&result), item));
            sides
                .iter()
                .any(|side| side.as_ref().is_none_or(|side| !is_founded(&known, &grounds(Some(side), item), &united)))
        };
        items.iter().filter(|item| broken(item) || unfounded(item)).cloned().collect()
    }

    /// Where an item of the file stands.
    fn find(&self, loaded: &Loaded, id: &str) -> Option<ItemAt> {
        let project = &loaded.view.project;
        let is_it = |at: &ItemAt| {
            let item = &project.items[*at];
            item.name.id == id && loaded.sources[item.place.source].path == self.path
        };
        project.items.positions().find(is_it)
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
        let said = |act: &Act| (act.at, act.by.clone(), act.did.clone(), act.note.clone());
        let found = self.find(loaded, id).into_iter().flat_map(|at| {
            let violations = loaded.view.standings[at].violations.iter();
            violations.filter_map(move |(position, _)| project.items[at].log.get(*position)).map(said)
        });
        found.collect()
    }
}

/// The acts of an item that make a step, each with those that made the steps which stood when it was made.
pub(super) type Grounds = HashMap<GivenAct, Vec<GivenAct>>;

/// On what each act of an item stands.
pub(super) fn grounds(loaded: &Loaded, at: ItemAt) -> Grounds {
    let project = &loaded.view.project;
    let item = &project.items[at];
    let rounds = Rounds::of(project, item).map(|rounds| rounds.count);
    let act = |position: &usize| item.log.get(*position).map(given_act);
    let stood = stood_before(project, item, rounds, &loaded.view.now);
    stood.iter().filter_map(|(at, before)| Some((act(at)?, before.iter().filter_map(act).collect()))).collect()
}

/// Whether every act that a side added stands on the same as when it was made.
pub(super) fn is_founded(known: &Grounds, side: &Grounds, united: &Grounds) -> bool {
    let added = side.iter().filter(|(act, _)| !known.contains_key(*act));
    added.into_iter().all(|(act, before)| united.get(act) == Some(before))
}
