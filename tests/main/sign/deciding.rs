//! What a signer decides, how a rejection is taken back, and who signs without a key.

use crate::support::keys::{key, public};
use crate::support::shop::{NAMED, Shop, refused, signoff_state, statement_file};
use handover::evidence::Digest;
use std::fs;

#[test]
fn each_party_decides_in_words_of_its_own() {
    let shop = Shop::new();
    for (who, decision) in [("lin", "confirmed"), ("chen", "accepted"), ("zhao", "confirmed")] {
        assert_eq!(shop.sign(who, &[]).code, 0);
        assert!(shop.read(&shop.statement(who)).contains(&format!("decision = \"{decision}\"\n")));
    }
}

#[test]
fn a_rejection_is_kept_with_its_reason_and_signs_no_words_of_acceptance() {
    let shop = Shop::open();
    refused(&shop, &shop.sign("chen", &["--reject"]), 2, "needs its reason");
    refused(&shop, &shop.sign("chen", &["--reason", "x"]), 2, "belongs to `--reject`");
    refused(&shop, &shop.sign("chen", &["--reject", "--reason", "a\u{202e}b"]), 2, "do not show");
    let output = shop.sign("chen", &["--reject", "--reason", "The logo is a draft"]);
    assert_eq!(output.code, 0, "{}", output.err);
    let statement = shop.read(&shop.statement("chen"));
    assert!(statement.contains("decision = \"rejected\"\nreason = \"The logo is a draft\"\n"), "{statement}");
    assert!(statement.contains("do not agree to the handover as it stands"), "{statement}");
    let verified = shop.verify(&[]);
    assert_eq!(verified.code, 0);
    assert_eq!(verified.stages[0]["rejected"][0], "Chen Yu");
    assert_eq!(signoff_state(&shop), "rejected");
    let told = shop.run(&["verify"]).out;
    assert!(told.contains("rejected by Chen Yu") && !told.contains("Nothing is wrong"), "{told}");
}

#[test]
fn a_rejection_is_replaced_by_an_acceptance_of_the_same_person_and_both_stay() {
    let shop = Shop::new();
    assert_eq!(shop.sign("lin", &[]).code, 0);
    assert_eq!(shop.sign("chen", &["--reject", "--reason", "not yet read"]).code, 0);
    assert_eq!(shop.sign("zhao", &[]).code, 0);
    assert_eq!(signoff_state(&shop), "rejected");
    let rejection = Digest::of(&fs::read(shop.path(&shop.statement("chen"))).unwrap());
    assert_eq!(shop.sign("chen", &[]).code, 0);
    assert_eq!(signoff_state(&shop), "signed");
    let second = shop.in_record("receiver-chen.2.toml");
    assert!(shop.read(&second).contains(&format!("replaces = \"{rejection}\"")));
    let verified = shop.verify(&[]);
    assert_eq!((verified.code, verified.state(&second)), (0, NAMED));
    assert!(verified.detail(&shop.statement("chen")).contains("replaced by a later statement"));
    // An acceptance is not taken back.
    let output = shop.sign("chen", &["--reject", "--reason", "on second thoughts"]);
    assert_eq!(output.code, 2, "{}", output.out);
    assert!(output.err.contains("only a rejection can be replaced"), "{}", output.err);
    // The rejection that was taken away is missed by whoever saw it, and by the one that replaces it.
    fs::remove_file(shop.path(&shop.statement("chen"))).unwrap();
    fs::remove_file(shop.path(&shop.statement("chen").replace(".toml", ".toml.sig"))).unwrap();
    let verified = shop.verify(&[]);
    verified.assert(&shop.statement("chen"), "MISSING", "was there when");
    assert_eq!(verified.state(&second), "BAD");
}

