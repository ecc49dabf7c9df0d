//! `handover remove`: an item goes as long as nothing was done about it and nobody needs it.

use crate::support::small::Small;
use crate::support::two::Two;
use insta::{allow_duplicates, assert_snapshot};

#[test]
fn an_item_goes_with_its_lines_and_no_others() {
    let [toml, yaml] = Two::both();
    let gone = "-[[items]]\n-id = \"list\"\n-title = \"Price list\"\n-quantity = 3\n-needs = [\"manual\"]\n-only = true\n\
                -owner = \"gu\"\n-log = [\n-]\n";
    assert_eq!(toml.changed(&["remove", "list"]), gone);
    let gone = "-- id: list\n-title: Price list\n-quantity: 3\n-needs: [manual]\n-only: true\n-owner: gu\n-log:\n";
    assert_eq!(yaml.changed(&["remove", "deliverables/list"]), gone);
}

#[test]
fn an_item_with_acts_or_that_others_name_stays() {
    allow_duplicates! {
        for two in Two::both() {
        assert_snapshot!(two.refused(&["remove", "manual"]), @r#"
        error: deliverables/manual has 1 act in its log and stays
        hint: what is no longer wanted is waived by both sides: handover mark deliverables/manual waived --note "why"
        "#);
        assert_snapshot!(two.refused(&["--lang", "zh-CN", "remove", "manual"]), @r#"
        错误：deliverables/manual 已有 1 条记录，不能删除
        提示：不再需要的事项由双方记为不适用：handover mark deliverables/manual waived --note "原因"
        "#);
        let needs = two.runner.run(&["set", "list", "needs=spare"]);
        assert_eq!(needs.code, 0, "{needs:?}");
        two.runner.git(".", &["commit", "-qam", "needs"]);
        assert_snapshot!(two.refused(&["remove", "spare"]), @"
        error: deliverables/spare is still named by deliverables/list
        hint: take it out there first: handover edit deliverables/list
        ");
        assert_snapshot!(two.refused(&["--lang", "zh-CN", "remove", "spare"]), @"
        错误：deliverables/spare 仍被 deliverables/list 引用
        提示：请先在那里删除引用：handover edit deliverables/list
        ");
        }
    }
}

#[test]
fn an_item_goes_though_something_else_is_found_about_others_without_it() {
    let runner = Small::new()
        .item("deliverables/paper", "one_of = \"copy\"", &[])
        .item("deliverables/disk", "one_of = \"copy\"", &[])
        .item("deliverables/list", "needs = [\"one_of:copy\", \"deliverables/*\"]", &[])
        .write();
    let output = runner.run(&["remove", "deliverables/paper"]);
    assert_eq!(output.code, 0, "{output:?}");
    // The last of what a label names is named by it.
    let refused = runner.run(&["remove", "deliverables/disk"]);
    assert!(refused.code == 2 && refused.err.contains("deliverables/list"), "{refused:?}");
}
