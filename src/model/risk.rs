//! How heavy a risk is: how likely times how bad. Pure.

use super::item::Item;

/// The kind whose items are risks.
pub const KIND: &str = "risks";

/// The least and the most that likelihood and impact go to.
pub const SCALE: std::ops::RangeInclusive<i64> = 1..=5;

/// From this level on a risk is high.
pub const HIGH: i64 = 15;

/// From this level on a risk is not low.
pub const MIDDLE: i64 = 8;

/// Likelihood and impact, where both are filled in.
pub fn weights(likelihood: Option<&str>, impact: Option<&str>) -> Option<(i64, i64)> {
    let read = |text: Option<&str>| text?.trim().parse().ok().filter(|number| SCALE.contains(number));
    Some((read(likelihood)?, read(impact)?))
}

/// The level of a risk, from 1 to 25; nothing where it is no risk, or its likelihood or impact is not filled in.
pub fn level(item: &Item) -> Option<i64> {
    let weights = weights(item.field("likelihood"), item.field("impact")).filter(|_| item.name.kind == KIND);
    weights.map(|(likelihood, impact)| likelihood * impact)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_risk_has_a_level_only_where_both_of_its_numbers_can_be_read() {
        assert_eq!(weights(Some("4"), Some(" 5 ")), Some((4, 5)));
        for (likelihood, impact) in
            [(None, Some("5")), (Some("4"), None), (Some("6"), Some("1")), (Some("high"), Some("1"))]
        {
            assert_eq!(weights(likelihood, impact), None);
        }
    }
}
