//! `handover remove`: an item goes as long as nothing was done about it and nobody needs it.

use crate::support::two::Two;
use insta::assert_snapshot;

#[test]
fn an_item_goes_with_its_lines_and_no_others() {
    let [toml, yaml] = Two::both();
    let gone = "-[[items]]\n-id = \"list\"\n-title = \"Price list\"\n-quantity = 3\n-needs = [\"manual\"]\n-only = true\n\
                -owner = \"gu\"\n-log = [\n-]\n-\n";
    assert_eq!(toml.changed(&["remove", "list"]), gone);
    let gone = "-- id: list\n-title: Price list\n-quantity: 3\n-needs: [manual]\n-only: true\n-owner: gu\n-log:\n-\n";
    assert_eq!(yaml.changed(&["remove", "deliverables/list"]), gone);
}

#[test]
fn an_item_with_acts_or_that_others_name_stays() {
    for two in Two::both() {
        assert_snapshot!(two.refused(&["remove", "manual"]), @"");
        assert_snapshot!(two.refused(&["--lang", "zh-CN", "remove", "manual"]), @"");
        let needs = two.runner.run(&["set", "list", "needs=spare"]);
        assert_eq!(needs.code, 0, "{needs:?}");
        two.runner.git(".", &["commit", "-qam", "needs"]);
        assert_snapshot!(two.refused(&["remove", "spare"]), @"");
        assert_snapshot!(two.refused(&["--lang", "zh-CN", "remove", "spare"]), @"");
    }
}
