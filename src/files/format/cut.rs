//! A long text in parts, each of which is valid by itself.
//!
//! What a parser keeps of a text takes several times its length, and so does its tree, so that of a long one neither
//! must be there as a whole. In: a text, and where its items begin. Out: what comes before them, and the items part by
//! part; nothing where it is not certain that they are those of the whole.

use super::tree::{Document, Entry, Format, Node, Value};
use rayon::prelude::*;
use std::ops::Range;

/// The list that a section file is about.
pub(super) const ITEMS: &str = "items";

/// A file is parsed in parts of so many bytes.
pub(super) const PART: usize = 16 * 1024;

/// With fewer parts than these a file is parsed whole.
const LEAST: usize = 3;

/// Where comments stand.
pub(super) type Comments = Vec<Range<usize>>;

/// The entries of a file but its items, where the key of these stands, or would, and its comments.
pub(super) type Head = (Vec<Entry>, Range<usize>, Comments);

/// The items of a part, and its comments.
pub(super) type Items = (Vec<Node>, Comments);

/// How a format is read in parts.
#[derive(Clone, Copy)]
pub(super) struct Ways {
    pub(super) format: Format,
    /// The head of a text, which ends at a byte.
    pub(super) head: fn(&str, usize) -> Option<Head>,
    /// The items that are all there is in a part of a text, with their places in the text, and its comments.
    pub(super) items: fn(&str, &Range<usize>) -> Option<Items>,
}

/// A text that is read in parts: a head without items, then parts that hold items and nothing else.
pub(crate) struct Cut<'t> {
    text: &'t str,
    ways: Ways,
    head: Vec<Entry>,
    key_span: Range<usize>,
    comments: Comments,
    parts: Vec<Part>,
}

/// Some items of a text on end.
pub(crate) struct Part {
    /// How many items come before.
    pub(crate) first: usize,
    /// How many items seem to begin in it.
    count: usize,
    bytes: Range<usize>,
}

impl<'t> Cut<'t> {
    /// Cuts a text where items begin into what comes before the first of them and parts of some size; nothing where it
    /// is too short to be worth it, or laid out in another way, or wrong.
    pub(super) fn at(text: &'t str, begins: &[usize], size: usize, ways: Ways) -> Option<Cut<'t>> {
        let mut parts: Vec<Part> = Vec::new();
        for (number, begin) in begins.iter().enumerate() {
            match parts.last_mut() {
                Some(part) if begin - part.bytes.start < size => part.count += 1,
                _ => parts.push(Part { first: number, count: 1, bytes: *begin..text.len() }),
            }
        }
        for at in 1..parts.len() {
            parts[at - 1].bytes.end = parts[at].bytes.start;
        }
        if parts.len() < LEAST {
            return None;
        }
        let (head, key_span, comments) = (ways.head)(text, parts[0].bytes.start)?;
        head.iter().all(|entry| entry.key != ITEMS).then_some(Cut { text, ways, head, key_span, comments, parts })
    }

    /// What comes before the items, with an empty list where they stand.
    pub(crate) fn head(&self) -> Document {
        let value = Value::Table(self.entries(Vec::new(), self.parts[0].bytes.start..self.text.len()));
        let root = Node { value, span: 0..self.text.len(), fixed: None };
        Document { format: self.ways.format, root, comments: Vec::new() }
    }

    fn entries(&self, items: Vec<Node>, span: Range<usize>) -> Vec<Entry> {
        let node = Node { value: Value::List(items), span, fixed: None };
        let items = Entry { key: ITEMS.into(), key_span: self.key_span.clone(), node };
        self.head.iter().cloned().chain([items]).collect()
    }

    /// The parts in their order.
    pub(crate) fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// The items of a part; nothing where it is laid out in another way, or wrong.
    pub(crate) fn items(&self, part: &Part) -> Option<Vec<Node>> {
        self.read(part).map(|(items, _)| items)
    }

    fn read(&self, part: &Part) -> Option<Items> {
        (self.ways.items)(self.text, &part.bytes).filter(|(items, _)| items.len() == part.count)
    }

    /// All entries of the text, and its comments.
    pub(super) fn whole(mut self) -> Option<(Vec<Entry>, Comments)> {
        let read = self.parts.par_iter().map(|part| self.read(part)).collect::<Option<Vec<_>>>()?;
        let mut members = Vec::new();
        for (items, comments) in read {
            members.extend(items);
            self.comments.extend(comments);
        }
        let span = members.first()?.span.start..members.last()?.span.end;
        let comments = std::mem::take(&mut self.comments);
        Some((self.entries(members, span), comments))
    }
}
