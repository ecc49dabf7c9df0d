//! One set of rules for fields: `add` takes exactly what reading a file takes without an error or a warning.

use crate::support::runner::{NOW, Runner};
use crate::support::small::Small;
use handover::checks::check_all;
use handover::files::load::load_project;
use handover::model::clock::parse_moment;
use handover::model::finding::{Finding, Severity};
use handover::model::item::Item;
use handover::model::kinds::{FieldType, built_ins};
use handover::text::Lang;
use proptest::prelude::*;

/// Fields of every item, each with how a person could write it.
const COMMON: [(&str, FieldType); 11] = [
    ("id", FieldType::Text),
    ("title", FieldType::Text),
    ("details", FieldType::Text),
    ("owner", FieldType::List),
    ("due", FieldType::Date),
    ("accept_when", FieldType::Text),
    ("when", FieldType::Text),
    ("one_of", FieldType::Text),
    ("optional", FieldType::Bool),
    ("links", FieldType::List),
    ("tags", FieldType::List),
];

/// Values of every sort, right and wrong, for any field.
const VALUES: [&str; 78] = [
    "",
    " ",
    "\u{3000}",
    "\u{200b}",
    "a",
    "a b",
    "two\nlines",
    " ends ",
    "甲、乙",
    "a, b，c",
    "a,,b",
    ",",
    "-a",
    "a/b",
    "甲\u{3000}乙",
    "yes",
    "Yes",
    "NO",
    "true",
    "off",
    "是",
    "否",
    "on ",
    "perhaps",
    "y",
    "1",
    "0",
    "3",
    "5",
    "6",
    "-1",
    "+3",
    "007",
    "1_0",
    "0x3",
    "3.0",
    "1.10",
    "1e3",
    "99999999999999999999",
    "transfer",
    "Transfer",
    " keep",
    "remove",
    "give",
    "size",
    "phase",
    "service_level",
    "low",
    "2026-11-23",
    "2026-2-3",
    "2026-02-30",
    "2026-13-01",
    "2026-11-20T20:00:00-08:00",
    "2026-11-20 20:00",
    "2026-11-20T24:00:00Z",
    "2026-11-20T12:34:60Z",
    "2026-11-20T12:34:56\u{2212}08:00",
    "0000-01-01",
    "cutover",
    "cutover - 7d",
    "cutover-7d",
    "start + 2w",
    "launch + 3d",
    "mid August",
    "待定",
    "within 24 hours",
    "\u{202e}evil",
    "a\u{feff}b",
    "password: Tr0ub4dor&3x",
    "vault: acme/tmall",
    "https://example.org/?token=abc",
    "ghp_0123456789abcdefghijABCDEFGHIJ012345",
    "lin",
    "Account lead",
    "null",
    "~",
    "{x}",
    "\"q\"",
];

/// The value as a person writes it into a YAML file.
fn written(holds: FieldType, value: &str) -> String {
    let quoted = |text: &str| serde_json::to_string(text).unwrap();
    // Without quotes that word is nothing at all.
    let plain = value.trim() != "null"
        && value.trim().chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '_' | '+' | '-'));
    match holds {
        FieldType::List => {
            let members = value.split([',', '，', '、']).map(str::trim).filter(|part| !part.is_empty());
            format!("[{}]", members.map(quoted).collect::<Vec<_>>().join(", "))
        }
        FieldType::Bool | FieldType::Integer if plain => value.trim().to_owned(),
        _ => quoted(value),
    }
}

/// Whether reading finds nothing that must be mended, and all that the item says.
fn read(runner: &Runner) -> (bool, String) {
    let loaded = load_project(runner.root(), parse_moment(NOW).unwrap()).unwrap();
    // That a list names accounts which no item is about says nothing of how it is written.
    let of_writing = |finding: &&Finding| finding.code != "uncovered-account";
    let bad = check_all(&loaded).iter().filter(of_writing).any(|finding| finding.severity != Severity::Hint);
    (!bad, loaded.view.project.items.iter().map(said).collect())
}

fn said(item: &Item) -> String {
    let texts = (&item.name, &item.title, &item.details, &item.accept_when, &item.when, &item.one_of, &item.optional);
    format!("{texts:?} {:?}", (&item.owner, &item.due, &item.links, &item.tags, &item.fields))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 250, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn add_takes_exactly_what_reading_takes(
        kind in 0..built_ins().len(),
        field in 0..COMMON.len() * 2,
        value in 0..VALUES.len(),
        yaml in any::<bool>(),
    ) {
        let (kind, value) = (&built_ins()[kind], VALUES[value]);
        let own = || &kind.fields[field % COMMON.len() % kind.fields.len().max(1)];
        let (key, holds) = match COMMON.get(field) {
            Some(common) => (common.0.to_owned(), common.1),
            None => (own().name.clone(), own().kind),
        };
        let (mut id, mut title, mut line) = ("\"a\"".to_owned(), "\"T\"".to_owned(), String::new());
        match key.as_str() {
            "id" => id = written(holds, value),
            "title" => title = written(holds, value),
            _ => line = format!("    {key}: {}\n", written(holds, value)),
        }
        let text = format!("section: {}\nitems:\n  - id: {id}\n    title: {title}\n{line}", kind.name);
        let by_hand = Small::new().file("by-hand.yaml", &text).write();
        let (taken, told) = read(&by_hand);

        let runner = Small::new().write();
        if yaml {
            let project = "format: 1\nid: small\ntitle: Small\ntimezone: Asia/Shanghai\ngiver: {name: A}\nreceiver: {name: B}\n\
                           milestones: {start: 2026-11-02, cutover: 2026-11-30, close: 2026-12-31}\n\
                           people: [{id: lin, party: giver}, {id: chen, party: receiver}]\n";
            std::fs::remove_file(runner.path("handover.toml")).unwrap();
            runner.write("handover.yaml", project);
        }
        let before = runner.snapshot();
        let given = format!("{key}={value}");
        let fields = if key == "id" { vec![given] } else { vec!["id=a".to_owned(), given] };
        let mut arguments = vec!["add"];
        for field in fields.iter().filter(|_| key != "title") {
            arguments.extend(["--field", field]);
        }
        if key == "title" {
            arguments.extend(["--field", "id=a"]);
        }
        arguments.extend(["--", &kind.name, if key == "title" { value } else { "T" }]);
        let output = runner.run(&arguments);
        prop_assert_eq!(output.code, if taken { 0 } else { 2 }, "{:?}: {:?}\n{}", arguments, output, text);
        match taken {
            true => prop_assert_eq!(read(&runner), (true, told), "{:?}", arguments),
            false => prop_assert_eq!(runner.snapshot(), before),
        }
    }
}

