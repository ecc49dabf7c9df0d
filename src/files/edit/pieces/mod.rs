//! A file cut into pieces of whole lines: one for each field, item and act, with the comments that belong to it.
//!
//! In: a text whose lines end in `\n`, and its tree. Out: [`Piece`]s that lie end to end, so that what they hold is the
//! file; those that can be taken apart hold others. A comment, and a blank line before it, belongs to what comes below;
//! directly below something and apart from what follows, to what is above. What is laid out in another way, several
//! fields on a line, is one piece that holds no others.

mod cut;
mod toml;
mod yaml;

use crate::files::format::{Document, Format};
pub(crate) use cut::{Key, Piece, Role, known_by, role_of};

/// The pieces of a whole file; nothing where it is laid out in a way that cannot be cut.
pub(crate) fn pieces<'d>(text: &str, document: &'d Document) -> Option<Vec<Piece<'d>>> {
    match document.format {
        Format::Toml => toml::pieces(text, &document.root, 0..text.len(), None),
        Format::Yaml => yaml::pieces(text, &document.root),
    }
}
