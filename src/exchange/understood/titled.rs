//! What the columns of a table hold, and which of them says what its items are called.

use super::columns::{Grid, Meaning, NAMING, title_rank};
use crate::model::kinds::Kind;
use crate::model::secrets::names_a_secret;
use std::collections::HashSet;

/// Longer texts than this say no more of what an item is called than one of this length.
const LONG: usize = 20;

/// A column whose texts are so many times shorter than those of another is no title beside it.
const SHORTER: usize = 4;

/// What each column holds.
pub(super) fn meanings_of(grid: &Grid<'_>, kind: &Kind) -> Vec<Meaning> {
    let columns = 0..grid.heads.len();
    let said: Vec<bool> = columns.clone().map(|column| grid.said(column).is_some()).collect();
    let one = |column| grid.said(column).cloned().unwrap_or_else(|| grid.guess(column, kind));
    let mut found: Vec<Meaning> = columns.map(one).collect();
    if !found.contains(&Meaning::Title)
        && let Some(column) = title_column(grid, &found, &said)
    {
        found[column] = Meaning::Title;
    }
    once(&mut found, &said);
    found
}

/// A field is filled by one column, the first that is said to hold it, else the first of all; of owners there may be several.
fn once(found: &mut [Meaning], said: &[bool]) {
    let many = |meaning: &Meaning| match meaning {
        Meaning::Other | Meaning::Order | Meaning::Done | Meaning::Skip => true,
        Meaning::Field(name) => name == "owner",
        Meaning::Title | Meaning::Group => false,
    };
    for at in (0..found.len()).filter(|at| !many(&found[*at])).collect::<Vec<_>>() {
        let is_first = |other: usize| (!said[other], other) < (!said[at], at);
        if (0..found.len()).any(|other| found[other] == found[at] && is_first(other)) {
            found[at] = Meaning::Other;
        }
    }
}

/// The column of titles: one that is called so, else the one with the most texts that differ, of several the first that is
/// not far shorter than another; numbers that only count the rows are no titles.
fn title_column(grid: &Grid<'_>, found: &[Meaning], said: &[bool]) -> Option<usize> {
    // What has an account or a system is called by that; a serial number only where there is nothing else.
    let names = |name: &str| NAMING.contains(&name) && name != "serial";
    let by_field = found.iter().any(|one| matches!(one, Meaning::Field(name) if names(name)));
    let is_field = |column: usize| matches!(found[column], Meaning::Field(_));
    let says = |column: usize| grid.filled(column).any(|text| text.chars().any(char::is_alphabetic));
    let free = |column: &usize| {
        matches!(found[*column], Meaning::Other | Meaning::Field(_) | Meaning::Group) && !said[*column]
    };
    let open = |column: &usize| free(column) && (says(*column) || grid.filled(*column).next().is_none());
    let different = |column: usize| grid.filled(column).collect::<HashSet<_>>().len();
    // The same word in nearly all rows says what they belong to, and not what they are.
    let is_one = |column: usize| grid.rows.len() > 2 && different(column) * 3 <= grid.rows.len();
    let columns = 0..grid.heads.len();
    let named = columns.clone().filter(|column| open(column) && !(by_field && is_field(*column)));
    let named =
        named.filter_map(|column| Some((is_one(column), is_field(column), title_rank(grid.heads[column])?, column)));
    let named = named.min();
    if by_field {
        return named.map(|(.., column)| column);
    }
    // What is to stay secret is shown in no title.
    let is_safe = |column: usize| !names_a_secret(grid.heads[column]);
    let is_unknown = |column: &usize| found[*column] == Meaning::Other && !said[*column] && says(*column);
    let unknown = columns.filter(|column| is_unknown(column) && is_safe(*column));
    let length = |column: usize| grid.filled(column).map(|text| width(text).min(LONG)).sum::<usize>();
    let most = unknown.clone().map(different).max().unwrap_or_default();
    let unknown: Vec<usize> = unknown.filter(|column| different(*column) == most).collect();
    let longest = unknown.iter().map(|column| length(*column)).max().unwrap_or_default();
    let unknown = unknown.into_iter().find(|column| length(*column) * SHORTER >= longest);
    match named {
        // A description is a title only where no other column tells all rows apart.
        Some((_, true, ..)) if unknown.is_some_and(|column| different(column) == grid.rows.len().max(2)) => unknown,
        Some((.., column)) => Some(column),
        None => unknown,
    }
}

