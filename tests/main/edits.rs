//! Random files and random edits, judged by parsers that `handover` does not read with.
//!
//! Every case writes a section file as text, in a layout put together at random, edits it, and asks
//! `toml` or `serde_yaml` what it held before and holds after. The bytes of the old file must all
//! still be there, around the new ones.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use handover::files::edit::{Edit, NewValue, RefusalReason, render_section, splice};
use handover::files::format::{Format, parse};
use handover::model::list::{EntryAt, Position};
use proptest::prelude::*;

const CASES: u32 = 1_200;

/// Draws choices from a seed, so that a failing case is one number.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) % sides as u64).unwrap()
    }

    fn chance(&mut self, one_in: usize) -> bool {
        self.roll(one_in) == 0
    }

    fn pick<'a>(&mut self, choices: &[&'a str]) -> &'a str {
        choices[self.roll(choices.len())]
    }

    fn words(&mut self) -> String {
        const WORDS: [&str; 36] = [
            "lin",
            "no",
            "1.10",
            "备份完成",
            "a: b",
            "a #b",
            "it's",
            "\"q\"",
            "back\\slash",
            "x\ny",
            " lead",
            "trail ",
            "",
            "- dash",
            "{x}",
            "[y]",
            "é",
            "\u{1b}[31m",
            "\u{202e}",
            "\u{0}",
            "null",
            "0x1F",
            "2026-11-20",
            "?",
            "*alias",
            "&anchor",
            "!tag",
            "%",
            "@",
            "`",
            "a\tb",
            "👩‍🔧",
            "\u{feff}",
            "key:",
            "\r\n",
            "true",
        ];
        let count = 1 + self.roll(3);
        (0..count).map(|_| self.pick(&WORDS)).collect::<Vec<_>>().join(self.pick(&["", " "]))
    }

    fn act(&mut self) -> Vec<(String, NewValue)> {
        let text = |text: &str| NewValue::Text(text.to_owned());
        let mut act = vec![
            ("at".to_owned(), NewValue::Date("2026-11-20T10:03:00+08:00".to_owned())),
            ("by".to_owned(), text("lin")),
            ("did".to_owned(), text(self.pick(&["granted", "no", "确认"]))),
        ];
        if self.chance(2) {
            act.push(("note".to_owned(), NewValue::Text(self.words())));
        }
        if self.chance(3) {
            let proof = vec![
                ("path".to_owned(), NewValue::Text(self.words())),
                ("size".to_owned(), NewValue::Integer(42)),
                ("sealed".to_owned(), NewValue::Bool(self.chance(2))),
            ];
            act.push(("evidence".to_owned(), NewValue::List(vec![NewValue::Table(proof)])));
        }
        act
    }

    fn item(&mut self) -> Vec<(String, NewValue)> {
        let mut item = vec![
            ("id".to_owned(), NewValue::Text(format!("new-{}", self.roll(9)))),
            ("title".to_owned(), NewValue::Text(self.words())),
        ];
        if self.chance(2) {
            let extra = vec![("a key".to_owned(), NewValue::Text(self.words()))];
            item.push(("extra".to_owned(), NewValue::Table(extra)));
        }
        item
    }

    /// The text with this case's line endings, mark and last line.
    fn finish(&mut self, text: String) -> String {
        let mut text = text.trim_end_matches('\n').to_owned();
        // Of a block scalar the line ending after its last line is a part.
        let open = text.lines().last().is_some_and(|line| !line.contains(':'));
        text.push_str(if open { "\n" } else { "" });
        text.push_str(self.pick(&["", "\n", "\n", "\n\n", "\n# the end", "\n\n# the end\n"]));
        if self.chance(3) {
            text = text.replace('\n', "\r\n");
        }
        if self.chance(4) { format!("\u{feff}{text}") } else { text }
    }

    fn comment(&mut self) -> &'static str {
        self.pick(&["", "", "", " # a comment, [with] {things}", " # \"\"\" - '"])
    }
}

/// A file, and for each item how many lines its next act adds.
struct Case {
    text: String,
    added: Vec<usize>,
}

