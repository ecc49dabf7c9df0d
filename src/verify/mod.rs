//! What `handover verify` reports: whether things still are what was recorded of them.
//!
//! Rows come from several places, evidence among them, and all have one shape. Pure; [`reading`] alone
//! looks at files, and nothing here writes.

pub mod evidence;
pub mod reading;
pub mod records;

use crate::document::verdict::Verdict;
use crate::model::item::ItemName;
use crate::model::party::Party;
use crate::signoff::changes::ItemChange;
use crate::text::Text;
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
    /// What people call that.
    pub label: Text,
    /// What it belongs to.
    pub subject: Subject,
    /// The act, where it belongs to one: what was done.
    pub act: Option<String>,
    /// The path or the address; nothing where the row is about the subject itself.
    pub target: Option<String>,
    /// How it compares.
    pub state: Verdict,
    /// More about that.
    pub detail: Option<Text>,
    /// The digest that was recorded, as written.
    pub expected: Option<String>,
    /// The digest of what is there.
    pub found: Option<String>,
    /// Whether it is a record that was left behind by a newer one, which binds the project as it is: being
    /// stale is then no failure.
    pub covered: bool,
    /// What a statement says.
    pub signed: Option<Signed>,
    /// Items that changed since a record was signed.
    pub changes: Vec<ItemChange>,
}

impl Row {
    /// Whether it makes the verification fail.
    pub fn fails(&self) -> bool {
        self.state.fails() && !(self.covered && self.state == Verdict::Stale)
    }
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
    /// `ssh` or `typed`.
    pub method: &'static str,
    /// Fingerprint of the key (`SHA256:…`), where one signed.
    pub fingerprint: Option<String>,
}

/// All that was verified.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct VerifyReport {
    /// The lines, in the order of the project.
    pub rows: Vec<Row>,
}

impl VerifyReport {
    /// Whether any line makes the verification fail.
    pub fn fails(&self) -> bool {
        self.rows.iter().any(Row::fails)
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
