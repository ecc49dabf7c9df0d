//! What a piece is, and how a range of lines is cut into pieces.
//!
//! In: a range, and where the contents of its fields or members begin and end. Out: a piece for each, with the comments
//! around. Knows neither format.

use crate::files::edit::brackets::comma_after;
use crate::files::edit::lines;
use crate::files::edit::place::opens;
use crate::files::format::{Node, Value};
use std::ops::Range;

/// What a piece is, among those that stand beside it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) enum Key {
    /// What opens the piece around it: a header, a key, a dash.
    Head,
    /// What closes it.
    Tail,
    /// A field.
    Field(String),
    /// A member of a list, by what it is known by; the number tells those apart that say the same.
    Member(String, usize),
}

/// How a piece takes part when a file is put together of two.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    /// The whole file, or a table of it: its fields are each by themselves.
    Table,
    /// A list of tables, each of which is known by a field.
    List,
    /// An item, or another such table.
    Entry,
    /// The log of an item.
    Log,
    /// One value.
    Value,
}

/// A piece of a file.
#[derive(Debug)]
pub(crate) struct Piece<'d> {
    /// What it is.
    pub(crate) key: Key,
    /// How it takes part.
    pub(crate) role: Role,
    /// Its bytes, whole lines but for what stands behind a dash.
    pub(crate) span: Range<usize>,
    /// The bytes of its value, inside.
    pub(crate) value: Range<usize>,
    /// Its value; nothing for what only opens or closes.
    pub(crate) node: Option<&'d Node>,
    /// Whether it begins with a header of TOML, below which no plain field of what is around it may stand.
    pub(crate) block: bool,
    /// Whether it is a list in brackets of several lines.
    pub(crate) in_brackets: bool,
    /// The pieces in it, from its first byte to its last; none where it cannot be taken apart.
    pub(crate) inside: Vec<Piece<'d>>,
}

/// How a field takes part: `in_entry` says whether it is one of an item, and not of the file itself.
pub(crate) fn role_of(name: &str, in_entry: bool) -> Role {
    match (in_entry, name) {
        (false, "items" | "people" | "signoff" | "silence") => Role::List,
        (false, "giver" | "receiver" | "witness" | "milestones" | "fields") | (_, "extra") => Role::Table,
        (true, "log") => Role::Log,
        _ => Role::Value,
    }
}

/// What a member of a list is known by.
pub(crate) fn known_by(list: &str, member: &Node) -> String {
    let said = |name: &str| match member.get(name).map(|node| &node.value) {
        Some(Value::Text(text) | Value::Plain(text) | Value::Date(text)) => text.trim().to_owned(),
        Some(Value::Integer(number)) => number.to_string(),
        _ => String::new(),
    };
    match list {
        "signoff" => said("stage"),
        "silence" => format!("{} {}", said("rule"), said("item")),
        _ => said("id"),
    }
}

/// Something that is to become a piece: where its content begins and ends.
pub(super) struct Unit<'d> {
    pub(super) key: Key,
    pub(super) role: Role,
    pub(super) extent: Range<usize>,
    pub(super) value: Range<usize>,
    pub(super) node: Option<&'d Node>,
    pub(super) block: bool,
}

/// Cuts a range into pieces, one for each unit. Nothing where two share a line, or something else stands between.
pub(super) fn cut<'d>(
    text: &str,
    whole: Range<usize>,
    mut units: Vec<Unit<'d>>,
    commas: bool,
) -> Option<Vec<Piece<'d>>> {
    units.sort_by_key(|unit| unit.extent.start);
    let mut pieces: Vec<Piece<'d>> = Vec::with_capacity(units.len());
    let mut done = whole.start;
    for unit in units {
        let begin = lines::start(text, unit.extent.start).max(whole.start);
        // A file's byte order mark is taken off before.
        if begin < done || !text.get(begin..unit.extent.start)?.trim().is_empty() {
            return None;
        }
        let after = if commas { comma_after(text, unit.extent.end, whole.end) } else { None };
        let end = next_line(text, after.unwrap_or(unit.extent.end)).min(whole.end);
        let rest = text.get(after.unwrap_or(unit.extent.end)..end)?.trim();
        if !rest.is_empty() && !rest.starts_with('#') {
            return None;
        }
        let gap = text.get(done..begin)?;
        if !is_idle(gap, done == 0) {
            return None;
        }
        let above = done + trailing(gap);
        let start = match pieces.last_mut() {
            Some(last) => {
                last.span.end = above;
                above
            }
            None => done,
        };
        pieces.push(Piece { span: start..end, ..bare(unit) });
        done = end;
    }
    let rest = text.get(done..whole.end)?;
    if !is_idle(rest, false) {
        return None;
    }
    // Comments at the end are above whatever will be written there.
    let apart = if rest.contains('#') { rest.len() } else { 0 };
    let end = whole.end - apart;
    if let Some(last) = pieces.last_mut() {
        last.span.end = end;
        if apart > 0 {
            pieces.push(Piece { span: end..whole.end, ..bare(opening(Key::Tail, whole.end..whole.end)) });
        }
    }
    number(&mut pieces);
    Some(pieces)
}

