//! What the states of a sign-off are called.

use super::signing::SignoffState;
use crate::text::Text;
use crate::text::say::unsigned as say;

/// The state of a sign-off in a table.
pub fn signoff_state(state: SignoffState) -> Text {
    match state {
        SignoffState::NotReady => say::not_ready(),
        SignoffState::Ready => say::unsigned(),
        SignoffState::Partly => say::in_part(),
        SignoffState::Signed => say::signed(),
        SignoffState::Departed => say::departed(),
        SignoffState::Rejected => say::rejected(),
        SignoffState::Damaged => say::damaged(),
        SignoffState::CannotTell => say::cannot_tell(),
    }
}
