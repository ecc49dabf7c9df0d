//! An item is changed from its card: its day, owners and priority as `set` changes them, or in the person's editor.

use crate::support::pty::{Key, Pty};
use crate::support::runner::Runner;
use crate::support::small::Small;
use crate::support::walker::{choose, say, walk, walk_in};
use handover::screen::ui::Spoken;
use handover::text::Lang;
use insta::assert_snapshot;

fn one() -> Runner {
    let fields = "due = 2026-11-23 # agreed\nowner = [\"lin\", \"chen\"]";
    Small::new().item("deliverables/a", fields, &[]).item("deliverables/b", "", &[]).write()
}

#[test]
fn a_day_owners_and_priority_are_set_from_the_card_and_nothing_else_changes() {
    let runner = one();
    let before = runner.read("deliverables.toml");
    let answers = vec![
        choose("Change"),
        choose("Due: 23 Nov"),
        say("2026-11-25"),
        choose("Change"),
        choose("Owner: Lin Wei, Chen Yu"),
        say("gu, chen"),
        choose("Change"),
        choose("Priority: normal"),
        choose("high"),
        choose("Save and quit"),
    ];
    let walked = walk(&runner, "lin", &["a"], answers);
    walked.assert_done();
    let after = runner.read("deliverables.toml");
    let changed =
        after.replace("2026-11-25", "2026-11-23").replace("\"gu\"", "\"lin\"").replace("priority = \"high\"\n", "");
    assert_eq!(changed, before, "{after}");
    assert!(
        walked.transcript.contains("due        25 Nov (due in 5 days)"),
        "the card is shown anew: {}",
        walked.transcript
    );
    assert!(walked.transcript.contains("priority   high"), "{}", walked.transcript);
}

#[test]
fn a_value_that_is_none_stays_in_the_line_with_what_is_wrong_and_esc_changes_nothing() {
    let runner = one();
    let before = runner.snapshot();
    let answers = vec![
        choose("Change"),
        choose("Owner"),
        say("password: hunter2trustno1"),
        Spoken::Back,
        choose("Change"),
        Spoken::Back,
        choose("Change"),
        choose("Priority"),
        Spoken::Back,
        choose("Change"),
        choose("Due"),
        say("2026-11-23"),
        choose("Save and quit"),
    ];
    let walked = walk(&runner, "lin", &["a"], answers);
    walked.assert_done();
    assert!(walked.transcript.contains("? Owners (password: hunter2trustno1)"), "{}", walked.transcript);
    assert_eq!(runner.snapshot(), before);
}

#[test]
fn changing_speaks_chinese() {
    let answers = vec![choose("修改"), choose("优先级"), choose("高"), choose("保存并退出")];
    let walked = walk_in(&one(), "lin", Lang::Zh, answers);
    walked.assert_done();
    let asked: Vec<&str> = walked.transcript.lines().filter(|line| line.starts_with("? ")).skip(1).take(2).collect();
    assert_snapshot!(asked.join("\n"), @"
    ? 修改内容 [期限：11月23日（还剩 3 天） | 负责人：Lin Wei、Chen Yu | 优先级：普通 | 用编辑器打开]
    ? 优先级 [高 | ❯ 普通 | 低]
    ");
}

/// A walk at a terminal whose editor is a command.
fn editing(runner: &Runner, editor: &str) -> Pty {
    let words = ["check", "--as", "lin", "a"];
    let mut pty = Pty::spawn(&words, runner.root(), 80, 40, &[("EDITOR", editor), ("NO_COLOR", "1")]);
    pty.wait_for("❯ Delivered");
    to_editor(&mut pty);
    pty
}

fn to_editor(pty: &mut Pty) {
    for option in ["❯ Save and quit", "❯ Change…"] {
        pty.key(Key::Up);
        pty.wait_for(option);
    }
    pty.key(Key::Enter);
    pty.wait_for("❯ Due: ");
    pty.key(Key::Up);
    pty.wait_for("❯ Open in the editor");
    pty.key(Key::Enter);
}

#[test]
fn the_editor_opens_the_file_and_the_card_shows_what_became_of_it() {
    let runner = one();
    let mut pty = editing(&runner, "sed -i s/Item.a/Another/");
    pty.wait_for("Another");
    pty.wait_for("❯ Delivered");
    pty.key(Key::CtrlC);
    assert_eq!(pty.finish(), 130);
    assert!(runner.read("deliverables.toml").contains("title = \"Another\""));
}

#[test]
fn a_file_that_can_no_longer_be_read_is_told_and_opened_once_more() {
    let runner = one();
    let mut pty = editing(&runner, "sed -i 2s/^/[/");
    pty.wait_for("? Open it once more?");
    assert!(pty.screen().iter().any(|line| line.contains("deliverables.toml:2")), "{:#?}", pty.screen());
    pty.type_text("n");
    assert_eq!(pty.finish(), 3);
    assert!(!pty.cursor_hidden());
    pty.assert_settings_restored();
    let runner = one();
    let mut pty = editing(&runner, "no-such-editor");
    pty.wait_for("no-such-editor");
    pty.wait_for("❯ Delivered");
    pty.key(Key::CtrlC);
    assert_eq!(pty.finish(), 130);
}
