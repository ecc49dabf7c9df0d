//! The validated model of a handover, and everything that is derived from it: pure, without files, clock or terminal.

pub(crate) mod amount;
pub mod clock;
pub mod due;
pub mod entering;
pub mod finding;
pub mod grade;
mod graph;
pub mod identity;
pub mod item;
pub mod kinds;
pub mod list;
pub mod milestones;
pub mod naming;
pub mod needs;
pub mod party;
pub mod people;
pub mod project;
pub mod readiness;
pub mod replay;
pub mod secrets;
pub mod shortfall;
pub mod standing;
pub(crate) mod target;
pub mod view;
