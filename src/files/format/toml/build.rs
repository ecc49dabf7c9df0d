//! Puts the parser's events together into the tree.
//!
//! In: the events of a text, or of a part of one. Out: its entries with their places; or that something is wrong with
//! it, for which the words are another's to find. What is open stands on one stack, so that a list or table is made once
//! and as large as it is.

use super::tables::{Built, Key, Place, Refused, Walk, is_of_headers, settle, within};
use crate::files::format::tree::{Entry, Node, SyntaxCause, SyntaxProblem, Value, Wrong};
use std::borrow::Cow;
use std::ops::Range;
use toml::value::Datetime;
use toml_parser::decoder::{Encoding, ScalarKind};
use toml_parser::parser::EventReceiver;
use toml_parser::{ErrorSink, Raw, Source, Span};

/// A list or table that is not closed yet: the one below all others is the table that headers and keys without brackets
/// fill.
struct Open {
    start: usize,
    depth: usize,
    is_list: bool,
    /// How many of the values and of the keys that wait are not its own.
    before: usize,
    keys_before: usize,
}

/// The header that the table below all others stands under.
struct Header {
    path: Vec<Key>,
    key: Key,
    span: Range<usize>,
    is_list: bool,
}

/// What events are put together with.
pub(super) struct Builder<'t> {
    source: Source<'t>,
    /// Where the part begins that is parsed.
    begin: usize,
    top: Vec<Entry>,
    header: Option<Header>,
    /// Where a header begins that is not read to its end.
    opened: usize,
    open: Vec<Open>,
    /// Members and entries of what is open, those of the innermost last; and keys that wait for their value.
    members: Vec<Node>,
    entries: Vec<Entry>,
    keys: Vec<Key>,
    walk: Walk,
    comments: Vec<Range<usize>>,
    refused: Option<Refused>,
}

/// The entries of a text, and its comments.
pub(super) type Parsed = (Vec<Entry>, Vec<Range<usize>>);

impl<'t> Builder<'t> {
    pub(super) fn new(source: Source<'t>, begin: usize) -> Builder<'t> {
        Builder {
            source,
            begin,
            top: Vec::new(),
            header: None,
            opened: 0,
            open: vec![Open { start: Place::TOP, depth: 1, is_list: false, before: 0, keys_before: 0 }],
            members: Vec::new(),
            entries: Vec::new(),
            keys: Vec::new(),
            walk: Walk::default(),
            comments: Vec::new(),
            refused: None,
        }
    }

    pub(super) fn finish(mut self) -> Built<Parsed> {
        let done = self.finish_table();
        self.note(done);
        if let Some(refused) = self.refused {
            return Err(refused);
        }
        settle(&mut self.top);
        Ok((self.top, self.comments))
    }

    fn place(&self, span: Span) -> Range<usize> {
        self.begin + span.start()..self.begin + span.end()
    }

    fn raw(&self, span: Span, encoding: Option<Encoding>) -> Raw<'t> {
        Raw::new_unchecked(&self.source.input()[span.start()..span.end()], encoding, span)
    }

    /// Keeps the first thing that is wrong.
    fn note(&mut self, done: Built<()>) {
        if let Err(refused) = done {
            self.refused.get_or_insert(refused);
        }
    }

    /// The table below all others goes to its place.
    fn finish_table(&mut self) -> Built<()> {
        let entries = self.entries.drain(..).collect();
        let Some(Header { path, key, span, is_list }) = self.header.take() else {
            self.top = entries;
            return Ok(());
        };
        let parent = self.walk.descend(Place::top(&mut self.top), &path, false)?;
        let known = self.walk.find(&parent, &key.text);
        let table = Node { value: Value::Table(entries), span: span.clone(), fixed: None };
        match (known.map(|at| &mut parent.entries[at]), is_list) {
            (None, false) => parent.entries.push(key.with(table)),
            (None, true) => {
                let list = Node { value: Value::List(vec![table]), span, fixed: None };
                parent.entries.push(key.with(list));
            }
            // It gave what it had to this one when its header was read.
            (Some(entry), false) => *entry = key.with(table),
            (Some(Entry { key_span, node, .. }), true) => match &mut node.value {
                Value::List(members) if is_of_headers(&node.span, key_span) => members.push(table),
                _ => return Err(Refused(None)),
            },
        }
        Ok(())
    }

    /// The header of a table was read.
    fn start_table(&mut self, end: usize, is_list: bool) -> Built<()> {
        let span = self.opened..end;
        let mut path: Vec<Key> = self.keys.drain(..).collect();
        let key = path.pop().ok_or(Refused(None))?;
        let parent = self.walk.descend(Place::top(&mut self.top), &path, false)?;
        let depth = parent.depth + if is_list { 2 } else { 1 };
        if let (Some(at), false) = (self.walk.find(&parent, &key.text), is_list) {
            let entry = &mut parent.entries[at];
            match (self.walk.is_free(entry), &mut entry.node.value) {
                (true, Value::Table(entries)) => self.entries.append(entries),
                _ => return Err(Refused(None)),
            }
        }
        within(depth, &span)?;
        self.open[0] = Open { start: span.start, depth, is_list: false, before: 0, keys_before: 0 };
        self.header = Some(Header { path, key, span, is_list });
        Ok(())
    }

    fn open_header(&mut self, span: Span) {
        let done = self.finish_table();
        self.note(done);
        self.open.truncate(1);
        self.keys.clear();
        self.opened = self.place(span).start;
    }

