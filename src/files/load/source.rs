//! One file as it was read: its bytes, its tree, and where a byte stands in lines and columns.

use super::folder::PROJECT_FILES;
use super::foreign::{is_foreign, is_foreign_text};
use super::places::Places;
use crate::evidence::{Why, naming, open_plain};
use crate::files::folders::merge_command;
use crate::files::format::{
    Cut, Document, Entry, Format, MAX_BYTES, MAX_DEPTH, Node, SyntaxCause, SyntaxProblem, Value, Wrong,
};
use crate::files::{format, slips};
use crate::model::finding::{Finding, Severity};
use crate::model::item::Place;
use crate::model::list::SourceAt;
use crate::text::Text;
use crate::text::say::failures::failure;
use crate::text::say::findings as say;
use std::io::Read;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// A file of the project.
#[derive(Debug)]
pub struct Source {
    /// Path from the project folder.
    pub path: PathBuf,
    /// The format its name announces.
    pub format: Format,
    /// What was in it; empty when it could not be read.
    content: Content,
    /// Its tree, unless something kept it from being read. Once the model was made from it, only the single values at
    /// its head are left.
    pub document: Option<Document>,
    /// What kept it from being read.
    problem: Option<ReadProblem>,
    /// Whether it is none of the handover's and passed over.
    foreign: bool,
    /// Where its bytes stand.
    places: OnceLock<Places>,
}

/// What was in a file: its text is proven to be one only once.
#[derive(Debug)]
enum Content {
    Text(String),
    Other(Vec<u8>),
}

#[derive(Debug)]
enum ReadProblem {
    Syntax(SyntaxProblem),
    Unreadable(Text),
    /// It is a link, which is not followed.
    Link,
}

impl Source {
    /// Reads and parses `path` under `root`. A problem is kept, not returned.
    pub fn read(root: &Path, path: &Path) -> Source {
        let mut source = Source::open(root, path);
        source.parse();
        source
    }

    /// Reads `path` under `root` and does not parse it yet. A problem is kept, not returned.
    pub(super) fn open(root: &Path, path: &Path) -> Source {
        match read_bounded(&root.join(path)) {
            Ok(bytes) => Source::holding(path, bytes),
            Err(problem) => Source { problem: Some(problem), ..Source::holding(path, Vec::new()) },
        }
    }

    /// Whether it could be read.
    pub(crate) fn is_readable(&self) -> bool {
        self.document.is_some()
    }

    /// Whether the file below `root` still holds what was read; never for one that could not be read.
    pub(super) fn is_unchanged(&self, root: &Path) -> bool {
        let same = || read_bounded(&root.join(&self.path)).is_ok_and(|bytes| bytes == self.bytes());
        self.is_readable() && same()
    }

    /// Parses the bytes of a file that is named `path`. A problem is kept, not returned.
    pub fn of(path: &Path, bytes: Vec<u8>) -> Source {
        let mut source = Source::holding(path, bytes);
        source.parse();
        source
    }

    /// The bytes of a file that is named `path`, not parsed yet.
    pub(crate) fn holding(path: &Path, bytes: Vec<u8>) -> Source {
        let format = Format::of(path).unwrap_or(Format::Toml);
        let content = match String::from_utf8(bytes) {
            Ok(text) => Content::Text(text),
            Err(error) => Content::Other(error.into_bytes()),
        };
        let (document, problem, foreign, places) = (None, None, false, OnceLock::new());
        Source { path: path.to_owned(), format, content, document, problem, foreign, places }
    }

    /// Parses it, where that was not done yet. A problem is kept, not returned.
    pub(super) fn parse(&mut self) {
        if !self.is_unparsed() {
            return;
        }
        let is_project_file = PROJECT_FILES.iter().any(|name| self.path == Path::new(name));
        match read(self.bytes(), self.format) {
            Ok(document) => {
                self.foreign = !is_project_file && is_foreign(&document);
                self.document = Some(document);
            }
            Err(problem) => {
                self.foreign = !is_project_file && is_foreign_text(self.bytes());
                self.problem = Some(ReadProblem::Syntax(problem));
            }
        }
    }

