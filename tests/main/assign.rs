//! `handover assign`: the owners of one party give way to a person.

use crate::support::two::Two;
use insta::{allow_duplicates, assert_snapshot};

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
    assert_snapshot!(toml.runner.run(&["assign", "list", "spare", "gu"]).out, @"
    deliverables/list is with Gu Ning already.
    deliverables/spare is now with Gu Ning.
    ");
    assert_snapshot!(yaml.runner.run(&["--lang", "zh-CN", "assign", "list", "spare", "gu"]).out, @"
    deliverables/list 已由Gu Ning负责。
    deliverables/spare 现由Gu Ning负责。
    ");
}

#[test]
fn all_items_are_assigned_or_none() {
    allow_duplicates! {
        for two in Two::both() {
        assert_snapshot!(two.refused(&["assign", "spare", "nothing", "gu"]), @"
        error: there is no item `nothing`
        hint: `handover status --by due` lists the items; name one by its title, or by its id
        ");
        assert_snapshot!(two.refused(&["assign", "spare", "guu"]), @"
        error: nobody here is called `guu`
        hint: did you mean `gu`? people here: lin (Lin Wei), gu (Gu Ning), chen (陈宇)
        ");
        }
    }
}
