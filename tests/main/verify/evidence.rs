//! `handover verify`: what has changed since it was recorded is found, and nothing is written.

use crate::support::evidence::{mark, project};
use crate::support::runner::{Output, Runner};
use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::Command;

/// What is done to a file.
type Damage = fn(&Path);

/// A project with evidence of every sort: a file, a folder, an address, a whole path.
fn recorded() -> Runner {
    let runner = project();
    mark(&runner, "lin", &["orders", "photos", "taken"]);
    mark(
        &runner,
        "lin",
        &["manual", "delivered", "--evidence", "papers/manual.pdf", "--evidence", "https://x.example"],
    );
    mark(&runner, "lin", &["design", "delivered", "--evidence", "../outside/report.pdf"]);
    runner
}

fn verify(runner: &Runner, words: &[&str]) -> Output {
    let words: Vec<&str> = ["verify", "--outside"].into_iter().chain(words.iter().copied()).collect();
    let before = runner.snapshot();
    let output = runner.run_in("project", &words);
    assert!(runner.snapshot() == before, "verify has written something");
    output
}

/// The rows of the JSON report as `item act state`, and the details of those that fail.
fn states(runner: &Runner) -> Vec<String> {
    let output = verify(runner, &["--format", "json"]);
    let report: serde_json::Value = serde_json::from_str(&output.out).unwrap();
    assert_eq!(report["schema"], "handover/verify/1");
    assert_eq!(report["verified"], output.code == 0, "{}", output.out);
    let rows = report["rows"].as_array().unwrap().iter();
    rows.map(|row| {
        let word = |key: &str| row[key].as_str().unwrap_or("-").to_owned();
        format!(
            "{} {} {}",
            word("item"),
            word("target").rsplit('/').find(|part| !part.is_empty()).unwrap(),
            word("state")
        )
    })
    .collect()
}

fn failing(runner: &Runner) -> Vec<String> {
    assert_eq!(verify(runner, &[]).code, 4);
    states(runner).into_iter().filter(|row| !row.ends_with(" VALID") && !row.ends_with(" URL")).collect()
}

#[test]
fn evidence_of_an_act_that_was_taken_back_is_not_asked_after() {
    let runner = recorded();
    assert!(states(&runner).iter().any(|row| row.contains("manual.pdf")));
    let undo = runner.run_in("project", &["undo", "deliverables/manual", "--as", "lin"]);
    assert_eq!(undo.code, 0, "{}{}", undo.out, undo.err);
    fs::remove_file(runner.path("project/papers/manual.pdf")).unwrap();
    assert!(states(&runner).iter().all(|row| !row.contains("manual.pdf")));
}

#[test]
fn a_file_that_was_sent_back_and_delivered_anew_at_its_path_is_superseded_and_nothing_else_is() {
    let runner = recorded();
    let say = |words: &[&str]| {
        let output = runner.run_in("project", &[&["mark", "deliverables/manual"], words].concat());
        assert_eq!(output.code, 0, "{}{}", output.out, output.err);
    };
    say(&["rejected", "--as", "chen", "--note", "pages are missing"]);
    runner.write("project/papers/manual.pdf", "all pages");
    assert_eq!(failing(&runner), ["deliverables/manual manual.pdf CHANGED"]);
    say(&["delivered", "--as", "lin", "--evidence", "papers/manual.pdf"]);
    let of_manual = || states(&runner).into_iter().filter(|row| row.contains("manual.pdf")).collect::<Vec<_>>();
    assert_eq!(verify(&runner, &[]).code, 0);
    assert_eq!(of_manual(), ["deliverables/manual manual.pdf SUPERSEDED", "deliverables/manual manual.pdf VALID"]);
    // What a note names takes the place of no step that stands.
    say(&["accepted", "--as", "chen"]);
    runner.write("project/papers/manual.pdf", "other pages");
    say(&["noted", "--as", "lin", "--note", "newer", "--evidence", "papers/manual.pdf"]);
    assert_eq!(verify(&runner, &[]).code, 4);
    assert!(of_manual().contains(&"deliverables/manual manual.pdf CHANGED".to_owned()));
}

