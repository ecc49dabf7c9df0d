//! `handover schema`: what it prints, and that a validator of JSON Schema agrees with the reader.
//!
//! The validator is Python's `jsonschema`. Where it is not installed those tests say so and pass, unless
//! HANDOVER_SCHEMA_TESTS=1 asks for them.

use crate::support::new_project::{PEOPLE, init};
use crate::support::runner::Runner;
use handover::model::kinds::{built_in, built_ins};
use handover::templates;
use serde_json::{Value, json};
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

/// A file as editors see it: dates are text.
fn document(text: &str, extension: &str) -> Value {
    match extension {
        "toml" => as_editors_see(toml::from_str(text).unwrap()),
        _ => serde_yaml::from_str(text).unwrap(),
    }
}

fn as_editors_see(value: toml::Value) -> Value {
    match value {
        toml::Value::Datetime(moment) => json!(moment.to_string()),
        toml::Value::Array(members) => members.into_iter().map(as_editors_see).collect(),
        toml::Value::Table(table) => {
            Value::Object(table.into_iter().map(|(key, value)| (key, as_editors_see(value))).collect())
        }
        other => serde_json::to_value(other).unwrap(),
    }
}

/// The schemas by name, as the tool prints them.
fn schemas(names: &[&str]) -> Value {
    let runner = Runner::new();
    let printed = names.iter().map(|name| {
        let arguments: Vec<&str> = if *name == "section" { vec!["schema"] } else { vec!["schema", name] };
        let output = runner.run(&arguments);
        assert_eq!((output.code, output.err.as_str()), (0, ""), "{name}");
        ((*name).to_owned(), serde_json::from_str(&output.out).unwrap())
    });
    Value::Object(printed.collect())
}

/// What the validator finds; nothing where there is no validator.
#[expect(clippy::print_stderr, reason = "what is left out is said")]
fn validate(schemas: &Value, documents: &[Value]) -> Option<Vec<String>> {
    let mut python = Command::new("python3");
    python.args(["-c", "import jsonschema.validators as v; v.Draft202012Validator"]);
    if !python.output().is_ok_and(|output| output.status.success()) {
        let demanded = std::env::var("HANDOVER_SCHEMA_TESTS").is_ok_and(|value| value == "1");
        assert!(!demanded, "python3 with jsonschema 4 is not installed");
        eprintln!("left out: python3 with jsonschema 4 is not installed, so no schema was checked by a validator");
        return None;
    }
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/main/support/validate_schema.py");
    let mut command = Command::new("python3");
    command.arg(script).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let request = json!({ "schemas": schemas, "documents": documents }).to_string();
    let mut input = child.stdin.take().unwrap();
    let writing = std::thread::spawn(move || input.write_all(request.as_bytes()));
    let output = child.wait_with_output().unwrap();
    writing.join().unwrap().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    Some(serde_json::from_slice(&output.stdout).unwrap())
}

/// Every TOML and YAML file of a project, against the schema it belongs to and, where there is one, that of its kind.
fn project_documents(root: &Path, documents: &mut Vec<Value>) {
    let walk = walkdir::WalkDir::new(root).into_iter().filter_entry(|entry| {
        let name = entry.file_name().to_string_lossy();
        entry.depth() == 0 || !(name.starts_with('.') || ["evidence", "records"].contains(&&*name))
    });
    for entry in walk.map(Result::unwrap) {
        let Some(extension @ ("toml" | "yaml")) = entry.path().extension().and_then(|ending| ending.to_str()) else {
            continue;
        };
        let name = entry.path().display().to_string();
        let value = document(&std::fs::read_to_string(entry.path()).unwrap(), extension);
        let is_project = entry.depth() == 1 && entry.file_name().to_string_lossy().starts_with("handover.");
        let kind = value["section"].as_str().filter(|kind| built_in(kind).is_some());
        documents.extend(kind.map(|kind| json!({ "name": name, "schema": kind, "value": value })));
        let schema = if is_project { "project" } else { "section" };
        documents.push(json!({ "name": name, "schema": schema, "value": value }));
    }
}

fn every_subject() -> Vec<&'static str> {
    let kinds = built_ins().iter().map(|kind| kind.name.as_str());
    ["project", "section"].into_iter().chain(kinds).collect()
}

