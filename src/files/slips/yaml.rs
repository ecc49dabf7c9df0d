//! What may be wrong on lines of YAML.

use super::candidate::{Candidate, backslashes, closes_early, closings};
use super::margins::{blanks, is_key, lined_up, margins, unspaced_dash};
use super::marks::{QUOTES, complaint, is_dash, is_mark, is_odd_blank, plain, without_quotes};
use crate::files::edit::quoted;
use crate::files::format::Format;
use crate::model::kinds::built_ins;
use crate::model::kinds::tables::TableName;
use crate::text::say::slips as say;
use std::ops::Range;
use unicode_normalization::UnicodeNormalization;

/// Marks that open something, and those that close it.
const CLOSINGS: [(char, &str); 4] = [('"', "\""), ('\'', "'"), ('[', "]"), ('{', "}")];

/// What may be wrong on these lines, with a problem at `byte`, and what may be wrong with all of the indentation.
pub(super) fn candidates(text: &str, lines: &[(usize, Range<usize>)], byte: usize) -> Vec<Candidate> {
    let mut found = margins(text, lines);
    let mut colons: Vec<(Range<usize>, String)> = Vec::new();
    for (number, line) in lines {
        let start = line.start;
        let line = Line { text, number: *number, end: line.end };
        let mut all = Vec::new();
        let before = found.len();
        let at = line.dashes(start + blanks(&text[start..line.end]).len(), &mut found, &mut all);
        if let Some(edit) = line.entry(at, &mut found, &mut all) {
            colons.insert(0, edit);
        }
        // Of several slips before a value one alone does not help.
        if let (true, Some(first)) = (all.len() > 1, found.get(before)) {
            let candidate = Candidate::new(first.message.clone(), all);
            found.push(candidate);
        }
    }
    // Of the last lines of a file one alone does not help.
    if let (true, Some((number, _))) = (colons.len() > 1, lines.last()) {
        let first = text[colons[0].0.clone()].chars().next().unwrap_or('：');
        found.push(Candidate::new(complaint(*number, first), colons));
    }
    for (number, line) in lines.iter().filter(|(_, line)| line.start <= byte) {
        closings(text, *number, line, &CLOSINGS, &mut found);
        backslashes(text, *number, line, &mut found);
    }
    unspaced_dash(text, lines, &mut found);
    lined_up(text, lines, &mut found);
    found
}

/// Bytes and what comes in their place.
type Change = (Range<usize>, String);

struct Line<'t> {
    text: &'t str,
    number: usize,
    end: usize,
}

