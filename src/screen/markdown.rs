//! Tables as Markdown, for mails and tickets.

use super::table::{Cell, Table};
use crate::text::look::TOGETHER;
use crate::text::markup::markdown as escape;

/// Writes a table as a Markdown table. Text from files cannot break out of its cell or become markup.
pub(crate) fn render_markdown(table: &Table) -> String {
    let line = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
    let mut text = line(table.head.iter().map(|head| escape(head)).collect());
    let rules = (0..table.head.len()).map(|at| if table.numbers.contains(&at) { "--:" } else { "---" }.to_owned());
    text.push_str(&line(rules.collect()));
    for row in table.all_rows() {
        text.push_str(&line(row.iter().map(whole).collect()));
    }
    text
}

/// What a cell says, with what stands below it on a screen.
fn whole(cell: &Cell) -> String {
    let below = cell.below.iter().map(|(text, _)| text).chain(&cell.name);
    let parts: Vec<String> = std::iter::once(&cell.text).chain(below).map(|text| escape(text)).collect();
    parts.join("<br>").replace(TOGETHER, " ")
}
