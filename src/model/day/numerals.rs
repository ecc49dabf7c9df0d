//! Chinese numerals before a unit of time, as digits: 二〇二六年十一月二十五日, 三天后. Pure.

/// What a numeral counts for; `十` is ten.
fn value(c: char) -> Option<u32> {
    let at = "〇一二三四五六七八九".chars().position(|numeral| numeral == c);
    match (at, c) {
        (Some(at), _) => u32::try_from(at).ok(),
        (None, '零' | '○') => Some(0),
        (None, '两') => Some(2),
        _ => None,
    }
}

/// The units before which numerals are read.
const UNITS: [char; 9] = ['年', '月', '日', '号', '天', '周', '个', '点', '时'];

/// A text with digits for the numerals before a unit.
pub(super) fn numbered(text: &str) -> String {
    let is_numeral = |c: char| value(c).is_some() || c == '十';
    let mut even = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find(is_numeral) {
        let (before, from) = rest.split_at(start);
        let (numerals, after) = from.split_at(from.find(|c| !is_numeral(c)).unwrap_or(from.len()));
        even.push_str(before);
        let unit = after.starts_with(UNITS);
        // 星期一, 周五: a day of the week, not a number.
        let weekday = before.ends_with(['期', '拜', '周']);
        match read(numerals).filter(|_| unit && !weekday) {
            Some(number) => even.push_str(&number),
            None => even.push_str(numerals),
        }
        rest = after;
    }
    even.push_str(rest);
    even
}

/// `二十五` or `二〇二六` as digits.
fn read(numerals: &str) -> Option<String> {
    let Some((tens, ones)) = numerals.split_once('十') else {
        return numerals.chars().map(|c| value(c).and_then(|digit| char::from_digit(digit, 10))).collect();
    };
    let digit = |text: &str, none: u32| match text.chars().collect::<Vec<char>>()[..] {
        [] => Some(none),
        [one] => value(one),
        _ => None,
    };
    Some((digit(tens, 1)? * 10 + digit(ones, 0)?).to_string())
}
