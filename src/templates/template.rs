//! What a template is, as data.

use super::variables;
use crate::model::party::Party;
use crate::text::Written;
use serde::Deserialize;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// The template for those who name none.
pub const DEFAULT: &str = "minimal";

/// The template for those who bring everything with them.
pub(super) const EMPTY: &str = "empty";

/// The file of a template that describes it and is not part of a project.
pub(super) const DESCRIPTION: &str = "template.toml";

/// The mark of an item that belongs to the core of its template.
pub(super) const CORE: &str = "core";

/// A template in one language.
#[derive(Debug, Clone, PartialEq)]
pub struct Template {
    /// The name of its folder, which is what people type.
    pub name: String,
    /// The folder it was read from, where it is one's own.
    pub folder: Option<PathBuf>,
    /// What it is called.
    pub title: String,
    /// One sentence on what it is for.
    pub summary: String,
    /// The title of a project, with `{giver}` and `{receiver}` in it.
    pub project_title: Written,
    /// The stages that are signed, with the sentence people sign.
    pub signoffs: Vec<TemplateSignoff>,
    /// The words by which its items name their owners, of each party that has some.
    pub roles: Vec<(Party, Vec<String>)>,
    /// What a project starts with, in path order.
    pub files: Vec<TemplateFile>,
}

/// A stage that is signed.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct TemplateSignoff {
    /// The milestone.
    pub stage: String,
    /// The sentence people sign.
    pub declaration: Written,
    /// The line of the description where it stands; 0 where the template comes with the tool.
    #[serde(skip)]
    pub line: usize,
}

/// One file of a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TemplateFile {
    /// Path from the project folder.
    pub path: PathBuf,
    /// Its bytes.
    pub content: Cow<'static, [u8]>,
}

/// The shape of `template.toml`.
#[derive(Deserialize)]
pub(super) struct DescriptionFile {
    pub(super) title: String,
    pub(super) summary: String,
    pub(super) project_title: Written,
    #[serde(default)]
    pub(super) signoff: Vec<TemplateSignoff>,
    #[serde(default)]
    pub(super) roles: BTreeMap<Party, Vec<String>>,
}

impl Template {
    /// The words by which items name their owners of a party.
    pub fn roles_of(&self, party: Party) -> &[String] {
        self.roles.iter().find(|(other, _)| *other == party).map_or(&[], |(_, words)| words)
    }

    /// The title of a project from one organisation to another.
    pub(crate) fn title_for(&self, giver: &str, receiver: &str) -> Written {
        let values = [("giver", giver), ("receiver", receiver)];
        let values = values.map(|(name, value)| (name.to_owned(), Some(value.to_owned()))).to_vec();
        // What cannot be filled in was refused when the template was read.
        self.project_title.map(|title| variables::fill(title, &values)).unwrap_or_else(|_| self.project_title.clone())
    }
}
