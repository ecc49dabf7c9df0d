//! What `handover verify` reports: whether things still are what was recorded of them.
//!
//! Rows come from several places, evidence among them, and all have one shape. Pure; [`reading`] alone
//! looks at files, and nothing here writes.

pub(crate) mod audit;
pub(crate) mod diff;
pub mod evidence;
pub(crate) mod gone;
pub mod reading;
pub mod records;
pub(crate) mod remote;
pub(crate) mod written;

use crate::document::verdict::Verdict;
use crate::model::item::ItemName;
use crate::model::party::Party;
use crate::text::Text;
use crate::text::exit::Exit;
use serde::Serialize;

/// What a line of the report belongs to.
#[derive(Debug, Clone, PartialEq)]
pub enum Subject {
    /// An item.
    Item(ItemName),
    /// A stage that is signed off.
    Stage(String),
}

impl Subject {
    /// The item's full name, or the stage.
    pub fn name(&self) -> String {
        match self {
            Subject::Item(name) => name.to_string(),
            Subject::Stage(stage) => stage.clone(),
        }
    }
}

/// One line of the report.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// What sort of thing it is: `evidence`.
    pub what: &'static str,
    /// What it belongs to.
    pub subject: Subject,
    /// The act, where it belongs to one: what was done.
    pub act: Option<String>,
    /// What that is called.
    pub done: Text,
    /// The path or the address; nothing where the row is about the subject itself.
    pub target: Option<String>,
    /// How it compares.
    pub state: Verdict,
    /// More about that.
    pub details: Vec<Text>,
    /// The digest that was recorded, as written.
    pub expected: Option<String>,
    /// The digest of what is there.
    pub found: Option<String>,
    /// How it makes the run end.
    pub exit: Exit,
    /// What a statement says.
    pub signed: Option<Signed>,
    /// What departs from a record, or went on since, and what was added.
    pub changes: Vec<Change>,
}

impl Row {
    /// A row of which nothing more is told; how it makes the run end follows from its state.
    pub(crate) fn new(what: &'static str, subject: Subject, state: Verdict) -> Row {
        Row {
            what,
            subject,
            act: None,
            done: Text::default(),
            target: None,
            state,
            details: Vec::new(),
            expected: None,
            found: None,
            exit: if state.fails() { Exit::Mismatch } else { Exit::Fine },
            signed: None,
            changes: Vec::new(),
        }
    }

    /// Whether something is not as it was recorded.
    pub fn fails(&self) -> bool {
        self.exit != Exit::Fine
    }
}

/// Something that is not as it was when a record was signed.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// Full name of the item, where it is about one.
    pub item: Option<String>,
    /// What it is.
    pub what: Text,
    /// Whether it departs from what was signed, or only went on.
    pub departs: bool,
}

/// How the sign-off of a stage stands, for the closing words.
#[derive(Debug, Clone, PartialEq)]
pub struct Closing {
    /// The stage.
    pub stage: String,
    /// Whether all have signed a record that holds.
    pub signed_by_all: bool,
    /// How many of those who signed are not verified.
    pub unverified: usize,
    /// How many signed with a key that nobody vouches for but the project.
    pub named_only: usize,
    /// Names of those who reject it.
    pub rejected: Vec<String>,
    /// Names of those who have not signed.
    pub waiting: Vec<String>,
}

/// What a statement says, and the key that signed it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Signed {
    /// Id of the signer.
    pub signer: String,
    /// Their name.
    pub name: String,
    /// Their party.
    pub party: Party,
    /// What they decided.
    pub decision: &'static str,
    /// When they say they signed, RFC 3339.
    pub at: String,
    /// `ssh`, `typed` or `paper`.
    pub method: &'static str,
    /// Fingerprint of the key (`SHA256:…`), where one signed.
    pub fingerprint: Option<String>,
    /// Who is verified, in full; nothing where nobody is.
    pub identity: Option<String>,
    /// Whether a later statement of the same person took its place.
    pub replaced: bool,
}

/// All that was verified.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct VerifyReport {
    /// The lines, in the order of the project.
    pub rows: Vec<Row>,
    /// How the sign-off of each stage stands that somebody has signed.
    pub closing: Vec<Closing>,
}

impl VerifyReport {
    /// How it makes the run end: the worst of its lines.
    pub fn exit(&self) -> Exit {
        let worst = [Exit::Mismatch, Exit::Project, Exit::Outstanding];
        worst.into_iter().find(|exit| self.rows.iter().any(|row| row.exit == *exit)).unwrap_or(Exit::Fine)
    }

    /// Whether all that was signed is signed by everybody, and everything is as it was recorded.
    pub fn is_settled(&self) -> bool {
        self.exit() == Exit::Fine && self.closing.iter().all(|one| one.signed_by_all)
    }

    /// How many lines there are of each state, in the order of the states, without those of none.
    pub fn counts(&self) -> Vec<(Verdict, usize)> {
        let mut counts = std::collections::BTreeMap::new();
        for row in &self.rows {
            *counts.entry(row.state).or_default() += 1;
        }
        counts.into_iter().collect()
    }
}
