//! Who may sign, what is frozen and countersigned, and what changes after that do to it.

use crate::support::keys::{NAMESPACE, fingerprint, key, sign_file};
use crate::support::pty::{Key, Pty};
use crate::support::runner::{Runner, copy_tree};
use crate::support::shop::{FIRST, RECORD, SECOND, Shop, refused, signoff_state};
use handover::evidence::Digest;
use serde_json::Value;
use std::fs;
use std::process::Command;

#[test]
fn the_first_signer_freezes_and_the_others_countersign_the_same_digest() {
    let shop = Shop::new();
    assert_eq!(signoff_state(&shop), "ready");
    let output = shop.sign("lin", &[]);
    assert_eq!(output.code, 0, "{}", output.err);
    let manifest = fs::read(shop.path("records/cutover/MANIFEST.sha256")).unwrap();
    let digest = Digest::of(&manifest).to_string();
    let day = "cutover 2026-11-30";
    for words in [day, &digest, "2 items: 2 complete", "Lin Wei, giver (Bright Agency): not yet", &fingerprint("lin")] {
        assert!(output.out.contains(words), "{words} is not in {}", output.out);
    }
    assert!(output.out.contains("Still to sign: Chen Yu, Zhao Min."), "{}", output.out);
    assert_eq!(signoff_state(&shop), "signed in part");
    let output = shop.sign("chen", &[]);
    assert!(output.out.contains("Lin Wei, giver (Bright Agency): accepted (VALID)"), "{}", output.out);
    assert!(output.out.contains(&digest), "{}", output.out);
    let output = shop.sign("zhao", &[]);
    assert!(output.out.contains("Everyone has signed."), "{}", output.out);
    assert_eq!(signoff_state(&shop), "signed");
    assert_eq!(fs::read(shop.path("records/cutover/MANIFEST.sha256")).unwrap(), manifest);
    assert_eq!(shop.verify(&[]).code, 0);
    let status = shop.run(&["status"]).out;
    assert!(status.contains("signed by all: Lin Wei, Chen Yu, Zhao Min"), "{status}");
    let mut check = Command::new("sha256sum");
    check.args(["--quiet", "-c", "records/cutover/MANIFEST.sha256"]).current_dir(shop.path(""));
    assert!(check.status().unwrap().success());
}

#[test]
fn a_person_signs_a_revision_once() {
    let shop = Shop::signed();
    let before = shop.runner.snapshot();
    let output = shop.sign("lin", &[]);
    assert_eq!(output.code, 2);
    assert!(output.err.contains("Lin Wei has signed records/cutover already"), "{}", output.err);
    assert!(shop.runner.snapshot() == before);
}

#[test]
fn only_a_signer_of_the_stage_may_sign_it() {
    let shop = Shop::new();
    refused(&shop, &shop.sign_with("bo", "lin", &[]), 2, "Bo Li does not sign cutover");
    let output = shop.run(&["sign", "close", "--as", "lin", "--yes"]);
    refused(&shop, &output, 2, "nobody signs a stage \"close\"");
    refused(&shop, &shop.run(&["sign", "cutover", "--as", "nobody", "--yes"]), 2, "nobody here has the id");
}

#[test]
fn a_project_without_an_identity_of_its_own_is_not_signed() {
    let shop = Shop::new();
    shop.edit("handover.toml", "uuid = \"d2bcb736-b530-4e28-9ded-108d1ff0a977\"\n", "");
    let output = shop.sign("lin", &[]);
    refused(&shop, &output, 3, "no `uuid`");
    assert!(output.err.contains("add this line to the project file: uuid = \""), "{}", output.err);
}

