//! The walk at a real pseudo-terminal, on copies of the examples: keys, Chinese reasons, Ctrl-C, closed windows.

use crate::support::hostile::hostile_project;
use crate::support::pty::{Key, Pty};
use crate::support::runner::Runner;
use unicode_width::UnicodeWidthStr;

const STORE: &str = "store-agency";
const CALLS: &str = "客服中心交接";

/// A copy of an example under git, with nothing left to commit.
fn example(name: &str) -> Runner {
    let runner = Runner::new();
    runner.copy_example(name);
    runner.git(name, &["init", "-q"]);
    runner.git(name, &["add", "-A", "."]);
    runner.git(name, &["commit", "-q", "-m", "start"]);
    runner
}

/// Starts a walk at a terminal of `cols` by 40.
fn walk(runner: &Runner, example: &str, cols: u16, arguments: &[&str]) -> Pty {
    let arguments = [&["check"], arguments].concat();
    Pty::spawn(&arguments, &runner.path(example), cols, 40, &[])
}

/// Moves the marker down to the option and presses Enter.
#[track_caller]
fn choose(pty: &mut Pty, option: &str) {
    pty.wait_until("a menu", |lines| marker(lines).is_some());
    for _ in 0..12 {
        let at_option = pty.screen().iter().any(|line| line.starts_with("❯ ") && line.contains(option));
        if at_option {
            pty.key(Key::Enter);
            return;
        }
        let before = marked(pty);
        pty.key(Key::Down);
        pty.wait_until("the marker to move", |lines| marker(lines).is_some_and(|marked| Some(marked) != before));
    }
    panic!("no option {option:?} in\n{}", pty.screen().join("\n"));
}

fn marked(pty: &Pty) -> Option<String> {
    marker(&pty.screen())
}

/// The option at the marker.
fn marker(lines: &[String]) -> Option<String> {
    lines.iter().rev().find(|line| line.starts_with("❯ ")).cloned()
}

/// The lines that git sees as added, all others being as they were.
fn added(runner: &Runner, example: &str) -> Vec<String> {
    let diff = runner.git(example, &["-c", "core.quotepath=off", "diff", "-U0"]);
    let removed = diff.lines().filter(|line| line.starts_with('-') && !line.starts_with("---")).count();
    assert_eq!(removed, 0, "{diff}");
    let lines = diff.lines().filter(|line| line.starts_with('+') && !line.starts_with("+++"));
    lines.map(|line| line[1..].trim().to_owned()).collect()
}

#[test]
fn arrow_keys_make_a_step_and_the_end_says_what_was_recorded() {
    let runner = example(STORE);
    let mut pty = walk(&runner, STORE, 100, &["--as", "lin", "permissions/shop-owner"]);
    pty.wait_for("You are Lin Wei, for the giver. 1 of");
    pty.wait_for("❯ Skip");
    pty.key(Key::Down);
    pty.wait_for("❯ Reject…");
    pty.key(Key::Up);
    pty.wait_for("❯ Skip");
    pty.key(Key::Up);
    pty.wait_for("❯ Revoked");
    pty.key(Key::Enter);
    pty.wait_for("Note, file or address (may be left empty):");
    pty.key(Key::Enter);
    pty.wait_for("Saved: Revoked");
    pty.wait_for("You recorded: Revoked 1.");
    pty.wait_for("Now waiting on: ");
    pty.wait_for("git add -A . && git commit -m 'handover: 1 answer by lin'");
    pty.wait_for("handover next --message --for ");
    assert_eq!(pty.finish(), 0);
    assert!(!pty.cursor_hidden());
    pty.assert_settings_restored();
    let lines = added(&runner, STORE);
    assert_eq!(lines.len(), 1, "{lines:?}");
    assert!(lines[0].ends_with("by = \"lin\", did = \"revoked\" },"), "{lines:?}");
}

