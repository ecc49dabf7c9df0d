//! The fields of an item's own, beside each other.

use crate::model::due::Due;
use crate::model::kinds;
use crate::model::kinds::FieldType;
use crate::model::list::ItemAt;
use crate::model::naming;
use crate::model::risk::level;
use crate::model::view::View;
use crate::screen::layout::labelled;
use crate::text::Text;
use crate::text::look::{Look, Style};
use crate::text::say::{sums, words};
use crate::text::visible::visible_line;
use unicode_width::UnicodeWidthStr;

/// The kind's own fields and the free ones, several on a line where they fit.
pub(super) fn draw_fields(view: &View, at: ItemAt, look: Look) -> String {
    let item = &view.project.items[at];
    let mut cells: Vec<(String, String)> = Vec::new();
    for field in &item.kind.fields {
        if let Some(value) = item.field(&field.name) {
            let value = match (field.kind, value) {
                (FieldType::Bool, value) => naming::yes_or_no(value).of(look.lang).to_owned(),
                (FieldType::Choice, value) => visible_line(naming::choice(value).of(look.lang)),
                (FieldType::Date, value) => date(view, value).of(look.lang).to_owned(),
                _ => visible_line(value),
            };
            cells.push((visible_line(field.label.of(look.lang)), value));
        }
    }
    // What a step of its own measures against is called as it is elsewhere.
    for (name, value) in item.fields.iter().filter(|(name, _)| item.kind.field(name).is_none()) {
        let label = kinds::built_in("monitoring").and_then(|kind| kind.field(name)).map(|field| field.label.clone());
        let label = label.unwrap_or_else(|| Text::same(name));
        cells.push((visible_line(label.of(look.lang)), visible_line(value)));
    }
    cells.extend(level(item).map(|level| (sums::level().of(look.lang).to_owned(), level.to_string())));
    cells.extend(item.extra.iter().map(|(key, value)| (visible_line(key), visible_line(value))));
    let mut text = String::new();
    let mut line = String::new();
    let mut used = 0;
    for (label, value) in cells {
        let width = label.width() + 2 + value.width();
        if used > 0 && used + 3 + width <= look.width {
            line.push_str("   ");
            used += 3;
        } else if used > 0 {
            text.push_str(&format!("{line}\n"));
            line.clear();
            used = 0;
        }
        if used == 0 && width + 2 > look.width {
            text.push_str(&labelled(&format!("  {label}"), &value, label.width() + 4, look));
            continue;
        }
        if used == 0 {
            line.push_str("  ");
            used = 2;
        }
        line.push_str(&format!("{}  {value}", look.paint(Style::Dim, &label)));
        used += width;
    }
    if used > 0 {
        text.push_str(&format!("{line}\n"));
    }
    text
}

/// A day in a field: the day it comes to, and what stands there where that is something else.
fn date(view: &View, written: &str) -> Text {
    let due = Due::parse(written, view.zone, |name| view.project.milestone(name).is_some());
    let day = view.project.point_of(&due).and_then(|point| naming::due_day(Some(point), view.today()));
    match (due, day) {
        (Due::From(_), Some(day)) => words::aside(day, Text::same(visible_line(written))),
        (_, Some(day)) => day,
        (_, None) => Text::same(visible_line(written)),
    }
}
