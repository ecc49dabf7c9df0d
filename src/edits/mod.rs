//! What somebody wants written in the files of a project: the item, the field and the value that words mean, and whole
//! lists of changes that came from elsewhere.
//!
//! In: words, and the project as it was loaded. Out: edits, and what speaks against them. Asks nothing and writes nothing.

mod acting;
pub(crate) mod fields;
pub(crate) mod person_fields;
pub(crate) mod pick;
pub(crate) mod placing;
pub mod proposal;
pub mod proposed;
pub mod seen;
pub(crate) mod setting;
