//! Who may sign, what is made and countersigned, and what a second signer finds.

use crate::support::keys::{NAMESPACE, fingerprint, key, sign_file};
use crate::support::runner::{Runner, copy_tree};
use crate::support::shop::{NAMED, Shop, refused, signoff_state};
use handover::evidence::Digest;
use serde_json::Value;
use std::fs;
use std::process::Command;

#[test]
fn the_first_signer_makes_the_record_and_the_others_countersign_the_same_bytes() {
    let shop = Shop::new();
    assert_eq!(signoff_state(&shop), "ready");
    let output = shop.sign("lin", &[]);
    assert_eq!(output.code, 0, "{}", output.err);
    let json = fs::read(shop.path(&shop.in_record("record.json"))).unwrap();
    let digest = Digest::of(&json).to_string();
    assert_eq!(shop.record(), format!("records/cutover-{}", &digest[..16]));
    let day = "cutover 2026-11-30";
    for words in [day, &digest, "2 items: 2 complete", "Lin Wei, giver (Bright Agency)", &fingerprint("lin")] {
        assert!(output.out.contains(words), "{words} is not in {}", output.out);
    }
    assert!(output.out.contains("Still to sign: Chen Yu, Zhao Min."), "{}", output.out);
    assert_eq!(signoff_state(&shop), "signed in part");
    let output = shop.sign("chen", &[]);
    let words = output.out.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(words.contains("handover confirmed (SIGNED, KEY NAMED BY THE PROJECT ONLY"), "{}", output.out);
    assert!(output.out.contains(&digest) && output.out.contains("of the present state"), "{}", output.out);
    let output = shop.sign("zhao", &[]);
    assert!(output.out.contains("Everyone has signed."), "{}", output.out);
    assert_eq!(signoff_state(&shop), "signed");
    assert_eq!(fs::read(shop.path(&shop.in_record("record.json"))).unwrap(), json);
    assert_eq!(shop.verify(&[]).code, 0);
    let status = shop.run(&["status"]).out;
    assert!(status.contains("signed by all: Lin Wei, Chen Yu, Zhao Min"), "{status}");
    let mut check = Command::new("sha256sum");
    check.args(["--quiet", "-c", &shop.in_record("EVIDENCE.sha256")]).current_dir(shop.path(""));
    assert!(check.status().unwrap().success());
    assert_eq!(shop.read("records/.gitattributes"), "* -text\n");
}

#[test]
fn a_person_signs_a_record_once() {
    let shop = Shop::signed();
    let before = shop.runner.snapshot();
    let output = shop.sign("lin", &[]);
    assert_eq!(output.code, 2);
    assert!(output.err.contains(&format!("Lin Wei has signed {} already", shop.record())), "{}", output.err);
    assert!(shop.runner.snapshot() == before);
}

#[test]
fn only_a_signer_of_the_stage_may_sign_it() {
    let shop = Shop::new();
    refused(&shop, &shop.sign_with("bo", "lin", &[]), 2, "Bo Li does not sign cutover");
    let output = shop.run(&["sign", "close", "--as", "lin", "--yes"]);
    refused(&shop, &output, 2, "nobody signs a stage \"close\"");
    refused(&shop, &shop.run(&["sign", "cutover", "--as", "nobody", "--yes"]), 2, "nobody here is called");
    shop.edit("handover.toml", "email = \"lin@bright.example\"", "email = \"lin@bright.example\"\nleft = 2026-11-19");
    refused(&shop, &shop.sign("lin", &[]), 2, "Lin Wei left on 2026-11-19");
}

#[test]
fn what_a_record_cannot_be_without_is_asked_for_before_anything_is_signed() {
    for (line, code, words) in [
        ("uuid = \"d2bcb736-b530-4e28-9ded-108d1ff0a977\"\n", 3, "no `uuid`"),
        ("timezone = \"Asia/Shanghai\"\n", 2, "names no time zone"),
        ("declaration = \"We have gone through it item by item.\"\n", 2, "has no declaration"),
    ] {
        let shop = Shop::new();
        shop.edit("handover.toml", line, "");
        refused(&shop, &shop.sign("lin", &[]), code, words);
    }
}

