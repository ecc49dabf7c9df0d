//! Lists made at random: written in any format they mean the same, and no line of them is lost or told twice.

use super::super::reading::{ListFormat, read};
use super::*;
use crate::model::milestones::Milestones;
use crate::model::people::People;
use proptest::prelude::*;
use rust_xlsxwriter::Workbook;
use std::fmt::Write as _;

fn meant(bytes: &[u8], format: ListFormat) -> Understood {
    let reading = read(bytes, format, "list").expect("a list");
    let people = People::default();
    understand(
        reading,
        &Known {
            kind: None,
            kinds: Vec::new(),
            name: "Tasks".to_owned(),
            maps: Vec::new(),
            headless: false,
            milestones: &Milestones::default(),
            people: &people,
            sections: Vec::new(),
        },
    )
}

/// Sections, items and what their fields hold.
fn told(list: &Understood) -> Vec<(String, Vec<Vec<String>>)> {
    let item = |draft: &Draft| {
        let values = draft.values.iter().map(|value| format!("{}={}", value.field, value.text));
        let extra = draft.extra.iter().map(|(name, text)| format!("{name}:{text}"));
        std::iter::once(draft.title.clone()).chain(draft.details.clone()).chain(values).chain(extra).collect()
    };
    list.parts.iter().map(|part| (part.title.clone(), part.items.iter().map(item).collect())).collect()
}

const HEADS: [&str; 5] = ["Section", "Task", "Owner", "Due", "Colour"];

fn words() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "Alpha",
        "beta",
        "Gamma, delta",
        "门禁卡",
        "系统 甲",
        "\"quoted\"",
        "a & b",
        "x < y",
        "5%",
    ]);
    (prop::sample::select(vec!["Keys", "Manual", "源代码", "Office"]), prop::collection::vec(word, 0..3))
        .prop_map(|(first, others)| std::iter::once(first).chain(others).collect::<Vec<_>>().join(" "))
}

fn row() -> impl Strategy<Value = [String; 4]> {
    let owner = prop::sample::select(vec!["", "HR", "Lin Wei", "信息部"]);
    let due = prop::sample::select(vec!["", "2026-11-20", "mid May"]);
    let colour = prop::sample::select(vec!["", "red", "灰"]);
    (words(), owner, due, colour)
        .prop_map(|(title, owner, due, colour)| [title, owner.to_owned(), due.to_owned(), colour.to_owned()])
}

/// Two sections or three, each with rows.
fn rows() -> impl Strategy<Value = Vec<[String; 5]>> {
    prop::collection::vec(prop::collection::vec(row(), 1..4), 2..4).prop_map(|sections| {
        let names = ["Blue wing", "东楼", "Third part"];
        let all = sections.into_iter().zip(names);
        let rows = |(rows, name): (Vec<[String; 4]>, &str)| {
            rows.into_iter()
                .map(|[title, owner, due, colour]| [name.to_owned(), title, owner, due, colour])
                .collect::<Vec<_>>()
        };
        all.flat_map(rows).collect()
    })
}

fn as_csv(rows: &[[String; 5]], sign: char) -> Vec<u8> {
    let quote = |value: &str| format!("\"{}\"", value.replace('"', "\"\""));
    let line = |cells: &[String]| cells.iter().map(|cell| quote(cell)).collect::<Vec<_>>().join(&sign.to_string());
    let heads = HEADS.map(str::to_owned);
    std::iter::once(line(&heads)).chain(rows.iter().map(|row| line(row))).collect::<Vec<_>>().join("\r\n").into_bytes()
}

fn as_markdown(rows: &[[String; 5]]) -> Vec<u8> {
    let mut text = format!("| {} |\n|---|---|---|---|---|\n", HEADS.join(" | "));
    rows.iter().for_each(|row| writeln!(text, "| {} |", row.join(" | ").replace('<', "&lt;")).unwrap());
    text.into_bytes()
}

fn as_html(rows: &[[String; 5]], closed: bool) -> Vec<u8> {
    let escaped = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;");
    let end = |tag: &str| if closed { format!("</{tag}>") } else { String::new() };
    let mut text = "<p>hello</p><table><tr>".to_owned();
    HEADS.iter().for_each(|head| write!(text, "<th>{head}{}", end("th")).unwrap());
    for row in rows {
        text += "<tr>";
        row.iter().for_each(|cell| write!(text, "\n<td><span>{}</span>{}", escaped(cell), end("td")).unwrap());
    }
    (text + &end("table")).into_bytes()
}

fn as_workbook(rows: &[[String; 5]]) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    HEADS.iter().enumerate().for_each(|(at, head)| {
        sheet.write_string(0, at as u16, *head).unwrap();
    });
    for (line, row) in rows.iter().enumerate() {
        row.iter().enumerate().for_each(|(at, cell)| {
            sheet.write_string(line as u32 + 1, at as u16, cell).unwrap();
        });
    }
    book.save_to_buffer().unwrap()
}

