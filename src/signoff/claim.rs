//! Who says yes or no, who entered it for them, and what it may take the place of. Pure.

use crate::model::party::Party;

/// Somebody's yes or no, made already or about to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Claim<'a> {
    /// Id of the signer.
    pub signer: &'a str,
    /// Their party.
    pub party: Party,
    /// Whether it is a no.
    pub rejects: bool,
    /// Id of whoever entered it; nothing where a key signs.
    pub entered_by: Option<&'a str>,
}

impl Claim<'_> {
    /// Whether it may take the place of an earlier one of the same signer: a signature that of words, and a yes that of a
    /// no of the same person; words never that of a signature. What the other side entered takes the place of nothing, and
    /// own words that of its.
    pub fn takes_place(self, other: Claim<'_>, party: &dyn Fn(&str) -> Option<Party>) -> bool {
        let foreign = |claim: Claim<'_>| claim.entered_by.is_some_and(|id| party(id) != Some(claim.party));
        let takes_back = other.rejects && !self.rejects;
        match (self.entered_by, other.entered_by) {
            (None, Some(_)) => true,
            (None, None) => takes_back,
            (Some(_), None) => false,
            (Some(by), Some(before)) => {
                let same_person = by == self.signer || by == before;
                !foreign(self) && (foreign(other) || (takes_back && same_person))
            }
        }
    }
}