fn toml_item(dice: &mut Dice, place: usize, act_lines: usize) -> (String, usize) {
    let margin = dice.pick(&["", "", "  ", "\t"]);
    let mut text = format!("{margin}[[items]]{}\n{margin}id = \"i{place}\"{}\n", dice.comment(), dice.comment());
    let fields = [
        "title = 'a # b'\n",
        "details = \"\"\"\n  [[items]]\nlog = [\n\"\"\"\n",
        "tags = [ 'x', \"]\" ]\n",
        "owner = [\n  'a', # q\n  'b'\n]\n",
        "extra.one = 1\nextra.two = '二'\n",
        "\n# alone\n",
        "due = 2026-11-20\n",
        "'quoted key' = '''x\ny'''\n",
    ];
    for field in fields {
        if dice.chance(3) {
            text.push_str(&format!("{margin}{field}"));
        }
    }
    let entry =
        dice.pick(&["{ did = \"x\", note = \"}\" }", "{did='y'}", "{ did = 'z', evidence = [ { size = 1 } ] }"]);
    let (log, added) = match dice.roll(9) {
        0 => (String::new(), 3),
        1 => (format!("{margin}log = []{}\n", dice.comment()), 0),
        2 => (format!("{margin}log = [ {entry} ]\n"), 0),
        3 => (format!("{margin}log = [{entry}, {entry},]{}\n", dice.comment()), 0),
        4 => (format!("{margin}log = [{}\n{margin}]\n", dice.comment()), 1),
        5 => (format!("{margin}log = [\n    {entry},{}\n{margin}]\n", dice.comment()), 1),
        6 => (format!("{margin}log = [\n\t{entry},\n\t{entry}{}\n  # below\n\n]\n", dice.comment()), 1),
        7 => (format!("{margin}log = [ {entry},\n {entry} ]\n"), 0),
        _ => {
            let apart = dice.chance(2);
            let blank = if apart { "\n" } else { "" };
            let block = format!("{blank}{margin}[[items.log]]\n{margin}did = 'x' # c\n{margin}note = '''a\nb'''\n");
            (block.repeat(1 + dice.roll(2)), 1 + act_lines + usize::from(apart))
        }
    };
    text.push_str(&log);
    if dice.chance(5) {
        text.push_str("\n  [items.links]\n  q = 1\n");
    }
    text.push_str(dice.pick(&["", "\n", "\n# between\n"]));
    (text, added)
}

fn toml_case(dice: &mut Dice, act_lines: usize) -> Case {
    let mut text = dice.pick(&["", "# top\n", "# top\n\nsection = \"backups\" # c\n", "title = '备份'\n"]).to_owned();
    let mut added = Vec::new();
    let items = dice.roll(5);
    if dice.chance(6) {
        text.push_str("items = [");
        for place in 0..items {
            text.push_str(&format!("{}{{ id = \"i{place}\", log = [] }}", if place > 0 { ", " } else { "" }));
            added.push(0);
        }
        text.push_str("] # inline\n");
    } else {
        for place in 0..items {
            let (item, lines) = toml_item(dice, place, act_lines);
            text.push_str(&item);
            added.push(lines);
        }
    }
    Case { text: dice.finish(text), added }
}

