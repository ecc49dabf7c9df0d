//! Milestones and due days on one line: what lies where, and how much of it is settled or late.
//!
//! In: milestones, and items with the day they are due. Out: a [`Timeline`] for drawings and tables.
//! Pure; an item whose day cannot be told is not on it.

use crate::text::Text;
use crate::text::say::{record as say, words};
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

/// An item that a day can be told for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dated {
    /// The day it is due.
    pub day: NaiveDate,
    /// Whether it is still open.
    pub open: bool,
    /// Whether it is late: still open, and its day or the moment of it over.
    pub late: bool,
}

/// Puts milestones and due items on a line.
pub fn timeline<'a>(
    milestones: impl IntoIterator<Item = (&'a str, NaiveDate)>,
    items: impl IntoIterator<Item = Dated>,
    today: NaiveDate,
) -> Timeline {
    let mut days: BTreeMap<NaiveDate, TimelineDay> = BTreeMap::new();
    for (name, day) in milestones {
        days.entry(day).or_default().milestones.push(name.to_owned());
    }
    for item in items {
        let entry = days.entry(item.day).or_default();
        entry.due += 1;
        entry.open += usize::from(item.open);
        entry.late += usize::from(item.late);
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

/// What a timeline shows of a day, in words: its milestones, and how many items of each sort are due.
pub(crate) fn told_day(entry: &TimelineDay, day: Text, milestones: &[String]) -> Text {
    let counts =
        [(entry.due - entry.open, say::settled()), (entry.open - entry.late, say::open()), (entry.late, say::late())];
    let counts = counts.into_iter().filter(|(count, _)| *count > 0).map(|(count, word)| words::labelled(word, count));
    let parts: Vec<Text> = milestones.iter().map(Text::same).chain(counts).collect();
    words::labelled(day, words::text_list(&parts))
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
        let dated = |text, open, late| Dated { day: day(text), open, late };
        let items =
            [dated("2026-11-09", true, true), dated("2026-11-09", false, false), dated("2026-11-30", true, false)];
        let line = timeline(milestones, items, day("2026-11-20"));
        let told: Vec<_> =
            line.days.iter().map(|at| (at.day.to_string(), at.milestones.len(), at.due, at.open, at.late)).collect();
        let expected = [("2026-11-02", 1, 0, 0, 0), ("2026-11-09", 0, 2, 1, 1), ("2026-11-30", 1, 1, 1, 0)];
        assert_eq!(told, expected.map(|(day, m, due, open, late)| (day.to_owned(), m, due, open, late)));
        assert_eq!(line.span(), (day("2026-11-02"), day("2026-11-30")));
    }
}
