//! What an answer leaves on disk: one line more, the mode of the file, and a history that git can merge.

use crate::support::new_project::{PEOPLE, filled_templates, init};
use crate::support::runner::Runner;
use crate::support::small::{PROJECT, Small};
use std::fs;

/// A section file in one of the formats, with several items and comments around.
fn section(format: &str) -> String {
    match format {
        "toml" => "# Ours.\nsection = \"deliverables\"\n\n[[items]] # first\nid = \"a\"\ntitle = '手册'\nlog = [\n]\n\n\
                   [[items]]\nid = \"b\"\ntitle = \"B\" # no log yet\n\n[[items]]\nid = \"c\"\ntitle = \"C\"\nlog = [\n  \
                   { at = 2026-11-02T09:00:00+08:00, by = \"lin\", did = \"delivered\" }, # on time\n]\n"
            .to_owned(),
        _ => "# Ours.\nsection: deliverables\nitems:\n  - id: a # first\n    title: 手册\n    log:\n  - id: b\n    \
              title: B # no log yet\n    details: |\n      one\n      two\n  - id: c\n    title: C\n    log:\n      \
              - {at: 2026-11-02T09:00:00+08:00, by: lin, did: delivered} # on time\n"
            .to_owned(),
    }
}

/// A git repository with that section in it, with line ends and a byte order mark as asked for.
fn repository(format: &str, ends: &str, mark: &str) -> Runner {
    let runner = Runner::new();
    runner.write("ours/.gitattributes", "* -text\n");
    runner.write("ours/handover.toml", PROJECT);
    runner.write(&format!("ours/list.{format}"), &(mark.to_owned() + &section(format).replace('\n', ends)));
    runner.git("ours", &["init", "-q"]);
    commit(&runner, "ours", "start");
    runner
}

fn commit(runner: &Runner, folder: &str, message: &str) {
    runner.git(folder, &["add", "-A", "."]);
    runner.git(folder, &["commit", "-q", "-m", message]);
}

#[track_caller]
fn mark(runner: &Runner, folder: &str, arguments: &[&str]) {
    let output = runner.run_in(folder, &[&["mark"], arguments].concat());
    assert_eq!(output.code, 0, "{arguments:?}: {output:?}");
}

#[test]
fn an_answer_changes_exactly_one_line() {
    for format in ["toml", "yaml"] {
        for (ends, bom) in [("\n", ""), ("\r\n", ""), ("\n", "\u{feff}"), ("\r\n", "\u{feff}")] {
            let runner = repository(format, ends, bom);
            let path = format!("ours/list.{format}");
            // The first answer to an item makes its list too, where the file has none.
            for (item, did, person, lines) in [
                ("a", "delivered", "lin", 1),
                ("a", "accepted", "chen", 1),
                ("c", "accepted", "chen", 1),
                ("b", "delivered", "lin", 3),
            ] {
                let before = runner.read(&path);
                mark(&runner, "ours", &[item, did, "--as", person, "--note", "同意: \"#1\""]);
                let changed = runner.git("ours", &["diff", "--numstat"]);
                let (added, removed) = (changed.split('\t').next().unwrap(), changed.split('\t').nth(1).unwrap());
                assert_eq!(removed, "0", "{format} {ends:?} {item}: {}", runner.git("ours", &["diff"]));
                assert!(
                    added.parse::<usize>().unwrap() <= lines,
                    "{format} {ends:?} {item}: {}",
                    runner.git("ours", &["diff"])
                );
                assert_eq!(changed.lines().count(), 1, "one file");
                let after = runner.read(&path);
                assert!(after.starts_with(bom) && after.matches('\n').count() == after.matches(ends).count());
                assert!(after.len() > before.len());
                commit(&runner, "ours", "answer");
            }
            let check = runner.run_in("ours", &["check", "--no-input"]);
            assert_eq!((check.code, check.out.contains("error")), (1, false), "b is outstanding, nothing is broken");
        }
    }
}

#[test]
fn an_answer_to_an_example_changes_exactly_one_line() {
    let runner = Runner::new();
    for (example, item, did, person) in [
        ("store-agency", "training/operations", "noted", "lin"),
        ("客服中心交接", "permissions/giver-people", "noted", "xu"),
    ] {
        runner.copy_example(example);
        runner.git(example, &["init", "-q"]);
        commit(&runner, example, "start");
        mark(&runner, example, &[item, did, "--as", person, "--note", "已知悉，周五前补齐"]);
        let changed = runner.git(example, &["diff", "--numstat"]);
        assert!(changed.starts_with("1\t0\t") && changed.lines().count() == 1, "{changed}");
    }
}

#[test]
fn every_item_of_a_new_project_takes_its_first_answer_as_one_line() {
    for (template, format) in filled_templates().into_iter().flat_map(|name| [(name, "toml"), (name, "yaml")]) {
        let runner = Runner::new();
        let options = ["new", "--template", template, "--format", format];
        assert_eq!(runner.run(&[&init(&options)[..], &PEOPLE].concat()).code, 0);
        runner.git("new", &["init", "-q"]);
        commit(&runner, "new", "start");
        let report = runner.run_in("new", &["status", "--format", "json"]);
        let report: serde_json::Value = serde_json::from_str(&report.out).unwrap();
        let items: Vec<&str> =
            report["items"].as_array().unwrap().iter().map(|item| item["item"].as_str().unwrap()).collect();
        mark(&runner, "new", &[&items[..], &["noted", "--as", "lin", "--note", "seen: \"all\" of it"]].concat());
        let changed = runner.git("new", &["diff", "--numstat"]);
        let column = |at: usize| -> usize {
            changed.lines().map(|line| line.split('\t').nth(at).unwrap().parse::<usize>().unwrap()).sum()
        };
        assert_eq!((column(0), column(1)), (items.len(), 0), "{template} in {format}: {changed}");
    }
}

