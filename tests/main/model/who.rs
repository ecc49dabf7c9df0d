//! Whose an act is: the counterpart's, the owners' alone, an approval, a rejection, a waiver that the witness joins.

use crate::support::small::{Seen, Small};
use handover::model::standing::State;

const TO_OTHER: &str = "steps = [{ did = \"shown\", by = \"any\" }, { did = \"agreed\", by = \"other\" }]";
const OWN: &str = "own/a";

fn own(fields: &str, acts: &[&str]) -> Seen {
    Small::new().item(OWN, fields, acts).load()
}

fn codes(fields: &str, acts: &[&str]) -> Vec<&'static str> {
    own(fields, acts).standing(OWN).violations.iter().map(|(_, why)| why.code()).collect()
}

#[test]
fn other_is_the_counterpart_of_whoever_made_the_last_standing_step() {
    for (first, asked, wrong) in [
        ("lin shown", "agreed by chen, maya", "gu agreed"),
        ("chen shown", "agreed by lin, gu", "maya agreed"),
        ("zhao shown", "agreed by lin, gu, chen, maya, zhao", "zhao agreed"),
    ] {
        let seen = own(TO_OTHER, &[first]);
        let next = seen.next(OWN);
        assert!(next == asked || first.starts_with("zhao"), "{first}: {next}");
        assert_eq!(codes(TO_OTHER, &[first, wrong]), ["wrong-party"], "{wrong} after {first}");
    }
    for acts in [["lin shown", "chen agreed"], ["maya shown", "gu agreed"], ["zhao shown", "lin agreed"]] {
        assert_eq!(own(TO_OTHER, &acts).state(OWN), State::Complete, "{acts:?}");
    }
}

#[test]
fn a_rejection_falls_back_to_before_what_another_party_did_last() {
    let restored = "backups/orders";
    let acts = ["lin taken", "chen verified", "chen rejected: it cannot be restored"];
    let seen = Small::new().item(restored, "", &acts).load();
    assert_eq!((seen.state(restored), seen.next(restored).as_str()), (State::Rejected, "taken by lin, gu"));
    assert_eq!(*seen.standing(restored).replay.fallen, [0, 1]);
    let alone =
        "steps = [{ did = \"a\", by = \"giver\" }, { did = \"b\", by = \"giver\" }, { did = \"c\", by = \"giver\" }]";
    let seen = own(alone, &["lin a", "gu b", "lin rejected: b is wrong"]);
    assert_eq!(seen.next(OWN), "b by lin, gu", "one step where there is no other party");
}

#[test]
fn values_of_steps_that_fell_are_void() {
    let rate = "monitoring/rate";
    let acts = ["lin observed {value = \"61 %\"}", "chen rejected: measure again"];
    let seen = Small::new().item(rate, "target = \">= 95 %\"", &acts).load();
    assert_eq!(seen.standing(rate).shortfall, None);
}

#[test]
fn only_leaves_steps_to_the_owners_in_the_parties_that_have_one() {
    let only = "owner = [\"gu\", \"IT\"]\nonly = true\nsteps = [{ did = \"a\", by = \"giver\" }, { did = \"b\", by = \"receiver\" }]";
    assert_eq!(codes(only, &["lin a"]), ["not-owner"]);
    assert_eq!(codes(only, &["gu a", "chen b"]), ["not-owner"]);
    assert_eq!(own(only, &["gu a", "maya b"]).state(OWN), State::Complete, "by id, and by role");
    let giver = only.replace(", \"IT\"", "");
    assert_eq!(own(&giver, &["gu a", "chen b"]).state(OWN), State::Complete, "no owner of the receiver is named");
    let step = only.replace("by = \"giver\" }", "by = \"giver\", owner = [\"lin\"] }");
    assert_eq!(own(&step, &["lin a", "maya b"]).state(OWN), State::Complete, "the owner of the step comes first");
    assert_eq!(codes(&step, &["gu a"]), ["not-owner"]);
}

#[test]
fn an_approval_is_the_last_step_whatever_the_row() {
    let acts = ["lin delivered", "chen accepted"];
    let approved = |acts: &[&str]| Small::new().item("deliverables/a", "approve = \"witness\"", acts).load();
    assert_eq!(approved(&acts).state("deliverables/a"), State::InProgress);
    assert_eq!(approved(&acts).next("deliverables/a"), "approved by zhao");
    let all = [&acts[..], &["zhao approved"]].concat();
    assert_eq!(approved(&all).state("deliverables/a"), State::Complete);
    let refused = [&acts[..], &["zhao rejected: the seal is missing"]].concat();
    assert_eq!(approved(&refused).next("deliverables/a"), "accepted by chen, maya");
}

#[test]
fn a_waiver_takes_the_witness_where_only_people_of_the_witness_make_a_step() {
    let both = ["lin waived: gone", "chen waived: fine"];
    let seen = |owner: &str| Small::new().item("clearances/hr", &format!("owner = [{owner}]"), &both).load();
    assert_eq!(seen("\"zhao\"").state("clearances/hr"), State::Open);
    assert_eq!(seen("\"zhao\"").next("clearances/hr"), "waived by zhao");
    for owner in ["\"zhao\", \"chen\"", "\"chen\"", "\"the front desk\""] {
        assert_eq!(seen(owner).state("clearances/hr"), State::Waived, "{owner}");
    }
}

#[test]
fn a_waiver_takes_the_witness_where_a_step_is_its_own() {
    let both = ["lin waived: gone", "chen waived: fine"];
    let seen = |acts: &[&str]| Small::new().item("deliverables/a", "approve = \"witness\"", acts).load();
    assert_eq!(seen(&both).state("deliverables/a"), State::Open);
    assert_eq!(seen(&both).next("deliverables/a"), "waived by zhao");
    assert_eq!(seen(&[&both[..], &["zhao waived: agreed"]].concat()).state("deliverables/a"), State::Waived);
    let refused = seen(&[&both[..], &["zhao rejected: we need it"]].concat());
    assert_eq!(
        (refused.state("deliverables/a"), refused.next("deliverables/a").as_str()),
        (State::Open, "delivered by lin, gu")
    );
}
