//! What is enough: `>= 95 %`, `at most 30 s`, 不低于 95%, `20..25`, `none`, `>= 90 % of baseline`.
//!
//! In: a text in either language. Out: a [`Target`], which a measured amount meets or misses. One small grammar:
//! a relation, `of baseline` before or after, and an amount; or two amounts with a sign between them; or nothing at all. Pure.

use super::amount::{Amount, plain};
use rust_decimal::Decimal;

/// What an amount is held against.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Target {
    bound: Bound,
    /// Whether the numbers are percents of a baseline.
    of_baseline: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Bound {
    AtLeast(Amount),
    AtMost(Amount),
    MoreThan(Amount),
    LessThan(Amount),
    Between(Amount, Amount),
    Nothing,
}

/// How an amount came out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Measured {
    /// It is enough.
    Met,
    /// It is not.
    Missed,
    /// It cannot be compared: another unit, or no baseline.
    Unclear,
}

/// How a relation is made from an amount.
type Relation = fn(Amount) -> Bound;

/// The words of each relation, before the amount.
const BEFORE: [(&str, Relation); 57] = [
    (">=", Bound::AtLeast),
    ("=>", Bound::AtLeast),
    ("≥", Bound::AtLeast),
    ("≧", Bound::AtLeast),
    ("<=", Bound::AtMost),
    ("=<", Bound::AtMost),
    ("≤", Bound::AtMost),
    ("≦", Bound::AtMost),
    (">", Bound::MoreThan),
    ("<", Bound::LessThan),
    ("at least", Bound::AtLeast),
    ("no less than", Bound::AtLeast),
    ("not less than", Bound::AtLeast),
    ("not below", Bound::AtLeast),
    ("no fewer than", Bound::AtLeast),
    ("minimum", Bound::AtLeast),
    ("min.", Bound::AtLeast),
    ("at most", Bound::AtMost),
    ("no more than", Bound::AtMost),
    ("not more than", Bound::AtMost),
    ("not above", Bound::AtMost),
    ("up to", Bound::AtMost),
    ("within", Bound::AtMost),
    ("maximum", Bound::AtMost),
    ("max.", Bound::AtMost),
    ("more than", Bound::MoreThan),
    ("over", Bound::MoreThan),
    ("above", Bound::MoreThan),
    ("less than", Bound::LessThan),
    ("fewer than", Bound::LessThan),
    ("under", Bound::LessThan),
    ("below", Bound::LessThan),
    ("大于等于", Bound::AtLeast),
    ("大于或等于", Bound::AtLeast),
    ("小于等于", Bound::AtMost),
    ("小于或等于", Bound::AtMost),
    ("大于", Bound::MoreThan),
    ("小于", Bound::LessThan),
    ("多于", Bound::MoreThan),
    ("高于", Bound::MoreThan),
    ("不低于", Bound::AtLeast),
    ("不少于", Bound::AtLeast),
    ("不小于", Bound::AtLeast),
    ("至少", Bound::AtLeast),
    ("最少", Bound::AtLeast),
    ("最低", Bound::AtLeast),
    ("达到", Bound::AtLeast),
    ("不超过", Bound::AtMost),
    ("不高于", Bound::AtMost),
    ("不多于", Bound::AtMost),
    ("不大于", Bound::AtMost),
    ("至多", Bound::AtMost),
    ("最多", Bound::AtMost),
    ("最高", Bound::AtMost),
    ("超过", Bound::MoreThan),
    ("低于", Bound::LessThan),
    ("少于", Bound::LessThan),
];

/// The words that follow the amount.
const AFTER: [(&str, Relation); 14] = [
    ("or more", Bound::AtLeast),
    ("and more", Bound::AtLeast),
    ("or better", Bound::AtLeast),
    ("or above", Bound::AtLeast),
    ("or less", Bound::AtMost),
    ("or fewer", Bound::AtMost),
    ("or below", Bound::AtMost),
    ("及以上", Bound::AtLeast),
    ("以上", Bound::AtLeast),
    ("及以下", Bound::AtMost),
    ("以下", Bound::AtMost),
    ("以内", Bound::AtMost),
    ("之内", Bound::AtMost),
    ("内", Bound::AtMost),
];

