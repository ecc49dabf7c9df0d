//! A word that means one thing to one reader and another to the other is refused or told, never taken for one of them.

use crate::support::runner::Runner;

const HEAD: &str = r#"format = 1
id = "small"
title = "Small"
giver = { name = "Bright" }
receiver = { name = "Acme" }
[milestones]
cutover = 2026-11-30
[[people]]
id = "lin"
name = "Lin Wei"
party = "giver"
[[people]]
id = "chen"
name = "Chen Yu"
party = "receiver"
"#;

/// A project with more in its project file, and section files.
fn project(more: &str, files: &[(&str, &str)]) -> Runner {
    let runner = Runner::new();
    runner.write("handover.toml", &format!("{HEAD}{more}"));
    files.iter().for_each(|(path, text)| runner.write(path, text));
    runner
}

const PROPOSED: &str = "log = [{ at = 2026-11-19T10:00:00+08:00, by = \"lin\", did = \"proposed\" }]\n";

#[test]
fn an_id_that_is_the_title_of_another_item_takes_no_act_for_it() {
    let scope = format!("section = \"scope\"\n[[items]]\nid = \"cust\"\ntitle = \"客户数据\"\n{PROPOSED}");
    let debt = format!("section = \"agreements\"\n[[items]]\nid = \"客户数据\"\ntitle = \"A million\"\n{PROPOSED}");
    let runner = project("", &[("scope.toml", &scope), ("debt.toml", &debt)]);
    let before = runner.snapshot();
    for word in ["客户数据", "“客户数据”"] {
        let output = runner.run(&["mark", word, "agreed", "--as", "chen"]);
        assert_eq!(output.code, 2, "{output:?}");
        assert!(output.err.contains("scope/cust") && output.err.contains("agreements/客户数据"), "{}", output.err);
    }
    assert!(runner.snapshot() == before);
    assert_eq!(runner.run(&["mark", "scope/cust", "agreed", "--as", "chen"]).code, 0);
}

#[test]
fn a_step_that_is_called_like_a_rejection_is_not_made_by_that_word() {
    for (did, todo, done, word) in [
        ("ok", "reject it", "Rejected", "Rejected"),
        ("ok", "退回", "已退回", "退回"),
        ("Rejected", "x", "y", "Rejected"),
        ("退回", "x", "y", "退回"),
    ] {
        let steps = format!(
            "steps = [{{ did = \"tested\", by = \"giver\" }}, {{ did = \"{did}\", by = \"receiver\", do = \"{todo}\", done = \"{done}\" }}]"
        );
        let log = "log = [{ at = 2026-11-19T10:00:00+08:00, by = \"lin\", did = \"tested\" }]";
        let text = format!("section = \"acceptance\"\n{steps}\n[[items]]\nid = \"login\"\ntitle = \"Login\"\n{log}\n");
        let runner = project("", &[("a.toml", &text)]);
        let before = runner.snapshot();
        let output = runner.run(&["mark", "login", word, "--as", "chen", "--note", "it does not work"]);
        assert_eq!(output.code, 2, "{did} {done}: {output:?}");
        assert!(runner.snapshot() == before);
        assert_eq!(runner.run(&["mark", "login", "rejected", "--as", "chen", "--note", "no"]).code, 0);
        assert!(runner.read("a.toml").contains("did = \"rejected\""));
    }
}

#[test]
fn two_milestones_that_are_called_the_same_are_an_error() {
    for other in ["切换日", "Cutover", "CUTOVER", "切换", "ｃｕｔｏｖｅｒ"] {
        let head =
            HEAD.replace("[[people]]\nid = \"lin\"", &format!("\"{other}\" = 2027-06-01\n[[people]]\nid = \"lin\""));
        let runner = Runner::new();
        runner.write("handover.toml", &head);
        let check = runner.run(&["check", "--no-input"]).out;
        assert!(check.contains("error[duplicate-id]") && check.contains("are called the same"), "{other}: {check}");
    }
}

#[test]
fn an_id_that_is_the_name_or_the_address_of_somebody_of_the_other_side_is_told() {
    for person in ["id = \"chen yu\"\nname = \"Li Na\"", "id = \"na\"\nname = \"chen@acme.example\""] {
        let chen = "email = \"chen@acme.example\"\n";
        let runner = project(&format!("{chen}[[people]]\n{person}\nparty = \"giver\"\n"), &[]);
        let check = runner.run(&["check", "--no-input"]).out;
        assert!(check.contains("[same-name]"), "{person}: {check}");
    }
}

#[test]
fn a_section_that_is_titled_like_an_item_does_not_stand_before_it() {
    let scope = format!("section = \"scope\"\n[[items]]\nid = \"work\"\ntitle = \"Work\"\n{PROPOSED}");
    let other = "section = \"risks\"\ntitle = \"scope/work\"\n[[items]]\nid = \"k\"\ntitle = \"K\"\n";
    let runner = project("", &[("scope.toml", &scope), ("other.toml", other)]);
    let log = runner.run(&["log", "scope/work"]);
    assert!(log.out.contains("Work"), "{log:?}");
}

#[test]
fn what_the_other_side_wrote_commands_no_build() {
    let title = "::set-output name=approved::true";
    let items = format!("section = \"scope\"\ntitle = \"::error::x\"\n[[items]]\nid = \"w\"\ntitle = \"{title}\"\n");
    let runner = project("", &[("scope.toml", &items)]);
    runner.write("handover.toml", &HEAD.replace("title = \"Small\"", &format!("title = \"{title}\"")));
    let runner = runner.env("GITHUB_ACTIONS", "true");
    for words in [&["status"][..], &["next", "--all"], &["next", "--message"], &["show", "w"], &["check", "--no-input"]]
    {
        let output = runner.run(words);
        let commands = |text: &str| text.lines().any(|line| line.trim_start().starts_with("::"));
        assert!(!commands(&output.out) && !commands(&output.err), "{words:?}: {}", output.out);
    }
    let annotations = runner.run(&["check", "--format", "github"]).out;
    assert!(annotations.lines().all(|line| line.starts_with("::")) && !annotations.is_empty(), "{annotations}");
}

#[test]
fn what_xml_cannot_hold_leaves_the_report_readable() {
    let items = "section = \"scope\"\n[[items]]\nid = \"w\"\ntitle = \"bad \\uffff\\ufffe end\"\n";
    let runner = project("", &[("scope.toml", items)]);
    let report = runner.run(&["check", "--format", "junit"]).out;
    assert!(!report.contains(['\u{ffff}', '\u{fffe}']) && report.contains("bad"), "{report}");
}
