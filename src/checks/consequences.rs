//! One mistake gives one finding: what only follows from another finding is left out.
//!
//! A file that cannot be read may hold the item, and a person or a milestone with a mistake in it is the one that is
//! not found elsewhere.

use crate::files::load::Loaded;
use crate::model::finding::{Finding, Severity};
use crate::model::list::SourceAt;
use crate::text::Lang;
use crate::text::nearest::nearest;
use std::collections::{HashMap, HashSet};

/// Whether a mistake in a field is meant.
type IsCause = fn(&str) -> bool;

/// Where a mistake is, by the field it is in, and what is found because of it wherever else its name stands.
const FOLLOWS: [(IsCause, &[&str]); 3] = [
    (|field| field.starts_with("people"), &["unknown-person", "nobody-in-party", "no-signer"]),
    (|field| field.starts_with("milestones"), &["unknown-stage", "unresolved-due", "no-signoff"]),
    (|field| field == "section" || field.ends_with(".id") && field.starts_with("items["), &UNKNOWN_ITEM),
];

/// What is found where an item is not.
const UNKNOWN_ITEM: [&str; 1] = ["unknown-item"];

/// What is found in section files where nothing is known of the project.
const WITHOUT_PROJECT: [&str; 4] = ["unknown-stage", "unresolved-due", "no-such-party", "unknown-person"];

/// Leaves out what follows from other findings.
pub(super) fn leave_out(loaded: &Loaded, findings: &mut Vec<Finding>) {
    let mut dropped: Vec<&str> = Vec::new();
    if !loaded.unreadable().is_empty() {
        dropped.extend(UNKNOWN_ITEM);
    }
    if !loaded.project_readable {
        dropped.extend(WITHOUT_PROJECT);
    }
    for finding in findings.iter().filter(|finding| finding.severity == Severity::Error) {
        let field = finding.field.as_deref().unwrap_or_default();
        let follows = FOLLOWS.iter().filter(|(is_cause, codes)| is_cause(field) && !codes.contains(&finding.code));
        dropped.extend(follows.flat_map(|(_, codes)| codes.iter().copied()));
    }
    findings.retain(|finding| !dropped.contains(&finding.code));
    with_secrets(loaded, findings);
    misspelt(findings);
    in_logs(findings);
    let mut told = HashSet::new();
    findings.retain(|finding| {
        finding.code != "unknown-person" || told.insert(finding.message.of(Lang::DEFAULT).to_owned())
    });
}

/// What is wrong with the course of a log because an act of it, or the row of its steps, is not what was meant.
fn in_logs(findings: &mut Vec<Finding>) {
    const COURSE: [&str; 4] = ["wrong-order", "wrong-party", "unknown-act", "not-owner"];
    let (mut rows, mut logs) = (HashSet::new(), HashSet::new());
    for finding in findings.iter().filter(|finding| !COURSE.contains(&finding.code)) {
        let field = finding.field.as_deref().unwrap_or_default();
        let source = finding.place.as_ref().map(|place| place.source);
        let is_error = finding.severity == Severity::Error;
        if is_error && field.contains("steps[")
            || finding.code == "unknown-kind" && finding.severity == Severity::Warning
        {
            rows.insert(source);
        }
        if let (Some((item, _)), true) = (field.split_once(".log["), is_error || finding.code == "unknown-field") {
            logs.insert((source, item.to_owned()));
        }
    }
    findings.retain(|finding| {
        let source = finding.place.as_ref().map(|place| place.source);
        let item =
            finding.field.as_deref().and_then(|field| field.split_once(".log[")).map(|(item, _)| item.to_owned());
        let follows = rows.contains(&source) || item.is_some_and(|item| logs.contains(&(source, item)));
        !(COURSE.contains(&finding.code) && follows)
    });
}

/// What else is wrong with a line that holds a secret: the line has to go, and nothing of it is told.
fn with_secrets(loaded: &Loaded, findings: &mut Vec<Finding>) {
    const OF_THE_LINE: [&str; 3] = ["unknown-field", "lost-text", "wrong-mark"];
    let line = |finding: &Finding| {
        let place = finding.place.as_ref()?;
        Some((place.source, loaded.sources[place.source].position(place.span.start).0))
    };
    let secrets: HashSet<_> = findings.iter().filter(|finding| finding.code == "secret").filter_map(line).collect();
    if !secrets.is_empty() {
        let goes = |finding: &Finding| {
            OF_THE_LINE.contains(&finding.code) && line(finding).is_some_and(|at| secrets.contains(&at))
        };
        findings.retain(|finding| !goes(finding));
    }
}

/// A field that is missing because its name is misspelt: that is told, and as gravely.
fn misspelt(findings: &mut Vec<Finding>) {
    let mut unknown: HashMap<Table, Vec<usize>> = HashMap::new();
    for (at, finding) in findings.iter().enumerate().filter(|(_, finding)| finding.code == "unknown-field") {
        let (table, _) = parts(finding);
        unknown.entry(table).or_default().push(at);
    }
    let mut gone = vec![false; findings.len()];
    let mut graver = Vec::new();
    for (at, finding) in findings.iter().enumerate().filter(|(_, finding)| finding.code == "missing-field") {
        let (table, lacks) = parts(finding);
        let mut has = unknown.get(&table).into_iter().flatten();
        if let Some(near) = has.find(|unknown| nearest(parts(&findings[**unknown]).1, [lacks]).is_some()) {
            graver.push(*near);
            gone[at] = true;
        }
    }
    graver.into_iter().for_each(|at| findings[at].severity = Severity::Error);
    let mut gone = gone.into_iter();
    findings.retain(|_| !gone.next().unwrap_or_default());
}

/// A table of a file, by the path of its fields.
type Table = (Option<SourceAt>, String);

/// The table that a finding is about, and the field.
fn parts(finding: &Finding) -> (Table, &str) {
    let field = finding.field.as_deref().unwrap_or_default();
    let (table, name) = field.rsplit_once('.').unwrap_or(("", field));
    ((finding.place.as_ref().map(|place| place.source), table.to_owned()), name)
}
