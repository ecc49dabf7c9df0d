//! What an act rests on: bytes that the tool saw, something that it only names, or words alone.
//!
//! In: an act, or an item with its log replayed, and which files were there when the project was read. Out: a [`Grade`].
//! A digest stands in a log as whoever wrote it says; what makes it more than words is that the bytes are here, where
//! `verify` holds them against it. Pure.

use super::item::{Act, Evidence, Item};
use super::project::Project;
use super::standing::Standing;
use serde::Serialize;

/// What an act rests on, the weakest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Grade {
    /// Words alone.
    Stated,
    /// An address, or a file without a digest.
    ReferredTo,
    /// A digest of bytes that are not here: outside the project, on the other side's machine, or gone.
    DigestGiven,
    /// Evidence that was hashed and is here.
    Hashed,
}

/// How the path of a file begins that holds what somebody answered on a page. It shows that they said so, and nothing more.
pub(crate) const ANSWERS: &str = "evidence/answers-";

impl Grade {
    /// What one act rests on.
    pub fn of(act: &Act, project: &Project) -> Grade {
        let of = |evidence: &Evidence| match evidence {
            Evidence::File { path, .. } if path.starts_with(ANSWERS) => Grade::Stated,
            Evidence::File { path, sha256: Some(_), .. } if project.evidence_here.contains(path) => Grade::Hashed,
            Evidence::File { sha256: Some(_), .. } => Grade::DigestGiven,
            Evidence::File { .. } | Evidence::Url(_) => Grade::ReferredTo,
        };
        act.evidence.iter().map(of).max().unwrap_or(Grade::Stated)
    }

    /// What the steps of an item rest on that are made: the best of them; nothing while none is.
    pub fn of_item(item: &Item, standing: &Standing, project: &Project) -> Option<Grade> {
        standing.makers().filter_map(|at| item.log.get(at)).map(|act| Grade::of(act, project)).max()
    }
}
