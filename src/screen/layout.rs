//! The pieces that screens share: the heading of a project, a rule across the page, labels beside texts.

use crate::model::view::View;
use crate::text::Text;
use crate::text::look::{Look, Style, pad, shorten, wrap};
use crate::text::say::{status as say, words};
use crate::text::visible::visible_line;
use unicode_width::UnicodeWidthStr;

/// How far the next milestone is: "cutover in 10 days"; nothing where there is none.
pub(crate) fn coming(view: &View) -> Text {
    let milestones = &view.project.milestones;
    let coming = milestones.iter().find(|(name, day)| name != "start" && *day >= view.today());
    let Some((name, day)) = coming.or_else(|| milestones.last()) else { return Text::default() };
    let name = say::milestone(name);
    match (*day - view.today()).num_days() {
        0 => say::is_today(name),
        ahead if ahead > 0 => say::in_days(name, words::days(ahead)),
        behind => say::days_ago(name, words::days(behind)),
    }
}

/// The title, and how far the cutover is.
pub(crate) fn heading(view: &View, look: Look) -> String {
    let title = visible_line(view.project.title.of(look.lang));
    let right = visible_line(coming(view).of(look.lang));
    let title_lines = wrap(&title, look.width);
    let spread = match title_lines.as_slice() {
        [only] => look.spread(only, &right),
        several => format!("{}\n{right}", several.join("\n")),
    };
    let painted: Vec<String> = spread.lines().map(|line| look.paint(Style::Bold, line)).collect();
    painted.join("\n") + "\n"
}

/// A text in lines of at most the look's width, each with its end.
pub(crate) fn paragraph(text: &str, style: Option<Style>, look: Look) -> String {
    let paint = |line: &String| style.map_or_else(|| line.clone(), |style| look.paint(style, line)) + "\n";
    wrap(&visible_line(text), look.width).iter().map(paint).collect()
}

/// A rule across the screen with a text at its left and at its right.
pub(crate) fn rule(left: &str, right: &str, look: Look) -> String {
    let dash = look.glyphs().rule;
    let (left, right) = (visible_line(left), visible_line(right));
    let right = shorten(&right, look.width.saturating_sub(20), look.glyphs().ellipsis);
    let right = if right.is_empty() { String::new() } else { format!(" {right} {}", dash.repeat(2)) };
    let room = look.width.saturating_sub(right.width() + 6);
    let left = shorten(&left, room.max(10), look.glyphs().ellipsis);
    let fill = look.width.saturating_sub(left.width() + right.width() + 4);
    let line = format!("{} {left} {}{right}", dash.repeat(2), dash.repeat(fill));
    format!("{}\n", look.paint(Style::Accent, &line))
}

/// How far a text is set in below its label.
const LEAD: usize = 4;

/// Beside a label there is room for so many columns of text, or the text stands below it.
const BESIDE: usize = 14;

/// A label and a text that goes on below itself. What must not be broken and is too wide for the room beside the label
/// stands on a line of its own; on a narrow screen all of the text stands below the label.
pub(crate) fn labelled(label: &str, text: &str, indent: usize, look: Look) -> String {
    let mut drawn = String::new();
    let (label, indent) = match look.width < indent + BESIDE && indent > LEAD {
        true if label.trim().is_empty() => ("", LEAD),
        true => {
            drawn.push_str(&format!("{}\n", look.paint(Style::Dim, label.trim_end())));
            ("", LEAD)
        }
        false => (label, indent),
    };
    let room = look.width.saturating_sub(indent);
    for (number, line) in wrap(text, room).iter().enumerate() {
        let wide = line.width() > room;
        let label = match number {
            0 if wide && !label.trim().is_empty() => format!("{}\n  ", label.trim_end()),
            0 => pad(label, indent),
            _ if wide => "  ".to_owned(),
            _ => " ".repeat(indent),
        };
        drawn.push_str(&format!("{}{line}\n", look.paint(Style::Dim, &label)));
    }
    drawn
}
