//! Where the items of a section file begin in YAML, by its lines alone.
//!
//! In: a text, valid or not. Out: the lines that begin as nearly everybody writes an item. What is between them is read
//! by itself and must be a list of as many members, so that a line which only looks so does no harm.

use crate::files::format::cut::ITEMS;

/// The first bytes of the lines on which items seem to begin; nothing where a text holds more than one document, or what
/// follows `items:` is no list.
pub(super) fn dashes(text: &str) -> Option<Vec<usize>> {
    let mut at = 0;
    let lines = text.split_inclusive('\n').map(|line| {
        at += line.len();
        (at - line.len(), line)
    });
    let mut found = Vec::new();
    // What stands before the dashes, once the list has begun.
    let mut margin: Option<&str> = None;
    let mut begun = false;
    for (begin, line) in lines {
        // Where a document ends, another may begin, which would be read as if it went on.
        if begun && (line.starts_with("...") || line.starts_with("---")) {
            return None;
        }
        let rest = line.trim_start_matches(' ');
        let own = &line[..line.len() - rest.len()];
        match margin {
            Some(margin) if own == margin && is_dash(rest) => found.push(begin),
            Some(_) => {}
            None if begun && is_blank(rest) => {}
            None if begun && is_dash(rest) => {
                margin = Some(own);
                found.push(begin);
            }
            None if begun => return None,
            None => begun = line.strip_prefix(ITEMS).and_then(|rest| rest.strip_prefix(':')).is_some_and(is_blank),
        }
    }
    Some(found)
}

fn is_dash(rest: &str) -> bool {
    rest.strip_prefix('-').is_some_and(|rest| rest.starts_with([' ', '\r', '\n']))
}

/// Whether nothing stands on the rest of a line, or only a comment.
fn is_blank(rest: &str) -> bool {
    let text = rest.trim();
    text.is_empty() || text.starts_with('#')
}
