//! Typed values out of the positioned tree; a wrong type is a finding and reading goes on.

use crate::files::format::{Entry, Node, Value};
use crate::model::finding::{Finding, Fix, Severity};
use crate::model::item::Place;
use crate::model::kinds::tables::TableName;
use crate::model::kinds::values;
use crate::model::kinds::values::Fault;
use crate::model::list::SourceAt;
use crate::text::nearest::nearest;
use crate::text::say::{findings as say, words};
use crate::text::{Lang, Text, Written};
use std::borrow::Cow;
use std::ops::Range;

/// Reads the fields of one table of one file.
pub(super) struct Fields<'a> {
    pub(super) source: SourceAt,
    /// The whole file as it is written.
    pub(super) text: &'a str,
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

    /// Adds advice to what was reported last.
    pub(super) fn advise(&mut self, advice: Option<Text>) {
        if let (Some(last), Some(advice)) = (self.findings.last_mut(), advice) {
            last.advice = Some(advice);
        }
    }

    fn wrong_type(&mut self, entry: &Entry, expected: Text) {
        let message = say::wrong_type(&entry.key, expected, type_of(&entry.node.value));
        self.report("wrong-type", &entry.node.span, &entry.key, message);
    }

    /// Reports what is wrong with a value.
    pub(super) fn fault(&mut self, entry: &Entry, fault: &Fault) {
        match fault {
            Fault::NotAFlag => self.wrong_type(entry, say::a_flag()),
            Fault::NotAnInteger => self.wrong_type(entry, say::an_integer()),
            fault => {
                let written = self.written(&entry.node).unwrap_or_default();
                self.report(fault.code(), &entry.node.span, &entry.key, fault.message(&entry.key, &written));
            }
        }
    }

    /// A single value as it stands in the file, without quotes and blanks at its ends; nothing for a list or table.
    pub(super) fn written<'n>(&self, node: &'n Node) -> Option<Cow<'n, str>> {
        let text = match &node.value {
            Value::Text(text) | Value::Plain(text) | Value::Date(text) => text.as_str(),
            Value::Bool(flag) => return Some(Cow::Owned(flag.to_string())),
            // A number has other ways to be written: 1.10, 0x1F.
            Value::Integer(_) | Value::Float(_) => {
                return self.text.get(node.span.clone()).map(|written| Cow::Owned(written.to_owned()));
            }
            Value::Null => "",
            Value::List(_) | Value::Table(_) => return None,
        };
        Some(Cow::Borrowed(text.trim()))
    }

    /// A single value as text, where any will do; a number that must be quoted is reported.
    fn scalar<'n>(&mut self, node: &'n Node, key: &str) -> Option<Cow<'n, str>> {
        let written = self.written(node)?;
        let number = match &node.value {
            Value::Plain(_) => values::number_for_others(&written),
            Value::Integer(number) => Some(number.to_string()),
            Value::Float(number) if number.is_finite() => Some(values::written_float(*number)),
            _ => None,
        };
        if let Some(number) = number.filter(|number| *number != written) {
            let message = say::unquoted_number(key, &*written, number);
            let finding = Finding::new("unquoted-number", Severity::Error, self.place(&node.span), message);
            let finding = finding.in_field(self.path_of(key)).advise(say::unquoted_number_advice(&*written));
            let fix = Fix { at: node.span.clone(), text: format!("\"{written}\"") };
            let finding = finding.mended_by(Some(fix).filter(|_| node.fixed.is_none()));
            self.findings.push(finding);
        }
        Some(written)
    }

    /// A value that a person measured or chose, as it is written: a number may be written in any way.
    pub(super) fn value(&mut self, entry: &Entry) -> Option<String> {
        let Some(text) = self.written(&entry.node) else {
            self.wrong_type(entry, say::a_text());
            return None;
        };
        values::trimmed(&text).map(str::to_owned)
    }

    /// A text; nothing when it is blank.
    pub(super) fn text(&mut self, entry: &Entry) -> Option<String> {
        match &entry.node.value {
            Value::Text(_) | Value::Plain(_) | Value::Null => self.loose_text(entry),
            _ => {
                self.wrong_type(entry, say::a_text());
                None
            }
        }
    }

    /// A text, or one for each language; nothing when it is blank.
    pub(super) fn in_languages(&mut self, entry: &Entry) -> Option<Written> {
        let Value::Table(entries) = &entry.node.value else {
            return self.text(entry).map(Written::from);
        };
        let mut texts: Vec<(Lang, String)> = Vec::with_capacity(entries.len());
        for inner in entries {
            let key = format!("{}.{}", entry.key, inner.key);
            match Lang::parse(&inner.key) {
                Some(lang) if texts.iter().any(|(known, _)| *known == lang) => {
                    self.report("wrong-type", &inner.key_span, &key, say::language_twice(&entry.key, lang.tag()));
                }
                Some(lang) => texts.extend(self.text(inner).map(|text| (lang, text))),
                None => {
                    let tags = words::name_list(&Lang::ALL.map(Lang::tag));
                    self.report("wrong-type", &inner.key_span, &key, say::not_a_language(&inner.key, &entry.key, tags));
                }
            }
        }
        Written::each(texts)
    }

    /// A name in one language or in each, of which something must show; one that is blank is reported.
    pub(super) fn name_in_languages(&mut self, entry: &Entry) -> Option<Written> {
        match &entry.node.value {
            Value::Table(_) => self.in_languages(entry),
            _ => self.name(entry).map(Written::from),
        }
    }

    /// A text, or a number, date or yes/no taken as it is written; nothing when it is blank.
    pub(super) fn loose_text(&mut self, entry: &Entry) -> Option<String> {
        match self.scalar(&entry.node, &entry.key) {
            Some(text) => values::trimmed(&text).map(str::to_owned),
            None => {
                self.wrong_type(entry, say::a_text());
                None
            }
        }
    }

    /// A text that must not be blank where its field is written.
    pub(super) fn name(&mut self, entry: &Entry) -> Option<String> {
        let text = self.text(entry);
        self.report_blank(entry);
        text
    }

    /// As [`Fields::name`], with numbers, dates and yes/no as they are written.
    pub(super) fn loose_name(&mut self, entry: &Entry) -> Option<String> {
        let text = self.loose_text(entry);
        self.report_blank(entry);
        text
    }

    fn report_blank(&mut self, entry: &Entry) {
        if is_blank_text(&entry.node) {
            self.fault(entry, &Fault::Blank);
        }
    }

    /// Several texts, without the blank ones; a single one counts as a list of one.
    pub(super) fn texts(&mut self, entry: &Entry) -> Vec<String> {
        let Value::List(members) = &entry.node.value else {
            return self.text(entry).into_iter().collect();
        };
        let mut texts = Vec::with_capacity(members.len());
        for (position, member) in members.iter().enumerate() {
            match self.scalar(member, &entry.key) {
                Some(text) => texts.extend(values::trimmed(&text).map(str::to_owned)),
                None => {
                    let message = say::wrong_type(&entry.key, say::texts(), type_of(&member.value));
                    let key = format!("{}[{position}]", entry.key);
                    self.report("wrong-type", &member.span, &key, message);
                }
            }
        }
        texts
    }

    /// Yes or no; nothing when it is blank.
    pub(super) fn flag(&mut self, entry: &Entry) -> Option<bool> {
        let read = match &entry.node.value {
            Value::Bool(flag) => Ok(*flag),
            Value::Text(word) | Value::Plain(word) => values::flag(values::trimmed(word)?),
            Value::Null => return None,
            _ => Err(Fault::NotAFlag),
        };
        read.inspect_err(|fault| self.fault(entry, fault)).ok()
    }

    /// A whole number; nothing when it is blank. One out of its range is reported and still told.
    pub(super) fn integer(&mut self, entry: &Entry, range: Option<(i64, i64)>) -> Option<i64> {
        let read = match &entry.node.value {
            Value::Integer(number) => Ok(*number),
            Value::Plain(digits) => values::integer(digits),
            Value::Text(text) if values::trimmed(text).is_none() => return None,
            Value::Null => return None,
            _ => Err(Fault::NotAnInteger),
        };
        let number = read.inspect_err(|fault| self.fault(entry, fault)).ok()?;
        let _ = values::in_range(number, range).inspect_err(|fault| self.fault(entry, fault));
        Some(number)
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
        self.unknown_among(entry, table.fields(), None);
    }

    /// As [`Fields::unknown`], where more than the fields of one table are known, or there is better advice.
    pub(super) fn unknown_among<'n>(
        &mut self,
        entry: &Entry,
        known: impl Iterator<Item = &'n str>,
        better: Option<Text>,
    ) {
        let near = || nearest(&entry.key, known).map(say::did_you_mean);
        let advice = better.or_else(near).unwrap_or_else(say::unknown_field_advice);
        let finding = Finding::new(
            "unknown-field",
            Severity::Warning,
            self.place(&entry.key_span),
            say::unknown_field(&entry.key),
        );
        self.findings.push(finding.in_field(self.path_of(&entry.key)).advise(advice));
    }

    /// Reports a field that must be there, unless it was reported as blank.
    pub(super) fn missing(&mut self, table: &Node, key: &str) {
        if !is_blank_in(Some(table), key) {
            self.report_missing(&table.span, key);
        }
    }

    /// Reports a field that must be there.
    pub(super) fn report_missing(&mut self, span: &Range<usize>, key: &str) {
        self.report("missing-field", span, key, say::missing_field(key));
    }

    /// Any value as one line for people: lists with commas, tables as `key: value`.
    pub(super) fn flat(&self, node: &Node) -> String {
        match &node.value {
            Value::List(members) => members.iter().map(|member| self.flat(member)).collect::<Vec<_>>().join(", "),
            Value::Table(entries) => entries
                .iter()
                .map(|entry| format!("{}: {}", entry.key, self.flat(&entry.node)))
                .collect::<Vec<_>>()
                .join("; "),
            _ => self.written(node).unwrap_or_default().into_owned(),
        }
    }
}

/// Whether a table has a field that is blank, which was reported when it was read.
pub(super) fn is_blank_in(table: Option<&Node>, key: &str) -> bool {
    table.and_then(|table| table.get(key)).is_some_and(is_blank_text)
}

/// Whether a table says nothing of a field at all.
pub(super) fn is_left_out(table: &Node, key: &str) -> bool {
    table.get(key).is_none_or(|node| node.value == Value::Null)
}

/// Whether a value is text of which nothing shows.
fn is_blank_text(node: &Node) -> bool {
    matches!(&node.value, Value::Text(text) | Value::Plain(text) if values::trimmed(text).is_none())
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
