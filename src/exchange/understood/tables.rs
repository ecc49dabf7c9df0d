//! Tables whose rows are items, or text.

use super::super::reading::{Cell, Rich, boxes, cell_tick, holds_box, is_box, lead, ticked};
use super::columns::{Grid, Map, Meaning, NAMING, is_called, is_status};
use super::drafts::{Draft, Value};
use super::fates::{Fate, Left};
use super::form::{is_blank_value, is_signed, says_nothing};
use super::owners::is_owner;
use super::section::Known;
use super::titled::meanings_of;
use super::wording::worded;
use crate::model::kinds::Kind;
use crate::model::people::People;
use crate::model::secrets::without_secrets;
use crate::text::folded::folded;

/// A title of two lines that is no longer than this is one line.
const ON_ONE_LINE: usize = 60;

/// A table of a list.
pub(super) struct Table<'a> {
    /// The head, with its position.
    pub(super) head: Option<(usize, &'a [Cell])>,
    /// The rows, with their positions.
    pub(super) rows: Vec<(usize, &'a [Cell])>,
}

/// Words between which a form lets one choose.
const CHOICES: [&str; 22] = [
    "是",
    "否",
    "有",
    "无",
    "通过",
    "合格",
    "同意",
    "完成",
    "正常",
    "异常",
    "已完成",
    "未完成",
    "yes",
    "no",
    "y",
    "n",
    "n/a",
    "ok",
    "pass",
    "fail",
    "accepted",
    "rejected",
];

/// What the texts behind the boxes of a line are: whether one of them is to be chosen.
pub(super) fn are_choices(texts: &[String]) -> bool {
    let texts: Vec<String> = texts
        .iter()
        .map(|text| folded(text))
        .map(|text| text.trim_matches(['/', '，', ',', '。', ' ']).to_owned())
        .collect();
    let is_choice = |text: &String| {
        let opposite = texts.iter().any(|other| {
            ["不", "未", "not ", "in"]
                .iter()
                .any(|no| *other == format!("{no}{text}") || *text == format!("{no}{other}"))
        });
        CHOICES.contains(&text.as_str()) || opposite
    };
    texts.len() > 1 && texts.iter().any(is_choice)
}

/// The text behind each box of a line, with whether it is ticked.
pub(super) fn behind_boxes(text: &str) -> Vec<(bool, String)> {
    let found = boxes(text);
    let ends = found.iter().skip(1).map(|(at, _)| *at).chain([text.len()]);
    let piece = |((at, tick), end): (&(usize, bool), usize)| {
        let inner = &text[*at..end];
        let after = inner.get(lead(inner).end..).unwrap_or_default();
        (*tick, after.trim().trim_end_matches(['/', '、', '，', ',', ';', '；', '-', '|']).trim().to_owned())
    };
    found.iter().zip(ends).map(piece).collect()
}

impl<'a> Table<'a> {
    /// Whether a row of it has a box.
    pub(super) fn has_boxes(&self) -> bool {
        self.rows.iter().any(|(_, cells)| cells.iter().any(|cell| holds_box(&cell.text.text)))
    }

    /// Whether it is one of names and signatures: those who sign stand in its rows, with or without boxes.
    pub(super) fn is_signed(&self, people: &People) -> bool {
        let head = self.head.is_some_and(|(_, cells)| cells.iter().any(|cell| is_signed(&cell.text.text)));
        let signs = |cells: &&[Cell]| {
            let who = cells.iter().find(|cell| cell.text.text.chars().any(char::is_alphabetic));
            who.is_none_or(|cell| says_nothing(&cell.text.text) || is_owner(&cell.text.text, people))
        };
        if head && self.rows.iter().all(|(_, cells)| signs(cells)) {
            return true;
        }
        let signed = self.rows.iter().filter(|(_, cells)| cells.first().is_some_and(|cell| is_signed(&cell.text.text)));
        head && self.rows.iter().all(|(_, cells)| !boxes_in(cells)) || signed.count() * 2 >= self.rows.len().max(1)
    }

    /// The head's words, as they are told.
    pub(super) fn heads(&self) -> Vec<&'a str> {
        self.head.map_or_else(Vec::new, |(_, cells)| cells.iter().map(|cell| cell.text.text.as_str()).collect())
    }

    /// Whether the command line says, by its heading, what a column of it holds.
    pub(super) fn is_said(&self, maps: &[Map]) -> bool {
        self.heads().iter().any(|head| maps.iter().any(|map| is_called(map, head)))
    }

    /// What its columns hold.
    pub(super) fn meanings(&self, kind: &Kind, known: &Known<'_>) -> Vec<Meaning> {
        let rows: Vec<&[Cell]> = self.rows.iter().map(|(_, cells)| *cells).collect();
        let mut heads = self.heads();
        let width = rows.iter().map(|cells| cells.len()).max().unwrap_or_default();
        heads.resize(width.max(heads.len()), "");
        meanings_of(&Grid { heads, rows, maps: &known.maps, milestones: known.milestones }, kind)
    }
}

