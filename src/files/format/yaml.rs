//! The YAML reader: parser events put together into the positioned tree.
//!
//! In: the text of one file. Out: its [`Document`], with aliases expanded, merge keys applied and
//! every node marked that must not be edited where it stands. What a plain scalar means is left to
//! the field that reads it.

mod anchors;
mod build;
mod place;

use super::tree::{Document, Format, MAX_DEPTH, Node, SyntaxCause, SyntaxProblem, Value, Wrong};
use build::Builder;
use granit_parser::{ErrorKind, Event, Parser, ScanError, Span};
use place::BOM;
use std::ops::Range;

/// Reads YAML text.
pub(super) fn parse_yaml(text: &str) -> Result<Document, SyntaxProblem> {
    let body = text.strip_prefix(BOM).unwrap_or(text);
    let shift = text.len() - body.len();
    let options = granit_parser::options! {
        emit_unresolved_aliases: true,
        max_buffered_comment_events: usize::MAX,
        flow_nesting_limit: MAX_DEPTH,
        block_nesting_limit: MAX_DEPTH,
    };
    let mut builder = Builder::new(text);
    let mut comments = Vec::new();
    let mut documents = 0;
    for step in Parser::new_from_str_with_options(body, options) {
        let (event, span) = step.map_err(|error| problem(&error, text, shift))?;
        let span = in_file(&span, shift);
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
    let root = top_table(builder.finish(), text)?;
    Ok(Document { format: Format::Yaml, root, comments })
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
