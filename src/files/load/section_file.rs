//! The shape of a section file: a header and a list of items with their logs.

use super::fields::{Fields, is_blank_in};
use super::item::read_item;
use super::meant::Meant;
use super::project_file::ProjectFile;
use super::secrets::take_out;
use super::shared::Shared;
use super::source::Source;
use super::unsafe_text::unsafe_texts;
use crate::files::format::{Entry, Format, Node, Part, Value};
use crate::files::slips::odd_key;
use crate::model::finding::{Finding, Severity};
use crate::model::item::Item;
use crate::model::kinds;
use crate::model::kinds::tables::TableName;
use crate::model::kinds::{Field, FieldType, Kind};
use crate::model::list::SourceAt;
use crate::model::list::{EntryAt, Position};
use crate::model::secrets::names_a_secret;
use crate::text::nearest::nearest;
use crate::text::say::findings as say;
use crate::text::{Lang, Text, Written};
use rayon::prelude::*;
use std::sync::Arc;

/// What one section file says.
pub(super) struct SectionFile {
    pub(super) kind: Arc<Kind>,
    pub(super) title: Option<Written>,
    pub(super) details: Option<Written>,
    pub(super) order: Option<i64>,
    pub(super) items: Vec<Item>,
}

/// What a file says for all of its items may be this many bytes where it is written out for each of them, …
const ALWAYS_SHARED: usize = 1 << 20;

/// … and so many times those of the file more: every pass takes as long as there is to read.
const MOST_TIMES: usize = 16;

/// How many items one thread reads before it looks for more.
const ITEMS_A_TIME: usize = 64;

/// So many parts of a file are read before their items are put with the others, so that there is never much of both.
const PARTS_AT_ONCE: usize = 16;

impl SectionFile {
    /// Reads the file number `position`; nothing when it does not say which section it is. Where it can be read in parts,
    /// its tree is never there as a whole; and that of an item is gone once the item is read.
    pub(super) fn read(
        source: &mut Source,
        position: SourceAt,
        project: &ProjectFile,
        findings: &mut Vec<Finding>,
    ) -> Option<SectionFile> {
        if let Some(cut) = source.cut() {
            let file = Reading { text: source.text(), format: source.format, position, project, proven: false };
            let parts = |_: &mut Node| cut.parts().iter().collect();
            let (head, mut found) = (cut.head(), Vec::new());
            let nodes = |part: &Part| Some((part.first, cut.items(part)?));
            if let Some(section) = file.section(head.root.clone(), parts, nodes, &mut found) {
                findings.append(&mut found);
                source.keep_head(&head);
                return section;
            }
        }
        source.parse();
        findings.extend(source.problem_finding(position));
        let root = source.take_tree()?.root;
        let file = Reading { text: source.text(), format: source.format, position, project, proven: true };
        let parts = |root: &mut Node| {
            let mut nodes = root.take_members("items").into_iter();
            let parts = (0..).step_by(ITEMS_A_TIME).map(|first| (first, nodes.by_ref().take(ITEMS_A_TIME).collect()));
            parts.take_while(|(_, nodes): &(usize, Vec<Node>)| !nodes.is_empty()).collect()
        };
        file.section(root, parts, Some, findings).flatten()
    }
}

/// A section file that is being read.
struct Reading<'r> {
    text: &'r str,
    format: Format,
    position: SourceAt,
    project: &'r ProjectFile,
    /// Whether it holds no key that nobody can have meant.
    proven: bool,
}

