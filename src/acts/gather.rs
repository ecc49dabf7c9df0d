//! Hashes what an act names as evidence, and what its step hashes by itself, before the lock is taken.
//!
//! In: the words of a person. Out: [`Gathered`], from which the act and the changes to the folder are made once
//! the lock is held. A copy that does not come into the project leaves nothing behind.

use super::copying::Copies;
use super::piece::Piece;
use super::wanted::Wanted;
use crate::evidence;
use crate::evidence::naming;
use crate::evidence::{Fault, Progress, Why, check_name, check_relative};
use crate::files::change::{Change, manifest_path};
use crate::files::folders::EVIDENCE_FOLDER;
use crate::files::load::{Loaded, Source};
use crate::model::item::{Act, Evidence, Item, ItemName};
use crate::model::list::ItemAt;
use crate::model::secrets::holds_secret;
use crate::text::problem::Problem;
use crate::text::say::{commands as commands_say, evidence as say, store as store_say};
use anyhow::Result;
use std::collections::HashMap;
use std::path::{Path, PathBuf};

/// Everything that was hashed for the acts of one command.
#[derive(Debug, Default)]
pub(crate) struct Gathered {
    /// What was named, in that order.
    named: Vec<Piece>,
    /// What the fields hold that steps hash by themselves, by their text; nothing where it is no path here.
    fields: HashMap<String, Option<Piece>>,
    copies: Copies,
}

/// The text of the field that a step of an item hashes, if it is filled in.
pub(crate) fn hashed_field<'a>(item: &'a Item, did: &str) -> Option<&'a str> {
    let step = item.steps.iter().find(|step| step.did == did)?;
    step.hashes.as_deref().and_then(|field| item.field(field))
}

impl Gathered {
    /// Hashes what is named and what the step of the items hashes by itself.
    ///
    /// # Errors
    ///
    /// The first that cannot be evidence, with the reason.
    pub(crate) fn gather(
        loaded: &Loaded,
        items: &[ItemAt],
        wanted: &Wanted<'_>,
        progress: &dyn Progress,
    ) -> Result<Gathered> {
        let finder = Finder { loaded, folder: wanted.folder, root: loaded.root.canonicalize()?, progress };
        let mut gathered = Gathered::default();
        for item in items.iter().map(|at| &loaded.view.project.items[*at]) {
            if let Some(text) = hashed_field(item, wanted.did)
                && !gathered.fields.contains_key(text)
            {
                gathered.fields.insert(text.to_owned(), finder.field(text)?);
            }
        }
        for target in &wanted.targets {
            let piece = finder.named(target.trim(), wanted.copy.then_some(&mut gathered.copies))?;
            if !gathered.named.iter().any(|known| known.evidence == piece.evidence) {
                gathered.named.push(piece);
            }
        }
        Ok(gathered)
    }

    /// What the step hashes by itself, as it was found.
    ///
    /// # Errors
    ///
    /// When the field was changed while it was being hashed.
    pub(crate) fn of_field(&self, item: &Item, did: &str) -> Result<Option<&Evidence>> {
        let Some(text) = hashed_field(item, did) else { return Ok(None) };
        match self.fields.get(text) {
            Some(piece) => Ok(piece.as_ref().map(|piece| &piece.evidence)),
            None => Err(Problem::project(store_say::changed_under_us(item.name.to_string()))
                .hint(store_say::try_again())
                .into()),
        }
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
    /// When another file has the name of such a list.
    pub(crate) fn changes<'a>(&'a self, loaded: &Loaded, acts: &[(ItemAt, Act)]) -> Result<Vec<Change<'a>>> {
        let mut changes = self.copies.changes();
        let mut listed: Vec<String> = Vec::new();
        for (item, act) in acts {
            let name = &loaded.view.project.items[*item].name;
            for evidence in &act.evidence {
                if let Some((path, text)) = self.list_of(name, evidence)
                    && !listed.contains(&path)
                    && !is_written(&loaded.root, &path, &text)?
                {
                    changes.push(Change::Create { path: PathBuf::from(&path), content: text.into_bytes() });
                    listed.push(path);
                }
            }
        }
        Ok(changes)
    }

    /// Where the list of a folder's files goes, and what it says.
    fn list_of(&self, item: &ItemName, evidence: &Evidence) -> Option<(String, String)> {
        let pieces = self.named.iter().chain(self.fields.values().flatten());
        let manifest = pieces.filter(|piece| piece.evidence == *evidence).find_map(|piece| piece.manifest.as_ref())?;
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

/// A file or folder that was named.
struct Place {
    /// Where it really is.
    real: PathBuf,
    /// How it is written: from the project folder, or whole where it lies outside.
    path: String,
    outside: bool,
}

/// Finds and hashes what words mean.
struct Finder<'a> {
    loaded: &'a Loaded,
    folder: &'a Path,
    root: PathBuf,
    progress: &'a dyn Progress,
}