/// Tells members apart that are known by the same.
fn number(pieces: &mut [Piece<'_>]) {
    let mut seen = std::collections::HashMap::new();
    for piece in pieces {
        if let Key::Member(known, nth) = &mut piece.key {
            let before = seen.entry(known.clone()).or_insert(0);
            *nth = *before;
            *before += 1;
        }
    }
}

/// Whether only blank lines and comments stand in a text, and where a YAML document may, its marks.
fn is_idle(text: &str, at_top: bool) -> bool {
    text.lines().map(str::trim).all(|line| {
        line.is_empty() || line.starts_with('#') || line == "..." || at_top && (line == "---" || line.starts_with('%'))
    })
}

/// A piece of a unit, before it is known what else belongs to it.
fn bare(unit: Unit<'_>) -> Piece<'_> {
    let Unit { key, role, value, node, block, extent } = unit;
    Piece { key, role, span: extent, value, node, block, in_brackets: false, inside: Vec::new() }
}

/// How much of what stands between two pieces belongs to the one above: comments right below it, where a blank line
/// follows them.
fn trailing(gap: &str) -> usize {
    let mut length = 0;
    for line in gap.split_inclusive('\n') {
        if line.trim().is_empty() {
            return length;
        }
        length += line.len();
    }
    0
}

/// Where the line after the one that holds `at` begins.
fn next_line(text: &str, at: usize) -> usize {
    text.get(at..).and_then(|rest| rest.find('\n')).map_or(text.len(), |newline| at + newline + 1)
}

/// The pieces of a list in brackets, in each of whose lines at most one member stands; nothing for another layout.
pub(super) fn bracketed<'d>(text: &str, piece: &Piece<'d>, key: usize, list: Option<&str>) -> Option<Vec<Piece<'d>>> {
    let node = piece.node.filter(|node| opens(text, node, '[') && matches!(node.value, Value::List(_)))?;
    let (open, close) = (node.span.start + 1, node.span.end - 1);
    if next_line(text, open) > lines::start(text, close)
        || !text.get(lines::start(text, close)..close)?.trim().is_empty()
    {
        return None;
    }
    let mut units = vec![opening(Key::Head, key..open), opening(Key::Tail, close..node.span.end)];
    units.extend(node.members().iter().map(|member| member_unit(list, member, member.span.clone())));
    cut(text, piece.span.clone(), units, true)
}

pub(super) fn opening<'d>(key: Key, extent: Range<usize>) -> Unit<'d> {
    let value = extent.end..extent.end;
    Unit { key, role: Role::Value, extent, value, node: None, block: false }
}

pub(super) fn member_unit<'d>(list: Option<&str>, member: &'d Node, extent: Range<usize>) -> Unit<'d> {
    let key = Key::Member(list.map_or_else(String::new, |list| known_by(list, member)), 0);
    let role = if list.is_some() { Role::Entry } else { Role::Value };
    Unit { key, role, extent, value: member.span.clone(), node: Some(member), block: false }
}

/// The name of a list, where its members are known by something; those of a log are not.
pub(super) fn list_name<'p>(piece: &'p Piece<'_>) -> Option<&'p str> {
    match &piece.key {
        Key::Field(name) if piece.role == Role::List => Some(name),
        _ => None,
    }
}
