//! What is taken away before Markdown is read, line for line, so that lines keep their numbers: front matter, the numbers
//! of a listing before each line, tables in HTML.

use super::super::found::{Cell, Unit, What};
use crate::text::visible::is_blank;
use std::collections::BTreeSet;

/// A text that is ready to be read as Markdown.
pub(super) struct Prepared {
    /// The text.
    pub(super) text: String,
    /// What front matter says that the list is called.
    pub(super) title: Option<String>,
    /// Tables in HTML, each with the line it begins in.
    pub(super) tables: Vec<(usize, String)>,
    /// What was taken away and says nothing.
    pub(super) layout: Vec<Unit>,
    /// Where each line begins.
    starts: Vec<usize>,
}

impl Prepared {
    /// Prepares a text.
    pub(super) fn of(text: &str) -> Prepared {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut lines: Vec<&str> = text.split('\n').collect();
        if is_numbered(&lines) {
            lines.iter_mut().for_each(|line| *line = unnumbered(line));
        }
        let mut prepared =
            Prepared { text: String::new(), title: None, tables: Vec::new(), layout: Vec::new(), starts: vec![0] };
        prepared.front_matter(&mut lines);
        prepared.html_tables(&mut lines);
        prepared.text = lines.join("\n");
        prepared.starts.extend(prepared.text.match_indices('\n').map(|(at, _)| at + 1));
        prepared
    }

    /// The line that a place is in; the first is 1.
    pub(super) fn line_of(&self, place: usize) -> usize {
        self.starts.partition_point(|start| *start <= place)
    }

    fn line(&self, line: usize) -> &str {
        let Some(start) = line.checked_sub(1).and_then(|at| self.starts.get(at)) else { return "" };
        let end = self.starts.get(line).map_or(self.text.len(), |next| next - 1);
        self.text.get(*start..end).unwrap_or_default()
    }

    /// A line without the blanks and the marks of quotes before it.
    pub(super) fn words(&self, line: usize) -> &str {
        self.line(line).trim_start_matches(['>', ' ', '\t']).trim_end()
    }

    /// How far a line is indented; a tab is four blanks.
    pub(super) fn indent(&self, line: usize) -> usize {
        let blanks = self.line(line).chars().take_while(|c| matches!(c, ' ' | '\t' | '\u{3000}'));
        blanks.map(|c| if c == '\t' { 4 } else { 1 }).sum()
    }

    /// The cells of a line that is written like the row of a table.
    pub(super) fn ragged_row(&self, line: usize) -> Option<Vec<Cell>> {
        let inner = self.words(line).strip_prefix('|')?.strip_suffix('|')?;
        let cells: Vec<Cell> = inner
            .replace("\\|", "\u{1}")
            .split('|')
            .map(|cell| Cell::plain(cell.replace('\u{1}', "|").trim()))
            .collect();
        (cells.len() > 1).then_some(cells)
    }

    /// Adds each line that is not blank and that nothing was found in, and puts all in order.
    pub(super) fn cover(&self, units: &mut Vec<Unit>) {
        let found: BTreeSet<usize> = units.iter().map(|unit| unit.line).collect();
        let lines = self.text.split('\n').enumerate().map(|(at, line)| (at + 1, line.trim()));
        let passed = lines.filter(|(line, text)| !is_blank(text) && !found.contains(line));
        units.extend(passed.map(|(line, text)| Unit::new(line, What::Layout { text: text.to_owned() })));
        units.sort_by_key(|unit| unit.line);
    }

    /// Takes away front matter, as often as it is there.
    fn front_matter(&mut self, lines: &mut [&str]) {
        let mut at = 0;
        loop {
            while lines
                .get(at)
                .is_some_and(|line| is_blank(line) || line.trim_start().starts_with("<!--") && line.contains("-->"))
            {
                at += 1;
            }
            let Some(length) = lines.get(at..).and_then(front_matter) else { return };
            for (place, line) in lines[at..at + length].iter_mut().enumerate() {
                if !is_blank(line) {
                    let text = line.trim().to_owned();
                    self.layout.push(Unit::new(at + place + 1, What::Layout { text }));
                }
                for key in ["title:", "name:"] {
                    let value = line.strip_prefix(key).map(|value| value.trim().trim_matches(['"', '\'']).trim());
                    let is_filled = |value: &&str| !value.is_empty() && !value.contains(['[', '{', '<']);
                    if let Some(value) = value.filter(is_filled) {
                        self.title.get_or_insert(value.to_owned());
                    }
                }
                *line = "";
            }
            at += length;
        }
    }

    /// Takes away tables in HTML, whose blank lines would end them in Markdown.
    fn html_tables(&mut self, lines: &mut [&str]) {
        let mut at = 0;
        while at < lines.len() {
            let begins = lines[at].trim_start().get(..6).is_some_and(|tag| tag.eq_ignore_ascii_case("<table"));
            if begins {
                let end = lines[at..].iter().position(|line| line.to_ascii_lowercase().contains("</table"));
                let end = end.map_or(lines.len(), |length| at + length + 1);
                self.tables.push((at + 1, lines[at..end].join("\n")));
                for (place, line) in lines[at..end].iter_mut().enumerate() {
                    // A line that has nothing but tags is accounted for by what stands between them.
                    self.layout.extend(
                        (!is_blank(line)).then(|| Unit::new(at + place + 1, What::Layout { text: String::new() })),
                    );
                    *line = "";
                }
                at = end;
            } else {
                at += 1;
            }
        }
    }
}

/// How many lines of front matter lines begin with.
fn front_matter(lines: &[&str]) -> Option<usize> {
    let fence = |line: &&str| line.trim_end() == "---";
    if !lines.first().is_some_and(fence) {
        return None;
    }
    let end = lines.iter().skip(1).take(200).position(fence)? + 1;
    let is_data = |line: &&&str| {
        let key = line.split_once(':').map(|(key, _)| key);
        let named = key
            .is_some_and(|key| !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-')));
        named || is_blank(line) || line.starts_with([' ', '\t', '#', '-'])
    };
    let inner = &lines[1..end];
    let any = inner.iter().any(|line| line.contains(':'));
    (any && inner.iter().filter(is_data).count() == inner.len()).then_some(end + 1)
}

/// Whether nearly every line begins with its number, as a listing prints it.
fn is_numbered(lines: &[&str]) -> bool {
    let filled: Vec<&&str> = lines.iter().filter(|line| !is_blank(line)).collect();
    let numbers: Vec<u64> = filled.iter().filter_map(|line| number(line)).collect();
    let rising = numbers.windows(2).filter(|pair| pair[0] < pair[1]).count() + 1;
    numbers.len() > 2 && numbers.len() * 10 >= filled.len() * 9 && rising * 10 >= numbers.len() * 9
}

fn number(line: &str) -> Option<u64> {
    let trimmed = line.trim_start();
    let end = trimmed.find(|c: char| !c.is_ascii_digit())?;
    trimmed[end..].starts_with(['|', '\t', '→']).then(|| trimmed[..end].parse().ok()).flatten()
}

fn unnumbered(line: &str) -> &str {
    match number(line) {
        Some(_) => line.split_once(['|', '\t', '→']).map_or(line, |(_, rest)| rest),
        None => line,
    }
}