impl Finder<'_> {
    /// A web address as it is; else a file or folder, copied if it lies outside and copies are wanted.
    fn named(&self, target: &str, copies: Option<&mut Copies>) -> Result<Piece> {
        if target.contains("://") {
            if holds_secret("url", target) {
                return Err(Problem::usage(say::secret_in_address()).into());
            }
            return Ok(Piece { evidence: Evidence::Url(target.to_owned()), manifest: None });
        }
        let given = [self.folder.join(target), self.root.join(target)];
        let there = given.into_iter().find(|path| !target.is_empty() && path.symlink_metadata().is_ok());
        let given = there.ok_or_else(|| Problem::usage(commands_say::no_such_evidence(target)))?;
        let place = self.place(&given)?;
        match copies {
            Some(copies) if place.outside => copies.add(&place.real, &self.root, self.progress).map_err(refused),
            _ => self.hash(&place),
        }
    }

    /// The file or folder that a field names from the project folder; nothing where it says something else.
    fn field(&self, text: &str) -> Result<Option<Piece>> {
        let text = text.trim();
        let given = self.root.join(text);
        if text.is_empty() || text.contains("://") || given.symlink_metadata().is_err() {
            return Ok(None);
        }
        self.hash(&self.place(&given)?).map(Some)
    }

    /// The real place of a path: links on the way are followed, the last name never is.
    fn place(&self, given: &Path) -> Result<Place> {
        let refuse = |why| refused(vec![Fault::at(given, why)]);
        let real = match (given.parent(), given.file_name()) {
            (Some(parent), Some(name)) => parent.canonicalize().map(|parent| parent.join(name)),
            _ => given.canonicalize(),
        };
        let real = real.map_err(|error| refuse(Why::Unreadable(error.to_string())))?;
        let is_folder = real.is_dir() && !real.is_symlink();
        let (path, outside) = match real.strip_prefix(&self.root) {
            Ok(below) => (joined(below).ok_or_else(|| refuse(Why::NotUtf8))?, false),
            Err(_) => (real.to_str().ok_or_else(|| refuse(Why::NotUtf8))?.to_owned(), true),
        };
        let own = self.loaded.sources.iter().filter(|source| !source.is_foreign()).map(Source::name);
        if is_folder && (path.is_empty() || path == EVIDENCE_FOLDER || self.root.starts_with(&real)) {
            return Err(Problem::usage(say::own_folder(given.display())).into());
        }
        for source in own {
            if source == path {
                return Err(Problem::usage(say::own_file(path)).into());
            }
            if is_folder && source.strip_prefix(&path).is_some_and(|rest| rest.starts_with('/')) {
                return Err(Problem::usage(say::own_folder(path)).into());
            }
        }
        let wrong = match outside {
            false => check_relative(&path),
            true => real.iter().skip(1).find_map(|name| name.to_str().and_then(check_name)),
        };
        if let Some(why) = wrong {
            return Err(refuse(why));
        }
        Ok(Place { real, path, outside })
    }

    fn hash(&self, place: &Place) -> Result<Piece> {
        let file = |path: String, digest: evidence::Digest, size| Evidence::File {
            path,
            sha256: Some(digest.to_string()),
            size: Some(size),
        };
        if place.real.is_dir() && !place.real.is_symlink() {
            let found = evidence::hash_folder(&place.real, &evidence::nothing, self.progress).map_err(refused)?;
            if found.manifest.lines().is_empty() {
                return Err(Problem::usage(say::empty_folder(&place.path)).into());
            }
            let evidence = file(format!("{}/", place.path), found.digest, found.size);
            return Ok(Piece { evidence, manifest: Some(found.manifest) });
        }
        let found = evidence::hash_file(&place.real, self.progress)
            .map_err(|fault| refused(vec![Fault { path: place.path.clone(), ..fault }]))?;
        Ok(Piece { evidence: file(place.path.clone(), found.digest, found.size), manifest: None })
    }
}

/// A path with `/` on every system, if it is UTF-8.
fn joined(path: &Path) -> Option<String> {
    let parts: Option<Vec<&str>> = path.iter().map(|part| part.to_str()).collect();
    parts.map(|parts| parts.join("/"))
}

fn refused(faults: Vec<Fault>) -> anyhow::Error {
    Problem::usage(say::not_hashed(naming::fault_list(&faults))).into()
}
