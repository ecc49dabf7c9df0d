//! What was meant where a file can be read and says something else: fields under other names, lists with Chinese
//! marks, texts that lost their end.
//!
//! In: the tree of a file: first its head, then its items one by one. Out: a finding for each, with what mends it where
//! that is certain; the tree then says what was meant, so that nothing else is found to be wrong because of it.

use crate::files::edit::quoted;
use crate::files::format::{Entry, Format, Node, Value};
use crate::files::slips;
use crate::model::finding::{Finding, Fix, Severity};
use crate::model::item::{ItemName, Place};
use crate::model::kinds::called::meanings;
use crate::model::kinds::tables::{Holds, ShapeField, TableName};
use crate::model::kinds::{Field, FieldType, Kind, built_in};
use crate::model::list::SourceAt;
use crate::text::Text;
use crate::text::say::{findings as say, slips as slips_say};
use std::collections::HashSet;
use std::ops::Range;
use std::sync::Arc;

/// What is known of a file before its items are looked at.
pub(super) struct Meant<'t> {
    text: &'t str,
    source: SourceAt,
    format: Format,
    /// The kind of the items.
    kind: Option<Arc<Kind>>,
    /// Fields that the file names itself.
    own: Vec<String>,
    /// The names of the anchors that an alias may refer to.
    aliases: HashSet<&'t str>,
}

impl<'t> Meant<'t> {
    /// Makes the tree of a file, which is a table of that name, say what was meant, but for the items of a section.
    pub(super) fn head(
        root: &mut Node,
        name: TableName,
        (text, format): (&'t str, Format),
        source: SourceAt,
        findings: &mut Vec<Finding>,
    ) -> Meant<'t> {
        let aliases = match format {
            Format::Yaml => text.split('*').skip(1).map(first_word).collect(),
            Format::Toml => HashSet::new(),
        };
        let mut file = Meant { text, source, format, kind: None, own: Vec::new(), aliases };
        let mut reader = Reader { file: &file, measured: Vec::new(), item: None, found: Vec::new() };
        reader.names(root, name);
        findings.append(&mut reader.found);
        if name == TableName::Section {
            file.enter_section(root.entries());
        }
        let mut reader = Reader { file: &file, measured: Vec::new(), item: None, found: Vec::new() };
        reader.values(root, name);
        findings.append(&mut reader.found);
        file
    }

    /// Makes an item say what was meant.
    pub(super) fn item(&self, node: &mut Node, findings: &mut Vec<Finding>) {
        let mut reader = Reader { file: self, measured: Vec::new(), item: None, found: Vec::new() };
        reader.table(node, TableName::Item);
        findings.append(&mut reader.found);
    }

    fn enter_section(&mut self, entries: &[Entry]) {
        let text = |entry: &Entry| match &entry.node.value {
            Value::Text(text) | Value::Plain(text) => text.trim().to_owned(),
            _ => String::new(),
        };
        let under = |key: &str| entries.iter().find(|entry| entry.key == key);
        let kind = under("section").map(text).unwrap_or_default();
        self.kind = Some(built_in(&kind).cloned().unwrap_or_else(|| Arc::new(Kind::custom(&kind))));
        let named = under("fields").map(|entry| entry.node.entries()).unwrap_or_default();
        self.own = named.iter().map(|entry| entry.key.to_string()).collect();
        collect_measured(entries, &mut self.own);
    }
}

struct Reader<'r, 't> {
    file: &'r Meant<'t>,
    /// Fields that steps of the item measure against.
    measured: Vec<String>,
    /// The item that is being read.
    item: Option<ItemName>,
    found: Vec<Finding>,
}

/// What a field holds, as far as it matters here.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Holding {
    Text,
    /// Several names, none of which has a comma in it.
    Names,
    /// Several texts.
    Texts,
    /// One word.
    Word,
    Table(TableName),
    Other,
}

impl Reader<'_, '_> {
    fn table(&mut self, node: &mut Node, name: TableName) {
        self.names(node, name);
        if name == TableName::Item {
            self.enter_item(node.entries());
        }
        self.values(node, name);
    }

