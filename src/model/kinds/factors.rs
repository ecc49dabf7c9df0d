//! The nine factors of readiness as data, from `readiness.toml`, embedded.

use crate::text::Text;
use serde::Deserialize;
use std::sync::LazyLock;

/// One of the factors by which it is told how fit something is to be handed over.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Factor {
    /// The word in files: `remaining_life`.
    pub name: String,
    /// What people call it.
    pub title: Text,
    /// The question it puts.
    pub question: Text,
    /// What the lowest score means: hard to hand over.
    pub low: Text,
    /// What the highest score means: easy to hand over.
    pub high: Text,
}

/// The shape of `readiness.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FactorsFile {
    factor: Vec<Factor>,
}

/// All factors, in their order.
pub fn factors() -> &'static [Factor] {
    static FACTORS: LazyLock<Vec<Factor>> = LazyLock::new(|| {
        #[expect(clippy::expect_used, reason = "the embedded file is parsed by the tests")]
        let file: FactorsFile = ::toml::from_str(include_str!("readiness.toml")).expect("readiness.toml is valid");
        file.factor
    });
    &FACTORS
}

/// The factor of that name.
pub fn factor(name: &str) -> Option<&'static Factor> {
    factors().iter().find(|factor| factor.name == name)
}

#[cfg(test)]
mod tests {
    use super::super::built_in;
    use super::*;

    #[test]
    fn the_factors_are_those_that_an_item_can_name() {
        let names: Vec<&str> = factors().iter().map(|factor| factor.name.as_str()).collect();
        let field = built_in("readiness").and_then(|kind| kind.field("factor")).unwrap();
        assert_eq!(names, field.choices);
        assert_eq!(names.len(), 9);
        let steps = crate::model::kinds::built_ins().iter().flat_map(|kind| kind.all_steps());
        let scored = steps.filter_map(|step| step.asks.as_ref()).find(|asks| asks.field.as_deref() == Some("score"));
        assert_eq!(scored.and_then(|asks| asks.range), Some((1, 5)));
    }
}
