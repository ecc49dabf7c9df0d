//! What was probably meant where a file cannot be read.
//!
//! In: a text and the problem that its parser has with it. Out: the [`Slip`] that is the cause, told in words, with the
//! line as it should be. The causes that people's hands and keyboards produce are looked for on the lines around the
//! problem, and each is tried: the change that lets the file be read further is the one. Touches no disk.

mod candidate;
mod margins;
mod marks;
mod toml;
mod yaml;

use super::format::{Document, Entry, Format, Node, SyntaxCause, SyntaxProblem, Value, Wrong, parse};
use crate::model::finding::Fix;
use crate::model::kinds::called::is_called;
use crate::model::secrets::holds_secret;
use crate::text::Text;
use crate::text::say::slips as say;
use candidate::Candidate;
pub(crate) use marks::{as_list, complaint, is_mark, without_quotes};
use marks::{is_dash, is_odd_blank};
use std::ops::Range;

/// The cause of a problem.
pub(crate) struct Slip {
    /// What it is.
    pub(crate) message: Text,
    /// Where it stands.
    pub(crate) span: Range<usize>,
    /// The words to put instead.
    pub(crate) advice: Text,
    /// What mends it, where that is certain.
    pub(crate) fix: Option<Fix>,
}

/// So many lines with something on them are looked at: the one with the problem and those before it.
const LINES: usize = 8;

/// So many bytes are parsed at most to find out which change helps.
const TRIED: usize = 64 * 1024 * 1024;

/// Slips that stand together on a line, of which one alone does not help.
const TOGETHER: usize = 4;

/// Finds the cause of a problem; nothing where no change is known that helps, or none is the matter.
pub(crate) fn find(text: &str, format: Format, problem: &SyntaxProblem) -> Option<Slip> {
    use SyntaxCause::{NotATable, Syntax, UnknownAnchor};
    if !matches!(problem.cause, Syntax(_) | NotATable | UnknownAnchor(_)) {
        return None;
    }
    let mut budget = TRIED;
    let mut first: Option<Candidate> = None;
    let (mut mended, mut left, mut sure) = (text.to_owned(), problem.clone(), true);
    let mut stuck = false;
    for _ in 0..TOGETHER {
        let Some(Helped { candidate, after, next }) = best(&mended, format, &left, &mut budget) else { break };
        let line = line_number(&after, candidate.place);
        sure &= candidate.sure;
        first.get_or_insert(candidate);
        mended = after;
        stuck = false;
        match next {
            Some(next) if line_number(&mended, next.span.start) == line => (left, stuck) = (next, true),
            _ => break,
        }
    }
    // Words with which the line cannot be read either are no advice.
    if stuck {
        return None;
    }
    // Anything may have been meant by what is no table.
    if !sure && problem.cause == NotATable {
        return None;
    }
    let Candidate { message, advice, place, .. } = first?;
    let fix = Fix::between(text, &mended)?;
    let advice = advice.unwrap_or_else(|| words(&mended, &fix));
    let span = place..place + width_at(text, place);
    Some(Slip { message, span, advice, fix: Some(fix).filter(|_| sure) })
}

/// The line as it should be, or what goes into one that is long or holds a secret.
fn words(mended: &str, fix: &Fix) -> Text {
    let line = mended[line_around(mended, fix.at.start)].trim();
    if line.len() <= SHOWN && !holds_secret("", line) {
        return say::write(line);
    }
    if fix.text.len() <= SHORT { say::write(&fix.text) } else { say::quote_it() }
}

/// Longest line that is shown, and longest part of one that cannot be, in bytes.
const SHOWN: usize = 200;
const SHORT: usize = 4;

/// A candidate that helps, the text it makes and the problem that is left.
struct Helped {
    candidate: Candidate,
    after: String,
    next: Option<SyntaxProblem>,
}

