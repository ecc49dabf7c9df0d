//! Edits to people's files as byte splices, each proven before anyone may write it.
//!
//! In: a file's text, its parsed [`Document`] and the [`Edit`]s wanted. Out: the new text, which has
//! been parsed again and shown to be the old tree plus the intended change and nothing else; or a
//! [`Refusal`] that names the line and what to add by hand. Touches no disk.

mod brackets;
mod lines;
mod plan;
mod proof;
mod scalar;
mod section;
mod toml;
mod yaml;

pub use plan::{Edit, NewValue, Refusal, RefusalReason};
pub use scalar::render_value;
pub use section::render_section;

use super::format::{Document, Fixed, Format, Node};
use crate::model::list::{EntryAt, Position};
use plan::{Fields, Obstacle, Splice, free};
use std::collections::BTreeMap;

/// Makes the edits in `source`, of which `document` is the tree.
///
/// All places are those of the given document: several acts may go to the same item, and an act
/// cannot go to an item that is appended in the same call.
///
/// # Errors
///
/// The [`Refusal`] of the first edit that cannot be made as a splice; then none is made.
pub fn splice(source: &str, document: &Document, edits: &[Edit]) -> Result<String, Refusal> {
    let mut acts: BTreeMap<EntryAt, Vec<&Fields>> = BTreeMap::new();
    let mut items: Vec<&Fields> = Vec::new();
    for edit in edits {
        match edit {
            Edit::AppendAct { item, act } => acts.entry(*item).or_default().push(act),
            Edit::AppendItem { fields } => items.push(fields),
        }
    }
    let mut splices = Vec::new();
    for (&item, acts) in &acts {
        let by_hand = acts_by_hand(document.format, acts);
        let refuse = |(reason, span)| Refusal { reason, span, by_hand: by_hand.clone() };
        let item = item_node(document, item).map_err(refuse)?;
        let splice = match document.format {
            Format::Toml => toml::append_acts(source, item, acts),
            Format::Yaml => yaml::append_acts(source, item, acts),
        };
        splices.push(splice.map_err(refuse)?);
    }
    if !items.is_empty() {
        let splice = match document.format {
            Format::Toml => toml::append_items(source, document, &items),
            Format::Yaml => yaml::append_items(source, document, &items),
        };
        let by_hand = items_by_hand(document.format, &items);
        splices.push(splice.map_err(|(reason, span)| Refusal { reason, span, by_hand })?);
    }
    // Acts stand before items and the sort keeps that: an item goes below an act at the same place.
    splices.sort_by_key(|splice| splice.at.start);
    let result = apply(source, &splices);
    if proof::prove(source, document, &acts, &items, &splices, &result) {
        return Ok(result);
    }
    let mut by_hand: Vec<String> = acts.values().map(|acts| acts_by_hand(document.format, acts)).collect();
    if !items.is_empty() {
        by_hand.push(items_by_hand(document.format, &items));
    }
    let span = splices.first().map_or(0..0, |splice| splice.at.clone());
    Err(Refusal { reason: RefusalReason::Unproven, span, by_hand: by_hand.join("\n") })
}

/// The item at a position, if acts may be put into it.
fn item_node(document: &Document, position: EntryAt) -> Result<&Node, Obstacle> {
    let root = &document.root;
    let items = root.get("items").ok_or((RefusalReason::NotAList, root.span.clone()))?;
    free(items)?;
    let item = items.members().get(position.before()).ok_or((RefusalReason::NotAList, items.span.clone()))?;
    free(item)?;
    if let Some(log) = item.get("log") {
        if item.fixed == Some(Fixed::Merged) && log.fixed == Some(Fixed::Alias) {
            return Err((RefusalReason::Merged, item.span.clone()));
        }
        free(log)?;
    }
    Ok(item)
}

/// The source with all splices made; they are in order and apart from each other.
fn apply(source: &str, splices: &[Splice]) -> String {
    let more: usize = splices.iter().map(|splice| splice.text.len()).sum();
    let mut result = String::with_capacity(source.len() + more);
    let mut done = 0;
    for splice in splices {
        result.push_str(source.get(done..splice.at.start).unwrap_or_default());
        result.push_str(&splice.text);
        done = splice.at.end;
    }
    result.push_str(source.get(done..).unwrap_or_default());
    result
}

/// Acts as the lines that a person can add to a log.
fn acts_by_hand(format: Format, acts: &[&Fields]) -> String {
    let line = |act: &&Fields| match format {
        Format::Toml => format!("{},", scalar::table(format, act)),
        Format::Yaml => format!("- {}", scalar::table(format, act)),
    };
    acts.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// Items as the lines that a person can add to a file.
fn items_by_hand(format: Format, items: &[&Fields]) -> String {
    let lines = items.iter().map(|item| match format {
        Format::Toml => toml::item_lines(item),
        Format::Yaml => yaml::item_lines(item),
    });
    lines.map(|lines| lines.join("\n")).collect::<Vec<_>>().join("\n\n")
}

#[cfg(test)]
mod tests;
