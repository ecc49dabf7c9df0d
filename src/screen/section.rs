//! A section for people: its head, what holds for all its items, and the items.

use super::due::{due_rows, due_table};
use super::layout::paragraph;
use super::layout::{labelled, rule};
use super::table::render_table;
use crate::files::load::Loaded;
use crate::model::project::Section;
use crate::report::section::SectionReport;
use crate::text::look::{Look, pad};
use crate::text::visible::visible_line;
use unicode_width::UnicodeWidthStr;

/// Draws a section: title, details, each file with what holds for its items, and the items by their days.
pub(crate) fn render_section(loaded: &Loaded, section: &Section, report: &SectionReport<'_>, look: Look) -> String {
    let mut text = rule(&visible_line(report.title), report.section, look);
    for line in report.details.unwrap_or_default().lines() {
        text.push_str(&paragraph(line, None, look));
    }
    for file in &report.files {
        text.push_str(&format!("{}\n", visible_line(&file.path)));
        let indent = file.told.iter().map(|(label, _)| label.of(look.lang).width()).max().unwrap_or_default() + 4;
        for (label, value) in &file.told {
            let label = pad(&format!("  {}", label.of(look.lang)), indent);
            text.push_str(&labelled(&label, &visible_line(value.of(look.lang)), indent, look));
        }
    }
    if !section.items.is_empty() {
        text.push('\n');
        let rows = due_rows(&loaded.view, section.items.iter().copied(), std::iter::empty(), look);
        text.push_str(&render_table(&due_table(rows, look), look));
    }
    text
}
