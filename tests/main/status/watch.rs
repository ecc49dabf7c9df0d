//! `handover status --watch` at a real pseudo-terminal: it follows the files, and leaves nothing behind.

use crate::support::pty::{Key, Pty};
use crate::support::refused::{Refused, assert_refused};
use crate::support::runner::Runner;
use crate::support::small::Small;
use rustix::process::Signal;
use unicode_width::UnicodeWidthStr as _;

fn two_items() -> Small {
    Small::new().item("deliverables/first", "owner = [\"lin\"]\ndue = 2026-11-23", &[]).item(
        "deliverables/second",
        "owner = [\"gu\"]\ndue = 2026-11-24",
        &[],
    )
}

fn watch(runner: &Runner, cols: u16, rows: u16, arguments: &[&str]) -> Pty {
    Pty::spawn(&[&["status", "--watch"], arguments].concat(), runner.root(), cols, rows, &[("TZ", "Asia/Shanghai")])
}

#[test]
fn a_mark_from_another_process_shows_up() {
    let runner = two_items().write();
    let mut pty = watch(&runner, 80, 24, &["--by", "due"]);
    pty.wait_for("follows the files. Ctrl-C ends.");
    assert!(pty.screen()[0].ends_with("cutover in 10 days"), "a full row keeps its last character");
    assert!(pty.screen().iter().any(|line| line.contains("Item first") && line.ends_with("Lin Wei")));
    assert_eq!(runner.run(&["mark", "first", "delivered", "--as", "lin"]).code, 0);
    pty.wait_until("the next step", |lines| {
        lines.iter().any(|line| {
            line.contains("Item first") && line.contains("in progress") && line.ends_with("Chen Yu, Maya Torres")
        })
    });
    let after = runner.snapshot();
    pty.key(Key::CtrlC);
    assert_eq!(pty.finish(), 130);
    assert_eq!(runner.snapshot(), after, "it only reads");
}

#[test]
fn ctrl_c_and_signals_leave_the_terminal_as_it_was() {
    let runner = two_items().write();
    for signal in [None, Some(Signal::TERM)] {
        let mut pty = watch(&runner, 80, 24, &[]);
        pty.wait_for("Ctrl-C ends.");
        assert!(pty.cursor_hidden());
        pty.type_text("garbage\n");
        // The terminal takes a moment to pass on what is typed; a signal does not wait for it.
        pty.wait_for_typed("garbage\n");
        match signal {
            None => pty.key(Key::CtrlC),
            Some(signal) => pty.signal(signal),
        }
        assert_eq!(pty.finish(), 130);
        assert_eq!(pty.screen(), ["No longer watching."], "the other page is left, with its picture");
        assert!(!pty.cursor_hidden());
        pty.assert_settings_restored();
    }
}

#[test]
fn a_broken_file_keeps_the_last_good_picture_and_is_named() {
    let runner = two_items().write();
    let good = runner.read("deliverables.toml");
    let mut pty = watch(&runner, 80, 24, &["--by", "due"]);
    pty.wait_for("Item second");
    runner.write("deliverables.toml", &good.replace("title = \"Item first\"", "title = \"Item fir"));
    pty.wait_for("As it stood before this file was changed: deliverables.toml:");
    assert!(pty.screen().iter().any(|line| line.contains("Item second")), "{:#?}", pty.screen());
    runner.write("deliverables.toml", &good.replace("Item first", "Item renamed"));
    pty.wait_until("the new title and no warning", |lines| {
        lines.iter().any(|line| line.contains("Item renamed")) && !lines.iter().any(|line| line.contains("As it stood"))
    });
    std::fs::rename(runner.path("handover.toml"), runner.path("handover.txt")).unwrap();
    pty.wait_for("As it stood before this file was changed: there is no handover");
    assert!(pty.screen().iter().any(|line| line.contains("Item renamed")), "{:#?}", pty.screen());
    std::fs::rename(runner.path("handover.txt"), runner.path("handover.toml")).unwrap();
    pty.wait_until("all well again", |lines| !lines.iter().any(|line| line.contains("As it stood")));
}

#[test]
fn another_window_size_is_drawn_for() {
    let runner = two_items().write();
    let mut pty = watch(&runner, 100, 24, &["--timeline"]);
    pty.wait_for("Ctrl-C ends.");
    pty.resize(60, 24);
    pty.wait_until("60 columns", |lines| {
        let drawn = lines.last().is_some_and(|line| line.contains("Ctrl-C ends."));
        drawn && lines.iter().any(|line| line.starts_with("Week of   2    9    16   23   30"))
    });
    pty.resize(60, 8);
    pty.wait_for("lines more than fit");
    assert!(pty.screen().len() <= 8);
    pty.resize(100, 24);
    pty.wait_until("100 columns", |lines| lines[0].width() == 100);
    pty.key(Key::CtrlC);
    assert_eq!(pty.finish(), 130);
}

#[test]
fn several_projects_are_followed_and_a_new_one_joins() {
    let runner = Runner::new();
    runner.copy_example("store-agency");
    let mut pty = watch(&runner, 100, 24, &["."]);
    pty.wait_for("Acme flagship store");
    runner.copy_example("客服中心交接");
    pty.wait_for("远行出行客服中心");
    pty.key(Key::CtrlC);
    assert_eq!(pty.finish(), 130);
}

#[test]
fn without_a_terminal_it_says_so() {
    let runner = two_items().write();
    let no_terminal =
        Refused { code: 2, en: &["draws on a terminal", "leave `--watch` out"], zh: &["需要在终端中使用"] };
    assert_refused(&runner, &["status", "--watch"], &no_terminal);
    let no_table = Refused { code: 2, en: &["draws tables only"], zh: &["只能显示表格"] };
    assert_refused(&runner, &["status", "--watch", "--format", "json"], &no_table);
}
