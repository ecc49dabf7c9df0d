//! `handover set`: fields, milestones and settings, each in its own line.

use crate::support::small::Small;
use crate::support::two::Two;
use insta::{allow_duplicates, assert_snapshot};

#[track_caller]
fn changes(words: &[&str], toml: &str, yaml: &str) {
    let [first, second] = Two::both();
    assert_eq!((first.changed(words).as_str(), second.changed(words).as_str()), (toml, yaml), "{words:?}");
}

#[test]
fn a_field_changes_its_own_line_and_keeps_the_comment_beside_it() {
    changes(
        &["set", "spare", "due=2026年11月26日"],
        "-due = 2026-11-25 # fixed\n+due = 2026-11-26 # fixed\n",
        "-due: 2026-11-25 # fixed\n+due: 2026-11-26 # fixed\n",
    );
    changes(
        &["set", "manual", "priority=high", "tags=a、b"],
        "+priority = \"high\"\n+tags  = [\"a\", \"b\"]\n",
        "+priority: high\n+tags: [a, b]\n",
    );
    changes(&["set", "list", "quantity=4"], "-quantity = 3\n+quantity = 4\n", "-quantity: 3\n+quantity: 4\n");
    changes(
        &["set", "list", "owner=gu,lin"],
        "-owner = \"gu\"\n+owner = [\"gu\", \"lin\"]\n",
        "-owner: gu\n+owner: [gu, lin]\n",
    );
    changes(&["set", "spare", "due="], "-due = 2026-11-25 # fixed\n", "-due: 2026-11-25 # fixed\n");
    changes(
        &["set", "manual", "list", "optional=yes"],
        "+optional = true\n+optional = true\n",
        "+optional: true\n+optional: true\n",
    );
    changes(&["set", "spare", "extra.room=B 12"], "+extra = { room = \"B 12\" }\n", "+extra: {room: B 12}\n");
}

#[test]
fn what_is_so_already_writes_nothing() {
    allow_duplicates! {
        for two in Two::both() {
        assert_eq!(two.changed(&["set", "spare", "due=2026-11-25", "title=Spare"]), "");
        }
    }
}

#[test]
fn a_setting_of_the_project_changes_its_line() {
    changes(
        &["set", "title=New"],
        "-title = \"Small handover\"\n+title = \"New\"\n",
        "-title: Small handover\n+title: New\n",
    );
    changes(
        &["set", "language=zh", "接收方=乙公司"],
        "-language = \"en\"\n+language = \"zh-CN\"\n-name = \"Acme\"\n+name = \"乙公司\"\n",
        "-language: en\n+language: zh-CN\n-name: Acme\n+name: 乙公司\n",
    );
}

#[test]
fn a_witness_and_a_milestone_that_are_not_there_yet_are_added() {
    changes(&["set", "监交方=Audit"], "+witness = { name = \"Audit\" }\n", "+witness: {name: Audit}\n");
    changes(&["set", "milestones.warranty=2027-06-01"], "+warranty = 2027-06-01\n", "+warranty: 2027-06-01\n");
}

