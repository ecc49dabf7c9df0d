//! Fields of items, typed by what their kind says.

use super::telling::tell;
use crate::commands::changing;
use crate::commands::context::Context;
use crate::edits::fields::{field_called, unknown_owners};
use crate::edits::pick::pick_item;
use crate::edits::setting::setting;
use crate::files::edit::Edit;
use crate::files::format::Document;
use crate::files::load::Loaded;
use crate::files::store::Store;
use crate::files::written::{tree, written};
use crate::model::list::SourceAt;
use crate::text::exit::Exit;
use crate::text::say::editing as say;
use crate::text::visible::visible_line;
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
        for (key, value) in fields {
            let key = field_called(key, &item.kind, &["id"]);
            let mut setting = setting(loaded, item, node, &key, value, context.lang())?;
            edits.entry(at).or_default().extend(setting.edit.take());
            settings.push(setting);
        }
    }
    changing::change(store, loaded, &changing::edits(loaded, edits), context)?;
    for (_, value) in fields.iter().filter(|(key, _)| key == "owner") {
        for word in unknown_owners(value, project) {
            context.note(&say::owner_of_nobody(visible_line(&word)));
        }
    }
    for setting in settings {
        tell(&setting.item, &setting.field, setting.old, setting.new, context);
    }
    Ok(Exit::Fine)
}
