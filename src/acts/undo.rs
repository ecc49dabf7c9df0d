//! What a person can take back: their newest act that stands, as long as nobody else has acted on it. Pure.

use crate::model::item::Act;
use crate::model::list::ItemAt;
use crate::model::naming;
use crate::model::undone::UNDONE;
use crate::model::view::View;
use crate::text::Text;
use crate::text::say::undo as say;

/// The newest of a person's acts in a whole project: of one moment and one word, on every item that they were
/// recorded on together; with the position in the log of each.
pub(crate) fn newest(view: &View, person: &str) -> Vec<(ItemAt, usize)> {
    let items = view.project.items.entries();
    let mut newest: Vec<(ItemAt, usize)> =
        items.filter_map(|(item, _)| Some((item, view.newest_of(item, person, None)?))).collect();
    let act = |(item, at): &(ItemAt, usize)| &view.project.items[*item].log[*at];
    if let Some(last) = newest.iter().map(act).max_by_key(|act| act.at) {
        let (at, did) = (last.at, last.did.clone());
        newest.retain(|one| act(one).at == at && act(one).did == did);
    }
    newest
}

/// An act that may be taken back, in words: `Granted: "Store owner account" (permissions/store-owner), 20 Nov 18:00`.
pub(crate) fn told(view: &View, item: ItemAt, at: usize) -> Text {
    let entry = &view.project.items[item];
    let Some(act) = entry.log.get(at) else { return Text::default() };
    let done = naming::with_round(naming::done_with(entry, act), act.round);
    say::act(done, entry.title.text(), entry.name.to_string(), naming::moment(&view.zone.place(&act.at), view.today()))
}

/// Why a person's newest act on an item cannot be taken back, where somebody else has acted since: who, and what.
pub(crate) fn acted_since(view: &View, item: ItemAt, person: &str, round: Option<u32>) -> Option<Text> {
    let entry = &view.project.items[item];
    let newest = view.newest_of(item, person, round)?;
    // Each round is a log of its own; an act that names none may be about any.
    let own_round = entry.log[newest].round;
    let same_round = |act: &Act| own_round.is_none() || act.round.is_none() || act.round == own_round;
    let telling = |(at, act): &(usize, &Act)| {
        act.by != person
            && act.did != "noted"
            && act.did != UNDONE
            && !view.standings[item].is_gone(*at)
            && same_round(act)
    };
    let (_, since) = entry.log.iter().enumerate().skip(newest + 1).find(telling)?;
    let name = view.project.name_of(&since.by);
    let own = naming::done(entry, &entry.log[newest].did);
    Some(say::acted_since(
        own,
        name,
        naming::done(entry, &since.did),
        naming::moment(&view.zone.place(&since.at), view.today()),
    ))
}
