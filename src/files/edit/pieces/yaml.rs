//! A YAML file, cut into pieces.

use super::super::place::{after_colon, content_end, is_own, node_end, opens};
use super::cut::{Key, Piece, Role, Unit, bracketed, cut, list_name, member_unit, opening, role_of};
use crate::files::edit::cut::next_dash;
use crate::files::format::{Entry, Node, Value};
use std::ops::Range;

/// The pieces of a file.
pub(super) fn pieces<'d>(text: &str, root: &'d Node) -> Option<Vec<Piece<'d>>> {
    if opens(text, root, '{') {
        return None;
    }
    table(text, root, 0..text.len(), None, false)
}

/// The pieces of a table in lines.
fn table<'d>(
    text: &str,
    node: &'d Node,
    whole: Range<usize>,
    head: Option<Range<usize>>,
    in_entry: bool,
) -> Option<Vec<Piece<'d>>> {
    let own = || node.entries().iter().filter(|entry| is_own(node, entry));
    let mut units: Vec<Unit<'d>> = head.map(|head| opening(Key::Head, head)).into_iter().collect();
    units.extend(own().map(|entry| unit(text, entry, in_entry)));
    let mut found = cut(text, whole, units, false)?;
    for piece in &mut found {
        let entry = match &piece.key {
            Key::Field(name) => own().find(|entry| entry.key == *name),
            _ => None,
        };
        if let Some(entry) = entry {
            fill(text, entry, piece);
        }
    }
    Some(found)
}

fn unit<'d>(text: &str, entry: &'d Entry, in_entry: bool) -> Unit<'d> {
    let end = content_end(text, entry);
    let colon = after_colon(text, entry).unwrap_or(entry.key_span.end);
    let node = &entry.node;
    let value = if node.span.is_empty() { colon..colon } else { node.span.start.min(end)..end };
    let (key, role) = (Key::Field(entry.key.to_string()), role_of(&entry.key, in_entry));
    Unit { key, role, extent: entry.key_span.start..end, value, node: Some(node), block: false }
}

/// Takes a piece apart, where that is worth it and can be done.
fn fill<'d>(text: &str, entry: &'d Entry, piece: &mut Piece<'d>) {
    let node = &entry.node;
    let in_lines = !opens(text, node, '[') && !opens(text, node, '{') && node.fixed.is_none();
    let head = || Some(entry.key_span.start..after_colon(text, entry)?);
    let inside = match (piece.role, &node.value) {
        (Role::List | Role::Log, Value::List(_)) if !in_lines => {
            piece.in_brackets = true;
            bracketed(text, piece, entry.key_span.start, list_name(piece))
        }
        (Role::List | Role::Log, Value::List(members)) => {
            head().and_then(|head| list(text, piece, node, members, head))
        }
        (Role::List | Role::Log, Value::Null) if node.span.is_empty() => {
            head().and_then(|head| cut(text, piece.span.clone(), vec![opening(Key::Head, head)], false))
        }
        (Role::Table, Value::Table(_)) if in_lines => {
            head().and_then(|head| table(text, node, piece.span.clone(), Some(head), false))
        }
        _ => None,
    };
    piece.inside = inside.unwrap_or_default();
    piece.in_brackets &= !piece.inside.is_empty();
}

/// The pieces of a list with a dash for each member.
fn list<'d>(
    text: &str,
    piece: &Piece<'d>,
    node: &'d Node,
    members: &'d [Node],
    head: Range<usize>,
) -> Option<Vec<Piece<'d>>> {
    let name = list_name(piece);
    let mut units = vec![opening(Key::Head, head)];
    let mut before: Option<&Node> = None;
    for member in members {
        let dash = before.map_or(Some(node.span.start), |before| next_dash(text, node, before))?;
        let end = text.get(..node_end(text, member))?.trim_end().len().max(dash + 1);
        let value = if member.span.is_empty() { end..end } else { member.span.start..end };
        units.push(Unit { value, ..member_unit(name, member, dash..end) });
        before = Some(member);
    }
    let mut found = cut(text, piece.span.clone(), units, false)?;
    for member in found.iter_mut().filter(|member| member.role == Role::Entry) {
        member.inside = entry(text, member).unwrap_or_default();
    }
    Some(found)
}

/// The pieces of a member that is a table in lines: its dash, and its fields.
fn entry<'d>(text: &str, member: &Piece<'d>) -> Option<Vec<Piece<'d>>> {
    let node = member.node.filter(|node| matches!(node.value, Value::Table(_)) && !opens(text, node, '{'))?;
    let first = node.entries().iter().filter(|entry| is_own(node, entry)).map(|entry| entry.key_span.start).min()?;
    let head = Piece {
        key: Key::Head,
        role: Role::Value,
        span: member.span.start..first,
        value: first..first,
        node: None,
        block: false,
        in_brackets: false,
        inside: Vec::new(),
    };
    let fields = table(text, node, first..member.span.end, None, true)?;
    Some(std::iter::once(head).chain(fields).collect())
}
