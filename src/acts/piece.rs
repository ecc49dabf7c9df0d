//! One piece of evidence, as it was found.

use crate::evidence::Manifest;
use crate::model::item::Evidence;

/// One piece of evidence, hashed.
#[derive(Debug, Clone)]
pub(crate) struct Piece {
    pub(crate) evidence: Evidence,
    /// The files, where it is a folder.
    pub(crate) manifest: Option<Manifest>,
}
