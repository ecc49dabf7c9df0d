//! The hints: what a person might want to fill in, and what goes wrong in handovers.

use crate::support::new_project::findings;
use crate::support::runner::Runner;
use crate::support::small::Small;
use handover::text::Lang;

const OPEN: &[&str] = &[];
const FULL: &str = "owner = [\"lin\"]\ndue = \"cutover\"\naccept_when = \"it is there\"";

/// The codes of the findings about `kind/id`, of a project with only that item.
fn codes(item: &str, fields: &str, acts: &[&str]) -> Vec<&'static str> {
    Small::new().item(item, fields, acts).load().codes(item)
}

/// The same of an item in YAML.
fn codes_in_yaml(kind: &str, fields: &str) -> Vec<&'static str> {
    let text = format!("section: {kind}\nitems:\n  - id: a\n    title: A\n{fields}    log:\n");
    Small::new().file("a.yaml", &text).load().codes(&format!("{kind}/a"))
}

#[test]
fn an_item_without_owner_due_or_criterion_is_a_hint_each() {
    assert_eq!(codes("deliverables/a", "", OPEN), ["no-owner", "no-due", "no-criterion"]);
    assert_eq!(codes("deliverables/a", FULL, OPEN), [""; 0]);
    assert_eq!(codes("deliverables/a", "owner = []\ndue = \"soon\"\naccept_when = \" \"", OPEN).len(), 3);
    assert_eq!(codes_in_yaml("deliverables", ""), ["no-owner", "no-due", "no-criterion"]);
    let full = "    owner: lin\n    due: cutover\n    accept_when: it is there\n";
    assert_eq!(codes_in_yaml("deliverables", full), [""; 0]);
}

#[test]
fn what_the_file_says_for_all_its_items_counts_for_each() {
    let text = "section = \"scope\"\nowner = \"Office\"\ndue = \"cutover\"\n[[items]]\nid = \"a\"\ntitle = \"A\"\n";
    assert_eq!(Small::new().file("a.toml", text).load().codes("scope/a"), ["no-criterion"]);
}

#[test]
fn what_a_settled_item_lacks_no_longer_matters() {
    assert_eq!(codes("deliverables/a", "", &["lin delivered", "chen accepted"]), [""; 0]);
    assert_eq!(codes("deliverables/a", "", &["lin waived: none", "chen waived: none"]), [""; 0]);
    assert_eq!(codes("deliverables/a", "", &["lin delivered"]).len(), 3);
    let reopened = ["lin delivered", "chen accepted", "lin reopened: a page is missing"];
    assert_eq!(codes("deliverables/a", "", &reopened).len(), 3);
}

#[test]
fn a_notification_says_its_channel_and_a_training_its_task() {
    assert_eq!(codes("notifications/a", FULL, OPEN), ["no-channel"]);
    assert_eq!(codes("notifications/a", &format!("{FULL}\nchannel = \"mail\""), OPEN), [""; 0]);
    assert_eq!(codes("training/a", FULL, OPEN), ["no-task"]);
    assert_eq!(codes("training/a", &format!("{FULL}\ntask = \"a day alone\""), OPEN), [""; 0]);
    assert_eq!(codes("deliverables/a", FULL, OPEN), [""; 0], "other kinds have neither");
    assert!(codes_in_yaml("notifications", "").contains(&"no-channel"));
    assert!(!codes_in_yaml("notifications", "    channel: mail\n").contains(&"no-channel"));
    assert!(codes_in_yaml("training", "").contains(&"no-task"));
}

