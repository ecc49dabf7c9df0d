//! `handover add`, as people see it.

use crate::support::runner::Runner;
use crate::support::screens::{chinese, english};
use crate::support::two::Two;
use insta::assert_snapshot;

#[test]
fn a_new_item_is_told_with_its_place_and_what_to_fill_in() {
    assert_snapshot!(english(100, &["add", "deliverables", "Price list"]), @"
    $ handover add deliverables Price list
    Added deliverables/price-list to deliverables.toml.
    --- exit 0
    ");
    assert_snapshot!(english(60, &["add", "deliverables", "Price list"]), @"
    $ handover add deliverables Price list
    Added deliverables/price-list to deliverables.toml.
    --- exit 0
    ");
    assert_snapshot!(chinese(100, &["add", "deliverables", "价目表"]), @"
    $ handover add deliverables 价目表
    已添加 deliverables/jia-mu-biao（交付物.yaml）。
    --- exit 0
    ");
    assert_snapshot!(chinese(60, &["add", "deliverables", "价目表"]), @"
    $ handover add deliverables 价目表
    已添加 deliverables/jia-mu-biao（交付物.yaml）。
    --- exit 0
    ");
}

#[test]
fn an_item_gets_an_id_that_every_keyboard_types_whatever_its_title_is_written_in() {
    let runner = Runner::new();
    runner.write(
        "handover.toml",
        "format = 1\nid = \"t\"\ntitle = \"T\"\n[giver]\nname = \"A\"\n[receiver]\nname = \"B\"\n",
    );
    for (title, id) in [
        ("店铺主账号", "dian-pu-zhu-zhang-hao"),
        ("店铺主账号", "dian-pu-zhu-zhang-hao-2"),
        ("…", "item"),
        ("！", "item-2"),
    ] {
        let output = runner.run(&["add", "scope", title]);
        assert!(output.out.contains(&format!("scope/{id}")), "{title}: {}{}", output.out, output.err);
    }
}

#[test]
fn two_items_of_one_title_are_told_apart_by_their_full_names() {
    let [two, _] = Two::both();
    let add = two.runner.run(&[
        "add",
        "deliverables",
        "Spare",
        "--field",
        "id=spare-2",
        "--field",
        "needs=deliverables/spare",
    ]);
    assert_eq!(add.code, 0, "{}", add.err);
    let told = two.runner.run(&["mark", "spare", "spare-2", "noted", "--note", "x", "--as", "lin"]).out;
    assert!(
        told.contains("\"Spare (deliverables/spare)\"") && told.contains("\"Spare (deliverables/spare-2)\""),
        "{told}"
    );
    let waits = two.runner.run(&["show", "spare-2"]).out;
    assert!(waits.contains("Spare (deliverables/spare)"), "{waits}");
    let alone = two.runner.run(&["mark", "manual", "noted", "--note", "x", "--as", "lin"]).out;
    assert!(alone.contains("\"Manual\""), "{alone}");
}
