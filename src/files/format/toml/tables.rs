//! Which table a key means, and where tables stand.
//!
//! A table in braces begins with its brace, and one of a header with its bracket; one that only a dotted key or a deeper
//! header speaks of stands where its key does until all of it was read.

use crate::files::format::tree::{Entry, MAX_DEPTH, Node, SyntaxCause, SyntaxProblem, Value};
use compact_str::CompactString;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// Something is wrong with a text; and what it is, where only this reader minds.
pub(super) struct Refused(pub(super) Option<SyntaxProblem>);

pub(super) type Built<T> = Result<T, Refused>;

/// A key as it was read.
pub(super) struct Key {
    pub(super) text: CompactString,
    pub(super) span: Range<usize>,
}

impl Key {
    pub(super) fn with(self, node: Node) -> Entry {
        Entry { key: self.text, key_span: self.span, node }
    }
}

/// A table that is being filled.
pub(super) struct Place<'e> {
    /// Its entries, with others before them.
    pub(super) entries: &'e mut Vec<Entry>,
    pub(super) from: usize,
    /// What no other table has: where it begins.
    pub(super) id: usize,
    pub(super) depth: usize,
    /// Whether dotted keys may fill it.
    pub(super) is_implied: bool,
}

impl<'e> Place<'e> {
    /// Where no other table begins.
    pub(super) const TOP: usize = usize::MAX;

    pub(super) fn top(entries: &'e mut Vec<Entry>) -> Place<'e> {
        Place { entries, from: 0, id: Place::TOP, depth: 1, is_implied: true }
    }
}

/// So many entries of a table are looked through one by one.
const FEW: usize = 16;

/// What is known of the tables of a text.
#[derive(Default)]
pub(super) struct Walk {
    /// Tables that dotted keys speak of.
    dotted: HashSet<usize>,
    /// Where the entries of large tables stand.
    large: HashMap<usize, HashMap<CompactString, usize>>,
}

impl Walk {
    /// Where the entry of a table stands.
    pub(super) fn find(&mut self, table: &Place<'_>, key: &str) -> Option<usize> {
        let entries = &table.entries[table.from..];
        if entries.len() <= FEW {
            return entries.iter().position(|entry| entry.key == key).map(|at| table.from + at);
        }
        let index = self.large.entry(table.id).or_default();
        for (at, entry) in entries.iter().enumerate().skip(index.len()) {
            index.insert(entry.key.clone(), at);
        }
        index.get(key).map(|at| table.from + at)
    }

    /// The table that the keys of a header, or all but the last of a dotted one, lead to; those that are not there are
    /// made.
    pub(super) fn descend<'e>(&mut self, table: Place<'e>, path: &[Key], dotted: bool) -> Built<Place<'e>> {
        let mut table = table;
        for Key { text, span } in path {
            let at = self.find(&table, text).unwrap_or_else(|| {
                let node = Node { value: Value::Table(Vec::new()), span: span.clone(), fixed: None };
                table.entries.push(Entry { key: text.clone(), key_span: span.clone(), node });
                table.entries.len() - 1
            });
            let Place { entries, depth, .. } = table;
            within(depth + 1, span)?;
            let Entry { key_span, node, .. } = &mut entries[at];
            table = match &mut node.value {
                Value::List(members) if is_of_headers(&node.span, key_span) => match members.last_mut() {
                    Some(Node { value: Value::Table(entries), span, .. }) => {
                        Place { entries, from: 0, id: span.start, depth: depth + 2, is_implied: false }
                    }
                    _ => return Err(Refused(None)),
                },
                Value::Table(entries) => {
                    let is_implied = node.span == *key_span;
                    if dotted && is_implied {
                        self.dotted.insert(node.span.start);
                    }
                    // One in braces is whole, and one of a header is not for dotted keys.
                    let is_of_header = node.span.start < key_span.start;
                    if !is_implied && (dotted || !is_of_header) {
                        return Err(Refused(None));
                    }
                    Place { entries, from: 0, id: node.span.start, depth: depth + 1, is_implied }
                }
                _ => return Err(Refused(None)),
            };
        }
        Ok(table)
    }

    /// Whether a header may still be that of an entry: another one spoke of it, and no dotted key.
    pub(super) fn is_free(&self, entry: &Entry) -> bool {
        entry.node.span == entry.key_span && !self.dotted.contains(&entry.node.span.start)
    }

    pub(super) fn has_dotted(&self) -> bool {
        !self.dotted.is_empty()
    }
}

/// Whether something may be as deep as it is.
pub(super) fn within(depth: usize, span: &Range<usize>) -> Built<()> {
    match depth > MAX_DEPTH {
        true => Err(Refused(Some(SyntaxProblem { cause: SyntaxCause::TooDeep, span: span.clone() }))),
        false => Ok(()),
    }
}

/// Whether something begins with a header rather than behind its key.
pub(super) fn is_of_headers(span: &Range<usize>, key: &Range<usize>) -> bool {
    span.start < key.start
}

/// Brings the entries of what was read into the order of their keys, and gives tables and lists of headers, and tables
/// that no bracket stands around, the place that all of their values take.
pub(super) fn settle(entries: &mut [Entry]) {
    for Entry { key_span, node, .. } in entries.iter_mut() {
        let is_implied = node.span == *key_span;
        match &mut node.value {
            Value::Table(inner) if is_implied || is_of_headers(&node.span, key_span) => {
                settle(inner);
                surround(&mut node.span, inner, is_implied);
            }
            Value::List(members) if is_of_headers(&node.span, key_span) => {
                for member in members.iter_mut() {
                    if let Value::Table(inner) = &mut member.value {
                        settle(inner);
                        surround(&mut member.span, inner, false);
                    }
                }
                node.span.end = members.iter().map(|member| member.span.end).max().unwrap_or(node.span.end);
            }
            _ => {}
        }
    }
    if !entries.is_sorted_by_key(|entry| entry.key_span.start) {
        entries.sort_unstable_by_key(|entry| entry.key_span.start);
    }
}

/// Lets a table reach to its last value, and begin at its first one where it has no header.
fn surround(span: &mut Range<usize>, entries: &[Entry], is_implied: bool) {
    for Entry { node, .. } in entries {
        if is_implied {
            span.start = span.start.min(node.span.start);
        }
        span.end = span.end.max(node.span.end);
    }
}
