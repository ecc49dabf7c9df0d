//! Attacks on statements: edited, replayed, renamed, taken away, made twice.

use crate::support::keys::{NAMESPACE, key, sign_file};
use crate::support::runner::copy_tree;
use crate::support::shop::{FIRST, RECORD, SECOND, Shop};
use handover::evidence::Digest;
use std::fs;

/// Changes what a statement says and has its signer sign that again.
fn edit_and_resign(shop: &Shop, statement: &str, who: &str, from: &str, to: &str) {
    shop.edit(statement, from, to);
    sign_file(&shop.path(statement), who, NAMESPACE);
}

#[test]
fn a_byte_changed_in_a_statement_is_bad() {
    let shop = Shop::signed();
    let bytes = fs::read(shop.path(SECOND)).unwrap();
    for at in (0..bytes.len()).step_by(97) {
        shop.flip(SECOND, at);
        shop.verify(&[]).assert(SECOND, "BAD", "");
        shop.flip(SECOND, at);
    }
    assert_eq!(shop.verify(&[]).code, 0);
}

#[test]
fn a_decision_a_party_or_a_role_that_is_edited_is_bad() {
    for (from, to) in [
        ("decision = \"accepted\"", "decision = \"rejected\""),
        ("party = \"giver\"", "party = \"witness\""),
        ("role = \"Account lead\"", "role = \"Director\""),
        ("name = \"Lin Wei\"", "name = \"Lin We1\""),
        ("organization = \"Bright Agency\"", "organization = \"Acme Retail\""),
        ("signer = \"lin\"", "signer = \"zhao\""),
        ("at = 2026-11-20", "at = 2026-11-21"),
        ("revision = 1", "revision = 2"),
        ("stage = \"cutover\"", "stage = \"close\""),
    ] {
        let shop = Shop::signed();
        shop.edit(FIRST, from, to);
        shop.verify(&[]).assert(FIRST, "BAD", "its signature is not of these bytes");
    }
}

#[test]
fn what_the_record_does_not_say_is_bad_even_when_its_signer_signs_it() {
    let reservation = "reservations = [\n  { item = \"a/b\", title = \"T\", state = \"open\", owner = [] },\n]\n";
    for (from, to, why) in [
        ("name = \"Chen Yu\"", "name = \"Chen Y\"", "says of its signer"),
        ("party = \"receiver\"\n", "party = \"receiver\"\nrole = \"CEO\"\n", "says of its signer"),
        ("organization = \"Acme Retail\"", "organization = \"Acme\"", "says of its signer"),
        ("decision = \"accepted\"", "decision = \"accepted-with-reservations\"", "does not fit"),
        ("decision = \"accepted\"", "decision = \"rejected\"", "does not fit"),
        ("reservations = []\n", reservation, "other reservations"),
        ("declaration = \"", "declaration = \"Not: ", "declares what the record does not"),
        ("stage = \"cutover\"", "stage = \"close\"", "of stage \"close\""),
        ("revision = 1", "revision = 2", "revision 2"),
        ("at = 2026-11-20", "at = 2026-11-19", "older than its record"),
        ("party = \"receiver\"", "party = \"witness\"", "would be 02-witness-chen.toml"),
    ] {
        let shop = Shop::signed();
        edit_and_resign(&shop, SECOND, "chen", from, to);
        shop.verify(&[]).assert(SECOND, "BAD", why);
    }
}

#[test]
fn a_replay_from_another_project_with_identical_files_is_bad() {
    let shop = Shop::signed();
    let (other, uuid) = (Shop::new(), "00000000-0000-4000-8000-000000000000");
    other.edit("handover.toml", "d2bcb736-b530-4e28-9ded-108d1ff0a977", uuid);
    copy_tree(&shop.path("records"), &other.path("records"));
    let verified = other.verify(&[]);
    verified.assert(FIRST, "BAD", "another project");
    verified.assert(SECOND, "BAD", "another project");
    verified.assert(RECORD, "BAD", "another project");
}

#[test]
fn a_first_signer_who_signs_again_after_the_second_is_found() {
    let shop = Shop::signed();
    edit_and_resign(&shop, FIRST, "lin", "at = 2026-11-20T18:00:00+08:00", "at = 2026-11-20T18:00:01+08:00");
    let verified = shop.verify(&[]);
    verified.assert(SECOND, "BAD", "no longer there");
    verified.assert(FIRST, "BAD", "02-receiver-chen.toml countersigned another");
}

#[test]
fn a_second_statement_of_one_person_is_bad() {
    let shop = Shop::signed();
    let digests = [FIRST, SECOND].map(|name| Digest::of(shop.read(name).as_bytes()));
    let third = "records/cutover/03-giver-lin.toml";
    let list = format!("countersigns = [\n  \"{}\",\n  \"{}\",\n]\n", digests[0], digests[1]);
    shop.write(third, &shop.read(FIRST).replace("countersigns = []\n", &list));
    sign_file(&shop.path(third), "lin", NAMESPACE);
    let verified = shop.verify(&[]);
    verified.assert(third, "BAD", "one of two statements by Lin Wei");
    verified.assert(FIRST, "BAD", "one of two statements by Lin Wei");
}

