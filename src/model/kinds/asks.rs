//! What a step asks for: a value of some type, which goes into its act.
//!
//! In: what somebody typed or wrote. Out: the value as it stands in the act, or what was expected instead. Pure.

use crate::model::amount::{Amount, plain};
use crate::model::clock::Zone;
use crate::model::day;
use crate::model::money::Money;
use crate::model::target::Target;
use chrono_tz::Tz;
use rust_decimal::prelude::ToPrimitive;
use serde::{Deserialize, Serialize};

/// A value that a step asks for.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Asks {
    /// What it must be.
    #[serde(rename = "type")]
    pub kind: AskType,
    /// The item's field that says how much is enough. Where that says nothing, the value may be left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub against: Option<String>,
    /// The item's field that holds the value where the act has none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    /// The words to choose from, of a choice.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub choices: Vec<String>,
    /// The smallest and the largest number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub range: Option<(i64, i64)>,
    /// Whether it may be left out.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub optional: bool,
    /// Whether it is asked only where the item says how much is enough.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub if_given: bool,
}

/// What a value must be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum AskType {
    /// A number, with a unit where it has one.
    Number,
    /// A whole number.
    Integer,
    /// Yes or no.
    YesNo,
    /// One of several words.
    Choice,
    /// Any words.
    Text,
    /// A day.
    Date,
}

impl AskType {
    /// Every type, in the order in which they are told.
    pub const ALL: [AskType; 6] =
        [AskType::Number, AskType::Integer, AskType::YesNo, AskType::Choice, AskType::Text, AskType::Date];

    /// The word in files.
    pub fn word(self) -> &'static str {
        match self {
            AskType::Number => "number",
            AskType::Integer => "integer",
            AskType::YesNo => "yes-no",
            AskType::Choice => "choice",
            AskType::Text => "text",
            AskType::Date => "date",
        }
    }

    /// Reads the word.
    pub fn parse(word: &str) -> Option<AskType> {
        AskType::ALL.into_iter().find(|kind| kind.word() == word)
    }
}

/// Why something is no value of what is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AskFault {
    /// It is of another type.
    Type,
    /// It lies outside of the range.
    Range,
    /// It is none of the words.
    Choice,
}

/// Words for yes and for no in either language.
const YES: [&str; 8] = ["yes", "y", "true", "是", "有", "对", "on", "√"];
const NO: [&str; 8] = ["no", "n", "false", "否", "无", "没有", "不是", "off"];

/// So many numbers of a range are offered.
const OFFERED: i64 = 12;

impl Asks {
    /// Some value that would do.
    pub fn any(&self) -> String {
        match self.kind {
            AskType::Number | AskType::Integer => self.range.map_or(1, |(low, _)| low).to_string(),
            AskType::YesNo => "yes".to_owned(),
            AskType::Choice => self.choices.first().cloned().unwrap_or_default(),
            AskType::Text => "?".to_owned(),
            AskType::Date => "2026-01-01".to_owned(),
        }
    }

    /// Every value that would do, where they are few enough to be offered; else nothing.
    pub fn few(&self) -> Vec<String> {
        match (self.kind, self.range) {
            (AskType::Integer, Some((low, high))) if low <= high && high.saturating_sub(low) < OFFERED => {
                (low..=high).map(|number| number.to_string()).collect()
            }
            (AskType::YesNo, _) => vec!["yes".to_owned(), "no".to_owned()],
            (AskType::Choice, _) => self.choices.clone(),
            _ => Vec::new(),
        }
    }

    /// Reads a value; gives it back as it is written into an act.
    ///
    /// # Errors
    ///
    /// Why it is none.
    pub fn read(&self, text: &str) -> Result<String, AskFault> {
        let text = text.trim();
        match self.kind {
            AskType::Number if !self.instead(text).is_empty() => Err(AskFault::Type),
            AskType::Number => {
                let amount = Amount::parse(text).ok_or(AskFault::Type)?;
                let within = |(low, high): (i64, i64)| amount.number >= low.into() && amount.number <= high.into();
                if self.range.is_none_or(within) { Ok(amount.to_string()) } else { Err(AskFault::Range) }
            }
            AskType::Integer => {
                let amount = Amount::parse(text).filter(|amount| amount.unit.is_empty() && amount.number.is_integer());
                let number = amount.and_then(|amount| amount.number.to_i64()).ok_or(AskFault::Type)?;
                let within = |(low, high): (i64, i64)| (low..=high).contains(&number);
                if self.range.is_none_or(within) { Ok(number.to_string()) } else { Err(AskFault::Range) }
            }
            AskType::YesNo => {
                let small = plain(text).to_lowercase();
                match (YES.contains(&small.as_str()), NO.contains(&small.as_str())) {
                    (true, _) => Ok("yes".to_owned()),
                    (_, true) => Ok("no".to_owned()),
                    _ => Err(AskFault::Type),
                }
            }
            AskType::Choice => {
                let small = plain(text).to_lowercase();
                let found = self.choices.iter().find(|choice| plain(choice).to_lowercase() == small);
                found.cloned().ok_or(AskFault::Choice)
            }
            AskType::Text => Some(text.to_owned()).filter(|text| !text.is_empty()).ok_or(AskFault::Type),
            AskType::Date => day_of(text).ok_or(AskFault::Type),
        }
    }
}

