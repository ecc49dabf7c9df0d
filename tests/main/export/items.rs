//! Items as data: what is written says all that the files say, in forms that others read.

use crate::support::python::python;
use crate::support::runner::{NOW, Runner};
use crate::support::small::Small;
use handover::document::given::given_item;
use handover::files::load::{Loaded, load_project};
use handover::model::clock::parse_moment;
use handover::model::kinds::{FieldType, built_in};
use serde_json::{Map, Value, json};
use std::path::Path;

const EXAMPLES: [&str; 3] = ["store-agency", "客服中心交接", "billing-software"];

fn export(runner: &Runner, folder: &str, form: &str) -> String {
    let output = runner.run_in(folder, &["export", form]);
    assert_eq!((output.code, output.err.as_str()), (0, ""), "{form}");
    output.out
}

fn load(root: &Path) -> Loaded {
    load_project(root, parse_moment(NOW).unwrap()).unwrap()
}

/// What the items of a project say, by name, but for their steps, which are of their kinds.
fn said(loaded: &Loaded) -> Map<String, Value> {
    let project = &loaded.view.project;
    let item = |item| {
        let mut given = serde_json::to_value(given_item(project, item)).unwrap();
        given.as_object_mut().unwrap().remove("steps");
        given
    };
    project.items.iter().map(|one| (one.name.to_string(), item(one))).collect()
}

/// A section file made of a section of an export.
fn section_file(section: &Value) -> Value {
    let kind = section["section"].as_str().unwrap();
    let items = section["items"].as_array().unwrap().iter().map(|item| {
        let mut written = item["written"].clone();
        let fields = written.as_object_mut().unwrap();
        fields.remove("steps");
        let own = fields.remove("fields").unwrap_or_default();
        for (name, value) in own.as_object().into_iter().flatten() {
            let text = value.as_str().unwrap();
            let typed = match built_in(kind).and_then(|kind| kind.field(name)).map(|field| field.kind) {
                Some(FieldType::Integer) => json!(text.parse::<i64>().unwrap()),
                Some(FieldType::Bool) => json!(text == "true"),
                Some(FieldType::List) => json!(text.split(", ").collect::<Vec<_>>()),
                _ => json!(text),
            };
            fields.insert(name.clone(), typed);
        }
        if let Some(Value::Object(mut rounds)) = fields.remove("rounds") {
            fields.append(&mut rounds);
        }
        for act in fields.get_mut("log").and_then(Value::as_array_mut).into_iter().flatten() {
            act.as_object_mut().unwrap().retain(|_, value| !value.is_null());
        }
        let name = item["stands"]["item"].as_str().unwrap();
        fields.insert("id".to_owned(), json!(name.strip_prefix(&format!("{kind}/")).unwrap()));
        written
    });
    let names: Map<String, Value> = items_fields(section);
    let mut file = json!({ "section": kind, "title": section["title"], "items": items.collect::<Vec<_>>() });
    if built_in(kind).is_none() {
        file["fields"] = Value::Object(names);
    }
    file
}

/// The fields of a kind of one's own, each called as it is named.
fn items_fields(section: &Value) -> Map<String, Value> {
    let items = section["items"].as_array().unwrap().iter();
    let names = items.flat_map(|item| item["written"]["fields"].as_object().cloned().unwrap_or_default());
    names.map(|(name, _)| (name.clone(), json!(name))).collect()
}

#[test]
fn section_files_can_be_made_again_from_what_is_exported_and_say_the_same() {
    for example in EXAMPLES {
        let runner = Runner::new();
        let folder = runner.copy_example(example);
        let yaml: Value = serde_yaml::from_str(&export(&runner, example, "yaml")).unwrap();
        assert_eq!(yaml, serde_json::from_str::<Value>(&export(&runner, example, "json")).unwrap(), "{example}");
        let before = said(&load(&folder));
        assert!(before.len() > 20);
        let again = Runner::new();
        let project = ["handover.toml", "handover.yaml"].into_iter().find(|name| folder.join(name).exists()).unwrap();
        again.write(project, &std::fs::read_to_string(folder.join(project)).unwrap());
        for (number, section) in yaml["sections"].as_array().unwrap().iter().enumerate() {
            again.write(&format!("s{number}.yaml"), &serde_json::to_string_pretty(&section_file(section)).unwrap());
        }
        let after = load(again.root());
        for (name, given) in &said(&after) {
            assert_eq!(given, &before[name], "{example}: {name}");
        }
        assert_eq!(said(&after).len(), before.len(), "{example}");
    }
}

