//! Attacks by what is put beside something that holds: files in the folder of a record, statements in another's name,
//! acts and answers next to signed ones. What was signed goes on to bind, and to be told.

use crate::support::keys::{key, public};
use crate::support::shop::{Shop, project_file};

const TERMS: [&str; 8] =
    ["--with-reservations", "--reserve-all", "--fix-by", "2026-12-10", "--person", "lin", "--note", "at our cost"];

const CLOSE: &str = "\n[[signoff]]\nstage = \"close\"\nsigners = [\"lin\", \"chen\"]\ndeclaration = \"It is done.\"\n";

/// The cutover, signed by all with what is not done reserved; and a later stage.
fn reserved(shop: &Shop) {
    shop.write("handover.toml", &(shop.read("handover.toml") + CLOSE));
    assert_eq!(shop.sign("lin", &TERMS).code, 0);
    for who in ["chen", "zhao"] {
        assert_eq!(shop.sign(who, &["--with-reservations"]).code, 0);
    }
}

fn close(shop: &Shop) -> crate::support::runner::Output {
    let key = key("chen");
    shop.run(&["sign", "close", "--as", "chen", "--key", key.to_str().unwrap(), "--yes"])
}

/// The same project as somebody else's machine has it, with another folder for what one knows.
fn as_seen_by(shop: Shop, who: &str) -> Shop {
    let own = shop.runner.path(format!("own-{who}")).display().to_string();
    Shop { runner: shop.runner.env("HANDOVER_CONFIG_DIR", &own) }
}

#[test]
fn no_file_that_is_put_beside_what_all_signed_lets_a_reservation_go() {
    let newer = |text: String| text.replacen("format = 1", "format = 9", 1);
    for (name, text) in [
        ("giver-lin.2.toml", Some(newer as fn(String) -> String)),
        ("witness-old.toml", Some(newer as fn(String) -> String)),
        ("giver-lin.2.toml", Some((|_| "not even toml [".to_owned()) as fn(String) -> String)),
        ("readme.md", None),
    ] {
        let shop = Shop::open();
        reserved(&shop);
        let statement = shop.read(&shop.statement("lin"));
        shop.write(&shop.in_record(name), &text.map_or("hello".to_owned(), |change| change(statement)));
        let items = shop.read("deliverables.toml");
        shop.write("deliverables.toml", &items[..items.rfind("[[items]]").unwrap()]);
        assert_eq!(shop.run(&["verify"]).code, 4, "{name}");
        let check = shop.run(&["check"]);
        assert!(check.code != 0 && check.out.contains("record-broken"), "{name}: {}", check.out);
        let output = close(&shop);
        assert_eq!(output.code, 1, "{name}: {}", output.out);
        assert!(output.err.contains("(deliverables/logo)"), "{name}: {}", output.err);
    }
}

#[test]
fn a_record_that_only_a_newer_version_can_judge_is_not_passed_over_by_check() {
    let shop = Shop::signed_by_all();
    let newer = shop.read(&shop.statement("lin")).replacen("format = 1", "format = 9", 1);
    shop.write(&shop.in_record("giver-lin.2.toml"), &newer);
    let check = shop.run(&["check"]);
    assert!(check.code != 0 && check.out.contains("CANNOT TELL"), "{}", check.out);
}

#[test]
fn a_signature_in_ones_name_that_one_did_not_make_is_no_base_for_what_one_is_shown() {
    let shop = as_seen_by(Shop::new(), "lin");
    shop.edit("handover.toml", &public("chen"), &public("mallory"));
    assert_eq!(shop.sign_with("chen", "mallory", &[]).code, 0);
    let keys = format!("{}\"]\nformer_keys = [\"{}", public("chen"), public("mallory"));
    shop.write("handover.toml", &project_file(&public("lin"), &keys, &public("zhao"), ""));
    let shop = as_seen_by(shop, "chen");
    let output = shop.sign("chen", &[]);
    assert_eq!(output.code, 0, "{}", output.err);
    assert!(output.out.contains("Items, with all that is said of each"), "{}", output.out);
    assert!(!output.out.contains("Changed since"), "{}", output.out);
    // One's own is.
    shop.edit("deliverables.toml", "title = \"Logo\"", "title = \"Logo, in colour\"");
    let output = shop.sign("chen", &[]);
    assert!(output.out.contains("Changed since"), "{}{}", output.out, output.err);
}

#[test]
fn a_reserved_shortfall_that_one_side_reopens_still_counts_or_the_record_departs() {
    let item = |more: &str| {
        format!(
            "\n[[items]]\nid = \"laptops\"\ntitle = \"Laptops\"\nquantity = 5\n{more}log = [\n  {{ at = 2026-11-18T10:00:00+08:00, by = \"lin\", did = \"delivered\" }},\n  {{ at = 2026-11-18T11:00:00+08:00, by = \"chen\", did = \"accepted\", value = 3 }},\n]\n"
        )
    };
    let other = "\n[[items]]\nid = \"letter\"\ntitle = \"Letter\"\none_of = \"hw\"\nsteps = [{ did = \"written\", by = \"giver\" }]\nlog = [\n]\n";
    for (more, beside, act) in [("one_of = \"hw\"\n", other, true), ("optional = true\n", "", false)] {
        let shop = Shop::new();
        shop.write("deliverables.toml", &(shop.read("deliverables.toml") + &item(more) + beside));
        reserved(&shop);
        let reopened = shop.run(&["mark", "laptops", "reopened", "--as", "lin", "--note", "we look again"]);
        assert_eq!(reopened.code, 0, "{}", reopened.err);
        if act {
            assert_eq!(shop.run(&["mark", "letter", "written", "--as", "lin"]).code, 0);
        }
        shop.verify(&[]).ends(1, &shop.record(), "DEPARTED", "\"Laptops\" is no longer counted");
        assert!(shop.run(&["check"]).out.contains("record-broken"), "{more}");
    }
}

