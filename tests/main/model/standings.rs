//! Where items stand among each other and in time: needs, alternatives, optional items, due days, totals,
//! kinds, and who is asked.

use crate::support::small::Small;
use handover::model::item::Item;
use handover::model::kinds::StepOwner;
use handover::model::standing::State;

const OPEN: &[&str] = &[];
const DELIVERED: &[&str] = &["lin delivered"];
const ACCEPTED: &[&str] = &["lin delivered", "chen accepted"];
const WAIVED: &[&str] = &["lin waived: gone", "chen waived: fine"];

#[test]
fn an_item_waits_until_what_it_needs_is_complete_or_waived() {
    for (acts, state) in [
        (OPEN, State::Waiting),
        (DELIVERED, State::Waiting),
        (&["lin waived: gone"], State::Waiting),
        (ACCEPTED, State::Open),
        (WAIVED, State::Open),
        (&["lin delivered", "chen accepted", "chen reopened: no"], State::Waiting),
        (&["lin delivered", "gu accepted"], State::Waiting),
    ] {
        let small = Small::new().item("deliverables/first", "", acts);
        let seen = small.item("backups/second", "needs = [\"deliverables/first\"]", OPEN).load();
        assert_eq!(seen.state("backups/second"), state, "{acts:?}");
        assert_eq!(seen.next("backups/second").is_empty(), state == State::Waiting, "{acts:?}");
    }
}

#[test]
fn a_need_is_not_marked_past() {
    let small = Small::new().item("deliverables/first", "", OPEN);
    let runner = small.item("deliverables/second", "needs = [\"first\"]", OPEN).write();
    let before = runner.snapshot();
    let output = runner.run(&["mark", "second", "delivered", "--as", "lin"]);
    assert_eq!(output.code, 2);
    assert!(output.err.contains("Item first") && output.err.contains("deliverables/first"), "{}", output.err);
    assert_eq!(runner.snapshot(), before);
}

#[test]
fn items_that_wait_for_each_other_are_found_and_nothing_hangs() {
    let small =
        Small::new().item("deliverables/a", "needs = [\"b\"]", OPEN).item("deliverables/b", "needs = [\"a\"]", OPEN);
    let seen = small.load();
    assert_eq!(seen.found(), ["need-cycle deliverables.toml:3:1"]);
    assert_eq!((seen.state("deliverables/a"), seen.state("deliverables/b")), (State::Waiting, State::Waiting));
}

#[test]
fn of_alternatives_one_is_chosen_by_beginning_it() {
    let pair = |first: &[&str], second: &[&str]| {
        let small = Small::new().item("deliverables/a", "one_of = \"way\"", first);
        small.item("deliverables/b", "one_of = \"way\"", second).load()
    };
    let untouched = pair(OPEN, OPEN);
    assert_eq!((untouched.state("deliverables/a"), untouched.state("deliverables/b")), (State::Open, State::Open));
    let counted = ["deliverables/a", "deliverables/b"].map(|name| untouched.standing(name).counts);
    assert_eq!(counted, [true, false], "of untouched alternatives one counts");
    let chosen = pair(OPEN, DELIVERED);
    assert_eq!(chosen.state("deliverables/a"), State::NotChosen);
    assert_eq!(chosen.state("deliverables/b"), State::InProgress);
    assert!(!chosen.standing("deliverables/a").counts && chosen.standing("deliverables/b").counts);
    assert_eq!(chosen.next("deliverables/a"), "");
    assert_eq!(pair(&["lin noted: which?"], OPEN).state("deliverables/b"), State::Open, "a note chooses nothing");
    assert_eq!(pair(WAIVED, OPEN).state("deliverables/b"), State::Open, "a waiver leaves the other to be done");
}

#[test]
fn a_chosen_alternative_satisfies_those_who_need_the_other() {
    let small = Small::new().item("deliverables/a", "one_of = \"way\"", OPEN);
    let small = small.item("deliverables/b", "one_of = \"way\"", ACCEPTED);
    let seen = small.item("backups/c", "needs = [\"deliverables/a\"]", OPEN).load();
    assert_eq!(seen.state("backups/c"), State::Open);
}

