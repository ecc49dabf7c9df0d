//! The TOML reader: what the `toml` crate parsed, as the positioned tree.
//!
//! In: the text of one file. Out: its [`Document`], in which dotted keys, headers, arrays of tables
//! and inline values are all the same tables and lists. Reads through `toml`'s borrowed tables, which
//! know all places and cost half of what an editable document costs.

mod scan;

use super::cut::{Cut, ITEMS, PART, Ways};
use super::tree::{Document, Entry, Format, MAX_DEPTH, Node, SyntaxCause, SyntaxProblem, Value, Wrong};
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeInteger, DeTable, DeValue};

/// How TOML is read in parts: what comes before the first `[[items]]`, then parts that hold such and nothing else.
const WAYS: Ways = Ways { format: Format::Toml, head, items };

/// Reads TOML text.
pub(super) fn parse_toml(text: &str) -> Result<Document, SyntaxProblem> {
    let scan = scan::scan_toml(text)?;
    let entries = match Cut::at(text, &scan.items, PART, WAYS).and_then(Cut::whole) {
        Some(entries) => entries,
        None => {
            let parsed = DeTable::parse(text).map_err(|error| problem(&error, text))?;
            Reader { text, begin: 0 }.entries(parsed.into_inner(), 1)?
        }
    };
    let root = Node { value: Value::Table(entries), span: 0..text.len(), fixed: None };
    Ok(Document { format: Format::Toml, root, comments: scan.comments })
}

/// Cuts a text to be read in parts; nothing where that is not worth it, or it is laid out in another way.
pub(super) fn cut_toml(text: &str) -> Option<Cut<'_>> {
    Cut::at(text, &scan::scan_toml(text).ok()?.items, PART, WAYS)
}

fn head(text: &str, end: usize) -> Option<(Vec<Entry>, Range<usize>)> {
    Some((read_part(text, &(0..end))?, end + 2..end + 2 + ITEMS.len()))
}

fn items(text: &str, bytes: &Range<usize>) -> Option<Vec<Node>> {
    let [entry] = <[Entry; 1]>::try_from(read_part(text, bytes)?).ok()?;
    let is_header = entry.key == ITEMS && entry.node.span.start < entry.key_span.start;
    match entry.node.value {
        Value::List(members) if is_header => Some(members),
        _ => None,
    }
}

/// The entries of a part of a text, with their places in the text.
fn read_part(text: &str, bytes: &Range<usize>) -> Option<Vec<Entry>> {
    let parsed = DeTable::parse(&text[bytes.clone()]).ok()?;
    Reader { text, begin: bytes.start }.entries(parsed.into_inner(), 1).ok()
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
        SyntaxCause::Syntax(wrong(message))
    };
    SyntaxProblem { cause, span }
}

/// The words by which the parser's messages are told apart: the first that one holds decides.
const WORDS: [(&str, Wrong); 14] = [
    ("escape", Wrong::Escape),
    ("must be quoted", Wrong::Value),
    ("unquoted string", Wrong::Value),
    ("quote", Wrong::Quote),
    ("string", Wrong::Quote),
    ("comma", Wrong::Comma),
    ("assignment", Wrong::Key),
    ("unclosed", Wrong::Bracket),
    ("open", Wrong::Bracket),
    ("key", Wrong::Key),
    ("value", Wrong::Value),
    ("number", Wrong::Value),
    ("date", Wrong::Value),
    ("boolean", Wrong::Value),
];

fn wrong(message: &str) -> Wrong {
    WORDS.iter().find(|(word, _)| message.contains(word)).map_or(Wrong::Character, |(_, wrong)| *wrong)
}

/// A key as written, without its quotes.
fn key_text(written: &str) -> String {
    let line = format!("{written} = 0");
    let key = DeTable::parse(&line).ok().and_then(|table| table.into_inner().into_iter().next());
    key.map_or_else(|| written.to_owned(), |(key, _)| key.into_inner().into_owned())
}

struct Reader<'t> {
    /// The whole text.
    text: &'t str,
    /// Where the part begins that was parsed.
    begin: usize,
}

impl Reader<'_> {
    /// Bytes of the part as bytes of the text.
    fn place(&self, span: &Range<usize>) -> Range<usize> {
        self.begin + span.start..self.begin + span.end
    }

    /// The entries of a table, in the order of their keys' places.
    fn entries(&self, table: DeTable<'_>, depth: usize) -> Result<Vec<Entry>, SyntaxProblem> {
        let mut entries = Vec::with_capacity(table.len());
        for (key, value) in table {
            let key_span = self.place(&key.span());
            let node = self.node(value, &key_span, depth + 1)?;
            let key = key.into_inner().into();
            entries.push(Entry { key, key_span, node });
        }
        entries.sort_unstable_by_key(|entry| entry.key_span.start);
        Ok(entries)
    }

    fn node(&self, value: Spanned<DeValue<'_>>, key: &Range<usize>, depth: usize) -> Result<Node, SyntaxProblem> {
        let mut span = self.place(&value.span());
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
    i64::from_str_radix(number.as_str(), number.radix()).map_err(|_| out_of_range(span))
}

