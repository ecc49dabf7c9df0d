//! Taking out a field or a member of a list, whole lines where it stands on its own.

use super::plan::{Obstacle, RefusalReason, Splice, free};
use super::{brackets, lines, place, toml};
use crate::files::format::{Document, Entry, Format, Node, Value};
use std::ops::Range;

/// Takes a field out of `table`.
pub(super) fn field(source: &str, document: &Document, table: &Node, name: &str) -> Result<Splice, Obstacle> {
    let Some(entry) = place::own_entry(document, table, name)? else {
        let merged = table.get(name).is_some();
        let reason = if merged { RefusalReason::Merged } else { RefusalReason::NotThere };
        return Err((reason, table.span.clone()));
    };
    free(&entry.node)?;
    let end = place::content_end(source, entry);
    let whole = entry.key_span.start..end;
    if place::opens(source, table, '{') {
        let before = previous(table.entries(), entry).map(|before| place::entry_end(source, before));
        return Ok(Splice::cut(in_brackets(source, whole, before, table.span.end)));
    }
    if document.format == Format::Toml {
        return match toml::is_inline(entry) {
            true => Ok(Splice::cut(whole_lines(source, whole))),
            false => Err((RefusalReason::NotThere, entry.node.span.clone())),
        };
    }
    if starts_line(source, whole.start) {
        return Ok(Splice::cut(whole_lines(source, whole)));
    }
    // The first field stands behind the dash of its item; the next one takes its place.
    let after = table.entries().iter().find(|next| next.key_span.start >= end && place::is_own(table, next));
    match after {
        Some(next) => Ok(Splice::cut(whole.start..next.key_span.start)),
        None => Err((RefusalReason::NotThere, whole)),
    }
}

fn previous<'e>(entries: &'e [Entry], entry: &Entry) -> Option<&'e Entry> {
    entries.iter().filter(|before| before.key_span.start < entry.key_span.start).max_by_key(|e| e.key_span.start)
}

/// Takes a member out of `list`.
pub(super) fn member(source: &str, document: &Document, list: &Node, position: usize) -> Result<Splice, Obstacle> {
    let Some(member) = list.members().get(position) else {
        return Err((RefusalReason::NotThere, list.span.clone()));
    };
    free(member)?;
    let before = position.checked_sub(1).and_then(|before| list.members().get(before));
    // Of `[[items]]` the first member begins where the list does, with its header.
    if place::opens(source, list, '[') && list.members().first().is_some_and(|first| first.span.start > list.span.start)
    {
        let before = before.map(|before| before.span.end);
        return Ok(Splice::cut(in_brackets(source, member.span.clone(), before, list.span.end)));
    }
    if document.format == Format::Toml {
        return Ok(Splice::cut(apart(source, whole_lines(source, member.span.start..deep_end(member)))));
    }
    let dash = match before {
        None => list.span.start,
        Some(before) => next_dash(source, list, before).ok_or((RefusalReason::NotThere, member.span.clone()))?,
    };
    if !starts_line(source, dash) {
        return Err((RefusalReason::NotThere, member.span.clone()));
    }
    let end = member.span.end.max(dash + 1);
    let end = source.get(..end).map_or(end, |text| text.trim_end().len());
    Ok(Splice::cut(apart(source, whole_lines(source, dash..end))))
}

/// Where the dash stands of the member that follows `before` in a block list.
pub(super) fn next_dash(source: &str, list: &Node, before: &Node) -> Option<usize> {
    let column = list.span.start - lines::start(source, list.span.start);
    let mut from = lines::content_end(source, before.span.end);
    loop {
        from = lines::end(source, from);
        let newline = source.get(from..)?.find('\n')?;
        from += newline + 1;
        if source.get(from + column..)?.starts_with('-') && source.get(from..from + column)?.trim().is_empty() {
            return Some(from + column);
        }
    }
}

/// Where the last value of a table ends, those of its own headers included.
pub(super) fn deep_end(node: &Node) -> usize {
    let inside = match &node.value {
        Value::Table(entries) => entries.iter().map(|entry| deep_end(&entry.node)).max(),
        Value::List(members) => members.iter().map(deep_end).max(),
        _ => None,
    };
    node.span.end.max(inside.unwrap_or(0))
}

fn starts_line(source: &str, at: usize) -> bool {
    source.get(lines::start(source, at)..at).is_some_and(|lead| lead.trim().is_empty())
}

/// The lines that hold a range, with the line ending before them; at the top of the file, the one after. The last
/// line of a file that has no ending leaves the one before it.
fn whole_lines(source: &str, range: Range<usize>) -> Range<usize> {
    let start = lines::start(source, range.start);
    let end = lines::end(source, range.end);
    let above = lines::content_end(source, start);
    if above < start && end < source.len() {
        return above..end;
    }
    let next = source.get(end..).and_then(|rest| rest.find('\n')).map_or(end, |newline| end + newline + 1);
    start..next
}

/// Whole lines, with a blank line above where one stays below or nothing does.
fn apart(source: &str, whole: Range<usize>) -> Range<usize> {
    let rest = source.get(whole.end..).unwrap_or_default();
    let below = rest.strip_prefix("\r\n").or_else(|| rest.strip_prefix('\n')).unwrap_or(rest);
    let blank_below = below.lines().next().is_none_or(|line| line.trim().is_empty());
    let first = lines::start(source, whole.start);
    let ends_file = whole.end == source.len();
    let start = if ends_file { lines::start(source, lines::content_end(source, first)) } else { first };
    let blank_above = source.get(start..whole.start).is_some_and(|above| above.trim().is_empty());
    match lines::content_end(source, start) {
        above if !blank_below || !blank_above || above == start => whole,
        _ if ends_file => start..whole.end,
        above => above..whole.end,
    }
}

/// A member with the comma that goes with it; whole lines where nothing else stands on them.
fn in_brackets(source: &str, member: Range<usize>, before: Option<usize>, close: usize) -> Range<usize> {
    let comma = brackets::comma_after(source, member.end, close);
    let end = comma.unwrap_or(member.end);
    let line_end = lines::end(source, end);
    let rest = source.get(end..line_end).unwrap_or_default().trim_start();
    let alone = starts_line(source, member.start) && (rest.is_empty() || rest.starts_with('#')) && line_end < close;
    match (comma, before) {
        _ if alone => whole_lines(source, member.start..end),
        (Some(comma), _) => {
            let blanks = source.get(comma..).map_or(0, |rest| rest.len() - rest.trim_start_matches(' ').len());
            member.start..comma + blanks
        }
        (None, Some(before)) => before..member.end,
        (None, None) => member,
    }
}
