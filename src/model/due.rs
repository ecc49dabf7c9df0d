//! Due dates: a day, a moment, something with an offset, or words that are kept and never guessed at.

use super::amount::plain;
use super::clock::{Zone, has_four_digits};
use super::name::ItemName;
use super::span::{Point, Span};
use crate::text::say::status::milestone as milestone_words;
use crate::text::visible::is_plain_word;
use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, NaiveTime, TimeZone};

/// When something should be complete.
#[derive(Debug, Clone, PartialEq)]
pub enum Due {
    /// A calendar day: until its end in the project's time zone.
    Day(NaiveDate),
    /// A day and a time of it.
    Moment {
        /// The moment, told in the project's time zone.
        at: DateTime<FixedOffset>,
        /// As it was written.
        written: String,
    },
    /// So long after something, or before it.
    From(Box<From>),
    /// Any other words ("mid August", 待定).
    Words(String),
    /// Written like a date, or a date and a time, but there is no such day or time.
    NoSuchDay(String),
}

/// So long after something, or before it.
#[derive(Debug, Clone, PartialEq)]
pub struct From {
    /// What it is counted from.
    pub base: Base,
    /// How long.
    pub span: Span,
    /// The zone in which a day ends.
    pub zone: Zone,
    /// As it was written.
    pub written: String,
}

/// What a due is counted from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Base {
    /// The day of a milestone.
    Milestone(String),
    /// The moment an item was completed.
    Item(ItemName),
    /// The moment the last signer of a stage signed.
    Signing(String),
}

impl Due {
    /// Reads what a file says; `zone` is the project's, and `is_milestone` tells which names are milestones.
    pub fn parse(text: &str, zone: Zone, is_milestone: impl Fn(&str) -> bool) -> Due {
        let text = text.trim();
        let even = even(text);
        if let Some((date, rest)) = leading_date(&even) {
            return read_date(&date, rest, zone, text).unwrap_or_else(|| Due::NoSuchDay(text.to_owned()));
        }
        let from = |base, span| Due::From(Box::new(From { base, span, zone, written: text.to_owned() }));
        for text in [text, &even] {
            if let Some(name) = milestone_of(text, &is_milestone) {
                return from(Base::Milestone(name), Span::default());
            }
        }
        let (name, span) = split_offset(&even).map_or((even.as_str(), None), |(name, span)| (name, Some(span)));
        if let (Some(name), Some(span)) = (milestone_of(name, &is_milestone), span) {
            return from(Base::Milestone(name), span);
        }
        match item_or_signing(name, span.is_some()) {
            Some(base) => from(base, span.unwrap_or_default()),
            None => Due::Words(text.to_owned()),
        }
    }

    /// The day, where one can be told from milestones alone; `milestone` gives the day of one.
    pub fn day(&self, milestone: impl Fn(&str) -> Option<NaiveDate>) -> Option<NaiveDate> {
        let point = self.point(|base| match base {
            Base::Milestone(name) => milestone(name).map(Point::day),
            Base::Item(_) | Base::Signing(_) => None,
        });
        point.map(|point| point.day)
    }

    /// The day or the moment, where one can be told; `base` gives that of what it is counted from.
    pub fn point(&self, base: impl Fn(&Base) -> Option<Point>) -> Option<Point> {
        match self {
            Due::Day(day) => Some(Point::day(*day)),
            Due::Moment { at, .. } => Some(Point { day: at.date_naive(), at: Some(*at) }),
            Due::From(from) => {
                let base = base(&from.base)?;
                let base = base.at.map_or(base, |at| Point::moment(&at, from.zone));
                from.span.after(base, from.zone)
            }
            Due::Words(_) | Due::NoSuchDay(_) => None,
        }
    }

    /// What it is counted from, if from something.
    pub fn base(&self) -> Option<&Base> {
        match self {
            Due::From(from) => Some(&from.base),
            _ => None,
        }
    }

    /// As a person wrote it.
    pub fn written(&self) -> String {
        match self {
            Due::Day(day) => day.to_string(),
            Due::Moment { written, .. } => written.clone(),
            Due::From(from) => from.written.clone(),
            Due::Words(words) | Due::NoSuchDay(words) => words.clone(),
        }
    }
}

/// A text with its digits and signs in their narrow forms, and every dash a hyphen.
fn even(text: &str) -> String {
    plain(text).replace(['\u{2212}', '\u{2013}', '\u{2014}', '\u{2010}'], "-").trim().to_owned()
}

/// The milestone of that name, or the one that people call so.
fn milestone_of(word: &str, is_milestone: impl Fn(&str) -> bool) -> Option<String> {
    let is = |name: &str, word: &str| milestone_words(name).is(word) || name.eq_ignore_ascii_case(word);
    let called = |name: &&str| is_milestone(name) && (is(name, word) || is(name, &format!("{word}日")));
    if is_milestone(word) { Some(word.to_owned()) } else { CALLED.into_iter().find(called).map(str::to_owned) }
}

/// The milestones that have words of their own.
const CALLED: [&str; 3] = ["start", "cutover", "close"];

/// `kind/id` or `signoff/STAGE`. An item must be followed by an offset: `24/7` and `n/a` are words.
fn item_or_signing(text: &str, has_offset: bool) -> Option<Base> {
    let (kind, id) = text.split_once('/')?;
    if !is_plain_word(kind) || !is_plain_word(id) || id.contains('/') {
        return None;
    }
    match kind {
        SIGNOFF => Some(Base::Signing(id.to_owned())),
        _ if has_offset => Some(Base::Item(ItemName::new(kind, id))),
        _ => None,
    }
}

