//! What only a terminal shows: arrow keys, wide characters, Ctrl-C, closed windows.
//!
//! The program at the terminal is this test binary again: [`child`] asks what the environment names.

use crate::support::pty::{Key, Pty};
use handover::files::store::pause_writing;
use handover::screen::ui::{Reply, Terminal, Ui};
use handover::text::Lang;
use rustix::process::Signal;
use std::fmt::Debug;
use std::io::stdin;

/// Names the scene that [`child`] plays.
const SCENE: &str = "HANDOVER_TEST_SCENE";

/// The lines that the scene `writing` writes, each when it is told to.
const LINES: usize = 3;

/// The options of the scene `choose`, of which one is wider than 60 columns.
const OPTIONS: [&str; 4] = [
    "已授权：接收方已用自己的账号登录",
    "由接收方在自己的网络里用自己的二次验证登录店铺主账号后确认",
    "此项包含店铺主账号与子账号与客服账号与推广账号与物流账号与财务账号与数据账号的全部权限",
    "受阻",
];

/// The program under test; does nothing when it is run as a test.
#[test]
#[ignore = "the program at the terminal, not a test"]
fn child() {
    let Ok(scene) = std::env::var(SCENE) else { return };
    let lang = if scene.starts_with("english") { Lang::En } else { Lang::Zh };
    let mut terminal = Terminal::new(lang);
    terminal.configure(lang, scene.ends_with("colour"), scene.ends_with("ascii"));
    let options = OPTIONS.map(str::to_owned);
    match scene.split(' ').next().unwrap_or_default() {
        "choose" => {
            terminal.show("店铺主账号\n").unwrap();
            let reply = terminal.choose("这一步做了什么", &options, 0).unwrap();
            report(&mut terminal, &reply);
        }
        "english" => {
            let reply = terminal.choose("What happened", &["Granted".to_owned(), "Blocked".to_owned()], 1).unwrap();
            report(&mut terminal, &reply);
        }
        "pages" => {
            let many: Vec<String> = (1..=25).map(|n| format!("事项 {n}")).collect();
            let reply = terminal.choose("选一项", &many, 0).unwrap();
            report(&mut terminal, &reply);
        }
        "text" => {
            let reply = terminal.text("备注", "").unwrap();
            report(&mut terminal, &reply);
        }
        "edit" => {
            let reply = terminal.text("备注", "陈宇已验证登录").unwrap();
            report(&mut terminal, &reply);
        }
        "twice" => {
            let first = terminal.text("备注", "").unwrap();
            let second = terminal.choose("这一步做了什么", &options, 0).unwrap();
            let third = terminal.text("证据", "").unwrap();
            report(&mut terminal, &Reply::Given((first, second, third)));
        }
        "writing" => {
            let replacing = pause_writing();
            terminal.show("开始写入\n").unwrap();
            for number in 1..=LINES {
                stdin().read_line(&mut String::new()).unwrap();
                terminal.show(&format!("写入 {number}\n")).unwrap();
            }
            drop(replacing);
            // Until it is stopped.
            stdin().read_line(&mut String::new()).unwrap();
        }
        "farewell" => {
            terminal.farewell("已保存 3 项，其余下次再来。".to_owned());
            let reply = terminal.choose("这一步做了什么", &options, 0).unwrap();
            report(&mut terminal, &reply);
        }
        other => panic!("no scene is called {other:?}"),
    }
}

fn report<T: Debug>(terminal: &mut Terminal, reply: &Reply<T>) {
    terminal.show(&format!("=> {reply:?}\n")).unwrap();
}

/// Plays a scene at a terminal of `cols` by 20.
fn play(scene: &str, cols: u16) -> Pty {
    let program = std::env::current_exe().unwrap();
    let (_crate, module) = module_path!().split_once("::").unwrap();
    let child = format!("{module}::child");
    let args = ["--exact", child.as_str(), "--ignored", "--nocapture", "--test-threads=1", "--quiet"];
    Pty::spawn_program(program.as_os_str(), &args, &std::env::temp_dir(), cols, 20, &[(SCENE, scene)])
}

/// The lines of the screen from the one that begins with `first`.
#[track_caller]
fn from(pty: &Pty, first: &str) -> Vec<String> {
    let lines = pty.screen();
    match lines.iter().position(|line| line.starts_with(first)) {
        Some(start) => lines[start..].to_vec(),
        None => panic!("no line begins with {first:?} in\n{}", lines.join("\n")),
    }
}

/// The program stopped as it should: its exit code, its last words, and the terminal as it was.
#[track_caller]
fn assert_stopped(pty: &mut Pty, farewell: &str) {
    assert_eq!(pty.finish(), 130);
    assert_eq!(pty.raw_output().matches(farewell).count(), 1, "{}", pty.raw_output());
    assert!(pty.screen().iter().any(|line| line == farewell), "on a line of its own: {:#?}", pty.screen());
    assert!(!pty.cursor_hidden());
    assert!(!pty.raw_output().contains("=>"), "no answer was given: {:#?}", pty.screen());
    pty.assert_settings_restored();
}

