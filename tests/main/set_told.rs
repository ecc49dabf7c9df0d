//! What a change comes to beyond its own line: what was signed, who is left without a name, what cannot be set at all.

use crate::support::shop::Shop;
use crate::support::small::Small;

#[test]
fn whatever_changes_what_was_signed_says_so_and_what_does_not_is_silent() {
    let departs: [&[&str]; 4] = [
        &["set", "deliverables/logo", "owner=chen"],
        &["set", "deliverables/manual", "title=Handbook"],
        &["assign", "deliverables/logo", "bo", "--yes"],
        &["set", "cutover=2026-12-02", "--yes"],
    ];
    for words in departs {
        let shop = Shop::signed();
        let output = shop.run(words);
        assert_eq!(output.code, 0, "{output:?}");
        let record = shop.record();
        assert!(
            output.err.contains(&format!("cutover is signed ({record}); with this change")),
            "{words:?}: {output:?}"
        );
        assert!(shop.run(&["verify"]).out.contains("DEPARTED"), "{words:?}");
    }
    let goes_on: [&[&str]; 2] = [&["add", "deliverables", "One more"], &["set", "close=2027-01-05", "--yes"]];
    for words in goes_on {
        let shop = Shop::signed();
        let output = shop.run(words);
        assert!(output.code == 0 && !output.err.contains("is signed"), "{words:?}: {output:?}");
        assert!(!shop.run(&["verify"]).out.contains("DEPARTED"), "{words:?}");
    }
}

#[test]
fn a_role_that_nobody_has_any_more_is_told_with_what_gives_its_items_to_somebody() {
    let runner = Small::new()
        .item("deliverables/a", "owner = \"Account lead\"", &[])
        .item("deliverables/b", "owner = [\"Account lead\", \"IT\"]", &[])
        .item("deliverables/done", "owner = \"Account lead\"", &["lin delivered", "chen accepted"])
        .write();
    let words = ["set", "people/lin", "role=Boss", "--yes"];
    let output = runner.run(&words);
    assert_eq!(output.code, 0, "{output:?}");
    let told = "note: nobody is called \"Account lead\" any more, the owner of 2 items still open: handover assign \
                deliverables/a deliverables/b lin";
    assert!(output.err.contains(told), "{output:?}");
    assert_eq!(runner.run(&["assign", "deliverables/a", "deliverables/b", "lin"]).code, 0);
    // A role that somebody else has too goes on naming them.
    let output = runner.run(&["set", "people/maya", "role=", "--yes"]);
    assert!(output.err.contains("\"IT\""), "{output:?}");
    let output = runner.run(&["set", "people/chen", "role=Manager、IT", "--yes"]);
    assert!(output.code == 0 && output.err.is_empty(), "{output:?}");
}

#[test]
fn where_an_item_stands_is_not_set_but_follows_from_acts() {
    let runner = Small::new().item("deliverables/a", "", &["lin delivered"]).write();
    let before = runner.snapshot();
    for (field, hint) in [
        ("状态=已验收", "accepted"),
        ("status=accepted", "accepted"),
        ("State=complete", "accepted"),
        ("进度=50%", "accepted"),
        ("progress=100", "accepted"),
        ("状态=已交付", "delivered"),
        ("已完成=是", "accepted"),
        ("status=退回", "rejected"),
    ] {
        let output = runner.run(&["set", "deliverables/a", field]);
        assert_eq!(output.code, 2, "{field}: {output:?}");
        assert!(output.err.contains("follows from what was recorded"), "{field}: {output:?}");
        assert!(output.err.contains(&format!("handover mark deliverables/a {hint}")), "{field}: {output:?}");
    }
    let output = runner.run(&["add", "deliverables", "B", "--field", "status=done"]);
    assert!(output.code == 2 && output.err.contains("follows from"), "{output:?}");
    assert_eq!(runner.snapshot(), before);
    runner.write("z.yaml", "section: assets\nitems:\n  - {id: k, title: K, state: done, 进度: 50%}\n");
    let found = runner.run(&["check", "--no-input"]).out.replace('\n', " ");
    assert_eq!(found.matches("it follows from its `log`").count(), 2, "{found}");
    assert!(!found.contains("did you mean `stage`"), "{found}");
}
