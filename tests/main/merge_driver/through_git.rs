//! What git hands to the tool besides section files: the project file, files with another name, other line ends, and a
//! repository without a project that could be read.

use super::{clones, commit, mark, pull, section};
use crate::support::runner::Runner;

/// Adds a person in a clone and commits it.
fn add(runner: &Runner, folder: &str, party: &str, id: &str, name: &str) {
    let output = runner.run_in(folder, &["people", "add", "--party", party, id, name]);
    assert_eq!(output.code, 0, "{output:?}");
    commit(runner, folder);
}

/// The same project with its project file in YAML.
fn in_yaml(runner: &Runner) {
    for folder in ["ours", "theirs"] {
        let text = "format: 1\nid: small\ntitle: Small\nlanguage: en\ntimezone: Asia/Shanghai\ngiver:\n  name: Bright\nreceiver:\n  name: Acme\nmilestones:\n  cutover: 2026-11-30\npeople:\n  - id: lin\n    name: Lin Wei\n    party: giver\n  - id: chen\n    name: Chen Yu\n    party: receiver\n";
        std::fs::remove_file(runner.path(format!("{folder}/handover.toml"))).unwrap();
        runner.write(&format!("{folder}/handover.yaml"), text);
    }
    commit(runner, "ours");
    runner.git("theirs", &["checkout", "-q", "-f", "."]);
    runner.git("theirs", &["clean", "-qfd"]);
    assert!(pull(runner));
}

#[test]
fn people_whom_both_sides_add_are_all_there() {
    for format in ["toml", "yaml"] {
        let runner = clones(format);
        if format == "yaml" {
            in_yaml(&runner);
        }
        add(&runner, "ours", "giver", "wu", "Wu Jing");
        add(&runner, "theirs", "receiver", "he", "He Yan");
        assert!(pull(&runner), "{format}");
        let text = runner.read(&format!("theirs/handover.{format}"));
        assert!(text.contains("Wu Jing") && text.contains("He Yan"), "{text}");
        let people = runner.run_in("theirs", &["people"]);
        assert!(people.code == 0 && people.out.contains("Wu Jing") && people.out.contains("He Yan"), "{people:?}");
    }
}

#[test]
fn a_project_file_in_conflict_keeps_no_section_file_from_being_united() {
    let runner = clones("toml");
    mark(&runner, "ours", 3, &["a", "granted", "--as", "lin"]);
    add(&runner, "ours", "giver", "wu", "Wu Jing");
    mark(&runner, "theirs", 5, &["a", "noted", "--as", "chen", "--note", "waiting"]);
    add(&runner, "theirs", "receiver", "wu", "Wu Ping");
    let words = ["-c", "user.name=T", "-c", "user.email=t@e.org", "pull", "--no-rebase", "--no-edit"];
    let output = std::process::Command::new("git").args(words).current_dir(runner.path("theirs")).output().unwrap();
    assert!(!output.status.success(), "two people of one id");
    let said = String::from_utf8_lossy(&output.stderr).into_owned() + &String::from_utf8_lossy(&output.stdout);
    assert!(said.contains("take the marks out, then `git add ':/handover.toml'`"), "{said}");
    let text = runner.read("theirs/handover.toml");
    assert!(text.contains("<<<<<<< ours") && text.contains("Wu Jing") && text.contains("Wu Ping"), "{text}");
    let list = runner.read("theirs/list.toml");
    assert!(!list.contains("<<<<<<<") && list.contains("10:03") && list.contains("10:05"), "{list}");
    // What the message says brings the merge to its end.
    let ours = text.find("<<<<<<< ours\n").unwrap();
    let middle = text.find("=======\n").unwrap();
    let end = text.find(">>>>>>> theirs\n").unwrap();
    let chosen = text[..ours].to_owned() + &text[ours + 13..middle] + &text[end + 15..];
    runner.write("theirs/handover.toml", &chosen);
    runner.git("theirs", &["add", ":/handover.toml"]);
    runner.git("theirs", &["commit", "-q", "--no-edit"]);
    assert!(!runner.run_in("theirs", &["check", "--no-input"]).out.contains("error"));
}

