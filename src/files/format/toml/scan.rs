//! A first look over TOML text that knows strings and comments apart from everything else.
//!
//! In: TOML text, valid or not. Out: where its comments stand, or the place where its brackets nest
//! deeper than is read. Runs before the parser proper, so that no depth of nesting reaches it.

use crate::files::format::tree::{MAX_DEPTH, SyntaxCause, SyntaxProblem};
use std::ops::Range;

/// The header of an item, as nearly everybody writes it.
const HEADER: &[u8] = b"[[items]]";

/// What a first look finds.
pub(super) struct Scan {
    /// The spans of all comments, from `#` up to the line's end.
    pub(super) comments: Vec<Range<usize>>,
    /// Where lines begin with the header of an item.
    pub(super) items: Vec<usize>,
}

/// Looks over a text.
///
/// # Errors
///
/// [`SyntaxCause::TooDeep`] at the bracket that goes too deep. Dots of a key count as levels.
pub(super) fn scan_toml(text: &str) -> Result<Scan, SyntaxProblem> {
    let bytes = text.as_bytes();
    let mut comments = Vec::new();
    let mut items = Vec::new();
    let mut levels: Vec<usize> = Vec::new();
    let mut depth = 0;
    let mut dots = 0;
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'"' | b'\'' => {
                at = end_of_string(bytes, at);
                continue;
            }
            b'#' => {
                let end = end_of_line(bytes, at);
                comments.push(at..end);
                at = end;
                continue;
            }
            b'[' | b'{' => {
                let begins_line = at == 0 || bytes[at - 1] == b'\n';
                if levels.is_empty() && begins_line && bytes[at..].starts_with(HEADER) {
                    items.push(at);
                }
                levels.push(dots + 1);
                depth += dots + 1;
                dots = 0;
            }
            b']' | b'}' => {
                depth -= levels.pop().unwrap_or(0);
                dots = 0;
            }
            b'.' => dots += 1,
            b',' | b'\n' => dots = 0,
            _ => {}
        }
        // A header's own brackets count here and not in the tree, hence the two more.
        if depth + dots > MAX_DEPTH + 2 {
            return Err(SyntaxProblem { cause: SyntaxCause::TooDeep, span: at..at + 1 });
        }
        at += 1;
    }
    Ok(Scan { comments, items })
}

/// Where the line that holds `from` ends, before its `\n` or `\r\n`.
fn end_of_line(bytes: &[u8], from: usize) -> usize {
    let end = bytes[from..].iter().position(|&b| b == b'\n').map_or(bytes.len(), |n| from + n);
    if end > from && bytes[end - 1] == b'\r' { end - 1 } else { end }
}

/// The first byte after the string that opens at `open`; an unclosed one ends with its line.
fn end_of_string(bytes: &[u8], open: usize) -> usize {
    let quote = bytes[open];
    let escapes = quote == b'"';
    let long = bytes[open..].starts_with(&[quote; 3]);
    let mut at = open + if long { 3 } else { 1 };
    while let Some(&byte) = bytes.get(at) {
        if byte == b'\\' && escapes {
            // An escaped line end does not prolong a one-line string.
            at += if !long && bytes.get(at + 1) == Some(&b'\n') { 1 } else { 2 };
        } else if byte == quote {
            if !long {
                return at + 1;
            }
            // Up to two quotes may stand right before the closing three.
            let run = bytes[at..].iter().take(5).take_while(|&&b| b == quote).count();
            if run >= 3 {
                return at + run;
            }
            at += run;
        } else if byte == b'\n' && !long {
            return at;
        } else {
            at += 1;
        }
    }
    bytes.len()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn comments(text: &str) -> Vec<&str> {
        scan_toml(text).unwrap().comments.into_iter().map(|span| &text[span]).collect()
    }

    #[test]
    fn a_hash_in_a_string_is_no_comment() {
        let text = "a = \"x # y\" # one\r\nb = '# n' # two\nc = \"\"\"\n# no \\\"\"\" # no\n\"\"\"\"# three";
        assert_eq!(comments(text), ["# one", "# two", "# three"]);
    }

    #[test]
    fn brackets_in_strings_do_not_nest() {
        let text = format!("a = \"{}\"\nb = '''{}'''", "[".repeat(200), "{".repeat(200));
        assert!(scan_toml(&text).is_ok());
    }

    #[test]
    fn dots_of_keys_count_as_levels() {
        let key = vec!["a"; 40].join(".");
        assert!(scan_toml(&format!("{key} = 1")).is_ok());
        let deep = scan_toml(&format!("{key} = {{ {key} = 1 }}"));
        assert_eq!(deep.err().map(|problem| problem.cause), Some(SyntaxCause::TooDeep));
    }
}
