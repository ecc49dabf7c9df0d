//! Bad input: each gets a clear sentence in both languages and the right exit code, and nothing on disk changes.

use crate::support::refused::{Refused, assert_refused};
use crate::support::runner::Runner;
use crate::support::small::{PROJECT, Small};
use handover::text::Lang;

const ITEM: &str = "deliverables/a";

/// A project with one deliverable that nothing was done about.
fn plain() -> Small {
    Small::new().item(ITEM, "", &[])
}

/// `mark` by a person.
fn mark<'a>(item: &'a str, did: &'a str, person: &'a str) -> Vec<&'a str> {
    vec!["mark", item, did, "--as", person]
}

#[test]
fn where_no_project_is_the_tool_says_how_to_get_one() {
    for command in [&["status"][..], &["check"], &["show", "a"], &["mark", "a", "delivered"], &["status", "nowhere"]] {
        assert_refused(
            &Runner::new(),
            command,
            &Refused { code: 3, en: &["no handover", "handover init"], zh: &["没有交接项目", "handover init"] },
        );
    }
}

#[test]
fn two_project_files_are_not_chosen_between() {
    let runner = plain().file("handover.yaml", "id: other\n").write();
    let expected = Refused {
        code: 3,
        en: &["handover.toml", "handover.yaml", "keep one"],
        zh: &["handover.toml", "handover.yaml", "保留一个"],
    };
    for command in [&["status"][..], &["check"], &["show", "a"], &mark("a", "delivered", "lin")] {
        assert_refused(&runner, command, &expected);
    }
}

#[test]
fn broken_files_are_each_named_and_the_others_are_still_shown() {
    let small = plain().file("torn.toml", "section = \"backups\"\n[[items]\n");
    let runner = small.file("数据/坏.yaml", "section: backups\nitems: [\n").write();
    let expected = Refused { code: 3, en: &["torn.toml", "数据/坏.yaml"], zh: &["torn.toml", "数据/坏.yaml"] };
    assert_refused(&runner, &["status"], &expected);
    assert_refused(&runner, &mark("a", "delivered", "lin"), &expected);
    let status = runner.run(&["status"]);
    assert!(status.out.contains("Deliverables"), "the readable file is shown: {}", status.out);
    let check = runner.run(&["check", "--no-input"]);
    assert_eq!(check.code, 3);
    for place in ["torn.toml:2:", "数据/坏.yaml:2:", "Item a"] {
        assert!(check.out.contains(place), "{place} in {}", check.out);
    }
}

#[test]
fn a_broken_project_file_is_named_with_its_line() {
    let runner = plain().file("handover.toml", "\n[[people\n").write();
    for command in [&["status"][..], &["check", "--no-input"], &mark("a", "delivered", "lin")] {
        assert_refused(&runner, command, &Refused { code: 3, en: &["handover.toml"], zh: &["handover.toml"] });
    }
    let check = runner.run(&["check", "--no-input"]);
    assert!(check.out.contains("handover.toml:22:"), "{}", check.out);
}

#[test]
fn every_wrong_type_of_every_file_is_found_in_one_run() {
    let text = "section = \"deliverables\"\ntitle = 7\n[[items]]\nid = \"a\"\ntitle = [\"A\"]\nowner = { name = \"x\" }\n\
                optional = \"perhaps\"\nneeds = 3\nlog = \"done\"\n";
    let yaml = "section: risks\nitems:\n  - {id: r, title: R, likelihood: 9, impact: much, log: [delivered]}\n";
    let seen = Small::new().file("deliverables.toml", text).file("risks.yaml", yaml).load();
    let expected = [
        "wrong-type deliverables.toml:2:9",
        "wrong-type deliverables.toml:5:9",
        "missing-field deliverables.toml:3:1",
        "wrong-type deliverables.toml:6:9",
        "wrong-type deliverables.toml:7:12",
        "wrong-type deliverables.toml:8:9",
        "wrong-type deliverables.toml:9:7",
        "out-of-range risks.yaml:3:35",
        "wrong-type risks.yaml:3:46",
        "wrong-type risks.yaml:3:58",
    ];
    let mut found = seen.found();
    found.sort();
    let mut expected = expected.map(str::to_owned);
    expected.sort();
    assert_eq!(found, expected);
}

