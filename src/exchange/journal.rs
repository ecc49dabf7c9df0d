//! What an import changed, so that all of it can be taken back at once.
//!
//! In: the changes of an import, and the files before it; later the project as it is then. Out: the journal as bytes, and
//! the changes that take the import back. What somebody has worked on since stays.

use crate::edits::proposal::{Incoming, Judged, Verdict, Wants};
use crate::evidence::Digest;
use crate::files::change::Change;
use crate::files::edit::{Edit, Step};
use crate::files::load::{Loaded, Source};
use crate::model::item::{Act, Item, ItemName};
use crate::model::list::Position;
use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// What an import changed.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Journal {
    files: Vec<Touched>,
    /// The items that it added, and how many acts each had from the start.
    items: BTreeMap<String, usize>,
    /// When it was made.
    #[serde(default)]
    pub(crate) at: Option<DateTime<FixedOffset>>,
    /// The answers that were imported since.
    #[serde(default)]
    answers: Vec<Answered>,
}

/// Answers that were imported: acts, which are taken back one by one.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Answered {
    /// The file that is kept as their evidence.
    pub(crate) path: String,
    /// Id of the person who gave them.
    pub(crate) by: String,
    /// When they were imported.
    pub(crate) at: DateTime<FixedOffset>,
}

/// A file that an import changed or made.
#[derive(Debug, Serialize, Deserialize)]
struct Touched {
    path: PathBuf,
    /// What it held before; nothing where it is new.
    before: Option<String>,
    /// SHA-256 of what it held afterwards.
    after: String,
    /// How many fields of items that were there it changed.
    #[serde(default)]
    fields: usize,
}

/// What takes an import back.
pub(crate) struct TakenBack<'a> {
    /// The changes.
    pub(crate) changes: Vec<Change<'a>>,
    /// How many items go.
    pub(crate) items: usize,
    /// How many fields say again what they said.
    pub(crate) fields: usize,
    /// The items on which something was recorded since, and the files of fields that were worked on, which stay.
    pub(crate) kept: Vec<String>,
}

