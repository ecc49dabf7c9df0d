//! Where a line may break: the one place that breaks lines, for prose, tables, cards and documents alike.
//!
//! Between words, and between wide characters; never before `，。）` nor after `（“`, nor inside a number with its unit.
//! Paths, digests, fingerprints, addresses and commands between back-quotes are never broken: where one is wider than the
//! line, it stands on a line of its own and the terminal does what it can.

use crate::work::steps;
use std::ops::Range;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Marks that never begin a line.
const CLOSING: &str = "，。、；：！？）》〉」』】〕”’…,.;:!?)]}%";

/// Marks that never end one.
const OPENING: &str = "（《〈「『【〔“‘([{";

/// So many bytes of one thing are kept together at most; whoever writes more gets it broken.
const LONGEST_WHOLE: usize = 400;

/// Breaks text into lines of at most `width` columns. A thing that must not be broken may be wider.
pub fn wrap(text: &str, width: usize) -> Vec<String> {
    laid_out(text, parts(text), width.max(2))
}

/// As [`wrap`], for the column of a table, where a short word of wide characters is kept whole as any other word is.
pub(crate) fn wrap_in_column(text: &str, width: usize) -> Vec<String> {
    laid_out(text, words(text, width), width.max(2))
}

fn laid_out(text: &str, parts: Vec<(&str, bool)>, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    // Columns of the line so far; measured piece by piece, so that no text is measured again for each of its lines.
    let mut used = 0;
    for (piece, whole) in parts {
        if used + measured(piece.trim_end()) > width && !line.is_empty() {
            lines.push(line.trim_end().to_owned());
            line.clear();
            used = 0;
        }
        let mut piece = if line.is_empty() { piece.trim_start() } else { piece };
        let mut left = measured(piece.trim_end());
        while left > width && !whole {
            let cut = cut_at(piece, width);
            left = left.saturating_sub(measured(&piece[..cut]));
            lines.push(piece[..cut].to_owned());
            piece = &piece[cut..];
        }
        line.push_str(piece);
        used += measured(piece);
    }
    if !line.trim_end().is_empty() || lines.is_empty() {
        lines.push(line.trim_end().to_owned());
    }
    if text.contains(TOGETHER) {
        lines.iter_mut().for_each(|line| *line = line.replace(TOGETHER, " "));
    }
    lines
}

/// Columns of the widest part of a text that is not broken where there is room for it.
pub(crate) fn widest_piece(text: &str) -> usize {
    pieces(text).map(|piece| measured(piece.trim_end())).max().unwrap_or_default()
}

/// Columns of the widest word of a text, those of wide characters among them.
pub(crate) fn widest_word(text: &str) -> usize {
    words(text, LONGEST_WORD).into_iter().map(|(word, _)| measured(word.trim_end())).max().unwrap_or_default()
}

/// A word of wide characters is no longer than this; what is longer is a sentence.
const LONGEST_WORD: usize = 12;

/// As [`parts`], with what stands between two marks or blanks in one piece where that is a word, and has room.
/// A sentence is no list of words.
fn words(text: &str, width: usize) -> Vec<(&str, bool)> {
    let mut words: Vec<(&str, bool)> = Vec::new();
    let parts = parts(text);
    if text.contains(['，', '。', '；']) {
        return parts;
    }
    let ends = |piece: &str| piece.ends_with(|c: char| c.is_whitespace() || CLOSING.contains(c));
    let mut start = 0;
    for run in parts.split_inclusive(|(piece, _)| ends(piece)) {
        let end = start + run.iter().map(|(piece, _)| piece.len()).sum::<usize>();
        let whole = run.iter().any(|(_, whole)| *whole);
        match measured(text[start..end].trim_end()) <= width.min(LONGEST_WORD) {
            true => words.push((&text[start..end], whole)),
            false => words.extend(run),
        }
        start = end;
    }
    words
}

/// Columns that a text takes.
fn measured(text: &str) -> usize {
    steps(text.len());
    text.width()
}

/// Parts of a text between which a line may break.
pub(crate) fn pieces(text: &str) -> impl Iterator<Item = &str> {
    parts(text).into_iter().map(|(piece, _)| piece)
}

