//! `audit` on histories of every sort: what is said of them is true.

mod histories;
mod hostile;
mod records;

use crate::support::runner::{Output, Runner};
use crate::support::small::PROJECT;
use serde_json::Value;

/// The same people with addresses.
fn project() -> String {
    let mut text = PROJECT.to_owned();
    for id in ["lin", "gu", "chen", "maya"] {
        let line = format!("{{ id = \"{id}\",");
        text = text.replace(&line, &format!("{line} email = \"{id}@example.org\","));
    }
    text
}

const SECTION: &str = "section = \"permissions\"\n\n[[items]]\nid = \"a\"\ntitle = \"Shop\"\naction = \"transfer\"\nlog = [\n]\n\n[[items]]\nid = \"b\"\ntitle = \"Mail\"\naction = \"transfer\"\nlog = [\n]\n";

/// A repository with the project in it, committed by Lin Wei.
fn repository() -> Runner {
    let runner = Runner::new();
    runner.write("handover.toml", &project());
    runner.write("list.toml", SECTION);
    runner.git(".", &["init", "-q"]);
    commit(&runner, "lin", "2026-11-20T09:00:00+08:00", &[]);
    runner
}

/// Commits everything under somebody's name and address, written at a moment.
fn commit(runner: &Runner, who: &str, at: &str, more: &[&str]) {
    runner.git(".", &["add", "-A", "."]);
    let (email, date) = (format!("user.email={who}@example.org"), format!("--date={at}"));
    let name = format!("user.name={who}");
    let words = ["-c", &email, "-c", &name, "commit", "-q", "--allow-empty", "-m", "work", &date];
    runner.git(".", &[words.as_slice(), more].concat());
}

fn mark(runner: &Runner, at: &str, words: &[&str]) {
    let ran = runner.run(&[&["mark"], words, &["--at", at]].concat());
    assert_eq!(ran.code, 0, "{ran:?}");
}

fn audit(runner: &Runner) -> (Value, i32) {
    let ran: Output = runner.run(&["audit", "--format", "json"]);
    (serde_json::from_str(&ran.out).unwrap_or_else(|_| panic!("{ran:?}")), ran.code)
}

/// What was found of each act, and how each change went.
fn found(runner: &Runner) -> (Vec<String>, Vec<String>) {
    let (report, _) = audit(runner);
    let list = |value: &Value| {
        let words = value.as_array().unwrap().iter().map(|word| word.as_str().unwrap().to_owned());
        words.collect::<Vec<_>>().join(" ")
    };
    let acts = report["acts"].as_array().unwrap().iter();
    let changed = report["changed"].as_array().unwrap().iter();
    let change = |line: &Value| format!("{} {}", line["how"].as_str().unwrap(), line["did"].as_str().unwrap());
    (acts.map(|line| list(&line["found"])).collect(), changed.map(change).collect())
}

const TEN: &str = "2026-11-20T10:00:00+08:00";
const ELEVEN: &str = "2026-11-20T11:00:00+08:00";
const NOON: &str = "2026-11-20T12:00:00+08:00";

fn none() -> Vec<String> {
    Vec::new()
}

#[test]
fn acts_that_their_makers_committed_at_once_are_fine() {
    let runner = repository();
    mark(&runner, TEN, &["a", "granted", "--as", "lin"]);
    commit(&runner, "lin", TEN, &[]);
    mark(&runner, ELEVEN, &["a", "confirmed", "--as", "chen"]);
    commit(&runner, "chen", ELEVEN, &[]);
    let (report, code) = audit(&runner);
    assert_eq!((code, found(&runner)), (0, (vec![String::new(), String::new()], none())), "{report:#}");
    assert!(report["acts"][1]["commit"]["author"].as_str().unwrap().contains("chen@example.org"));
    assert_eq!(report["acts"][0]["commit"]["signed"], "no", "names alone prove nothing, and are not said to");
}

#[test]
fn other_identities_and_times_far_from_the_commit_are_told() {
    let runner = repository();
    mark(&runner, TEN, &["a", "granted", "--as", "lin"]);
    commit(&runner, "gu", TEN, &[]);
    mark(&runner, ELEVEN, &["b", "granted", "--as", "lin"]);
    commit(&runner, "lin", "2026-11-25T11:00:00+08:00", &[]);
    mark(&runner, NOON, &["a", "confirmed", "--as", "chen"]);
    commit(&runner, "chen", TEN, &[]);
    let (acts, _) = found(&runner);
    assert_eq!(acts, ["author committer", "dated-ahead", "committed-later"]);
    let (text, chinese) = (runner.run(&["audit"]).out, runner.run(&["audit", "--lang", "zh-CN"]).out);
    assert!(text.contains("gu@example.org") && text.contains("5 days"), "{text}");
    assert!(chinese.contains("gu@example.org") && chinese.contains("5 天"), "{chinese}");
}

