//! Histories that were made over, joined, cut off or forged: nothing false is said of them, and what was done is told.

use super::{ELEVEN, NOON, TEN, audit, commit, found, mark, none, project, repository};
use crate::support::runner::Runner;

/// The line of an act in the section file.
fn line(runner: &Runner, did: &str) -> String {
    let text = runner.read("list.toml");
    text.lines().find(|line| line.contains(did)).unwrap_or_else(|| panic!("{did}: {text}")).to_owned() + "\n"
}

fn replace(runner: &Runner, file: &str, from: &str, to: &str) {
    let text = runner.read(file);
    assert!(text.contains(from), "{from}: {text}");
    runner.write(file, &text.replacen(from, to, 1));
}

#[test]
fn of_acts_that_came_with_the_first_commit_it_is_said_that_nothing_earlier_is_known() {
    let runner = repository();
    mark(&runner, TEN, &["a", "granted", "--as", "lin"]);
    mark(&runner, ELEVEN, &["a", "confirmed", "--as", "chen"]);
    std::fs::remove_dir_all(runner.path(".git")).unwrap();
    runner.git(".", &["init", "-q"]);
    commit(&runner, "lin", ELEVEN, &[]);
    let (report, code) = audit(&runner);
    assert_eq!((code, report["from_start"].as_u64()), (1, Some(2)));
    assert_eq!(found(&runner).0, ["", "author committer"], "both are in lin's commit");
    let text = runner.run(&["audit"]).out;
    assert!(text.contains("2 acts came with the first commit"), "{text}");
    let text = runner.run(&["audit", "--lang", "zh-CN"]).out;
    assert!(text.contains("随首次提交写入"), "{text}");
    mark(&runner, NOON, &["b", "granted", "--as", "lin"]);
    commit(&runner, "lin", NOON, &[]);
    assert_eq!(audit(&runner).0["from_start"], 2, "what came later did not");
}

#[test]
fn an_act_that_is_put_at_another_item_is_taken_out_of_the_one_and_written_anew_at_the_other() {
    let runner = repository();
    mark(&runner, TEN, &["a", "granted", "--as", "lin"]);
    commit(&runner, "lin", TEN, &[]);
    let act = line(&runner, "granted");
    replace(&runner, "list.toml", &act, "");
    replace(
        &runner,
        "list.toml",
        "title = \"Mail\"\naction = \"transfer\"\nlog = [\n",
        &format!("title = \"Mail\"\naction = \"transfer\"\nlog = [\n{act}"),
    );
    commit(&runner, "gu", TEN, &[]);
    let (acts, changed) = found(&runner);
    assert_eq!((acts, changed), (vec!["author committer".to_owned()], vec!["deleted granted".to_owned()]));
}

#[test]
fn an_item_and_a_section_may_be_called_otherwise_also_on_one_side_of_a_merge() {
    let runner = repository();
    mark(&runner, TEN, &["a", "granted", "--as", "lin"]);
    commit(&runner, "lin", TEN, &[]);
    runner.git(".", &["checkout", "-q", "-b", "side"]);
    replace(&runner, "list.toml", "id = \"a\"", "id = \"shop\"");
    replace(&runner, "list.toml", "section = \"permissions\"", "section = \"accounts\"");
    commit(&runner, "gu", ELEVEN, &[]);
    let expected = (vec![String::new()], none());
    assert_eq!(found(&runner), expected, "{:#}", audit(&runner).0);
    runner.git(".", &["checkout", "-q", "main"]);
    runner.write("more.toml", "section = \"lessons\"\n");
    commit(&runner, "lin", NOON, &[]);
    runner.git(".", &["-c", "user.email=gu@example.org", "merge", "-q", "--no-edit", "side"]);
    assert_eq!(found(&runner), expected, "{:#}", audit(&runner).0);
}

#[test]
fn what_one_side_took_out_is_told_once_and_as_theirs_after_a_merge() {
    let runner = repository();
    mark(&runner, TEN, &["a", "granted", "--as", "lin"]);
    mark(&runner, ELEVEN, &["a", "noted", "--as", "lin", "--note", "soon"]);
    commit(&runner, "lin", ELEVEN, &[]);
    runner.git(".", &["checkout", "-q", "-b", "side"]);
    let act = line(&runner, "noted");
    replace(&runner, "list.toml", &act, "");
    commit(&runner, "chen", NOON, &[]);
    runner.git(".", &["checkout", "-q", "main"]);
    runner.write("more.toml", "section = \"lessons\"\n");
    commit(&runner, "lin", NOON, &[]);
    runner.git(".", &["merge", "-q", "--no-edit", "side"]);
    let (report, _) = audit(&runner);
    assert_eq!(found(&runner).1, ["deleted noted"]);
    assert!(report["changed"][0]["commit"]["author"].as_str().unwrap().contains("chen"), "{report:#}");
}

#[test]
fn a_merge_that_changes_an_act_itself_is_told() {
    let runner = repository();
    mark(&runner, TEN, &["a", "granted", "--as", "lin"]);
    commit(&runner, "lin", TEN, &[]);
    runner.git(".", &["checkout", "-q", "-b", "side"]);
    mark(&runner, ELEVEN, &["b", "granted", "--as", "lin"]);
    commit(&runner, "lin", ELEVEN, &[]);
    runner.git(".", &["checkout", "-q", "main"]);
    runner.write("more.toml", "section = \"lessons\"\n");
    commit(&runner, "lin", NOON, &[]);
    runner.git(".", &["merge", "-q", "--no-commit", "--no-ff", "side"]);
    replace(&runner, "list.toml", "10:00:00", "08:00:00");
    commit(&runner, "gu", NOON, &[]);
    let (report, _) = audit(&runner);
    assert_eq!(found(&runner), (vec!["author committer".to_owned(), String::new()], vec!["edited granted".to_owned()]));
    assert!(report["changed"][0]["commit"]["author"].as_str().unwrap().contains("gu"), "{report:#}");
}

