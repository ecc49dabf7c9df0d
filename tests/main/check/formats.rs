//! `check --format`: what was found, for programs and for systems that build and test software.

use crate::support::runner::Runner;
use crate::support::small::Small;
use insta::assert_snapshot;
use serde_json::Value;

fn project() -> Small {
    Small::new()
        .nobody_signs()
        .item(
            "deliverables/a",
            "due = 2026-11-18\naccept_when = \"read\"\nowner = \"lin\"\nneeds = [\"deliverables/z\"]",
            &[],
        )
        .item(
            "deliverables/b",
            "due = \"cutover\"\naccept_when = \"read\"\nowner = \"lin\"",
            &["lin delivered", "chen accepted"],
        )
}

#[test]
fn the_same_is_told_in_every_form_with_the_place_in_the_repository() {
    let runner = project().write();
    assert_snapshot!(runner.run(&["check", "--format", "github"]).out, @"
    ::error file=deliverables.toml,line=9,col=10,title=unknown-item deliverables/a::it needs `z`, but there is no such item
    ::warning file=deliverables.toml,line=3,col=1,title=late deliverables/a::Item a: open
    ");
    assert_snapshot!(runner.run(&["check", "--format", "junit"]).out, @r#"
    <?xml version="1.0" encoding="UTF-8"?>
    <testsuites tests="2" failures="2" errors="0">
      <testsuite name="handover check" tests="2" failures="2" errors="0" skipped="0">
        <testcase classname="deliverables.toml" name="unknown-item deliverables/a" file="deliverables.toml" line="9">
          <failure type="error" message="it needs `z`, but there is no such item">deliverables.toml:9:10: it needs `z`, but there is no such item</failure>
        </testcase>
        <testcase classname="deliverables.toml" name="late deliverables/a" file="deliverables.toml" line="3">
          <failure type="warning" message="Item a: open">deliverables.toml:3:1: Item a: open</failure>
        </testcase>
      </testsuite>
    </testsuites>
    "#);
    assert_snapshot!(runner.run(&["--lang", "zh-CN", "check", "--format", "github"]).out, @"
    ::error file=deliverables.toml,line=9,col=10,title=unknown-item deliverables/a::前置事项 `z` 不存在
    ::warning file=deliverables.toml,line=3,col=1,title=late deliverables/a::Item a：未开始
    ");
    let gitlab: Value = serde_json::from_str(&runner.run(&["check", "--format", "gitlab"]).out).unwrap();
    assert!(gitlab.as_array().unwrap().iter().all(|one| one["location"]["path"] == "deliverables.toml"));
    let output = runner.run(&["check", "--format", "json"]);
    assert_eq!(output.code, 1);
    let check: Value = serde_json::from_str(&output.out).unwrap();
    assert_eq!((&check["schema"], &check["fine"]), (&"handover/check/1".into(), &false.into()));
    assert_eq!(check["findings"][0]["code"], "unknown-item");
    assert_eq!(check["outstanding"][0]["item"], "deliverables/a");
}

#[test]
fn a_project_below_the_top_of_its_repository_names_files_from_there() {
    let runner = project().write();
    runner.shell("mkdir shop && mv *.toml shop && git init -q", runner.root());
    assert!(runner.run_in("shop", &["check", "--format", "github"]).out.contains("file=shop/deliverables.toml,"));
}

#[test]
fn what_is_mended_for_certain_is_told_to_programs() {
    let text = "section: scope\nitems:\n  - id: a\n    title：手册\n  - id: b\n    tilte: B\n";
    let runner = Small::new().file("a.yaml", text).write();
    let fixes = |runner: &Runner| {
        let report: Value = serde_json::from_str(&runner.run(&["check", "--format", "json"]).out).unwrap();
        let findings = report["findings"].as_array().unwrap().clone();
        findings.iter().filter(|finding| finding["severity"] == "error").map(|finding| finding["fix"] == true).collect()
    };
    let before: Vec<bool> = fixes(&runner);
    assert_eq!(before, [true]);
    runner.run(&["check", "--fix"]);
    let after: Vec<bool> = fixes(&runner);
    assert!(!after.is_empty() && after.iter().all(|fix| !fix), "{after:?}");
}
