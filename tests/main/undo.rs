//! `handover undo`: what a person recorded last is taken back, and nothing else.

use crate::support::runner::{NOW, Runner};
use crate::support::small::Small;
use handover::commands::undo::{self, UndoArgs};
use handover::context::Context;
use handover::context::writing::ToldArgs;
use handover::model::clock::parse_moment;
use handover::screen::ui::{Scripted, Spoken};
use handover::text::Lang;
use insta::assert_snapshot;

const A: &str = "deliverables/a";

/// A project in which every kind of act can be recorded.
fn full() -> Small {
    Small::new()
        .item(A, "", &[])
        .item("deliverables/b", "", &[])
        .item("deliverables/theirs", "", &["lin delivered"])
        .item("deliverables/done", "", &["lin delivered", "chen accepted"])
        .item("deliverables/blocked", "", &["lin blocked: no disk"])
        .item("deliverables/half", "", &["lin waived: never had one"])
        .item("staff/desk", "needed = 10", &[])
        .item("monitoring/orders", "every = \"1w\"\nfrom = 2026-11-02\nuntil = 2026-11-29", &[])
}

#[track_caller]
fn run(runner: &Runner, words: &[&str]) -> String {
    let output = runner.run(words);
    assert_eq!(output.code, 0, "{words:?}: {output:?}");
    output.out
}

/// Where everything stands, without how many acts there are.
fn stands(runner: &Runner) -> String {
    runner.run(&["status", "--by", "due"]).out + &runner.run(&["next", "--all", "--format", "json"]).out
}

#[test]
fn every_kind_of_act_can_be_taken_back_and_then_counts_as_never_made() {
    for (person, words) in [
        ("lin", &["a", "delivered"][..]),
        ("lin", &["deliverables/a", "deliverables/b", "delivered", "--note", "both"]),
        ("chen", &["theirs", "accepted"]),
        ("chen", &["theirs", "rejected", "--note", "page 2 is missing"]),
        ("chen", &["half", "waived", "--note", "so be it"]),
        ("chen", &["half", "rejected", "--note", "we need it"]),
        ("lin", &["a", "blocked", "--note", "no disk"]),
        ("lin", &["blocked", "unblocked"]),
        ("chen", &["a", "noted", "--note", "seen"]),
        ("chen", &["a", "reserved", "--note", "later", "--fix-by", "2026-12-15", "--person", "lin"]),
        ("chen", &["done", "reopened", "--note", "it was the wrong one"]),
        ("chen", &["desk", "filled", "--value", "8"]),
        ("lin", &["orders#2", "observed", "--value", "61 %"]),
    ] {
        let runner = full().write();
        let before = stands(&runner);
        run(&runner, &[&["mark"], words, &["--as", person]].concat());
        assert!(run(&runner, &["undo", "--yes", "--as", person]).contains("Took back \""), "{words:?}");
        assert_eq!(stands(&runner), before, "{words:?}");
        assert_eq!(runner.run(&["check", "--no-input"]).out.matches("error").count(), 0, "{words:?}");
    }
}

#[test]
fn what_was_recorded_together_is_taken_back_together() {
    let runner = full().write();
    run(&runner, &["mark", A, "deliverables/b", "delivered", "--as", "lin"]);
    let told = run(&runner, &["undo", "--yes", "--as", "lin"]);
    assert_eq!(told.matches("Took back \"Delivered\"").count(), 2, "{told}");
    assert_eq!(runner.read("deliverables.toml").matches("did = \"undone\", of = ").count(), 2);
}