#[test]
fn open_items_are_refused_with_a_list_unless_they_become_reservations() {
    let shop = Shop::open();
    assert_eq!(signoff_state(&shop), "not ready");
    let output = shop.sign("lin", &[]);
    refused(&shop, &output, 1, "1 item that cutover counts still open");
    assert!(output.err.contains("  - Logo (deliverables/logo): in progress"), "{}", output.err);
    let output = shop.sign("lin", &["--with-reservations"]);
    assert_eq!(output.code, 0, "{}", output.err);
    assert!(output.out.contains("Logo: in progress; Lin Wei; due 2026-11-30"), "{}", output.out);
    let statement = shop.read(FIRST);
    assert!(statement.contains("decision = \"accepted-with-reservations\""), "{statement}");
    assert!(statement.contains("{ item = \"deliverables/logo\", title = \"Logo\", state = \"in progress\", owner = [\"Lin Wei\"], due = \"2026-11-30\" }"));
    // The other side has to accept the same list by itself.
    assert_eq!(shop.sign("chen", &[]).code, 1);
    assert_eq!(shop.sign("chen", &["--with-reservations"]).code, 0);
    assert_eq!(shop.verify(&[]).code, 0);
}

#[test]
fn what_must_be_mended_is_not_signed_even_with_reservations() {
    let shop = Shop::new();
    shop.edit("deliverables.toml", "by = \"chen\", did = \"accepted\"", "by = \"lin\", did = \"accepted\"");
    refused(&shop, &shop.sign("lin", &["--with-reservations"]), 1, "must be mended (1)");
    shop.edit("deliverables.toml", "[[items]]", "[[items");
    refused(&shop, &shop.sign("lin", &["--with-reservations"]), 3, "nothing is written");
}

#[test]
fn a_rejection_is_kept_with_its_reason() {
    let shop = Shop::open();
    refused(&shop, &shop.sign("chen", &["--reject"]), 2, "needs its reason");
    refused(&shop, &shop.sign("chen", &["--reason", "x"]), 2, "belongs to `--reject`");
    refused(&shop, &shop.sign("chen", &["--reject", "--reason", "a\u{202e}b"]), 2, "do not show");
    let output = shop.sign("chen", &["--reject", "--reason", "The logo is a draft"]);
    assert_eq!(output.code, 0, "{}", output.err);
    let statement = shop.read("records/cutover/01-receiver-chen.toml");
    assert!(statement.contains("decision = \"rejected\"\nreason = \"The logo is a draft\"\n"), "{statement}");
    assert_eq!(shop.verify(&[]).code, 0);
    assert_eq!(signoff_state(&shop), "rejected");
    let output = shop.sign("lin", &["--with-reservations"]);
    assert!(
        output.out.contains("Chen Yu, receiver (Acme Retail): rejected: The logo is a draft (VALID)"),
        "{}",
        output.out
    );
}

#[test]
fn a_changed_project_becomes_a_new_revision_and_says_what_changed() {
    let shop = Shop::signed();
    let before = fs::read(shop.path("records/cutover/record.json")).unwrap();
    let output = shop.run(&["mark", "manual", "rejected", "--as", "chen", "--note", "torn"]);
    assert_eq!(output.code, 2, "a complete item is reopened, not rejected: {}", output.out);
    let output = shop.run(&["mark", "manual", "reopened", "--as", "chen", "--note", "torn"]);
    assert_eq!(output.code, 0, "{}", output.err);
    assert!(output.err.contains("cutover is signed (records/cutover); what you record makes that record stale"));
    assert_eq!(signoff_state(&shop), "stale");
    let output = shop.sign("lin", &["--with-reservations"]);
    assert_eq!(output.code, 0, "{}", output.err);
    assert!(output.out.contains("Changed since records/cutover:"), "{}", output.out);
    assert!(output.out.contains("\"Manual\": you signed: complete; now: open"), "{}", output.out);
    assert!(output.out.contains("changed: deliverables.toml"), "{}", output.out);
    assert!(shop.read("records/cutover.r2/01-giver-lin.toml").contains("revision = 2"));
    assert_eq!(fs::read(shop.path("records/cutover/record.json")).unwrap(), before, "a record is never overwritten");
    // Until everyone has signed the new revision, the old one counts as stale.
    shop.verify(&[]).assert(RECORD, "STALE", "deliverables.toml");
    for who in ["chen", "zhao"] {
        assert_eq!(shop.sign(who, &["--with-reservations"]).code, 0);
    }
    let verified = shop.verify(&[]);
    assert_eq!((verified.code, verified.state(RECORD)), (0, "STALE"), "{verified:#?}");
    assert!(verified.detail(RECORD).contains("as it is now is signed in records/cutover.r2"));
}

