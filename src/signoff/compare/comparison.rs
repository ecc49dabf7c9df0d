//! How a record stands to the project, as data.

use crate::text::Text;

/// How a record stands to the project.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Comparison {
    /// Whether the project gives the same terms and items.
    pub same: bool,
    /// What is no longer as it was signed.
    pub departures: Vec<Departure>,
    /// What only went on, and departs from nothing.
    pub told: Vec<Text>,
    /// Of that, by whose acts signed reservations have come to their end.
    pub ended: Vec<Text>,
    /// Full names of the items that the stage has now and the record has not.
    pub added: Vec<String>,
    /// How many there are; of very many only the first are named.
    pub added_count: usize,
}

/// Something that is no longer as it was signed.
#[derive(Debug, Clone, PartialEq)]
pub struct Departure {
    /// Full name of the item, where it is about one.
    pub item: Option<String>,
    /// What it is.
    pub what: Text,
    /// Whether something that was signed was altered or is missing, rather than that work took another turn.
    pub tampered: bool,
}

impl Departure {
    pub(super) fn of_terms(what: Text) -> Departure {
        Departure { item: None, what, tampered: false }
    }
}
