//! Steps that ask for a value, held against what the item says is enough.

use crate::support::pty::{Key, Pty};
use crate::support::runner::Runner;
use crate::support::small::Small;
use serde_json::Value;

const RATE: &str = "monitoring/rate";

fn data(runner: &Runner) -> Value {
    serde_json::from_str(&runner.run(&["status", "--format", "json"]).out).unwrap()
}

fn measured(value: &str) -> Runner {
    let runner = Small::new().item(RATE, "target = \">= 95 %\"\n", &[]).write();
    let words = ["mark", RATE, "observed", "--as", "lin", "--value", value];
    let output = runner.run(&words);
    assert_eq!(output.code, 0, "{}", output.err);
    assert_eq!(runner.run(&["mark", RATE, "agreed", "--as", "chen"]).code, 0);
    runner
}

#[test]
fn what_is_not_enough_is_told_in_the_answer_and_everywhere() {
    let runner = Small::new().item(RATE, "target = \"不低于 95%\"\n", &[]).write();
    let output = runner.run(&["mark", RATE, "observed", "--as", "lin", "--value", "61％"]);
    assert_eq!(output.code, 0, "{}", output.err);
    assert!(output.out.contains("Observed: 61 %"), "{}", output.out);
    assert!(output.out.contains("not enough: 61 %, where 不低于 95% was asked"), "{}", output.out);
    assert!(runner.read("monitoring.toml").contains("did = \"observed\", value = \"61 %\" }"));
    assert_eq!(runner.run(&["mark", RATE, "agreed", "--as", "chen"]).code, 0);
    let shown = runner.run(&["show", RATE]).out;
    assert!(shown.contains("complete") && shown.contains("not enough: 61 %"), "{shown}");
    let status = runner.run(&["status"]).out;
    assert!(status.contains("Short"), "{status}");
    assert!(!status.contains("Everything is complete"), "{status}");
    let next = runner.run(&["next", "--all"]).out;
    assert!(next.contains("complete, but not enough: Item rate (61 %, where 不低于 95% was asked)"), "{next}");
    let check = runner.run(&["check", "--no-input"]);
    assert!(check.code == 1 && check.out.contains("not enough"), "{}", check.out);
    let json = data(&runner);
    let item = &json["items"][0];
    assert_eq!((&item["state"], &item["shortfall"]["value"]), (&"complete".into(), &"61 %".into()));
    assert_eq!((&json["total"]["complete"], &json["total"]["short"]), (&1.into(), &1.into()));
    let chinese = runner.run(&["status", "--lang", "zh-CN"]).out;
    assert!(chinese.contains("未达标"), "{chinese}");
}

#[test]
fn what_is_enough_has_no_column_and_no_word() {
    let runner = measured("96 %");
    assert!(!runner.run(&["status"]).out.contains("Short"));
    assert_eq!(data(&runner)["items"][0]["shortfall"], Value::Null);
    assert_eq!(data(&runner)["total"]["short"], 0);
}

#[test]
fn a_value_is_demanded_where_the_item_says_how_much_is_enough_and_only_there() {
    let runner = Small::new()
        .item(RATE, "target = \"no complaints\"\n", &[])
        .item("assets/phones", "quantity = \"40 台\"\n", &["lin handed"])
        .item("assets/desk", "", &["lin handed"])
        .write();
    assert_eq!(runner.run(&["mark", RATE, "observed", "--as", "lin"]).code, 0, "no number can be held against it");
    assert_eq!(runner.run(&["mark", "assets/desk", "counted", "--as", "chen"]).code, 0);
    let output = runner.run(&["mark", "assets/phones", "counted", "--as", "chen"]);
    assert_eq!(output.code, 2);
    assert!(output.err.contains("`counted` wants a value (`--value`"), "{}", output.err);
    let output = runner.run(&["mark", "assets/phones", "counted", "--as", "chen", "--value", "most"]);
    assert!(output.code == 2 && output.err.contains("`most` is not a number"), "{}", output.err);
    let output = runner.run(&["mark", "assets/phones", "counted", "--as", "chen", "--value", "38"]);
    assert!(output.out.contains("not enough: 38, where 40 台 was asked"), "{}", output.out);
}

#[test]
fn a_shortfall_is_signed_only_as_a_reservation_and_stands_in_the_record() {
    let phones = "assets/phones";
    let runner = Small::new().item(phones, "quantity = \"40\"\n", &["lin handed"]).write();
    let counted = runner.run(&["mark", phones, "counted", "--as", "chen", "--value", "38"]);
    assert_eq!(counted.code, 0, "{}", counted.err);
    let draft = runner.run(&["record", "cutover", "--format", "json"]).out;
    let record: Value = serde_json::from_str(&draft).unwrap();
    let reservation = &record["derived"]["reservations"][0];
    assert_eq!((&reservation["item"], &reservation["shortfall"]["asked"]), (&phones.into(), &"40".into()), "{draft}");
    let counts = &record["derived"]["counts"];
    assert_eq!((&counts["complete"], &counts["shortfalls"]), (&1.into(), &1.into()));
    let text = runner.run(&["record", "cutover"]).out;
    assert!(text.contains("38, where 40 was asked"), "{text}");
    // Both sides can see the terms beforehand.
    let words = ["--as", "chen", "--fix-by", "2026-12-20", "--person", "lin", "--note", "two follow"];
    let output = runner.run(&[&["mark", phones, "reserved"][..], &words].concat());
    assert_eq!(output.code, 0, "{}", output.err);
    let next = runner.run(&["next", "--all"]).out;
    assert!(!next.contains("not enough"), "{next}");
}

