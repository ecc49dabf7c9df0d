//! What gives way in a text when members of a list, or entries of a table, are taken out of it.
//!
//! In: a text, and the bytes of all members in their order. Out: the bytes to leave out, so that what is left reads as if
//! they had never stood there: whole lines where they have lines of their own, else their commas too. Pure.

use std::ops::Range;

/// The bytes that go with the members that `goes` names, apart from each other and in order.
pub(super) fn cut(text: &str, members: &[Range<usize>], goes: impl Fn(usize) -> bool) -> Vec<Range<usize>> {
    let members: Vec<Range<usize>> = members.iter().map(|span| trimmed(text, span)).collect();
    let mut cuts: Vec<Range<usize>> = Vec::new();
    for place in (0..members.len()).filter(|place| goes(*place)) {
        let piece = piece(text, &members, place, &goes);
        match cuts.last_mut().filter(|last| last.end >= piece.start) {
            Some(last) => last.end = last.end.max(piece.end),
            None => cuts.push(piece),
        }
    }
    cuts
}

/// A member without the blanks and line ends behind it.
fn trimmed(text: &str, span: &Range<usize>) -> Range<usize> {
    let written = text.get(span.clone()).unwrap_or_default();
    span.start..span.start + written.trim_end().len()
}

fn piece(text: &str, members: &[Range<usize>], place: usize, goes: &impl Fn(usize) -> bool) -> Range<usize> {
    let member = &members[place];
    let line = text[..member.start].rfind('\n').map_or(0, |at| at + 1);
    let end = text[member.end..].find('\n').map_or(text.len(), |at| member.end + at + 1);
    let (before, behind) = (text[line..member.start].trim(), text[member.end..end].trim());
    let behind = behind.strip_prefix(',').unwrap_or(behind).trim_start();
    let next = members.get(place + 1);
    let alone = (behind.is_empty() || behind.starts_with('#')) && next.is_none_or(|next| next.start >= end);
    match (before, next) {
        ("", _) if alone => line..after_blanks(text, member, end),
        // A member of a list of lines, with the mark before it; the first entry of such a member leaves the mark.
        ("-", _) if alone && text[member.start..].starts_with('-') => line..end,
        ("-", Some(next)) if alone => member.start..next.start,
        ("-", None) if alone => line..end,
        _ => {
            let last_kept = (0..place).rev().find(|place| !goes(*place));
            let kept_behind = (place + 1..members.len()).any(|place| !goes(place));
            match (next, last_kept) {
                (Some(next), _) if kept_behind => member.start..next.start,
                (_, Some(kept)) => members[kept].end..member.end,
                (Some(next), None) => member.start..next.start,
                (None, None) => member.clone(),
            }
        }
    }
}

/// The end of a block of lines with the blank lines behind it; a single line keeps those.
fn after_blanks(text: &str, member: &Range<usize>, end: usize) -> usize {
    if !text[member.clone()].contains("\n") || !text[member.clone()].starts_with('[') {
        return end;
    }
    let rest = &text[end..];
    let blank = rest.len() - rest.trim_start_matches(['\n', '\r']).len();
    end + blank
}

/// The text without some of its bytes, and with others in the place of some; in any order, apart from each other.
/// What lies inside something that goes away goes with it.
pub(super) fn spliced(text: &str, mut splices: Vec<(Range<usize>, String)>) -> String {
    splices.sort_by_key(|(span, _)| (span.start, std::cmp::Reverse(span.end)));
    let (mut result, mut done) = (String::with_capacity(text.len()), 0);
    for (span, put) in &splices {
        if span.start < done {
            continue;
        }
        result.push_str(&text[done..span.start]);
        result.push_str(put);
        done = span.end;
    }
    result.push_str(&text[done..]);
    result
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text without those of its words that begin with `x`.
    fn without(text: &str) -> String {
        let word = |(at, _): (usize, &str)| {
            let length = text[at..].find([',', '\n', ']', '}']).unwrap_or(text.len() - at);
            at..at + length
        };
        let mut words: Vec<Range<usize>> = text.match_indices("x =").map(word).collect();
        words.extend(text.match_indices("k =").map(word));
        words.sort_by_key(|span| span.start);
        let goes = |place: usize| text[words[place].start..].starts_with('x');
        spliced(text, cut(text, &words, goes).into_iter().map(|span| (span, String::new())).collect())
    }

    #[test]
    fn a_member_goes_with_its_line_or_with_its_comma() {
        for (text, left) in [
            ("k = 1\nx = 2\nk = 3\n", "k = 1\nk = 3\n"),
            ("k = 1\nx = 2 # why\n# next\nk = 3\n", "k = 1\n# next\nk = 3\n"),
            ("k = 1\nx = 2", "k = 1\n"),
            ("{ k = 1, x = 2, k = 3 }", "{ k = 1, k = 3 }"),
            ("{ x = 1, k = 2, x = 3}", "{ k = 2}"),
            ("{ k = 1, x = 2, x = 3}", "{ k = 1}"),
            ("{x = 1, x = 2, k = 3}", "{k = 3}"),
            ("[x = 1]", "[]"),
            ("- x = 1\n  k = 2\n", "- k = 2\n"),
        ] {
            assert_eq!(without(text), left, "{text}");
        }
    }
}
