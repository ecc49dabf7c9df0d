//! `diff`: what changed since a revision, in items, states and terms.

use crate::support::runner::Runner;
use crate::support::shop::Shop;
use crate::support::small::Small;
use insta::assert_snapshot;
use serde_json::Value;

fn repository() -> Runner {
    let runner = Small::new()
        .item("permissions/a", "action = \"transfer\"", &["lin granted"])
        .item("permissions/b", "action = \"remove\"", &[])
        .item("scope/c", "", &[])
        .write();
    runner.git(".", &["init", "-q"]);
    commit(&runner);
    runner
}

fn commit(runner: &Runner) {
    commit_in(runner, ".");
}

fn commit_in(runner: &Runner, folder: &str) {
    runner.git(folder, &["add", "-A", "."]);
    runner.git(folder, &["commit", "-q", "--allow-empty", "-m", "work"]);
}

fn changed(runner: &Runner) {
    runner.run(&["mark", "permissions/a", "confirmed", "--as", "chen", "--note", "logged in"]);
    runner.run(&["set", "permissions/b", "due=cutover - 2d", "--yes"]);
    runner.run(&["set", "cutover=2026-12-07", "--yes"]);
    runner.run(&["remove", "scope/c"]);
    runner.run(&["add", "scope", "The desk"]);
    let text = runner
        .read("handover.toml")
        .replace("signers = [\"lin\", \"chen\"] },\n  {", "signers = [\"lin\", \"maya\"] },\n  {");
    runner.write("handover.toml", &text);
}

#[test]
fn what_changed_is_told_in_items_states_and_terms() {
    let runner = repository();
    changed(&runner);
    let shown = |words: &[&str]| {
        let ran = runner.run(words);
        let commit = runner.git(".", &["rev-parse", "HEAD"]).trim()[..10].to_owned();
        format!("{}--- exit {}", ran.out.replace(&commit, "<commit>"), ran.code)
    };
    assert_snapshot!(shown(&["diff", "HEAD"]), @r#"
    4 items changed since <commit>.

    Terms
        cutover: 30 Nov → 7 Dec
        signoff/cutover: lin, chen → lin, maya

    The desk: new, open
        scope/the-desk

    Item a
        permissions/a
        Chen Yu, 20 Nov: Confirmed — "logged in"

    Item b
        permissions/b
        due: nothing → cutover - 2d

    Item c: taken out
        scope/c
    --- exit 0
    "#);
    assert_snapshot!(shown(&["diff", "HEAD", "--lang", "zh-CN"]), @"
    自 <commit> 以来，有变化的事项：4 项。

    约定
        切换日：11月30日 → 12月7日
        signoff/cutover：lin, chen → lin, maya

    The desk：新增，未开始
        scope/the-desk

    Item a
        permissions/a
        Chen Yu，11月20日：已确认，“logged in”

    Item b
        permissions/b
        期限：无 → cutover - 2d

    Item c：已删除
        scope/c
    --- exit 0
    ");
}

#[test]
fn two_revisions_are_compared_without_a_checkout() {
    let runner = repository();
    changed(&runner);
    commit(&runner);
    let before = runner.snapshot();
    let ran = runner.run(&["diff", "HEAD~1", "HEAD", "--format", "json"]);
    let report: Value = serde_json::from_str(&ran.out).unwrap();
    let named: Vec<&str> =
        report["items"].as_array().unwrap().iter().map(|item| item["item"].as_str().unwrap()).collect();
    assert_eq!((ran.code, named), (0, vec!["scope/the-desk", "permissions/a", "permissions/b", "scope/c"]));
    assert_eq!(report["items"][1]["acts"][0]["did"], "confirmed");
    assert_eq!(report["items"][2]["fields"][0]["to"], "cutover - 2d");
    assert_eq!(runner.snapshot(), before);
    let back: Value = serde_json::from_str(&runner.run(&["diff", "HEAD", "HEAD~1", "--format", "json"]).out).unwrap();
    assert_eq!(back["items"].as_array().unwrap().len(), 4);
    assert!(runner.run(&["diff", "HEAD"]).out.contains("Nothing changed"));
}

#[test]
fn what_git_does_not_know_is_said() {
    let runner = repository();
    for word in ["nowhere", "--upload-pack=x", "HEAD:list.toml"] {
        let ran = runner.run(&["diff", "--", word]);
        assert!(ran.code == 2 && ran.err.contains("git knows no revision"), "{ran:?}");
    }
    let ran = runner.run(&["diff", "HEAD~9"]);
    assert!(ran.code == 2 && ran.err.contains("git log --oneline"), "{ran:?}");
}

#[test]
fn a_revision_is_judged_by_the_records_that_it_holds() {
    let shop = Shop::new();
    let gated = "\n[[items]]\nid = \"switch\"\ntitle = \"Switch\"\nstage = \"close\"\nneeds = [\"signoff/cutover\"]\n";
    shop.write("deliverables.toml", &(shop.read("deliverables.toml") + gated));
    shop.runner.git("shop", &["init", "-q"]);
    commit_in(&shop.runner, "shop");
    for who in ["lin", "chen", "zhao"] {
        assert_eq!(shop.sign(who, &["--allow-dirty"]).code, 0);
    }
    commit_in(&shop.runner, "shop");
    for words in [&["diff", "HEAD~1"][..], &["diff", "HEAD~1", "HEAD"]] {
        let ran = shop.run(words);
        assert!(ran.out.contains("Switch: waiting → open"), "{ran:?}");
    }
    assert!(shop.run(&["diff", "HEAD"]).out.contains("Nothing changed"));
}
