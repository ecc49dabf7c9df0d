//! Due dates: a day, a moment, a milestone with an offset, or words that are kept and never guessed at.

use super::clock::{Zone, has_four_digits};
use chrono::{DateTime, Datelike, Duration, FixedOffset, NaiveDate, NaiveTime, TimeZone};

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
    /// A milestone, and days after it (negative: before).
    Milestone {
        /// The milestone's name.
        name: String,
        /// Days after it.
        offset: i64,
        /// As it was written.
        written: String,
    },
    /// Any other words ("mid August", 待定).
    Words(String),
    /// Written like a date, or a date and a time, but there is no such day or time.
    NoSuchDay(String),
}

impl Due {
    /// Reads what a file says; `zone` is the project's, and `is_milestone` tells which names are milestones.
    pub fn parse(text: &str, zone: Zone, is_milestone: impl Fn(&str) -> bool) -> Due {
        let text = text.trim();
        if let Some((date, rest)) = leading_date(text) {
            return read_date(date, rest, zone, text).unwrap_or_else(|| Due::NoSuchDay(text.to_owned()));
        }
        let milestone = |name: &str, offset| Due::Milestone { name: name.to_owned(), offset, written: text.to_owned() };
        if is_milestone(text) {
            return milestone(text, 0);
        }
        if let Some((name, days)) = split_offset(text)
            && is_milestone(name)
        {
            return milestone(name, days);
        }
        Due::Words(text.to_owned())
    }

    /// The day, where one can be told; `milestone` gives the day of a milestone.
    pub fn day(&self, milestone: impl Fn(&str) -> Option<NaiveDate>) -> Option<NaiveDate> {
        match self {
            Due::Day(day) => Some(*day),
            Due::Moment { at, .. } => Some(at.date_naive()),
            Due::Milestone { name, offset, .. } => milestone(name)?.checked_add_signed(Duration::try_days(*offset)?),
            Due::Words(_) | Due::NoSuchDay(_) => None,
        }
    }

    /// The moment, where one is written.
    pub fn moment(&self) -> Option<DateTime<FixedOffset>> {
        match self {
            Due::Moment { at, .. } => Some(*at),
            _ => None,
        }
    }

    /// As a person wrote it.
    pub fn written(&self) -> String {
        match self {
            Due::Day(day) => day.to_string(),
            Due::Moment { written, .. } | Due::Milestone { written, .. } => written.clone(),
            Due::Words(words) | Due::NoSuchDay(words) => words.clone(),
        }
    }
}

/// The `YYYY-MM-DD` that a text begins with and what follows it, if nothing or a time of day does.
fn leading_date(text: &str) -> Option<(&str, &str)> {
    let end = text.find(|c: char| !c.is_ascii_digit() && c != '-').unwrap_or(text.len());
    let (date, rest) = text.split_at(end);
    let mut parts = date.split('-').map(str::len);
    let is_date = parts.next() == Some(4)
        && parts.next().is_some_and(|digits| (1..=2).contains(&digits))
        && parts.next().is_some_and(|digits| (1..=2).contains(&digits))
        && parts.next().is_none();
    (is_date && (rest.is_empty() || rest.starts_with(['T', 't', ' ']))).then_some((date, rest))
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

/// `cutover - 7d` as the milestone's name and the days to add.
fn split_offset(text: &str) -> Option<(&str, i64)> {
    let at = text.rfind(['+', '-'])?;
    let count = text[at + 1..].trim();
    let (count, days) = match count.strip_suffix('w') {
        Some(weeks) => (weeks, 7),
        None => (count.strip_suffix('d')?, 1),
    };
    let count: i64 = count.trim_end().parse().ok().filter(|count| (0..10_000).contains(count))?;
    let sign = if text[at..].starts_with('-') { -1 } else { 1 };
    Some((text[..at].trim_end(), sign * days * count))
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
    fn a_date_is_never_guessed() {
        for words in ["mid August", "待定", "8月中旬", "launch + 3d", "within 24 hours"] {
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
            assert_eq!(due.moment().map(|at| at.to_rfc3339()).as_deref(), Some(moment), "{text}");
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
