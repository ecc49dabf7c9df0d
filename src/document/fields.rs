//! The fields of an item as a record has them, each as text: what is shown of them before a signature, and what differs.
//!
//! In: items as they are given. Out: fields by name, a kind's own and free ones by their own names; the log is none. A
//! field that is written in several languages has a text for each. Pure.

use super::record::GivenItem;
use crate::text::Lang;
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};

/// A field that differs: its texts as they were and as they are; none where it was not there, or is not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Changed {
    pub(crate) what: String,
    pub(crate) from: Vec<String>,
    pub(crate) to: Vec<String>,
}

/// What an item says, field by field.
pub(crate) fn fields(item: &GivenItem) -> BTreeMap<String, Vec<String>> {
    values(item).iter().map(|(name, value)| (name.clone(), texts(value))).collect()
}

/// The fields of an item that differ, in the order of their names.
pub(crate) fn changed(then: &GivenItem, now: &GivenItem) -> Vec<Changed> {
    let (then, now) = (values(then), values(now));
    let names: BTreeSet<&String> = then.keys().chain(now.keys()).collect();
    let differing = names.into_iter().filter(|name| then.get(*name) != now.get(*name));
    let told = differing.map(|name| {
        let (from, to) = match (then.get(name), now.get(name)) {
            // Of a row of steps, those that changed, with all that is said of them.
            (Some(Value::Array(from)), Some(Value::Array(to))) if name == "steps" => {
                (others(from, to), others(to, from))
            }
            (from, to) => (from.map(texts).unwrap_or_default(), to.map(texts).unwrap_or_default()),
        };
        Changed { what: name.clone(), from, to }
    });
    told.collect()
}

fn values(item: &GivenItem) -> BTreeMap<String, Value> {
    let mut all = BTreeMap::new();
    let Ok(Value::Object(fields)) = serde_json::to_value(item) else { return all };
    for (name, value) in fields.into_iter().filter(|(name, _)| name != "log") {
        match (name.as_str(), value) {
            ("fields" | "extra", Value::Object(own)) => all.extend(own),
            (_, value) => drop(all.insert(name, value)),
        }
    }
    all
}

/// Those that are not among others, told whole; all of them by their words where only the order is another.
fn others(those: &[Value], others: &[Value]) -> Vec<String> {
    let only: Vec<&Value> = those.iter().filter(|one| !others.contains(one)).collect();
    let same = only.is_empty() && those.len() == others.len();
    if same { texts(&Value::Array(those.to_vec())) } else { only.into_iter().map(whole).collect() }
}

/// The texts of a value: one, or one a language.
fn texts(value: &Value) -> Vec<String> {
    match value {
        Value::Object(each) if !each.is_empty() && each.keys().all(|name| Lang::tagged(name).is_some()) => {
            each.iter().map(|(name, value)| format!("{name}: {}", on_a_line(value))).collect()
        }
        other => vec![on_a_line(other)],
    }
}

/// A value on one line, steps by their words.
fn on_a_line(value: &Value) -> String {
    match value {
        Value::Array(values) => values.iter().map(on_a_line).collect::<Vec<_>>().join(", "),
        Value::Object(fields) => match Map::get(fields, "did").and_then(Value::as_str) {
            Some(did) => did.to_owned(),
            None => whole(value),
        },
        other => whole(other),
    }
}

/// A value with everything in it.
fn whole(value: &Value) -> String {
    let joined = |values: Vec<String>| values.join(", ");
    match value {
        Value::String(text) => text.clone(),
        Value::Array(values) => joined(values.iter().map(whole).collect()),
        Value::Object(fields) => {
            joined(fields.iter().map(|(name, value)| format!("{name}: {}", whole(value))).collect())
        }
        other => other.to_string(),
    }
}
