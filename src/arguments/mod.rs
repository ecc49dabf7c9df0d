//! Arguments that several commands take, and what a shell is offered for them. Nothing here runs a command.

pub mod completing;
pub(crate) mod filtering;
mod shells;
pub(crate) mod target;