impl Line<'_> {
    /// Passes over the dashes that a line begins with.
    fn dashes(&self, mut at: usize, found: &mut Vec<Candidate>, all: &mut Vec<Change>) -> usize {
        while let Some(mark) = self.text[at..self.end].chars().next() {
            let after = at + mark.len_utf8();
            let blanks = blanks(&self.text[after..self.end]);
            let next = after + blanks.len();
            if mark == '＃' || mark == '﹟' {
                found.push(Candidate::new(complaint(self.number, mark), vec![(at..after, "#".to_owned())]));
            }
            if !is_dash(mark) || self.text[after..self.end].starts_with('-') {
                break;
            }
            let odd =
                Some(mark).filter(|mark| *mark != '-').or_else(|| blanks.chars().find(|mark| is_odd_blank(*mark)));
            let message = match odd {
                Some(odd) => Some(complaint(self.number, odd)),
                None => (blanks.is_empty() && next < self.end).then(|| say::no_blank(self.number, "-")),
            };
            if let Some(message) = message {
                found.push(Candidate::new(message, vec![(at..next, "- ".to_owned())]));
                all.push((at..next, "- ".to_owned()));
                if blanks.is_empty() && mark == '-' {
                    break;
                }
            }
            at = next;
        }
        at
    }

    /// What may be wrong with a key, its colon and its value; tells what mends the colon.
    fn entry(&self, at: usize, found: &mut Vec<Candidate>, all: &mut Vec<Change>) -> Option<Change> {
        let rest = &self.text[at..self.end];
        let sign = |mark: char| plain(mark).unwrap_or(mark);
        let Some((colon, mark)) = rest.char_indices().find(|(_, mark)| matches!(sign(*mark), ':' | '=')) else {
            self.value(at, found);
            return None;
        };
        let key = rest[..colon].trim_end_matches(|mark| mark == ' ' || is_odd_blank(mark));
        if !is_key(key) {
            self.value(at, found);
            return None;
        }
        let wide = key.trim_start_matches('-');
        let narrow: String = wide.nfkc().collect();
        if wide != narrow {
            let message = complaint(self.number, wide.chars().find(|mark| !mark.is_ascii()).unwrap_or(mark));
            let edit = (at + key.len() - wide.len()..at + key.len(), narrow.clone());
            found.push(Candidate::new(message, vec![edit.clone()]));
            all.push(edit);
        }
        let after = at + colon + mark.len_utf8();
        let blanks = blanks(&self.text[after..self.end]);
        let next = after + blanks.len();
        let odd = Some(mark)
            .filter(|mark| !matches!(mark, ':' | '='))
            .or_else(|| blanks.chars().find(|mark| is_odd_blank(*mark)));
        let message = match odd {
            _ if sign(mark) == '=' => Some(say::not_colon(self.number)),
            Some(odd) => Some(complaint(self.number, odd)),
            None => (blanks.is_empty() && next < self.end).then(|| say::no_blank(self.number, ":")),
        };
        let edit = (at + key.len()..next, if next == self.end { ":" } else { ": " }.to_owned());
        if let Some(message) = message.clone() {
            let candidate = Candidate::new(message, vec![edit.clone()]);
            // A text that goes on may have an equals sign in it.
            found.push(Candidate { sure: sign(mark) == ':' || is_field(&narrow), ..candidate });
            all.push(edit.clone());
        }
        self.value(next, found);
        message.map(|_| edit)
    }

    /// What may be wrong with a value that stands from `at` on.
    fn value(&self, at: usize, found: &mut Vec<Candidate>) {
        let rest = &self.text[at..self.end];
        let comment = rest.find(" #").unwrap_or(rest.len());
        let value = rest[..comment].trim_end();
        let Some(first) = value.chars().next() else { return };
        let span = at..at + value.len();
        let edits = self.marks(&span);
        if let Some((place, _)) = edits.first() {
            let mark = self.text[place.clone()].chars().find(|mark| !mark.is_ascii()).unwrap_or(':');
            let message = match mark {
                ':' => say::no_blank(self.number, ":"),
                mark => complaint(self.number, mark),
            };
            found.push(Candidate::new(message, edits));
        }
        if let Some(inner) = without_quotes(value) {
            let odd = [first].into_iter().chain(value.chars().rev()).find(|mark| is_mark(*mark)).unwrap_or(first);
            let edit = (span.clone(), quoted(Format::Yaml, inner));
            found.push(Candidate::new(complaint(self.number, odd), vec![edit]));
        }
        let (message, sure) = if matches!(first, '"' | '\'' | '[' | '{') {
            if !closes_early(value) {
                return;
            }
            (say::goes_on(self.number, closing(first)), true)
        } else if first == '-' && self.text[..at].trim_end_matches(' ').ends_with(['\n', '\r']) {
            // A member of a list, whose blank is missing.
            return;
        } else if ">|@`%*&!?,]}-".contains(first) {
            (say::begins_with(self.number, first), true)
        } else if value.contains(": ") || value.ends_with(':') {
            // What stands before the colon may be a field of its own, on a line that lost its end.
            (say::holds_colon(self.number), !value.split(": ").any(ends_with_key) && !value.ends_with(['}', ']']))
        } else {
            return;
        };
        let text = value.trim_start_matches("\u{feff}");
        let edit = (span, quoted(Format::Yaml, text));
        let candidate = Candidate::new(message, vec![edit]);
        found.push(if sure { candidate } else { candidate.unsure(None) });
    }

    /// What would make the marks of lists and tables in a value plain ones.
    fn marks(&self, span: &Range<usize>) -> Vec<(Range<usize>, String)> {
        flow_marks(self.text, span)
    }
}