/// What stands between the two ends of a range; spaces around a word are part of it.
const BETWEEN: [&str; 8] = ["...", "..", "…", "~", "–", "—", " to ", "至"];

const NOTHING: [&str; 10] = ["none", "no", "nil", "zero", "nothing", "无", "没有", "零", "为零", "不得有"];

const BASELINE: [&str; 8] =
    ["of the baseline", "of baseline", "of base line", "the baseline", "baseline", "基线值的", "基线的", "基线"];

/// A text in small letters, but for an M that multiplies the number before it: `10 M` is ten million, `10 m` ten metres.
fn lowered(text: &str) -> String {
    let mut lowered = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        let counts = || text.get(..at).is_some_and(|before| before.trim_end().ends_with(|c: char| c.is_ascii_digit()));
        let ends = || !text.get(at + 1..).is_some_and(|after| after.starts_with(char::is_alphanumeric));
        match c {
            'M' if counts() && ends() => lowered.push(c),
            _ => lowered.extend(c.to_lowercase()),
        }
    }
    lowered
}

impl Target {
    /// Whether a text says that there is to be nothing, or is nothing, of what is counted.
    pub(crate) fn is_nothing(text: &str) -> bool {
        NOTHING.contains(&plain(text).to_lowercase().trim().trim_end_matches(['.', '。']))
    }

    /// Reads a target that says of itself which side of a number is enough.
    pub(crate) fn parse(text: &str) -> Option<Target> {
        let text = lowered(&plain(text));
        let text = text.trim().trim_end_matches(['.', '。']);
        if Target::is_nothing(text) {
            return Some(Target { bound: Bound::Nothing, of_baseline: false });
        }
        let (text, of_baseline) = without_baseline(text);
        let bound = relation(&text).or_else(|| range(&text))?;
        let percents = || bound.amounts().iter().all(|amount| matches!(amount.unit.as_str(), "%" | ""));
        (!of_baseline || percents()).then_some(Target { bound, of_baseline })
    }

    /// Reads a number of things that are expected: a bare number is the least that is enough.
    pub(crate) fn expected(text: &str) -> Option<Target> {
        let at_least =
            || Amount::parse(text).map(|amount| Target { bound: Bound::AtLeast(amount), of_baseline: false });
        Target::parse(text).or_else(at_least)
    }

    /// Whether it is about less than nothing.
    pub(crate) fn is_negative(&self) -> bool {
        self.bound.amounts().iter().any(|amount| amount.number.is_sign_negative())
    }

    /// An amount of which no less is enough.
    pub(crate) fn at_least(amount: Amount) -> Target {
        Target { bound: Bound::AtLeast(amount), of_baseline: false }
    }

    /// Whether an amount is in its unit; what is relative to a baseline is in the unit of that.
    pub(crate) fn is_in_unit_of(&self, amount: &Amount, baseline: Option<&Amount>) -> bool {
        match self.of_baseline {
            true => baseline.is_none_or(|base| base.is_in_unit_of(amount)),
            false => self.bound.amounts().iter().all(|own| own.is_in_unit_of(amount)),
        }
    }

