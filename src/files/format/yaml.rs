//! The YAML reader: parser events put together into the positioned tree.
//!
//! In: the text of one file. Out: its [`Document`], with aliases expanded, merge keys applied and
//! every node marked that must not be edited where it stands. What a plain scalar means is left to
//! the field that reads it.

mod anchors;
mod build;
mod dashes;
mod place;

use super::cut::{Comments, Cut, Head, ITEMS, PART, Ways};
use super::tree::{Document, Format, MAX_DEPTH, Node, SyntaxCause, SyntaxProblem, Value, Wrong};
use build::Builder;
use dashes::dashes;
use granit_parser::{ErrorKind, Event, Parser, ScanError, Span};
use place::BOM;
use std::ops::Range;

/// How YAML is read in parts: what comes before the first item, then parts that are a list each.
const WAYS: Ways = Ways { format: Format::Yaml, head, items };

/// Reads YAML text.
pub(super) fn parse_yaml(text: &str) -> Result<Document, SyntaxProblem> {
    let (root, comments) = read(text, &(begin(text)..text.len()))?;
    Ok(Document { format: Format::Yaml, root: top_table(root, text)?, comments })
}

/// The first byte after a byte order mark.
fn begin(text: &str) -> usize {
    if text.starts_with(BOM) { BOM.len() } else { 0 }
}

/// Cuts a text to be read in parts; nothing where that is not worth it, or it is laid out in another way.
pub(super) fn cut_yaml(text: &str) -> Option<Cut<'_>> {
    Cut::at(text, &dashes(text)?, PART, WAYS)
}

fn head(text: &str, end: usize) -> Option<Head> {
    let (root, comments) = read(text, &(begin(text)..end)).ok()?;
    let Value::Table(mut entries) = root?.value else { return None };
    let items = entries.pop().filter(|entry| entry.key == ITEMS && entry.node.value == Value::Null)?;
    Some((entries, items.key_span, comments))
}

fn items(text: &str, bytes: &Range<usize>) -> Option<(Vec<Node>, Comments)> {
    let (root, comments) = read(text, bytes).ok()?;
    match root?.value {
        Value::List(members) => Some((members, comments)),
        _ => None,
    }
}

/// The content of a part of a text, with its places in the text, and those of its comments.
fn read(text: &str, part: &Range<usize>) -> Result<(Option<Node>, Comments), SyntaxProblem> {
    let options = granit_parser::options! {
        emit_unresolved_aliases: true,
        max_buffered_comment_events: usize::MAX,
        flow_nesting_limit: MAX_DEPTH,
        block_nesting_limit: MAX_DEPTH,
    };
    let mut builder = Builder::new(text, part);
    let mut comments = Vec::new();
    let mut documents = 0;
    for step in Parser::new_from_str_with_options(&text[part.clone()], options) {
        let (event, span) = step.map_err(|error| problem(&error, text, part.start))?;
        let span = in_file(&span, part.start);
        match event {
            Event::Comment(..) => comments.push(span),
            Event::DocumentStart(..) => {
                documents += 1;
                if documents > 1 {
                    return Err(SyntaxProblem { cause: SyntaxCause::SeveralDocuments, span });
                }
            }
            event => builder.take(event, span)?,
        }
    }
    if !comments.is_sorted_by_key(|span: &Range<usize>| span.start) {
        comments.sort_by_key(|span| span.start);
    }
    Ok((builder.finish(), comments))
}

/// The top-level table; a file without content counts as an empty one.
fn top_table(root: Option<Node>, text: &str) -> Result<Node, SyntaxProblem> {
    let whole = 0..text.len();
    match root {
        None => Ok(Node { value: Value::Table(Vec::new()), span: whole, fixed: None }),
        Some(Node { value: Value::Null, fixed, .. }) => {
            Ok(Node { value: Value::Table(Vec::new()), span: whole, fixed })
        }
        Some(node) if matches!(node.value, Value::Table(_)) => Ok(node),
        Some(node) => Err(SyntaxProblem { cause: SyntaxCause::NotATable, span: node.span }),
    }
}

/// A parser span in bytes of the file.
fn in_file(span: &Span, shift: usize) -> Range<usize> {
    let range = span.byte_range().unwrap_or(0..0);
    range.start + shift..range.end.max(range.start) + shift
}

