//! What the columns of a table hold, by what is written over them, in either language.

use super::super::reading::{Cell, cell_tick, holds_box, ticked};
use crate::model::kinds::called::{meanings, words_for};
use crate::model::kinds::tables::TableName;
use crate::model::kinds::{self, Kind};
use crate::model::lookup;
use crate::model::milestones::Milestones;
use crate::text::Lang;
use crate::text::folded::folded;
use serde::Deserialize;
use std::collections::{BTreeMap, HashSet};
use std::sync::LazyLock;

/// The fields of every item that a column may fill.
const COMMON: [&str; 10] =
    ["title", "id", "details", "owner", "due", "priority", "accept_when", "when", "links", "tags"];

/// The fields by which an item may be called that has no title.
pub(super) const NAMING: [&str; 9] =
    ["system", "account", "metric", "audience", "platform", "serial", "document", "data", "department"];

/// What a column holds.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Meaning {
    /// The numbers of the rows, which say nothing more than their order.
    Order,
    /// What the items are called.
    Title,
    /// Whether it is done, as boxes, ticks, yes and no.
    Done,
    /// What its rows belong to: sections of their own.
    Group,
    /// A field of the items.
    Field(String),
    /// Something that there is no field for.
    Other,
    /// Something that is to be left out.
    Skip,
}

/// A column of a table, and what it holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Column {
    /// What is written over it; its letter where nothing is.
    pub(crate) name: String,
    /// Whether nothing is written over it.
    pub(crate) unnamed: bool,
    /// What it holds.
    pub(crate) meaning: Meaning,
    /// By which word the command line says so, where it does.
    pub(crate) said: Option<String>,
}

impl Column {
    /// The columns of a table by what is written over them.
    pub(super) fn all(heads: &[&str], meanings: &[Meaning], maps: &[Map]) -> Vec<Column> {
        let column = |(at, meaning): (usize, &Meaning)| {
            let head = heads.get(at).map(|head| head.trim().replace('\n', " ")).filter(|head| !head.is_empty());
            Column {
                unnamed: head.is_none(),
                name: head.unwrap_or_else(|| letter(at)),
                meaning: meaning.clone(),
                said: said_of(maps, heads, at).map(|map| map.column.clone()),
            }
        };
        meanings.iter().enumerate().map(column).collect()
    }
}

/// A column that the command line says the meaning of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Map {
    /// What is written over the column, or its letter or number.
    pub(crate) column: String,
    /// What it holds.
    pub(crate) meaning: Meaning,
}

#[derive(Deserialize)]
struct Words {
    order: Vec<String>,
    title: Vec<String>,
    done: Vec<String>,
    status: Vec<String>,
    stage: Vec<String>,
    group: Vec<String>,
    fields: BTreeMap<String, Vec<String>>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    #[expect(clippy::expect_used, reason = "the embedded file is parsed by the tests")]
    toml::from_str(include_str!("columns.toml")).expect("columns.toml is valid")
});

/// The forms in which the words over a column are looked for: as they are, without what stands in brackets, and the first
/// of several.
fn forms(head: &str) -> Vec<String> {
    let whole = folded(head);
    let bare = whole.split(['(', '[']).next().unwrap_or_default().trim().to_owned();
    let first = bare.split(['/', '\n', ':']).next().unwrap_or_default().trim().to_owned();
    let tight = whole.replace(' ', "");
    let mut all = vec![whole, bare, first, tight];
    all.dedup();
    all.retain(|form| !form.is_empty());
    all
}

/// The forms in which the words over a column of a user list are looked for: those that programs write, `userName`,
/// `user_name` and `Email Address [Required]`, as people would write them too.
pub(super) fn words_over(head: &str) -> Vec<String> {
    let mut apart = String::with_capacity(head.len());
    let mut small = false;
    for c in head.chars() {
        if c.is_ascii_uppercase() && small {
            apart.push(' ');
        }
        small = c.is_ascii_lowercase();
        apart.push(if c == '_' { ' ' } else { c });
    }
    let mut all = forms(&apart);
    all.extend(forms(head));
    all
}

fn is_in(words: &[String], forms: &[String]) -> bool {
    forms.iter().any(|form| words.contains(form))
}

/// How far a word stands in the list of those for titles; nothing where it is none.
pub(super) fn title_rank(head: &str) -> Option<usize> {
    let forms = forms(head);
    WORDS.title.iter().position(|word| forms.contains(word))
}

