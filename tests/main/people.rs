//! `handover people`: who takes part, one more, and one in the place of another.

use crate::support::two::Two;
use insta::{allow_duplicates, assert_snapshot};

#[test]
fn everybody_is_listed_for_people_and_for_programs() {
    allow_duplicates! {
        for two in Two::both() {
            assert_snapshot!(two.runner.run(&["people"]).out, @"");
            let read: serde_json::Value =
                serde_json::from_str(&two.runner.run(&["people", "list", "--format", "json"]).out).unwrap();
            assert_eq!(read["schema"], "handover/people/1");
            assert_eq!((&read["people"][2]["name"], &read["people"][2]["party"]), (&"陈宇".into(), &"receiver".into()));
        }
    }
}

#[test]
fn a_person_is_added_below_the_others() {
    let [toml, yaml] = Two::both();
    let words = ["people", "add", "wu", "吴丽", "--party", "移交方", "--role", "Designer", "--email", "wu@b.example"];
    let lines = "+[[people]]\n+id = \"wu\"\n+name = \"吴丽\"\n+party = \"giver\"\n+role = \"Designer\"\n+email = \"wu@b.example\"\n+\n";
    assert_eq!(toml.changed(&words), lines);
    let lines = "+- id: wu\n+name: 吴丽\n+party: giver\n+role: Designer\n+email: wu@b.example\n";
    assert_eq!(yaml.changed(&words), lines);
    allow_duplicates! {
        for two in Two::both() {
            assert_snapshot!(two.refused(&["people", "add", "lin", "X", "--party", "giver"]), @"");
            assert_snapshot!(two.refused(&["people", "add", "x y", "X", "--party", "giver"]), @"");
            assert_snapshot!(two.refused(&["people", "add", "x", "X", "--party", "witness"]), @"");
            assert_snapshot!(two.refused(&["people", "add", "x", "X", "--party", "giver", "--key", "nothing.pub"]), @"");
            assert_snapshot!(two.refused(&["--lang", "zh-CN", "people", "add", "x", "X", "--party", "甲"]), @"");
        }
    }
}

#[test]
fn one_takes_anothers_place_and_what_was_done_stays() {
    let [toml, yaml] = Two::both();
    let words = ["people", "replace", "Lin Wei", "gu"];
    assert_snapshot!(toml.changed(&words), @"");
    assert_snapshot!(yaml.changed(&words), @"");
    allow_duplicates! {
        for two in Two::both() {
            assert_snapshot!(two.refused(&["people", "replace", "lin", "chen"]), @"");
            assert_snapshot!(two.refused(&["people", "replace", "lin", "wu"]), @"");
            assert_snapshot!(two.refused(&["people", "replace", "lin", "lin"]), @"");
            let done = two.runner.run(&["--lang", "zh-CN", "people", "replace", "lin", "gu"]);
            assert_snapshot!(done.out, @"");
            assert!(two.runner.run(&["log"]).out.contains("Lin Wei: Delivered"));
        }
    }
}
