//! A length of time as people write it: `7d`, `2 weeks`, `3天`, `1 month`; and what lies that far from a day or a moment. Pure.

use super::amount::plain;
use super::clock::Zone;
use crate::text::nearest::nearest;
use chrono::{DateTime, Days, FixedOffset, Months, NaiveDate, NaiveTime, TimeDelta};

/// A day, or a moment on it. A day lasts until its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Point {
    /// The day.
    pub day: NaiveDate,
    /// The moment, where not the whole day is meant.
    pub at: Option<DateTime<FixedOffset>>,
}

impl Point {
    /// A whole day.
    pub fn day(day: NaiveDate) -> Point {
        Point { day, at: None }
    }

    /// A moment, told in a zone.
    pub fn moment(at: &DateTime<FixedOffset>, zone: Zone) -> Point {
        let at = zone.place(at);
        Point { day: at.date_naive(), at: Some(at) }
    }

    /// Whether it is over at a moment of the same zone.
    pub fn is_past(&self, now: &DateTime<FixedOffset>) -> bool {
        self.at.map_or_else(|| self.day < now.date_naive(), |at| at < *now)
    }
}

/// A length of time, forward or back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Span {
    /// Calendar months.
    pub months: i32,
    /// Days.
    pub days: i32,
    /// Hours.
    pub hours: i32,
}

/// The largest number of a unit that is read.
const MOST: i32 = 9_999;

/// Numbers that are written with one character; others are written with digits.
const NUMERALS: [(char, i32); 11] = [
    ('一', 1),
    ('二', 2),
    ('两', 2),
    ('三', 3),
    ('四', 4),
    ('五', 5),
    ('六', 6),
    ('七', 7),
    ('八', 8),
    ('九', 9),
    ('十', 10),
];

/// The words of each unit, and how many days and hours it has; a month has neither.
const UNITS: [(&[&str], i32, i32); 4] = [
    (&["h", "hr", "hrs", "hour", "hours", "小时", "时", "个小时"], 0, 1),
    (&["d", "day", "days", "天", "日"], 1, 0),
    (&["w", "wk", "wks", "week", "weeks", "周", "星期", "个星期", "礼拜", "个礼拜"], 7, 0),
    (&["month", "months", "月", "个月"], 0, 0),
];

impl Span {
    /// Reads a number and a unit: hours, days, weeks or months, in either language.
    pub fn parse(text: &str) -> Option<Span> {
        let text = plain(text);
        let text = text.trim();
        let first = text.chars().next()?;
        let (count, unit) = match NUMERALS.iter().find(|(numeral, _)| *numeral == first) {
            Some((_, count)) => (*count, &text[first.len_utf8()..]),
            None => {
                let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
                let (digits, unit) = text.split_at(end);
                (digits.parse().ok().filter(|count| *count <= MOST)?, unit)
            }
        };
        let unit = unit.trim().to_lowercase();
        let (_, days, hours) = UNITS.into_iter().find(|(words, ..)| words.contains(&unit.as_str()))?;
        let months = i32::from(days == 0 && hours == 0);
        Span { months, days, hours }.times(count)
    }

    /// The unit that a word was probably meant to be.
    pub(crate) fn nearest_unit(word: &str) -> Option<&'static str> {
        nearest(word, UNITS.into_iter().flat_map(|(words, ..)| words.iter().copied()))
    }

    /// The same length the other way.
    pub fn back(self) -> Span {
        Span { months: -self.months, days: -self.days, hours: -self.hours }
    }

    /// So many times as long; nothing where that cannot be told.
    pub fn times(self, count: i32) -> Option<Span> {
        Some(Span {
            months: self.months.checked_mul(count)?,
            days: self.days.checked_mul(count)?,
            hours: self.hours.checked_mul(count)?,
        })
    }

    /// Whether it is no time at all.
    pub fn is_nothing(self) -> bool {
        self == Span::default()
    }

    /// What lies so far from a point: a moment where hours are counted, from the end of a whole day; else a day.
    pub fn after(self, point: Point, zone: Zone) -> Option<Point> {
        if self.is_nothing() {
            return Some(point);
        }
        let months = Months::new(self.months.unsigned_abs());
        let day = match self.months < 0 {
            true => point.day.checked_sub_months(months)?,
            false => point.day.checked_add_months(months)?,
        };
        let days = Days::new(u64::from(self.days.unsigned_abs()));
        let day = if self.days < 0 { day.checked_sub_days(days)? } else { day.checked_add_days(days)? };
        if self.hours == 0 {
            return Some(Point::day(day));
        }
        let from = match point.at {
            Some(at) => at,
            None => zone.at_local(&day.succ_opt()?.and_time(NaiveTime::MIN))?,
        };
        let at = zone.place(&from.checked_add_signed(TimeDelta::hours(i64::from(self.hours)))?);
        Some(Point { day: at.date_naive(), at: Some(at) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(span: &str, day: &str) -> String {
        let zone = Zone::parse("Europe/Berlin").unwrap();
        let point = Span::parse(span).unwrap().after(Point::day(day.parse().unwrap()), zone).unwrap();
        point.at.map_or_else(|| point.day.to_string(), |at| at.to_rfc3339())
    }

    #[test]
    fn a_span_is_read_in_both_languages_and_counted_in_the_calendar() {
        assert_eq!(after("7d", "2026-11-30"), "2026-12-07");
        assert_eq!(after("2 周", "2026-11-30"), "2026-12-14");
        assert_eq!(after("3个月", "2026-11-30"), "2027-02-28");
        assert_eq!(after("2h", "2026-11-30"), "2026-12-01T02:00:00+01:00", "from the end of the day");
        assert_eq!(after("两周", "2026-11-30"), "2026-12-14");
        assert_eq!(after("７ 天", "2026-11-30"), "2026-12-07");
        assert_eq!(after("24 hours", "2026-10-24"), "2026-10-25T23:00:00+01:00", "an hour is an hour");
        for text in ["", "d", "7", "7x", "-7d", "10000d", "1.5d", "d7", "十二天", "二十天"] {
            assert_eq!(Span::parse(text), None, "{text}");
        }
        assert_eq!(Span::parse("1w").unwrap().back().times(3), Some(Span { days: -21, ..Span::default() }));
    }
}
