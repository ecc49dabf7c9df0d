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
    /// It lies outside of the project, and nobody asked to look there.
    NotLookedAt,
    /// It lies where nobody could compare it now: no program for it, no access, nothing to hold it against.
    Unverifiable,
    /// A record that says what the project says now.
    Current,
    /// A record that holds, and work has gone on since.
    Continued,
    /// A record that the project no longer agrees with.
    Departed,
    /// A record that a later one of its stage, signed by all, has taken in.
    Superseded,
    /// It cannot be told with this version: its format or a field of it is newer.
    CannotTell,
    /// A statement whose key is the signer's, as a list of trusted keys or a confirmed key vouches.
    Verified,
    /// A statement whose key nobody vouches for but the project itself.
    KeyNamed,
    /// A statement with another key than the signer had when last seen.
    KeyChanged,
    /// A statement that was typed or signed on paper: nobody's identity is verified.
    Unverified,
    /// It contradicts itself: what is recorded cannot be true.
    Bad,
}

impl Verdict {
    /// Everything that verifying can say.
    pub const ALL: [Verdict; 18] = [
        Verdict::Valid,
        Verdict::Missing,
        Verdict::Changed,
        Verdict::Unreadable,
        Verdict::NotHashed,
        Verdict::Url,
        Verdict::NotLookedAt,
        Verdict::Unverifiable,
        Verdict::Current,
        Verdict::Continued,
        Verdict::Departed,
        Verdict::Superseded,
        Verdict::CannotTell,
        Verdict::Verified,
        Verdict::KeyNamed,
        Verdict::KeyChanged,
        Verdict::Unverified,
        Verdict::Bad,
    ];

    /// The word in data and in English tables.
    pub fn word(self) -> &'static str {
        match self {
            Verdict::Valid => "VALID",
            Verdict::Missing => "MISSING",
            Verdict::Changed => "CHANGED",
            Verdict::Unreadable => "UNREADABLE",
            Verdict::NotHashed => "NOT HASHED",
            Verdict::Url => "URL",
            Verdict::NotLookedAt => "NOT LOOKED AT",
            Verdict::Unverifiable => "UNVERIFIABLE",
            Verdict::Current => "CURRENT",
            Verdict::Continued => "CONTINUED",
            Verdict::Departed => "DEPARTED",
            Verdict::Superseded => "SUPERSEDED",
            Verdict::CannotTell => "CANNOT TELL",
            Verdict::Verified => "VERIFIED",
            Verdict::KeyNamed => "SIGNED, KEY NAMED BY THE PROJECT ONLY",
            Verdict::KeyChanged => "CHANGED",
            Verdict::Unverified => "UNVERIFIED",
            Verdict::Bad => "BAD",
        }
    }

    /// Whether it makes the verification fail.
    pub fn fails(self) -> bool {
        match self {
            Verdict::Valid | Verdict::NotHashed | Verdict::Url => false,
            Verdict::NotLookedAt | Verdict::Unverifiable => false,
            Verdict::Current | Verdict::Continued | Verdict::Superseded => false,
            Verdict::Verified | Verdict::KeyNamed | Verdict::Unverified => false,
            Verdict::Departed | Verdict::CannotTell | Verdict::KeyChanged => true,
            Verdict::Missing | Verdict::Changed | Verdict::Unreadable => true,
            Verdict::Bad => true,
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
            Verdict::NotLookedAt => say::state_not_looked_at(),
            Verdict::Unverifiable => say::state_unverifiable(),
            Verdict::Current => say::state_current(),
            Verdict::Continued => say::state_continued(),
            Verdict::Departed => say::state_departed(),
            Verdict::Superseded => say::state_superseded(),
            Verdict::CannotTell => say::state_cannot_tell(),
            Verdict::Verified => say::state_verified(),
            Verdict::KeyNamed => say::state_key_named(),
            Verdict::KeyChanged => say::state_key_changed(),
            Verdict::Unverified => say::state_unverified(),
            Verdict::Bad => say::state_bad(),
        }
    }
}

impl Serialize for Verdict {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        out.serialize_str(self.word())
    }
}
