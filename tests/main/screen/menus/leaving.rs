//! Leaving a question for good or for a while, with the terminal as it was.

use super::{CALLS, marked, play, press, walk};
use crate::support::pty::{Key, Pty};
use crate::support::runner::Runner;
use crate::support::wait;
use rustix::process::Signal;
use std::time::Duration;

const STOPPED: &str = "已停止。此前的回答均已保存。";

/// The program ended as it does when a person stops it, with the terminal as it was.
#[track_caller]
fn assert_stopped(pty: &mut Pty) {
    assert_eq!(pty.finish(), 130);
    assert!(pty.screen().iter().any(|line| line == STOPPED), "{:#?}", pty.screen());
    assert!(!pty.cursor_hidden());
    pty.assert_settings_restored();
}

#[test]
fn every_signal_that_ends_programs_gives_cursor_and_settings_back() {
    for (scene, ready) in [
        ("long", "  跳过"),
        ("confirm", "（y 是"),
        ("text", "备注："),
        ("several", "  [ ] 跳过"),
        ("path", "备注、文件或网址："),
    ] {
        for signal in [Signal::INT, Signal::TERM, Signal::HUP, Signal::QUIT] {
            let mut pty = play(scene, 60, 20);
            pty.wait_for(ready);
            pty.signal(signal);
            assert_stopped(&mut pty);
        }
        for key in ["\u{3}", "\u{1c}"] {
            let mut pty = play(scene, 60, 20);
            pty.wait_for(ready);
            pty.type_text(key);
            assert_stopped(&mut pty);
        }
    }
}

#[test]
fn ctrl_c_after_many_keys_gives_the_terminal_back() {
    for _ in 0..5 {
        let mut pty = play("long", 60, 20);
        pty.wait_for("  跳过");
        pty.type_text(&format!("{}\u{3}", "\u{1b}[B".repeat(50)));
        assert_stopped(&mut pty);
    }
}

#[test]
fn ctrl_z_gives_the_terminal_to_the_shell_and_fg_goes_on() {
    let runner = Runner::new();
    runner.copy_example(CALLS);
    let mut pty = Pty::spawn_program("sh".as_ref(), &["-i"], &runner.path(CALLS), 60, 40, &[("PS1", "$ ")]);
    pty.wait_for("$");
    pty.type_text(&format!("clear; {} check --as chen; echo over\n", env!("CARGO_BIN_EXE_handover")));
    pty.wait_for("❯ 跳过");
    press(&mut pty, Key::Down, "退回");
    for _ in 0..2 {
        pty.type_text("\u{1a}");
        pty.wait_until("the shell", |lines| lines.last().is_some_and(|line| line.ends_with('$')));
        assert!(!pty.cursor_hidden(), "the shell has its cursor");
        pty.type_text("echo here; clear\n");
        pty.wait_until("an empty screen", |lines| lines.iter().all(|line| line.ends_with('$')));
        pty.type_text("fg\n");
        pty.wait_for("❯ 退回");
        pty.wait_for("  保存并退出");
    }
    press(&mut pty, Key::Down, "不适用");
    press(&mut pty, Key::Up, "退回");
    pty.key(Key::Enter);
    pty.wait_for("退回原因：");
    pty.type_text("第二次");
    pty.wait_for("第二次");
    pty.type_text("\u{1a}");
    pty.wait_until("the shell", |lines| lines.last().is_some_and(|line| line.ends_with('$')));
    pty.type_text("fg\n");
    pty.wait_until("the line again", |lines| lines.last().is_some_and(|line| line == "退回原因：第二次"));
    pty.type_text("接到旧线路\r");
    pty.wait_for("已保存：退回");
    pty.wait_until("the next menu", |lines| marked(lines).is_some());
    pty.key(Key::CtrlC);
    pty.wait_for("已停止");
    pty.type_text("exit\n");
    assert!(!pty.cursor_hidden());
}

#[test]
fn a_paste_that_ends_within_an_escape_sequence_leaves_a_way_out() {
    let (runner, mut pty) = walk();
    press(&mut pty, Key::Down, "退回");
    press(&mut pty, Key::Down, "不适用");
    pty.key(Key::Enter);
    pty.wait_for("不适用的原因：");
    // rustyline takes the mark that ends the paste for a part of the sequence, and waits for another.
    pty.paste("没有结束\u{1b}");
    wait::a_while(Duration::from_millis(100));
    pty.key(Key::CtrlC);
    pty.wait_for("已停止");
    assert_eq!(pty.finish(), 130);
    assert!(!pty.cursor_hidden());
    pty.assert_settings_restored();
    assert_eq!(runner.git(CALLS, &["status", "--porcelain"]), "");
}
