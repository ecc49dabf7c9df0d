//! What the choices of the walk are called, and what is asked for their words.

use super::choice::Choice;
use crate::model::item::Item;
use crate::model::naming;
use crate::text::Text;
use crate::text::say::{evidence as evidence_say, walk as say};

/// What a choice is called.
pub fn choice(choice: &Choice, item: &Item, waiver_pending: bool) -> Text {
    match choice {
        Choice::Step(did) => naming::done(item, did),
        Choice::Reject if waiver_pending => say::reject_waiver(),
        Choice::Reject => say::reject(),
        Choice::Waive if waiver_pending => say::agree_waiver(),
        Choice::Waive => say::waive(),
        Choice::Block => say::block(),
        Choice::Note => say::add_note(),
        Choice::Evidence => say::add_evidence(),
        Choice::Skip => say::skip(),
        Choice::Back => say::back(),
        Choice::Quit => say::quit(),
    }
}

/// What is asked for the words of a choice.
pub fn question(choice: &Choice, waiver_pending: bool) -> Text {
    match choice {
        Choice::Reject if waiver_pending => say::why_it_applies(),
        Choice::Reject => say::why_rejected(),
        Choice::Waive => say::why_waived(),
        Choice::Block => say::why_blocked(),
        Choice::Evidence => say::evidence(),
        Choice::Note => say::note(),
        Choice::Step(_) => evidence_say::proof(),
        _ => say::reason(),
    }
}