impl<'r> Reading<'r> {
    fn fields<'f>(&self, findings: &'f mut Vec<Finding>) -> Fields<'f>
    where
        'r: 'f,
    {
        Fields { source: self.position, text: self.text, path: String::new(), findings }
    }

    fn is_odd(&self, node: &Node) -> bool {
        !self.proven && odd_key(self.text, node).is_some()
    }

    /// Reads the head of the file and then its items, which `parts` takes out of it; nothing where it cannot be read so.
    /// `nodes` are those of a part, and how many come before; nothing where the part cannot be read by itself.
    fn section<P: Send>(
        &self,
        mut root: Node,
        parts: impl FnOnce(&mut Node) -> Vec<P>,
        nodes: impl Fn(P) -> Option<(usize, Vec<Node>)> + Sync,
        findings: &mut Vec<Finding>,
    ) -> Option<Option<SectionFile>> {
        if self.is_odd(&root) {
            return None;
        }
        let meant = Meant::head(&mut root, TableName::Section, (self.text, self.format), self.position, findings);
        let entries = root.entries_mut().iter_mut();
        for Entry { key, node, .. } in entries.filter(|entry| !(entry.key == "items" && entry.node.is_list())) {
            make_safe(node, self.position, key, findings);
        }
        let Some((mut file, shared)) = self.head(&root, findings) else { return Some(None) };
        // What stands once for all of them is in each; a few bytes more would else be as many as no machine has.
        let weight: usize = shared_entries(&root).map(|entry| entry.node.span.len()).sum();
        let (most, alone) = ((ALWAYS_SHARED + MOST_TIMES * self.text.len()) / weight.max(1), Shared::default());
        let headings = headings_of_secrets(&file.kind);
        // A large file holds thousands of items, and none of them depends on another here.
        let read = |part: P| {
            let (first, nodes) = nodes(part)?;
            let (mut items, mut found) = (Vec::with_capacity(nodes.len()), Vec::new());
            for (place, mut node) in nodes.into_iter().enumerate() {
                if self.is_odd(&node) {
                    return None;
                }
                meant.item(&mut node, &mut found);
                for (key, heading) in &headings {
                    let entries = node.entries_mut().iter_mut().filter(|entry| entry.key == **key);
                    entries.for_each(|entry| take_out(&mut entry.node, self.position, heading, &mut found));
                }
                make_safe(&mut node, self.position, "items", &mut found);
                if matches!(node.value, Value::Table(_)) {
                    let position = EntryAt::after(first + place);
                    let fields = &mut self.fields(&mut found);
                    let shared = if first + place < most { &shared } else { &alone };
                    items.extend(read_item(fields, position, &node, &file.kind, shared, self.project));
                }
            }
            Some((items, found))
        };
        let mut items = Vec::new();
        let mut parts = parts(&mut root).into_iter();
        while parts.len() > 0 {
            let some: Vec<P> = parts.by_ref().take(PARTS_AT_ONCE).collect();
            let some: Vec<(Vec<Item>, Vec<Finding>)> = some.into_par_iter().map(read).collect::<Option<_>>()?;
            for (part, found) in some {
                items.extend(part);
                findings.extend(found);
            }
        }
        if let Some(heaviest) = shared_entries(&root).max_by_key(|entry| entry.node.span.len())
            && items.len() > most
        {
            let message = say::too_much_for_all(&heaviest.key, items.len());
            self.fields(findings).report("too-much-for-all", &heaviest.key_span, &heaviest.key, message);
        }
        file.items = items;
        Some(Some(file))
    }

    /// What stands before the items, and what it says for all of them; nothing when it does not say which section it is.
    fn head(&self, root: &Node, findings: &mut Vec<Finding>) -> Option<(SectionFile, Shared)> {
        let fields = &mut self.fields(findings);
        let name = match root.entry("section") {
            Some(entry) => fields.loose_name(entry),
            None => None,
        };
        let Some(name) = name else {
            if !is_blank_in(Some(root), "section") {
                report_no_section(fields, root);
            }
            return None;
        };
        // A word of one's own with steps of its own is a kind of one's own, whatever a built-in one is called.
        let own = root.entry("steps").is_some();
        let known = if own { kinds::built_in(&name) } else { kinds::called(&name) };
        let mut kind = known.cloned().unwrap_or_else(|| Arc::new(Kind::custom(&name)));
        if let Some(entry) = root.entry("fields") {
            let named = read_labels(fields, entry);
            Arc::make_mut(&mut kind).fields.extend(named);
        }
        let (mut title, mut details, mut order, mut shared) = (None, None, None, Shared::default());
        for entry in root.entries() {
            match entry.key.as_str() {
                "section" => {}
                "title" => title = fields.name_in_languages(entry),
                "details" => details = fields.in_languages(entry),
                "order" => order = fields.integer(entry, None),
                "fields" => {}
                "target" => shared.target = fields.loose_text(entry),
                // What is no item is reported here; those that are come below.
                "items" => drop(fields.tables(entry)),
                _ if shared.read(fields, entry, &kind, self.project) => {}
                _ => fields.unknown(entry, TableName::Section),
            }
        }
        if let Some(entry) = root.entry("section").filter(|_| !kind.built_in && shared.steps().is_none()) {
            report_unknown_kind(fields, entry, &name);
        }
        Some((SectionFile { kind, title, details, order, items: Vec::new() }, shared))
    }
}

/// What a file says for all of its items.
fn shared_entries(root: &Node) -> impl Iterator<Item = &Entry> {
    const OWN: [&str; 6] = ["section", "title", "details", "order", "fields", "items"];
    root.entries().iter().filter(|entry| !OWN.contains(&entry.key.as_str()))
}

