//! A sum of money as people write it: `12,000 EUR`, `¥300`, `30 万元`, `CNY 1,200.50`.
//!
//! In: a text in either language. Out: [`Money`], or nothing where it is none. Numbers are exact decimals. Pure.

use super::amount::{Amount, plain};
use rust_decimal::Decimal;

/// A sum of money.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Money {
    /// The number as written, before a word that multiplies it.
    written: Decimal,
    /// What it is multiplied by; nothing where no word says so.
    times: Option<Decimal>,
    /// The code of its currency, where one is named.
    pub(crate) currency: Option<String>,
    /// Whether that is a sign that several currencies share.
    shared: bool,
}

/// What is wrong with two sums, or with one that is too large.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum MoneyFault {
    /// Two currencies are named.
    TwoCurrencies,
    /// It is more than can be counted.
    TooLarge,
}

impl Money {
    /// Reads a sum that is not below nothing; the currency may stand before the number or after it.
    pub(crate) fn parse(text: &str) -> Option<Money> {
        let text = plain(text);
        let text = text.trim();
        let at = text.find(|c: char| c.is_ascii_digit())?;
        let (before, rest) = (text[..at].trim(), &text[at..]);
        let (amount, times) = Amount::counted(rest)?;
        let unit = amount.unit.trim_end_matches('整').trim();
        let words = [before, unit].map(|word| Some(word).filter(|word| !word.is_empty()));
        let codes = words.into_iter().flatten().map(code_of).collect::<Option<Vec<String>>>()?;
        let currency = match codes.as_slice() {
            [] => None,
            // The word tells more than the sign: `¥300 CNY`.
            [.., code] if codes.iter().all(|other| other == code) => Some(code.clone()),
            _ => return None,
        };
        let shared = words.into_iter().flatten().all(|word| matches!(word, "¥" | "$"));
        Some(Money { written: amount.number, times, currency, shared })
    }

    /// The number in its currency; nothing where it is too large.
    pub(crate) fn amount(&self) -> Option<Amount> {
        Some(Amount { number: self.number().ok()?, unit: self.currency.clone().unwrap_or_default() })
    }

    /// The number; an error where it is too large.
    pub(crate) fn number(&self) -> Result<Decimal, MoneyFault> {
        self.written.checked_mul(self.times.unwrap_or(Decimal::ONE)).ok_or(MoneyFault::TooLarge)
    }

    /// The same sum, where it has neither unit nor currency multiplied as another is: a unit given once holds for both.
    pub(crate) fn like(mut self, other: &Money) -> Money {
        if self.times.is_none() && self.currency.is_none() {
            self.times = other.times;
        }
        self
    }

    /// The same sum in the currency that is named beside it.
    pub(crate) fn in_currency_of(mut self, named: Option<&str>) -> Result<Money, MoneyFault> {
        let Some(named) = named.map(str::trim).filter(|named| !named.is_empty()) else { return Ok(self) };
        let code = code_of(&plain(named)).unwrap_or_else(|| named.to_uppercase());
        if !self.shared && self.currency.as_ref().is_some_and(|own| *own != code) {
            return Err(MoneyFault::TwoCurrencies);
        }
        self.currency = Some(code);
        Ok(self)
    }
}

/// Currencies by the words that people use; any three letters are a code besides.
const CURRENCIES: [(&str, &[&str]); 9] = [
    ("CNY", &["¥", "元", "rmb", "人民币", "人民币元", "块", "yuan"]),
    ("EUR", &["€", "euro", "euros", "欧元"]),
    ("USD", &["$", "us$", "dollar", "dollars", "美元", "美金"]),
    ("GBP", &["£", "pound", "pounds", "英镑"]),
    ("JPY", &["yen", "日元", "日圆"]),
    ("HKD", &["hk$", "港元", "港币"]),
    ("CHF", &["瑞士法郎", "瑞郎"]),
    ("KRW", &["₩", "韩元"]),
    ("TWD", &["nt$", "新台币"]),
];