#[test]
fn a_deleted_last_line_of_a_log_is_found() {
    let runner = repository();
    mark(&runner, TEN, &["a", "granted", "--as", "lin"]);
    mark(&runner, ELEVEN, &["a", "noted", "--as", "lin", "--note", "soon"]);
    commit(&runner, "lin", ELEVEN, &[]);
    let whole = runner.read("list.toml");
    let cut: String = whole.split_inclusive('\n').filter(|line| !line.contains("noted")).collect();
    runner.write("list.toml", &cut);
    assert_eq!(found(&runner).1, ["deleted noted"], "before it is committed");
    commit(&runner, "chen", NOON, &[]);
    let (report, code) = audit(&runner);
    assert_eq!((code, found(&runner).1), (1, vec!["deleted noted".to_owned()]));
    assert!(report["changed"][0]["commit"]["author"].as_str().unwrap().contains("chen"), "{report:#}");
    runner.write("list.toml", &whole);
    commit(&runner, "lin", NOON, &[]);
    assert_eq!(found(&runner), (vec![String::new(), String::new()], none()), "it was put back");
    let text = runner.run(&["audit"]).out.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(text.contains("stands as it was first committed; none is missing"), "{text}");
}

#[test]
fn an_edited_act_is_told_and_what_only_moves_is_not() {
    let runner = repository();
    mark(&runner, TEN, &["a", "granted", "--as", "lin"]);
    commit(&runner, "lin", TEN, &[]);
    // The file gets another name, the item another file, and the section a comment.
    runner.git(".", &["mv", "list.toml", "accounts.toml"]);
    commit(&runner, "lin", ELEVEN, &[]);
    let text = runner.read("accounts.toml");
    let (first, second) = text.split_once("\n[[items]]\nid = \"b\"").unwrap();
    runner.write("accounts.toml", &format!("# ours\n{}\n[[items]]\nid = \"b\"{second}", "section = \"permissions\"\n"));
    runner.write("more/one.toml", first);
    commit(&runner, "gu", NOON, &[]);
    let (report, code) = audit(&runner);
    assert_eq!((code, found(&runner)), (0, (vec![String::new()], none())), "{report:#}");
    runner.write("more/one.toml", &first.replace("10:00:00", "08:00:00"));
    commit(&runner, "gu", NOON, &[]);
    let (acts, changed) = found(&runner);
    assert_eq!((acts, changed), (vec!["author committer".to_owned()], vec!["edited granted".to_owned()]));
}

#[test]
fn amended_squashed_and_rebased_commits_are_told_as_they_stand() {
    let runner = repository();
    mark(&runner, TEN, &["a", "granted", "--as", "lin"]);
    commit(&runner, "lin", TEN, &[]);
    let text = runner.read("list.toml");
    runner.write("list.toml", &text.replace("10:00:00", "10:01:00"));
    commit(&runner, "lin", TEN, &["--amend"]);
    assert_eq!(found(&runner), (vec![String::new()], none()), "nobody sees what an amended commit said before");
    runner.git(".", &["checkout", "-q", "-b", "side"]);
    mark(&runner, ELEVEN, &["a", "confirmed", "--as", "chen"]);
    commit(&runner, "chen", ELEVEN, &[]);
    runner.git(".", &["checkout", "-q", "main"]);
    runner.git(".", &["-c", "user.email=gu@example.org", "cherry-pick", "--allow-empty", "side"]);
    assert_eq!(found(&runner).0, ["", "committer"], "chen wrote it, gu put it there");
    runner.git(".", &["reset", "-q", "--hard", "HEAD~1"]);
    runner.git(".", &["merge", "-q", "--squash", "side"]);
    commit(&runner, "gu", NOON, &[]);
    assert_eq!(found(&runner).0, ["", "author committer"], "a squashed commit is by who squashed it");
}

#[test]
fn what_a_merge_drops_is_found_and_what_a_side_had_taken_out_is_told_once() {
    let runner = repository();
    runner.git(".", &["checkout", "-q", "-b", "side"]);
    mark(&runner, TEN, &["a", "granted", "--as", "lin"]);
    commit(&runner, "lin", TEN, &[]);
    runner.git(".", &["checkout", "-q", "main"]);
    mark(&runner, ELEVEN, &["b", "granted", "--as", "lin"]);
    commit(&runner, "lin", ELEVEN, &[]);
    runner.git(".", &["merge", "-q", "--no-edit", "-s", "ours", "side"]);
    assert_eq!(found(&runner), (vec![String::new()], vec!["deleted granted".to_owned()]));
}

#[test]
fn a_shallow_clone_says_what_cannot_be_known() {
    let runner = Runner::new();
    let origin = repository();
    mark(&origin, TEN, &["a", "granted", "--as", "lin"]);
    commit(&origin, "lin", TEN, &[]);
    mark(&origin, ELEVEN, &["a", "confirmed", "--as", "chen"]);
    commit(&origin, "chen", ELEVEN, &[]);
    let address = format!("file://{}", origin.root().display());
    runner.git(".", &["clone", "-q", "--depth", "2", &address, "."]);
    let (report, _) = audit(&runner);
    assert_eq!(
        (report["shallow"].as_bool(), found(&runner).0),
        (Some(true), vec!["unknown".to_owned(), String::new()])
    );
    assert!(report["acts"][0]["commit"].is_null(), "{report:#}");
    assert!(runner.run(&["audit"]).out.contains("git fetch --unshallow"));
}

