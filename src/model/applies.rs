//! Which items apply, of those that hang on others: alternatives, what is under them, and conditions.
//!
//! In: the items and what the log of each says of it alone. Out: for each what it must be left out for, if anything, and
//! whether that is not known yet. Circles leave the items in them open; the checks tell of them. Pure.

use super::item::Item;
use super::kinds::FieldType;
use super::kinds::values;
use super::list::{ItemAt, List};
use super::need::Condition;
use super::project::Project;
use super::standing::State;
use crate::work::steps;
use chrono::{DateTime, FixedOffset};
use std::collections::HashMap;

/// What the log of an item says of it alone.
#[derive(Debug, Clone, Default)]
pub(super) struct Seen {
    /// Whether a step is made.
    pub(super) begun: bool,
    /// Whether a step is made, or somebody has waived it.
    pub(super) touched: bool,
    /// Whether all are.
    pub(super) complete: bool,
    /// Whether all have waived it.
    pub(super) waived: bool,
    /// Whether its log or its row breaks a rule.
    pub(super) broken: bool,
    /// Whether it must be mended before anything is asked for: an act of the future comes to pass by itself.
    pub(super) mend_first: bool,
    /// Position in its log of the newest standing act that has a value.
    pub(super) value: Option<usize>,
    /// When it was completed.
    pub(super) completed: Option<DateTime<FixedOffset>>,
}

/// What is known of the items that share a label.
#[derive(Debug, Default)]
pub(super) struct Choice {
    /// Whether one is begun.
    pub(super) begun: bool,
    /// Whether one that is begun is complete.
    pub(super) complete: bool,
    /// Those that may still be chosen.
    pub(super) open: Vec<ItemAt>,
}

/// Which items apply.
pub(super) struct Applies<'a> {
    /// What is known of each label.
    pub(super) labels: HashMap<&'a str, Choice>,
    /// Of each item that is not chosen, the one that it is under, or itself, whose label decided it.
    not_chosen: List<ItemAt, Option<ItemAt>>,
    /// What the condition of each item comes to.
    conditions: List<ItemAt, Verdict>,
}

/// What a condition comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    /// It is so, or there is no condition.
    Holds,
    /// The item that decides it is not complete.
    Pending,
    /// It is not so.
    Fails,
}

