//! Attacks on statements: edited, replayed, renamed, taken away, made twice, made up by the other side.

use crate::support::keys::{NAMESPACE, key, public, sign_file};
use crate::support::runner::copy_tree;
use crate::support::shop::{NAMED, Shop};
use crate::support::tamper::resign;
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
    let second = shop.statement("chen");
    let bytes = fs::read(shop.path(&second)).unwrap();
    for at in (0..bytes.len()).step_by(97) {
        shop.flip(&second, at);
        let verified = shop.verify(&[]);
        assert!(verified.code != 0 && ["BAD", "CANNOT TELL"].contains(&verified.state(&second)), "byte {at}");
        shop.flip(&second, at);
    }
    assert_eq!(shop.verify(&[]).code, 0);
}

#[test]
fn what_the_record_does_not_say_is_bad_even_when_its_signer_signs_it() {
    for (from, to, why) in [
        ("name = \"Chen Yu\"", "name = \"Chen Y\"", "says of its signer"),
        ("party = \"receiver\"\n", "party = \"receiver\"\nrole = \"CEO\"\n", "says of its signer"),
        ("party = \"receiver\"", "party = \"witness\"", "says of its signer"),
        ("organization = \"Acme Retail\"", "organization = \"Acme\"", "says of its signer"),
        ("signer = \"chen\"", "signer = \"bo\"", "does not know"),
        ("decision = \"accepted\"", "decision = \"accepted-with-reservations\"", "declares what"),
        ("decision = \"accepted\"", "decision = \"confirmed\"", "does not fit"),
        ("decision = \"accepted\"", "decision = \"rejected\"", "declares what"),
        ("reservations = []\n", "reservations = [\n  \"a/b\",\n]\n", "other reservations"),
        ("declaration = \"", "declaration = \"Not: ", "declares what the record does not"),
        ("stage = \"cutover\"", "stage = \"close\"", "of the stage \"close\""),
        ("method = \"ssh\"", "method = \"ssh\"\nentered_by = \"lin\"", "entered by hand"),
        ("at = 2026-11-20", "at = 2026-11-17", "older than an act"),
        ("at = 2026-11-20", "at = 2099-11-20", "dated in the future"),
        ("at = 2026-11-20T18:00:00", "at = 2026-11-20T18:06:00", "dated in the future"),
    ] {
        let shop = Shop::signed();
        let second = shop.statement("chen");
        edit_and_resign(&shop, &second, "chen", from, to);
        shop.verify(&[]).assert(&second, "BAD", why);
    }
}

#[test]
fn a_moment_within_the_tolerance_of_clocks_is_no_attack() {
    let shop = Shop::signed();
    let second = shop.statement("chen");
    edit_and_resign(&shop, &second, "chen", "at = 2026-11-20T18:00:00", "at = 2026-11-20T18:04:59");
    assert_eq!(shop.verify(&[]).state(&second), NAMED);
}

#[test]
fn a_replay_from_another_project_with_identical_files_is_bad() {
    let shop = Shop::signed();
    let (other, uuid) = (Shop::new(), "00000000-0000-4000-8000-000000000000");
    other.edit("handover.toml", "d2bcb736-b530-4e28-9ded-108d1ff0a977", uuid);
    copy_tree(&shop.path("records"), &other.path("records"));
    let verified = other.verify(&[]);
    for who in ["lin", "chen"] {
        verified.assert(&shop.statement(who), "BAD", "another project");
    }
    verified.assert(&shop.record(), "BAD", "another project");
}

#[test]
fn a_statement_that_is_signed_anew_or_taken_away_is_missed_by_whoever_saw_it() {
    let shop = Shop::signed();
    let first = shop.statement("lin");
    edit_and_resign(&shop, &first, "lin", "at = 2026-11-20T18:00:00+08:00", "at = 2026-11-20T18:00:01+08:00");
    let verified = shop.verify(&[]);
    assert_eq!(verified.code, 4);
    let gone = verified.rows.iter().find(|row| row["state"] == "MISSING").unwrap();
    assert_eq!((gone["what"].as_str(), gone["target"].as_str()), (Some("record"), Some(first.as_str())));
    let shop = Shop::signed();
    fs::remove_file(shop.path(&first)).unwrap();
    fs::remove_file(shop.path(&format!("{first}.sig"))).unwrap();
    shop.verify(&[]).assert(&first, "MISSING", "was there when");
}