#[test]
fn an_account_is_transferred_only_after_a_review() {
    let small = Small::new()
        .item("permissions/review", "action = \"keep\"", OPEN)
        .item("permissions/shop", "needs = [\"review\"]", OPEN)
        .item("deliverables/list", "needs = [\"permissions/shop\"]", OPEN)
        .item("permissions/through", "needs = [\"deliverables/list\"]", OPEN)
        .item("permissions/loose", "needs = [\"backups/data\"]", OPEN)
        .item("backups/data", "", OPEN)
        .item("permissions/gone", "action = \"remove\"", OPEN)
        .item("permissions/key", "action = \"rotate\"", OPEN);
    let seen = small.load();
    for (item, found) in [("review", false), ("shop", false), ("through", false), ("gone", false), ("key", false)] {
        assert_eq!(seen.codes(&format!("permissions/{item}")).contains(&"no-access-review"), found, "{item}");
    }
    assert!(seen.codes("permissions/loose").contains(&"no-access-review"));
    let alone = codes("permissions/only", "", OPEN);
    assert!(!alone.contains(&"no-access-review"), "a single account needs no review: {alone:?}");
}

#[test]
fn accounts_that_need_each_other_end_no_check() {
    let circle = Small::new()
        .item("permissions/a", "needs = [\"deliverables/b\"]", OPEN)
        .item("deliverables/b", "needs = [\"permissions/a\"]", OPEN)
        .item("permissions/c", "", OPEN);
    assert!(circle.load().codes("permissions/a").contains(&"no-access-review"), "it only needs itself");
}

#[test]
fn a_backup_is_restored_before_the_cutover() {
    let verified = ["lin taken", "chen verified"];
    let at = |moment: &str, acts: &[&str]| {
        let seen = Small::new().item("backups/a", FULL, acts).load_at(moment);
        seen.codes("backups/a")
    };
    assert_eq!(at("2026-11-26T18:00:00+08:00", &verified), [""; 0], "four days before");
    assert_eq!(at("2026-11-27T18:00:00+08:00", &verified), ["never-restored"], "three days before");
    assert_eq!(at("2026-12-24T18:00:00+08:00", &verified), ["never-restored"], "long past");
    assert_eq!(at("2026-11-27T18:00:00+08:00", &["lin taken"]), [""; 0], "not even verified");
    let restored = ["lin taken", "chen verified", "chen restored: 4,811 rows"];
    assert_eq!(at("2026-11-27T18:00:00+08:00", &restored), [""; 0]);
    let waived = ["lin taken", "chen verified", "lin waived: no data", "chen waived: no data"];
    assert_eq!(at("2026-11-27T18:00:00+08:00", &waived), [""; 0]);
    let late = Small::new().item("backups/a", FULL, &verified).load_at("2026-11-30T09:00:00+08:00");
    assert!(late.findings().iter().any(|finding| finding.message.of(Lang::En).contains("the cutover has come")));
}

#[test]
fn nobody_whose_access_was_revoked_is_still_named_in_another_account() {
    let named = |account: &str, fields: &str, acts: &[&str], revoked: &[&str]| {
        let small = Small::new().item("permissions/old", "action = \"remove\"\naccount = \"lin\"", revoked).item(
            "permissions/other",
            &format!("account = \"{account}\"\n{fields}"),
            acts,
        );
        small.load().codes("permissions/other").contains(&"giver-still-named")
    };
    let revoked = ["lin revoked", "chen confirmed"];
    for account in ["lin", "bright-lin", "ads (lin)", "LIN WEI", "lin@bright.example"] {
        assert!(named(account, "", OPEN, &revoked), "{account}");
    }
    for account in ["bright-ops", "linda", "berlin", "berlin@bright.example", "chen", "Lin Weimin"] {
        assert!(!named(account, "", OPEN, &revoked), "{account}");
    }
    assert!(!named("lin", "", OPEN, &["lin revoked"]), "not confirmed yet");
    assert!(!named("lin", "action = \"remove\"", OPEN, &revoked), "it is to be removed itself");
    assert!(named("lin", "action = \"rotate\"", OPEN, &revoked));
    assert!(!named("lin", "action = \"rotate\"", &["chen rotated"], &revoked), "dealt with");
    assert!(named("lin", "action = \"keep\"", &["chen agreed"], &revoked), "kept is what must not be");
    assert!(!named("lin", "action = \"keep\"", &["lin waived: gone", "chen waived: gone"], &revoked));
}

