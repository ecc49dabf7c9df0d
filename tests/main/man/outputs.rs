//! The page of outputs is true: whatever a command prints in JSON is described there, and whatever is described is printed.

use crate::support::runner::{Runner, copy_tree};
use handover::manual::outputs::{Output, OutputField, output, outputs};
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::Path;

/// Only in projects of many thousand items.
const RARE: (&str, &str) = ("to-do", "unblocks_more");

/// What the printed values have shown: fields that are described, and fields that nobody describes.
#[derive(Default)]
struct Seen {
    described: BTreeSet<(&'static str, &'static str)>,
    unknown: BTreeSet<String>,
}

impl Seen {
    fn look_at(&mut self, value: &Value, is: &'static Output) {
        match value {
            Value::Array(values) => values.iter().for_each(|value| self.look_at(value, is)),
            Value::Object(fields) => {
                for (name, value) in fields {
                    match find(is, name) {
                        None => drop(self.unknown.insert(format!("{}: {name}", is.name))),
                        Some((owner, field)) => {
                            self.described.insert((&owner.name, &field.name));
                            match field.of.as_deref().map(|name| output(name).unwrap()) {
                                Some(inner) => self.look_at(value, inner),
                                None if !field.free && holds_fields(value) => {
                                    self.unknown.insert(format!("{}: what {name} holds", is.name));
                                }
                                None => {}
                            }
                        }
                    }
                }
            }
            _ => {}
        }
    }
}

/// A field of an output or of an object that it is made of, and which of them has it.
fn find(is: &'static Output, name: &str) -> Option<(&'static Output, &'static OutputField)> {
    let own = is.fields.iter().find(|field| field.name == name).map(|field| (is, field));
    own.or_else(|| is.with.iter().find_map(|part| find(output(part).unwrap(), name)))
}

fn holds_fields(value: &Value) -> bool {
    match value {
        Value::Array(values) => values.iter().any(holds_fields),
        other => other.is_object(),
    }
}

/// A project with what no example has: sixty people of one party, a payment without an amount, a stage to sign.
const CROWDED: &str = "format = 1\nid = \"crowd\"\ntitle = \"Crowd\"\n[giver]\nname = \"A\"\n[receiver]\nname = \"B\"\n\
    [milestones]\nstart = 2026-11-01\ncutover = 2026-11-30\n[[signoff]]\nstage = \"start\"\nsigners = [\"p1\", \"p2\"]\n\
    [[people]]\nid = \"p1\"\nname = \"P1\"\nparty = \"receiver\"\n";

const MONEY: &str = "section = \"payments\"\n[[items]]\nid = \"fee\"\ntitle = \"Fee\"\ndue = \"some day\"\n";

fn projects(runner: &Runner) -> Vec<&'static str> {
    for folder in ["examples", "tests/projects", "tests/records"] {
        copy_tree(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), &runner.path(folder));
    }
    let people = (2..62).map(|n| format!("[[people]]\nid = \"p{n}\"\nname = \"P{n}\"\nparty = \"giver\"\n"));
    runner.write("crowd/handover.toml", &(CROWDED.to_owned() + &people.collect::<String>()));
    runner.write("crowd/payments.toml", MONEY);
    vec![
        "examples/store-agency",
        "examples/billing-software",
        "examples/客服中心交接",
        "tests/projects/store",
        "tests/records/v1",
        "crowd",
    ]
}

