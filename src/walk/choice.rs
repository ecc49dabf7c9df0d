//! What a person can answer about an item.

use crate::model::list::ItemAt;

/// What a person can answer about an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Choice {
    /// Make the next step.
    Step(String),
    /// Go on without an answer.
    Skip,
    /// Take back what was recorded last, on these items.
    Undo {
        /// The items.
        items: Vec<ItemAt>,
        /// The act that is taken back.
        did: String,
    },
    /// Reject the step before, or the other side's waiver; needs a reason.
    Reject,
    /// Say, or agree, that the item does not apply; needs a reason.
    Waive,
    /// Start the item over; needs a reason.
    Reopen,
    /// Make this step for several items at once.
    Several(String),
    /// Say that something is in the way; needs a reason.
    Block,
    /// Add a note, or evidence.
    Note,
    /// Look for another item.
    Find,
    /// Change the item itself.
    Change,
    /// Go back to the item before.
    Back,
    /// End the walk.
    Quit,
}

impl Choice {
    /// The act that the choice leads to, if it leads to one.
    pub(crate) fn act(&self) -> Option<&str> {
        match self {
            Choice::Step(did) | Choice::Several(did) => Some(did),
            Choice::Undo { .. } => Some(crate::model::undone::UNDONE),
            Choice::Reject => Some("rejected"),
            Choice::Waive => Some("waived"),
            Choice::Reopen => Some("reopened"),
            Choice::Block => Some("blocked"),
            Choice::Note => Some("noted"),
            Choice::Skip | Choice::Find | Choice::Change | Choice::Back | Choice::Quit => None,
        }
    }

    /// Whether it takes only a reason in words: a file that is named in it may be the one that is missing.
    pub fn is_reason(&self) -> bool {
        matches!(self, Choice::Reject | Choice::Waive | Choice::Reopen | Choice::Block)
    }
}
