//! Files of records that were committed once: git knows those that nothing else names.

use super::commit;
use crate::support::shop::Shop;
use serde_json::Value;
use std::fs;

/// A signed project, in git from the folder above it, as it was committed.
fn committed() -> Shop {
    let shop = Shop::signed_by_all();
    shop.runner.git(".", &["init", "-q"]);
    commit(&shop.runner, "lin", "2026-11-20T18:00:00+08:00", &[]);
    shop
}

/// What is told of files of records, each with who did so.
fn told(shop: &Shop) -> Vec<String> {
    let output = shop.run(&["audit", "--format", "json"]);
    let report: Value = serde_json::from_str(&output.out).unwrap_or_else(|_| panic!("{output:?}"));
    let line = |one: &Value| {
        let file = one["path"].as_str().unwrap().rsplit('/').next().unwrap().to_owned();
        let author = one["commit"]["author"].as_str().unwrap_or("-").split(' ').next().unwrap().to_owned();
        format!("{} {file} {author}", one["how"].as_str().unwrap())
    };
    let told: Vec<String> = report["records"].as_array().unwrap().iter().map(line).collect();
    assert!(told.is_empty() || output.code == 1, "{output:?}");
    told
}

#[test]
fn the_last_statement_that_its_signer_takes_away_is_told_though_nothing_names_it() {
    let shop = committed();
    assert_eq!(told(&shop), Vec::<String>::new());
    let statement = shop.statement("zhao");
    for file in [&statement, &format!("{statement}.sig")] {
        fs::remove_file(shop.path(file)).unwrap();
    }
    assert_eq!(told(&shop), ["deleted witness-zhao.toml -", "deleted witness-zhao.toml.sig -"]);
    commit(&shop.runner, "zhao", "2026-11-21T09:00:00+08:00", &[]);
    assert_eq!(told(&shop), ["deleted witness-zhao.toml zhao", "deleted witness-zhao.toml.sig zhao"]);
    let screen = shop.run(&["audit"]).out;
    assert!(screen.contains("2 files of records changed or taken out"), "{screen}");
    assert!(screen.contains("taken out by zhao"), "{screen}");
    // What is put back as it was is told no more.
    shop.runner.git(".", &["revert", "--no-edit", "HEAD"]);
    assert_eq!(told(&shop), Vec::<String>::new());
}

#[test]
fn a_record_that_is_taken_away_whole_and_a_file_that_is_altered_are_told() {
    let shop = committed();
    let statement = shop.statement("chen");
    shop.edit(&statement, "Chen Yu", "Chen Y");
    assert_eq!(told(&shop), ["edited receiver-chen.toml -"]);
    commit(&shop.runner, "lin", "2026-11-21T09:00:00+08:00", &[]);
    assert_eq!(told(&shop), ["edited receiver-chen.toml lin"]);
    fs::remove_dir_all(shop.path("records")).unwrap();
    commit(&shop.runner, "chen", "2026-11-21T10:00:00+08:00", &[]);
    let told = told(&shop);
    assert_eq!(told.iter().filter(|line| line.starts_with("deleted") && line.ends_with("chen")).count(), 8, "{told:?}");
}

#[test]
fn what_a_merge_brings_and_a_sparse_clone_leaves_out_is_no_change_of_a_record() {
    let shop = committed();
    let git = |words: &[&str]| shop.runner.git(".", words);
    git(&["checkout", "-q", "-b", "other"]);
    shop.write("note.txt", "x");
    commit(&shop.runner, "lin", "2026-11-21T09:00:00+08:00", &[]);
    git(&["checkout", "-q", "-"]);
    assert_eq!(shop.sign_with("lin", "lin", &[]).code, 2);
    shop.edit("deliverables.toml", "Logo", "Logos");
    assert_eq!(shop.sign("lin", &["--allow-dirty"]).code, 0);
    commit(&shop.runner, "lin", "2026-11-21T10:00:00+08:00", &[]);
    git(&["-c", "user.name=x", "-c", "user.email=x@example.org", "merge", "-q", "--no-edit", "other"]);
    assert_eq!(told(&shop), Vec::<String>::new());
    git(&["sparse-checkout", "set", "--no-cone", "/*", "!/shop/records/"]);
    assert_eq!(told(&shop), Vec::<String>::new());
}
