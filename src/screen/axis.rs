//! A line of time in columns: where each day stands, with names above it and dates below.
//!
//! Everything is put by column and counted in columns, so that wide characters stay in line. Nothing of
//! ambiguous width is drawn where [`Look::glyphs`] says ASCII.

use crate::report::weeks::{TimelineReport, first_day};
use crate::text::Text;
use crate::text::look::{Look, Style, shorten};
use crate::text::say::{status as status_say, timeline as say, words};
use crate::text::visible::visible_line;
use chrono::{Datelike, Duration, NaiveDate};
use unicode_width::UnicodeWidthStr;

/// Columns that a number and the space before the next one take at least.
const NARROWEST: usize = 4;

/// Columns that it takes at most.
const WIDEST: usize = 12;

/// So many names stand above each other; of more, the number is told. The list below has them all.
const MOST_LEVELS: usize = 12;

/// Columns that the name of a milestone takes at most.
const WIDEST_NAME: usize = 20;

/// Where each day stands.
pub(super) struct Axis {
    /// Days that one column of numbers is for.
    pub(super) days: i64,
    /// The first day of the first of them.
    first: NaiveDate,
    /// How many there are.
    count: usize,
    /// Columns of the screen that each takes.
    cell: usize,
    /// Columns of the screen before the first.
    indent: usize,
    /// Columns of the screen.
    width: usize,
}

/// A row of text that is put together from pieces, each at its column.
#[derive(Default)]
pub(super) struct Row {
    pieces: Vec<(usize, String, Option<Style>)>,
}

/// What stands above the line: a milestone or today.
struct Flag {
    column: usize,
    start: usize,
    lines: [String; 2],
    style: Style,
}

impl Axis {
    /// Fits days, weeks, or several weeks into the width, after an indent.
    pub(super) fn of(line: &TimelineReport, indent: usize, look: Look) -> Axis {
        let room = look.width.saturating_sub(indent + 1).max(NARROWEST);
        let mut days = if line.is_short() { 1 } else { 7 };
        loop {
            let first = first_day(&line.timeline, days);
            let (_, last) = line.timeline.span();
            let count = usize::try_from((last - first).num_days() / days + 1).unwrap_or(1);
            let cell = (room / count).min(WIDEST);
            if cell >= NARROWEST || count == 1 {
                return Axis { days, first, count, cell: cell.max(1), indent, width: look.width };
            }
            days = if days == 1 { 7 } else { days * 2 };
        }
    }

    /// The column in which a day begins.
    pub(super) fn column(&self, day: NaiveDate) -> usize {
        let days = usize::try_from((day - self.first).num_days()).unwrap_or_default();
        self.indent + days * self.cell / usize::try_from(self.days).unwrap_or(1)
    }

    /// Names and days of the milestones and today, and the line under them.
    pub(super) fn head(&self, line: &TimelineReport, look: Look) -> Vec<Row> {
        let flags = self.flags(line, look);
        let mut levels: Vec<Vec<&Flag>> = Vec::new();
        let mut hidden = 0_usize;
        // From the right: what does not fit beside its neighbour goes above it, and its stem comes down on
        // the left of the neighbour.
        for flag in flags.iter().rev() {
            let fits = |level: &&mut Vec<&Flag>| {
                level.iter().all(|other| flag.end() < other.start || other.end() < flag.start)
            };
            let full = levels.len() >= MOST_LEVELS && flag.style != Style::Accent;
            match levels.iter_mut().find(fits) {
                Some(level) => level.push(flag),
                None if full => hidden += 1,
                None => levels.push(vec![flag]),
            }
        }
        let mut rows = Vec::new();
        if hidden > 0 {
            let mut row = Row::default();
            row.put(self.indent, words::more(hidden).of(look.lang), Some(Style::Dim));
            rows.push(row);
        }
        for (height, level) in levels.iter().enumerate().rev() {
            for number in 0..2 {
                let mut row = Row::default();
                for flag in level {
                    row.put(flag.start, &flag.lines[number], Some(flag.style));
                }
                for flag in levels[height + 1..].iter().flatten() {
                    if !row.covers(flag.column) {
                        row.put(flag.column, look.glyphs().stem, Some(Style::Dim));
                    }
                }
                rows.push(row);
            }
        }
        rows.push(self.rule(line, look));
        rows
    }

