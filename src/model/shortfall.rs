//! A value that is not enough, though its step is made.
//!
//! In: an item and its log, replayed. Out: a [`Shortfall`] for the first step whose value misses what the item asks for;
//! or that a value cannot be held against it. Pure.

use super::amount::Amount;
use super::item::Item;
use super::replay::Replay;
use super::target::Measured;
use serde::{Deserialize, Serialize};

/// What was reached, and what was asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Shortfall {
    /// The round, of an item that is done again and again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub round: Option<u32>,
    /// Whether it cannot be told: the value is in another unit, or there is no baseline.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub unclear: bool,
    /// The step.
    pub did: String,
    /// What was reached: `61 %`.
    ///
    /// Empty where nobody told it.
    pub value: String,
    /// What was asked, as the item says it: `>= 95 %`.
    pub asked: String,
}

/// How the values of the steps that are made came out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Outcome {
    /// The first that is not enough.
    pub short: Option<Shortfall>,
    /// The first that is in another unit than what is asked, or relative to a baseline that is not there.
    pub unclear: Option<Shortfall>,
}

/// Holds the value of each step that is made against what the item asks for.
pub(crate) fn outcome(item: &Item, replay: &Replay) -> Outcome {
    let mut outcome = Outcome::default();
    for act in replay.makers.iter().filter_map(|at| item.log.get(*at)) {
        let Some(asks) = item.step(&act.did).and_then(|step| step.asks.as_ref()) else { continue };
        let Some(target) = item.target_of(asks) else { continue };
        let told_value = item.value_of(act);
        if told_value.is_none() && asks.optional {
            continue;
        }
        let value = told_value.unwrap_or_default();
        let told = || Shortfall {
            round: act.round,
            unclear: false,
            did: act.did.clone(),
            value: value.to_owned(),
            asked: asks.against.as_deref().and_then(|name| item.field(name)).unwrap_or_default().to_owned(),
        };
        let baseline = item.field("baseline").and_then(Amount::parse);
        if told_value.is_none() {
            outcome.short = outcome.short.or_else(|| Some(told()));
            continue;
        }
        match Amount::parse(value).map(|amount| target.measure(&amount, baseline.as_ref())) {
            Some(Measured::Met) => {}
            Some(Measured::Missed) => outcome.short = outcome.short.or_else(|| Some(told())),
            // What cannot be compared is not enough either: nobody can tell that it is.
            Some(Measured::Unclear) | None => {
                let unclear = Shortfall { unclear: true, ..told() };
                outcome.unclear = outcome.unclear.or_else(|| Some(unclear.clone()));
                outcome.short = outcome.short.or(Some(unclear));
            }
        }
    }
    outcome
}
