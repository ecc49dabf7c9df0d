//! What a person can answer about an item.

/// What a person can answer about an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Choice {
    /// Make the next step; needs words where the step wants a note or evidence.
    Step(String),
    /// Reject the step before, or the other side's waiver; needs a reason.
    Reject,
    /// Say, or agree, that the item does not apply; needs a reason.
    Waive,
    /// Say that something is in the way; needs a reason.
    Block,
    /// Add a note.
    Note,
    /// Name evidence.
    Evidence,
    /// Go on without an answer.
    Skip,
    /// Go back to the item before.
    Back,
    /// End the walk.
    Quit,
}

impl Choice {
    /// The act that the choice leads to, if it leads to one.
    pub(super) fn act(&self) -> Option<&str> {
        match self {
            Choice::Step(did) => Some(did),
            Choice::Reject => Some("rejected"),
            Choice::Waive => Some("waived"),
            Choice::Block => Some("blocked"),
            Choice::Note | Choice::Evidence => Some("noted"),
            Choice::Skip | Choice::Back | Choice::Quit => None,
        }
    }
}
