//! The shape of a section file: a header and a list of items with their logs.

use super::fields::{Fields, flat_text, nearest, scalar_text};
use super::project_file::ProjectFile;
use super::silence::read_silences;
use crate::files::format::{Document, Entry, Node};
use crate::model::clock;
use crate::model::due::Due;
use crate::model::finding::{Finding, Severity};
use crate::model::item::{Act, Evidence, Item, ItemName};
use crate::model::kinds;
use crate::model::kinds::tables::TableName;
use crate::model::kinds::{FieldType, Kind, StepOwner};
use crate::model::list::SourceAt;
use crate::model::list::{EntryAt, Position};
use crate::model::project::Project;
use crate::text::say::findings as say;
use rayon::prelude::*;
use std::sync::Arc;

/// What one section file says.
pub(super) struct SectionFile {
    pub(super) kind: Arc<Kind>,
    /// Whether the file itself lists the steps.
    pub(super) own_steps: bool,
    pub(super) title: Option<String>,
    pub(super) items: Vec<Item>,
}

/// How many items one thread reads before it looks for more.
const ITEMS_A_TIME: usize = 64;

/// What items inherit from the header of their file.
#[derive(Default)]
struct Header {
    owner: Vec<String>,
    due: Option<Due>,
    stage: Option<String>,
}

impl SectionFile {
    /// Reads a file; nothing when it does not say which section it is.
    pub(super) fn read(
        document: &Document,
        source: SourceAt,
        project_file: &ProjectFile,
        findings: &mut Vec<Finding>,
    ) -> Option<SectionFile> {
        let project = &project_file.project;
        let fields = &mut Fields { source, path: String::new(), findings };
        let root = &document.root;
        let name = match root.entry("section") {
            Some(entry) => fields.loose_text(entry),
            None => None,
        };
        let Some(name) = name else {
            let finding = Finding::new("missing-field", Severity::Error, fields.place(&(0..0)), say::no_section());
            fields.findings.push(finding.in_field("section").advise(say::no_section_advice()));
            return None;
        };
        let (mut title, mut steps, mut header, mut items) = (None, None, Header::default(), Vec::new());
        for entry in root.entries() {
            match entry.key.as_str() {
                "section" => {}
                "title" => title = fields.text(entry),
                "owner" => header.owner = fields.texts(entry),
                "due" => header.due = read_due(fields, entry, project),
                "stage" => header.stage = read_stage(fields, entry, project),
                "steps" => steps = read_steps(fields, entry),
                "items" => items = fields.tables(entry),
                _ => fields.unknown(entry, TableName::Section),
            }
        }
        let kind = match kinds::built_in(&name) {
            Some(kind) => kind.clone(),
            None => {
                if steps.is_none()
                    && let Some(entry) = root.entry("section")
                {
                    report_unknown_kind(fields, entry, &name);
                }
                Arc::new(Kind::custom(&name, steps.clone()))
            }
        };
        let own_steps = steps.is_some();
        // A large file holds thousands of items, and none of them depends on another here.
        let read: Vec<(Option<Item>, Vec<Finding>)> = items
            .into_par_iter()
            .with_min_len(ITEMS_A_TIME)
            .map(|(position, node)| {
                let mut found = Vec::new();
                let fields = &mut Fields { source, path: String::new(), findings: &mut found };
                let item = read_item(fields, EntryAt::after(position), node, &kind, &header, project);
                (item, found)
            })
            .collect();
        let mut items = Vec::with_capacity(read.len());
        for (item, found) in read {
            fields.findings.extend(found);
            items.extend(item);
        }
        Some(SectionFile { kind, own_steps, title, items })
    }
}

fn report_unknown_kind(fields: &mut Fields<'_>, entry: &Entry, name: &str) {
    let place = fields.place(&entry.node.span);
    let finding = match nearest(name, kinds::built_ins().iter().map(|kind| kind.name.as_str())) {
        Some(near) => Finding::new("unknown-kind", Severity::Warning, place, say::unknown_kind(name))
            .advise(say::did_you_mean(near)),
        None => Finding::new("unknown-kind", Severity::Hint, place, say::unknown_kind(name))
            .advise(say::unknown_kind_advice()),
    };
    fields.findings.push(finding.in_field("section"));
}

fn read_due(fields: &mut Fields<'_>, entry: &Entry, project: &Project) -> Option<Due> {
    let text = fields.loose_text(entry)?;
    let due = Due::parse(&text, |name| project.milestone(name).is_some());
    match &due {
        Due::NoSuchDay(day) => fields.report("no-such-day", &entry.node.span, &entry.key, say::no_such_day(day)),
        Due::Words(words) => {
            let finding = Finding::new(
                "unresolved-due",
                Severity::Hint,
                fields.place(&entry.node.span),
                say::unresolved_due(words),
            );
            let names: Vec<&str> = project.milestones.iter().map(|(name, _)| name.as_str()).collect();
            let first = words.split([' ', '+', '-']).next().unwrap_or_default();
            let advice = match nearest(first, names.iter().copied()) {
                Some(near) => say::did_you_mean(near),
                None => say::due_advice(names.join(", ")),
            };
            fields.findings.push(finding.in_field(fields.path_of(&entry.key)).advise(advice));
        }
        Due::Day(_) | Due::Milestone { .. } => {}
    }
    Some(due)
}