/// What would make the marks of the lists and tables in a part of a text plain ones. What can be text stays.
pub(super) fn flow_marks(text: &str, span: &Range<usize>) -> Vec<(Range<usize>, String)> {
    let part = &text[span.clone()];
    let mut edits = Vec::new();
    // What the last mark was after which a value or a key may begin, and where the words since begin.
    let (mut begins, mut word) = (true, Some(0));
    let mut opened = 0_usize;
    let mut letters = part.char_indices().peekable();
    while let Some((at, mark)) = letters.next() {
        let after = at + mark.len_utf8();
        let rest = &part[after..];
        let sign = plain(mark).unwrap_or(mark);
        let next = rest.trim_start_matches(|mark| mark == ' ' || is_odd_blank(mark));
        let gap = after..part.len() - next.len();
        let place = |range: Range<usize>| span.start + range.start..span.start + range.end;
        match sign {
            '"' | '\'' if begins && mark.is_ascii() => {
                while let Some((_, inner)) = letters.next() {
                    if inner == '\\' && mark == '"' {
                        letters.next();
                    } else if inner == mark {
                        break;
                    }
                }
                begins = false;
            }
            '[' | '{' if begins => {
                opened += 1;
                word = Some(after);
                if mark != sign {
                    edits.push((place(at..after), sign.to_string()));
                }
            }
            ']' | '}' if opened > 0 && (mark.is_ascii() || next.is_empty() || next.starts_with(ends_value)) => {
                opened -= 1;
                if mark != sign {
                    edits.push((place(at..after), sign.to_string()));
                }
                begins = false;
            }
            ',' if opened > 0
                && (mark.is_ascii()
                    || begins_entry(next)
                    || part[..at].ends_with(['"', '\'', ']', '}', '】', '］', '｝'])) =>
            {
                (begins, word) = (true, Some(part.len() - next.len()));
                if !mark.is_ascii() || part[gap.clone()].chars().any(is_odd_blank) {
                    edits.push((place(at..gap.end), ", ".to_owned()));
                }
            }
            ':' if opened > 0
                && word.and_then(|word| part.get(word..at)).is_some_and(|word| is_key(word.trim()))
                && !rest.starts_with("//") =>
            {
                begins = true;
                if !mark.is_ascii() || gap.is_empty() || part[gap.clone()].chars().any(is_odd_blank) {
                    edits.push((place(at..gap.end), ": ".to_owned()));
                }
                word = None;
            }
            _ if begins && QUOTES.iter().any(|(open, _)| *open == mark) && opened > 0 => {
                begins = false;
                let close = QUOTES.iter().find(|(open, _)| *open == mark).map_or(mark, |(_, close)| *close);
                if let Some(end) = rest.find(close) {
                    let behind = rest[end + close.len_utf8()..].trim_start();
                    if behind.is_empty() || behind.starts_with(ends_value) {
                        let whole = at..after + end + close.len_utf8();
                        edits.push((place(whole.clone()), quoted(Format::Yaml, &rest[..end])));
                        while letters.next_if(|(at, _)| *at < whole.end).is_some() {}
                    }
                }
            }
            _ if mark == ' ' || is_odd_blank(mark) => {}
            _ => begins = false,
        }
    }
    edits
}

/// Whether a mark ends a value in a list or table.
fn ends_value(mark: char) -> bool {
    matches!(plain(mark).unwrap_or(mark), ',' | ']' | '}')
}

/// Whether a text begins with a key and its colon, or with what can only be another member.
fn begins_entry(text: &str) -> bool {
    let colon = text.find(|mark| mark == ':' || plain(mark) == Some(':'));
    // A word of another script with a Chinese colon may be text.
    let is_entry = |at: usize| {
        let key = text[..at].trim_end();
        is_key(key) && (key.is_ascii() || text[at..].starts_with(": "))
    };
    colon.is_some_and(is_entry)
        || text.starts_with(['"', '\'', '{', '['])
        || text.chars().next().and_then(plain).is_some_and(|mark| "[{]}".contains(mark))
}

/// Whether files have a field of that name.
fn is_field(word: &str) -> bool {
    use TableName::*;
    let tables = [Project, Party, Person, Signoff, Section, Step, Asks, Condition, Item, Act, Evidence, Silence];
    tables.iter().any(|table| table.fields().any(|name| name == word))
        || built_ins().iter().any(|kind| kind.field(word).is_some())
}

/// Whether a text ends with a word that may be the key of another field.
fn ends_with_key(text: &str) -> bool {
    let word = text.rsplit(' ').next().unwrap_or_default();
    text.contains(' ') && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_') && !word.is_empty()
}

fn closing(open: char) -> char {
    match open {
        '[' => ']',
        '{' => '}',
        other => other,
    }
}
