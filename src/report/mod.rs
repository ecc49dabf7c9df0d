//! What outputs show, as data.

pub(crate) mod acts;
pub(crate) mod card;
pub mod derive;
pub mod filter;
pub(crate) mod found;
pub mod item;
pub mod lines;
pub mod naming;
pub mod next;
pub mod outstanding;
pub mod people;
pub mod portfolio;
pub(crate) mod rounds;
pub(crate) mod section;
pub mod signing;
pub mod status;
pub mod timeline;
pub(crate) mod told;
pub mod unsigned;
pub mod weeks;
