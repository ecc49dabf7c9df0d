//! Numbers of people that are not for files which go to another company: of identity cards and of bank cards, told from
//! other numbers by their check digits.
//!
//! In: a text. Out: where they stand in it. Pure.

use chrono::NaiveDate;
use std::ops::Range;

/// How many digits the shortest of them has.
const SHORTEST: usize = 16;

/// The text with something else in the place of each such number; nothing where there is none.
pub(crate) fn without_numbers(text: &str, instead: &str) -> Option<String> {
    let found = numbers(text);
    let mut parts = Vec::with_capacity(2 * found.len() + 1);
    let mut from = 0;
    for range in &found {
        parts.extend([&text[from..range.start], instead]);
        from = range.end;
    }
    (!found.is_empty()).then(|| parts.concat() + &text[from..])
}

/// Where such numbers stand.
fn numbers(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    // Most texts have not so many digits; a wide one begins with this byte.
    if text.bytes().filter(|byte| byte.is_ascii_digit() || *byte == 0xef).count() < SHORTEST {
        return found;
    }
    let mut rest = 0;
    // A number is a run of digits, with a blank or a hyphen between its groups.
    while let Some(start) = text[rest..].find(|c| digit(c).is_some()).map(|at| rest + at) {
        let (mut digits, mut end, mut apart) = (String::new(), start, false);
        for (at, c) in text[start..].char_indices() {
            match digit(c) {
                Some(digit) => digits.push(digit),
                None if matches!(c, 'X' | 'x' | 'Ｘ') && digits.len() == 17 && !apart => digits.push('X'),
                None if matches!(c, ' ' | '-') && !apart && !text[start..start + at].ends_with([' ', '-']) => continue,
                None => break,
            }
            apart = false;
            end = start + at + c.len_utf8();
        }
        let stands_alone =
            !text[..start].ends_with(goes_on) && !text[end..].trim_start_matches('.').starts_with(goes_on);
        if stands_alone && digits.len() >= SHORTEST && (is_identity(&digits) || is_card(&digits)) {
            found.push(start..end);
        }
        rest = end;
    }
    found
}

/// Whether a character makes a longer word or an address of the digits beside it.
fn goes_on(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '/' | '_' | '#' | '@' | '.')
}

/// A digit of either width.
fn digit(c: char) -> Option<char> {
    let narrow = match c {
        '０'..='９' => char::from_u32(u32::from(c) - u32::from('０') + u32::from('0'))?,
        other => other,
    };
    narrow.is_ascii_digit().then_some(narrow)
}

/// Whether it is the number of a Chinese identity card (GB 11643: region, day of birth, and a check digit after
/// ISO 7064, MOD 11-2).
fn is_identity(digits: &str) -> bool {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    const CHECKS: &str = "10X98765432";
    if digits.len() != 18 || digits.starts_with('0') {
        return false;
    }
    let born = digits.get(6..14).and_then(|day| NaiveDate::parse_from_str(day, "%Y%m%d").ok());
    let sum: u32 = digits.chars().zip(WEIGHTS).filter_map(|(digit, weight)| Some(digit.to_digit(10)? * weight)).sum();
    let check = CHECKS.chars().nth((sum % 11) as usize);
    born.is_some() && digits.chars().last() == check
}

/// Whether it is the number of a bank card: it begins as those of the large networks do, and the check digit after Luhn
/// is right (ISO/IEC 7812).
fn is_card(digits: &str) -> bool {
    let first = |count: usize| digits.get(..count).and_then(|first| first.parse::<u32>().ok()).unwrap_or_default();
    let known = first(2) == 62
        || first(1) == 4 && matches!(digits.len(), 16 | 19)
        || digits.len() == 16
            && ((51..=55).contains(&first(2))
                || (2221..=2720).contains(&first(4))
                || (3528..=3589).contains(&first(4)));
    let doubled = |(place, digit): (usize, u32)| match (place % 2, 2 * digit) {
        (0, _) => digit,
        (_, twice) if twice > 9 => twice - 9,
        (_, twice) => twice,
    };
    let sum: u32 = digits.chars().rev().filter_map(|c| c.to_digit(10)).enumerate().map(doubled).sum();
    known && (16..=19).contains(&digits.len()) && !digits.ends_with('X') && sum.is_multiple_of(10)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Made up: the check digits are right, and nobody has them.
    const IDENTITY: &str = "11010519491231002X";
    const CARD: &str = "6222020200112233446";

    #[test]
    fn numbers_of_identity_and_bank_cards_are_found_wherever_they_stand() {
        for (text, without) in [
            (IDENTITY.to_owned(), "***"),
            (format!("身份证{IDENTITY}，有效"), "身份证***，有效"),
            ("11010519491231002x".to_owned(), "***"),
            ("１１０１０５１９４９１２３１００２Ｘ".to_owned(), "***"),
            ("卡号：4111 1111 1111 1111".to_owned(), "卡号：***"),
            ("4111-1111-1111-1111 and 5500005555555559.".to_owned(), "*** and ***."),
            (format!("card={CARD}"), "card=***"),
        ] {
            assert_eq!(without_numbers(&text, "***").as_deref(), Some(without), "{text}");
        }
    }

    #[test]
    fn other_long_numbers_are_left_alone() {
        for text in [
            "",
            "订单 202611200012345678",
            "110105194912310021",
            "11010519491331002X",
            "6222020200112233440",
            "4111111111111112",
            "13800138000",
            "9f86d081884c7d659a2feaa0c55ad015",
            "https://example.com/item/4111111111111111",
            "4111111111111111@shop.example",
            "2026-11-20 10:03",
        ] {
            assert_eq!(without_numbers(text, "***"), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn one_wrong_digit_makes_it_no_such_number(place in 0usize..16, step in 1u32..10) {
            let digits: String = "4111111111111111".char_indices().map(|(at, c)| {
                let digit = c.to_digit(10).unwrap();
                char::from_digit(if at == place { (digit + step) % 10 } else { digit }, 10).unwrap()
            }).collect();
            prop_assert_eq!(without_numbers(&digits, "***"), None);
        }

        #[test]
        fn no_text_makes_the_search_panic(text in "[0-9０-９Xx \\-é年.]{0,60}") {
            let _ = without_numbers(&text, "***");
        }
    }
}
