//! Typed values out of the positioned tree; a wrong type is a finding and reading goes on.

use crate::files::format::{Entry, Node, Value};
use crate::model::finding::{Finding, Severity};
use crate::model::item::Place;
use crate::model::kinds::tables::TableName;
use crate::model::list::SourceAt;
use crate::text::Text;
use crate::text::say::findings as say;
use std::ops::Range;

/// Reads the fields of one table of one file.
pub(super) struct Fields<'a> {
    pub(super) source: SourceAt,
    /// Path of the table being read, empty at the top.
    pub(super) path: String,
    pub(super) findings: &'a mut Vec<Finding>,
}

impl Fields<'_> {
    pub(super) fn place(&self, span: &Range<usize>) -> Place {
        Place { source: self.source, span: span.clone() }
    }

    pub(super) fn path_of(&self, key: &str) -> String {
        if self.path.is_empty() { key.to_owned() } else { format!("{}.{key}", self.path) }
    }

    pub(super) fn report(&mut self, code: &'static str, span: &Range<usize>, key: &str, message: Text) {
        let finding = Finding::new(code, Severity::Error, self.place(span), message).in_field(self.path_of(key));
        self.findings.push(finding);
    }

    fn wrong_type(&mut self, entry: &Entry, expected: Text) {
        let message = say::wrong_type(&entry.key, expected, type_of(&entry.node.value));
        self.report("wrong-type", &entry.node.span, &entry.key, message);
    }

    /// A text; nothing when it is empty.
    pub(super) fn text(&mut self, entry: &Entry) -> Option<String> {
        match &entry.node.value {
            Value::Text(text) | Value::Plain(text) => Some(text.to_string()).filter(|text| !text.is_empty()),
            Value::Null => None,
            _ => {
                self.wrong_type(entry, say::a_text());
                None
            }
        }
    }

    /// A text, or a number, date or yes/no taken as it is written.
    pub(super) fn loose_text(&mut self, entry: &Entry) -> Option<String> {
        match scalar_text(&entry.node.value) {
            Some(text) => Some(text).filter(|text| !text.is_empty()),
            None => self.text(entry),
        }
    }

    /// Several texts; a single one counts as a list of one.
    pub(super) fn texts(&mut self, entry: &Entry) -> Vec<String> {
        match &entry.node.value {
            Value::List(members) => {
                let mut texts = Vec::with_capacity(members.len());
                for (position, member) in members.iter().enumerate() {
                    match scalar_text(&member.value) {
                        Some(text) => texts.push(text),
                        None => {
                            let message = say::wrong_type(&entry.key, say::texts(), type_of(&member.value));
                            let key = format!("{}[{position}]", entry.key);
                            self.report("wrong-type", &member.span, &key, message);
                        }
                    }
                }
                texts
            }
            _ => self.text(entry).into_iter().collect(),
        }
    }

    /// Yes or no.
    pub(super) fn flag(&mut self, entry: &Entry) -> Option<bool> {
        match &entry.node.value {
            Value::Bool(flag) => Some(*flag),
            Value::Plain(word) => match word.to_ascii_lowercase().as_str() {
                "true" | "yes" | "on" => Some(true),
                "false" | "no" | "off" => Some(false),
                _ => {
                    self.wrong_type(entry, say::a_flag());
                    None
                }
            },
            Value::Null => None,
            _ => {
                self.wrong_type(entry, say::a_flag());
                None
            }
        }
    }

    /// A whole number.
    pub(super) fn integer(&mut self, entry: &Entry) -> Option<i64> {
        let number = match &entry.node.value {
            Value::Integer(number) => Some(*number),
            Value::Plain(digits) => digits.parse().ok(),
            Value::Null => return None,
            _ => None,
        };
        if number.is_none() {
            self.wrong_type(entry, say::an_integer());
        }
        number
    }

    /// The members of a list of tables, each with its path.
    pub(super) fn tables<'n>(&mut self, entry: &'n Entry) -> Vec<(usize, &'n Node)> {
        let members = match &entry.node.value {
            Value::List(members) => members,
            Value::Null => return Vec::new(),
            _ => {
                self.wrong_type(entry, say::tables());
                return Vec::new();
            }
        };
        let mut tables = Vec::with_capacity(members.len());
        for (position, member) in members.iter().enumerate() {
            match &member.value {
                Value::Table(_) => tables.push((position, member)),
                other => {
                    let key = format!("{}[{position}]", entry.key);
                    let message = say::wrong_type(&key, say::a_table(), type_of(other));
                    self.report("wrong-type", &member.span, &key, message);
                }
            }
        }
        tables
    }

    /// The entries of a table.
    pub(super) fn table<'n>(&mut self, entry: &'n Entry) -> &'n [Entry] {
        match &entry.node.value {
            Value::Table(entries) => entries,
            Value::Null => &[],
            _ => {
                self.wrong_type(entry, say::a_table());
                &[]
            }
        }
    }

    /// Reports a key that nothing reads, with the nearest one that something does.
    pub(super) fn unknown(&mut self, entry: &Entry, table: TableName) {
        self.unknown_among(entry, table.fields());
    }

    /// As [`Fields::unknown`], where more than the fields of one table are known.
    pub(super) fn unknown_among<'n>(&mut self, entry: &Entry, known: impl Iterator<Item = &'n str>) {
        let advice = match nearest(&entry.key, known) {
            Some(near) => say::did_you_mean(near),
            None => say::unknown_field_advice(),
        };
        let finding = Finding::new(
            "unknown-field",
            Severity::Warning,
            self.place(&entry.key_span),
            say::unknown_field(&entry.key),
        );
        self.findings.push(finding.in_field(self.path_of(&entry.key)).advise(advice));
    }

    /// Reports a field that must be there.
    pub(super) fn missing(&mut self, span: &Range<usize>, key: &str) {
        self.report("missing-field", span, key, say::missing_field(key));
    }
}

