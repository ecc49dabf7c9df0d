//! What signers, decisions and verdicts are called in the documents.

use super::decision::Decision;
use super::verdict::Verdict;
use crate::model::party::Party;
use crate::text::Text;
use crate::text::say::record as say;

/// What the one who signs for a party is called.
pub fn signs_as(party: Party) -> Text {
    match party {
        Party::Giver => say::delivered_by(),
        Party::Receiver => say::received_by(),
        Party::Witness => say::witnessed_by(),
    }
}

/// A decision as people read it: each party has words of its own.
pub fn decision(decision: Decision, party: Party) -> Text {
    match (decision, party) {
        (Decision::Accepted, _) => say::accepted(),
        (Decision::AcceptedWithReservations, _) => say::with_reservations(),
        (Decision::Confirmed, Party::Witness) => say::confirmed_witness(),
        (Decision::Confirmed, _) => say::confirmed_giver(),
        (Decision::Rejected, Party::Receiver) => say::rejected(),
        (Decision::Rejected, _) => say::not_confirmed(),
    }
}

/// How a statement came out, in words; nothing for what only evidence can be.
pub fn came_out(verdict: Verdict) -> Text {
    match verdict {
        Verdict::Bad => say::came_bad(),
        Verdict::Missing => say::came_missing(),
        Verdict::Changed | Verdict::Unreadable | Verdict::NotHashed => Text::default(),
        Verdict::Url | Verdict::NotLookedAt | Verdict::Unverifiable => Text::default(),
        Verdict::KeyNamed => say::came_key_named(),
        Verdict::Verified => say::came_verified(),
        Verdict::Unverified => say::came_unverified(),
        Verdict::KeyChanged => say::came_key_changed(),
        other => other.title(),
    }
}
