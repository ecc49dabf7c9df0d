//! The three parties of a handover.

use crate::text::Text;
use crate::text::folded::folded;
use crate::text::say::words as say;
use serde::{Deserialize, Serialize};
use std::fmt;

/// The three parties of a handover.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Party {
    /// Hands over (移交方).
    Giver,
    /// Takes over (接收方).
    Receiver,
    /// Watches (监交方); owns no step of a built-in kind.
    Witness,
}

impl Party {
    /// All three, in the order they are always listed.
    pub const ALL: [Party; 3] = [Party::Giver, Party::Receiver, Party::Witness];

    /// The word in files, code and data.
    pub fn word(self) -> &'static str {
        match self {
            Party::Giver => "giver",
            Party::Receiver => "receiver",
            Party::Witness => "witness",
        }
    }

    /// Reads the word of [`Party::word`], or what the party is called in either language.
    pub fn parse(word: &str) -> Option<Party> {
        let names = [say::giver(), say::receiver(), say::witness()];
        let called = |(_, name): &(Party, Text)| name.is(&folded(word));
        Party::ALL.into_iter().zip(names).find(called).map(|(party, _)| party)
    }

    /// Giver for receiver and the reverse; a witness has no counterpart.
    pub(crate) fn counterpart(self) -> Option<Party> {
        match self {
            Party::Giver => Some(Party::Receiver),
            Party::Receiver => Some(Party::Giver),
            Party::Witness => None,
        }
    }
}

impl fmt::Display for Party {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.word())
    }
}