#[test]
fn a_chinese_name_is_found_though_no_space_stands_around_it() {
    let people = "people = [\n  { id = \"lw\", name = \"林薇\", party = \"giver\", email = \"lin@a.example\" },\n  { id = \"cy\", name = \"陈宇\", party = \"receiver\" },\n]\n";
    let runner = Small::new()
        .item("permissions/old", "action = \"remove\"\naccount = \"林薇的子账号\"", &["lw revoked", "cy confirmed"])
        .item("permissions/other", "account = \"运营（林薇代管）\"", OPEN)
        .item("permissions/third", "account = \"merlin@a.example\"", OPEN)
        .write();
    let head = "format = 1\nid = \"s\"\ntitle = \"S\"\ngiver = { name = \"A\" }\nreceiver = { name = \"B\" }\n";
    runner.write("handover.toml", &format!("{head}milestones = {{ cutover = 2026-11-30 }}\n{people}"));
    let output = runner.run(&["check", "--no-input"]).out;
    assert!(output.contains("warning[giver-still-named]: \"Item other\": the account names 林薇"), "{output}");
    assert_eq!(output.matches("[giver-still-named]").count(), 1, "{output}");
}

#[test]
fn the_examples_have_nothing_to_fill_in_but_what_they_show_on_purpose() {
    let documented = [("store-agency", vec!["unresolved-due"]), ("客服中心交接", vec![]), ("billing-software", vec![])];
    for (example, expected) in documented {
        let runner = Runner::new();
        let folder = runner.copy_example(example);
        let codes: Vec<&str> = findings(&folder).1.into_iter().map(|(code, _)| code).collect();
        assert_eq!(codes, expected, "{example}");
    }
}

#[test]
fn an_owner_who_is_nearly_somebody_is_a_hint_with_who_is_meant() {
    let found = |owner: &str| Small::new().item("deliverables/a", &format!("owner = [\"{owner}\"]"), OPEN).load();
    for (owner, meant) in
        [("Lin Wie", "Lin Wei"), ("chne", "chen"), ("Acount lead", "Account lead"), ("manger", "Manager")]
    {
        let seen = found(owner);
        assert!(seen.codes("deliverables/a").contains(&"near-owner"), "{owner}");
        assert!(
            seen.findings().iter().any(|one| one.advice.as_ref().is_some_and(|text| text.of(Lang::En).contains(meant))),
            "{owner}"
        );
    }
    for owner in ["lin", "Lin Wei", "Account lead", "IT", "Finance", "Warehouse 2", "IT 2"] {
        assert!(!found(owner).codes("deliverables/a").contains(&"near-owner"), "{owner}");
    }
}

#[test]
fn no_role_of_a_template_is_nearly_another() {
    let runner = Runner::new();
    for template in handover::templates::names() {
        for lang in ["en", "zh-CN"] {
            let words = [
                "--lang",
                lang,
                "init",
                template,
                "--template",
                template,
                "--giver",
                "A",
                "--receiver",
                "B",
                "--witness",
                "C",
            ];
            let people = ["--person", "giver:lin:Lin <l@a.example>", "--person", "receiver:chen:Chen <c@b.example>"];
            assert_eq!(runner.run(&[&words[..], &people].concat()).code, 0, "{template}");
            let found = runner.run(&["-C", template, "check", "--no-input", "--format", "json"]).out;
            assert!(!found.contains("near-owner"), "{template} {found}");
            std::fs::remove_dir_all(runner.root().join(template)).unwrap();
        }
    }
}

#[test]
fn an_act_after_the_day_on_which_somebody_left_is_a_warning() {
    let left = |day: &str| {
        let project = crate::support::small::PROJECT.replace("role = \"Account lead\"", &format!("left = {day}"));
        let runner = Small::new().item("deliverables/a", FULL, &["lin delivered"]).write();
        runner.write("handover.toml", &project);
        runner.run(&["check", "--no-input", "--format", "json"]).out
    };
    assert!(left("2026-11-01").contains("left-already"));
    assert!(!left("2026-11-25").contains("left-already"));
}
