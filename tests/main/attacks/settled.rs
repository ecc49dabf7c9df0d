//! Attacks on what was settled: a record put in the place of another, a no taken back by somebody else, reservations that
//! a later record is to lose, tampering that nobody is to be told of.

use crate::support::shop::Shop;
use handover::evidence::Digest;
use serde_json::Value;

const TERMS: [&str; 8] =
    ["--with-reservations", "--reserve-all", "--fix-by", "2026-12-10", "--person", "lin", "--note", "at our cost"];

/// A second stage, the last of the handover.
const CLOSE: &str = "\n[[signoff]]\nstage = \"close\"\nsigners = [\"lin\", \"chen\"]\ndeclaration = \"It is done.\"\n";

#[track_caller]
fn sign(shop: &Shop, stage: &str, who: &str, more: &[&str]) -> String {
    let key = crate::support::keys::key(who);
    let words = ["sign", stage, "--as", who, "--key", key.to_str().unwrap(), "--yes"];
    let output = shop.run(&words.into_iter().chain(more.iter().copied()).collect::<Vec<_>>());
    assert_eq!(output.code, 0, "{}{}", output.out, output.err);
    output.out + &output.err
}

#[test]
fn whoever_signs_an_old_record_late_puts_it_in_the_place_of_nothing() {
    let shop = Shop::new();
    let before = shop.read("deliverables.toml");
    for who in ["chen", "zhao"] {
        sign(&shop, "cutover", who, &[]);
    }
    let first = shop.record();
    assert_eq!(shop.run(&["mark", "logo", "reopened", "--as", "chen", "--note", "the wrong one"]).code, 0);
    sign(&shop, "cutover", "lin", &TERMS);
    for who in ["chen", "zhao"] {
        sign(&shop, "cutover", who, &["--with-reservations"]);
    }
    let second = shop.records("cutover").into_iter().find(|record| *record != first).unwrap();
    assert_eq!(shop.verify(&[]).state(&first), "SUPERSEDED");
    // The giver takes the receiver's acts out again and signs what the receiver has signed before.
    shop.write("deliverables.toml", &before);
    sign(&shop, "cutover", "lin", &[]);
    let verified = shop.verify(&[]);
    assert_eq!(verified.state(&first), "CURRENT");
    verified.assert(&second, "DEPARTED", "signed acts are missing");
    let status = shop.run(&["status"]).out;
    assert!(status.contains("no longer") || !status.contains("signed by all"), "{status}");
}

/// A typed no of chen, under the signature of lin; with the key of another receiver as well.
fn typed_no() -> Shop {
    let shop = Shop::without_key_of("chen");
    sign(&shop, "cutover", "lin", &[]);
    let digest = Digest::of(shop.read(&shop.in_record("record.json")).as_bytes()).to_string();
    let typed = format!("Chen Yu {}", &digest[..16]);
    let no = ["sign", "cutover", "--as", "chen", "--typed", &typed, "--reject", "--reason", "not yet", "--yes"];
    let output = shop.run(&no);
    assert_eq!(output.code, 0, "{}", output.err);
    shop
}

/// The yes of chen that takes the place of the no, entered by somebody.
fn typed_yes(shop: &Shop, entered_by: &str) -> String {
    let no = shop.read(&shop.statement("chen"));
    let record: Value = serde_json::from_str(&shop.read(&shop.in_record("record.json"))).unwrap();
    let declared = |decision: &str| record["given"]["terms"]["declarations"][decision].as_str().unwrap().to_owned();
    let replaces = format!("replaces = \"{}\"\nreservations =", Digest::of(no.as_bytes()));
    let yes = no.replace("reason = \"not yet\"\n", "").replace("\"rejected\"", "\"accepted\"");
    let yes = yes.replace(&declared("rejected"), &declared("accepted")).replace("reservations =", &replaces);
    let yes = yes.replace("entered_by = \"chen\"", &format!("entered_by = \"{entered_by}\""));
    let path = shop.in_record("receiver-chen.2.toml");
    shop.write(&path, &yes);
    path
}

#[test]
fn a_no_is_taken_back_by_the_same_person_and_by_nobody_else() {
    let shop = typed_no();
    let yes = typed_yes(&shop, "chen");
    assert_eq!(shop.verify(&[]).state(&yes), "UNVERIFIED");
    assert_eq!(shop.verify(&[]).stages[0]["rejected"].as_array().unwrap().len(), 0);
    for other in ["lin", "zhao", "bo"] {
        let yes = typed_yes(&shop, other);
        let verified = shop.verify(&[]);
        verified.assert(&yes, "BAD", "one of two statements");
        assert_eq!(verified.stages[0]["rejected"][0], "Chen Yu", "{other}");
    }
}

