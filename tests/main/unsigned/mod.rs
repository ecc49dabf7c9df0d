//! Signing is work like any other: a stage that can be signed waits on its signers, wherever work is shown.

mod agreeing;
mod screens;
#[cfg(unix)]
mod signed;

use crate::support::runner::Runner;
use crate::support::small::Small;
use crate::support::walker::{choose, say, walk};
use serde_json::Value;

/// The acts of an item that is complete.
pub(crate) const DONE: &[&str] = &["lin delivered", "chen accepted"];

/// Everything of `cutover` is complete, and nobody has signed it.
pub(crate) fn complete() -> Small {
    Small::new().item("deliverables/a", "", DONE)
}

fn json(runner: &Runner, words: &[&str]) -> Value {
    let output = runner.run(&[words, &["--format", "json"]].concat());
    assert_eq!(output.code, 0, "{output:?}");
    serde_json::from_str(&output.out).unwrap()
}

/// Where the sign-off of a stage stands in `status`: on whom it waits, and days late.
fn stage(runner: &Runner, stage: &str) -> (String, Option<i64>) {
    let report = json(runner, &["status"]);
    let line = report["stages"].as_array().unwrap().iter().find(|line| line["stage"] == stage).unwrap().clone();
    let names = line["waits_on"].as_array().unwrap().iter().map(|id| id.as_str().unwrap()).collect::<Vec<_>>();
    assert_eq!(line["late"], line["days_late"].is_i64());
    assert_eq!(line["signoff"]["days_late"], line["days_late"], "it is told the same twice");
    (names.join(" "), line["days_late"].as_i64())
}

/// The signatures that `next` asks for, as "person: command".
fn asked(runner: &Runner, words: &[&str]) -> Vec<String> {
    let report = json(runner, &[&["next"], words].concat());
    let mut asked = Vec::new();
    for group in report["groups"].as_array().unwrap() {
        let acts = group["acts"].as_array().unwrap().iter().filter(|act| act["did"] == "signed");
        let person = group["people"][0].as_str().unwrap();
        let found: Vec<String> = acts.map(|act| format!("{person}: {}", act["command"].as_str().unwrap())).collect();
        assert_eq!(group["signatures"], found.len());
        asked.extend(found);
    }
    asked
}

#[test]
fn what_is_complete_and_unsigned_long_after_its_day_is_late_and_nothing_says_that_all_is_well() {
    let runner = complete().write().env("HANDOVER_NOW", "2027-01-28T10:00:00+08:00");
    let check = runner.run(&["check", "--no-input"]);
    assert_eq!(check.code, 1, "{}", check.out);
    assert!(!check.out.contains("nothing is wrong"), "{}", check.out);
    // The close counts nothing, and its day has passed as well.
    assert!(check.out.starts_with("2 sign-offs outstanding\n"), "{}", check.out);
    assert_eq!(runner.run(&["check", "--no-input", "--due"]).code, 1);
    assert_eq!(stage(&runner, "cutover"), ("lin chen".to_owned(), Some(59)));
    let status = runner.run(&["status"]).out;
    assert!(status.contains("late by 59 days") && !status.contains("Everything is complete."), "{status}");
    let chinese = runner.run(&["status", "--lang", "zh-CN"]).out;
    assert!(chinese.contains("已逾期 59 天") && !chinese.contains("全部完成。"), "{chinese}");
    assert_eq!(asked(&runner, &["--as", "lin"]), ["lin: handover sign cutover", "lin: handover sign close"]);
    let report = json(&runner, &["status"]);
    let lin = &report["people"][0];
    assert_eq!((&lin["waiting"], &lin["signatures"], &lin["overdue"]), (&2.into(), &2.into(), &2.into()));
    assert_eq!(lin["next_due"], "2026-11-30");
    let parties: Vec<(&Value, &Value)> =
        report["parties"].as_array().unwrap().iter().map(|line| (&line["waiting"], &line["overdue"])).collect();
    assert_eq!(parties, [(&2.into(), &2.into()), (&2.into(), &2.into()), (&0.into(), &0.into())]);
}

#[test]
fn a_stage_waits_on_its_signers_as_soon_as_nothing_of_it_is_open() {
    let runner = Small::new().item("deliverables/a", "", &["lin delivered"]).write();
    assert_eq!(stage(&runner, "cutover"), (String::new(), None));
    assert_eq!(asked(&runner, &["--all"]), [""; 0]);
    assert_eq!(runner.run(&["mark", "a", "accepted", "--as", "chen"]).code, 0);
    assert_eq!(stage(&runner, "cutover"), ("lin chen".to_owned(), None));
    assert_eq!(asked(&runner, &[]), ["lin: handover sign cutover", "chen: handover sign cutover"]);
    assert_eq!(runner.run(&["check", "--no-input"]).code, 1);
    assert_eq!(runner.run(&["check", "--no-input", "--due"]).code, 0, "there are ten days yet");
}

