//! Acts that are taken back, blocks that are, and logs that start over.

use crate::support::small::{Seen, Small, after};
use handover::model::standing::State;

const A: &str = "deliverables/a";

fn violations(seen: &Seen) -> Vec<&'static str> {
    seen.standing(A).violations.iter().map(|(_, why)| why.code()).collect()
}

#[test]
fn an_act_and_what_takes_it_back_count_as_never_made() {
    let seen = after(&["lin delivered", "lin undone {of = 2026-11-02T09:00:00+08:00}"]);
    assert_eq!((seen.state(A), seen.next(A).as_str()), (State::Open, "delivered by lin, gu"));
    assert_eq!(*seen.standing(A).undone, [(0, 1), (1, 0)]);
    let noted = ["lin delivered", "chen noted: seen", "lin undone {of = 2026-11-02T09:00:00+08:00}", "gu delivered"];
    let seen = after(&noted);
    assert_eq!((seen.state(A), violations(&seen)), (State::InProgress, vec![]), "a note of others is no hindrance");
}

#[test]
fn several_acts_are_taken_back_one_after_the_other() {
    let acts = [
        "lin delivered",
        "lin noted: wrong file",
        "lin undone {of = 2026-11-02T09:01:00+08:00}",
        "lin undone {of = 2026-11-02T09:00:00+08:00}",
    ];
    assert_eq!(*after(&acts).standing(A).undone, [(0, 3), (1, 2), (2, 1), (3, 0)]);
    assert_eq!(violations(&after(&[acts[0], acts[1], acts[3]])), ["wrong-undo"], "the note is the newest");
}

#[test]
fn what_others_acted_on_is_not_taken_back() {
    let seen = after(&["lin delivered", "chen accepted", "lin undone {of = 2026-11-02T09:00:00+08:00}"]);
    assert_eq!(violations(&seen), ["wrong-undo"]);
    assert_eq!((seen.standing(A).replay.made, seen.state(A)), (2, State::InProgress), "both steps stand");
    let advice = seen.findings().into_iter().find(|finding| finding.code == "wrong-undo").unwrap().advice.unwrap();
    assert!(advice.of(handover::text::Lang::En).contains("reopened"));
}

#[test]
fn nothing_else_is_taken_back() {
    let of = |of: &str| format!("lin undone {{of = 2026-11-02T{of}:00+08:00}}");
    for (acts, why) in [
        (vec!["lin delivered".to_owned(), of("09:05")], "another moment"),
        (vec!["gu delivered".to_owned(), of("09:00")], "another person's"),
        (vec!["lin delivered".to_owned(), of("09:00"), of("09:01")], "what takes back is not taken back"),
        (vec!["lin delivered".to_owned(), "lin undone".to_owned()], "no moment"),
        (vec![of("09:05"), "lin delivered".to_owned()], "what comes after it"),
    ] {
        let acts: Vec<&str> = acts.iter().map(String::as_str).collect();
        assert_eq!(violations(&after(&acts)), ["wrong-undo"], "{why}");
    }
}

#[test]
fn what_breaks_a_rule_may_be_taken_back() {
    let acts = ["lin delivered", "gu accepted", "gu undone {of = 2026-11-02T09:01:00+08:00}", "chen accepted"];
    assert_eq!((after(&acts).state(A), after(&acts).found()), (State::Complete, vec![]));
}

#[test]
fn in_rounds_an_act_that_names_none_may_belong_to_any() {
    let weekly = "every = \"1w\"\nfrom = \"start\"\nuntil = \"cutover\"";
    let seen = |acts: &[&str]| Small::new().item(A, weekly, acts).load();
    let back = "lin undone {of = 2026-11-02T09:00:00+08:00";
    let undone = |acts: &[&str]| seen(acts).standing(A).undone.to_vec();
    assert_eq!(undone(&["lin delivered", &format!("{back}, round = 1}}")]), [(0, 1), (1, 0)]);
    assert_eq!(undone(&["lin delivered {round = 2}", &format!("{back}}}")]), [(0, 1), (1, 0)]);
    assert_eq!(undone(&["lin delivered {round = 2}", &format!("{back}, round = 1}}")]), []);
    let accepted = ["lin delivered", "chen accepted {round = 1}", &format!("{back}}}")];
    assert_eq!(violations(&seen(&accepted)), ["wrong-undo"], "the other side acted on it");
    let elsewhere = ["lin delivered {round = 1}", "gu delivered {round = 2}", &format!("{back}, round = 1}}")];
    assert_eq!(undone(&elsewhere), [(0, 2), (2, 0)], "another round is another item");
}

#[test]
fn a_block_stands_until_its_own_party_ends_it() {
    let blocked = "chen blocked: no room";
    assert_eq!(after(&[blocked, "lin delivered"]).state(A), State::Blocked, "others may go on");
    assert_eq!(after(&[blocked, "lin delivered"]).next(A), "accepted by chen, maya");
    assert_eq!(after(&[blocked, "lin delivered", "maya unblocked"]).state(A), State::InProgress);
    assert_eq!(after(&[blocked, "lin delivered", "maya accepted"]).state(A), State::Complete);
    assert_eq!(after(&[blocked, "lin reopened: anew"]).state(A), State::Open);
    assert_eq!(violations(&after(&[blocked, "lin unblocked"])), ["wrong-order"], "not their block");
    assert_eq!(violations(&after(&["lin unblocked"])), ["wrong-order"]);
}

#[test]
fn what_was_wrong_before_an_item_was_reopened_is_no_longer_judged() {
    let broken = ["lin delivered", "gu accepted", "nobody noted: hm"];
    assert_eq!(violations(&after(&broken)), ["wrong-party", "unknown-person"]);
    let reopened = [&broken[..], &["lin reopened: anew", "lin delivered", "chen accepted"]].concat();
    assert_eq!((after(&reopened).state(A), after(&reopened).found()), (State::Complete, vec![]));
    let runner = Small::new().item(A, "", &broken).write();
    let mark = |did: &str| runner.run(&["mark", "a", did, "--as", "lin", "--note", "start over"]);
    assert_eq!(mark("noted").code, 2, "it is mended before anything is added");
    assert_eq!(mark("reopened").code, 0, "or starts over");
    assert_eq!(mark("delivered").code, 0);
}