fn read_stage(fields: &mut Fields<'_>, entry: &Entry, project: &Project) -> Option<String> {
    let stage = fields.text(entry)?;
    if project.milestone(&stage).is_none() {
        let finding =
            Finding::new("unknown-stage", Severity::Error, fields.place(&entry.node.span), say::unknown_stage(&stage));
        let names: Vec<&str> = project.milestones.iter().map(|(name, _)| name.as_str()).collect();
        fields.findings.push(finding.in_field("stage").advise(say::known_milestones(names.join(", "))));
    }
    Some(stage)
}

fn read_steps(fields: &mut Fields<'_>, entry: &Entry) -> Option<Vec<(String, StepOwner)>> {
    let mut steps: Vec<(String, StepOwner)> = Vec::new();
    for (position, node) in fields.tables(entry) {
        fields.path = format!("steps[{position}]");
        let (mut did, mut by) = (None, None);
        for inner in node.entries() {
            match inner.key.as_str() {
                "did" => did = fields.text(inner),
                "by" => {
                    let word = fields.text(inner);
                    by = word.as_deref().and_then(StepOwner::parse);
                    if let (Some(word), None) = (word, by) {
                        fields.report("wrong-type", &inner.node.span, "by", say::unknown_party(word));
                    }
                }
                _ => fields.unknown(inner, TableName::Step),
            }
        }
        match (did, by) {
            (Some(did), _) if kinds::COMMON_ACTS.contains(&did.as_str()) => {
                fields.report("wrong-type", &node.span, "did", say::reserved_step(did));
            }
            (Some(did), _) if steps.iter().any(|(known, _)| *known == did) => {
                fields.report("duplicate-id", &node.span, "did", say::duplicate_step(did));
            }
            (Some(did), Some(by)) => steps.push((did, by)),
            (did, _) => {
                for (key, absent) in [("did", did.is_none()), ("by", node.get("by").is_none())] {
                    if absent {
                        fields.missing(&node.span, key);
                    }
                }
            }
        }
        fields.path.clear();
    }
    Some(steps).filter(|steps| !steps.is_empty())
}

fn read_item(
    fields: &mut Fields<'_>,
    position: EntryAt,
    node: &Node,
    kind: &Arc<Kind>,
    header: &Header,
    project: &Project,
) -> Option<Item> {
    let path = format!("items[{position}]");
    fields.path.clone_from(&path);
    let first_finding = fields.findings.len();
    let id = node.entry("id").and_then(|entry| fields.loose_text(entry));
    let bad_id = |id: &str| id.contains(['/', ' ', '\t', '\n']) || id.starts_with('-');
    if let (Some(id), Some(entry)) = (id.as_deref().filter(|id| bad_id(id)), node.entry("id")) {
        fields.report("bad-id", &entry.node.span, "id", say::bad_id(id));
    }
    let Some(id) = id else {
        fields.missing(&node.span, "id");
        fields.path.clear();
        return None;
    };
    let mut item = Item {
        name: ItemName::new(&kind.name, id),
        title: String::new(),
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
        place: fields.place(&node.span),
        index: position,
    };
    for entry in node.entries() {
        match entry.key.as_str() {
            "id" => {}
            "title" => item.title = fields.text(entry).unwrap_or_default(),
            "details" => item.details = fields.text(entry),
            "owner" => item.owner = fields.texts(entry),
            "due" => item.due = read_due(fields, entry, project),
            "accept_when" => item.accept_when = fields.text(entry),
            "when" => item.when = fields.text(entry),
            "needs" => {
                let names = fields.texts(entry);
                item.needs = names.iter().filter_map(|need| ItemName::parse(need, Some(&kind.name))).collect();
            }
            "one_of" => item.one_of = fields.text(entry),
            "under" => {
                item.under = fields.text(entry).and_then(|under| ItemName::parse(&under, Some(&kind.name)));
            }
            "optional" => item.optional = fields.flag(entry).unwrap_or_default(),
            "links" => item.links = fields.texts(entry),
            "tags" => item.tags = fields.texts(entry),
            "extra" => {
                let extra = fields.table(entry).iter();
                item.extra.extend(extra.map(|entry| (entry.key.to_string(), flat_text(&entry.node.value))));
            }
            "silence" => item.silences = read_silences(fields, entry, &path, Some(&item.name)),
            "log" => read_log(fields, entry, &mut item, &path),
            key => match kind.field(key) {
                Some(field) => {
                    if let Some(value) = read_own_field(fields, entry, field, project) {
                        item.fields.push((field.name.clone(), value));
                    }
                }
                None => {
                    let own = kind.fields.iter().map(|field| field.name.as_str());
                    fields.unknown_among(entry, TableName::Item.fields().chain(own));
                    item.extra.push((entry.key.to_string(), flat_text(&entry.node.value)));
                }
            },
        }
    }
    if item.due.is_none() && node.get("due").is_none() {
        item.due = header.due.clone();
    }
    if item.title.is_empty() {
        fields.missing(&node.span, "title");
        item.title = item.name.id.clone();
    }
    item.steps = kind.steps(kind.deciding_field().and_then(|field| item.field(field)));
    for finding in &mut fields.findings[first_finding..] {
        finding.item = Some(item.name.clone());
    }
    fields.path.clear();
    Some(item)
}