fn yaml_item(dice: &mut Dice, place: usize, margin: &str) -> (String, usize) {
    if dice.chance(8) {
        let log = dice.pick(&["", ", log: []", ", log: [{did: x}]", ", log: ", ", log: [ ], "]);
        return (format!("{margin}- {{id: i{place}, title: \"}}, [\"{log}}}{}\n", dice.comment()), 0);
    }
    let dash = dice.pick(&["- ", "- ", "-   "]);
    let inner = format!("{margin}{}", " ".repeat(dash.len()));
    let mut text = format!("{margin}{dash}id: i{place}{}\n", dice.comment());
    let fields = [
        "title: 'a # b'\n",
        "details: |\n    - log: x\n\n    # no comment\n\n",
        "tags: [x, \"]\"]\n",
        "owner:\n- a # q\n- b\n",
        "extra: {one: 1, two: 二}\n",
        "\n# alone\n",
        "due: cutover - 7d\n",
        "'quoted key': >-\n    x\n    y\n",
        "note: plain\n  goes on\n",
        "unused: &u 1\n",
        "empty:\n",
        "keep: |+\n    z\n\n",
    ];
    for field in fields {
        if dice.chance(4) {
            for line in field.split_inclusive('\n') {
                let margin = if line == "\n" { "" } else { &*inner };
                text.push_str(&format!("{margin}{line}"));
            }
        }
    }
    let deeper = dice.pick(&["", "  ", "    "]);
    let entry = |dice: &mut Dice| -> String {
        let lead = format!("{inner}{deeper}");
        let entries = [
            format!("{lead}- {{at: 2026-11-20T10:03:00+08:00, did: x}}{}\n", dice.comment()),
            format!("{lead}- did: x\n{lead}  note: |\n{lead}    text\n\n{lead}  by: lin\n"),
            format!("{lead}- did: x\n{lead}  note: >-\n{lead}    text\n{lead}    more\n\n"),
            format!("{lead}-\n{lead}  # why\n{lead}  did: x\n"),
            format!("{lead}- {{did: x,\n{lead}   note: \"two\n{lead}   lines\"}}\n"),
            format!("{lead}- did: 'x'\n{lead}  evidence:\n{lead}  - url: https://x.y/z\n"),
        ];
        entries[dice.roll(entries.len())].clone()
    };
    let (log, added) = match dice.roll(7) {
        0 => (String::new(), 2),
        1 => (format!("{inner}log: []{}\n", dice.comment()), 0),
        2 => (format!("{inner}log: [{{did: x}}, {{did: y}}]{}\n", dice.comment()), 0),
        3 => (format!("{inner}log:{}\n", dice.comment()), 1),
        4 => (format!("{inner}log: [\n{inner}  {{did: x}},\n{inner}  {{did: y}}{}\n{inner}]\n", dice.comment()), 1),
        5 => (format!("{inner}log:\n{}", entry(dice)), 1),
        _ => (format!("{inner}log: # c\n{}{}", entry(dice), entry(dice)), 1),
    };
    text.push_str(&log);
    if dice.chance(4) {
        text.push_str(&format!("{inner}after: 1\n"));
    }
    text.push_str(dice.pick(&["", "\n", "\n# between\n"]));
    (text, added)
}

fn yaml_case(dice: &mut Dice) -> Case {
    let heads = ["", "# top\n", "---\n# top\n\nsection: backups # c\n", "title: '备份'\n", "%YAML 1.2\n---\nx: 1\n"];
    let mut text = dice.pick(&heads).to_owned();
    let mut added = Vec::new();
    let items = dice.roll(5);
    let margin = dice.pick(&["", "  ", "    "]);
    text.push_str(match items {
        0 => dice.pick(&["", "items:\n", "items: [] # c\n", "items: ~\n"]),
        _ => "items:\n",
    });
    for place in 0..items {
        let (item, lines) = yaml_item(dice, place, margin);
        text.push_str(&item);
        added.push(lines);
    }
    if items == 0 || dice.chance(5) {
        text.push_str("tail: 1\n");
    }
    Case { text: dice.finish(text), added }
}

fn toml_value(value: &NewValue) -> toml::Value {
    match value {
        NewValue::Text(text) => toml::Value::String(text.clone()),
        NewValue::Date(date) => toml::Value::Datetime(date.parse().unwrap()),
        NewValue::Integer(number) => toml::Value::Integer(*number),
        NewValue::Bool(flag) => toml::Value::Boolean(*flag),
        NewValue::List(members) => toml::Value::Array(members.iter().map(toml_value).collect()),
        NewValue::Table(fields) => toml::Value::Table(toml_table(fields)),
    }
}

fn toml_table(fields: &[(String, NewValue)]) -> toml::Table {
    fields.iter().map(|(name, value)| (name.clone(), toml_value(value))).collect()
}

