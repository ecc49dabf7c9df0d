//! The shape of an item in a section file.

use super::due::read_due;
use super::fields::Fields;
use super::log::read_log;
use super::project_file::ProjectFile;
use super::shared::Shared;
use super::silence::read_silences;
use crate::files::format::{Entry, Node, Value};
use crate::model::finding::{Finding, Severity};
use crate::model::item::{Item, ItemName, Priority, StepDate};
use crate::model::kinds::called::is_derived;
use crate::model::kinds::tables::TableName;
use crate::model::kinds::values;
use crate::model::kinds::{Field, FieldType, Kind};
use crate::model::list::EntryAt;
use crate::model::lookup;
use crate::model::need::{Condition, When};
use crate::model::target::Target;
use crate::text::Written;
use crate::text::say::findings as say;
use std::sync::Arc;

/// Reads an item; nothing when it has no id.
pub(super) fn read_item(
    fields: &mut Fields<'_>,
    position: EntryAt,
    node: &Node,
    kind: &Arc<Kind>,
    file: &Shared,
    project: &ProjectFile,
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
    let mut item = bare(ItemName::new(&kind.name, id), kind);
    (item.place, item.index) = (fields.place(&node.span), position);
    let mut own = Shared::default();
    // What its steps measure against is known before the other fields are read, wherever it stands.
    if let Some(entry) = node.entry("steps") {
        own.read(fields, entry, kind, project);
    }
    for entry in node.entries() {
        match entry.key.as_str() {
            "id" | "steps" => {}
            "title" => item.title = fields.name_in_languages(entry).unwrap_or_default(),
            "details" => item.details = fields.in_languages(entry),
            "priority" => item.priority = read_priority(fields, entry),
            "when" => item.when = read_when(fields, entry, kind),
            "one_of" => item.one_of = fields.text(entry),
            "under" => {
                let name = fields.text(entry);
                item.under = name.and_then(|under| {
                    let read = ItemName::parse(&under, Some(&kind.name));
                    if read.is_none() {
                        fields.report("unknown-item", &entry.node.span, "under", say::unknown_parent(under));
                    }
                    read
                });
            }
            "optional" => item.optional = fields.flag(entry).unwrap_or_default(),
            "links" => item.links = fields.texts(entry),
            "tags" => item.tags = fields.texts(entry),
            "extra" => {
                let extra = fields.table(entry).iter();
                item.extra.extend(extra.map(|entry| (entry.key.to_string(), fields.flat(&entry.node))));
            }
            "silence" => item.silences = read_silences(fields, entry, &path, Some(&item.name)),
            "log" => read_log(fields, entry, &mut item, &path, project),
            _ if own.read(fields, entry, kind, project) => {}
            key => read_other(fields, entry, key, &mut item, (&own, file), project),
        }
    }
    if item.title.is_blank() {
        fields.missing(node, "title");
        item.title = item.name.id.as_str().into();
    }
    let target = own.target.take().or_else(|| file.target.clone());
    own.give(&mut item, node, file, fields, project);
    // Nearly every act is written as its step is; what people call a step is compared with much, and takes long.
    let written = |did: &str| item.steps.iter().any(|step| step.did == did);
    let called = |did: &str| if written(did) { None } else { lookup::act(&item.steps, did).one() };
    let acts: Vec<Option<String>> = item.log.iter().map(|act| called(&act.did)).collect();
    for (act, did) in item.log.iter_mut().zip(acts) {
        act.did = did.unwrap_or_else(|| std::mem::take(&mut act.did));
    }
    give_target(fields, node, &mut item, target);
    for finding in &mut fields.findings[first_finding..] {
        finding.item = Some(item.name.clone());
    }
    fields.path.clear();
    // Of thousands, room that nobody needs would be a good part.
    item.fields.shrink_to_fit();
    item.extra.shrink_to_fit();
    Some(item)
}

/// An item of which nothing is known but its name.
fn bare(name: ItemName, kind: &Arc<Kind>) -> Item {
    Item {
        name,
        kind: kind.clone(),
        title: Written::default(),
        details: None,
        owner: Vec::new(),
        due: None,
        accept_when: None,
        priority: Priority::Normal,
        when: None,
        needs: Vec::new(),
        one_of: None,
        under: None,
        optional: false,
        repeats: None,
        dates: Vec::new(),
        only: false,
        links: Vec::new(),
        tags: Vec::new(),
        extra: Vec::new(),
        fields: Vec::new(),
        stage: String::new(),
        steps: Arc::from([]),
        silences: Vec::new(),
        log: Vec::new(),
        log_unreadable: false,
        steps_unreadable: false,
        place: Default::default(),
        index: Default::default(),
    }
}

fn read_id(fields: &mut Fields<'_>, entry: &Entry) -> Option<String> {
    let id = fields.loose_name(entry)?;
    let _ = values::id(&id).inspect_err(|fault| fields.fault(entry, fault));
    Some(id)
}

