//! New projects made by `handover init`.

use crate::support::runner::NOW;
use handover::checks::check_all;
use handover::files::load::{Loaded, load_project};
use handover::model::clock;
use handover::model::finding::Severity;
use handover::templates;
use handover::text::Lang;
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
pub(crate) fn findings(folder: &Path) -> (Loaded, Vec<(&'static str, Severity)>) {
    let loaded = load_project(folder, clock::parse_moment(NOW).unwrap()).unwrap();
    let found = check_all(&loaded);
    let codes = found.iter().map(|finding| (finding.code, finding.severity)).collect();
    (loaded, codes)
}

/// Whether a text has a Chinese character.
pub(crate) fn has_chinese(text: &str) -> bool {
    text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c))
}

/// The templates that have something in them: all but the one for those who bring everything with them.
pub(crate) fn filled_templates() -> Vec<&'static str> {
    let is_filled = |name: &&str| !templates::load(name, Lang::DEFAULT).unwrap().files.is_empty();
    templates::names().into_iter().filter(is_filled).collect()
}
