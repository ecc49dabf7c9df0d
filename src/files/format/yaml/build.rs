//! Builds the tree from parser events, on a stack of its own so that no depth can exhaust ours.

use super::anchors::Anchors;
use super::place;
use crate::files::format::tree::{Entry, Fixed, MAX_DEPTH, Node, SyntaxCause, SyntaxProblem, Value, Wrong};
use compact_str::CompactString;
use granit_parser::{Event, ScalarStyle, StructureStyle, Tag};
use std::borrow::Cow;
use std::collections::HashSet;
use std::ops::Range;

/// Up to so many keys a table is searched from front to back.
const SMALL_TABLE: usize = 16;
/// The key that pulls in the entries of other tables.
const MERGE_KEY: &str = "<<";

/// The tree as far as the events went.
pub(super) struct Builder<'t> {
    text: &'t str,
    open: Vec<Open>,
    root: Option<Node>,
    anchors: Anchors,
    /// Where the last token with any text ends.
    last_end: usize,
}

/// A list or table whose end has not come yet.
struct Open {
    content: Content,
    start: usize,
    block: bool,
    anchor: usize,
    fixed: Option<Fixed>,
}

enum Content {
    List(Vec<Node>),
    Table(OpenTable),
}

#[derive(Default)]
struct OpenTable {
    entries: Vec<Entry>,
    /// The keys, once there are many.
    keys: HashSet<CompactString>,
    merged: Option<Node>,
    key: Option<Key>,
}

struct Key {
    name: CompactString,
    span: Range<usize>,
    merges: bool,
}

