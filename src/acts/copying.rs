//! Copies of evidence into the project: found there already, or staged under a free name.

use super::piece::Piece;
use crate::evidence;
use crate::evidence::{Digest, Fault, Manifest, Progress, Why, check_name, folded, inside};
use crate::files::change::Change;
use crate::files::folders::EVIDENCE_FOLDER;
use crate::files::staged::Staged;
use crate::model::item::Evidence;
use crate::text::Text;
use crate::text::say::failures::failure;
use std::collections::HashSet;
use std::path::{Path, PathBuf};

/// Copies that are not part of the project yet.
#[derive(Debug, Default)]
pub(crate) struct Copies {
    staged: Vec<(String, Staged)>,
}

impl Drop for Copies {
    /// The last one goes first: the one that made the folder finds it empty then, and removes it too.
    fn drop(&mut self) {
        while self.staged.pop().is_some() {}
    }
}

/// What is to be copied, hashed only where something of its name is there already.
struct Original<'a> {
    real: &'a Path,
    folder: bool,
    size: u64,
    hashed: Option<(Digest, u64)>,
    /// What is left out of it, once it was hashed.
    left_out: Vec<String>,
}

impl Copies {
    /// Copies a file or folder into `evidence/`, unless the same content is there under its name.
    ///
    /// A name is never taken twice: other content gets `name-2`, `name-3`.
    pub(crate) fn add(&mut self, real: &Path, root: &Path, progress: &dyn Progress) -> Result<Piece, Vec<Fault>> {
        let fault = |why| vec![Fault::at(real, why)];
        let name = real.file_name().and_then(|name| name.to_str()).ok_or_else(|| fault(Why::NotUtf8))?;
        if let Some(why) = check_name(name) {
            return Err(fault(why));
        }
        let found = real.symlink_metadata().map_err(|error| fault(Why::Unreadable(failure(&error))))?;
        let mut original =
            Original { real, folder: found.is_dir(), size: found.len(), hashed: None, left_out: Vec::new() };
        let target = inside(root, EVIDENCE_FOLDER).map_err(|fault| vec![fault])?;
        let taken: HashSet<String> = names_in(&target).map(|name| folded(&name)).collect();
        for number in 1_u32.. {
            let candidate = numbered(name, number);
            if let Some((_, staged)) = self.staged.iter().find(|(known, _)| folded(known) == folded(&candidate)) {
                let (digest, size) = original.digest(progress)?;
                if staged.digest == digest && staged.size == size && staged.manifest.is_some() == original.folder {
                    return Ok(original.piece(&candidate, digest, size, staged.manifest.clone()));
                }
            } else if !taken.contains(&folded(&candidate)) {
                let place = target.join(&candidate);
                let staged = match original.folder {
                    true => Staged::folder(real, &place, progress)?,
                    false => Staged::file(real, &place, progress)?,
                };
                original.left_out.clone_from(&staged.left_out);
                let found = original.piece(&candidate, staged.digest, staged.size, staged.manifest.clone());
                self.staged.push((candidate, staged));
                return Ok(found);
            } else if let Some(found) = original.same_as(&target.join(&candidate), &candidate, progress)? {
                return Ok(found);
            }
        }
        Err(fault(Why::NotCopied(Text::default())))
    }

    /// What brings the copies into the project.
    pub(crate) fn changes(&self) -> Vec<Change<'_>> {
        let adopt = |(name, staged)| Change::Adopt { path: Path::new(EVIDENCE_FOLDER).join(name), staged };
        self.staged.iter().map(|(name, staged)| adopt((name, staged))).collect()
    }
}

impl Original<'_> {
    /// Its digest and size; taken once.
    fn digest(&mut self, progress: &dyn Progress) -> Result<(Digest, u64), Vec<Fault>> {
        if let Some(known) = self.hashed {
            return Ok(known);
        }
        let found = match self.folder {
            true => {
                let found = evidence::hash_evidence_folder(self.real, progress)?;
                self.left_out = found.left_out;
                (found.digest, found.size)
            }
            false => evidence::hash_evidence(self.real, progress)
                .map(|found| (found.digest, found.size))
                .map_err(|f| vec![f])?,
        };
        self.hashed = Some(found);
        Ok(found)
    }

    /// What is at a place, if it has the same content.
    fn same_as(&mut self, place: &Path, name: &str, progress: &dyn Progress) -> Result<Option<Piece>, Vec<Fault>> {
        let Ok(there) = place.symlink_metadata() else { return Ok(None) };
        if self.folder && there.is_dir() {
            let own = self.digest(progress)?;
            // Whatever cannot be hashed is not the same.
            let found = evidence::hash_evidence_folder(place, progress).ok();
            return Ok(found
                .filter(|found| (found.digest, found.size) == own)
                .map(|found| self.piece(name, found.digest, found.size, Some(found.manifest))));
        }
        if self.folder || !there.is_file() || there.len() != self.size {
            return Ok(None);
        }
        let own = self.digest(progress)?;
        let found = evidence::hash_evidence(place, progress).ok().filter(|found| (found.digest, found.size) == own);
        Ok(found.map(|found| self.piece(name, found.digest, found.size, None)))
    }

    /// The evidence that its copy of that name is.
    fn piece(&self, name: &str, digest: Digest, size: u64, manifest: Option<Manifest>) -> Piece {
        let slash = if manifest.is_some() { "/" } else { "" };
        let path = format!("{EVIDENCE_FOLDER}/{name}{slash}");
        let evidence = Evidence::File { path, sha256: Some(digest.to_string()), size: Some(size) };
        Piece { evidence, manifest, left_out: self.left_out.clone() }
    }
}

/// `report.pdf`, `report-2.pdf`, `report-3.pdf`.
fn numbered(name: &str, number: u32) -> String {
    if number == 1 {
        return name.to_owned();
    }
    let path = PathBuf::from(name);
    match (path.file_stem().and_then(|stem| stem.to_str()), path.extension().and_then(|end| end.to_str())) {
        (Some(stem), Some(end)) => format!("{stem}-{number}.{end}"),
        _ => format!("{name}-{number}"),
    }
}

fn names_in(folder: &Path) -> impl Iterator<Item = String> {
    let entries = folder.read_dir().into_iter().flatten().filter_map(Result::ok);
    entries.map(|entry| entry.file_name().to_string_lossy().into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_stands_before_the_ending() {
        assert_eq!(numbered("report.pdf", 1), "report.pdf");
        assert_eq!(numbered("report.pdf", 2), "report-2.pdf");
        assert_eq!(numbered("备份.tar.gz", 3), "备份.tar-3.gz");
        assert_eq!(numbered("photos", 2), "photos-2");
        assert_eq!(numbered(".env", 2), ".env-2");
    }
}