fn boxes_in(cells: &[Cell]) -> bool {
    cells.iter().any(|cell| cell.text.text.contains(is_box))
}

/// A row as a line of text.
pub(super) fn as_line(cells: &[Cell]) -> String {
    let filled = cells.iter().filter(|cell| !cell.text.is_blank() && !cell.merged);
    filled.map(|cell| cell.text.marked().replace('\n', " ")).collect::<Vec<_>>().join(" | ")
}

/// Makes items of the rows of a table, and says what becomes of each row.
pub(super) fn items(table: &Table<'_>, meanings: &[Meaning], people: &People) -> (Vec<Draft>, Vec<(usize, Fate)>) {
    let heads = table.heads();
    let mut drafts: Vec<Draft> = Vec::new();
    let mut fates: Vec<(usize, Fate)> = table.head.map(|(at, _)| (at, Fate::Head)).into_iter().collect();
    let mut group: Option<String> = None;
    for (at, cells) in &table.rows {
        let row = Row { at: *at, cells, heads: &heads, meanings };
        if let Some(text) = row.of(&Meaning::Group).filter(|cell| !cell.text.is_blank()) {
            group = Some(text.text.text.clone());
        }
        if row.is_empty() {
            fates.push((*at, Fate::Left(Left::Empty)));
            continue;
        }
        if row.of(&Meaning::Title).is_some_and(|cell| cell.text.is_struck()) {
            fates.push((*at, Fate::Struck));
            continue;
        }
        let mut made = row.drafts(people);
        made.iter_mut().for_each(|draft| draft.group = group.clone());
        match (made.is_empty(), drafts.last_mut()) {
            (false, _) => {
                fates.push((*at, Fate::Item));
                drafts.append(&mut made);
            }
            // A row without a title goes on with the one above.
            (true, Some(last)) => {
                last.details.extend(row.labelled());
                fates.push((*at, Fate::Item));
            }
            (true, None) => fates.push((*at, Fate::Details)),
        }
    }
    (drafts, fates)
}

/// A row that is being read.
struct Row<'a> {
    at: usize,
    cells: &'a [Cell],
    heads: &'a [&'a str],
    meanings: &'a [Meaning],
}