impl<'t> Builder<'t> {
    /// For a part of a text.
    pub(super) fn new(text: &'t str, part: &Range<usize>) -> Builder<'t> {
        let anchors = Anchors::new(part.len());
        Builder { text, open: Vec::new(), root: None, anchors, last_end: part.start }
    }

    /// The finished tree.
    pub(super) fn finish(mut self) -> Option<Node> {
        if let Some(root) = &mut self.root {
            self.anchors.mark_shared(root);
        }
        self.root
    }

    /// Takes the next event.
    pub(super) fn take(&mut self, event: Event<'t>, span: Range<usize>) -> Result<(), SyntaxProblem> {
        match event {
            Event::Scalar(text, style, anchor, tag) => self.scalar(text, style, anchor, tag.as_deref(), span),
            Event::Alias(id) => self.alias(id, span),
            Event::UnresolvedAlias(name) => {
                Err(SyntaxProblem { cause: SyntaxCause::UnknownAnchor(name.into_owned()), span })
            }
            Event::SequenceStart(style, anchor, tag) => {
                let content = Content::List(Vec::new());
                self.start(content, style, anchor, tag.is_some(), span)
            }
            Event::MappingStart(style, anchor, tag) => {
                let content = Content::Table(OpenTable::default());
                self.start(content, style, anchor, tag.is_some(), span)
            }
            Event::SequenceEnd | Event::MappingEnd => self.end(span),
            _ => Ok(()),
        }
    }

    /// The table whose next key is due, if one is.
    fn wants_key(&mut self) -> Option<&mut OpenTable> {
        match self.open.last_mut() {
            Some(Open { content: Content::Table(table), .. }) if table.key.is_none() => Some(table),
            _ => None,
        }
    }

    fn scalar(
        &mut self,
        text: Cow<'t, str>,
        style: ScalarStyle,
        anchor: usize,
        tag: Option<&Tag>,
        span: Range<usize>,
    ) -> Result<(), SyntaxProblem> {
        let plain = style == ScalarStyle::Plain;
        let empty = plain && span.is_empty();
        let span = match style {
            ScalarStyle::Literal | ScalarStyle::Folded => place::block_scalar(self.text, self.last_end, span),
            _ => span,
        };
        self.last_end = self.last_end.max(span.end);
        if self.wants_key().is_some() {
            if empty {
                return Err(syntax(Wrong::Key, span));
            }
            if anchor != 0 {
                let node = Node { value: Value::Text(text.clone().into()), span: span.clone(), fixed: None };
                self.anchors.define(anchor, &node)?;
            }
            let merges = plain && tag.is_none() && text == MERGE_KEY;
            return self.key(Key { name: text.into(), span, merges });
        }
        let as_text = tag.is_some_and(|tag| tag.is_yaml_core_schema_tag("str"));
        let value = if as_text && empty {
            Value::Text(CompactString::default())
        } else if !plain || as_text {
            Value::Text(text.into())
        } else if empty || matches!(&*text, "~" | "null" | "Null" | "NULL") {
            Value::Null
        } else {
            Value::Plain(text.into())
        };
        let fixed = (tag.is_some() && !as_text).then_some(Fixed::Tagged);
        self.attach(Node { value, span, fixed }, anchor)
    }

    fn alias(&mut self, id: usize, span: Range<usize>) -> Result<(), SyntaxProblem> {
        self.last_end = self.last_end.max(span.end);
        if self.wants_key().is_some() {
            let Some(name) = self.anchors.key(id) else {
                return Err(syntax(Wrong::Key, span));
            };
            return self.key(Key { name, span, merges: false });
        }
        let node = self.anchors.copy(id, span, self.open.len())?;
        self.attach(node, 0)
    }

    fn key(&mut self, key: Key) -> Result<(), SyntaxProblem> {
        let Some(table) = self.wants_key() else {
            return Err(syntax(Wrong::Key, key.span));
        };
        let again = if key.merges { table.merged.is_some() } else { table.has(&key.name) };
        if again {
            return Err(SyntaxProblem { cause: SyntaxCause::DuplicateKey(key.name.into()), span: key.span });
        }
        table.key = Some(key);
        Ok(())
    }

    fn start(
        &mut self,
        content: Content,
        style: StructureStyle,
        anchor: usize,
        tagged: bool,
        span: Range<usize>,
    ) -> Result<(), SyntaxProblem> {
        if self.wants_key().is_some() {
            return Err(syntax(Wrong::Key, span));
        }
        if self.open.len() >= MAX_DEPTH {
            return Err(SyntaxProblem { cause: SyntaxCause::TooDeep, span });
        }
        let block = style == StructureStyle::Block;
        let mut start = span.start;
        if let (true, Content::List(_), Some(key)) = (block, &content, self.current_key()) {
            start = place::first_dash(self.text, key.start, start);
        }
        self.last_end = self.last_end.max(span.end);
        let fixed = tagged.then_some(Fixed::Tagged);
        self.open.push(Open { content, start, block, anchor, fixed });
        Ok(())
    }

    /// The key whose value comes next.
    fn current_key(&self) -> Option<Range<usize>> {
        match self.open.last() {
            Some(Open { content: Content::Table(table), block: true, .. }) => {
                table.key.as_ref().map(|key| key.span.clone())
            }
            _ => None,
        }
    }

    fn end(&mut self, span: Range<usize>) -> Result<(), SyntaxProblem> {
        let Some(open) = self.open.pop() else {
            return Err(syntax(Wrong::Bracket, span));
        };
        if !open.block {
            self.last_end = self.last_end.max(span.end);
        }
        let span = open.start..self.last_end.max(open.start);
        let (value, merged) = match open.content {
            Content::List(members) => (Value::List(members), false),
            Content::Table(table) => {
                let (entries, merged) = table.finish()?;
                (Value::Table(entries), merged)
            }
        };
        let fixed = open.fixed.or(merged.then_some(Fixed::Merged));
        self.attach(Node { value, span, fixed }, open.anchor)
    }

    /// Puts a finished node where it belongs.
    fn attach(&mut self, node: Node, anchor: usize) -> Result<(), SyntaxProblem> {
        if anchor != 0 {
            self.anchors.define(anchor, &node)?;
        }
        match self.open.last_mut().map(|open| &mut open.content) {
            None => self.root = Some(node),
            Some(Content::List(members)) => members.push(node),
            Some(Content::Table(table)) => table.put(node),
        }
        Ok(())
    }
}

impl OpenTable {
    fn has(&self, name: &str) -> bool {
        if self.entries.len() > SMALL_TABLE {
            self.keys.contains(name)
        } else {
            self.entries.iter().any(|entry| entry.key == name)
        }
    }

    fn put(&mut self, node: Node) {
        match self.key.take() {
            Some(key) if key.merges => self.merged = Some(node),
            Some(key) => self.push(Entry { key: key.name, key_span: key.span, node }),
            None => {}
        }
    }

    fn push(&mut self, entry: Entry) {
        if self.entries.len() == SMALL_TABLE {
            self.keys = self.entries.iter().map(|entry| entry.key.clone()).collect();
        }
        if self.entries.len() >= SMALL_TABLE {
            self.keys.insert(entry.key.clone());
        }
        self.entries.push(entry);
    }

    /// The entries, and whether some of them came in through a merge key.
    fn finish(mut self) -> Result<(Vec<Entry>, bool), SyntaxProblem> {
        let Some(merged) = self.merged.take() else {
            return Ok((self.entries, false));
        };
        let sources = match merged.value {
            Value::List(members) => members,
            _ => vec![merged],
        };
        for source in sources {
            let Value::Table(entries) = source.value else {
                return Err(syntax(Wrong::Merge, source.span));
            };
            for entry in entries {
                if !self.has(&entry.key) {
                    self.push(entry);
                }
            }
        }
        Ok((self.entries, true))
    }
}

fn syntax(wrong: Wrong, span: Range<usize>) -> SyntaxProblem {
    SyntaxProblem { cause: SyntaxCause::Syntax(wrong), span }
}
