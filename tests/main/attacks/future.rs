//! Attacks by the clock: an act that is dated ahead of it changes nothing, and drags nobody along.

use crate::support::runner::{NOW, Runner};
use crate::support::small::Small;
use chrono::{DateTime, FixedOffset, TimeDelta};
use handover::model::clock::{TOLERANCE, parse_moment, render_moment};
use handover::model::standing::State;

/// How far ahead of the clock acts are dated here.
const AHEAD: [TimeDelta; 5] = [
    TimeDelta::seconds(301),
    TimeDelta::hours(1),
    TimeDelta::days(1),
    TimeDelta::days(3650),
    TimeDelta::days(2_900_000),
];

fn now() -> DateTime<FixedOffset> {
    parse_moment(NOW).unwrap()
}

/// A deliverable with one act written by hand.
fn with_act(at: DateTime<FixedOffset>, by: &str, did: &str) -> Small {
    let act = format!("{{ at = {}, by = \"{by}\", did = \"{did}\", note = \"n\" }},\n", render_moment(&at));
    let item = format!("section = \"deliverables\"\n[[items]]\nid = \"a\"\ntitle = \"A\"\nlog = [\n{act}]\n");
    Small::new().file("deliverables.toml", &item)
}

/// The times of the acts in a file.
fn times(runner: &Runner) -> Vec<String> {
    let text = runner.read("deliverables.toml");
    let lines =
        text.lines().filter_map(|line| line.split_once("at = ")?.1.split_once(',')).map(|(at, _)| at.to_owned());
    lines.collect()
}

#[test]
fn five_minutes_are_what_clocks_may_differ_by() {
    assert_eq!(TOLERANCE, TimeDelta::minutes(5));
    for seconds in [-1, 0, 1, 299, 300] {
        let seen = with_act(now() + TimeDelta::seconds(seconds), "lin", "delivered").load();
        assert!(!seen.codes("deliverables/a").contains(&"future-act"), "{seconds}");
        assert_eq!(seen.standing("deliverables/a").replay.made, 1, "{seconds}");
    }
}

#[test]
fn an_act_in_the_future_is_an_error_and_makes_no_step() {
    for ahead in AHEAD {
        for (by, did) in
            [("lin", "delivered"), ("chen", "reopened"), ("lin", "waived"), ("lin", "blocked"), ("lin", "noted")]
        {
            let small = with_act(now() + ahead, by, did);
            let seen = small.load();
            assert_eq!(seen.codes("deliverables/a").iter().filter(|code| **code == "future-act").count(), 1, "{ahead}");
            assert_eq!(seen.state("deliverables/a"), State::Open, "{did} {ahead}");
            let runner = small.write();
            let check = runner.run(&["check", "--no-input"]);
            assert!(check.code == 1 && check.out.contains("error[future-act]"), "{}", check.out);
            let check = runner.run(&["check", "--no-input", "--lang", "zh-CN"]);
            assert!(check.out.contains("尚未到来"), "{}", check.out);
        }
    }
}

#[test]
fn the_next_act_takes_the_present_and_not_the_future() {
    for ahead in AHEAD {
        let runner = with_act(now() + ahead, "chen", "noted").write();
        for (by, did) in [("lin", "delivered"), ("chen", "accepted")] {
            let output = runner.run(&["mark", "a", did, "--as", by]);
            assert_eq!(output.code, 0, "{ahead}: {}", output.err);
        }
        assert_eq!(times(&runner)[1..], [NOW, NOW], "{ahead}");
        let status = runner.run(&["show", "a"]).out;
        assert!(!status.contains("Complete") && status.contains("still to come"), "{status}");
    }
    // Within what clocks differ by, time only does not run back.
    let soon = now() + TimeDelta::minutes(4);
    let runner = with_act(soon, "lin", "delivered").write();
    assert_eq!(runner.run(&["mark", "a", "accepted", "--as", "chen"]).code, 0);
    assert_eq!(times(&runner)[1], render_moment(&soon));
}

#[test]
fn a_moment_ahead_of_the_clock_is_refused_when_it_is_recorded() {
    let runner = Small::new().item("deliverables/a", "", &[]).write();
    for ahead in AHEAD {
        let at = render_moment(&(now() + ahead));
        let before = runner.snapshot();
        let output = runner.run(&["mark", "a", "delivered", "--as", "lin", "--at", &at]);
        assert_eq!(output.code, 2, "{at}: {}", output.out);
        assert!(runner.snapshot() == before, "{at}");
    }
    let at = render_moment(&(now() + TimeDelta::minutes(5)));
    assert_eq!(runner.run(&["mark", "a", "delivered", "--as", "lin", "--at", &at]).code, 0);
}

#[test]
fn what_a_backup_is_compared_with_is_never_an_act_of_the_future() {
    let item = "section = \"backups\"\n[[items]]\nid = \"b\"\ntitle = \"B\"\nlocation = \"dump\"\nlog = [\n]\n";
    let runner = Small::new().file("backups.toml", item).file("dump", "x\n").write();
    assert_eq!(runner.run(&["mark", "b", "taken", "--as", "lin"]).code, 0);
    let digest = "0".repeat(64);
    let act = format!(
        "{{ at = 2036-01-01T00:00:00+08:00, by = \"lin\", did = \"taken\", evidence = [{{ path = \"dump\", sha256 = \"{digest}\" }}] }},\n]"
    );
    let text = runner.read("backups.toml");
    let before_the_end = text.trim_end().strip_suffix(']').unwrap();
    runner.write("backups.toml", &format!("{before_the_end}{act}\n"));
    let output = runner.run(&["mark", "b", "verified", "--as", "chen"]);
    assert_eq!(output.code, 0, "{}", output.err);
}
