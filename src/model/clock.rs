//! The only place that reads the clock, and what a day is in a project's time zone.

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, NaiveDateTime, SubsecRound, TimeDelta, TimeZone};
use chrono_tz::{OffsetComponents, Tz};
use serde::{Serialize, Serializer};
use std::ops::RangeInclusive;

/// The time zone in which a project's days end.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Zone {
    /// The zone of the machine.
    Local,
    /// A zone of the IANA database.
    Named(Tz),
}

impl Zone {
    /// Reads an IANA name such as `Asia/Shanghai`.
    pub fn parse(name: &str) -> Option<Zone> {
        name.parse().ok().map(Zone::Named)
    }

    /// The same moment, told in this zone.
    pub fn place<T: TimeZone>(self, moment: &DateTime<T>) -> DateTime<FixedOffset> {
        match self {
            Zone::Local => moment.with_timezone(&chrono::Local).fixed_offset(),
            Zone::Named(zone) => moment.with_timezone(&zone).fixed_offset(),
        }
    }

    /// The moment at which clocks in this zone show that time, the first where they show it twice; nothing where
    /// they never do, because they are put forward then.
    pub(crate) fn at_local(self, time: &NaiveDateTime) -> Option<DateTime<FixedOffset>> {
        match self {
            Zone::Local => chrono::Local.from_local_datetime(time).earliest().map(|at| at.fixed_offset()),
            Zone::Named(zone) => zone.from_local_datetime(time).earliest().map(|at| at.fixed_offset()),
        }
    }

    /// The moment at which clocks in this zone would show that time if they were never put forward for the summer.
    ///
    /// mktime(3) reads a time so that is not said to be one of summer; OpenSSH does.
    pub fn at_standard(self, time: &NaiveDateTime) -> Option<DateTime<FixedOffset>> {
        let standard = match self {
            Zone::Named(zone) => {
                let offset = zone.offset_from_local_datetime(time).earliest();
                offset.unwrap_or_else(|| zone.offset_from_utc_datetime(time)).base_utc_offset()
            }
            Zone::Local => {
                let offset = |month| {
                    let day = NaiveDate::from_ymd_opt(time.year(), month, 1)?.and_hms_opt(0, 0, 0)?;
                    chrono::Local.offset_from_local_datetime(&day).earliest().map(|offset| offset.local_minus_utc())
                };
                TimeDelta::seconds(i64::from(offset(1)?.min(offset(7)?)))
            }
        };
        let offset = FixedOffset::east_opt(i32::try_from(standard.num_seconds()).ok()?)?;
        offset.from_local_datetime(time).single()
    }

    /// The calendar day of a moment in this zone.
    pub fn day<T: TimeZone>(self, moment: &DateTime<T>) -> NaiveDate {
        self.place(moment).date_naive()
    }
}

/// The machine's time zone: by its IANA name where that can be told.
pub fn local_zone() -> Zone {
    machine_zone().as_deref().and_then(Zone::parse).unwrap_or(Zone::Local)
}

/// The IANA name of the machine's time zone, where it can be told: `TZ`, else the system's setting.
pub(crate) fn machine_zone() -> Option<String> {
    let name = match std::env::var("TZ") {
        Ok(zone) => zone.trim_start_matches(':').to_owned(),
        Err(_) => iana_time_zone::get_timezone().ok()?,
    };
    Zone::parse(&name).map(|_| name)
}

/// How far the clocks of two machines may differ: what is dated further ahead lies in the future.
pub const TOLERANCE: TimeDelta = TimeDelta::minutes(5);

/// Whether a moment lies in the future as seen from another, whatever clocks differ by.
pub(crate) fn is_ahead<T: TimeZone, U: TimeZone>(moment: &DateTime<T>, now: &DateTime<U>) -> bool {
    moment.clone().signed_duration_since(now.clone()) > TOLERANCE
}

/// What tells the present moment.
#[derive(Debug, Clone, Copy)]
pub enum Clock {
    /// The clock of the machine.
    Machine,
    /// A moment that does not move on (`HANDOVER_NOW`).
    Fixed(DateTime<FixedOffset>),
}

impl Clock {
    /// The present moment, in whole seconds.
    pub fn now(&self) -> DateTime<FixedOffset> {
        match self {
            #[expect(clippy::disallowed_methods, reason = "this file owns the clock")]
            Clock::Machine => chrono::Local::now().fixed_offset().trunc_subsecs(0),
            Clock::Fixed(moment) => *moment,
        }
    }
}

/// Years in which a moment has four digits in every time zone.
const YEARS: RangeInclusive<i32> = 2..=9998;

