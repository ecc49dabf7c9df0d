//! Due dates: a day, a milestone with an offset, or words that are kept and never guessed at.

use chrono::{Duration, NaiveDate};

/// When something should be complete. It means the end of that day in the project's time zone.
#[derive(Debug, Clone, PartialEq)]
pub enum Due {
    /// A calendar day.
    Day(NaiveDate),
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
    /// Written like a date, but no such day exists.
    NoSuchDay(String),
}

impl Due {
    /// Reads what a file says; `is_milestone` tells which names are milestones.
    pub fn parse(text: &str, is_milestone: impl Fn(&str) -> bool) -> Due {
        let text = text.trim();
        if let Some(date) = leading_date(text) {
            return match NaiveDate::parse_from_str(date, "%Y-%m-%d") {
                Ok(day) => Due::Day(day),
                Err(_) => Due::NoSuchDay(text.to_owned()),
            };
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
            Due::Milestone { name, offset, .. } => milestone(name)?.checked_add_signed(Duration::try_days(*offset)?),
            Due::Words(_) | Due::NoSuchDay(_) => None,
        }
    }

    /// As a person wrote it.
    pub fn written(&self) -> String {
        match self {
            Due::Day(day) => day.to_string(),
            Due::Milestone { written, .. } => written.clone(),
            Due::Words(words) | Due::NoSuchDay(words) => words.clone(),
        }
    }
}

/// The `YYYY-MM-DD` that a text begins with, when nothing or a time of day follows it.
fn leading_date(text: &str) -> Option<&str> {
    let end = text.find(|c: char| !c.is_ascii_digit() && c != '-').unwrap_or(text.len());
    let (date, rest) = text.split_at(end);
    let mut parts = date.split('-').map(str::len);
    let is_date = parts.next() == Some(4)
        && parts.next().is_some_and(|digits| (1..=2).contains(&digits))
        && parts.next().is_some_and(|digits| (1..=2).contains(&digits))
        && parts.next().is_none();
    (is_date && (rest.is_empty() || rest.starts_with(['T', 't', ' ']))).then_some(date)
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

    fn parse(text: &str) -> Due {
        Due::parse(text, |name| ["cutover", "go-live", "start"].contains(&name))
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
    fn a_time_of_day_is_dropped_because_a_date_means_the_end_of_the_day() {
        assert_eq!(day("2026-11-23T18:00:00+08:00").as_deref(), Some("2026-11-23"));
    }
}
