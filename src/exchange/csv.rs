//! Tidy data as CSV (RFC 4180), for spreadsheets and programs.

use crate::text::visible::visible_line;

/// Rows of data under English names; a fact a column, days in ISO, numbers plain.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Sheet {
    /// The names of the columns.
    pub(crate) head: Vec<String>,
    /// The rows, each as long as the head.
    pub(crate) rows: Vec<Vec<String>>,
}

/// What a spreadsheet tells UTF-8 by; without it Excel shows Chinese as rubbish.
const MARK: char = '\u{feff}';

/// Writes a sheet as CSV with CR LF line ends and a head; it begins with a byte order mark where it holds letters beyond
/// ASCII. A cell that a spreadsheet would take for a formula gets an apostrophe in front.
pub(crate) fn render_csv(sheet: &Sheet) -> String {
    // A head is written by people too, where it is that of a free field.
    let heads: Vec<String> = sheet.head.iter().map(|head| visible_line(head)).collect();
    let head = line(heads.iter().map(String::as_str));
    let rows = sheet.rows.iter().map(|row| line(row.iter().map(String::as_str)));
    let text: String = std::iter::once(head).chain(rows).collect();
    if text.is_ascii() { text } else { format!("{MARK}{text}") }
}

fn line<'a>(cells: impl Iterator<Item = &'a str>) -> String {
    cells.map(field).collect::<Vec<_>>().join(",") + "\r\n"
}

fn field(text: &str) -> String {
    let formula = ['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r'];
    let is_formula = text.starts_with(formula) && text.chars().nth(1).is_some() && text.parse::<f64>().is_err();
    let text = if is_formula { format!("'{text}") } else { text.to_owned() };
    // Some spreadsheets part cells at semicolons.
    if text.contains([',', ';', '"', '\n', '\r']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_formula_is_no_formula_any_more_and_a_number_stays_one() {
        assert_eq!(field("=cmd()"), "'=cmd()");
        assert_eq!(field("@SUM(A1)"), "'@SUM(A1)");
        assert_eq!(field("＝1+1"), "'＝1+1");
        assert_eq!(field("-"), "-");
        assert_eq!(field("-3"), "-3");
    }

    #[test]
    fn a_head_that_somebody_wrote_is_as_safe_as_a_cell() {
        let sheet = Sheet { head: vec!["=\u{1b}[31m\u{202e}a\nb".to_owned()], rows: Vec::new() };
        let text = render_csv(&sheet);
        assert!(text.trim_start_matches(MARK).starts_with("'="), "{text:?}");
        assert!(!text.contains(['\u{1b}', '\u{202e}']) && text.lines().count() == 1, "{text:?}");
    }

    #[test]
    fn commas_quotes_and_line_feeds_are_quoted() {
        assert_eq!(field("a, \"b\""), "\"a, \"\"b\"\"\"");
        assert_eq!(field("a\nb"), "\"a\nb\"");
        assert_eq!(field("a; b"), "\"a; b\"");
    }

    #[test]
    fn a_byte_order_mark_stands_where_letters_are_not_ascii_and_nowhere_else() {
        let sheet = |cell: &str| Sheet { head: vec!["title".to_owned()], rows: vec![vec![cell.to_owned()]] };
        assert_eq!(render_csv(&sheet("store")), "title\r\nstore\r\n");
        assert_eq!(render_csv(&sheet("门店")), "\u{feff}title\r\n门店\r\n");
    }
}
