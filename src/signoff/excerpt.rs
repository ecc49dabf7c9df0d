//! As much of a text as is shown before it is signed, in every language that it has; of the rest how much there is, and
//! where it stands. Pure.

use crate::text::say::{diff as diff_say, signoff as say};
use crate::text::{Text, Written};

/// So many letters of a text are shown; how many there are besides is said, and where they stand.
const LETTERS: usize = 2000;

/// A title in every language that it has.
pub fn titled(title: &Written, item: &str) -> Text {
    joined(title.texts(), &show(item))
}

/// Texts beside each other, each as much of it as is shown; `whole` says where all of it stands.
pub fn joined<'a>(texts: impl IntoIterator<Item = &'a str>, whole: &str) -> Text {
    let mut texts: Vec<&str> = texts.into_iter().collect();
    texts.dedup();
    let texts: Vec<Text> = texts.into_iter().map(|text| bounded(text, whole)).collect();
    Text::per_lang(|lang| texts.iter().map(|text| text.of(lang)).collect::<Vec<_>>().join(" / "))
}

/// As much of a text as is shown.
pub fn bounded(text: &str, whole: &str) -> Text {
    match text.char_indices().nth(LETTERS) {
        Some((end, _)) => say::letters_more(&text[..end], text[end..].chars().count().to_string(), whole),
        None => Text::same(text),
    }
}

/// A text as it was and as it is, from where they begin to differ; beside each where all of it stands.
pub(super) fn from_to(what: Text, from: (&[String], &str), to: (&[String], &str)) -> Text {
    let alike = from.0.concat().chars().zip(to.0.concat().chars()).take_while(|(one, other)| one == other).count();
    // What goes before is left out only where otherwise the difference would be.
    let skipped = if alike < LETTERS / 2 { 0 } else { alike - LETTERS / 4 };
    let told = |(texts, whole): (&[String], &str)| {
        let mut left = skipped;
        let rest = |text: &String| {
            let (count, mut letters) = (text.chars().count(), text.chars());
            let cut = left.min(count);
            left -= cut;
            letters.by_ref().take(cut).for_each(drop);
            if cut == 0 { text.clone() } else { format!("…{}", letters.as_str()) }
        };
        match texts.iter().map(rest).collect::<Vec<_>>().as_slice() {
            [] => diff_say::nothing_there(),
            texts => joined(texts.iter().map(String::as_str), whole),
        }
    };
    diff_say::from_to(what, told(from), told(to))
}

/// The command that shows all of an item.
pub fn show(item: &str) -> String {
    format!("handover show {item}")
}