#[test]
fn a_field_that_the_record_would_leave_out_is_not_passed_over() {
    for (file, from, to) in [
        ("handover.toml", "party = \"giver\"", "party = \"giver\"\ntelephone = \"1\""),
        ("deliverables.toml", "section = \"deliverables\"", "section = \"deliverables\"\nsidde = \"letter\""),
        ("deliverables.toml", "did = \"accepted\" }", "did = \"accepted\", but = \"not really\" }"),
    ] {
        let shop = Shop::new();
        shop.edit(file, from, to);
        refused(&shop, &shop.sign("lin", &[]), 2, "would leave them out");
    }
    // What stands in an item itself is kept among its free fields.
    let shop = Shop::new();
    shop.edit("deliverables.toml", "title = \"Logo\"", "title = \"Logo\"\ncolour = \"red\"");
    assert_eq!(shop.sign("lin", &[]).code, 0);
    assert!(shop.read(&shop.in_record("record.json")).contains("\"colour\": \"red\""));
}

#[test]
fn what_must_be_mended_is_not_signed_even_with_reservations() {
    let shop = Shop::new();
    shop.edit("deliverables.toml", "by = \"chen\", did = \"accepted\"", "by = \"lin\", did = \"accepted\"");
    refused(&shop, &shop.sign("lin", &["--with-reservations"]), 1, "still open");
    let all = ["--reserve-all", "--fix-by", "2026-12-10", "--person", "lin", "--note", "x"];
    let output = shop.sign("lin", &all);
    refused(&shop, &output, 2, "mend");
    shop.edit("deliverables.toml", "[[items]]", "[[items");
    refused(&shop, &shop.sign("lin", &["--with-reservations"]), 3, "nothing is written");
}

