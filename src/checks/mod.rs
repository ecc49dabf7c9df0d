//! The rules a project is checked against: one rule, one file, and this registry.
//!
//! In: a loaded project and where its items stand. Out: findings. A rule touches no disk and no clock.

mod early;
mod links;
mod logs;
mod parties;
mod secrets;
mod signoffs;
mod unsafe_text;

pub use logs::message as violation_message;
pub use secrets::holds_secret;

use crate::finding::Finding;
use crate::load::Loaded;
use crate::project::standing::Standing;
use rayon::prelude::*;

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
const RULES: [Rule; 7] = [
    links::check_links,
    logs::check_logs,
    early::check_early_work,
    parties::check_parties,
    signoffs::check_signoffs,
    secrets::check_secrets,
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
    findings.sort_by(|a, b| {
        let key = |finding: &Finding| {
            let place = finding.place.as_ref().map(|place| (place.source, place.span.start));
            (finding.severity, place)
        };
        key(a).cmp(&key(b))
    });
    findings
}
