//! The fields of an item's own, beside each other.

use crate::model::list::ItemAt;
use crate::model::view::View;
use crate::report::card::own_fields;
use crate::screen::layout::labelled;
use crate::text::look::{Look, Style};
use unicode_width::UnicodeWidthStr;

/// The kind's own fields and the free ones, several on a line where they fit; the first value of each line stands in the
/// column of the facts below, `column` wide.
pub(super) fn draw_fields(view: &View, at: ItemAt, column: usize, look: Look) -> String {
    let mut text = String::new();
    let mut line = String::new();
    let mut used = 0;
    for (label, value) in own_fields(view, at, look.lang) {
        let width = label.width() + 2 + value.width();
        if used > 0 && used + 3 + width <= look.width {
            line.push_str(&format!("   {}  {value}", look.paint(Style::Dim, &label)));
            used += 3 + width;
            continue;
        }
        if used > 0 {
            text.push_str(&format!("{}\n", std::mem::take(&mut line)));
            used = 0;
        }
        let gap = column.saturating_sub(2 + label.width()).max(2);
        let whole = 2 + label.width() + gap + value.width();
        if whole > look.width {
            let indent = 2 + label.width() + gap;
            text.push_str(&labelled(&format!("  {label}{}", " ".repeat(gap)), &value, indent, look));
            continue;
        }
        line.push_str(&format!("  {}{}{value}", look.paint(Style::Dim, &label), " ".repeat(gap)));
        used = whole;
    }
    if used > 0 {
        text.push_str(&format!("{line}\n"));
    }
    text
}