    fn flags(&self, line: &TimelineReport, look: Look) -> Vec<Flag> {
        let flag = |name: Text, day: NaiveDate, style: Style| {
            let name = shorten(&visible_line(name.of(look.lang)), WIDEST_NAME, look.glyphs().ellipsis);
            let date = say::short_day(day, line.today).of(look.lang).to_owned();
            let width = name.width().max(date.width());
            let column = self.column(day);
            let start = if column + width <= self.width { column } else { self.width.saturating_sub(width) };
            // At the right edge name and date end below each other.
            let [name, date] = [name, date].map(|text| match start == column {
                true => text,
                false => format!("{}{text}", " ".repeat(width - text.width())),
            });
            Flag { column, start, lines: [name, date], style }
        };
        let mut flags = Vec::new();
        for entry in &line.timeline.days {
            flags.extend(entry.milestones.iter().map(|name| flag(status_say::milestone(name), entry.day, Style::Bold)));
        }
        flags.push(flag(say::today(), line.today, Style::Accent));
        flags.sort_by_key(|flag| flag.column);
        flags
    }

    /// The line itself: what is over is drawn heavier, with marks for milestones and today.
    fn rule(&self, line: &TimelineReport, look: Look) -> Row {
        let glyphs = look.glyphs();
        let (today, end) = (self.column(line.today), self.indent + self.count * self.cell);
        let mut marks: Vec<(&str, Option<Style>)> = (self.indent..=end)
            .map(|column| match column {
                _ if (column - self.indent).is_multiple_of(self.cell) => (glyphs.tick, Some(Style::Dim)),
                _ if column < today => (glyphs.past, None),
                _ => (glyphs.rule, Some(Style::Dim)),
            })
            .collect();
        let milestones = line.timeline.days.iter().filter(|entry| !entry.milestones.is_empty());
        for entry in milestones {
            marks[self.column(entry.day) - self.indent] = (glyphs.milestone, Some(Style::Bold));
        }
        marks[today - self.indent] = (glyphs.today, Some(Style::Accent));
        let mut row = Row::default();
        for (at, (mark, style)) in marks.into_iter().enumerate() {
            row.put(self.indent + at, mark, style);
        }
        row
    }

    /// The months, and the day on which each column of numbers begins, after the name of such columns.
    pub(super) fn dates(&self, line: &TimelineReport, name: &str, look: Look) -> [Row; 2] {
        let (mut months, mut days) = (Row::default(), Row::default());
        days.put(0, name, Some(Style::Dim));
        let mut known = None;
        for number in 0..self.count {
            let day = self.first + Duration::days(self.days * i64::try_from(number).unwrap_or_default());
            let column = self.indent + number * self.cell;
            days.put(column, &day.day().to_string(), None);
            if known != Some((day.year(), day.month())) {
                let month = say::month(day, line.today);
                // Where months follow each other closely some go unnamed.
                if column == self.indent || !months.covers(column - 1) {
                    months.put(column, month.of(look.lang), None);
                    known = Some((day.year(), day.month()));
                }
            }
        }
        [months, days]
    }
}

impl Flag {
    /// The first column after it that may be used again.
    fn end(&self) -> usize {
        self.start + self.lines.iter().map(|line| line.width()).max().unwrap_or_default()
    }
}

impl Row {
    /// Puts text at a column.
    pub(super) fn put(&mut self, column: usize, text: &str, style: Option<Style>) {
        self.pieces.push((column, text.to_owned(), style));
    }

    /// Whether something stands at a column.
    fn covers(&self, column: usize) -> bool {
        self.pieces.iter().any(|(start, text, _)| (*start..start + text.width()).contains(&column))
    }

    /// The row as a line of text; pieces that would cover each other follow each other.
    pub(super) fn draw(&self, look: Look) -> String {
        let mut pieces: Vec<&(usize, String, Option<Style>)> = self.pieces.iter().collect();
        pieces.sort_by_key(|(column, ..)| *column);
        let (mut drawn, mut used) = (String::new(), 0);
        for (column, text, style) in pieces {
            drawn.push_str(&" ".repeat(column.saturating_sub(used)));
            used = used.max(*column) + text.width();
            match style {
                Some(style) => drawn.push_str(&look.paint(*style, text)),
                None => drawn.push_str(text),
            }
        }
        format!("{}\n", drawn.trim_end())
    }
}
