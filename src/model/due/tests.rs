//! What is written as a due → what is understood, or the words of the advice in both languages.

use super::*;
use crate::text::Lang;
use proptest::prelude::*;

/// In Shanghai, eight hours ahead.
fn parse(text: &str) -> Due {
    let zone = Zone::parse("Asia/Shanghai").unwrap();
    Due::parse(text, zone, |name| ["cutover", "go-live", "start"].contains(&name))
}

fn day(text: &str) -> Option<String> {
    parse(text).day(|_| NaiveDate::from_ymd_opt(2026, 11, 30)).map(|day| day.to_string())
}

#[test]
fn a_milestone_takes_an_offset_in_days_or_weeks() {
    assert_eq!(day("cutover").as_deref(), Some("2026-11-30"));
    assert_eq!(day("cutover - 7d").as_deref(), Some("2026-11-23"));
    assert_eq!(day("start+2w").as_deref(), Some("2026-12-14"));
    assert_eq!(day("go-live -1d").as_deref(), Some("2026-11-29"));
}

#[test]
fn what_is_plain_is_understood_however_it_is_typed() {
    for text in ["切换 - 7天", "cutover － 7d", "cutover − 7 days", "Cutover-1w", "切换日－７日", "cutover – 1周"]
    {
        assert_eq!(day(text).as_deref(), Some("2026-11-23"), "{text}");
    }
    for text in ["2026-11-5", "2026/11/05", "2026.11.5", "2026年11月5日", "2026 年 11 月 5 日", "２０２６－１１－０５"]
    {
        assert_eq!(day(text).as_deref(), Some("2026-11-05"), "{text}");
    }
}

#[test]
fn a_due_may_hang_on_an_item_or_a_signing() {
    for (text, base, span) in [
        ("permissions/block + 4w", Base::Item(ItemName::new("permissions", "block")), "4w"),
        ("权限/店铺 + 4周", Base::Item(ItemName::new("权限", "店铺")), "4w"),
        ("signoff/cutover + 30d", Base::Signing("cutover".to_owned()), "30d"),
        ("signoff/cutover", Base::Signing("cutover".to_owned()), "0d"),
        ("backups/orders + 0d", Base::Item(ItemName::new("backups", "orders")), "0d"),
        ("cutover + 24h", Base::Milestone("cutover".to_owned()), "24h"),
        ("start + 2 months", Base::Milestone("start".to_owned()), "2个月"),
    ] {
        let Due::From(from) = parse(text) else { panic!("{text}") };
        assert_eq!((from.base.clone(), from.span), (base, Span::parse(span).unwrap()), "{text}");
    }
}

#[test]
fn a_date_is_never_guessed() {
    for words in [
        "mid August",
        "待定",
        "8月中旬",
        "launch + 3d",
        "within 24 hours",
        "24/7",
        "n/a",
        "11/5",
        "5.11.2026",
        "切换前",
    ] {
        assert_eq!(parse(words), Due::Words(words.to_owned()));
        assert_eq!(day(words), None);
    }
}

#[test]
fn a_day_that_does_not_exist_is_told_apart_from_words() {
    assert_eq!(parse("2026-02-30"), Due::NoSuchDay("2026-02-30".to_owned()));
    assert_eq!(day("2028-02-29").as_deref(), Some("2028-02-29"));
}

#[test]
fn a_moment_is_told_in_the_projects_time_zone() {
    for (text, moment) in [
        ("2026-11-20T20:00:00-08:00", "2026-11-21T12:00:00+08:00"),
        ("2026-11-20t20:00:00.5-08:00", "2026-11-21T12:00:00+08:00"),
        ("2026-11-20 20:00 -0800", "2026-11-21T12:00:00+08:00"),
        ("2026-11-20T20:00:00Z", "2026-11-21T04:00:00+08:00"),
        ("2026-11-20T20:00:00z", "2026-11-21T04:00:00+08:00"),
        ("2026-11-20T20:00:30", "2026-11-20T20:00:30+08:00"),
        ("2026-11-20 20:00", "2026-11-20T20:00:00+08:00"),
    ] {
        let due = parse(text);
        let point = due.point(|_| None);
        assert_eq!(point.and_then(|point| point.at).map(|at| at.to_rfc3339()).as_deref(), Some(moment), "{text}");
        assert_eq!((due.written().as_str(), day(text).as_deref()), (text, Some(&moment[..10])));
    }
}

