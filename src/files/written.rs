//! What stands in a file as it was written, for whoever edits a field; the model keeps no tree.

use super::format;
use super::format::{Document, Node, Value};
use super::load::Source;
use crate::model::item::{Item, Place};
use crate::model::list::Position;
use crate::text::problem::Problem;
use crate::text::say::store as say;
use anyhow::Result;

/// The tree of a file that was loaded.
///
/// # Errors
///
/// When the file cannot be read.
pub(crate) fn tree(source: &Source) -> Result<Document> {
    let read = format::parse(source.bytes(), source.format);
    read.map_err(|_| Problem::project(say::not_readable(source.name())).into())
}

/// An item as it is written.
pub(crate) fn written<'d>(document: &'d Document, item: &Item) -> Option<&'d Node> {
    document.root.get("items")?.members().get(item.index.before())
}

/// What the model knows from a place, among the members of a list of its file.
pub(crate) fn position(document: &Document, list: &str, place: &Place) -> Option<usize> {
    document.root.get(list)?.members().iter().position(|node| node.span == place.span)
}

/// Whether a value is written as a single word, or text.
pub(crate) fn is_word(node: &Node) -> bool {
    matches!(node.value, Value::Text(_) | Value::Plain(_))
}

/// A value as people write it.
pub(crate) fn shown(source: &Source, node: &Node) -> String {
    match &node.value {
        Value::Null => String::new(),
        Value::Bool(flag) => flag.to_string(),
        Value::Integer(number) => number.to_string(),
        Value::Float(number) => number.to_string(),
        Value::Date(text) | Value::Text(text) | Value::Plain(text) => text.to_string(),
        Value::List(members) => members.iter().map(|member| shown(source, member)).collect::<Vec<_>>().join(", "),
        Value::Table(_) => source.text().get(node.span.clone()).unwrap_or_default().to_owned(),
    }
}
