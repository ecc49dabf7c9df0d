//! Puts findings where the mistake is: at the field rather than at its item, and names the other place of a pair.
//!
//! In: findings of the whole project and the texts of its files. Out: the same findings, placed. Touches no disk.

use crate::files::format::{Node, parse};
use crate::files::load::Loaded;
use crate::model::finding::Finding;
use crate::model::list::SourceAt;
use crate::text::say::findings as say;
use std::collections::HashMap;
use std::ops::Range;

/// Places findings about links, and tells of two items with one id where the other is.
pub(super) fn place(loaded: &Loaded, findings: &mut [Finding]) {
    let mut trees: HashMap<SourceAt, Option<Node>> = HashMap::new();
    for finding in findings {
        match finding.code {
            "unknown-item" => {
                let (Some(place), Some(field)) = (&mut finding.place, &finding.field) else { continue };
                let source = &loaded.sources[place.source];
                let read = || parse(source.text().as_bytes(), source.format).ok().map(|document| document.root);
                let root = trees.entry(place.source).or_insert_with(read);
                if let Some(span) = root.as_ref().and_then(|root| span_of(root, field)) {
                    place.span = span;
                }
            }
            "duplicate-id" => {
                let project = &loaded.view.project;
                let Some(at) = finding.item.as_ref().and_then(|name| project.find(name)) else { continue };
                let other = &project.items[at].place;
                let source = &loaded.sources[other.source];
                let line = source.position(other.span.start).0;
                finding.advice = Some(say::other_place(format!("{}:{line}", source.name())));
            }
            _ => {}
        }
    }
}

/// Where a field stands; of a single value that counts as a list of one, the value.
fn span_of(root: &Node, field: &str) -> Option<Range<usize>> {
    let mut node = root;
    for part in field.split('.') {
        let (name, rest) = part.split_once('[').unwrap_or((part, ""));
        node = node.get(name)?;
        if let (Some(position), false) = (rest.strip_suffix(']'), node.members().is_empty()) {
            node = node.members().get(position.parse::<usize>().ok()?)?;
        }
    }
    Some(node.span.clone())
}
