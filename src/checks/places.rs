//! Puts findings where the mistake is: at the field rather than at its item, and names the other place of a pair.
//!
//! In: findings of the whole project and the texts of its files. Out: the same findings, placed. Touches no disk.

use crate::files::format::{Node, parse};
use crate::files::load::Loaded;
use crate::model::finding::Finding;
use crate::model::list::SourceAt;
use crate::text::Lang;
use crate::text::say::{findings as say, rules};
use std::collections::HashMap;
use std::ops::Range;

/// What a file may say for all its items, and only the whole project shows that it is wrong.
const SHARED: [&str; 4] = ["needs", "owner", "stage", "due"];

/// Files as trees, each read when it is first asked for.
struct Trees<'a> {
    loaded: &'a Loaded,
    known: HashMap<SourceAt, Option<Node>>,
}

impl Trees<'_> {
    fn root(&mut self, at: SourceAt) -> Option<&Node> {
        let source = &self.loaded.sources[at];
        let read = || parse(source.text().as_bytes(), source.format).ok().map(|document| document.root);
        self.known.entry(at).or_insert_with(read).as_ref()
    }
}

/// Places findings about links, and tells of two items with one id where the other is.
pub(super) fn place(loaded: &Loaded, findings: &mut Vec<Finding>) {
    let mut trees = Trees { loaded, known: HashMap::new() };
    tell_shared_once(&mut trees, findings);
    for finding in findings {
        match finding.code {
            "unknown-item" => {
                let (Some(place), Some(field)) = (&mut finding.place, &finding.field) else { continue };
                if let Some(span) = trees.root(place.source).and_then(|root| span_of(root, field)) {
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

/// What findings are alike by: file, code, message, field, and whether somebody silenced them.
type Alike<'a> = (SourceAt, &'a str, &'a str, &'a str, bool);

/// Leaves one finding of those about what a file says for all its items, and places it there.
fn tell_shared_once(trees: &mut Trees<'_>, findings: &mut Vec<Finding>) {
    let mut alike: HashMap<Alike<'_>, Vec<(usize, usize)>> = HashMap::new();
    for (position, finding) in findings.iter().enumerate().filter(|(_, finding)| finding.item.is_some()) {
        let (Some(place), Some(field)) = (&finding.place, &finding.field) else { continue };
        let item = field.strip_prefix("items[").and_then(|rest| rest.split_once("]."));
        let Some((Ok(index), rest)) = item.map(|(index, rest)| (index.parse(), rest)) else { continue };
        if SHARED.contains(&name_of(rest)) {
            let message = finding.message.of(Lang::DEFAULT);
            let key = (place.source, finding.code, message, rest, finding.silenced.is_some());
            alike.entry(key).or_default().push((position, index));
        }
    }
    let mut told: Vec<(usize, String, Range<usize>, usize)> = Vec::new();
    let mut gone = vec![false; findings.len()];
    for ((source, _, _, field, _), mut those) in alike.into_iter().filter(|(_, those)| those.len() > 1) {
        let Some((root, span)) = trees.root(source).and_then(|root| Some((root, span_of(root, field)?))) else {
            continue;
        };
        let items = root.get("items").map(Node::members).unwrap_or_default();
        those.retain(|(_, index)| items.get(*index).is_some_and(|item| item.get(name_of(field)).is_none()));
        if let [(first, _), others @ ..] = &*those
            && !others.is_empty()
        {
            others.iter().for_each(|(position, _)| gone[*position] = true);
            told.push((*first, field.to_owned(), span, those.len()));
        }
    }
    for (first, field, span, items) in told {
        let finding = &mut findings[first];
        finding.message = rules::for_all_items(&finding.message, items);
        (finding.item, finding.field) = (None, Some(field));
        if let Some(place) = &mut finding.place {
            place.span = span;
        }
    }
    let mut gone = gone.into_iter();
    findings.retain(|_| !gone.next().unwrap_or_default());
}

/// The field that a path begins with.
fn name_of(path: &str) -> &str {
    path.split(['[', '.']).next().unwrap_or(path)
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