#[test]
fn who_signs_a_stage_is_set_in_its_own_line_and_a_stage_that_nobody_signs_yet_is_added() {
    changes(
        &["set", "signoff/cutover", "signers=Lin Wei, Gu Ning、chen", "declaration=All of it: done."],
        "-signers = [\"lin\", \"chen\"]\n+signers = [\"lin\", \"gu\", \"chen\"]\n+declaration = \"All of it: done.\"\n",
        "-signers: [lin, chen]\n+signers: [lin, gu, chen]\n+declaration: \"All of it: done.\"\n",
    );
    changes(
        &["set", "签署/收尾", "declaration=Nothing is left over.", "签署人=lin,陈宇", "require=ssh"],
        "+\n+[[signoff]]\n+stage = \"close\"\n+signers = [\"lin\", \"chen\"]\n+declaration = \"Nothing is left over.\"\n+require = \"ssh\"\n",
        "+- stage: close\n+signers: [lin, chen]\n+declaration: Nothing is left over.\n+require: ssh\n",
    );
    let two = &Two::both()[0];
    let added = two.changed(&["set", "signoff/close", "signers=lin,chen"]);
    assert!(added.contains("+declaration = \"What this record lists as complete has been"), "{added}");
    allow_duplicates! {
        for two in Two::both() {
        assert_snapshot!(two.refused(&["set", "signoff/close", "declaration=x"]), @"
        error: it is not said who signs the stage `close`
        hint: say who signs it: `handover set signoff/close signers=lin,chen`
        ");
        assert_snapshot!(two.refused(&["set", "signoff/cutovr", "signers=lin"]), @"
        error: `cutovr` is not one of the milestones
        hint: milestones here: start, cutover, close
        ");
        assert_snapshot!(two.refused(&["set", "signoff/cutover", "signers=lin,zhao"]), @"
        error: nobody here is called `zhao`
        hint: people here: lin (Lin Wei), gu (Gu Ning), chen (陈宇)
        ");
        assert_snapshot!(two.refused(&["set", "signoff/cutover", "signers="]), @"error: signers cannot be empty");
        assert_snapshot!(two.refused(&["set", "signoff/cutover", "stage=close"]), @"
        error: `stage` is no field of signoff/cutover
        hint: what can be set here: signers, declaration, require
        ");
        assert_snapshot!(two.refused(&["set", "signoff/cutover", "require=paper"]), @"
        error: `paper` is no method that can be required
        hint: write `ssh`, or nothing: require=
        ");
        assert_snapshot!(two.runner.run(&["set", "signoff/cutover", "signers=lin"]).err, @"
        note: nobody of the receiver signs the stage `cutover`
        hint: name one in its `signers`
        ");
        }
    }
}

#[test]
fn what_the_project_says_of_a_person_is_set_in_its_own_line() {
    changes(
        &["set", "people/Lin Wei", "邮箱=lin@new.example", "role=Account lead、Owner"],
        "-role = \"Account lead\"\n-email = \"lin@bright.example\"\n+role = [\"Account lead\", \"Owner\"]\n+email = \"lin@new.example\"\n",
        "-role: Account lead\n-email: lin@bright.example\n+role: [Account lead, Owner]\n+email: lin@new.example\n",
    );
    changes(&["set", "人员/gu", "left=2026年11月18日"], "+left = 2026-11-18\n", "+left: 2026-11-18\n");
    allow_duplicates! {
        for two in Two::both() {
        assert_snapshot!(two.refused(&["set", "people/lin", "keys=x"]), @"
        error: `keys` is not set on the command line
        hint: handover keys add lin FILE
        ");
        assert_snapshot!(two.refused(&["set", "people/lin", "party=receiver"]), @"
        error: `party` is not set on the command line
        hint: what can be set here: name, role, email, left
        ");
        assert_snapshot!(two.refused(&["set", "people/lni", "name=x"]), @"
        error: nobody here is called `lni`
        hint: did you mean `lin`? people here: lin (Lin Wei), gu (Gu Ning), chen (陈宇)
        ");
        assert_snapshot!(two.refused(&["set", "people/lin", "email=x"]), @r#"error: "x" is no mail address; write it like lin@bright.example"#);
        }
    }
}

#[test]
fn a_milestone_shows_every_due_that_moves_before_it_is_written() {
    allow_duplicates! {
        for two in Two::both() {
        let shown = two.runner.run(&["set", "切换=2026-12-07"]);
        assert_eq!(shown.code, 2);
        assert_snapshot!(shown.out, @"
        2 dues move with it:
        Due until now  Due from now on  Item
        ──────────────────────────────────────────────────────────────
        23 Nov         30 Nov           Manual (deliverables/manual)
        23 Nov         30 Nov           Price list (deliverables/list)
        ");
        assert_snapshot!(two.refused(&["set", "cutover=2026-12-07"]), @"
        error: this is confirmed first; nothing was changed
        hint: look at what moves, then confirm it with `--yes`
        ");
        assert_snapshot!(two.runner.run(&["--lang", "zh-CN", "set", "cutover=2026-12-07"]).out, @"
        以下 2 项期限随之变动：
        原期限    新期限    事项
        ---------------------------------------------------
        11月23日  11月30日  Manual（deliverables/manual）
        11月23日  11月30日  Price list（deliverables/list）
        ");
        }
    }
    changes(
        &["set", "cutover=2026/12/7", "--yes"],
        "-cutover = 2026-11-30 # agreed in May\n+cutover = 2026-12-07 # agreed in May\n",
        "-cutover: 2026-11-30 # agreed in May\n+cutover: 2026-12-07 # agreed in May\n",
    );
}

#[test]
fn what_is_not_understood_or_would_break_a_log_is_refused_with_the_way_out() {
    allow_duplicates! {
        for two in Two::both() {
        assert_snapshot!(two.refused(&["set", "spare", "prioritty=high"]), @"
        error: `prioritty` is no field of deliverables
        hint: did you mean `priority`?
        ");
        assert_snapshot!(two.refused(&["set", "spare", "due=cutover -7"]), @r#"
        error: "cutover -7" is no due that can be counted with
        hint: did you mean `cutover - 7d`?
        "#);
        assert_snapshot!(two.refused(&["set", "list", "optional=perhaps"]), @"
        error: `optional` should be true or false
        hint: write `yes` or `no`
        ");
        assert_snapshot!(two.refused(&["set", "spare", "id=other"]), @"
        error: an id stays: logs, records and other items name the item by it
        ");
        assert_snapshot!(two.refused(&["set", "spare", "log=x"]), @"
        error: a log is only added to, by `handover mark`
        ");
        assert_snapshot!(two.refused(&["set", "spare", "steps=x"]), @"
        error: `steps` is not set on the command line
        hint: handover edit deliverables/spare opens the file at its line
        ");
        assert_snapshot!(two.refused(&["set", "manual", "only=yes", "owner=gu"]), @r#"
        error: that would make the project wrong: deliverables/manual: `delivered` is for gu alone
        hint: to start the item over: handover mark deliverables/manual reopened --note "why"
        "#);
        assert_snapshot!(two.refused(&["set", "cutoff=2026-11-26"]), @"
        error: `cutoff` is no milestone and no field of the project
        hint: what can be set: start, cutover, close, title, language, timezone, giver, receiver, witness; of an item, a person, a sign-off: handover set ITEM|people/ID|signoff/STAGE FIELD=VALUE; a new milestone: milestones.NAME=DATE
        ");
        assert_snapshot!(two.refused(&["set", "language=fr"]), @"
        error: `fr` is no language of this tool
        hint: languages: en, zh-CN
        ");
        assert_snapshot!(two.refused(&["set", "cutover="]), @"error: cutover needs a day, such as 2026-11-30");
        assert_snapshot!(two.refused(&["set", "timezone=Mars/Base"]), @"error: that would make the project wrong: `Mars/Base` is no time zone; write one such as `Asia/Shanghai`");
        assert_snapshot!(two.refused(&["set", "spare"]), @"
        error: say what to set, such as `due=2026-11-23`
        ");
        assert_snapshot!(two.refused(&["--lang", "zh-CN", "set", "spare", "owner="]).replace(".yaml", ".toml"), @"
        错误：deliverables/spare 没有自己的 owner，无需删除
        提示：对该部分所有事项生效的设置在 deliverables.toml 的开头
        ");
        assert_snapshot!(two.refused(&["--lang", "zh-CN", "set", "spare", "details=密码：Abc@12345"]), @"
        错误：`details` 中疑似含有密码、密钥或令牌
        提示：文件会交给另一家公司：请改写为存放位置，例如“vault: acme/tmall”
        ");
        }
    }
}

#[test]
fn a_day_or_an_owner_that_nobody_knows_is_told_when_it_is_typed() {
    for two in Two::both() {
        let output = two.runner.run(&["set", "spare", "due=春节前"]);
        assert_eq!(output.code, 0, "{}", output.err);
        assert!(output.err.contains("\"春节前\" is no date that can be counted with"), "{}", output.err);
        assert!(output.err.contains("hint: write a day (2026-11-23) or a milestone"), "{}", output.err);
        let refused = two.runner.run(&["set", "spare", "due=下周三"]);
        assert!(refused.code == 2 && refused.err.contains("write the day itself"), "{refused:?}");
        let output = two.runner.run(&["set", "spare", "owner=lin,Printers"]);
        assert_eq!(output.code, 0, "{}", output.err);
        assert!(output.err.contains("nobody here has this name or role: Printers"), "{}", output.err);
        let output = two.runner.run(&["set", "list", "owner=print shop"]);
        assert_eq!((output.code, output.err.as_str()), (0, ""), "another item names it");
        let refused = two.runner.run(&["set", "spare", "owner=Lin We"]);
        assert!(refused.code == 2 && refused.err.contains("did you mean `Lin Wei`?"), "{refused:?}");
    }
}

#[test]
fn a_day_without_its_year_is_the_one_of_that_name_in_the_handover() {
    let runner = Small::new().item("scope/goals", "", &[]).write();
    for (day, meant) in [("12月9日", "2026-12-09"), ("10 Dec", "2026-12-10"), ("十二月十一日", "2026-12-11")] {
        let output = runner.run(&["set", "scope/goals", &format!("due={day}")]);
        assert!(output.code == 0 && output.out.contains(meant) && output.err.is_empty(), "{output:?}");
    }
    let refused = runner.run(&["set", "scope/goals", "due=3月9日"]);
    assert!(refused.code == 2 && refused.err.contains("write `2026-03-09`"), "{refused:?}");
    let refused = runner.run(&["set", "scope/goals", "due=11/12/2026"]);
    assert_eq!(refused.code, 2, "which of the two is the day does not show: {refused:?}");
}

#[test]
fn a_change_that_opens_what_was_complete_says_so() {
    let runner =
        crate::support::small::Small::new().item("deliverables/a", "", &["lin delivered", "chen accepted"]).write();
    let done = runner.run(&["set", "deliverables/a", "approve=witness"]);
    assert_eq!(done.code, 0, "{done:?}");
    assert!(done.err.contains("deliverables/a was complete and is no longer: Zhao Min to approve it"), "{done:?}");
}

#[test]
fn a_milestone_that_would_pass_another_is_refused_in_those_words() {
    let runner = crate::support::small::Small::new().item("deliverables/a", "", &[]).write();
    let refused = runner.run(&["set", "cutover=2027-03-01", "--yes"]);
    assert_eq!(refused.code, 2, "{refused:?}");
    assert!(refused.err.contains("cutover on 1 Mar 2027 would come after close on 31 Dec"), "{refused:?}");
    let chinese = runner.run(&["--lang", "zh-CN", "set", "close=2026-11-01"]);
    assert!(chinese.err.contains("将早于"), "{chinese:?}");
    assert_eq!(runner.run(&["set", "cutover=2027-03-01", "close=2027-04-01", "--yes"]).code, 0);
}

#[test]
fn what_a_card_shows_of_free_fields_is_taken_as_it_stands_there_and_no_field_twice() {
    allow_duplicates! {
        for two in Two::both() {
        two.runner.run(&["set", "spare", "extra.房间=B 12"]);
        two.runner.git(".", &["commit", "-qam", "room"]);
        let changed = two.changed(&["set", "spare", "房间=C 1"]);
        assert!(changed.starts_with('-') && changed.contains("C 1"), "{changed}");
        assert_snapshot!(two.refused(&["set", "spare", "说明=x", "备注=y"]), @"error: the field `details` is given twice");
        }
    }
}
