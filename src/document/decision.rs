//! What a signer can decide, and how they can stand for it.

use crate::model::party::Party;
use serde::{Deserialize, Serialize};

/// What a signer decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Decision {
    /// Of the receiver: nothing is open.
    Accepted,
    /// Of the receiver: what is open is listed with its terms.
    AcceptedWithReservations,
    /// Of the giver and the witness: the record says how it is.
    Confirmed,
    /// Of anybody: not as it stands.
    Rejected,
}

impl Decision {
    /// Every decision.
    pub const ALL: [Decision; 4] =
        [Decision::Accepted, Decision::AcceptedWithReservations, Decision::Confirmed, Decision::Rejected];

    /// The word in files and data.
    pub fn word(self) -> &'static str {
        match self {
            Decision::Accepted => "accepted",
            Decision::AcceptedWithReservations => "accepted-with-reservations",
            Decision::Confirmed => "confirmed",
            Decision::Rejected => "rejected",
        }
    }

    /// Reads the word of [`Decision::word`].
    pub fn parse(word: &str) -> Option<Decision> {
        Decision::ALL.into_iter().find(|decision| decision.word() == word)
    }

    /// What somebody of a party says who does not reject.
    pub fn of(party: Party, with_reservations: bool) -> Decision {
        match (party, with_reservations) {
            (Party::Giver | Party::Witness, _) => Decision::Confirmed,
            (Party::Receiver, true) => Decision::AcceptedWithReservations,
            (Party::Receiver, false) => Decision::Accepted,
        }
    }
}

/// How a signer stands for a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Method {
    /// By an SSH signature beside it.
    Ssh,
    /// By name and digest that somebody typed; nobody's identity is verified.
    Typed,
    /// On paper, of which a scan stands beside it; nobody's identity is verified.
    Paper,
}

impl Method {
    /// Every method.
    pub const ALL: [Method; 3] = [Method::Ssh, Method::Typed, Method::Paper];

    /// The word in files and data.
    pub fn word(self) -> &'static str {
        match self {
            Method::Ssh => "ssh",
            Method::Typed => "typed",
            Method::Paper => "paper",
        }
    }

    /// Reads the word of [`Method::word`].
    pub fn parse(word: &str) -> Option<Method> {
        Method::ALL.into_iter().find(|method| method.word() == word)
    }
}
