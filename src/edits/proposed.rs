//! Changes that a list, a sheet or a page proposes, judged one by one against the project as it is now.
//!
//! In: proposals, each with where it comes from. Out: what becomes of each, and the changes that make those that fit;
//! what does not fit keeps nothing else from being made. Writes nothing.

use super::seen::{Seen, terms};
use super::setting::setting;
use crate::acts::judge::refuse;
use crate::files::change::{Change, act_fields};
use crate::files::edit::{Edit, NewValue, render_section};
use crate::files::format::{Document, Format};
use crate::files::load::Loaded;
use crate::files::preview::preview;
use crate::files::written::{tree, written};
use crate::model::item::{Act, Item, ItemName};
use crate::model::list::{ItemAt, SourceAt};
use crate::model::project::Project;
use crate::model::view::View;
use crate::text::problem::Problem;
use crate::text::say::proposed as say;
use crate::text::visible::visible_line;
use crate::text::{Lang, Text};
use anyhow::Result;
use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::path::PathBuf;

/// A change that somebody proposes.
#[derive(Debug, Clone)]
pub struct Proposal {
    /// Where it stands in what came in: "line 12", "row 3".
    pub origin: Text,
    /// The change.
    pub wants: Wants,
}

/// What somebody wants changed.
#[derive(Debug, Clone)]
pub enum Wants {
    /// An item that is not there yet, at the end of a file.
    Item {
        /// The file, from the project folder: one that was loaded, or one of [`Incoming::files`].
        file: PathBuf,
        /// Its full name.
        name: ItemName,
        /// Its fields in order, with its `id`; a `log` of acts may be the last.
        fields: Vec<(String, NewValue)>,
    },
    /// Another value for a field.
    Field {
        /// The item.
        item: ItemName,
        /// The field, as files call it.
        field: String,
        /// What stood there when whoever proposes it looked, blank for nothing; or nothing where that is known to be what
        /// stands there now.
        was: Option<String>,
        /// What it is called and what it says now, where that is told in other words than those of files.
        told: Option<(Text, String)>,
        /// What is to stand there; blank takes the field out.
        value: String,
    },
    /// An act on an item.
    Act {
        /// The item.
        item: ItemName,
        /// What whoever acts saw of it.
        seen: Seen,
        /// The act.
        act: Box<Act>,
    },
}

/// A new section file, which holds the items that are proposed for it.
#[derive(Debug, Clone)]
pub struct NewFile {
    /// Its path from the project folder.
    pub path: PathBuf,
    /// The lines before all that, such as the one that names a schema; blank for none.
    pub comment: String,
    /// What stands above its items.
    pub header: Vec<(String, NewValue)>,
}

/// All that came in at once.
#[derive(Debug, Clone, Default)]
pub struct Incoming {
    /// The files that are new.
    pub files: Vec<NewFile>,
    /// The proposals, in the order of what came in.
    pub proposals: Vec<Proposal>,
}

/// What becomes of a proposal.
#[derive(Debug, Clone, PartialEq)]
pub enum Verdict {
    /// It can be made.
    Fits,
    /// It is so already.
    There,
    /// What it is about has changed since: what stands there now.
    Moved(Text),
    /// It may not be made, and why.
    Refused(Text),
}

/// What becomes of all that came in.
#[derive(Debug)]
pub struct Judged {
    /// A verdict for each proposal.
    pub verdicts: Vec<Verdict>,
    edits: BTreeMap<SourceAt, Vec<Edit>>,
    files: Vec<(PathBuf, String)>,
}

impl Judged {
    /// How many proposals fit.
    pub fn fitting(&self) -> usize {
        self.verdicts.iter().filter(|verdict| **verdict == Verdict::Fits).count()
    }

    /// The changes that make what fits; they are about the files of the project that it was judged against.
    pub fn changes<'a>(&self, loaded: &'a Loaded) -> Vec<Change<'a>> {
        let edit =
            |(at, edits): (&SourceAt, &Vec<Edit>)| Change::Edit { source: &loaded.sources[*at], edits: edits.clone() };
        let create = |(path, text): &(PathBuf, String)| Change::Create {
            path: path.clone(),
            content: text.clone().into_bytes(),
        };
        self.edits.iter().map(edit).chain(self.files.iter().map(create)).collect()
    }
}

/// Judges what came in. Fields and items come first, then acts, in their order, each with those before it made; one that
/// another must come before is looked at again.
///
/// # Errors
///
/// When a file can no longer be read, or an edit that should be possible is refused.
pub fn judge(loaded: &Loaded, incoming: &Incoming, lang: Lang) -> Result<Judged> {
    let mut judging = Judging {
        loaded,
        trees: BTreeMap::new(),
        edits: BTreeMap::new(),
        items: BTreeMap::new(),
        new: BTreeSet::new(),
    };
    let mut verdicts = Vec::with_capacity(incoming.proposals.len());
    for proposal in &incoming.proposals {
        verdicts.push(match &proposal.wants {
            Wants::Item { file, name, fields } => judging.item(incoming, file, name, fields),
            Wants::Field { item, field, was, value, .. } => {
                judging.field(item, field, (was.as_deref(), value), lang)?
            }
            Wants::Act { .. } => Verdict::Fits,
        });
    }
    let mut judged = judging.finish(incoming, verdicts);
    judge_acts(loaded, incoming, &mut judged)?;
    Ok(judged)
}

