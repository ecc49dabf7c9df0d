//! Where new acts and items go in a YAML file.
//!
//! In: the source, the node to grow and the fields. Out: one splice, or the obstacle. Everything in
//! brackets grows inside them; everything else grows by whole lines.

use super::place::{entry_end, is_own, opens};
use super::plan::{Fields, Obstacle, RefusalReason, Splice, free, with_log, without_log};
use super::{brackets, lines, scalar};
use crate::files::format::{Document, Entry, Fixed, Format, Node, Value};

const STEP: usize = 2;

/// Adds acts to an item's log.
pub(super) fn append_acts(source: &str, item: &Node, acts: &[&Fields]) -> Result<Splice, Obstacle> {
    if !matches!(item.value, Value::Table(_)) {
        return Err((RefusalReason::NotAList, item.span.clone()));
    }
    let inline: Vec<String> = acts.iter().map(|act| scalar::table(Format::Yaml, act)).collect();
    let Some(log) = item.entry("log") else {
        return Ok(first_acts(source, item, &inline));
    };
    let blocks: Vec<Vec<String>> = inline.iter().map(|act| vec![format!("- {act}")]).collect();
    grow_list(source, log, opens(source, item, '{'), &inline, &blocks)
}

/// Adds members to the list under a key: `inline` in brackets, `blocks` on lines of their own.
pub(super) fn grow_list(
    source: &str,
    entry: &Entry,
    in_braces: bool,
    inline: &[String],
    blocks: &[Vec<String>],
) -> Result<Splice, Obstacle> {
    let node = &entry.node;
    match &node.value {
        Value::List(_) if opens(source, node, '[') => {
            let margin = " ".repeat(lines::column(source, entry.key_span.start) + STEP);
            Ok(brackets::append(source, node, inline, &margin))
        }
        Value::List(members) => {
            let last = members.last().map_or(node.span.end, |last| last.span.end);
            let end = lines::content_end(source, last);
            let at = lines::end(source, end.max(node.span.start + 1));
            let column = lines::column(source, node.span.start);
            // A block scalar that keeps its blank lines would take in one more.
            let apart = end == last
                && members.len() > 1
                && blocks.iter().any(|block| block.len() > 1)
                && stands_apart(source, members.last().unwrap_or(node));
            Ok(Splice::insert(at, on_lines(source, at, blocks, column, apart)))
        }
        Value::Null if !node.span.is_empty() => {
            Ok(Splice { at: node.span.clone(), text: format!("[{}]", inline.join(", ")) })
        }
        Value::Null if in_braces => {
            let colon = source.get(entry.key_span.end..).is_some_and(|rest| rest.starts_with(':'));
            let (at, lead) = if colon { (entry.key_span.end + 1, " ") } else { (entry.key_span.end, ": ") };
            Ok(Splice::insert(at, format!("{lead}[{}]", inline.join(", "))))
        }
        Value::Null => {
            let at = lines::end(source, entry.key_span.end);
            let column = lines::column(source, entry.key_span.start) + STEP;
            Ok(Splice::insert(at, on_lines(source, at, blocks, column, false)))
        }
        _ => Err((RefusalReason::NotAList, node.span.clone())),
    }
}

/// A log for an item that has none.
fn first_acts(source: &str, item: &Node, acts: &[String]) -> Splice {
    if opens(source, item, '{') {
        return grow_braces(source, item, &format!("log: [{}]", acts.join(", ")));
    }
    let one_line = |entry: &&Entry| {
        source.get(entry.key_span.start..entry_end(source, entry)).is_some_and(|text| !text.contains('\n'))
    };
    let ends = |entry: &Entry| entry_end(source, entry);
    let after = own_entries(item).filter(one_line).map(ends).max().unwrap_or(item.span.end);
    let at = lines::end(source, lines::content_end(source, after));
    let column = lines::column(source, item.span.start);
    let mut block = vec!["log:".to_owned()];
    block.extend(acts.iter().map(|act| format!("{}- {act}", " ".repeat(STEP))));
    Splice::insert(at, on_lines(source, at, &[block], column, false))
}

/// The entries that stand in the table itself and did not come in through a merge key.
fn own_entries(table: &Node) -> impl Iterator<Item = &Entry> {
    table.entries().iter().filter(|entry| is_own(table, entry))
}