#[test]
fn a_section_is_called_by_its_name_or_its_title_in_either_language() {
    for kind in built_ins() {
        for word in [
            kind.name.as_str(),
            kind.title.of(Lang::En),
            kind.title.of(Lang::Zh),
            &kind.title.of(Lang::En).to_uppercase(),
        ] {
            let empty = Small::new().write();
            let output = empty.run(&["add", word, "First"]);
            assert_eq!(output.code, 0, "{word}: {output:?}");
            assert!(empty.names().contains(&format!("{}.toml", kind.name)), "{word}");
            let output = empty.run(&["add", word, "Second"]);
            assert_eq!(output.code, 0, "{word}: {output:?}");
            assert!(empty.read(&format!("{}.toml", kind.name)).contains("Second"), "{word}");
            let check = empty.run(&["check", "--no-input", word]);
            assert!(check.code == 1 && check.out.contains("First"), "{word}: {check:?}");
        }
    }
}

#[test]
fn a_title_that_a_file_gives_comes_before_that_of_another_kind() {
    let text = "section = \"keys\"\ntitle = \"Risks\"\nsteps = [{ did = \"shown\", by = \"giver\" }]\n";
    let small = Small::new().file("keys.toml", text).item("risks/r", "", &[]);
    let runner = small.write();
    assert_eq!(runner.run(&["add", "Risks", "New"]).code, 0);
    assert!(runner.read("keys.toml").contains("New"));
    assert_eq!(runner.run(&["add", "risks", "Other"]).code, 0);
    assert!(runner.read("risks.toml").contains("Other"), "the name of a kind means that kind");
}

#[test]
fn a_new_item_goes_to_the_file_that_says_so_however_it_says_it() {
    let text = "section = \"\"\"\nrisks\n\"\"\"\nstage = \" close \"\n";
    let runner = Small::new().file("a.toml", text).write();
    assert_eq!(runner.run(&["add", "risks", "New"]).code, 0);
    assert!(runner.read("a.toml").contains("New"));
    let item =
        Small::new().file("a.toml", &runner.read("a.toml")).load().loaded.view.project.items.first().unwrap().clone();
    assert_eq!(item.stage, "close");
}

#[test]
fn a_file_names_fifty_fields_and_is_told_of_the_next() {
    let found = |count: usize| {
        let fields: Vec<String> = (1..=count).map(|at| format!("f{at} = \"F {at}\"")).collect();
        let head = format!("section = \"own\"\nfields = {{ {} }}\n", fields.join(", "));
        let seen = Small::new().file("own.toml", &format!("{head}[[items]]\nid = \"a\"\ntitle = \"A\"\n")).load();
        let mut told = seen.found();
        told.retain(|finding| finding.starts_with("too-many-fields"));
        told
    };
    let column = 12 + (1..=50).map(|at| format!("f{at} = \"F {at}\", ").len()).sum::<usize>();
    assert_eq!(found(50), [""; 0]);
    let next = [format!("too-many-fields own.toml:2:{column}")];
    assert_eq!((found(51), found(5_000)), (next.clone().into(), next.into()), "once");
}

#[test]
fn what_stands_under_a_heading_that_names_a_password_is_a_secret() {
    let labels =
        "section = \"tills\"\nfields = { pw = \"登录密码\", both = { en = \"Login / PW\", zh-CN = \"账号/密码\" } }\n";
    for fields in [
        "pw = \"correcthorse\"",
        "both = \"root / Hunter2!x\"",
        "extra = { \"Login / PW\" = \"root / Hunter2!x\" }",
        "extra = { \"账号/密码\" = \"root / Hunter2!x\" }",
        "details = \"Password: s3cret\"",
        "details = \"\"\"\nLogin / PW\nroot / Hunter2!x\n\"\"\"",
    ] {
        let runner = Small::new().file("tills.toml", labels).item("tills/one", fields, &[]).write();
        let output = runner.run(&["check", "--no-input", "--all"]);
        assert!(output.out.contains("error[secret]"), "{fields}: {}", output.out);
        for secret in ["Hunter2", "correcthorse", "s3cret"] {
            assert!(!(output.out.clone() + &runner.run(&["show", "tills/one"]).out).contains(secret), "{fields}");
        }
    }
}
