//! The kind of a section, by the words in its heading or by the columns of its tables.

use super::columns::field;
use super::section::USUAL;
use crate::model::kinds::{self, Kind};
use crate::text::folded::folded;
use std::sync::{Arc, LazyLock};

/// Whether a word over a column means a field that only this kind has.
fn is_own(head: &str, kind: &Kind) -> bool {
    field(head, kind).is_some_and(|name| kind.field(&name).is_some())
}

/// The kind whose own fields the columns are: the one that most of them belong to, if two do and no other kind has as many;
/// of several what is usual.
pub(super) fn kind_of(heads: &[&str]) -> Option<Arc<Kind>> {
    let score = |kind: &&Arc<Kind>| heads.iter().filter(|head| is_own(head, kind)).count();
    let most = kinds::built_ins().iter().map(|kind| score(&kind)).max().filter(|most| *most > 1)?;
    let best: Vec<_> = kinds::built_ins().iter().filter(|kind| score(kind) == most).collect();
    match best.as_slice() {
        [only] => Some((*only).clone()),
        several => several.iter().find(|kind| kind.name == USUAL).map(|kind| (*kind).clone()),
    }
}

/// The kind that a heading tells of.
pub(crate) fn kind_in(heading: &str) -> Option<&'static Arc<Kind>> {
    static KINDS: LazyLock<Vec<(String, Vec<String>)>> = LazyLock::new(|| {
        #[expect(clippy::expect_used, reason = "the embedded file is parsed by the tests")]
        let file: toml::Table = toml::from_str(include_str!("kinds.toml")).expect("kinds.toml is valid");
        let words = |value: &toml::Value| {
            value.as_array().into_iter().flatten().filter_map(|word| word.as_str().map(str::to_owned)).collect()
        };
        let order = |name: &String| include_str!("kinds.toml").find(&format!("\n{name} =")).unwrap_or_default();
        let mut all: Vec<(String, Vec<String>)> =
            file.iter().map(|(name, value)| (name.clone(), words(value))).collect();
        all.sort_by_key(|(name, _)| order(name));
        all
    });
    let text = format!(" {} ", folded(heading).replace(|c: char| c.is_ascii_punctuation(), " "));
    let is_named = |word: &String| {
        if word.is_ascii() { text.contains(&format!(" {word} ")) } else { text.contains(word.as_str()) }
    };
    kinds::called(heading).or_else(|| {
        let (name, _) = KINDS.iter().find(|(_, words)| words.iter().any(is_named))?;
        kinds::built_in(name)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_tell_the_kind_of_what_stands_beneath() {
        for (heading, kind) in [
            ("系统账号清单", "permissions"),
            ("General Access:", "permissions"),
            ("Technical Documentation", "deliverables"),
            ("2.1 源码与镜像", "deliverables"),
            ("Accessories", "-"),
            ("Week 1: Preparation", "-"),
        ] {
            assert_eq!(kind_in(heading).map_or("-", |kind| &kind.name), kind, "{heading}");
        }
    }
}
