//! What a list is made into: its sections, and what is known beside it.

use super::super::reading::Unit;
use super::columns::{Column, Map};
use super::drafts::Draft;
use super::fates::Fate;
use crate::model::kinds::Kind;
use crate::model::milestones::Milestones;
use crate::model::people::People;
use crate::text::folded::folded;
use std::sync::Arc;

/// The kind of what nothing tells the kind of.
pub(super) const USUAL: &str = "deliverables";

/// The kind whose items are signed for, each by a department.
pub(super) const CLEARED: &str = "clearances";

/// How many lines beside the sections go into the first of them; more get a section of their own.
pub(super) const FEW_LINES: usize = 12;

/// How many sections one column may make.
pub(super) const MOST_GROUPS: usize = 60;

/// What is known beside the list.
pub(crate) struct Known<'a> {
    /// What all sections are, where somebody says so.
    pub(crate) kind: Option<Arc<Kind>>,
    /// What some sections are, by title, where somebody says so.
    pub(crate) kinds: Vec<(String, Arc<Kind>)>,
    /// What the list is called where it does not say so itself.
    pub(crate) name: String,
    /// Columns whose meaning is given.
    pub(crate) maps: Vec<Map>,
    /// Whether somebody says that no row heads columns.
    pub(crate) headless: bool,
    /// The stages of the project.
    pub(crate) milestones: &'a Milestones,
    /// The people of the project.
    pub(crate) people: &'a People,
    /// The sections of the project, by title.
    pub(crate) sections: Vec<(String, Arc<Kind>)>,
}

/// A section of a list.
#[derive(Debug, Clone)]
pub(crate) struct Part {
    /// What it is called.
    pub(crate) title: String,
    /// Its kind.
    pub(crate) kind: Arc<Kind>,
    /// Whose all of it is.
    pub(crate) owner: Vec<String>,
    /// What is said about it, with the unit each line stands in.
    pub(crate) details: Vec<(usize, String)>,
    /// Its items.
    pub(crate) items: Vec<Draft>,
}

/// What a list means.
#[derive(Debug, Default)]
pub(crate) struct Understood {
    /// Its sections.
    pub(crate) parts: Vec<Part>,
    /// What becomes of each unit.
    pub(crate) fates: Vec<Fate>,
    /// What the columns of its tables hold, each once.
    pub(crate) columns: Vec<Column>,
    /// The units, with their heads marked.
    pub(crate) units: Vec<Unit>,
    /// The rows that were taken for heads of columns though nothing tells that they are, as positions.
    pub(crate) guessed: Vec<usize>,
}

impl Known<'_> {
    /// What somebody says that a section of one of these titles is.
    pub(super) fn said(&self, titles: &[String]) -> Option<Arc<Kind>> {
        let is_it = |name: &str| titles.iter().any(|title| folded(title) == folded(name));
        let own = self.kinds.iter().rev().find(|(name, _)| is_it(name)).map(|(_, kind)| kind.clone());
        own.or_else(|| self.kind.clone())
    }
}