/// Parts of a text between which a line may break, and whether each must stay whole.
fn parts(text: &str) -> Vec<(&str, bool)> {
    let mut pieces = Vec::new();
    let mut start = 0;
    let (mut earlier, mut previous): (Option<char>, Option<char>) = (None, None);
    let mut kept = whole_spans(text).into_iter().peekable();
    let mut whole = false;
    for (at, c) in text.char_indices() {
        while kept.peek().is_some_and(|span| span.end <= at) {
            kept.next();
        }
        let inside = kept.peek().is_some_and(|span| span.start < at);
        // After a command a line may break whatever follows.
        let breaks = |before| may_break(earlier, before, c) || before == '`' && whole && c.is_alphanumeric();
        if previous.is_some_and(|before| !inside && breaks(before)) {
            pieces.push((&text[start..at], whole));
            (start, whole) = (at, false);
        }
        earlier = previous;
        whole |= kept.peek().is_some_and(|span| span.contains(&at));
        previous = Some(c);
    }
    pieces.push((&text[start..], whole));
    pieces
}

/// A space at which no line is broken.
pub(crate) const TOGETHER: char = '\u{a0}';

/// Whether a line may break between two characters; `earlier` is the one before both.
fn may_break(earlier: Option<char>, before: char, after: char) -> bool {
    let wide = |c: char| c.width() == Some(2);
    if before == ' ' {
        // "46 项" is read as one, as "23日" is.
        let closes = CLOSING.contains(after) && !after.is_ascii();
        return after != ' ' && !closes && !(wide(after) && earlier.is_some_and(|c| c.is_ascii_digit()));
    }
    if CLOSING.contains(after) || OPENING.contains(before) || [before, after].contains(&TOGETHER) || after == ' ' {
        return false;
    }
    match (wide(before), wide(after)) {
        (true, true) => true,
        (true, false) => true,
        (false, true) => !before.is_ascii_digit(),
        (false, false) => false,
    }
}

/// Where things stand that are never broken: commands between back-quotes, and words that are a path, an address, a
/// digest or a fingerprint.
fn whole_spans(text: &str) -> Vec<Range<usize>> {
    let mut spans = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        if let Some(end) = rest.strip_prefix('`').and_then(|quoted| quoted.find('`'))
            && end > 0
            && end < LONGEST_WHOLE
        {
            spans.push(at..at + end + 2);
            at += end + 2;
            continue;
        }
        let ends =
            |c: char| c.is_whitespace() || c == '`' || (CLOSING.contains(c) || OPENING.contains(c)) && !c.is_ascii();
        let end = rest.find(ends).unwrap_or(rest.len());
        spans.extend(whole_in(&rest[..end]).map(|span| at + span.start..at + span.end));
        // The character that ends a word; a back-quote may begin a command.
        let next = rest[end..].chars().next().map_or(0, |c| if c == '`' && end > 0 { 0 } else { c.len_utf8() });
        at += end + next;
    }
    spans
}

/// Where in a word there are paths, addresses, digests and fingerprints: it is one, or its runs of ASCII are.
fn whole_in(word: &str) -> impl Iterator<Item = Range<usize>> {
    let all = is_path(word);
    let mut at = 0;
    let runs = word.split_inclusive(|c: char| !c.is_ascii()).map(move |run| {
        at += run.len();
        (at - run.len(), run.trim_end_matches(|c: char| !c.is_ascii()))
    });
    let runs = runs.filter(move |(_, run)| !all && is_whole(run)).map(|(at, run)| at..at + run.len());
    all.then_some(0..word.len()).into_iter().chain(runs)
}

/// Whether a word of ASCII is more than letters.
fn is_whole(word: &str) -> bool {
    let word = word.trim_matches(|c| CLOSING.contains(c) || OPENING.contains(c) || c == '"' || c == '\'');
    (4..LONGEST_WHOLE).contains(&word.len()) && word.contains(|c: char| c.is_ascii_digit() || "/\\:@_=.#".contains(c))
}

/// Whether a word in other letters is a path: that shows by where it begins or by how its last name ends;
/// "移交方/接收方" is none.
fn is_path(word: &str) -> bool {
    let Some((_, name)) = word.rsplit_once('/').filter(|_| !word.is_ascii() && word.len() < LONGEST_WHOLE) else {
        return false;
    };
    let name = name.trim_end_matches(|c: char| c == ':' || c.is_ascii_digit());
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    word.starts_with(['/', '.', '~'])
        || (1..=5).contains(&ending.len()) && ending.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

/// Byte position after as many characters as fit into `width` columns; at least one character.
pub(crate) fn cut_at(text: &str, width: usize) -> usize {
    let mut used = 0;
    for (at, c) in text.char_indices() {
        used += c.width().unwrap_or(0);
        if used > width && at > 0 {
            return at;
        }
    }
    text.len()
}

#[cfg(test)]
mod tests;