#[test]
fn the_mode_of_a_file_stays() {
    use std::os::unix::fs::PermissionsExt;
    let runner = Small::new().item("deliverables/a", "", &[]).write();
    let path = runner.path("deliverables.toml");
    for mode in [0o600, 0o640, 0o664, 0o755] {
        fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
        mark(&runner, ".", &["a", "noted", "--as", "lin", "--note", "x"]);
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o7777, mode);
    }
}

#[test]
fn a_clock_that_runs_behind_does_not_turn_time_back() {
    let ahead = "  { at = 2026-11-20T10:04:00+00:00, by = \"lin\", did = \"delivered\" },\n";
    let text = format!("section = \"deliverables\"\n[[items]]\nid = \"a\"\ntitle = \"A\"\nlog = [\n{ahead}]\n");
    let runner = Small::new().nobody_signs().file("deliverables.toml", &text).write();
    mark(&runner, ".", &["a", "accepted", "--as", "chen"]);
    let text = runner.read("deliverables.toml");
    assert!(text.contains("at = 2026-11-20T18:04:00+08:00, by = \"chen\""), "{text}");
    assert_eq!(runner.run(&["check", "--no-input"]).code, 0, "the log is in order and complete");
}

#[test]
fn an_act_before_the_last_one_is_refused() {
    let runner = Small::new().item("deliverables/a", "", &["lin delivered"]).write();
    let before = runner.snapshot();
    let output = runner.run(&["mark", "a", "accepted", "--as", "chen", "--at", "2026-11-02T08:59:00+08:00"]);
    assert_eq!(output.code, 2);
    assert!(output.err.contains("older than the one before"), "{}", output.err);
    assert_eq!(runner.snapshot(), before);
    mark(&runner, ".", &["a", "accepted", "--as", "chen", "--at", "2026-11-02T09:00:00+08:00"]);
}

#[test]
fn acts_on_different_items_of_one_file_merge_with_plain_git() {
    for format in ["toml", "yaml"] {
        let runner = repository(format, "\n", "");
        clone(&runner, &["a", "delivered", "--as", "lin"], &["c", "accepted", "--as", "chen"]);
        runner.git("theirs", &["pull", "-q", "--no-rebase", "--no-edit"]);
        let check = runner.run_in("theirs", &["status", "--format", "json"]);
        let report: serde_json::Value = serde_json::from_str(&check.out).unwrap();
        let hint = |finding: &serde_json::Value| finding["severity"] == "hint";
        assert!(report["findings"].as_array().unwrap().iter().all(hint), "{format}: {}", report["findings"]);
        assert_eq!((&report["items"][0]["steps_made"], &report["items"][2]["steps_made"]), (&1.into(), &2.into()));
    }
}

#[test]
fn neighbouring_items_with_logs_merge_too() {
    for format in ["toml", "yaml"] {
        let runner = repository(format, "\n", "");
        mark(&runner, "ours", &["b", "delivered", "--as", "lin"]);
        commit(&runner, "ours", "b has a log");
        clone(&runner, &["a", "delivered", "--as", "lin"], &["b", "accepted", "--as", "chen"]);
        runner.git("theirs", &["pull", "-q", "--no-rebase", "--no-edit"]);
        assert!(!runner.run_in("theirs", &["check", "--no-input"]).out.contains("error"), "{format}");
    }
}

#[test]
fn acts_on_the_same_item_are_a_conflict_that_the_tool_names() {
    for format in ["toml", "yaml"] {
        let runner = repository(format, "\n", "");
        clone(&runner, &["a", "delivered", "--as", "lin"], &["a", "blocked", "--as", "chen", "--note", "no disk"]);
        let pull = ["-c", "user.name=T", "-c", "user.email=t@e.org", "pull", "-q", "--no-rebase", "--no-edit"];
        let pulled = std::process::Command::new("git").args(pull).current_dir(runner.path("theirs")).output().unwrap();
        assert!(!pulled.status.success(), "{format}: git must not choose between two answers");
        let check = runner.run_in("theirs", &["check", "--no-input"]);
        assert!(
            check.out.contains("git conflict marks") && check.out.contains(&format!("list.{format}:")),
            "{}",
            check.out
        );
        let refused = runner.run_in("theirs", &["mark", "c", "accepted", "--as", "chen"]);
        assert_eq!(refused.code, 3, "nothing is written into a conflict");
    }
}

/// Clones the repository to `theirs`, and answers once in each.
fn clone(runner: &Runner, ours: &[&str], theirs: &[&str]) {
    runner.git(".", &["clone", "-q", "ours", "theirs"]);
    for (folder, act) in [("ours", ours), ("theirs", theirs)] {
        mark(runner, folder, act);
        commit(runner, folder, folder);
    }
}
