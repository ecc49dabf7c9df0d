//! What may be wrong with the blanks that lines of YAML begin with.

use super::candidate::Candidate;
use super::marks::{complaint, is_odd_blank, plain};
use crate::model::kinds::built_ins;
use crate::model::kinds::called::is_called;
use crate::model::kinds::tables::TableName;
use crate::text::say::slips as say;
use std::ops::Range;

/// Widths that a tab or a wide blank may have been meant to have, the likeliest first.
const WIDTHS: [usize; 4] = [2, 4, 8, 1];

/// Whether something may be a key that stands without quotes: one word.
pub(super) fn is_key(text: &str) -> bool {
    let is_part = |mark: char| mark.is_alphanumeric() || mark == '_' || mark == '-';
    !text.is_empty() && text.len() <= 64 && text.chars().all(is_part)
}

/// The blanks of any kind that a text begins with.
pub(super) fn blanks(text: &str) -> &str {
    &text[..text.len() - text.trim_start_matches(|mark| mark == ' ' || is_odd_blank(mark)).len()]
}

/// All of the indentation with plain blanks.
pub(super) fn margins(text: &str, lines: &[(usize, Range<usize>)]) -> Vec<Candidate> {
    let odd = |line: &str| blanks(line).chars().find(|mark| is_odd_blank(*mark));
    let Some((number, mark)) = lines.iter().rev().find_map(|(number, line)| Some((*number, odd(&text[line.clone()])?)))
    else {
        return Vec::new();
    };
    let with = |tab: usize, wide: usize| {
        let mut edits = Vec::new();
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            let own = blanks(line.trim_end());
            if own.chars().any(is_odd_blank) {
                let widen = |mark: char| match mark {
                    '\t' => tab,
                    '\u{3000}' => wide,
                    _ => 1,
                };
                edits.push((start..start + own.len(), " ".repeat(own.chars().map(widen).sum())));
            }
            // Whoever types wide blanks types wide colons too: neither mended alone lets a line be read.
            edits.extend(known_entry(line).map(|(at, new)| (start + at.start..start + at.end, new)));
            start += line.len();
        }
        edits
    };
    // A line that is no field yet goes with the text before it, if only it is moved in far enough.
    let is_field = |line: &str| {
        let colon = line.find([':', '：']).filter(|at| !line[*at..].starts_with(": ") && !line[*at..].ends_with(':'));
        !colon.is_some_and(|at| is_key(line[..at].trim_start_matches(|mark| is_odd_blank(mark) || "- ".contains(mark))))
    };
    let sure =
        text.lines().filter(|line| odd(line).is_some()).all(|line| is_field(line) || known_entry(line).is_some());
    let place = lines.iter().find(|(one, _)| *one == number).map_or(0, |(_, line)| line.start);
    let made = |(tab, wide)| {
        let candidate = Candidate::new(complaint(number, mark), with(tab, wide));
        let blanks = candidate.edits.iter().find(|(at, _)| at.start == place).map(|(_, blanks)| blanks.len());
        Candidate { advice: blanks.map(say::plain_blanks), rival: true, sure, ..candidate }
    };
    let both = ['\t', '\u{3000}'].iter().all(|mark| text.lines().any(|line| blanks(line).contains(*mark)));
    let equal = WIDTHS.into_iter().map(|width| (width, width));
    let other =
        WIDTHS.into_iter().flat_map(|tab| WIDTHS.map(|wide| (tab, wide))).filter(|(tab, wide)| both && tab != wide);
    equal.chain(other).map(made).collect()
}