#[test]
fn a_typed_statement_wants_the_name_and_sixteen_digits_and_is_never_verified() {
    let shop = Shop::without_key_of("lin");
    let name_only = shop.run(&["sign", "cutover", "--as", "lin", "--yes", "--typed"]);
    refused(&shop, &name_only, 2, "first 16 characters");
    let line = name_only.out.lines().find(|line| line.starts_with("digest")).unwrap().to_owned();
    let digest = line.split_whitespace().nth(1).unwrap();
    for wrong in ["Lin Wei 0000000000000000", &format!("Lin Wei {}", &digest[..8])] {
        let output = shop.run(&["sign", "cutover", "--as", "lin", "--yes", "--typed", wrong]);
        refused(&shop, &output, 2, "what was typed is not");
    }
    let typed = format!("Lin Wei {}", &digest[..16]);
    refused(&shop, &shop.run(&["sign", "cutover", "--as", "lin", "--typed", &typed]), 2, "add `--yes`");
    let output = shop.run(&["sign", "cutover", "--as", "lin", "--yes", "--typed", &typed]);
    assert_eq!(output.code, 0, "{}", output.err);
    assert!(output.out.contains("UNVERIFIED"), "{}", output.out);
    let verified = shop.verify(&[]);
    verified.ends(0, &shop.statement("lin"), "UNVERIFIED", "entered by Lin Wei");
    assert_eq!(shop.verify(&["--strict"]).code, 4);
    assert!(!shop.path(&format!("{}.sig", shop.statement("lin"))).exists());
    for who in ["chen", "zhao"] {
        assert_eq!(shop.sign(who, &[]).code, 0, "a signature may follow");
    }
    let told = shop.run(&["verify"]).out;
    assert!(told.contains("cutover: signed by all, 1 unverified"), "{told}");
    let chinese = shop.run(&["--lang", "zh-CN", "verify"]).out;
    assert!(chinese.contains("未经核实"), "{chinese}");
}

#[test]
fn paper_is_entered_with_its_scan_and_the_scan_is_bound() {
    let shop = Shop::without_key_of("chen");
    shop.runner.write("scan.pdf", "%PDF the signed sheet");
    let paper = |who: &str| shop.run(&["sign", "cutover", "--as", who, "--paper", "../scan.pdf", "--yes"]);
    refused(&shop, &shop.run(&["sign", "cutover", "--as", "chen", "--paper", "../scan.txt", "--yes"]), 2, "is no scan");
    let output = paper("chen");
    assert_eq!(output.code, 0, "{}", output.err);
    let scan = shop.in_record("receiver-chen-scan.pdf");
    assert_eq!(shop.read(&scan), "%PDF the signed sheet");
    shop.verify(&[]).ends(0, &shop.statement("chen"), "UNVERIFIED", "on paper (receiver-chen-scan.pdf)");
    shop.flip(&scan, 3);
    shop.verify(&[]).assert(&shop.statement("chen"), "BAD", "not that one");
    fs::remove_file(shop.path(&scan)).unwrap();
    shop.verify(&[]).assert(&shop.statement("chen"), "BAD", "not there");
    let shop = Shop::with("require = \"ssh\"\n");
    shop.edit("handover.toml", &format!("keys = [\"{}\"]\n", public("chen")), "");
    shop.runner.write("scan.pdf", "%PDF");
    let output = shop.run(&["sign", "cutover", "--as", "chen", "--paper", "../scan.pdf", "--yes"]);
    refused(&shop, &output, 2, "demands a signature");
}

#[test]
fn what_the_other_side_enters_counts_for_nothing_until_somebody_of_their_own_side_signs() {
    let shop = Shop::without_key_of("chen");
    shop.runner.git("shop", &["init", "-q"]);
    shop.runner.git("shop", &["config", "user.email", "lin@bright.example"]);
    shop.runner.git("shop", &["add", "-A"]);
    shop.runner.git("shop", &["commit", "-qm", "x"]);
    shop.runner.write("scan.pdf", "%PDF made up");
    let output = shop.run(&["sign", "cutover", "--as", "chen", "--paper", "../scan.pdf", "--yes"]);
    assert_eq!(output.code, 0, "{}", output.err);
    assert!(shop.read(&shop.statement("chen")).contains("entered_by = \"lin\""));
    for who in ["lin", "zhao"] {
        assert_eq!(shop.sign(who, &[]).code, 0);
    }
    let verified = shop.verify(&[]);
    verified.ends(0, &shop.statement("chen"), "UNVERIFIED", "counts for nothing");
    assert_eq!(verified.stages[0]["signed_by_all"], false);
    assert_eq!(verified.stages[0]["waiting"][0], "Chen Yu");
    // It keeps nobody from signing who is really asked.
    shop.runner.git("shop", &["config", "user.email", "chen@acme.example"]);
    shop.runner.git("shop", &["add", "-A"]);
    shop.runner.git("shop", &["commit", "-qm", "signed"]);
    let output = shop.run(&["sign", "cutover", "--as", "chen", "--paper", "../scan.pdf", "--yes"]);
    assert_eq!(output.code, 0, "{}", output.err);
    let verified = shop.verify(&[]);
    assert_eq!((verified.code, &verified.stages[0]["signed_by_all"]), (0, &true.into()));
}