/// How much a text says: a Chinese character as much as two letters.
fn width(text: &str) -> usize {
    text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}

#[cfg(test)]
mod tests {
    use super::super::super::reading::Cell;
    use super::*;
    use crate::model::kinds::built_in;
    use crate::model::milestones::Milestones;

    /// The column that is taken for the titles, of a head and rows with bars between their cells.
    fn title(table: &[&str]) -> Option<usize> {
        let rows: Vec<Vec<Cell>> = table.iter().map(|row| row.split('|').map(Cell::plain).collect()).collect();
        let heads = rows[0].iter().map(|cell| cell.text.text.as_str()).collect();
        let grid = Grid {
            heads,
            rows: rows[1..].iter().map(Vec::as_slice).collect(),
            maps: &[],
            milestones: &Milestones::default(),
        };
        meanings_of(&grid, built_in("deliverables").unwrap()).iter().position(|one| *one == Meaning::Title)
    }

    #[test]
    fn the_title_is_the_text_by_which_rows_differ_and_never_their_number() {
        for (table, column) in [
            (
                &["#|Thing to pass on|Pieces|Who", "1|Cash box|1|Li", "2|Key cabinet|3|Wang", "3|Visitor book|2|Li"][..],
                1,
            ),
            (&["Item|Description|Qty", "1|Laptop|1", "2|Badge|2"], 1),
            (&["Project|Summary", "Apollo|Keys", "Apollo|Desk", "Apollo|Car"], 1),
            (&["Wer|Was", "Anna|Schlüssel übergeben", "Anna|Tresor erklären", "Ben|Post"], 1),
            (&["||", "1|门禁卡|红", "2|工位钥匙|红", "3|抽屉钥匙|蓝"], 1),
            (&["Server|Purpose", "web-1|shop front", "db-1|orders"], 0),
            (&["Thing|Status", "Desk|half", "Car|nearly", "Key|Done", "Pen|soon"], 0),
            (&["Thing|Colour", "Desk|grey"], 0),
            (&["Thing|Description", "Desk|grey, by the window", "Car|blue"], 0),
            (&["名称|说明", "手册|共三册，另附光盘一张", "图纸|蓝图"], 0),
        ] {
            assert_eq!(title(table), Some(column), "{table:?}");
        }
        assert_eq!(title(&["Col|Row", "1|2", "3|4"]), None);
    }

    #[test]
    fn columns_are_told_by_what_is_written_over_them() {
        assert_eq!(
            told(
                &["序号", "移交内容", "数量", "状态", "备注", "负责人", "截止日期"],
                &["1", "源代码", "3 份", "已交", "见附件", "林薇", "2026-11-20"]
            ),
            [
                "Order",
                "Title",
                "Field(\"quantity\")",
                "Done",
                "Field(\"details\")",
                "Field(\"owner\")",
                "Field(\"due\")"
            ]
        );
        assert_eq!(
            told(&["#", "Item", "Owner", "Due", "Priority", "Done"], &["1", "Keys", "Lin", "May", "high", "Y"]),
            ["Order", "Title", "Field(\"owner\")", "Field(\"due\")", "Field(\"priority\")", "Done"]
        );
        assert_eq!(
            told(&["类别", "名称", "移交人", "接收人"], &["文档", "手册", "林", "陈"]),
            ["Group", "Title", "Field(\"owner\")", "Field(\"owner\")"]
        );
        assert_eq!(told(&["Thing", "Colour"], &["Desk", "grey"]), ["Title", "Other"]);
        assert_eq!(told(&["验收项目", "验收结果"], &["文档", "☐"]), ["Title", "Done"]);
    }

    fn told(heads: &[&str], row: &[&str]) -> Vec<String> {
        let row: Vec<Cell> = row.iter().map(|text| Cell::plain(text)).collect();
        let grid = Grid { heads: heads.to_vec(), rows: vec![&row], maps: &[], milestones: &Milestones::default() };
        let found = meanings_of(&grid, built_in("deliverables").unwrap());
        found.into_iter().map(|meaning| format!("{meaning:?}")).collect()
    }
}
