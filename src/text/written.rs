//! A text that somebody wrote for a project: one for all readers, or one a language.
//!
//! In: what a file says, a text or a table of texts by language. Out: the text for a reader, in the reader's
//! language where there is one, else in the first that there is. As data it is what was written.

use super::{Lang, Say, Text};
use serde::de::{Error as _, MapAccess, Visitor};
use serde::ser::SerializeMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

/// A text in one language, or in several.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Written(Form);

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Form {
    /// The same for every reader.
    One(String),
    /// By language, in the order of [`Lang::ALL`]; never empty.
    Each(Box<[(Lang, String)]>),
}

impl Written {
    /// A text for each language that has one; nothing where none has.
    pub fn each(texts: impl IntoIterator<Item = (Lang, String)>) -> Option<Written> {
        let mut texts: Vec<(Lang, String)> = texts.into_iter().collect();
        texts.sort_by_key(|(lang, _)| Lang::ALL.into_iter().position(|known| known == *lang));
        (!texts.is_empty()).then(|| Written(Form::Each(texts.into())))
    }

    /// The text for a reader of a language.
    pub fn of(&self, lang: Lang) -> &str {
        match &self.0 {
            Form::One(text) => text,
            Form::Each(texts) => {
                let own = texts.iter().find(|(known, _)| *known == lang).or(texts.first());
                own.map_or("", |(_, text)| text)
            }
        }
    }

    /// The text of exactly that language; nothing where it is not written in it.
    pub fn exactly(&self, lang: Lang) -> Option<&str> {
        match &self.0 {
            Form::One(_) => None,
            Form::Each(texts) => texts.iter().find(|(known, _)| *known == lang).map(|(_, text)| text.as_str()),
        }
    }

    /// The text for readers of each language.
    pub fn text(&self) -> Text {
        Text::per_lang(|lang| self.of(lang).to_owned())
    }

    /// This text with a sentence of the tool below it: in the languages that it has itself, else in one.
    pub fn joined(&self, sentence: &Text, lang: Lang) -> Written {
        let join = |text: &str, lang: Lang| format!("{text}\n{}", sentence.of(lang));
        Written(match &self.0 {
            Form::One(text) => Form::One(join(text, lang)),
            Form::Each(texts) => Form::Each(texts.iter().map(|(lang, text)| (*lang, join(text, *lang))).collect()),
        })
    }

    /// What is made of each text of it.
    ///
    /// # Errors
    ///
    /// The first that is made of one.
    pub fn map<E>(&self, mut make: impl FnMut(&str) -> Result<String, E>) -> Result<Written, E> {
        Ok(Written(match &self.0 {
            Form::One(text) => Form::One(make(text)?),
            Form::Each(texts) => {
                let texts = texts.iter().map(|(lang, text)| Ok((*lang, make(text)?)));
                Form::Each(texts.collect::<Result<Vec<_>, E>>()?.into())
            }
        }))
    }

    /// Every text of it.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        let (one, each) = match &self.0 {
            Form::One(text) => (Some(text.as_str()), &[][..]),
            Form::Each(texts) => (None, &texts[..]),
        };
        one.into_iter().chain(each.iter().map(|(_, text)| text.as_str()))
    }

    /// Whether a word is this text, in whichever language.
    pub fn is(&self, word: &str) -> bool {
        self.texts().any(|text| text == word)
    }

    /// Whether it says nothing.
    pub fn is_blank(&self) -> bool {
        self.texts().all(|text| text.trim().is_empty())
    }
}

impl Default for Written {
    fn default() -> Written {
        Written(Form::One(String::new()))
    }
}

/// A text of the tool, once where it is the same for every reader.
impl From<&Text> for Written {
    fn from(text: &Text) -> Written {
        match text.is_same_everywhere() {
            true => Written::from(text.of(Lang::DEFAULT)),
            false => Written(Form::Each(Lang::ALL.map(|lang| (lang, text.of(lang).to_owned())).into())),
        }
    }
}

impl From<String> for Written {
    fn from(text: String) -> Written {
        Written(Form::One(text))
    }
}

impl From<&str> for Written {
    fn from(text: &str) -> Written {
        Written(Form::One(text.to_owned()))
    }
}

impl Say for Written {
    fn say(&self, lang: Lang) -> String {
        self.of(lang).to_owned()
    }
}

impl Serialize for Written {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        match &self.0 {
            Form::One(text) => out.serialize_str(text),
            Form::Each(texts) => {
                let mut map = out.serialize_map(Some(texts.len()))?;
                for (lang, text) in texts {
                    map.serialize_entry(lang.tag(), text)?;
                }
                map.end()
            }
        }
    }
}

impl<'de> Deserialize<'de> for Written {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Written, D::Error> {
        struct Reader;
        impl<'de> Visitor<'de> for Reader {
            type Value = Written;

            fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str("a text, or a text for each language")
            }

            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Written, E> {
                Ok(text.into())
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Written, A::Error> {
                let mut texts: Vec<(Lang, String)> = Vec::new();
                while let Some((tag, text)) = map.next_entry::<String, String>()? {
                    let lang = Lang::tagged(&tag).ok_or_else(|| A::Error::custom(format!("no language `{tag}`")))?;
                    if texts.iter().any(|(known, _)| *known == lang) {
                        return Err(A::Error::custom(format!("two texts for `{tag}`")));
                    }
                    texts.push((lang, text));
                }
                Written::each(texts).ok_or_else(|| A::Error::custom("no text"))
            }
        }
        from.deserialize_any(Reader)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn both() -> Written {
        Written::each([(Lang::Zh, "源码".to_owned()), (Lang::En, "Source".to_owned())]).unwrap()
    }

    #[test]
    fn a_reader_gets_the_text_of_their_language_else_the_one_there_is() {
        assert_eq!((both().of(Lang::En), both().of(Lang::Zh)), ("Source", "源码"));
        let one = Written::each([(Lang::Zh, "源码".to_owned())]).unwrap();
        assert_eq!((one.of(Lang::En), one.exactly(Lang::En)), ("源码", None));
        assert_eq!((Written::from("x").of(Lang::Zh), Written::from("x").exactly(Lang::Zh)), ("x", None));
        assert!(both().is("源码") && both().is("Source") && !both().is("x"));
        assert_eq!(Written::each([]), None);
    }

    #[test]
    fn as_data_it_is_what_was_written_and_nothing_else_is_read() {
        for json in ["\"x\"", "{\"en\":\"Source\",\"zh-CN\":\"源码\"}", "{\"zh-CN\":\"源码\"}"] {
            let read: Written = serde_json::from_str(json).unwrap();
            assert_eq!(serde_json::to_string(&read).unwrap(), json);
        }
        assert_eq!(serde_json::to_string(&both()).unwrap(), "{\"en\":\"Source\",\"zh-CN\":\"源码\"}");
        for wrong in
            ["{}", "{\"fr\":\"x\"}", "{\"en\":\"a\",\"en\":\"b\"}", "{\"zh\":\"x\"}", "3", "null", "{\"en\":1}"]
        {
            assert!(serde_json::from_str::<Written>(wrong).is_err(), "{wrong}");
        }
    }
}