#[test]
fn nothing_is_added_to_a_damaged_record() {
    for path in [FIRST, "records/cutover/record.json", "records/cutover/MANIFEST.sha256", "records/cutover/record.html"]
    {
        let shop = Shop::signed();
        shop.flip(path, 40);
        let before = shop.runner.snapshot();
        let output = shop.sign("zhao", &[]);
        assert_eq!(output.code, 3, "{path}: {}{}", output.out, output.err);
        assert!(output.err.contains("is not as it was signed"), "{}", output.err);
        assert!(shop.runner.snapshot() == before);
    }
    let shop = Shop::signed();
    sign_file(&shop.path(SECOND), "mallory", NAMESPACE);
    assert_eq!(shop.sign("zhao", &[]).code, 3);
}

#[test]
fn without_a_terminal_nothing_is_signed_unless_it_says_yes() {
    let shop = Shop::new();
    let key = key("lin");
    let output = shop.run(&["sign", "cutover", "--as", "lin", "--key", key.to_str().unwrap()]);
    refused(&shop, &output, 2, "add `--yes`");
    assert!(output.out.contains("Sign-off of cutover: Shop"), "{}", output.out);
}

#[test]
fn two_who_sign_at_once_in_two_clones_need_no_more_than_git() {
    let shop = Shop::new();
    assert_eq!(shop.sign("lin", &[]).code, 0);
    let clone = Shop { runner: Runner::new() };
    copy_tree(&shop.path(""), &clone.path(""));
    assert_eq!(shop.sign("chen", &[]).code, 0);
    assert_eq!(clone.sign("zhao", &[]).code, 0);
    copy_tree(&clone.path("records"), &shop.path("records"));
    let verified = shop.verify(&[]);
    assert_eq!((verified.code, verified.state("records/cutover/02-witness-zhao.toml")), (0, "VALID"));
    assert_eq!(signoff_state(&shop), "signed");
}

#[test]
fn whatever_makes_a_signed_record_stale_says_so_before() {
    let shop = Shop::signed();
    let note = "what you record makes that record stale";
    let output = shop.run(&["mark", "manual", "noted", "--as", "chen", "--note", "x"]);
    assert!(output.code == 0 && output.err.contains(note), "{}", output.err);
    let output = shop.run(&["add", "deliverables", "Another"]);
    assert!(output.code == 0 && output.err.contains(note), "{}", output.err);
    let output = shop.run(&["add", "monitoring", "Orders a day"]);
    assert!(output.code == 0 && !output.err.contains(note), "of a stage that is not signed: {}", output.err);
    let mut pty = Pty::spawn(&["check", "--as", "lin"], &shop.path(""), 100, 40, &[]);
    pty.wait_for("makes that record stale");
    pty.key(Key::CtrlC);
    pty.finish();
}

#[test]
fn the_record_that_is_written_out_shows_who_has_signed_and_how() {
    let shop = Shop::signed();
    let record = shop.run(&["record", "cutover", "--format", "json"]);
    let record: Value = serde_json::from_str(&record.out).unwrap();
    assert_eq!((record["draft"].as_bool(), record["stale"].as_bool()), (Some(false), Some(false)));
    let line = |at: usize| &record["signatures"][at];
    assert_eq!((line(0)["signer"].as_str(), line(0)["state"].as_str()), (Some("lin"), Some("VALID")));
    assert_eq!(line(0)["fingerprint"].as_str(), Some(fingerprint("lin").as_str()));
    assert_eq!(line(1)["statement"].as_str(), Some("02-receiver-chen.toml"));
    assert_eq!((line(2)["signer"].as_str(), line(2)["state"].as_str()), (Some("zhao"), None));
    let draft = Shop::new().run(&["record", "cutover", "--format", "json"]);
    let draft: Value = serde_json::from_str(&draft.out).unwrap();
    assert_eq!((draft["draft"].as_bool(), draft["files"].is_null()), (Some(true), true));
}