#[test]
fn what_nobody_touched_is_valid_and_verifying_leaves_every_byte() {
    let runner = recorded();
    let expected = [
        "backups/orders orders.sql VALID",
        "backups/photos photos VALID",
        "deliverables/manual manual.pdf VALID",
        "deliverables/manual x.example URL",
        "deliverables/design report.pdf VALID",
    ];
    assert_eq!(states(&runner), expected);
    let output = verify(&runner, &[]);
    assert_eq!((output.code, output.err.as_str()), (0, ""));
    assert!(output.out.contains("Nothing is wrong: 4 VALID, 1 URL."), "{}", output.out);
}

#[test]
fn one_flipped_bit_is_found() {
    let runner = recorded();
    let path = runner.path("project/dumps/orders.sql");
    let mut bytes = fs::read(&path).unwrap();
    bytes[3] ^= 1;
    fs::write(&path, bytes).unwrap();
    let output = verify(&runner, &[]);
    assert_eq!(output.code, 4);
    assert!(output.out.contains("CHANGED"), "{}", output.out);
    assert!(output.out.contains("Not as it was recorded: 3 VALID, 1 CHANGED, 1 URL."), "{}", output.out);
    assert_eq!(failing(&runner), ["backups/orders orders.sql CHANGED"]);
    let report: serde_json::Value = serde_json::from_str(&verify(&runner, &["--format", "json"]).out).unwrap();
    let row = &report["rows"][0];
    assert_eq!((row["what"].as_str(), row["act"].as_str()), (Some("evidence"), Some("taken")));
    assert_ne!(row["expected"], row["found"]);
    assert_eq!(row["found"].as_str().unwrap().len(), 64);
}

#[test]
fn every_kind_of_damage_to_a_file_is_found() {
    let damages: [(Damage, &str); 6] = [
        (|path| fs::remove_file(path).unwrap(), "MISSING"),
        (|path| fs::write(path, "x").unwrap(), "CHANGED"),
        (|path| fs::write(path, "").unwrap(), "CHANGED"),
        (|path| fs::copy(path.with_file_name("other"), path).map(drop).unwrap(), "CHANGED"),
        (
            |path| {
                fs::rename(path, path.with_file_name("moved")).unwrap();
                symlink("moved", path).unwrap();
            },
            "CHANGED",
        ),
        (
            |path| {
                fs::remove_file(path).unwrap();
                assert!(Command::new("mkfifo").arg(path).status().unwrap().success());
            },
            "CHANGED",
        ),
    ];
    for (damage, state) in damages {
        let runner = recorded();
        runner.write("project/papers/other", "y\n");
        damage(&runner.path("project/papers/manual.pdf"));
        let output = runner.run_in("project", &["verify", "--format", "json"]);
        assert_eq!(output.code, 4);
        assert!(output.out.contains(&format!("\"state\": \"{state}\"")), "{}", output.out);
    }
}

#[test]
fn what_differs_in_a_folder_is_named_file_by_file() {
    let runner = recorded();
    runner.write("project/dumps/photos/a.jpg", "A");
    runner.write("project/dumps/photos/new.jpg", "n");
    fs::remove_file(runner.path("project/dumps/photos/子/b.jpg")).unwrap();
    assert_eq!(failing(&runner), ["backups/photos photos CHANGED"]);
    let detail = |runner: &Runner| {
        let report: serde_json::Value = serde_json::from_str(&verify(runner, &["--format", "json"]).out).unwrap();
        report["rows"][1]["detail"].as_str().unwrap().to_owned()
    };
    let told = detail(&runner);
    assert!(told.ends_with("changed: a.jpg; missing: 子/b.jpg; added: new.jpg"), "{told}");
    // A list that was tampered with explains nothing.
    let list = fs::read_dir(runner.path("project/evidence")).unwrap().next().unwrap().unwrap().path();
    let text = fs::read_to_string(&list).unwrap();
    fs::write(&list, text.replace("a.jpg", "b.jpg")).unwrap();
    assert!(detail(&runner).contains("cannot be told without evidence/backups-photos-"), "{}", detail(&runner));
}

#[test]
fn a_file_with_the_text_of_the_list_cannot_stand_in_for_the_folder() {
    let runner = recorded();
    let list = fs::read_dir(runner.path("project/evidence")).unwrap().next().unwrap().unwrap().path();
    fs::remove_dir_all(runner.path("project/dumps/photos")).unwrap();
    fs::copy(list, runner.path("project/dumps/photos")).unwrap();
    assert_eq!(failing(&runner), ["backups/photos photos CHANGED"]);
}

