//! Tables as Markdown, for mails and tickets.

use super::table::Table;

/// Writes a table as a Markdown table. Text from files cannot break out of its cell or become markup.
pub fn render_markdown(table: &Table) -> String {
    let line = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
    let mut text = line(table.head.iter().map(|head| escape(head)).collect());
    let rules = (0..table.head.len()).map(|at| if table.numbers.contains(&at) { "--:" } else { "---" }.to_owned());
    text.push_str(&line(rules.collect()));
    for row in &table.rows {
        text.push_str(&line(row.iter().map(|cell| escape(&cell.text)).collect()));
    }
    text
}

/// The text with every character that Markdown or HTML would act on made harmless.
pub fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | '|' | '`' | '*' | '_' | '[' | ']' | '#' | '~' | '!' => {
                safe.push('\\');
                safe.push(c);
            }
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '&' => safe.push_str("&amp;"),
            '\n' => safe.push(' '),
            _ => safe.push(c),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::escape;

    #[test]
    fn markup_in_a_field_stays_text() {
        assert_eq!(escape("<script>a|b</script>"), "&lt;script&gt;a\\|b&lt;/script&gt;");
        assert_eq!(escape("[x](y) *z*"), "\\[x\\](y) \\*z\\*");
    }
}
