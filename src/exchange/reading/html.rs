//! HTML, and what Word and Excel save as such, brought into units.
//!
//! The tags are taken one by one, as they come, with a stack for tables alone: no nesting is too deep, and what is never
//! closed or closed twice does no harm.

mod line;
mod table;
mod word;

use super::found::{Reading, Unit, What};
use super::marks::is_box;
use super::rich::Rich;
use html5gum::emitters::default::DefaultEmitter;
use html5gum::{HtmlString, Spanned, StartTag, Token, Tokenizer};
use line::Line;
use std::collections::BTreeMap;
use table::Table;

/// Tags that end the line of text before them and after them.
const BLOCKS: [&str; 25] = [
    "p",
    "div",
    "section",
    "article",
    "header",
    "footer",
    "main",
    "aside",
    "nav",
    "blockquote",
    "pre",
    "dl",
    "dt",
    "dd",
    "hr",
    "form",
    "fieldset",
    "legend",
    "center",
    "address",
    "figure",
    "figcaption",
    "body",
    "html",
    "caption",
];

/// Tags whose text is none of the page.
const UNSEEN: [&str; 6] = ["script", "style", "template", "xml", "noscript", "head"];

/// Reads a page.
pub(super) fn read(text: &str) -> Reading {
    read_from(text, 1, 1)
}

/// Reads a piece of a page that begins in a line; its tables are numbered from a number on.
pub(super) fn read_from(text: &str, line: usize, table: usize) -> Reading {
    let mut emitter = DefaultEmitter::<usize>::new_with_span();
    emitter.naively_switch_states(true);
    let starts: Vec<usize> = text.match_indices('\n').map(|(at, _)| at + 1).collect();
    let line_of = |place: usize| line + starts.partition_point(|start| *start <= place);
    let mut page = Page { next_table: table, ..Page::default() };
    for token in Tokenizer::new_with_emitter(text, emitter) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => page.start(&tag, line_of(tag.span.start)),
            Token::EndTag(tag) => page.end(&words(&tag.name)),
            Token::String(text) => page.text(&words(&text.value), line_of(text.span.start)),
            Token::Comment(comment) => page.comment(&words(&comment.value)),
            Token::Doctype(_) | Token::Error(_) => {}
        }
    }
    page.finish()
}

fn words(text: &HtmlString) -> String {
    String::from_utf8_lossy(text).into_owned()
}

/// A page as far as it was read.
#[derive(Default)]
struct Page {
    title: String,
    units: Vec<Unit>,
    line: Line,
    /// The line that the text began in.
    begun: Option<usize>,
    heading: Option<u8>,
    /// How deep the lists are nested.
    depth: usize,
    /// The depth of the entry that was begun and has said nothing yet.
    fresh: Option<usize>,
    /// The depth of the entry that text goes on.
    entry: usize,
    tables: Vec<Table>,
    next_table: usize,
    /// Tags whose text is not seen, and how many of them are open.
    unseen: Vec<String>,
    in_title: bool,
    /// What Word draws before an entry.
    in_bullet: bool,
}

type Attributes = BTreeMap<HtmlString, Spanned<HtmlString, usize>>;

fn attribute(attributes: &Attributes, name: &str) -> Option<String> {
    attributes.get(name.as_bytes()).map(|value| words(&value.value))
}