impl Row<'_> {
    fn meaning(&self, column: usize) -> &Meaning {
        self.meanings.get(column).unwrap_or(&Meaning::Other)
    }

    fn of(&self, meaning: &Meaning) -> Option<&Cell> {
        let column = self.meanings.iter().position(|one| one == meaning)?;
        self.cells.get(column)
    }

    fn head(&self, column: usize) -> String {
        self.heads.get(column).map_or("", |head| *head).trim().replace('\n', " ")
    }

    /// Whether nothing in it says anything but its number and its open box.
    fn is_empty(&self) -> bool {
        let says = |(column, cell): (usize, &Cell)| {
            let counted =
                *self.meaning(column) == Meaning::Order || cell.merged || cell_tick(&cell.text.text) == Some(false);
            let title = *self.meaning(column) == Meaning::Title;
            !counted && !(if title { says_nothing(&cell.text.text) } else { is_blank_value(&cell.text.text) })
        };
        !self.cells.iter().enumerate().any(says)
    }

    /// Its cells as lines, each under what is written over it.
    fn labelled(&self) -> Vec<String> {
        let filled = self.cells.iter().enumerate().filter(|(_, cell)| !cell.text.is_blank() && !cell.merged);
        let line = |(column, cell): (usize, &Cell)| match (self.head(column).as_str(), self.meaning(column)) {
            ("", _) | (_, Meaning::Title | Meaning::Field(_))
                if *self.meaning(column) != Meaning::Field("owner".into()) =>
            {
                cell.text.text.clone()
            }
            ("", _) => cell.text.text.clone(),
            (head, _) => format!("{head}: {}", cell.text.text),
        };
        filled.map(line).collect()
    }

    /// The items of the row: one, or one for each of several boxes.
    fn drafts(&self, people: &People) -> Vec<Draft> {
        let several = self.cells.iter().map(|cell| behind_boxes(&cell.text.text)).find(|found| {
            let texts: Vec<String> = found.iter().map(|(_, text)| text.clone()).collect();
            found.len() > 1 && !are_choices(&texts) && texts.iter().all(|text| !says_nothing(text))
        });
        let title = self.of(&Meaning::Title).filter(|cell| !says_nothing(&cell.text.text));
        let Some(several) = several else {
            return title
                .cloned()
                .or_else(|| self.named())
                .and_then(|cell| self.draft(&cell.text, people))
                .into_iter()
                .collect();
        };
        let of_title = title.map(|cell| cell.text.text.clone()).filter(|text| boxes(text).is_empty());
        let one = |(tick, text): (bool, String)| {
            let mut draft = self.draft(&Rich::plain(&text), people)?;
            draft.ticked = tick;
            draft.details.splice(0..0, of_title.clone());
            draft.extra.retain(|(_, value)| boxes(value).is_empty());
            Some(draft)
        };
        several.into_iter().filter_map(one).collect()
    }

    /// What an item without a title is called by: its account or its system.
    fn named(&self) -> Option<Cell> {
        let field =
            |name: &str| self.of(&Meaning::Field(name.to_owned())).filter(|cell| !is_blank_value(&cell.text.text));
        // Of a row with an account the account may stand for the name, which not everybody has.
        if self.meanings.contains(&Meaning::Title) && field("account").is_none() {
            return None;
        }
        // What is secret by its heading is so in a title too.
        let safe = |name: &&str| {
            let column = self.meanings.iter().position(|one| *one == Meaning::Field((**name).to_owned()))?;
            without_secrets(&self.head(column), &field(name)?.text.text)
        };
        let parts: Vec<String> = NAMING.iter().filter_map(safe).take(2).collect();
        (!parts.is_empty()).then(|| Cell::plain(&parts.join(" ")))
    }

    fn draft(&self, title: &Rich, people: &People) -> Option<Draft> {
        let (lead, mut rest) = title.clone().split_lead();
        // One line feed in a cell only breaks what would not fit; of a longer text the first line is the title.
        if rest.text.matches('\n').count() == 1 && rest.text.chars().count() <= ON_ONE_LINE {
            rest.text = rest.text.replace('\n', " ");
        }
        let mut draft = Draft::of(self.at, worded(&rest, people), rest.links.clone());
        if says_nothing(&draft.title) {
            return None;
        }
        draft.ticked = lead.tick == Some(true);
        for (column, cell) in self.cells.iter().enumerate() {
            let text = cell.text.text.trim();
            if *self.meaning(column) == Meaning::Title || cell.text.is_blank() {
                continue;
            }
            cell.text.links.iter().for_each(|link| draft.link(link));
            let head = self.head(column);
            match self.meaning(column) {
                Meaning::Title | Meaning::Order | Meaning::Group | Meaning::Skip => {}
                Meaning::Done if ticked(text).is_some() => draft.ticked |= ticked(text) == Some(true),
                _ if says_nothing(text) && cell_tick(text).is_none() => {}
                Meaning::Field(name) if name == "details" => draft.details.extend(text.lines().map(str::to_owned)),
                Meaning::Field(name) => {
                    draft.values.push(Value { field: name.clone(), column: head, text: text.to_owned() })
                }
                Meaning::Other | Meaning::Done => match (cell_tick(text), head.as_str()) {
                    (Some(tick), "") => draft.ticked |= tick,
                    (_, "") => draft.details.push(text.to_owned()),
                    (_, head) => {
                        draft.ticked |= is_status(head) && ticked(text) == Some(true);
                        draft.extra.push((head.to_owned(), text.to_owned()));
                    }
                },
            }
        }
        Some(draft)
    }
}
