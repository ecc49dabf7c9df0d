//! What programs read, as data: which fields each output in JSON has, and what they hold. From `outputs.toml`, embedded.

use crate::text::Text;
use serde::Deserialize;
use std::sync::LazyLock;

/// An output, or an object in one.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Output {
    /// Its name; of an output the value of its `schema`.
    pub name: String,
    /// The command that prints it, where it is an output.
    pub command: Option<String>,
    /// What it is.
    pub doc: Text,
    /// Objects whose fields stand among its own.
    #[serde(default)]
    pub with: Vec<String>,
    /// Its own fields.
    pub fields: Vec<OutputField>,
}

/// A field of an output.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OutputField {
    /// The key.
    pub name: String,
    /// The object it holds, or a list of which it holds.
    pub of: Option<String>,
    /// Whether it holds keys that are those of a project.
    #[serde(default)]
    pub free: bool,
    /// What it holds.
    pub doc: Text,
}

/// Everything that is described.
pub fn outputs() -> &'static [Output] {
    static OUTPUTS: LazyLock<Vec<Output>> = LazyLock::new(|| {
        #[expect(clippy::expect_used, reason = "the embedded file is parsed by the tests")]
        let file: OutputsFile = ::toml::from_str(include_str!("outputs.toml")).expect("outputs.toml is valid");
        file.output
    });
    &OUTPUTS
}

/// The output or object of a name.
pub fn output(name: &str) -> Option<&'static Output> {
    outputs().iter().find(|output| output.name == name)
}

impl Output {
    /// Whether it is printed as CSV: then it has no schema, and takes only some of the fields of other objects.
    pub fn is_sheet(&self) -> bool {
        self.command.as_ref().is_some_and(|command| command.ends_with("csv"))
    }
}

/// The shape of `outputs.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OutputsFile {
    output: Vec<Output>,
}
