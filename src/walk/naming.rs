//! What the choices of the walk are called, and what is asked for their words.

use super::choice::Choice;
use crate::model::item::Item;
use crate::model::list::ItemAt;
use crate::model::naming;
use crate::model::view::View;
use crate::text::Text;
use crate::text::say::{evidence as evidence_say, undo, walk as say, words};

/// What a choice about an item is called.
pub fn choice(choice: &Choice, view: &View, item: ItemAt) -> Text {
    let waiver_pending = view.standings[item].replay.half_waived().is_some();
    match choice {
        Choice::Step(did) => naming::done(&view.project.items[item], did),
        Choice::Skip => say::skip(),
        Choice::Undo { items, did } => undone(view, items, did),
        Choice::Reject if waiver_pending => say::reject_waiver(),
        Choice::Reject => say::reject(),
        Choice::Waive if waiver_pending => say::agree_waiver(),
        Choice::Waive => say::waive(),
        Choice::Reopen => say::reopen(),
        Choice::Several(did) => say::several(naming::done(&view.project.items[item], did)),
        Choice::Block => say::block(),
        Choice::Note => say::add_note(),
        Choice::Find => say::find(),
        Choice::Change => say::change(),
        Choice::Back => say::back(),
        Choice::Quit => say::quit(),
    }
}

/// `Undo: Granted "Store owner account"`, `Undo: Granted, 3 items`.
fn undone(view: &View, items: &[ItemAt], did: &str) -> Text {
    let Some(first) = items.first().map(|at| &view.project.items[*at]) else { return Text::default() };
    let done = naming::done(first, did);
    match items {
        [only] => undo::choice(done, naming::item_called(&view.project, *only)),
        several => undo::choice_of_several(done, words::items(several.len())),
    }
}

/// What is asked for the words of a choice.
pub fn question(choice: &Choice, item: &Item, waiver_pending: bool) -> Text {
    match choice {
        Choice::Reject if waiver_pending => say::why_it_applies(),
        Choice::Reject => say::why_rejected(),
        Choice::Waive => say::why_waived(),
        Choice::Reopen => say::why_reopened(),
        Choice::Block => say::why_blocked(),
        Choice::Note => say::note_or_evidence(),
        Choice::Step(did) if item.step(did).is_some_and(|step| step.proof) => evidence_say::proof(),
        Choice::Step(_) => say::may_be_noted(),
        _ => say::reason(),
    }
}
