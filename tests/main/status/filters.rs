//! Every list can be filtered, and says so.

use crate::support::runner::Runner;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

fn store() -> Runner {
    let runner = Runner::new();
    runner.copy_example("store-agency");
    runner
}

fn items(runner: &Runner, options: &[&str]) -> Vec<serde_json::Value> {
    let arguments = [&["-C", "store-agency", "status", "--format", "json"][..], options].concat();
    let report: serde_json::Value = serde_json::from_str(&runner.run(&arguments).out).unwrap();
    let items = report["items"].as_array().unwrap().clone();
    if !options.is_empty() {
        let told = |field: &str| report["filtered"][field].as_u64().unwrap() as usize;
        assert_eq!(told("shown") + told("uncounted"), items.len());
        assert_eq!(told("shown"), report["total"]["items"]);
    }
    items
}

#[test]
fn a_filtered_list_says_so_and_how_many_of_how_many() {
    let runner = store();
    for command in [&["status"][..], &["status", "--by", "due"], &["next"], &["check", "--no-input"]] {
        let shown = runner.run(&[&["-C", "store-agency"], command, &["--section", "permissions"]].concat());
        assert!(shown.out.contains("Filtered: 10 of 55 items, and 2 not counted."), "{command:?} {}", shown.out);
        assert!(!shown.out.contains("deliverables/"), "{command:?} {}", shown.out);
        let all = runner.run(&[&["-C", "store-agency"], command].concat());
        assert!(!all.out.contains("Filtered"), "{command:?}");
    }
}

#[test]
fn states_are_taken_in_both_languages_and_settled_ones_are_listed_when_asked_for() {
    let runner = store();
    let rejected = items(&runner, &["--state", "rejected"]);
    assert_eq!(rejected.len(), 2);
    for word in ["退回", "已退回", "Rejected"] {
        assert_eq!(items(&runner, &["--state", word]), rejected, "{word}");
    }
    let both = items(&runner, &["--state", "rejected，受阻"]);
    assert_eq!(both.len(), 3, "a full-width comma parts words too");
    let list = runner.run(&["-C", "store-agency", "status", "--by", "due", "--state", "complete"]).out;
    assert!(list.contains("scope/"), "{list}");
    let wrong = runner.run(&["-C", "store-agency", "status", "--state", "compete"]);
    assert!(wrong.code == 2 && wrong.err.contains("no state is called `compete`"), "{wrong:?}");
}

#[test]
fn a_person_is_an_owner_by_id_name_and_role() {
    let runner = store();
    let by_id = items(&runner, &["--owner", "lin"]);
    assert!(!by_id.is_empty());
    for word in ["Lin Wei", "LIN", "Account lead"] {
        assert_eq!(items(&runner, &["--owner", word]).len(), by_id.len(), "{word}");
    }
    let wrong = runner.run(&["-C", "store-agency", "next", "--section", "permision"]);
    assert!(wrong.code == 2 && wrong.err.contains("did you mean `permissions`?"), "{wrong:?}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn of_several_criteria_each_must_be_met(
        options in subsequence(vec!["--owner lin", "--late", "--section permissions", "--text account"], 1..4),
        state in select(vec!["open", "in-progress", "complete"]),
    ) {
        let runner = store();
        let words = |option: &str| option.split(' ').map(str::to_owned).collect::<Vec<_>>();
        let all: Vec<String> = options.iter().flat_map(|option| words(option)).collect();
        let all: Vec<&str> = all.iter().map(String::as_str).chain(["--state", state]).collect();
        let mut expected = items(&runner, &["--state", state]);
        for option in &options {
            let own = words(option);
            let one = items(&runner, &own.iter().map(String::as_str).collect::<Vec<_>>());
            expected.retain(|item| one.contains(item));
        }
        prop_assert_eq!(items(&runner, &all), expected);
    }
}
