//! Everything about people's files: reading, editing, and the only place that writes.

pub(crate) mod bounded;
pub mod change;
pub mod edit;
pub mod folders;
pub mod format;
pub(crate) mod listing;
pub mod load;
mod lock;
mod place;
pub(crate) mod preview;
pub(crate) mod slips;
pub mod staged;
pub mod store;
mod swap;
pub mod user;
pub(crate) mod written;