#[test]
fn an_optional_item_counts_from_its_first_step_on() {
    let seen = |acts| Small::new().item("deliverables/a", "optional = true\ndue = 2026-11-01", acts).load();
    let untouched = seen(OPEN);
    let standing = untouched.standing("deliverables/a");
    assert_eq!((standing.counts, standing.days_late, standing.is_outstanding()), (false, None, false));
    let begun = seen(DELIVERED);
    let standing = begun.standing("deliverables/a");
    assert_eq!((standing.counts, standing.days_late, standing.is_outstanding()), (true, Some(19), true));
}

#[test]
fn an_item_is_late_when_the_day_has_ended_in_the_projects_time_zone() {
    let small = Small::new().item("deliverables/a", "due = \"cutover - 10d\"", DELIVERED);
    for (now, late) in [
        ("2026-11-20T23:59:59+08:00", None),
        ("2026-11-20T15:59:59+00:00", None),
        ("2026-11-20T16:00:00+00:00", Some(1)),
        ("2026-11-21T00:00:00+08:00", Some(1)),
        ("2026-11-20T11:00:00-05:00", Some(1)),
        ("2026-11-22T00:00:00+08:00", Some(2)),
    ] {
        assert_eq!(small.load_at(now).standing("deliverables/a").days_late, late, "{now}");
        let runner = small.write().env("TZ", "UTC").env("HANDOVER_NOW", now);
        let report = runner.run(&["status", "--format", "json"]);
        let report: serde_json::Value = serde_json::from_str(&report.out).unwrap();
        assert_eq!(report["items"][0]["overdue"], late.is_some(), "{now} on a machine in UTC");
    }
    let done = Small::new().item("deliverables/a", "due = 2026-11-01", ACCEPTED).load();
    assert_eq!(done.standing("deliverables/a").days_late, None, "what is complete is not late");
}

#[test]
fn a_due_date_in_words_is_kept_and_never_late() {
    let small = Small::new().item("deliverables/a", "due = \"待定\"", OPEN);
    let seen = small.load_at("2031-01-01T00:00:00Z");
    assert_eq!(seen.standing("deliverables/a").days_late, None);
    assert_eq!(seen.found(), ["unresolved-due deliverables.toml:6:7"]);
    let listed = small.write().run(&["status", "--by", "due"]);
    assert!(listed.out.contains("待定"), "{}", listed.out);
}

#[test]
fn totals_count_steps_and_items_that_apply() {
    let small = Small::new().item("deliverables/done", "", ACCEPTED).item("deliverables/begun", "", DELIVERED);
    let small = small.item("deliverables/gone", "", WAIVED).item("deliverables/spare", "optional = true", OPEN);
    let small = small.item("deliverables/late", "due = 2026-11-01", OPEN).item("backups/open", "", OPEN);
    let report = small.write().run(&["status", "--format", "json"]);
    let report: serde_json::Value = serde_json::from_str(&report.out).unwrap();
    let numbers = |line: &serde_json::Value| {
        ["items", "complete", "steps", "steps_made", "overdue"].map(|field| line[field].as_u64().unwrap())
    };
    let section = report["sections"].as_array().unwrap().iter().find(|line| line["section"] == "deliverables");
    assert_eq!(numbers(section.unwrap()), [3, 1, 6, 3, 1]);
    assert_eq!(numbers(&report["total"]), [4, 1, 9, 3, 1]);
    let party = |name| report["parties"].as_array().unwrap().iter().find(|line| line["party"] == name).unwrap().clone();
    let waiting = ["giver", "receiver"].map(|name| party(name)["waiting"].as_u64().unwrap());
    assert_eq!(waiting, [2, 1], "late and open wait on the giver, begun on the receiver");
    let stage = &report["stages"][0];
    assert_eq!((stage["stage"].as_str(), stage["open"].as_u64()), (Some("cutover"), Some(3)));
}

#[test]
fn the_action_of_a_permission_decides_its_steps() {
    for (action, steps) in [
        ("transfer", vec!["granted giver", "confirmed receiver", "revoked giver"]),
        ("remove", vec!["revoked giver", "confirmed receiver"]),
        ("rotate", vec!["rotated receiver"]),
        ("keep", vec!["agreed receiver"]),
    ] {
        let seen = Small::new().item("permissions/a", &format!("action = \"{action}\""), OPEN).load();
        assert_eq!(row(seen.loaded.view.project.items.first().unwrap()), steps, "{action}");
    }
}