#[test]
fn a_row_holds_each_fact_of_an_item_whatever_is_in_it() {
    let runner = Small::new()
        .item(
            "assets/desk",
            "details = \"one, \\\"two\\\"\\nthree\"\nquantity = 3\nextra = { \"钥匙\" = \"=1+1\" }\nowner = [\"lin\", \"前台\"]",
            &["lin handed: 三把, 含备用"],
        )
        .item("permissions/shop", "action = \"transfer\"\ndue = \"cutover - 7d\"\nsystem = \"a;b\"", &[])
        .write();
    let csv = export(&runner, ".", "csv");
    assert!(csv.starts_with('\u{feff}') && csv.contains("\r\n"));
    let script = "import csv,io,json,sys\nrows=csv.DictReader(io.StringIO(sys.stdin.buffer.read().decode('utf-8-sig'), newline=''))\nprint(json.dumps({r['section']+'/'+r['id']: r for r in rows}))";
    let rows: Value = serde_json::from_str(&python("csv", script, csv.as_bytes()).unwrap()).unwrap();
    let desk = &rows["assets/desk"];
    for (column, value) in [
        ("details", "one, \"two\"\nthree"),
        ("quantity", "3"),
        ("extra.钥匙", "'=1+1"),
        ("owner", "lin; 前台"),
        ("state", "in progress"),
        ("due_day", ""),
        ("last_note", "三把, 含备用"),
        ("next_party", "receiver"),
    ] {
        assert_eq!(desk[column], value, "{column}");
    }
    let shop = &rows["permissions/shop"];
    for (column, value) in [("due", "cutover - 7d"), ("due_day", "2026-11-23"), ("system", "a;b"), ("steps", "3")] {
        assert_eq!(shop[column], value, "{column}");
    }
}

#[test]
fn a_box_is_ticked_where_an_item_is_settled_and_nothing_in_a_title_is_markup() {
    let runner = Small::new()
        .item("scope/done", "", &["lin proposed", "chen agreed"])
        .item("scope/open", "details = \"x\"", &["lin proposed"])
        .file(
            "lessons.toml",
            "section = \"lessons\"\n[[items]]\nid = \"x\"\ntitle = \"- [x] `rm` <b>|*a*\"\nlog = []\n",
        )
        .write();
    let text = export(&runner, ".", "md");
    assert!(text.contains("- [x] Item done (`scope/done`)\n") && text.contains("- [ ] Item open (`scope/open`)\n"));
    assert!(text.contains("- [ ] - \\[x\\] \\`rm\\` &lt;b&gt;\\|\\*a\\* (`lessons/x`)"), "{text}");
    assert_eq!(text.lines().filter(|line| line.starts_with("- [")).count(), 3);
}

#[test]
fn only_what_is_asked_for_is_exported() {
    let runner =
        Small::new().item("scope/a", "owner = [\"lin\"]", &[]).item("scope/b", "owner = [\"gu\"]", &[]).write();
    for form in ["csv", "md", "json", "yaml"] {
        let text = runner.run(&["export", form, "--owner", "gu"]).out;
        assert!(text.contains("Item b") && !text.contains("Item a"), "{form}");
        assert_eq!(runner.run(&["export", form, "--owner", "nobody"]).code, 2, "{form}");
    }
    for (name, told) in [("new.toml", "would be read as a section"), ("deep.yml", "would be read as a section")] {
        let output = runner.run(&["export", "csv", "-o", name]);
        assert_eq!(output.code, 2, "{name}");
        assert!(output.err.contains(told), "{}", output.err);
    }
    assert_eq!(runner.run(&["export", "csv", "-o", "-"]).out, runner.run(&["export", "csv"]).out);
    let output = runner.run(&["export", "csv", "-o", "scope.toml", "--force"]);
    assert_eq!(output.code, 2);
    assert!(output.err.contains("is a file of the project itself"), "{}", output.err);
}
