//! Where the sign-off of a stage stands, as data.

use serde::Serialize;

/// Where a stage's sign-off stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum SignoffState {
    /// Items that it counts are open.
    #[serde(rename = "not ready")]
    NotReady,
    /// Every item is complete; nobody has signed.
    #[serde(rename = "ready")]
    Ready,
    /// Some have signed, others are waited for.
    #[serde(rename = "signed in part")]
    Partly,
    /// Everyone has signed.
    #[serde(rename = "signed")]
    Signed,
    /// It was signed, and the project has changed since.
    #[serde(rename = "stale")]
    Stale,
    /// Somebody rejected it.
    #[serde(rename = "rejected")]
    Rejected,
    /// Its record or a statement is not what was signed.
    #[serde(rename = "damaged")]
    Damaged,
}

/// The sign-off of a stage.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct StageSignoff {
    /// The milestone.
    pub stage: String,
    /// Where it stands.
    pub state: SignoffState,
    /// The folder of the newest record, if there is one.
    pub record: Option<String>,
    /// Ids of those who have signed it.
    pub signed: Vec<String>,
    /// Ids of those who rejected it.
    pub rejected: Vec<String>,
    /// Ids of those who have not signed.
    pub waiting: Vec<String>,
}
