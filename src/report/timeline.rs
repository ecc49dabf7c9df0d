//! Milestones and due days on one line: what lies where, and how much of it is settled or late.
//!
//! In: milestones, and items with the day they are due. Out: a [`Timeline`] for drawings and tables.
//! Pure; an item whose day cannot be told is not on it.

use chrono::NaiveDate;
use std::collections::BTreeMap;

/// Milestones and due days, in order of time.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Timeline {
    /// The present day.
    pub today: NaiveDate,
    /// Every day on which something lies.
    pub days: Vec<TimelineDay>,
}

/// What lies on a day.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TimelineDay {
    /// The day.
    pub day: NaiveDate,
    /// Names of the milestones on it.
    pub milestones: Vec<String>,
    /// Items due that day.
    pub due: usize,
    /// Those of them that are still open.
    pub open: usize,
    /// Those of the open ones that are late.
    pub late: usize,
}

/// Puts milestones and due items on a line.
///
/// An item is the day it is due and whether it is still open. A day is over when `today` lies after it.
pub fn timeline<'a>(
    milestones: impl IntoIterator<Item = (&'a str, NaiveDate)>,
    items: impl IntoIterator<Item = (NaiveDate, bool)>,
    today: NaiveDate,
) -> Timeline {
    let mut days: BTreeMap<NaiveDate, TimelineDay> = BTreeMap::new();
    for (name, day) in milestones {
        days.entry(day).or_default().milestones.push(name.to_owned());
    }
    for (day, open) in items {
        let entry = days.entry(day).or_default();
        entry.due += 1;
        entry.open += usize::from(open);
        entry.late += usize::from(open && day < today);
    }
    let days = days.into_iter().map(|(day, entry)| TimelineDay { day, ..entry }).collect();
    Timeline { today, days }
}

impl Timeline {
    /// The first and the last day to draw, the present one among them.
    pub fn span(&self) -> (NaiveDate, NaiveDate) {
        let first = self.days.first().map_or(self.today, |entry| entry.day.min(self.today));
        let last = self.days.last().map_or(self.today, |entry| entry.day.max(self.today));
        (first, last)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn what_lies_on_one_day_is_told_together() {
        let milestones = [("cutover", day("2026-11-30")), ("start", day("2026-11-02"))];
        let items = [(day("2026-11-09"), true), (day("2026-11-09"), false), (day("2026-11-30"), true)];
        let line = timeline(milestones, items, day("2026-11-20"));
        let told: Vec<_> =
            line.days.iter().map(|at| (at.day.to_string(), at.milestones.len(), at.due, at.open, at.late)).collect();
        let expected = [("2026-11-02", 1, 0, 0, 0), ("2026-11-09", 0, 2, 1, 1), ("2026-11-30", 1, 1, 1, 0)];
        assert_eq!(told, expected.map(|(day, m, due, open, late)| (day.to_owned(), m, due, open, late)));
        assert_eq!(line.span(), (day("2026-11-02"), day("2026-11-30")));
    }

    #[test]
    fn what_is_due_today_is_not_late() {
        let line = timeline([], [(day("2026-11-20"), true)], day("2026-11-20"));
        assert_eq!(line.days[0].late, 0);
    }
}
