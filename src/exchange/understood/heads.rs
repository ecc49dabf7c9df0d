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
    let is_marked = |unit: &Unit| matches!(unit.what, What::Row { head: true, .. });
    if rows.iter().any(|unit| is_marked(unit) && could_head(unit)) {
        return;
    }
    // A title across the table, or a line of a form, that a program has made the head.
    for unit in rows.iter_mut() {
        if let What::Row { head, .. } = &mut unit.what {
            *head = false;
        }
    }
    let head = known_head(&rows, maps).or_else(|| plain_head(&rows, maps, whole));
    let columns = head.map_or(0, |at| filled(rows[at]).len());
    let above = head.map(|at| cells(rows[at]).to_vec());
    let mut seen: Vec<Vec<String>> = Vec::new();
    let mut titled = false;
    for (at, unit) in rows.iter_mut().enumerate() {
        let texts: Vec<String> = cells(unit).iter().map(|cell| cell.text.text.clone()).collect();
        let joined = || texts.iter().filter(|text| !text.trim().is_empty()).cloned().collect::<Vec<_>>().join(" | ");
        let below = head.is_some_and(|head| at == head + 1) && joins_above(unit);
        let again = || head.is_some_and(|head| at > head) && is_another_head(unit, maps, &seen);
        if head == Some(at) || below || again() {
            if below && let Some(above) = &above {
                join_heads(unit, above);
            }
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
        let text = Rich::plain(&joined());
        match only {
            Some(cell) if before && !titled && !is_form_line(&cell.text) && !is_labelled(&cell) => {
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

/// How many rows may stand above the head.
const ABOVE: usize = 30;

/// Whether a text is a label with what goes there: "Owner: Wang Lei".
fn is_labelled(cell: &Cell) -> bool {
    let parts = cell.text.text.split_once([':', '：']);
    parts.is_some_and(|(label, value)| !label.trim().is_empty() && !value.trim().is_empty())
}

/// Whether a row may head columns: several texts, none of which is filled into a form.
fn could_head(unit: &Unit) -> bool {
    let filled = filled(unit);
    let one = filled.len() == 1 && cells(unit).len() == 1;
    // "#" and "√" say nothing, and are heads of columns.
    let is_form = |cell: &Cell| is_form_line(&cell.text) && !is_heading(&cell.text.text, &[]) || is_labelled(cell);
    (filled.len() > 1 || one) && !filled.iter().any(|cell| is_form(cell))
}

/// How many of the texts of a row are written like heads of columns; nothing where it cannot be one.
fn heads_known(unit: &Unit, maps: &[Map]) -> Option<usize> {
    let filled = filled(unit);
    let known = filled.iter().filter(|cell| is_heading(&cell.text.text, maps)).count();
    let is_head = match filled.len() {
        1 => known == 1,
        several => known > 1 && known * 3 >= several && filled.iter().all(|cell| cell_tick(&cell.text.text).is_none()),
    };
    (is_head && could_head(unit)).then_some(known)
}

/// The first row that is written like heads of columns; a far wider one close below it that knows more words is the head,
/// and what stands above it tells something of the list.
fn known_head(rows: &[&mut Unit], maps: &[Map]) -> Option<usize> {
    let mut found: Option<(usize, usize)> = None;
    for (at, unit) in rows.iter().enumerate() {
        let Some(known) = heads_known(unit, maps) else { continue };
        match found {
            None => found = Some((at, known)),
            Some((first, fewer)) if at - first <= 5 => {
                if known > fewer && filled(rows[first]).len() * 2 <= filled(unit).len() {
                    found = Some((at, known));
                }
            }
            Some(_) => break,
        }
    }
    found.map(|(at, _)| at)
}

/// Whether a row goes on with the head above it: some of its cells are those of the head, which are higher than one row.
fn joins_above(unit: &Unit) -> bool {
    let merged = cells(unit).iter().filter(|cell| cell.merged).count();
    merged > 0 && filled(unit).iter().all(|cell| cell.merged || !cell.text.text.contains(|c: char| c.is_ascii_digit()))
}

/// Puts what stands over several columns before what stands over each of them.
fn join_heads(unit: &mut Unit, above: &[Cell]) {
    let What::Row { cells, .. } = &mut unit.what else { return };
    let mut over = String::new();
    for (at, cell) in cells.iter_mut().enumerate() {
        let upper = above.get(at).map(|cell| cell.text.text.trim()).unwrap_or_default();
        if !upper.is_empty() {
            over = upper.to_owned();
        }
        let own = cell.text.text.trim().to_owned();
        if !cell.merged && !own.is_empty() && !over.is_empty() && own != over {
            cell.text = Rich::plain(&format!("{over} {own}"));
        }
    }
}

/// Whether a row below the head of a table is a head as well: the same printed again, or one that is nothing but headings.
/// What stands in a row of values may be called like a column too: "Task", "Done".
fn is_another_head(unit: &Unit, maps: &[Map], seen: &[Vec<String>]) -> bool {
    let texts: Vec<&str> = cells(unit).iter().map(|cell| cell.text.text.as_str()).collect();
    let filled = filled(unit);
    let all = filled.len() > 2 && filled.iter().all(|cell| is_heading(&cell.text.text, maps));
    heads_known(unit, maps).is_some() && (all || seen.iter().any(|head| head.iter().eq(texts.iter())))
}

/// The first row of several texts, where it is words alone and what stands below it is not all. Outside of a sheet it is in
/// bold, or of another kind than what stands below it.
fn plain_head(rows: &[&mut Unit], maps: &[Map], whole: bool) -> Option<usize> {
    let words = |cell: &&Cell| {
        let text = cell.text.text.trim();
        let says = text.chars().any(char::is_alphabetic) || is_heading(text, maps);
        let short = text.chars().count() <= 30 && says && cell_tick(text).is_none();
        short && !text.contains("://") && day::read(text, Zone::Named(Tz::UTC), None).is_err()
    };
    let widest = rows.iter().map(|unit| filled(unit).len()).max().unwrap_or_default();
    let wide = |unit: &Unit| could_head(unit) && filled(unit).len() > 1 && filled(unit).len() * 2 > widest;
    let at = rows.iter().take(ABOVE).position(|unit| wide(unit))?;
    let first = filled(rows[at]);
    let bold = first.iter().all(|cell| cell.text.is_bold());
    let is_head = first.iter().all(words) && rows.len() > at + 1 && !comes_again(rows, at);
    (is_head && (whole || bold || is_over_others(rows, at))).then_some(at)
}

/// Whether a text of a row stands in the same column further down as well, as values do.
fn comes_again(rows: &[&mut Unit], at: usize) -> bool {
    let below = |column: usize| rows[at + 1..].iter().take(ABOVE).filter_map(move |unit| cells(unit).get(column));
    let again = |(column, cell): (usize, &Cell)| {
        !cell.text.is_blank() && below(column).filter(|other| other.text.text == cell.text.text).count() > 0
    };
    let known = rows[at + 1..].iter().any(|unit| cells(unit) == cells(rows[at]));
    !known && cells(rows[at]).iter().enumerate().any(again)
}

/// Whether something below a row of words is of another kind: numbers, days, ticks.
fn is_over_others(rows: &[&mut Unit], at: usize) -> bool {
    let columns = cells(rows[at]).len();
    (0..columns).any(|column| {
        let below =
            || rows[at + 1..].iter().filter_map(|unit| cells(unit).get(column)).map(|cell| cell.text.text.trim());
        let mut filled = below().filter(|text| !text.is_empty()).peekable();
        let other = |text: &str| {
            !text.chars().any(char::is_alphabetic)
                || cell_tick(text).is_some()
                || day::read(text, Zone::Named(Tz::UTC), None).is_ok()
        };
        rows.len() > at + 2 && filled.peek().is_some() && filled.all(other)
    })
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
