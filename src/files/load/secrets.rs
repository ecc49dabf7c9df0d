//! Takes what looks like a secret out of a file's tree before the model is made from it.
//!
//! Each is a finding that names the field; the value reaches neither the model nor, through it, any output.

use crate::files::format::{Node, Value};
use crate::model::finding::{Finding, Severity};
use crate::model::item::Place;
use crate::model::list::SourceAt;
use crate::model::personal::without_numbers;
use crate::model::secrets::{holds_secret, is_public};
use crate::text::say::findings as say;
use std::ops::Range;

/// What stands for a secret in everything that is shown.
const TAKEN_OUT: &str = "***";

/// Takes the secrets out of what stands under a key; a finding for each.
pub(super) fn take_out(node: &mut Node, source: SourceAt, key: &str, findings: &mut Vec<Finding>) {
    match &mut node.value {
        Value::Text(text) | Value::Plain(text) if holds_secret(key, text) => {
            let place = Place { source, span: node.span.clone() };
            let mut finding = Finding::new("secret", Severity::Error, place, say::secret(key)).in_field(key);
            finding.hidden = true;
            findings.push(finding.advise(say::secret_advice()));
            *text = TAKEN_OUT.into();
        }
        Value::Text(text) | Value::Plain(text) if !is_public(key) => {
            if let Some(without) = without_numbers(text, TAKEN_OUT) {
                findings.push(personal(node.span.clone(), source, key));
                *text = without.into();
            }
        }
        Value::Integer(number) if !is_public(key) && without_numbers(&number.to_string(), TAKEN_OUT).is_some() => {
            findings.push(personal(node.span.clone(), source, key));
            node.value = Value::Text(TAKEN_OUT.into());
        }
        Value::List(members) => members.iter_mut().for_each(|member| take_out(member, source, key, findings)),
        Value::Table(entries) => {
            entries.iter_mut().for_each(|entry| take_out(&mut entry.node, source, &entry.key, findings));
        }
        _ => {}
    }
}

fn personal(span: Range<usize>, source: SourceAt, key: &str) -> Finding {
    let place = Place { source, span };
    let mut finding =
        Finding::new("personal-number", Severity::Warning, place, say::personal_number(key)).in_field(key);
    finding.hidden = true;
    finding.advise(say::personal_number_advice())
}