/// The candidate that lets a text be read furthest. Where rivals make different things of it, none is sure.
fn best(text: &str, format: Format, problem: &SyntaxProblem, budget: &mut usize) -> Option<Helped> {
    let all = left_over(text, Some(problem));
    let mut least = None;
    let mut best: Option<Helped> = None;
    for candidate in candidates(text, format, problem) {
        *budget = budget.checked_sub(text.len())?;
        let after = apply(text, &candidate.edits);
        let next = read(&after, format).err();
        let left = left_over(&after, next.as_ref());
        // What makes a text whole is better than what is sure, and that better than what only leads further.
        let rank = (left > 0, !candidate.sure, left);
        let helped = Helped { candidate, after, next };
        match &mut best {
            _ if left < all && least.is_none_or(|least| rank < least) => {
                least = Some(rank);
                best = Some(helped);
            }
            Some(best) if least == Some(rank) && best.candidate.rival && helped.candidate.rival => {
                best.candidate.sure &= best.agrees(&helped, format);
            }
            _ => {}
        }
    }
    best
}

impl Helped {
    /// Whether another makes the same of the text, as far as it can be read.
    fn agrees(&self, other: &Helped, format: Format) -> bool {
        let start = |helped: &Helped| helped.next.as_ref().map_or(usize::MAX, |next| next.span.start);
        let tree = |helped: &Helped| {
            let mut end = start(helped).min(helped.after.len());
            for _ in 0..LINES {
                if let Ok(document) = parse(&helped.after.as_bytes()[..end], format) {
                    return Some(document.root);
                }
                end = line_around(&helped.after, end).start.saturating_sub(1);
            }
            None
        };
        self.after == other.after || matches!((tree(self), tree(other)), (Some(one), Some(other)) if one == other)
    }
}

/// How much of a text comes after its problem.
pub(crate) fn left_over(text: &str, problem: Option<&SyntaxProblem>) -> usize {
    match problem {
        Some(problem) if problem.cause == SyntaxCause::NotATable => text.len() + 1,
        Some(problem) => text.len() - problem.span.start.min(text.len()) + 1,
        None => 0,
    }
}

/// Reads a text; a key that nobody can have meant is a problem too.
pub(crate) fn read(text: &str, format: Format) -> Result<Document, SyntaxProblem> {
    let document = parse(text.as_bytes(), format)?;
    match odd_key(text, &document.root) {
        Some(span) => Err(SyntaxProblem { cause: SyntaxCause::Syntax(Wrong::Key), span }),
        None => Ok(document),
    }
}

/// The first key that nobody can have meant: it stands without quotes and has an odd blank or begins with a dash, or holds a
/// colon and has no value, or its value is a text that holds the next field.
pub(crate) fn odd_key(text: &str, node: &Node) -> Option<Range<usize>> {
    let names_field =
        |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
    let odd = |entry: &Entry| {
        // Nearly every key is but the name of a field.
        if names_field(&entry.key) {
            return false;
        }
        // `-id: a` is a field to YAML, and to nobody else.
        let member = entry.key.strip_prefix('-').is_some_and(|word| word.starts_with(|c: char| c.is_alphabetic()));
        let dashed = member || entry.key.starts_with(|mark| is_dash(mark) && mark != '-');
        let begins = dashed || entry.key.contains(is_odd_blank);
        let field = entry.key.split_once('：').map(|(word, _)| word);
        let cut = field.is_some_and(names_field) || entry.node.value == Value::Null && entry.key.contains([':', '：']);
        let written = text.get(entry.key_span.clone()).unwrap_or_default();
        (begins || cut) && !written.starts_with(['"', '\''])
    };
    // A text that is a field, on a line of its own; or, in braces, that goes on with another one behind Chinese marks.
    let swallows = |entry: &Entry| {
        let Value::Plain(value) = &entry.node.value else { return false };
        let names = |part: &str| {
            let field = part.split_once([':', '：']).filter(|(_, rest)| !rest.starts_with("//"));
            field.is_some_and(|(word, _)| names_field(word.trim()))
        };
        let before = text.get(..entry.key_span.start).unwrap_or_default();
        let between = text.get(entry.key_span.end..entry.node.span.start).unwrap_or_default();
        names(value) && between.contains('\n')
            || value.split('，').skip(1).any(names) && before.trim_end().ends_with(['{', ','])
    };
    // A field that is no table yet, where only tables stand.
    let is_entry = |node: &&Node| matches!(&node.value, Value::Plain(value) if value.contains([':', '：', '=', '＝']));
    let no_table = |entry: &Entry| {
        let value =
            if entry.node.members().is_empty() { std::slice::from_ref(&entry.node) } else { entry.node.members() };
        let found = value.iter().find(is_entry).filter(|_| holds_tables(&entry.key));
        found.map(|node| node.span.clone())
    };
    let mut found = node.entries().iter().map(|entry| match (odd(entry), swallows(entry)) {
        (true, _) => Some(entry.key_span.clone()),
        (_, true) => Some(entry.node.span.clone()),
        // What a project names itself may hold anything.
        _ if entry.key == "extra" => None,
        _ => no_table(entry).or_else(|| odd_key(text, &entry.node)),
    });
    let in_members = || node.members().iter().find_map(|member| odd_key(text, member));
    found.find_map(|found| found).or_else(in_members)
}

