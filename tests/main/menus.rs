//! What menus, confirmations and text prompts promise at a real terminal, beyond answering: nothing above them is
//! lost, nothing typed too early answers them, and no resize, signal or stray byte ends the run by mistake.
//!
//! The program at the terminal is this test binary again: [`child`] asks what the environment names.

use super::pty::{Key, Pty};
use super::runner::Runner;
use handover::screen::ui::{Reply, Terminal, Ui};
use handover::text::Lang;
use rustix::process::Signal;
use std::fmt::Debug;
use std::time::Duration;
use unicode_width::UnicodeWidthStr;

/// Names the scene that [`child`] plays.
const SCENE: &str = "HANDOVER_TEST_MENU";

/// Lines above every menu of the scenes.
const ABOVE: [&str; 4] = ["第一行：店铺主账号", "第二行：二次验证", "第三行：客服账号", "第四行：推广账号"];

/// Options of 25 and 28 Chinese characters, which dialoguer by itself takes for more than 60 columns, and short ones.
const LONG: [&str; 5] = [
    "由接收方在自己的网络里用自己的二次验证登录主账号后确认",
    "已授权",
    "此项包含店铺主账号与子账号与客服账号与推广账号的全部权限等",
    "受阻",
    "跳过",
];

/// The Chinese example.
const CALLS: &str = "客服中心交接";

const STOPPED: &str = "已停止。此前的回答均已保存。";

/// The program under test; does nothing when it is run as a test.
#[test]
#[ignore = "the program at the terminal, not a test"]
fn child() {
    let Ok(scene) = std::env::var(SCENE) else { return };
    let lang = if scene.contains("english") { Lang::En } else { Lang::Zh };
    let mut terminal = Terminal::new(lang);
    terminal.configure(lang, false, false);
    let options = LONG.map(str::to_owned);
    let many: Vec<String> = (1..=25).map(|n| format!("事项 {n}")).collect();
    match scene.split(' ').next().unwrap_or_default() {
        "long" => {
            terminal.show(&format!("{}\n", ABOVE.join("\n"))).unwrap();
            let reply = terminal.choose("这一步做了什么", &options, 0).unwrap();
            report(&mut terminal, &reply);
        }
        "many" => {
            terminal.show(&format!("{}\n", ABOVE.join("\n"))).unwrap();
            let reply = terminal.choose("选一项", &many, 0).unwrap();
            report(&mut terminal, &reply);
        }
        "after-note" => {
            terminal.text("备注", "").unwrap();
            terminal.show(&format!("{}\n", ABOVE.join("\n"))).unwrap();
            let reply = terminal.choose("选一项", &many[..9], 0).unwrap();
            report(&mut terminal, &reply);
        }
        "slow" => {
            terminal.show("正在准备\n").unwrap();
            std::thread::sleep(Duration::from_millis(600));
            let reply = terminal.choose("这一步做了什么", &options, 0).unwrap();
            let sure = terminal.confirm("确认签署？", true).unwrap();
            report(&mut terminal, &Reply::Given((reply, sure)));
        }
        "confirm" => {
            let prompt = if lang == Lang::Zh { "林薇确认签署：通过？" } else { "Sign this?" };
            let reply = terminal.confirm(prompt, scene.contains("yes")).unwrap();
            report(&mut terminal, &reply);
        }
        "text" => {
            let reply = terminal.text("备注", "").unwrap();
            report(&mut terminal, &reply);
        }
        other => panic!("no scene is called {other:?}"),
    }
}

fn report<T: Debug>(terminal: &mut Terminal, reply: &Reply<T>) {
    terminal.show(&format!("=> {reply:?}\n")).unwrap();
}

/// Plays a scene at a terminal of `cols` by `rows`.
fn play(scene: &str, cols: u16, rows: u16) -> Pty {
    let program = std::env::current_exe().unwrap();
    let args = ["--exact", "menus::child", "--ignored", "--nocapture", "--test-threads=1", "--quiet"];
    Pty::spawn_program(program.as_os_str(), &args, &std::env::temp_dir(), cols, rows, &[(SCENE, scene)])
}

/// The option at the marker, without it.
fn marked(lines: &[String]) -> Option<String> {
    lines.iter().rev().find_map(|line| line.strip_prefix("❯ ")).map(str::to_owned)
}

/// Presses a key and waits until the marker stands on an option that begins so.
#[track_caller]
fn press(pty: &mut Pty, key: Key, option: &str) {
    pty.key(key);
    pty.wait_until(&format!("the marker on {option:?}"), |lines| {
        marked(lines).is_some_and(|marked| marked.starts_with(option))
    });
}

/// The lines from the first of [`ABOVE`] on; all of them stand there, each once.
#[track_caller]
fn below(pty: &Pty) -> Vec<String> {
    let lines = pty.screen();
    let start = lines.iter().position(|line| line == ABOVE[0]);
    let start = start.unwrap_or_else(|| panic!("a line above the menu is lost: {lines:#?}"));
    for above in ABOVE {
        assert_eq!(lines.iter().filter(|line| *line == above).count(), 1, "{above}: {lines:#?}");
    }
    assert_eq!(lines[start..start + ABOVE.len()], ABOVE, "{lines:#?}");
    lines[start + ABOVE.len()..].to_vec()
}

