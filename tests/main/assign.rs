//! `handover assign`: the owners of one party give way to a person.

use crate::support::two::Two;
use insta::assert_snapshot;

#[test]
fn a_person_takes_the_place_of_the_owners_of_that_party_and_the_others_stay() {
    let [toml, yaml] = Two::both();
    let words = ["assign", "manual", "list", "Lin Wei"];
    assert_eq!(
        toml.changed(&words),
        "-owner = [\"Account lead\", \"chen\", \"print shop\"]\n+owner = [\"lin\", \"chen\", \"print shop\"]\n\
         -owner = \"gu\"\n+owner = \"lin\"\n"
    );
    assert_eq!(
        yaml.changed(&words),
        "-owner: [Account lead, chen, print shop]\n+owner: [lin, chen, print shop]\n-owner: gu\n+owner: lin\n"
    );
    assert_eq!(toml.changed(&["assign", "spare", "陈宇"]), "+owner = [\"chen\"]\n");
    assert_eq!(yaml.changed(&["assign", "spare", "chen"]), "+owner: [chen]\n");
    assert_snapshot!(toml.runner.run(&["assign", "list", "spare", "gu"]).out, @"");
    assert_snapshot!(yaml.runner.run(&["--lang", "zh-CN", "assign", "list", "spare", "gu"]).out, @"");
}

#[test]
fn all_items_are_assigned_or_none() {
    for two in Two::both() {
        assert_snapshot!(two.refused(&["assign", "spare", "nothing", "gu"]), @"");
        assert_snapshot!(two.refused(&["assign", "spare", "guu"]), @"");
    }
}

#[test]
fn an_item_that_only_its_owners_may_do_does_not_lose_the_one_who_did_it() {
    for two in Two::both() {
        let mark = two.runner.run(&["mark", "list", "blocked", "--note", "x", "--as", "gu"]);
        assert_eq!(mark.code, 0, "{mark:?}");
        two.runner.git(".", &["commit", "-qam", "blocked"]);
        let given = two.runner.run(&["assign", "list", "lin"]);
        assert_snapshot!(format!("{}{}{}", given.code, given.out, given.err), @"");
    }
}
