//! Edits to people's files as byte splices, each proven before anyone may write it.
//!
//! In: a file's text, its parsed [`Document`] and the [`Edit`]s wanted. Out: the new text, which has
//! been parsed again and shown to be the old tree plus the intended change and nothing else; or a
//! [`Refusal`] that names the line and what to add by hand. Touches no disk.

mod brackets;
mod cut;
mod fields;
mod grow;
mod lines;
mod mend;
pub(crate) mod pieces;
mod place;
mod plan;
mod proof;
mod scalar;
mod section;
mod toml;
mod wanted;
mod yaml;

pub(crate) use mend::{fixes_until_readable, mend};
pub use plan::{ByHand, Edit, NewValue, Refusal, RefusalReason, Step, Way};
pub(crate) use scalar::quoted;
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
    let mut lists: BTreeMap<&[Step], Vec<&NewValue>> = BTreeMap::new();
    let mut splices = Vec::new();
    for edit in edits {
        let refuse = |(reason, span)| Refusal { reason, span, by_hand: by_hand(document.format, edit) };
        match edit {
            Edit::AppendAct { item, act } => acts.entry(*item).or_default().push(act),
            Edit::AppendItem { fields } => items.push(fields),
            Edit::Append { list, value } => lists.entry(list).or_default().push(value),
            Edit::Set { at, value } => splices.push(set(source, document, at, value).map_err(refuse)?),
            Edit::Remove { at } => splices.push(remove(source, document, at).map_err(refuse)?),
        }
    }
    for (&item, acts) in &acts {
        let by_hand = ByHand::Write(acts_by_hand(document.format, acts));
        let refuse = |(reason, span)| Refusal { reason, span, by_hand: by_hand.clone() };
        let item = item_node(document, item).map_err(refuse)?;
        let splice = match document.format {
            Format::Toml => toml::append_acts(source, item, acts),
            Format::Yaml => yaml::append_acts(source, item, acts),
        };
        splices.push(splice.map_err(refuse)?);
    }
    for (list, values) in lists {
        let by_hand = values.iter().map(|value| scalar::render_value(document.format, value)).collect::<Vec<_>>();
        let refuse = |(reason, span)| Refusal { reason, span, by_hand: ByHand::Write(by_hand.join("\n")) };
        splices.push(append(source, document, list, &values).map_err(refuse)?);
    }
    if !items.is_empty() {
        let splice = match document.format {
            Format::Toml => toml::append_items(source, document, &items),
            Format::Yaml => yaml::append_items(source, document, &items),
        };
        let by_hand = ByHand::Write(items_by_hand(document.format, &items));
        splices.push(splice.map_err(|(reason, span)| Refusal { reason, span, by_hand })?);
    }
    // Acts stand before items and the sort keeps that: an item goes below an act at the same place.
    splices.sort_by_key(|splice| (splice.at.start, splice.at.end));
    let apart = splices.windows(2).all(|pair| pair[0].at.end <= pair[1].at.start);
    let result = if apart { apply(source, &splices) } else { String::new() };
    if apart && proof::prove(source, document, edits, &splices, &result) {
        return Ok(result);
    }
    let span = splices.first().map_or(0..0, |splice| splice.at.clone());
    let mut by_hand: Vec<ByHand> = edits.iter().map(|edit| self::by_hand(document.format, edit)).collect();
    let by_hand = match (by_hand.len(), by_hand.pop()) {
        (1, Some(only)) => only,
        (_, last) => {
            let texts = by_hand.into_iter().chain(last).map(|one| match one {
                ByHand::Write(text) => text,
                ByHand::TakeOut(text) => format!("# {text}"),
            });
            ByHand::Write(texts.collect::<Vec<_>>().join("\n"))
        }
    };
    Err(Refusal { reason: RefusalReason::Unproven, span, by_hand })
}

/// The table and the name of the field that a way ends in.
fn field<'d, 'w>(document: &'d Document, way: &'w [Step]) -> Result<(&'d Node, &'w str), Obstacle> {
    match way.split_last() {
        Some((Step::Field(name), table)) => Ok((place::node(document, table)?, name)),
        _ => Err((RefusalReason::NotThere, 0..0)),
    }
}

fn set(source: &str, document: &Document, way: &[Step], value: &NewValue) -> Result<Splice, Obstacle> {
    let (table, name) = field(document, way)?;
    fields::set(source, document, table, name, value)
}

fn remove(source: &str, document: &Document, way: &[Step]) -> Result<Splice, Obstacle> {
    if let Some((Step::Member(position), list)) = way.split_last() {
        return cut::member(source, document, place::node(document, list)?, *position);
    }
    let (table, name) = field(document, way)?;
    cut::field(source, document, table, name)
}

fn append(source: &str, document: &Document, list: &[Step], values: &[&NewValue]) -> Result<Splice, Obstacle> {
    let (table, name) = field(document, list)?;
    grow::append(source, document, table, name, values)
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

/// What is left to do by hand where one edit is refused.
fn by_hand(format: Format, edit: &Edit) -> ByHand {
    let name = |way: &[Step]| match way.last() {
        Some(Step::Field(name)) => scalar::key(format, name),
        Some(Step::Member(position)) => format!("#{}", position + 1),
        None => String::new(),
    };
    match edit {
        Edit::AppendAct { act, .. } => ByHand::Write(acts_by_hand(format, &[act])),
        Edit::AppendItem { fields } => ByHand::Write(items_by_hand(format, &[fields])),
        Edit::Append { value, .. } => ByHand::Write(scalar::render_value(format, value)),
        Edit::Remove { at } => ByHand::TakeOut(name(at)),
        Edit::Set { at, value } => match at.last() {
            Some(Step::Field(name)) => ByHand::Write(scalar::field(format, name, value)),
            _ => ByHand::Write(scalar::render_value(format, value)),
        },
    }
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