#[test]
fn what_stood_there_before_an_act_was_put_back_is_told_and_a_file_that_is_gone_lost_its_acts() {
    let runner = repository();
    mark(&runner, TEN, &["a", "granted", "--as", "lin"]);
    commit(&runner, "lin", TEN, &[]);
    let whole = runner.read("list.toml");
    replace(&runner, "list.toml", "10:00:00", "08:00:00");
    commit(&runner, "gu", ELEVEN, &[]);
    runner.write("list.toml", &whole);
    commit(&runner, "gu", NOON, &[]);
    let (report, _) = audit(&runner);
    assert_eq!(found(&runner), (vec![String::new()], vec!["edited granted".to_owned()]));
    assert!(report["changed"][0]["at"].as_str().unwrap().contains("08:00"), "what stood there in between: {report:#}");
    runner.git(".", &["rm", "-q", "list.toml"]);
    commit(&runner, "chen", NOON, &[]);
    assert_eq!(found(&runner).0, none());
    let told = runner.run(&["audit"]).out;
    assert!(told.contains("taken out by chen"), "{told}");
}

#[test]
fn a_file_of_another_format_holds_the_same_acts() {
    let runner = repository();
    mark(&runner, TEN, &["a", "granted", "--as", "lin", "--note", "made"]);
    commit(&runner, "lin", TEN, &[]);
    runner.git(".", &["rm", "-q", "list.toml"]);
    runner.write(
        "list.yaml",
        "section: permissions\nitems:\n  - id: a\n    title: Shop\n    action: transfer\n    log:\n      - note: made\n        at: 2026-11-20T10:00:00+08:00\n        by: lin\n        did: granted\n",
    );
    commit(&runner, "gu", NOON, &[]);
    assert_eq!(found(&runner), (vec![String::new()], none()), "{:#}", audit(&runner).0);
}

#[test]
fn a_forged_author_is_what_a_commit_says_and_is_told_to_prove_nothing() {
    let runner = repository();
    mark(&runner, TEN, &["a", "granted", "--as", "lin"]);
    runner.git(".", &["add", "-A", "."]);
    let words = ["-c", "user.name=gu", "-c", "user.email=gu@example.org", "commit", "-q", "-m", "x"];
    let forged = ["--author", "Lin Wei <lin@example.org>", "--date", TEN];
    runner.git(".", &[words.as_slice(), &forged].concat());
    assert_eq!(found(&runner).0, ["committer"]);
    let text = runner.run(&["audit"]).out;
    assert!(text.contains("Signed with a key of whoever made it: 0 of 1"), "{text}");
    assert!(text.contains("only a signature proves who made it"), "{text}");
}

#[test]
fn acts_of_another_work_tree_and_of_a_repository_within_are_told_as_not_committed() {
    let runner = repository();
    runner.git(".", &["worktree", "add", "-q", "-b", "side", "../home/side"]);
    let side = runner.path("../home/side");
    let ran = runner.run(&["-C", side.to_str().unwrap(), "mark", "a", "granted", "--as", "lin", "--at", TEN]);
    assert_eq!(ran.code, 0, "{ran:?}");
    let told = |folder: &str| runner.run(&["-C", folder, "audit"]).out;
    assert!(told(side.to_str().unwrap()).contains("not committed"), "{}", told(side.to_str().unwrap()));
    assert!(!told(".").contains("not committed"), "the other one has no such act: {}", told("."));
    runner.write("inner/extra.toml", "section = \"lessons\"\n[[items]]\nid = \"x\"\ntitle = \"X\"\nlog = [\n  { at = 2026-11-20T10:00:00+08:00, by = \"lin\", did = \"recorded\", note = \"words\" },\n]\n");
    runner.git("inner", &["init", "-q"]);
    runner.git("inner", &["add", "-A", "."]);
    runner.git("inner", &["-c", "user.email=lin@example.org", "-c", "user.name=lin", "commit", "-q", "-m", "inner"]);
    assert_eq!(
        found(&runner),
        (vec!["uncommitted".to_owned()], none()),
        "what the other repository has is not in this one"
    );
}

#[test]
fn a_project_below_the_top_of_its_repository_is_audited_alone() {
    let runner = Runner::new();
    for folder in ["one", "two"] {
        runner.write(&format!("{folder}/handover.toml"), &project().replace("small", folder));
        runner.write(&format!("{folder}/list.toml"), super::SECTION);
    }
    runner.git(".", &["init", "-q"]);
    commit(&runner, "lin", TEN, &[]);
    let ran = runner.run_in("one", &["mark", "a", "granted", "--as", "lin", "--at", TEN]);
    assert_eq!(ran.code, 0, "{ran:?}");
    commit(&runner, "gu", TEN, &[]);
    let told = |folder: &str| runner.run_in(folder, &["audit"]).out;
    assert!(told("one").contains("committed by gu <gu@example.org>"), "{}", told("one"));
    assert!(told("two").contains("0 acts"), "{}", told("two"));
}
