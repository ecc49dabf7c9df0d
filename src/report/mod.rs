//! What outputs show, as data.

pub(crate) mod acts;
pub mod derive;
pub mod filter;
pub(crate) mod found;
pub mod item;
pub mod lines;
pub mod naming;
pub mod next;
pub mod outstanding;
pub mod people;
pub(crate) mod section;
pub mod signing;
pub mod status;
pub mod timeline;
pub mod unsigned;
pub mod weeks;