    /// The names of a table's fields. What stands elsewhere is looked at where it stands.
    fn names(&mut self, node: &mut Node, name: TableName) {
        let (Value::Table(entries), None) = (&mut node.value, node.fixed) else { return };
        if name == TableName::Item {
            self.measured.clear();
            collect_measured(entries, &mut self.measured);
        }
        if self.file.format == Format::Yaml {
            self.join(entries, name);
        }
        self.rename(entries, name);
    }

    /// What a table's fields hold, but for the items of a section.
    fn values(&mut self, node: &mut Node, name: TableName) {
        let (Value::Table(entries), None) = (&mut node.value, node.fixed) else { return };
        let yaml = self.file.format == Format::Yaml;
        for entry in entries {
            if !yaml && !matches!(entry.node.value, Value::List(_) | Value::Table(_)) {
                continue;
            }
            let holding = self.holding(&entry.key, name);
            if yaml {
                self.lost(entry, holding);
                self.marks(entry, holding);
            }
            if let Holding::Table(inner) = holding {
                match &mut entry.node.value {
                    Value::List(_) if inner == TableName::Item => {}
                    Value::List(members) => members.iter_mut().for_each(|member| self.table(member, inner)),
                    _ => self.table(&mut entry.node, inner),
                }
            }
        }
    }

    fn enter_item(&mut self, entries: &[Entry]) {
        let id = entries.iter().find(|entry| entry.key == "id").map(|entry| &entry.node.value);
        if let (Some(Value::Text(id) | Value::Plain(id)), Some(kind)) = (id, &self.file.kind) {
            self.item = Some(ItemName::new(&kind.name, id.trim()));
        }
    }

    fn report(
        &mut self,
        code: &'static str,
        span: Range<usize>,
        key: &str,
        message: Text,
        advice: Text,
        fix: Option<Fix>,
    ) {
        let severity = if fix.is_some() || matches!(code, "lost-text" | "unknown-field") {
            Severity::Warning
        } else {
            Severity::Error
        };
        let place = Place { source: self.file.source, span };
        let mut finding = Finding::new(code, severity, place, message).in_field(key).advise(advice).mended_by(fix);
        finding.item.clone_from(&self.item);
        self.found.push(finding);
    }