#[test]
fn nothing_is_added_to_a_damaged_record() {
    for name in ["giver-lin.toml", "record.json", "EVIDENCE.sha256"] {
        let shop = Shop::signed();
        shop.flip(&shop.in_record(name), 40);
        let before = shop.runner.snapshot();
        let output = shop.sign("zhao", &[]);
        assert_eq!(output.code, 3, "{name}: {}{}", output.out, output.err);
        assert!(output.err.contains("is not as it was signed"), "{}", output.err);
        assert!(shop.runner.snapshot() == before);
    }
    let shop = Shop::signed();
    sign_file(&shop.path(&shop.statement("chen")), "mallory", NAMESPACE);
    assert_eq!(shop.sign("zhao", &[]).code, 3);
    let shop = Shop::signed();
    shop.write(&shop.in_record("record.html"), "a document nobody made");
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
fn one_key_or_one_address_for_two_people_is_refused() {
    let shop = Shop::new();
    shop.edit("handover.toml", "bo@acme.example", "LIN@bright.example");
    refused(&shop, &shop.sign("lin", &[]), 1, "`lin` and `bo` have the same address");
    refused(&shop, &shop.sign("lin", &["--reject", "--reason", "not yet"]), 1, "`lin` and `bo` have the same address");
}

#[test]
fn two_who_sign_the_same_state_at_once_make_one_record_that_git_unites() {
    let shop = Shop::new();
    let clone = Shop { runner: Runner::new().env("TZ", "America/New_York").env("LANG", "zh_CN.UTF-8") };
    copy_tree(&shop.path(""), &clone.path(""));
    assert_eq!(shop.sign("chen", &[]).code, 0);
    assert_eq!(clone.sign("lin", &[]).code, 0);
    assert_eq!(shop.record(), clone.record(), "the same state is the same folder");
    for name in ["record.json", "EVIDENCE.sha256"] {
        assert_eq!(shop.read(&shop.in_record(name)), clone.read(&clone.in_record(name)));
    }
    copy_tree(&clone.path("records"), &shop.path("records"));
    assert_eq!(shop.sign("zhao", &[]).code, 0);
    let verified = shop.verify(&[]);
    assert_eq!((verified.code, verified.state(&shop.statement("lin"))), (0, NAMED));
    assert_eq!(signoff_state(&shop), "signed");
}

#[test]
fn a_second_signer_is_told_what_differs_from_what_they_signed_last() {
    let shop = Shop::new();
    for who in ["lin", "chen"] {
        assert_eq!(shop.sign(who, &[]).code, 0);
    }
    let first = shop.record();
    assert_eq!(shop.run(&["mark", "manual", "reopened", "--as", "chen", "--note", "torn"]).code, 0);
    let output =
        shop.sign("lin", &["--reserve-all", "--fix-by", "2026-12-10", "--person", "lin", "--note", "a new copy"]);
    assert_eq!(output.code, 0, "{}", output.err);
    assert!(output.out.contains(&format!("Changed since {first}:")), "{}", output.out);
    assert!(output.out.contains("\"Manual\": was complete, now open"), "{}", output.out);
    // Who has signed nothing yet is told everything there is, and no difference.
    let output = shop.sign("zhao", &[]);
    assert!(output.code == 0 && !output.out.contains("Changed since"), "{}", output.out);
    assert_eq!(shop.records("cutover").len(), 2);
}

#[test]
fn an_act_that_undoes_what_is_signed_says_so_and_one_that_goes_on_does_not() {
    let shop = Shop::signed();
    let note = "the record no longer agrees";
    let output = shop.run(&["mark", "manual", "noted", "--as", "chen", "--note", "x"]);
    assert!(output.code == 0 && !output.err.contains(note), "{}", output.err);
    let output = shop.run(&["add", "deliverables", "Another"]);
    assert!(output.code == 0 && !output.err.contains(note), "{}", output.err);
    let output = shop.run(&["mark", "manual", "reopened", "--as", "chen", "--note", "torn"]);
    assert!(output.code == 0 && output.err.contains(note), "{}", output.err);
}

#[test]
fn the_record_that_is_written_out_shows_who_has_signed_and_how() {
    let shop = Shop::signed();
    let record = shop.run(&["record", "cutover", "--format", "json"]);
    let record: Value = serde_json::from_str(&record.out).unwrap();
    assert_eq!((record["draft"].as_bool(), record["standing"].as_str()), (Some(false), Some("CURRENT")));
    let line = |at: usize| &record["signatures"][at];
    assert_eq!((line(0)["signer"].as_str(), line(0)["state"].as_str()), (Some("lin"), Some(NAMED)));
    assert_eq!(line(0)["fingerprint"].as_str(), Some(fingerprint("lin").as_str()));
    assert_eq!(line(1)["statement"].as_str(), Some("receiver-chen.toml"));
    assert_eq!((line(2)["signer"].as_str(), line(2)["state"].as_str()), (Some("zhao"), None));
    let draft = Shop::new().run(&["record", "cutover", "--format", "json"]);
    let draft: Value = serde_json::from_str(&draft.out).unwrap();
    assert_eq!((draft["draft"].as_bool(), draft["folder"].is_null()), (Some(true), true));
    assert_eq!(draft["digest"], record["digest"], "what is drafted is what is signed");
}

#[test]
fn a_key_that_is_listed_late_is_told_before_and_after() {
    let shop = Shop::without_key_of("chen");
    let output = shop.sign("lin", &[]);
    assert_eq!(output.code, 0, "{}", output.err);
    assert!(output.err.contains("no key is listed yet for Chen Yu"), "{}", output.err);
    let first = shop.record();
    let keys = format!("email = \"chen@acme.example\"\nkeys = [\"{}\"]", crate::support::keys::public("chen"));
    shop.edit("handover.toml", "email = \"chen@acme.example\"", &keys);
    let output = shop.sign("chen", &[]);
    assert_eq!(output.code, 0, "{}", output.err);
    let told = format!("Lin Wei signed {first}, which no longer fits");
    assert!(output.err.contains(&told), "{}", output.err);
}