#[test]
fn a_statement_that_is_numbered_or_named_anew_is_bad() {
    for name in ["03-receiver-chen.toml", "01-receiver-chen.toml", "02-giver-chen.toml", "02-receiver-bo.toml"] {
        let shop = Shop::signed();
        let path = format!("{RECORD}/{name}");
        fs::rename(shop.path(SECOND), shop.path(&path)).unwrap();
        fs::rename(shop.path(&format!("{SECOND}.sig")), shop.path(&format!("{path}.sig"))).unwrap();
        shop.verify(&[]).assert(&path, "BAD", "would be 02-receiver-chen.toml");
    }
}

#[test]
fn two_statements_that_change_places_are_bad() {
    let shop = Shop::signed();
    let (first, second) = ("records/cutover/02-giver-lin.toml", "records/cutover/01-receiver-chen.toml");
    for (from, to) in [(FIRST, first), (SECOND, second)] {
        fs::rename(shop.path(from), shop.path(to)).unwrap();
        fs::rename(shop.path(&format!("{from}.sig")), shop.path(&format!("{to}.sig"))).unwrap();
    }
    let verified = shop.verify(&[]);
    verified.assert(first, "BAD", "");
    verified.assert(second, "BAD", "");
}

#[test]
fn the_order_of_what_is_countersigned_may_not_be_turned() {
    let shop = Shop::signed();
    assert_eq!(shop.sign("zhao", &[]).code, 0);
    assert_eq!(shop.verify(&[]).code, 0);
    let third = "records/cutover/03-witness-zhao.toml";
    let (one, two) = (Digest::of(shop.read(FIRST).as_bytes()), Digest::of(shop.read(SECOND).as_bytes()));
    edit_and_resign(&shop, third, "zhao", &format!("  \"{one}\",\n  \"{two}\""), &format!("  \"{two}\",\n  \"{one}\""));
    shop.verify(&[]).assert(third, "BAD", "in their order");
}

#[test]
fn a_statement_taken_away_is_missed_by_whoever_countersigned_it() {
    let shop = Shop::signed();
    fs::remove_file(shop.path(FIRST)).unwrap();
    fs::remove_file(shop.path(&format!("{FIRST}.sig"))).unwrap();
    shop.verify(&[]).assert(SECOND, "BAD", "no longer there");
}

#[test]
fn a_record_copied_to_another_stage_or_revision_is_bad() {
    for folder in ["close", "cutover.r2"] {
        let shop = Shop::signed();
        copy_tree(&shop.path(RECORD), &shop.path(&format!("records/{folder}")));
        shop.verify(&[]).assert(
            &format!("records/{folder}/01-giver-lin.toml"),
            "BAD",
            "of stage \"cutover\", revision 1",
        );
    }
    let shop = Shop::signed();
    fs::rename(shop.path(RECORD), shop.path("records/cutover.r2")).unwrap();
    shop.verify(&[]).assert("records/cutover.r2/01-giver-lin.toml", "BAD", "");
}

#[test]
fn a_revision_whose_predecessor_was_taken_away_says_so() {
    let shop = Shop::signed();
    shop.write("evidence/more.txt", "x");
    for who in ["lin", "chen", "zhao"] {
        assert_eq!(shop.sign(who, &[]).code, 0);
    }
    assert_eq!(shop.verify(&[]).code, 0);
    fs::remove_dir_all(shop.path(RECORD)).unwrap();
    shop.verify(&[]).assert("records/cutover.r2", "MISSING", "records/cutover, which came before it");
}

#[test]
fn a_newer_record_that_one_side_signed_alone_does_not_cover_a_change() {
    let shop = Shop::signed();
    assert_eq!(shop.sign("zhao", &[]).code, 0);
    // Lin changes what was signed, adds a stage that she alone signs, or an attestation in chen's name.
    shop.edit("deliverables.toml", "title = \"Logo\"", "title = \"Sketch of a logo\"");
    let stage = "\n[[signoff]]\nstage = \"close\"\nsigners = [\"lin\", \"chen\"]\n";
    shop.write("handover.toml", &(shop.read("handover.toml") + stage));
    let lin = key("lin");
    let words = ["sign", "close", "--as", "lin", "--key", lin.to_str().unwrap(), "--yes"];
    let output = shop.run(&words);
    assert_eq!(output.code, 0, "{}", output.err);
    shop.verify(&[]).assert(RECORD, "STALE", "");
    let digest = output.out.lines().find(|line| line.starts_with("digest")).unwrap().split_whitespace().nth(1).unwrap();
    let typed = format!("Chen Yu {}", &digest[..8]);
    assert_eq!(shop.run(&["sign", "close", "--as", "chen", "--yes", "--typed", &typed]).code, 0);
    let verified = shop.verify(&[]);
    assert_eq!(verified.state("records/close"), "VALID");
    verified.assert(RECORD, "STALE", "");
    // Once chen really signs it, it stands for the older one.
    fs::remove_file(shop.path("records/close/02-receiver-chen.toml")).unwrap();
    let chen = key("chen");
    let words = ["sign", "close", "--as", "chen", "--key", chen.to_str().unwrap(), "--yes"];
    assert_eq!(shop.run(&words).code, 0);
    let verified = shop.verify(&[]);
    assert_eq!((verified.code, verified.state(RECORD)), (0, "STALE"), "{verified:#?}");
}

