//! A number with its unit, as people write it: `95 %`, `1,200 件`, `52 s`.
//!
//! In: a text in either language, with full-width signs or without. Out: an [`Amount`], or nothing where it is no number.
//! Numbers are exact decimals. Pure.

use rust_decimal::Decimal;
use std::fmt;
use unicode_normalization::UnicodeNormalization;

/// A number, and what it is counted in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Amount {
    /// The number.
    pub(crate) number: Decimal,
    /// The unit as written; empty where there is none.
    pub(crate) unit: String,
}

impl Amount {
    /// Reads a number that fills the text, with an optional unit after it, or a currency's sign before it.
    pub(crate) fn parse(text: &str) -> Option<Amount> {
        let (written, times) = Amount::counted(text)?;
        match times {
            None => Some(written),
            Some(times) => Some(Amount { number: written.number.checked_mul(times)?.normalize(), ..written }),
        }
    }

    /// Reads a number as it is written, apart from how many times it is meant where a word after it says so.
    pub(crate) fn counted(text: &str) -> Option<(Amount, Option<Decimal>)> {
        let text = plain(text);
        let text = text.trim();
        let (sign, rest) = match text.strip_prefix(['-', '\u{2212}']) {
            Some(rest) => (true, rest.trim_start()),
            None => (false, text),
        };
        let (before, rest) = match rest.chars().next() {
            Some(c @ ('¥' | '$' | '€' | '£')) => (c.to_string(), rest.get(c.len_utf8()..)?.trim_start()),
            _ => (String::new(), rest),
        };
        let end = rest.find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ',' | '_')).unwrap_or(rest.len());
        let (digits, after) = rest.split_at_checked(end)?;
        let (times, unit) = multiplied(after.trim());
        let number = decimal(digits)?;
        let is_unit = |c: char| c.is_alphabetic() || matches!(c, '%' | '‰' | '°' | '/' | ' ' | '²' | '³');
        if !unit.chars().all(is_unit) || unit.chars().count() > LONGEST || (!before.is_empty() && !unit.is_empty()) {
            return None;
        }
        let unit = if before.is_empty() { unit.to_owned() } else { before };
        Some((Amount { number: if sign { -number } else { number }, unit }, times))
    }

    /// The two amounts that a text may mean whose comma may stand between thousands or before a fraction: `1,234`.
    pub(crate) fn unclear(text: &str) -> Option<[Amount; 2]> {
        let even = plain(text);
        let (whole, rest) = even.split_once(',')?;
        let fraction = &rest[..rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len())];
        let plain_thousands = fraction == "000" || rest[fraction.len()..].starts_with(['.', ',']);
        if plain_thousands || fraction.len() != 3 || whole.trim_start_matches(['-', '+', ' ']).starts_with('0') {
            return None;
        }
        let thousands = Amount::parse(text)?;
        let number = thousands.number.checked_div(Decimal::ONE_THOUSAND)?;
        let decimal = Amount { number, unit: thousands.unit.clone() };
        Some([thousands, decimal])
    }

    /// Whether it is counted in the same unit as another; one without a unit is counted in whatever the other is.
    pub(crate) fn is_in_unit_of(&self, other: &Amount) -> bool {
        self.unit.is_empty() || other.unit.is_empty() || unit_word(&self.unit) == unit_word(&other.unit)
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.unit.as_str() {
            "" => write!(to, "{}", self.number),
            unit @ ("¥" | "$" | "€" | "£") => write!(to, "{unit}{}", self.number),
            unit => write!(to, "{} {unit}", self.number),
        }
    }
}

/// How many times a number is meant where a word after it says so, and the unit that follows: `10 k`, `9 万元`.
fn multiplied(unit: &str) -> (Option<Decimal>, &str) {
    const COUNTED: [char; 10] = ['元', '人', '件', '个', '条', '份', '台', '次', '户', '名'];
    for (word, times) in MULTIPLIERS {
        let Some(rest) = unit.strip_prefix(word) else { continue };
        let next = rest.chars().next();
        // `kg` and `千克` are units.
        let ends = match word {
            "千" | "百" => next.is_none_or(|next| COUNTED.contains(&next)),
            _ if word.is_ascii() => next.is_none_or(|next| !next.is_ascii_alphabetic() && next != '/'),
            _ => true,
        };
        if ends {
            return (Some(Decimal::from(times)), rest.trim_start());
        }
    }
    (None, unit)
}

/// Words that multiply, longer ones before those that they begin with.
const MULTIPLIERS: [(&str, u64); 21] = [
    ("万亿", 1_000_000_000_000),
    ("千亿", 100_000_000_000),
    ("百亿", 10_000_000_000),
    ("十亿", 1_000_000_000),
    ("亿", 100_000_000),
    ("千万", 10_000_000),
    ("百万", 1_000_000),
    ("十万", 100_000),
    ("万", 10_000),
    ("千", 1_000),
    ("百", 100),
    ("k", 1_000),
    ("K", 1_000),
    ("thousand", 1_000),
    ("M", 1_000_000),
    ("mn", 1_000_000),
    ("mio", 1_000_000),
    ("million", 1_000_000),
    ("bn", 1_000_000_000),
    ("billion", 1_000_000_000),
    ("dozen", 12),
];