#[test]
fn an_unknown_kind_gets_the_nearest_name_or_plain_steps() {
    let near = Small::new().item("permisions/a", "", &[]).load();
    assert_eq!(near.found(), ["unknown-kind permisions.toml:1:11"]);
    assert!(near.findings()[0].advice.as_ref().unwrap().of(Lang::En).contains("`permissions`"));
    let own = Small::new().item("数据看板/a", "", &[]).load();
    assert_eq!(own.found(), ["unknown-kind 数据看板.toml:1:11"]);
    assert_eq!(own.next("数据看板/a"), "delivered by lin, gu");
}

#[test]
fn duplicate_ids_are_found_and_cannot_be_marked() {
    let runner = plain().item(ITEM, "", &[]).write();
    let check = runner.run(&["check", "--no-input"]);
    assert!(check.out.contains("duplicate-id") && check.out.contains("deliverables.toml:10:1"), "{}", check.out);
    let expected = Refused { code: 2, en: &["`deliverables/a`", "another id"], zh: &["deliverables/a", "换编号"] };
    assert_refused(&runner, &mark(ITEM, "delivered", "lin"), &expected);
    assert_refused(&runner, &["show", ITEM], &expected);
}

#[test]
fn duplicate_people_and_keys_are_found() {
    let people = PROJECT.replace("{ id = \"gu\"", "{ id = \"lin\"");
    let runner = plain().write();
    runner.write("handover.toml", &people);
    let check = runner.run(&["check", "--no-input"]);
    assert!(check.out.contains("duplicate-id") && check.out.contains("handover.toml:12:3"), "{}", check.out);
    let twice = Small::new().file("a.yaml", "section: risks\nsection: risks\n").load();
    assert_eq!(twice.found(), ["duplicate-key a.yaml:2:1"]);
}

#[test]
fn unknown_people_get_the_nearest_names() {
    let expected = Refused {
        code: 2,
        en: &["`linn`", "did you mean `lin`", "lin (Lin Wei), gu (Gu Ning), chen (Chen Yu)"],
        zh: &["`linn`", "`lin`", "lin（Lin Wei）、gu（Gu Ning）、chen（Chen Yu）"],
    };
    assert_refused(&plain().write(), &mark("a", "delivered", "linn"), &expected);
    let expected = Refused {
        code: 2,
        en: &["who you are", "--as", "lin (Lin Wei), gu"],
        zh: &["无法确定", "--as", "lin（Lin Wei）"],
    };
    assert_refused(&plain().write(), &["mark", "a", "delivered"], &expected);
}

#[test]
fn the_wrong_party_and_the_wrong_order_are_refused() {
    let begun = Small::new().item(ITEM, "", &["lin delivered"]).write();
    let expected = Refused {
        code: 2,
        en: &[ITEM, "belongs to the receiver", "Lin Wei", "nothing was recorded"],
        zh: &[ITEM, "接收方", "Lin Wei", "未记录"],
    };
    assert_refused(&begun, &mark("a", "accepted", "lin"), &expected);
    let expected = Refused { code: 2, en: &[ITEM, "next step is `delivered`"], zh: &[ITEM, "“已交付”"] };
    assert_refused(&plain().write(), &mark("a", "accepted", "chen"), &expected);
    let expected = Refused {
        code: 2,
        en: &[ITEM, "`granted`", "delivered, accepted"],
        zh: &[ITEM, "`granted`", "delivered（已交付）、accepted（已验收）"],
    };
    assert_refused(&plain().write(), &mark("a", "granted", "lin"), &expected);
}

