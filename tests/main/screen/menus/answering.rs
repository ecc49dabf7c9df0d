//! What answers a question and what does not: its own keys, in time.

use super::{CALLS, below, marked, play, press, walk};
use crate::support::pty::Key;

#[test]
fn keys_typed_before_a_question_is_drawn_do_not_answer_it() {
    let mut pty = play("slow", 60, 20);
    pty.wait_for("正在准备");
    pty.send("\r".repeat(8).as_bytes());
    pty.wait_for("  跳过");
    pty.send(b"\r\r\ry");
    pty.wait_for("? 确认签署？");
    assert!(!pty.raw_output().contains("=>"), "{:#?}", pty.screen());
    pty.type_text("n");
    pty.wait_for("=> Given((Given(0), Given(false)))");
    assert_eq!(pty.finish(), 0);
}

#[test]
fn eight_pasted_enters_record_one_act() {
    let (runner, mut pty) = walk();
    // The marker stands on what records nothing; where it stands on the step, one Enter chooses and one leaves the note out.
    press(&mut pty, Key::Up, "已同意");
    pty.type_text(&"\r".repeat(8));
    pty.wait_for("第 2 项");
    pty.wait_until("the next menu", |lines| marked(lines).is_some());
    let next = marked(&pty.screen()).unwrap_or_default();
    // Keys come in order: an Enter that was left over would have been taken before this one.
    pty.key(Key::Down);
    pty.wait_until("the marker to move", |lines| marked(lines).is_some_and(|marked| marked != next));
    pty.key(Key::CtrlC);
    assert_eq!(pty.finish(), 130);
    assert!(pty.raw_output().contains("已保存 1 项记录"), "{:#?}", pty.screen());
    let diff = runner.git(CALLS, &["diff", "-U0"]);
    let added = diff.lines().filter(|line| line.starts_with('+') && !line.starts_with("+++")).count();
    assert_eq!(added, 1, "{diff}");
}

#[test]
fn bytes_that_are_no_text_leave_a_line_as_it_was() {
    let mut pty = play("text", 60, 20);
    pty.wait_for("备注：");
    pty.type_text("已完成接");
    pty.key(Key::Left);
    pty.send(b"\xff");
    pty.wait_for("收到无法识别的内容");
    pty.wait_until("the line again", |lines| lines.iter().filter(|line| *line == "备注：已完成接").count() == 2);
    pty.type_text("交");
    pty.wait_for("备注：已完成交接");
    pty.send(b"\xc3\x28\r\r\r");
    pty.wait_until("the line a third time", |lines| {
        lines.iter().filter(|line| line.starts_with("收到无法识别的内容")).count() == 2
            && lines.last().is_some_and(|line| line == "备注：已完成交接")
    });
    pty.key(Key::Enter);
    pty.wait_for("=> Given(\"已完成交接\")");
    assert_eq!(pty.finish(), 0);
    pty.assert_settings_restored();
}

#[test]
fn bytes_that_are_no_key_do_nothing_at_a_menu() {
    let mut pty = play("long", 60, 20);
    pty.wait_for("  跳过");
    pty.send(b"\xff\xfe\x80\x00\x1b[200~\x1b[99;99R");
    press(&mut pty, Key::Down, "已授权");
    below(&pty);
    pty.key(Key::Enter);
    pty.wait_for("=> Given(1)");
}

#[test]
fn q_goes_back_as_escape_does() {
    for key in ["q", "\u{1b}"] {
        for (scene, ready) in [("long", "  跳过"), ("confirm", "（y 是")] {
            let mut pty = play(scene, 60, 20);
            pty.wait_for(ready);
            pty.type_text(key);
            pty.wait_for("=> Back");
            assert_eq!(pty.finish(), 0);
            assert!(!pty.cursor_hidden());
            pty.assert_settings_restored();
        }
    }
}

#[test]
fn a_confirmation_takes_its_keys_in_both_languages_and_no_others() {
    for (scene, question, keys, answer, trace) in [
        ("confirm", "? 林薇确认签署：通过？（y 是，n 否，回车为否）", "y", true, "林薇确认签署：通过？是"),
        ("confirm", "? 林薇确认签署：通过？（y 是，n 否，回车为否）", "\r", false, "林薇确认签署：通过？否"),
        ("confirm yes", "? 林薇确认签署：通过？（y 是，n 否，回车为是）", "\r", true, "林薇确认签署：通过？是"),
        ("confirm english", "? Sign this? [y/N]", "Y", true, "Sign this? yes"),
        ("confirm yes english", "? Sign this? [Y/n]", "x是 n", false, "Sign this? no"),
    ] {
        let mut pty = play(scene, 60, 20);
        pty.wait_until(question, |lines| lines.iter().any(|line| line == question));
        pty.type_text(keys);
        pty.wait_for(&format!("=> Given({answer})"));
        assert!(pty.screen().iter().any(|line| line == trace), "{:#?}", pty.screen());
        assert!(!pty.screen().iter().any(|line| line.starts_with("? ")), "{:#?}", pty.screen());
        assert_eq!(pty.finish(), 0);
        assert!(!pty.cursor_hidden());
        pty.assert_settings_restored();
    }
}
