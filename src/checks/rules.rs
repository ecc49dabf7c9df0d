//! Every code that a finding can have: how bad it is, and what there is to know about it.
//!
//! The texts are data, in both languages, from the `explain_*.toml` files beside this one, embedded. A test holds
//! that no code is without them.

use crate::model::finding::Severity;
use crate::text::Text;
use serde::Deserialize;
use std::sync::LazyLock;

/// What there is to know about the findings of one code.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// Stable name, as it stands in findings.
    pub code: String,
    /// How bad such a finding is at worst.
    pub severity: Severity,
    /// What it holds, in one line.
    pub line: Text,
    /// What such a finding means.
    pub means: Text,
    /// Why it matters.
    pub why: Text,
    /// How to mend it.
    pub mend: Text,
    /// What it looks like when it is right, as lines of a file.
    pub example: Text,
}

/// The shape of an `explain_*.toml` file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ExplainFile {
    rule: Vec<Rule>,
}

/// All rules: those about files first, then fields, links, logs, people, and what is still to be filled in.
pub fn rules() -> &'static [Rule] {
    static RULES: LazyLock<Vec<Rule>> = LazyLock::new(|| {
        let files = [
            include_str!("explain_files.toml"),
            include_str!("explain_fields.toml"),
            include_str!("explain_logs.toml"),
            include_str!("explain_steps.toml"),
            include_str!("explain_hints.toml"),
        ];
        #[expect(clippy::expect_used, reason = "the embedded files are parsed by the tests")]
        let parse = |text: &str| ::toml::from_str::<ExplainFile>(text).expect("a valid explain file").rule;
        files.into_iter().flat_map(parse).collect()
    });
    &RULES
}

/// The rule of that code.
pub fn rule(code: &str) -> Option<&'static Rule> {
    rules().iter().find(|rule| rule.code == code)
}
