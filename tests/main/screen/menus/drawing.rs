//! How menus are drawn: nothing above them is lost, whatever is in them and whatever becomes of the window.

use super::{LONG, below, marked, play, press, walk};
use crate::support::pty::{Key, Pty};
use crate::support::runner::Runner;
use crate::support::wait;
use std::time::Duration;
use unicode_width::UnicodeWidthStr;

/// Long enough for a signal to reach a program that waits for a key, which would take it for Ctrl-C.
const SIGNALLED: Duration = Duration::from_millis(50);

#[test]
fn twenty_keys_among_long_chinese_options_take_no_line_above_the_menu() {
    let mut pty = play("long", 60, 20);
    pty.wait_for("  跳过");
    for at in 1..=20 {
        press(&mut pty, Key::Down, &LONG[at % LONG.len()][..6]);
        let lines = below(&pty);
        assert_eq!(lines.len(), 1 + LONG.len(), "{lines:#?}");
        assert_eq!(lines[0], "? 这一步做了什么");
    }
    pty.key(Key::Enter);
    pty.wait_for("=> Given(0)");
    assert_eq!(below(&pty)[..2], [format!("这一步做了什么：{}...", &LONG[0][..60]), "=> Given(0)".to_owned()]);
    assert_eq!(pty.finish(), 0);
}

#[test]
fn a_small_window_shows_short_pages_and_shortened_options() {
    let mut pty = play("many", 20, 8);
    pty.wait_for("  事项 6");
    for at in 2..=25 {
        press(&mut pty, Key::Down, &format!("事项 {at}"));
        let lines = pty.screen();
        let menu: Vec<&String> = lines.iter().skip_while(|line| !line.starts_with("? ")).collect();
        assert_eq!(*menu[0], format!("? 选一项 ({}/5)", (at - 1) / 6 + 1), "{lines:#?}");
        assert_eq!(menu.len(), 1 + if at > 24 { 1 } else { 6 }, "{lines:#?}");
    }
    press(&mut pty, Key::Right, "事项 1");
    press(&mut pty, Key::Right, "事项 7");
    press(&mut pty, Key::Left, "事项 1");
    pty.key(Key::Enter);
    assert_eq!(pty.finish(), 0);
    assert!(pty.raw_output().contains("=> Given(0)"));
    let mut pty = play("long", 20, 8);
    pty.wait_for("  跳过");
    for line in pty.screen().iter().skip_while(|line| !line.starts_with("? ")) {
        assert!(line.width() < 20, "{line}");
    }
}

#[test]
fn a_resize_at_a_menu_after_a_note_only_redraws() {
    let mut pty = play("after-note", 60, 20);
    pty.wait_for("备注：");
    pty.type_text("周五前答复");
    pty.key(Key::Enter);
    pty.wait_for("  事项 9");
    for (at, (cols, rows)) in [(44, 20), (80, 30), (30, 20), (60, 24)].into_iter().enumerate() {
        pty.resize(cols, rows);
        // Nothing happens by itself.
        assert_eq!(marked(&pty.screen()).as_deref(), Some(&*format!("事项 {}", at + 1)), "{:#?}", pty.screen());
        press(&mut pty, Key::Down, &format!("事项 {}", at + 2));
        assert_eq!(below(&pty).len(), 10, "{:#?}", pty.screen());
    }
    pty.key(Key::Enter);
    pty.wait_for("=> Given(4)");
    assert_eq!(pty.finish(), 0);
    pty.assert_settings_restored();
}

#[test]
fn a_window_of_another_height_gets_other_pages_and_the_key_still_counts() {
    let mut pty = play("after-note", 60, 20);
    pty.wait_for("备注：");
    pty.key(Key::Enter);
    pty.wait_for("  事项 9");
    for (drawn, (rows, at, head)) in [
        (8, 2, "? 选一项 (1/2)"),
        (2, 3, "? 选一项 (3/9)"),
        (1, 4, "? 选一项 (4/9)"),
        (8, 5, "? 选一项 (1/2)"),
        (24, 6, "? 选一项\r"),
    ]
    .into_iter()
    .enumerate()
    {
        pty.resize(60, rows);
        pty.key(Key::Down);
        // The prompt does not fit into two rows, and nothing into one; so what was written is looked at.
        let option = format!("❯ 事项 {at}\r");
        wait::until(&format!("a picture in {rows} rows"), || {
            let raw = pty.raw_output();
            raw.matches("? 选一项").count() > drawn + 1 && raw.ends_with('\n')
        });
        let raw = pty.raw_output();
        let last = &raw[raw.rfind("? 选一项").unwrap()..];
        assert!(last.starts_with(head) && last.contains(&option), "{rows} rows: {last:?}");
    }
    let lines = pty.screen();
    assert_eq!(lines.iter().filter(|line| line.starts_with("? ")).count(), 1, "{lines:#?}");
    pty.key(Key::Enter);
    pty.wait_for("=> Given(5)");
    assert_eq!(pty.finish(), 0);
}

