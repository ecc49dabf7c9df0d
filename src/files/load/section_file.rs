//! The shape of a section file: a header and a list of items with their logs.

use super::due::read_due;
use super::fields::{Fields, is_blank_in};
use super::log::read_log;
use super::project_file::ProjectFile;
use super::silence::read_silences;
use super::source::Source;
use super::steps::{OwnRow, read_steps};
use crate::files::format::{Document, Entry, Node, Value};
use crate::model::due::Due;
use crate::model::finding::{Finding, Severity};
use crate::model::item::{Item, ItemName};
use crate::model::kinds;
use crate::model::kinds::tables::TableName;
use crate::model::kinds::values;
use crate::model::kinds::{FieldType, Kind};
use crate::model::list::SourceAt;
use crate::model::list::{EntryAt, Position};
use crate::model::project::Project;
use crate::text::nearest::nearest;
use crate::text::say::findings as say;
use crate::text::say::words::short_names;
use crate::text::{Text, Written};
use rayon::prelude::*;
use std::sync::Arc;

/// What one section file says.
pub(super) struct SectionFile {
    pub(super) kind: Arc<Kind>,
    pub(super) title: Option<Written>,
    /// In parts of some items, so that no list of all of them is made before there is one for the whole project.
    pub(super) items: Vec<Vec<Item>>,
}

/// How many items one thread reads before it looks for more.
const ITEMS_A_TIME: usize = 64;

/// What items inherit from the header of their file.
#[derive(Default)]
struct Header {
    owner: Vec<String>,
    due: Option<Due>,
    stage: Option<String>,
    /// The row of steps that the file gives.
    row: Option<OwnRow>,
}