    fn close_header(&mut self, span: Span, is_list: bool) {
        let done = self.start_table(self.place(span).end, is_list);
        self.note(done);
    }

    /// A list or table in brackets begins; whether it may.
    fn enter(&mut self, span: Span, is_list: bool) -> bool {
        let place = self.place(span);
        let around = &self.open[self.open.len() - 1];
        // A member of a list is one deeper, and a value as many as there are keys in its path.
        let depth = around.depth + (self.keys.len() - around.keys_before).max(1);
        let before = if is_list { self.members.len() } else { self.entries.len() };
        self.open.push(Open { start: place.start, depth, is_list, before, keys_before: self.keys.len() });
        self.note(within(depth, &place));
        self.refused.is_none()
    }

    fn leave(&mut self, span: Span) {
        // Where more is closed than was opened the parser has found an error.
        if self.open.len() < 2 || self.refused.is_some() {
            return;
        }
        let Some(Open { start, is_list, before, .. }) = self.open.pop() else { return };
        let value = if is_list {
            Value::List(self.members.drain(before..).collect())
        } else {
            let mut entries: Vec<Entry> = self.entries.drain(before..).collect();
            if self.walk.has_dotted() {
                settle(&mut entries);
            }
            Value::Table(entries)
        };
        let span = start..self.place(span).end;
        self.put(Node { value, span, fixed: None });
    }

    /// A value goes into what is open.
    fn put(&mut self, node: Node) {
        let Some(Open { start, depth, is_list, before, keys_before }) = self.open.last() else { return };
        if *is_list {
            return self.members.push(node);
        }
        let table = Place { entries: &mut self.entries, from: *before, id: *start, depth: *depth, is_implied: true };
        let mut keys = self.keys.drain(*keys_before..);
        let (last, path) = (keys.next_back(), keys.as_slice());
        let parent = self.walk.descend(table, path, true);
        drop(keys);
        let done = parent.and_then(|parent| match last {
            Some(key) if parent.is_implied && self.walk.find(&parent, &key.text).is_none() => {
                parent.entries.push(key.with(node));
                Ok(())
            }
            _ => Err(Refused(None)),
        });
        self.note(done);
    }

    fn value(&self, span: Span, encoding: Option<Encoding>, errors: &mut dyn ErrorSink) -> Built<Node> {
        let (mut text, raw) = (Cow::Borrowed(""), self.raw(span, encoding));
        let kind = raw.decode_scalar(&mut text, errors);
        let span = self.place(span);
        let out_of_range = || SyntaxProblem { cause: SyntaxCause::Syntax(Wrong::Number), span: span.clone() };
        let value = match kind {
            ScalarKind::String => Value::Text(text.into()),
            ScalarKind::Boolean(flag) => Value::Bool(flag),
            ScalarKind::DateTime => {
                text.parse::<Datetime>().map_err(|_| Refused(None))?;
                Value::Date(raw.as_str().into())
            }
            ScalarKind::Float => {
                let number = text.parse().ok();
                let number = number.filter(|n: &f64| n.is_finite() || !text.contains(|c: char| c.is_ascii_digit()));
                Value::Float(number.ok_or_else(|| Refused(Some(out_of_range())))?)
            }
            ScalarKind::Integer(radix) => {
                let number = i64::from_str_radix(&text, radix.value());
                Value::Integer(number.map_err(|_| Refused(Some(out_of_range())))?)
            }
        };
        Ok(Node { value, span, fixed: None })
    }
}

impl EventReceiver for Builder<'_> {
    fn std_table_open(&mut self, span: Span, _: &mut dyn ErrorSink) {
        self.open_header(span);
    }

    fn std_table_close(&mut self, span: Span, _: &mut dyn ErrorSink) {
        self.close_header(span, false);
    }

    fn array_table_open(&mut self, span: Span, _: &mut dyn ErrorSink) {
        self.open_header(span);
    }

    fn array_table_close(&mut self, span: Span, _: &mut dyn ErrorSink) {
        self.close_header(span, true);
    }

    fn inline_table_open(&mut self, span: Span, _: &mut dyn ErrorSink) -> bool {
        self.enter(span, false)
    }

    fn inline_table_close(&mut self, span: Span, _: &mut dyn ErrorSink) {
        self.leave(span);
    }

    fn array_open(&mut self, span: Span, _: &mut dyn ErrorSink) -> bool {
        self.enter(span, true)
    }

    fn array_close(&mut self, span: Span, _: &mut dyn ErrorSink) {
        self.leave(span);
    }

    fn simple_key(&mut self, span: Span, encoding: Option<Encoding>, errors: &mut dyn ErrorSink) {
        let mut text = Cow::Borrowed("");
        self.raw(span, encoding).decode_key(&mut text, errors);
        self.keys.push(Key { text: text.into(), span: self.place(span) });
    }

    fn scalar(&mut self, span: Span, encoding: Option<Encoding>, errors: &mut dyn ErrorSink) {
        match self.value(span, encoding, errors) {
            Ok(node) => self.put(node),
            Err(refused) => self.note(Err(refused)),
        }
    }

    fn comment(&mut self, span: Span, errors: &mut dyn ErrorSink) {
        self.raw(span, None).decode_comment(errors);
        self.comments.push(self.place(span));
    }

    fn newline(&mut self, span: Span, errors: &mut dyn ErrorSink) {
        self.raw(span, None).decode_newline(errors);
    }
}