#[test]
fn what_all_have_signed_for_later_is_lost_by_no_edit_of_one_side() {
    let item = "[[items]]\nid = \"logo\"";
    for (file, from, to) in [
        ("handover.toml", "cutover = 2026-11-30", "cutover = 2027-01-01"),
        ("handover.toml", "cutover = 2026-11-30", "cutover = 2026-12-31"),
        ("handover.toml", "stage = \"cutover\"", "stage = \"other\""),
        ("deliverables.toml", item, "[[items]]\nstage = \"start\"\nid = \"logo\""),
        ("deliverables.toml", item, "[[items]]\noptional = true\nid = \"logo\""),
        ("deliverables.toml", item, "[[items]]\nstage = \"start\"\nid = \"logo-2\""),
    ] {
        let shop = Shop::open();
        shop.write("handover.toml", &(shop.read("handover.toml") + CLOSE));
        shop.edit("handover.toml", "[milestones]\n", "[milestones]\nstart = 2026-11-02\nother = 2026-11-29\n");
        sign(&shop, "cutover", "lin", &TERMS);
        for who in ["chen", "zhao"] {
            sign(&shop, "cutover", who, &["--with-reservations"]);
        }
        shop.edit(file, from, to);
        let key = crate::support::keys::key("lin");
        let close = ["sign", "close", "--as", "lin", "--key", key.to_str().unwrap(), "--yes", "--with-reservations"];
        let output = shop.run(&close);
        assert_ne!(output.code, 0, "{to}: {}", output.out);
        assert!(output.err.contains("(deliverables/logo)"), "{to}: {}", output.err);
        assert!(shop.records("close").is_empty(), "{to}");
    }
}

#[test]
fn a_later_stage_is_not_signed_without_being_told_that_an_earlier_one_no_longer_holds() {
    let shop = Shop::with(CLOSE);
    for who in ["lin", "chen", "zhao"] {
        sign(&shop, "cutover", who, &[]);
    }
    shop.edit("deliverables.toml", "title = \"Logo\"", "title = \"A sketch of it\"");
    let told = sign(&shop, "close", "chen", &[]);
    assert!(told.contains("no longer agrees with the project: \"Logo\": changed: title"), "{told}");
}

#[test]
fn an_item_that_stands_twice_hides_no_change() {
    let shop = Shop::signed_by_all();
    shop.write("a.toml", &shop.read("deliverables.toml"));
    shop.verify(&[]).ends(1, &shop.record(), "DEPARTED", "\"Logo\" stands more than once");
    shop.edit("deliverables.toml", "title = \"Logo\"", "title = \"Sketch\"");
    shop.verify(&[]).assert(&shop.record(), "DEPARTED", "stands more than once");
}

#[test]
fn a_project_of_another_format_is_neither_current_nor_departed() {
    let shop = Shop::signed_by_all();
    shop.edit("handover.toml", "format = 1", "format = 2");
    shop.verify(&[]).ends(3, &shop.record(), "CANNOT TELL", "another version");
}

#[test]
fn words_without_a_key_still_guard_what_all_have_signed_once_their_signer_is_known_with_one() {
    let shop = Shop::without_key_of("chen");
    for who in ["lin", "zhao"] {
        sign(&shop, "cutover", who, &[]);
    }
    let digest = Digest::of(shop.read(&shop.in_record("record.json")).as_bytes()).to_string();
    let typed = format!("Chen Yu {}", &digest[..16]);
    assert_eq!(shop.run(&["sign", "cutover", "--as", "chen", "--typed", &typed, "--yes"]).code, 0);
    assert_eq!(shop.verify(&[]).stages[0]["signed_by_all"], true);
    let text = shop.read("deliverables.toml");
    shop.write("deliverables.toml", &text[..text.rfind("[[items]]").unwrap()]);
    shop.verify(&[]).assert(&shop.record(), "DEPARTED", "\"Logo\" is no longer there");
    // Whether this machine has seen a key of chen's changes nothing of that.
    for year in ["2020", "2030"] {
        let known = format!(
            "format = 1\n\n[[keys]]\nperson = \"Chen Yu\"\naddress = \"chen@acme.example\"\nfingerprint = \"SHA256:{}\"\nfirst_seen = {year}-01-01T00:00:00Z\nlast_seen = {year}-01-01T00:00:00Z\nseen_in = []\n",
            "A".repeat(43)
        );
        shop.runner.write("../home/.config/handover/known-keys.toml", &known);
        let verified = shop.verify(&[]);
        verified.assert(&shop.record(), "DEPARTED", "\"Logo\" is no longer there");
        assert_eq!(verified.stages[0]["signed_by_all"], year == "2030", "{verified:#?}");
    }
}
