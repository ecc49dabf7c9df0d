//! Recording an act: gather, lock, reload, judge, change, apply. One transaction for every way in.

use super::gather::{Gathered, Gathering, Leading, hashed_field};
use super::judge::{judge_hashed, refuse};
use super::wanted::Wanted;
use crate::evidence::Progress;
use crate::files::change::append_acts;
use crate::files::load::{Loaded, refresh};
use crate::files::store::Store;
use crate::model::item::{Act, Evidence, ItemName};
use crate::model::list::ItemAt;
use crate::text::Text;
use anyhow::Result;
use chrono::{DateTime, FixedOffset};

/// How recording went. Nothing was written unless it is [`Recorded::Done`].
#[derive(Debug)]
pub(crate) enum Recorded {
    /// The acts are on disk, and in the model that is given back.
    Done {
        /// The project with the acts.
        loaded: Loaded,
        /// The acts, by the positions of their items.
        acts: Vec<(ItemAt, Act)>,
        /// What could not be looked at.
        notes: Vec<Text>,
    },
    /// An item is no longer as it was when the act was decided.
    Changed(Loaded),
    /// What a step would hash lies outside the project, and the person who acts has not confirmed that it is meant.
    Outside(Loaded, Vec<Leading>),
    /// A rule does not allow it: for each item that it is about, why.
    Refused(Loaded, Vec<(ItemName, Text)>),
}

/// Records an act on every item or on none.
///
/// `loaded` is the project as the person saw it. Hashing takes long, so it is done before the lock is taken;
/// what a rule refuses anyway is not hashed. With `unmoved`, the act is recorded only if nothing was recorded
/// on its items since.
///
/// # Errors
///
/// When evidence cannot be hashed, or the project cannot be read or written.
pub(crate) fn record(
    loaded: Loaded,
    wanted: &Wanted<'_>,
    unmoved: bool,
    now: impl Fn() -> DateTime<FixedOffset>,
    progress: &dyn Progress,
) -> Result<Recorded> {
    let Some(items) = find(&loaded, wanted) else { return Ok(Recorded::Changed(loaded)) };
    let lengths: Vec<usize> = items.iter().map(|(at, _)| loaded.view.project.items[*at].log.len()).collect();
    let hashes = |(at, _): &Meant| hashed_field(&loaded.view.project.items[*at], wanted.did).is_some();
    let gathered = if wanted.targets.is_empty() && !items.iter().any(hashes) {
        Gathered::default()
    } else {
        let stand_in: Vec<Evidence> = wanted.targets.iter().map(|target| Evidence::Url(target.clone())).collect();
        let refused = judge_all(&loaded, &items, |place| wanted.act(&loaded.view, place, stand_in.clone()));
        if !refused.is_empty() {
            return Ok(Recorded::Refused(loaded, refused));
        }
        match Gathered::gather(&loaded, &items.iter().map(|(at, _)| *at).collect::<Vec<_>>(), wanted, progress)? {
            Gathering::Done(gathered) => gathered,
            Gathering::Outside(leading) => return Ok(Recorded::Outside(loaded, leading)),
        }
    };

    let store = Store::open(&loaded.root)?;
    let known = (loaded.view.project.held.clone(), loaded.view.project.signed.clone());
    let mut loaded = refresh(loaded, now())?;
    loaded.view.hold(known.0, known.1.unwrap_or_default());
    loaded.require_readable()?;
    let Some(items) = find(&loaded, wanted) else { return Ok(Recorded::Changed(loaded)) };
    let moved = |((at, _), before): (&Meant, &usize)| loaded.view.project.items[*at].log.len() != *before;
    if unmoved && items.iter().zip(&lengths).any(moved) {
        return Ok(Recorded::Changed(loaded));
    }
    let mut acts: Vec<(ItemAt, Act)> = Vec::with_capacity(items.len());
    let mut notes: Vec<Text> = gathered.notes();
    let mut refused: Vec<(ItemName, Text)> = Vec::new();
    for (at, round) in items {
        let item = &loaded.view.project.items[at];
        let hashed = gathered.of_field(item, wanted.did)?;
        let act = wanted.act(&loaded.view, (at, round), gathered.evidence(hashed));
        match refuse(&loaded.view, at, &act).map_or_else(|| judge_hashed(&loaded.view, at, &act, hashed), Err) {
            Ok(unreached) => notes.extend(gathered.unseen(item, wanted.did, unreached)),
            Err(why) => refused.push((item.name.clone(), why)),
        }
        acts.push((at, act));
    }
    if !refused.is_empty() {
        return Ok(Recorded::Refused(loaded, refused));
    }
    let mut changes = gathered.changes(&loaded, &acts)?;
    changes.extend(append_acts(&loaded, &acts));
    store.apply(&changes)?;
    drop(changes);
    drop(store);
    loaded.view.record(&acts);
    Ok(Recorded::Done { loaded, acts, notes })
}

/// An item, and the round of it that is meant.
type Meant = (ItemAt, Option<u32>);

/// Where the items are; nothing when one of them is gone.
fn find(loaded: &Loaded, wanted: &Wanted<'_>) -> Option<Vec<Meant>> {
    wanted.items.iter().map(|(name, round)| Some((loaded.view.project.find(name)?, *round))).collect()
}

/// The items on which the act would be refused, with the reason.
fn judge_all(loaded: &Loaded, items: &[Meant], act: impl Fn(Meant) -> Act) -> Vec<(ItemName, Text)> {
    let judged = items.iter().filter_map(|place| Some((place.0, refuse(&loaded.view, place.0, &act(*place))?)));
    judged.map(|(at, why)| (loaded.view.project.items[at].name.clone(), why)).collect()
}
