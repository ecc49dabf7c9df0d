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
    /// The step.
    pub did: String,
    /// What was reached: `61 %`.
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
        let (Some(value), Some(target)) = (item.value_of(act), item.target_of(asks)) else { continue };
        let told = || Shortfall {
            did: act.did.clone(),
            value: value.to_owned(),
            asked: asks.against.as_deref().and_then(|name| item.field(name)).unwrap_or_default().to_owned(),
        };
        let baseline = item.field("baseline").and_then(Amount::parse);
        match Amount::parse(value).map(|amount| target.measure(&amount, baseline.as_ref())) {
            Some(Measured::Met) => {}
            Some(Measured::Missed) => outcome.short = outcome.short.or_else(|| Some(told())),
            Some(Measured::Unclear) | None => outcome.unclear = outcome.unclear.or_else(|| Some(told())),
        }
    }
    outcome
}
