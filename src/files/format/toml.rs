//! The TOML reader: the events of `toml`'s own parser put together into the positioned tree.
//!
//! In: the text of one file. Out: its [`Document`], in which dotted keys, headers, arrays of tables
//! and inline values are all the same tables and lists. No other tables are made on the way, which would take longer
//! than the parser itself; what is wrong with a text is asked of `toml`'s tables.

mod build;
mod tables;

use super::cut::{Comments, Cut, Head, ITEMS, PART, Ways};
use super::tree::{Document, Entry, Format, Node, SyntaxCause, SyntaxProblem, Value, Wrong};
use build::{Builder, Parsed};
use std::ops::Range;
use tables::{Refused, is_of_headers};
use toml::de::DeTable;
use toml_parser::{ParseError, Source};

/// How TOML is read in parts: what comes before the first `[[items]]`, then parts that hold such and nothing else.
const WAYS: Ways = Ways { format: Format::Toml, head, items };

/// The header of an item, as nearly everybody writes it, and the end of the line before.
const HEADER: &str = "\n[[items]]";

/// Reads TOML text.
pub(super) fn parse_toml(text: &str) -> Result<Document, SyntaxProblem> {
    let (entries, comments) = match cut_toml(text).and_then(Cut::whole) {
        Some(parsed) => parsed,
        None => read(text, &(0..text.len())).map_err(|refused| problem(text, refused))?,
    };
    let root = Node { value: Value::Table(entries), span: 0..text.len(), fixed: None };
    Ok(Document { format: Format::Toml, root, comments })
}

/// Cuts a text to be read in parts; nothing where that is not worth it, or it is laid out in another way.
pub(super) fn cut_toml(text: &str) -> Option<Cut<'_>> {
    (text.len() > 2 * PART).then(|| Cut::at(text, &begins(text), PART, WAYS))?
}

/// Where lines begin with the header of an item; or within a text of several lines, with which no part can be read.
fn begins(text: &str) -> Vec<usize> {
    let first = text.starts_with(HEADER.trim_start()).then_some(0);
    first.into_iter().chain(text.match_indices(HEADER).map(|(at, _)| at + 1)).collect()
}

fn head(text: &str, end: usize) -> Option<Head> {
    let (entries, comments) = read(text, &(0..end)).ok()?;
    Some((entries, end + 2..end + 2 + ITEMS.len(), comments))
}

fn items(text: &str, bytes: &Range<usize>) -> Option<(Vec<Node>, Comments)> {
    let (entries, comments) = read(text, bytes).ok()?;
    let [entry] = <[Entry; 1]>::try_from(entries).ok()?;
    let is_header = entry.key == ITEMS && is_of_headers(&entry.node.span, &entry.key_span);
    match entry.node.value {
        Value::List(members) if is_header => Some((members, comments)),
        _ => None,
    }
}

/// The entries of a part of a text, with their places in the text.
fn read(text: &str, bytes: &Range<usize>) -> Result<Parsed, Refused> {
    let source = Source::new(&text[bytes.clone()]);
    let (mut builder, mut is_wrong) = (Builder::new(source, bytes.start), false);
    toml_parser::parser::parse_document(&source.lex().into_vec(), &mut builder, &mut |_: ParseError| is_wrong = true);
    let parsed = builder.finish()?;
    if is_wrong { Err(Refused(None)) } else { Ok(parsed) }
}

/// What is wrong with a text that was refused: too deep, else what `toml` says, else what only this reader minds.
fn problem(text: &str, Refused(own): Refused) -> SyntaxProblem {
    let others = || DeTable::parse(text).err().map(|error| told(&error, text));
    let deep = own.as_ref().filter(|problem| problem.cause == SyntaxCause::TooDeep).cloned();
    let unknown = SyntaxProblem { cause: SyntaxCause::Syntax(Wrong::Character), span: 0..0 };
    deep.or_else(others).or(own).unwrap_or(unknown)
}

/// The error of `toml` in our terms.
fn told(error: &toml::de::Error, text: &str) -> SyntaxProblem {
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

#[cfg(test)]
mod tests;
