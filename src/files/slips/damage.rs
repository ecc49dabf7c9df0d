//! Good files, damaged as hands and keyboards do: the sure fixes bring them back, or nothing is changed for the worse.

#![allow(clippy::unwrap_used)]
use crate::files::edit::{fixes_until_readable, mend};
use crate::files::format::{Entry, Format, Node, parse};
use proptest::prelude::*;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

fn files_below(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files_below(&path, found);
        } else if Format::of(&path).is_some() {
            found.push(path);
        }
    }
}

/// The files of all examples, templates and test projects.
static FILES: LazyLock<Vec<(Format, String)>> = LazyLock::new(|| {
    let mut paths = Vec::new();
    let root = Path::new(option_env!("HANDOVER_SOURCE").unwrap_or(env!("CARGO_MANIFEST_DIR")));
    ["examples", "templates", "tests/projects"].iter().for_each(|folder| files_below(&root.join(folder), &mut paths));
    paths.sort();
    let read = |path: &PathBuf| (Format::of(path).unwrap(), fs::read_to_string(path).unwrap());
    let whole = |(format, text): &(Format, String)| text.len() < 4_000 && parse(text.as_bytes(), *format).is_ok();
    paths.iter().map(read).filter(whole).collect()
});

fn entries<'n>(node: &'n Node, found: &mut Vec<&'n Entry>) {
    for entry in node.entries() {
        found.push(entry);
        entries(&entry.node, found);
    }
    node.members().iter().for_each(|member| entries(member, found));
}

/// Every single damage of one kind that a file can take: bytes and what comes in their place.
fn damages(format: Format, text: &str, kind: usize) -> Vec<(std::ops::Range<usize>, String)> {
    let document = parse(text.as_bytes(), format).unwrap();
    let mut all = Vec::new();
    entries(&document.root, &mut all);
    let at = |range: std::ops::Range<usize>, new: &str| (range, new.to_owned());
    let behind = |entry: &Entry, sign: &str| text[entry.key_span.end..].starts_with(sign).then_some(entry.key_span.end);
    let sign = if format == Format::Yaml { ": " } else { " = " };
    let signs = |new: &'static str| {
        all.iter().filter_map(|entry| Some(at(behind(entry, sign)?..behind(entry, sign)? + sign.len(), new))).collect()
    };
    let commas = |new: &'static str| {
        let keys =
            all.iter().filter_map(|entry| text[..entry.key_span.start].ends_with(", ").then_some(entry.key_span.start));
        keys.map(|key| at(key - 2..key, new)).collect()
    };
    let quotes = |open: &'static str, close: &'static str| {
        let strings = all.iter().map(|entry| entry.node.span.clone()).filter(|span| {
            let written = &text[span.clone()];
            written.len() > 2
                && written.starts_with('"')
                && written.ends_with('"')
                && !written.contains(['\\', '\n', '“', '”'])
                && (!open.is_empty() || !is_value(&written[1..written.len() - 1]))
        });
        strings.map(|span| at(span.clone(), &format!("{open}{}{close}", &text[span.start + 1..span.end - 1]))).collect()
    };
    let dashes = |new: &'static str| {
        let lines = text.match_indices("\n").map(|(end, _)| end + 1);
        let dash = |start: usize| {
            let line = text[start..].split('\n').next().unwrap_or_default();
            line.trim_start().starts_with("- ").then(|| start + line.len() - line.trim_start().len())
        };
        lines.filter_map(dash).map(|dash| at(dash..dash + 2, new)).collect()
    };
    let leads = |wide: &'static str, each: usize| {
        let lines = text.match_indices("\n").map(|(end, _)| end + 1);
        let lead = |start: usize| {
            let blanks = text[start..].bytes().take_while(|byte| *byte == b' ').count();
            (blanks > 0 && blanks.is_multiple_of(each)).then(|| at(start..start + blanks, &wide.repeat(blanks / each)))
        };
        lines.filter_map(lead).collect()
    };
    let brackets = || {
        let lists = all.iter().filter(|entry| text[entry.node.span.clone()].starts_with('['));
        let one_line = lists.filter(|entry| !text[entry.node.span.clone()].contains('\n'));
        one_line.map(|entry| at(entry.node.span.start..entry.node.span.start + 1, "【")).collect()
    };
    match kind {
        0 => signs("："),
        1 => signs(":\u{3000}"),
        2 => signs(":\u{a0}"),
        3 => signs(":"),
        4 => signs("＝"),
        5 => commas("，"),
        6 => commas(" ， "),
        7 => quotes("“", "”"),
        8 => quotes("", ""),
        9 => dashes("－ "),
        10 => dashes("-"),
        11 => leads("\t", 2),
        12 => leads("\u{3000}", 2),
        13 => leads("\u{a0}", 1),
        14 => brackets(),
        _ => quotes("‘", "’"),
    }
}

/// Whether a text is a number, a day or a truth without its quotes: then whoever reads the field tells of it.
fn is_value(text: &str) -> bool {
    toml::from_str::<toml::Table>(&format!("a = {text}")).is_ok()
}

#[derive(Debug, PartialEq)]
enum Ended {
    Untouched,
    Whole,
    Refused,
    Other,
}

/// What becomes of a damaged text.
fn mended(format: Format, good: &str, damaged: &str) -> Ended {
    let fixes = fixes_until_readable(damaged, format);
    let mut text = damaged.to_owned();
    for fix in &fixes {
        text = mend(&text, format, fix).unwrap();
    }
    let tree = |text: &str| parse(text.as_bytes(), format).map(|document| document.root);
    match tree(&text) {
        Ok(root) if root == tree(good).unwrap() => Ended::Whole,
        Ok(_) if fixes.is_empty() => Ended::Untouched,
        Ok(_) => Ended::Other,
        Err(_) => Ended::Refused,
    }
}

