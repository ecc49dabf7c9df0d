//! Milestones, due dates and today along a line of time, and week by week.
//!
//! The columns are those of `render::axis`; here stand the rows under it and the list below.

use super::axis::{Axis, Row};
use super::layout::{heading, labelled};
use super::status::filtered_line;
use super::table::Cell;
use super::table::Table;
use crate::model::view::View;
use crate::report::status::StatusReport;
use crate::report::weeks::{Span, TimelineReport, WithoutDay};
use crate::text::Lang;
use crate::text::look::{Look, Style, pad, wrap};
use crate::text::say::{status as status_say, timeline as say, words};
use crate::text::visible::visible_line;
use unicode_width::UnicodeWidthStr;

/// The most columns that a bar of the list takes.
const WIDEST_BAR: usize = 24;

/// Columns that the words beside a bar need, so that they do not stand below it.
const NARROWEST_WORDS: usize = 24;

/// The whole screen: heading, line of time, list by week or day, and what has no day.
pub(crate) fn render_timeline(view: &View, report: &StatusReport, look: Look) -> String {
    let line = &report.timeline;
    let mut text = heading(view, look);
    text.push_str(&filtered_line(report.filtered, look));
    text.push('\n');
    if line.timeline.days.is_empty() {
        text.push_str(&format!("{}\n", say::nothing_dated().of(look.lang)));
    } else {
        text.push_str(&render_axis(line, look));
        text.push('\n');
        text.push_str(&render_list(line, look));
    }
    if let Some(without) = without_day(&line.without_day, look.lang) {
        let label = say::label_without_day();
        let label = label.of(look.lang);
        text.push('\n');
        text.push_str(&labelled(label, &without, label.width() + 2, look));
    }
    text
}

/// What is counted in a row.
type Count = fn(&Span) -> usize;

/// The line of time with its rows of numbers.
fn render_axis(line: &TimelineReport, look: Look) -> String {
    let lang = look.lang;
    let kinds: [(String, Count, Style); 3] = [
        (status_say::due().of(lang).to_owned(), |span| span.due, Style::Bold),
        (say::complete().of(lang).to_owned(), |span| span.complete, Style::Good),
        (status_say::late().of(lang).to_owned(), |span| span.late, Style::Bad),
    ];
    let names = [say::day(), say::week_of(), say::weeks_from()].map(|name| name.of(lang).to_owned());
    let labels = kinds.iter().map(|(label, ..)| label).chain(&names);
    let indent = labels.map(|label| label.width()).max().unwrap_or_default() + 2;
    let axis = Axis::of(line, indent, look);
    let mut rows = axis.head(line, look);
    let name = match axis.days {
        1 => &names[0],
        7 => &names[1],
        _ => &names[2],
    };
    rows.extend(axis.dates(line, name, look));
    let spans = crate::report::weeks::spans(&line.timeline, axis.days);
    for (label, number, style) in kinds {
        let mut row = Row::default();
        row.put(0, &label, Some(Style::Dim));
        for span in &spans {
            match number(span) {
                0 => {}
                count => row.put(axis.column(span.from), &count.to_string(), Some(style)),
            }
        }
        rows.push(row);
    }
    rows.iter().map(|row| row.draw(look)).collect()
}

/// A line for every week or day on which something lies, with a bar of its items.
fn render_list(line: &TimelineReport, look: Look) -> String {
    let spans = if line.is_short() { &line.days } else { &line.weeks };
    let name = |span: &Span| say::range(span.from, span.to, line.today, look.glyphs().dash).of(look.lang).to_owned();
    let widest = spans.iter().map(|span| name(span).width()).max().unwrap_or_default();
    let most = spans.iter().map(|span| span.due).max().unwrap_or_default();
    let bar_width = most.min(WIDEST_BAR).min(look.width.saturating_sub(widest + 42)).max(most.min(8));
    let mut text = String::new();
    for span in spans {
        let here = (span.from..=span.to).contains(&line.today);
        let mark = if here { look.glyphs().here } else { " " };
        let days = pad(&name(span), widest);
        let days = if here { look.paint(Style::Bold, &days) } else { days };
        let line = format!("{} {days}  {}", look.paint(Style::Accent, mark), bar(span, most, bar_width, look));
        let room = look.width.saturating_sub(widest + bar_width + 6);
        // In a narrow window the words stand below the bar.
        let (first, indent, room) = if room < NARROWEST_WORDS {
            (Some(line.as_str()), 4, look.width - 4)
        } else {
            (None, widest + bar_width + 6, room)
        };
        text.extend(first.map(|line| format!("{}\n", line.trim_end())));
        for (number, words) in wrap(&counts(span, look.lang), room).into_iter().enumerate() {
            match (first, number) {
                (None, 0) => text.push_str(&format!("{line}  {words}\n")),
                _ => text.push_str(&format!("{}{words}\n", " ".repeat(indent))),
            }
        }
    }
    format!("{text}\n{}", legend(line, most, bar_width, look))
}

