//! Markdown as people write it, brought into units: CommonMark's blocks, and what people take for such.
//!
//! Boxes, bullets and numbers are read from the text itself, since half of them are none in Markdown: `[x]` without a
//! bullet, ☐, 1、, entries that are indented too far. Front matter and the numbers of a listing before each line are taken
//! away first.

mod front;
mod inline;

use super::found::{Cell, Reading, Unit, What};
use super::html;
use super::marks::lead;
use super::rich::Rich;
use crate::text::visible::is_blank;
use front::Prepared;
use inline::Inline;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use std::ops::Range;

/// Reads Markdown.
pub(super) fn read(text: &str) -> Reading {
    let prepared = Prepared::of(text);
    let mut builder = Builder::new(&prepared);
    for (event, range) in
        Parser::new_ext(&prepared.text, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH).into_offset_iter()
    {
        builder.take(event, range);
    }
    builder.flush();
    let mut units = builder.units;
    for (line, fragment) in &prepared.tables {
        units.extend(html::read_from(fragment, *line, 1000 + line).units);
    }
    units.extend(prepared.layout.iter().cloned());
    prepared.cover(&mut units);
    Reading { title: prepared.title, units, ..Reading::default() }
}

/// What a line of text is part of.
#[derive(Clone, Copy, PartialEq)]
enum Block {
    Text,
    Heading(u8),
    Cell,
    Code,
    Html,
}

struct Builder<'a> {
    source: &'a Prepared,
    units: Vec<Unit>,
    /// How deep the lists are nested.
    depth: usize,
    /// Whether the entry that was begun has said nothing yet, and its line.
    fresh: Option<usize>,
    /// How deep quotes are nested.
    quoted: usize,
    block: Block,
    line: Inline,
    /// The line that the text began in.
    begun: Option<usize>,
    table: usize,
    cells: Vec<Cell>,
    /// How far the entries are indented that others may go beneath, and their depths.
    indents: Vec<(usize, usize)>,
    raw: String,
}

impl<'a> Builder<'a> {
    fn new(source: &'a Prepared) -> Builder<'a> {
        Builder {
            source,
            units: Vec::new(),
            depth: 0,
            fresh: None,
            quoted: 0,
            block: Block::Text,
            line: Inline::default(),
            begun: None,
            table: 0,
            cells: Vec::new(),
            indents: Vec::new(),
            raw: String::new(),
        }
    }

    fn take(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag),
            Event::Text(text) if self.block == Block::Code => self.code(&text, range.start),
            Event::Html(text) => {
                self.begun.get_or_insert(self.source.line_of(range.start));
                self.raw.push_str(&text);
            }
            Event::SoftBreak | Event::HardBreak => match self.block {
                Block::Cell => self.line.push("\n"),
                Block::Heading(_) => self.line.push(" "),
                _ => self.flush(),
            },
            Event::InlineHtml(tag) if inline::is_break(&tag) && self.block == Block::Text => self.flush(),
            Event::Rule => self.flush(),
            other => {
                if !matches!(&other, Event::Text(text) if is_blank(text)) {
                    self.begun.get_or_insert(self.source.line_of(range.start));
                }
                self.line.take(other);
            }
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>) {
        let line = self.source.line_of(range.start);
        match tag {
            Tag::Paragraph => self.block = Block::Text,
            Tag::Heading { level, .. } => {
                self.flush();
                self.block = Block::Heading(level as u8);
                self.begun = Some(line);
            }
            Tag::BlockQuote(_) => {
                self.flush();
                self.quoted += 1;
            }
            Tag::CodeBlock(kind) => {
                self.flush();
                self.block = Block::Code;
                self.line.fenced = kind.is_fenced();
            }
            Tag::HtmlBlock => {
                self.flush();
                self.block = Block::Html;
                self.raw.clear();
                self.begun = None;
            }
            Tag::List(_) => self.flush(),
            Tag::Item => {
                self.flush();
                self.nothing_said();
                self.depth += 1;
                self.fresh = Some(line);
            }
            Tag::Table(_) => {
                self.flush();
                self.table += 1;
            }
            Tag::TableHead | Tag::TableRow => {
                self.block = Block::Cell;
                self.cells.clear();
                self.begun = Some(line);
            }
            other => self.line.open(&other),
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph | TagEnd::Heading(_) => {
                self.flush();
                self.block = Block::Text;
            }
            TagEnd::BlockQuote(_) => {
                self.flush();
                self.quoted = self.quoted.saturating_sub(1);
            }
            TagEnd::CodeBlock => self.block = Block::Text,
            TagEnd::HtmlBlock => self.page(),
            TagEnd::Item => {
                self.flush();
                self.nothing_said();
                self.depth = self.depth.saturating_sub(1);
            }
            TagEnd::TableCell => {
                let text = self.line.finish();
                self.cells.push(Cell { text, merged: false, wide: 1 });
            }
            TagEnd::TableHead | TagEnd::TableRow => {
                let line = self.begun.take().unwrap_or_default();
                let cells = std::mem::take(&mut self.cells);
                let head = matches!(tag, TagEnd::TableHead);
                self.push(line, What::Row { table: self.table, head, cells });
            }
            TagEnd::Table => self.block = Block::Text,
            other => self.line.close(other),
        }
    }