#[test]
fn a_rejection_takes_a_chinese_reason_and_writes_it() {
    let runner = example(CALLS);
    let mut pty = walk(&runner, CALLS, 60, &["--as", "chen", "permissions/hotline-forward"]);
    pty.wait_for("你是陈予（接收方）");
    choose(&mut pty, "退回…");
    pty.wait_for("退回原因：");
    pty.type_text("试呼三次，第二次接到华声旧线路");
    pty.wait_for("退回原因：试呼三次，第二次接到华声旧线路");
    pty.key(Key::Enter);
    pty.wait_for("已保存：退回");
    pty.wait_for("本次记录：退回 1 项。");
    pty.wait_for("提交给对方：");
    assert_eq!(pty.finish(), 0);
    let lines = added(&runner, CALLS);
    assert_eq!(lines.len(), 1, "{lines:?}");
    assert!(lines[0].contains("by: chen, did: rejected, note: 试呼三次，第二次接到华声旧线路}"), "{lines:?}");
    assert_eq!(runner.run_in(CALLS, &["check", "--no-input"]).code, 1);
    assert!(runner.run_in(CALLS, &["show", "hotline-forward"]).out.contains("已退回"));
}

#[test]
fn ctrl_c_in_the_middle_keeps_what_was_answered_and_gives_the_terminal_back() {
    let runner = example(STORE);
    let mut pty = walk(&runner, STORE, 80, &["--as", "lin"]);
    pty.wait_for("❯ ");
    choose(&mut pty, "Note or evidence…");
    pty.wait_for("Note, file or web address:");
    pty.type_text("on Monday");
    pty.key(Key::Enter);
    pty.wait_for("Saved: Note");
    pty.wait_for("❯ ");
    choose(&mut pty, "Blocked…");
    pty.wait_for("What is in the way:");
    pty.type_text("half a rea");
    pty.wait_for("half a rea");
    pty.key(Key::CtrlC);
    assert_eq!(pty.finish(), 130);
    assert!(pty.raw_output().contains("Stopped. Saved so far: 1 answer."), "{:#?}", pty.screen());
    assert!(!pty.cursor_hidden());
    pty.assert_settings_restored();
    let lines = added(&runner, STORE);
    assert_eq!(lines.len(), 1, "{lines:?}");
    assert!(lines[0].contains("did = \"noted\", note = \"on Monday\""), "{lines:?}");
}

#[test]
fn a_closed_terminal_loses_nothing_that_was_answered() {
    for after_note in [false, true] {
        let runner = example(CALLS);
        let mut pty = walk(&runner, CALLS, 80, &["--as", "chen"]);
        pty.wait_for("❯ ");
        choose(&mut pty, "备注或证据…");
        pty.wait_for("备注、文件或网址：");
        pty.type_text("周五前答复");
        pty.wait_for("周五前答复");
        if after_note {
            pty.key(Key::Enter);
            pty.wait_for("已保存：备注");
            pty.wait_for("❯ ");
        }
        pty.hangup();
        assert_eq!(pty.finish(), 130);
        assert_eq!(added(&runner, CALLS).len(), usize::from(after_note), "half a note is none");
        assert!(!runner.run_in(CALLS, &["check", "--no-input"]).out.contains("错误"));
    }
}

#[test]
fn sixty_columns_show_every_card_whole() {
    for (name, person, skip, trace, end) in [
        (STORE, "lin", "Skip", "? Skip", "Nothing was recorded."),
        (CALLS, "chen", "跳过", "处理结果：跳过", "没有记录任何内容。"),
    ] {
        let runner = example(name);
        let mut pty = walk(&runner, name, 60, &["--as", person]);
        let mut skipped = 0;
        while !question_or_end(&mut pty, end) {
            let lines = pty.screen();
            for line in &lines {
                assert!(!line.contains('\u{fffd}') && !line.contains("\\u{"), "{line}");
            }
            assert_eq!(lines.iter().filter(|line| line.starts_with("❯ ")).count(), 1, "one marker: {lines:#?}");
            assert_eq!(lines.iter().filter(|line| line.starts_with("? ")).count(), 1, "one question: {lines:#?}");
            choose(&mut pty, skip);
            skipped += 1;
            pty.wait_for_raw(trace, skipped);
        }
        assert!(skipped >= 5, "{skipped} cards");
        assert_eq!(pty.finish(), 0);
        for line in plain(&pty.raw_output()).split(['\n', '\r']) {
            assert!(line.width() <= 60, "the terminal had to wrap {line:?}");
        }
        assert_eq!(added(&runner, name), [""; 0], "skipping writes nothing");
    }
}