    /// Holds an amount against it; `baseline` is what the percents of a relative one are of.
    pub(crate) fn measure(&self, amount: &Amount, baseline: Option<&Amount>) -> Measured {
        let scale = |own: &Amount| -> Option<Decimal> {
            match (self.of_baseline, baseline) {
                (false, _) => own.is_in_unit_of(amount).then_some(own.number),
                (true, Some(base)) if base.is_in_unit_of(amount) => {
                    base.number.checked_mul(own.number)?.checked_div(Decimal::ONE_HUNDRED)
                }
                (true, _) => None,
            }
        };
        let number = amount.number;
        let met = match &self.bound {
            Bound::AtLeast(own) => scale(own).map(|own| number >= own),
            Bound::AtMost(own) => scale(own).map(|own| number <= own),
            Bound::MoreThan(own) => scale(own).map(|own| number > own),
            Bound::LessThan(own) => scale(own).map(|own| number < own),
            Bound::Between(low, high) => scale(low).zip(scale(high)).map(|(low, high)| (low..=high).contains(&number)),
            Bound::Nothing => Some(number.is_zero()),
        };
        match met {
            Some(true) => Measured::Met,
            Some(false) => Measured::Missed,
            None => Measured::Unclear,
        }
    }
}

impl Bound {
    fn amounts(&self) -> Vec<&Amount> {
        match self {
            Bound::AtLeast(one) | Bound::AtMost(one) | Bound::MoreThan(one) | Bound::LessThan(one) => vec![one],
            Bound::Between(low, high) => vec![low, high],
            Bound::Nothing => Vec::new(),
        }
    }
}

/// The text without its words for the baseline, and whether there were any.
fn without_baseline(text: &str) -> (String, bool) {
    for word in BASELINE {
        if let Some(at) = text.find(word) {
            let rest = format!("{} {}", &text[..at], &text[at + word.len()..]);
            return (rest.trim().to_owned(), true);
        }
    }
    (text.to_owned(), false)
}

fn relation(text: &str) -> Option<Bound> {
    // Of two that begin alike the longer is meant.
    let before = BEFORE.iter().filter(|(word, _)| text.starts_with(word)).max_by_key(|(word, _)| word.len());
    if let Some((word, make)) = before {
        return Amount::parse(text[word.len()..].trim_start_matches(['为', ':'])).map(make);
    }
    AFTER.iter().find_map(|(word, make)| Some(make(Amount::parse(text.strip_suffix(word)?)?)))
}

fn range(text: &str) -> Option<Bound> {
    let text = text.strip_prefix("between ").unwrap_or(text).replace(" and ", " to ");
    let (low, high) = BETWEEN.iter().find_map(|sign| text.split_once(sign)).or_else(|| dash(&text))?;
    let (mut low, high) = (Amount::parse(low)?, Amount::parse(high)?);
    if low.unit.is_empty() {
        low.unit.clone_from(&high.unit);
    }
    (low.is_in_unit_of(&high) && low.number <= high.number).then_some(Bound::Between(low, high))
}

