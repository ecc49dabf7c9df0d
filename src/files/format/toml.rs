//! The TOML reader: what the `toml` crate parsed, as the positioned tree.
//!
//! In: the text of one file. Out: its [`Document`], in which dotted keys, headers, arrays of tables
//! and inline values are all the same tables and lists. Reads through `toml`'s borrowed tables, which
//! know all places and cost half of what an editable document costs.

mod scan;

use super::tree::{Document, Entry, Format, MAX_DEPTH, Node, SyntaxCause, SyntaxProblem, Value};
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeInteger, DeTable, DeValue};

/// Reads TOML text.
pub(super) fn parse_toml(text: &str) -> Result<Document, SyntaxProblem> {
    let comments = scan::scan_toml(text)?;
    let parsed = DeTable::parse(text).map_err(|error| problem(&error, text))?;
    let entries = Reader { text }.entries(parsed.into_inner(), 1)?;
    let root = Node { value: Value::Table(entries), span: 0..text.len(), fixed: None };
    Ok(Document { format: Format::Toml, root, comments })
}

/// The parser's error in our terms.
fn problem(error: &toml::de::Error, text: &str) -> SyntaxProblem {
    let span = error.span().unwrap_or(0..0);
    let message = error.message();
    let cause = if message == "duplicate key" {
        SyntaxCause::DuplicateKey(key_text(text.get(span.clone()).unwrap_or_default()))
    } else if message.contains("recursion limit") || message.contains("recursion depth") {
        SyntaxCause::TooDeep
    } else {
        SyntaxCause::Syntax(message.replace('\n', " "))
    };
    SyntaxProblem { cause, span }
}

/// A key as written, without its quotes.
fn key_text(written: &str) -> String {
    let line = format!("{written} = 0");
    let key = DeTable::parse(&line).ok().and_then(|table| table.into_inner().into_iter().next());
    key.map_or_else(|| written.to_owned(), |(key, _)| key.into_inner().into_owned())
}

struct Reader<'t> {
    text: &'t str,
}

impl Reader<'_> {
    /// The entries of a table, in the order of their keys' places.
    fn entries(&self, table: DeTable<'_>, depth: usize) -> Result<Vec<Entry>, SyntaxProblem> {
        let mut entries = Vec::with_capacity(table.len());
        for (key, value) in table {
            let key_span = key.span();
            let node = self.node(value, &key_span, depth + 1)?;
            let key = key.into_inner().into();
            entries.push(Entry { key, key_span, node });
        }
        entries.sort_unstable_by_key(|entry| entry.key_span.start);
        Ok(entries)
    }

    fn node(&self, value: Spanned<DeValue<'_>>, key: &Range<usize>, depth: usize) -> Result<Node, SyntaxProblem> {
        let mut span = value.span();
        let value = match value.into_inner() {
            DeValue::String(text) => Value::Text(text.into()),
            DeValue::Integer(number) => Value::Integer(integer(&number, &span)?),
            DeValue::Float(number) => Value::Float(float(number.as_str(), &span)?),
            DeValue::Boolean(flag) => Value::Bool(flag),
            DeValue::Datetime(_) => Value::Date(self.text.get(span.clone()).unwrap_or_default().into()),
            DeValue::Array(array) => {
                within_depth(depth, &span)?;
                // Of `[[items]]` the span is the first header, which the key stands inside.
                let headers = span.start < key.start;
                let mut members = Vec::with_capacity(array.len());
                for member in array {
                    members.push(self.node(member, key, depth + 1)?);
                }
                if headers {
                    span = cover(members.iter()).unwrap_or(span);
                }
                Value::List(members)
            }
            DeValue::Table(table) => {
                within_depth(depth, &span)?;
                let entries = self.entries(table, depth)?;
                let written = self.text.get(span.clone()).unwrap_or_default();
                if !written.starts_with('{') {
                    // A header's table runs on to its last value. A table that a dotted key or a
                    // deeper header implies is known by its key only, and lies around its values.
                    let inside = cover(entries.iter().map(|entry| &entry.node)).unwrap_or(0..0);
                    if span == *key && !inside.is_empty() {
                        span.start = span.start.min(inside.start);
                    }
                    span.end = span.end.max(inside.end);
                }
                Value::Table(entries)
            }
        };
        Ok(Node { value, span, fixed: None })
    }
}

fn integer(number: &DeInteger<'_>, span: &Range<usize>) -> Result<i64, SyntaxProblem> {
    i64::from_str_radix(number.as_str(), number.radix())
        .map_err(|_| out_of_range("the whole number does not fit into 64 bits", span))
}

fn float(written: &str, span: &Range<usize>) -> Result<f64, SyntaxProblem> {
    match written.parse::<f64>() {
        Ok(number) if number.is_finite() || !written.contains(|c: char| c.is_ascii_digit()) => Ok(number),
        _ => Err(out_of_range("the number does not fit into 64 bits", span)),
    }
}

fn out_of_range(words: &str, span: &Range<usize>) -> SyntaxProblem {
    SyntaxProblem { cause: SyntaxCause::Syntax(words.to_owned()), span: span.clone() }
}

fn within_depth(depth: usize, span: &Range<usize>) -> Result<(), SyntaxProblem> {
    if depth > MAX_DEPTH {
        return Err(SyntaxProblem { cause: SyntaxCause::TooDeep, span: span.clone() });
    }
    Ok(())
}

/// The smallest span that holds all of these nodes.
fn cover<'n>(nodes: impl Iterator<Item = &'n Node>) -> Option<Range<usize>> {
    nodes.map(|node| node.span.clone()).reduce(|a, b| a.start.min(b.start)..a.end.max(b.end))
}
