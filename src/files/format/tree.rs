//! The positioned tree: a file as tables, lists and values, each of which knows the bytes it stands in.

use compact_str::CompactString;
use std::ops::Range;
use std::path::Path;

/// Largest file that is read, in bytes.
pub const MAX_BYTES: usize = 16 * 1024 * 1024;
/// Deepest nesting of lists and tables that is read.
pub const MAX_DEPTH: usize = 64;

/// The two file formats of a project.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// TOML 1.0 and 1.1.
    Toml,
    /// YAML 1.2, read the way a person means it (`no` and `12:30` in a text field are that text).
    Yaml,
}

impl Format {
    /// The format that a file name's ending announces: `.toml`, `.yaml` or `.yml`, in small or capital letters.
    pub fn of(path: &Path) -> Option<Format> {
        match path.extension()?.to_ascii_lowercase().to_str()? {
            "toml" => Some(Format::Toml),
            "yaml" | "yml" => Some(Format::Yaml),
            _ => None,
        }
    }

    /// The ending that new files of this format get, without the dot.
    pub fn extension(self) -> &'static str {
        match self {
            Format::Toml => "toml",
            Format::Yaml => "yaml",
        }
    }

    /// The format's name as people write it.
    pub fn name(self) -> &'static str {
        match self {
            Format::Toml => "TOML",
            Format::Yaml => "YAML",
        }
    }
}

/// One parsed file.
#[derive(Debug, Clone)]
pub struct Document {
    /// The format it was read as.
    pub format: Format,
    /// The top-level table. An empty file is an empty table.
    pub root: Node,
    /// Byte spans of all comments, in file order.
    pub comments: Vec<Range<usize>>,
}

/// A value and where it stands in the file.
#[derive(Debug, Clone)]
pub struct Node {
    /// What was written.
    pub value: Value,
    /// Bytes of the file (a byte order mark counts) that the value occupies.
    pub span: Range<usize>,
    /// Why bytes cannot be spliced into this node, if so (YAML only).
    pub fixed: Option<Fixed>,
}

/// Why a YAML node must not be edited by splicing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fixed {
    /// It carries an anchor that an alias refers to, so an edit would show up in two places.
    Shared,
    /// It is an alias: its content stands elsewhere.
    Alias,
    /// It carries an explicit tag.
    Tagged,
    /// Some of its entries come in through a merge key.
    Merged,
}

/// A value as written, before any field gives it a type.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// YAML: nothing, `~` or `null` written plain.
    Null,
    /// TOML boolean.
    Bool(bool),
    /// TOML integer.
    Integer(i64),
    /// TOML float.
    Float(f64),
    /// TOML date, time or date-time, as it is written in the file.
    Date(CompactString),
    /// A TOML string, or a quoted or block YAML scalar.
    Text(CompactString),
    /// A plain YAML scalar, as written. The field that reads it decides what it is.
    Plain(CompactString),
    /// A list, in order.
    List(Vec<Node>),
    /// A table, in order; keys are unique.
    Table(Vec<Entry>),
}

/// A key of a table with its value.
#[derive(Debug, Clone)]
pub struct Entry {
    /// The key, unquoted.
    pub key: CompactString,
    /// Where the key stands.
    pub key_span: Range<usize>,
    /// The value.
    pub node: Node,
}

impl Node {
    /// The value under `key`, when this is a table that has it.
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.entry(key).map(|entry| &entry.node)
    }

    /// The entry for `key`, when this is a table that has it.
    pub fn entry(&self, key: &str) -> Option<&Entry> {
        self.entries().iter().find(|entry| entry.key == key)
    }

    /// The entries of a table; nothing for any other value.
    pub fn entries(&self) -> &[Entry] {
        match &self.value {
            Value::Table(entries) => entries,
            _ => &[],
        }
    }

    /// The entries of a table, to be changed; nothing for any other value.
    pub(crate) fn entries_mut(&mut self) -> &mut [Entry] {
        match &mut self.value {
            Value::Table(entries) => entries,
            _ => &mut [],
        }
    }

    /// Whether it is a list.
    pub(crate) fn is_list(&self) -> bool {
        matches!(self.value, Value::List(_))
    }

    /// The members of the list under `key`, which is empty from then on.
    pub fn take_members(&mut self, key: &str) -> Vec<Node> {
        match self.entries_mut().iter_mut().find(|entry| entry.key == key).map(|entry| &mut entry.node.value) {
            Some(Value::List(members)) => std::mem::take(members),
            _ => Vec::new(),
        }
    }

    /// The members of a list; nothing for any other value.
    pub fn members(&self) -> &[Node] {
        match &self.value {
            Value::List(members) => members,
            _ => &[],
        }
    }
}

/// Equal content; where it stands does not matter.
impl PartialEq for Node {
    fn eq(&self, other: &Node) -> bool {
        self.value == other.value
    }
}

/// Equal key and content; where it stands does not matter.
impl PartialEq for Entry {
    fn eq(&self, other: &Entry) -> bool {
        self.key == other.key && self.node == other.node
    }
}

/// Why a file could not be read at all.
#[derive(Debug, Clone, PartialEq)]
pub struct SyntaxProblem {
    /// What kind of problem it is.
    pub cause: SyntaxCause,
    /// Where it shows, in bytes of the file.
    pub span: Range<usize>,
}

/// The kinds of problem that keep a file from being read.
#[derive(Debug, Clone, PartialEq)]
pub enum SyntaxCause {
    /// Longer than [`MAX_BYTES`].
    TooLarge,
    /// Nested deeper than [`MAX_DEPTH`].
    TooDeep,
    /// Aliases expand to far more nodes than the file has bytes for.
    TooManyNodes,
    /// Not UTF-8; the span starts at the offending byte.
    NotUtf8,
    /// A key stands twice in one table.
    DuplicateKey(String),
    /// A YAML file with more than one document.
    SeveralDocuments,
    /// The top level is not a table.
    NotATable,
    /// An alias (`*name`) without its anchor.
    UnknownAnchor(String),
    /// Anything else that the format does not allow.
    Syntax(Wrong),
}

/// What the format does not allow, told apart as far as people are helped by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wrong {
    /// A quotation mark is missing, or something follows the closing one.
    Quote,
    /// A bracket is missing or stands alone.
    Bracket,
    /// A line is moved in too far, or not far enough.
    Indent,
    /// A tab stands where only blanks may.
    Tab,
    /// A comma is missing, or there is one too many.
    Comma,
    /// No value stands where one must be, or none that can be read.
    Value,
    /// A key is missing, or is none.
    Key,
    /// An escape in quotes that is not known.
    Escape,
    /// A number that is too large.
    Number,
    /// `<<` with something else than tables.
    Merge,
    /// A character that may not stand there.
    Character,
}
