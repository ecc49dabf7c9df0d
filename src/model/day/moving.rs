//! Words that mean another day tomorrow: "today", "next Friday", 下周一, "in 3 days".
//!
//! In: a text with its digits and signs evened. Out: the day where it is a plain one, or whether it is such words. Pure.

use crate::text::nearest::{is_slip, nearest};
use chrono::{Days, NaiveDate};

/// The day of a word at the beginning of a text that means another day tomorrow, and what follows it.
pub(super) fn moved(text: &str, today: NaiveDate) -> Option<(NaiveDate, &str)> {
    const WORDS: [(&str, i64); 17] = [
        ("now", 0),
        ("today", 0),
        ("yesterday", -1),
        ("tomorrow", 1),
        ("现在", 0),
        ("刚才", 0),
        ("刚刚", 0),
        ("今天", 0),
        ("今日", 0),
        ("昨天", -1),
        ("昨日", -1),
        ("前天", -2),
        ("大前天", -3),
        ("明天", 1),
        ("明日", 1),
        ("后天", 2),
        ("大后天", 3),
    ];
    let begins = |word: &str| text.get(..word.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(word));
    let (word, days) = WORDS.into_iter().find(|(word, _)| begins(word))?;
    let rest = &text[word.len()..];
    let count = Days::new(days.unsigned_abs());
    let day = if days < 0 { today.checked_sub_days(count) } else { today.checked_add_days(count) };
    let ends = rest.is_empty() || rest.starts_with(' ') || begins_time(rest);
    ends.then_some((day.unwrap_or(today), rest))
}

/// Whether a text says nothing but such a day, however vaguely; or is nearly a word that does.
pub(super) fn moves(text: &str) -> bool {
    let text = text.trim_end_matches(['.', '!']);
    let small = text.to_lowercase();
    moves_in_english(&small) || moves_in_chinese(text) || is_misspelt(&small)
}

const WEEKDAYS: [&str; 17] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "mon",
    "tue",
    "tues",
    "wed",
    "thu",
    "thur",
    "thurs",
    "fri",
    "sat",
    "sun",
];

/// `tomorow`, `firday`, `tommorow`.
fn is_misspelt(word: &str) -> bool {
    let long = ["tomorrow", "yesterday"];
    word.len() > 4
        && word.bytes().all(|byte| byte.is_ascii_lowercase())
        && (nearest(word, long).is_some() || WEEKDAYS.iter().any(|day| day.ends_with("day") && is_slip(word, day)))
}

/// `friday`, `by next week`, `end of the month`, `in 3 days`: with no word that is none of these.
fn moves_in_english(text: &str) -> bool {
    const BETWEEN: [&str; 9] = ["by", "on", "until", "the", "of", "at", "for", "morning", "evening"];
    const WHICH: [&str; 17] = [
        "next",
        "this",
        "last",
        "coming",
        "following",
        "in",
        "within",
        "end",
        "beginning",
        "start",
        "middle",
        "mid",
        "from",
        "now",
        "today",
        "ago",
        "later",
    ];
    const NUMBERS: [&str; 10] = ["a", "one", "two", "three", "four", "five", "six", "ten", "couple", "few"];
    const UNITS: [&str; 9] = ["day", "days", "week", "weeks", "month", "months", "quarter", "year", "weekend"];
    let (mut which, mut unit, mut weekday) = (false, false, false);
    for word in text.split([' ', ',', '-']).filter(|word| !word.is_empty()) {
        let number = word.bytes().all(|byte| byte.is_ascii_digit()) && word.len() <= 3;
        match word {
            _ if WEEKDAYS.contains(&word) => weekday = true,
            _ if UNITS.contains(&word) => unit = true,
            _ if WHICH.contains(&word) || NUMBERS.contains(&word) || number => which = true,
            _ if BETWEEN.contains(&word) => {}
            _ => return false,
        }
    }
    weekday || unit && which
}

/// `周五`, `下周一`, `月底`, `本月25日`, `3天后`, `25日`: with no character that is none of these.
fn moves_in_chinese(text: &str) -> bool {
    const UNITS: [&str; 9] = ["星期", "礼拜", "周末", "周", "个月", "季度", "月", "年", "天"];
    const DAYS: [&str; 2] = ["日", "号"];
    const WHICH: [&str; 23] = [
        "本", "这个", "这", "下下", "下个", "下", "上个", "上", "底", "末", "初", "之前", "以前", "前", "之后", "以后",
        "后", "之内", "以内", "内", "中旬", "上旬", "下旬",
    ];
    let (mut rest, mut which, mut unit, mut number) = (text.trim(), false, false, false);
    while let Some(first) = rest.chars().next() {
        let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let piece = |words: &[&str]| words.iter().find(|word| rest.starts_with(**word)).map(|word| word.len());
        let after = if digits > 0 {
            // 12月: a month is no moving day, nor is a year.
            let named = ["月", "年", "季度"].iter().any(|unit| rest[digits..].trim_start().starts_with(unit));
            if named || digits > 3 {
                return false;
            }
            number = true;
            digits
        } else if let Some(len) = piece(&UNITS) {
            unit = true;
            len
        } else if let Some(len) = piece(&DAYS) {
            unit = true;
            len
        } else if let Some(len) = piece(&WHICH) {
            which = true;
            len
        } else if matches!(first, '一'..='龥') && unit && "一二三四五六".contains(first) {
            number = true;
            first.len_utf8()
        } else if first == ' ' {
            1
        } else {
            return false;
        };
        rest = &rest[after..];
    }
    unit && (which || number) || text == "周末"
}

/// Whether a text goes on with a time of day.
pub(super) fn begins_time(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit()) || HALVES.iter().any(|(word, _)| text.starts_with(word))
}

/// Words before a time that tell its half of the day, and whether that is the second.
pub(super) const HALVES: [(&str, bool); 6] =
    [("上午", false), ("早上", false), ("凌晨", false), ("下午", true), ("晚上", true), ("中午", true)];
