//! The sentences, by what they are about.

pub mod commands;
pub mod evidence;
pub mod explain;
pub mod findings;
pub mod help;
pub(crate) mod help_tables;
pub mod init;
pub mod next;
pub mod record;
pub mod schema;
pub mod sign;
pub mod signoff;
pub mod status;
pub mod store;
pub mod templates;
pub mod timeline;
pub mod ui;
pub mod walk;
pub mod words;
