//! The TOML reader: what `toml_edit` parsed, as the positioned tree.
//!
//! In: the text of one file. Out: its [`Document`], in which dotted keys, headers, arrays of tables
//! and inline values are all the same tables and lists.

mod scan;

use super::{Document, Entry, Format, MAX_DEPTH, Node, SyntaxCause, SyntaxProblem, Value};
use std::ops::Range;
use toml_edit::{Item, Key, Table, TableLike, TomlError};

/// Reads TOML text.
pub(super) fn parse_toml(text: &str) -> Result<Document, SyntaxProblem> {
    let comments = scan::scan_toml(text)?;
    let parsed = toml_edit::Document::parse(text).map_err(|error| problem(&error, text))?;
    let reader = Reader { text };
    let root = Node { value: Value::Table(reader.entries(parsed.as_table(), 1)?), span: 0..text.len(), fixed: None };
    Ok(Document { format: Format::Toml, root, comments })
}

/// The parser's error in our terms.
fn problem(error: &TomlError, text: &str) -> SyntaxProblem {
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
    Key::parse(written)
        .ok()
        .and_then(|keys| keys.last().map(|key| key.get().to_owned()))
        .unwrap_or_else(|| written.to_owned())
}

struct Reader<'t> {
    text: &'t str,
}

impl Reader<'_> {
    fn entries(&self, table: &dyn TableLike, depth: usize) -> Result<Vec<Entry>, SyntaxProblem> {
        let mut entries = Vec::with_capacity(table.len());
        for (name, item) in table.iter() {
            let key_span = table.get_key_value(name).and_then(|(key, _)| key.span()).unwrap_or(0..0);
            let node = self.item(item, &key_span, depth + 1)?;
            entries.push(Entry { key: name.to_owned(), key_span, node });
        }
        sort_by_place(&mut entries);
        Ok(entries)
    }

    fn item(&self, item: &Item, key: &Range<usize>, depth: usize) -> Result<Node, SyntaxProblem> {
        match item {
            Item::None => {
                Err(SyntaxProblem { cause: SyntaxCause::Syntax("a key without a value".to_owned()), span: key.clone() })
            }
            Item::Value(value) => self.value(value, key, depth),
            Item::Table(table) => self.table(table, key, depth),
            Item::ArrayOfTables(tables) => {
                within_depth(depth, key)?;
                let mut members = Vec::with_capacity(tables.len());
                for table in tables {
                    members.push(self.table(table, key, depth + 1)?);
                }
                let span = cover(members.iter()).unwrap_or_else(|| key.clone());
                Ok(Node { value: Value::List(members), span, fixed: None })
            }
        }
    }

    /// A table with a header, or one that a dotted key or a deeper header implies.
    fn table(&self, table: &Table, key: &Range<usize>, depth: usize) -> Result<Node, SyntaxProblem> {
        within_depth(depth, key)?;
        let entries = self.entries(table, depth)?;
        let inside = cover(entries.iter().map(|entry| &entry.node));
        let start = match table.span() {
            Some(header) => header,
            None if table.is_dotted() => key.clone(),
            None => inside.clone().unwrap_or_else(|| key.clone()),
        };
        let end = inside.map_or(start.end, |inside| inside.end.max(start.end));
        Ok(Node { value: Value::Table(entries), span: start.start..end, fixed: None })
    }

    fn value(&self, value: &toml_edit::Value, key: &Range<usize>, depth: usize) -> Result<Node, SyntaxProblem> {
        let written = value.span();
        let span = written.clone().unwrap_or_else(|| key.clone());
        let value = match value {
            toml_edit::Value::String(text) => Value::Text(text.value().clone()),
            toml_edit::Value::Integer(number) => Value::Integer(*number.value()),
            toml_edit::Value::Float(number) => Value::Float(*number.value()),
            toml_edit::Value::Boolean(flag) => Value::Bool(*flag.value()),
            toml_edit::Value::Datetime(_) => Value::Date(self.text.get(span.clone()).unwrap_or_default().to_owned()),
            toml_edit::Value::Array(array) => {
                within_depth(depth, &span)?;
                let mut members = Vec::with_capacity(array.len());
                for member in array {
                    members.push(self.value(member, &span, depth + 1)?);
                }
                Value::List(members)
            }
            toml_edit::Value::InlineTable(table) => {
                within_depth(depth, &span)?;
                let entries = self.entries(table, depth)?;
                if written.is_none() || table.is_dotted() {
                    // `a.b = 1` inside braces: the table of `a` runs from its key to its last value.
                    let end = cover(entries.iter().map(|e| &e.node)).map_or(key.end, |c| c.end);
                    let span = key.start..end.max(key.end);
                    return Ok(Node { value: Value::Table(entries), span, fixed: None });
                }
                Value::Table(entries)
            }
        };
        Ok(Node { value, span, fixed: None })
    }
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

/// Puts entries in the order of the file; the parser moves tables that are defined late.
fn sort_by_place(entries: &mut [Entry]) {
    if !entries.is_sorted_by_key(|entry| entry.key_span.start) {
        entries.sort_by_key(|entry| entry.key_span.start);
    }
}