#[test]
fn a_time_that_does_not_exist_is_told_like_such_a_day() {
    for text in [
        "2026-11-20T24:00:00Z",
        "2026-11-20 20:60",
        "2026-11-20T12:34:60Z",
        "2026-11-20 20:00:00+25:00",
        "2026-11-20 20:00:00+08:60",
        "2026-11-20 2:0",
        "2026-11-20 20:00:00:00",
        "2026-02-30T10:00:00Z",
        "0000-01-01",
    ] {
        assert_eq!(parse(text), Due::NoSuchDay(text.to_owned()));
    }
    let berlin = Zone::parse("Europe/Berlin").unwrap();
    let skipped = "2026-03-29T02:30";
    assert_eq!(Due::parse(skipped, berlin, |_| false), Due::NoSuchDay(skipped.to_owned()));
}

#[test]
fn words_after_a_date_leave_it_a_date() {
    for text in ["2026-11-23", "2026-11-23 in the evening", "2026-11-23 20:00 at the shop", "2026-11-23T"] {
        assert_eq!(parse(text), Due::Day(NaiveDate::from_ymd_opt(2026, 11, 23).unwrap()), "{text}");
    }
}

/// A due with an offset, and the day it comes to where cutover is 30 November; or what is advised.
const OFFSETS: [(&str, &str, &str); 57] = [
    ("cutover", "2026-11-30", ""),
    ("Cutover", "2026-11-30", ""),
    ("切换", "2026-11-30", ""),
    ("切换日", "2026-11-30", ""),
    ("cutover - 7d", "2026-11-23", ""),
    ("cutover-7d", "2026-11-23", ""),
    ("cutover -7d", "2026-11-23", ""),
    ("cutover － 7d", "2026-11-23", ""),
    ("cutover − 7 days", "2026-11-23", ""),
    ("cutover – 1 week", "2026-11-23", ""),
    ("CUTOVER - 7D", "2026-11-23", ""),
    ("cutover +2 weeks", "2026-12-14", ""),
    ("cutover ＋ ２ｗ", "2026-12-14", ""),
    ("切换 - 7天", "2026-11-23", ""),
    ("切换－７日", "2026-11-23", ""),
    ("切换前7天", "2026-11-23", ""),
    ("切换前 7 天", "2026-11-23", ""),
    ("切换日之前一周", "2026-11-23", ""),
    ("切换后两周", "2026-12-14", ""),
    ("切换后2个星期", "2026-12-14", ""),
    ("切换以后三个月", "2027-02-28", ""),
    ("切换 + 1个月", "2026-12-30", ""),
    ("7 days before cutover", "2026-11-23", ""),
    ("2 weeks after cutover", "2026-12-14", ""),
    ("启动后10天", "2026-11-12", ""),
    ("开始 + 10天", "2026-11-12", ""),
    ("start + 10 days", "2026-11-12", ""),
    ("go-live - 1d", "2026-11-29", ""),
    ("Go-Live - 1d", "2026-11-29", ""),
    ("cutover -7", "did you mean `cutover - 7d`?", "是否想写 `cutover - 7d`？"),
    ("cutover-7", "did you mean `cutover - 7d`?", "是否想写 `cutover - 7d`？"),
    ("cutover － 7", "did you mean `cutover - 7d`?", "是否想写 `cutover - 7d`？"),
    ("切换-7", "did you mean `cutover - 7d`?", "是否想写 `cutover - 7d`？"),
    ("cutover + 2", "did you mean `cutover + 2d`?", "是否想写 `cutover + 2d`？"),
    (
        "cutover 7d",
        "did you mean `cutover - 7d` (before it) or `cutover + 7d` (after it)?",
        "是否想写 `cutover - 7d`（之前）或 `cutover + 7d`（之后）？",
    ),
    (
        "切换7天",
        "did you mean `cutover - 7天` (before it) or `cutover + 7天` (after it)?",
        "是否想写 `cutover - 7天`（之前）或 `cutover + 7天`（之后）？",
    ),
    ("cutofer - 7d", "did you mean `cutover - 7d`?", "是否想写 `cutover - 7d`？"),
    ("cutofer - 7", "did you mean `cutover - 7d`?", "是否想写 `cutover - 7d`？"),
    ("cutover - 7 dyas", "did you mean `cutover - 7 days`?", "是否想写 `cutover - 7 days`？"),
    ("cutover - 2 weaks", "did you mean `cutover - 2 weeks`?", "是否想写 `cutover - 2 weeks`？"),
    ("cutovre", "did you mean `cutover`?", "是否想写 `cutover`？"),
    ("11/2/2026", "write `2026-11-02` or `2026-02-11`, whichever is meant", "请写明 `2026-11-02` 或 `2026-02-11`"),
    ("11月2日", "write `2026-11-02`", "请写 `2026-11-02`"),
    (
        "tomorrow",
        "that means another day tomorrow: write the day itself, such as `2026-11-30`",
        "这种说法过了今天就不准了，请写具体日期，例如 `2026-11-30`",
    ),
    ("cutover minus 7 days", "2026-11-23", ""),
    ("切换前七天", "2026-11-23", ""),
    ("二〇二六年十一月二十五日", "2026-11-25", ""),
    ("30. November 2026", "2026-11-30", ""),
    ("十一月二十五日", "write `2026-11-25`", "请写 `2026-11-25`"),
    ("30.11.2026", "write `2026-11-30`", "请写 `2026-11-30`"),
    ("30.11.", "write `2026-11-30`", "请写 `2026-11-30`"),
    ("cutover week", "-", ""),
    ("cutover - 7 business days", "-", ""),
    ("launch + 3d", "-", ""),
    ("T-7", "-", ""),
    ("切换前", "-", ""),
    ("待定", "-", ""),
];

