//! The README is true: its tour runs, its tables are those of the code.

use crate::support::runner::Runner;
use handover::model::kinds;
use handover::text::exit::Exit;
use std::fs;
use std::path::Path;

fn readme() -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap()
}

/// The lines of all blocks marked `console`, in order.
fn tour() -> Vec<String> {
    let mut lines = Vec::new();
    let mut inside = false;
    for line in readme().lines() {
        match line {
            "```console" => inside = true,
            "```" => inside = false,
            _ if inside => lines.push(line.to_owned()),
            _ => {}
        }
    }
    lines
}

/// Whether the lines shown are those expected, where `…` alone on a line stands for any lines.
fn matches(expected: &[String], shown: &[String]) -> bool {
    match expected.split_first() {
        None => shown.is_empty(),
        Some((first, rest)) if first == "…" => (0..=shown.len()).any(|skip| matches(rest, &shown[skip..])),
        Some((first, rest)) => shown.split_first().is_some_and(|(line, others)| line == first && matches(rest, others)),
    }
}

#[test]
fn the_tour_of_the_readme_shows_what_it_says() {
    let runner = Runner::new();
    for example in ["store-agency", "客服中心交接", "billing-software"] {
        let copied = runner.copy_example(example);
        fs::create_dir_all(runner.path("examples")).unwrap();
        fs::rename(copied, runner.path("examples").join(example)).unwrap();
    }
    let mut folder = runner.root().to_owned();
    let lines = tour();
    let mut at = 0;
    let mut commands = 0;
    while at < lines.len() {
        let command = lines[at].strip_prefix("$ ").expect("a block begins with a command");
        let end = (at + 1..lines.len()).find(|next| lines[*next].starts_with("$ ")).unwrap_or(lines.len());
        let expected = &lines[at + 1..end];
        at = end;
        commands += 1;
        if let Some(into) = command.strip_prefix("cd ") {
            folder = folder.join(into);
            continue;
        }
        let output = runner.shell(command, &folder);
        let shown: Vec<String> = output.lines().map(|line| line.trim_end().to_owned()).collect();
        assert!(matches(expected, &shown), "$ {command}\nexpected:\n{}\nshown:\n{output}", expected.join("\n"));
    }
    assert!(commands >= 10, "the tour has {commands} commands");
}

#[test]
fn the_exit_table_of_the_readme_is_that_of_the_code() {
    let readme = readme();
    let section = readme.split("### Exit codes").nth(1).unwrap().split("\n## ").next().unwrap();
    let codes: Vec<u8> =
        section.lines().filter_map(|line| line.strip_prefix("| ")?.split(" |").next()?.parse().ok()).collect();
    assert_eq!(codes, Exit::ALL.map(Exit::code));
}

#[test]
fn the_readme_names_every_kind_with_its_steps_and_fields() {
    let readme = readme();
    for kind in kinds::built_ins() {
        let row = readme.lines().find(|line| line.starts_with(&format!("| `{}` |", kind.name)));
        let row = row.unwrap_or_else(|| panic!("the README has no row for {}", kind.name));
        for field in &kind.fields {
            assert!(row.contains(&format!("`{}`", field.name)), "{}: {}", kind.name, field.name);
        }
        for step in kind.all_steps() {
            assert!(row.contains(&format!("{}: ", step.did)), "{}: {}", kind.name, step.did);
        }
    }
}
