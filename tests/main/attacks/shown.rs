//! What the other side does so that somebody signs what they did not see, or is not heard: all of it shows.

use crate::support::keys::{key, public};
use crate::support::shop::{Shop, project_file};

/// The same project as somebody else's machine has it, with another folder for what one knows.
fn as_seen_by(shop: Shop, who: &str) -> Shop {
    let own = shop.runner.path(format!("own-{who}")).display().to_string();
    Shop { runner: shop.runner.env("HANDOVER_CONFIG_DIR", &own) }
}

#[test]
fn ones_own_key_exchanged_for_another_is_told_as_changed() {
    let shop = as_seen_by(Shop::new(), "chen");
    for who in ["lin", "chen", "zhao"] {
        assert_eq!(shop.sign(who, &[]).code, 0);
    }
    let shop = as_seen_by(shop, "lin");
    let keys = format!("{}\"]\nformer_keys = [\"{}", public("mallory"), public("chen"));
    shop.write("handover.toml", &project_file(&public("lin"), &keys, &public("zhao"), ""));
    let item = "\n[[items]]\nid = \"more\"\ntitle = \"The receiver pays\"\noptional = true\n";
    shop.write("deliverables.toml", &(shop.read("deliverables.toml") + item));
    let before = shop.records("cutover");
    assert_eq!(shop.sign("lin", &[]).code, 0);
    assert_eq!(shop.sign_with("chen", "mallory", &[]).code, 0);
    let new = shop.records("cutover").into_iter().find(|folder| !before.contains(folder)).unwrap();
    let shop = as_seen_by(shop, "chen");
    let verified = shop.verify(&[]);
    verified.ends(4, &format!("{new}/receiver-chen.toml"), "CHANGED", "another key was seen");
}

#[test]
fn a_sentence_is_shown_in_every_language_in_which_it_is_signed() {
    let shop = Shop::new();
    let both = "declaration = { en = \"We went through it.\", zh-CN = \"接收人放弃一切索赔。\" }";
    shop.edit("handover.toml", "declaration = \"We have gone through it item by item.\"", both);
    let output = shop.sign("lin", &[]);
    assert!(output.out.contains("We went through it. / 接收人放弃一切索赔。"), "{}", output.out);
}

#[test]
fn no_reservation_is_left_out_of_what_is_shown() {
    let shop = Shop::new();
    let items: String = (0..60).map(|n| format!("\n[[items]]\nid = \"i{n}\"\ntitle = \"Item number {n}\"\n")).collect();
    shop.write("deliverables.toml", &(shop.read("deliverables.toml") + &items));
    let all = ["--reserve-all", "--fix-by", "2026-12-15", "--person", "lin", "--note", "later"];
    let output = shop.sign("chen", &all);
    assert_eq!(output.code, 0, "{}", output.err);
    assert!((0..60).all(|n| output.out.contains(&format!("Item number {n}: "))), "{}", output.out);
}

#[test]
fn attributes_that_let_git_change_the_bytes_of_records_are_named() {
    let shop = Shop::signed_by_all();
    shop.write("records/.gitattributes", "* text eol=crlf\n");
    shop.verify(&[]).ends(4, "records/.gitattributes", "BAD", "must say `* -text`");
}

#[test]
fn a_statement_that_git_would_pass_over_is_not_made() {
    let shop = Shop::new();
    shop.write(".gitignore", "receiver-chen*\n");
    shop.runner.git("shop", &["init", "-q"]);
    shop.runner.git("shop", &["add", "-A"]);
    shop.runner.git("shop", &["commit", "-qm", "x"]);
    let key = key("chen");
    let words = ["sign", "cutover", "--as", "chen", "--key", key.to_str().unwrap(), "--yes"];
    let output = shop.run(&words);
    assert_eq!(output.code, 3, "{}{}", output.out, output.err);
    assert!(output.err.contains("is ignored by git") && output.err.contains("check-ignore"), "{}", output.err);
    assert!(!shop.path("records").exists());
    assert_eq!(shop.run(&[&words[..], &["--allow-dirty"]].concat()).code, 0);
}

#[test]
fn a_file_for_each_party_vouches_for_its_signers() {
    let shop = Shop::signed_by_all();
    let mut words = Vec::new();
    for (party, address, who) in [
        ("giver", "lin@bright.example", "lin"),
        ("receiver", "chen@acme.example", "chen"),
        ("witness", "zhao@audit.example", "zhao"),
    ] {
        shop.runner.write(party, &format!("{address} {}\n", public(who)));
        words.push("--trust".to_owned());
        words.push(format!("{party}={}", shop.runner.path(party).display()));
    }
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let verified = shop.verify(&words);
    assert_eq!((verified.code, &verified.stages[0]["signed_by_all"]), (0, &true.into()), "{verified:#?}");
}
