//! `merge-driver` through git itself: two clones of one repository, each with work of its own.

mod through_git;

use crate::support::runner::Runner;
use crate::support::small::PROJECT;
use std::process::Command;

/// A list with comments, of which each item waits on both sides.
fn section(format: &str) -> &'static str {
    match format {
        "toml" => {
            "# Ours.\nsection = \"permissions\"\n\n[[items]]\nid = \"a\"\ntitle = \"Shop\" # first\naction = \"transfer\"\nlog = [\n]\n\n# the second\n[[items]]\nid = \"b\"\ntitle = \"Mail\"\naction = \"transfer\"\nlog = [\n]\n"
        }
        _ => {
            "# Ours.\nsection: permissions\nitems:\n  - id: a\n    title: Shop # first\n    action: transfer\n    log:\n  # the second\n  - id: b\n    title: Mail\n    action: transfer\n    log:\n"
        }
    }
}

/// Two clones in which git unites files by the tool: `ours`, and `theirs` that pulls from it.
fn clones(format: &str) -> Runner {
    let runner = Runner::new();
    runner.write("ours/.gitattributes", "* -text\n*.toml merge=handover\n*.yaml merge=handover\n");
    runner.write("ours/handover.toml", PROJECT);
    runner.write(&format!("ours/list.{format}"), section(format));
    runner.git("ours", &["init", "-q"]);
    commit(&runner, "ours");
    runner.git(".", &["clone", "-q", "ours", "theirs"]);
    let driver = format!("'{}' merge-driver %O %A %B %P", env!("CARGO_BIN_EXE_handover"));
    runner.git("theirs", &["config", "merge.handover.driver", &driver]);
    runner
}

fn commit(runner: &Runner, folder: &str) {
    runner.git(folder, &["add", "-A", "."]);
    runner.git(folder, &["commit", "-q", "-m", folder]);
}

#[track_caller]
fn mark(runner: &Runner, folder: &str, minute: usize, words: &[&str]) {
    let at = format!("2026-11-20T10:{minute:02}:00+08:00");
    let output = runner.run_in(folder, &[&["mark"], words, &["--at", &at]].concat());
    assert_eq!(output.code, 0, "{words:?}: {output:?}");
}

/// Takes what is in `ours` into `theirs`, and says whether git did so without a conflict.
fn pull(runner: &Runner) -> bool {
    let words = ["-c", "user.name=T", "-c", "user.email=t@e.org", "pull", "-q", "--no-rebase", "--no-edit"];
    Command::new("git").args(words).current_dir(runner.path("theirs")).output().unwrap().status.success()
}

#[test]
fn acts_of_two_clones_on_one_item_are_united_by_time() {
    for format in ["toml", "yaml"] {
        let runner = clones(format);
        mark(&runner, "ours", 3, &["a", "granted", "--as", "lin"]);
        mark(&runner, "ours", 9, &["a", "noted", "--as", "lin", "--note", "sub-account"]);
        runner.run_in("ours", &["set", "b", "title=Post", "--yes"]);
        commit(&runner, "ours");
        mark(&runner, "theirs", 5, &["a", "noted", "--as", "chen", "--note", "waiting"]);
        runner.run_in("theirs", &["set", "b", "account=post@acme", "--yes"]);
        commit(&runner, "theirs");
        assert!(pull(&runner), "{format}");
        let text = runner.read(&format!("theirs/list.{format}"));
        let at = |word: &str| text.find(word).unwrap_or_else(|| panic!("{word}: {text}"));
        assert!(at("10:03") < at("10:05") && at("10:05") < at("10:09"), "{text}");
        assert!(text.contains("Post") && text.contains("post@acme") && text.contains("# the second"), "{text}");
        assert_eq!(text.matches("did").count(), 3, "{text}");
        assert!(!runner.run_in("theirs", &["check", "--no-input"]).out.contains("error"), "{format}");
    }
}

#[test]
fn logs_that_contradict_each_other_are_a_conflict_in_that_item_alone() {
    for format in ["toml", "yaml"] {
        let runner = clones(format);
        mark(&runner, "ours", 3, &["a", "granted", "--as", "lin"]);
        mark(&runner, "ours", 4, &["b", "granted", "--as", "lin"]);
        commit(&runner, "ours");
        mark(&runner, "theirs", 5, &["a", "granted", "--as", "gu"]);
        mark(&runner, "theirs", 6, &["b", "noted", "--as", "gu", "--note", "soon"]);
        commit(&runner, "theirs");
        assert!(!pull(&runner), "{format}: nobody but they can say who granted it");
        let text = runner.read(&format!("theirs/list.{format}"));
        let (before, conflict) = text.split_once("<<<<<<< ours\n").expect("a mark");
        let (sides, after) = conflict.split_once(">>>>>>> theirs\n").expect("the other mark");
        let (ours, theirs) = sides.split_once("=======\n").expect("the mark between");
        assert!(ours.contains("gu") && ours.lines().count() == 1, "{text}");
        assert!(theirs.contains("lin") && theirs.lines().count() == 1, "{text}");
        assert!(before.contains("title") && after.contains("10:04") && after.contains("10:06"), "{text}");
        assert!(!after.contains("<<<<<<<"), "{text}");
    }
}