const STOPPED: &str = "已停止。此前的回答均已保存。";

#[test]
fn arrow_keys_choose_among_chinese_options_and_leave_one_line() {
    let mut pty = play("choose", 60);
    pty.wait_for("  受阻");
    assert!(pty.cursor_hidden());
    for marker in ["❯ 由接收方", "❯ 此项包含", "❯ 受阻", "❯ 已授权", "❯ 由接收方"] {
        pty.key(Key::Down);
        pty.wait_until(marker, |lines| lines.iter().any(|line| line.starts_with(marker)) && lines.len() >= 8);
        assert_eq!(from(&pty, "店铺主账号").len(), 6, "{:#?}", pty.screen());
    }
    pty.key(Key::Enter);
    pty.wait_for("=>");
    let expected = ["店铺主账号", "这一步做了什么：由接收方在自己的网络里用自己的二次验证登...", "=> Given(1)"];
    assert_eq!(from(&pty, "店铺主账号")[..3], expected);
    assert_eq!(pty.finish(), 0);
    assert!(!pty.cursor_hidden());
    pty.assert_settings_restored();
}

#[test]
fn an_option_wider_than_the_terminal_is_shortened_to_one_line() {
    let mut pty = play("choose", 60);
    pty.wait_for("  受阻");
    assert_eq!(
        from(&pty, "店铺主账号"),
        [
            "店铺主账号",
            "? 这一步做了什么",
            "❯ 已授权：接收方已用自己的账号登录",
            "  由接收方在自己的网络里用自己的二次验证登录店铺主账号后...",
            "  此项包含店铺主账号与子账号与客服账号与推广账号与物流账...",
            "  受阻",
        ]
    );
}

#[test]
fn many_options_come_in_pages() {
    let mut pty = play("pages", 60);
    pty.wait_for("  事项 12");
    assert_eq!(from(&pty, "? 选一项").len(), 13);
    pty.key(Key::Up);
    pty.wait_for("❯ 事项 25");
    assert_eq!(from(&pty, "? 选一项"), ["? 选一项 (3/3)", "❯ 事项 25"]);
    pty.key(Key::Enter);
    pty.wait_for("=> Given(24)");
    assert_eq!(from(&pty, "选一项")[..2], ["选一项：事项 25", "=> Given(24)"]);
}

#[test]
fn a_terminal_made_narrower_keeps_what_stands_above_the_question() {
    let mut pty = play("choose", 60);
    pty.wait_for("  受阻");
    pty.resize(44, 20);
    pty.key(Key::Up);
    pty.wait_for("❯ 受阻");
    pty.wait_for("  由接收方在自己的网络里用自己的二次验证...");
    assert_eq!(pty.screen().iter().filter(|line| *line == "店铺主账号").count(), 1, "{:#?}", pty.screen());
    pty.key(Key::Enter);
    pty.wait_for("=> Given(3)");
}

#[test]
fn keys_typed_in_a_rush_do_not_show() {
    let mut pty = play("choose", 60);
    pty.wait_for("  受阻");
    for _ in 0..2001 {
        pty.key(Key::Down);
    }
    pty.key(Key::Enter);
    pty.wait_for("=> Given(1)");
    assert!(!pty.raw_output().contains("^["), "{}", pty.raw_output());
}

#[test]
fn escape_goes_back_from_a_choice_and_leaves_nothing_of_it() {
    let mut pty = play("choose", 60);
    pty.wait_for("  受阻");
    pty.key(Key::Escape);
    pty.wait_for("=>");
    assert_eq!(from(&pty, "店铺主账号")[..2], ["店铺主账号", "=> Back"]);
    assert_eq!(pty.finish(), 0);
    assert!(!pty.cursor_hidden());
}

#[test]
fn chinese_text_can_be_edited_in_the_middle() {
    let mut pty = play("edit", 60);
    pty.wait_for("备注：陈宇已验证登录");
    for _ in 0..4 {
        pty.key(Key::Left);
    }
    pty.type_text("用新手机");
    pty.wait_for("备注：陈宇已用新手机验证登录");
    pty.key(Key::End);
    pty.key(Key::Backspace);
    pty.key(Key::Backspace);
    pty.key(Key::Home);
    pty.type_text("11月18日");
    pty.wait_until("the edited line", |lines| lines.iter().any(|line| line == "备注：11月18日陈宇已用新手机验证"));
    pty.key(Key::Enter);
    pty.wait_for("=>");
    let expected = ["备注：11月18日陈宇已用新手机验证", "=> Given(\"11月18日陈宇已用新手机验证\")"];
    assert_eq!(from(&pty, "备注：")[..2], expected);
    assert_eq!(pty.finish(), 0);
    pty.assert_settings_restored();
}

