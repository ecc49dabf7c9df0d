//! Processes that are killed, and processes that write at the same time: no acknowledged answer is lost.

use crate::support::dice::Dice;
use crate::support::runner::Runner;
use crate::support::small::{PROJECT, Small};
use crate::support::wait;
use handover::files::store::Store;
use rustix::process::{Pid, Signal, kill_process};
use std::process::Stdio;
use std::thread;
use std::time::{Duration, Instant};

/// Starts a mark and kills it after a while, unless it has ended before; says whether it was acknowledged.
fn mark_and_kill(runner: &Runner, note: &str, item: &str, after: Duration) -> bool {
    let mut command = runner.command(&["mark", item, "noted", "--as", "lin", "--note", note]);
    let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    wait::a_while(after);
    let _ = child.kill();
    child.wait().unwrap().success()
}

#[test]
fn a_mark_that_was_acknowledged_survives_kills_at_random_moments() {
    let small = Small::new().item("deliverables/a", "", &["lin delivered"]);
    let yaml = "section: backups\nitems:\n  - id: b\n    title: 备份\n    log:\n";
    let runner = small.file("数据/backups.yaml", yaml).write();
    for _ in 0..2 {
        assert_eq!(runner.run(&["mark", "a", "noted", "--as", "lin", "--note", "warm up"]).code, 0);
    }
    let whole = Instant::now();
    assert_eq!(runner.run(&["mark", "a", "noted", "--as", "lin", "--note", "timed"]).code, 0);
    let whole = usize::try_from(whole.elapsed().as_micros()).unwrap();
    let mut dice = Dice(20_261_120);
    let mut acknowledged = Vec::new();
    let mut killed = 0;
    // The longest wait follows how fast the machine is just now, so that some marks end and some do not.
    let mut longest = whole * 3 / 2;
    for number in 0..200 {
        let (note, item) = (format!("n{number}."), ["a", "b"][number % 2]);
        if mark_and_kill(&runner, &note, item, Duration::from_micros(dice.roll(longest) as u64)) {
            acknowledged.push(note);
            longest = longest * 9 / 10 + 100;
        } else {
            killed += 1;
            longest = longest * 21 / 20 + 100;
        }
        if number % 10 == 0 {
            assert_whole(&runner);
        }
    }
    assert_whole(&runner);
    assert!(acknowledged.len() > 5 && killed > 20, "{} acknowledged, {killed} killed", acknowledged.len());
    let text = runner.read("deliverables.toml") + &runner.read("数据/backups.yaml");
    for note in acknowledged {
        assert_eq!(text.matches(&note).count(), 1, "{note} was acknowledged");
    }
    for item in ["a", "b"] {
        assert_eq!(runner.run(&["mark", item, "noted", "--as", "lin", "--note", "at last"]).code, 0);
    }
    let left: Vec<String> = runner.names().into_iter().filter(|name| name.ends_with(".tmp")).collect();
    assert_eq!(left, [""; 0], "the next writing clears away what was left");
}

/// Every file can be read and holds no broken rule.
#[track_caller]
fn assert_whole(runner: &Runner) {
    let check = runner.run(&["check", "--no-input"]);
    assert!(check.code == 1 && !check.out.contains("error"), "{check:?}");
}

#[test]
fn what_a_killed_process_left_is_ignored_and_only_that_is_cleared_away() {
    let runner = Small::new().item("deliverables/a", "", &[]).write();
    for name in [".handover-a1B2c3.tmp", ".handover-notes.txt", "x.tmp", ".handover-dir.tmp/keep"] {
        runner.write(name, "section = [broken");
    }
    assert_eq!(runner.run(&["status"]).code, 0);
    assert!(runner.names().contains(&".handover-a1B2c3.tmp".to_owned()), "reading leaves it");
    assert_eq!(runner.run(&["mark", "a", "delivered", "--as", "lin"]).code, 0);
    let names = runner.names();
    assert!(!names.contains(&".handover-a1B2c3.tmp".to_owned()), "{names:?}");
    for name in [".handover-notes.txt", "x.tmp", ".handover-dir.tmp/keep"] {
        assert!(names.contains(&name.to_owned()), "{name} is not ours: {names:?}");
    }
}

/// A project with that many deliverables in one file, an item a line.
fn many(count: usize) -> Runner {
    let runner = Runner::new();
    runner.write("handover.toml", PROJECT);
    let items: String = (0..count).map(|n| format!("  - {{id: i{n}, title: T, log: []}}\n")).collect();
    runner.write("list.yaml", &format!("section: deliverables\nitems:\n{items}"));
    runner
}

#[test]
fn two_processes_that_mark_two_hundred_items_each_make_four_hundred_acts() {
    let runner = many(400);
    thread::scope(|scope| {
        for half in 0..2 {
            let runner = &runner;
            scope.spawn(move || {
                let person = ["lin", "gu"][half];
                for call in 0..50 {
                    let items: Vec<String> = (0..4).map(|n| format!("i{}", 2 * (4 * call + n) + half)).collect();
                    let mut command = vec!["mark"];
                    command.extend(items.iter().map(String::as_str));
                    command.extend(["delivered", "--as", person]);
                    let output = runner.run(&command);
                    assert_eq!(output.code, 0, "{command:?}: {output:?}");
                }
            });
        }
    });
    let text = runner.read("list.yaml");
    assert_eq!(text.matches("did: delivered").count(), 400);
    assert_eq!([text.matches("by: lin").count(), text.matches("by: gu").count()], [200, 200]);
    assert_whole(&runner);
    assert_eq!(runner.names(), ["handover.toml", "list.yaml"]);
}

#[test]
fn of_two_who_make_the_same_step_at_once_one_is_told() {
    let runner = many(15);
    let codes = |person| -> Vec<i32> {
        (0..15).map(|n| runner.run(&["mark", &format!("i{n}"), "delivered", "--as", person]).code).collect()
    };
    let (lin, gu) = thread::scope(|scope| {
        let lin = scope.spawn(|| codes("lin"));
        let gu = codes("gu");
        (lin.join().unwrap(), gu)
    });
    for pair in lin.iter().zip(&gu) {
        assert!([(&0, &2), (&2, &0)].contains(&pair), "{pair:?}");
    }
    assert_eq!(runner.read("list.yaml").matches("did: delivered").count(), 15);
    assert_whole(&runner);
}

#[test]
fn a_mark_waits_for_the_one_before_it() {
    let runner = Small::new().item("deliverables/a", "", &[]).write();
    let store = Store::open(runner.root()).unwrap();
    let mut child = runner.command(&["mark", "a", "delivered", "--as", "lin"]).stdout(Stdio::null()).spawn().unwrap();
    wait::for_lock(&child);
    assert!(child.try_wait().unwrap().is_none(), "it waits");
    assert!(!runner.read("deliverables.toml").contains("delivered"));
    drop(store);
    assert!(child.wait().unwrap().success());
    let store = Store::open(runner.root()).unwrap();
    let mut child = runner.command(&["mark", "a", "accepted", "--as", "chen"]).spawn().unwrap();
    wait::for_lock(&child);
    let id = Pid::from_raw(i32::try_from(child.id()).unwrap()).unwrap();
    kill_process(id, Signal::TERM).unwrap();
    assert!(!child.wait().unwrap().success(), "who waits can be stopped");
    drop(store);
    assert_eq!(runner.run(&["status"]).code, 0, "reading needs no lock");
}
