//! The answers that somebody saved on a page, as they come back.
//!
//! In: bytes from another hand. Out: an [`AnswersFile`] whose every field is of the right shape, or the first that is
//! not, by its path. Nothing is looked up here; whether an answer still fits is judged against the project.

use crate::edits::seen::Seen;
use crate::model::clock::{has_four_digits, parse_moment, render_moment};
use crate::model::item::{Item, ItemName};
use crate::model::project::Project;
use crate::model::secrets::holds_secret;
use crate::text::Text;
use crate::text::problem::Problem;
use crate::text::say::answers as say;
use crate::text::visible::{is_blank, visible_line};
use anyhow::Result;
use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The name and version of answer files.
pub(crate) const SCHEMA: &str = "handover/answers/1";

/// How every name of theirs begins, whatever the version.
pub(super) const FAMILY: &str = "handover/answers/";

/// More bytes than these are no answers of a person.
pub(crate) const LARGEST: usize = 4 << 20;

/// As many answers as one file may hold: all of them are shown before any is recorded.
const MOST: usize = 1_000;

/// Acts that every item takes and no page offers.
const NOT_OFFERED: [&str; 4] = ["undone", "reopened", "reserved", "unblocked"];

/// As many characters as a note or a value may have.
const LONGEST: usize = 4_000;

/// The answers of one person.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct AnswersFile {
    /// Always [`SCHEMA`].
    pub(crate) schema: String,
    /// The project's id.
    pub(crate) project: String,
    /// The project's unchanging number, where it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) uuid: Option<String>,
    /// Id of the person who answered.
    pub(crate) person: String,
    /// When the page was made.
    pub(crate) made: Moment,
    /// When the answers were saved.
    pub(crate) saved: Moment,
    /// The answers.
    pub(crate) answers: Vec<AnswerLine>,
}

/// An answer about an item.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct AnswerLine {
    /// Full name of the item.
    pub(crate) item: String,
    /// The round, of an item that is done again and again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) round: Option<u32>,
    /// What it was called when it was answered; for people who read the file.
    pub(crate) title: String,
    /// What was seen of it.
    pub(crate) seen: SeenLine,
    /// The act.
    pub(crate) did: String,
    /// The value that the step asks for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) value: Option<String>,
    /// What was said about it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) note: Option<String>,
    /// When it was answered.
    pub(crate) at: Moment,
}

/// What was seen of an item.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct SeenLine {
    /// How many acts stood in its log.
    acts: usize,
    /// The moment of the last of them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    last: Option<Moment>,
    /// The beginning of the digest of what it asked.
    terms: String,
}

impl SeenLine {
    /// What there is to see of an item now.
    pub(crate) fn of(item: &Item, project: &Project) -> SeenLine {
        let seen = Seen::of(project, item);
        let last = seen.last.map(|at| Moment { written: render_moment(&at), at });
        SeenLine { acts: seen.acts, last, terms: seen.terms.unwrap_or_default() }
    }

    /// The same, to be held against the item.
    pub(crate) fn seen(&self) -> Seen {
        Seen { acts: self.acts, last: self.last.as_ref().map(|last| last.at), terms: Some(self.terms.clone()) }
    }
}

/// A moment as it is written: RFC 3339 with an offset.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Moment {
    written: String,
    /// The moment.
    pub(crate) at: DateTime<FixedOffset>,
}

impl<'de> Deserialize<'de> for Moment {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Moment, D::Error> {
        let written = String::deserialize(from)?;
        let at = parse_moment(&written).filter(has_four_digits);
        at.map(|at| Moment { written: written.clone(), at }).ok_or_else(|| {
            serde::de::Error::custom(format!("`{}` is no moment as 2026-11-20T18:00:00+08:00", visible_line(&written)))
        })
    }
}

impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&self.written)
    }
}

/// A name as part of a file's name that every system takes.
pub(crate) fn file_word(name: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
    name.chars().map(|c| if is_plain(c) { c } else { '_' }).collect()
}

/// Reads answers.
///
/// # Errors
///
/// The first thing that is not as it should be, with the field that it is in.
pub(crate) fn parse_answers(bytes: &[u8]) -> Result<AnswersFile> {
    let refuse = |why: Text| Err(Problem::usage(why).hint(say::ask_anew()).into());
    if bytes.len() > LARGEST {
        return refuse(say::too_large(LARGEST >> 20));
    }
    let Ok(text) = std::str::from_utf8(bytes) else { return refuse(say::not_text()) };
    let text = text.trim_start_matches('\u{feff}');
    let file: AnswersFile = match serde_json::from_str(text) {
        Ok(file) => file,
        Err(error) => return refuse(say::not_answers(misread(&error))),
    };
    if file.schema != SCHEMA {
        return refuse(say::other_version(visible_line(&file.schema), SCHEMA));
    }
    if file.answers.len() > MOST {
        return refuse(say::too_many(MOST));
    }
    match file.answers.iter().enumerate().find_map(|(at, answer)| Some((at, answer.fault()?))) {
        Some((at, (field, why))) => refuse(say::in_field(format!("answers[{at}].{field}"), why)),
        None => Ok(file),
    }
}

