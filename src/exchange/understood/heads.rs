//! Sheets before they are interpreted: which rows are heads of columns, headings and forms, and which are items.

use super::super::reading::{Cell, Rich, Unit, What, cell_tick};
use super::columns::{Map, is_heading};
use super::form::is_form_line;
use super::looks::{is_like_those_below, look_of};
use super::section::Known;
use std::collections::BTreeMap;

/// Marks the heads of tables that have none marked, takes away the marks of rows that are like those below them, and makes
/// headings and text of rows that are no items. `whole` is whether the list is nothing but rows. Gives the heads that are
/// taken for such though nothing tells it, as positions.
pub(super) fn mark(units: &mut [Unit], known: &Known<'_>, whole: bool) -> Vec<usize> {
    let mut tables: BTreeMap<usize, (Vec<usize>, Vec<&mut Unit>)> = BTreeMap::new();
    for (at, unit) in units.iter_mut().enumerate() {
        if let What::Row { table, .. } = unit.what {
            let (places, rows) = tables.entry(table).or_default();
            places.push(at);
            rows.push(unit);
        }
    }
    let guessed = |(places, rows): (Vec<usize>, _)| mark_table(rows, known, whole).map(|at| places[at]);
    tables.into_values().filter_map(guessed).collect()
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

/// Marks one table; gives its head where nothing tells that it is one.
fn mark_table(mut rows: Vec<&mut Unit>, known: &Known<'_>, whole: bool) -> Option<usize> {
    let maps = &known.maps;
    let is_marked = |unit: &Unit| matches!(unit.what, What::Row { head: true, .. });
    let marked = rows.iter().position(|unit| is_marked(unit) && could_head(unit));
    let says_other = |at: usize| is_like_those_below(&texts_from(&rows, at), known);
    if marked.is_some_and(|at| !known.headless && !says_other(at)) {
        return None;
    }
    // A title across the table, a line of a form or the first of the rows, that a program has made the head.
    for unit in rows.iter_mut() {
        if let What::Row { head, .. } = &mut unit.what {
            *head = false;
        }
    }
    let told = known_head(&rows, maps).filter(|_| !known.headless);
    let plain = || plain_head(&rows, known, whole).filter(|_| !known.headless);
    let head = told.or_else(plain);
    let new_heads: Vec<bool> = (0..rows.len()).map(|at| head.is_some() && heads_anew(&rows, at, maps)).collect();
    let columns = head.map_or(0, |at| filled(rows[at]).len());
    let above = head.map(|at| cells(rows[at]).to_vec());
    let bold = rows.iter().filter(|unit| filled(unit).first().is_some_and(|cell| cell.text.is_bold())).count();
    // Where most rows begin in bold, that heads nothing.
    let few_bold = bold * 2 <= rows.len();
    let mut seen: Vec<Vec<String>> = Vec::new();
    let mut titled = false;
    for (at, unit) in rows.iter_mut().enumerate() {
        let texts: Vec<String> = cells(unit).iter().map(|cell| cell.text.text.clone()).collect();
        let joined = || texts.iter().filter(|text| !text.trim().is_empty()).cloned().collect::<Vec<_>>().join(" | ");
        let below = head.is_some_and(|head| at == head + 1) && joins_above(unit);
        let again = || head.is_some_and(|head| at > head) && (new_heads[at] || is_printed_again(unit, maps, &seen));
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
            Some(cell)
                if !before && whole && (is_section(&cell, unit, columns, few_bold) || is_over(&new_heads, at)) =>
            {
                let level = if is_over(&new_heads, at) { 1 } else { 2 };
                unit.what = What::Heading { level, text: cell.text };
            }
            _ if before => unit.what = What::Line { depth: 0, code: false, text },
            _ => {}
        }
    }
    head.filter(|at| (told.is_none() || cells(rows[*at]).len() == 1) && !is_certain(&rows, *at))
}

