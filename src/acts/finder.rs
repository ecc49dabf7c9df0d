//! Finds what words and fields name as evidence, and hashes it.
//!
//! In: the words. Out: a [`Piece`], or why it cannot be evidence. What a person names is opened wherever it lies;
//! what a field of a file names is opened inside the project only, and outside it where [`Finder::hash`] is told so.

use super::copying::Copies;
use super::piece::Piece;
use crate::evidence::naming;
use crate::evidence::{
    Digest, Fault, Progress, Why, check_relative, check_whole, hash_evidence, hash_evidence_folder, resolve,
};
use crate::files::folders::EVIDENCE_FOLDER;
use crate::files::load::{Loaded, Source};
use crate::model::item::Evidence;
use crate::model::secrets::holds_secret;
use crate::text::problem::Problem;
use crate::text::say::{commands as commands_say, evidence as say};
use anyhow::Result;
use std::path::{Path, PathBuf};

/// Where something that was named really is.
#[derive(Debug, Clone)]
pub(super) struct Place {
    pub(super) real: PathBuf,
    /// How it is written: from the project folder, or whole where it lies outside.
    pub(super) path: String,
    pub(super) outside: bool,
}

/// Finds and hashes what words mean.
pub(super) struct Finder<'a> {
    pub(super) loaded: &'a Loaded,
    /// Where paths are looked for first.
    pub(super) folder: &'a Path,
    /// The project folder, free of links.
    pub(super) root: PathBuf,
    pub(super) progress: &'a dyn Progress,
}

impl Finder<'_> {
    /// A web address as it is; else a file or folder, copied if it lies outside and copies are wanted.
    pub(super) fn named(&self, target: &str, copies: Option<&mut Copies>) -> Result<Piece> {
        if is_address(target) {
            let address = target.trim();
            if holds_secret("url", address) {
                return Err(Problem::usage(say::secret_in_address()).into());
            }
            return Ok(Piece::bare(Evidence::Url(address.to_owned())));
        }
        let place = self.place_of_named(target)?;
        match copies {
            Some(copies) if place.outside => {
                let piece = copies.add(&place.real, &self.root, self.progress).map_err(refused)?;
                match piece.manifest.as_ref().is_some_and(|manifest| manifest.lines().is_empty()) {
                    true => Err(Problem::usage(say::empty_folder(&place.path)).into()),
                    false => Ok(piece),
                }
            }
            _ => self.hash(&place),
        }
    }

    /// Where a file or folder is that a person named.
    pub(super) fn place_of_named(&self, target: &str) -> Result<Place> {
        let given = as_written(target, &[self.folder, &self.root]);
        let given = given.ok_or_else(|| Problem::usage(commands_say::no_such_evidence(target)))?;
        self.place(&given)
    }

    /// Where the file or folder is that a field names from the project folder; nothing where it says something else.
    pub(super) fn place_of_field(&self, text: &str) -> Result<Option<Place>> {
        if is_address(text) {
            return Ok(None);
        }
        as_written(text, &[&self.root]).map(|given| self.place(&given)).transpose()
    }

    /// The real place of a path, if it can be evidence.
    fn place(&self, given: &Path) -> Result<Place> {
        let refuse = |why| refused(vec![Fault::at(given, why)]);
        let real = resolve(given, &|link| link.starts_with(&self.root)).map_err(|fault| refused(vec![fault]))?;
        let is_folder = real.is_dir() && !real.is_symlink();
        let (path, outside) = match real.strip_prefix(&self.root) {
            Ok(below) => (joined(below).ok_or_else(|| refuse(Why::NotUtf8))?, false),
            Err(_) => (real.to_str().ok_or_else(|| refuse(Why::NotUtf8))?.to_owned(), true),
        };
        if is_folder && (path.is_empty() || path == EVIDENCE_FOLDER || self.root.starts_with(&real)) {
            return Err(Problem::usage(say::own_folder(given.display())).into());
        }
        let own = self.loaded.sources.iter().filter(|source| !source.is_foreign());
        for source in own.map(Source::name) {
            if source == path {
                return Err(Problem::usage(say::own_file(path)).into());
            }
            if is_folder && source.strip_prefix(&path).is_some_and(|rest| rest.starts_with('/')) {
                return Err(Problem::usage(say::own_folder(path)).into());
            }
        }
        match if outside { check_whole(&real) } else { check_relative(&path) } {
            Some(why) => Err(refuse(why)),
            None => Ok(Place { real, path, outside }),
        }
    }

    /// Hashes what is at a place.
    pub(super) fn hash(&self, place: &Place) -> Result<Piece> {
        let file = |path: String, digest: Digest, size| Evidence::File {
            path,
            sha256: Some(digest.to_string()),
            size: Some(size),
        };
        if place.real.is_dir() && !place.real.is_symlink() {
            let found = hash_evidence_folder(&place.real, self.progress).map_err(refused)?;
            if found.manifest.lines().is_empty() {
                return Err(Problem::usage(say::empty_folder(&place.path)).into());
            }
            let evidence = file(format!("{}/", place.path), found.digest, found.size);
            let manifest = (!place.outside).then_some(found.manifest);
            return Ok(Piece { evidence, manifest, left_out: found.left_out });
        }
        let found = hash_evidence(&place.real, self.progress)
            .map_err(|fault| refused(vec![Fault { path: place.path.clone(), ..fault }]))?;
        Ok(Piece::bare(file(place.path.clone(), found.digest, found.size)))
    }
}

/// Whether words are a web address rather than a path.
fn is_address(words: &str) -> bool {
    words.contains("://")
}

/// The first path below these folders at which something stands: as it is written to the letter, else without the
/// blanks around it.
fn as_written(words: &str, folders: &[&Path]) -> Option<PathBuf> {
    let there = |words: &str| {
        let given = folders.iter().map(|folder| folder.join(words));
        given.into_iter().find(|path| !words.is_empty() && path.symlink_metadata().is_ok())
    };
    there(words).or_else(|| there(words.trim()))
}

/// A path with `/` on every system, if it is UTF-8.
fn joined(path: &Path) -> Option<String> {
    let parts: Option<Vec<&str>> = path.iter().map(|part| part.to_str()).collect();
    parts.map(|parts| parts.join("/"))
}

pub(super) fn refused(faults: Vec<Fault>) -> anyhow::Error {
    Problem::usage(say::not_hashed(naming::fault_list(&faults))).into()
}
