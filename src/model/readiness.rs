//! How fit something is to be handed over: nine scores, their mean, and how long a transition that calls for.
//!
//! In: a project and where its items stand. Out: a [`Readiness`] for each subject that is scored, the fittest first. Pure.

use super::item::Item;
use super::kinds::{Factor, factors};
use super::list::ItemAt;
use super::project::Project;
use super::replay::Replay;
use super::standing::{Standing, Standings, State};
use serde::{Deserialize, Serialize};
use std::cmp::Ordering;
use std::collections::HashMap;

/// The kind whose items score the factors.
pub const KIND: &str = "readiness";

/// The highest score that drives the class by itself.
const LOW: i64 = 2;

/// The score of what is easy in every way, which drives nothing.
const EASIEST: i64 = 5;

/// How fit a subject is to be handed over, as far as its factors are scored.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Readiness {
    /// What is scored: an application, as its items name it; nothing: the whole.
    pub subject: Option<String>,
    /// How many of the nine factors are scored.
    pub scored: usize,
    /// Whether some are not scored yet, so that the class may still change.
    pub preliminary: bool,
    /// Mean of the scores, to two decimals.
    pub mean: Option<f64>,
    /// The class that the mean falls into.
    pub class: Option<Class>,
    /// Days that a transition of this class takes; nothing for [`Class::NotNow`].
    pub days: Option<i64>,
    /// The factors that make it hard: those scored 2 or less, and where there are none, the lowest two.
    pub driving: Vec<FactorScore>,
    /// Names of the factors that are not scored yet.
    pub missing: Vec<String>,
    /// Days from start to cutover, where both are known.
    pub given_days: Option<i64>,
    /// Whether those are as many as the class calls for; nothing while that cannot be told.
    pub enough_time: Option<bool>,
}

/// The score of one factor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FactorScore {
    /// The factor.
    pub factor: String,
    /// The full name of the item that scores it.
    pub item: String,
    /// The score, from 1 (hard) to 5 (easy).
    pub score: i64,
}

/// How long a transition should take.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Class {
    /// A mean of 4.0 or more.
    #[serde(rename = "30-day")]
    Days30,
    /// A mean of 3.0 or more.
    #[serde(rename = "60-day")]
    Days60,
    /// A mean of 2.0 or more.
    #[serde(rename = "90-day")]
    Days90,
    /// A lower mean: wait, and watch it.
    #[serde(rename = "not now")]
    NotNow,
}

impl Class {
    /// The class of a mean, given as a sum and a number of scores so that no rounding moves a bound.
    pub fn of(sum: i64, count: i64) -> Class {
        match () {
            () if sum >= 4 * count => Class::Days30,
            () if sum >= 3 * count => Class::Days60,
            () if sum >= 2 * count => Class::Days90,
            () => Class::NotNow,
        }
    }

    /// Days that such a transition takes.
    pub fn days(self) -> Option<i64> {
        match self {
            Class::Days30 => Some(30),
            Class::Days60 => Some(60),
            Class::Days90 => Some(90),
            Class::NotNow => None,
        }
    }
}

/// Derives it for every subject: the best mean first, what nobody has scored last, else in the order of the files.
pub fn readiness(project: &Project, standings: &Standings) -> Vec<Readiness> {
    let subjects = subjects(project);
    let mut ranked: Vec<Readiness> =
        subjects.iter().map(|(subject, items)| of_subject(project, standings, *subject, items)).collect();
    ranked.sort_by(Readiness::rank);
    ranked
}

/// What is scored, each with its items, in the order of the files.
pub fn subjects(project: &Project) -> Vec<(Option<&str>, Vec<ItemAt>)> {
    let mut subjects: Vec<(Option<&str>, Vec<ItemAt>)> = Vec::new();
    let mut known: HashMap<Option<&str>, usize> = HashMap::new();
    for (at, item) in project.items.entries().filter(|(_, item)| item.name.kind == KIND) {
        let subject = subject_of(item);
        let place = *known.entry(subject).or_insert(subjects.len());
        if place == subjects.len() {
            subjects.push((subject, Vec::new()));
        }
        subjects[place].1.push(at);
    }
    subjects
}