#[test]
fn a_text_that_cannot_be_read_is_united_by_its_lines() {
    let runner = Runner::new();
    let head = "section = \"permissions\"\n";
    runner.write("base.toml", &format!("{head}x = [\na\nb\nc\n"));
    runner.write("ours.toml", &format!("{head}x = [\nA\nb\nc\n"));
    runner.write("theirs.toml", &format!("{head}x = [\na\nb\nC\n"));
    let words = ["merge-driver", "base.toml", "ours.toml", "theirs.toml", "list.toml"];
    assert_eq!(runner.run(&words).code, 0);
    assert_eq!(runner.read("ours.toml"), format!("{head}x = [\nA\nb\nC\n"));
    runner.write("theirs.toml", &format!("{head}x = [\nother\nb\nc\n"));
    let ran = runner.run(&words);
    assert!(ran.code == 1 && ran.err.contains("list.toml"), "{ran:?}");
    let text = runner.read("ours.toml");
    assert!(text.contains("<<<<<<< ours\nA\n") && text.contains("other\n>>>>>>> theirs\n"), "{text}");
}

#[test]
fn bad_bytes_and_missing_files_never_end_a_merge_of_git() {
    let runner = Runner::new();
    std::fs::write(runner.path("base.toml"), b"section = \"x\"\n").unwrap();
    std::fs::write(runner.path("ours.toml"), b"\xff\x00\xfe").unwrap();
    std::fs::write(runner.path("theirs.toml"), b"\x00\x01").unwrap();
    let ran = runner.run(&["merge-driver", "base.toml", "ours.toml", "theirs.toml", "list.toml"]);
    assert_eq!(ran.code, 1, "{ran:?}");
    assert_eq!(std::fs::read(runner.path("ours.toml")).unwrap(), b"\xff\x00\xfe", "ours stays as it is");
    let ran = runner.run(&["merge-driver", "base.toml", "ours.toml", "nowhere.toml", "list.toml", "9"]);
    assert!(ran.code < 128 && ran.code != 0 && ran.err.contains("nowhere.toml"), "{ran:?}");
}

#[test]
fn people_and_days_of_the_project_file_are_united_too() {
    let runner = clones("toml");
    runner.run_in("ours", &["set", "cutover=2026-12-07", "--yes"]);
    commit(&runner, "ours");
    let added = runner.run_in("theirs", &["people", "add", "--party", "giver", "new", "New Person"]);
    assert_eq!(added.code, 0, "{added:?}");
    let text = runner.read("theirs/handover.toml").replace("close = 2026-12-31", "close = 2027-01-15");
    runner.write("theirs/handover.toml", &text);
    commit(&runner, "theirs");
    assert!(pull(&runner));
    let text = runner.read("theirs/handover.toml");
    assert!(text.contains("New Person"), "{text}");
    assert!(text.contains("cutover = 2026-12-07") && text.contains("close = 2027-01-15"), "{text}");
}

#[test]
fn random_work_in_two_clones_goes_through_git_without_loss() {
    let mut seed: u64 = 1;
    let mut below = |bound: usize| {
        seed = seed.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        (seed >> 33) as usize % bound
    };
    let mut clean = 0;
    for round in 0..24 {
        let format = ["toml", "yaml"][round % 2];
        let runner = clones(format);
        let mut moments = Vec::new();
        for (odd, folder) in ["ours", "theirs"].into_iter().enumerate() {
            for turn in 0..1 + below(3) {
                let minute = turn * 10 + below(5) * 2 + odd;
                let (by, did) =
                    [("lin", "granted"), ("gu", "noted"), ("chen", "confirmed"), ("maya", "noted")][below(4)];
                let at = format!("2026-11-20T10:{minute:02}:00+08:00");
                let item = ["a", "b"][below(2)];
                let words = ["mark", item, did, "--as", by, "--at", &at, "--note", folder];
                if runner.run_in(folder, &words).code == 0 {
                    moments.push(at);
                }
            }
            runner.git(folder, &["add", "-A", "."]);
            runner.git(folder, &["commit", "-q", "--allow-empty", "-m", folder]);
        }
        let united = pull(&runner);
        let text = runner.read(&format!("theirs/list.{format}"));
        for moment in &moments {
            assert_eq!(text.matches(moment.as_str()).count(), 1, "{moment}: {text}");
        }
        assert_eq!(united, !text.contains("<<<<<<<"), "{text}");
        if united {
            clean += 1;
            assert!(!runner.run_in("theirs", &["check", "--no-input"]).out.contains("error"), "{text}");
        }
    }
    assert!(clean > 12, "{clean} of 24 without a conflict");
}

#[test]
fn an_acceptance_never_comes_to_stand_on_another_delivery() {
    for format in ["toml", "yaml"] {
        let runner = clones(format);
        mark(&runner, "ours", 1, &["a", "granted", "--as", "lin", "--note", "as agreed"]);
        commit(&runner, "ours");
        assert!(pull(&runner));
        mark(&runner, "ours", 3, &["a", "reopened", "--as", "lin", "--note", "wrong account"]);
        mark(&runner, "ours", 4, &["a", "granted", "--as", "lin", "--note", "another account"]);
        commit(&runner, "ours");
        mark(&runner, "theirs", 9, &["a", "confirmed", "--as", "chen"]);
        commit(&runner, "theirs");
        assert!(!pull(&runner), "{format}: it was said of the first account");
        let text = runner.read(&format!("theirs/list.{format}"));
        assert!(text.matches("<<<<<<<").count() == 1 && text.contains("10:04") && text.contains("10:09"), "{text}");
    }
}
