//! A timeline taken together by week or by day, with the items that no day can be told for.
//!
//! In: where the project stands. Out: a [`TimelineReport`], drawn by `handover status --timeline` and
//! part of its JSON. Pure; the days themselves come from [`crate::report::timeline`].

use super::filter::Picked;
use super::timeline::{Dated, Timeline, TimelineDay, timeline};
use crate::model::item::ItemName;
use crate::model::view::View;
use crate::text::Lang;
use chrono::{Datelike, Duration, NaiveDate};
use serde::{Serialize, Serializer};
use std::collections::BTreeMap;

/// A handover of at most so many days is told day by day.
const SHORT: i64 = 14;

/// When what is due.
#[derive(Debug, Clone, Serialize)]
pub struct TimelineReport {
    /// The present day.
    #[serde(serialize_with = "as_text")]
    pub today: NaiveDate,
    /// Every day on which something lies, and the present one.
    pub days: Vec<Span>,
    /// Every week on which something lies, and the present one, from Monday to Sunday.
    pub weeks: Vec<Span>,
    /// Items that must still be seen to and whose day cannot be told.
    pub without_day: Vec<WithoutDay>,
    /// What it was made from.
    #[serde(skip)]
    pub timeline: Timeline,
}

/// Some days on end, and what lies on them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Span {
    /// The first day.
    #[serde(serialize_with = "as_text")]
    pub from: NaiveDate,
    /// The last day.
    #[serde(serialize_with = "as_text")]
    pub to: NaiveDate,
    /// Names of the milestones in it.
    pub milestones: Vec<String>,
    /// Items due in it.
    pub due: usize,
    /// Those of them that are complete.
    pub complete: usize,
    /// Those of them that are open.
    pub open: usize,
    /// Those of the open ones that are late.
    pub late: usize,
}

/// An item whose day cannot be told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct WithoutDay {
    /// Its full name.
    pub item: ItemName,
    /// What it is called.
    pub title: String,
    /// The words for when it is due, as written; nothing where there are none.
    pub due: Option<String>,
}

/// Derives when what is due; only items that count are told. Titles are in `lang`.
pub(crate) fn timeline_report(view: &View, picked: &Picked, lang: Lang) -> TimelineReport {
    let project = &view.project;
    let told = || view.standings.positions().filter(|at| picked.has(*at) && view.standings[*at].counts);
    let counted = || told().map(|at| (&project.items[at], &view.standings[at]));
    let milestones = project.milestones.iter().map(|(name, day)| (name.as_str(), *day));
    let dated = counted().filter_map(|(_, standing)| {
        let outstanding = standing.is_outstanding();
        Some(Dated { day: standing.due?, open: outstanding, late: outstanding && standing.days_late.is_some() })
    });
    let without = counted().filter(|(_, standing)| standing.due.is_none() && standing.is_outstanding());
    let line = timeline(milestones, dated, view.today());
    TimelineReport {
        today: line.today,
        days: spans(&line, 1),
        weeks: spans(&line, 7),
        without_day: without
            .map(|(item, _)| WithoutDay {
                item: item.name.clone(),
                title: item.title.of(lang).to_owned(),
                due: item.due.as_ref().map(|due| due.written()),
            })
            .collect(),
        timeline: line,
    }
}

impl TimelineReport {
    /// Whether it is short enough to be told day by day.
    pub(crate) fn is_short(&self) -> bool {
        let (first, last) = self.timeline.span();
        (last - first).num_days() < SHORT
    }
}

/// The day on which spans of so many days begin: a Monday, where a span is longer than a day.
pub(crate) fn first_day(line: &Timeline, days: i64) -> NaiveDate {
    let (first, _) = line.span();
    if days == 1 { first } else { first - Duration::days(i64::from(first.weekday().num_days_from_monday())) }
}

/// What lies on the line, taken together by so many days; where nothing lies only the present is told.
pub fn spans(line: &Timeline, days: i64) -> Vec<Span> {
    let first = first_day(line, days);
    let mut spans: BTreeMap<i64, Span> = BTreeMap::new();
    let present = TimelineDay { day: line.today, ..TimelineDay::default() };
    for entry in line.days.iter().chain([&present]) {
        let number = (entry.day - first).num_days() / days;
        let from = first + Duration::days(number * days);
        let to = from + Duration::days(days - 1);
        let span = spans.entry(number).or_insert(Span { from, to, ..Span::default() });
        span.milestones.extend(entry.milestones.iter().cloned());
        span.due += entry.due;
        span.complete += entry.due - entry.open;
        span.open += entry.open;
        span.late += entry.late;
    }
    spans.into_values().collect()
}

fn as_text<S: Serializer>(day: &NaiveDate, to: S) -> Result<S::Ok, S::Error> {
    to.collect_str(day)
}
