//! The shape of `silence`: rules that somebody has silenced, in an item or in the project file.

use super::fields::Fields;
use crate::files::format::Entry;
use crate::model::item::{ItemName, Silence};
use crate::model::kinds::tables::TableName;
use crate::text::say::silences as say;

/// Reads a `silence` list below `path`; `of` is the item it stands in, nothing in the project file.
pub(super) fn read_silences(fields: &mut Fields<'_>, entry: &Entry, path: &str, of: Option<&ItemName>) -> Vec<Silence> {
    let before = std::mem::replace(&mut fields.path, path.to_owned());
    let field = fields.path_of(&entry.key);
    let mut silences = Vec::new();
    for (position, node) in fields.tables(entry) {
        fields.path = format!("{field}[{position}]");
        let (mut rule, mut item, mut reason) = (None, of.cloned(), None);
        let mut names_nothing = false;
        for inner in node.entries() {
            match inner.key.as_str() {
                "rule" => rule = fields.name(inner),
                "reason" => reason = fields.loose_text(inner),
                "item" if of.is_none() => {
                    let name = fields.text(inner).unwrap_or_default();
                    item = ItemName::parse(&name, None);
                    if item.is_none() {
                        names_nothing = true;
                        fields.report("unknown-item", &inner.node.span, "item", say::silence_unknown_item(name));
                    }
                }
                _ => fields.unknown(inner, TableName::Silence),
            }
        }
        let place = fields.place(&node.span);
        match rule {
            // One that was meant for an item must not silence the rule everywhere.
            Some(_) if names_nothing => {}
            Some(rule) => {
                let reason = reason.unwrap_or_default();
                silences.push(Silence { rule, item, reason, field: fields.path.clone(), place });
            }
            None => fields.missing(node, "rule"),
        }
    }
    fields.path = before;
    silences
}