#[test]
fn a_resize_at_the_menu_after_a_note_does_not_end_the_walk() {
    let (_runner, mut pty) = walk();
    press(&mut pty, Key::Down, "退回");
    press(&mut pty, Key::Down, "不适用");
    press(&mut pty, Key::Down, "受阻");
    press(&mut pty, Key::Down, "备注或证据");
    pty.key(Key::Enter);
    pty.wait_for("备注、文件或网址：");
    pty.resize(70, 40);
    pty.type_text("周五前答复");
    pty.wait_for("备注、文件或网址：周五前答复");
    pty.key(Key::Enter);
    pty.wait_for("已保存：备注");
    pty.wait_for("❯ 跳过");
    for cols in [44, 80, 100] {
        pty.resize(cols, 40);
        wait::a_while(SIGNALLED);
    }
    press(&mut pty, Key::Down, "撤销：备注");
    press(&mut pty, Key::Up, "跳过");
    press(&mut pty, Key::Up, "已同意");
    press(&mut pty, Key::Up, "保存并退出");
    pty.key(Key::Enter);
    pty.wait_for("本次记录：备注 1 项。");
    assert_eq!(pty.finish(), 0);
    pty.assert_settings_restored();
}

#[test]
fn a_resize_at_a_menu_of_init_loses_no_answer() {
    let runner = Runner::new();
    let words = ["init", "new", "--lang", "en", "--template", "minimal", "--start", "2026-11-02"];
    let mut pty = Pty::spawn(&words, runner.root(), 80, 30, &[]);
    for (question, answer) in [
        ("Who hands over:", "Bright Agency"),
        ("Who takes over:", "Acme Retail"),
        ("Witness", ""),
        ("Title", ""),
        ("Short name", ""),
        ("Cutover", ""),
        ("Close", ""),
    ] {
        pty.wait_for(question);
        pty.type_text(&format!("{answer}\r"));
    }
    pty.wait_for("❯ the giver (Bright Agency)");
    pty.resize(60, 30);
    wait::a_while(SIGNALLED);
    press(&mut pty, Key::Up, "none of these");
    pty.key(Key::Enter);
    pty.wait_for("❯ Add somebody of the giver");
    pty.resize(44, 30);
    wait::a_while(SIGNALLED);
    press(&mut pty, Key::Up, "Nobody now");
    pty.key(Key::Enter);
    pty.wait_for("❯ Yes");
    pty.resize(100, 24);
    wait::a_while(SIGNALLED);
    pty.key(Key::Enter);
    pty.wait_for("Let git unite what two people write");
    assert_eq!(pty.finish(), 0);
    assert!(runner.read("new/handover.toml").contains("Acme Retail"));
}

#[test]
fn plain_ascii_is_drawn_where_it_is_asked_for() {
    let runner = Runner::new();
    runner.copy_example("store-agency");
    let words = ["check", "--as", "lin", "permissions/shop-owner"];
    let mut pty = Pty::spawn(&words, &runner.path("store-agency"), 80, 40, &[("HANDOVER_ASCII", "1")]);
    pty.wait_for("> Skip");
    pty.wait_for("  Does not apply...");
    for option in ["> Revoked", "> Save and quit"] {
        pty.key(Key::Up);
        pty.wait_for(option);
    }
    let raw = pty.raw_output();
    let menus = &raw[raw.find("What happened").unwrap()..];
    assert!(menus.is_ascii(), "{menus}");
    pty.key(Key::Enter);
    assert_eq!(pty.finish(), 0);
}
