//! Tables as Markdown, for mails and tickets.

use super::table::Table;
use crate::text::markup::markdown as escape;

/// Writes a table as a Markdown table. Text from files cannot break out of its cell or become markup.
pub(crate) fn render_markdown(table: &Table) -> String {
    let line = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
    let mut text = line(table.head.iter().map(|head| escape(head)).collect());
    let rules = (0..table.head.len()).map(|at| if table.numbers.contains(&at) { "--:" } else { "---" }.to_owned());
    text.push_str(&line(rules.collect()));
    for row in &table.rows {
        text.push_str(&line(row.iter().map(|cell| escape(&cell.text)).collect()));
    }
    text
}
