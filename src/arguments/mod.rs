//! Arguments that several commands take, and what a shell is offered for them. Nothing here runs a command.

pub mod completing;
pub(crate) mod filtering;
pub mod format;
mod shells;
pub(crate) mod target;
