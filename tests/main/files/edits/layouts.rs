//! Section files and edits put together at random.

use crate::support::dice::Dice;
use handover::files::edit::NewValue;

impl Dice {
    pub(crate) fn words(&mut self) -> String {
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

    pub(crate) fn act(&mut self) -> Vec<(String, NewValue)> {
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

    pub(crate) fn item(&mut self) -> Vec<(String, NewValue)> {
        let mut item = vec![
            ("id".to_owned(), NewValue::Text(format!("new-{}", self.roll(9)))),
            ("title".to_owned(), NewValue::Text(self.words())),
        ];
        if self.chance(2) {
            let extra = vec![("a key".to_owned(), NewValue::Text(self.words()))];
            item.push(("extra".to_owned(), NewValue::Table(extra)));
        }
        if self.chance(3) {
            let acts = (0..self.roll(3)).map(|_| NewValue::Table(self.act())).collect();
            item.push(("log".to_owned(), NewValue::List(acts)));
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
pub(crate) struct Case {
    pub(crate) text: String,
    pub(crate) added: Vec<usize>,
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
            let times = 1 + dice.roll(2);
            // A comment above the only one belongs to it, and the line above that keeps it apart.
            let apart = apart || times == 1 && text.ends_with("\n# alone\n");
            (block.repeat(times), 1 + act_lines + usize::from(apart))
        }
    };
    text.push_str(&log);
    if dice.chance(5) {
        text.push_str("\n  [items.links]\n  q = 1\n");
    }
    text.push_str(dice.pick(&["", "\n", "\n# between\n"]));
    (text, added)
}

pub(crate) fn toml_case(dice: &mut Dice, act_lines: usize) -> Case {
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

pub(crate) fn yaml_case(dice: &mut Dice) -> Case {
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
