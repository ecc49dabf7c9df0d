//! What may stand in a field: one rule for each type, which reading a file and `add` share.
//!
//! In: what was written. Out: the value, or the [`Fault`] in it. Pure: where a fault becomes a finding or a
//! refusal is decided by whoever asks.

use super::choices::choices as named;
use crate::text::Text;
use crate::text::say::findings as say;
use crate::text::visible::{is_blank, is_plain_word};

/// The words that mean yes or no, in small letters.
pub(crate) const FLAGS: [(&str, bool); 8] = [
    ("true", true),
    ("yes", true),
    ("on", true),
    ("是", true),
    ("false", false),
    ("no", false),
    ("off", false),
    ("否", false),
];

/// What is wrong with a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// Nothing in it shows, where something must.
    Blank,
    /// It cannot be typed or named as an id.
    BadId,
    /// It is neither yes nor no.
    NotAFlag,
    /// It is no whole number.
    NotAnInteger,
    /// The number is too small or too large.
    OutOfRange {
        /// The smallest that is taken.
        low: i64,
        /// The largest.
        high: i64,
    },
    /// It is none of the words that the field takes.
    NotAChoice {
        /// Those words.
        choices: Vec<String>,
    },
}

impl Fault {
    /// The code of the finding that reports it.
    pub fn code(&self) -> &'static str {
        match self {
            Fault::Blank => "missing-field",
            Fault::BadId => "bad-id",
            Fault::NotAFlag | Fault::NotAnInteger => "wrong-type",
            Fault::OutOfRange { .. } => "out-of-range",
            Fault::NotAChoice { .. } => "not-a-choice",
        }
    }

    /// What it says of a field; `written` is what stands there.
    pub fn message(&self, field: &str, written: &str) -> Text {
        match self {
            Fault::Blank => say::blank_field(field),
            Fault::BadId => say::bad_id(written),
            Fault::NotAFlag => say::not_the_type(field, say::a_flag()),
            Fault::NotAnInteger => say::not_the_type(field, say::an_integer()),
            Fault::OutOfRange { low, high } => say::out_of_range(field, *low, *high),
            Fault::NotAChoice { choices } => say::not_a_choice(field, named(choices)),
        }
    }
}

/// A text without the blanks at its ends; nothing where nothing of it shows.
///
/// The one rule for what is blank: a field that must be filled in and is blank is a fault, and any other that
/// is blank is not filled in.
pub fn trimmed(text: &str) -> Option<&str> {
    let text = text.trim();
    (!is_blank(text)).then_some(text)
}

/// A text that must not be blank.
///
/// # Errors
///
/// [`Fault::Blank`].
pub fn filled(text: &str) -> Result<&str, Fault> {
    trimmed(text).ok_or(Fault::Blank)
}

/// An id: a word that can be typed and named as it is, and that no shell acts on.
///
/// # Errors
///
/// [`Fault::Blank`] and [`Fault::BadId`].
pub fn id(text: &str) -> Result<&str, Fault> {
    let id = filled(text)?;
    if is_plain_word(id) { Ok(id) } else { Err(Fault::BadId) }
}

/// Yes or no.
///
/// # Errors
///
/// [`Fault::NotAFlag`].
pub fn flag(word: &str) -> Result<bool, Fault> {
    let small = word.trim().to_lowercase();
    FLAGS.iter().find(|(known, _)| *known == small).map(|(_, flag)| *flag).ok_or(Fault::NotAFlag)
}

/// A whole number as it is written.
///
/// # Errors
///
/// [`Fault::NotAnInteger`], also where it does not fit into 64 bits.
pub(crate) fn integer(digits: &str) -> Result<i64, Fault> {
    digits.trim().parse().map_err(|_| Fault::NotAnInteger)
}

/// A number within the range of its field.
///
/// # Errors
///
/// [`Fault::OutOfRange`].
pub(crate) fn in_range(number: i64, range: Option<(i64, i64)>) -> Result<i64, Fault> {
    match range {
        Some((low, high)) if !(low..=high).contains(&number) => Err(Fault::OutOfRange { low, high }),
        _ => Ok(number),
    }
}

/// One of the words that a field takes.
///
/// # Errors
///
/// [`Fault::NotAChoice`].
pub fn choice<'a>(word: &'a str, choices: &[String]) -> Result<&'a str, Fault> {
    let word = word.trim();
    match choices.iter().any(|choice| choice == word) {
        true => Ok(word),
        false => Err(Fault::NotAChoice { choices: choices.to_vec() }),
    }
}

