//! Everything about people's files: reading, editing, and the only place that writes.

pub mod change;
pub mod edit;
pub mod folders;
pub mod format;
pub mod load;
pub mod store;
