//! New projects made by `handover init`.

use crate::support::runner::NOW;
use handover::checks::{Subject, check_all};
use handover::clock;
use handover::context::View;
use handover::finding::Severity;
use std::path::Path;

/// The parties of every new project.
const PARTIES: [&str; 4] = ["--giver", "Bright Agency", "--receiver", "Acme Retail"];

/// A person of each party.
pub(crate) const PEOPLE: [&str; 4] =
    ["--person", "giver:lin:Lin Wei <lin@bright.example>", "--person", "receiver:chen:Chen Yu <chen@acme.example>"];

/// The command line of `handover init` with these words and the two parties.
pub(crate) fn init<'a>(more: &[&'a str]) -> Vec<&'a str> {
    ["init"].into_iter().chain(more.iter().copied()).chain(PARTIES).collect()
}

/// The project in a folder, and the codes of all its findings with whether they are hints.
pub(crate) fn findings(folder: &Path) -> (View, Vec<(&'static str, Severity)>) {
    let view = View::load(folder, clock::parse_moment(NOW).unwrap()).unwrap();
    let found = check_all(&Subject { loaded: &view.loaded, standings: &view.standings, today: view.today() });
    let codes = found.iter().map(|finding| (finding.code, finding.severity)).collect();
    (view, codes)
}

/// Whether a text has a Chinese character.
pub(crate) fn has_chinese(text: &str) -> bool {
    text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c))
}