fn toml_expect(mut root: toml::Table, edits: &[Edit]) -> toml::Table {
    let empty = || toml::Value::Array(Vec::new());
    for edit in edits {
        let items = root.entry("items").or_insert_with(empty).as_array_mut().unwrap();
        match edit {
            Edit::AppendAct { item, act } => {
                let log = items[item.before()].as_table_mut().unwrap().entry("log").or_insert_with(empty);
                log.as_array_mut().unwrap().push(toml::Value::Table(toml_table(act)));
            }
            Edit::AppendItem { fields } => {
                let mut item = toml_table(fields);
                item.insert("log".to_owned(), empty());
                items.push(toml::Value::Table(item));
            }
        }
    }
    root
}

fn yaml_value(value: &NewValue) -> serde_yaml::Value {
    match value {
        NewValue::Text(text) | NewValue::Date(text) => text.clone().into(),
        NewValue::Integer(number) => (*number).into(),
        NewValue::Bool(flag) => (*flag).into(),
        NewValue::List(members) => members.iter().map(yaml_value).collect::<Vec<_>>().into(),
        NewValue::Table(fields) => yaml_table(fields),
    }
}

fn yaml_table(fields: &[(String, NewValue)]) -> serde_yaml::Value {
    let fields = fields.iter().map(|(name, value)| (name.clone().into(), yaml_value(value)));
    serde_yaml::Value::Mapping(fields.collect())
}

/// The value under a key, made an empty list where there is nothing yet.
fn yaml_list<'v>(table: &'v mut serde_yaml::Value, key: &str) -> &'v mut Vec<serde_yaml::Value> {
    if table.is_null() {
        *table = serde_yaml::Value::Mapping(serde_yaml::Mapping::new());
    }
    let value = table.as_mapping_mut().unwrap().entry(key.into()).or_insert(serde_yaml::Value::Null);
    if value.is_null() {
        *value = serde_yaml::Value::Sequence(Vec::new());
    }
    value.as_sequence_mut().unwrap()
}

/// In a list in brackets a new item's empty log is written `[]`; else nothing stands there.
fn yaml_expect(mut root: serde_yaml::Value, edits: &[Edit], flow: bool) -> serde_yaml::Value {
    for edit in edits {
        let items = yaml_list(&mut root, "items");
        match edit {
            Edit::AppendAct { item, act } => yaml_list(&mut items[item.before()], "log").push(yaml_table(act)),
            Edit::AppendItem { fields } => {
                let mut item = yaml_table(fields);
                let log = if flow { serde_yaml::Value::Sequence(Vec::new()) } else { serde_yaml::Value::Null };
                item.as_mapping_mut().unwrap().insert("log".into(), log);
                items.push(item);
            }
        }
    }
    root
}

fn read_yaml(text: &str) -> serde_yaml::Value {
    serde_yaml::from_str(text.trim_start_matches('\u{feff}')).unwrap_or_else(|e| panic!("{e}\n{text}"))
}

fn read_toml(text: &str) -> toml::Table {
    text.trim_start_matches('\u{feff}').parse().unwrap_or_else(|e| panic!("{e}\n{text}"))
}

fn edited(text: &str, format: Format, edits: &[Edit]) -> String {
    let document = parse(text.as_bytes(), format).unwrap_or_else(|p| panic!("{p:?}\n{text}"));
    splice(text, &document, edits).unwrap_or_else(|refusal| panic!("{refusal:?}\n{text}"))
}

fn act_edits(dice: &mut Dice, items: usize, act: &[(String, NewValue)]) -> Vec<Edit> {
    let mut edits = Vec::new();
    for _ in 0..1 + dice.roll(3) {
        if items == 0 || dice.chance(4) {
            edits.push(Edit::AppendItem { fields: dice.item() });
        } else {
            edits.push(Edit::AppendAct { item: EntryAt::after(dice.roll(items)), act: act.to_vec() });
        }
    }
    edits
}