/// The program ended as it does when a person stops it, with the terminal as it was.
#[track_caller]
fn assert_stopped(pty: &mut Pty) {
    assert_eq!(pty.finish(), 130);
    assert!(pty.screen().iter().any(|line| line == STOPPED), "{:#?}", pty.screen());
    assert!(!pty.cursor_hidden());
    pty.assert_settings_restored();
}

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
        // Nothing is to happen by itself; a run that takes the resize for a key would end or move here.
        std::thread::sleep(Duration::from_millis(50));
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
        let (start, option) = (std::time::Instant::now(), format!("❯ 事项 {at}\r"));
        while pty.raw_output().matches("? 选一项").count() == drawn + 1 || !pty.raw_output().ends_with("\n") {
            assert!(start.elapsed().as_secs() < 10, "{rows} rows: nothing is drawn");
            std::thread::sleep(Duration::from_millis(5));
        }
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
fn keys_typed_before_a_question_is_drawn_do_not_answer_it() {
    let mut pty = play("slow", 60, 20);
    pty.wait_for("正在准备");
    for _ in 0..8 {
        pty.key(Key::Enter);
    }
    pty.wait_for("  跳过");
    pty.type_text("\r\r\ry");
    pty.wait_for("? 确认签署？");
    std::thread::sleep(Duration::from_millis(100));
    assert!(!pty.raw_output().contains("=>"), "{:#?}", pty.screen());
    pty.type_text("n");
    pty.wait_for("=> Given((Given(0), Given(false)))");
    assert_eq!(pty.finish(), 0);
}

/// A walk of the receiver through a copy of the Chinese example, which is under git, up to its first menu.
fn walk() -> (Runner, Pty) {
    let runner = Runner::new();
    runner.copy_example(CALLS);
    runner.git(CALLS, &["init", "-q"]);
    runner.git(CALLS, &["add", "-A", "."]);
    runner.git(CALLS, &["commit", "-q", "-m", "start"]);
    let mut pty = Pty::spawn(&["check", "--as", "chen"], &runner.path(CALLS), 60, 40, &[]);
    pty.wait_for("❯ 已同意");
    (runner, pty)
}

#[test]
fn a_resize_at_the_menu_after_a_note_does_not_end_the_walk() {
    let (_runner, mut pty) = walk();
    pty.key(Key::Down);
    press(&mut pty, Key::Down, "不适用");
    press(&mut pty, Key::Down, "受阻");
    press(&mut pty, Key::Down, "添加备注");
    pty.key(Key::Enter);
    pty.wait_for("备注：");
    pty.resize(70, 40);
    pty.type_text("周五前答复");
    pty.wait_for("备注：周五前答复");
    pty.key(Key::Enter);
    pty.wait_for("已保存：备注");
    pty.wait_for("❯ 已同意");
    for cols in [44, 80, 100] {
        pty.resize(cols, 40);
        std::thread::sleep(Duration::from_millis(50));
    }
    press(&mut pty, Key::Down, "退回");
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
        ("Who watches", ""),
        ("Title", ""),
        ("Cutover", ""),
        ("Close", ""),
    ] {
        pty.wait_for(question);
        pty.type_text(&format!("{answer}\r"));
    }
    pty.wait_for("❯ of the giver: Bright Agency");
    pty.resize(60, 30);
    std::thread::sleep(Duration::from_millis(50));
    press(&mut pty, Key::Up, "Nobody now");
    pty.key(Key::Enter);
    pty.wait_for("❯ Yes");
    pty.resize(100, 24);
    std::thread::sleep(Duration::from_millis(50));
    pty.key(Key::Enter);
    pty.wait_for("Started \"Handover from Bright Agency to Acme Retail\"");
    assert_eq!(pty.finish(), 0);
    assert!(runner.read("new/handover.toml").contains("Acme Retail"));
}

#[test]
fn eight_pasted_enters_record_one_act() {
    let (runner, mut pty) = walk();
    pty.type_text(&"\r".repeat(8));
    pty.wait_for("第 2 项");
    pty.wait_until("the next menu", |lines| marked(lines).is_some());
    std::thread::sleep(Duration::from_millis(200));
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
fn plain_ascii_is_drawn_where_it_is_asked_for() {
    let runner = Runner::new();
    runner.copy_example("store-agency");
    let words = ["check", "--as", "lin", "permissions/shop-owner"];
    let mut pty = Pty::spawn(&words, &runner.path("store-agency"), 80, 40, &[("HANDOVER_ASCII", "1")]);
    pty.wait_for("> Revoked");
    pty.wait_for("  Does not apply...");
    pty.key(Key::Up);
    pty.wait_for("> Save and quit");
    let raw = pty.raw_output();
    let menus = &raw[raw.find("What happened").unwrap()..];
    assert!(menus.is_ascii(), "{menus}");
    pty.key(Key::Enter);
    assert_eq!(pty.finish(), 0);
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
        ("confirm", "? 林薇确认签署：通过？ （y 是，n 否，回车为否）", "y", true, "林薇确认签署：通过？是"),
        ("confirm", "? 林薇确认签署：通过？ （y 是，n 否，回车为否）", "\r", false, "林薇确认签署：通过？否"),
        ("confirm yes", "? 林薇确认签署：通过？ （y 是，n 否，回车为是）", "\r", true, "林薇确认签署：通过？是"),
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

#[test]
fn every_signal_that_ends_programs_gives_cursor_and_settings_back() {
    for (scene, ready) in [("long", "  跳过"), ("confirm", "（y 是"), ("text", "备注：")] {
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
    pty.wait_for("❯ 已同意");
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
    pty.key(Key::Down);
    press(&mut pty, Key::Down, "不适用");
    pty.key(Key::Enter);
    pty.wait_for("不适用的原因：");
    // rustyline takes the mark that ends the paste for a part of the sequence, and waits for another.
    pty.paste("没有结束\u{1b}");
    std::thread::sleep(Duration::from_millis(100));
    pty.key(Key::CtrlC);
    pty.wait_for("已停止");
    assert_eq!(pty.finish(), 130);
    assert!(!pty.cursor_hidden());
    pty.assert_settings_restored();
    assert_eq!(runner.git(CALLS, &["status", "--porcelain"]), "");
}
