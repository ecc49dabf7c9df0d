//! What holds for every kind of question alike, and what only the choice of several and the line with paths can do.

use super::{LONG, below, marked, play, play_in, press, walk};
use crate::support::pty::Key;
use crate::support::runner::Runner;
use crate::support::wait;
use std::time::Duration;
use unicode_width::UnicodeWidthStr;

/// Long enough for a signal to reach a program that waits for a key, which would take it for Ctrl-C.
const SIGNALLED: Duration = Duration::from_millis(50);

/// Each kind of question: its scene, what shows that it can be answered, the keys of an answer, and that answer.
const KINDS: [(&str, &str, &str, &str); 6] = [
    ("long", "  跳过", "\u{1b}[B\r", "=> Given(1)"),
    ("many", "  事项 12", "\u{1b}[A\r", "=> Given(24)"),
    ("several", "  [ ] 跳过", " \u{1b}[B\u{1b}[B \r", "=> Given([0, 2])"),
    ("confirm", "（y 是", "y", "=> Given(true)"),
    ("text", "备注：", "完成\r", "=> Given(\"完成\")"),
    ("path", "备注、文件或网址：", "完成\r", "=> Given(\"完成\")"),
];

#[test]
fn a_resize_at_any_kind_of_question_only_redraws() {
    for (scene, ready, keys, answer) in KINDS {
        let mut pty = play(scene, 60, 20);
        pty.wait_for(ready);
        for (cols, rows) in [(44, 20), (100, 40), (20, 8), (60, 6), (60, 20)] {
            pty.resize(cols, rows);
            wait::a_while(SIGNALLED);
            assert!(!pty.raw_output().contains("=>"), "{scene} at {cols} by {rows}: {:#?}", pty.screen());
        }
        pty.type_text(keys);
        pty.wait_for(answer);
        assert_eq!(pty.finish(), 0);
        assert!(!pty.cursor_hidden(), "{scene}");
        pty.assert_settings_restored();
    }
}

#[test]
fn every_kind_of_question_can_be_answered_in_twenty_columns_and_eight_rows() {
    for (scene, _, keys, answer) in KINDS {
        let mut pty = play(scene, 20, 8);
        pty.wait_until("a question", |lines| {
            let last = lines.last().map(String::as_str).unwrap_or_default();
            marked(lines).is_some() || last.ends_with('：') || last.ends_with(']')
        });
        for line in pty.screen().iter().skip_while(|line| !line.starts_with("? ")) {
            assert!(line.width() <= 20, "{scene}: {line}");
        }
        pty.type_text(keys);
        pty.wait_for_raw(answer, 1);
        assert_eq!(pty.finish(), 0);
    }
}

#[test]
fn twenty_keys_at_a_choice_of_several_take_no_line_above_it() {
    let mut pty = play("several", 60, 20);
    pty.wait_for("  [ ] 跳过");
    for at in 1..=20 {
        press(&mut pty, Key::Down, &format!("[ ] {}", &LONG[at % LONG.len()][..6]));
        pty.wait_until("the last option", |lines| lines.last().is_some_and(|line| line.ends_with("跳过")));
        assert_eq!(below(&pty).len(), 1 + LONG.len(), "{:#?}", pty.screen());
    }
    pty.type_text(" ");
    pty.wait_for("❯ [x] 由接");
    press(&mut pty, Key::Down, "[ ] 已授权");
    pty.type_text(" ");
    pty.wait_for("❯ [x] 已授权");
    pty.type_text(" ");
    pty.wait_for("❯ [ ] 已授权");
    pty.key(Key::Enter);
    pty.wait_for("=> Given([0])");
    assert_eq!(below(&pty)[1], "=> Given([0])", "one line stays of it: {:#?}", pty.screen());
}