/// The code of a currency by a word for it.
fn code_of(word: &str) -> Option<String> {
    let small = word.trim().to_lowercase();
    let known = CURRENCIES.iter().find(|(_, words)| words.contains(&small.as_str())).map(|(code, _)| *code);
    let is_code = small.len() == 3 && small.bytes().all(|byte| byte.is_ascii_lowercase());
    known.map(str::to_owned).or_else(|| is_code.then(|| small.to_uppercase()))
}

/// A number for programs: no zeros at its end.
pub(crate) fn digits(number: Decimal) -> String {
    number.normalize().to_string()
}

/// A number for people: thousands apart, and never one digit alone after the point.
pub(crate) fn grouped(number: Decimal) -> String {
    let text = digits(number);
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let (sign, whole) = whole.strip_prefix('-').map_or(("", whole), |whole| ("-", whole));
    let mut grouped = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at) % 3 == 0 {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    match fraction.len() {
        0 => format!("{sign}{grouped}"),
        1 => format!("{sign}{grouped}.{fraction}0"),
        _ => format!("{sign}{grouped}.{fraction}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(text: &str) -> String {
        match Money::parse(text) {
            None => "-".to_owned(),
            Some(money) => {
                let number = money.number().map_or_else(|_| "too large".to_owned(), grouped);
                format!("{number} {}", money.currency.unwrap_or_default()).trim().to_owned()
            }
        }
    }

    #[test]
    fn a_sum_of_money_is_read_with_its_currency_before_or_after_it() {
        for (text, sum) in [
            ("12,000 EUR", "12,000 EUR"),
            ("EUR 12,000", "12,000 EUR"),
            ("12000", "12,000"),
            ("￥３００", "300 CNY"),
            ("¥1,200.5", "1,200.50 CNY"),
            ("30 万元", "300,000 CNY"),
            ("1.25万", "12,500"),
            ("3 亿元", "300,000,000 CNY"),
            ("人民币 1200 元整", "1,200 CNY"),
            ("HK$ 80", "80 HKD"),
            ("0.999 chf", "0.999 CHF"),
            ("9999999999999999999999999999", "9,999,999,999,999,999,999,999,999,999"),
            ("9999999999999999999999999999 亿元", "too large CNY"),
        ] {
            assert_eq!(read(text), sum, "{text}");
        }
        let none = [
            "",
            "many",
            "-300",
            "about 300",
            "约300元",
            "40 hours",
            "12,000 EUR a month",
            "EUR 300 USD",
            "1e9",
            "30..40",
        ];
        for text in none.into_iter().chain(["99999999999999999999999999999999999999"]) {
            assert_eq!(read(text), "-", "{text}");
        }
    }

    #[test]
    fn a_currency_beside_the_amount_agrees_with_the_one_in_it_or_is_refused() {
        let beside = |text: &str, named: &str| Money::parse(text).unwrap().in_currency_of(Some(named));
        let code = |text: &str, named: &str| beside(text, named).map(|money| money.currency.unwrap());
        assert_eq!(code("300", "人民币"), Ok("CNY".to_owned()));
        assert_eq!(code("¥300", "JPY"), Ok("JPY".to_owned()), "a sign that two currencies share");
        assert_eq!(code("300", "Points"), Ok("POINTS".to_owned()));
        assert_eq!(code("300 EUR", "CNY"), Err(MoneyFault::TwoCurrencies));
    }

    proptest! {
        #[test]
        fn no_text_makes_the_reader_of_money_panic(text in "\\PC{0,30}") {
            let _ = Money::parse(&text).map(|money| (money.number(), money.in_currency_of(Some(&text))));
        }

        #[test]
        fn what_is_shown_reads_back_as_the_same_sum(hundredths in 0i64..10_000_000_000) {
            let number = Decimal::new(hundredths, 2);
            prop_assert_eq!(Money::parse(&grouped(number)).unwrap().number(), Ok(number));
        }
    }
}
