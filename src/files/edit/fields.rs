//! Giving a field its value: where the old one stands, or on a line of its own below its neighbours.

use super::plan::{NewValue, Obstacle, RefusalReason, Splice, free};
use super::{lines, place, scalar, toml, yaml};
use crate::files::format::{Document, Entry, Format, Node, Value};

/// The value of a field of `table`, put where the old one stands or in the usual place.
pub(super) fn set(
    source: &str,
    document: &Document,
    table: &Node,
    name: &str,
    value: &NewValue,
) -> Result<Splice, Obstacle> {
    let written = scalar::render_value(document.format, value);
    let splice = match place::own_entry(document, table, name)? {
        None => Ok(insert(source, document, table, name, value)),
        Some(entry) => {
            free(&entry.node)?;
            match document.format {
                Format::Toml if toml::is_inline(entry) => Ok(Splice { at: entry.node.span.clone(), text: written }),
                Format::Toml => Err((RefusalReason::NotThere, entry.node.span.clone())),
                Format::Yaml => replace_yaml(source, entry, &written),
            }
        }
    }?;
    let inside = |comment: &std::ops::Range<usize>| splice.at.start <= comment.start && comment.end <= splice.at.end;
    match document.comments.iter().find(|comment| inside(comment)) {
        Some(comment) => Err((RefusalReason::Commented, comment.clone())),
        None => Ok(splice),
    }
}

fn replace_yaml(source: &str, entry: &Entry, written: &str) -> Result<Splice, Obstacle> {
    let node = &entry.node;
    let nowhere = || (RefusalReason::NotThere, entry.key_span.clone());
    if node.span.is_empty() {
        return match place::after_colon(source, entry) {
            Some(colon) => Ok(Splice::insert(colon, format!(" {written}"))),
            None => Ok(Splice::insert(entry.key_span.end, format!(": {written}"))),
        };
    }
    let end = place::content_end(source, entry);
    let is_block = matches!(node.value, Value::List(_) | Value::Table(_))
        && !place::opens(source, node, '[')
        && !place::opens(source, node, '{');
    if !is_block {
        return Ok(Splice { at: node.span.start..end, text: written.to_owned() });
    }
    let colon = place::after_colon(source, entry).ok_or_else(nowhere)?;
    Ok(Splice { at: colon..end, text: format!(" {written}") })
}

/// A new field of a table.
fn insert(source: &str, document: &Document, table: &Node, name: &str, value: &NewValue) -> Splice {
    let format = document.format;
    let field = scalar::field(format, name, value);
    if place::opens(source, table, '{') {
        return match format {
            Format::Toml => toml::grow_inline(source, table, &field),
            Format::Yaml => yaml::grow_braces(source, table, &field),
        };
    }
    let own = |entry: &&Entry| match format {
        Format::Toml => !toml::has_header(source, entry),
        Format::Yaml => place::is_own(table, entry),
    };
    let begin = |entry: &Entry| entry.key_span.start;
    let tail = table.entries().iter().filter(|entry| is_tail(entry)).map(begin).min().unwrap_or(usize::MAX);
    let above = || table.entries().iter().filter(own).filter(|entry| entry.key_span.start < tail);
    let one_line = |entry: &&Entry| {
        let whole = entry.key_span.start..place::entry_end(source, entry);
        source.get(whole).is_some_and(|text| !text.contains('\n'))
    };
    if let Some(after) = above().rfind(one_line).or_else(|| above().next_back()) {
        let at = lines::end(source, lines::content_end(source, place::entry_end(source, after)));
        return Splice::insert(
            at,
            format!("{}{}", lines::ending(source, at), like(source, format, table, after, name, value)),
        );
    }
    let first = table.entries().iter().filter(own).min_by_key(|entry| entry.key_span.start);
    match (format, first) {
        (Format::Toml, _) if !std::ptr::eq(table, &document.root) => {
            let at = lines::end(source, table.span.start);
            Splice::insert(at, format!("{}{field}", lines::ending(source, at)))
        }
        (Format::Yaml, Some(first)) => {
            let margin = " ".repeat(lines::column(source, first.key_span.start));
            let at = first.key_span.start;
            Splice::insert(at, format!("{field}{}{margin}", lines::ending(source, at)))
        }
        _ => {
            let at = if source.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
            Splice::insert(at, format!("{field}{}", lines::ending(source, at)))
        }
    }
}

/// Whether an entry belongs to the end of its table: a log, and lists of tables.
fn is_tail(entry: &Entry) -> bool {
    let tables = entry.node.members().first().is_some_and(|member| matches!(member.value, Value::Table(_)));
    tables || matches!(&*entry.key, "log" | "items")
}

/// A field written like its neighbour: with the same margin and dotted lead, and its `=` below the neighbour's where
/// the table is set in columns.
fn like(source: &str, format: Format, table: &Node, neighbour: &Entry, name: &str, value: &NewValue) -> String {
    let start = neighbour.key_span.start;
    if format == Format::Yaml {
        return format!("{}{}", " ".repeat(lines::column(source, start)), scalar::field(format, name, value));
    }
    let lead = source.get(lines::start(source, start)..start).unwrap_or_default();
    let blanks = |entry: &Entry| {
        source.get(entry.key_span.end..entry.node.span.start).and_then(|between| between.find('=')).unwrap_or(0)
    };
    let in_columns = table.entries().iter().any(|entry| blanks(entry) > 1);
    let written = source.get(neighbour.key_span.clone()).map_or(0, |key| key.chars().count());
    let width = if in_columns { written + blanks(neighbour).saturating_sub(1) } else { 0 };
    let key = scalar::key(format, name);
    format!("{lead}{key:width$} = {}", scalar::render_value(format, value))
}