impl SectionFile {
    /// Reads the file number `source`, whose text is `text`; nothing when it does not say which section it is.
    ///
    /// The tree of an item is gone once the item is read.
    pub(super) fn read(
        mut document: Document,
        source: SourceAt,
        text: &str,
        project_file: &ProjectFile,
        findings: &mut Vec<Finding>,
    ) -> Option<SectionFile> {
        let project = &project_file.project;
        let fields = &mut Fields { source, text, path: String::new(), findings };
        let root = &document.root;
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
        let kind = kinds::built_in(&name).cloned().unwrap_or_else(|| Arc::new(Kind::custom(&name)));
        let (mut title, mut header) = (None, Header::default());
        for entry in root.entries() {
            match entry.key.as_str() {
                "section" => {}
                "title" => title = fields.name_in_languages(entry),
                "owner" => header.owner = fields.texts(entry),
                "due" => header.due = read_due(fields, entry, project, project_file.zone),
                "stage" => header.stage = read_stage(fields, entry, project),
                "steps" => header.row = read_steps(fields, entry, &kind),
                // What is no item is reported here; those that are come below.
                "items" => drop(fields.tables(entry)),
                _ => fields.unknown(entry, TableName::Section),
            }
        }
        if let Some(entry) = root.entry("section").filter(|_| !kind.built_in && header.row.is_none()) {
            report_unknown_kind(fields, entry, &name);
        }
        // A large file holds thousands of items, and none of them depends on another here.
        let read = |(part, nodes): (usize, Vec<Node>)| {
            let (mut items, mut found) = (Vec::with_capacity(nodes.len()), Vec::new());
            for (place, node) in nodes.into_iter().enumerate() {
                let fields = &mut Fields { source, text, path: String::new(), findings: &mut found };
                let position = EntryAt::after(part * ITEMS_A_TIME + place);
                if matches!(node.value, Value::Table(_)) {
                    items.extend(read_item(fields, position, &node, &kind, &header, project_file));
                }
            }
            (items, found)
        };
        let mut nodes = document.root.take_members("items").into_iter();
        let parts = std::iter::from_fn(|| {
            Some(nodes.by_ref().take(ITEMS_A_TIME).collect()).filter(|part: &Vec<Node>| !part.is_empty())
        });
        let parts: Vec<Vec<Node>> = parts.collect();
        let read: Vec<(Vec<Item>, Vec<Finding>)> = parts.into_par_iter().enumerate().map(read).collect();
        let mut items = Vec::with_capacity(read.len());
        for (part, found) in read {
            fields.findings.extend(found);
            items.push(part);
        }
        Some(SectionFile { kind, title, items })
    }
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

fn read_stage(fields: &mut Fields<'_>, entry: &Entry, project: &Project) -> Option<String> {
    let stage = fields.name(entry)?;
    if project.milestone(&stage).is_none() {
        let finding =
            Finding::new("unknown-stage", Severity::Error, fields.place(&entry.node.span), say::unknown_stage(&stage));
        let names = short_names(project.milestones.names());
        fields.findings.push(finding.in_field("stage").advise(say::known_milestones(names)));
    }
    Some(stage)
}

fn read_item(
    fields: &mut Fields<'_>,
    position: EntryAt,
    node: &Node,
    kind: &Arc<Kind>,
    header: &Header,
    project_file: &ProjectFile,
) -> Option<Item> {
    let path = format!("items[{position}]");
    fields.path.clone_from(&path);
    let first_finding = fields.findings.len();
    let id = node.entry("id").and_then(|entry| read_id(fields, entry));
    let Some(id) = id else {
        fields.missing(node, "id");
        fields.path.clear();
        return None;
    };
    let mut item = Item {
        name: ItemName::new(&kind.name, id),
        title: Written::default(),
        details: None,
        owner: header.owner.clone(),
        due: None,
        accept_when: None,
        when: None,
        needs: Vec::new(),
        one_of: None,
        under: None,
        optional: false,
        links: Vec::new(),
        tags: Vec::new(),
        extra: Vec::new(),
        fields: Vec::new(),
        stage: header.stage.clone().unwrap_or_default(),
        steps: Arc::from([]),
        silences: Vec::new(),
        log: Vec::new(),
        log_unreadable: false,
        steps_unreadable: false,
        place: fields.place(&node.span),
        index: position,
    };
    let mut row = None;
    for entry in node.entries() {
        match entry.key.as_str() {
            "id" => {}
            "title" => item.title = fields.name_in_languages(entry).unwrap_or_default(),
            "details" => item.details = fields.in_languages(entry),
            "owner" => item.owner = fields.texts(entry),
            "due" => item.due = read_due(fields, entry, &project_file.project, project_file.zone),
            "accept_when" => item.accept_when = fields.in_languages(entry),
            "when" => item.when = fields.text(entry),
            "needs" => {
                let names = fields.texts(entry);
                item.needs =
                    names.iter().filter_map(|need| read_link(fields, entry, need, kind, say::unknown_need)).collect();
            }
            "one_of" => item.one_of = fields.text(entry),
            "under" => {
                let name = fields.text(entry);
                item.under = name.and_then(|under| read_link(fields, entry, &under, kind, say::unknown_parent));
            }
            "optional" => item.optional = fields.flag(entry).unwrap_or_default(),
            "links" => item.links = fields.texts(entry),
            "tags" => item.tags = fields.texts(entry),
            "extra" => {
                let extra = fields.table(entry).iter();
                item.extra.extend(extra.map(|entry| (entry.key.to_string(), fields.flat(&entry.node))));
            }
            "silence" => item.silences = read_silences(fields, entry, &path, Some(&item.name)),
            "steps" => row = read_steps(fields, entry, kind),
            "log" => read_log(fields, entry, &mut item, &path, project_file),
            key => match kind.field(key) {
                Some(field) => {
                    if let Some(value) = read_own_field(fields, entry, field, project_file) {
                        item.fields.push((field.name.clone(), value));
                    }
                }
                None => {
                    let own = kind.fields.iter().map(|field| field.name.as_str());
                    fields.unknown_among(entry, TableName::Item.fields().chain(own));
                    item.extra.push((entry.key.to_string(), fields.flat(&entry.node)));
                }
            },
        }
    }
    if item.due.is_none() && node.get("due").is_none() {
        item.due = header.due.clone();
    }
    if item.title.is_blank() {
        fields.missing(node, "title");
        item.title = item.name.id.as_str().into();
    }
    item.steps = match row.as_ref().or(header.row.as_ref()) {
        Some(row) => {
            item.steps_unreadable = row.faulty;
            row.steps.clone()
        }
        None => kind.steps(kind.deciding_field().and_then(|field| item.field(field))),
    };
    for finding in &mut fields.findings[first_finding..] {
        finding.item = Some(item.name.clone());
    }
    fields.path.clear();
    // Of thousands, room that nobody needs would be a good part.
    item.fields.shrink_to_fit();
    item.extra.shrink_to_fit();
    Some(item)
}

/// An item's id; one that cannot be used is reported and still told.
fn read_id(fields: &mut Fields<'_>, entry: &Entry) -> Option<String> {
    let id = fields.loose_name(entry)?;
    let _ = values::id(&id).inspect_err(|fault| fields.fault(entry, fault));
    Some(id)
}

/// The name of another item; one that cannot be a name is reported.
fn read_link(
    fields: &mut Fields<'_>,
    entry: &Entry,
    name: &str,
    kind: &Kind,
    unknown: fn(String) -> Text,
) -> Option<ItemName> {
    let read = ItemName::parse(name, Some(&kind.name));
    if read.is_none() {
        fields.report("unknown-item", &entry.node.span, &entry.key, unknown(name.to_owned()));
    }
    read
}

/// A field of the item's kind, as text for people; a value of the wrong type is a finding.
fn read_own_field(fields: &mut Fields<'_>, entry: &Entry, field: &kinds::Field, file: &ProjectFile) -> Option<String> {
    match field.kind {
        FieldType::Text => fields.loose_text(entry),
        FieldType::List => Some(fields.texts(entry).join(", ")).filter(|text| !text.is_empty()),
        FieldType::Bool => fields.flag(entry).map(|flag| flag.to_string()),
        FieldType::Date => read_due(fields, entry, &file.project, file.zone).map(|due| due.written()),
        FieldType::Integer => fields.integer(entry, field.range).map(|number| number.to_string()),
        FieldType::Choice => {
            let word = fields.text(entry)?;
            let _ = values::choice(&word, &field.choices).inspect_err(|fault| fields.fault(entry, fault));
            Some(word)
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::model::kinds::tables::shapes;

    #[test]
    fn every_field_that_is_read_is_described_and_the_reverse() {
        let described: Vec<&str> =
            shapes().iter().flat_map(|shape| shape.fields.iter().map(|field| field.name.as_str())).collect();
        let own_code = |text: &'static str| text.split("#[cfg(test)]").next().unwrap_or_default();
        let code = [own_code(include_str!("section_file.rs")), own_code(include_str!("project_file.rs"))];
        let code =
            [code.concat().as_str(), include_str!("silence.rs"), include_str!("log.rs"), include_str!("steps.rs")]
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
