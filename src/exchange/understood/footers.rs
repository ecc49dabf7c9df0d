//! Rows of a table that are none of its items: sums, notes to the list, who made it and who signs it, where it ends.

use super::super::reading::Cell;
use super::form::{is_form_line, is_made_by, is_signed};
use super::looks::{Look, look_of};
use crate::text::folded::folded;

/// Words of rows that sum up the others.
const SUMS: [&str; 10] =
    ["合计", "总计", "小计", "共计", "总数", "grand total", "subtotal", "sub-total", "totals", "total"];

/// What a count of the rows may be followed by.
const COUNTED: [&str; 20] = [
    "项", "件", "份", "个", "张", "台", "条", "套", "本", "把", "元", "人", "行", "items", "item", "rows", "pcs",
    "pieces", "tasks", "accounts",
];

/// With what a note to the list begins.
const NOTES: [&str; 11] =
    ["备注:", "注:", "说明:", "填写说明", "填表说明", "附注:", "note:", "notes:", "remark:", "remarks:", "n.b."];

/// What stands below the last row.
const ENDS: [&str; 6] = ["以下空白", "以下无正文", "end of list", "end of table", "end of sheet", "end of document"];

/// Takes the rows out that are no items: sums and notes wherever they stand, and what is signed at the end.
pub(super) fn take_footers(rows: &mut Vec<(usize, &[Cell])>) {
    rows.retain(|(_, cells)| !is_sum(cells) && !is_note(cells));
    // Stars may be the bullets of all rows.
    let bulleted = rows.first().is_some_and(|(_, cells)| is_starred(cells));
    while rows.last().is_some_and(|(_, cells)| is_made(cells) || !bulleted && is_starred(cells)) {
        rows.pop();
    }
}

/// Whether the only cell of a row that is filled is a footnote.
fn is_starred(cells: &[Cell]) -> bool {
    let mut all = filled(cells);
    all.next().is_some_and(|cell| cell.text.text.trim_start().starts_with(['*', '※', '＊'])) && all.next().is_none()
}

fn filled(cells: &[Cell]) -> impl Iterator<Item = &Cell> {
    cells.iter().filter(|cell| !cell.text.is_blank() && !cell.merged)
}

/// Whether a row sums up the others: "合计：3 项", "Total".
fn is_sum(cells: &[Cell]) -> bool {
    let Some(first) = filled(cells).next().map(|cell| folded(&cell.text.text)) else { return false };
    let counted = |rest: &str| {
        let unit = rest.trim_matches(|c: char| !c.is_alphabetic());
        unit.is_empty() || COUNTED.contains(&unit)
    };
    // 共 5 项.
    let all = first.strip_prefix('共').filter(|rest| rest.trim_start().starts_with(|c: char| c.is_ascii_digit()));
    SUMS.iter().find_map(|word| first.strip_prefix(word)).or(all).is_some_and(counted) || first == "sum"
}

/// Whether a row is a note to the list, or a place to sign.
fn is_note(cells: &[Cell]) -> bool {
    let mut all = filled(cells).map(|cell| folded(&cell.text.text));
    let Some(first) = all.next() else { return false };
    let alone = all.next().is_none();
    let note = alone && NOTES.iter().any(|word| first.starts_with(word));
    let signed = filled(cells).any(|cell| {
        is_signed(&cell.text.text) && (is_form_line(&cell.text) || cell.text.text.trim().ends_with([':', '：']))
    });
    note || signed
}

/// Whether every cell of a row says who made the list or answers for it, when, or that it ends.
fn is_made(cells: &[Cell]) -> bool {
    let is_page = |text: &str| {
        text.starts_with("page ") && text.contains(" of ") || text.starts_with('第') && text.contains('页')
    };
    let mut labelled = false;
    let all = filled(cells).all(|cell| {
        let text = folded(&cell.text.text);
        let bare = text.trim_matches(|c: char| !c.is_alphanumeric());
        let is = is_made_by(&text) || ENDS.contains(&bare) || is_page(bare);
        labelled |= is;
        is || look_of(&text) == Some(Look::Day)
    });
    all && labelled
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_notes_and_makers_are_told_from_items() {
        let is_footer = |row: &str| {
            let cells: Vec<Cell> = row.split('|').map(Cell::plain).collect();
            is_sum(&cells) || is_note(&cells) || is_starred(&cells) || is_made(&cells)
        };
        for row in [
            "合计",
            "合计：3项",
            "共 5 项||",
            "总计|6",
            "Total: 5 items||",
            "Grand total||12.50",
            "备注：以实物为准||",
            "Note: spare keys at reception|",
            "* dates may move||",
            "编制人：周敏||审核人：陈宇",
            "移交人：||接收人：",
            "制表日期：2026-11-01|",
            "Prepared by Lin Wei on 1 Nov|",
            "Prepared by: Lin Wei||2026-11-01",
            "— End of list —|",
            "第 1 页 共 2 页||",
            "Page 1 of 2",
        ] {
            assert!(is_footer(row), "{row}");
        }
        for row in [
            "Total station|2",
            "合计报表移交|林薇",
            "共享盘",
            "Note the alarm code|Lin",
            "Approved budget|Lin Wei",
            "Prepared by Lin Wei|open",
            "备注：以实物为准|2",
            "第三方合同",
            "Page builder of the shop|Lin",
        ] {
            assert!(!is_footer(row), "{row}");
        }
    }
}
