//! What the columns of a table hold, by what is written over them, in either language.

use super::super::reading::{Cell, cell_tick, holds_box, ticked};
use crate::model::kinds::called::{meanings, words_for};
use crate::model::kinds::tables::TableName;
use crate::model::kinds::{self, Kind};
use crate::text::Lang;
use crate::text::folded::folded;
use serde::Deserialize;
use std::collections::{BTreeMap, HashSet};
use std::sync::{Arc, LazyLock};

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
}

/// A column that the command line says the meaning of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Map {
    /// What is written over the column.
    pub(crate) column: String,
    /// What it holds.
    pub(crate) meaning: Meaning,
}

#[derive(Deserialize)]
struct Words {
    order: Vec<String>,
    title: Vec<String>,
    done: Vec<String>,
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
fn title_rank(head: &str) -> Option<usize> {
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
    let lists = [&WORDS.order, &WORDS.title, &WORDS.done, &WORDS.group].into_iter().chain(WORDS.fields.values());
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

/// Whether a word over a column means a field that only this kind has.
fn is_own(head: &str, kind: &Kind) -> bool {
    field(head, kind).is_some_and(|name| kind.field(&name).is_some())
}

/// The kind whose own fields the columns are: the one that most of them belong to, if two do.
pub(super) fn kind_of(heads: &[&str]) -> Option<Arc<Kind>> {
    let score = |kind: &&Arc<Kind>| heads.iter().filter(|head| is_own(head, kind)).count();
    let best = kinds::built_ins().iter().rev().max_by_key(|kind| (score(kind), kind.name == "deliverables"))?;
    (score(&best) > 1).then(|| best.clone())
}

/// What each column holds.
pub(super) fn meanings_of(heads: &[Cell], rows: &[&[Cell]], kind: &Kind, maps: &[Map]) -> Vec<Meaning> {
    let texts: Vec<&str> = heads.iter().map(|cell| cell.text.text.as_str()).collect();
    let values = |column: usize| rows.iter().filter_map(move |row| row.get(column)).map(|cell| cell.text.text.as_str());
    let mapped =
        |head: &str| maps.iter().find(|map| folded(&map.column) == folded(head)).map(|map| map.meaning.clone());
    let mut found: Vec<Meaning> = texts
        .iter()
        .enumerate()
        .map(|(column, head)| {
            let forms = forms(head);
            let filled = || values(column).filter(|text| !text.trim().is_empty());
            let all_ticks = || filled().any(holds_box) && filled().all(|text| cell_tick(text).is_some());
            let numbers = || filled().all(|text| text.trim().trim_end_matches('.').parse::<u32>().is_ok());
            match mapped(head) {
                Some(meaning) => meaning,
                None if is_in(&WORDS.order, &forms) && numbers() => Meaning::Order,
                None if all_ticks() => Meaning::Done,
                None if is_in(&WORDS.done, &forms) && filled().all(|text| ticked(text).is_some()) => Meaning::Done,
                None => match field(head, kind) {
                    Some(name) if name == "id" && !are_ids(filled()) => {
                        if numbers() {
                            Meaning::Order
                        } else {
                            Meaning::Other
                        }
                    }
                    Some(name) => Meaning::Field(name),
                    None if is_in(&WORDS.group, &forms) => Meaning::Group,
                    None => Meaning::Other,
                },
            }
        })
        .collect();
    title_column(&texts, &mut found, &values, &|column| mapped(texts[column]).is_some());
    once(&mut found);
    found
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

/// Finds the column of titles: by its words, else the first whose values say something.
fn title_column<'a, V: Iterator<Item = &'a str>>(
    texts: &[&str],
    found: &mut [Meaning],
    values: &impl Fn(usize) -> V,
    is_mapped: &dyn Fn(usize) -> bool,
) {
    if found.contains(&Meaning::Title) {
        return;
    }
    let free = |meaning: &Meaning| matches!(meaning, Meaning::Other | Meaning::Field(_) | Meaning::Group);
    let open = |column: usize| free(&found[column]) && !is_mapped(column);
    // What has an account or a system is called by that.
    let by_field = found.iter().any(|one| matches!(one, Meaning::Field(name) if NAMING.contains(&name.as_str())));
    // A column that fills a field is the title only where no other is one, and nothing else names the items.
    let is_field = |column: usize| matches!(found[column], Meaning::Field(_));
    let named = (0..texts.len()).filter(|column| open(*column) && !(by_field && is_field(*column)));
    let named = named.filter_map(|column| Some((is_field(column), title_rank(texts[column])?, column))).min();
    let named = named.map(|(_, _, column)| column);
    let first = || {
        let says = |column: &usize| values(*column).any(|text| text.chars().any(char::is_alphabetic));
        (0..texts.len()).find(|column| matches!(found[*column], Meaning::Other) && !is_mapped(*column) && says(column))
    };
    if let Some(column) = named.or_else(|| if by_field { None } else { first() }) {
        found[column] = Meaning::Title;
    }
}

/// A field is filled by one column; of owners there may be several.
fn once(found: &mut [Meaning]) {
    for at in 1..found.len() {
        let twice = found[..at].contains(&found[at]);
        if twice
            && !matches!(&found[at], Meaning::Other | Meaning::Order | Meaning::Done)
            && found[at] != Meaning::Field("owner".into())
        {
            found[at] = Meaning::Other;
        }
    }
}

/// What a word of the command line says that a column holds: a field by any name, or one of a few words.
pub(crate) fn meaning_called(word: &str) -> Option<Meaning> {
    Some(match folded(word).as_str() {
        "title" | "标题" | "事项" => Meaning::Title,
        "section" | "部分" => Meaning::Group,
        "done" | "完成" => Meaning::Done,
        "extra" | "其他" => Meaning::Other,
        "order" | "序号" => Meaning::Order,
        _ => {
            let none = Kind::custom("");
            let own = || kinds::built_ins().iter().find_map(|kind| field(word, kind));
            Meaning::Field(field(word, &none).or_else(own)?)
        }
    })
}

/// The kind that a heading tells of.
pub(crate) fn kind_in(heading: &str) -> Option<&'static Arc<Kind>> {
    static KINDS: LazyLock<Vec<(String, Vec<String>)>> = LazyLock::new(|| {
        #[expect(clippy::expect_used, reason = "the embedded file is parsed by the tests")]
        let file: toml::Table = toml::from_str(include_str!("kinds.toml")).expect("kinds.toml is valid");
        let words = |value: &toml::Value| {
            value.as_array().into_iter().flatten().filter_map(|word| word.as_str().map(str::to_owned)).collect()
        };
        let order = |name: &String| include_str!("kinds.toml").find(&format!("\n{name} =")).unwrap_or_default();
        let mut all: Vec<(String, Vec<String>)> =
            file.iter().map(|(name, value)| (name.clone(), words(value))).collect();
        all.sort_by_key(|(name, _)| order(name));
        all
    });
    let text = format!(" {} ", folded(heading).replace(|c: char| c.is_ascii_punctuation(), " "));
    let is_named = |word: &String| {
        if word.is_ascii() { text.contains(&format!(" {word} ")) } else { text.contains(word.as_str()) }
    };
    kinds::called(heading).or_else(|| {
        let (name, _) = KINDS.iter().find(|(_, words)| words.iter().any(is_named))?;
        kinds::built_in(name)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(texts: &[&str]) -> Vec<Cell> {
        texts.iter().map(|text| Cell::plain(text)).collect()
    }

    fn told(heads: &[&str], row: &[&str]) -> Vec<String> {
        let (heads, row) = (cells(heads), cells(row));
        let kind = kinds::built_in("deliverables").unwrap();
        meanings_of(&heads, &[&row], kind, &[]).into_iter().map(|meaning| format!("{meaning:?}")).collect()
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
                "Other",
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

    #[test]
    fn every_word_for_a_column_and_a_kind_stands_for_one_that_there_is() {
        for name in WORDS.fields.keys() {
            let own = kinds::built_ins().iter().any(|kind| kind.field(name).is_some());
            assert!(own || COMMON.contains(&name.as_str()), "{name}");
        }
        for (heading, kind) in [
            ("系统账号清单", "permissions"),
            ("General Access:", "permissions"),
            ("Technical Documentation", "deliverables"),
            ("2.1 源码与镜像", "deliverables"),
            ("Accessories", "-"),
            ("Week 1: Preparation", "-"),
        ] {
            assert_eq!(kind_in(heading).map_or("-", |kind| &kind.name), kind, "{heading}");
        }
    }
}
