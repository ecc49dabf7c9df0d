//! What is asked for the value of a step, and what there is to choose from.

use crate::model::item::Item;
use crate::model::kinds::asks::{AskType, Asks};
use crate::model::readiness::factor_of;
use crate::text::Text;
use crate::text::say::walk as say;

/// A range of more numbers than these is not a menu.
const MENU: i64 = 10;

/// The values to choose from, each with what is told of it; nothing where it is to be typed.
pub(crate) fn value_options(item: &Item, asks: &Asks) -> Option<Vec<(String, Text)>> {
    let same = |word: &String| (word.clone(), Text::same(word));
    match (asks.kind, asks.range) {
        (AskType::Integer, Some((low, high))) if high - low < MENU => {
            let factor = factor_of(item);
            let (hardest, easiest) = match factor {
                Some(factor) => (factor.low.clone(), factor.high.clone()),
                None => (say::hardest(), say::easiest()),
            };
            let option = |number: i64| match number {
                number if number == low => say::number_means(number, &hardest),
                number if number == high => say::number_means(number, &easiest),
                number => Text::same(number.to_string()),
            };
            Some((low..=high).map(|number| (number.to_string(), option(number))).collect())
        }
        (AskType::YesNo, _) => Some(vec![("yes".to_owned(), say::value_yes()), ("no".to_owned(), say::value_no())]),
        (AskType::Choice, _) => Some(asks.choices.iter().map(same).collect()),
        _ => None,
    }
}

/// What is asked for a value that is typed, with what would be enough.
pub(crate) fn value_question(item: &Item, asks: &Asks, may_be_left_out: bool) -> Text {
    let target = asks.against.as_deref().and_then(|name| item.field(name));
    match (target, may_be_left_out) {
        (Some(target), false) => say::result_against(target),
        (Some(target), true) => say::result_beside(target),
        (None, false) => say::result(),
        (None, true) => say::result_or_nothing(),
    }
}

/// What is asked beside a value: what a score rests on, else a note.
pub(crate) fn note_question(item: &Item) -> Text {
    if factor_of(item).is_some() { say::rests_on() } else { say::may_be_noted() }
}
