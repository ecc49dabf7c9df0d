//! What comes in with answers is held against what is there: what a step hashes is hashed, and what was not asked of
//! somebody is not taken from them.

use crate::support::answering::{Page, answer, import};
use crate::support::runner::Runner;
use crate::support::small::Small;

const LATER: &str = "2026-11-21T21:00:00+08:00";
const DAY: &str = "2026-11-21";

/// A backup at a location, taken or not, and its bytes.
fn backup(location: &str, acts: &[&str]) -> Runner {
    let runner =
        Small::new().nobody_signs().item("backups/orders", &format!("location = \"{location}\""), acts).write();
    runner.write("dumps/orders.sql", "all orders\n");
    runner.env("HANDOVER_NOW", LATER)
}

/// Imports, as lin, what a person answers about the backup.
fn answered(runner: &Runner, person: &str, did: &str) -> (i32, String) {
    let text = Page::of(runner, person).saves(&[answer("backups/orders", did, "")], DAY);
    let output = import(runner, &text, "lin");
    runner.write("../answers.json", "");
    (output.code, output.out + &output.err)
}

#[test]
fn what_a_step_hashes_by_itself_is_hashed_when_its_answer_comes_in() {
    for location in ["dumps/orders.sql", "dumps"] {
        let runner = backup(location, &[]);
        let (code, said) = answered(&runner, "gu", "taken");
        assert_eq!(code, 0, "{said}");
        let log = runner.read("backups.toml");
        assert!(log.contains(&format!("path = \"{location}")) && log.contains("evidence/answers-gu-"), "{log}");
        let listed = runner.names().iter().any(|name| name.starts_with("evidence/") && name.ends_with(".sha256"));
        assert_eq!(listed, location == "dumps", "the list of a folder's files is kept: {:?}", runner.names());
        assert_eq!(answered(&runner, "chen", "verified").0, 0, "the same bytes are there");
        assert_eq!(runner.read("backups.toml").matches("sha256").count(), 4);
        assert_eq!(runner.run(&["verify"]).code, 0);
        runner.write("dumps/orders.sql", "all but one\n");
        assert_eq!(runner.run(&["verify"]).code, 4, "and are held against it from then on");
    }
}

#[test]
fn a_backup_that_is_no_longer_what_was_taken_is_not_verified_from_a_page() {
    for (change, told) in [
        (Some("all but one\n"), "dumps/orders.sql is not what it was at \"Taken\""),
        (None, "dumps/orders.sql, which was hashed at \"Taken\", is no longer there"),
    ] {
        let runner = backup("dumps/orders.sql", &[]);
        assert_eq!(runner.run(&["mark", "backups/orders", "taken", "--as", "lin"]).code, 0);
        match change {
            Some(text) => runner.write("dumps/orders.sql", text),
            None => std::fs::remove_file(runner.path("dumps/orders.sql")).unwrap(),
        }
        let before = runner.snapshot();
        let (code, said) = answered(&runner, "chen", "verified");
        assert_eq!(code, 1, "{said}");
        assert!(said.contains(told), "{said}");
        std::fs::remove_file(runner.path("../answers.json")).unwrap();
        assert_eq!(runner.snapshot(), before, "nothing is recorded");
        assert_eq!(answered(&runner, "chen", "rejected").0, 1, "which wants its words");
    }
}

#[test]
fn what_a_field_names_out_of_the_project_is_not_opened_for_an_answer() {
    let runner = backup("../private.sql", &[]);
    runner.write("../private.sql", "secret\n");
    let (code, said) = answered(&runner, "gu", "taken");
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("leads out of the project") && said.contains("it was not opened"), "{said}");
    let log = runner.read("backups.toml");
    assert!(log.contains("taken") && !log.contains("private.sql\", sha256"), "{log}");
}

#[test]
fn what_a_field_names_that_cannot_be_evidence_keeps_only_its_own_answer_out() {
    let runner = Small::new()
        .nobody_signs()
        .item("backups/own", "location = \"backups.toml\"", &[])
        .item("backups/orders", "location = \"dumps/orders.sql\"", &[])
        .write();
    runner.write("dumps/orders.sql", "all orders\n");
    let answers = ["backups/own", "backups/orders"].map(|item| answer(item, "taken", ""));
    let text = Page::of(&runner, "gu").saves(&answers, DAY);
    let output = import(&runner.env("HANDOVER_NOW", LATER), &text, "lin");
    assert_eq!(output.code, 1, "{}", output.err);
    assert!(output.out.contains("backups.toml is a file of the handover itself"), "{}", output.out);
    assert!(output.out.contains("1 change, 1 that does not fit"), "{}", output.out);
}

#[test]
fn an_answer_about_what_is_not_asked_of_that_person_is_left_out() {
    let runner = Small::new()
        .nobody_signs()
        .item("deliverables/manual", "owner = [\"maya\"]", &["lin delivered"])
        .item("deliverables/keys", "owner = [\"chen\"]", &["lin delivered"])
        .item("deliverables/later", "", &[])
        .write();
    let own = answer("deliverables/keys", "accepted", "");
    let page = Page::of(&runner, "chen");
    let honest = page.saves(std::slice::from_ref(&own), DAY);
    let of_maya = Page::of(&runner, "maya").saves(&[answer("deliverables/manual", "accepted", "")], DAY);
    let not_hers = of_maya.replace("\"person\": \"maya\"", "\"person\": \"chen\"");
    let reserved = honest.replace("\"accepted\"", "\"unblocked\"");
    let delivered = Page::of(&runner, "lin").saves(&[answer("deliverables/later", "blocked", "we wait")], DAY);
    let waits_on_lin = delivered.replace("\"person\": \"lin\"", "\"person\": \"chen\"");
    let runner = runner.env("HANDOVER_NOW", LATER);
    runner.write("../answers.json", "");
    let before = runner.snapshot();
    for (text, code, told) in [
        (&not_hers, 1, "this is not asked of Chen Yu as things stand"),
        (&waits_on_lin, 1, "this is not asked of Chen Yu as things stand"),
        (&reserved, 2, "no page offers `unblocked`"),
    ] {
        let output = import(&runner, text, "lin");
        assert_eq!(output.code, code, "{}{}", output.out, output.err);
        assert!(format!("{}{}", output.out, output.err).contains(told), "{}{}", output.out, output.err);
        runner.write("../answers.json", "");
        assert_eq!(runner.snapshot(), before, "nothing is recorded");
    }
    assert_eq!(import(&runner, &honest, "lin").code, 0);
    assert_eq!(import(&runner, &of_maya, "lin").code, 0);
    assert_eq!(import(&runner, &honest, "lin").code, 0, "what is so already is not asked any more, and no fault");
}
