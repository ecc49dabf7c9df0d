//! Changes that a list, a sheet or a page proposes, judged one by one against the project as it is now.
//!
//! In: proposals, each with where it comes from. Out: what becomes of each, and the changes that make those that fit;
//! what does not fit keeps nothing else from being made. Writes nothing.

use super::acting::judge_acts;
use super::proposal::{Incoming, Judged, NewFile, Proposal, Verdict, Wants, gone};
use super::setting::setting;
use crate::evidence::Progress;
use crate::files::edit::{Edit, NewValue, Step};
use crate::files::format::{Document, Format};
use crate::files::load::Loaded;
use crate::files::written::{tree, written};
use crate::model::item::ItemName;
use crate::model::list::SourceAt;
use crate::text::Lang;
use crate::text::problem::Problem;
use crate::text::say::proposed as say;
use crate::text::visible::visible_line;
use anyhow::Result;
use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

/// Judges what came in. Fields and items come first, then acts, in their order, each with those before it made; one that
/// another must come before is looked at again. What the step of an act hashes by itself is hashed.
///
/// # Errors
///
/// When a file can no longer be read, or an edit that should be possible is refused.
pub fn judge(loaded: &Loaded, incoming: &Incoming, lang: Lang, progress: &dyn Progress) -> Result<Judged> {
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
    for (file, text) in &incoming.details {
        if let Some((at, _)) = loaded.sources.entries().find(|(_, source)| source.path == *file) {
            let edit = Edit::Set { at: vec![Step::from("details")], value: NewValue::Text(text.clone()) };
            judging.edits.entry(at).or_default().push(edit);
        }
    }
    let mut judged = judging.finish(incoming, verdicts);
    judge_acts(loaded, incoming, &mut judged, progress)?;
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
            Some((new.path.clone(), new.content(format, items)))
        };
        Judged {
            verdicts,
            notes: Vec::new(),
            files: incoming.files.iter().filter_map(file).collect(),
            edits: self.edits,
        }
    }
}
