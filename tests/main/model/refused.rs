//! Values, rounds, needs and owners that cannot be as they are written: each is found where it stands, with the words to
//! put instead.

use crate::support::small::Small;
use handover::text::Lang;

const A: &str = "monitoring/a";

/// What is found in the files of a project: code and place, then what it says and advises.
fn found(small: Small) -> Vec<(String, String)> {
    let seen = small.load();
    let left_out = ["no-owner", "no-due", "no-criterion"];
    let findings = seen.findings().into_iter().filter(|finding| !left_out.contains(&finding.code));
    let tell = |finding: handover::model::finding::Finding| {
        let advice = finding.advice.map(|advice| advice.of(Lang::En).to_owned()).unwrap_or_default();
        format!("{}; {advice}", finding.message.of(Lang::En))
    };
    seen.found().into_iter().zip(findings.map(tell)).collect()
}

/// One finding, at that place, whose words hold all of these.
#[track_caller]
fn assert_found(small: Small, place: &str, words: &[&str]) {
    let found = found(small);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].0, place);
    assert!(words.iter().all(|word| found[0].1.contains(word)), "{}", found[0].1);
}

#[test]
fn a_value_of_another_type_range_or_unit() {
    let item = |fields: &str, act: &str| Small::new().item(A, fields, &[act]);
    let target = "target = \"<= 30 s\"";
    assert_found(
        item(target, "lin observed {value = \"slow\"}"),
        "value-wrong monitoring.toml:8:3",
        &["`slow` is not a number"],
    );
    assert_found(
        item(target, "lin observed {value = \"1 min\"}"),
        "value-unclear monitoring.toml:3:1",
        &["another unit", "in the unit of the target"],
    );
    let scored = Small::new().item("readiness/size", "", &["chen scored {score = 9}"]);
    let found = found(scored);
    assert!(
        found.iter().any(|(place, words)| place == "out-of-range readiness.toml:8:3" && words.contains("from 1 to 5")),
        "{found:?}"
    );
}

#[test]
fn a_target_that_cannot_be_read_is_kept_and_shown() {
    let small = Small::new().item(A, "target = \"as fast as before\"", &[]);
    assert!(small.write().run(&["show", A]).out.contains("as fast as before"));
    assert_found(small, "unclear-target monitoring.toml:6:10", &["as fast as before", "at most 30 s"]);
}

#[test]
fn rounds_without_an_end_or_in_the_wrong_order() {
    let item = |fields: &str| Small::new().item(A, fields, &[]);
    assert_found(
        item("every = \"1w\"\nfrom = \"cutover\""),
        "missing-field monitoring.toml:3:1",
        &["`until`", "until = \"close\""],
    );
    assert_found(
        item("every = \"1w\"\nuntil = \"close\""),
        "missing-field monitoring.toml:3:1",
        &["`from`", "every = \"1w\""],
    );
    assert_found(
        item("every = \"weekly\"\nfrom = \"start\"\nuntil = \"close\""),
        "wrong-type monitoring.toml:6:9",
        &["every = \"1w\""],
    );
    assert_found(
        item("every = \"1w\"\nfrom = \"close\"\nuntil = \"start\""),
        "no-rounds monitoring.toml:3:1",
        &["close", "start"],
    );
    let campaign = Small::new().item("campaigns/a", "every = \"1w\"", &[]);
    assert_found(campaign, "wrong-type campaigns.toml:6:9", &["campaigns"]);
}

#[test]
fn a_gate_on_a_stage_that_nobody_signs_or_that_comes_too_late() {
    let item = |need: &str| Small::new().item("scope/a", &format!("needs = [\"{need}\"]"), &[]);
    assert_found(item("signoff/nowhere"), "unknown-stage scope.toml:3:1", &["`nowhere`", "cutover", "close"]);
    let late = found(item("signoff/close"));
    let late = late.iter().find(|(place, _)| place == "gate-not-earlier scope.toml:3:1").expect("a finding");
    assert!(late.1.contains("an earlier stage"), "{late:?}");
    assert_found(item("one_of:nothing"), "unknown-item scope.toml:6:10", &["into the items of which one is enough"]);
    let labelled = item("one_of:nothing").item("scope/b", "one_of = \"way\"", &[]);
    assert_found(labelled, "unknown-item scope.toml:6:10", &["one_of = \"nothing\"", "share: way"]);
    assert_found(item("backups/*"), "unknown-item scope.toml:6:10", &["`backups`", "kinds with items: scope"]);
}

#[test]
fn circles_through_every_kind_of_link() {
    let when = |item: &str| {
        format!(
            "when = {{ item = \"{item}\", is = \"yes\" }}\nsteps = [{{ did = \"told\", by = \"any\", asks = {{ type = \"yes-no\" }} }}]"
        )
    };
    for (first, second, code) in [
        ("under = \"b\"".to_owned(), "under = \"a\"".to_owned(), "under-cycle"),
        (when("b"), when("a"), "need-cycle"),
        (
            when("b"),
            "needs = [\"a\"]\nsteps = [{ did = \"told\", by = \"any\", asks = { type = \"yes-no\" } }]".to_owned(),
            "need-cycle",
        ),
        ("one_of = \"way\"\nneeds = [\"b\"]".to_owned(), "needs = [\"one_of:way\"]".to_owned(), "need-cycle"),
        ("needs = [\"signoff/cutover\"]".to_owned(), "needs = [\"a\"]".to_owned(), "need-cycle"),
        ("needs = [\"*\"]".to_owned(), "needs = [\"*\"]".to_owned(), "need-cycle"),
    ] {
        let found = found(Small::new().item("own/a", &first, &[]).item("own/b", &second, &[]));
        let circle =
            found.iter().find(|(place, _)| place.starts_with(code)).unwrap_or_else(|| panic!("{first}: {found:?}"));
        assert!(circle.0.ends_with("own.toml:3:1") && circle.1.contains("take one of the links out"), "{circle:?}");
    }
}

#[test]
fn steps_that_are_left_to_nobody() {
    let item = Small::new().item("scope/a", "only = true\nowner = [\"the night shift\"]", &[]);
    assert_found(item, "only-nobody scope.toml:3:1", &["names nobody", "ids of people"]);
    let other = Small::new().item("scope/a", "steps = [{ did = \"a\", by = \"other\" }]", &[]);
    assert_found(other, "wrong-type scope.toml:3:1", &["other"]);
}

#[test]
fn conditions_that_never_come_out() {
    let item = |is: &str, row: &str| {
        let small = Small::new().item("own/a", row, &[]);
        small.item("own/b", &format!("when = {{ item = \"a\", is = {is} }}"), &[])
    };
    let asks = "steps = [{ did = \"told\", by = \"any\", asks = { type = \"yes-no\" } }]";
    let hint = "unknown-kind";
    let field = Small::new().item("permissions/a", "", &[]);
    let field = field.item("own/b", "when = { item = \"permissions/a\", field = \"sytem\", is = \"x\" }", &[]);
    for (small, words) in [
        (item("\"perhaps\"", asks), ["perhaps", "what it says is yes or no"]),
        (item("true", ""), ["can never say \"true\"", "what it says is a number"]),
        (item("true", "steps = [{ did = \"done\", by = \"any\" }]"), ["asks for a value", "let a step of it ask"]),
        (field, ["`sytem`", "fields of it: system"]),
    ] {
        let found = found(small);
        let never = found.iter().find(|(place, _)| !place.starts_with(hint)).expect("a finding");
        let told = words.iter().all(|words| never.1.contains(words));
        assert!(never.0.starts_with("condition-never own.toml:") && told, "{never:?}");
    }
}