#[test]
fn a_due_is_understood_where_it_is_plain_and_what_is_nearly_one_gets_the_words_to_put_instead() {
    let zone = Zone::parse("Asia/Shanghai").unwrap();
    let mut milestones = Milestones::default();
    for (name, day) in [("start", (11, 2)), ("cutover", (11, 30)), ("go-live", (11, 30))] {
        milestones.push((name.to_owned(), NaiveDate::from_ymd_opt(2026, day.0, day.1).unwrap()));
    }
    for (text, en, zh) in OFFSETS {
        let due = Due::parse(text, zone, |name| milestones.day(name).is_some());
        let told = match (due.day(|name| milestones.day(name)), instead(text, &milestones, zone, Some(2026))) {
            (Some(day), _) => [day.to_string(), String::new()],
            (None, Some(instead)) => Lang::ALL.map(|lang| instead.of(lang).to_owned()),
            (None, None) => ["-".to_owned(), String::new()],
        };
        assert_eq!(told, [en, zh], "{text}");
    }
}

#[test]
fn words_that_mean_another_day_tomorrow_are_told_and_free_words_are_kept() {
    let advice = |text: &str| instead(text, &Milestones::default(), Zone::parse("Asia/Shanghai").unwrap(), Some(2026));
    for text in [
        "tomorrow",
        "tomorow",
        "tommorow",
        "Friday",
        "fridya",
        "next friday",
        "by next week",
        "in 3 days",
        "within two weeks",
        "end of the month",
        "今天",
        "明天",
        "周五",
        "下周一",
        "本周末",
        "月底",
        "本月25日",
        "25日",
        "三天后",
        "两周内",
        "下个月中旬",
    ] {
        let told = advice(text).unwrap_or_else(|| panic!("{text}"));
        let [en, zh] = Lang::ALL.map(|lang| told.of(lang));
        assert!(en.contains("write the day itself") && zh.contains("请写具体日期"), "{text}: {told:?}");
    }
    for text in [
        "mid August",
        "end of November",
        "12月中旬",
        "十二月中旬",
        "2026年11月",
        "待定",
        "TBD",
        "n/a",
        "24/7",
        "ongoing",
        "每天",
        "every friday",
        "after the monday meeting",
        "周一例会后",
        "上线后",
        "春节前",
        "when ready",
        "any day",
        "一期",
        "月报",
        "T-7",
    ] {
        assert_eq!(advice(text), None, "{text}");
    }
}

proptest! {
    #[test]
    fn what_is_advised_is_a_due_that_is_understood(text in "(cutover|cutofer|切换|start) ?[-+－]? ?[0-9]{0,3} ?(d|w|days|天|周|dyas|x)?") {
        let mut milestones = Milestones::default();
        for name in ["start", "cutover"] {
            milestones.push((name.to_owned(), NaiveDate::from_ymd_opt(2026, 11, 30).unwrap()));
        }
        let zone = Zone::parse("Asia/Shanghai").unwrap();
        for advised in meant(&text, &milestones) {
            let due = Due::parse(&advised, zone, |name| milestones.day(name).is_some());
            prop_assert!(matches!(due, Due::From(_)), "{} → {}", text, advised);
        }
    }
}
