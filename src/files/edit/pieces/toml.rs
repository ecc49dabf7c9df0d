//! A TOML file, cut into pieces.

use super::super::toml::{has_header, is_inline};
use super::cut::{Key, Piece, Role, Unit, bracketed, cut, list_name, member_unit, opening, role_of};
use crate::files::edit::cut::deep_end;
use crate::files::format::{Entry, Node};
use std::ops::Range;

/// The pieces of a table that lies in a range; `header` is the one it stands below.
pub(super) fn pieces<'d>(
    text: &str,
    table: &'d Node,
    whole: Range<usize>,
    header: Option<Range<usize>>,
) -> Option<Vec<Piece<'d>>> {
    let in_entry = header.is_some();
    let mut units: Vec<Unit<'d>> = header.map(|header| opening(Key::Head, header)).into_iter().collect();
    units.extend(table.entries().iter().map(|entry| unit(text, entry, in_entry)));
    let mut found = cut(text, whole, units, false)?;
    for piece in &mut found {
        fill(text, table, piece);
    }
    Some(found)
}

fn unit<'d>(text: &str, entry: &'d Entry, in_entry: bool) -> Unit<'d> {
    let node = &entry.node;
    let extent = match is_inline(entry) {
        true => entry.key_span.start..node.span.end,
        false => node.span.start.min(entry.key_span.start)..deep_end(node),
    };
    let value = if is_inline(entry) { node.span.clone() } else { extent.clone() };
    let role = role_of(&entry.key, in_entry);
    let block = has_header(text, entry);
    Unit { key: Key::Field(entry.key.to_string()), role, extent, value, node: Some(node), block }
}

/// Takes a piece apart, where that is worth it and can be done.
fn fill<'d>(text: &str, table: &'d Node, piece: &mut Piece<'d>) {
    let (Key::Field(name), Some(node)) = (&piece.key, piece.node) else { return };
    let Some(entry) = table.entry(name) else { return };
    let inside = match piece.role {
        Role::List | Role::Log if is_inline(entry) => {
            piece.in_brackets = true;
            bracketed(text, piece, entry.key_span.start, list_name(piece))
        }
        Role::List | Role::Log if piece.block => headed(text, piece, node),
        Role::Table if piece.block => pieces(text, node, piece.span.clone(), header(text, node, "]")),
        _ => None,
    };
    piece.inside = inside.unwrap_or_default();
    piece.in_brackets &= !piece.inside.is_empty();
}

/// The pieces of a list whose members stand below a header each.
fn headed<'d>(text: &str, piece: &Piece<'d>, node: &'d Node) -> Option<Vec<Piece<'d>>> {
    let list = list_name(piece);
    let units = node.members().iter().map(|member| Unit {
        block: true,
        value: member.span.start..deep_end(member),
        ..member_unit(list, member, member.span.start..deep_end(member))
    });
    let mut members = cut(text, piece.span.clone(), units.collect(), false)?;
    for member in members.iter_mut().filter(|member| member.role == Role::Entry) {
        let Some(node) = member.node else { continue };
        member.inside = pieces(text, node, member.span.clone(), header(text, node, "]]")).unwrap_or_default();
    }
    Some(members)
}

/// The bytes of the header that a table begins with.
fn header(text: &str, table: &Node, close: &str) -> Option<Range<usize>> {
    let rest = text.get(table.span.start..)?;
    let line = rest.lines().next().filter(|line| line.starts_with('['))?;
    Some(table.span.start..table.span.start + line.find(close)? + close.len())
}
