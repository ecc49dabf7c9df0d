//! The project as it would be with some edits and new files, before anything is written. Touches no disk.

use super::change::Change;
use super::edit::Edit;
use super::format::Format;
use super::load::{Loaded, Source, assemble_sources};
use super::store::edited;
use anyhow::Result;

/// What was loaded, with edits made to its files, and with new section files.
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
        let restored = changes.iter().find_map(|change| match change {
            Change::Restore { source: old, content } if old.path == source.path => Some(content),
            _ => None,
        });
        if let Some(content) = restored {
            sources.extend(content.clone().map(|content| Source::of(&source.path, content)));
            continue;
        }
        let edits: Vec<Edit> = edits.flatten().cloned().collect();
        let bytes = if edits.is_empty() { source.bytes().to_vec() } else { edited(source, &edits)?.into_bytes() };
        sources.push(Source::holding(&source.path, bytes));
    }
    let new = changes.iter().filter_map(|change| match change {
        Change::Create { path, content } if Format::of(path).is_some() => Some(Source::of(path, content.clone())),
        _ => None,
    });
    sources.extend(new);
    // The project file stands first, the others by their paths, as they are read.
    if let Some((_, sections)) = sources.split_first_mut() {
        sections.sort_by(|one, other| one.path.cmp(&other.path));
    }
    Ok(assemble_sources(&loaded.root, sources, loaded.view.now))
}