impl<'a> Applies<'a> {
    pub(super) fn of(project: &'a Project, seen: &List<ItemAt, Seen>) -> Applies<'a> {
        let mut labels: HashMap<&str, Choice> = HashMap::new();
        for (at, item) in project.items.entries() {
            if let Some(label) = item.one_of.as_deref()
                && !seen[at].waived
            {
                let choice = labels.entry(label).or_default();
                choice.begun |= seen[at].begun;
                choice.complete |= seen[at].begun && seen[at].complete;
            }
        }
        let begun_elsewhere = |at: ItemAt| {
            let label = project.items[at].one_of.as_deref().and_then(|label| labels.get(label));
            !seen[at].begun && label.is_some_and(|choice| choice.begun)
        };
        let under = |at: ItemAt| project.items[at].under.as_ref().and_then(|name| project.find(name));
        let not_chosen = chained(
            project,
            |at| if seen[at].complete || begun_elsewhere(at) { None } else { under(at) },
            |at, above: Option<Option<ItemAt>>| {
                if seen[at].complete { None } else { begun_elsewhere(at).then_some(at).or(above.flatten()) }
            },
            None,
        );
        let decides = |at: ItemAt| {
            let condition = project.items[at].when.as_ref().and_then(|when| when.condition())?;
            project.find(&condition.item)
        };
        let by_value = |at: ItemAt| project.items[at].when.as_ref()?.condition().filter(|one| one.field.is_none());
        let conditions = chained(
            project,
            |at| {
                let open =
                    |other: &ItemAt| !seen[*other].complete && !seen[*other].waived && not_chosen[*other].is_none();
                by_value(at).and_then(|_| decides(at)).filter(open)
            },
            |at, of_other: Option<Verdict>| {
                let Some(condition) = project.items[at].when.as_ref().and_then(|when| when.condition()) else {
                    return Verdict::Holds;
                };
                let Some(other) = decides(at) else { return Verdict::Pending };
                let item = &project.items[other];
                if let Some(field) = &condition.field {
                    return Verdict::from(
                        item.field(field).is_some_and(|value| is_field(item, field, value, condition)),
                    );
                }
                let given = &seen[other];
                match given.complete {
                    true => Verdict::from(
                        given
                            .value
                            .and_then(|at| item.value_of(&item.log[at]))
                            .is_some_and(|value| is_value(item, value, condition)),
                    ),
                    // What does not apply never says anything.
                    false if given.waived || not_chosen[other].is_some() => Verdict::Fails,
                    false if of_other == Some(Verdict::Fails) => Verdict::Fails,
                    false => Verdict::Pending,
                }
            },
            Verdict::Pending,
        );
        let mut applies = Applies { labels, not_chosen, conditions };
        for (at, item) in project.items.entries() {
            let left_out = applies.left_out(at, &seen[at]).is_some() || item.is_reference() || seen[at].complete;
            if let Some(choice) =
                item.one_of.as_deref().filter(|_| !left_out).and_then(|label| applies.labels.get_mut(label))
            {
                choice.open.push(at);
            }
        }
        // No order of files decides what is counted.
        applies.labels.values_mut().for_each(|choice| {
            choice.open.sort_unstable_by(|one, other| project.items[*one].name.cmp(&project.items[*other].name));
        });
        steps(project.items.len());
        applies
    }

    /// Why an item that is not complete does not apply, if it does not.
    pub(super) fn left_out(&self, at: ItemAt, seen: &Seen) -> Option<State> {
        match () {
            () if seen.complete => None,
            () if seen.waived => Some(State::Waived),
            () if self.conditions[at] == Verdict::Fails => Some(State::NotMet),
            () if self.not_chosen[at].is_some() => Some(State::NotChosen),
            () => None,
        }
    }

    /// Whether it is not known yet if an item applies.
    pub(super) fn is_pending(&self, at: ItemAt) -> bool {
        self.conditions[at] == Verdict::Pending
    }

    /// What is known of the alternatives to an item.
    pub(super) fn choice(&self, item: &Item) -> Option<&Choice> {
        self.labels.get(item.one_of.as_deref()?)
    }

    /// Whether whoever needs an item need not wait for it: it is complete or does not apply. An alternative that was
    /// not chosen is waited for until the chosen one is complete.
    pub(super) fn is_met(&self, project: &Project, at: ItemAt, seen: &Seen) -> bool {
        let chosen = |at: ItemAt| self.choice(&project.items[at]).is_some_and(|choice| choice.complete);
        seen.complete
            || seen.waived
            || self.conditions[at] == Verdict::Fails
            || chosen(at)
            || self.not_chosen[at].is_some_and(|by| by != at && chosen(by))
    }
}

impl From<bool> for Verdict {
    fn from(holds: bool) -> Verdict {
        if holds { Verdict::Holds } else { Verdict::Fails }
    }
}

/// Decides something of every item that may hang on the same of one other item; `circle` is what holds in a circle.
fn chained<T: Copy>(
    project: &Project,
    next: impl Fn(ItemAt) -> Option<ItemAt>,
    decide: impl Fn(ItemAt, Option<T>) -> T,
    circle: T,
) -> List<ItemAt, T> {
    let mut known: List<ItemAt, Option<T>> = List::as_long_as(&project.items, None);
    let mut on_path: List<ItemAt, bool> = List::as_long_as(&project.items, false);
    let mut path = Vec::new();
    for start in project.items.positions() {
        let (mut at, mut above) = (Some(start), None);
        while let Some(here) = at {
            steps(1);
            if let Some(value) = known[here] {
                above = Some(value);
                break;
            }
            if on_path[here] {
                above = Some(circle);
                break;
            }
            on_path[here] = true;
            path.push(here);
            at = next(here);
        }
        while let Some(here) = path.pop() {
            on_path[here] = false;
            let value = decide(here, above);
            known[here] = Some(value);
            above = Some(value);
        }
    }
    known.into_iter().map(|value| value.unwrap_or(circle)).collect()
}

/// Whether the value of an item is what a condition asks for, read by the type of the step that asked for it.
fn is_value(item: &Item, value: &str, condition: &Condition) -> bool {
    let same = |asks: &super::kinds::asks::Asks| match (asks.read(value), asks.read(&condition.is)) {
        (Ok(value), Ok(asked)) => value == asked,
        _ => false,
    };
    let mut asking = item.steps.iter().filter_map(|step| step.asks.as_ref()).peekable();
    if asking.peek().is_none() { is_same_word(value, &condition.is) } else { asking.any(same) }
}

/// The same for a field of the item.
fn is_field(item: &Item, field: &str, value: &str, condition: &Condition) -> bool {
    let is_flag = item.kind.field(field).is_some_and(|field| field.kind == FieldType::Bool);
    match (is_flag, values::flag(value), values::flag(&condition.is)) {
        (true, Ok(value), Ok(asked)) => value == asked,
        _ => is_same_word(value, &condition.is),
    }
}

/// Whether two words are the same, letter case and width aside.
fn is_same_word(one: &str, other: &str) -> bool {
    let word = |text: &str| super::amount::plain(text).trim().to_lowercase();
    word(one) == word(other)
}
