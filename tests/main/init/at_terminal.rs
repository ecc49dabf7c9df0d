//! `handover init` at a real terminal: every answer outlives a window of another size and Esc, in windows of all sizes.

use crate::support::new_project::findings;
use crate::support::pty::{Key, Pty};
use crate::support::runner::Runner;

/// git's settings of whoever starts.
const ME: [(&str, &str); 5] = [
    ("GIT_CONFIG_COUNT", "2"),
    ("GIT_CONFIG_KEY_0", "user.name"),
    ("GIT_CONFIG_VALUE_0", "Lin Wei"),
    ("GIT_CONFIG_KEY_1", "user.email"),
    ("GIT_CONFIG_VALUE_1", "lin@bright.example"),
];

pub(super) fn start(runner: &Runner, lang: &str, cols: u16, rows: u16) -> Pty {
    let env: Vec<(&str, &str)> = ME.into_iter().chain([("TZ", "Asia/Shanghai")]).collect();
    let words = ["--lang", lang, "init", "new"];
    Pty::spawn(if lang.is_empty() { &words[2..] } else { &words }, runner.root(), cols, rows, &env)
}

/// Waits for a question and answers it: with a line to put in the place of what is offered, or with Enter alone.
#[track_caller]
fn answer(pty: &mut Pty, question: &str, line: &str) {
    pty.wait_for(question);
    pty.type_text(line);
    pty.key(Key::Enter);
}

#[test]
fn a_window_of_another_size_costs_no_answer_at_any_question() {
    let runner = Runner::new();
    let mut pty = start(&runner, "", 100, 40);
    let mut sizes = [(60, 20), (20, 8), (120, 30), (40, 12)].into_iter().cycle();
    let mut resized = |pty: &mut Pty, question: &str| {
        pty.wait_for(question);
        for (cols, rows) in [sizes.next().unwrap(), (100, 40)] {
            pty.resize(cols, rows);
        }
    };
    // A smaller window may cut off what stands there, so nothing is waited for after it.
    let mut answer_resized = |pty: &mut Pty, question: &str, line: &str| {
        resized(pty, question);
        pty.type_text(line);
        pty.key(Key::Enter);
    };
    for (question, line) in [
        ("? Language", ""),
        ("? Template", ""),
        ("Who hands over:", "Bright Agency"),
        ("Who takes over:", "Acme Retail"),
        ("Witness, ", ""),
        ("Title: Handover from", ""),
        ("Short name of the handover:", ""),
        ("First day [2026-11-20]:", ""),
        ("Cutover, when", ""),
        ("Close, the end", ""),
        ("? You act for", ""),
        ("Name: Lin Wei", ""),
        ("lin@bright.example", ""),
        ("Short name for the logs: lin", ""),
    ] {
        answer_resized(&mut pty, question, line);
    }
    answer_resized(&mut pty, "❯ Add somebody of the receiver", "");
    for (question, line) in [("Name:", "Chen Yu"), ("Mail address", ""), ("Short name for the logs: chen", "")] {
        answer_resized(&mut pty, question, line);
    }
    answer_resized(&mut pty, "❯ That is everybody", "");
    answer_resized(&mut pty, "? Write these files", "");
    pty.wait_for("What to do next");
    assert_eq!(pty.finish(), 0);
    let project = findings(&runner.path("new")).0.view.project;
    assert_eq!(project.id, "bright-agency-acme-retail-2026");
    let people: Vec<_> = project.people.iter().map(|person| (person.id.as_str(), person.email.as_deref())).collect();
    assert_eq!(people, [("lin", Some("lin@bright.example")), ("chen", None)]);
}

#[test]
fn esc_goes_back_from_every_kind_of_question_in_a_window_of_20_columns_and_8_rows() {
    let runner = Runner::new();
    let mut pty = start(&runner, "en", 20, 8);
    answer(&mut pty, "? Template", "");
    pty.wait_for("Who hands over:");
    pty.key(Key::Escape);
    pty.wait_for("❯ Minimal");
    pty.key(Key::Enter);
    answer(&mut pty, "Who hands over:", "A");
    pty.wait_for("Who takes over:");
    pty.key(Key::Escape);
    pty.wait_for("Who hands over: A");
    pty.key(Key::Enter);
    answer(&mut pty, "Who takes over:", "B");
    for question in
        ["Witness, who", "Title: Handover", "Short name of the", "First day", "Cutover, when", "Close, the end"]
    {
        answer(&mut pty, question, "");
    }
    pty.wait_for("❯ the giver (A)");
    pty.key(Key::Enter);
    pty.wait_for("Name: Lin Wei");
    pty.key(Key::Escape);
    pty.wait_for("❯ the giver (A)");
    pty.key(Key::CtrlC);
    pty.wait_for("Nothing was");
    assert_eq!(pty.finish(), 130);
    pty.assert_settings_restored();
    assert!(runner.names().is_empty());
}

#[test]
fn esc_at_the_first_question_leaves_with_a_sentence() {
    for (lang, question, told) in [("", "? Language", "Nothing was written."), ("zh-CN", "? 模板", "未写入任何内容。")]
    {
        let runner = Runner::new();
        let mut pty = start(&runner, lang, 80, 24);
        pty.wait_for(question);
        pty.key(Key::Escape);
        pty.wait_for(told);
        assert_eq!(pty.finish(), 130);
        assert!(runner.names().is_empty());
    }
}

#[test]
fn the_menu_of_templates_leaves_what_was_said_before_on_the_screen() {
    for (lang, said, question) in
        [("en", "A new handover. Enter takes", "? Template"), ("zh-CN", "新建移交项目。回车采用", "? 模板")]
    {
        for rows in [20, 24, 30] {
            for cols in [60, 80, 120] {
                let runner = Runner::new();
                let mut pty = start(&runner, lang, cols, rows);
                pty.wait_for(question);
                for _ in 0..9 {
                    pty.key(Key::Down);
                }
                pty.wait_for(said);
                pty.wait_until("every template", |lines| lines.iter().filter(|line| line.len() > 3).count() >= 12);
                pty.key(Key::CtrlC);
                assert_eq!(pty.finish(), 130);
            }
        }
    }
}
