//! What the acts in an item's log make of it: two keys, the order of steps, rejections, waivers, blocks.

use crate::support::small::{Small, after};
use handover::model::standing::State;

const A: &str = "deliverables/a";

/// After some acts the item is in this state and waits for this.
#[track_caller]
fn assert_stands(acts: &[&str], state: State, next: &str) {
    let seen = after(acts);
    assert_eq!((seen.state(A), seen.next(A).as_str()), (state, next), "after {acts:?}");
    assert_eq!(seen.found(), [""; 0], "after {acts:?}");
}

/// The last of these acts is found to be against the rules, and changes nothing.
#[track_caller]
fn assert_against_rules(acts: &[&str], code: &str) {
    let (last, before) = acts.split_last().expect("an act");
    let (seen, earlier) = (after(acts), after(before));
    let line = 7 + acts.len();
    assert_eq!(seen.found(), [format!("{code} deliverables.toml:{line}:3")], "{last:?} after {before:?}");
    assert_eq!(seen.standing(A).replay.made, earlier.standing(A).replay.made, "{last:?} after {before:?}");
    assert_ne!(seen.state(A), State::Complete, "{last:?} after {before:?}");
    assert_eq!(seen.next(A), "", "a broken log is mended before anything else");
}

#[test]
fn an_item_goes_through_its_steps_from_open_to_complete() {
    assert_stands(&[], State::Open, "delivered by lin, gu");
    assert_stands(&["lin delivered"], State::InProgress, "accepted by chen, maya");
    assert_stands(&["lin delivered", "chen accepted"], State::Complete, "");
}

#[test]
fn a_giver_cannot_make_the_receivers_step_by_hand() {
    assert_against_rules(&["lin delivered", "gu accepted"], "wrong-party");
    assert_against_rules(&["lin delivered", "lin accepted"], "wrong-party");
}

#[test]
fn a_receiver_cannot_make_the_givers_step_by_hand() {
    assert_against_rules(&["chen delivered"], "wrong-party");
}

#[test]
fn a_witness_may_note_and_makes_no_step() {
    assert_against_rules(&["zhao delivered"], "wrong-party");
    assert_against_rules(&["lin delivered", "zhao accepted"], "wrong-party");
    assert_against_rules(&["zhao waived: not ours"], "wrong-party");
    assert_against_rules(&["lin delivered", "zhao rejected: no"], "wrong-party");
    assert_stands(&["lin delivered", "zhao noted: seen"], State::InProgress, "accepted by chen, maya");
}

#[test]
fn steps_come_in_their_order_and_once() {
    assert_against_rules(&["chen accepted"], "wrong-order");
    assert_against_rules(&["lin delivered", "lin delivered"], "wrong-order");
    let late = after(&["lin delivered", "chen accepted", "chen accepted"]);
    assert_eq!(late.found(), ["wrong-order deliverables.toml:10:3"]);
    assert_ne!(late.state(A), State::Complete);
}

#[test]
fn an_act_of_nobody_or_of_no_meaning_is_found() {
    assert_against_rules(&["nobody delivered"], "unknown-person");
    assert_against_rules(&["lin granted"], "unknown-act");
}

#[test]
fn a_rejection_falls_back_one_step_and_shows_until_that_step_is_made_again() {
    let row = "action = \"transfer\"";
    let acts = ["lin granted", "chen confirmed", "lin rejected: still logged in"];
    let seen = Small::new().item("permissions/a", row, &acts).load();
    assert_eq!(seen.state("permissions/a"), State::Rejected);
    assert_eq!(seen.standing("permissions/a").replay.made, 1);
    assert_eq!(seen.next("permissions/a"), "confirmed by chen, maya");
    let again = [&acts[..], &["chen confirmed"]].concat();
    let seen = Small::new().item("permissions/a", row, &again).load();
    assert_eq!((seen.state("permissions/a"), seen.standing("permissions/a").replay.made), (State::InProgress, 2));
    assert_stands(&["lin delivered", "chen rejected: page 2 is missing"], State::Rejected, "delivered by lin, gu");
}

#[test]
fn a_rejection_stays_shown_through_notes() {
    let acts = ["lin delivered", "chen rejected: no", "lin noted: tomorrow", "zhao noted: seen"];
    assert_stands(&acts, State::Rejected, "delivered by lin, gu");
}

#[test]
fn only_the_party_of_the_next_step_rejects_and_only_what_was_made() {
    assert_against_rules(&["lin delivered", "gu rejected: no"], "wrong-party");
    assert_against_rules(&["lin rejected: nothing there yet"], "wrong-order");
    assert_against_rules(&["lin delivered", "chen rejected: no", "chen rejected: no"], "wrong-party");
    let done = after(&["lin delivered", "chen accepted", "chen rejected: too late"]);
    assert_eq!(done.found(), ["wrong-order deliverables.toml:10:3"]);
}

#[test]
fn one_side_alone_waives_nothing() {
    assert_stands(&["lin waived: never had one"], State::Open, "waived by chen, maya");
    assert_stands(&["chen waived: no need"], State::Open, "waived by lin, gu");
    assert_against_rules(&["lin waived: never had one", "gu waived: me too"], "wrong-order");
}

#[test]
fn both_sides_together_waive() {
    assert_stands(&["lin waived: gone", "chen waived: fine"], State::Waived, "");
    assert_stands(&["chen waived: no need", "lin waived: fine"], State::Waived, "");
}

#[test]
fn the_other_side_can_refuse_a_waiver_or_go_on_with_the_step() {
    assert_stands(&["lin waived: gone", "chen rejected: we need it"], State::Open, "delivered by lin, gu");
    assert_against_rules(&["lin waived: gone", "gu rejected: no"], "wrong-party");
    let acts = ["lin delivered", "chen waived: no need", "lin rejected: you do"];
    assert_stands(&acts, State::InProgress, "accepted by chen, maya");
    assert_stands(&["chen waived: no need", "lin delivered"], State::InProgress, "accepted by chen, maya");
}

