//! What people read: every sentence in both languages side by side, safe and as wide as there is room for.
//!
//! A sentence is a function in `say` that returns a [`Text`]; `Text::of` picks the language at
//! the moment it is shown. English and Chinese stand next to each other so that neither is forgotten.

pub mod exit;
pub(crate) mod folded;
pub mod json;
pub mod look;
pub mod markup;
pub mod nearest;
pub mod problem;
pub(crate) mod quotes;
pub(crate) mod say;
pub mod skeleton;
pub(crate) mod slug;
pub(crate) mod syntax;
pub mod visible;
mod wrap;
mod written;

pub use written::Written;

use serde::Deserialize;
use std::borrow::Cow;
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
    /// Every language of the tool.
    pub const ALL: [Lang; 2] = [Lang::En, Lang::Zh];

    /// The languages side by side, as a document in both sets them: the one its readers look for first, first.
    pub(crate) const SIDE_BY_SIDE: [Lang; 2] = [Lang::Zh, Lang::En];

    /// The language where nothing tells which.
    pub const DEFAULT: Lang = Lang::En;

    /// What the language calls itself.
    pub(crate) fn own_name(self) -> &'static str {
        match self {
            Lang::En => "English",
            Lang::Zh => "中文",
        }
    }

    /// The class of a document in this language, by which its style sheet chooses fonts.
    pub fn class(self) -> &'static str {
        match self {
            Lang::En => "en",
            Lang::Zh => "zh",
        }
    }

    /// Whether it is written in East Asian letters: documents choose fonts by it, and some terminals of its readers
    /// draw characters such as `…` and `─` two columns wide.
    pub(crate) fn is_east_asian(self) -> bool {
        self == Lang::Zh
    }
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

    /// The language of exactly that name, as [`Lang::tag`] gives it.
    pub fn tagged(tag: &str) -> Option<Lang> {
        Lang::ALL.into_iter().find(|lang| lang.tag() == tag)
    }

    /// The language that a text seems to be written in.
    pub fn of(text: &str) -> Lang {
        let chinese = |letter: char| ('\u{3400}'..='\u{9fff}').contains(&letter);
        if text.chars().any(chinese) { Lang::Zh } else { Lang::En }
    }

    /// The name used in project files and options: `en` or `zh-CN`.
    pub fn tag(self) -> &'static str {
        match self {
            Lang::En => "en",
            Lang::Zh => "zh-CN",
        }
    }
}

/// One sentence in every language of the tool. Only [`text`](self) knows how many there are.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
pub struct Text {
    en: Cow<'static, str>,
    zh: Cow<'static, str>,
}

impl Text {
    /// The same text in both languages, such as a name that somebody chose.
    pub fn same(text: impl fmt::Display) -> Text {
        Text::in_each(text.to_string(), text.to_string())
    }

    fn in_each(en: String, zh: String) -> Text {
        Text { en: en.into(), zh: zh.into() }
    }

    /// A word that somebody chose, as it stands alone: with a capital, where the language has such.
    pub(crate) fn capital(word: &str) -> Text {
        let mut letters = word.chars();
        let capital = letters.next().map(|first| first.to_uppercase().chain(letters).collect::<String>());
        Text::in_each(capital.unwrap_or_default(), word.to_owned())
    }

    /// Several texts, a line each, set in as the message of a problem is.
    pub fn lines(texts: impl IntoIterator<Item = Text>) -> Text {
        let texts: Vec<Text> = texts.into_iter().collect();
        Text::per_lang(|lang| texts.iter().map(|text| text.of(lang)).collect::<Vec<_>>().join("\n       "))
    }

    /// What is made for each language in turn.
    pub(crate) fn per_lang(make: impl Fn(Lang) -> String) -> Text {
        Text::in_each(make(Lang::En), make(Lang::Zh))
    }

    /// What follows where it begins, in every language, as another text does.
    pub fn after(&self, beginning: &Text) -> Option<Text> {
        let rest = |lang: Lang| self.of(lang).strip_prefix(beginning.of(lang)).map(str::trim).unwrap_or_default();
        Lang::ALL.into_iter().all(|lang| !rest(lang).is_empty()).then(|| Text::per_lang(|lang| rest(lang).to_owned()))
    }

    /// Whether it is the same in every language.
    pub(crate) fn is_same_everywhere(&self) -> bool {
        self.en == self.zh
    }

    /// Whether a word is this text, in whichever language and letter case.
    pub fn is(&self, word: &str) -> bool {
        let word = word.to_lowercase();
        Lang::ALL.into_iter().any(|lang| self.of(lang).to_lowercase() == word)
    }

    /// The sentence in one language.
    pub fn of(&self, lang: Lang) -> &str {
        match lang {
            Lang::En => &self.en,
            Lang::Zh => &self.zh,
        }
    }
}

/// Words put together. What always says the same takes no memory: a finding may be there once for each of thousands of
/// items.
pub(crate) fn put(words: fmt::Arguments<'_>) -> Cow<'static, str> {
    words.as_str().map_or_else(|| words.to_string().into(), Cow::Borrowed)
}

/// Defines sentences: `name(argument, …) { "English {argument}" "中文 {argument}" }`.
///
/// An argument is anything that displays, a [`Text`] among them: it shows in the sentence's language.
macro_rules! sentences {
    ($( $(#[$meta:meta])* $name:ident ( $($arg:ident),* ) { $en:literal $zh:literal } )*) => { $(
        $(#[$meta])*
        #[allow(missing_docs, reason = "the sentence is its own description")]
        pub(crate) fn $name($($arg: impl crate::text::Say),*) -> crate::text::Text {
            let en = { $( let $arg = $arg.say(crate::text::Lang::En); )* crate::text::put(format_args!($en)) };
            let zh = { $( let $arg = $arg.say(crate::text::Lang::Zh); )* crate::text::put(format_args!($zh)) };
            crate::text::Text { en, zh: crate::text::quotes::nested(zh) }
        }
    )* };
}
pub(crate) use sentences;

/// Defines what is counted: `name(number) { "{number} thing" "{number} things" "{number} 个" }`, for one, several, and
/// for languages that tell no difference.
macro_rules! counted {
    ($( $(#[$meta:meta])* $name:ident ( $number:ident ) { $one:literal $many:literal $zh:literal } )*) => { $(
        $(#[$meta])*
        #[allow(missing_docs, reason = "the words are their own description")]
        pub(crate) fn $name($number: usize) -> crate::text::Text {
            crate::text::Text {
                en: if $number == 1 { format!($one) } else { format!($many) }.into(),
                zh: format!($zh).into(),
            }
        }
    )* };
}
pub(crate) use counted;

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
say_as_displayed!(str, String, compact_str::CompactString, char, usize, u8, u32, i64, u64, std::path::Display<'_>);

impl<T: Say + ?Sized> Say for &T {
    fn say(&self, lang: Lang) -> String {
        (**self).say(lang)
    }
}