#[test]
fn the_items_that_are_named_are_taken_back_without_a_question() {
    let runner = full().write();
    run(&runner, &["mark", A, "deliverables/b", "delivered", "--as", "lin"]);
    run(&runner, &["undo", "Item b", "--as", "lin"]);
    let text = runner.read("deliverables.toml");
    assert_eq!(text.matches("undone").count(), 1, "{text}");
    assert_snapshot!(run(&runner, &["undo", "a", "--as", "lin"]), @r#"
    Took back "Delivered": "Item a", by Lin Wei
      next: Lin Wei, Gu Ning to deliver it
    "#);
    assert_snapshot!(run(&runner, &["--lang", "zh-CN", "undo", "blocked", "--as", "lin"]), @"
    撤销“受阻”：“Item blocked”，Lin Wei
      下一步：由Lin Wei、Gu Ning交付
    ");
}

#[test]
fn nothing_is_taken_back_that_is_not_confirmed_and_there_is_said_what_it_would_be() {
    let runner = full().write();
    run(&runner, &["mark", A, "delivered", "--as", "lin"]);
    let before = runner.snapshot();
    let refused = runner.run(&["undo", "--as", "lin"]);
    assert_eq!(refused.code, 2);
    assert_snapshot!(refused.err, @r#"error: without a terminal this is confirmed with `--yes`; it would take back Delivered: "Item a" (deliverables/a), 20 Nov 18:00"#);
    let asked = ask(&runner, Lang::En, Spoken::Confirm(false));
    assert_eq!(runner.snapshot(), before);
    assert_snapshot!(asked, @r#"
    This takes back:
      Delivered: "Item a" (deliverables/a), 20 Nov 18:00
    ? Take it back? (y/N)
    nothing was taken back
    "#);
    assert_snapshot!(ask(&runner, Lang::Zh, Spoken::Back), @"
    将撤销：
      已交付：“Item a”（deliverables/a），11月20日 18:00
    ? 确认撤销？ (y/N)
    nothing was taken back
    ");
    assert_eq!(runner.snapshot(), before);
    ask(&runner, Lang::En, Spoken::Confirm(true));
    assert!(runner.read("deliverables.toml").contains("did = \"undone\""));
}

#[test]
fn what_somebody_else_has_acted_on_is_not_taken_back_and_the_way_out_is_named() {
    let runner = full().write();
    let before = runner.snapshot();
    for words in [&["undo", "done", "--as", "lin"][..], &["undo", "--lang", "zh-CN", "done", "--as", "lin"]] {
        assert_eq!(runner.run(words).code, 2);
    }
    assert_snapshot!(runner.run(&["undo", "done", "--as", "lin"]).err, @r#"
    error: deliverables/done: "Delivered" can no longer be taken back: Chen Yu recorded "Accepted" since, 2 Nov 09:01
    hint: to start the item over: handover mark deliverables/done reopened --note "why"
    "#);
    assert_snapshot!(runner.run(&["undo", "--lang", "zh-CN", "done", "--as", "lin"]).err, @r#"
    错误：deliverables/done：“已交付”已不能撤销：其后Chen Yu于11月2日 09:01记录了“已验收”
    提示：需要重新开始时：handover mark deliverables/done reopened --note "原因"
    "#);
    assert_snapshot!(runner.run(&["undo", "a", "--as", "lin"]).err, @"
    error: Lin Wei has recorded nothing on deliverables/a that could be taken back
    hint: `handover log` lists what was recorded, and by whom
    ");
    assert_snapshot!(runner.run(&["undo", "--as", "maya"]).err, @"
    error: Maya Torres has recorded nothing that could be taken back
    hint: `handover log` lists what was recorded, and by whom
    ");
    assert_eq!(runner.snapshot(), before);
}

#[test]
fn each_round_is_taken_back_by_itself() {
    let runner = full().write();
    for words in [&["orders#1", "observed", "--as", "lin"][..], &["orders#2", "observed", "--as", "lin"]] {
        run(&runner, &[&["mark"], words, &["--value", "61 %"]].concat());
    }
    run(&runner, &["mark", "orders#1", "agreed", "--as", "chen"]);
    let output = runner.run(&["undo", "orders#1", "--yes", "--as", "lin"]);
    assert!(output.code == 2 && output.err.contains("Chen Yu"), "{output:?}");
    run(&runner, &["undo", "orders#2", "--yes", "--as", "lin"]);
    assert!(!runner.run(&["check", "--no-input"]).out.contains("error["));
}

#[test]
fn the_notes_of_others_do_not_stand_in_the_way_and_an_undone_is_not_undone() {
    let runner = full().write();
    run(&runner, &["mark", "a", "noted", "--as", "lin", "--note", "first", "--at", "2026-11-20T17:00:00+08:00"]);
    run(&runner, &["mark", "a", "delivered", "--as", "lin"]);
    run(&runner, &["mark", "a", "noted", "--as", "chen", "--note", "thank you"]);
    assert!(run(&runner, &["undo", "a", "--as", "lin"]).contains("Took back \"Delivered\""));
    assert!(run(&runner, &["undo", "a", "--as", "lin"]).contains("Took back \"Note\""));
    assert_eq!(runner.run(&["undo", "a", "--as", "lin"]).code, 2);
}

/// Takes back lin's newest act at a terminal where a person gives that answer; what was shown, and how it ended.
fn ask(runner: &Runner, lang: Lang, answer: Spoken) -> String {
    let mut ui = Scripted::new([answer]);
    let now = parse_moment(NOW).unwrap();
    let test = Context::for_test(runner.root(), now, &mut ui);
    let mut context = Context { wanted_lang: Some(lang), width: 60, interactive: true, ..test };
    let args = UndoArgs {
        items: Vec::new(),
        acting: Some("lin".to_owned()),
        import: false,
        yes: false,
        told: ToldArgs::default(),
    };
    let ended = undo::run(args, &mut context);
    let told = context.out.clone();
    format!("{}{told}{}", ui.transcript, ended.map_or_else(|error| format!("{error}"), |exit| format!("{exit:?}")))
}