impl Asks {
    /// What to write instead of a value that is nearly one: 0 for "none", and both numbers that `1,234` may mean.
    pub(crate) fn instead(&self, text: &str) -> Vec<String> {
        let is_number = matches!(self.kind, AskType::Number | AskType::Integer);
        if is_number && Target::is_nothing(text) {
            return vec!["0".to_owned()];
        }
        // Of money thousands are meant, and of whole things too.
        let money = || Money::parse(text).is_some_and(|money| money.currency.is_some());
        let unclear = Amount::unclear(text).filter(|_| self.kind == AskType::Number && !money());
        unclear.into_iter().flatten().map(|amount| amount.to_string()).collect()
    }
}

/// A plain day, as it is written.
fn day_of(text: &str) -> Option<String> {
    let told = day::read(text, Zone::Named(Tz::UTC), None).ok()?;
    (told.at.is_none() && !told.more).then(|| told.day.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asks(kind: AskType) -> Asks {
        let choices = vec!["Good".to_owned(), "不合格".to_owned()];
        Asks { kind, against: None, field: None, choices, range: None, optional: false, if_given: false }
    }

    #[test]
    fn a_value_is_read_by_its_type_and_written_in_one_way() {
        for (kind, text, value) in [
            (AskType::Number, " 61％ ", Ok("61 %")),
            (AskType::Number, "1,000 件", Ok("1000 件")),
            (AskType::Number, "¥1,234", Ok("¥1234")),
            (AskType::Number, "1,234 元", Ok("1234 元")),
            (AskType::Number, "1,234", Err(AskFault::Type)),
            (AskType::Number, "1，234 件", Err(AskFault::Type)),
            (AskType::Number, "4,8", Ok("4.8")),
            (AskType::Number, "4，8", Ok("4.8")),
            (AskType::Number, "１２", Ok("12")),
            (AskType::Number, "95％", Ok("95 %")),
            (AskType::Number, "3 台", Ok("3 台")),
            (AskType::Number, "none", Err(AskFault::Type)),
            (AskType::Number, "无", Err(AskFault::Type)),
            (AskType::Integer, "1,234", Ok("1234")),
            (AskType::Number, "many", Err(AskFault::Type)),
            (AskType::Integer, "38", Ok("38")),
            (AskType::Integer, "３８", Ok("38")),
            (AskType::Integer, "38.5", Err(AskFault::Type)),
            (AskType::Integer, "38 件", Err(AskFault::Type)),
            (AskType::YesNo, "Yes", Ok("yes")),
            (AskType::YesNo, "否", Ok("no")),
            (AskType::YesNo, "perhaps", Err(AskFault::Type)),
            (AskType::Choice, "good", Ok("Good")),
            (AskType::Choice, "不合格", Ok("不合格")),
            (AskType::Choice, "bad", Err(AskFault::Choice)),
            (AskType::Text, " as agreed ", Ok("as agreed")),
            (AskType::Text, "  ", Err(AskFault::Type)),
            (AskType::Date, "2026-11-05", Ok("2026-11-05")),
            (AskType::Date, "soon", Err(AskFault::Type)),
        ] {
            assert_eq!(asks(kind).read(text), value.map(str::to_owned), "{kind:?} {text}");
        }
        let scored = Asks { range: Some((1, 5)), ..asks(AskType::Integer) };
        assert_eq!((scored.read("5"), scored.read("6")), (Ok("5".to_owned()), Err(AskFault::Range)));
    }

    #[test]
    fn what_is_nearly_a_number_gets_the_words_to_put_instead() {
        for (kind, text, instead) in [
            (AskType::Number, "1,234", &["1234", "1.234"][..]),
            (AskType::Number, "1，234 件", &["1234 件", "1.234 件"]),
            (AskType::Number, "none", &["0"]),
            (AskType::Number, "无", &["0"]),
            (AskType::Integer, "没有", &["0"]),
            (AskType::Number, "1,234,567", &[]),
            (AskType::Number, "1,234.5", &[]),
            (AskType::Number, "many", &[]),
            (AskType::Integer, "1,234", &[]),
            (AskType::YesNo, "无", &[]),
            (AskType::Text, "none", &[]),
        ] {
            assert_eq!(asks(kind).instead(text), instead, "{kind:?} {text}");
            assert!(instead.iter().all(|value| asks(kind).read(value).is_ok()), "{text}");
        }
    }

    #[test]
    fn what_is_offered_is_a_value_and_no_long_range_is() {
        for range in [None, Some((1, 5)), Some((-6, 5)), Some((0, 12)), Some((5, 1)), Some((i64::MIN, i64::MAX))] {
            for kind in AskType::ALL {
                let asks = Asks { range, ..asks(kind) };
                let few = asks.few();
                assert!(few.iter().all(|value| asks.read(value).as_ref() == Ok(value)), "{few:?}");
                let offered = match kind {
                    AskType::Integer => matches!(range, Some((1, 5) | (-6, 5))),
                    kind => matches!(kind, AskType::YesNo | AskType::Choice),
                };
                assert_eq!(!few.is_empty(), offered, "{asks:?}");
            }
        }
    }

    #[test]
    fn what_was_read_reads_back_as_the_same() {
        for (kind, text) in [(AskType::Number, "95.50%"), (AskType::Number, "¥12,000"), (AskType::YesNo, "是")] {
            let once = asks(kind).read(text).unwrap();
            assert_eq!(asks(kind).read(&once), Ok(once.clone()));
        }
    }
}