#[test]
fn an_unknown_item_gets_the_nearest_names_and_a_bare_id_must_be_unique() {
    let small = Small::new().item("permissions/shop-owner", "", &[]).item("permissions/shop-owners", "", &[]);
    let runner = small.item("backups/orders", "", &[]).item("assets/orders", "", &[]).write();
    for word in ["shop-ower", "permissions/shop-ower", "permission/shop-owner"] {
        let expected =
            Refused { code: 2, en: &[word, "permissions/shop-owner"], zh: &[word, "permissions/shop-owner"] };
        assert_refused(&runner, &["show", word], &expected);
        assert_refused(&runner, &mark(word, "granted", "lin"), &expected);
    }
    let both = "backups/orders, assets/orders";
    let expected =
        Refused { code: 2, en: &["several items", both], zh: &["多个事项", "backups/orders、assets/orders"] };
    assert_refused(&runner, &["show", "orders"], &expected);
    assert_refused(&runner, &["mark", "orders", "taken", "--as", "lin"], &expected);
    let expected = Refused { code: 2, en: &["`zzzzzz`", "status --by due"], zh: &["`zzzzzz`", "status --by due"] };
    assert_refused(&runner, &["show", "zzzzzz"], &expected);
    assert_eq!(runner.run(&["show", "shop-owner"]).code, 0, "an id that is unique is enough");
    assert_eq!(runner.run(&["show", "assets/orders"]).code, 0);
}

#[test]
fn days_that_do_not_exist_are_found_and_never_corrected() {
    let seen = Small::new().item(ITEM, "due = \"2026-02-30\"", &[]).load();
    assert_eq!(seen.found(), ["no-such-day deliverables.toml:6:7"]);
    assert_eq!(seen.standing(ITEM).due, None);
    let yaml = Small::new().file("a.yaml", "section: meetings\nitems:\n  - {id: m, title: M, date: 2026-13-01}\n");
    assert_eq!(yaml.load().found(), ["no-such-day a.yaml:3:29"]);
    let runner = plain().write();
    runner.write("handover.toml", &PROJECT.replace("close = 2026-12-31", "close = \"2026-11-31\""));
    let check = runner.run(&["check", "--no-input"]);
    assert!(check.out.contains("no-such-day") && check.out.contains("2026-11-31"), "{}", check.out);
    let now = plain().write().env("HANDOVER_NOW", "2026-02-30T00:00:00Z");
    assert_refused(
        &now,
        &["status"],
        &Refused { code: 2, en: &["HANDOVER_NOW", "2026-02-30"], zh: &["HANDOVER_NOW", "2026-02-30"] },
    );
}

#[test]
fn a_time_that_is_none_or_is_still_to_come_is_refused() {
    let runner = plain().write();
    for (time, en, zh) in [
        ("last week", "no time", "不是时间"),
        ("2026-11-31T10:00:00Z", "does not exist", "不存在"),
        ("2026-11-20T18:05:01+08:00", "future", "将来"),
    ] {
        let command = [&mark("a", "delivered", "lin")[..], &["--at", time]].concat();
        assert_refused(&runner, &command, &Refused { code: 2, en: &[time, en], zh: &[time, zh] });
    }
    let command = [&mark("a", "delivered", "lin")[..], &["--evidence", "missing.pdf"]].concat();
    assert_refused(&runner, &command, &Refused { code: 2, en: &["missing.pdf"], zh: &["missing.pdf"] });
}

