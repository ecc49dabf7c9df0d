//! Items that apply or not as another says, and what stands under those that were not chosen.

use crate::support::small::Small;
use handover::model::standing::State;

const ASKING: &str = "steps = [{ did = \"told\", by = \"giver\", asks = { type = \"yes-no\" } }, \
                      { did = \"agreed\", by = \"receiver\" }]";
const OPEN: &[&str] = &[];
const DELIVERED: &[&str] = &["lin delivered"];
const ACCEPTED: &[&str] = &["lin delivered", "chen accepted"];

fn answered(acts: &[&str]) -> State {
    let small = Small::new().item("questions/data", ASKING, acts);
    small.item("backups/copy", "when = { item = \"questions/data\", is = \"yes\" }", &[]).load().state("backups/copy")
}

#[test]
fn an_item_waits_until_the_one_that_decides_it_is_complete() {
    let yes = "lin told {value = \"yes\"}";
    assert_eq!(answered(&[]), State::Waiting);
    assert_eq!(answered(&[yes]), State::Waiting, "the other side has not agreed yet");
    assert_eq!(answered(&[yes, "chen agreed"]), State::Open);
    assert_eq!(answered(&["lin told {value = \"no\"}", "chen agreed"]), State::NotMet);
    assert_eq!(answered(&["lin told {value = \"是\"}", "chen agreed"]), State::Open, "read by the type of the step");
    assert_eq!(answered(&["lin waived: gone", "chen waived: fine"]), State::NotMet, "it will never say so");
    let changed = [yes, "chen rejected: no", "lin told {value = \"no\"}", "chen agreed"];
    assert_eq!(answered(&changed), State::NotMet, "the newest standing act counts");
}

#[test]
fn of_several_values_the_newest_decides() {
    let asks = "by = \"any\", asks = { type = \"yes-no\" }";
    let row = format!("steps = [{{ did = \"asked\", {asks} }}, {{ did = \"told\", {asks} }}]");
    for (last, state) in [("yes", State::Open), ("no", State::NotMet)] {
        let acts = ["lin asked {value = \"no\"}", &format!("chen told {{value = \"{last}\"}}")];
        let small = Small::new().item("questions/data", &row, &acts);
        let seen = small.item("backups/copy", "when = { item = \"questions/data\", is = \"yes\" }", &[]).load();
        assert_eq!(seen.state("backups/copy"), state, "{last}");
    }
}

#[test]
fn a_field_decides_at_once() {
    for (included, state) in
        [("included = true", State::NotMet), ("included = false", State::Open), ("", State::NotMet)]
    {
        let when = "when = { item = \"scope/shop\", field = \"included\", is = false }";
        let seen = Small::new().item("scope/shop", included, &[]).item("backups/copy", when, &[]).load();
        assert_eq!(seen.state("backups/copy"), state, "{included}");
    }
}

#[test]
fn what_waits_for_its_condition_counts_and_what_does_not_apply_leaves_the_totals() {
    let when = "when = { item = \"questions/data\", is = \"yes\" }";
    let counts = |acts: &[&str]| {
        let small = Small::new().item("questions/data", ASKING, acts).item("backups/copy", when, &[]);
        let small = small.item("backups/last", "needs = [\"copy\"]", &[]);
        let seen = small.load();
        (seen.standing("backups/copy").counts, seen.state("backups/last"))
    };
    assert_eq!(counts(&[]), (true, State::Waiting));
    assert_eq!(counts(&["lin told {value = \"no\"}", "chen agreed"]), (false, State::Open), "nobody waits for it");
}

#[test]
fn what_is_under_an_alternative_that_was_not_chosen_does_not_apply_unless_complete() {
    let tree = |under: &[&str]| {
        let small = Small::new().item("deliverables/a", "one_of = \"way\"", OPEN);
        let small = small.item("deliverables/b", "one_of = \"way\"", DELIVERED);
        let small = small.item("deliverables/below", "under = \"a\"", under);
        small.item("deliverables/lowest", "under = \"below\"", OPEN).load()
    };
    assert_eq!(tree(OPEN).state("deliverables/below"), State::NotChosen);
    assert_eq!(tree(OPEN).state("deliverables/lowest"), State::NotChosen, "however deep");
    assert_eq!(tree(DELIVERED).state("deliverables/below"), State::NotChosen);
    assert_eq!(tree(ACCEPTED).state("deliverables/below"), State::Complete);
    assert_eq!(tree(ACCEPTED).state("deliverables/lowest"), State::Open);
}

#[test]
fn an_alternative_that_waits_does_not_hide_the_rest() {
    let small = Small::new().item("deliverables/a", "one_of = \"way\"\nneeds = [\"backups/first\"]", OPEN);
    let small = small.item("deliverables/b", "one_of = \"way\"", OPEN).item("backups/first", "optional = true", OPEN);
    let seen = small.load();
    assert_eq!(["deliverables/a", "deliverables/b"].map(|name| seen.standing(name).counts), [false, true]);
    assert_eq!(seen.next("deliverables/b"), "delivered by lin, gu");
    let alone = Small::new().item("deliverables/a", "one_of = \"way\"\nneeds = [\"backups/first\"]", OPEN);
    let alone = alone.item("backups/first", "optional = true", OPEN).load();
    assert!(alone.standing("deliverables/a").counts && alone.standing("backups/first").counts, "with what it needs");
}

#[test]
fn two_alternatives_that_are_begun_both_count_with_a_hint() {
    let small = Small::new().item("deliverables/a", "one_of = \"way\"", DELIVERED);
    let seen = small.item("deliverables/b", "one_of = \"way\"", DELIVERED).load();
    assert!(["deliverables/a", "deliverables/b"].iter().all(|name| seen.standing(name).counts));
    assert_eq!(seen.found(), ["two-chosen deliverables.toml:11:1"]);
}

#[test]
fn a_circle_of_conditions_stands_alike_in_every_order_of_files() {
    let when = |item: &str| format!("when = {{ item = \"{item}\", is = \"yes\" }}\n{ASKING}");
    let waived: &[&str] = &["lin waived: gone", "chen waived: fine"];
    for names in [["a", "b", "c"], ["b", "c", "a"], ["c", "a", "b"]] {
        let mut small = Small::new();
        for name in names {
            let (decides, acts) = match name {
                "a" => ("b", OPEN),
                "b" => ("c", OPEN),
                _ => ("a", waived),
            };
            small = small.item(&format!("questions/{name}"), &when(decides), acts);
        }
        let seen = small.load();
        let states = ["a", "b", "c"].map(|name| seen.state(&format!("questions/{name}")));
        assert_eq!(states, [State::NotMet, State::NotMet, State::Waived], "{names:?}");
    }
}