#[test]
fn a_file_that_one_side_renames_takes_the_acts_of_the_other() {
    for (renames, acts) in [("ours", "theirs"), ("theirs", "ours")] {
        let runner = clones("toml");
        runner.git(renames, &["mv", "list.toml", "accounts.toml"]);
        commit(&runner, renames);
        mark(&runner, acts, 3, &["a", "granted", "--as", "lin"]);
        commit(&runner, acts);
        assert!(pull(&runner), "{renames}");
        assert!(runner.read("theirs/accounts.toml").contains("10:03"), "{renames}");
        assert!(!runner.path("theirs/list.toml").exists(), "{renames}");
    }
}

#[test]
fn lines_keep_the_ends_that_our_side_has() {
    for format in ["toml", "yaml"] {
        let runner = clones(format);
        let file = format!("list.{format}");
        runner.write(&format!("ours/{file}"), &section(format).replace('\n', "\r\n"));
        commit(&runner, "ours");
        assert!(pull(&runner), "{format}");
        mark(&runner, "ours", 3, &["a", "granted", "--as", "lin"]);
        commit(&runner, "ours");
        mark(&runner, "theirs", 5, &["a", "noted", "--as", "chen", "--note", "waiting"]);
        commit(&runner, "theirs");
        assert!(pull(&runner), "{format}");
        let text = runner.read(&format!("theirs/{file}"));
        assert_eq!(text.matches('\n').count(), text.matches("\r\n").count(), "{text:?}");
        assert!(text.find("10:03") < text.find("10:05"), "{text}");
    }
}

#[test]
fn a_rebase_unites_files_as_a_merge_does() {
    let runner = clones("toml");
    mark(&runner, "ours", 3, &["a", "granted", "--as", "lin"]);
    commit(&runner, "ours");
    mark(&runner, "theirs", 5, &["a", "noted", "--as", "chen", "--note", "waiting"]);
    commit(&runner, "theirs");
    runner.git("theirs", &["pull", "-q", "--rebase"]);
    let text = runner.read("theirs/list.toml");
    assert!(text.find("10:03") < text.find("10:05") && !text.contains("<<<<<<<"), "{text}");
}

#[test]
fn without_a_project_that_can_be_read_only_logs_of_one_item_are_left_to_be_chosen() {
    let base = section("toml");
    let act = |minute: &str, by: &str| {
        format!("  {{ at = 2026-11-20T10:{minute}:00+08:00, by = \"{by}\", did = \"noted\", note = \"x\" }},\n")
    };
    let at = |id: &str, act: &str| {
        let (head, rest) = base.split_once(&format!("id = \"{id}\"")).unwrap();
        format!("{head}id = \"{id}\"{}", rest.replacen("log = [\n", &format!("log = [\n{act}"), 1))
    };
    for (project, theirs, code) in [
        (None, at("b", &act("05", "chen")), 0),
        (None, at("a", &act("05", "chen")), 1),
        (Some("<<<<<<< ours\n"), at("a", &act("05", "chen")), 1),
    ] {
        let runner = Runner::new();
        if let Some(text) = project {
            runner.write("handover.toml", text);
        }
        runner.write("base.toml", base);
        runner.write("ours.toml", &at("a", &act("03", "lin")));
        runner.write("theirs.toml", &theirs);
        let ran = runner.run(&["merge-driver", "base.toml", "ours.toml", "theirs.toml", "list.toml"]);
        assert_eq!(ran.code, code, "{ran:?}");
        let text = runner.read("ours.toml");
        assert!(text.contains("10:03") && text.contains("10:05"), "{text}");
        assert_eq!(text.contains("<<<<<<<"), code == 1, "{text}");
    }
}

#[test]
fn the_examples_are_united_as_a_new_project_is() {
    let runner = Runner::new();
    let words =
        ["init", "new", "--template", "agency", "--id", "new", "--title", "New", "--giver", "A", "--receiver", "B"];
    let made = runner.run(&words);
    assert_eq!(made.code, 0, "{made:?}");
    for example in ["billing-software", "store-agency", "客服中心交接"] {
        runner.copy_example(example);
        assert_eq!(runner.read(&format!("{example}/.gitattributes")), runner.read("new/.gitattributes"), "{example}");
    }
}