/// Waits for the next question, or for the end; says whether it is the end.
#[track_caller]
fn question_or_end(pty: &mut Pty, end: &str) -> bool {
    let ended = |lines: &[String]| lines.iter().any(|line| line == end);
    pty.wait_until("a question or the end", |lines| marker(lines).is_some() || ended(lines));
    ended(&pty.screen())
}

/// Text without the escape sequences in it.
fn plain(text: &str) -> String {
    let mut plain = String::new();
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        if c == '\u{1b}' {
            // CSI sequences end with a letter; no other kind is written.
            chars.by_ref().find(|c| c.is_ascii_alphabetic());
        } else {
            plain.push(c);
        }
    }
    plain
}

#[test]
fn skip_back_evidence_and_quit_do_as_they_say() {
    let runner = example(STORE);
    let mut pty = walk(&runner, STORE, 80, &["--as", "lin", "permissions/shop-owner", "permissions/erp"]);
    pty.wait_for("1 of 2");
    pty.wait_for("Store owner account");
    choose(&mut pty, "Skip");
    pty.wait_for("2 of 2");
    pty.wait_for("ERP and warehouse system");
    choose(&mut pty, "Back");
    pty.wait_until("the first card again", |lines| {
        let card = lines.iter().rposition(|line| line.contains("1 of 2"));
        card > lines.iter().position(|line| line.contains("2 of 2")) && marker(lines).is_some()
    });
    choose(&mut pty, "Note or evidence…");
    pty.wait_for("Note, file or web address:");
    pty.type_text("evidence/nothing.txt");
    pty.key(Key::Enter);
    pty.wait_for("There is no evidence/nothing.txt.");
    // What was mistyped stands in the line, and Tab goes on with what is there.
    for _ in 0.."nothing.txt".len() {
        pty.key(Key::Backspace);
    }
    pty.type_text("orders-re");
    pty.key(Key::Tab);
    pty.wait_for("address: evidence/orders-restore.txt");
    pty.key(Key::Enter);
    pty.wait_for("Saved: Note");
    choose(&mut pty, "Save and quit");
    pty.wait_for("You recorded: Note 1.");
    assert_eq!(pty.finish(), 0);
    pty.assert_settings_restored();
    let lines = added(&runner, STORE);
    assert_eq!(lines.len(), 1, "{lines:?}");
    assert!(lines[0].contains("path = \"evidence/orders-restore.txt\""), "{lines:?}");
}

#[test]
fn who_is_not_known_is_asked_at_the_terminal_and_git_knows_the_rest() {
    let runner = example(CALLS);
    let mut pty = walk(&runner, CALLS, 60, &[]);
    pty.wait_for("? 请问你是哪一位？");
    choose(&mut pty, "高阳");
    pty.wait_for("你是高阳（接收方）");
    pty.wait_for("❯ ");
    choose(&mut pty, "保存并退出");
    assert_eq!(pty.finish(), 0);
    runner.git(CALLS, &["config", "user.email", "GAO@yunqiao.example"]);
    let mut pty = walk(&runner, CALLS, 60, &[]);
    pty.wait_for("你是高阳（接收方）");
    pty.wait_for("❯ ");
    choose(&mut pty, "保存并退出");
    assert_eq!(pty.finish(), 0);
}

#[test]
fn hostile_text_does_not_reach_the_terminal_raw() {
    let runner = hostile_project(false);
    let mut pty = Pty::spawn(&["check"], runner.root(), 100, 60, &[("NO_COLOR", "1")]);
    pty.wait_for("❯ ");
    pty.key(Key::Enter);
    pty.wait_for("? What happened");
    choose(&mut pty, "evil");
    pty.wait_for("may be left empty):");
    pty.key(Key::Enter);
    pty.wait_for("Saved: ");
    pty.wait_for("You recorded: ");
    assert_eq!(pty.finish(), 0);
    let raw = pty.raw_output();
    for steering in ["\u{1b}[31m", "\u{1b}]", "\u{9b}", "\u{7}", "\u{202e}", "\u{200b}", "\u{e0041}", "\u{85}"] {
        assert!(!raw.contains(steering), "{steering:?} in {raw:?}");
    }
}
