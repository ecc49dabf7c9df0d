//! The annex of the course: how many steps are made, and what was due when.
//!
//! In: the record. Out: a bar for each section and a timeline.

use super::blocks::{Block, Cell, Grid, Line, Progress, TimelineBlock, Tone};
use super::book::Book;
use super::voice::Voice;
use crate::report::timeline::{Dated, Timeline, TimelineDay, timeline, told_day};
use crate::text::Text;
use crate::text::say::{record as say, words};

/// The blocks of the course.
pub(super) fn course(voice: &Voice<'_>, book: &Book<'_>) -> Vec<Block> {
    let today = voice.today();
    let counted = || book.own().filter(|entry| entry.standing.counts);
    let dated = counted().filter_map(|entry| {
        let due = entry.item.due.as_deref()?;
        let open = entry.is_open();
        Some(Dated { day: voice.due_day(due)?, open, late: open && voice.is_late(due) })
    });
    let has_day = |due: &Option<String>| due.as_deref().is_some_and(|due| voice.due_day(due).is_some());
    let milestones = voice.record.given.around.days.iter().map(|(name, day)| (name.as_str(), *day));
    let line = timeline(milestones, dated, today);
    let without = counted().filter(|entry| entry.is_open() && !has_day(&entry.item.due)).count();
    let mut blocks = vec![Block::Progress(progress(voice, book))];
    blocks.push(Block::Timeline(timeline_block(voice, line)));
    if without > 0 {
        let sentence = say::without_day(words::items(without));
        blocks.push(Block::Paragraph(voice.cell(&sentence).toned(Tone::Quiet)));
    }
    blocks
}

fn progress(voice: &Voice<'_>, book: &Book<'_>) -> Progress {
    let mut rows = Vec::new();
    let mut total = (0, 0);
    for part in &book.parts {
        let counted = part.entries.iter().filter(|entry| entry.standing.counts);
        let (made, steps) = counted
            .fold((0, 0), |(made, steps), entry| (made + entry.standing.steps_made, steps + entry.standing.steps));
        total = (total.0 + made, total.1 + steps);
        if steps > 0 {
            rows.push((Cell::new(format!("{} {}", part.number, voice.word(&part.heading))), made, steps));
        }
    }
    rows.push((voice.label(&say::total()).toned(Tone::Strong), total.0, total.1));
    Progress { head: [voice.head(&say::section()), voice.head(&say::progress()), voice.head(&say::steps_made())], rows }
}

fn timeline_block(voice: &Voice<'_>, line: Timeline) -> TimelineBlock {
    let milestones: Vec<Vec<String>> = line
        .days
        .iter()
        .map(|day| day.milestones.iter().map(|name| Line::new(voice.milestone(name)).text).collect())
        .collect();
    let rows = line.days.iter().zip(&milestones).map(|(entry, names)| {
        let what = names.iter().fold(Cell::default(), |cell, name| cell.and(name, Tone::Strong));
        let number = |count: usize| Cell::new(if count == 0 { String::new() } else { count.to_string() });
        let late = number(entry.late).toned(Tone::Bad);
        vec![Cell::new(voice.day(entry.day)), what, number(entry.due), number(entry.open), late]
    });
    let grid = Grid {
        rows: rows.collect(),
        columns: vec![
            voice.column(&say::day(), 25),
            voice.column(&say::milestone(), 30),
            voice.number_column(&say::items_due(), 15),
            voice.number_column(&say::open(), 15),
            voice.number_column(&say::late(), 15),
        ],
    };
    let told = |(entry, names): (&TimelineDay, &Vec<String>)| {
        voice.word(&told_day(entry, Text::same(voice.day(entry.day)), names))
    };
    TimelineBlock {
        title: voice.word(&say::timeline()),
        days: line.days.iter().map(|entry| voice.day(entry.day)).collect(),
        today: voice.word(&say::as_of()),
        today_is: voice.day(line.today),
        legend: [say::settled(), say::open(), say::late()].map(|text| voice.word(&text)),
        told: line.days.iter().zip(&milestones).map(told).collect::<Vec<_>>().join("\n"),
        milestones,
        grid,
        timeline: line,
    }
}
