//! What verifying says of evidence, records and statements: one word for all of them.

use crate::text::Text;
use crate::text::say::evidence as say;
use serde::{Serialize, Serializer};

/// How something compares with what was recorded of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// It is what was recorded.
    Valid,
    /// It is not there.
    Missing,
    /// It has other bytes, or other files.
    Changed,
    /// It could not be compared: refused, unreadable, or changing at the moment.
    Unreadable,
    /// It was recorded without a digest, so there is nothing to compare.
    NotHashed,
    /// It is a web address, which is not opened.
    Url,
    /// It was signed, and the project has changed since.
    Stale,
    /// It contradicts itself: what is recorded cannot be true.
    Bad,
    /// It is signed with a key that is not trusted.
    UntrustedKey,
    /// It was confirmed without a signature.
    UnsignedAttestation,
}

impl Verdict {
    /// The word in data and in English tables.
    pub fn word(self) -> &'static str {
        match self {
            Verdict::Valid => "VALID",
            Verdict::Missing => "MISSING",
            Verdict::Changed => "CHANGED",
            Verdict::Unreadable => "UNREADABLE",
            Verdict::NotHashed => "NOT HASHED",
            Verdict::Url => "URL",
            Verdict::Stale => "STALE",
            Verdict::Bad => "BAD",
            Verdict::UntrustedKey => "UNTRUSTED KEY",
            Verdict::UnsignedAttestation => "UNSIGNED ATTESTATION",
        }
    }

    /// Whether it makes the verification fail.
    pub fn fails(self) -> bool {
        match self {
            Verdict::Valid | Verdict::NotHashed | Verdict::Url | Verdict::UnsignedAttestation => false,
            Verdict::Missing | Verdict::Changed | Verdict::Unreadable => true,
            Verdict::Stale | Verdict::Bad | Verdict::UntrustedKey => true,
        }
    }

    /// What it is called in a table: the word of the data in English.
    pub fn title(self) -> Text {
        match self {
            Verdict::Valid => say::state_valid(),
            Verdict::Missing => say::state_missing(),
            Verdict::Changed => say::state_changed(),
            Verdict::Unreadable => say::state_unreadable(),
            Verdict::NotHashed => say::state_not_hashed(),
            Verdict::Url => say::state_url(),
            Verdict::Stale => say::state_stale(),
            Verdict::Bad => say::state_bad(),
            Verdict::UntrustedKey => say::state_untrusted_key(),
            Verdict::UnsignedAttestation => say::state_unsigned(),
        }
    }
}

impl Serialize for Verdict {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        out.serialize_str(self.word())
    }
}
