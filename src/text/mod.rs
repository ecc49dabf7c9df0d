//! Every sentence a person reads, in both languages, side by side.
//!
//! A sentence is a function of this module that returns a [`Text`]; `Text::of` picks the language at
//! the moment it is shown. English and Chinese stand next to each other so that neither is forgotten.

pub mod exit;
pub mod look;
pub mod problem;
pub mod say;
pub mod visible;

use serde::Deserialize;
use std::fmt;

/// The two languages of the tool.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Lang {
    /// English.
    En,
    /// Simplified Chinese.
    Zh,
}

impl Lang {
    /// Reads a language name or a POSIX locale: `en`, `zh-CN`, `zh_CN.UTF-8`, `C`.
    pub fn parse(name: &str) -> Option<Lang> {
        let name = name.to_ascii_lowercase();
        let base = name.split(['.', '@', '_', '-']).next().unwrap_or_default();
        match base {
            "zh" => Some(Lang::Zh),
            "en" | "c" | "posix" => Some(Lang::En),
            _ => None,
        }
    }

    /// The name used in project files and options: `en` or `zh-CN`.
    pub fn tag(self) -> &'static str {
        match self {
            Lang::En => "en",
            Lang::Zh => "zh-CN",
        }
    }
}

/// One sentence in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
pub struct Text {
    /// English.
    pub en: String,
    /// Simplified Chinese.
    pub zh: String,
}

impl Text {
    /// The same text in both languages, such as a name that somebody chose.
    pub fn same(text: impl fmt::Display) -> Text {
        let text = text.to_string();
        Text { en: text.clone(), zh: text }
    }

    /// Several texts, a line each, set in as the message of a problem is.
    pub fn lines(texts: impl IntoIterator<Item = Text>) -> Text {
        let texts: Vec<Text> = texts.into_iter().collect();
        Text::per_lang(|lang| texts.iter().map(|text| text.of(lang)).collect::<Vec<_>>().join("\n       "))
    }

    /// What is made for each language in turn.
    pub fn per_lang(make: impl Fn(Lang) -> String) -> Text {
        Text { en: make(Lang::En), zh: make(Lang::Zh) }
    }

    /// The sentence in one language.
    pub fn of(&self, lang: Lang) -> &str {
        match lang {
            Lang::En => &self.en,
            Lang::Zh => &self.zh,
        }
    }
}

/// Defines sentences: `name(argument, …) { "English {argument}" "中文 {argument}" }`.
///
/// An argument is anything that displays, a [`Text`] among them: it shows in the sentence's language.
macro_rules! sentences {
    ($( $(#[$meta:meta])* $name:ident ( $($arg:ident),* ) { $en:literal $zh:literal } )*) => { $(
        $(#[$meta])*
        #[allow(missing_docs, reason = "the sentence is its own description")]
        pub fn $name($($arg: impl crate::text::Say),*) -> crate::text::Text {
            let en = { $( let $arg = $arg.say(crate::text::Lang::En); )* format!($en) };
            let zh = { $( let $arg = $arg.say(crate::text::Lang::Zh); )* format!($zh) };
            crate::text::Text { en, zh }
        }
    )* };
}
pub(crate) use sentences;

/// What can stand in a sentence.
pub trait Say {
    /// The words in one language.
    fn say(&self, lang: Lang) -> String;
}

impl Say for Text {
    fn say(&self, lang: Lang) -> String {
        self.of(lang).to_owned()
    }
}

macro_rules! say_as_displayed {
    ($($kind:ty),*) => { $(
        impl Say for $kind {
            fn say(&self, _: Lang) -> String {
                self.to_string()
            }
        }
    )* };
}
say_as_displayed!(str, String, compact_str::CompactString, char, usize, u8, i64, u64, std::path::Display<'_>);

impl<T: Say + ?Sized> Say for &T {
    fn say(&self, lang: Lang) -> String {
        (**self).say(lang)
    }
}
