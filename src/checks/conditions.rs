//! Rule: a condition can come out one way or the other.

use crate::files::load::Loaded;
use crate::model::finding::{Finding, Severity};
use crate::model::item::Item;
use crate::model::kinds::asks::{AskType, Asks};
use crate::model::naming;
use crate::model::need::Condition;
use crate::text::Text;
use crate::text::say::{rules as say, words};

/// Finds conditions about what an item never says.
pub(super) fn check_conditions(loaded: &Loaded) -> Vec<Finding> {
    let project = &loaded.view.project;
    let finding = |item: &Item| {
        let condition = item.when.as_ref()?.condition()?;
        let other = &project.items[project.find(&condition.item)?];
        let (message, advice) = never(condition, other)?;
        let finding = Finding::new("condition-never", Severity::Error, item.place.clone(), message);
        Some(finding.about(&item.name).in_field(format!("items[{}].when", item.index)).advise(advice))
    };
    project.items.iter().filter_map(finding).collect()
}

/// Why another item never says what a condition asks of it, and what to write instead.
fn never(condition: &Condition, other: &Item) -> Option<(Text, Text)> {
    let name = condition.item.to_string();
    if let Some(field) = &condition.field {
        let known = other.kind.fields.iter().map(|field| field.name.as_str());
        let known = known.chain(other.fields.iter().map(|(name, _)| name.as_str()));
        let is_known = known.clone().any(|known| known == field);
        let advice = || say::condition_fields(words::short_names(known));
        return (!is_known).then(|| (say::condition_unknown_field(name, field), advice()));
    }
    let asked: Vec<&Asks> = other.steps.iter().filter_map(|step| step.asks.as_ref()).collect();
    if asked.is_empty() {
        return Some((say::condition_asks_nothing(name), say::condition_asks_nothing_advice()));
    }
    let is_said = |asks: &&Asks| asks.kind == AskType::Text || asks.read(&condition.is).is_ok();
    let forms: Vec<Text> = asked.iter().map(|asks| naming::asked_words(asks)).collect();
    let advice = || say::condition_values(words::text_list(&forms));
    (!asked.iter().any(is_said)).then(|| (say::condition_never(name, &condition.is), advice()))
}
