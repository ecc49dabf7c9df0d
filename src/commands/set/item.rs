//! Fields of items, typed by what their kind says.

use super::telling::tell;
use crate::context::Context;
use crate::context::changing;
use crate::edits::fields::fields_of_item;
use crate::edits::pick::pick_item;
use crate::edits::setting::setting;
use crate::files::edit::Edit;
use crate::files::format::Document;
use crate::files::load::Loaded;
use crate::files::store::Store;
use crate::files::written::{tree, written};
use crate::model::list::{ItemAt, SourceAt};
use crate::model::naming;
use crate::model::standing::State;
use crate::report::told::next_sentence;
use crate::text::Text;
use crate::text::exit::Exit;
use crate::text::say::editing as say;
use anyhow::Result;
use std::collections::BTreeMap;

/// Sets fields of one or several items, all or none.
///
/// # Errors
///
/// As `handover set`.
pub(super) fn set(
    store: &Store,
    loaded: &Loaded,
    names: &[String],
    fields: &[(String, String)],
    context: &mut Context<'_>,
) -> Result<Exit> {
    let project = &loaded.view.project;
    let mut trees: BTreeMap<SourceAt, Document> = BTreeMap::new();
    let mut edits: BTreeMap<SourceAt, Vec<Edit>> = BTreeMap::new();
    let mut settings = Vec::new();
    for name in names {
        let item = &project.items[pick_item(project, name)?];
        let at = item.place.source;
        if let std::collections::btree_map::Entry::Vacant(e) = trees.entry(at) {
            e.insert(tree(&loaded.sources[at])?);
        }
        let node = trees.get(&at).and_then(|document| written(document, item));
        for (key, (_, value)) in fields_of_item(fields, item)?.into_iter().zip(fields) {
            let mut setting = setting(loaded, item, node, &key, value, context.lang())?;
            edits.entry(at).or_default().extend(setting.edit.take());
            settings.push(setting);
        }
    }
    let changes = changing::edits(loaded, edits);
    if !changes.is_empty() {
        let weighed = changing::weigh(loaded, &changes, context)?;
        changing::write(store, &changes, &weighed, context)?;
        for item in no_longer_complete(loaded, &weighed.after) {
            let after = &weighed.after.view;
            let next = next_sentence(after, item, None, context.lang());
            let state = naming::state(after.standings[item].state);
            let next = if next.is_empty() { state } else { Text::same(next) };
            context.note(&say::open_again(after.project.items[item].name.to_string(), next));
        }
    }
    for setting in settings {
        tell(&setting.item, &setting.field, setting.old, setting.new, context);
    }
    Ok(Exit::Fine)
}

/// The items that were complete and are no longer, such as one that somebody else is to approve from now on.
fn no_longer_complete(before: &Loaded, after: &Loaded) -> Vec<ItemAt> {
    let was = |at: ItemAt| {
        let then = before.view.project.find(&after.view.project.items[at].name);
        then.is_some_and(|then| before.view.standings[then].state == State::Complete)
    };
    let now = after.view.standings.entries().filter(|(_, standing)| standing.state != State::Complete);
    now.map(|(at, _)| at).filter(|at| was(*at)).collect()
}
