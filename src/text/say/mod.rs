//! The sentences, by what they are about.

pub(crate) mod commands;
pub(crate) mod days;
pub(crate) mod evidence;
pub(crate) mod explain;
pub(crate) mod findings;
pub(crate) mod help;
pub(crate) mod help_tables;
pub(crate) mod init;
pub(crate) mod keys;
pub(crate) mod manual;
pub(crate) mod next;
pub(crate) mod record;
pub(crate) mod rules;
pub(crate) mod schema;
pub(crate) mod sign;
pub(crate) mod signoff;
pub(crate) mod status;
pub(crate) mod store;
pub(crate) mod sums;
pub(crate) mod templates;
pub(crate) mod timeline;
pub(crate) mod ui;
pub(crate) mod undo;
pub(crate) mod unsigned;
pub(crate) mod walk;
pub(crate) mod words;