#[test]
fn a_block_is_shown_and_cleared_by_the_next_step() {
    assert_stands(&["lin blocked: no disk"], State::Blocked, "delivered by lin, gu");
    assert_stands(&["lin blocked: no disk", "lin noted: ordered"], State::Blocked, "delivered by lin, gu");
    assert_stands(&["lin blocked: no disk", "lin delivered"], State::InProgress, "accepted by chen, maya");
}

#[test]
fn a_note_changes_nothing() {
    for (acts, state) in [
        (vec![], State::Open),
        (vec!["lin delivered"], State::InProgress),
        (vec!["lin delivered", "chen accepted"], State::Complete),
        (vec!["lin waived: a", "chen waived: b"], State::Waived),
    ] {
        let before = after(&acts);
        let seen = after(&[&acts[..], &["chen noted: by the way"]].concat());
        assert_eq!((seen.state(A), seen.next(A)), (state, before.next(A)), "{acts:?}");
        assert_eq!(seen.found(), [""; 0]);
    }
}

#[test]
fn reopening_starts_over_and_keeps_the_log() {
    let acts = ["lin delivered", "chen accepted", "chen reopened: a page was missing"];
    assert_stands(&acts, State::Open, "delivered by lin, gu");
    assert_eq!(after(&acts).loaded.view.project.items.first().unwrap().log.len(), 3);
    assert_stands(&["lin waived: a", "chen waived: b", "lin reopened: c"], State::Open, "delivered by lin, gu");
    assert_stands(&["lin delivered", "chen rejected: a", "lin reopened: b"], State::Open, "delivered by lin, gu");
}

#[test]
fn reasons_are_required() {
    for did in ["rejected", "waived", "blocked", "noted", "reopened"] {
        assert_against_rules(&["lin delivered", &format!("chen {did}")], "note-missing");
        assert_against_rules(&["lin delivered", &format!("chen {did}:  ")], "note-missing");
    }
}

#[test]
fn time_does_not_run_backwards_in_a_log() {
    let small = |second: &str| {
        let text = format!(
            "section = \"deliverables\"\nitems = [{{ id = \"a\", title = \"A\", log = [\n\
             {{ at = 2026-11-02T09:00:00+08:00, by = \"lin\", did = \"delivered\" }},\n\
             {{ at = {second}, by = \"chen\", did = \"accepted\" }},\n] }}]\n"
        );
        Small::new().file("deliverables.toml", &text).load()
    };
    assert_eq!(small("2026-11-02T08:59:59+08:00").found(), ["time-runs-back deliverables.toml:4:1"]);
    assert_eq!(small("2026-11-02T02:00:00+00:00").found(), [""; 0], "offsets are compared as moments");
    assert_eq!(small("2026-11-02T09:00:00+08:00").found(), [""; 0], "the same second is no step back");
}

#[test]
fn a_broken_log_is_found_with_line_and_column_and_is_never_complete() {
    let text = "section: deliverables\nitems:\n  - id: a\n    title: 手册\n    log:\n      \
                - {at: 2026-11-02T09:00:00+08:00, by: lin, did: delivered}\n      \
                - {at: soon, by: chen, did: accepted}\n";
    let seen = Small::new().file("交付物.yaml", text).load();
    assert_eq!(seen.found(), ["bad-time 交付物.yaml:7:14"]);
    assert_ne!(seen.state(A), State::Complete);
    assert_eq!(seen.next(A), "");
    let broken = after(&["lin delivered", "gu accepted", "chen accepted"]);
    assert_eq!(broken.found(), ["wrong-party deliverables.toml:9:3"]);
    assert_ne!(broken.state(A), State::Complete, "all steps are made, but the log must be mended first");
}

#[test]
fn marks_never_turn_the_other_partys_key() {
    let project = Small::new().item(A, "", &["lin delivered"]).item("deliverables/b", "", &[]);
    for (person, item, did) in [
        ("lin", A, "accepted"),
        ("gu", A, "accepted"),
        ("zhao", A, "accepted"),
        ("lin", A, "rejected"),
        ("chen", "deliverables/b", "delivered"),
        ("zhao", "deliverables/b", "delivered"),
        ("zhao", "deliverables/b", "waived"),
    ] {
        let runner = project.write();
        let before = runner.snapshot();
        let output = runner.run(&["mark", item, did, "--as", person, "--note", "why not"]);
        assert_eq!(output.code, 2, "{person} {did} {item}: {output:?}");
        assert!(output.err.contains("acts for the"), "{}", output.err);
        assert_eq!(runner.snapshot(), before, "{person} {did} {item}");
    }
}

#[test]
fn half_a_waiver_is_shown_and_is_refused_by_the_other_side() {
    let runner = Small::new().item(A, "", &[]).write();
    let mark = |did: &str, person: &str| runner.run(&["mark", "a", did, "--as", person, "--note", "never had one"]);
    assert_eq!(mark("waived", "lin").code, 0);
    let shown = runner.run(&["show", "a"]);
    assert!(shown.out.contains("the giver says that it does not apply"), "{}", shown.out);
    assert_eq!(mark("waived", "gu").code, 2, "the same side does not count twice");
    assert_eq!(mark("rejected", "gu").code, 2, "nor does it refuse its own waiver");
    assert_eq!(mark("rejected", "chen").code, 0);
    let shown = runner.run(&["show", "a"]);
    assert!(!shown.out.contains("says that it does not apply"), "{}", shown.out);
    assert!(shown.out.contains("open"), "{}", shown.out);
}