/// A field of the item's kind, as text for people; a value of the wrong type is a finding.
fn read_own_field(fields: &mut Fields<'_>, entry: &Entry, field: &kinds::Field, project: &Project) -> Option<String> {
    match field.kind {
        FieldType::Text => fields.loose_text(entry),
        FieldType::List => Some(fields.texts(entry).join(", ")).filter(|text| !text.is_empty()),
        FieldType::Bool => fields.flag(entry).map(|flag| flag.to_string()),
        FieldType::Date => read_due(fields, entry, project).map(|due| due.written()),
        FieldType::Integer => {
            let number = fields.integer(entry)?;
            if let Some((low, high)) = field.range.filter(|(low, high)| !(*low..=*high).contains(&number)) {
                fields.report("out-of-range", &entry.node.span, &entry.key, say::out_of_range(&entry.key, low, high));
            }
            Some(number.to_string())
        }
        FieldType::Choice => {
            let word = fields.text(entry)?;
            if !field.choices.contains(&word) {
                let message = say::not_a_choice(&entry.key, field.choices.join(", "));
                fields.report("not-a-choice", &entry.node.span, &entry.key, message);
            }
            Some(word)
        }
    }
}

fn read_log(fields: &mut Fields<'_>, entry: &Entry, item: &mut Item, path: &str) {
    let before = fields.findings.len();
    let members = fields.tables(entry);
    item.log_unreadable = fields.findings.len() > before;
    for (position, node) in members {
        fields.path = format!("{path}.log[{position}]");
        match read_act(fields, node) {
            Some(act) => item.log.push(act),
            None => item.log_unreadable = true,
        }
    }
    fields.path = path.to_owned();
}

fn read_act(fields: &mut Fields<'_>, node: &Node) -> Option<Act> {
    let (mut at, mut by, mut did, mut score, mut note, mut evidence) = (None, None, None, None, None, Vec::new());
    for entry in node.entries() {
        match entry.key.as_str() {
            "at" => {
                let text = scalar_text(&entry.node.value).unwrap_or_default();
                at = clock::parse_moment(&text);
                if at.is_none() {
                    fields.report("bad-time", &entry.node.span, "at", say::bad_time(text));
                }
            }
            "by" => by = fields.loose_text(entry),
            "did" => did = fields.text(entry),
            "score" => score = fields.integer(entry),
            "note" => note = fields.loose_text(entry),
            "evidence" => {
                let path = fields.path.clone();
                for (position, inner) in fields.tables(entry) {
                    fields.path = format!("{path}.evidence[{position}]");
                    evidence.extend(read_evidence(fields, inner));
                }
                fields.path = path;
            }
            _ => fields.unknown(entry, TableName::Act),
        }
    }
    for (key, absent) in [("at", node.get("at").is_none()), ("by", by.is_none()), ("did", did.is_none())] {
        if absent {
            fields.missing(&node.span, key);
        }
    }
    let place = fields.place(&node.span);
    Some(Act { at: at?, by: by?, did: did?, score, note, evidence, place })
}

fn read_evidence(fields: &mut Fields<'_>, node: &Node) -> Option<Evidence> {
    let (mut path, mut sha256, mut size, mut url) = (None, None, None, None);
    for entry in node.entries() {
        match entry.key.as_str() {
            "path" => path = fields.loose_text(entry),
            "sha256" => sha256 = fields.loose_text(entry),
            "size" => size = fields.integer(entry).and_then(|size| u64::try_from(size).ok()),
            "url" => url = fields.text(entry),
            _ => fields.unknown(entry, TableName::Evidence),
        }
    }
    match (path, url) {
        (Some(path), None) => Some(Evidence::File { path, sha256, size }),
        (None, Some(url)) => Some(Evidence::Url(url)),
        _ => {
            fields.report("wrong-type", &node.span, "path", say::evidence_path_or_url());
            None
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
        let code = [code.concat().as_str(), include_str!("silence.rs")].concat();
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