/// Two numbers with a hyphen between them; one at the beginning is a sign.
fn dash(text: &str) -> Option<(&str, &str)> {
    let at = text.char_indices().skip(1).find(|(_, c)| *c == '-')?.0;
    Some((&text[..at], &text[at + 1..]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// How amounts come out: `+` is met, `-` is missed, `?` cannot be compared.
    fn told(target: &str, amounts: &[&str], baseline: Option<&str>) -> String {
        let Some(target) = Target::parse(target) else { return "no target".to_owned() };
        let baseline = baseline.map(|text| Amount::parse(text).unwrap());
        let measure = |text: &&str| match target.measure(&Amount::parse(text).unwrap(), baseline.as_ref()) {
            Measured::Met => '+',
            Measured::Missed => '-',
            Measured::Unclear => '?',
        };
        amounts.iter().map(measure).collect()
    }

    #[test]
    fn a_capital_m_after_a_number_multiplies_it_in_a_target_as_in_a_value() {
        for target in [">= 10 M", ">= 10M", "at least 10 M", "10 M 以上"] {
            assert_eq!(told(target, &["9 M", "10 M", "10,000", "10,000,000"], None), "-+-+", "{target}");
        }
        assert_eq!(told(">= 10 m", &["9 m", "11 m"], None), "-+");
    }

    #[test]
    fn a_target_is_read_in_every_form_of_either_language() {
        for text in [
            ">= 95 %",
            ">=95",
            "≥95%",
            "＞＝９５％",
            "at least 95 %",
            "不低于 95%",
            "不少于95％",
            "至少95%",
            "95 % or more",
            "95%以上",
            "95% 及以上。",
        ] {
            assert_eq!(told(text, &["95 %", "95.0", "94.99%", "100%"], None), "++-+", "{text}");
        }
        for text in [
            "<= 30 s",
            "≤30秒",
            "at most 30 seconds",
            "within 30 s",
            "不超过 30 秒",
            "30 秒以内",
            "30秒内",
            "no more than 30s",
        ] {
            assert_eq!(told(text, &["30", "30 s", "29.5秒", "31 s", "1 min"], None), "+++-?", "{text}");
        }
        for text in ["20..25", "20 .. 25", "20-25", "20 – 25", "20～25", "20至25", "20 to 25", "between 20 and 25"]
        {
            assert_eq!(told(text, &["19", "20", "22.5", "25", "26"], None), "-+++-", "{text}");
        }
        assert_eq!(told("20..25 台", &["20 台", "26台", "20 件"], None), "+-?");
        for text in ["none", "无", "没有", "None."] {
            assert_eq!(told(text, &["0", "1", "0 %"], None), "+-+", "{text}");
        }
        for text in ["> 5", "more than 5", "超过5", "大于 5"] {
            assert_eq!(told(text, &["5", "5.1"], None), "-+", "{text}");
        }
        for text in [">= 90 % of baseline", "不低于基线的 90%", "at least 90 % of the baseline", "基线的90%以上"]
        {
            assert_eq!(told(text, &["180", "179", "200 件"], Some("200 件")), "+-+", "{text}");
            assert_eq!(told(text, &["180"], None), "?", "{text}");
        }
        for text in
            ["", "95 %", "good", "as before", "fast enough", "> many", "25..20", ">= 90 件 of baseline", "20..", "待定"]
        {
            assert_eq!(told(text, &[], None), "no target", "{text}");
        }
    }

    #[test]
    fn of_things_that_are_expected_a_bare_number_is_the_least() {
        let target = Target::expected("40").unwrap();
        let measure = |text: &str| target.measure(&Amount::parse(text).unwrap(), None);
        assert_eq!((measure("38"), measure("40 台"), measure("41")), (Measured::Missed, Measured::Met, Measured::Met));
        assert_eq!(Target::expected("as needed"), None);
    }

    /// The words of a relation, and whether a distance from its number meets it.
    type Written = (&'static [&'static str], fn(i64) -> bool);

    proptest! {
        #[test]
        fn a_relation_means_the_same_however_it_is_written(
            hundredths in -100_000i64..100_000,
            off in -300i64..300,
            form in 0usize..4,
            blank in prop::sample::select(vec!["", " ", "\u{3000}"]),
            unit in prop::sample::select(vec!["", "%", "％", "s", "秒", "台"]),
        ) {
            let number = Decimal::new(hundredths, 2);
            let amount = Amount { number: Decimal::new(hundredths + off, 2), unit: String::new() };
            let words: [Written; 4] = [
                (&[">=", "≥", "at least", "不低于", "至少"], |off| off >= 0),
                (&["<=", "≤", "at most", "不超过", "至多"], |off| off <= 0),
                (&[">", "more than", "超过", "大于"], |off| off > 0),
                (&["<", "less than", "低于", "小于"], |off| off < 0),
            ];
            let (words, holds) = words[form];
            for word in words {
                let text = format!("{word}{blank}{number}{blank}{unit}");
                let target = Target::parse(&text);
                let found = target.map(|target| target.measure(&amount, None));
                prop_assert_eq!(found, Some(if holds(off) { Measured::Met } else { Measured::Missed }), "{}", text);
            }
        }

        #[test]
        fn no_text_makes_the_reader_panic(text in "\\PC{0,40}") {
            let _ = (Target::parse(&text), Target::expected(&text), Amount::parse(&text));
        }
    }
}
