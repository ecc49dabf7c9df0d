//! Signing at a terminal: what is shown and asked before anything is signed.

use crate::support::keys::{PASSPHRASE, key, public};
use crate::support::pty::{Key, Pty};
use crate::support::shop::{NAMED, Shop, project_file};

#[test]
fn at_a_terminal_it_shows_asks_and_signs() {
    let shop = Shop::new();
    let key = key("lin");
    let words = ["sign", "cutover", "--as", "lin", "--key", key.to_str().unwrap()];
    let mut pty = Pty::spawn(&words, &shop.path(""), 100, 40, &[]);
    pty.wait_for("? Sign this: handover confirmed, as Lin Wei? [y/N]");
    pty.key(Key::Enter);
    pty.wait_for("nothing was signed");
    assert_eq!(pty.finish(), 1);
    assert!(!shop.path("records").exists());
    let mut pty = Pty::spawn(&words, &shop.path(""), 100, 40, &[]);
    pty.wait_for("? Sign this: handover confirmed, as Lin Wei? [y/N]");
    pty.key(Key::CtrlC);
    pty.wait_for("Nothing was signed.");
    assert_eq!(pty.finish(), 130);
    assert!(!shop.path("records").exists());
    let mut pty = Pty::spawn(&words, &shop.path(""), 100, 40, &[]);
    pty.wait_for("? Sign this: handover confirmed, as Lin Wei? [y/N]");
    pty.type_text("y");
    pty.wait_for("Sign this: handover confirmed, as Lin Wei? yes");
    pty.wait_for("Still to sign: Chen Yu, Zhao Min.");
    assert_eq!(pty.finish(), 0);
    assert_eq!(shop.verify(&[]).state(&shop.statement("lin")), NAMED);
}

#[test]
fn at_a_terminal_ssh_keygen_asks_for_the_passphrase_itself() {
    let shop = Shop::new();
    shop.write("handover.toml", &project_file(&public("locked"), &public("chen"), &public("zhao"), ""));
    let key = key("locked");
    for (passphrase, expected, code) in [("guess", "wrong passphrase", 3), (PASSPHRASE, "Still to sign", 0)] {
        let words = ["sign", "cutover", "--as", "lin", "--yes", "--key", key.to_str().unwrap()];
        let mut pty = Pty::spawn(&words, &shop.path(""), 100, 40, &[]);
        pty.wait_for("Enter passphrase");
        pty.type_text(passphrase);
        pty.key(Key::Enter);
        pty.wait_for(expected);
        assert_eq!(pty.finish(), code);
    }
    assert_eq!(shop.verify(&[]).state(&shop.statement("lin")), NAMED);
}

#[test]
fn at_a_terminal_a_person_without_a_key_types_name_and_digest() {
    let shop = Shop::new();
    shop.edit("handover.toml", &format!("keys = [\"{}\"]\n", public("lin")), "");
    let mut pty = Pty::spawn(&["sign", "cutover", "--as", "lin"], &shop.path(""), 120, 60, &[]);
    pty.wait_for("❯ Make a key");
    pty.key(Key::Down);
    pty.wait_for("❯ Type name and digest");
    pty.key(Key::Enter);
    pty.wait_for("Type your name");
    let line = pty.screen().into_iter().find(|line| line.starts_with("digest")).unwrap();
    let digest = line.split_whitespace().nth(1).unwrap()[..16].to_owned();
    pty.type_text("Lin");
    pty.key(Key::Enter);
    pty.wait_for("not what is shown above");
    pty.type_text("Lin Wei");
    pty.key(Key::Enter);
    pty.wait_for("first 16 characters of the digest");
    pty.type_text(&digest);
    pty.key(Key::Enter);
    pty.wait_for("UNVERIFIED");
    pty.wait_for("Still to sign");
    assert_eq!(pty.finish(), 0);
    assert_eq!(shop.verify(&[]).state(&shop.statement("lin")), "UNVERIFIED");
}

#[test]
fn what_changes_while_a_person_reads_is_not_signed() {
    let shop = Shop::new();
    let key = key("lin");
    let words = ["sign", "cutover", "--as", "lin", "--key", key.to_str().unwrap()];
    let mut pty = Pty::spawn(&words, &shop.path(""), 100, 40, &[]);
    pty.wait_for("? Sign this: handover confirmed, as Lin Wei? [y/N]");
    shop.edit("deliverables.toml", "title = \"Logo\"", "title = \"Logos\"");
    pty.type_text("y");
    pty.wait_for("changed while you were reading");
    assert_eq!(pty.finish(), 3);
    assert!(!shop.path("records").exists());
}

#[test]
fn nothing_is_reserved_before_the_yes_and_what_speaks_against_it_stands_above_the_question() {
    let shop = Shop::open();
    let key = key("lin");
    let words = ["sign", "cutover", "--as", "lin", "--key", key.to_str().unwrap(), "--allow-dirty"];
    let words: Vec<&str> = words.into_iter().chain(["--reserve-all", "--fix-by", "2026-12-10"]).collect();
    let words: Vec<&str> = words.into_iter().chain(["--person", "lin", "--note", "as a vector"]).collect();
    let before = shop.runner.snapshot();
    let mut pty = Pty::spawn(&words, &shop.path(""), 100, 50, &[]);
    pty.wait_for("? Sign this:");
    assert!(
        pty.screen().join("\n").contains("Logo: in progress; Lin Wei, by 2026-12-10: as a vector"),
        "the plan as it will be"
    );
    assert!(pty.screen().join("\n").contains("cutover is still 10 days away"), "before the answer");
    pty.key(Key::Enter);
    pty.wait_for("nothing was signed");
    assert_eq!(pty.finish(), 1);
    assert_eq!(shop.runner.snapshot(), before);
    let mut pty = Pty::spawn(&words, &shop.path(""), 100, 50, &[]);
    pty.wait_for("? Sign this:");
    pty.type_text("y");
    pty.wait_for("Recorded 1 reservation");
    assert_eq!(pty.finish(), 0);
    assert!(shop.read("deliverables.toml").contains("did = \"reserved\""));
    assert_eq!(shop.verify(&[]).code, 0);
}
