//! Judges the acts among the changes that came from elsewhere, each with those before it made.
//!
//! In: the project, and acts with what whoever decided them had seen. Out: a verdict for each; those that fit are taken
//! in with what their steps hash by themselves.

use super::proposal::{AskedAct, Incoming, Judged, Verdict, Wants, gone};
use super::seen::{Seen, terms};
use crate::acts::gather::Gathered;
use crate::acts::judge::{judge_hashed, refuse};
use crate::evidence::Progress;
use crate::files::change::act_fields;
use crate::files::edit::Edit;
use crate::files::load::Loaded;
use crate::files::preview::preview;
use crate::model::item::{Act, Item};
use crate::model::list::ItemAt;
use crate::model::naming;
use crate::model::project::Project;
use crate::model::view::View;
use crate::text::Text;
use crate::text::problem::Problem;
use crate::text::say::proposed as say;
use anyhow::Result;
use std::collections::{BTreeSet, HashSet};

/// Judges the acts among the proposals on the project with all else that fits.
pub(super) fn judge_acts(
    loaded: &Loaded,
    incoming: &Incoming,
    judged: &mut Judged,
    progress: &dyn Progress,
) -> Result<()> {
    let acts = incoming.proposals.iter().enumerate().filter_map(|(place, proposal)| match &proposal.wants {
        Wants::Act { item, seen, act } => Some((place, item, seen, act.as_ref())),
        _ => None,
    });
    let mut waiting: Vec<_> = acts.collect();
    if waiting.is_empty() {
        return Ok(());
    }
    let mut after = preview(loaded, &judged.changes(loaded))?;
    let project = &loaded.view.project;
    after.view.hold(project.held.clone(), project.signed.clone().unwrap_or_default());
    let mut known = HashSet::new();
    waiting.retain(|(place, name, seen, act)| {
        let moved = match project.find(name) {
            // The same answer in two files.
            _ if !known.insert((*name, &act.by, &act.did, act.round, act.at)) => Some(Verdict::There),
            None => Some(gone(name)),
            Some(at) => unlike(project, &project.items[at], seen, act),
        };
        let stays = moved.is_none();
        judged.verdicts[*place] = moved.unwrap_or(Verdict::Fits);
        stays
    });
    let mut acting = Acting { after, asked: incoming.asked.as_ref(), gathered: Gathered::default(), progress };
    let mut all: Vec<(ItemAt, Act)> = Vec::new();
    // What waits for another act of the same list is looked at again once that one is made; the acts on one item are made
    // in their order.
    while !waiting.is_empty() {
        let mut made: Vec<(ItemAt, Act)> = Vec::new();
        let mut refused = BTreeSet::new();
        let mut touched = HashSet::new();
        let mut later = Vec::new();
        for (place, name, seen, act) in waiting {
            let Some(at) = acting.after.view.project.find(name) else { continue };
            if !touched.insert(name) {
                later.push((place, name, seen, act));
                continue;
            }
            match acting.weigh(at, act)? {
                Ok((act, unseen)) => {
                    judged.verdicts[place] = Verdict::Fits;
                    judged.notes.extend(unseen);
                    made.push((at, act));
                }
                Err(why) => {
                    judged.verdicts[place] = Verdict::Refused(why);
                    refused.insert(place);
                    later.push((place, name, seen, act));
                }
            }
        }
        if made.is_empty() {
            later.retain(|(place, ..)| !refused.contains(place));
        }
        acting.after.view.record(&made);
        all.extend(made);
        waiting = later;
    }
    take(judged, loaded, &acting, &all)
}

/// Takes in the acts that fit, with the lists of what was hashed for them.
fn take(judged: &mut Judged, loaded: &Loaded, acting: &Acting<'_>, acts: &[(ItemAt, Act)]) -> Result<()> {
    for (at, act) in acts {
        if let Some(own) = loaded.view.project.find(&acting.after.view.project.items[*at].name) {
            let Item { index, place, .. } = &loaded.view.project.items[own];
            let edit = Edit::AppendAct { item: *index, act: act_fields(act) };
            judged.edits.entry(place.source).or_default().push(edit);
        }
    }
    judged.notes.extend(acting.gathered.notes());
    judged.files.extend(acting.gathered.lists(&acting.after, acts)?);
    Ok(())
}

/// Acts that were decided elsewhere, as they are judged.
struct Acting<'a> {
    /// The project with all that was judged before.
    after: Loaded,
    asked: Option<&'a HashSet<AskedAct>>,
    gathered: Gathered,
    progress: &'a dyn Progress,
}

impl Acting<'_> {
    /// The act as it is to be written, with what its step hashes by itself, and what was not looked at; or why it may not be.
    fn weigh(&mut self, at: ItemAt, act: &Act) -> Result<Result<(Act, Option<Text>), Text>> {
        let view = &self.after.view;
        let item = &view.project.items[at];
        let mut act = in_time(view, at, act);
        if let Some(why) = refuse(view, at, &act) {
            return Ok(Err(why));
        }
        if self
            .asked
            .is_some_and(|asked| !asked.contains(&(act.by.clone(), item.name.clone(), act.round, act.did.clone())))
        {
            return Ok(Err(say::not_asked(view.project.name_of(&act.by))));
        }
        if let Err(error) = self.gathered.add_field(&self.after, item, &act.did, self.progress) {
            return Ok(Err(error.downcast::<Problem>()?.message));
        }
        let hashed = self.gathered.of_field(item, &act.did)?;
        let unreached = match judge_hashed(view, at, &act, hashed) {
            Ok(unreached) => unreached,
            Err(why) => return Ok(Err(why)),
        };
        act.evidence.splice(0..0, hashed.cloned());
        let unseen = self.gathered.unseen(item, &act.did, unreached);
        Ok(Ok((act, unseen)))
    }
}

/// The act, not older than the last one on its item: what was decided before a note came is made after it.
fn in_time(view: &View, item: ItemAt, act: &Act) -> Act {
    let last = view.standings[item].last_at(act.round);
    let at = last.map_or(act.at, |last| act.at.max(view.zone.place(&last)));
    Act { at, ..act.clone() }
}

/// What speaks against an act because its item is not as it was seen: the act stands there already, something else is
/// asked now, or more than notes came since.
fn unlike(project: &Project, item: &Item, seen: &Seen, act: &Act) -> Option<Verdict> {
    let log = &item.log;
    let shown = |other: &Act| act.evidence.iter().any(|one| other.evidence.contains(one));
    let same = |other: &Act| {
        let one = (&other.by, &other.did, other.round) == (&act.by, &act.did, act.round);
        one && (other.at == act.at || shown(other))
    };
    if log.iter().any(same) {
        return Some(Verdict::There);
    }
    if seen.terms.as_ref().is_some_and(|seen| *seen != terms(project, item)) {
        return Some(Verdict::Moved(say::asks_otherwise()));
    }
    let as_seen = log.get(..seen.acts).is_some_and(|known| known.last().map(|last| last.at) == seen.last);
    let since = log.get(seen.acts..).unwrap_or_default();
    match (as_seen, since.iter().find(|act| act.did != "noted")) {
        (true, None) => None,
        (true, Some(first)) => {
            Some(Verdict::Moved(say::acted_since(project.name_of(&first.by), naming::done(item, &first.did))))
        }
        (false, _) => Some(Verdict::Moved(say::other_log())),
    }
}