/// All bytes of `old` are in `new`, around one piece of new text.
fn assert_one_insertion(old: &str, new: &str, added_lines: usize) {
    let old = &old.replacen("log: ~", "log: ", 1);
    let front = old.bytes().zip(new.bytes()).take_while(|(a, b)| a == b).count();
    let back = old.bytes().rev().zip(new.bytes().rev()).take_while(|(a, b)| a == b).count();
    assert!(front + back >= old.len(), "not one insertion\n--- old\n{old}\n--- new\n{new}");
    let count = |text: &str| text.matches('\n').count();
    assert_eq!(count(new) - count(old), added_lines, "\n--- old\n{old}\n--- new\n{new}");
    assert_eq!(old.contains('\r'), new.contains('\r'));
    let bare = |text: &str| text.matches('\n').count() - text.matches("\r\n").count();
    if old.contains("\r\n") {
        assert_eq!(bare(new), bare(old), "another line ending\n{new:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: CASES, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_toml_file_holds_what_it_held_and_the_edit(seed in any::<u64>()) {
        let mut dice = Dice(seed);
        let act = dice.act();
        let case = toml_case(&mut dice, act.len());
        let before = read_toml(&case.text);
        if !case.added.is_empty() {
            let item = dice.roll(case.added.len());
            let one = [Edit::AppendAct { item: EntryAt::after(item), act: act.clone() }];
            let after = edited(&case.text, Format::Toml, &one);
            prop_assert_eq!(read_toml(&after), toml_expect(before.clone(), &one), "\n{}", after);
            assert_one_insertion(&case.text, &after, case.added[item]);
        }
        let edits = act_edits(&mut dice, case.added.len(), &act);
        let after = edited(&case.text, Format::Toml, &edits);
        prop_assert_eq!(read_toml(&after), toml_expect(before, &edits), "\n{}", after);
    }

    #[test]
    fn a_yaml_file_holds_what_it_held_and_the_edit(seed in any::<u64>()) {
        let mut dice = Dice(seed);
        let act = dice.act();
        let case = yaml_case(&mut dice);
        let before = read_yaml(&case.text);
        if !case.added.is_empty() {
            let item = dice.roll(case.added.len());
            let one = [Edit::AppendAct { item: EntryAt::after(item), act: act.clone() }];
            let after = edited(&case.text, Format::Yaml, &one);
            prop_assert_eq!(read_yaml(&after), yaml_expect(before.clone(), &one, false), "\n{}", after);
            assert_one_insertion(&case.text, &after, case.added[item]);
        }
        let edits = act_edits(&mut dice, case.added.len(), &act);
        let flow = case.text.contains("items: []") || case.text.contains("items: ~");
        let after = edited(&case.text, Format::Yaml, &edits);
        prop_assert_eq!(read_yaml(&after), yaml_expect(before, &edits, flow), "\n{}", after);
    }

    #[test]
    fn an_item_that_stands_in_two_places_is_refused(seed in any::<u64>()) {
        let mut dice = Dice(seed);
        let mut case = yaml_case(&mut dice);
        while case.added.is_empty() {
            case = yaml_case(&mut dice);
        }
        let text = format!("{}\nagain: *shared\n", case.text.replacen("items:", "items: &shared", 1).trim_end());
        let document = parse(text.as_bytes(), Format::Yaml).unwrap_or_else(|p| panic!("{p:?}\n{text}"));
        let edit = Edit::AppendAct { item: EntryAt::after(0), act: dice.act() };
        prop_assert_eq!(splice(&text, &document, &[edit]).unwrap_err().reason, RefusalReason::Shared);
    }

    #[test]
    fn a_new_section_file_reads_back(seed in any::<u64>()) {
        let mut dice = Dice(seed);
        let header = [("section".to_owned(), NewValue::Text(dice.words()))];
        let items: Vec<_> = (0..dice.roll(4)).map(|_| dice.item()).collect();
        let comment = dice.words();
        let toml = render_section(Format::Toml, &header, &comment, &items);
        let yaml = render_section(Format::Yaml, &header, &comment, &items);
        let edits: Vec<_> = items.into_iter().map(|fields| Edit::AppendItem { fields }).collect();
        prop_assert_eq!(read_toml(&toml), toml_expect(toml_table(&header), &edits), "\n{}", toml);
        let mut expected = yaml_expect(yaml_table(&header), &edits, false);
        yaml_list(&mut expected, "items");
        prop_assert_eq!(read_yaml(&yaml), expected, "\n{}", yaml);
        parse(yaml.as_bytes(), Format::Yaml).unwrap();
    }
}
