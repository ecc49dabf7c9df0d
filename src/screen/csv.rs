//! Tables as CSV (RFC 4180), for spreadsheets.

use super::table::Table;

/// Writes a table as CSV with LF line ends and a head. A cell that a spreadsheet would take for a
/// formula gets an apostrophe in front.
pub(crate) fn render_csv(table: &Table) -> String {
    let line = |cells: Vec<&str>| cells.into_iter().map(field).collect::<Vec<_>>().join(",") + "\n";
    let head = line(table.head.iter().map(String::as_str).collect());
    let rows = table.rows.iter().map(|row| line(row.iter().map(|cell| cell.text.as_str()).collect()));
    std::iter::once(head).chain(rows).collect()
}

fn field(text: &str) -> String {
    let formula = ['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r'];
    let text =
        if text.starts_with(formula) && text.chars().nth(1).is_some() { format!("'{text}") } else { text.to_owned() };
    if text.contains([',', '"', '\n', '\r']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}

#[cfg(test)]
mod tests {
    use super::field;

    #[test]
    fn a_formula_is_no_formula_any_more() {
        assert_eq!(field("=cmd()"), "'=cmd()");
        assert_eq!(field("@SUM(A1)"), "'@SUM(A1)");
        assert_eq!(field("＝1+1"), "'＝1+1");
        assert_eq!(field("-"), "-");
    }

    #[test]
    fn commas_and_quotes_are_quoted() {
        assert_eq!(field("a, \"b\""), "\"a, \"\"b\"\"\"");
    }
}