/// Keeps secrets out of the model, and tells of characters that act on a terminal.
pub(super) fn make_safe(node: &mut Node, source: SourceAt, key: &str, findings: &mut Vec<Finding>) {
    unsafe_texts(node, source, key, findings);
    take_out(node, source, key, findings);
}

/// The own fields of a kind by whose label a secret goes in, with that label.
fn headings_of_secrets(kind: &Kind) -> Vec<(&str, &str)> {
    let labels = kind.fields.iter().flat_map(|field| Lang::ALL.map(|lang| (field.name.as_str(), field.label.of(lang))));
    labels.filter(|(_, label)| names_a_secret(label)).collect()
}

/// The section that a file says it is.
pub fn section_named_in(file: &Source) -> Option<String> {
    name_in(file, "section")
}

/// A text at the head of a file, read as a whole file is read, without findings.
fn name_in(file: &Source, key: &str) -> Option<String> {
    let entry = file.document.as_ref()?.root.entry(key)?;
    let fields = &mut Fields {
        source: SourceAt::PROJECT_FILE,
        text: file.text(),
        path: String::new(),
        findings: &mut Vec::new(),
    };
    fields.loose_text(entry)
}

fn report_no_section(fields: &mut Fields<'_>, root: &Node) {
    let near = root.entries().iter().find(|entry| nearest(&entry.key, ["section"]).is_some());
    let (place, advice) = match near {
        Some(entry) => (fields.place(&entry.key_span), say::did_you_mean("section")),
        None => (fields.place(&(0..0)), say::no_section_advice()),
    };
    let finding = Finding::new("missing-field", Severity::Error, place, say::no_section());
    fields.findings.push(finding.in_field("section").advise(advice));
}

fn report_unknown_kind(fields: &mut Fields<'_>, entry: &Entry, name: &str) {
    let place = fields.place(&entry.node.span);
    let finding = match nearest(name, kinds::built_in_names()) {
        Some(near) => Finding::new("unknown-kind", Severity::Warning, place, say::unknown_kind(name))
            .advise(say::did_you_mean(near)),
        None => Finding::new("unknown-kind", Severity::Hint, place, say::unknown_kind(name))
            .advise(say::unknown_kind_advice()),
    };
    fields.findings.push(finding.in_field("section"));
}

/// Fields of the items' own, each with what people call it.
fn read_labels(fields: &mut Fields<'_>, entry: &Entry) -> Vec<Field> {
    let mut named = Vec::new();
    for inner in fields.table(entry) {
        if named.len() == MOST_FIELDS {
            fields.report("too-many-fields", &inner.key_span, "fields", say::too_many_fields(MOST_FIELDS));
            break;
        }
        if TableName::Item.fields().any(|known| known == inner.key) {
            fields.report("wrong-type", &inner.key_span, "fields", say::field_of_every_item(&*inner.key));
            continue;
        }
        let label = fields.in_languages(inner).map_or_else(|| Text::same(&*inner.key), |label| label.text());
        let doc = label.clone();
        let (kind, choices, range, until_step) = (FieldType::Text, Vec::new(), None, None);
        named.push(Field { name: inner.key.to_string(), kind, choices, range, until_step, label, doc });
    }
    named
}

/// So many fields a file may name.
const MOST_FIELDS: usize = 50;

#[cfg(test)]
mod tests {
    use crate::model::kinds::tables::shapes;

    #[test]
    fn every_field_that_is_read_is_described_and_the_reverse() {
        let described: Vec<&str> =
            shapes().iter().flat_map(|shape| shape.fields.iter().map(|field| field.name.as_str())).collect();
        let own_code = |text: &'static str| text.split("#[cfg(test)]").next().unwrap_or_default();
        let code = [own_code(include_str!("section_file.rs")), own_code(include_str!("project_file.rs"))];
        let code = [
            code.concat().as_str(),
            include_str!("silence.rs"),
            include_str!("log.rs"),
            include_str!("steps.rs"),
            include_str!("item.rs"),
            include_str!("shared.rs"),
        ]
        .concat();
        let arms = code
            .lines()
            .filter(|line| line.contains(" => "))
            .filter_map(|line| line.trim().strip_prefix('"')?.split_once('"'));
        let read: Vec<&str> = arms.map(|(name, _)| name).collect();
        assert!(read.len() > 40, "{read:?}");
        for name in &read {
            assert!(described.contains(name), "{name} is read, but tables.toml does not describe it");
        }
        for name in &described {
            assert!(read.contains(name), "{name} is described, but nothing reads it");
        }
    }
}
