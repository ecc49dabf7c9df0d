//! What signers are called.

use crate::model::naming;
use crate::model::party::Party;
use crate::text::Text;
use crate::text::say::sign as say;

/// Who signs, in words: "Lin Wei, giver (Bright Agency)".
pub fn signer(name: &str, party: Party, organization: &str) -> Text {
    say::you_line(name, naming::party(party), organization)
}