#[test]
fn the_page_of_outputs_describes_exactly_what_is_printed() {
    let runner = Runner::new();
    runner.write("../home/.config/handover/known-keys.toml", include_str!("../keys/known-keys.toml"));
    let mut seen = Seen::default();
    let mut look = |folder: &str, arguments: &[&str]| {
        let printed = runner.run_in(folder, arguments);
        let value: Value =
            serde_json::from_str(&printed.out).unwrap_or_else(|_| panic!("{arguments:?}: {}", printed.err));
        let name = value["schema"].as_str().expect("a schema").to_owned();
        let described = output(&name).unwrap_or_else(|| panic!("{name} is not described"));
        let command = described.command.as_deref().unwrap_or_default();
        assert!(command.starts_with(arguments[0]), "{name} is printed by {arguments:?} and not by {command}");
        seen.look_at(&value, described);
        value
    };
    let projects = projects(&runner);
    for folder in &projects {
        let status = look(folder, &["status", "--format", "json"]);
        look(folder, &["next", "--all", "--format", "json"]);
        look(folder, &["verify", "--format", "json"]);
        look(folder, &["log", "--format", "json"]);
        look(folder, &["check", "--format", "json"]);
        look(folder, &["people", "--format", "json"]);
        look(folder, &["export", "json"]);
        for section in status["sections"].as_array().unwrap() {
            look(folder, &["show", section["title"].as_str().unwrap(), "--format", "json"]);
        }
        for item in status["items"].as_array().unwrap().iter().step_by(3) {
            look(folder, &["show", item["item"].as_str().unwrap(), "--format", "json"]);
        }
    }
    runner.write("broken/handover.toml", "title = \"never closed");
    look(".", &["status", projects[0], projects[1], "tests/projects", "broken", "--format", "json"]);
    // A history in which an act comes, and one is taken out, and a file below records/ changes.
    runner.git("crowd", &["init", "-q"]);
    for log in ["  { at = 2026-11-02T09:00:00+08:00, by = \"p1\", did = \"noted\", note = \"x\" },\n", ""] {
        runner.write("crowd/payments.toml", &format!("{MONEY}log = [\n{log}]\n"));
        runner.write("crowd/records/close-0f50abde87f3670a/record.json", log);
        runner.git("crowd", &["add", "-A", "."]);
        runner.git("crowd", &["commit", "-q", "-m", "work"]);
    }
    let act = "  { at = 2026-11-03T09:00:00+08:00, by = \"p2\", did = \"noted\", note = \"y\" },\n";
    runner.write("crowd/payments.toml", &format!("{}log = [\n{act}]\n", MONEY.replace("some day", "soon")));
    runner.git("crowd", &["commit", "-q", "-a", "-m", "work"]);
    let days = runner.read("crowd/handover.toml").replace("2026-11-30", "2026-12-01");
    runner.write("crowd/handover.toml", &days);
    look("crowd", &["audit", "--format", "json"]);
    look("crowd", &["diff", "HEAD~2", "--format", "json"]);
    look("crowd", &["mark", "fee", "noted", "--as", "p2", "--note", "z", "--format", "json"]);
    look(projects[0], &["status", "--late", "--format", "json"]);
    look(projects[0], &["notify", "--format", "json"]);
    look(projects[0], &["notify", "--due", "lin", "--format", "json"]);
    look(".", &["keys", "--format", "json"]);
    runner.write("keyed/handover.toml", &crate::keys::project(&format!("\"{}\"", crate::keys::CHEN)));
    look("keyed", &["keys", "--format", "json"]);
    look(".", &["templates", "--format", "json"]);
    look(".", &["explain", "--format", "json"]);
    look(".", &["explain", "DEPARTED", "--format", "json"]);
    for sheet in outputs().iter().filter(|output| output.is_sheet()) {
        let command = sheet.command.as_deref().unwrap();
        let several = command.contains(" DIR…");
        let command = command.replace("DIR…", "examples");
        let arguments: Vec<&str> = command.split(' ').collect();
        let printed = runner.run_in(if several { "." } else { projects[0] }, &arguments).out;
        let head = printed.trim_start_matches('\u{feff}').lines().next().expect("a head").to_owned();
        for column in head.split(',') {
            // What is described of the sheet itself counts before what other objects have of that name.
            match sheet.fields.iter().find(|field| field.name == column) {
                Some(field) => drop(seen.described.insert((&sheet.name, &field.name))),
                None if find(sheet, column).is_some() => {}
                None => drop(seen.unknown.insert(format!("{command}: {column}"))),
            }
        }
    }
    assert!(seen.unknown.is_empty(), "printed and not described in src/manual/outputs.toml: {:#?}", seen.unknown);
    let all = outputs().iter().flat_map(|is| is.fields.iter().map(|field| (is.name.as_str(), field.name.as_str())));
    let unseen: Vec<_> = all.filter(|field| *field != RARE && !seen.described.contains(field)).collect();
    assert!(unseen.is_empty(), "described and not printed: {unseen:#?}");
}
