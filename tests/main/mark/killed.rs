//! A mark that is killed at any step leaves its file whole, and nothing that the next one does not clear away.

use crate::support::killed::{at_every_step, can_kill};
use crate::support::runner::Runner;
use crate::support::small::Small;
use std::fs::{self, File};

/// What a person has beside the copies.
const MINE: [&str; 3] = [".handover-notes.part", ".handover-a1B2c3.part.txt", "mine.part"];

/// A project of one item, and evidence outside it: a file and a folder.
fn project() -> Runner {
    let runner = Runner::new();
    let small = Small::new().item("deliverables/a", "", &["lin delivered"]).write();
    for name in small.names() {
        runner.write(&format!("project/{name}"), &small.read(&name));
    }
    runner.write("outside/report.pdf", &"report ".repeat(20_000));
    runner.write("outside/set/one.txt", "one");
    runner.write("outside/set/below/two.txt", "two");
    for name in MINE {
        runner.write(&format!("project/evidence/{name}"), "mine");
    }
    runner
}

fn mark(note: &str) -> Vec<&str> {
    let targets = ["--copy", "--evidence", "../outside/report.pdf", "--evidence", "../outside/set"];
    ["mark", "a", "noted", "--as", "lin", "--note", note].into_iter().chain(targets).collect()
}

#[test]
fn after_a_kill_at_any_step_the_next_mark_leaves_no_part_of_a_copy() {
    if !can_kill() {
        return;
    }
    let mut parts = 0;
    let steps = at_every_step("project", &mark("killed."), project, |runner, when| {
        let is_part = |name: &String| {
            name.contains("/.handover-") && name.contains(".part") && !MINE.iter().any(|mine| name.ends_with(mine))
        };
        parts += usize::from(runner.names().iter().any(is_part));
        let text = runner.read("project/deliverables.toml");
        assert!(text.matches("killed.").count() <= 1 && text.contains("did = \"delivered\""), "{when}: {text}");
        let next = runner.run_in("project", &["mark", "a", "noted", "--as", "lin", "--note", "next."]);
        assert_eq!(next.code, 0, "{when}: {next:?}");
        let left: Vec<String> = runner.names().into_iter().filter(|name| name.contains("/.handover-")).collect();
        let mine = ["project/evidence/.handover-a1B2c3.part.txt", "project/evidence/.handover-notes.part"];
        assert_eq!(left, mine, "{when}");
        assert_eq!(runner.read("project/evidence/mine.part"), "mine");
    });
    println!("{steps} steps, parts of copies after {parts}");
    assert!(steps > 20 && parts > 5, "{steps} steps, parts of copies after {parts}");
}

#[test]
fn what_somebody_is_copying_is_left_to_them() {
    let runner = project();
    let held = runner.path("project/evidence/.handover-a1B2c3.part");
    fs::create_dir(&held).unwrap();
    let lock = File::open(&held).unwrap();
    lock.lock().unwrap();
    let mark = || assert_eq!(runner.run_in("project", &["mark", "a", "noted", "--as", "lin", "--note", "n"]).code, 0);
    mark();
    assert!(held.is_dir());
    drop(lock);
    mark();
    assert!(!held.exists());
}
