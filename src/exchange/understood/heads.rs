//! Sheets before they are interpreted: which rows are heads of columns, headings, notes and forms, and which are items.

use super::super::reading::{Cell, Rich, Unit, What, cell_tick};
use super::columns::{Map, is_heading};
use super::form::{is_form_line, is_signed};
use crate::model::clock::Zone;
use crate::model::day;
use chrono_tz::Tz;
use std::collections::BTreeMap;

/// Marks the heads of tables that have none marked, and makes headings and text of rows that are no items. `whole` is
/// whether the list is nothing but rows.
pub(super) fn mark(units: &mut [Unit], maps: &[Map], whole: bool) {
    let mut tables: BTreeMap<usize, Vec<&mut Unit>> = BTreeMap::new();
    for unit in units {
        if let What::Row { table, .. } = unit.what {
            tables.entry(table).or_default().push(unit);
        }
    }
    tables.into_values().for_each(|rows| mark_table(rows, maps, whole));
}

fn cells(unit: &Unit) -> &[Cell] {
    match &unit.what {
        What::Row { cells, .. } => cells,
        _ => &[],
    }
}

fn filled(unit: &Unit) -> Vec<&Cell> {
    cells(unit).iter().filter(|cell| !cell.text.is_blank()).collect()
}

fn mark_table(mut rows: Vec<&mut Unit>, maps: &[Map], whole: bool) {
    if rows.iter().any(|unit| matches!(unit.what, What::Row { head: true, .. })) {
        return;
    }
    let mut head = rows.iter().position(|unit| is_head(unit, maps));
    if head.is_none() && whole {
        head = plain_head(&rows);
    }
    if head.is_none() && !whole {
        let bold = |unit: &Unit| filled(unit).len() > 1 && filled(unit).iter().all(|cell| cell.text.is_bold());
        head = rows.first().filter(|unit| bold(unit)).map(|_| 0);
    }
    let columns = head.map_or(0, |at| filled(rows[at]).len());
    let mut seen: Vec<Vec<String>> = Vec::new();
    let mut titled = false;
    for (at, unit) in rows.iter_mut().enumerate() {
        let texts: Vec<String> = cells(unit).iter().map(|cell| cell.text.text.clone()).collect();
        let joined = || texts.iter().filter(|text| !text.trim().is_empty()).cloned().collect::<Vec<_>>().join(" | ");
        let is_marked = head == Some(at) || head.is_some_and(|head| at > head) && is_another_head(unit, maps, &seen);
        if is_marked {
            if seen.contains(&texts) {
                // The head of a page is printed again on the next one.
                unit.what = What::Layout { text: joined() };
            } else {
                seen.push(texts);
                if let What::Row { head, .. } = &mut unit.what {
                    *head = true;
                }
            }
            continue;
        }
        let before = head.is_some_and(|head| at < head);
        let only = filled(unit).first().filter(|_| filled(unit).len() == 1).map(|cell| (*cell).clone());
        let text = Rich { text: joined(), links: Vec::new(), bold: Vec::new(), small: Vec::new() };
        match only {
            Some(cell) if before && !titled && !is_form_line(&cell.text) => {
                titled = true;
                unit.what = What::Heading { level: 1, text: cell.text };
            }
            Some(cell) if !before && whole && is_section(&cell, unit, columns) => {
                unit.what = What::Heading { level: 2, text: cell.text };
            }
            _ if before => unit.what = What::Line { depth: 0, code: false, text },
            _ if whole && is_note(unit) => unit.what = What::Line { depth: 0, code: false, text },
            _ => {}
        }
    }
}

/// Whether a row is written like heads of columns.
fn is_head(unit: &Unit, maps: &[Map]) -> bool {
    let filled = filled(unit);
    // A place where a date or a name goes is no heading of a column.
    if filled.iter().any(|cell| is_form_line(&cell.text)) {
        return false;
    }
    let known = filled.iter().filter(|cell| is_heading(&cell.text.text, maps)).count();
    match filled.len() {
        0 => false,
        1 => known == 1 && cells(unit).len() == 1,
        several => known > 1 && known * 3 >= several && filled.iter().all(|cell| cell_tick(&cell.text.text).is_none()),
    }
}

/// Whether a row below the head of a table is a head as well: the same printed again, or one that is nothing but headings.
/// What stands in a row of values may be called like a column too: "Task", "Done".
fn is_another_head(unit: &Unit, maps: &[Map], seen: &[Vec<String>]) -> bool {
    let texts: Vec<&str> = cells(unit).iter().map(|cell| cell.text.text.as_str()).collect();
    let filled = filled(unit);
    let all = filled.len() > 2 && filled.iter().all(|cell| is_heading(&cell.text.text, maps));
    is_head(unit, maps) && (all || seen.iter().any(|head| head.iter().eq(texts.iter())))
}

/// The first row, where it is words alone and what stands below it is not all.
fn plain_head(rows: &[&mut Unit]) -> Option<usize> {
    let at = rows.iter().position(|unit| filled(unit).len() > 1)?;
    let first = filled(rows[at]);
    let words = |cell: &&Cell| {
        let text = cell.text.text.trim();
        let short = text.chars().count() <= 30 && text.chars().any(char::is_alphabetic);
        short && !text.contains("://") && day::read(text, Zone::Named(Tz::UTC), None).is_err()
    };
    (first.len() * 2 > cells(rows[at]).len() && first.iter().all(words) && rows.len() > at + 1).then_some(at)
}

/// Whether the only cell of a row that is filled is a heading of the rows below it.
fn is_section(cell: &Cell, unit: &Unit, columns: usize) -> bool {
    let text = cell.text.text.trim();
    let across = cell.wide > 1 && cell.wide * 2 >= columns;
    let numbered = is_numbered(text);
    // A row that is empty to its end: the first cell says all, and no column of titles stands there.
    let alone = columns > 2 && cells(unit).first().is_some_and(|first| first == cell) && cell.text.is_bold();
    text.chars().count() <= 40 && (across || numbered || alone)
}

/// Whether a text is numbered like a chapter: 一、, （一）, 第二阶段, Phase 1, Part A.
pub(super) fn is_numbered(text: &str) -> bool {
    let chinese = |c: char| "一二三四五六七八九十".contains(c);
    let bare = text.trim_start_matches(['（', '(']);
    let digits = bare.chars().take_while(|c| chinese(*c)).count();
    let after = bare.chars().nth(digits);
    let counted = digits > 0 && matches!(after, Some('、' | '）' | ')' | '．' | '.'));
    let chapter = text.starts_with('第') && text.chars().take(6).any(|c| "阶部章节批期".contains(c));
    let lower = text.to_lowercase();
    let phase = ["phase ", "part ", "section ", "stage ", "chapter "].iter().any(|word| {
        lower
            .strip_prefix(word)
            .is_some_and(|rest| rest.split([' ', ':', '.']).next().is_some_and(|number| number.len() <= 2))
    });
    counted || chapter || phase
}

/// Whether a row is a note to the list, or a place to sign.
fn is_note(unit: &Unit) -> bool {
    let filled = filled(unit);
    let Some(first) = filled.first() else { return false };
    let text = first.text.text.trim();
    let noted = ["备注：", "备注:", "注：", "注:", "说明：", "说明:", "填写说明", "note:", "notes:"];
    let lower = text.to_lowercase();
    let note = filled.len() == 1 && noted.iter().any(|word| lower.starts_with(word));
    let signed = filled.iter().any(|cell| {
        is_signed(&cell.text.text) && (is_form_line(&cell.text) || cell.text.text.trim().ends_with([':', '：']))
    });
    note || signed
}
