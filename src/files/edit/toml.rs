//! Where new acts and items go in a TOML file.
//!
//! In: the source, the node to grow and the fields. Out: one splice, or the obstacle. A node that
//! has a header of its own is told from an inline one by its key, which then stands inside its span.

use super::plan::{Fields, Obstacle, RefusalReason, Splice, with_log, without_log};
use super::{brackets, lines, scalar};
use crate::files::format::{Document, Entry, Format, Node, Value};

const STEP: &str = "  ";

/// Adds acts to an item's log.
pub(super) fn append_acts(source: &str, item: &Node, acts: &[&Fields]) -> Result<Splice, Obstacle> {
    if !matches!(item.value, Value::Table(_)) {
        return Err((RefusalReason::NotAList, item.span.clone()));
    }
    let inline: Vec<String> = acts.iter().map(|act| scalar::table(Format::Toml, act)).collect();
    match item.entry("log") {
        None => Ok(first_acts(source, item, &inline)),
        Some(log) if !matches!(log.node.value, Value::List(_)) => Err((RefusalReason::NotAList, log.node.span.clone())),
        Some(log) if is_inline(log) => Ok(grow_brackets(source, log, &inline)),
        Some(log) => Ok(append_blocks(source, &log.node, "items.log", acts)),
    }
}

/// More members for a list in brackets.
pub(super) fn grow_brackets(source: &str, list: &Entry, members: &[String]) -> Splice {
    let margin = format!("{}{STEP}", lines::indent(source, list.key_span.start));
    brackets::append(source, &list.node, members, &margin)
}

/// Whether the value stands right of its `=`.
pub(super) fn is_inline(entry: &Entry) -> bool {
    entry.key_span.start < entry.node.span.start
}

/// Whether the value belongs to a header further down.
pub(super) fn has_header(source: &str, entry: &Entry) -> bool {
    !is_inline(entry) && source.get(entry.node.span.clone()).is_some_and(|text| text.starts_with('['))
}

/// A log for an item that has none.
fn first_acts(source: &str, item: &Node, acts: &[String]) -> Splice {
    let text = source.get(item.span.clone()).unwrap_or_default();
    if text.starts_with('{') {
        let log = format!("log = [{}]", acts.join(", "));
        return grow_inline(source, item, &log);
    }
    let own = || item.entries().iter().filter(|entry| !has_header(source, entry));
    let last_of = |entries: &mut dyn Iterator<Item = &Entry>| entries.map(|entry| entry.node.span.end).max();
    let one_line = |entry: &&Entry| source.get(entry.node.span.clone()).is_some_and(|text| !text.contains('\n'));
    let after = last_of(&mut own().filter(one_line)).or_else(|| last_of(&mut own()));
    let at = lines::end(source, after.unwrap_or(item.span.start));
    let margin = match own().next() {
        Some(first) => lines::indent(source, first.key_span.start),
        None => lines::indent(source, item.span.start),
    };
    let ending = lines::ending(source, at);
    let acts: String = acts.iter().map(|act| format!("{ending}{margin}{STEP}{act},")).collect();
    Splice::insert(at, format!("{ending}{margin}log = [{acts}{ending}{margin}]"))
}

/// One more field for a table in braces.
pub(super) fn grow_inline(source: &str, table: &Node, field: &str) -> Splice {
    let Some(last) = table.entries().iter().map(|entry| entry.node.span.end).max() else {
        return Splice::insert(table.span.start + 1, format!(" {field} "));
    };
    match brackets::comma_after(source, last, table.span.end) {
        Some(comma) => Splice::insert(comma, format!(" {field}")),
        None => Splice::insert(last, format!(", {field}")),
    }
}

/// More blocks with a header, such as `[[items.log]]`, below the last one, written like it.
pub(super) fn append_blocks(source: &str, list: &Node, name: &str, members: &[&Fields]) -> Splice {
    let last = list.members().last().unwrap_or(list);
    let at = lines::end(source, last.span.end);
    let ending = lines::ending(source, at);
    let line = source.get(last.span.start..lines::end(source, last.span.start)).unwrap_or_default();
    let named = format!("[[{name}]]");
    let header = line.find("]]").and_then(|close| line.get(..close + 2)).unwrap_or(&named);
    let outer = lines::indent(source, last.span.start);
    let inner = last.entries().first().map_or(outer, |entry| lines::indent(source, entry.key_span.start));
    // What is said of the last one stands between it and the line that keeps it apart.
    let mut above = source.get(..lines::start(source, last.span.start)).unwrap_or_default().lines().rev();
    let apart = above.find(|line| !line.trim_start().starts_with('#')).is_some_and(|line| line.trim().is_empty());
    let mut text = String::new();
    for member in members {
        if apart {
            text.push_str(ending);
        }
        text += &format!("{ending}{outer}{header}");
        for (name, value) in *member {
            text += &format!("{ending}{inner}{}", scalar::field(Format::Toml, name, value));
        }
    }
    Splice::insert(at, text)
}

/// Adds items at the end of the file, or inside a list in brackets.
pub(super) fn append_items(source: &str, document: &Document, items: &[&Fields]) -> Result<Splice, Obstacle> {
    match document.root.entry("items") {
        Some(entry) if !matches!(entry.node.value, Value::List(_)) => {
            return Err((RefusalReason::NotAList, entry.node.span.clone()));
        }
        Some(entry) if is_inline(entry) => {
            let items: Vec<String> = items.iter().map(|item| inline_item(item)).collect();
            return Ok(grow_brackets(source, entry, &items));
        }
        _ => {}
    }
    let items: Vec<Vec<String>> = items.iter().map(|item| item_lines(item)).collect();
    Ok(at_file_end(source, &items))
}

/// Adds blocks with a header of this name at the end of the file.
pub(super) fn append_headers(source: &str, name: &str, members: &[&Fields]) -> Splice {
    let blocks: Vec<Vec<String>> = members.iter().map(|member| header_lines(name, member)).collect();
    at_file_end(source, &blocks)
}

/// Blocks of lines at the end of the file, each below a blank line.
fn at_file_end(source: &str, blocks: &[Vec<String>]) -> Splice {
    let at = lines::file_end(source);
    let ending = lines::ending(source, at);
    let before = source.get(lines::start(source, at)..at).unwrap_or_default();
    let mut text = String::new();
    for block in blocks {
        // A blank line between blocks; a file that ends in one already needs no second.
        let fresh = text.is_empty();
        let gap = match (fresh, before.trim().is_empty()) {
            (true, true) if lines::start(source, at) <= '\u{feff}'.len_utf8() => "",
            (true, true) => ending,
            _ => &[ending, ending].concat(),
        };
        text += &format!("{gap}{}", block.join(ending));
    }
    if lines::is_blank_file(source) {
        text.push_str(ending);
    }
    Splice::insert(at, text)
}

/// An item with a header and a log, one field and one act a line.
pub(super) fn item_lines(item: &Fields) -> Vec<String> {
    let (fields, acts) = without_log(item);
    let mut lines = header_lines("items", fields);
    lines.push("log = [".to_owned());
    lines.extend(acts.iter().map(|act| format!("{STEP}{},", scalar::render_value(Format::Toml, act))));
    lines.push("]".to_owned());
    lines
}

/// A header and below it one field a line.
fn header_lines(name: &str, fields: &Fields) -> Vec<String> {
    let fields = fields.iter().map(|(name, value)| scalar::field(Format::Toml, name, value));
    std::iter::once(format!("[[{name}]]")).chain(fields).collect()
}

fn inline_item(item: &Fields) -> String {
    scalar::table(Format::Toml, &with_log(item))
}
