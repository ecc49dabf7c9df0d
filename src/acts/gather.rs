//! Hashes what an act names as evidence, and what its step hashes by itself, before the lock is taken.
//!
//! In: the words of a person. Out: [`Gathered`], from which the act and the changes to the folder are made once
//! the lock is held. A copy that does not come into the project leaves nothing behind.

use super::copying::Copies;
use super::finder::{Finder, Place};
use super::piece::Piece;
use super::wanted::Wanted;
use crate::evidence::Progress;
use crate::files::change::{Change, manifest_path};
use crate::files::load::Loaded;
use crate::model::item::{Act, Evidence, Item, ItemName};
use crate::model::list::ItemAt;
use crate::text::Text;
use crate::text::problem::Problem;
use crate::text::say::{evidence as say, store as store_say, words};
use crate::text::visible::visible_line;
use anyhow::Result;
use std::collections::HashMap;
use std::path::{Path, PathBuf};

/// Everything that was hashed for the acts of one command.
#[derive(Debug, Default)]
pub(crate) struct Gathered {
    /// What was named, in that order.
    named: Vec<Piece>,
    /// What the fields hold that steps hash by themselves, by their text.
    fields: HashMap<String, Field>,
    copies: Copies,
}

/// What the field that a step hashes holds.
#[derive(Debug)]
enum Field {
    /// No path of this machine.
    Words,
    /// A path out of the project, which nobody who acts has named; it was not opened.
    Unopened(String),
    /// A file or folder, hashed.
    Found(Piece),
}

/// A field that leads out of the project to something that is there.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Leading {
    /// The item.
    pub(crate) item: ItemName,
    /// Where it leads.
    pub(crate) real: PathBuf,
}

/// What came of gathering.
#[derive(Debug)]
pub(crate) enum Gathering {
    /// All was hashed.
    Done(Gathered),
    /// Nothing was opened: the person who acts must first say whether these are meant.
    Outside(Vec<Leading>),
}

/// The text of the field that a step of an item hashes, if it is filled in.
pub(crate) fn hashed_field<'a>(item: &'a Item, did: &str) -> Option<&'a str> {
    let step = item.steps.iter().find(|step| step.did == did)?;
    step.hashes.as_deref().and_then(|field| item.field(field))
}

impl Gathered {
    /// Hashes what is named and what the step of the items hashes by itself.
    ///
    /// What a field names outside the project is opened only if the person who acts has named or confirmed it: who
    /// wrote the field may be the other side. Where they named evidence of their own it is passed over, else asked for.
    ///
    /// # Errors
    ///
    /// The first that cannot be evidence, with the reason.
    pub(crate) fn gather(
        loaded: &Loaded,
        items: &[ItemAt],
        wanted: &Wanted<'_>,
        progress: &dyn Progress,
    ) -> Result<Gathering> {
        let finder = Finder { loaded, folder: wanted.folder, root: loaded.root.canonicalize()?, progress };
        let mut named_places: Option<Vec<PathBuf>> = None;
        let mut places: Vec<(&str, Option<Place>)> = Vec::new();
        let mut leading: Vec<Leading> = Vec::new();
        let mut gathered = Gathered::default();
        for item in items.iter().map(|at| &loaded.view.project.items[*at]) {
            let Some(text) = hashed_field(item, wanted.did) else { continue };
            if places.iter().any(|(known, _)| *known == text) {
                continue;
            }
            let place = finder.place_of_field(text)?;
            if let Some(outside) = place.as_ref().filter(|place| place.outside) {
                let named = named_places.get_or_insert_with(|| {
                    let places = wanted.targets.iter().filter_map(|target| finder.place_of_named(target).ok());
                    places.map(|place| place.real).collect()
                });
                if !named.contains(&outside.real) && !wanted.opened.contains(&outside.real) {
                    if wanted.targets.is_empty() {
                        leading.push(Leading { item: item.name.clone(), real: outside.real.clone() });
                    }
                    gathered.fields.insert(text.to_owned(), Field::Unopened(outside.path.clone()));
                    continue;
                }
            }
            places.push((text, place));
        }
        if !leading.is_empty() {
            return Ok(Gathering::Outside(leading));
        }
        for (text, place) in places {
            let field = place.map_or(Ok(Field::Words), |place| finder.hash(&place).map(Field::Found))?;
            gathered.fields.insert(text.to_owned(), field);
        }
        for target in &wanted.targets {
            let piece = finder.named(target, wanted.copy.then_some(&mut gathered.copies))?;
            if !gathered.named.iter().any(|known| known.evidence == piece.evidence) {
                gathered.named.push(piece);
            }
        }
        Ok(Gathering::Done(gathered))
    }

    /// Also hashes what a step hashes by itself, for an act that was decided elsewhere. What leads out of the project stays
    /// unopened: nobody is there to say that it is meant.
    ///
    /// # Errors
    ///
    /// When what is there cannot be evidence, with the reason.
    pub(crate) fn add_field(&mut self, loaded: &Loaded, item: &Item, did: &str, progress: &dyn Progress) -> Result<()> {
        let Some(text) = hashed_field(item, did).filter(|text| !self.fields.contains_key(*text)) else { return Ok(()) };
        let finder = Finder { loaded, folder: &loaded.root, root: loaded.root.canonicalize()?, progress };
        let field = match finder.place_of_field(text)? {
            None => Field::Words,
            Some(place) if place.outside => Field::Unopened(place.path),
            Some(place) => Field::Found(finder.hash(&place)?),
        };
        self.fields.insert(text.to_owned(), field);
        Ok(())
    }