/// Two branches, each of which has taken in the other as it was; of the two names of one item each has settled on one.
fn crossed(runner: &Runner, names: [&str; 2]) {
    let driver = runner.git("theirs", &["config", "merge.handover.driver"]);
    runner.git("ours", &["config", "merge.handover.driver", driver.trim()]);
    let set = |name: &str| {
        let text = runner.read("ours/list.toml");
        let line = text.lines().find(|line| line.contains("# first")).unwrap();
        runner.write("ours/list.toml", &text.replace(line, &format!("title = \"{name}\" # first")));
    };
    let settle = |name: &str| {
        let text = runner.read("ours/list.toml");
        let (head, rest) = text.split_once("<<<<<<< ours\n").unwrap();
        let (_, tail) = rest.split_once(">>>>>>> theirs\n").unwrap();
        runner.write("ours/list.toml", &format!("{head}title = \"{name}\" # first\n{tail}"));
        commit(runner, "ours");
    };
    runner.git("ours", &["branch", "other"]);
    for (branch, name, minute) in [("-", "One", 3), ("other", "Two", 5)] {
        if branch == "other" {
            runner.git("ours", &["checkout", "-q", branch]);
        }
        set(name);
        mark(runner, "ours", minute, &["b", "noted", "--as", "lin", "--note", name]);
        commit(runner, "ours");
    }
    let two = runner.git("ours", &["rev-parse", "other"]);
    runner.git("ours", &["checkout", "-q", "-"]);
    let one = runner.git("ours", &["rev-parse", "HEAD"]);
    merge(runner, two.trim());
    settle(names[0]);
    runner.git("ours", &["checkout", "-q", "other"]);
    merge(runner, one.trim());
    settle(names[1]);
    mark(runner, "ours", 9, &["a", "noted", "--as", "chen", "--note", "later"]);
    commit(runner, "ours");
    runner.git("ours", &["checkout", "-q", "-"]);
    mark(runner, "ours", 8, &["a", "noted", "--as", "lin", "--note", "before"]);
    commit(runner, "ours");
}

/// Merges in `ours`, and says whether that went without a conflict.
fn merge(runner: &Runner, what: &str) -> bool {
    let words = ["-c", "user.name=T", "-c", "user.email=t@e.org", "merge", "-q", "--no-edit", what];
    std::process::Command::new("git").args(words).current_dir(runner.path("ours")).output().unwrap().status.success()
}

#[test]
fn where_histories_cross_only_what_the_branches_contradict_each_other_in_is_a_conflict() {
    for (names, clean) in [(["One", "One"], true), (["One", "Two"], false)] {
        let runner = clones("toml");
        crossed(&runner, names);
        assert_eq!(merge(&runner, "other"), clean, "{names:?}");
        let text = runner.read("ours/list.toml");
        assert_eq!(text.matches("<<<<<<<").count(), usize::from(!clean), "{text}");
        for act in ["10:03", "10:05", "10:08", "10:09"] {
            assert_eq!(text.matches(act).count(), 1, "{act}: {text}");
        }
        assert!(text.find("10:08") < text.find("10:09") && text.contains("title = \"One\""), "{text}");
        assert_eq!(text.contains("title = \"Two\""), !clean, "{text}");
    }
}

#[test]
fn a_server_without_a_checkout_unites_what_needs_no_judge_and_leaves_logs_of_one_item_to_be_chosen() {
    for (item, clean) in [("b", true), ("a", false)] {
        let runner = clones("toml");
        mark(&runner, "ours", 3, &["a", "granted", "--as", "lin"]);
        commit(&runner, "ours");
        mark(&runner, "theirs", 5, &[item, "noted", "--as", "chen", "--note", "waiting"]);
        commit(&runner, "theirs");
        runner.git(".", &["clone", "-q", "--bare", "ours", "server.git"]);
        let driver = runner.git("theirs", &["config", "merge.handover.driver"]);
        runner.git("server.git", &["config", "merge.handover.driver", driver.trim()]);
        runner.write("server.git/info/attributes", "*.toml merge=handover\n");
        runner.git("server.git", &["fetch", "-q", "../theirs", "HEAD:refs/heads/theirs"]);
        let words = ["merge-tree", "--write-tree", "HEAD", "theirs"];
        let merged =
            std::process::Command::new("git").args(words).current_dir(runner.path("server.git")).output().unwrap();
        assert_eq!(merged.status.success(), clean, "{merged:?}");
        let tree = String::from_utf8_lossy(&merged.stdout).lines().next().unwrap_or_default().to_owned();
        let text = runner.git("server.git", &["show", &format!("{tree}:list.toml")]);
        assert!(text.contains("10:03") && text.contains("10:05"), "{text}");
        assert_eq!(text.contains("<<<<<<<"), !clean, "{text}");
    }
}