fn read_priority(fields: &mut Fields<'_>, entry: &Entry) -> Priority {
    let Some(word) = fields.text(entry) else { return Priority::Normal };
    lookup::priority(&word).unwrap_or_else(|| {
        let choices = Priority::ALL.map(|priority| priority.word().to_owned()).to_vec();
        fields.fault(entry, &values::Fault::NotAChoice { choices });
        Priority::Normal
    })
}

/// A condition: in words, or about another item.
fn read_when(fields: &mut Fields<'_>, entry: &Entry, kind: &Kind) -> Option<When> {
    let Value::Table(entries) = &entry.node.value else { return fields.text(entry).map(When::Words) };
    let above = fields.path.clone();
    fields.path = fields.path_of("when");
    let (mut item, mut field, mut is) = (None, None, None);
    for inner in entries {
        match inner.key.as_str() {
            "item" => item = fields.text(inner),
            "field" => field = fields.text(inner),
            "is" => is = fields.value(inner),
            _ => fields.unknown(inner, TableName::Condition),
        }
    }
    for (key, absent) in [("item", item.is_none()), ("is", is.is_none())] {
        if absent {
            fields.missing(&entry.node, key);
        }
    }
    fields.path = above;
    let name = ItemName::parse(&item?, Some(&kind.name))?;
    Some(When::Is(Box::new(Condition { item: name, field, is: is? })))
}

/// A field of the kind, one that a step measures against, or one that nobody knows.
fn read_other(
    fields: &mut Fields<'_>,
    entry: &Entry,
    key: &str,
    item: &mut Item,
    (own, file): (&Shared, &Shared),
    project: &ProjectFile,
) {
    let kind = item.kind.clone();
    if let Some(field) = kind.field(key) {
        if let Some(value) = read_own_field(fields, entry, field, project, item) {
            item.fields.push((field.name.clone(), value));
        }
        return;
    }
    let steps = own.steps().or(file.steps());
    let mut asked = steps.into_iter().flat_map(|steps| steps.iter()).filter_map(|step| step.asks.as_ref());
    if asked.any(|asks| asks.against.as_deref().is_some_and(|against| against == key || MEASURED.contains(&key))) {
        item.fields.extend(fields.loose_text(entry).map(|value| (key.to_owned(), value)));
        return;
    }
    let own = kind.fields.iter().map(|field| field.name.as_str());
    let derived = is_derived(key).then(say::derived_advice);
    fields.unknown_among(entry, TableName::Item.fields().chain(own), derived);
    item.extra.push((entry.key.to_string(), fields.flat(&entry.node)));
}

/// What goes with a target.
const MEASURED: [&str; 2] = ["baseline", "unit"];

/// Gives an item its target, where a step of it measures against one; and says so where it cannot be read.
fn give_target(fields: &mut Fields<'_>, node: &Node, item: &mut Item, target: Option<String>) {
    let measures =
        item.steps.iter().filter_map(|step| step.asks.as_ref()?.against.as_deref()).any(|name| name == "target");
    if let Some(target) = target {
        match item.field("target") {
            None if measures || item.kind.field("target").is_some() => item.fields.push(("target".to_owned(), target)),
            None => item.extra.push(("target".to_owned(), target)),
            Some(_) => {}
        }
    }
    let unreadable = item.field("target").filter(|text| measures && Target::parse(text).is_none());
    if let Some(text) = unreadable {
        let span = node.entry("target").map_or(&node.span, |entry| &entry.node.span);
        let finding = Finding::new("unclear-target", Severity::Hint, fields.place(span), say::unclear_target(text));
        fields.findings.push(finding.in_field(fields.path_of("target")).advise(say::unclear_target_advice()));
    }
}

fn read_own_field(
    fields: &mut Fields<'_>,
    entry: &Entry,
    field: &Field,
    file: &ProjectFile,
    item: &mut Item,
) -> Option<String> {
    match field.kind {
        FieldType::Text => fields.loose_text(entry),
        FieldType::List => Some(fields.texts(entry).join(", ")).filter(|text| !text.is_empty()),
        FieldType::Bool => fields.flag(entry).map(|flag| flag.to_string()),
        FieldType::Date => {
            let due = read_due(fields, entry, &file.project, file.zone)?;
            let written = due.written();
            if let Some(did) = &field.until_step {
                item.dates.push(StepDate { field: field.name.as_str().into(), did: did.as_str().into(), due });
            }
            Some(written)
        }
        FieldType::Integer => fields.integer(entry, field.range).map(|number| number.to_string()),
        FieldType::Choice => {
            let word = fields.text(entry)?;
            let word = lookup::choice(&field.choices, &word).to_owned();
            let _ = values::choice(&word, &field.choices).inspect_err(|fault| fields.fault(entry, fault));
            Some(word)
        }
    }
}