impl Readiness {
    /// The order in which subjects are listed, of one project or of several.
    pub fn rank(&self, other: &Readiness) -> Ordering {
        // No mean comes after every mean.
        let mean = |one: &Readiness| one.mean.unwrap_or(f64::NEG_INFINITY);
        mean(other).total_cmp(&mean(self))
    }
}

/// Where several items score one factor, the lowest score counts.
fn of_subject(project: &Project, standings: &Standings, subject: Option<&str>, items: &[ItemAt]) -> Readiness {
    let score_of = |factor: &Factor| {
        let items = items.iter().map(|at| (&project.items[*at], &standings[*at]));
        let scores = items.filter(|(item, _)| factor_of(item) == Some(factor));
        scores.filter_map(|(item, standing)| Some((score(item, standing)?, item))).min_by_key(|(score, _)| *score)
    };
    let scores: Vec<FactorScore> = factors()
        .iter()
        .filter_map(|factor| {
            let (score, item) = score_of(factor)?;
            Some(FactorScore { factor: factor.name.clone(), item: item.name.to_string(), score })
        })
        .collect();
    let is_scored = |factor: &&Factor| scores.iter().any(|scored| scored.factor == factor.name);
    let missing: Vec<String> =
        factors().iter().filter(|factor| !is_scored(factor)).map(|factor| factor.name.clone()).collect();
    let count = i64::try_from(scores.len()).unwrap_or(i64::MAX);
    let sum: i64 = scores.iter().map(|scored| scored.score).sum();
    let class = (count > 0).then(|| Class::of(sum, count));
    let days = class.and_then(Class::days);
    let given_days = project.milestone("start").zip(project.milestone("cutover"));
    let given_days = given_days.map(|(start, cutover)| (cutover - start).num_days());
    let preliminary = !missing.is_empty();
    Readiness {
        subject: subject.map(str::to_owned),
        scored: scores.len(),
        preliminary,
        mean: (count > 0).then(|| (sum as f64 * 100.0 / count as f64).round() / 100.0),
        class,
        days,
        driving: driving(scores),
        missing,
        given_days,
        enough_time: days.zip(given_days).filter(|_| !preliminary).map(|(days, given)| given >= days),
    }
}

/// What an item scores a factor of; nothing: the whole.
pub fn subject_of(item: &Item) -> Option<&str> {
    item.field("subject").map(str::trim).filter(|subject| !subject.is_empty())
}

/// The factor that an item scores: by its field, or by its id where it names none.
pub fn factor_of(item: &Item) -> Option<&'static Factor> {
    let word = item.field("factor").map_or_else(|| item.name.id.replace('-', "_"), str::to_owned);
    factors().iter().find(|factor| factor.name == word)
}

/// The score of an item: of the newest act that stands, of the last round that is complete where it is scored again
/// and again. What was rejected, taken back or reopened scores nothing.
fn score(item: &Item, standing: &Standing) -> Option<i64> {
    let of = |replay: &Replay| {
        let mut acts = replay.makers.iter().rev().filter_map(|at| item.log.get(*at));
        acts.find_map(|act| item.value_of(act)?.parse().ok())
    };
    match &standing.rounds {
        Some(rounds) => {
            let mut complete = rounds.told.iter().rev().filter(|round| round.state == State::Complete);
            complete.find_map(|round| of(&round.replay))
        }
        None => of(&standing.replay).filter(|_| standing.state == State::Complete),
    }
}

fn driving(mut scores: Vec<FactorScore>) -> Vec<FactorScore> {
    // The sort is stable: of equal scores the factor named first comes first.
    scores.sort_by_key(|scored| scored.score);
    let low = scores.iter().filter(|scored| scored.score <= LOW).count();
    scores.retain(|scored| scored.score < EASIEST);
    scores.truncate(if low > 0 { low } else { 2 });
    scores
}