#[test]
fn a_validator_finds_nothing_in_the_examples_and_templates() {
    let mut documents = Vec::new();
    for example in ["store-agency", "客服中心交接", "billing-software"] {
        project_documents(&Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(example), &mut documents);
    }
    let runner = Runner::new();
    for template in templates::names() {
        for (lang, format) in [("en", "toml"), ("en", "yaml"), ("zh-CN", "toml"), ("zh-CN", "yaml")] {
            let folder = format!("{template}-{lang}-{format}");
            let options = [&folder, "--template", template, "--lang", lang, "--format", format];
            let options: Vec<&str> = options.into_iter().chain(PEOPLE).collect();
            assert_eq!(runner.run(&init(&options)).code, 0);
            project_documents(&runner.path(&folder), &mut documents);
        }
    }
    assert!(documents.len() > 500, "{}", documents.len());
    if let Some(found) = validate(&schemas(&every_subject()), &documents) {
        assert!(found.is_empty(), "{found:#?}");
    }
}

#[test]
fn a_validator_finds_what_is_broken_where_it_is_broken() {
    let act = "at = 2026-11-20T10:03:00+08:00, by = \"lin\"";
    let cases: Vec<(&str, String, &str)> = vec![
        ("section", "title = \"no section\"".into(), "'section' is a required property"),
        ("section", "section = \"scope\"\nitems = 5".into(), "items: 5 is not of type"),
        ("section", "section = \"scope\"\nitems = [{ title = \"no id\" }]".into(), "items/0: 'id' is a required"),
        ("section", "section = \"scope\"\nitems = [{ id = \"a b\", title = \"t\" }]".into(), "items/0/id: 'a b' does not match"),
        ("section", "section = \"risks\"\nitems = [{ id = \"a\", title = \"t\", impact = 7 }]".into(), "impact: 7 is greater than"),
        ("risks", "section = \"risks\"\nitems = [{ id = \"a\", title = \"t\", impact = 0 }]".into(), "impact: 0 is less than"),
        (
            "section",
            "section = \"permissions\"\nitems = [{ id = \"a\", title = \"t\", action = \"give\" }]".into(),
            "items/0/action: 'give' is not one of",
        ),
        ("section", "section = \"backups\"\nitems = [{ id = \"a\", title = [\"t\"] }]".into(), "items/0/title: ['t'] is not of type"),
        ("backups", "section = \"scope\"".into(), "section: 'backups' was expected"),
        (
            "section",
            format!("section = \"scope\"\nitems = [{{ id = \"a\", title = \"t\", log = [{{ {act} }}] }}]"),
            "items/0/log/0: 'did' is a required",
        ),
        (
            "section",
            format!("section = \"scope\"\nitems = [{{ id = \"a\", title = \"t\", log = [{{ {act}, did = \"granted\" }}] }}]"),
            "items/0/log/0/did: 'granted' is not one of",
        ),
        (
            "scope",
            format!("section = \"scope\"\nitems = [{{ id = \"a\", title = \"t\", log = [{{ {act}, did = \"granted\" }}] }}]"),
            "items/0/log/0/did: 'granted' is not one of",
        ),
        (
            "section",
            "section = \"scope\"\nitems = [{ id = \"a\", title = \"t\", log = [{ at = 2026-11-20, by = \"x\", did = \"agreed\" }] }]".into(),
            "log/0/at: '2026-11-20' does not match",
        ),
        (
            "section",
            format!("section = \"scope\"\nitems = [{{ id = \"a\", title = \"t\", log = [{{ {act}, did = \"agreed\", evidence = [{{ sha256 = \"0\" }}] }}] }}]"),
            "evidence/0: {'sha256': '0'} is not valid under any",
        ),
        ("section", "section = \"own\"\nsteps = [{ did = \"made\", by = \"owner\" }]".into(), "steps/0/by: 'owner' is not one of"),
        ("project", "id = \"a\"\ntitle = \"t\"\ngiver = { name = \"A\" }".into(), "'receiver' is a required"),
        (
            "project",
            "id = \"a\"\ntitle = \"t\"\ngiver = { name = \"A\" }\nreceiver = { name = \"B\" }\nmilestones = { start = \"soon\" }".into(),
            "milestones/start: 'soon' does not match",
        ),
        (
            "project",
            "id = \"a\"\ntitle = \"t\"\ngiver = { name = \"A\" }\nreceiver = { name = \"B\" }\npeople = [{ id = \"x\", party = \"owner\" }]".into(),
            "people/0/party: 'owner' is not one of",
        ),
    ];
    let documents: Vec<Value> = cases
        .iter()
        .enumerate()
        .map(|(at, (schema, text, _))| json!({ "name": at.to_string(), "schema": schema, "value": document(text, "toml") }))
        .collect();
    let Some(found) = validate(&schemas(&every_subject()), &documents) else { return };
    for (at, (_, text, reason)) in cases.iter().enumerate() {
        let own: Vec<&String> = found.iter().filter(|line| line.starts_with(&format!("{at}: "))).collect();
        assert!(own.iter().any(|line| line.contains(reason)), "{text}: {reason}: {own:?}");
    }
}