/// The most characters of a unit.
const LONGEST: usize = 24;

/// Digits with an optional fraction; commas and underscores may stand between groups of three. A comma before one or
/// two digits, or after a zero, is that of a fraction.
fn decimal(digits: &str) -> Option<Decimal> {
    if let Some((whole, fraction)) = digits.split_once(',')
        && fraction.bytes().all(|byte| byte.is_ascii_digit())
        && (matches!(fraction.len(), 1 | 2) || whole == "0")
    {
        return decimal(&format!("{whole}.{fraction}"));
    }
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let mut groups = whole.split([',', '_']);
    let first = groups.next()?;
    let mut rest = groups.peekable();
    let grouped = rest.peek().is_some();
    let all_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if first.is_empty() || !all_digits(first) || (grouped && first.len() > 3) {
        return None;
    }
    let mut plain = first.to_owned();
    for group in rest {
        if group.len() != 3 || !all_digits(group) {
            return None;
        }
        plain.push_str(group);
    }
    if !all_digits(fraction) || (digits.contains('.') && fraction.is_empty()) {
        return None;
    }
    if !fraction.is_empty() {
        plain = format!("{plain}.{fraction}");
    }
    Decimal::from_str_exact(&plain).ok()
}

/// A text with signs and digits in their narrow forms.
pub(super) fn plain(text: &str) -> String {
    text.nfkc().map(|c| if matches!(c, '\u{a0}' | '\u{3000}' | '\t' | '\n') { ' ' } else { c }).collect()
}

/// Units that mean the same in English and in Chinese.
const UNITS: [&[&str]; 8] = [
    &["%", "percent", "per cent", "pct"],
    &["s", "sec", "secs", "second", "seconds", "秒", "秒钟"],
    &["min", "mins", "minute", "minutes", "分", "分钟"],
    &["h", "hr", "hrs", "hour", "hours", "小时", "时"],
    &["d", "day", "days", "天", "日"],
    &["w", "week", "weeks", "周"],
    &["¥", "元", "cny", "rmb", "人民币"],
    &["person", "persons", "people", "人", "名"],
];

/// The word by which a unit is compared.
fn unit_word(unit: &str) -> String {
    let small = plain(unit).trim().to_lowercase();
    let known = UNITS.iter().find(|words| words.contains(&small.as_str())).and_then(|words| words.first());
    known.map_or(small, |word| (*word).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> String {
        Amount::parse(text).map_or_else(|| "-".to_owned(), |amount| amount.to_string())
    }

    #[test]
    fn a_number_is_read_with_its_unit_in_either_language() {
        for (text, amount) in [
            ("95", "95"),
            ("95%", "95 %"),
            ("９５％", "95 %"),
            (" 95.50 % ", "95.50 %"),
            ("1,200 件", "1200 件"),
            ("1，200件", "1200 件"),
            ("10 k", "10000"),
            ("10K件", "10000 件"),
            ("1.5 万", "15000"),
            ("90万元", "900000 元"),
            ("3千人", "3000 人"),
            ("2亿", "200000000"),
            ("1.2 million EUR", "1200000 EUR"),
            ("10 kg", "10 kg"),
            ("10 千克", "10 千克"),
            ("10 M/s", "10 M/s"),
            ("4,8", "4.8"),
            ("4，8 分", "4.8 分"),
            ("1,20", "1.20"),
            ("0,125 s", "0.125 s"),
            ("１２", "12"),
            ("1,234,567", "1234567"),
            ("1,234.5", "1234.5"),
            ("-3", "-3"),
            ("−3 ℃", "-3 °C"),
            ("¥12,000.50", "¥12000.50"),
            ("￥300", "¥300"),
            ("52 s", "52 s"),
            ("3 calls / day", "3 calls / day"),
        ] {
            assert_eq!(read(text), amount, "{text}");
        }
        for text in
            ["", "%", "many", "1,2,3", "12,0000", "1.2.3", "5.", ".5", "95 % of baseline!", "1e3", "0x10", "3 (about)"]
        {
            assert_eq!(read(text), "-", "{text}");
        }
    }

    #[test]
    fn units_of_both_languages_mean_the_same_and_a_missing_one_means_any() {
        let same = |one: &str, other: &str| Amount::parse(one).unwrap().is_in_unit_of(&Amount::parse(other).unwrap());
        assert!(same("30 s", "30秒") && same("5 min", "5 分钟") && same("3", "3 台") && same("¥3", "3 元"));
        assert!(!same("30 s", "30 min") && !same("3 台", "3 件"));
    }
}
