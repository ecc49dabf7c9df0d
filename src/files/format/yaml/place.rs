//! Corrections of the places that the YAML parser reports.
//!
//! Two of its spans are not what an editor needs: a block scalar begins after its header, and a
//! list that is not indented below its key begins after its first dash.

use std::ops::Range;

/// A byte order mark in UTF-8.
pub(super) const BOM: &str = "\u{feff}";

/// The span of a block scalar from its `|` or `>` to the end of its last line of content.
///
/// `after` is where the token before it ends. Blank lines below belong to it only if it keeps them.
pub(super) fn block_scalar(text: &str, after: usize, content: Range<usize>) -> Range<usize> {
    // Of one without content at the end of a text the header is told for the content.
    let before = text.get(after..content.end).unwrap_or_default();
    let Some(header) = before.find(['|', '>']).map(|offset| after + offset) else {
        return content;
    };
    let rest = text.get(header..).unwrap_or_default();
    let header_line = rest.split('\n').next().unwrap_or_default().trim_end();
    let indicator = header_line.split([' ', '\t']).next().unwrap_or_default();
    let header_end = header + indicator.len();
    if indicator.contains('+') {
        // What the next line is moved in by is none of it.
        let kept = text.get(..content.end).unwrap_or_default().trim_end_matches(' ');
        let end = if kept.ends_with('\n') { kept.len() } else { content.end };
        return header..end.max(header_end);
    }
    let held = text.get(content.clone()).unwrap_or_default().trim_end_matches([' ', '\t', '\r', '\n']);
    header..if held.is_empty() { header_end } else { content.start + held.len() }
}

/// Where the first dash of a block list stands that belongs to the key at `key`.
///
/// `reported` is where the parser says that the list begins.
pub(super) fn first_dash(text: &str, key: usize, reported: usize) -> usize {
    let bytes = text.as_bytes();
    let column = key - line_start(bytes, key);
    let mut start = line_start(bytes, reported);
    while start > key {
        let at = start + column;
        let lead = bytes.get(start..at).unwrap_or_default();
        let dash = bytes.get(at) == Some(&b'-')
            && bytes.get(at + 1).is_none_or(|next| matches!(next, b' ' | b'\t' | b'\r' | b'\n'));
        // A dash right below the key's first letter can only be this list's own: the key itself may
        // follow other dashes on its line, hence only spaces before it.
        if dash && at <= reported && lead.iter().all(|&byte| byte == b' ') {
            return at;
        }
        start = line_start(bytes, start - 1);
    }
    reported
}

/// Where the line that holds `at` begins, after a byte order mark.
fn line_start(bytes: &[u8], at: usize) -> usize {
    let mark = if bytes.starts_with(BOM.as_bytes()) { BOM.len() } else { 0 };
    let head = bytes.get(..at).unwrap_or_default();
    head.iter().rposition(|&byte| byte == b'\n').map_or(mark, |newline| newline + 1)
}