#[test]
fn a_value_measured_anew_after_a_rejection_is_the_one_that_counts() {
    let runner = Small::new().item(RATE, "target = \">= 95 %\"\n", &[]).write();
    for (did, who, value) in [("observed", "lin", "61 %"), ("rejected", "chen", ""), ("observed", "lin", "97 %")] {
        let mut words = vec!["mark", RATE, did, "--as", who, "--note", "x"];
        if !value.is_empty() {
            words.extend(["--value", value]);
        }
        assert_eq!(runner.run(&words).code, 0);
    }
    assert_eq!(data(&runner)["items"][0]["shortfall"], Value::Null);
}

#[test]
fn the_walk_asks_for_the_value_and_takes_no_words_for_a_number() {
    let runner = Small::new().item(RATE, "target = \"<= 30 s\"\n", &[]).write();
    let mut pty = Pty::spawn(&["check", "--as", "lin"], runner.root(), 100, 40, &[]);
    pty.wait_for("❯ Observed");
    pty.key(Key::Enter);
    pty.wait_for("Result, to be held against <= 30 s");
    pty.type_text("slow");
    pty.key(Key::Enter);
    pty.wait_for("That should be a number");
    for _ in 0..4 {
        pty.key(Key::Backspace);
    }
    pty.type_text("52 秒");
    pty.key(Key::Enter);
    pty.wait_for("Note, file or address (may be left empty)");
    pty.key(Key::Enter);
    pty.wait_for("not enough: 52 秒, where <= 30 s was asked");
    assert!(runner.read("monitoring.toml").contains("value = \"52 秒\""));
}

#[test]
fn a_value_in_another_unit_is_refused_and_in_a_file_never_enough() {
    let small = Small::new().item(RATE, "target = \"<= 30 s\"\n", &[]);
    let runner = small.write();
    let refused = runner.run(&["mark", RATE, "observed", "--as", "lin", "--value", "1 min"]);
    assert!(refused.code == 2 && refused.err.contains("\"1 min\" is in another unit"), "{}", refused.err);
    // Whoever writes it into the file is told of it.
    let act = "{ at = 2026-11-19T10:00:00+08:00, by = \"lin\", did = \"observed\", value = \"1 min\" },\n]";
    runner.write("monitoring.toml", &runner.read("monitoring.toml").replace("\n]", &format!("\n  {act}")));
    assert_eq!(data(&runner)["items"][0]["shortfall"]["unclear"], true);
    let check = runner.run(&["check", "--no-input"]);
    assert!(check.out.contains("value-unclear") && check.out.contains("another unit"), "{}", check.out);
}

#[test]
fn what_an_item_rests_on_is_told() {
    let runner = Small::new().item("scope/a", "", &[]).write();
    assert_eq!(data(&runner)["items"][0]["grade"], Value::Null);
    runner.write("proof.txt", "seen");
    for (did, who, evidence, grade) in
        [("proposed", "lin", None, "stated"), ("agreed", "chen", Some("proof.txt"), "hashed")]
    {
        let mut words = vec!["mark", "scope/a", did, "--as", who];
        words.extend(evidence.iter().flat_map(|file| ["--evidence", *file]));
        assert_eq!(runner.run(&words).code, 0);
        assert_eq!(data(&runner)["items"][0]["grade"], grade);
    }
    assert!(runner.run(&["show", "scope/a"]).out.contains("complete, evidence hashed"));
}

#[test]
fn a_digest_of_what_is_not_here_is_no_evidence_that_was_hashed() {
    for path in ["evidence/gone.pdf", "/srv/dumps/orders.sql.gz", "../elsewhere.txt", "evidence/link.txt"] {
        let log = format!(
            "log = [{{ at = 2026-11-10T10:00:00+08:00, by = \"lin\", did = \"proposed\", evidence = [{{ path = \"{path}\", sha256 = \"{}\" }}] }}]",
            "ab".repeat(32)
        );
        let runner = Small::new().item("scope/b", "", &[]).write();
        runner.write(
            "a.toml",
            &format!("section = \"scope\"\ntitle = \"A\"\n\n[[items]]\nid = \"a\"\ntitle = \"a\"\n{log}\n"),
        );
        runner.write("evidence/there.txt", "x");
        #[cfg(unix)]
        std::os::unix::fs::symlink(runner.path("evidence/there.txt"), runner.path("evidence/link.txt")).unwrap();
        let all = data(&runner)["items"].as_array().unwrap().clone();
        let own = all.iter().find(|item| item["item"] == "scope/a").unwrap();
        assert_eq!(own["grade"], "digest-given", "{path}");
        let shown = runner.run(&["show", "scope/a"]).out;
        assert!(shown.contains("a digest only, of what is not here"), "{path}: {shown}");
        let json: Value = serde_json::from_str(&runner.run(&["show", "scope/a", "--format", "json"]).out).unwrap();
        assert_eq!(json["log"][0]["grade"], "digest-given", "{path}");
    }
}
