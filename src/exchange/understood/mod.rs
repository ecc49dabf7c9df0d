//! What a list means: which of it is sections and items, which of it is kept beside them, and what is left out.
//!
//! In: a [`Reading`]. Out: an [`Understood`], in which every unit of the reading has one [`Fate`]. It knows the people and
//! the sections of the project by name; nothing is fitted to a kind here, and nothing is written.

mod columns;
mod drafts;
mod entries;
mod fates;
mod footers;
mod form;
mod gathering;
mod heads;
mod kinds;
mod looks;
mod outline;
mod owners;
mod parts;
mod section;
mod tables;
mod titled;
mod users;
mod wording;

pub(crate) use columns::{Column, Map, Meaning, is_stage_word, is_status, meaning_called};
pub(crate) use drafts::{Draft, Value};
pub(crate) use fates::{Fate, Left};
pub(crate) use outline::title_alone;
pub(crate) use owners::owners_in;
pub(crate) use parts::understand;
pub(crate) use section::{Known, Part, Understood};
pub(crate) use users::understand_users;

#[cfg(test)]
mod tests;