/// The texts of a row and of those below it.
fn texts_from<'a>(rows: &'a [&mut Unit], at: usize) -> Vec<Vec<&'a str>> {
    let texts = |unit: &'a &mut Unit| cells(unit).iter().map(|cell| cell.text.text.as_str()).collect();
    rows[at..].iter().take(ABOVE).map(texts).collect()
}

/// Whether the row below is the head of another table, so that this one is its title.
fn is_over(new_heads: &[bool], at: usize) -> bool {
    new_heads.get(at + 1).is_some_and(|head| *head)
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
        // A single word further down is what a row says.
        let is_near = at == 0 || filled(unit).len() > 1;
        let Some(known) = heads_known(unit, maps).filter(|_| is_near) else { continue };
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

/// Whether a row below the head of a table is that head printed again.
fn is_printed_again(unit: &Unit, maps: &[Map], seen: &[Vec<String>]) -> bool {
    let texts: Vec<&str> = cells(unit).iter().map(|cell| cell.text.text.as_str()).collect();
    heads_known(unit, maps).is_some() && seen.iter().any(|head| head.iter().eq(texts.iter()))
}

/// Whether a row is nothing but headings, and so the head of another table. What stands in a row of values may be called
/// like a column too ("Task", "Done"): two words are a head only below an empty row or a title.
fn heads_anew(rows: &[&mut Unit], at: usize, maps: &[Map]) -> bool {
    let unit = &rows[at];
    let filled_here = filled(unit);
    let apart = || {
        let before = at.checked_sub(1).and_then(|before| rows.get(before));
        before.is_some_and(|before| before.line + 1 < unit.line || filled(before).len() < 2)
    };
    // "Owner:" is to be filled in.
    let is_asked = |cell: &&Cell| cell.text.text.trim().ends_with([':', '：']);
    heads_known(unit, maps).is_some()
        && rows.get(at + 1).is_some()
        && !filled_here.iter().any(is_asked)
        && (filled_here.len() > 2 || filled_here.len() == 2 && apart())
        && filled_here.iter().all(|cell| is_heading(&cell.text.text, maps))
}

/// The first row of several texts, where it is words alone and unlike those below it. Outside of a sheet it is in bold, or
/// of another kind than what stands below it.
fn plain_head(rows: &[&mut Unit], known: &Known<'_>, whole: bool) -> Option<usize> {
    let words = |cell: &&Cell| {
        let text = cell.text.text.trim();
        text.chars().count() <= 30 && (is_heading(text, &known.maps) || look_of(text).is_none())
    };
    let widest = rows.iter().map(|unit| filled(unit).len()).max().unwrap_or_default();
    let wide = |unit: &Unit| could_head(unit) && filled(unit).len() > 1 && filled(unit).len() * 2 > widest;
    let at = rows.iter().take(ABOVE).position(|unit| wide(unit))?;
    let is_head = filled(rows[at]).iter().all(words) && rows.len() > at + 1 && !comes_again(rows, at);
    let other = || is_like_those_below(&texts_from(rows, at), known);
    (is_head && (whole || is_certain(rows, at)) && !other()).then_some(at)
}

/// Whether something tells that a row of words is a head: it is in bold, or what stands below it is of another kind.
fn is_certain(rows: &[&mut Unit], at: usize) -> bool {
    filled(rows[at]).iter().all(|cell| cell.text.is_bold()) || is_over_others(rows, at)
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
        rows.len() > at + 2 && filled.peek().is_some() && filled.all(|text| look_of(text).is_some())
    })
}

/// Whether the only cell of a row that is filled is a heading of the rows below it.
fn is_section(cell: &Cell, unit: &Unit, columns: usize, few_bold: bool) -> bool {
    let text = cell.text.text.trim();
    let across = cell.wide > 1 && cell.wide * 2 >= columns;
    let numbered = is_numbered(text);
    // A row that is empty to its end: the first cell says all, and no column of titles stands there.
    let alone =
        few_bold && columns > 2 && cells(unit).first().is_some_and(|first| first == cell) && cell.text.is_bold();
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
