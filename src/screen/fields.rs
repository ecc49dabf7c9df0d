//! The fields of an item's own, beside each other.

use crate::model::list::ItemAt;
use crate::model::view::View;
use crate::report::card::own_fields;
use crate::screen::layout::labelled;
use crate::text::look::{Look, Style};
use unicode_width::UnicodeWidthStr;

/// The kind's own fields and the free ones, several on a line where they fit.
pub(super) fn draw_fields(view: &View, at: ItemAt, look: Look) -> String {
    let cells = own_fields(view, at, look.lang);
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
