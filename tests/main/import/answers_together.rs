//! Answers of several files, and answers inside what they were sent in: recorded together, or not at all.

use crate::support::answering::{Page, answer};
use crate::support::runner::{Output, Runner};
use crate::support::small::Small;

const DAY: &str = "2026-11-21";

/// A project in which one answer is asked of chen and one of lin, and the answers of both.
fn answered() -> (Runner, String, String) {
    let runner = Small::new()
        .nobody_signs()
        .item("permissions/account", "action = \"transfer\"", &["lin granted"])
        .item("scope/posts", "included = true", &[])
        .write();
    let chen = Page::of(&runner, "chen").saves(&[answer("permissions/account", "confirmed", "logged in")], DAY);
    let lin = Page::of(&runner, "lin").saves(&[answer("scope/posts", "proposed", "")], DAY);
    (runner.env("HANDOVER_NOW", "2026-11-21T21:00:00+08:00"), chen, lin)
}

fn import(runner: &Runner, files: &[(&str, &str)], more: &[&str]) -> Output {
    let folder = runner.path("../sent");
    std::fs::create_dir_all(&folder).unwrap();
    let paths: Vec<String> = files
        .iter()
        .map(|(name, text)| {
            std::fs::write(folder.join(name), text).unwrap();
            format!("../sent/{name}")
        })
        .collect();
    let mut words: Vec<&str> = vec!["import", "--as", "chen"];
    words.extend(paths.iter().map(String::as_str));
    words.extend(more);
    runner.run(&words)
}

#[test]
fn answers_of_several_files_are_recorded_together_or_not_at_all() {
    let (runner, chen, lin) = answered();
    let before = runner.snapshot();
    for (broken, words) in [
        (lin.replace("\"person\": \"lin\"", "\"person\": \"nobody\""), "nobody"),
        (lin.replace("\"project\": \"small\"", "\"project\": \"other\""), "other"),
        (lin[..lin.len() / 2].to_owned(), "middle"),
    ] {
        let output = import(&runner, &[("chen.json", &chen), ("lin.json", &broken)], &["--yes"]);
        assert!(output.code == 2 && output.err.contains(words), "{output:?}");
        assert_eq!(runner.snapshot(), before, "nothing of the good one is recorded either");
    }
    let tried = import(&runner, &[("chen.json", &chen), ("lin.json", &lin)], &["--dry-run"]);
    assert_eq!((tried.code, runner.snapshot() == before), (0, true), "{tried:?}");
    let files = [("chen.json", chen.as_str()), ("lin.json", lin.as_str()), ("again.json", chen.as_str())];
    let output = import(&runner, &files, &["--yes"]);
    assert_eq!(output.code, 0, "{output:?}");
    assert!(output.out.contains("../sent/lin.json, answer 1") && output.out.contains("2 changes"), "{}", output.out);
    assert_eq!(runner.read("permissions.toml").matches("did = \"confirmed\"").count(), 1);
    assert!(runner.read("scope.toml").contains("did = \"proposed\""));
    assert_eq!(runner.names().iter().filter(|name| name.starts_with("evidence/answers-")).count(), 2);
    assert_eq!(runner.run(&["verify"]).code, 0);
}

#[test]
fn answers_are_taken_out_of_the_reply_that_they_came_in() {
    let (runner, chen, _) = answered();
    let quoted: String = chen.lines().map(|line| format!("> {line}\n")).collect();
    let mail = format!(
        "From: Chen Yu <chen@b.example>\nTo: lin@a.example\nSubject: Re: answers\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\nHello,\n\n{quoted}\nBest\n"
    );
    let page = format!("<html><body><p>Hi</p><pre>{}</pre></body></html>", chen.replace('"', "&quot;"));
    for (name, text) in [("reply.txt", format!("Hi Lin,\n{quoted}\nChen")), ("reply.eml", mail), ("reply.html", page)] {
        let output = import(&runner, &[(name, &text)], &["--dry-run"]);
        assert!(output.code == 0 && output.out.contains("1 change"), "{name}: {output:?}");
        assert!(output.err.contains("only the answers in it were taken"), "{name}: {output:?}");
    }
    let output = import(&runner, &[("reply.txt", &format!("Hi Lin,\n{quoted}\nChen"))], &["--yes"]);
    assert_eq!(output.code, 0, "{output:?}");
    let kept = runner.names().into_iter().find(|name| name.starts_with("evidence/answers-chen-")).unwrap();
    assert!(!runner.read(&kept).contains("Hi Lin"), "what else was said in the mail is not kept");
    let list = import(&runner, &[("reply.txt", &quoted), ("list.md", "- [ ] Keys\n")], &["--yes"]);
    assert!(list.code == 2 && list.err.contains("commands of their own"), "{list:?}");
}

#[test]
fn a_dry_run_ends_as_writing_would_and_asks_nothing() {
    let runner = Small::new().write();
    runner.write("bad.toml", "section = \"deliverables\"\ntitle = \"Keys\"\nfields = 3\n");
    for list in ["- [ ] Keys\n- [x] Desk\n", "- [ ] Keys (2026-02-31)\n"] {
        runner.write("list.md", list);
        let before = runner.snapshot();
        let tried = runner.run(&["import", "list.md", "--dry-run"]);
        assert_eq!(runner.snapshot(), before);
        let written = runner.run(&["import", "list.md", "--yes"]);
        assert_eq!(tried.code, written.code, "{list}: {tried:?} {written:?}");
        if written.code == 0 {
            assert_eq!(runner.run(&["undo", "--import", "--yes"]).code, 0);
        }
    }
}
