//! A text as somebody wrote it: the same for every reader, or one for each language.
//!
//! In: what a file says. Out: what `record.json` holds and the documents show. Pure.

use crate::text::{Lang, Text};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A text of the project, in one wording or in one for each language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Words {
    /// The same for every reader.
    Same(String),
    /// By the tag of the language: `en`, `zh-CN`.
    Each(BTreeMap<String, String>),
}

impl Words {
    /// A text of the tool or of the project, each wording once.
    pub fn of(text: &Text) -> Words {
        match text.is_same_everywhere() {
            true => Words::Same(text.of(Lang::DEFAULT).to_owned()),
            false => Words::Each(
                Lang::ALL.into_iter().map(|lang| (lang.tag().to_owned(), text.of(lang).to_owned())).collect(),
            ),
        }
    }

    /// The text for readers of each language; one that lacks a language is read in another.
    pub fn text(&self) -> Text {
        match self {
            Words::Same(text) => Text::same(text),
            Words::Each(texts) => Text::per_lang(|lang| {
                texts.get(lang.tag()).or_else(|| texts.values().next()).cloned().unwrap_or_default()
            }),
        }
    }

    /// Every wording, in the order of the tags.
    pub fn all(&self) -> Vec<&str> {
        match self {
            Words::Same(text) => vec![text],
            Words::Each(texts) => texts.values().map(String::as_str).collect(),
        }
    }
}

impl From<&str> for Words {
    fn from(text: &str) -> Words {
        Words::Same(text.to_owned())
    }
}