fn float(written: &str, span: &Range<usize>) -> Result<f64, SyntaxProblem> {
    match written.parse::<f64>() {
        Ok(number) if number.is_finite() || !written.contains(|c: char| c.is_ascii_digit()) => Ok(number),
        _ => Err(out_of_range(span)),
    }
}

fn out_of_range(span: &Range<usize>) -> SyntaxProblem {
    SyntaxProblem { cause: SyntaxCause::Syntax(Wrong::Number), span: span.clone() }
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

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use proptest::prelude::*;
    use std::path::{Path, PathBuf};

    /// Reads a text whole, and in parts as small as can be; both with every place.
    fn both(text: &str) -> (Option<String>, Option<String>) {
        let shown = |entries: Vec<Entry>| format!("{entries:?}");
        let Ok(scan) = scan::scan_toml(text) else { return (None, None) };
        let parsed = DeTable::parse(text).ok();
        let whole = parsed.and_then(|parsed| Reader { text, begin: 0 }.entries(parsed.into_inner(), 1).ok());
        let cut = Cut::at(text, &scan.items, 1, WAYS).and_then(Cut::whole);
        (whole.map(shown), cut.map(shown))
    }

    /// Lines of which some together are TOML and others are not; a `%` is another number each time.
    const LINES: [&str; 36] = [
        "[[items]]",
        "[[items]]",
        "[[items]]",
        "[[items]]",
        "[[items]]",
        "[[items]]",
        "[[items]] # one",
        "[[ items ]]",
        "  [[items]]",
        "[[\"items\"]]",
        "[['items']]",
        "[[items.log]]",
        "[items.extra]",
        "[items.extra%]",
        "[items]",
        "[other%]",
        "[[other]]",
        "[[items.items]]",
        "[items.a.b%.c]",
        "items = []",
        "items.x = 1",
        "k% = 1",
        "k% = \"x # y\"",
        "k%.a = 1\nk%.b = 2",
        "a.b% = 1",
        "k% = 2026-11-16T10:03:00+08:00",
        "k% = { a = 1, b.c = [1, 2] }",
        "k% = [\n[[1]],\n[[items]],\n]",
        "k% = [\n[[\n1]]\n]",
        "k% = \"\"\"\n[[items]]\nk = 1\n\"\"\"",
        "k% = '''\n[[items]]\n'''",
        "# [[items]]",
        "",
        "\"k%\" = -0x",
        "k% = \"\\u00e9 字\"",
        "k% = 9223372036854775808",
    ];

    fn text(lines: &[usize], end: &str) -> String {
        let line = |(number, line): (usize, &usize)| LINES[*line].replace('%', &number.to_string()) + end;
        lines.iter().enumerate().map(line).collect()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(if cfg!(miri) { 10 } else { 4_000 }))]

        #[test]
        fn a_text_in_parts_is_the_same_tree_with_the_same_places_as_the_whole(
            lines in proptest::collection::vec(0..LINES.len(), 0..24),
            plain in proptest::collection::vec(20..27_usize, 0..3),
            crlf in any::<bool>(),
        ) {
            let end = if crlf { "\r\n" } else { "\n" };
            let random = text(&lines, end);
            // The same with headers that are often enough alone to be cut.
            let tame: Vec<usize> = (0..8).flat_map(|_| [0].into_iter().chain(plain.clone())).collect();
            for text in [random.clone(), text(&tame, end), format!("{}{random}", text(&tame, end))] {
                let (whole, cut) = both(&text);
                prop_assert!(cut.is_none() || cut == whole, "{}\n{:?}\n{:?}", text, whole, cut);
            }
        }
    }

    fn toml_files(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                toml_files(&path, found);
            } else if path.extension().is_some_and(|ending| ending == "toml") {
                found.push(path);
            }
        }
    }

    #[test]
    fn every_example_and_template_is_the_same_in_parts() {
        let mut files = Vec::new();
        for folder in ["examples", "templates"] {
            toml_files(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), &mut files);
        }
        let mut cut_up = 0;
        for file in &files {
            let (whole, cut) = both(&std::fs::read_to_string(file).unwrap());
            assert!(cut.is_none() || cut == whole, "{}", file.display());
            cut_up += usize::from(cut.is_some());
        }
        assert!(cut_up > 20, "{cut_up} of {}", files.len());
    }
}
