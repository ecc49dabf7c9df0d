//! One piece of evidence, as it was found.

use crate::evidence::Manifest;
use crate::model::item::Evidence;

/// One piece of evidence, hashed.
#[derive(Debug, Clone)]
pub(crate) struct Piece {
    pub(crate) evidence: Evidence,
    /// The files, where it is a folder in the project.
    pub(crate) manifest: Option<Manifest>,
    /// What was left out of a folder, by path from it.
    pub(crate) left_out: Vec<String>,
}

impl Piece {
    /// A piece that is no folder.
    pub(crate) fn bare(evidence: Evidence) -> Piece {
        Piece { evidence, manifest: None, left_out: Vec::new() }
    }
}