/// Kinds of damage after which a text is another one, if it can still be read.
fn is_loud(format: Format, kind: usize) -> bool {
    format == Format::Toml || !matches!(kind, 4 | 7 | 8 | 14 | 15)
}

/// A text with damages, of which none touches another; nothing where it takes none.
fn damaged(format: Format, text: &str, wanted: &[(usize, prop::sample::Index)]) -> Option<String> {
    let mut chosen: Vec<(std::ops::Range<usize>, String)> = Vec::new();
    for (kind, index) in wanted.iter().filter(|(kind, _)| is_loud(format, *kind)) {
        let all = damages(format, text, *kind);
        let one = if all.is_empty() { continue } else { index.get(&all).clone() };
        if chosen.iter().all(|(at, _)| at.end < one.0.start || one.0.end < at.start) {
            chosen.push(one);
        }
    }
    chosen.sort_by_key(|(at, _)| std::cmp::Reverse(at.start));
    let mut text = text.to_owned();
    chosen.iter().for_each(|(at, new)| text.replace_range(at.clone(), new));
    (!chosen.is_empty()).then_some(text)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(if cfg!(miri) { 1 } else { 150 }))]

    #[test]
    fn what_was_damaged_is_as_it_was_or_left_unread(
        file in any::<prop::sample::Index>(),
        wanted in prop::collection::vec((0..16_usize, any::<prop::sample::Index>()), 1..2),
    ) {
        let (format, good) = file.get(&FILES);
        if let Some(damaged) = damaged(*format, good, &wanted) {
            let ended = mended(*format, good, &damaged);
            prop_assert!(matches!(ended, Ended::Whole | Ended::Refused), "{:?} {:?}: {}", wanted, ended, damaged);
        }
    }

    #[test]
    fn no_text_stops_the_search_for_what_was_meant(
        format in prop::sample::select(vec![Format::Toml, Format::Yaml]),
        parts in prop::collection::vec(prop::sample::select(PARTS.to_vec()), 0..24),
    ) {
        let text = parts.concat();
        let fixes = fixes_until_readable(&text, format);
        prop_assert!(fixes.len() <= text.len());
    }
}

/// What is advised where a text cannot be read, with the text that it makes.
fn advised(text: &str, format: Format) -> Option<(usize, Result<(), usize>)> {
    let problem = super::read(text, format).err()?;
    let slip = super::find(text, format, &problem)?;
    let fix = slip.fix?;
    let made = fix.apply(text);
    let line = super::line_number(&made, fix.at.start);
    Some((line, super::read(&made, format).map(drop).map_err(|left| super::line_number(&made, left.span.start))))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(if cfg!(miri) { 1 } else { 150 }))]

    #[test]
    fn a_sure_fix_ends_the_finding_that_offers_it(
        file in any::<prop::sample::Index>(),
        wanted in prop::collection::vec((0..16_usize, any::<prop::sample::Index>()), 1..4),
    ) {
        let (format, good) = file.get(&FILES);
        if let Some(damaged) = damaged(*format, good, &wanted)
            && let Some((line, Err(left))) = advised(&damaged, *format)
        {
            prop_assert!(left != line, "line {} of {}", line, damaged);
        }
    }
}

/// Pieces of which texts are made that nobody would write.
const PARTS: [&str; 34] = [
    "section", "：", ":", " ", "\u{3000}", "\u{a0}", "\t", "\n", "\r\n", "- ", "－", "—", "[", "【", "]", "】", "{",
    "｛", "}", "，", ",", "、", "\"", "“", "”", "'", "#", "＃", "=", "＝", "\\", "手册", "\u{feff}", "items",
];

#[test]
fn one_damage_of_a_kind_that_shows_is_nearly_always_mended() {
    let (mut whole, mut all) = (0, 0);
    for (format, text) in FILES.iter().step_by(7) {
        for kind in (0..16).filter(|kind| is_loud(*format, *kind)) {
            for (at, new) in damages(*format, text, kind).into_iter().take(1) {
                let damaged = format!("{}{new}{}", &text[..at.start], &text[at.end..]);
                all += 1;
                whole += usize::from(mended(*format, text, &damaged) == Ended::Whole);
            }
        }
    }
    assert!(all > 100 && whole * 20 > all * 19, "{whole} of {all}");
}

#[test]
fn what_a_wide_keyboard_writes_is_read_as_if_blanks_and_colons_were_plain() {
    let fields = ["名称", "负责人", "截止日期", "备注", "details"];
    let values = ["数量：3台", "手册 # 3 版", "“主账号”", "2026年11月25日", "甲、乙"];
    let good = |fields: &[&str]| {
        let lines = fields.iter().zip(values).map(|(field, value)| format!("    {field}: {value}\n"));
        let lines: String = lines.collect();
        format!("section: permissions\nitems:\n  - 编号: a\n{lines}")
    };
    for count in 1..=fields.len() {
        let good = good(&fields[..count]);
        for lead in ["\u{3000}", "\t", "\u{3000}\u{3000}"] {
            let wide = |line: &str| {
                let own = line.len() - line.trim_start_matches(' ').len();
                lead.repeat(own / 2) + &line[own..].replacen(": ", "：", 1).replace("items:", "items：")
            };
            let damaged: String = good.split_inclusive('\n').map(wide).collect();
            let ended = mended(Format::Yaml, &good, &damaged);
            assert_eq!(ended, Ended::Whole, "{damaged}");
        }
    }
}
