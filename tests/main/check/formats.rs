//! `check --format`: what was found, for programs and for systems that build and test software.

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
    assert_snapshot!(runner.run(&["check", "--format", "github"]).out, @"");
    assert_snapshot!(runner.run(&["check", "--format", "junit"]).out, @"");
    assert_snapshot!(runner.run(&["--lang", "zh-CN", "check", "--format", "github"]).out, @"");
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
    let above = runner.root().parent().unwrap().to_owned();
    runner.shell("git init -q", &above);
    assert!(runner.run(&["check", "--format", "github"]).out.contains("file=work/deliverables.toml,"));
}