impl Journal {
    /// The journal of an import, before it is made: `after` gives what a file is going to hold.
    pub(crate) fn of(loaded: &Loaded, incoming: &Incoming, judged: &Judged, after: &Loaded) -> Journal {
        let made = incoming.proposals.iter().zip(&judged.verdicts).filter(|(_, verdict)| **verdict == Verdict::Fits);
        let mut paths: BTreeSet<&Path> = incoming.files.iter().map(|file| file.path.as_path()).collect();
        paths.extend(incoming.details.iter().map(|(path, _)| path.as_path()));
        let mut items = BTreeMap::new();
        let mut fields: BTreeMap<&Path, usize> = BTreeMap::new();
        for (proposal, _) in made {
            match &proposal.wants {
                Wants::Item { file, name, fields } => {
                    paths.insert(file);
                    items.insert(name.to_string(), usize::from(fields.iter().any(|(name, _)| name == "log")));
                }
                Wants::Field { item, .. } => {
                    let Some(at) = loaded.view.project.find(item) else { continue };
                    let path = loaded.sources[loaded.view.project.items[at].place.source].path.as_path();
                    paths.insert(path);
                    *fields.entry(path).or_default() += 1;
                }
                Wants::Act { .. } => {}
            }
        }
        let find = |loaded: &'_ Loaded, path: &Path| {
            loaded.sources.iter().find(|source| source.path == path).map(|source| source.bytes().to_vec())
        };
        let touched = paths.into_iter().filter_map(|path| {
            let before = find(loaded, path).map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
            let fields = fields.get(path).copied().unwrap_or_default();
            let after = Digest::of(&find(after, path)?).to_string();
            Some(Touched { path: path.to_owned(), before, after, fields })
        });
        Journal { files: touched.collect(), items, at: Some(loaded.view.now), answers: Vec::new() }
    }

    /// This journal, or an empty one, with answers that were imported after it.
    pub(crate) fn and_answers(journal: Option<Journal>, answered: Answered) -> Journal {
        let empty = || Journal { files: Vec::new(), items: BTreeMap::new(), at: None, answers: Vec::new() };
        let mut journal = journal.unwrap_or_else(empty);
        journal.answers.push(answered);
        journal
    }

    /// The newest answers of which an act stands, with the items that it is on.
    pub(crate) fn answered<'a>(&'a self, loaded: &'a Loaded) -> Option<(&'a Answered, Vec<&'a ItemName>)> {
        let rests_on = |act: &Act, path: &str| act.evidence.iter().any(|one| one.target() == path);
        self.answers.iter().rev().find_map(|answered| {
            let on = loaded.view.project.items.entries().filter(|(at, item)| {
                let standing = &loaded.view.standings[*at];
                let mut acts = item.log.iter().enumerate();
                acts.any(|(position, act)| !standing.is_gone(position) && rests_on(act, &answered.path))
            });
            let items: Vec<&ItemName> = on.map(|(_, item)| &item.name).collect();
            (!items.is_empty()).then_some((answered, items))
        })
    }

    /// The items that it added and the files in which it changed fields, by name.
    pub(crate) fn brought(&self) -> impl Iterator<Item = String> + '_ {
        let changed = self.files.iter().filter(|file| file.fields > 0).map(|file| file.path.display().to_string());
        self.items.keys().cloned().chain(changed)
    }

    /// The journal as bytes.
    ///
    /// # Errors
    ///
    /// When a path of it is no text.
    pub(crate) fn to_bytes(&self) -> Result<Vec<u8>, serde_json::Error> {
        serde_json::to_vec(self)
    }

    /// Reads a journal; nothing where it is none.
    pub(crate) fn parse(bytes: &[u8]) -> Option<Journal> {
        serde_json::from_slice(bytes).ok()
    }

    /// What takes the import back now.
    pub(crate) fn take_back<'a>(&self, loaded: &'a Loaded) -> TakenBack<'a> {
        let held = self.held(loaded);
        let mut back = TakenBack { changes: Vec::new(), items: 0, fields: 0, kept: Vec::new() };
        for touched in &self.files {
            let Some((at, source)) = loaded.sources.entries().find(|(_, source)| source.path == touched.path) else {
                continue;
            };
            let own: Vec<_> = loaded.view.project.items.iter().filter(|item| item.place.source == at).collect();
            let imported =
                |name: &ItemName| self.items.get(&name.to_string()).copied().filter(|_| !held.contains(name));
            let (stay, go): (Vec<_>, Vec<_>) = own
                .iter()
                .filter_map(|item| Some((item, imported(&item.name)?)))
                .partition(|(item, acts)| item.log.len() > *acts);
            let as_it_was_made = is_same(source, &touched.after);
            if as_it_was_made && !own.iter().any(|item| held.contains(&item.name)) {
                back.items += go.len();
                back.fields += touched.fields;
                let content = touched.before.clone().map(String::into_bytes);
                back.changes.push(Change::Restore { source, content });
                continue;
            }
            back.kept.extend((touched.fields > 0).then(|| source.name()));
            back.kept.extend(stay.iter().map(|(item, _)| item.name.to_string()));
            back.kept
                .extend(own.iter().map(|item| &item.name).filter(|name| held.contains(name)).map(ItemName::to_string));
            back.items += go.len();
            // A new file in which nothing but the import stands goes whole.
            if touched.before.is_none() && go.len() == own.len() && !go.is_empty() {
                back.changes.push(Change::Restore { source, content: None });
            } else if !go.is_empty() {
                let edit =
                    |index: usize| Edit::Remove { at: vec![Step::Field("items".to_owned()), Step::Member(index)] };
                let edits = go.iter().map(|(item, _)| edit(item.index.before())).collect();
                back.changes.push(Change::Edit { source, edits });
            }
        }
        back
    }
}

impl Journal {
    /// The items of the import that others which stay stand under or wait for, themselves or through others.
    fn held<'a>(&self, loaded: &'a Loaded) -> BTreeSet<&'a ItemName> {
        let project = &loaded.view.project;
        let goes = |item: &Item| self.items.get(&item.name.to_string()).is_some_and(|acts| item.log.len() <= *acts);
        let mut open: Vec<&Item> = project.items.iter().filter(|item| !goes(item)).collect();
        let mut held = BTreeSet::new();
        while let Some(item) = open.pop() {
            let above = item.needs.iter().filter_map(|need| need.item()).chain(&item.under);
            for at in above.filter_map(|name| project.find(name)) {
                let above = &project.items[at];
                if goes(above) && held.insert(&above.name) {
                    open.push(above);
                }
            }
        }
        held
    }
}

fn is_same(source: &Source, sha256: &str) -> bool {
    Digest::of(source.bytes()).to_string() == sha256
}