/// What the reader of JSON complains of, in words of ours.
fn misread(error: &serde_json::Error) -> Text {
    let english = visible_line(&error.to_string());
    let named = english.split('`').nth(1).unwrap_or_default();
    let (line, column) = (error.line(), error.column());
    match english.split('`').next().unwrap_or_default() {
        _ if error.is_eof() => say::cut_off(),
        "missing field " => say::missing_field(named),
        "unknown field " => say::unknown_field(named),
        "duplicate field " => say::field_twice(named),
        "" if error.is_data() => say::no_moment(named),
        _ if error.is_data() => say::wrong_type(line, column),
        _ => say::no_json(line, column),
    }
}

impl AnswerLine {
    /// The field that is not as it should be, and why.
    fn fault(&self) -> Option<(&'static str, Text)> {
        if ItemName::parse(&self.item, None).is_none() {
            return Some(("item", say::no_name(visible_line(&self.item))));
        }
        if NOT_OFFERED.contains(&self.did.as_str()) {
            return Some(("did", say::not_offered(&self.did)));
        }
        let texts = [("item", &self.item), ("title", &self.title), ("did", &self.did)];
        let more = [("value", self.value.as_ref()), ("note", self.note.as_ref())];
        let all = texts.into_iter().chain(more.into_iter().filter_map(|(name, text)| Some((name, text?))));
        let mut all = all;
        all.find_map(|(name, text)| match text {
            text if is_blank(text) && name != "title" => Some((name, say::blank())),
            text if text.chars().count() > LONGEST => Some((name, say::too_long(LONGEST))),
            // The file is kept with the project, and whatever is in it.
            text if holds_secret(name, text) => Some((name, say::secret())),
            _ => None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text() -> String {
        r#"{
  "schema": "handover/answers/1",
  "project": "small",
  "person": "chen",
  "made": "2026-11-20T18:00:00+08:00",
  "saved": "2026-11-21T09:00:00+08:00",
  "answers": [
    {
      "item": "permissions/a",
      "title": "Item a",
      "seen": {
        "acts": 1,
        "last": "2026-11-20T09:00:00+08:00",
        "terms": "0123456789abcdef"
      },
      "did": "confirmed",
      "note": "logged in",
      "at": "2026-11-21T08:55:00+08:00"
    }
  ]
}"#
        .to_owned()
    }

    fn told(text: &str) -> String {
        match parse_answers(text.as_bytes()) {
            Ok(_) => "read".to_owned(),
            Err(error) => format!("{:?}", error.downcast_ref::<Problem>().map(|problem| &problem.message)),
        }
    }

    #[test]
    fn what_a_page_saves_is_read_and_written_the_same() {
        let file = parse_answers(text().as_bytes()).unwrap();
        assert_eq!(serde_json::to_string_pretty(&file).unwrap(), text());
        assert_eq!(parse_answers(format!("\u{feff}{}\n", text()).as_bytes()).unwrap(), file);
    }

    #[test]
    fn whatever_is_changed_by_hand_is_refused_with_the_field_named() {
        for (from, to, field) in [
            ("\"person\": \"chen\",", "", "missing field `person`"),
            ("\"person\": \"chen\"", "\"person\": 7", "the value at line 4, column"),
            ("\"made\"", "\"mode\"", "unknown field `mode`"),
            ("\"did\"", "\"done\"", "unknown field `done`"),
            ("\"note\": \"logged in\"", "\"note\": \" \"", "answers[0].note"),
            ("\"did\": \"confirmed\"", "\"did\": \"\"", "answers[0].did"),
            ("2026-11-21T08:55:00+08:00", "yesterday", "`yesterday` is no moment"),
            ("2026-11-21T08:55:00+08:00", "2026-11-21T08:55:00", "is no moment"),
            ("answers/1", "answers/2", "handover/answers/2"),
            ("\"item\": \"permissions/a\"", "\"item\": \"permissions/a\", \"item\": \"b\"", "duplicate field `item`"),
            ("\"acts\": 1,", "", "missing field `acts`"),
            ("permissions/a\"", "permissions\"", "answers[0].item"),
            ("confirmed", "undone", "answers[0].did"),
            ("logged in", "password is Abc@12345", "answers[0].note"),
            ("\"title\"", "\"round\": -1, \"title\"", "the value at line"),
        ] {
            let changed = text().replacen(from, to, 1);
            assert_ne!(changed, text(), "{from}");
            assert!(told(&changed).contains(field), "{from}: {}", told(&changed));
            let error = parse_answers(changed.as_bytes()).unwrap_err().downcast::<Problem>().unwrap();
            let chinese = error.message.of(crate::text::Lang::ALL[1]);
            let words = ["missing", "unknown", "duplicate", "expected", "invalid", "is no", "column"];
            assert!(!words.iter().any(|word| chinese.contains(word)), "{chinese}");
        }
        let long = text().replace("logged in", &"x".repeat(LONGEST + 1));
        assert!(told(&long).contains("answers[0].note"));
        assert!(told(&text()[..100]).contains("ends in the middle"));
    }
}
