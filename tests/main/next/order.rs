//! `handover next`: in which order, for whom, and why.

use crate::support::refused::{Refused, assert_refused};
use crate::support::runner::Runner;
use crate::support::small::Small;
use serde_json::Value;

fn json(runner: &Runner, arguments: &[&str]) -> Value {
    let output = runner.run(&[&["next", "--format", "json"], arguments].concat());
    assert_eq!(output.code, 0, "{output:?}");
    serde_json::from_str(&output.out).unwrap()
}

/// Each group as "people: acts", an act as its id and the number of items it unblocks.
fn groups(runner: &Runner, arguments: &[&str]) -> Vec<String> {
    let report = json(runner, arguments);
    let words = |value: &Value| value.as_array().unwrap().iter().map(|id| id.as_str().unwrap().to_owned()).collect();
    let describe = |group: &Value| {
        let people: Vec<String> = words(&group["people"]);
        let acts = group["acts"].as_array().unwrap().iter().map(|act| {
            let unblocks: Vec<String> = words(&act["unblocks"]);
            format!(" {}/{}", act["item"].as_str().unwrap().split('/').nth(1).unwrap(), unblocks.len())
        });
        format!("{}:{}", people.join(" "), acts.collect::<String>())
    };
    report["groups"].as_array().unwrap().iter().map(describe).collect()
}

const LIN: &str = "owner = [\"lin\"]\n";

fn lins(fields: &str) -> String {
    format!("{LIN}{fields}")
}

#[test]
fn what_unblocks_most_comes_first_and_what_is_late_before_it() {
    let runner = Small::new()
        .item("deliverables/soon", &lins("due = 2026-11-23"), &[])
        .item("deliverables/root", &lins("due = 2026-12-20"), &[])
        .item("deliverables/middle", &lins("needs = [\"deliverables/root\"]"), &[])
        .item("deliverables/leaf", &lins("needs = [\"deliverables/middle\"]"), &[])
        .item("deliverables/sooner", &lins("due = 2026-11-22"), &[])
        .item("deliverables/dateless", LIN, &[])
        .item("deliverables/today", &lins("due = 2026-11-20"), &[])
        .item("deliverables/late", &lins("due = 2026-11-18"), &[])
        .write();
    assert_eq!(groups(&runner, &[]), ["lin: late/0 today/0 root/2 sooner/0 soon/0 dateless/0"]);
}

#[test]
fn what_belongs_to_a_stage_after_the_coming_one_comes_last_unless_something_needs_it_before() {
    let close = "stage = \"close\"\ndue = 2026-12-07";
    let runner = Small::new()
        .item("deliverables/figure", &lins(&format!("{close}\npriority = \"high\"")), &[])
        .item("deliverables/review", &lins("stage = \"close\"\nneeds = [\"deliverables/figure\"]"), &[])
        .item("deliverables/early", &lins(close), &[])
        .item("deliverables/cutover", &lins("needs = [\"deliverables/early\"]\ndue = 2026-11-29"), &[])
        .item("deliverables/someday", LIN, &[])
        .item("deliverables/soon", &lins("due = 2026-11-23"), &[])
        .write();
    assert_eq!(groups(&runner, &[]), ["lin: early/1 soon/0 someday/0 figure/1"]);
    // Once the coming stage is that one, nothing of it is later.
    let runner = runner.env("HANDOVER_NOW", "2026-12-02T10:00:00+08:00");
    assert_eq!(groups(&runner, &[])[0].split(' ').next_back(), Some("someday/0"));
}

#[test]
fn what_holds_up_something_late_counts_as_late() {
    let runner = Small::new()
        .item("deliverables/first", &lins("due = 2026-11-21"), &[])
        .item("deliverables/root", LIN, &[])
        .item("deliverables/leaf", &lins("needs = [\"deliverables/root\"]\ndue = 2026-11-18"), &[])
        .write();
    assert_eq!(groups(&runner, &[]), ["lin: root/1 first/0"]);
    let output = runner.run(&["next"]);
    assert!(output.out.contains("holds up what was due 18 Nov  unblocks 1"), "{}", output.out);
    assert!(
        output.out.contains("\"Item root\" comes first: it holds up what was due 18 Nov, and 1 item waits for it."),
        "{}",
        output.out
    );
}

#[test]
fn each_alternative_of_what_is_needed_unblocks_it() {
    let runner = Small::new()
        .item("deliverables/a", &lins("one_of = \"way\""), &[])
        .item("deliverables/b", &lins("one_of = \"way\""), &["lin delivered"])
        .item("deliverables/leaf", &lins("needs = [\"deliverables/a\"]"), &[])
        .write();
    assert_eq!(groups(&runner, &[]), ["chen maya: b/1"], "a is not chosen any more, and b does as well");
}