#[test]
fn a_record_taken_away_is_missed_by_a_later_one() {
    let shop = Shop::signed_by_all();
    let first = shop.record();
    shop.edit("deliverables.toml", "title = \"Logo\"", "title = \"The logo\"");
    for who in ["lin", "chen", "zhao"] {
        assert_eq!(shop.sign(who, &[]).code, 0);
    }
    assert_eq!(shop.verify(&[]).state(&first), "SUPERSEDED");
    fs::remove_dir_all(shop.path(&first)).unwrap();
    shop.verify(&[]).assert(&format!("{first}/record.json"), "MISSING", "was there when");
}

#[test]
fn a_second_statement_of_one_person_is_bad() {
    let shop = Shop::signed();
    let (first, again) = (shop.statement("lin"), shop.in_record("giver-lin.2.toml"));
    let replaces = Digest::of(shop.read(&first).as_bytes());
    for more in [String::new(), format!("replaces = \"{replaces}\"\n")] {
        let text = shop.read(&first).replace("reservations =", &format!("{more}reservations ="));
        shop.write(&again, &text);
        sign_file(&shop.path(&again), "lin", NAMESPACE);
        let verified = shop.verify(&[]);
        verified.assert(&again, "BAD", "one of two statements by Lin Wei");
        assert_eq!(verified.state(&first), NAMED, "the one that counts stays");
    }
}

#[test]
fn a_statement_that_is_named_anew_is_bad() {
    for name in ["receiver-chen.2.toml", "witness-chen.toml", "receiver-bo.toml", "receiver-chen.1.toml"] {
        let shop = Shop::signed();
        let (second, path) = (shop.statement("chen"), shop.in_record(name));
        fs::rename(shop.path(&second), shop.path(&path)).unwrap();
        fs::rename(shop.path(&format!("{second}.sig")), shop.path(&format!("{path}.sig"))).unwrap();
        shop.verify(&[]).assert(&path, "BAD", "would be receiver-chen.toml");
    }
}

#[test]
fn a_later_record_that_one_side_signed_with_somebody_new_takes_the_place_of_nothing() {
    let shop = Shop::signed_by_all();
    let first = shop.record();
    // Lin changes what was signed, puts mallory in the place of chen, and both sign that.
    shop.edit("deliverables.toml", "title = \"Logo\"", "title = \"Sketch of a logo\"");
    let mallory = format!(
        "[[people]]\nid = \"dong\"\nname = \"Chen Yu\"\nparty = \"receiver\"\nkeys = [\"{}\"]\n\n[[signoff]]",
        public("mallory")
    );
    shop.edit("handover.toml", "[[signoff]]", &mallory);
    shop.edit("handover.toml", "signers = [\"lin\", \"chen\", \"zhao\"]", "signers = [\"lin\", \"dong\"]");
    let output = shop.sign("lin", &[]);
    assert!(output.err.contains("\"Chen Yu\" stands on both sides") || output.code == 0, "{}", output.err);
    assert_eq!(shop.sign_with("dong", "mallory", &[]).code, 0);
    let verified = shop.verify(&[]);
    verified.ends(1, &first, "DEPARTED", "who signs has changed");
    assert!(
        verified.detail(&first).contains("\"Logo\": changed: title")
            || verified.detail(&first).contains("changed: title")
    );
}

#[test]
fn a_record_of_one_signer_is_not_made_to_look_like_two() {
    let shop = Shop::new();
    shop.edit("handover.toml", "signers = [\"lin\", \"chen\", \"zhao\"]", "signers = [\"lin\"]");
    let output = shop.sign("lin", &[]);
    assert_eq!(output.code, 2, "{}", output.out);
    // With a tool of one's own, that leaves the others out of what is signed.
    let shop = Shop::signed();
    fs::remove_file(shop.path(&shop.statement("chen"))).unwrap();
    fs::remove_file(shop.path(&format!("{}.sig", shop.statement("chen")))).unwrap();
    let folder = resign(&shop, "lin", |record| record["given"]["terms"]["signers"] = serde_json::json!(["lin"]));
    let verified = shop.verify(&[]);
    verified.assert(&folder, "BAD", "names no signer of one side");
}

#[test]
fn carriage_returns_in_a_statement_are_bad() {
    let shop = Shop::signed();
    let first = shop.statement("lin");
    shop.write(&first, &shop.read(&first).replace('\n', "\r\n"));
    shop.verify(&[]).assert(&first, "BAD", "carriage returns");
    sign_file(&shop.path(&first), "lin", NAMESPACE);
    shop.verify(&[]).assert(&first, "BAD", "carriage returns");
}

