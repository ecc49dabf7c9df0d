//! What can be wrong with an act, as data. Pure.

use super::kinds::asks::{AskFault, Asks};
use super::party::Party;
use super::undone::Idle;

/// What is wrong with an act.
#[derive(Debug, Clone, PartialEq)]
pub enum Violation {
    /// Nobody of that id is in the project.
    UnknownPerson,
    /// The act is neither a step of the item nor one that every item takes.
    UnknownAct,
    /// The step belongs to another party.
    WrongParty {
        /// The party whose act it is; giver or receiver where it is nothing.
        owner: Option<Party>,
    },
    /// Another step comes first.
    OutOfOrder {
        /// The word of the next step; nothing when all steps are made or the item is waived.
        expected: Option<String>,
    },
    /// There is nothing that could be rejected.
    NothingToReject,
    /// No block of that party stands.
    NothingToUnblock,
    /// The act takes nothing back.
    TakesNothingBack(Idle),
    /// Only the named owners of the step may make it.
    NotOwner {
        /// Who is named.
        owner: Vec<String>,
    },
    /// The item has no round of that number.
    NoSuchRound {
        /// How many it has; nothing where it is not done again and again.
        rounds: Option<u32>,
    },
    /// The party has waived the item already.
    WaivedAlready,
    /// The act needs a note.
    NoteMissing,
    /// A reservation names no day or no person.
    TermsMissing,
    /// A reservation names somebody who is not in the project.
    UnknownReserver {
        /// The id.
        id: String,
    },
    /// The step asks for a value, and neither the act nor the item gives one.
    ValueMissing {
        /// What is asked.
        asks: Asks,
    },
    /// The value is not what the step asks for.
    ValueWrong {
        /// What is asked.
        asks: Asks,
        /// Why.
        fault: AskFault,
    },
    /// The act is older than the one before it.
    TimeRunsBack,
    /// The act is dated ahead of the clock.
    InFuture,
}

impl Violation {
    /// The code of the finding that reports it.
    pub fn code(&self) -> &'static str {
        match self {
            Violation::UnknownPerson | Violation::UnknownReserver { .. } => "unknown-person",
            Violation::UnknownAct => "unknown-act",
            Violation::WrongParty { .. } => "wrong-party",
            Violation::OutOfOrder { .. }
            | Violation::NothingToReject
            | Violation::NothingToUnblock
            | Violation::WaivedAlready => "wrong-order",
            Violation::TakesNothingBack(_) => "wrong-undo",
            Violation::NotOwner { .. } => "not-owner",
            Violation::NoSuchRound { .. } => "unknown-round",
            Violation::NoteMissing => "note-missing",
            Violation::TermsMissing => "terms-missing",
            Violation::ValueMissing { .. } => "value-missing",
            Violation::ValueWrong { fault: AskFault::Range, .. } => "out-of-range",
            Violation::ValueWrong { .. } => "value-wrong",
            Violation::TimeRunsBack => "time-runs-back",
            Violation::InFuture => "future-act",
        }
    }
}