/// The text of any single value as it is written.
pub(super) fn scalar_text(value: &Value) -> Option<String> {
    match value {
        Value::Text(text) | Value::Plain(text) | Value::Date(text) => Some(text.to_string()),
        Value::Bool(flag) => Some(flag.to_string()),
        Value::Integer(number) => Some(number.to_string()),
        Value::Float(number) => Some(number.to_string()),
        Value::Null => Some(String::new()),
        Value::List(_) | Value::Table(_) => None,
    }
}

/// Any value as one line for people: lists with commas, tables as `key: value`.
pub(super) fn flat_text(value: &Value) -> String {
    match value {
        Value::List(members) => members.iter().map(|member| flat_text(&member.value)).collect::<Vec<_>>().join(", "),
        Value::Table(entries) => entries
            .iter()
            .map(|entry| format!("{}: {}", entry.key, flat_text(&entry.node.value)))
            .collect::<Vec<_>>()
            .join("; "),
        single => scalar_text(single).unwrap_or_default(),
    }
}

fn type_of(value: &Value) -> Text {
    match value {
        Value::Null => say::nothing(),
        Value::Bool(_) => say::a_flag(),
        Value::Integer(_) => say::an_integer(),
        Value::Float(_) => say::a_float(),
        Value::Date(_) => say::a_date(),
        Value::Text(_) | Value::Plain(_) => say::a_text(),
        Value::List(_) => say::a_list(),
        Value::Table(_) => say::a_table(),
    }
}

/// The known name that `word` was probably meant to be.
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let score = |name: &str| strsim::damerau_levenshtein(&word.to_lowercase(), &name.to_lowercase());
    let longest = word.chars().count().max(3);
    known
        .into_iter()
        .map(|name| (score(name), name))
        .filter(|(distance, name)| *distance * 5 <= longest.max(name.chars().count()) * 2)
        .min()
        .map(|(_, name)| name)
}