#[test]
fn check_finds_small_evidence_of_a_signed_record_that_was_swapped_or_is_gone() {
    let swapped = Shop::signed_by_all();
    swapped.write("evidence/report.txt", "restored 19 of 20\n");
    let gone = Shop::signed_by_all();
    std::fs::remove_file(gone.path("evidence/report.txt")).unwrap();
    for shop in [swapped, gone] {
        let check = shop.run(&["check"]);
        assert!(check.code == 1 && check.out.contains("evidence/report.txt"), "{}", check.out);
    }
}

/// The project in git, where each commit is by somebody.
fn commit(shop: &Shop, who: &str, address: &str) {
    if !shop.path(".git").exists() {
        shop.runner.git("shop", &["init", "-q"]);
    }
    let (name, email) = (format!("user.name={who}"), format!("user.email={address}"));
    shop.runner.git("shop", &["add", "-A"]);
    shop.runner.git("shop", &["-c", &name, "-c", &email, "commit", "-qm", "work"]);
}

#[test]
fn an_act_is_whoever_committed_it_first_however_its_line_was_written_again() {
    let shop = Shop::new();
    let forged = "{ at = 2026-11-18T11:30:00+08:00, by = \"chen\", did = \"noted\", note = \"and Acme pays\" }";
    let log = format!("log = [{{ at = 2026-11-18T10:00:00+08:00, by = \"lin\", did = \"delivered\" }}, {forged}]\n");
    let item = format!("\n[[items]]\nid = \"keys\"\ntitle = \"Keys\"\n{log}");
    shop.write("deliverables.toml", &(shop.read("deliverables.toml") + &item));
    commit(&shop, "lin", "lin@bright.example");
    assert_eq!(shop.run(&["mark", "keys", "accepted", "--as", "chen"]).code, 0);
    commit(&shop, "chen", "chen@acme.example");
    let output = shop.sign("chen", &[]);
    assert!(output.out.contains("Keys: Note, entered by Lin Wei — \"and Acme pays\""), "{}", output.out);
    assert!(!output.out.contains("Keys: Accepted, entered"), "{}", output.out);
}

#[test]
fn acts_that_one_side_commits_for_a_third_are_shown_to_the_other() {
    let shop = Shop::new();
    let item = "\n[[items]]\nid = \"keys\"\ntitle = \"Keys\"\napprove = \"witness\"\nlog = [\n  { at = 2026-11-18T10:00:00+08:00, by = \"lin\", did = \"delivered\" },\n  { at = 2026-11-18T11:00:00+08:00, by = \"chen\", did = \"accepted\" },\n  { at = 2026-11-18T12:00:00+08:00, by = \"zhao\", did = \"approved\" },\n]\n";
    shop.write("deliverables.toml", &(shop.read("deliverables.toml") + item));
    commit(&shop, "lin", "lin@bright.example");
    let output = shop.sign("chen", &[]);
    assert!(output.out.contains("Keys: Approved by Zhao Min, entered by Lin Wei"), "{}", output.out);
}

#[test]
fn what_somebody_took_out_or_rewrote_is_told_before_the_other_side_signs() {
    let shop = Shop::new();
    commit(&shop, "chen", "chen@acme.example");
    let text = shop.read("deliverables.toml");
    shop.write("deliverables.toml", &text[..text.rfind("[[items]]").unwrap()]);
    commit(&shop, "lin", "lin@bright.example");
    let output = shop.sign("chen", &[]);
    assert!(output.err.contains("lin <lin@bright.example> took out \"Chen Yu: accepted\""), "{}", output.err);
}

#[test]
fn a_rejection_that_the_other_side_takes_away_is_told_before_anybody_signs() {
    let shop = Shop::new();
    commit(&shop, "chen", "chen@acme.example");
    assert_eq!(shop.sign("lin", &[]).code, 0);
    commit(&shop, "lin", "lin@bright.example");
    assert_eq!(shop.sign("chen", &["--reject", "--reason", "not yet"]).code, 0);
    commit(&shop, "chen", "chen@acme.example");
    let statement = shop.statement("chen");
    for file in [&statement, &format!("{statement}.sig")] {
        std::fs::remove_file(shop.path(file)).unwrap();
    }
    commit(&shop, "lin", "lin@bright.example");
    let output = shop.sign("zhao", &[]);
    assert!(output.err.contains(&format!("lin <lin@bright.example> took out {statement};")), "{}", output.err);
}

#[test]
fn every_file_that_signing_writes_must_reach_git() {
    for ignored in ["*.sig", "record.json", "EVIDENCE.sha256", "giver-*.toml"] {
        let shop = Shop::new();
        shop.write(".gitignore", &format!("{ignored}\n"));
        commit(&shop, "lin", "lin@bright.example");
        let output = shop.sign("lin", &[]);
        assert!(output.code != 0 && output.err.contains("is ignored by git"), "{ignored}: {}", output.err);
    }
}
