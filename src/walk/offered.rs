//! What a person may answer about an item as it stands, in the order in which it is offered.
//!
//! What the item waits for comes first and *Skip* second, so that both are always where the hand looks for them.

use super::choice::Choice;
use crate::model::item::{Act, Item, Place};
use crate::model::kinds::Step;
use crate::model::kinds::asks::Asks;
use crate::model::list::ItemAt;
use crate::model::project::Person;
use crate::model::undone::UNDONE;
use crate::model::view::View;

/// What a step of an item asks for, if it asks for anything, and whether that may be left out.
pub(super) fn asks(view: &View, item: ItemAt, did: &str) -> Option<(Asks, bool)> {
    let (asks, may_be_left_out) = view.project.items[item].asked(did)?;
    Some((asks.clone(), may_be_left_out))
}

/// Whether a person may record an act on an item.
fn allows(view: &View, at: ItemAt, person: &Person, did: &str) -> bool {
    let standing = &view.standings[at];
    let log = &view.project.items[at].log;
    let undone = view.newest_of(at, &person.id, None).filter(|_| did == UNDONE).and_then(|newest| log.get(newest));
    let probe = Act {
        at: standing.replay.last_at.unwrap_or(view.now),
        by: person.id.clone(),
        did: did.to_owned(),
        value: asks(view, at, did).map(|(asks, _)| asks.any()),
        round: undone.and_then(|act| act.round),
        of: undone.map(|act| act.at),
        note: Some("?".to_owned()),
        fix_by: None,
        person: None,
        evidence: Vec::new(),
        entered_by: None,
        place: Place::default(),
    };
    !standing.mend_first && view.judge(at, &probe).is_none()
}

/// Whether a person can take back their newest act on each of some items.
pub(super) fn may_undo(view: &View, person: &Person, items: &[ItemAt]) -> bool {
    let may = |at: &ItemAt| view.newest_of(*at, &person.id, None).is_some() && allows(view, *at, person, UNDONE);
    !items.is_empty() && items.iter().all(may)
}

/// The step that a person may make on an item now.
pub(super) fn step<'v>(view: &'v View, at: ItemAt, person: &Person) -> Option<&'v Step> {
    let step = view.project.items[at].step(&view.next_for(at, &person.id)?.did)?;
    (view.standings[at].waits_for.is_empty() && allows(view, at, person, &step.did)).then_some(step)
}

/// Whether a step may be made for several items at once: it says so, and asks for nothing that is different for each.
pub(super) fn is_together(item: &Item, step: &Step) -> bool {
    step.together && !step.proof && item.asked(&step.did).is_none()
}

/// What is offered about an item; `undo` is what can be taken back, and `several` whether the step can be made for others too.
pub(super) fn choices(
    view: &View,
    at: ItemAt,
    person: &Person,
    undo: Option<Choice>,
    several: impl Fn(&Step) -> bool,
) -> Vec<Choice> {
    let standing = &view.standings[at];
    let allowed = |did: &str| allows(view, at, person, did);
    let mut offered = Vec::new();
    let step = step(view, at, person);
    let step_choice = step.map(|step| Choice::Step(step.did.clone()));
    let reject = allowed("rejected").then_some(Choice::Reject);
    let waive = allowed("waived").then_some(Choice::Waive);
    // Agreeing to a waiver, or refusing it, is what an item waits for that one side has waived.
    if standing.replay.half_waived().is_some() {
        offered.extend([waive, reject, step_choice].into_iter().flatten());
    } else {
        offered.extend([step_choice, reject, waive].into_iter().flatten());
    }
    let first =
        usize::from(matches!(offered.first(), Some(Choice::Step(_))) || standing.replay.half_waived().is_some());
    let after: Vec<Choice> = offered.drain(first.min(offered.len())..).collect();
    offered.push(Choice::Skip);
    offered.extend(undo);
    offered.extend(step.filter(|step| several(step)).map(|step| Choice::Several(step.did.clone())));
    offered.extend(after);
    // Whoever begins an item that nobody has begun starts nothing over.
    if standing.state.is_settled() && standing.replay.last_at.is_some() && allowed("reopened") {
        offered.push(Choice::Reopen);
    }
    if !standing.mend_first {
        offered.extend((!standing.state.is_settled()).then_some(Choice::Block));
        offered.push(Choice::Note);
    }
    offered.extend([Choice::Find, Choice::Change]);
    offered
}

/// Whether the first that is offered would confirm what another party has said.
pub(super) fn confirms(view: &View, at: ItemAt, person: &Person, first: Option<&Choice>) -> bool {
    match first {
        Some(Choice::Step(did)) => confirmed(view, at, person, did).is_some(),
        Some(Choice::Waive) => true,
        _ => false,
    }
}

/// The position in the log of the step of another party that a step follows.
pub(super) fn confirmed(view: &View, at: ItemAt, person: &Person, did: &str) -> Option<usize> {
    let next = view.next_for(at, &person.id).filter(|next| next.did == did)?;
    let rounds = view.standings[at].rounds.as_ref();
    let replay = match (next.round, rounds) {
        (Some(number), Some(rounds)) => &rounds.round(number)?.replay,
        _ => &view.standings[at].replay,
    };
    let last = *replay.makers.last()?;
    let maker = view.project.person(&view.project.items[at].log.get(last)?.by)?;
    (maker.party != person.party).then_some(last)
}
