//! Which edition of a document is wanted: its languages, and how much of it.

use super::signed::RecordLang;

/// Which edition is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Edition {
    /// The languages it is written in.
    pub lang: RecordLang,
    /// Whether the sheet is all of it.
    pub sheet_only: bool,
    /// Whether the commands that verify it are written out.
    pub verification: bool,
}

impl Edition {
    /// The whole document.
    pub fn whole(lang: RecordLang) -> Edition {
        Edition { lang, sheet_only: false, verification: true }
    }
}