#[test]
fn an_optional_item_is_told_only_when_something_waits_for_it() {
    let runner = Small::new()
        .item("deliverables/needed", &lins("optional = true"), &[])
        .item("deliverables/spare", &lins("optional = true"), &[])
        .item("deliverables/leaf", &lins("needs = [\"deliverables/needed\"]"), &[])
        .write();
    assert_eq!(groups(&runner, &[]), ["lin: needed/1"]);
}

#[test]
fn a_circle_of_needs_blocks_nobody_else() {
    let runner = Small::new()
        .item("deliverables/a", &lins("needs = [\"deliverables/b\", \"deliverables/c\"]"), &[])
        .item("deliverables/b", &lins("needs = [\"deliverables/a\"]"), &[])
        .item("deliverables/c", LIN, &[])
        .write();
    assert_eq!(groups(&runner, &[]), ["lin: c/2"]);
}

#[test]
fn a_step_of_many_people_is_shown_once_under_the_party() {
    let runner = Small::new()
        .item("deliverables/any", "", &["lin delivered"])
        .item("deliverables/named", "owner = [\"maya\"]", &["lin delivered"])
        .write();
    let output = runner.run(&["next"]);
    assert_eq!(output.code, 0, "{output:?}");
    assert!(output.out.contains("\nAnyone of the receiver: 1 item\n"), "{}", output.out);
    assert!(output.out.contains("\nMaya Torres (receiver): 1 item\n"), "{}", output.out);
    assert_eq!(output.out.matches("Item any").count(), 2, "once as an act and once in the reason: {}", output.out);
    assert!(!output.out.contains("Chen Yu") && !output.out.contains("Zhao"), "nobody without an act: {}", output.out);
}

#[test]
fn who_asks_sees_their_own_first_and_the_others_with_all() {
    let runner = Small::new()
        .item("deliverables/lins", &lins("due = 2026-11-18"), &[])
        .item("deliverables/any", "owner = [\"chen\"]", &["lin delivered"])
        .item("deliverables/mayas", "owner = [\"maya\"]", &["lin delivered"])
        .write();
    assert_eq!(groups(&runner, &[]), ["lin: lins/0", "chen: any/0", "maya: mayas/0"]);
    assert_eq!(groups(&runner, &["--as", "maya"]), ["maya: mayas/0"]);
    assert_eq!(groups(&runner, &["--as", "maya", "--all"]), ["maya: mayas/0", "lin: lins/0", "chen: any/0"]);
    assert_eq!(groups(&runner, &["--party", "receiver"]), ["chen: any/0", "maya: mayas/0"]);
    assert_eq!(groups(&runner, &["--party", "witness"]), Vec::<String>::new());
    assert_eq!(json(&runner, &["--as", "maya"])["elsewhere"], 2);
    let runner = runner.env("HANDOVER_AS", "maya");
    let shown = runner.run(&["next"]).out;
    assert!(shown.contains("\nYou are Maya Torres, for the receiver: 1 item\n"), "{shown}");
    assert!(shown.contains("Others  2 items waiting on others; `--all` shows them"), "{shown}");
    let nothing = runner.run(&["next", "--as", "zhao", "--lang", "zh-CN"]).out;
    assert!(nothing.contains("目前没有待你处理的事项。"), "{nothing}");
}

#[test]
fn a_limit_says_how_many_it_hides_and_how_to_see_them() {
    let small = (0..7).fold(Small::new(), |small, at| small.item(&format!("deliverables/i{at}"), LIN, &[]));
    let runner = small.write();
    let shown = runner.run(&["next"]).out;
    assert!(shown.contains("Lin Wei (giver): 7 items\n") && shown.contains("  5. "), "{shown}");
    assert!(!shown.contains("  6. ") && shown.contains("… and 2 more, `--limit 7` shows them"), "{shown}");
    assert!(runner.run(&["next", "--limit", "7"]).out.contains("  7. deliver it: Item i6"));
    assert_eq!(json(&runner, &[])["groups"][0]["acts"].as_array().unwrap().len(), 7, "data is whole");
    assert_eq!(json(&runner, &["--limit", "2"])["groups"][0]["acts"].as_array().unwrap().len(), 2);
}

#[test]
fn an_unknown_person_is_refused_in_both_languages() {
    let runner = Small::new().item("deliverables/a", "", &[]).write();
    let expected = Refused { code: 2, en: &["nobody here is called `max`"], zh: &["没有名为 `max` 的人员"] };
    assert_refused(&runner, &["next", "--as", "max"], &expected);
}

#[test]
fn a_broken_file_is_told_after_what_can_still_be_done() {
    let runner = Small::new().item("deliverables/a", LIN, &[]).file("torn.toml", "section = ").write();
    let output = runner.run(&["next"]);
    assert_eq!(output.code, 3, "{output:?}");
    assert!(output.out.contains("deliver it: Item a") && output.err.contains("torn.toml"), "{output:?}");
}
