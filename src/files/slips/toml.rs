//! What may be wrong on lines of TOML, where nothing but plain letters stands outside of quotes and comments.

use super::candidate::{Candidate, backslashes, closes_early, closings};
use super::marks::{QUOTES, complaint, is_odd_blank, plain};
use crate::files::edit::quoted;
use crate::files::format::Format;
use crate::text::Text;
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
        member(text, *number, line, &mut found);
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
        Some('[') => return members(text, number, at..at + value.len(), (messages, edits), found),
        None | Some('{' | '#') => return,
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

/// The texts of a list on one line without their quotes, beside what is wrong with its key.
fn members(
    text: &str,
    number: usize,
    list: Range<usize>,
    (messages, mut edits): (Vec<Text>, Vec<(Range<usize>, String)>),
    found: &mut Vec<Candidate>,
) {
    let list_text = &text[list.clone()];
    let Some(inner) = list_text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) else { return };
    let (mut at, before) = (list.start + 1, edits.len());
    // Two that stand together may have been one with a comma in it.
    let (mut is_sure, mut was_bare) = (true, false);
    for member in inner.split(',') {
        let word = member.trim();
        let start = at + member.len() - member.trim_start().len();
        at += member.len() + 1;
        let is_bare = is_bare_text(word);
        is_sure &= !(is_bare && was_bare);
        was_bare = is_bare;
        if is_bare {
            edits.push((start..start + word.len(), quoted(Format::Toml, word)));
            continue;
        }
        let is_quoted = word.len() > 1 && word.starts_with(QUOTED) && word.ends_with(QUOTED);
        if !word.is_empty() && !is_quoted {
            // A list of lists, of tables, or a text with a comma in it.
            return;
        }
    }
    if edits.len() > before {
        let message = messages.into_iter().next().unwrap_or_else(|| say::without_quotes(number));
        found.push(Candidate { sure: is_sure, ..Candidate::new(message, edits) });
    }
}

const QUOTED: [char; 2] = ['"', '\''];

/// A text without its quotes on a line of its own, as a member of a list.
fn member(text: &str, number: usize, line: &Range<usize>, found: &mut Vec<Candidate>) {
    let part = text[line.clone()].trim_end();
    let start = line.start + part.len() - part.trim_start().len();
    let word = part.trim_start().trim_end_matches(',').trim_end();
    if is_bare_text(word) && !word.contains(" = ") {
        let edit = (start..start + word.len(), quoted(Format::Toml, word));
        found.push(Candidate::new(say::without_quotes(number), vec![edit]));
    }
}

/// Whether words are a text that stands without its quotes.
fn is_bare_text(word: &str) -> bool {
    let marks = ['"', '\'', '[', ']', '{', '}', '#', '“', '”', '‘', '’', '「', '」', '【', '】', '，'];
    word.starts_with(|c: char| c.is_alphabetic() || !c.is_ascii()) && !word.contains(marks)
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