#[test]
fn every_built_in_kind_has_the_steps_that_are_documented() {
    for (kind, steps) in [
        ("scope", "proposed giver, agreed receiver"),
        ("backups", "taken giver, verified receiver, restored receiver"),
        ("deliverables", "delivered giver, accepted receiver"),
        ("training", "held giver, demonstrated receiver"),
        ("notifications", "sent giver, confirmed receiver"),
        ("campaigns", "briefed giver, running receiver"),
        ("staff", "filled receiver, agreed giver"),
        ("risks", "raised any, mitigated any, agreed other"),
        ("issues", "raised any, resolved any, closed other"),
        ("agreements", "proposed any, agreed other"),
        ("payments", "claimed giver, agreed receiver, paid receiver, received giver"),
        ("meetings", "held any, agreed other"),
        ("deletions", "permitted receiver, deleted giver, confirmed receiver"),
        ("assets", "handed giver, counted receiver"),
        ("clearances", "cleared any"),
        ("monitoring", "observed any, agreed other"),
        ("lessons", "recorded any"),
        ("readiness", "scored receiver"),
        ("studio-keys", "delivered giver, accepted receiver"),
    ] {
        let seen = Small::new().item(&format!("{kind}/size"), "", OPEN).load();
        let item = seen.loaded.view.project.items.first().unwrap();
        assert_eq!(row(item).join(", "), steps, "{kind}");
        let stage = if ["monitoring", "lessons"].contains(&kind) { "close" } else { "cutover" };
        assert_eq!(item.stage, stage, "{kind}");
    }
}

/// The steps of an item, each with its party.
fn row(item: &Item) -> Vec<String> {
    let party = |by: StepOwner| match by {
        StepOwner::Other => "other".to_owned(),
        by => by.party().map_or("any".to_owned(), |party| party.to_string()),
    };
    item.steps.iter().map(|step| format!("{} {}", step.did, party(step.by))).collect()
}

#[test]
fn a_section_may_bring_steps_of_its_own() {
    let head =
        "section = \"keys\"\nsteps = [{ did = \"packed\", by = \"giver\" }, { did = \"seen\", by = \"witness\" }]\n";
    let seen = |acts: &[&str]| Small::new().file("keys.toml", head).item("keys/a", "", acts).load();
    assert_eq!(seen(OPEN).next("keys/a"), "packed by lin, gu");
    assert_eq!(seen(&["lin packed"]).next("keys/a"), "seen by zhao");
    assert_eq!(seen(&["lin packed", "zhao seen"]).state("keys/a"), State::Complete);
    assert_eq!(seen(&["lin packed", "chen seen"]).found(), ["wrong-party keys.toml:10:3"]);
    assert_eq!(seen(OPEN).found(), [""; 0]);
}

#[test]
fn lessons_are_recorded_by_anyone() {
    for person in ["lin", "maya", "zhao"] {
        let seen = Small::new().item("lessons/a", "", &[&format!("{person} recorded")]).load();
        assert_eq!((seen.state("lessons/a"), seen.found()), (State::Complete, vec![]), "{person}");
    }
    assert_eq!(
        Small::new().item("lessons/a", "", OPEN).load().next("lessons/a"),
        "recorded by lin, gu, chen, maya, zhao"
    );
}

#[test]
fn the_owner_decides_who_of_a_party_is_asked() {
    for (owner, first, second) in [
        (r#"["gu", "maya"]"#, "gu", "maya"),
        (r#"["Media buyer", "IT"]"#, "gu", "maya"),
        (r#"["Gu Ning"]"#, "gu", "chen, maya"),
        (r#"["gu", "lin"]"#, "lin, gu", "chen, maya"),
        (r#"["Warehouse", "ops channel"]"#, "lin, gu", "chen, maya"),
        ("[]", "lin, gu", "chen, maya"),
        (r#"["zhao"]"#, "lin, gu", "chen, maya"),
    ] {
        let seen = |acts| Small::new().item("deliverables/a", &format!("owner = {owner}"), acts).load();
        assert_eq!(seen(OPEN).next("deliverables/a"), format!("delivered by {first}"), "{owner}");
        assert_eq!(seen(DELIVERED).next("deliverables/a"), format!("accepted by {second}"), "{owner}");
    }
}
