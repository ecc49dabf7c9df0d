//! The node at the end of a way, if its surroundings may be edited.

use super::plan::{Obstacle, RefusalReason, Step, free};
use crate::files::format::{Document, Entry, Node, Value};

/// The node that a way leads to.
pub(super) fn node<'d>(document: &'d Document, way: &[Step]) -> Result<&'d Node, Obstacle> {
    let mut node = &document.root;
    free(node)?;
    for step in way {
        let nowhere = (RefusalReason::NotThere, node.span.clone());
        node = match step {
            Step::Field(name) => &own_entry(document, node, name)?.ok_or(nowhere)?.node,
            Step::Member(position) => node.members().get(*position).ok_or(nowhere)?,
        };
        free(node)?;
    }
    Ok(node)
}

/// The entry of a table that stands in the table itself; an obstacle where what was asked for is no table.
pub(super) fn own_entry<'n>(document: &Document, table: &'n Node, name: &str) -> Result<Option<&'n Entry>, Obstacle> {
    if !matches!(table.value, Value::Table(_)) {
        return Err((RefusalReason::NotThere, table.span.clone()));
    }
    let yaml = document.format == crate::files::format::Format::Yaml;
    Ok(table.entry(name).filter(|entry| !yaml || is_own(table, entry)))
}

/// Whether an entry of a YAML table stands in the table itself and did not come in through a merge key.
pub(super) fn is_own(table: &Node, entry: &Entry) -> bool {
    table.span.start <= entry.key_span.start && entry.key_span.end <= table.span.end
}

/// Whether a node is written in the bracket that `bracket` opens.
pub(super) fn opens(source: &str, node: &Node, bracket: char) -> bool {
    source.get(node.span.clone()).is_some_and(|text| text.starts_with(bracket))
}

/// Where the colon after a YAML key ends, if it has one.
pub(super) fn after_colon(source: &str, entry: &Entry) -> Option<usize> {
    let rest = source.get(entry.key_span.end..)?;
    let blanks = rest.len() - rest.trim_start_matches([' ', '\t']).len();
    rest[blanks..].starts_with(':').then_some(entry.key_span.end + blanks + 1)
}

/// Where an entry ends: its value, or its colon where there is no value. The blank lines that a block scalar keeps
/// are part of it.
pub(super) fn entry_end(source: &str, entry: &Entry) -> usize {
    let end = node_end(source, &entry.node).max(after_colon(source, entry).unwrap_or(entry.key_span.end));
    // Such a scalar reaches into the margin of the line below.
    source.get(..end).map_or(end, |text| text.trim_end_matches([' ', '\t']).len())
}

/// Where a value ends: with the colon of what stands last in it, where that has no value.
pub(super) fn node_end(source: &str, node: &Node) -> usize {
    let last = match &node.value {
        Value::Table(entries) => {
            let last = entries.iter().filter(|entry| is_own(node, entry)).max_by_key(|entry| entry.key_span.start);
            last.map(|entry| node_end(source, &entry.node).max(after_colon(source, entry).unwrap_or_default()))
        }
        Value::List(members) => members.last().map(|member| node_end(source, member)),
        _ => None,
    };
    last.unwrap_or_default().max(node.span.end)
}

/// Where the last content of an entry ends, without the blank lines that it keeps.
pub(super) fn content_end(source: &str, entry: &Entry) -> usize {
    let end = entry_end(source, entry);
    source.get(..end).map_or(end, |text| text.trim_end().len())
}