/// Whether only tables stand under a key, one or several.
fn holds_tables(key: &str) -> bool {
    ["items", "people", "signoff", "log", "steps"].iter().any(|name| *name == key || is_called(key, name))
}

/// Everything that may be wrong around a problem, what is most certain first.
fn candidates(text: &str, format: Format, problem: &SyntaxProblem) -> Vec<Candidate> {
    let lines = lines_up_to(text, problem.span.start);
    match format {
        Format::Yaml => yaml::candidates(text, &lines, problem.span.start),
        Format::Toml => toml::candidates(text, &lines, problem.span.start),
    }
}

/// The last lines that are not blank up to the one a byte stands on, the last first, each with its number.
fn lines_up_to(text: &str, byte: usize) -> Vec<(usize, Range<usize>)> {
    // Some problems are seen at the end of the line before.
    let below = line_around(text, byte).end + 1;
    let mut line = line_around(text, if below < text.len() { below } else { byte });
    let mut number = line_number(text, line.start);
    let mut lines = Vec::new();
    loop {
        if !text[line.clone()].trim().is_empty() {
            lines.push((number, line.clone()));
        }
        if number == 1 || lines.len() == LINES {
            return lines;
        }
        line = line_around(text, line.start - 1);
        number -= 1;
    }
}

/// The bytes of the line that a byte stands on, without its end.
fn line_around(text: &str, byte: usize) -> Range<usize> {
    let bytes = text.as_bytes();
    let byte = byte.min(bytes.len());
    let start = bytes[..byte].iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
    let end = bytes[byte..].iter().position(|byte| *byte == b'\n').map_or(bytes.len(), |at| byte + at);
    let mark = if start == 0 && text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let end = if end > start && bytes[end - 1] == b'\r' { end - 1 } else { end };
    (start + mark).min(end)..end
}

pub(crate) fn line_number(text: &str, byte: usize) -> usize {
    text.as_bytes()[..byte.min(text.len())].iter().filter(|byte| **byte == b'\n').count() + 1
}

/// The length of the character at a byte.
fn width_at(text: &str, byte: usize) -> usize {
    text.get(byte..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8)
}

/// The text with changes made that are in order.
fn apply(text: &str, edits: &[(Range<usize>, String)]) -> String {
    let mut made = String::with_capacity(text.len() + 16);
    let mut done = 0;
    for (at, new) in edits {
        made.push_str(text.get(done..at.start).unwrap_or_default());
        made.push_str(new);
        done = at.end;
    }
    made.push_str(text.get(done..).unwrap_or_default());
    made
}

/// What is wrong where no change is known that helps.
pub(crate) fn in_general(text: &str, format: Format, problem: &SyntaxProblem) -> Text {
    let line = line_number(text, problem.span.start);
    let SyntaxCause::Syntax(wrong) = problem.cause else { return say::character(line, format.name()) };
    match wrong {
        Wrong::Quote => say::quote(line),
        Wrong::Bracket => say::bracket(line),
        Wrong::Indent => say::indent(line),
        Wrong::Tab => say::tabs(line),
        Wrong::Comma => say::comma(line),
        Wrong::Value => say::value(line),
        Wrong::Key if format == Format::Toml => say::key(line, "="),
        Wrong::Key => say::key(line, ":"),
        Wrong::Escape => say::escape_twice(line),
        Wrong::Number => say::number(line),
        Wrong::Merge => say::merge(),
        Wrong::Character => say::character(line, format.name()),
    }
}

#[cfg(test)]
mod tests;

#[cfg(test)]
mod damage;