    fn is_unparsed(&self) -> bool {
        self.document.is_none() && self.problem.is_none()
    }

    /// Its text in parts, where it can be parsed so and was not parsed yet.
    pub(super) fn cut(&self) -> Option<Cut<'_>> {
        self.is_unparsed().then(|| format::cut(self.text(), self.format))?
    }

    /// Keeps of a tree, which is many times as large as its file, only the single values at its head.
    pub(super) fn keep_head(&mut self, document: &Document) {
        let single = |entry: &&Entry| !matches!(entry.node.value, Value::List(_) | Value::Table(_));
        let head = document.root.entries().iter().filter(single).cloned().collect();
        let root = Node { value: Value::Table(head), span: document.root.span.clone(), fixed: document.root.fixed };
        self.document = Some(Document { format: document.format, root, comments: Vec::new() });
    }

    /// Its tree, for a model to be made from; nothing where it is none of the handover's.
    pub(super) fn take_tree(&mut self) -> Option<Document> {
        let tree = self.document.take()?;
        self.keep_head(&tree);
        (!self.foreign).then_some(tree)
    }

    /// Whether it is none of the handover's: nothing in it begins as a section file does. It is passed over.
    pub(crate) fn is_foreign(&self) -> bool {
        self.foreign
    }

    /// Whether it is one of the handover's and could not be read.
    pub(crate) fn is_unreadable(&self) -> bool {
        self.document.is_none() && !self.foreign
    }

    /// The path as data and messages show it, with `/` on every system.
    pub fn name(&self) -> String {
        let parts: Vec<_> = self.path.iter().map(|part| part.to_string_lossy()).collect();
        parts.join("/")
    }

    /// The text; empty when it is not UTF-8.
    pub fn text(&self) -> &str {
        match &self.content {
            Content::Text(text) => text,
            Content::Other(_) => "",
        }
    }

    /// What was in it; empty when it could not be read.
    pub fn bytes(&self) -> &[u8] {
        match &self.content {
            Content::Text(text) => text.as_bytes(),
            Content::Other(bytes) => bytes,
        }
    }

    /// Line and column of a byte, both from 1; columns count characters.
    pub fn position(&self, byte: usize) -> (usize, usize) {
        let (places, bytes) = (self.places(), self.bytes());
        let byte = byte.min(bytes.len());
        let (number, line) = places.line(bytes, byte);
        let before = places.characters(bytes, byte) - places.characters(bytes, line.start);
        let mark = number == 1 && bytes[..byte].starts_with("\u{feff}".as_bytes());
        (number, before + 1 - usize::from(mark))
    }

    /// The bytes of the line that a byte stands on, without its end.
    pub fn line(&self, byte: usize) -> Range<usize> {
        let bytes = self.bytes();
        let (_, line) = self.places().line(bytes, byte.min(bytes.len()));
        let text = &bytes[line.clone()];
        let text = text.strip_suffix(b"\n").unwrap_or(text);
        line.start..line.start + text.strip_suffix(b"\r").unwrap_or(text).len()
    }

    fn places(&self) -> &Places {
        self.places.get_or_init(|| Places::of(self.bytes()))
    }

    /// The finding for whatever kept this file, number `position` of the project, from being read; or that it was
    /// passed over.
    pub(super) fn problem_finding(&self, position: SourceAt) -> Option<Finding> {
        let name = self.name();
        if self.foreign {
            let place = Place { source: position, span: 0..0 };
            let finding = Finding::new("not-a-section", Severity::Hint, place, say::passed_over());
            return Some(finding.advise(say::passed_over_advice()));
        }
        let syntax = match self.problem.as_ref()? {
            ReadProblem::Unreadable(why) => {
                let place = Place { source: position, span: 0..0 };
                return Some(Finding::new("unreadable", Severity::Error, place, say::unreadable(name, why)));
            }
            ReadProblem::Link => {
                let place = Place { source: position, span: 0..0 };
                return Some(Finding::new("symlink", Severity::Error, place, say::symlink(name)));
            }
            ReadProblem::Syntax(syntax) => syntax,
        };
        let at = |span: Range<usize>| Place { source: position, span };
        // Marks that git left are the cause of whatever else is wrong.
        let marked = |mark: &str| self.text().lines().any(|line| line.starts_with(mark));
        if let (Some(mark), true) = (self.text().find(CONFLICT), marked(CONFLICT) && marked(">>>>>>> ")) {
            let place = at(mark..mark + CONFLICT.len());
            let finding = Finding::new("syntax", Severity::Error, place, say::merge_conflict());
            return Some(finding.advise(say::merge_conflict_advice(merge_command(), name)));
        }
        if let Some(slip) = slips::find(self.text(), self.format, syntax) {
            let code = if let SyntaxCause::UnknownAnchor(_) = syntax.cause { "unknown-anchor" } else { "syntax" };
            let finding = Finding::new(code, Severity::Error, at(slip.span), slip.message);
            return Some(finding.advise(slip.advice).mended_by(slip.fix));
        }
        let (code, message) = match &syntax.cause {
            SyntaxCause::TooLarge => ("too-large", say::too_large(name, MAX_BYTES / 1024 / 1024)),
            SyntaxCause::TooDeep => ("too-deep", say::too_deep(MAX_DEPTH)),
            SyntaxCause::TooManyNodes => ("too-many-nodes", say::too_many_nodes()),
            SyntaxCause::NotUtf8 => ("not-utf8", say::not_utf8(self.position(syntax.span.start).0)),
            SyntaxCause::DuplicateKey(key) => ("duplicate-key", say::duplicate_key(key)),
            SyntaxCause::SeveralDocuments => ("several-documents", say::several_documents()),
            SyntaxCause::NotATable => ("not-a-table", say::not_a_table()),
            SyntaxCause::UnknownAnchor(name) => ("unknown-anchor", say::unknown_anchor(name)),
            SyntaxCause::Syntax(_) => ("syntax", slips::in_general(self.text(), self.format, syntax)),
        };
        Some(Finding::new(code, Severity::Error, at(syntax.span.clone()), message))
    }
}

