//! What is left for later: the terms are acts that both sides see before they sign, and go on into the next stage.

use crate::support::keys::key;
use crate::support::shop::{NAMED, Shop, refused, signoff_state};

const LATER: [&str; 7] = ["--with-reservations", "--fix-by", "2026-12-10", "--person", "lin", "--note", "as a vector"];

fn with_all(more: &[&'static str]) -> Vec<&'static str> {
    ["--reserve-all"].into_iter().chain(LATER).chain(more.iter().copied()).collect()
}

#[test]
fn open_items_are_refused_with_a_list_unless_they_become_reservations() {
    let shop = Shop::open();
    assert_eq!(signoff_state(&shop), "not ready");
    let output = shop.sign("lin", &[]);
    refused(&shop, &output, 1, "1 item is still open in cutover");
    assert!(output.err.contains("  - Logo (deliverables/logo): in progress"), "{}", output.err);
    let output = shop.sign("lin", &["--with-reservations"]);
    refused(&shop, &output, 1, "each needs a day after the stage, a person and a note");
    let output = shop.sign("lin", &with_all(&[]));
    assert_eq!(output.code, 0, "{}", output.err);
    assert!(output.out.contains("Logo: in progress; Lin Wei, by 2026-12-10: as a vector"), "{}", output.out);
    let log = shop.read("deliverables.toml");
    assert!(
        log.contains("did = \"reserved\", note = \"as a vector\", fix_by = 2026-12-10, person = \"lin\""),
        "both sides see the terms: {log}"
    );
    let statement = shop.read(&shop.statement("lin"));
    assert!(statement.contains("reservations = [\n  \"deliverables/logo\",\n]\n"), "{statement}");
    // Who countersigns signs the decision that is there.
    let output = shop.sign("chen", &[]);
    assert_eq!(output.code, 0, "{}", output.err);
    assert!(shop.read(&shop.statement("chen")).contains("decision = \"accepted-with-reservations\""));
    assert!(shop.read(&shop.statement("chen")).contains("put right by its day"), "the sentence speaks of them");
    assert_eq!(shop.verify(&[]).code, 0);
}

#[test]
fn each_item_takes_terms_of_its_own_in_the_order_given() {
    let shop = Shop::open();
    shop.edit("deliverables.toml", "id = \"manual\"", "id = \"pens\"\ntitle = \"Pens\"\n\n[[items]]\nid = \"manual\"");
    let words = [
        "--with-reservations",
        "--reserve",
        "pens",
        "--fix-by",
        "2026-12-01",
        "--person",
        "bo",
        "--note",
        "ordered",
        "--reserve",
        "deliverables/logo",
        "--fix-by",
        "cutover + 2w",
        "--person",
        "lin",
        "--note",
        "vector",
    ];
    let output = shop.sign("lin", &words);
    assert_eq!(output.code, 0, "{}", output.err);
    assert!(output.out.contains("Pens: open; Bo Li, by 2026-12-01: ordered"), "{}", output.out);
    assert!(output.out.contains("Logo: in progress; Lin Wei, by 2026-12-14: vector"), "a plain day: {}", output.out);
}

#[test]
fn terms_that_nobody_could_be_held_to_are_refused() {
    for (more, words) in [
        (vec!["--fix-by", "2026-11-30", "--person", "lin", "--note", "x"], "does not lie after"),
        (vec!["--fix-by", "soon", "--person", "lin", "--note", "x"], "is no day"),
        (vec!["--fix-by", "2026-12-10", "--person", "nobody", "--note", "x"], "nobody"),
        (vec!["--fix-by", "2026-12-10", "--person", "lin"], "`--note` is wanted"),
        (vec!["--person", "lin", "--note", "x"], "`--fix-by` is wanted"),
    ] {
        let shop = Shop::open();
        let before = shop.runner.snapshot();
        let all: Vec<&str> = ["--reserve-all"].into_iter().chain(more).collect();
        refused(&shop, &shop.sign("lin", &all), 2, words);
        assert!(shop.runner.snapshot() == before, "{words}");
    }
    let shop = Shop::open();
    refused(&shop, &shop.sign("lin", &["--fix-by", "2026-12-10"]), 2, "belong to `--reserve ITEM`");
}

#[test]
fn what_either_side_has_reserved_beforehand_needs_no_more_than_the_flag() {
    let shop = Shop::open();
    let mark = ["mark", "logo", "reserved", "--as", "chen", "--fix-by", "2026-12-10", "--person", "lin", "--note", "x"];
    assert_eq!(shop.run(&mark).code, 0);
    assert_eq!(signoff_state(&shop), "ready");
    refused(&shop, &shop.sign("lin", &[]), 1, "add `--with-reservations` to sign with them");
    assert_eq!(shop.sign("lin", &["--with-reservations"]).code, 0);
}

#[test]
fn a_reservation_whose_day_is_past_is_not_signed_anew() {
    let shop = Shop::open();
    let mark = ["mark", "logo", "reserved", "--as", "chen", "--fix-by", "2026-12-10", "--person", "lin", "--note", "x"];
    assert_eq!(shop.run(&mark).code, 0);
    let late = Shop { runner: shop.runner.env("HANDOVER_NOW", "2026-12-20T10:00:00+08:00") };
    refused(&late, &late.sign("lin", &["--with-reservations"]), 1, "days of these reservations are past");
}

/// A project whose cutover was signed by all with the logo reserved, and whose close comes after it.
fn signed_with_reservation() -> Shop {
    reserved_by_all(Shop::open())
}

/// The cutover signed by all with everything reserved that is left, and a close that is to be signed.
fn reserved_by_all(shop: Shop) -> Shop {
    let close =
        "\n[[signoff]]\nstage = \"close\"\nsigners = [\"lin\", \"chen\"]\ndeclaration = \"The watch is over.\"\n";
    shop.write("handover.toml", &(shop.read("handover.toml") + close));
    let output = shop.sign("lin", &with_all(&[]));
    assert_eq!(output.code, 0, "{}", output.err);
    for who in ["chen", "zhao"] {
        assert_eq!(shop.sign(who, &[]).code, 0);
    }
    assert_eq!(shop.verify(&[]).code, 0);
    shop
}

fn sign_close(shop: &Shop, who: &str, more: &[&str]) -> crate::support::runner::Output {
    let key = key(who);
    let words = ["sign", "close", "--as", who, "--key", key.to_str().unwrap(), "--yes"];
    shop.run(&words.into_iter().chain(more.iter().copied()).collect::<Vec<_>>())
}

#[test]
fn the_next_stage_cannot_say_that_nothing_is_left_while_a_reservation_is_open() {
    let shop = signed_with_reservation();
    let output = sign_close(&shop, "lin", &[]);
    assert_eq!(output.code, 1, "{}", output.out);
    assert!(output.err.contains("Logo (deliverables/logo): in progress"), "{}", output.err);
    // The day that was agreed for the cutover is no day after the close.
    let output = sign_close(&shop, "lin", &["--with-reservations"]);
    assert_eq!(output.code, 1, "{}", output.out);
    let again = ["--reserve-all", "--fix-by", "2027-01-15", "--person", "lin", "--note", "still to come"];
    let output = sign_close(&shop, "lin", &again);
    assert_eq!(output.code, 1, "{}", output.err);
    assert!(output.err.contains("only when both sides record the same new ones"), "{}", output.err);
    let same = ["--fix-by", "2027-01-15", "--person", "lin", "--note", "agreed"];
    // What was refused has written nothing: both sides record it.
    for who in ["lin", "chen"] {
        let agreed = shop.run(&[&["mark", "logo", "reserved", "--as", who][..], &same].concat());
        assert_eq!(agreed.code, 0, "{}", agreed.err);
    }
    let output = sign_close(&shop, "lin", &["--with-reservations"]);
    assert_eq!(output.code, 0, "{}", output.err);
    assert!(output.out.contains("Logo: in progress; Lin Wei, by 2027-01-15"), "{}", output.out);
    // Once it is complete, a record of close without it is made.
    let shop = signed_with_reservation();
    assert_eq!(shop.run(&["mark", "logo", "accepted", "--as", "chen"]).code, 0);
    let output = sign_close(&shop, "lin", &[]);
    assert_eq!(output.code, 0, "{}", output.err);
    assert!(!output.out.contains("Reservations"), "{}", output.out);
}

#[test]
fn a_record_that_carries_what_an_earlier_stage_left_goes_on_as_any_other() {
    let shop = signed_with_reservation();
    for who in ["lin", "chen"] {
        let agreed = ["--fix-by", "2027-01-15", "--person", "lin", "--note", "agreed"];
        assert_eq!(shop.run(&[&["mark", "logo", "reserved", "--as", who][..], &agreed].concat()).code, 0);
    }
    for who in ["lin", "chen"] {
        let output = sign_close(&shop, who, &["--with-reservations"]);
        assert_eq!(output.code, 0, "{}", output.err);
    }
    let close = shop.records("close").remove(0);
    shop.verify(&[]).ends(0, &close, "CURRENT", "");
    assert_eq!(shop.run(&["mark", "logo", "noted", "--as", "lin", "--note", "at the printer's"]).code, 0);
    shop.verify(&[]).ends(0, &close, "CONTINUED", "");
    assert_eq!(shop.run(&["mark", "logo", "accepted", "--as", "chen"]).code, 0);
    shop.verify(&[]).ends(0, &close, "CONTINUED", "");
}

#[test]
fn an_item_reopened_after_the_cutover_counts_for_the_close() {
    let shop = signed_with_reservation();
    assert_eq!(shop.run(&["mark", "logo", "accepted", "--as", "chen"]).code, 0);
    assert_eq!(shop.run(&["mark", "manual", "reopened", "--as", "chen", "--note", "torn"]).code, 0);
    let output = sign_close(&shop, "lin", &[]);
    assert_eq!(output.code, 1, "{}", output.out);
    assert!(output.err.contains("Manual (deliverables/manual): open"), "{}", output.err);
}

#[test]
fn a_signed_reservation_changes_only_when_both_sides_record_the_same_terms() {
    let shop = signed_with_reservation();
    let mark = |who: &str| {
        let words =
            ["mark", "logo", "reserved", "--as", who, "--fix-by", "2027-06-01", "--person", "lin", "--note", "later"];
        assert_eq!(shop.run(&words).code, 0);
    };
    mark("lin");
    let verified = shop.verify(&[]);
    verified.ends(0, &shop.record(), "CONTINUED", "Lin Wei alone recorded other terms, Lin Wei by 2027-06-01");
    let status = |shop: &Shop| shop.run(&["status", "--by", "due", "--format", "json"]).out;
    assert!(!status(&shop).contains("2027-06-01"), "{}", status(&shop));
    let output = sign_close(&shop, "chen", &["--with-reservations"]);
    assert_eq!(output.code, 1, "{}", output.out);
    assert!(output.err.contains("alone recorded other terms"), "{}", output.err);
    mark("chen");
    let verified = shop.verify(&[]);
    verified.ends(0, &shop.record(), "CONTINUED", "both sides have set other terms: Lin Wei, by 2027-06-01");
    assert_eq!(sign_close(&shop, "chen", &["--with-reservations"]).code, 0);
    assert_eq!(shop.verify(&[]).state(&shop.statement("chen")), NAMED);
}

#[test]
fn a_signed_reservation_that_one_side_takes_back_is_told_and_goes_on_holding() {
    let shop = signed_with_reservation();
    let before = shop.run(&["show", "logo"]).out;
    let reserved = before.lines().find(|line| line.contains("reserved")).expect("the terms are shown").to_owned();
    let undone = shop.run(&["undo", "logo", "--as", "lin", "--yes"]);
    assert_eq!(undone.code, 0, "{}", undone.err);
    shop.verify(&[]).ends(0, &shop.record(), "CONTINUED", "Lin Wei alone took the reservation back");
    let after = shop.run(&["show", "logo"]).out;
    assert!(after.contains(&reserved), "{after}");
}

#[test]
fn what_was_signed_as_not_enough_is_made_good_without_departing_from_the_record() {
    let shop = Shop::new();
    shop.edit("deliverables.toml", "title = \"Logo\"\n", "title = \"Logo\"\nquantity = 30\n");
    for words in [
        &["mark", "logo", "reopened", "--as", "chen", "--note", "count them"][..],
        &["mark", "logo", "delivered", "--as", "lin"],
        &["mark", "logo", "accepted", "--value", "29", "--as", "chen"],
    ] {
        let output = shop.run(words);
        assert_eq!(output.code, 0, "{}", output.err);
    }
    let shop = reserved_by_all(shop);
    let again = shop.run(&["mark", "logo", "reopened", "--as", "lin", "--note", "one more comes"]);
    assert_eq!(again.code, 0, "{}", again.err);
    let verified = shop.verify(&[]);
    verified.ends(0, &shop.record(), "CONTINUED", "Lin Wei reopened it, to make good what was signed as not enough");
    assert_eq!(sign_close(&shop, "lin", &[]).code, 1, "it is not settled yet");
    assert_eq!(shop.run(&["mark", "logo", "delivered", "--as", "lin"]).code, 0);
    assert_eq!(shop.run(&["mark", "logo", "accepted", "--value", "30", "--as", "chen"]).code, 0);
    shop.verify(&[]).ends(0, &shop.record(), "CONTINUED", "reopened it");
    let output = sign_close(&shop, "lin", &[]);
    assert_eq!(output.code, 0, "{}", output.err);
    // What was enough is signed as it was: reopening that departs.
    assert_eq!(shop.run(&["mark", "manual", "reopened", "--as", "lin", "--note", "torn"]).code, 0);
    assert_eq!(shop.verify(&[]).code, 1);
}

#[test]
fn what_all_have_reserved_is_due_on_its_day_and_told_of_the_next_stage() {
    let shop = Shop::open();
    shop.edit("deliverables.toml", "due = \"cutover\"\n", "due = 2026-11-19\n");
    assert!(shop.run(&["next", "--all"]).out.contains("late by"));
    let shop = reserved_by_all(shop);
    assert_eq!(sign_close(&shop, "lin", &[]).code, 1);
    let status = shop.run(&["status"]).out;
    assert!(status.contains("close 31 Dec: counts no items; 1 item left over from before"), "{status}");
    let next = shop.run(&["next", "--all"]).out;
    assert!(next.contains("10 Dec") && !next.contains("late by"), "{next}");
}
