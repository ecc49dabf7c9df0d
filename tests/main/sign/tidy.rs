//! Whether somebody who gets the project from git has the same files: told before anything is signed.

use crate::support::keys::key;
use crate::support::runner::Output;
use crate::support::shop::Shop;
use std::fs;

/// A project in git, everything committed.
fn committed() -> Shop {
    let shop = Shop::new();
    for words in [&["init", "-q"][..], &["add", "-A"], &["commit", "-qm", "start"]] {
        shop.runner.git("shop", words);
    }
    shop
}

fn refused(shop: &Shop, output: &Output, words: &str) {
    assert_eq!(output.code, 3, "{}{}", output.out, output.err);
    assert!(output.err.contains(words), "{words:?} is not in {}", output.err);
    assert!(!shop.path("records").exists());
}

#[test]
fn what_is_not_committed_is_told_and_signed_only_if_that_is_wanted() {
    let shop = committed();
    assert_eq!(shop.sign("lin", &[]).code, 0, "all is committed");
    let shop = committed();
    shop.edit("deliverables.toml", "title = \"Logo\"", "title = \"The logo\"");
    refused(&shop, &shop.sign("lin", &[]), "deliverables.toml has changes that are not committed");
    let output = shop.sign("lin", &["--allow-dirty"]);
    assert_eq!(output.code, 0, "{}", output.err);
    assert!(output.err.contains("deliverables.toml has changes"), "{}", output.err);
}

#[test]
fn what_the_record_does_not_bind_may_be_as_untidy_as_it_likes() {
    let shop = committed();
    shop.write("notes.txt", "x");
    shop.write(".deliverables.toml.swp", "x");
    shop.write("monitoring.toml", "section = \"monitoring\"\nstage = \"close\"\n");
    assert_eq!(shop.sign("lin", &[]).code, 0);
    // What the first signer has written and not committed yet does not hinder the next.
    assert_eq!(shop.sign("chen", &[]).code, 0);
}

#[test]
fn the_acts_that_signing_itself_records_are_no_hindrance() {
    let shop = Shop::open();
    for words in [&["init", "-q"][..], &["add", "-A"], &["commit", "-qm", "start"]] {
        shop.runner.git("shop", words);
    }
    let all = ["--reserve-all", "--fix-by", "2026-12-10", "--person", "lin", "--note", "x"];
    let output = shop.sign("lin", &all);
    assert_eq!(output.code, 0, "{}", output.err);
}

#[test]
fn evidence_that_others_would_not_get_as_it_is_is_told() {
    let ignored = committed();
    ignored.write(".git/info/exclude", "");
    ignored.runner.git("shop", &["rm", "-q", "--cached", "evidence/report.txt"]);
    ignored.write(".gitignore", "evidence/report.txt\n");
    ignored.runner.git("shop", &["add", ".gitignore"]);
    ignored.runner.git("shop", &["commit", "-qam", "ignored"]);
    refused(&ignored, &ignored.sign("lin", &[]), "evidence/report.txt is ignored by git");
    let untracked = committed();
    untracked.runner.git("shop", &["rm", "-q", "--cached", "evidence/report.txt"]);
    untracked.runner.git("shop", &["commit", "-qm", "gone"]);
    refused(&untracked, &untracked.sign("lin", &[]), "evidence/report.txt has changes that are not committed");
    for (attributes, words) in [
        ("* text\n", "git changes its line ends or encoding"),
        ("*.txt text eol=crlf\n", "git changes its line ends or encoding"),
        ("* text=auto\n", "git changes its line ends or encoding"),
        ("*.txt ident\n", "git changes its line ends or encoding"),
        ("*.txt -text filter=lfs\n", "stored as something else"),
    ] {
        let shop = committed();
        shop.write(".gitattributes", attributes);
        shop.runner.git("shop", &["add", ".gitattributes"]);
        shop.runner.git("shop", &["commit", "-qm", "attributes"]);
        refused(&shop, &shop.sign("lin", &[]), words);
    }
    let machine = committed();
    machine.write(".gitattributes", "\n");
    machine.runner.git("shop", &["commit", "-qam", "none"]);
    assert_eq!(machine.sign("lin", &[]).code, 0, "no machine here changes line ends");
    let machine = committed();
    machine.write(".gitattributes", "\n");
    machine.runner.git("shop", &["commit", "-qam", "none"]);
    machine.runner.git("shop", &["config", "core.autocrlf", "input"]);
    refused(&machine, &machine.sign("lin", &[]), "git changes its line ends or encoding");
}

