//! The shape of `steps`: a row of a file's or an item's own.
//!
//! An empty list is a row too: that of items which are there to be read, and never counted.

use super::fields::{Fields, is_left_out};
use crate::files::format::{Entry, Node, Value};
use crate::model::finding::Severity;
use crate::model::kinds::tables::TableName;
use crate::model::kinds::{COMMON_ACTS, Kind, Step, StepOwner};
use crate::text::Text;
use crate::text::say::findings as say;
use std::sync::Arc;

/// A row of steps as it stands in a file.
pub(super) struct OwnRow {
    pub(super) steps: Arc<[Step]>,
    /// Whether it is not what somebody meant, so that nothing can be complete by it.
    pub(super) faulty: bool,
}

/// Reads the steps of a file or an item of that kind; nothing where the field is left empty.
pub(super) fn read_steps(fields: &mut Fields<'_>, entry: &Entry, kind: &Kind) -> Option<OwnRow> {
    if entry.node.value == Value::Null {
        return None;
    }
    let (above, before) = (fields.path.clone(), fields.findings.len());
    let mut steps: Vec<Step> = Vec::new();
    for (position, node) in fields.tables(entry) {
        fields.path.clone_from(&above);
        fields.path = format!("{}[{position}]", fields.path_of(&entry.key));
        if let Some(step) = read_step(fields, node, kind) {
            if COMMON_ACTS.contains(&step.did.as_str()) {
                fields.report("wrong-type", &node.span, "did", say::reserved_step(&step.did));
            } else if steps.iter().any(|known| known.did == step.did) {
                fields.report("duplicate-id", &node.span, "did", say::duplicate_step(&step.did));
            } else {
                steps.push(step);
            }
        }
    }
    fields.path = above;
    let faulty = fields.findings[before..].iter().any(|finding| finding.severity == Severity::Error);
    // A row of which nothing could be read is not the empty one.
    let steps = if faulty && steps.is_empty() { kind.steps(None) } else { steps.into() };
    Some(OwnRow { steps, faulty })
}

fn read_step(fields: &mut Fields<'_>, node: &Node, kind: &Kind) -> Option<Step> {
    let (mut did, mut by, mut todo, mut done) = (None, None, None, None);
    for entry in node.entries() {
        match entry.key.as_str() {
            "did" => did = fields.name(entry),
            "by" => {
                let word = fields.name(entry);
                by = word.as_deref().and_then(StepOwner::parse);
                if let (Some(word), None) = (word, by) {
                    fields.report("wrong-type", &entry.node.span, "by", say::unknown_party(word));
                }
            }
            "do" => todo = fields.text(entry),
            "done" => done = fields.text(entry),
            _ => fields.unknown(entry, TableName::Step),
        }
    }
    for (key, absent) in [("did", did.is_none()), ("by", is_left_out(node, "by"))] {
        if absent {
            fields.missing(node, key);
        }
    }
    let mut step = kind.own_step(did?, by?);
    step.todo = todo.map_or(step.todo, Text::same);
    step.done = done.map_or(step.done, Text::same);
    Some(step)
}
