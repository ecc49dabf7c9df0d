//! What outputs show, as data.

pub mod derive;
pub mod item;
pub mod lines;
pub mod next;
pub mod people;
pub mod signing;
pub mod status;
pub mod timeline;
pub mod weeks;
