//! The only place that reads the clock, and what a day is in a project's time zone.

use chrono::{DateTime, FixedOffset, NaiveDate, SubsecRound, TimeZone};
use chrono_tz::Tz;

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

    /// The calendar day of a moment in this zone.
    pub fn day<T: TimeZone>(self, moment: &DateTime<T>) -> NaiveDate {
        self.place(moment).date_naive()
    }
}

/// The IANA name of the machine's time zone, where it can be told: `TZ`, else the system's setting.
pub fn machine_zone() -> Option<String> {
    let name = match std::env::var("TZ") {
        Ok(zone) => zone.trim_start_matches(':').to_owned(),
        Err(_) => iana_time_zone::get_timezone().ok()?,
    };
    Zone::parse(&name).map(|_| name)
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

/// Reads an RFC 3339 date and time with its offset.
pub fn parse_moment(text: &str) -> Option<DateTime<FixedOffset>> {
    DateTime::parse_from_rfc3339(text).ok()
}

/// Writes a moment as RFC 3339 with its offset, in whole seconds.
pub fn render_moment(moment: &DateTime<FixedOffset>) -> String {
    moment.to_rfc3339_opts(chrono::SecondsFormat::Secs, false)
}