#[test]
fn hostile_files_are_turned_down_at_once() {
    let big = "section = \"risks\"\n".to_owned() + &"#".repeat(16 * 1024 * 1024) + "\n";
    for (path, bytes, code) in [
        ("big.toml", big.as_bytes(), "too-large"),
        ("deep.yaml", format!("items: {}", "[".repeat(100_000)).as_bytes(), "too-deep"),
        ("deep.toml", format!("items = {}", "[".repeat(100_000)).as_bytes(), "too-deep"),
        ("gbk.yaml", b"section: risks\ntitle: \xb7\xe7\xcf\xd5\n", "not-utf8"),
        ("two.yaml", b"section: risks\n---\nsection: assets\n", "several-documents"),
        ("list.yaml", b"[\n'items', 'b']\n", "not-a-table"),
        ("anchor.yaml", b"section: *nowhere\n", "unknown-anchor"),
    ] {
        let runner = plain().write();
        std::fs::write(runner.path(path), bytes).unwrap();
        assert_refused(&runner, &["status"], &Refused { code: 3, en: &[path], zh: &[path] });
        assert_refused(&runner, &mark("a", "delivered", "lin"), &Refused { code: 3, en: &[path], zh: &[path] });
        let check = runner.run(&["check", "--no-input"]);
        assert!(check.out.contains(&format!("error[{code}]")) && check.out.contains(path), "{}", check.out);
        assert!(check.out.len() < 4000, "no flood: {} bytes", check.out.len());
    }
}

#[test]
fn what_stands_once_for_thousands_of_items_is_bounded() {
    let runner = plain().write();
    let items: String = (0..5_000).map(|at| format!("[[items]]\nid = \"i{at}\"\ntitle = \"I\"\n")).collect();
    for (field, told) in
        [(format!("accept_when = \"{}\"", "x".repeat(100_000)), true), ("owner = [\"lin\"]".to_owned(), false)]
    {
        runner.write("many.toml", &format!("section = \"scope\"\n{field}\n{items}"));
        let check = runner.run(&["check", "--no-input", "--format", "json"]);
        assert_eq!(check.out.contains("too-much-for-all"), told, "{}", &check.out[..2_000.min(check.out.len())]);
    }
}

#[test]
fn an_aliased_flood_is_turned_down() {
    let mut text = "section: risks\na0: &a0 [x, x, x, x, x, x, x, x, x]\n".to_owned();
    for level in 1..9 {
        let above = format!("*a{}, ", level - 1).repeat(9);
        text += &format!("a{level}: &a{level} [{}]\n", above.trim_end_matches(", "));
    }
    assert_eq!(Small::new().file("laughs.yaml", &text).load().found()[0].split(' ').next(), Some("too-many-nodes"));
}

#[test]
fn git_conflict_marks_are_named_for_what_they_are() {
    let toml = "section = \"risks\"\n<<<<<<< HEAD\ntitle = \"a\"\n=======\ntitle = \"b\"\n>>>>>>> other\n";
    let yaml = "section: risks\nitems:\n  - id: a\n    title: A\n    log:\n<<<<<<< HEAD\n      \
                - {at: 2026-11-02T09:00:00+08:00, by: lin, did: raised}\n=======\n      \
                - {at: 2026-11-02T09:01:00+08:00, by: gu, did: raised}\n>>>>>>> other\n";
    let nothing_else = "<<<<<<< HEAD\n=======\n>>>>>>> other\n";
    for (path, torn) in [("risks.toml", toml), ("risks.yaml", yaml), ("empty.yaml", nothing_else)] {
        let runner = plain().file(path, torn).write();
        let check = runner.run(&["check", "--no-input"]);
        assert!(check.out.contains("git conflict marks") && check.out.contains(&format!("{path}:")), "{}", check.out);
        let check = runner.run(&["check", "--no-input", "--lang", "zh-CN"]);
        assert!(check.out.contains("git 冲突标记"), "{}", check.out);
    }
}

#[test]
fn arguments_that_are_not_text_crash_nothing() {
    use std::os::unix::ffi::OsStrExt;
    let runner = plain().write();
    for arguments in [&["-C"][..], &["show"], &["status"]] {
        let mut command = runner.command(arguments);
        let output = command.arg(std::ffi::OsStr::from_bytes(b"\xff\x1b[31m")).output().unwrap();
        let code = output.status.code().unwrap();
        assert!([2, 3].contains(&code), "{arguments:?}: {code}: {}", String::from_utf8_lossy(&output.stderr));
        assert!(!output.stderr.contains(&0x1b), "{arguments:?}");
    }
}