#[test]
fn a_stage_that_demands_signatures_takes_no_typed_words() {
    let shop = Shop::with("require = \"ssh\"\n");
    shop.edit("handover.toml", &format!("keys = [\"{}\"]\n", public("lin")), "");
    let typed = shop.run(&["sign", "cutover", "--as", "lin", "--yes", "--typed", "Lin Wei 0"]);
    refused(&shop, &typed, 2, "demands a signature");
    refused(&shop, &shop.run(&["sign", "cutover", "--as", "lin", "--yes"]), 2, "no key is listed for Lin Wei");
    assert_eq!(shop.sign("chen", &[]).code, 0);
}

#[test]
fn what_one_has_signed_is_kept_in_ones_own_folder_and_missed_when_it_is_gone() {
    let shop = Shop::new();
    let own = shop.runner.path("own").display().to_string();
    let shop = Shop { runner: shop.runner.env("HANDOVER_CONFIG_DIR", &own) };
    assert_eq!(shop.sign("lin", &[]).code, 0);
    let (record, statement) = (shop.record(), shop.statement("lin"));
    assert_eq!(shop.verify(&[]).code, 0);
    fs::remove_dir_all(shop.path("records")).unwrap();
    let verified = shop.verify(&[]);
    verified.assert(&statement, "MISSING", "you signed it");
    assert!(!shop.path(&record).exists());
    assert_eq!(statement_file("lin"), "giver-lin.toml");
    assert!(key("lin").exists());
}

/// A statement of chen's as anybody can write it: words that no key signed.
fn words_for_chen(shop: &Shop, file: &str, more: &str) -> String {
    let own = shop.read(&shop.statement("lin"));
    let words = own
        .replace("signer = \"lin\"", "signer = \"chen\"")
        .replace("name = \"Lin Wei\"", "name = \"Chen Yu\"")
        .replace("organization = \"Bright Agency\"", "organization = \"Acme Retail\"")
        .replace("party = \"giver\"", "party = \"receiver\"")
        .replace("role = \"Account lead\"\n", "")
        .replace("decision = \"confirmed\"", "decision = \"accepted\"")
        .replace("method = \"ssh\"\n", &format!("method = \"typed\"\nentered_by = \"chen\"\n{more}"));
    let path = shop.in_record(file);
    shop.write(&path, &words);
    path
}

#[test]
fn words_count_for_nobody_who_has_a_key_and_keep_nobody_from_signing() {
    let shop = Shop::new();
    let refused_words = shop.run(&["sign", "cutover", "--as", "chen", "--yes", "--typed", "Chen Yu 0"]);
    refused(&shop, &refused_words, 2, "only a signature counts");
    assert_eq!(shop.sign("lin", &[]).code, 0);
    assert_eq!(shop.sign("zhao", &[]).code, 0);
    let words = words_for_chen(&shop, "receiver-chen.toml", "");
    let verified = shop.verify(&[]);
    verified.ends(0, &words, "UNVERIFIED", "only a signature counts for them");
    assert_eq!(
        (&verified.stages[0]["signed_by_all"], &verified.stages[0]["waiting"][0]),
        (&false.into(), &"Chen Yu".into())
    );
    // Neither from accepting with the key, nor from rejecting.
    let rejects = Shop { runner: crate::support::runner::Runner::new() };
    crate::support::runner::copy_tree(&shop.path(""), &rejects.path(""));
    assert_eq!(rejects.sign("chen", &["--reject", "--reason", "not mine"]).code, 0);
    assert_eq!(rejects.verify(&[]).stages[0]["rejected"][0], "Chen Yu");
    assert_eq!(shop.sign("chen", &[]).code, 0);
    let verified = shop.verify(&[]);
    assert_eq!((verified.code, &verified.stages[0]["signed_by_all"]), (0, &true.into()));
}

#[test]
fn a_signed_rejection_is_taken_back_by_no_words() {
    let shop = Shop::new();
    assert_eq!(shop.sign("lin", &[]).code, 0);
    assert_eq!(shop.sign("zhao", &[]).code, 0);
    assert_eq!(shop.sign("chen", &["--reject", "--reason", "the logo is missing"]).code, 0);
    let rejection = fs::read(shop.path(&shop.in_record("receiver-chen.toml"))).unwrap();
    let replaces = format!("replaces = \"{}\"\n", handover::evidence::Digest::of(&rejection));
    let words = words_for_chen(&shop, "receiver-chen.2.toml", &replaces);
    let verified = shop.verify(&[]);
    verified.ends(4, &words, "BAD", "");
    assert_eq!(verified.stages[0]["signed_by_all"], false);
}