    fn shape_field(&self, key: &str, name: TableName) -> Option<&'static ShapeField> {
        name.shape().fields.iter().find(|field| field.name == key)
    }

    /// The fields that only items of this kind have.
    fn kind_fields(&self, name: TableName) -> &[Field] {
        match &self.file.kind {
            Some(kind) if name == TableName::Item => &kind.fields,
            _ => &[],
        }
    }

    fn is_known(&self, key: &str, name: TableName) -> bool {
        self.shape_field(key, name).is_some()
            || self.kind_fields(name).iter().any(|field| field.name == key)
            || name == TableName::Item && self.file.own.iter().chain(&self.measured).any(|own| own == key)
            || name == TableName::Act && key == "score"
    }

    fn holding(&self, key: &str, name: TableName) -> Holding {
        const NAMES: [&str; 6] = ["needs", "owner", "signers", "tags", "role", "links"];
        if let Some(field) = self.kind_fields(name).iter().find(|field| field.name == key) {
            return match field.kind {
                FieldType::Text => Holding::Text,
                FieldType::List => Holding::Texts,
                _ => Holding::Word,
            };
        }
        let Some(field) = self.shape_field(key, name) else { return Holding::Other };
        match (field.holds, field.of) {
            (Holds::Text | Holds::Written | Holds::Value, _) => Holding::Text,
            (Holds::Texts, _) if NAMES.contains(&key) => Holding::Names,
            (Holds::Texts, _) => Holding::Texts,
            (Holds::Table | Holds::Tables | Holds::Condition, Some(inner)) => Holding::Table(inner),
            (Holds::Days | Holds::Free | Holds::Labels | Holds::Numbers, _) => Holding::Other,
            _ => Holding::Word,
        }
    }

    /// Fields under the names that people have for them. Of those that one may mean, what is there is not meant, and
    /// what must be there and is not is.
    fn rename(&mut self, entries: &mut Vec<Entry>, name: TableName) {
        let mut at = 0;
        while at < entries.len() {
            let entry = &entries[at];
            at += 1;
            if self.is_known(&entry.key, name) {
                continue;
            }
            let own = self.kind_fields(name).iter().map(|field| (field.name.as_str(), Some(&field.label)));
            let fields: Vec<_> = own.chain(name.fields().map(|field| (field, None))).collect();
            let mut may = meanings(&entry.key, &fields);
            may.retain(|field| !entries.iter().any(|one| one.key == *field));
            let needed = |field: &&str| self.shape_field(field, name).is_some_and(|field| field.needed);
            let may: Vec<String> = match may.iter().copied().find(needed) {
                Some(needed) => vec![needed.to_owned()],
                None => may.into_iter().map(str::to_owned).collect(),
            };
            let (key, span) = (entry.key.clone(), entry.key_span.clone());
            match may.as_slice() {
                [] => {}
                [field] => {
                    let fix = Fix { at: span.clone(), text: field.clone() };
                    self.report(
                        "unknown-field",
                        span,
                        &key,
                        say::unknown_field(&key),
                        slips_say::write(field),
                        Some(fix),
                    );
                    entries[at - 1].key = field.as_str().into();
                }
                several => {
                    let advice = slips_say::one_of(several.join("`, `"));
                    self.report("unknown-field", span, &key, say::unknown_field(&key), advice, None);
                    at -= 1;
                    entries.remove(at);
                }
            }
        }
    }

    /// Texts in a table in braces of which a comma has cut the end off.
    fn join(&mut self, entries: &mut Vec<Entry>, name: TableName) {
        let mut at = 1;
        while at < entries.len() {
            let (before, cut) = (&entries[at - 1], &entries[at]);
            let between = self.file.text.get(before.node.span.end..cut.key_span.start);
            let is_cut = cut.node.value == Value::Null
                && matches!(before.node.value, Value::Plain(_))
                && between.is_some_and(|between| between.trim() == "," && !between.contains('\n'))
                && !self.is_known(&cut.key, name)
                && cut.node.span.end <= cut.key_span.end + 1;
            if !is_cut {
                at += 1;
                continue;
            }
            let span = before.node.span.start..cut.key_span.end;
            let whole = self.file.text.get(span.clone()).unwrap_or_default().to_owned();
            let sure = !cut.key.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
            let key = before.key.clone();
            let text = quoted(self.file.format, &whole);
            let message = slips_say::cut_by_comma(&key, &cut.key);
            let words = slips_say::write(format!("{key}: {text}"));
            let fix = Fix { at: span.clone(), text };
            self.report("lost-text", cut.key_span.clone(), &key, message, words, sure.then_some(fix));
            entries.remove(at);
            entries[at - 1].node = Node { value: Value::Text(whole.into()), span, fixed: None };
        }
    }

    /// A text that lost a part to a comment, an anchor or a tag.
    fn lost(&mut self, entry: &mut Entry, holding: Holding) {
        if holding != Holding::Text || !matches!(entry.node.value, Value::Plain(_) | Value::Null) {
            return;
        }
        let (start, end) = match entry.node.value {
            Value::Null => (entry.key_span.end + 1, entry.key_span.end + 1),
            _ => (entry.node.span.start, entry.node.span.end),
        };
        let text = self.file.text;
        let rest = |from: usize| text.get(from..).unwrap_or_default().split(['\n', '\r']).next().unwrap_or_default();
        // What people write as a comment begins with a blank.
        let comment =
            rest(end).strip_prefix(" #").filter(|more| more.starts_with(|c: char| !c.is_whitespace() && c != '#'));
        if let Some(comment) = comment {
            let stop = end + 2 + comment.trim_end().len();
            let start = if start == end { end + 1 } else { start };
            let sure = comment.starts_with(|c: char| c.is_ascii_digit());
            let message = slips_say::cut_by_comment(&entry.key, format!("#{}", comment.trim_end()));
            return self.restore(entry, (start..stop, end + 1..stop), message, sure);
        }
        let between = text.get(entry.key_span.end + 1..entry.node.span.start).unwrap_or_default();
        let lead = entry.key_span.end + 1 + between.len() - between.trim_start().len();
        let mark = between.trim();
        let names = |name: &str| !name.is_empty() && !self.file.aliases.contains(first_word(name));
        let lost = match (mark.chars().next(), mark.get(1..)) {
            (Some('&'), Some(name)) if !mark.contains('\n') => names(name),
            (Some('!'), Some(name)) => !name.starts_with('!') && !mark.contains('\n'),
            _ => false,
        };
        if lost && !matches!(entry.node.value, Value::Null) {
            let message = slips_say::lost_mark(&entry.key, mark);
            self.restore(entry, (lead..end, lead..lead + mark.len()), message, true);
        }
    }

    /// Gives a text back what it lost.
    fn restore(&mut self, entry: &mut Entry, (whole, lost): (Range<usize>, Range<usize>), message: Text, sure: bool) {
        let words = self.file.text.get(whole.clone()).unwrap_or_default();
        let text = quoted(self.file.format, words);
        let advice = slips_say::write(format!("{}: {text}", entry.key));
        let fix = Fix { at: whole.clone(), text };
        let key = entry.key.clone();
        self.report("lost-text", lost, &key, message, advice, sure.then_some(fix));
        if sure {
            entry.node = Node { value: Value::Text(words.into()), span: whole, fixed: None };
        }
    }

    /// Chinese marks where the marks of a list, or none at all, belong.
    fn marks(&mut self, entry: &mut Entry, holding: Holding) {
        if entry.node.fixed.is_some() || !matches!(holding, Holding::Names | Holding::Texts | Holding::Word) {
            return;
        }
        let span = entry.node.span.clone();
        let Some(written) = self.file.text.get(span.clone()).filter(|written| !written.is_ascii()) else { return };
        let list = |written: &str| slips::as_list(written, holding == Holding::Names);
        let plain = match (&entry.node.value, holding) {
            (Value::List(_), Holding::Names) if written.starts_with('[') => list(written),
            (Value::Plain(_), Holding::Names | Holding::Texts) => list(written),
            (Value::Plain(_), Holding::Word) => {
                slips::without_quotes(written).map(|inner| quoted(self.file.format, inner))
            }
            _ => None,
        };
        let Some((plain, node)) = plain.filter(|plain| plain != written).and_then(|plain| {
            let head = "x: ";
            let read = slips::read(&format!("{head}{plain}"), self.file.format).ok()?;
            Some((plain, read.root.get("x")?.clone()))
        }) else {
            return;
        };
        let mark = written.chars().find(|mark| slips::is_mark(*mark)).unwrap_or('，');
        let line = slips::line_number(self.file.text, span.start);
        let advice = slips_say::write(format!("{}: {}", entry.key, plain.trim()));
        let fix = Fix { at: span.clone(), text: plain };
        let key = entry.key.clone();
        self.report("wrong-mark", span.clone(), &key, slips::complaint(line, mark), advice, Some(fix));
        entry.node.value = placed(node, &span).value;
    }
}

fn first_word(text: &str) -> &str {
    text.split(|mark: char| mark.is_whitespace() || ",[]{}".contains(mark)).next().unwrap_or_default()
}

/// A node whose parts all stand at one place.
fn placed(mut node: Node, span: &Range<usize>) -> Node {
    node.span = span.clone();
    if let Value::List(members) = &mut node.value {
        *members = std::mem::take(members).into_iter().map(|member| placed(member, span)).collect();
    }
    node
}

/// The fields that steps measure against, wherever they stand.
fn collect_measured(entries: &[Entry], found: &mut Vec<String>) {
    for entry in entries {
        if let ("against", Value::Text(text) | Value::Plain(text)) = (entry.key.as_str(), &entry.node.value) {
            found.push(text.trim().to_owned());
        }
        if matches!(entry.key.as_str(), "steps" | "asks") {
            collect_measured(entry.node.entries(), found);
            entry.node.members().iter().for_each(|member| collect_measured(member.entries(), found));
        }
    }
}