/// The number that readers of YAML take an unquoted word for, in their own way of writing it; nothing where they
/// take it for text (core schema of YAML 1.2).
///
/// Where that is not the word itself (`1.10` becomes 1.1, `007` becomes 7), the word must be quoted.
pub(crate) fn number_for_others(word: &str) -> Option<String> {
    let unsigned = word.strip_prefix(['-', '+']).unwrap_or(word);
    if !unsigned.starts_with(|c: char| c.is_ascii_digit() || c == '.') {
        return None;
    }
    for (prefix, radix) in [("0x", 16), ("0o", 8)] {
        if let Some(digits) = word.strip_prefix(prefix) {
            return u128::from_str_radix(digits, radix).ok().map(|number| number.to_string());
        }
    }
    if unsigned.bytes().all(|byte| byte.is_ascii_digit()) {
        let digits = unsigned.trim_start_matches('0');
        let sign = if word.starts_with('-') && !digits.is_empty() { "-" } else { "" };
        return Some(format!("{sign}{}", if digits.is_empty() { "0" } else { digits }));
    }
    let is_float = unsigned.bytes().any(|byte| byte.is_ascii_digit())
        && unsigned.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'e' | b'E' | b'+' | b'-'));
    let number: f64 = word.parse().ok().filter(|_| is_float)?;
    Some(written_float(number))
}

/// A number with a fraction as most readers write it: `1.0`, `0.25`.
pub(crate) fn written_float(number: f64) -> String {
    format!("{number:?}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_does_not_show_is_blank() {
        for text in ["", " ", "\t\n\r ", "\u{3000}", "\u{a0}\u{2003}", "\u{200b}", "\u{feff} ", "\u{3164}", "\u{2800}"]
        {
            assert_eq!(trimmed(text), None, "{text:?}");
            assert_eq!(id(text), Err(Fault::Blank), "{text:?}");
        }
        for (text, kept) in
            [(" a b\n", "a b"), ("\u{3000}甲　乙\u{a0}", "甲　乙"), ("one\n\ntwo\n", "one\n\ntwo"), ("·", "·")]
        {
            assert_eq!(trimmed(text), Some(kept), "{text:?}");
        }
    }

    #[test]
    fn an_id_can_be_typed_and_named() {
        for good in ["a", "店铺", "a.b", "007", " a\n", "a-b"] {
            assert_eq!(id(good), Ok(good.trim()));
        }
        for bad in ["a b", "a/b", "-a", "a\tb", "甲\u{3000}乙", "a\u{a0}b", "a\nb", "/", "a\u{1b}b", "a\u{202e}b"] {
            assert_eq!(id(bad), Err(Fault::BadId), "{bad:?}");
        }
        for bad in "!\"#$%&'()*+,:;<=>?@[\\]^`{|}~".chars().map(|c| format!("a{c}b")) {
            let bad = bad.as_str();
            assert_eq!(id(bad), Err(Fault::BadId), "{bad:?}");
        }
    }

    #[test]
    fn a_number_whose_written_form_others_lose_is_told() {
        for (word, number) in [
            ("1.10", "1.1"),
            ("007", "7"),
            ("-00", "0"),
            ("+1", "1"),
            (".5", "0.5"),
            ("5.", "5.0"),
            ("1e3", "1000.0"),
            ("0x1F", "31"),
            ("0o17", "15"),
            ("1e999", "inf"),
        ] {
            assert_eq!(number_for_others(word).as_deref(), Some(number), "{word}");
        }
        for same in ["0", "7", "-7", "13800138000", "123456789012345678901234567890", "1.0", "2.5", "-0.25", "100.0"] {
            assert_eq!(number_for_others(same).as_deref(), Some(same));
        }
        for text in [
            "",
            "-",
            "+",
            ".",
            "1.2.3",
            "1_000",
            "12:30",
            "no",
            "2026-11-20",
            "0xZ",
            "e5",
            "1e",
            ".inf",
            "v1.10",
            "1.10 ",
        ] {
            assert_eq!(number_for_others(text), None, "{text:?}");
        }
    }

    #[test]
    fn yes_and_no_are_known_in_both_languages_and_any_letters() {
        for (word, flag_meant) in FLAGS {
            assert_eq!(flag(word), Ok(flag_meant));
            assert_eq!(flag(&format!(" {} ", word.to_uppercase())), Ok(flag_meant));
        }
        assert_eq!(flag("perhaps"), Err(Fault::NotAFlag));
    }
}
