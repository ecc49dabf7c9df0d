//! `handover add`, as people see it.

use crate::support::screens::{chinese, english};
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
    已添加 deliverables/价目表（交付物.yaml）。
    --- exit 0
    ");
    assert_snapshot!(chinese(60, &["add", "deliverables", "价目表"]), @"
    $ handover add deliverables 价目表
    已添加 deliverables/价目表（交付物.yaml）。
    --- exit 0
    ");
}