#[test]
fn a_line_survives_a_resize_and_questions_follow_each_other() {
    let mut pty = play("twice", 60);
    pty.wait_for("备注：");
    pty.type_text("已完成");
    pty.wait_for("备注：已完成");
    pty.resize(56, 20);
    pty.type_text("交接");
    pty.wait_for("备注：已完成交接");
    pty.key(Key::Enter);
    pty.wait_for("  受阻");
    pty.key(Key::Enter);
    pty.wait_for("证据：");
    pty.type_text("x");
    pty.key(Key::Enter);
    pty.wait_for("=> Given((Given(\"已完成交接\"), Given(0), Given(\"x\")))");
    assert_eq!(pty.finish(), 0);
    pty.assert_settings_restored();
}

#[test]
fn pasted_lines_become_one_answer() {
    let mut pty = play("text", 60);
    pty.wait_for("备注：");
    pty.paste("第一行\r\n第二行\n");
    pty.wait_for("第二行");
    pty.key(Key::Enter);
    pty.wait_for("=> Given(\"第一行 第二行\")");
}

#[test]
fn escape_and_end_of_file_go_back_from_text() {
    for (typed, key) in [("", Key::CtrlD), ("", Key::Escape), ("还没写完", Key::Escape)] {
        let mut pty = play("text", 60);
        pty.wait_for("备注：");
        pty.type_text(typed);
        pty.wait_for(&format!("备注：{typed}"));
        pty.key(key);
        pty.wait_for("=> Back");
        assert_eq!(pty.finish(), 0);
        pty.assert_settings_restored();
    }
}

#[test]
fn ctrl_c_stops_a_choice_and_gives_the_terminal_back() {
    let mut pty = play("choose", 60);
    pty.wait_for("  受阻");
    pty.key(Key::CtrlC);
    assert_stopped(&mut pty, STOPPED);
}

#[test]
fn ctrl_c_stops_text_and_gives_the_terminal_back() {
    let mut pty = play("text", 60);
    pty.wait_for("备注：");
    pty.type_text("还没写完");
    pty.wait_for("还没写完");
    pty.key(Key::CtrlC);
    assert_stopped(&mut pty, STOPPED);
}

#[test]
fn a_signal_from_outside_stops_as_ctrl_c_does() {
    for (scene, ready) in [("choose", "  受阻"), ("text", "备注：")] {
        for signal in [Signal::INT, Signal::TERM, Signal::HUP] {
            let mut pty = play(scene, 60);
            pty.wait_for(ready);
            pty.signal(signal);
            assert_stopped(&mut pty, STOPPED);
        }
    }
}

#[test]
fn the_farewell_is_the_one_that_was_set() {
    let mut pty = play("farewell", 60);
    pty.wait_for("  受阻");
    pty.key(Key::CtrlC);
    assert_stopped(&mut pty, "已保存 3 项，其余下次再来。");
    assert!(!pty.raw_output().contains(STOPPED));
}

#[test]
fn a_signal_waits_until_files_are_whole() {
    let mut pty = play("writing", 60);
    pty.wait_for("开始写入");
    pty.signal(Signal::INT);
    for number in 1..=LINES {
        pty.key(Key::Enter);
        pty.wait_for(&format!("写入 {number}"));
    }
    assert_stopped(&mut pty, STOPPED);
    let lines: Vec<String> = from(&pty, "开始写入").into_iter().filter(|line| !line.is_empty()).collect();
    assert_eq!(lines, ["开始写入", "写入 1", "写入 2", "写入 3", STOPPED]);
}

#[test]
fn stopping_twice_says_farewell_once() {
    let mut pty = play("choose", 60);
    pty.wait_for("  受阻");
    pty.signal(Signal::INT);
    pty.key(Key::CtrlC);
    pty.signal(Signal::TERM);
    assert_stopped(&mut pty, STOPPED);
}

#[test]
fn a_closed_window_ends_the_program() {
    for (scene, ready) in [("choose", "  受阻"), ("text", "备注：")] {
        let mut pty = play(scene, 60);
        pty.wait_for(ready);
        pty.hangup();
        assert_eq!(pty.finish(), 130);
    }
}

#[test]
fn colours_appear_only_when_asked_for() {
    let mut pty = play("english", 60);
    pty.wait_for("❯ Blocked");
    pty.key(Key::Up);
    pty.wait_for("❯ Granted");
    pty.key(Key::Enter);
    pty.wait_for("What happened: Granted");
    assert_eq!(pty.finish(), 0);
    assert!(!pty.raw_output().contains("\u{1b}[36m"));
    let mut pty = play("english colour", 60);
    pty.wait_for("❯ Blocked");
    assert!(pty.raw_output().contains("\u{1b}[36m❯ Blocked"));
}

#[test]
fn a_plain_terminal_sees_only_ascii() {
    let mut pty = play("english ascii", 60);
    pty.wait_for("> Blocked");
    pty.key(Key::Enter);
    pty.wait_for("=> Given(1)");
    assert!(pty.raw_output().is_ascii());
}
