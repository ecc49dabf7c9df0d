//! Sign-off: what is frozen, who states what about it, how that is signed, and how all of it is verified.
//!
//! In: a project, keys, and the folders below `records/`. Out: the files of a record as values for
//! `store`, and reports on the records that are there. A record binds the items of its stage and its terms;
//! a statement is signed as the raw bytes that it is, by `ssh-keygen(1)`, and verified here without it.
//!
//! - [`folder`] reads the folders and files that [`crate::document::place`] names, following nothing.
//! - [`statement`] is what a signer states; [`freeze`] makes a record's files, [`listing`] the list of its evidence.
//! - [`keys`] and [`trust`] say whose keys count, [`known`] ([`remembered`]) which ones the user knows, [`vouching`] what
//!   vouches for a signature; `found` are the keys of whoever sits here, [`ssh`] signs, [`verify`] verifies one signature (`blob` reads its frame).
//! - [`check`] judges every record, [`judge`] the statements of one ([`claim`]: which may replace which); [`compare`] holds a record against the project,
//!   [`differences`] two records against each other, with what stands [`around`] their items ([`excerpt`]); [`standing`] is where a stage's sign-off stands,
//!   [`carried`] what of other stages a record must not lose, `faults` what of the records must be found.

pub mod around;
mod blob;
pub mod carried;
pub mod check;
pub mod claim;
pub mod compare;
pub mod differences;
pub mod excerpt;
pub(crate) mod faults;
pub mod folder;
pub(crate) mod found;
pub mod freeze;
pub mod judge;
pub mod keys;
pub mod known;
pub mod listing;
pub(crate) mod named;
pub mod naming;
mod ready;
pub mod remembered;
pub mod ssh;
pub mod standing;
pub mod statement;
pub mod trust;
pub mod verify;
pub mod vouching;

/// The namespace of every signature (PROTOCOL.sshsig): a signature made for anything else is worth nothing here.
pub const NAMESPACE: &str = "handover-signoff@v1";

/// The file of a record that lists the evidence of its stage.
pub const EVIDENCE: &str = "EVIDENCE.sha256";

/// The file of a record that is signed.
pub const RECORD: &str = "record.json";