/// The mark that git puts before the lines of one side.
const CONFLICT: &str = "<<<<<<< ";

/// Reads the tree of a file. One with a key that nobody can have meant is not read where it is known what was.
fn read(bytes: &[u8], format: Format) -> Result<Document, SyntaxProblem> {
    let document = format::parse(bytes, format)?;
    let text = std::str::from_utf8(bytes).unwrap_or_default();
    let odd = slips::odd_key(text, &document.root);
    let odd = odd.map(|span| SyntaxProblem { cause: SyntaxCause::Syntax(Wrong::Key), span });
    match odd.filter(|problem| slips::find(text, format, problem).is_some()) {
        Some(problem) => Err(problem),
        None => Ok(document),
    }
}

/// Reads a file, but no more of it than shows that it is too large. A link is not followed.
fn read_bounded(path: &Path) -> Result<Vec<u8>, ReadProblem> {
    let file = open_plain(path).map_err(|fault| match fault.why {
        Why::Symlink => ReadProblem::Link,
        Why::Unreadable(why) => ReadProblem::Unreadable(why),
        other => ReadProblem::Unreadable(naming::why(&other)),
    })?;
    let length = file.metadata().map_or(0, |about| about.len()).min(MAX_BYTES as u64);
    let mut bytes = Vec::with_capacity(usize::try_from(length).unwrap_or_default() + 1);
    let read = file.take(MAX_BYTES as u64 + 1).read_to_end(&mut bytes);
    read.map_err(|error| ReadProblem::Unreadable(failure(&error)))?;
    Ok(bytes)
}
