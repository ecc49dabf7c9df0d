//! What decisions and signers are called.

use super::statement::Decision;
use crate::model::naming;
use crate::model::party::Party;
use crate::text::Text;
use crate::text::say::sign as say;

/// A decision in words.
pub fn decision(decision: Decision) -> Text {
    match decision {
        Decision::Accepted => say::accepted(),
        Decision::AcceptedWithReservations => say::with_reservations(),
        Decision::Rejected => say::rejected(),
    }
}

/// Who signs, in words: "Lin Wei, giver (Bright Agency)".
pub fn signer(name: &str, party: Party, organization: &str) -> Text {
    say::you_line(name, naming::party(party), organization)
}
