//! Attacks by paths that lead out of the project: the other side wrote them, so nobody's private files are opened for
//! them unasked.

use crate::support::evidence::{mark, project};
use crate::support::pty::{Key, Pty};
use crate::support::runner::{NOW, Output, Runner};
use handover::evidence::Digest;
use std::fs;

/// A project whose backup `orders` lies where `location` says, beside a private folder with a file in it.
fn located(location: &str) -> Runner {
    let runner = project();
    runner.write("private/id", "the key\n");
    runner.write("private/deep/config", "host\n");
    let backups = runner.read("project/backups.toml").replace("dumps/orders.sql", location);
    runner.write("project/backups.toml", &backups);
    runner
}

/// Every way to write the private folder, or the file in it, from the project.
fn ways(runner: &Runner, name: &str) -> Vec<String> {
    let whole = runner.path(name).to_str().unwrap().to_owned();
    let up = format!("../{name}");
    let around = format!("dumps/../../{name}");
    let over = format!("{}/../{name}", runner.path("project").display());
    let slash = if name.ends_with("id") { whole.clone() } else { format!("{whole}/") };
    vec![whole, up.clone(), around, over, slash, format!("./{up}"), format!(" {up} ")]
}

fn try_mark(runner: &Runner, by: &str, words: &[&str]) -> Output {
    runner.run_in("project", &[&["mark", "--as", by][..], words].concat())
}

/// The first digits of every digest that the private files have.
fn digests(runner: &Runner) -> Vec<String> {
    let list = format!("{}  deep/config\n{}  id\n", Digest::of(b"host\n"), Digest::of(b"the key\n"));
    let all = [Digest::of(b"the key\n"), Digest::of(b"host\n"), Digest::of(list.as_bytes())];
    assert!(runner.path("private/id").exists());
    all.iter().map(|digest| digest.prefix()).collect()
}

#[test]
fn a_location_outside_is_not_opened_until_the_one_who_acts_has_named_it() {
    for name in ["private", "private/id"] {
        for way in ways(&located("x"), name) {
            // Each project has a folder of its own.
            let runner = located("x");
            let place = runner.path(name).to_str().unwrap().to_owned();
            let written = way.replace(located_root(&way).as_deref().unwrap_or("\0"), runner.root().to_str().unwrap());
            let backups = runner.read("project/backups.toml").replace("\"x\"", &format!("\"{written}\""));
            runner.write("project/backups.toml", &backups);
            let before = runner.snapshot();
            let output = try_mark(&runner, "lin", &["orders", "taken"]);
            assert_eq!(output.code, 2, "{written}: {}{}", output.out, output.err);
            assert!(output.err.contains("leads out of the project") && output.err.contains(&place), "{}", output.err);
            assert!(output.err.contains(&format!("`--evidence '{place}'`")), "the words to put: {}", output.err);
            assert!(digests(&runner).iter().all(|digest| !output.err.contains(digest)), "{}", output.err);
            assert!(runner.snapshot() == before, "{written}");
            mark(&runner, "lin", &["orders", "taken", "--evidence", &place]);
            assert!(runner.read("project/backups.toml").contains(&format!("path = \"{place}")), "{written}");
            assert!(!runner.path("project/evidence").exists(), "the files of a folder outside are not listed");
        }
    }
}

/// The folder that a runner of another project has, in a path that was made with it.
fn located_root(way: &str) -> Option<String> {
    let at = way.find("/work/")?;
    Some(way.get(..at + 5)?.trim_start().to_owned())
}

#[test]
fn who_names_evidence_of_their_own_leaves_the_location_closed_and_is_told() {
    let runner = located("../private");
    runner.write("received.sql", "insert\n");
    let output = try_mark(&runner, "lin", &["orders", "taken", "--evidence", "../received.sql"]);
    assert_eq!(output.code, 0, "{}", output.err);
    assert!(output.err.contains("it was not opened"), "{}", output.err);
    let written = runner.read("project/backups.toml");
    let digest = Digest::of(b"insert\n").to_string();
    assert!(written.contains(&digest) && digests(&runner).iter().all(|digest| !written.contains(digest)), "{written}");
    let chen = try_mark(&runner, "chen", &["orders", "verified", "--evidence", "../received.sql"]);
    assert_eq!(chen.code, 0, "{}", chen.err);
}

#[test]
fn a_location_that_is_not_there_or_lies_inside_needs_no_question() {
    for location in ["../nowhere", "/nowhere/at/all", "dumps/../dumps/orders.sql", "vault: acme/backups", "papers"] {
        let runner = located(location);
        let output = try_mark(&runner, "lin", &["orders", "taken"]);
        assert_eq!(output.code, 0, "{location}: {}", output.err);
    }
}

