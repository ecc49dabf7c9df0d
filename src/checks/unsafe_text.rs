//! Rule: no text holds control, escape or bidirectional characters.

use super::Subject;
use crate::finding::{Finding, Severity};
use crate::format::{Node, Value};
use crate::i18n::findings as say;
use crate::project::Place;
use crate::visible::{has_unsafe, is_unsafe};
use rayon::prelude::*;

pub(super) fn check_unsafe_text(subject: &Subject<'_>) -> Vec<Finding> {
    let files = subject.loaded.sources.par_iter().enumerate();
    let found = files.filter_map(|(source, file)| {
        let mut findings = Vec::new();
        look(&file.document.as_ref().filter(|_| !file.is_foreign())?.root, source, "", &mut findings);
        Some(findings)
    });
    found.collect::<Vec<_>>().into_iter().flatten().collect()
}

fn look(node: &Node, source: usize, path: &str, findings: &mut Vec<Finding>) {
    match &node.value {
        Value::Text(text) | Value::Plain(text) if has_unsafe(text) => {
            let mut names: Vec<String> =
                text.chars().filter(|c| is_unsafe(*c)).map(|c| format!("U+{:04X}", c as u32)).collect();
            names.sort();
            names.dedup();
            let place = Place { source, span: node.span.clone() };
            let message = say::unsafe_text(path, names.join(", "));
            let finding = Finding::new("unsafe-text", Severity::Warning, place, message);
            findings.push(finding.in_field(path).advise(say::unsafe_text_advice()));
        }
        Value::List(members) => members.iter().for_each(|member| look(member, source, path, findings)),
        Value::Table(entries) => {
            entries.iter().for_each(|entry| look(&entry.node, source, &entry.key, findings));
        }
        _ => {}
    }
}