/// The field that a word over a column means, of those that items of a kind have.
pub(crate) fn field(head: &str, kind: &Kind) -> Option<String> {
    let forms = forms(head);
    let own = kind.fields.iter().map(|field| (field.name.as_str(), Some(&field.label)));
    let common = TableName::Item.fields().filter(|name| COMMON.contains(name) && kind.field(name).is_none());
    let all: Vec<_> = own.chain(common.map(|name| (name, None))).collect();
    let here = |name: &str| all.iter().any(|(known, _)| *known == name);
    let listed = WORDS.fields.iter().filter(|(name, words)| here(name) && is_in(words, &forms));
    let by_words = forms.iter().find_map(|form| meanings(form, &all).first().map(|name| (*name).to_owned()));
    by_words.filter(|name| name != "title").or_else(|| listed.map(|(name, _)| name.clone()).next())
}

/// All that may stand over a column, in the form in which it is compared.
static HEADINGS: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let own = kinds::built_ins().iter().flat_map(|kind| &kind.fields);
    let labels = own.clone().flat_map(|field| Lang::ALL.map(|lang| field.label.of(lang).to_owned()));
    let names = || COMMON.iter().map(|name| (*name).to_owned()).chain(own.clone().map(|field| field.name.clone()));
    let called = names().flat_map(|name| words_for(&name));
    let lists =
        [&WORDS.order, &WORDS.title, &WORDS.done, &WORDS.status, &WORDS.group].into_iter().chain(WORDS.fields.values());
    let all = lists.flatten().cloned().chain(labels).chain(called).chain(names());
    all.map(|word| folded(&word.replace('_', " "))).collect()
});

/// Whether a cell is written like the head of a column.
pub(super) fn is_heading(text: &str, maps: &[Map]) -> bool {
    // Most cells are none, and are too long or have digits.
    if text.len() > 120 || text.is_empty() {
        return false;
    }
    let forms = forms(text);
    let mapped = || maps.iter().any(|map| Some(&folded(&map.column)) == forms.first());
    forms.iter().any(|form| HEADINGS.contains(form)) || mapped()
}

/// A table as its columns are looked at.
pub(super) struct Grid<'a> {
    /// What is written over each column; blank where nothing is.
    pub(super) heads: Vec<&'a str>,
    /// The rows below.
    pub(super) rows: Vec<&'a [Cell]>,
    /// What the command line says of columns.
    pub(super) maps: &'a [Map],
    /// The stages of the project.
    pub(super) milestones: &'a Milestones,
}

impl Grid<'_> {
    /// The values of a column that say something.
    pub(super) fn filled(&self, column: usize) -> impl Iterator<Item = &str> {
        let texts = self.rows.iter().filter_map(move |row| row.get(column)).map(|cell| cell.text.text.trim());
        texts.filter(|text| !text.is_empty())
    }

    /// What the command line says that a column holds.
    pub(super) fn said(&self, column: usize) -> Option<&Meaning> {
        said_of(self.maps, &self.heads, column).map(|map| &map.meaning)
    }

    /// Whether a column has nothing but whole numbers, as those that rows are counted by.
    pub(super) fn is_counted(&self, column: usize) -> bool {
        self.filled(column).all(|text| text.trim_end_matches(['.', '、']).parse::<u32>().is_ok())
    }

    /// Whether a column says of each row which stage of the project it belongs to.
    fn are_stages(&self, column: usize) -> bool {
        let mut values = self.filled(column).peekable();
        let is_stage = |word: &str| lookup::milestone(self.milestones, word).is_some();
        is_stage_word(self.heads[column]) && values.peek().is_some() && values.all(is_stage)
    }

    /// Whether a column counts the rows.
    fn is_running(&self, column: usize) -> bool {
        let numbers: Vec<u32> =
            self.filled(column).filter_map(|text| text.trim_end_matches('.').parse().ok()).collect();
        numbers.len() > 1
            && self.is_counted(column)
            && numbers.windows(2).all(|pair| pair[0].checked_add(1) == Some(pair[1]))
    }

    /// What a column holds, by what is written over it and by its values.
    pub(super) fn guess(&self, column: usize, kind: &Kind) -> Meaning {
        let head = self.heads[column];
        let forms = forms(head);
        let boxed = || self.filled(column).any(holds_box) && self.filled(column).all(|text| cell_tick(text).is_some());
        let all = self.filled(column).count();
        let others = self.filled(column).filter(|text| ticked(text).is_none()).count();
        let is_done = is_in(&WORDS.done, &forms) && others * 2 <= all;
        let is_status = (is_in(&WORDS.status, &forms) || asks_whether(head)) && all > 0 && others == 0;
        let may_count = head.trim().is_empty() || title_rank(head).is_some();
        if is_in(&WORDS.order, &forms) && self.is_counted(column) || may_count && self.is_running(column) {
            return Meaning::Order;
        }
        if boxed() || is_done || is_status {
            return Meaning::Done;
        }
        match field(head, kind) {
            Some(name) if name == "id" && !are_ids(self.filled(column)) => {
                if self.is_counted(column) {
                    Meaning::Order
                } else {
                    Meaning::Other
                }
            }
            Some(name) => Meaning::Field(name),
            None if self.are_stages(column) => Meaning::Field("stage".to_owned()),
            None if is_in(&WORDS.group, &forms) => Meaning::Group,
            None => Meaning::Other,
        }
    }
}