#[test]
fn a_day_that_passed_makes_a_stage_late_though_it_cannot_be_signed_yet() {
    let runner = Small::new().item("deliverables/a", "", &[]).write().env("HANDOVER_NOW", "2026-12-02T10:00:00+08:00");
    assert_eq!(stage(&runner, "cutover"), (String::new(), Some(2)));
    let status = runner.run(&["status"]).out;
    assert!(status.contains("cutover 30 Nov: 1 of 1 still open; late by 2 days"), "{status}");
}

#[test]
fn an_item_that_is_reserved_holds_no_signature_up() {
    let text = "section = \"deliverables\"\n[[items]]\nid = \"a\"\ntitle = \"A\"\nlog = [\n  { at = 2026-11-02T09:00:00+08:00, \
                by = \"lin\", did = \"reserved\", fix_by = 2026-12-20, person = \"gu\", note = \"the printer is late\" },\n]\n";
    let runner = complete().file("more.toml", text).write();
    assert_eq!(stage(&runner, "cutover").0, "lin chen");
    let status = runner.run(&["status"]).out;
    assert!(status.contains("1 of 2 reserved, the others complete, Lin Wei, Chen Yu must sign"), "{status}");
    let check = runner.run(&["check", "--no-input"]).out;
    assert!(check.contains("1 item, 1 sign-off outstanding"), "the item is still work: {check}");
}

#[test]
fn a_stage_that_counts_nothing_waits_from_its_day_on() {
    for (now, waits) in [("2026-12-30", ""), ("2026-12-31", "lin chen"), ("2027-01-01", "lin chen")] {
        let runner = complete().write().env("HANDOVER_NOW", &format!("{now}T10:00:00+08:00"));
        assert_eq!(stage(&runner, "close").0, waits, "{now}");
    }
}

#[test]
fn nobody_is_asked_to_sign_while_a_file_cannot_be_read() {
    let runner = complete().file("torn.toml", "section = ").write();
    let output = runner.run(&["next", "--format", "json"]);
    assert_eq!(output.code, 3);
    assert!(!output.out.contains("signed"), "an item may be missing: {}", output.out);
    let status = runner.run(&["status", "--format", "json"]).out;
    assert!(status.contains("\"waits_on\": []"), "{status}");
}

#[test]
fn each_signer_has_an_act_of_their_own() {
    let runner = complete().write();
    assert_eq!(asked(&runner, &["--party", "receiver"]), ["chen: handover sign cutover"]);
    let report = json(&runner, &["next", "--as", "lin"]);
    assert_eq!((&report["elsewhere"], &report["elsewhere_signatures"]), (&1.into(), &1.into()));
    assert_eq!(asked(&runner, &["--as", "gu"]), [""; 0], "who does not sign is not asked");
    let shown = runner.run(&["next", "--as", "gu"]).out;
    assert!(shown.contains("2 signatures waiting on others"), "{shown}");
}

#[test]
fn check_asks_the_part_that_it_is_asked_for() {
    let runner = complete()
        .item("monitoring/b", "owner = [\"maya\"]\ndue = 2026-12-20\naccept_when = \"40 orders\"", &["lin observed"])
        .write();
    let check = |words: &[&str]| {
        let output = runner.run(&[&["check", "--no-input"], words].concat());
        (output.code, output.out.lines().next().unwrap_or_default().to_owned())
    };
    assert_eq!(check(&[]), (1, "1 item, 1 sign-off outstanding".to_owned()));
    assert_eq!(check(&["--as", "lin"]), (1, "1 sign-off outstanding".to_owned()));
    assert_eq!(check(&["--as", "maya"]), (1, "1 item outstanding".to_owned()));
    assert_eq!(check(&["--as", "gu"]).0, 0);
    assert_eq!(check(&["--as", "gu", "--all"]), (1, "1 item, 1 sign-off outstanding".to_owned()));
    assert_eq!(check(&["a"]).0, 0, "an item that is named is no stage");
}

#[test]
fn the_walk_ends_with_what_is_to_be_signed_and_by_whom() {
    let runner = Small::new().item("deliverables/a", "", &["lin delivered"]).write();
    let walked = walk(&runner, "chen", &[], vec![choose("Accepted"), say("")]);
    walked.assert_done();
    let end = "Now waiting on: Lin Wei 1, Chen Yu 1.\nThe sign-off of cutover waits on Lin Wei, Chen Yu.\n  handover sign cutover\n";
    assert!(walked.transcript.contains(end), "{}", walked.transcript);
    let again = walk(&runner, "chen", &[], Vec::new()).transcript;
    assert!(again.contains("The sign-off of cutover waits on you."), "{again}");
    assert!(!again.contains("Nothing waits on you."), "{again}");
    let maya = walk(&runner, "maya", &[], Vec::new()).transcript;
    assert!(maya.contains("Nothing waits on you.") && !maya.contains("handover sign"), "not hers to sign: {maya}");
}