/// The colon of a field that files have, in either language, where it is a wide one or lacks its blank; and what comes in
/// its place.
fn known_entry(line: &str) -> Option<(Range<usize>, String)> {
    let line = line.trim_end();
    let begins = line.len() - line.trim_start_matches(|mark| is_odd_blank(mark) || "- ".contains(mark)).len();
    let (at, mark) = line[begins..].char_indices().find(|(_, mark)| matches!(mark, ':' | '：'))?;
    let (key, after) = (line[begins..begins + at].trim_end(), begins + at + mark.len_utf8());
    let next = after + blanks(&line[after..]).len();
    let value = &line[next..];
    let is_plain = mark == ':' && (value.is_empty() || line[after..].starts_with(' '));
    // What else may be wrong with the value is not for here.
    let begins_so = |mark: char| matches!(plain(mark), Some('[' | '{')) || "\"'[]{}&*!|>%@`#,?-".contains(mark);
    let is_simple = !value.starts_with(begins_so) && !value.contains(": ") && !value.ends_with(':');
    (!is_plain && is_simple && is_known(key))
        .then(|| (begins + key.len()..next, if value.is_empty() { ":" } else { ": " }.to_owned()))
}

/// Whether a word is a field of an item or of its file, or what people call one.
fn is_known(word: &str) -> bool {
    let tables = [TableName::Item, TableName::Section, TableName::Project, TableName::Person, TableName::Party];
    tables.iter().any(|table| table.fields().any(|field| field == word || is_called(word, field)))
        || built_ins().iter().any(|kind| kind.fields.iter().any(|field| field.name == word || field.label.is(word)))
}

/// A dash without its blank, with the lines that belong to its member moved to where they then belong.
pub(super) fn unspaced_dash(text: &str, lines: &[(usize, Range<usize>)], found: &mut Vec<Candidate>) {
    let margin = |line: &str| blanks(line).len();
    let begins_member = |line: &Range<usize>| {
        let own = margin(&text[line.clone()]);
        let rest = text[line.start + own..line.end].strip_prefix('-')?;
        rest.starts_with(char::is_alphabetic).then_some(own)
    };
    let Some((number, line, own)) =
        lines.iter().find_map(|(number, line)| Some((*number, line.clone(), begins_member(line)?)))
    else {
        return;
    };
    let after_dash = line.start + own + 1;
    let mut edits = vec![(after_dash..after_dash, " ".to_owned())];
    let (mut at, mut first) = (line.end, None);
    for below in text[line.end..].split_inclusive('\n') {
        let start = at;
        at += below.len();
        let below = below.trim_end();
        if below.is_empty() {
            continue;
        }
        let stands = margin(below);
        let first = *first.get_or_insert(stands);
        if stands < own.max(first) || below[stands..].starts_with('-') {
            break;
        }
        edits.push((start..start + stands, " ".repeat(stands - first + own + 2)));
    }
    found.push(Candidate::new(say::no_blank(number, "-"), edits).unsure(None));
}

/// The last lines, moved to where another begins.
pub(super) fn lined_up(text: &str, lines: &[(usize, Range<usize>)], found: &mut Vec<Candidate>) {
    for (place, (number, line)) in lines.iter().enumerate().take(2) {
        line_up(text, *number, line, &lines[place + 1..], found);
    }
}

/// A line, moved to where one of those before it begins.
fn line_up(
    text: &str,
    number: usize,
    line: &Range<usize>,
    before: &[(usize, Range<usize>)],
    found: &mut Vec<Candidate>,
) {
    let margin = |line: &Range<usize>| blanks(&text[line.clone()]).len();
    let own = margin(line);
    let mut wanted: Vec<usize> = Vec::new();
    for (_, other) in before {
        let begins = margin(other);
        let inner = begins + text[other.start + begins..other.end].len()
            - text[other.start + begins..other.end].trim_start_matches(['-', ' ']).len();
        wanted.extend([inner, begins].into_iter().filter(|wanted| *wanted != own));
    }
    wanted.dedup();
    for blanks in wanted.into_iter().take(4) {
        let edit = (line.start..line.start + own, " ".repeat(blanks));
        let candidate = Candidate::new(say::wrong_indent(number, own, blanks), vec![edit]);
        let advice = if blanks == 0 { say::no_blanks() } else { say::indent_by(blanks) };
        found.push(candidate.unsure(Some(advice)));
    }
}