/// One more field for a table in braces.
pub(super) fn grow_braces(source: &str, table: &Node, field: &str) -> Splice {
    let Some(last) = own_entries(table).map(|entry| entry_end(source, entry)).max() else {
        return Splice::insert(table.span.start + 1, field.to_owned());
    };
    match brackets::comma_after(source, last, table.span.end) {
        Some(comma) => Splice::insert(comma, format!(" {field}")),
        // A comma right after a colon would be part of a word for some readers.
        None if source.get(..last).is_some_and(|text| text.ends_with(':')) => {
            Splice::insert(last, format!(" , {field}"))
        }
        None => Splice::insert(last, format!(", {field}")),
    }
}

/// Whether a blank line parts a member of a block list from what is above it and its comments.
fn stands_apart(source: &str, member: &Node) -> bool {
    let mut at = lines::start(source, member.span.start);
    while let Some(line) = lines::above(source, at) {
        let line = line.trim();
        if line.is_empty() {
            return true;
        }
        if !line.starts_with('#') && line != "-" {
            return false;
        }
        at = lines::start(source, lines::content_end(source, at));
    }
    false
}

/// Blocks of lines, each line after a line ending and indented to `column`.
fn on_lines(source: &str, at: usize, blocks: &[Vec<String>], column: usize, apart: bool) -> String {
    let ending = lines::ending(source, at);
    let margin = " ".repeat(column);
    let mut text = String::new();
    for block in blocks {
        if apart {
            text.push_str(ending);
        }
        for line in block {
            text += &format!("{ending}{margin}{line}");
        }
    }
    text
}

/// Adds items after the last one.
pub(super) fn append_items(source: &str, document: &Document, items: &[&Fields]) -> Result<Splice, Obstacle> {
    let root = &document.root;
    free(root)?;
    let inline: Vec<String> = items.iter().map(|item| inline_item(item)).collect();
    let blocks: Vec<Vec<String>> = items.iter().map(|item| item_lines(item)).collect();
    let in_braces = opens(source, root, '{');
    if let Some(entry) = root.entry("items") {
        if root.fixed == Some(Fixed::Merged) && entry.node.fixed == Some(Fixed::Alias) {
            return Err((RefusalReason::Merged, entry.node.span.clone()));
        }
        free(&entry.node)?;
        return grow_list(source, entry, in_braces, &inline, &blocks);
    }
    if in_braces {
        return Ok(grow_braces(source, root, &format!("items: [{}]", inline.join(", "))));
    }
    let at = if root.entries().is_empty() {
        lines::file_end(source)
    } else {
        lines::end(source, lines::content_end(source, root.span.end))
    };
    let mut block = vec!["items:".to_owned()];
    block.extend(blocks.iter().flatten().map(|line| format!("{}{line}", " ".repeat(STEP))));
    let column = if root.entries().is_empty() { 0 } else { lines::column(source, root.span.start) };
    let mut text = on_lines(source, at, &[block], column, false);
    if lines::start(source, at) == at && source.get(at..).is_none_or(|rest| rest.trim().is_empty()) {
        // The line to start on is there and empty.
        text = text.trim_start_matches(['\r', '\n']).to_owned();
    }
    if lines::is_blank_file(source) {
        text.push_str(lines::ending(source, at));
    }
    Ok(Splice::insert(at, text))
}

/// An item with its dash and a log, one field and one act a line.
pub(super) fn item_lines(item: &Fields) -> Vec<String> {
    let (fields, acts) = without_log(item);
    let fields = fields.iter().map(|(name, value)| scalar::field(Format::Yaml, name, value));
    let acts = acts.iter().map(|act| format!("{}- {}", " ".repeat(STEP), scalar::render_value(Format::Yaml, act)));
    member_lines(fields.chain(["log:".to_owned()]).chain(acts))
}

/// Fields as a member of a block list, one a line.
pub(super) fn member_lines(fields: impl Iterator<Item = String>) -> Vec<String> {
    let lead = |(place, line): (usize, String)| format!("{}{line}", if place == 0 { "- " } else { "  " });
    fields.enumerate().map(lead).collect()
}

fn inline_item(item: &Fields) -> String {
    scalar::table(Format::Yaml, &with_log(item))
}
