//! Sign-off: what is frozen, who states what about it, how that is signed, and how all of it is verified.
//!
//! In: a project, keys, and the folders below `records/`. Out: the files of a record as values for
//! `store`, and reports on the records that are there. A record binds the exact bytes of the project;
//! a statement is signed as the raw bytes that it is, by `ssh-keygen(1)`, and verified here without it.
//!
//! - [`folder`] reads the folders and files that [`crate::document::place`] names, following nothing.
//! - [`statement`] is what a signer states; [`freeze`] makes a record's files.
//! - [`keys`] and [`trust`] say whose keys count; [`ssh`] signs, [`verify`] verifies one signature (`blob` reads its frame).
//! - [`check`] judges every record, [`judge`] one statement; [`changes`] tells what became of a project
//!   since; [`standing`] is where a stage's sign-off stands.

mod blob;
pub mod changes;
pub mod check;
pub mod folder;
pub mod freeze;
pub mod judge;
pub mod keys;
pub mod naming;
pub mod ssh;
pub mod standing;
pub mod statement;
pub mod trust;
pub mod verify;

use crate::files::folders::RECORDS;
use crate::model::project::Project;
use crate::text::Lang;
use crate::text::say::record as record_say;

/// The namespace of every signature (PROTOCOL.sshsig): a signature made for anything else is worth nothing here.
pub const NAMESPACE: &str = "handover-signoff@v1";

/// The file of a record that lists every file of the project.
pub const MANIFEST: &str = "MANIFEST.sha256";

/// The file of a record that holds the whole handover as it was signed.
pub const RECORD: &str = "record.json";

/// The sentence that is signed where the project names none, in the project's language.
pub(crate) fn default_declaration(project: &Project) -> String {
    record_say::default_declaration().of(language(project.language.as_deref())).to_owned()
}

/// The language of a record: that of its project, English where it names none.
pub fn language(name: Option<&str>) -> Lang {
    name.and_then(Lang::parse).unwrap_or(Lang::DEFAULT)
}

/// Whether a path from the project folder is no part of what a record binds: `records/` and `.git`.
pub(crate) fn is_unbound(path: &str) -> bool {
    path == RECORDS || path == ".git"
}