#[test]
fn a_statement_with_fields_that_hide_or_repeat_never_passes_whoever_signs_it() {
    for (from, to) in [
        ("signer = \"chen\"\n", "signer = \"chen\"\nsigner = \"chen\"\n"),
        ("signer = \"chen\"\n", "signer = \"chen\"\nbinding = false\n"),
        ("format = 1", "format = 1 # draft"),
        ("format = 1", "format = \"1\""),
    ] {
        let shop = Shop::signed();
        let second = shop.statement("chen");
        edit_and_resign(&shop, &second, "chen", from, to);
        let verified = shop.verify(&[]);
        assert!(verified.code != 0 && ["BAD", "CANNOT TELL"].contains(&verified.state(&second)), "{to}");
    }
}

#[test]
fn a_typed_statement_never_counts_as_signed_and_not_at_all_where_a_signature_is_demanded() {
    let shop = Shop::signed();
    let second = shop.statement("chen");
    shop.edit(&second, "method = \"ssh\"\n", "method = \"typed\"\nentered_by = \"chen\"\n");
    shop.verify(&[]).assert(&second, "BAD", "a signature stands beside it");
    fs::remove_file(shop.path(&format!("{second}.sig"))).unwrap();
    let verified = shop.verify(&[]);
    assert_eq!((verified.state(&second), verified.code), ("UNVERIFIED", 0));
    shop.edit(&second, "entered_by = \"chen\"\n", "entered_by = \"nobody\"\n");
    shop.verify(&[]).assert(&second, "BAD", "does not say who");
    let strict = Shop::with("require = \"ssh\"\n");
    assert_eq!(strict.sign("lin", &[]).code, 0);
    let first = strict.statement("lin");
    strict.edit(&first, "method = \"ssh\"\n", "method = \"typed\"\nentered_by = \"lin\"\n");
    fs::remove_file(strict.path(&format!("{first}.sig"))).unwrap();
    strict.verify(&[]).assert(&first, "BAD", "demands a signature");
}

#[test]
fn a_record_that_lied_from_the_first_is_countersigned_by_nobody() {
    let shop = Shop::open();
    let all = ["--reserve-all", "--fix-by", "2026-12-10", "--person", "lin", "--note", "x"];
    assert_eq!(shop.sign("lin", &all).code, 0);
    // A first signer with a tool of their own writes that nothing is left, and signs that.
    let folder = resign(&shop, "lin", |record| {
        let log = record["given"]["items"]["deliverables/logo"]["log"].as_array_mut().unwrap();
        log.pop();
        log.push(serde_json::json!({ "at": "2026-11-18T13:00:00+08:00", "by": "chen", "did": "accepted" }));
    });
    let verified = shop.verify(&[]);
    assert_eq!(verified.state(&folder), "DEPARTED", "{verified:#?}");
    assert!(verified.detail(&folder).contains("signed acts are missing"));
    let output = shop.sign("chen", &["--with-reservations"]);
    assert_eq!(output.code, 0, "{}", output.err);
    assert!(!shop.path(&format!("{folder}/receiver-chen.toml")).exists(), "chen signs what the project says");
    assert!(key("chen").exists());
}

#[test]
fn keys_replaced_in_the_record_alone_are_found() {
    let shop = Shop::signed();
    for name in [shop.statement("chen"), format!("{}.sig", shop.statement("chen"))] {
        fs::remove_file(shop.path(&name)).unwrap();
    }
    let mallory = public("mallory");
    let folder = resign(&shop, "lin", |record| {
        record["given"]["terms"]["people"]["chen"]["keys"] = serde_json::json!([mallory])
    });
    // The other's statement, signed with one's own key.
    let (lin, chen) = (format!("{folder}/giver-lin.toml"), format!("{folder}/receiver-chen.toml"));
    let text = shop.read(&lin).replace("\"lin\"", "\"chen\"").replace("Lin Wei", "Chen Yu");
    let text = text.replace("Bright Agency", "Acme Retail").replace("\"giver\"", "\"receiver\"");
    let text = text.replace("role = \"Account lead\"\n", "").replace("\"confirmed\"", "\"accepted\"");
    shop.write(&chen, &text);
    sign_file(&shop.path(&chen), "mallory", NAMESPACE);
    let verified = shop.verify(&[]);
    verified.assert(&chen, "BAD", "is not one of Chen Yu's");
    verified.assert(&folder, "DEPARTED", "the keys of Chen Yu have changed");
    assert_eq!(verified.stages[0]["signed_by_all"], false);
}
