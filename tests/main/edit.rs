//! `handover edit`: the person's editor at the line of an item, and what is found in the file then.

use crate::support::two::Two;
use insta::assert_snapshot;
use std::fs;
use std::os::unix::fs::PermissionsExt;

/// An editor that notes how it was called and runs a line of shell on the file.
fn editor(two: Two, name: &str, line: &str) -> Two {
    let path = two.runner.path(format!("../{name}"));
    fs::write(&path, format!("#!/bin/sh\necho \"$@\" > \"$0.called\"\nfor file; do :; done\n{line}\n")).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
    let shown = path.to_str().unwrap().to_owned();
    Two { runner: two.runner.env("EDITOR", &shown) }
}

#[test]
fn the_editor_opens_at_the_line_of_the_item() {
    for (two, place) in Two::both().into_iter().zip(["+24 deliverables.toml", "+20 deliverables.yaml"]) {
        let two = editor(two, "nano", "");
        let output = two.runner.run(&["edit", "spare"]);
        assert_eq!(output.code, 0, "{output:?}");
        assert!(output.out.ends_with("is as it was.\n"), "{output:?}");
        let called = fs::read_to_string(two.runner.path("../nano.called")).unwrap();
        let called = called.replace(two.runner.root().to_str().unwrap(), "").replace(" /", " ");
        assert_eq!(called.trim(), place);
    }
}

#[test]
fn what_is_found_in_the_file_is_told_when_the_editor_is_closed() {
    let [toml, yaml] = Two::both();
    let toml = editor(toml, "vi", "sed -i 's/Spare/Sparse/' \"$file\"");
    assert_eq!(
        toml.runner.run(&["edit", "deliverables"]).out,
        "deliverables.toml reads well: nothing new was found in it.\n"
    );
    let yaml = editor(yaml, "vi", "sed -i 's/due: 2026-11-25/dew: 2026-11-25/' \"$file\"");
    let output = yaml.runner.run(&["edit", "spare"]);
    assert_eq!(output.code, 1);
    assert!(output.out.contains("`dew`") && output.out.contains("deliverables.yaml:22"), "{}", output.out);
}

#[test]
fn without_an_editor_the_place_is_told() {
    let [toml, _] = Two::both();
    let toml = Two { runner: toml.runner.env("PATH", "/nowhere") };
    let output = toml.runner.run(&["edit", "spare"]);
    assert_eq!(output.code, 2);
    assert!(output.err.contains("deliverables.toml:24") && output.err.contains("export EDITOR=…"), "{output:?}");
    let failing = Two { runner: toml.runner.env("VISUAL", "/nowhere/editor -w") };
    let output = failing.runner.run(&["edit", "spare"]);
    assert_snapshot!(format!("{}\n{}", output.code, output.err), @"
    2
    error: /nowhere/editor could not be run: No such file or directory (os error 2)
    hint: name one that is installed: export EDITOR=…
    ");
}

#[test]
fn an_item_in_a_file_that_cannot_be_read_is_opened_at_what_is_wrong() {
    let [toml, _] = Two::both();
    let toml = editor(toml, "nano", "");
    let text = toml.runner.read("deliverables.toml");
    let broken = text.replacen("title = \"", "title = ", 1);
    let line = 1 + text.lines().position(|line| line.contains("title = \"")).unwrap();
    toml.runner.write("deliverables.toml", &broken);
    let output = toml.runner.run(&["edit", "spare"]);
    assert_eq!(output.code, 0, "{output:?}");
    let called = fs::read_to_string(toml.runner.path("../nano.called")).unwrap();
    assert!(called.starts_with(&format!("+{line} ")), "{called}");
}