#[test]
fn signatures_are_verified_here_and_no_program_of_the_repository_runs() {
    let runner = repository();
    let key = |name: &str| {
        let path = runner.path(format!("../home/{name}"));
        let words = ["-q", "-t", "ed25519", "-N", "", "-C", "", "-f", path.to_str().unwrap()];
        assert!(std::process::Command::new("ssh-keygen").args(words).status().unwrap().success());
        (path.display().to_string(), std::fs::read_to_string(path.with_extension("pub")).unwrap().trim().to_owned())
    };
    let ((lin, lin_line), (gu, gu_line)) = (key("lin"), key("gu"));
    let listed = |text: &str, id: &str, line: &str| {
        text.replace(&format!("{{ id = \"{id}\","), &format!("{{ id = \"{id}\", keys = [\"{line}\"],"))
    };
    runner.write("handover.toml", &listed(&listed(&project(), "lin", &lin_line), "gu", &gu_line));
    let signing = |path: &str| {
        runner.git(".", &["config", "gpg.format", "ssh"]);
        runner.git(".", &["config", "user.signingkey", path]);
    };
    signing(&lin);
    mark(&runner, TEN, &["a", "granted", "--as", "lin"]);
    commit(&runner, "lin", TEN, &["-S"]);
    signing(&gu);
    mark(&runner, ELEVEN, &["b", "granted", "--as", "lin"]);
    commit(&runner, "lin", ELEVEN, &["-S"]);
    // What the other side configures would run if it were asked.
    let trap = runner.path("../home/trap");
    std::fs::write(&trap, format!("#!/bin/sh\ntouch {}.ran\nexit 0\n", trap.display())).unwrap();
    runner.git(".", &["config", "core.fsmonitor", trap.to_str().unwrap()]);
    for setting in
        ["gpg.ssh.program", "gpg.program", "core.pager", "diff.external", "diff.x.textconv", "alias.rev-list"]
    {
        runner.git(".", &["config", setting, trap.to_str().unwrap()]);
    }
    runner.git(".", &["config", "log.showSignature", "true"]);
    runner.write(".gitattributes", "*.toml diff=x\n");
    let (report, _) = audit(&runner);
    let signed: Vec<&Value> = report["acts"].as_array().unwrap().iter().map(|line| &line["commit"]["signed"]).collect();
    assert_eq!(signed, ["verified", "verified"], "{report:#}");
    assert_eq!(found(&runner).0, ["", "signed-by-other"], "the second is signed with another person's key");
    runner.run(&["diff", "HEAD~1"]);
    assert!(!trap.with_extension("ran").exists(), "a program of the repository ran");
}

#[test]
fn without_git_there_is_nothing_to_audit() {
    let runner = Runner::new();
    runner.write("handover.toml", &project());
    let ran = runner.run(&["audit"]);
    assert!(ran.code == 3 && ran.err.contains("not in git"), "{ran:?}");
}

#[test]
fn acts_of_another_handover_below_the_folder_are_none_of_this_one() {
    let runner = repository();
    runner.write("nested/handover.toml", &project());
    let act = "log = [\n  { at = 2026-11-20T10:00:00+08:00, by = \"lin\", did = \"granted\" },\n";
    runner.write("nested/list.toml", &SECTION.replacen("log = [\n", act, 1));
    commit(&runner, "lin", "2026-11-20T11:00:00+08:00", &[]);
    assert_eq!(found(&runner), (Vec::new(), Vec::new()));
}

#[test]
fn words_that_another_party_changed_under_an_act_are_told() {
    let runner = repository();
    mark(&runner, "2026-11-20T09:30:00+08:00", &["a", "granted", "--as", "lin"]);
    commit(&runner, "lin", "2026-11-20T09:31:00+08:00", &[]);
    let change = |from: &str, to: &str| runner.write("list.toml", &runner.read("list.toml").replace(from, to));
    change("\"Shop\"", "\"Our shop\"");
    commit(&runner, "gu", "2026-11-20T09:40:00+08:00", &[]);
    assert!(found(&runner).1.is_empty(), "their own party may correct what it says");
    mark(&runner, "2026-11-20T10:00:00+08:00", &["a", "confirmed", "--as", "chen"]);
    commit(&runner, "chen", "2026-11-20T10:01:00+08:00", &[]);
    change("\"Mail\"", "\"All mail\"");
    change("\"Our shop\"", "\"All invoices, found correct\"\naccept_when = \"no claims are left\"");
    commit(&runner, "lin", "2026-11-20T10:30:00+08:00", &[]);
    let (report, code) = audit(&runner);
    let changed = report["changed"].as_array().unwrap();
    assert_eq!((changed.len(), code), (1, 1), "{changed:?}");
    assert_eq!((&changed[0]["how"], &changed[0]["did"]), (&"reworded".into(), &"confirmed".into()));
    assert_eq!(changed[0]["fields"], serde_json::json!(["accept_when", "title"]));
    let said = runner.run(&["audit"]).out;
    assert!(said.contains("what its item says was changed after it (accept_when, title) by lin"), "{said}");
}