#[test]
fn nobody_signs_over_a_folder_that_is_not_whole() {
    let shop = committed();
    shop.write("open.toml", "section = \"agreements\"\n\n[[items]]\nid = \"sla\"\ntitle = \"Service level\"\n");
    shop.runner.git("shop", &["add", "-A"]);
    shop.runner.git("shop", &["commit", "-qm", "open"]);
    assert_eq!(shop.sign("lin", &[]).code, 1, "an item is open");
    shop.runner.git("shop", &["update-index", "--skip-worktree", "open.toml"]);
    fs::remove_file(shop.path("open.toml")).unwrap();
    for more in [&[][..], &["--allow-dirty"]] {
        refused(&shop, &shop.sign("lin", more), "open.toml is in git and not in this folder");
    }
    let shop = committed();
    shop.runner.git("shop", &["checkout", "-qb", "other"]);
    shop.edit("deliverables.toml", "title = \"Logo\"", "title = \"One\"");
    shop.runner.git("shop", &["commit", "-qam", "one"]);
    shop.runner.git("shop", &["checkout", "-q", "-"]);
    shop.edit("deliverables.toml", "title = \"Logo\"", "title = \"Two\"");
    shop.runner.git("shop", &["commit", "-qam", "two"]);
    let key = key("lin");
    let merged = std::process::Command::new("git")
        .args(["-c", "user.name=x", "-c", "user.email=x@x", "merge", "-q", "other"])
        .current_dir(shop.path(""))
        .output()
        .unwrap();
    assert!(!merged.status.success());
    // The markers make the file unreadable; with them taken out it is still not merged.
    shop.write("deliverables.toml", &Shop::new().read("deliverables.toml"));
    let words = ["sign", "cutover", "--as", "lin", "--key", key.to_str().unwrap(), "--yes", "--allow-dirty"];
    refused(&shop, &shop.run(&words), "deliverables.toml conflicts");
}

#[test]
fn acts_that_somebody_else_committed_in_the_signers_name_are_shown_before_they_are_adopted() {
    let shop = Shop::new();
    shop.runner.git("shop", &["init", "-q"]);
    shop.runner.git("shop", &["add", "-A"]);
    let author = "--author=Lin Wei <lin@bright.example>";
    let committer = ["-c", "user.name=Lin Wei", "-c", "user.email=lin@bright.example"];
    shop.runner.git("shop", &[&committer[..], &["commit", "-qm", "all by lin", author]].concat());
    let output = shop.sign("chen", &[]);
    assert_eq!(output.code, 0, "{}", output.err);
    assert!(
        output.out.contains("Entered in your name by somebody else, and yours once you sign (2):"),
        "{}",
        output.out
    );
    assert!(output.out.contains("Logo: Accepted, entered by Lin Wei"), "{}", output.out);
    // A mailmap, which either side can write, hides nobody; neither does the name of the author where another commits.
    let again = Shop::new();
    again.runner.git("shop", &["init", "-q"]);
    again.write(".mailmap", "Chen Yu <chen@acme.example> Lin Wei <lin@bright.example>\n");
    again.runner.git("shop", &["add", "-A"]);
    let author = "--author=Chen Yu <chen@acme.example>";
    again.runner.git("shop", &[&committer[..], &["commit", "-qm", "as if by chen", author]].concat());
    let output = again.sign("chen", &[]);
    assert!(output.out.contains("Logo: Accepted, entered by Lin Wei"), "{}", output.out);
    let output = shop.sign("lin", &[]);
    assert!(output.code == 0 && !output.out.contains("Entered in your name"), "{}", output.out);
}

#[test]
fn a_list_of_commits_to_be_passed_over_hides_nobody() {
    let shop = Shop::new();
    let with = |who: &str, address: &str, words: &[&str]| {
        let (name, email) = (format!("user.name={who}"), format!("user.email={address}"));
        let set = ["-c", &name, "-c", &email];
        shop.runner.git("shop", &[&set[..], words].concat());
    };
    shop.runner.git("shop", &["init", "-q"]);
    let accepted = "by = \"chen\", did = \"accepted\" },\n]\n\n";
    shop.edit("deliverables.toml", accepted, "by = \"chen\", did = \"noted\", note = \"one of five\" },\n]\n\n");
    shop.runner.git("shop", &["add", "-A"]);
    with("Chen Yu", "chen@acme.example", &["commit", "-qm", "chen"]);
    shop.edit(
        "deliverables.toml",
        "by = \"chen\", did = \"noted\", note = \"one of five\" },",
        "by = \"chen\", did = \"accepted\" },",
    );
    with("Lin Wei", "lin@bright.example", &["commit", "-qam", "format"]);
    let head =
        std::process::Command::new("git").args(["rev-parse", "HEAD"]).current_dir(shop.path("")).output().unwrap();
    shop.write(".git-blame-ignore-revs", std::str::from_utf8(&head.stdout).unwrap());
    shop.runner.git("shop", &["config", "blame.ignoreRevsFile", ".git-blame-ignore-revs"]);
    shop.runner.git("shop", &["add", "-A"]);
    with("Lin Wei", "lin@bright.example", &["commit", "-qm", "list"]);
    let output = shop.sign("chen", &[]);
    assert!(output.out.contains("Manual: Accepted, entered by Lin Wei"), "{}{}", output.out, output.err);
}