/// The word before a stage, where its signing is meant.
pub const SIGNOFF: &str = "signoff";

/// The date that a text begins with, as `YYYY-MM-DD`, and what follows it, if nothing or a time of day does:
/// `2026-11-5`, `2026/11/05`, `2026.11.5`, `2026年11月5日`.
fn leading_date(text: &str) -> Option<(String, &str)> {
    let digits = |text: &str, most: usize| {
        let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
        (1..=most).contains(&end).then_some(end)
    };
    let (year, rest) = text.split_at_checked(digits(text, 4).filter(|end| *end == 4)?)?;
    let rest = if rest.trim_start().starts_with('年') { rest.trim_start() } else { rest };
    let sign = rest.chars().next().filter(|c| ['-', '/', '.', '年'].contains(c))?;
    let (second, last) = if sign == '年' { ('月', Some('日')) } else { (sign, None) };
    let rest = rest[sign.len_utf8()..].trim_start();
    let (month, rest) = rest.split_at_checked(digits(rest, 2)?)?;
    let rest = rest.trim_start().strip_prefix(second)?.trim_start();
    let (day, rest) = rest.split_at_checked(digits(rest, 2)?)?;
    let rest = match last {
        Some(last) => rest.trim_start().strip_prefix([last, '号'])?,
        None => rest,
    };
    (rest.is_empty() || rest.starts_with(['T', 't', ' '])).then(|| (format!("{year}-{month}-{day}"), rest))
}

/// A date, with its time of day where one follows; nothing where there is no such day or time.
fn read_date(date: &str, rest: &str, zone: Zone, text: &str) -> Option<Due> {
    let day = NaiveDate::parse_from_str(date, "%Y-%m-%d").ok().filter(|day| day.year() > 0)?;
    let Some((time, offset)) = split_time(rest) else { return Some(Due::Day(day)) };
    let time = day.and_time(read_time(time)?);
    let at = match offset {
        "" => zone.at_local(&time)?,
        offset => read_offset(offset)?.from_local_datetime(&time).single()?,
    };
    has_four_digits(&at).then(|| Due::Moment { at: zone.place(&at), written: text.to_owned() })
}

/// A time of day and the offset after it, if that is all there is; blanks may stand between them.
fn split_time(rest: &str) -> Option<(&str, &str)> {
    let rest = rest.get(1..)?.trim_start();
    let end = rest.find(|c: char| !c.is_ascii_digit() && c != ':' && c != '.').unwrap_or(rest.len());
    let (time, offset) = rest.split_at(end);
    let offset = offset.trim_start();
    let is_offset = offset.is_empty() || matches!(offset, "Z" | "z") || offset.starts_with(['+', '-']);
    (time.contains(':') && is_offset).then_some((time, offset))
}

/// `20:00`, `20:00:30` or `20:00:30.5`.
fn read_time(text: &str) -> Option<NaiveTime> {
    let mut parts = text.split(':');
    let number = |part: &str| part.parse().ok().filter(|_| part.len() == 2);
    let (hour, minute) = (parts.next().and_then(number)?, parts.next().and_then(number)?);
    // Of a second only the whole counts.
    let second = parts.next().map_or(Some(0), |part| number(part.split('.').next().unwrap_or_default()))?;
    if parts.next().is_some() { None } else { NaiveTime::from_hms_opt(hour, minute, second) }
}

/// `Z`, `+08:00` or `+0800`.
fn read_offset(text: &str) -> Option<FixedOffset> {
    let Some((sign, digits)) = text.split_at_checked(1).filter(|(sign, _)| !sign.eq_ignore_ascii_case("z")) else {
        return FixedOffset::east_opt(0);
    };
    let time = match digits.split_once(':') {
        Some(_) => read_time(digits)?,
        None => read_time(&format!("{}:{}", digits.get(..2)?, digits.get(2..)?))?,
    };
    let seconds = i32::try_from(time.signed_duration_since(NaiveTime::MIN).num_seconds()).ok()?;
    FixedOffset::east_opt(if sign == "-" { -seconds } else { seconds })
}

/// `cutover - 7d` as what it is counted from, and how long after that.
fn split_offset(text: &str) -> Option<(&str, Span)> {
    let at = text.rfind(['+', '-'])?;
    let span = Span::parse(&text[at + 1..])?;
    let span = if text[at..].starts_with('-') { span.back() } else { span };
    Some((text[..at].trim_end(), span))
}

#[cfg(test)]
mod tests {
    use super::*;

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
        for text in
            ["2026-11-5", "2026/11/05", "2026.11.5", "2026年11月5日", "2026 年 11 月 5 日", "２０２６－１１－０５"]
        {
            assert_eq!(day(text).as_deref(), Some("2026-11-05"), "{text}");
        }
        assert_eq!(parse("cutover -7"), Due::Words("cutover -7".to_owned()), "seven of what?");
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
            assert_eq!((from.base, from.span), (base, Span::parse(span).unwrap()), "{text}");
        }
    }

    #[test]
    fn a_date_is_never_guessed() {
        for words in
            ["mid August", "待定", "8月中旬", "launch + 3d", "within 24 hours", "24/7", "n/a", "11/5", "5.11.2026"]
        {
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
}