#[test]
fn what_is_chosen_stays_chosen_over_pages_and_windows_of_another_height() {
    let mut pty = play("pages", 60, 20);
    pty.wait_for("  [ ] 事项 12");
    pty.type_text(" ");
    pty.wait_for("❯ [x] 事项 1");
    press(&mut pty, Key::Right, "[ ] 事项 13");
    pty.type_text(" ");
    pty.wait_for("❯ [x] 事项 13");
    pty.resize(60, 8);
    // dialoguer begins a choice of several at its first option.
    press(&mut pty, Key::Down, "[x] 事项 1");
    press(&mut pty, Key::Right, "[ ] 事项 7");
    press(&mut pty, Key::Right, "[x] 事项 13");
    press(&mut pty, Key::Down, "[ ] 事项 14");
    pty.type_text(" ");
    pty.wait_for("❯ [x] 事项 14");
    pty.resize(60, 30);
    press(&mut pty, Key::Up, "[x] 事项 1");
    pty.key(Key::Enter);
    pty.wait_for("=> Given([0, 12, 13])");
    assert_eq!(pty.finish(), 0);
}

#[test]
fn a_paste_chooses_nothing_and_a_pasted_escape_sequence_loses_no_letters() {
    let mut pty = play("path", 60, 20);
    pty.wait_for("备注、文件或网址：");
    pty.paste("已核对\u{1b}[31m红字\t完\r\r\r");
    pty.wait_for("红字");
    pty.key(Key::Enter);
    pty.wait_for("=> Given(\"已核对红字 完\")");
    assert_eq!(pty.finish(), 0);
}

#[test]
fn tab_completes_paths_with_blanks_and_chinese_names_within_words() {
    let runner = Runner::new();
    for name in ["证据/恢复 记录.txt", "证据/恢复 截图.png", "证据/.hidden", "notes.txt"] {
        runner.write(name, "1\n");
    }
    let mut pty = play_in(runner.root(), "path", 60, 20);
    pty.wait_for("备注、文件或网址：");
    pty.type_text("见 证");
    pty.wait_for("见 证");
    pty.key(Key::Tab);
    pty.wait_for("见 证据/");
    pty.key(Key::Tab);
    pty.wait_for("见 证据/恢复");
    pty.type_text("记");
    pty.wait_for("恢复 记");
    pty.key(Key::Tab);
    pty.wait_for("见 证据/恢复 记录.txt");
    pty.type_text("，第 2 页\r");
    pty.wait_for("=> Given(\"见 证据/恢复 记录.txt，第 2 页\")");
    assert_eq!(pty.finish(), 0);
    let mut pty = play_in(runner.root(), "path", 60, 20);
    pty.wait_for("备注、文件或网址：");
    // The first finds that there are several, the second lists them.
    pty.type_text("\t\t");
    pty.wait_for("notes.txt");
    assert!(!pty.screen().iter().any(|line| line.contains(".hidden")), "{:#?}", pty.screen());
    pty.key(Key::Escape);
    pty.wait_for("=> Back");
}

#[test]
fn cards_after_a_resize_are_as_wide_as_the_window() {
    let (_runner, mut pty) = walk();
    for (cols, number) in [(44, 2), (80, 3)] {
        pty.resize(cols, 40);
        wait::a_while(SIGNALLED);
        pty.key(Key::Enter);
        pty.wait_for(&format!("-- 第 {number} 项"));
        pty.wait_until("the next menu", |lines| lines.last().is_some_and(|line| line.ends_with("保存并退出")));
        let head = format!("-- 第 {number} 项");
        let lines = pty.screen();
        let rule = lines.iter().find(|line| line.starts_with(&head)).unwrap();
        assert!(rule.width() == usize::from(cols) && rule.ends_with("天 --"), "{lines:#?}");
        let press = if marked(&lines).is_some_and(|option| option == "跳过") { None } else { Some(Key::Down) };
        press.into_iter().for_each(|key| pty.key(key));
        pty.wait_until("the marker on what goes on", |lines| marked(lines).is_some_and(|option| option == "跳过"));
    }
}
