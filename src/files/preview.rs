//! The project as it would be with some edits, before anything is written. Touches no disk.

use super::change::Change;
use super::edit::Edit;
use super::load::{Loaded, Source, assemble_sources};
use super::store::edited;
use anyhow::Result;

/// What was loaded, with edits made to its files.
///
/// # Errors
///
/// When an edit is refused.
pub(crate) fn preview(loaded: &Loaded, changes: &[Change<'_>]) -> Result<Loaded> {
    let mut sources = Vec::new();
    for source in loaded.sources.iter() {
        let edits = changes.iter().filter_map(|change| match change {
            Change::Edit { source: edited, edits } if edited.path == source.path => Some(edits),
            _ => None,
        });
        let edits: Vec<Edit> = edits.flatten().cloned().collect();
        let bytes = if edits.is_empty() { source.bytes().to_vec() } else { edited(source, &edits)?.into_bytes() };
        sources.push(Source::of(&source.path, bytes));
    }
    Ok(assemble_sources(&loaded.root, sources, loaded.view.now))
}