/// What the marks of the list mean, on as many lines as it takes.
fn legend(line: &TimelineReport, most: usize, bar_width: usize, look: Look) -> String {
    let glyphs = look.glyphs();
    let now = if line.is_short() { say::legend_day() } else { say::legend_week() };
    let mut parts = vec![
        (glyphs.full, say::legend_complete(), Style::Good),
        ("!", say::legend_late(), Style::Bad),
        (glyphs.empty, say::legend_open(), Style::Dim),
        (glyphs.here, now, Style::Accent),
    ];
    let scale = (most + bar_width / 2).checked_div(bar_width).unwrap_or_default();
    if scale > 1 {
        parts.push(("", say::each_stands_for(words::items(scale)), Style::Dim));
    }
    let (mut text, mut used) = (String::new(), 0);
    for (glyph, words, style) in parts {
        let words = words.of(look.lang);
        let gap = if glyph.is_empty() { "" } else { " " };
        let width = glyph.width() + gap.len() + words.width();
        match used {
            0 => used = width,
            _ if used + 2 + width > look.width => {
                text.push('\n');
                used = width;
            }
            _ => {
                text.push_str("  ");
                used += 2 + width;
            }
        }
        text.push_str(&format!("{}{gap}{}", look.paint(style, glyph), look.paint(Style::Dim, words)));
    }
    text + "\n"
}

/// Complete, late and open items of a span as so many columns, drawn to the scale of the fullest span.
fn bar(span: &Span, most: usize, width: usize, look: Look) -> String {
    let scaled = |count: usize| if most <= width { count } else { (count * width).div_ceil(most) };
    let all = scaled(span.due);
    let late = scaled(span.late);
    // What is rounded up must not make a bar look complete.
    let complete = if span.open == 0 { all } else { scaled(span.complete).min(all.saturating_sub(late.max(1))) };
    let glyphs = look.glyphs();
    let parts = [
        (glyphs.full.repeat(complete), Style::Good),
        ("!".repeat(late), Style::Bad),
        (glyphs.empty.repeat(all.saturating_sub(complete + late)), Style::Dim),
    ];
    let drawn: String = parts.iter().map(|(part, style)| look.paint(*style, part)).collect();
    format!("{drawn}{}", " ".repeat(width.saturating_sub(all)))
}

/// "12 due, 3 complete, 1 late (cutover)".
fn counts(span: &Span, lang: Lang) -> String {
    let mut text = match (span.due, span.complete) {
        (0, _) => say::nothing_due(),
        (due, complete) if due == complete => say::all_complete(due),
        (due, 0) => say::none_complete(due),
        (due, complete) => say::several(due, complete),
    };
    if span.late > 0 {
        text = say::and_late(text, span.late);
    }
    if !span.milestones.is_empty() {
        text = say::with_milestones(text, milestone_names(span, lang));
    }
    visible_line(text.of(lang))
}

fn milestone_names(span: &Span, lang: Lang) -> String {
    let names = span.milestones.iter().map(|name| status_say::milestone(name).of(lang).to_owned());
    words::list(&names.collect::<Vec<_>>(), lang)
}

/// The items that have words for a day, each by its title, and how many have not even those.
fn without_day(items: &[WithoutDay], lang: Lang) -> Option<String> {
    let with_words = |item: &WithoutDay| {
        let words = item.due.as_ref()?;
        Some(say::without_day_item(item.title.as_str(), words).of(lang).to_owned())
    };
    let mut parts: Vec<String> = items.iter().filter_map(with_words).collect();
    let without = items.len() - parts.len();
    if without > 0 {
        parts.push(say::without_due(words::items(without)).of(lang).to_owned());
    }
    (!parts.is_empty()).then(|| visible_line(&words::list(&parts, lang)))
}

/// A row for every week on which something lies, for mails.
pub(crate) fn timeline_table(projects: &[&StatusReport], portfolio: bool, look: Look) -> Table {
    let lang = look.lang;
    let mut head = vec![
        say::from(),
        say::to(),
        say::milestones(),
        status_say::due(),
        say::complete(),
        say::open(),
        status_say::late(),
    ];
    let mut rows = Vec::new();
    for report in projects {
        for span in &report.timeline.weeks {
            let mut row = if portfolio { vec![Cell::text(&report.project.shown)] } else { Vec::new() };
            row.extend([span.from, span.to].map(|day| Cell::text(day.to_string())));
            row.push(Cell::text(milestone_names(span, lang)));
            row.extend([span.due, span.complete, span.open, span.late].map(|count| Cell::text(count.to_string())));
            rows.push(row);
        }
    }
    let before = usize::from(portfolio);
    if portfolio {
        head.insert(0, status_say::project());
    }
    let head = head.iter().map(|text| text.of(lang).to_owned()).collect();
    Table { head, numbers: (before + 3..before + 7).collect(), rows, total: None }
}
