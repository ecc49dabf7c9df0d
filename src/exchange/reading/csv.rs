//! Values separated by commas, semicolons or tabs, brought into rows.

use super::found::{Cell, MOST_UNITS, Reading, Unit, What, require_narrow};
use crate::text::problem::Problem;
use crate::text::say::importing as say;
use crate::text::visible::is_blank;

/// How many lines tell what separates the values.
const LOOKED_AT: usize = 20;

/// Reads rows; those that are blank are none.
///
/// # Errors
///
/// When there are more rows or columns than a list may have.
pub(super) fn read(text: &str, name: &str) -> Result<Reading, Problem> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    // What Excel writes to say what separates the values.
    let (told, body) = match text.strip_prefix("sep=").and_then(|rest| rest.split_once('\n')) {
        Some((sign, rest)) if sign.trim_end().len() == 1 => (sign.bytes().next(), rest),
        _ => (None, text),
    };
    let first = if told.is_some() { 2 } else { 1 };
    let mut reader = csv::ReaderBuilder::new();
    reader.has_headers(false).flexible(true).delimiter(told.unwrap_or_else(|| separator(body)));
    let mut reader = reader.from_reader(body.as_bytes());
    let mut reading = Reading::default();
    if first == 2 {
        let text = text.lines().next().unwrap_or_default().to_owned();
        reading.units.push(Unit::new(1, What::Layout { text }));
    }
    let mut rows = 0;
    let mut record = csv::StringRecord::new();
    while reader.read_record(&mut record).unwrap_or(false) {
        if record.iter().all(is_blank) {
            continue;
        }
        rows += 1;
        if rows > MOST_UNITS {
            continue;
        }
        require_narrow(record.len(), name)?;
        let line = record.position().map_or(0, |place| begins_in(body, place));
        let cells = record.iter().map(|value| Cell::plain(value.trim())).collect();
        reading.units.push(Unit::new(line + first - 1, What::Row { table: 0, head: false, cells }));
    }
    if rows > MOST_UNITS {
        return Err(Problem::usage(say::too_many(name, rows, MOST_UNITS)).hint(say::in_parts()));
    }
    Ok(reading)
}

/// The line that a row begins in: the reader counts the blank lines before it in.
fn begins_in(text: &str, place: &csv::Position) -> usize {
    let at = |number: u64| usize::try_from(number).unwrap_or_default();
    let before = text.as_bytes().get(at(place.byte())..).unwrap_or_default();
    at(place.line()) + before.iter().take_while(|byte| **byte == b'\n').count()
}

/// The sign that separates the values: the one that stands in most of the first lines equally often, outside of quotes.
fn separator(text: &str) -> u8 {
    let lines: Vec<&str> = text.lines().filter(|line| !is_blank(line)).take(LOOKED_AT).collect();
    let score = |sign: u8| {
        let counts: Vec<usize> = lines.iter().map(|line| outside_quotes(line, sign)).collect();
        let most = counts.iter().copied().max().unwrap_or_default();
        (
            counts.iter().filter(|count| **count > 0 && **count == most).count() * most.min(1),
            counts.iter().sum::<usize>(),
        )
    };
    let signs = [b',', b';', b'\t', b'|'];
    signs.into_iter().rev().max_by_key(|sign| score(*sign)).unwrap_or(b',')
}

fn outside_quotes(line: &str, sign: u8) -> usize {
    let mut quoted = false;
    let mut count = 0;
    for byte in line.bytes() {
        match byte {
            b'"' => quoted = !quoted,
            byte if byte == sign && !quoted => count += 1,
            _ => {}
        }
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Vec<(usize, Vec<String>)> {
        let units = read(text, "list.csv").unwrap().units;
        let row = |unit: Unit| match unit.what {
            What::Row { cells, .. } => Some((unit.line, cells.into_iter().map(|cell| cell.text.text).collect())),
            _ => None,
        };
        units.into_iter().filter_map(row).collect()
    }

    #[test]
    fn commas_semicolons_and_tabs_separate_and_quotes_hold_together() {
        for text in ["a,\"b, c\"\n\n1,2\n", "a;b, c\n\n1;2\n", "a\tb, c\n\n1\t2\n", "sep=;\na;b, c\n1;2\n"] {
            let second = if text.starts_with("sep") { (2, 3) } else { (1, 3) };
            let expected =
                [(second.0, vec!["a".to_owned(), "b, c".to_owned()]), (second.1, vec!["1".into(), "2".into()])];
            assert_eq!(rows(text), expected, "{text:?}");
        }
        assert_eq!(rows("a,\"two\nlines\",\"say \"\"hi\"\"\"\nb\n")[0].1, ["a", "two\nlines", "say \"hi\""]);
        assert_eq!(rows("a,\"two\nlines\"\nb\n")[1].0, 3);
    }

    #[test]
    fn more_rows_than_a_list_may_have_are_counted() {
        let problem = read(&"a,b\n".repeat(MOST_UNITS + 7), "list.csv").unwrap_err();
        let told = problem.message.of(crate::text::Lang::DEFAULT);
        assert!(told.contains(&(MOST_UNITS + 7).to_string()), "{told}");
    }
}
