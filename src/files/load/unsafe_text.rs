//! Rule: no text holds control, escape or bidirectional characters.
//!
//! It is about the tree of a file, which is gone once the model is made from it.

use crate::files::format::{Node, Value};
use crate::model::finding::{Finding, Severity};
use crate::model::item::Place;
use crate::model::list::SourceAt;
use crate::text::say::{findings as say, words};
use crate::text::visible::{has_unsafe, is_unsafe};

/// Adds a finding for each text that stands under a key.
pub(super) fn unsafe_texts(node: &Node, source: SourceAt, path: &str, findings: &mut Vec<Finding>) {
    match &node.value {
        Value::Text(text) | Value::Plain(text) if has_unsafe(text) => {
            let mut names: Vec<String> =
                text.chars().filter(|c| is_unsafe(*c)).map(|c| format!("U+{:04X}", c as u32)).collect();
            names.sort();
            names.dedup();
            let place = Place { source, span: node.span.clone() };
            let message = say::unsafe_text(path, words::name_list(&names));
            let finding = Finding::new("unsafe-text", Severity::Warning, place, message);
            findings.push(finding.in_field(path).advise(say::unsafe_text_advice()));
        }
        Value::List(members) => members.iter().for_each(|member| unsafe_texts(member, source, path, findings)),
        Value::Table(entries) => {
            entries.iter().for_each(|entry| unsafe_texts(&entry.node, source, &entry.key, findings));
        }
        _ => {}
    }
}
