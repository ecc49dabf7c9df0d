//! What the steps of a backup hash by themselves, and what shows that one was restored.

use crate::support::evidence::{BACKUPS, X, lines_with, mark, project, refused};
use crate::support::pty::{Key, Pty};
use crate::support::runner::{NOW, Runner};
use std::fs;

#[test]
fn taking_a_backup_hashes_its_location_and_verifying_it_hashes_it_again() {
    let runner = project();
    mark(&runner, "lin", &["orders", "photos", "taken"]);
    let taken = lines_with(&runner, "project/backups.toml", "taken");
    assert!(taken[0].contains(r#"path = "dumps/orders.sql", sha256 = ""#), "{taken:?}");
    assert!(taken[1].contains(r#"path = "dumps/photos/", sha256 = ""#), "{taken:?}");
    mark(&runner, "chen", &["orders", "verified"]);
    runner.write("project/dumps/photos/子/c.jpg", "c");
    refused(&runner, "chen", &["photos", "verified"], "dumps/photos/ is not what it was at \"Taken\"");
    fs::remove_dir_all(runner.path("project/dumps/photos")).unwrap();
    refused(
        &runner,
        "chen",
        &["photos", "verified"],
        "dumps/photos/, which was hashed at \"Taken\", is no longer there",
    );
}

#[test]
fn a_backup_that_was_taken_again_is_compared_with_the_new_one() {
    let runner = project();
    mark(&runner, "lin", &["orders", "taken"]);
    mark(&runner, "chen", &["orders", "rejected", "--note", "half of it is missing"]);
    runner.write("project/dumps/orders.sql", "all of it\n");
    mark(&runner, "lin", &["orders", "taken"]);
    mark(&runner, "chen", &["orders", "verified"]);
}

#[test]
fn a_location_in_words_or_on_the_web_is_left_alone() {
    let runner = project();
    mark(&runner, "lin", &["vault", "cloud", "taken"]);
    mark(&runner, "chen", &["vault", "cloud", "verified"]);
    assert!(!runner.read("project/backups.toml").contains("evidence"));
}

#[test]
fn a_backup_elsewhere_that_this_machine_does_not_have_can_be_verified_by_a_copy_of_it() {
    let runner = project();
    let whole = runner.path("outside/report.pdf");
    let backups = BACKUPS.replace("dumps/orders.sql", whole.to_str().unwrap());
    runner.write("project/backups.toml", &backups);
    let taken = ["orders", "taken", "--evidence", whole.to_str().unwrap()];
    mark(&runner, "lin", &taken);
    fs::rename(&whole, runner.path("outside/received.pdf")).unwrap();
    let output = mark(&runner, "chen", &["orders", "verified", "--evidence", "../outside/received.pdf"]);
    assert!(output.err.contains("lies outside the project") && output.err.contains("`--copy`"), "{}", output.err);
    mark(&runner, "chen", &["orders", "reopened", "--note", "once more"]);
    fs::rename(runner.path("outside/received.pdf"), &whole).unwrap();
    mark(&runner, "lin", &taken);
    fs::remove_file(&whole).unwrap();
    let output = mark(&runner, "chen", &["orders", "verified"]);
    assert!(output.err.contains("not to be found on this machine"), "{}", output.err);
}

#[test]
fn restoring_a_backup_wants_a_note_or_evidence() {
    let runner = project();
    mark(&runner, "lin", &["vault", "orders", "taken"]);
    mark(&runner, "chen", &["vault", "orders", "verified"]);
    refused(&runner, "chen", &["vault", "restored"], "wants a note or evidence");
    mark(&runner, "chen", &["vault", "restored", "--note", "three orders opened"]);
    mark(&runner, "chen", &["orders", "restored", "--evidence", "papers/manual.pdf"]);
}

/// A walk of the receiver to the one backup that is to be restored.
fn walk_to_restoring(runner: &Runner) -> Pty {
    mark(runner, "lin", &["vault", "taken"]);
    mark(runner, "chen", &["vault", "verified"]);
    let folder = runner.path("project");
    Pty::spawn(&["check", "vault", "--as", "chen"], &folder, 90, 30, &[("HANDOVER_NOW", NOW)])
}

#[test]
fn the_walk_asks_what_shows_that_a_backup_was_restored() {
    for (answer, written) in [
        ("three orders opened", r#"did = "restored", note = "three orders opened" }"#.to_owned()),
        ("papers/manual.pdf", format!(r#"evidence = [{{ path = "papers/manual.pdf", sha256 = "{X}", size = 2 }}]"#)),
        ("https://x.example/a", r#"evidence = [{ url = "https://x.example/a" }]"#.to_owned()),
    ] {
        let runner = project();
        let mut pty = walk_to_restoring(&runner);
        pty.wait_for("❯ Restored");
        pty.key(Key::Enter);
        pty.wait_for("What shows it");
        pty.type_text(answer);
        pty.key(Key::Enter);
        pty.wait_for("Saved: Restored");
        assert_eq!(pty.finish(), 0);
        let lines = lines_with(&runner, "project/backups.toml", "restored");
        assert!(lines[0].contains(&written), "{lines:?}");
    }
}