    /// An entry of which nothing is said.
    fn nothing_said(&mut self) {
        if let Some(line) = self.fresh.take() {
            self.push(line, What::Entry { depth: self.depth, tick: None, text: Rich::default() });
        }
    }

    fn push(&mut self, line: usize, what: What) {
        self.units.push(Unit::new(line, what));
    }

    /// Ends the line of text that was begun.
    fn flush(&mut self) {
        let text = self.line.finish();
        let begun = self.begun.take();
        if text.is_blank() {
            return;
        }
        let line = begun.unwrap_or(1);
        if let Block::Heading(level) = self.block {
            self.fresh = None;
            return self.push(line, What::Heading { level, text });
        }
        if let Some(cells) = self.source.ragged_row(line) {
            self.nothing_said();
            // Lines that follow each other are of one table.
            let follows =
                matches!(self.units.last(), Some(Unit { line: last, what: What::Row { .. }, .. }) if last + 1 >= line);
            self.table += usize::from(!follows);
            return self.push(line, What::Row { table: self.table, head: !follows, cells });
        }
        let indent = self.source.indent(line);
        let (lead, text) = text.split_lead();
        if self.fresh.take().is_some() {
            self.indents.retain(|(other, _)| *other < indent);
            self.indents.push((indent, self.depth));
            return self.push(line, What::Entry { depth: self.depth, tick: lead.tick, text });
        }
        if (lead.tick.is_some() || lead.listed) && self.quoted == 0 {
            let within = self.indents.iter().rev().find(|(other, _)| *other < indent).map_or(0, |(_, depth)| *depth);
            let depth = if self.depth == 0 { 1 } else { within.max(self.depth - 1) + 1 };
            self.indents.retain(|(other, _)| *other < indent);
            self.indents.push((indent, depth));
            return self.push(line, What::Entry { depth, tick: lead.tick, text });
        }
        let text = if lead.end == 0 { text } else { Rich::plain(self.source.words(line)) };
        self.push(line, What::Line { depth: self.depth, code: false, text });
    }

    /// Lines of a block of code.
    fn code(&mut self, text: &str, start: usize) {
        let first = self.source.line_of(start);
        for (at, line) in text.lines().enumerate().filter(|(_, line)| !is_blank(line)) {
            let begins = lead(line);
            // What is only indented may be an entry that is indented too far.
            if !self.line.fenced && (begins.tick.is_some() || begins.listed) {
                let (lead, text) = Rich::plain(line).split_lead();
                let what = What::Entry { depth: self.depth + 1, tick: lead.tick, text };
                self.push(first + at, what);
            } else {
                let code = self.line.fenced;
                let text = if code { Rich::plain(line.trim_end()) } else { Rich::plain(line.trim()) };
                self.push(first + at, What::Line { depth: self.depth, code, text });
            }
        }
    }

    /// A piece of HTML between the text.
    fn page(&mut self) {
        self.block = Block::Text;
        let line = self.begun.take().unwrap_or(1);
        let raw = std::mem::take(&mut self.raw);
        self.table += 1;
        let mut found = html::read_from(&raw, line, 500_000 + self.table).units;
        for unit in &mut found {
            match &mut unit.what {
                What::Entry { depth, .. } | What::Line { depth, .. } => *depth += self.depth,
                _ => {}
            }
        }
        self.units.extend(found);
    }
}
