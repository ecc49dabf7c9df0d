//! What may be wrong on lines of TOML, where nothing but plain letters stands outside of quotes and comments.

use super::candidate::{Candidate, backslashes, closes_early, closings};
use super::marks::{QUOTES, complaint, is_odd_blank, plain};
use crate::files::edit::quoted;
use crate::files::format::Format;
use crate::text::say::slips as say;
use std::ops::Range;

/// Marks that open something, and those that close it.
const CLOSINGS: [(char, &str); 5] = [('"', "\""), ('\'', "'"), ('[', "]"), ('[', "]]"), ('{', " }")];

/// What may be wrong on these lines, with a problem at `byte`.
pub(super) fn candidates(text: &str, lines: &[(usize, Range<usize>)], byte: usize) -> Vec<Candidate> {
    let mut found = Vec::new();
    for (number, line) in lines {
        marks(text, *number, line, &mut found);
        entry(text, *number, line, &mut found);
    }
    comma(text, lines, byte, &mut found);
    for (number, line) in lines.iter().filter(|(_, line)| line.start <= byte) {
        closings(text, *number, line, &CLOSINGS, &mut found);
        backslashes(text, *number, line, &mut found);
    }
    found
}

/// Every mark outside of quotes as the plain one.
fn marks(text: &str, number: usize, line: &Range<usize>, found: &mut Vec<Candidate>) {
    let part = &text[line.clone()];
    let mut edits = Vec::new();
    let mut first = None;
    let mut letters = part.char_indices().peekable();
    while let Some((at, mark)) = letters.next() {
        let after = at + mark.len_utf8();
        let place = |range: Range<usize>| line.start + range.start..line.start + range.end;
        match mark {
            '#' => break,
            '"' | '\'' => {
                while let Some((_, inner)) = letters.next() {
                    if inner == '\\' && mark == '"' {
                        letters.next();
                    } else if inner == mark {
                        break;
                    }
                }
                continue;
            }
            mark if mark.is_ascii() => continue,
            _ => {}
        }
        let pair = QUOTES.iter().find(|(open, _)| *open == mark);
        let close = pair.and_then(|(_, close)| Some((part[after..].find(*close)?, close.len_utf8())));
        let (end, new) = match (close, plain(mark)) {
            (Some((length, width)), _) => {
                let end = after + length + width;
                while letters.next_if(|(at, _)| *at < end).is_some() {}
                (end, quoted(Format::Toml, &part[after..after + length]))
            }
            (None, Some(',')) if !part[after..].starts_with(' ') => (after, ", ".to_owned()),
            (None, Some(':' | '=')) => {
                let blank = |mark: char| mark == ' ' || is_odd_blank(mark);
                let start = part[..at].trim_end_matches(blank).len();
                let end = part.len() - part[after..].trim_start_matches(blank).len();
                while letters.next_if(|(at, _)| *at < end).is_some() {}
                first = first.or(Some(mark));
                edits.push((place(start..end), " = ".to_owned()));
                continue;
            }
            (None, Some(sign)) => (after, sign.to_string()),
            (None, None) if is_odd_blank(mark) => (after, " ".to_owned()),
            (None, None) => continue,
        };
        first = first.or(Some(mark));
        edits.push((place(at..end), new));
        if plain(mark) == Some('#') {
            break;
        }
    }
    if let Some(mark) = first {
        found.push(Candidate::new(complaint(number, mark), edits));
    }
}

/// A colon for an equals sign, a key or a text without its quotes.
fn entry(text: &str, number: usize, line: &Range<usize>, found: &mut Vec<Candidate>) {
    let part = &text[line.clone()];
    let begin = line.start + part.len() - part.trim_start().len();
    let rest = &text[begin..line.end];
    let Some((sign, mark)) = rest.char_indices().find(|(_, mark)| matches!(plain(*mark).unwrap_or(*mark), '=' | ':'))
    else {
        return;
    };
    let blank = |mark: char| mark == ' ' || is_odd_blank(mark);
    let key = rest[..sign].trim_end_matches(blank);
    if key.is_empty() || key.contains(['"', '\'', '[', '{', '#', ' ', ',']) {
        return;
    }
    let value_text = rest[sign + mark.len_utf8()..].trim_start_matches(blank);
    let at = line.end - value_text.len();
    let is_bare = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.');
    let mut edits = Vec::new();
    let mut messages = Vec::new();
    if !key.bytes().all(is_bare) {
        edits.push((begin..begin + key.len(), quoted(Format::Toml, key)));
        messages.push(say::key_without_quotes(number, key));
    }
    if mark != '=' {
        edits.push((begin + key.len()..at, " = ".to_owned()));
        messages.push(if mark == ':' { say::not_equals(number) } else { complaint(number, mark) });
    }
    // Its own quotes, brackets and numbers stay; what stands there without them is a text.
    if let Some(message) = messages.first() {
        found.push(Candidate::new(message.clone(), edits.clone()));
    }
    // A comment is what a blank and then a blank set off.
    let comment = value_text.find(" # ").unwrap_or(value_text.len());
    let value = value_text[..comment].trim_end();
    match value.chars().next() {
        None | Some('[' | '{' | '#') => return,
        Some(first @ ('"' | '\'')) if closes_early(value) => messages.push(say::goes_on(number, first)),
        Some('"' | '\'') => return,
        Some(_) => messages.push(say::without_quotes(number)),
    };
    edits.push((at..at + value.len(), quoted(Format::Toml, value)));
    // What holds the marks of lists and tables may have been meant as one.
    let is_text = !value.contains(['=', '"', '[', ']', '{', '}', '【', '】', '｛', '｝'])
        || value.starts_with(['"', '\'']) && closes_early(value);
    let made = messages.into_iter().next().map(|message| Candidate::new(message, edits));
    found.extend(made.map(|one| if is_text { one } else { one.unsure(None) }));
}

/// A comma after what stands before the problem.
fn comma(text: &str, lines: &[(usize, Range<usize>)], byte: usize, found: &mut Vec<Candidate>) {
    let Some(before) = text.get(..byte).map(str::trim_end) else { return };
    let number = lines.iter().find(|(_, line)| line.contains(&before.len().saturating_sub(1)));
    if let (Some((number, _)), true) = (number, before.ends_with(['}', ']', '"', '\'', 'e']) || ends_with_digit(before))
    {
        let end = before.len();
        found.push(Candidate::new(say::no_comma(*number), vec![(end..end, ",".to_owned())]));
    }
}

fn ends_with_digit(text: &str) -> bool {
    text.bytes().next_back().is_some_and(|byte| byte.is_ascii_digit())
}
