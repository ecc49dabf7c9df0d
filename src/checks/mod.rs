//! The rules a project is checked against: one rule, one file, and this registry.
//!
//! In: a loaded project and where its items stand. Out: findings. A rule touches no disk and no clock.

mod early;
mod links;
mod logs;
mod parties;
mod signoffs;
mod unsafe_text;

pub use logs::message as violation_message;

use crate::finding::Finding;
use crate::load::Loaded;
use crate::project::Place;
use crate::project::standing::Standing;
use rayon::prelude::*;
use std::collections::HashSet;

/// What a rule looks at.
pub struct Subject<'a> {
    /// The project and its files.
    pub loaded: &'a Loaded,
    /// Where each item stands, in the order of the project's items.
    pub standings: &'a [Standing],
}

/// A rule: looks at everything, returns what it finds.
type Rule = fn(&Subject<'_>) -> Vec<Finding>;

/// Every rule.
const RULES: [Rule; 6] = [
    links::check_links,
    logs::check_logs,
    early::check_early_work,
    parties::check_parties,
    signoffs::check_signoffs,
    unsafe_text::check_unsafe_text,
];

/// All findings of a project: those of its files and those of every rule, worst and topmost first.
///
/// Where the project file itself could not be read, the rules have nothing to go by, and only the
/// findings of the files are returned.
pub fn check_all(subject: &Subject<'_>) -> Vec<Finding> {
    let mut findings = subject.loaded.findings.clone();
    if subject.loaded.project_readable {
        let found: Vec<Vec<Finding>> = RULES.par_iter().map(|rule| rule(subject)).collect();
        findings.extend(found.into_iter().flatten());
    }
    hide_lines_with_secrets(subject.loaded, &mut findings);
    findings.sort_by(|a, b| {
        let key = |finding: &Finding| {
            let place = finding.place.as_ref().map(|place| (place.source, place.span.start));
            (finding.severity, place)
        };
        key(a).cmp(&key(b))
    });
    findings
}

/// Keeps every finding from quoting a line on which a secret stands.
fn hide_lines_with_secrets(loaded: &Loaded, findings: &mut [Finding]) {
    let lines = |place: &Place| {
        let source = &loaded.sources[place.source];
        source.position(place.span.start).0..=source.position(place.span.end).0
    };
    let secrets: Vec<_> = findings.iter().filter(|finding| finding.code == "secret").collect();
    let secrets: Vec<_> = secrets.iter().filter_map(|finding| finding.place.as_ref()).collect();
    let secrets: HashSet<(usize, usize)> =
        secrets.into_iter().flat_map(|place| lines(place).map(|line| (place.source, line))).collect();
    if secrets.is_empty() {
        return;
    }
    for finding in findings {
        let on_a_line = |place: &Place| secrets.contains(&(place.source, *lines(place).start()));
        finding.hidden |= finding.place.as_ref().is_some_and(on_a_line);
    }
}