#[test]
fn a_validator_lets_pass_what_the_reader_takes() {
    let yaml = "section: own-word\nanything: [1, {a: b}]\nowner: 5\nsteps: [{did: made, by: any}]\nitems:\n\
                - {id: 7, title: 2026, due: mid August, owner: [lin, 3], optional: no, extra: {a: [1]}, own: [1],\n   \
                log: [{at: 2026-11-20T10:03:00+08:00, by: lin, did: made, note: 5}]}\n- {id: b, title: yes}\n";
    let permissions = "section: permissions\ntitle:\nitems: [{id: a, title: b, environment: 1.10, new: 1, log: []}]\n";
    let act = "{at: 2026-11-20T10:03:00+08:00, by: lin, did: shown}";
    let steps = "steps: [{did: shown, by: giver, do: show it, done: Shown}]";
    let of_file = format!("section: permissions\n{steps}\nitems: [{{id: a, title: b, log: [{act}]}}]\n");
    let of_item =
        format!("section: permissions\nitems:\n- id: a\n  title: b\n  optional: 是\n  {steps}\n  log: [{act}]\n");
    let (of_file, of_item) = (of_file.as_str(), of_item.as_str());
    let own = [("section", of_file), ("permissions", of_file), ("section", of_item), ("permissions", of_item)];
    let documents: Vec<Value> = [("section", yaml), ("permissions", permissions), ("section", permissions)]
        .into_iter()
        .chain(own)
        .map(|(schema, text)| json!({ "name": schema, "schema": schema, "value": document(text, "yaml") }))
        .collect();
    if let Some(found) = validate(&schemas(&["section", "permissions"]), &documents) {
        assert!(found.is_empty(), "{found:#?}");
    }
}

#[test]
fn an_unknown_kind_is_refused_with_those_there_are() {
    let runner = Runner::new();
    let output = runner.run(&["schema", "permisions"]);
    assert_eq!((output.code, output.out.as_str()), (2, ""));
    assert!(output.err.contains("did you mean `permissions`?") && output.err.contains("readiness"), "{}", output.err);
    let output = runner.run(&["schema", "--lang", "zh-CN", "全新"]);
    assert_eq!(output.code, 2);
    assert!(output.err.contains("没有类别 `全新`") && output.err.contains("project"), "{}", output.err);
    assert!(runner.names().is_empty());
}

#[test]
fn a_schema_is_described_in_the_language_that_is_asked_for() {
    let runner = Runner::new();
    let schema = |lang: &str| -> Value {
        serde_json::from_str(&runner.run(&["--lang", lang, "schema", "backups"]).out).unwrap()
    };
    let (en, zh) = (schema("en"), schema("zh-CN"));
    let described = |schema: &Value| schema["$defs"]["item"]["properties"]["location"]["description"].clone();
    assert_eq!(described(&en), "Where the backup is kept: a path, or where to ask for it");
    assert_eq!(described(&zh), "备份的存放位置：路径或获取途径");
    assert_eq!(en["$id"], zh["$id"]);
    assert_eq!(en["$schema"], "https://json-schema.org/draft/2020-12/schema");
}

#[test]
fn every_file_of_a_new_project_points_to_a_schema_that_is_there() {
    for format in ["toml", "yaml"] {
        let runner = Runner::new();
        assert_eq!(runner.run(&init(&["new", "--lang", "zh-CN", "--format", format])).code, 0);
        let extension = format!(".{format}");
        let names: Vec<String> = runner.names().into_iter().filter(|name| name.ends_with(&extension)).collect();
        assert_eq!(names.len(), 10, "{names:?}");
        for name in names {
            let text = runner.read(&name);
            let line = text.lines().next().unwrap();
            let target = line.rsplit([' ', '=']).next().unwrap().trim_start_matches("./");
            let subject: &[&str] = if name.contains("/handover.") { &["project"] } else { &[] };
            let printed = runner.run(&[&["--lang", "zh-CN", "schema"], subject].concat()).out;
            assert_eq!(runner.read(&format!("new/{target}")), printed, "{name}: {line}");
        }
        assert_eq!(runner.run_in("new", &["add", "assets", "Laptops"]).code, 0);
        let added = runner.read(&format!("new/assets.{format}"));
        assert!(added.lines().next().unwrap().ends_with(".handover/section.schema.json"), "{added}");
    }
}