    /// What the step hashes by itself, as it was found.
    ///
    /// # Errors
    ///
    /// When the field was changed while it was being hashed.
    pub(crate) fn of_field(&self, item: &Item, did: &str) -> Result<Option<&Evidence>> {
        let Some(text) = hashed_field(item, did) else { return Ok(None) };
        match self.fields.get(text) {
            Some(Field::Found(piece)) => Ok(Some(&piece.evidence)),
            Some(Field::Words | Field::Unopened(_)) => Ok(None),
            None => Err(Problem::project(store_say::changed_under_us(item.name.to_string()))
                .hint(store_say::try_again())
                .into()),
        }
    }

    /// Where the field leads that the step would hash by itself, if it leads out of the project and was not opened.
    fn unopened(&self, item: &Item, did: &str) -> Option<&str> {
        match self.fields.get(hashed_field(item, did)?)? {
            Field::Unopened(path) => Some(path),
            Field::Words | Field::Found(_) => None,
        }
    }

    /// What there is to say of what a step hashes by itself and was not looked at; `unreached` as [`judge_hashed`] gives it.
    ///
    /// [`judge_hashed`]: super::judge::judge_hashed
    pub(crate) fn unseen(&self, item: &Item, did: &str, unreached: Option<String>) -> Option<Text> {
        let name = item.name.to_string();
        match self.unopened(item, did) {
            Some(path) => Some(say::location_unopened(visible_line(path), name)),
            None => unreached.map(|path| say::location_elsewhere(visible_line(&path), name)),
        }
    }

    /// What there is to say about what was hashed: what was left out of a folder.
    pub(crate) fn notes(&self) -> Vec<Text> {
        let told = |piece: &Piece| {
            let names: Vec<String> = piece.left_out.iter().map(|name| visible_line(name)).collect();
            (!names.is_empty()).then(|| say::left_out(visible_line(piece.evidence.target()), words::name_list(&names)))
        };
        self.pieces().filter_map(told).collect()
    }

    fn pieces(&self) -> impl Iterator<Item = &Piece> {
        let found = self.fields.values().filter_map(|field| match field {
            Field::Found(piece) => Some(piece),
            Field::Words | Field::Unopened(_) => None,
        });
        self.named.iter().chain(found)
    }

    /// The evidence of an act: what its step hashes first, then what was named.
    pub(crate) fn evidence(&self, field: Option<&Evidence>) -> Vec<Evidence> {
        let mut all: Vec<Evidence> = field.cloned().into_iter().collect();
        for piece in &self.named {
            if !all.contains(&piece.evidence) {
                all.push(piece.evidence.clone());
            }
        }
        all
    }

    /// What is to be written besides the acts: copies, and the lists of folders' files.
    ///
    /// # Errors
    ///
    /// As [`Gathered::lists`].
    pub(crate) fn changes<'a>(&'a self, loaded: &Loaded, acts: &[(ItemAt, Act)]) -> Result<Vec<Change<'a>>> {
        let mut changes = self.copies.changes();
        let lists = self.lists(loaded, acts)?.into_iter();
        changes.extend(lists.map(|(path, text)| Change::Create { path, content: text.into_bytes() }));
        Ok(changes)
    }

    /// The lists of folders' files that are not written yet: where each goes, and what it says.
    ///
    /// # Errors
    ///
    /// When another file has the name of such a list.
    pub(crate) fn lists(&self, loaded: &Loaded, acts: &[(ItemAt, Act)]) -> Result<Vec<(PathBuf, String)>> {
        let mut lists: Vec<(PathBuf, String)> = Vec::new();
        for (item, act) in acts {
            let name = &loaded.view.project.items[*item].name;
            for evidence in &act.evidence {
                if let Some((path, text)) = self.list_of(name, evidence)
                    && !lists.iter().any(|(known, _)| *known == Path::new(&path))
                    && !is_written(&loaded.root, &path, &text)?
                {
                    lists.push((PathBuf::from(path), text));
                }
            }
        }
        Ok(lists)
    }

    /// Where the list of a folder's files goes, and what it says.
    fn list_of(&self, item: &ItemName, evidence: &Evidence) -> Option<(String, String)> {
        let mut same = self.pieces().filter(|piece| piece.evidence == *evidence);
        let manifest = same.find_map(|piece| piece.manifest.as_ref())?;
        match evidence {
            Evidence::File { sha256: Some(sha256), .. } => Some((manifest_path(item, sha256), manifest.text())),
            _ => None,
        }
    }
}

/// Whether the list is there already.
fn is_written(root: &Path, path: &str, text: &str) -> Result<bool> {
    let place = root.join(path);
    match place.symlink_metadata() {
        Err(_) => Ok(false),
        Ok(found) if found.is_file() && std::fs::read(&place).is_ok_and(|bytes| bytes == text.as_bytes()) => Ok(true),
        Ok(_) => Err(Problem::project(store_say::exists_already(path)).into()),
    }
}
