//! What outputs show, as data.

pub mod next;
pub mod status;
pub mod timeline;
pub mod weeks;
