//! An `init` that is killed leaves nothing that the next one does not clear away, and that one touches nothing else.

use crate::support::killed::{at_every_step, can_kill, killed_at};
use crate::support::new_project::init;
use crate::support::runner::Runner;
use crate::support::wait;
use std::process::Stdio;
use std::time::Duration;

/// What a person has in the folder.
const MINE: [(&str, &str); 3] = [("notes.txt", "mine"), ("evidence/scan.pdf", "mine"), (".handover-notes", "mine")];

/// The next run makes the project as if there had been no other, and leaves alone what a person has.
#[track_caller]
fn assert_begins_anew(runner: &Runner, when: &str) {
    let whole = runner.path("new/handover.toml").exists();
    let output = runner.run(&init(&["new", "--template", "agency"]));
    if whole {
        assert_eq!(output.code, 3, "{when}: the project is there: {output:?}");
        assert_eq!(runner.run_in("new", &["add", "deliverables", "One more"]).code, 0, "{when}");
    } else {
        assert_eq!(output.code, 0, "{when}: {output:?}");
    }
    let names: Vec<String> = runner.names().into_iter().filter(|name| name.starts_with("new/.handover-")).collect();
    assert_eq!(names, ["new/.handover-notes"], "{when}");
    for (path, content) in MINE {
        assert_eq!(runner.read(&format!("new/{path}")), content, "{when}: {path}");
    }
}

fn prepared() -> Runner {
    let runner = Runner::new();
    MINE.iter().for_each(|(path, content)| runner.write(&format!("new/{path}"), content));
    runner
}

#[test]
fn after_a_kill_at_any_step_the_next_init_works() {
    if !can_kill() {
        return;
    }
    let mut whole = 0;
    let steps = at_every_step(".", &init(&["new", "--template", "agency"]), prepared, |runner, when| {
        whole += usize::from(runner.path("new/handover.toml").exists());
        assert_begins_anew(runner, when);
    });
    println!("{steps} steps, whole after {whole}");
    assert!(steps > 50 && whole > 0 && whole < steps / 4, "{steps} steps, whole after {whole}");
}

#[test]
fn after_a_kill_what_a_person_has_changed_is_told_and_stays() {
    if !can_kill() {
        return;
    }
    let runner = prepared();
    let arguments = init(&["new", "--template", "agency"]);
    // Some step after the guide is there.
    for step in (1..).step_by(3) {
        assert!(killed_at(&runner, ".", &arguments, ("fsync", step)));
        if runner.path("new/README.md").exists() {
            break;
        }
    }
    runner.write("new/evidence/README.md", "my own words");
    let output = runner.run(&arguments);
    assert_eq!(output.code, 3, "{output:?}");
    assert!(output.err.contains("evidence/README.md"), "{}", output.err);
    assert_eq!(runner.read("new/evidence/README.md"), "my own words");
    assert!(!runner.path("new/README.md").exists(), "what nobody has touched is gone");
}

#[test]
fn after_kills_at_random_moments_the_next_init_works() {
    for number in 0..60_u64 {
        let runner = prepared();
        let mut command = runner.command(&init(&["new", "--template", "agency"]));
        let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        wait::a_while(Duration::from_micros(1_000 * number));
        child.kill().unwrap();
        child.wait().unwrap();
        assert_begins_anew(&runner, &format!("killed after {number} ms"));
    }
}
