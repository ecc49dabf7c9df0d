//! The shape of `steps`: a row of a file's or an item's own.
//!
//! An empty list is a row too: that of items which are there to be read, and never counted.

use super::fields::{Fields, is_left_out};
use crate::files::format::{Entry, Node, Value};
use crate::model::finding::Severity;
use crate::model::kinds::asks::{AskType, Asks};
use crate::model::kinds::tables::TableName;
use crate::model::kinds::values;
use crate::model::kinds::{COMMON_ACTS, Kind, Step, StepOwner};
use crate::model::party::Party;
use crate::text::Text;
use crate::text::say::{findings as say, words};
use std::sync::Arc;

/// A row of steps as it stands in a file.
pub(super) struct OwnRow {
    pub(super) steps: Arc<[Step]>,
    /// Whether it is not what somebody meant, so that nothing can be complete by it.
    pub(super) faulty: bool,
}

/// The most steps of a row that are read.
const MOST: usize = 100;

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
            } else if steps.len() == MOST {
                fields.report("too-many-steps", &node.span, "did", say::too_many_steps(MOST));
                break;
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
    let (mut owner, mut proof, mut hashes, mut asks) = (Vec::new(), None, None, None);
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
            "owner" => owner = fields.texts(entry),
            "proof" => proof = fields.flag(entry),
            "hashes" => hashes = fields.text(entry),
            "asks" => asks = read_asks(fields, entry),
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
    step.owner = owner;
    step.proof = proof.unwrap_or(step.proof);
    step.hashes = hashes.or(step.hashes);
    step.asks = asks.or(step.asks);
    step.todo = todo.map_or(step.todo, Text::same);
    step.done = done.map_or(step.done, Text::same);
    Some(step)
}

/// The value that a step asks for.
fn read_asks(fields: &mut Fields<'_>, entry: &Entry) -> Option<Asks> {
    let above = fields.path.clone();
    fields.path = fields.path_of("asks");
    let (mut kind, mut against, mut choices, mut range, mut optional) = (None, None, Vec::new(), None, false);
    for inner in fields.table(entry) {
        match inner.key.as_str() {
            "type" => {
                let word = fields.name(inner);
                kind = word.as_deref().and_then(AskType::parse);
                if let (Some(word), None) = (word, kind) {
                    let words = words::name_list(&AskType::ALL.map(AskType::word));
                    fields.report("wrong-type", &inner.node.span, "type", say::unknown_ask(word, words));
                }
            }
            "against" => against = fields.text(inner),
            "choices" => choices = fields.texts(inner),
            "range" => range = read_range(fields, inner),
            "optional" => optional = fields.flag(inner).unwrap_or_default(),
            _ => fields.unknown(inner, TableName::Asks),
        }
    }
    if is_left_out(&entry.node, "type") {
        fields.missing(&entry.node, "type");
    }
    if kind == Some(AskType::Choice) && choices.is_empty() {
        fields.report("missing-field", &entry.node.span, "choices", say::no_choices());
    }
    fields.path = above;
    Some(Asks { kind: kind?, against, field: None, choices, range, optional, if_given: false })
}

/// The smallest and the largest number.
fn read_range(fields: &mut Fields<'_>, entry: &Entry) -> Option<(i64, i64)> {
    let numbers: Vec<i64> = entry.node.members().iter().filter_map(integer).collect();
    match numbers.as_slice() {
        [low, high] if low <= high => Some((*low, *high)),
        _ => {
            fields.report("wrong-type", &entry.node.span, "range", say::not_a_range());
            None
        }
    }
}

fn integer(node: &Node) -> Option<i64> {
    match &node.value {
        Value::Integer(number) => Some(*number),
        Value::Plain(digits) => values::integer(digits).ok(),
        _ => None,
    }
}

/// The last step of an item that a party approves.
pub(super) fn approval(party: Party) -> Step {
    let by = match party {
        Party::Giver => StepOwner::Giver,
        Party::Receiver => StepOwner::Receiver,
        Party::Witness => StepOwner::Witness,
    };
    Step {
        did: APPROVED.to_owned(),
        by,
        owner: Vec::new(),
        todo: words::approve_it(),
        do_by_others: None,
        done: words::approved(),
        hashes: None,
        proof: false,
        together: false,
        asks: None,
    }
}

/// The word of an approval.
const APPROVED: &str = "approved";