#[test]
fn at_a_terminal_the_one_who_acts_is_asked_and_no_is_what_stands_first() {
    let command = ["mark", "orders", "verified", "--as", "chen"];
    let spawn =
        |runner: &Runner, words: &[&str]| Pty::spawn(words, &runner.path("project"), 100, 30, &[("HANDOVER_NOW", NOW)]);
    let prepared = || {
        let runner = located("../private");
        let private = runner.path("private");
        mark(&runner, "lin", &["orders", "taken", "--evidence", private.to_str().unwrap()]);
        runner
    };
    let runner = prepared();
    let before = runner.snapshot();
    let mut pty = spawn(&runner, &command);
    pty.wait_for("leads out of the project");
    pty.wait_for("Open it and take its digest?");
    pty.key(Key::Enter);
    assert_eq!(pty.finish(), 2);
    assert!(runner.snapshot() == before);
    let mut pty = spawn(&runner, &command);
    pty.wait_for("Open it and take its digest?");
    pty.key(Key::Down);
    pty.key(Key::Enter);
    assert_eq!(pty.finish(), 0);
    assert_eq!(
        runner
            .read("project/backups.toml")
            .matches(&format!("path = \"{}/\"", runner.path("private").display()))
            .count(),
        2
    );
    assert!(!runner.path("project/evidence").exists());
    // The walk asks too.
    let runner = prepared();
    let before = runner.snapshot();
    let mut pty = spawn(&runner, &["check", "orders", "--as", "chen"]);
    pty.wait_for("❯ Skip");
    pty.key(Key::Up);
    pty.wait_for("❯ Verified");
    pty.key(Key::Enter);
    pty.wait_for("may be left empty");
    pty.key(Key::Enter);
    pty.wait_for("Open it and take its digest?");
    pty.key(Key::Enter);
    pty.wait_for("Not recorded");
    pty.wait_for("❯ Skip");
    pty.key(Key::CtrlC);
    pty.finish();
    assert!(runner.snapshot() == before);
}

/// A project in which somebody wrote acts with these paths by hand.
fn with_paths(runner: &Runner, paths: &[String]) {
    let acts: String = paths
        .iter()
        .map(|path| {
            let path = path.replace('\\', "\\\\").replace('"', "\\\"");
            format!("{{ at = 2026-11-02T09:00:00+08:00, by = \"lin\", did = \"noted\", note = \"n\", evidence = [{{ path = \"{path}\", sha256 = \"{}\" }}] }},\n", Digest::of(b"the key\n"))
        })
        .collect();
    let file = runner.read("project/deliverables.toml").replacen("log = [\n", &format!("log = [\n{acts}"), 1);
    runner.write("project/deliverables.toml", &file);
}

#[test]
fn verify_does_not_look_outside_unless_it_is_asked_to_and_says_what_it_left() {
    let runner = located("x");
    let mut paths = Vec::new();
    for name in ["private", "private/", "private/id", "nowhere"] {
        paths.extend([
            runner.path(name).to_str().unwrap().to_owned(),
            format!("../{name}"),
            format!("dumps/../../{name}"),
        ]);
    }
    let count = paths.len();
    with_paths(&runner, &paths);
    mark(&runner, "lin", &["manual", "delivered", "--evidence", "papers/manual.pdf"]);
    let table = runner.run_in("project", &["verify"]);
    assert_eq!(table.code, 0, "{}", table.out);
    let told = format!("{count} outside the project were not looked at (`--outside` opens them)");
    let flat = table.out.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(flat.contains(&told) && !flat.contains("Nothing is wrong"), "{}", table.out);
    assert!(flat.contains(&format!("1 VALID, {count} NOT LOOKED AT")), "{}", table.out);
    let chinese = runner.run_in("project", &["verify", "--lang", "zh-CN"]).out;
    assert!(chinese.contains("未查看") && chinese.contains(&format!("{count} 处未查看")), "{chinese}");
    assert!(!chinese.contains("没有问题"), "{chinese}");
    let json = runner.run_in("project", &["verify", "--format", "json"]).out;
    let report: serde_json::Value = serde_json::from_str(&json).unwrap();
    let rows = report["rows"].as_array().unwrap();
    let unseen: Vec<_> = rows.iter().filter(|row| row["state"] == "NOT LOOKED AT").collect();
    assert_eq!(unseen.len(), count);
    assert!(unseen.iter().all(|row| row["found"].is_null() && row["fails"] == false), "{json}");
    assert_eq!(report["counts"]["NOT LOOKED AT"], count);
}

#[test]
fn verify_with_outside_opens_whole_paths_and_never_one_that_climbs() {
    let runner = located("x");
    let id = runner.path("private/id").to_str().unwrap().to_owned();
    with_paths(
        &runner,
        &[id.clone(), "../private/id".to_owned(), format!("{}/../private/id", runner.path("project").display())],
    );
    let json = runner.run_in("project", &["verify", "--outside", "--format", "json"]).out;
    let report: serde_json::Value = serde_json::from_str(&json).unwrap();
    let states: Vec<&str> =
        report["rows"].as_array().unwrap().iter().map(|row| row["state"].as_str().unwrap()).collect();
    assert_eq!(states, ["VALID", "UNREADABLE", "UNREADABLE"], "{json}");
    fs::write(runner.path("private/id"), "another\n").unwrap();
    let output = runner.run_in("project", &["verify", "--outside"]);
    assert!(output.code == 4 && output.out.contains(&Digest::of(b"another\n").prefix()), "{}", output.out);
    let output = runner.run_in("project", &["verify"]);
    assert!(output.code == 0 && !output.out.contains(&Digest::of(b"another\n").prefix()), "{}", output.out);
}

#[test]
fn a_folder_outside_that_was_named_is_never_listed_in_the_project() {
    let runner = project();
    mark(&runner, "lin", &["manual", "delivered", "--evidence", "../outside/set"]);
    assert!(!runner.path("project/evidence").exists());
    assert_eq!(runner.run_in("project", &["verify", "--outside"]).code, 0);
    runner.write("outside/set/three.txt", "three");
    let output = runner.run_in("project", &["verify", "--outside"]);
    assert!(output.code == 4 && !output.out.contains("three.txt"), "{}", output.out);
}
