//! New members for lists in brackets, which look the same in TOML and in flow style YAML.

use super::lines;
use super::plan::Splice;
use crate::files::format::Node;

/// Adds rendered members to the list that `list` spans, brackets included.
///
/// A list of several lines gets a line for each; a list on one line grows. `margin` is the
/// indentation for a list that has no line to copy it from.
pub(super) fn append(source: &str, list: &Node, members: &[String], margin: &str) -> Splice {
    let spread = source.get(list.span.clone()).is_some_and(|text| text.contains('\n'));
    let Some(last) = list.members().last() else {
        let open = list.span.start + 1;
        if !spread {
            return Splice::insert(open, members.join(", "));
        }
        let at = lines::end(source, open);
        return Splice::insert(at, on_lines(source, at, members, margin, "", ","));
    };
    let comma = comma_after(source, last.span.end, list.span.end);
    let edge = comma.unwrap_or(last.span.end);
    let at = lines::end(source, edge);
    if !spread || at >= list.span.end {
        let lead = if comma.is_some() { " " } else { ", " };
        return Splice::insert(edge, format!("{lead}{}", members.join(", ")));
    }
    let margin = last_margin(source, list, last).unwrap_or(margin);
    let (lead, trail) = if comma.is_some() { ("", ",") } else { (", ", "") };
    Splice::insert(at, on_lines(source, at, members, margin, lead, trail))
}

/// Where the comma after a member ends, if there is one before the list closes.
pub(super) fn comma_after(source: &str, from: usize, close: usize) -> Option<usize> {
    let mut comment = false;
    for (offset, byte) in source.get(from..close)?.bytes().enumerate() {
        match byte {
            b'\n' => comment = false,
            _ if comment => {}
            b'#' => comment = true,
            b',' => return Some(from + offset + 1),
            b' ' | b'\t' | b'\r' => {}
            _ => return None,
        }
    }
    None
}

/// The indentation of the last member's line, unless the list itself begins on that line.
fn last_margin<'s>(source: &'s str, list: &Node, last: &Node) -> Option<&'s str> {
    let own_line = lines::start(source, last.span.start) > list.span.start;
    own_line.then(|| lines::indent(source, last.span.start))
}

fn on_lines(source: &str, at: usize, members: &[String], margin: &str, lead: &str, trail: &str) -> String {
    let ending = lines::ending(source, at);
    members.iter().map(|member| format!("{ending}{margin}{lead}{member}{trail}")).collect()
}
