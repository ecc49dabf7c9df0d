//! Takes what looks like a secret out of a file's tree before the model is made from it.
//!
//! Each is a finding that names the field; the value reaches neither the model nor, through it, any output.

use crate::files::format::{Document, Node, Value};
use crate::model::finding::{Finding, Severity};
use crate::model::item::Place;
use crate::model::list::SourceAt;
use crate::model::secrets::holds_secret;
use crate::text::say::findings as say;
use std::borrow::Cow;

/// What stands for a secret in everything that is shown.
const TAKEN_OUT: &str = "***";

/// The document without its secrets, and a finding for each.
pub(super) fn take_out(document: &Document, source: SourceAt) -> (Cow<'_, Document>, Vec<Finding>) {
    let mut findings = Vec::new();
    look(&document.root, source, "", &mut findings);
    if findings.is_empty() {
        return (Cow::Borrowed(document), findings);
    }
    let mut shown = document.clone();
    blank(&mut shown.root, "");
    (Cow::Owned(shown), findings)
}

fn look(node: &Node, source: SourceAt, key: &str, findings: &mut Vec<Finding>) {
    match &node.value {
        Value::Text(text) | Value::Plain(text) if holds_secret(key, text) => {
            let place = Place { source, span: node.span.clone() };
            let mut finding = Finding::new("secret", Severity::Error, place, say::secret(key)).in_field(key);
            finding.hidden = true;
            findings.push(finding.advise(say::secret_advice()));
        }
        Value::List(members) => members.iter().for_each(|member| look(member, source, key, findings)),
        Value::Table(entries) => {
            entries.iter().for_each(|entry| look(&entry.node, source, &entry.key, findings));
        }
        _ => {}
    }
}

fn blank(node: &mut Node, key: &str) {
    match &mut node.value {
        Value::Text(text) | Value::Plain(text) if holds_secret(key, text) => *text = TAKEN_OUT.into(),
        Value::List(members) => members.iter_mut().for_each(|member| blank(member, key)),
        Value::Table(entries) => entries.iter_mut().for_each(|entry| blank(&mut entry.node, &entry.key)),
        _ => {}
    }
}
