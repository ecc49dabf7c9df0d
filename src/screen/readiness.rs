//! Readiness as a line of text, for status and for documents.

use crate::model::naming;
use crate::model::readiness::{FactorScore, Readiness};
use crate::text::say::{status as say, words};
use crate::text::{Lang, Text};

/// "3.4 of 5, a transition of 60 days (start to cutover: 28 days, too short); driven by stability 2".
pub(crate) fn readiness_line(readiness: &Readiness, lang: Lang) -> Text {
    let (Some(mean), Some(class)) = (readiness.mean, readiness.class) else { return say::not_scored_yet() };
    let mean = format!("{mean:.1}");
    let class = match class.days() {
        Some(days) => say::class_days(words::days(days)),
        None => say::class_not_now(),
    };
    let mut line = match readiness.preliminary {
        true => say::preliminary(readiness.scored, mean, class),
        false => say::readiness(mean, class),
    };
    line = match (readiness.enough_time, readiness.given_days) {
        (Some(true), Some(given)) => say::long_enough(line, words::days(given)),
        (Some(false), Some(given)) => say::too_short(line, words::days(given)),
        _ => line,
    };
    if !readiness.driving.is_empty() {
        let score =
            |scored: &FactorScore| say::factor_score(naming::choice(&scored.factor), scored.score).of(lang).to_owned();
        let scores: Vec<String> = readiness.driving.iter().map(score).collect();
        line = say::driven_by(line, words::list(&scores, lang));
    }
    if readiness.preliminary {
        let name = |name: &String| naming::choice(name).of(lang).to_owned();
        let names: Vec<String> = readiness.missing.iter().map(name).collect();
        line = say::not_scored(line, words::list(&names, lang));
    }
    line
}