fn utf_16(text: &[u8]) -> Vec<u8> {
    let text = std::str::from_utf8(text).unwrap();
    [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect()
}

/// A line of a list in Markdown that says one word of its own.
fn line(number: usize, form: usize, indent: usize) -> String {
    let word = format!("word{number}x");
    let margin = "  ".repeat(indent);
    match form {
        0 => format!("\n# {word}\n"),
        1 => format!("\n## {word} things\n"),
        2 => format!("\n**{word}**\n"),
        3..=5 => format!("{margin}- [ ] do {word}"),
        6 => format!("{margin}* [x] did {word}"),
        7 => format!("{margin}- {word}"),
        8 => format!("{margin}1. {word}"),
        9 => format!("\n{word} is said here.\n"),
        10 => format!("☐ {word}"),
        11 => format!("\n| Thing | Colour |\n|---|---|\n| {word} | ☐ |\n"),
        12 => format!("\n---\n{word}"),
        13 => format!("\n```\n{word}\n```\n"),
        14 => format!("> {word}"),
        15 => format!("{margin}{word} goes on"),
        16 => format!("<!-- {word} -->"),
        17 => format!("{margin}- [ ] {word}<br>more"),
        18 => format!("Name: ____ {word}"),
        _ => format!("{margin}- [ ] [{word}](https://a.example/)"),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn the_same_list_means_the_same_in_every_format(rows in rows()) {
        let expected = told(&meant(&as_csv(&rows, ','), ListFormat::Csv));
        prop_assert_eq!(expected.iter().map(|(_, items)| items.len()).sum::<usize>(), rows.len());
        prop_assert_eq!(&told(&meant(&as_csv(&rows, ';'), ListFormat::Csv)), &expected);
        prop_assert_eq!(&told(&meant(&as_csv(&rows, '\t'), ListFormat::Csv)), &expected);
        prop_assert_eq!(&told(&meant(&utf_16(&as_csv(&rows, ',')), ListFormat::Csv)), &expected);
        let utf_8 = String::from_utf8(as_csv(&rows, ',')).unwrap();
        let gbk = encoding_rs::GBK.encode(&utf_8).0.into_owned();
        prop_assert_eq!(&told(&meant(&gbk, ListFormat::Csv)), &expected);
        prop_assert_eq!(&told(&meant(&as_workbook(&rows), ListFormat::Xlsx)), &expected);
        prop_assert_eq!(&told(&meant(&as_markdown(&rows), ListFormat::Md)), &expected);
        prop_assert_eq!(&told(&meant(&as_html(&rows, true), ListFormat::Html)), &expected);
        prop_assert_eq!(&told(&meant(&as_html(&rows, false), ListFormat::Html)), &expected);
    }

    #[test]
    fn every_word_of_a_list_is_told_once(forms in prop::collection::vec((0..20_usize, 0..3_usize), 1..30)) {
        let text = forms.iter().enumerate().map(|(number, (form, indent))| line(number, *form, *indent)).collect::<Vec<_>>().join("\n");
        let list = meant(text.as_bytes(), ListFormat::Md);
        let mut said: Vec<String> = told(&list).into_iter().flat_map(|(title, items)| std::iter::once(title).chain(items.into_iter().flatten())).collect();
        said.extend(list.parts.iter().flat_map(|part| part.details.iter().map(|(_, line)| line.clone())));
        let left = list.units.iter().zip(&list.fates).filter(|(_, fate)| matches!(fate, Fate::Left(_)));
        said.extend(left.map(|(unit, _)| unit.what.told()));
        let any = !list.parts.is_empty();
        for number in 0..forms.len() {
            let word = format!("word{number}x");
            let times = said.iter().filter(|text| text.contains(&word)).count();
            prop_assert!(times == 1 || !any, "{word} {times} times\n{text}\n{said:#?}");
        }
        prop_assert_eq!(list.units.len(), list.fates.len());
    }

    #[test]
    fn nothing_that_is_read_is_too_odd(text in "[-#*|>`\\[\\]xX☐ \\n\\t<>/a-c1.、一（）&_:]{0,200}", html in "[<>/a-zA-Z =\"' \\n&;!-]{0,200}") {
        for (bytes, format) in [(&text, ListFormat::Md), (&text, ListFormat::Csv), (&html, ListFormat::Html), (&text, ListFormat::Html)] {
            if let Ok(reading) = read(bytes.as_bytes(), format, "list") {
                let people = People::default();
                let known = Known { kind: None, kinds: Vec::new(), name: "Tasks".to_owned(), maps: Vec::new(), headless: false, milestones: &Milestones::default(), people: &people, sections: Vec::new() };
                let list = understand(reading, &known);
                prop_assert_eq!(list.units.len(), list.fates.len());
            }
        }
    }
}