/// Reads an RFC 3339 date and time with its offset, if every reader of such can read it.
///
/// A second 60, the year 0 and a minus sign that is no hyphen are not taken: `chrono` reads them, others do not.
pub fn parse_moment(text: &str) -> Option<DateTime<FixedOffset>> {
    let moment = DateTime::parse_from_rfc3339(text).ok().filter(|_| is_moment(text))?;
    has_four_digits(&moment).then_some(moment)
}

/// Whether the year of a moment has four digits wherever it is told.
pub(crate) fn has_four_digits(moment: &DateTime<FixedOffset>) -> bool {
    YEARS.contains(&moment.naive_utc().year())
}

/// Whether a text has the shape of RFC 3339 and no number in it is too large.
fn is_moment(text: &str) -> bool {
    let digits = |bytes: &[u8], most: &[u8]| bytes.iter().all(u8::is_ascii_digit) && bytes <= most;
    let Some((head, rest)) = text.split_at_checked(19) else { return false };
    let fits = head.bytes().zip(*b"0000-00-00T00:00:00").all(|(byte, shape)| match shape {
        b'0' => byte.is_ascii_digit(),
        b'T' => matches!(byte, b'T' | b't' | b' '),
        sign => byte == sign,
    });
    let offset = match rest.strip_prefix('.') {
        Some(fraction) if !fraction.starts_with(|c: char| c.is_ascii_digit()) => return false,
        Some(fraction) => fraction.trim_start_matches(|c: char| c.is_ascii_digit()),
        None => rest,
    };
    let has_offset = match *offset.as_bytes() {
        [b'Z' | b'z'] => true,
        [b'+' | b'-', h, hh, b':', m, mm] => digits(&[h, hh], b"23") && digits(&[m, mm], b"59"),
        _ => false,
    };
    fits && has_offset && !has_leap_second(text)
}

/// Whether a time is written with a second 60, or a larger one.
pub(crate) fn has_leap_second(text: &str) -> bool {
    text.get(16..18).is_some_and(|seconds| seconds >= ":6")
}

/// Writes a moment as RFC 3339 with its offset; with a fraction of its second only where it has one.
pub fn render_moment(moment: &DateTime<FixedOffset>) -> String {
    moment.to_rfc3339_opts(chrono::SecondsFormat::AutoSi, false)
}

/// Writes a moment into data, as [`render_moment`] does, or that there is none.
///
/// # Errors
///
/// When it cannot be written.
#[expect(clippy::ref_option, reason = "serde hands over a reference")]
pub(crate) fn serialize_moment<S: Serializer>(at: &Option<DateTime<FixedOffset>>, to: S) -> Result<S::Ok, S::Error> {
    at.as_ref().map(render_moment).serialize(to)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_one_that_every_reader_takes() {
        for good in [
            "2026-11-20T12:34:56Z",
            "2026-11-20t12:34:56z",
            "2026-11-20 12:34:56+08:00",
            "2026-11-20T12:34:59.125-23:59",
            "2026-11-20T12:34:56.123456789012Z",
            "2028-02-29T00:00:00-00:00",
        ] {
            assert!(parse_moment(good).is_some(), "{good}");
        }
        for bad in [
            "2026-11-20T12:34:60Z",
            "2026-12-31T23:59:60Z",
            "2026-11-20T12:34:60.5+08:00",
            "2026-11-20T12:60:00Z",
            "2026-11-20T24:00:00Z",
            "2026-11-20T12:34:56\u{2212}08:00",
            "2026-11-20T12:34:56+24:00",
            "2026-11-20T12:34:56+08:60",
            "2026-11-20T12:34:56+0800",
            "2026-11-20T12:34:56.Z",
            "2026-11-20T12:34:56,5Z",
            "2026-11-20T12:34:56",
            "2026-11-20",
            "2026-02-29T00:00:00Z",
            "0000-01-01T00:00:00Z",
            "9999-12-31T23:59:59-12:00",
            "+2026-11-20T12:34:56Z",
            "2026-11-20T12:34:56 Z",
            "２026-11-20T12:34:56Z",
            "",
        ] {
            assert_eq!(parse_moment(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_moment_reads_back_as_it_was_written() {
        for text in
            ["2026-11-20T12:34:56+08:00", "2026-11-20T12:34:56.500-03:30", "2026-11-20T12:34:56.000000001+00:00"]
        {
            assert_eq!(parse_moment(text).map(|moment| render_moment(&moment)).as_deref(), Some(text));
        }
    }
}