impl Page {
    fn start(&mut self, tag: &StartTag<usize>, line: usize) {
        let name = words(&tag.name);
        let read = |name: &str| attribute(&tag.attributes, name);
        match name.as_str() {
            "title" => self.in_title = true,
            unseen if UNSEEN.contains(&unseen) && !tag.self_closing => self.unseen.push(name),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.flush();
                self.heading = name[1..].parse().ok();
            }
            "ul" | "ol" => {
                self.flush();
                self.depth += 1;
            }
            "li" => {
                self.flush();
                self.fresh = Some(self.depth.max(1));
                self.entry = self.depth.max(1);
            }
            "p" => {
                self.flush();
                if let Some(depth) = word::list_level(read("class").as_deref(), read("style").as_deref()) {
                    self.fresh = Some(depth);
                    self.entry = depth;
                } else if self.depth == 0 {
                    self.entry = 0;
                    self.heading = word::heading_level(read("class").as_deref());
                }
            }
            "br" => self.broken(),
            "table" => {
                self.flush();
                self.tables.push(Table::new(self.next_table));
                self.next_table += 1;
            }
            "tr" => {
                self.row();
                if let Some(table) = self.tables.last_mut() {
                    table.begin(line);
                }
            }
            "td" | "th" => {
                self.cell();
                let span = |name| read(name).and_then(|text| text.trim().parse().ok()).unwrap_or(1);
                if let Some(table) = self.tables.last_mut() {
                    table.open(name == "th", span("colspan"), span("rowspan"), line);
                }
            }
            "input" if read("type").is_some_and(|kind| kind.eq_ignore_ascii_case("checkbox")) => {
                let ticked = read("checked").is_some();
                self.say(if ticked { "☑ " } else { "☐ " }, line);
            }
            "a" => self.line.link(read("href")),
            "b" | "strong" => self.line.bold(true),
            "sub" | "small" | "sup" => self.line.small(true),
            "s" | "del" | "strike" => self.line.struck(true),
            "span" | "font" => {
                let style = read("style").unwrap_or_default() + &read("face").unwrap_or_default();
                self.line.fonts.push(word::is_symbols(&style));
            }
            block if BLOCKS.contains(&block) => self.flush(),
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        if let Some(at) = self.unseen.iter().rposition(|open| open == name) {
            self.unseen.truncate(at);
            return;
        }
        match name {
            "title" => self.in_title = false,
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.flush();
                self.heading = None;
            }
            "ul" | "ol" => {
                self.flush();
                self.nothing_said();
                self.depth = self.depth.saturating_sub(1);
                self.entry = self.depth;
            }
            "li" => {
                self.flush();
                self.nothing_said();
            }
            "p" => {
                self.flush();
                self.heading = None;
            }
            "td" | "th" => self.cell(),
            "tr" => self.row(),
            "table" => {
                self.row();
                self.tables.pop();
            }
            "b" | "strong" => self.line.bold(false),
            "sub" | "small" | "sup" => self.line.small(false),
            "s" | "del" | "strike" => self.line.struck(false),
            "span" | "font" => {
                self.line.fonts.pop();
            }
            block if BLOCKS.contains(&block) => self.flush(),
            _ => {}
        }
    }

    fn text(&mut self, text: &str, line: usize) {
        if self.in_title {
            self.title.push_str(text);
        } else if self.unseen.is_empty() {
            let blank = text.len() - text.trim_start().len();
            let line = line + text[..blank].matches('\n').count();
            let mut symbols = String::new();
            let text = if self.line.fonts.last() == Some(&true) {
                symbols.extend(text.chars().map(word::symbol));
                &symbols
            } else {
                text
            };
            // What Word draws before an entry is kept where it is a box.
            if self.in_bullet && !text.contains(is_box) {
                return;
            }
            self.say(text, line);
        }
    }

    fn say(&mut self, text: &str, line: usize) {
        if !text.trim().is_empty() {
            self.begun.get_or_insert(line);
        }
        self.line.push(text);
    }

    fn comment(&mut self, text: &str) {
        if text.contains("!supportLists") {
            self.in_bullet = true;
        } else if text.contains("endif") {
            self.in_bullet = false;
        }
    }

    /// Whether text goes into a cell.
    fn in_cell(&self) -> bool {
        self.tables.last().is_some_and(Table::is_in_cell)
    }

    fn broken(&mut self) {
        if self.in_cell() || self.heading.is_some() {
            self.line.broken();
        } else {
            self.flush();
        }
    }

    /// An entry of which nothing is said.
    fn nothing_said(&mut self) {
        self.fresh = None;
    }

    /// Ends the line of text that was begun.
    fn flush(&mut self) {
        if self.in_cell() {
            return self.line.broken();
        }
        let text = self.line.finish();
        let line = self.begun.take().unwrap_or(1);
        if text.is_blank() {
            return;
        }
        if let Some(level) = self.heading {
            return self.units.push(Unit::new(line, What::Heading { level, text }));
        }
        let (lead, rest) = text.clone().split_lead();
        let what = match self.fresh.take() {
            Some(depth) => What::Entry { depth, tick: lead.tick, text: rest },
            None if lead.tick.is_some() || lead.listed => {
                What::Entry { depth: self.entry.max(1), tick: lead.tick, text: rest }
            }
            None => What::Line { depth: self.entry, code: false, text },
        };
        self.units.push(Unit::new(line, what));
    }

    /// Ends the cell that is open.
    fn cell(&mut self) {
        if self.in_cell() {
            let text = self.line.finish();
            self.begun = None;
            if let Some(table) = self.tables.last_mut() {
                table.close(text);
            }
        } else {
            self.flush();
        }
    }

    /// Ends the row that is open.
    fn row(&mut self) {
        self.cell();
        self.units.extend(self.tables.last_mut().and_then(Table::end));
    }

    fn finish(mut self) -> Reading {
        while !self.tables.is_empty() {
            self.row();
            self.tables.pop();
        }
        self.flush();
        let title = Rich::plain(self.title.trim());
        let title = (!title.is_blank()).then(|| title.text.split_whitespace().collect::<Vec<_>>().join(" "));
        Reading { title, units: self.units, ..Reading::default() }
    }
}
