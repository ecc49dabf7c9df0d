//! What is typed as a day or a moment → what is understood, or the words of the message in both languages.
//!
//! In Shanghai, on 20 November 2026 at 18:00.

use super::*;
use crate::text::Lang;
use proptest::prelude::*;

const ZONE: Zone = Zone::Named(Tz::Asia__Shanghai);

fn now() -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339("2026-11-20T18:00:00+08:00").unwrap()
}

/// Either what was understood, or what the message says; `-` for words that nothing is known of.
type Row = (&'static str, &'static str, &'static str);

fn held(rows: &[Row], read: impl Fn(&str) -> Result<String, Fault>) {
    for (text, en, zh) in rows {
        let told = match read(text) {
            Ok(told) => [told, String::new()],
            Err(Fault::NoSuch) => ["no such day".to_owned(), String::new()],
            Err(fault) => match fault.instead() {
                Some(instead) => Lang::ALL.map(|lang| instead.of(lang).to_owned()),
                None => ["-".to_owned(), String::new()],
            },
        };
        assert_eq!(told, [*en, *zh], "{text}");
    }
}

/// Days, typed on the command line and in files alike.
const DAYS: [Row; 46] = [
    ("2026-11-02", "2026-11-02", ""),
    ("2026-11-2", "2026-11-02", ""),
    ("2026-1-2", "2026-01-02", ""),
    (" 2026-11-02 ", "2026-11-02", ""),
    ("\u{3000}2026-11-02\u{a0}", "2026-11-02", ""),
    ("2026/11/02", "2026-11-02", ""),
    ("2026/11/2", "2026-11-02", ""),
    ("2026.11.2", "2026-11-02", ""),
    ("2026．11．2", "2026-11-02", ""),
    ("2026 - 11 - 2", "2026-11-02", ""),
    ("20261102", "2026-11-02", ""),
    ("2026年11月2日", "2026-11-02", ""),
    ("2026年11月2号", "2026-11-02", ""),
    ("2026 年 11 月 2 日", "2026-11-02", ""),
    ("２０２６年１１月２日", "2026-11-02", ""),
    ("２０２６－１１－０２", "2026-11-02", ""),
    ("2026／11／2", "2026-11-02", ""),
    ("2026–11–02", "2026-11-02", ""),
    ("2026−11−02", "2026-11-02", ""),
    ("2 Nov 2026", "2026-11-02", ""),
    ("2nd November 2026", "2026-11-02", ""),
    ("Nov 2, 2026", "2026-11-02", ""),
    ("NOV. 2 2026", "2026-11-02", ""),
    ("2028-02-29", "2028-02-29", ""),
    ("2026-02-30", "no such day", ""),
    ("2026年2月30日", "no such day", ""),
    ("2026-13-01", "no such day", ""),
    ("30 Feb 2026", "no such day", ""),
    ("0000-01-01", "no such day", ""),
    ("31/31/2026", "no such day", ""),
    ("11/2/2026", "write `2026-11-02` or `2026-02-11`, whichever is meant", "请写明 `2026-11-02` 或 `2026-02-11`"),
    ("2.11.2026", "write `2026-02-11` or `2026-11-02`, whichever is meant", "请写明 `2026-02-11` 或 `2026-11-02`"),
    ("2/11", "write `2026-02-11` or `2026-11-02`, whichever is meant", "请写明 `2026-02-11` 或 `2026-11-02`"),
    ("25/12/2026", "write `2026-12-25`", "请写 `2026-12-25`"),
    ("11-11-2026", "write `2026-11-11`", "请写 `2026-11-11`"),
    ("26-11-02", "write `2026-11-02`", "请写 `2026-11-02`"),
    ("11/2/26", "write `2026-11-02` or `2026-02-11`, whichever is meant", "请写明 `2026-11-02` 或 `2026-02-11`"),
    ("11月2日", "write `2026-11-02`", "请写 `2026-11-02`"),
    ("11 月 2 号", "write `2026-11-02`", "请写 `2026-11-02`"),
    ("Nov 2", "write `2026-11-02`", "请写 `2026-11-02`"),
    ("2026-11", "-", ""),
    ("2026年11月", "-", ""),
    ("11月中旬", "-", ""),
    ("mid November", "-", ""),
    ("24/7", "-", ""),
    ("待定", "-", ""),
];

#[test]
fn a_day_is_understood_where_it_is_plain_and_else_the_words_to_put_instead_are_told() {
    held(&DAYS, |text| typed_day(text, ZONE.day(&now())).map(|day| day.to_string()));
    let in_files = |text: &str| read(text, ZONE, Some(2026)).map(|told| told.day.to_string());
    held(&DAYS, in_files);
}

#[test]
fn words_for_a_day_are_understood_when_they_are_typed_and_refused_in_a_file() {
    let rows = [
        ("today", "2026-11-20"),
        ("Yesterday", "2026-11-19"),
        ("tomorrow", "2026-11-21"),
        ("now", "2026-11-20"),
        ("今天", "2026-11-20"),
        ("昨天", "2026-11-19"),
        ("前天", "2026-11-18"),
        ("大前天", "2026-11-17"),
        ("明天", "2026-11-21"),
        ("后天", "2026-11-22"),
        ("现在", "2026-11-20"),
    ];
    for (text, day) in rows {
        assert_eq!(typed_day(text, ZONE.day(&now())).map(|day| day.to_string()).as_deref(), Ok(day), "{text}");
        assert_eq!(read(text, ZONE, Some(2026)), Err(Fault::Moves), "{text}");
    }
    let instead = Fault::Moves.instead().unwrap();
    let [en, zh] = Lang::ALL.map(|lang| instead.of(lang));
    assert!(en.contains("write the day itself") && zh.contains("请写具体日期"));
    for text in ["todays", "nowhere", "今天下班前", "yesterday or so"] {
        assert_eq!(typed_day(text, ZONE.day(&now())), Err(Fault::Words), "{text}");
    }
}

/// Moments at which something was done, as `--at` takes them.
const MOMENTS: [Row; 34] = [
    ("2026-11-19T10:03:00+08:00", "2026-11-19 10:03", ""),
    ("2026-11-19T02:03:00Z", "2026-11-19 10:03", ""),
    ("2026-11-19 02:03 +0000", "2026-11-19 10:03", ""),
    ("2026-11-19T10:03", "2026-11-19 10:03", ""),
    ("2026-11-19 10:03", "2026-11-19 10:03", ""),
    ("2026-11-19 9:05", "2026-11-19 09:05", ""),
    ("2026-11-19 10：03", "2026-11-19 10:03", ""),
    ("2026/11/19 10:03", "2026-11-19 10:03", ""),
    ("2026年11月19日 10:03", "2026-11-19 10:03", ""),
    ("2026年11月19日10:03", "2026-11-19 10:03", ""),
    ("2026年11月19日　１０：０３", "2026-11-19 10:03", ""),
    ("2026年11月19日10点", "2026-11-19 10:00", ""),
    ("2026年11月19日10时30分", "2026-11-19 10:30", ""),
    ("2026年11月19日下午3点半", "2026-11-19 15:30", ""),
    ("2026年11月19日上午9点", "2026-11-19 09:00", ""),
    ("19 Nov 2026 10:03", "2026-11-19 10:03", ""),
    ("2026-11-19 3 pm", "2026-11-19 15:00", ""),
    ("2026-11-19 12:15 AM", "2026-11-19 00:15", ""),
    ("2026-11-19", "2026-11-19 12:00", ""),
    ("2026年11月19日", "2026-11-19 12:00", ""),
    ("yesterday", "2026-11-19 12:00", ""),
    ("yesterday 10:03", "2026-11-19 10:03", ""),
    ("昨天", "2026-11-19 12:00", ""),
    ("昨天 10：03", "2026-11-19 10:03", ""),
    ("昨天下午3点", "2026-11-19 15:00", ""),
    ("2026-11-20", "2026-11-20 18:00", ""),
    ("now", "2026-11-20 18:00", ""),
    ("今天", "2026-11-20 18:00", ""),
    ("2026-11-19 25:00", "no such day", ""),
    ("2026-02-30 10:00", "no such day", ""),
    ("19/11 10:00", "write `2026-11-19`", "请写 `2026-11-19`"),
    ("2026-11-19 in the morning", "-", ""),
    ("10:00", "-", ""),
    (
        "last week",
        "that means another day tomorrow: write the day itself, such as `2026-11-30`",
        "这种说法过了今天就不准了，请写具体日期，例如 `2026-11-30`",
    ),
];

#[test]
fn a_moment_is_understood_where_it_is_plain_and_of_a_bare_day_noon_is_meant() {
    let moment = |at: DateTime<FixedOffset>| at.format("%Y-%m-%d %H:%M").to_string();
    held(&MOMENTS, |text| typed_moment(text, ZONE, &now()).map(moment));
}

proptest! {
    #[test]
    fn no_text_makes_the_reader_of_days_panic(text in "\\PC{0,24}", digits in "[0-9/.年月日 :T点-]{0,20}") {
        for text in [text, digits] {
            let _ = read(&text, ZONE, None);
            let _ = typed_moment(&text, ZONE, &now());
        }
    }

    #[test]
    fn every_way_of_writing_a_day_means_that_day(days in 0i64..40_000) {
        let day = NaiveDate::from_ymd_opt(1990, 1, 1).unwrap() + chrono::TimeDelta::days(days);
        for form in ["%Y-%m-%d", "%Y-%-m-%-d", "%Y/%-m/%d", "%Y.%-m.%-d", "%Y年%-m月%-d日", "%Y%m%d", "%-d %b %Y", "%B %-d, %Y"] {
            let text = day.format(form).to_string();
            prop_assert_eq!(read(&text, ZONE, None).map(|told| told.day), Ok(day), "{}", text);
        }
        // Where the day and the month may be taken for each other, both are offered, and no third.
        let text = day.format("%-d/%-m/%Y").to_string();
        let Err(Fault::Unclear(offered)) = read(&text, ZONE, None) else { panic!("{text}") };
        prop_assert!(offered.contains(&day) && offered.len() <= 2);
    }
}
