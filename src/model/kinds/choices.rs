//! What the words that some fields take are called on screens.
//!
//! In: a word as it stands in files. Out: what people read for it, and a list of several for whoever wrote another.
//! Pure.

use super::factors::factor;
use crate::text::Text;
use crate::text::say::words as say;

/// The values of choice fields as people read them; any other word stands as it is.
pub fn choice(value: &str) -> Text {
    match value {
        "transfer" => say::transfer(),
        "remove" => say::remove(),
        "rotate" => say::rotate(),
        "keep" => say::keep(),
        "suspend" => say::suspend(),
        "review" => say::review(),
        "giver" => say::giver(),
        "receiver" => say::receiver(),
        "high" => say::priority_high(),
        "normal" => say::priority_normal(),
        "low" => say::priority_low(),
        other => factor(other).map_or_else(|| Text::same(other.replace('_', " ")), |factor| factor.title.clone()),
    }
}

/// Several such words, each with what it is called where that is not the word itself: "high（高）、low（低）".
pub(crate) fn choices(words: &[String]) -> Text {
    Text::per_lang(|lang| {
        let told = |word: &String| {
            let called = choice(word);
            match called.of(lang) == word.replace('_', " ") {
                true => word.clone(),
                false => say::aside(word, called).of(lang).to_owned(),
            }
        };
        say::list(&words.iter().map(told).collect::<Vec<_>>(), lang)
    })
}
