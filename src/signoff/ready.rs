//! Which stages can be signed: every item that they count is complete, or reserved on terms that may be signed. Pure.
//!
//! What is left of a stage goes on into every later one. Its terms are judged once, by the record of the stage alone; into
//! a later stage they hold where the day that they name is a plain one and lies after that stage too. So that many
//! stages that carry much cost no more than they are long.

use super::freeze::record_of;
use crate::document::derived::has_terms;
use crate::document::given::{Left, Stages};
use crate::model::due::Due;
use crate::model::view::View;
use chrono::NaiveDate;
use std::collections::{HashMap, HashSet};

/// The stages with a sign-off that can be signed now.
pub(super) fn ready_stages(view: &View) -> HashSet<&str> {
    let stages = Stages::of(&view.project, &view.standings);
    let signoffs = view.project.signoffs.iter().map(|signoff| signoff.stage.as_str());
    let own: HashMap<&str, Option<NaiveDate>> = signoffs.map(|stage| (stage, holds_before(&stages, stage))).collect();
    // The earliest day at which the terms of all stages up to one run out.
    let last = view.project.signoffs.iter().map(|signoff| stages.earlier(&signoff.stage)).max_by_key(|all| all.len());
    let mut least = Some(NaiveDate::MAX);
    let mut carried = vec![least];
    for stage in last.unwrap_or_default() {
        least = least.zip(own.get(stage).copied().flatten()).map(|(one, other)| one.min(other));
        carried.push(least);
    }
    let is_ready = |stage: &&str| {
        let before = carried.get(stages.earlier(stage).len()).copied().flatten();
        let in_time = before.is_some_and(|until| {
            until == NaiveDate::MAX || view.project.milestone(stage).is_some_and(|day| until > day)
        });
        in_time && own[stage].is_some()
    };
    own.keys().copied().filter(is_ready).collect()
}

/// Where all terms of a stage's own items may be signed: the stages before which day they hold in too, which is none
/// where a day is told by the stage itself. Nothing where terms are missing.
fn holds_before(stages: &Stages<'_>, stage: &str) -> Option<NaiveDate> {
    match stages.left_of(stage) {
        Left::Nothing => return Some(NaiveDate::MAX),
        Left::WithoutTerms => return None,
        Left::ToBeJudged => {}
    }
    let record = record_of(stages.given_alone(stage));
    let terms = &record.given.terms;
    let reservations = &record.derived.reservations;
    if !reservations.iter().all(|one| has_terms(&record.given, one)) {
        return None;
    }
    let plain = |text: &str| Due::parse(text, terms.zone(), |_| false).day(|_| None);
    let days = reservations.iter().map(|one| plain(&one.fix_by).unwrap_or(NaiveDate::MIN));
    days.min().or(Some(NaiveDate::MAX))
}
