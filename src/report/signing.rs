//! Where the sign-off of a stage stands, as data.

use chrono::NaiveDate;
use serde::{Serialize, Serializer};

/// Where a stage's sign-off stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SignoffState {
    /// Items that it counts are open, and not all of them are reserved.
    NotReady,
    /// Every item is complete without shortfall, or reserved; nobody has signed.
    Ready,
    /// Some have signed, others are waited for.
    Partly,
    /// Everyone has signed.
    Signed,
    /// It was signed by all, and the project no longer agrees with it.
    Departed,
    /// Somebody rejected it.
    Rejected,
    /// Its record or a statement is not what was signed, or is gone.
    Damaged,
    /// Its record has a format or a field that is newer than this version.
    CannotTell,
}

impl Serialize for SignoffState {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.word())
    }
}

impl SignoffState {
    /// The English word that data carries.
    pub fn word(self) -> &'static str {
        match self {
            SignoffState::NotReady => "not ready",
            SignoffState::Ready => "ready",
            SignoffState::Partly => "signed in part",
            SignoffState::Signed => "signed",
            SignoffState::Departed => "departed",
            SignoffState::Rejected => "rejected",
            SignoffState::Damaged => "damaged",
            SignoffState::CannotTell => "needs a newer version",
        }
    }

    /// Whether it waits for signatures.
    pub fn is_unsigned(self) -> bool {
        matches!(self, SignoffState::NotReady | SignoffState::Ready | SignoffState::Partly | SignoffState::Rejected)
    }
}

/// The sign-off of a stage.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct StageSignoff {
    /// The milestone.
    pub stage: String,
    /// Its day, where it has one.
    pub date: Option<NaiveDate>,
    /// Where it stands.
    pub state: SignoffState,
    /// The folder of the record that counts, if there is one: signed by all where one is, else the one that most
    /// have signed.
    pub record: Option<String>,
    /// Ids of those who have signed it.
    pub signed: Vec<String>,
    /// Of those, the ids of whose identity is not verified: typed, or on paper.
    pub unverified: Vec<String>,
    /// Ids of those who rejected it.
    pub rejected: Vec<String>,
    /// Ids of those who have not signed.
    pub waiting: Vec<String>,
    /// How many reservations it was signed with.
    pub reservations: usize,
    /// How many items were added to the stage since, which nobody has signed.
    pub added: usize,
    /// Whether it can be signed now: its items, and what earlier stages left, are complete without shortfall or reserved
    /// on terms that may be signed.
    #[serde(skip)]
    pub ready: bool,
    /// Days since the stage should have been signed; nothing while its day has not passed, or once all have signed.
    pub days_late: Option<i64>,
}
