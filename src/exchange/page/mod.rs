//! The page for the side without git or terminal, and the answers that come back from it.
//!
//! A page holds one person's cards; it is made by [`cards`] and written by [`render`]. What they answer there is saved as
//! a file that [`answers`] reads strictly, and [`proposals`] makes proposed acts of.

pub(crate) mod answers;
pub(crate) mod cards;
pub(crate) mod enclosed;
pub(crate) mod proposals;
pub(crate) mod render;