#[test]
fn carriage_returns_in_a_statement_are_bad() {
    let shop = Shop::signed();
    shop.write(FIRST, &shop.read(FIRST).replace('\n', "\r\n"));
    shop.verify(&[]).assert(FIRST, "BAD", "carriage returns");
    sign_file(&shop.path(FIRST), "lin", NAMESPACE);
    shop.verify(&[]).assert(FIRST, "BAD", "carriage returns");
}

#[test]
fn a_statement_with_fields_that_hide_or_repeat_is_bad_whoever_signs_it() {
    for (from, to) in [
        ("signer = \"chen\"\n", "signer = \"chen\"\nsigner = \"chen\"\n"),
        ("signer = \"chen\"\n", "signer = \"chen\"\nbinding = false\n"),
        ("revision = 1", "revision = 1 # draft"),
        ("revision = 1", "revision = \"1\""),
    ] {
        let shop = Shop::signed();
        edit_and_resign(&shop, SECOND, "chen", from, to);
        shop.verify(&[]).assert(SECOND, "BAD", "");
    }
}

#[test]
fn a_typed_statement_never_counts_as_signed_and_not_at_all_where_a_signature_is_demanded() {
    let shop = Shop::signed();
    shop.edit(SECOND, "method = \"ssh\"", "method = \"typed\"");
    shop.verify(&[]).assert(SECOND, "BAD", "a signature stands beside it");
    fs::remove_file(shop.path(&format!("{SECOND}.sig"))).unwrap();
    let verified = shop.verify(&[]);
    assert_eq!((verified.state(SECOND), verified.code), ("UNSIGNED ATTESTATION", 0));
    let strict = Shop::with("require = \"ssh\"\n");
    assert_eq!(strict.sign("lin", &[]).code, 0);
    strict.edit(FIRST, "method = \"ssh\"", "method = \"typed\"");
    fs::remove_file(strict.path(&format!("{FIRST}.sig"))).unwrap();
    strict.verify(&[]).assert(FIRST, "BAD", "demands a signature");
}

#[test]
fn a_record_that_lied_from_the_first_is_found_before_anybody_countersigns_it() {
    let shop = Shop::open();
    assert_eq!(shop.sign("lin", &["--with-reservations"]).code, 0);
    // A first signer with a tool of their own writes that all is complete, and signs that.
    let json = "records/cutover/record.json";
    let mut record: serde_json::Value = serde_json::from_str(&shop.read(json)).unwrap();
    record["reservations"] = serde_json::json!([]);
    for item in record["sections"][0]["items"].as_array_mut().unwrap() {
        item["state"] = "complete".into();
    }
    let old = Digest::of(shop.read(json).as_bytes()).to_string();
    shop.write(json, &serde_json::to_string_pretty(&record).unwrap());
    let new = Digest::of(shop.read(json).as_bytes()).to_string();
    let text = shop.read(FIRST);
    let start = text.find("reservations = [").unwrap();
    let text = text[..start].to_owned() + "reservations = []\n";
    let text = text.replace(&old, &new).replace("accepted-with-reservations", "accepted");
    shop.write(FIRST, &text);
    sign_file(&shop.path(FIRST), "lin", NAMESPACE);
    let verified = shop.verify(&[]);
    assert_eq!(verified.state(FIRST), "VALID", "{verified:#?}");
    verified.assert(RECORD, "BAD", "says of \"Logo\" what the project's files do not say");
    let output = shop.sign("chen", &[]);
    assert_eq!(output.code, 3, "{}", output.err);
    assert!(!shop.path(SECOND).exists());
}

#[test]
fn a_record_with_other_words_than_the_project_is_not_countersigned() {
    let shop = Shop::new();
    assert_eq!(shop.sign("lin", &[]).code, 0);
    let json = "records/cutover/record.json";
    let old = Digest::of(shop.read(json).as_bytes()).to_string();
    shop.edit(json, "\"title\": \"Logo\"", "\"title\": \"Logo and all its rights\"");
    let new = Digest::of(shop.read(json).as_bytes()).to_string();
    edit_and_resign(&shop, FIRST, "lin", &old, &new);
    let output = shop.sign("chen", &[]);
    assert_eq!(output.code, 3, "{}", output.err);
    assert!(output.err.contains("does not say of the project's files"), "{}", output.err);
    assert!(!shop.path(SECOND).exists());
}
