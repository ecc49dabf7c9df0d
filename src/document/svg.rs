//! The drawings of the HTML record, as inline SVG with their text as text.
//!
//! In: progress and timeline data. Out: SVG. What a drawing shows is told in words too, for those who do
//! not see it, and never by colour alone.

use super::blocks::TimelineBlock;
use crate::text::markup::html as escape;
use chrono::NaiveDate;
use unicode_width::UnicodeWidthStr;

/// The width of the drawing, in its own units.
const WIDTH: i64 = 720;
const LEFT: i64 = 36;
const RIGHT: i64 = 36;
/// Where the line of days lies.
const AXIS: i64 = 150;
/// How high the highest column is.
const HIGHEST: i64 = 78;

/// A bar for a part of a whole.
pub(crate) fn bar(part: usize, whole: usize) -> String {
    let filled = (part * 200).checked_div(whole).unwrap_or(0);
    format!(
        "<svg class=\"bar\" viewBox=\"0 0 200 8\" preserveAspectRatio=\"none\" role=\"img\" aria-label=\"{part}/{whole}\">\
         <rect class=\"rest\" width=\"200\" height=\"8\"/><rect class=\"made\" width=\"{filled}\" height=\"8\"/></svg>"
    )
}

/// The timeline: a column per due day, a mark per milestone, a line for today.
pub(crate) fn timeline(block: &TimelineBlock) -> String {
    let (first, last) = block.timeline.span();
    let days = (last - first).num_days().max(1);
    let place = |day: NaiveDate| LEFT + (day - first).num_days() * (WIDTH - LEFT - RIGHT) / days;
    let mut text = format!(
        "<figure>\n<figcaption>{}</figcaption>\n<svg class=\"timeline\" viewBox=\"0 0 {WIDTH} 196\" role=\"img\" \
         aria-labelledby=\"timeline-title timeline-desc\">\n<title id=\"timeline-title\">{}</title>\n\
         <desc id=\"timeline-desc\">{}</desc>\n",
        escape(&block.title),
        escape(&block.title),
        escape(&block.told)
    );
    text.push_str(&format!("<path class=\"axis\" d=\"M{LEFT} {AXIS}H{}\"/>\n", WIDTH - RIGHT));
    text.push_str(&marks(block, place));
    text.push_str(&columns(block, place, days));
    let today = place(block.timeline.today);
    let anchor = anchor(today);
    text.push_str(&format!(
        "<path class=\"today\" d=\"M{today} 34V{}\"/><text class=\"today\" x=\"{today}\" y=\"{}\" text-anchor=\"{anchor}\">{} {}</text>\n",
        AXIS + 26,
        AXIS + 38,
        escape(&block.today),
        escape(&block.today_is)
    ));
    text.push_str("</svg>\n");
    let legend = ["settled", "open", "late"].into_iter().zip(&block.legend);
    let legend = legend.map(|(class, word)| format!("<span><i class=\"{class}\"></i>{}</span>", escape(word)));
    text.push_str(&format!("<p class=\"legend\">{}</p>\n</figure>\n", legend.collect::<String>()));
    text
}

/// A column for each day on which items are due, stacked from settled over open to late.
fn columns(block: &TimelineBlock, place: impl Fn(NaiveDate) -> i64, days: i64) -> String {
    let most = block.timeline.days.iter().map(|entry| entry.due).max().unwrap_or(0).max(1) as i64;
    let wide = ((WIDTH - LEFT - RIGHT) / days - 2).clamp(3, 14);
    let mut text = String::new();
    let mut labelled = (i64::MIN / 2, 0);
    for entry in block.timeline.days.iter().filter(|entry| entry.due > 0) {
        let middle = place(entry.day);
        let parts = [(entry.due - entry.open, "settled"), (entry.open - entry.late, "open"), (entry.late, "late")];
        let mut foot = AXIS;
        for (count, class) in parts {
            let tall = count as i64 * HIGHEST / most;
            let tall = if count > 0 { tall.max(2) } else { 0 };
            if tall > 0 {
                foot -= tall;
                text.push_str(&format!(
                    "<rect class=\"{class}\" x=\"{}\" y=\"{foot}\" width=\"{wide}\" height=\"{tall}\"/>",
                    middle - wide / 2
                ));
            }
        }
        if middle - labelled.0 >= 12 || foot + 11 <= labelled.1 || foot >= labelled.1 + 11 {
            text.push_str(&format!(
                "<text class=\"count\" x=\"{middle}\" y=\"{}\" text-anchor=\"middle\">{}</text>\n",
                foot - 3,
                entry.due
            ));
            labelled = (middle, foot);
        }
    }
    text
}

/// A mark for each milestone with its name and day; names that would meet stand on two levels.
fn marks(block: &TimelineBlock, place: impl Fn(NaiveDate) -> i64) -> String {
    let mut text = String::new();
    let mut ends = [i64::MIN / 2; 2];
    let days = block.timeline.days.iter().zip(&block.days);
    for ((entry, day), names) in days.zip(&block.milestones).filter(|(_, names)| !names.is_empty()) {
        let at = place(entry.day);
        let label = format!("{} {day}", names.join(", "));
        let half = label.width() as i64 * 3;
        let from = match anchor(at) {
            "start" => at,
            "end" => at - 2 * half,
            _ => at - half,
        };
        let level = if from > ends[0] + 8 { 0 } else { 1 };
        ends[level] = from + 2 * half;
        let y = if level == 0 { 26 } else { 12 };
        text.push_str(&format!(
            "<path class=\"milestone\" d=\"M{at} {}V{}\"/><path class=\"milestone\" d=\"M{at} {}l6 6l-6 6l-6 -6z\"/>\
             <text class=\"milestone\" x=\"{at}\" y=\"{y}\" text-anchor=\"{}\">{}</text>\n",
            y + 5,
            AXIS,
            AXIS - 6,
            anchor(at),
            escape(&label)
        ));
    }
    text
}

/// A label at either end of the drawing runs inwards.
fn anchor(at: i64) -> &'static str {
    match at {
        ..110 => "start",
        at if at > WIDTH - 110 => "end",
        _ => "middle",
    }
}