/// Whether the words over a column ask for yes or no: "Transferred (Y/N)", 是否已培训.
fn asks_whether(head: &str) -> bool {
    let head = folded(head);
    ["y/n", "yes/no", "是/否", "√/×"].iter().any(|choice| head.contains(choice)) || head.starts_with("是否")
}

/// Whether a column says by its heading how far its rows have come.
pub(crate) fn is_status(head: &str) -> bool {
    is_in(&WORDS.status, &forms(head))
}

/// Whether a column is called as one of stages would be.
pub(crate) fn is_stage_word(head: &str) -> bool {
    is_in(&WORDS.stage, &forms(head))
}

/// The letter by which a sheet calls a column: A, B, … Z, AA.
pub(crate) fn letter(column: usize) -> String {
    let last = char::from(b'A' + u8::try_from(column % 26).unwrap_or_default());
    match column / 26 {
        0 => last.to_string(),
        more => letter(more - 1) + &last.to_string(),
    }
}

/// Whether a column is meant by what is written over it.
pub(super) fn is_called(map: &Map, head: &str) -> bool {
    folded(&map.column) == folded(head)
}

/// What the command line says of a column: by what is written over it, else by its letter or its number, where no column
/// of the table is called so.
pub(super) fn said_of<'m>(maps: &'m [Map], heads: &[&str], column: usize) -> Option<&'m Map> {
    let place = [letter(column), (column + 1).to_string()];
    let is_place = |map: &&Map| {
        let word = map.column.trim();
        place.iter().any(|name| name.eq_ignore_ascii_case(word)) && !heads.iter().any(|head| is_called(map, head))
    };
    let by_head = maps.iter().rev().find(|map| is_called(map, heads.get(column).unwrap_or(&"")));
    by_head.or_else(|| maps.iter().rev().find(is_place))
}

/// Whether the values of a column are names that tell the items apart.
fn are_ids<'a>(values: impl Iterator<Item = &'a str>) -> bool {
    let mut seen = HashSet::new();
    let mut any = false;
    for value in values {
        any = true;
        let value = value.trim();
        let numeric = value.chars().all(|c| c.is_ascii_digit() || c == '.');
        if numeric || kinds::values::id(value).is_err() || !seen.insert(value) {
            return false;
        }
    }
    any
}

/// What a word of the command line says that a column holds: a field by any name, or one of a few words.
pub(crate) fn meaning_called(word: &str) -> Option<Meaning> {
    Some(match folded(word).as_str() {
        "title" | "标题" | "事项" => Meaning::Title,
        "section" | "部分" => Meaning::Group,
        "stage" => Meaning::Field("stage".to_owned()),
        "done" | "完成" => Meaning::Done,
        "extra" | "其他" => Meaning::Other,
        "order" | "序号" => Meaning::Order,
        "skip" | "跳过" | "忽略" | "不导入" => Meaning::Skip,
        _ => {
            let none = Kind::custom("");
            let own = || kinds::built_ins().iter().find_map(|kind| field(word, kind));
            Meaning::Field(field(word, &none).or_else(own)?)
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_for_a_column_stands_for_a_field_that_there_is() {
        for name in WORDS.fields.keys() {
            let own = kinds::built_ins().iter().any(|kind| kind.field(name).is_some());
            assert!(own || COMMON.contains(&name.as_str()), "{name}");
        }
        assert_eq!([0, 25, 26, 27, 701, 702].map(letter), ["A", "Z", "AA", "AB", "ZZ", "AAA"]);
    }
}
