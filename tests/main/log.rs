//! `handover log`: what was recorded, in the order in which it was.

use crate::support::small::Small;
use insta::assert_snapshot;

fn project() -> Small {
    Small::new()
        .item("deliverables/a", "", &["lin delivered: the first", "chen rejected: page 2 is missing"])
        .item("deliverables/b", "", &["gu delivered"])
        .item("scope/goals", "", &["lin proposed"])
}

#[test]
fn acts_are_told_in_time_order_with_their_items() {
    let runner = project().write();
    assert_snapshot!(runner.run(&["log"]).out, @r#"
    2 Nov 09:00  Lin Wei: Proposed
                 Item goals (scope/goals)
    2 Nov 09:00  Lin Wei: Delivered — "the first"
                 Item a (deliverables/a)
    2 Nov 09:00  Gu Ning: Delivered
                 Item b (deliverables/b)
    2 Nov 09:01  Chen Yu: Rejected — "page 2 is missing"
                 Item a (deliverables/a)
    "#);
    assert_snapshot!(runner.run(&["--lang", "zh-CN", "log", "scope", "--since", "2026年11月2日"]).out, @"
    11月2日 09:00  Lin Wei：已提出
                   Item goals（scope/goals）
    ");
    assert_snapshot!(runner.run(&["log", "--by", "Chen Yu"]).out, @r#"
    2 Nov 09:01  Chen Yu: Rejected — "page 2 is missing"
                 Item a (deliverables/a)
    "#);
    assert_snapshot!(runner.run(&["log", "--since", "yesterday"]).out, @"Nothing of what you asked for was recorded.");
    assert_snapshot!(runner.run(&["log", "--since", "soon"]).err, @r#"error: --since: "soon" is not a day; write it like 2026-11-30"#);
}

#[test]
fn programs_read_the_same_acts() {
    let runner = project().write();
    let read: serde_json::Value = serde_json::from_str(&runner.run(&["log", "a", "--format", "json"]).out).unwrap();
    assert_eq!(read["schema"], "handover/log/1");
    let acts = read["acts"].as_array().unwrap();
    let told: Vec<_> = acts.iter().map(|act| (act["by"].as_str().unwrap(), act["did"].as_str().unwrap())).collect();
    assert_eq!(told, [("lin", "delivered"), ("chen", "rejected")]);
    assert_eq!((&acts[1]["item"], &acts[1]["note"]), (&"deliverables/a".into(), &"page 2 is missing".into()));
}
