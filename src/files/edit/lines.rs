//! Where lines begin and end in a text, what they are indented by and how they are ended.

/// Where the line that holds `at` begins.
pub(super) fn start(text: &str, at: usize) -> usize {
    let begin = head(text, at).rfind('\n').map_or(0, |newline| newline + 1);
    // A byte order mark is part of the file and not of its first line.
    if begin == 0 && text.starts_with('\u{feff}') { '\u{feff}'.len_utf8().min(at) } else { begin }
}

/// Where the line that holds `at` ends, before its `\n` or `\r\n`.
pub(super) fn end(text: &str, at: usize) -> usize {
    let newline = tail(text, at).find('\n').map_or(text.len(), |offset| at + offset);
    without_return(text, at, newline)
}

/// Where the last content at or before `at` ends: `at`, or before the line ending that stands there.
pub(super) fn content_end(text: &str, at: usize) -> usize {
    match head(text, at).strip_suffix('\n') {
        Some(rest) => without_return(text, 0, rest.len()),
        None => at,
    }
}

/// The ending of the line that holds `at`; of the line before if that one has none.
pub(super) fn ending(text: &str, at: usize) -> &'static str {
    let here = end(text, at);
    let rest = tail(text, here);
    if rest.starts_with("\r\n") {
        return "\r\n";
    }
    if rest.starts_with('\n') {
        return "\n";
    }
    if head(text, start(text, at)).ends_with("\r\n") { "\r\n" } else { "\n" }
}

/// The blanks at the start of the line that holds `at`.
pub(super) fn indent(text: &str, at: usize) -> &str {
    let line = tail(text, start(text, at));
    let blanks = line.len() - line.trim_start_matches([' ', '\t']).len();
    line.get(..blanks).unwrap_or_default()
}

/// How many characters stand before `at` on its line.
pub(super) fn column(text: &str, at: usize) -> usize {
    text.get(start(text, at)..at).map_or(0, |before| before.chars().count())
}

/// The line above the one that holds `at`, without its ending.
pub(super) fn above(text: &str, at: usize) -> Option<&str> {
    let begin = start(text, at);
    let last = content_end(text, begin);
    if last == begin { None } else { text.get(start(text, last)..last) }
}

/// Where the file's last line ends, before the file's last line ending if it has one.
pub(super) fn file_end(text: &str) -> usize {
    content_end(text, text.len())
}

/// Whether there is nothing in the file, apart from a byte order mark.
pub(super) fn is_blank_file(text: &str) -> bool {
    text.is_empty() || text == "\u{feff}"
}

fn head(text: &str, at: usize) -> &str {
    text.get(..at).unwrap_or(text)
}

fn tail(text: &str, at: usize) -> &str {
    text.get(at..).unwrap_or_default()
}

fn without_return(text: &str, from: usize, newline: usize) -> usize {
    let line = text.get(from..newline).unwrap_or_default();
    if line.ends_with('\r') { newline - 1 } else { newline }
}
