//! What signers, decisions and verdicts are called in the documents.

use super::verdict::Verdict;
use crate::model::party::Party;
use crate::text::Text;
use crate::text::say::record as say;

/// What the one who signs for a party is called.
pub(crate) fn signs_as(party: Party) -> Text {
    match party {
        Party::Giver => say::delivered_by(),
        Party::Receiver => say::received_by(),
        Party::Witness => say::witnessed_by(),
    }
}

/// A decision as people read it; any other word stands as it is.
pub(crate) fn decided(word: &str) -> Text {
    match word {
        "accepted" => say::accepted(),
        "accepted-with-reservations" => say::with_reservations(),
        "rejected" => say::rejected(),
        other => Text::same(other),
    }
}

/// How a statement came out, in words; nothing for what only evidence can be.
pub(crate) fn came_out(verdict: Verdict) -> Text {
    match verdict {
        Verdict::Valid => say::came_valid(),
        Verdict::Stale => say::came_stale(),
        Verdict::Bad => say::came_bad(),
        Verdict::UntrustedKey => say::came_untrusted(),
        Verdict::UnsignedAttestation => say::came_unsigned(),
        Verdict::Missing => say::came_missing(),
        Verdict::Changed | Verdict::Unreadable | Verdict::NotHashed | Verdict::Url => Text::default(),
        Verdict::NotLookedAt => Text::default(),
    }
}
