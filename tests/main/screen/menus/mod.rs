//! What menus, confirmations and text prompts promise at a real terminal, beyond answering: nothing above them is
//! lost, nothing typed too early answers them, and no resize, signal or stray byte ends the run by mistake.
//!
//! The program at the terminal is this test binary again: [`child`] asks what the environment names.

mod answering;
mod drawing;
mod every_kind;
mod leaving;

use crate::support::pty::{Key, Pty};
use crate::support::runner::Runner;
use crate::support::wait;
use handover::screen::ui::{Reply, Terminal, Ui};
use handover::text::Lang;
use rustix::io::ioctl_fionread;
use std::fmt::Debug;
use std::io::stdin;
use std::path::Path;

/// Names the scene that [`child`] plays.
const SCENE: &str = "HANDOVER_TEST_MENU";

/// Lines above every menu of the scenes.
pub(super) const ABOVE: [&str; 4] = ["第一行：店铺主账号", "第二行：二次验证", "第三行：客服账号", "第四行：推广账号"];

/// Options of 25 and 28 Chinese characters, which dialoguer by itself takes for more than 60 columns, and short ones.
pub(super) const LONG: [&str; 5] = [
    "由接收方在自己的网络里用自己的二次验证登录主账号后确认",
    "已授权",
    "此项包含店铺主账号与子账号与客服账号与推广账号的全部权限等",
    "受阻",
    "跳过",
];

/// The Chinese example.
pub(super) const CALLS: &str = "客服中心交接";

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
        "several" => {
            terminal.show(&format!("{}\n", ABOVE.join("\n"))).unwrap();
            let reply = terminal.choose_several("哪些事项", &options).unwrap();
            report(&mut terminal, &reply);
        }
        "pages" => {
            terminal.show(&format!("{}\n", ABOVE.join("\n"))).unwrap();
            let reply = terminal.choose_several("哪些事项", &many).unwrap();
            report(&mut terminal, &reply);
        }
        "path" => {
            terminal.show(&format!("{}\n", ABOVE.join("\n"))).unwrap();
            let folder = std::env::current_dir().unwrap();
            let reply = terminal.words("备注、文件或网址", "", &[folder]).unwrap();
            report(&mut terminal, &reply);
        }
        "slow" => {
            terminal.show("正在准备\n").unwrap();
            wait::until("eight lines to be typed", || ioctl_fionread(stdin()).unwrap() >= 8);
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
pub(super) fn play(scene: &str, cols: u16, rows: u16) -> Pty {
    play_in(&std::env::temp_dir(), scene, cols, rows)
}

/// The same, in a folder.
pub(super) fn play_in(folder: &Path, scene: &str, cols: u16, rows: u16) -> Pty {
    let program = std::env::current_exe().unwrap();
    let args = ["--exact", "screen::menus::child", "--ignored", "--nocapture", "--test-threads=1", "--quiet"];
    Pty::spawn_program(program.as_os_str(), &args, folder, cols, rows, &[(SCENE, scene)])
}

/// The option at the marker, without it.
pub(super) fn marked(lines: &[String]) -> Option<String> {
    lines.iter().rev().find_map(|line| line.strip_prefix("❯ ")).map(str::to_owned)
}

/// Presses a key and waits until the marker stands on an option that begins so.
#[track_caller]
pub(super) fn press(pty: &mut Pty, key: Key, option: &str) {
    pty.key(key);
    pty.wait_until(&format!("the marker on {option:?}"), |lines| {
        marked(lines).is_some_and(|marked| marked.starts_with(option))
    });
}

/// The lines from the first of [`ABOVE`] on; all of them stand there, each once.
#[track_caller]
pub(super) fn below(pty: &Pty) -> Vec<String> {
    let lines = pty.screen();
    let start = lines.iter().position(|line| line == ABOVE[0]);
    let start = start.unwrap_or_else(|| panic!("a line above the menu is lost: {lines:#?}"));
    for above in ABOVE {
        assert_eq!(lines.iter().filter(|line| *line == above).count(), 1, "{above}: {lines:#?}");
    }
    assert_eq!(lines[start..start + ABOVE.len()], ABOVE, "{lines:#?}");
    lines[start + ABOVE.len()..].to_vec()
}

/// A walk of the receiver through a copy of the Chinese example, which is under git, up to its first menu.
pub(super) fn walk() -> (Runner, Pty) {
    let runner = Runner::new();
    runner.copy_example(CALLS);
    runner.git(CALLS, &["init", "-q"]);
    runner.git(CALLS, &["add", "-A", "."]);
    runner.git(CALLS, &["commit", "-q", "-m", "start"]);
    let mut pty = Pty::spawn(&["check", "--as", "chen"], &runner.path(CALLS), 60, 40, &[]);
    pty.wait_for("❯ 跳过");
    (runner, pty)
}
