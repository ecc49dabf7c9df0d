//! What an audit found, as data.

use crate::history::Author;
use crate::model::item::ItemName;
use crate::model::list::ItemAt;
use serde::Serialize;

/// The name and version of the interface.
pub(crate) const SCHEMA: &str = "handover/audit/1";

/// What an audit found.
#[derive(Debug, Serialize)]
pub(crate) struct AuditReport {
    /// Always [`SCHEMA`].
    pub(crate) schema: &'static str,
    /// The moment it was made, RFC 3339 in the project's time zone.
    pub(crate) at: String,
    /// The project's id.
    pub(crate) project: String,
    /// How many commits were looked at.
    pub(crate) commits: usize,
    /// Whether the clone lacks what is older.
    pub(crate) shallow: bool,
    /// How many revisions of files could not be read.
    pub(crate) unreadable: usize,
    /// How many acts came with the first commit, before which nothing is known.
    pub(crate) from_start: usize,
    /// The acts, item by item.
    pub(crate) acts: Vec<AuditLine>,
    /// What was changed or taken out since it was committed.
    pub(crate) changed: Vec<ChangedLine>,
    /// The files of records that were changed or taken out since they were committed; none where only some items are asked
    /// for.
    pub(crate) records: Vec<RecordLine>,
}

/// A file of a record that was changed or taken out.
#[derive(Debug, Serialize)]
pub(crate) struct RecordLine {
    /// Its path from the project folder.
    pub(crate) path: String,
    /// `edited` or `deleted`.
    pub(crate) how: &'static str,
    /// The commit that did so; `null` where that is not committed.
    pub(crate) commit: Option<CommitLine>,
}

/// An act and the commit that wrote it.
#[derive(Debug, Serialize)]
pub(crate) struct AuditLine {
    /// Full name of the item.
    pub(crate) item: ItemName,
    /// What the item is called.
    pub(crate) title: String,
    /// When it was made, as the act says.
    pub(crate) at: String,
    /// Id of the person who made it.
    pub(crate) by: String,
    /// Id of the person who entered it for them, as the act says.
    pub(crate) entered_by: Option<String>,
    /// What was done.
    pub(crate) did: String,
    /// The commit; `null` where there is none, or it is not in this clone.
    pub(crate) commit: Option<CommitLine>,
    /// What is to be looked at, in words for programs.
    pub(crate) found: Vec<&'static str>,
    /// The position of the item and of the act in its log.
    #[serde(skip)]
    pub(crate) place: (ItemAt, usize),
}

/// A commit.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct CommitLine {
    /// Its name.
    pub(crate) name: String,
    /// Who wrote it, as it says.
    pub(crate) author: String,
    /// When, as it says.
    pub(crate) authored: String,
    /// Who put it in its place, as it says.
    pub(crate) committer: String,
    /// When, as it says.
    pub(crate) committed: String,
    /// Who wrote it and who put it in its place, taken apart.
    #[serde(skip)]
    pub(crate) makers: [Author; 2],
    /// Whether nothing comes before it.
    #[serde(skip)]
    pub(crate) is_first: bool,
    /// What its signature is worth.
    pub(crate) signed: Signed,
    /// Ids of those whose key signed it.
    pub(crate) signers: Vec<String>,
}

/// An act that was changed or taken out.
#[derive(Debug, Serialize)]
pub(crate) struct ChangedLine {
    /// Full name of the item.
    pub(crate) item: String,
    /// When the act was made, as it said.
    pub(crate) at: String,
    /// Who made it, as it said.
    pub(crate) by: String,
    /// What was done, as it said.
    pub(crate) did: String,
    /// `edited`, `deleted`, or `reworded`: what its item says was changed by another party after it.
    pub(crate) how: &'static str,
    /// The fields of its item that were changed after it.
    pub(crate) fields: Vec<String>,
    /// The commit that did so; `null` where that is not committed.
    pub(crate) commit: Option<CommitLine>,
}

/// What the signature of a commit is worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Signed {
    /// By a key that the project names for somebody.
    Verified,
    /// By a key that the project does not name.
    UnknownKey,
    /// With something else than a key of OpenSSH, which is not verified here.
    Unverifiable,
    /// It does not hold.
    Bad,
    /// It is not signed.
    No,
}