/// The parser's error in our terms.
fn problem(error: &ScanError, text: &str, shift: usize) -> SyntaxProblem {
    let start = (error.marker().byte_offset().unwrap_or(0) + shift).min(text.len());
    let width = text.get(start..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    let cause = match error.kind() {
        ErrorKind::RecursionLimitExceeded => SyntaxCause::TooDeep,
        kind => SyntaxCause::Syntax(wrong(kind)),
    };
    SyntaxProblem { cause, span: start..start + width }
}

fn wrong(kind: &ErrorKind) -> Wrong {
    use ErrorKind as Kind;
    match kind {
        Kind::UnexpectedEofFlowSequence
        | Kind::UnexpectedEofFlowMapping
        | Kind::UnexpectedEofImplicitFlowMapping
        | Kind::MisplacedFlowCollectionEnd
        | Kind::MismatchedFlowCollectionEnd { .. }
        | Kind::UnclosedFlowCollection { .. } => Wrong::Bracket,
        Kind::ExpectedFlowMappingSeparator | Kind::ExpectedFlowSequenceSeparator => Wrong::Comma,
        Kind::ExpectedBlockSequenceEntry
        | Kind::ExpectedBlockMappingKey
        | Kind::InvalidIndentation
        | Kind::BlockSequenceEntryNotAllowed
        | Kind::MappingKeyNotAllowed
        | Kind::InvalidBlockScalarIndent
        | Kind::InvalidFlowScalarIndent
        | Kind::InvalidQuotedScalarIndent => Wrong::Indent,
        Kind::TabNotAllowed
        | Kind::TabInBlockIndentation
        | Kind::TabInIndentation
        | Kind::TabInPlainScalar
        | Kind::TabAtBlockScalarStart => Wrong::Tab,
        Kind::UnclosedQuotedScalar
        | Kind::DocumentIndicatorInQuotedScalar
        | Kind::InvalidTrailingSingleQuotedScalar
        | Kind::InvalidTrailingDoubleQuotedScalar => Wrong::Quote,
        Kind::UnknownQuotedScalarEscape
        | Kind::InvalidQuotedScalarHexEscape
        | Kind::InvalidLowSurrogateHexEscape
        | Kind::InvalidLowSurrogate
        | Kind::MissingLowSurrogate
        | Kind::UnpairedLowSurrogate
        | Kind::InvalidUnicodeEscape => Wrong::Escape,
        Kind::SimpleKeyExpected | Kind::InvalidSimpleKey => Wrong::Key,
        Kind::MappingValueNotAllowed
        | Kind::InvalidColonPlacement
        | Kind::InvalidMappingValueWhitespace
        | Kind::ExpectedNodeContent
        | Kind::InvalidBlockScalarHeader => Wrong::Value,
        _ => Wrong::Character,
    }
}

#[cfg(test)]
mod tests {
    use super::super::tree::Entry;
    use super::*;
    use proptest::prelude::*;

    /// What stands before the items and each of them, with every place; of a text read whole, and in parts as small as
    /// can be.
    fn both(text: &str) -> (Option<String>, Option<String>) {
        let shown = |mut entries: Vec<Entry>| {
            let items = entries.pop_if(|last| last.key == ITEMS);
            items.map(|items| format!("{entries:?}{:?}{:?}", items.key_span, items.node.members()))
        };
        let whole = parse_yaml(text).ok().and_then(|document| match document.root.value {
            Value::Table(entries) => shown(entries),
            _ => None,
        });
        let cut = dashes(text).and_then(|begins| Cut::at(text, &begins, 1, WAYS)).and_then(Cut::whole);
        (whole, cut.and_then(|(entries, _)| shown(entries)))
    }

    /// Lines of which some together are YAML and others are not; a `%` is another number each time.
    const LINES: [&str; 40] = [
        "items:",
        "  - id: a%",
        "  - id: a%",
        "  - id: a%",
        "    title: A",
        "    title: B # one",
        "    log:",
        "      - {at: 2026-11-16T10:03:00+08:00, by: lin, did: granted}",
        "      - at: x",
        "        by: y",
        "    owner: [a, b]",
        "    details: |",
        "    details: |+",
        "    details: >-",
        "      - text # no comment",
        "      two lines",
        "  - |",
        "  -",
        "  - - a",
        "  - id: &x b%",
        "    same: *x",
        "    <<: *x",
        "  - &x",
        "  - *x",
        "- id: c%",
        "  title: C",
        " - id: d%",
        "    quoted: \"one",
        "  - two\"",
        "    quoted: 'one",
        "    three'",
        "    list: [one,",
        "  # between",
        "",
        "section: scope",
        "items: # so",
        "---",
        "...",
        "%TAG ! x",
        "\t- tab",
    ];

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(if cfg!(miri) { 10 } else { 4_000 }))]

        #[test]
        fn a_text_in_parts_is_the_same_tree_with_the_same_places_as_the_whole(
            lines in proptest::collection::vec(0..LINES.len(), 0..24),
            item in proptest::collection::vec(4..24_usize, 0..4),
            mark in any::<bool>(),
            crlf in any::<bool>(),
        ) {
            let end = if crlf { "\r\n" } else { "\n" };
            let text = |lines: &[usize]| {
                let line = |(number, line): (usize, &usize)| LINES[*line].replace('%', &number.to_string()) + end;
                (if mark { BOM } else { "" }).to_owned() + &lines.iter().enumerate().map(line).collect::<String>()
            };
            // Items that are often enough alike to be cut, before lines of any kind and without.
            let tame: Vec<usize> = [34, 0].into_iter().chain((0..4).flat_map(|_| [1].into_iter().chain(item.clone()))).collect();
            for text in [text(&lines), text(&tame), text(&[tame, lines].concat())] {
                let (whole, cut) = both(&text);
                prop_assert!(cut.is_none() || cut == whole, "{}\n{:?}\n{:?}", text, whole, cut);
            }
        }
    }

    #[test]
    fn plain_items_are_read_in_parts() {
        for text in [
            "section: scope\nitems:\n  - id: a\n  - id: b\n    log:\n      - {by: lin}\n  - id: c\n",
            "---\nitems: # all\n\n# one\n- id: a\n- id: b\n  details: |\n    - x\n- id: c",
            "\u{feff}section: scope\r\nitems:\r\n  -\r\n    id: a\r\n  - id: b\r\n  - id: c\r\n",
        ] {
            let (whole, cut) = both(text);
            assert!(cut.is_some() && cut == whole, "{text}");
        }
    }
}
