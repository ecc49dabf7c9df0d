//! What an item needs besides other items: all of a kind, one of several, a signature.

use crate::support::small::{Seen, Small};
use chrono::TimeDelta;
use handover::model::standing::State;
use std::collections::HashMap;

const OPEN: &[&str] = &[];
const ACCEPTED: &[&str] = &["lin delivered", "chen accepted"];
const WAIVED: &[&str] = &["lin waived: gone", "chen waived: fine"];
const LAST: &str = "scope/last";

fn needs(small: Small, need: &str) -> Seen {
    small.item(LAST, &format!("needs = [\"{need}\"]"), &[]).load()
}

#[test]
fn all_of_a_kind_are_those_that_count() {
    for (fields, acts, state) in [
        ("", OPEN, State::Waiting),
        ("", ACCEPTED, State::Open),
        ("", WAIVED, State::Open),
        ("optional = true", OPEN, State::Open),
        ("optional = true", &["lin delivered"], State::Waiting),
        ("steps = []", OPEN, State::Open),
        ("when = { item = \"scope/out\", field = \"included\", is = true }", OPEN, State::Open),
    ] {
        let small = Small::new().item("deliverables/done", "", ACCEPTED).item("deliverables/a", fields, acts);
        let seen = needs(small.item("scope/out", "included = false", OPEN), "deliverables/*");
        assert_eq!(seen.state(LAST), state, "{fields} {acts:?}");
    }
}

#[test]
fn an_item_does_not_wait_for_itself_among_all_of_its_kind() {
    let seen = needs(Small::new().item("scope/first", "", &["lin proposed", "chen agreed"]), "scope/*");
    assert_eq!(seen.state(LAST), State::Open);
    assert_eq!(needs(Small::new().item("scope/first", "", &["lin proposed"]), "*").state(LAST), State::Waiting);
}

#[test]
fn an_optional_item_that_is_wanted_is_among_all_of_its_kind() {
    let small = Small::new().item("deliverables/spare", "optional = true", OPEN);
    assert_eq!(needs(small, "deliverables/*").state(LAST), State::Open);
    let small = Small::new().item("deliverables/spare", "optional = true", OPEN);
    let small = small.item("backups/copy", "needs = [\"deliverables/spare\"]", OPEN);
    let seen = needs(small, "deliverables/*");
    assert!(seen.standing("deliverables/spare").counts);
    assert_eq!(seen.state(LAST), State::Waiting);
}

#[test]
fn one_of_several_is_enough() {
    let pair = |first, second| {
        let small = Small::new().item("deliverables/a", "one_of = \"way\"", first);
        needs(small.item("deliverables/b", "one_of = \"way\"", second), "one_of:way").state(LAST)
    };
    assert_eq!(pair(OPEN, OPEN), State::Waiting);
    assert_eq!(pair(OPEN, &["lin delivered"]), State::Waiting);
    assert_eq!(pair(OPEN, ACCEPTED), State::Open);
    assert_eq!(pair(WAIVED, OPEN), State::Waiting, "the other is left");
    assert_eq!(pair(WAIVED, WAIVED), State::Open, "none is left");
    let out = "one_of = \"way\"\nwhen = { item = \"scope/out\", field = \"included\", is = true }";
    let small = Small::new().item("deliverables/a", out, OPEN).item("scope/out", "included = false", OPEN);
    assert_eq!(needs(small, "one_of:way").state(LAST), State::Open, "none applies");
}

#[test]
fn a_gate_opens_when_all_have_signed() {
    let mut seen = needs(Small::new(), "signoff/start");
    assert_eq!(seen.state(LAST), State::Waiting, "no gate is open before the records are looked at");
    let signed = seen.loaded.view.now - TimeDelta::hours(1);
    seen.loaded.view.hold(HashMap::new(), HashMap::from([("start".to_owned(), signed)]));
    assert_eq!((seen.state(LAST), seen.next(LAST).as_str()), (State::Open, "proposed by lin, gu"));
}

#[test]
fn a_gate_decides_who_is_asked_and_never_how_a_log_is_read() {
    let small = Small::new().item("deliverables/a", "needs = [\"signoff/start\"]", ACCEPTED);
    let mut seen = small.item("deliverables/b", "needs = [\"signoff/start\"]", &["lin delivered"]).load();
    seen.loaded.view.hold(HashMap::new(), HashMap::new());
    assert_eq!((seen.state("deliverables/a"), seen.state("deliverables/b")), (State::Complete, State::Waiting));
    assert!(seen.standing("deliverables/b").violations.is_empty());
}
