//! What a person sees and is asked: tables, cards, findings, the forms for programs, and the terminal itself ([`ui`]).
//!
//! A renderer takes data and a [`crate::text::look::Look`] and returns text. It reads and writes nothing, and
//! lets no character of a file through that would act on a terminal.

pub(crate) mod audit;
mod axis;
pub(crate) mod ci;
pub(crate) mod commit;
pub(crate) mod diff;
pub(crate) mod due;
pub mod explain;
mod fields;
pub mod findings;
pub(crate) mod fixes;
mod html;
pub(crate) mod importing;
pub mod item;
pub(crate) mod keys;
pub(crate) mod layout;
pub(crate) mod log;
pub(crate) mod manual;
pub mod markdown;
pub(crate) mod message;
pub mod next;
pub(crate) mod opening;
pub(crate) mod overview;
pub(crate) mod people;
pub(crate) mod portfolio;
pub(crate) mod proposed;
pub mod readiness;
pub(crate) mod recorded;
mod risks;
pub(crate) mod section;
pub(crate) mod sheets;
pub mod sign;
pub mod status;
pub mod table;
pub mod templates;
pub mod timeline;
mod totals;
pub mod ui;
pub mod verify;
pub(crate) mod walk;
pub mod yaml;