struct Judging<'a> {
    loaded: &'a Loaded,
    trees: BTreeMap<SourceAt, Document>,
    edits: BTreeMap<SourceAt, Vec<Edit>>,
    /// The items of each new file.
    items: BTreeMap<PathBuf, Vec<Vec<(String, NewValue)>>>,
    new: BTreeSet<ItemName>,
}

impl Judging<'_> {
    fn item(&mut self, incoming: &Incoming, file: &PathBuf, name: &ItemName, fields: &[(String, NewValue)]) -> Verdict {
        if self.loaded.view.project.find(name).is_some() || !self.new.insert(name.clone()) {
            return Verdict::There;
        }
        let there = self.loaded.sources.entries().find(|(_, source)| source.path == *file).map(|(at, _)| at);
        match there {
            Some(at) => {
                self.edits.entry(at).or_default().push(Edit::AppendItem { fields: fields.to_vec() });
                Verdict::Fits
            }
            None if incoming.files.iter().any(|new| new.path == *file) => {
                self.items.entry(file.clone()).or_default().push(fields.to_vec());
                Verdict::Fits
            }
            None => Verdict::Refused(say::no_such_file(file.display())),
        }
    }

    fn field(
        &mut self,
        name: &ItemName,
        field: &str,
        (was, value): (Option<&str>, &str),
        lang: Lang,
    ) -> Result<Verdict> {
        let loaded = self.loaded;
        let Some(at) = loaded.view.project.find(name) else { return Ok(gone(name)) };
        let item = &loaded.view.project.items[at];
        let source = item.place.source;
        if let Entry::Vacant(entry) = self.trees.entry(source) {
            entry.insert(tree(&loaded.sources[source])?);
        }
        let node = self.trees.get(&source).and_then(|document| written(document, item));
        let setting = match setting(loaded, item, node, field, value, lang) {
            Ok(setting) => setting,
            // Nothing is there, and nothing is wanted there.
            Err(_) if value.trim().is_empty() && node.and_then(|node| node.get(field)).is_none() => {
                return Ok(Verdict::There);
            }
            Err(error) => return Ok(Verdict::Refused(error.downcast::<Problem>()?.message)),
        };
        let Some(edit) = setting.edit else { return Ok(Verdict::There) };
        let now = setting.old.unwrap_or_default();
        if was.is_some_and(|was| now.trim() != was.trim()) {
            return Ok(Verdict::Moved(say::says_now(visible_line(&now))));
        }
        self.edits.entry(source).or_default().push(edit);
        Ok(Verdict::Fits)
    }

    fn finish(self, incoming: &Incoming, verdicts: Vec<Verdict>) -> Judged {
        let file = |new: &NewFile| {
            let is_for = |one: &Proposal| matches!(&one.wants, Wants::Item { file, .. } if *file == new.path);
            // One whose items are all there already is not needed; one that no item is for holds what is said in its head.
            let items = match self.items.get(&new.path) {
                Some(items) => items.as_slice(),
                None if incoming.proposals.iter().any(is_for) => return None,
                None => &[],
            };
            let format = Format::of(&new.path)?;
            Some((new.path.clone(), new.comment.clone() + &render_section(format, &new.header, "", items)))
        };
        Judged { verdicts, files: incoming.files.iter().filter_map(file).collect(), edits: self.edits }
    }
}

fn gone(name: &ItemName) -> Verdict {
    Verdict::Moved(say::item_gone(name.to_string()))
}

/// Judges the acts among the proposals on the project with all else that fits.
fn judge_acts(loaded: &Loaded, incoming: &Incoming, judged: &mut Judged) -> Result<()> {
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
    waiting.retain(|(place, name, seen, act)| {
        let moved = match project.find(name) {
            None => Some(gone(name)),
            Some(at) => unlike(project, &project.items[at], seen, act),
        };
        let stays = moved.is_none();
        judged.verdicts[*place] = moved.unwrap_or(Verdict::Fits);
        stays
    });
    // What waits for another act of the same list is looked at again once that one is made; the acts on one item are made
    // in their order.
    while !waiting.is_empty() {
        let mut made: Vec<(ItemAt, Act)> = Vec::new();
        let mut refused = BTreeSet::new();
        let mut touched = HashSet::new();
        let mut later = Vec::new();
        for (place, name, seen, act) in waiting {
            let Some(at) = after.view.project.find(name) else { continue };
            if !touched.insert(name) {
                later.push((place, name, seen, act));
                continue;
            }
            let timely = in_time(&after.view, at, act);
            if let Some(why) = refuse(&after.view, at, &timely) {
                judged.verdicts[place] = Verdict::Refused(why);
                refused.insert(place);
                later.push((place, name, seen, act));
                continue;
            }
            judged.verdicts[place] = Verdict::Fits;
            if let Some(own) = project.find(name) {
                let Item { index, place, .. } = &project.items[own];
                let edit = Edit::AppendAct { item: *index, act: act_fields(&timely) };
                judged.edits.entry(place.source).or_default().push(edit);
            }
            made.push((at, timely));
        }
        if made.is_empty() {
            later.retain(|(place, ..)| !refused.contains(place));
        }
        after.view.record(&made);
        waiting = later;
    }
    Ok(())
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
        (true, Some(first)) => Some(Verdict::Moved(say::acted_since(&first.by, &first.did))),
        (false, _) => Some(Verdict::Moved(say::other_log())),
    }
}
