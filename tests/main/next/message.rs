//! `handover next --message`: what waits on the other side, to be pasted into a chat.

use crate::support::small::{PROJECT, Small};
use insta::assert_snapshot;

fn shop() -> Small {
    Small::new()
        .item("deliverables/manual", "due = 2026-11-18\nowner = [\"chen\"]", &["lin delivered"])
        .item("deliverables/keys", "due = 2026-11-23", &["lin delivered"])
        .item("permissions/erp", "owner = [\"lin\"]", &[])
        .item("deliverables/box", "owner = [\"chen\"]", &["lin delivered"])
}

#[test]
fn a_message_names_titles_ids_days_and_the_command_for_a_person() {
    let runner = shop().write();
    let message = |words: &[&str]| {
        let output = runner.run(&[&["next", "--message"], words].concat());
        assert_eq!(output.code, 0, "{output:?}");
        assert!(!output.out.contains('\u{1b}'), "{output:?}");
        output.out
    };
    assert_snapshot!(message(&["--for", "chen", "--limit", "2"]), @"
    Handover: Small handover (cutover in 10 days)

    Chen Yu (receiver): 3 items, 1 late
    - accept it: Item manual (deliverables/manual), late by 2 days
    - accept it: Item keys (deliverables/keys), due 23 Nov
    … and 1 more

    To answer: handover check --as chen
    ");
    assert_snapshot!(message(&["--for", "chen", "--lang", "zh-CN"]), @"
    移交：Small handover（距切换日还有 10 天）

    Chen Yu（接收方）：3 项，1 项逾期
    - 验收：Item manual（deliverables/manual），已逾期 2 天
    - 验收：Item keys（deliverables/keys），11月23日到期
    - 验收：Item box（deliverables/box）

    处理：handover check --as chen
    ");
    assert_snapshot!(message(&["--for", "receiver"]), @"
    Handover: Small handover (cutover in 10 days)

    Chen Yu (receiver): 2 items, 1 late
    - accept it: Item manual (deliverables/manual), late by 2 days
    - accept it: Item box (deliverables/box)

    Anyone of the receiver: 1 item
    - accept it: Item keys (deliverables/keys), due 23 Nov

    To answer: handover check
    ");
    assert_snapshot!(message(&["--for", "zhao"]), @"
    Handover: Small handover (cutover in 10 days)
    Nothing waits on Zhao Min.
    ");
    assert_eq!(message(&["--for", "接收方"]), message(&["--as", "lin"]), "it is for the other side of whoever asks");
    assert!(message(&["--as", "chen"]).contains("grant access: Item erp (permissions/erp)"));
}

#[test]
fn a_message_is_for_somebody_of_the_project_and_no_line_of_it_is_broken() {
    let runner =
        shop().item("deliverables/long", &format!("details = \"{}\"", "x".repeat(300)), &["lin delivered"]).write();
    assert_eq!(runner.run(&["next", "--message", "--for", "chn"]).code, 2);
    assert!(runner.run(&["next", "--message", "--for", "chn"]).err.contains("chen"));
    assert_eq!(runner.run(&["next", "--for", "chen"]).code, 2, "`--for` is of a message");
    let text = runner.read("deliverables.toml").replace("Item long", &"very long title ".repeat(12));
    runner.write("deliverables.toml", &text);
    assert!(
        runner
            .run(&["next", "--message", "--for", "receiver"])
            .out
            .lines()
            .any(|line| line.contains(&"very long title ".repeat(11)))
    );
    runner.write("deliverables.toml", &text.replace("very long", &"very very long".repeat(90)));
    let message = runner.run(&["next", "--message", "--for", "receiver"]).out;
    assert!(message.lines().all(|line| line.chars().count() <= 300) && message.contains('…'), "{message}");
}

#[test]
fn whoever_has_a_remote_is_told_to_pull_first() {
    let runner = shop().write();
    runner.git(".", &["init", "-q"]);
    assert!(runner.run(&["next", "--message", "--for", "chen"]).out.ends_with("To answer: handover check --as chen\n"));
    runner.git(".", &["remote", "add", "origin", "."]);
    let told = runner.run(&["next", "--message", "--for", "chen"]).out;
    assert!(told.ends_with("To answer: git pull && handover check --as chen\n"), "{told}");
}

#[test]
fn a_message_for_many_is_bounded_and_counts_the_rest() {
    let people: String = (0..14)
        .map(|number| format!("  {{ id = \"p{number}\", name = \"P {number}\", party = \"receiver\" }},\n"))
        .collect();
    let project = PROJECT.replacen("people = [\n", &format!("people = [\n{people}"), 1);
    let runner = (0..14)
        .fold(Small::new(), |small, number| {
            let owner = format!("owner = [\"p{number}\"]");
            small.item(&format!("deliverables/i{number}"), &owner, &["lin delivered"])
        })
        .write();
    runner.write("handover.toml", &project);
    let message = runner.run(&["next", "--message", "--for", "receiver"]).out;
    assert!(message.contains("… and 4 more people or groups, 4 items"), "{message}");
}