#[test]
fn a_link_on_the_way_to_evidence_is_not_followed() {
    let runner = recorded();
    fs::rename(runner.path("project/papers"), runner.path("project/moved")).unwrap();
    symlink("moved", runner.path("project/papers")).unwrap();
    assert_eq!(failing(&runner), ["deliverables/manual manual.pdf CHANGED"]);
}

#[test]
fn a_path_that_climbs_out_of_the_project_is_not_opened() {
    let runner = recorded();
    let text = runner.read("project/deliverables.toml").replace("papers/manual.pdf", "../outside/report.pdf");
    runner.write("project/deliverables.toml", &text);
    assert_eq!(failing(&runner), ["deliverables/manual report.pdf UNREADABLE"]);
}

#[test]
fn a_digest_edited_in_the_log_is_found() {
    let runner = recorded();
    let text = runner.read("project/backups.toml");
    let at = text.find("sha256 = \"").unwrap() + 10;
    let other = if &text[at..=at] == "0" { "1" } else { "0" };
    runner.write("project/backups.toml", &format!("{}{other}{}", &text[..at], &text[at + 1..]));
    assert_eq!(failing(&runner), ["backups/orders orders.sql CHANGED"]);
    runner.write("project/backups.toml", &format!("{}{}", &text[..at], &text[at + 1..]));
    assert_eq!(failing(&runner), ["backups/orders orders.sql BAD"]);
    let smaller = text.replacen("size = 19", "size = 18", 1);
    assert_ne!(smaller, text);
    runner.write("project/backups.toml", &smaller);
    assert_eq!(failing(&runner), ["backups/orders orders.sql BAD"]);
}

#[test]
fn evidence_of_old_without_a_digest_fails_only_when_it_is_gone() {
    let runner = project();
    let log = r#"log = [
  { at = 2026-11-01T10:00:00+08:00, by = "lin", did = "delivered", evidence = [{ path = "papers/manual.pdf" }] },
"#;
    let text = runner.read("project/deliverables.toml").replacen("log = [\n", log, 1);
    runner.write("project/deliverables.toml", &text);
    assert_eq!(states(&runner), ["deliverables/manual manual.pdf NOT HASHED"]);
    assert_eq!(verify(&runner, &[]).code, 0);
    fs::remove_file(runner.path("project/papers/manual.pdf")).unwrap();
    assert_eq!(failing(&runner), ["deliverables/manual manual.pdf MISSING"]);
}

#[test]
fn an_act_that_cannot_be_read_is_not_passed_over() {
    let runner = recorded();
    let text = runner.read("project/backups.toml").replacen("by = \"lin\", ", "", 1);
    runner.write("project/backups.toml", &text);
    assert_eq!(failing(&runner), ["backups/orders - UNREADABLE"]);
}

#[test]
fn a_file_that_cannot_be_read_is_not_passed_over() {
    let runner = recorded();
    runner.write("project/more.toml", "section = \n");
    let output = verify(&runner, &[]);
    assert_eq!(output.code, 3, "{}", output.out);
    assert!(output.err.contains("more.toml"), "{}", output.err);
}

#[test]
fn only_what_is_named_is_verified() {
    let runner = recorded();
    fs::remove_file(runner.path("project/papers/manual.pdf")).unwrap();
    assert_eq!(verify(&runner, &["backups", "design"]).code, 0);
    assert_eq!(verify(&runner, &["manual"]).code, 4);
    assert_eq!(verify(&runner, &["nothing-like-it"]).code, 2);
}

#[test]
fn nothing_to_verify_is_said_in_both_languages() {
    let runner = project();
    assert_eq!(verify(&runner, &[]).out, "There is nothing to verify: no act names evidence.\n");
    assert_eq!(verify(&runner, &["--lang", "zh-CN"]).out, "没有可核验的内容：尚无证据。\n");
}

#[test]
fn every_example_verifies() {
    for name in ["store-agency", "客服中心交接", "billing-software"] {
        let runner = Runner::new();
        runner.copy_example(name);
        let output = runner.run_in(name, &["verify"]);
        assert_eq!((output.code, output.err.as_str()), (0, ""), "{}", output.out);
    }
}
