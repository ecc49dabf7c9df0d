//! Text that would steer a terminal or give a secret away: whatever field it stands in, no command shows it.

use crate::support::hostile::{HOSTILE, hostile_project, project};
use crate::support::small::Small;
use handover::model::secrets::holds_secret;
use handover::text::visible::is_unsafe;

/// Every command that can show something of a project, in every language and format.
fn commands() -> Vec<Vec<&'static str>> {
    let mut commands = vec![
        vec!["check", "--no-input"],
        vec!["check", "--no-input", "--as", "lin"],
        vec!["show", "a"],
        vec!["show", "own"],
        vec!["show", "nothing"],
        vec!["mark", "own", "ok", "--as", "lin"],
        vec!["mark", "a", "granted", "--as", "nobody"],
        vec!["mark", "a", "granted", "--as", "lin"],
        vec!["status", ".", "."],
        vec!["status", "--timeline"],
        vec!["status", "--timeline", "--format", "csv"],
        vec!["next"],
        vec!["next", "--as", "lin", "--all"],
        vec!["next", "--format", "json"],
    ];
    for by in ["section", "party", "person", "due"] {
        for format in ["table", "json", "csv", "md"] {
            commands.push(vec!["status", "--by", by, "--format", format]);
        }
    }
    let langs = ["en", "zh-CN"];
    langs
        .into_iter()
        .flat_map(|lang| commands.iter().map(move |command| [&command[..], &["--lang", lang]].concat()))
        .collect()
}

#[test]
fn control_and_bidirectional_characters_are_never_shown_raw() {
    for broken in [false, true] {
        let runner = hostile_project(broken);
        if !broken {
            let mark = runner.run(&["mark", "own", "noted", "--as", "lin", "--note", "fine"]);
            assert_eq!(mark.code, 0, "{mark:?}");
            assert_clean(&mark.out, "mark");
        }
        for command in commands() {
            let output = runner.run(&command);
            assert_clean(&output.out.trim_start_matches('\u{feff}').replace("\r\n", "\n"), &command.join(" "));
            assert_clean(&output.err, &command.join(" "));
            assert!(output.code <= 3 && output.code >= 0, "{command:?}: {output:?}");
        }
    }
}

#[test]
fn hostile_characters_in_the_bytes_of_a_file_are_not_quoted_raw() {
    let runner = Small::new().file("a.toml", &format!("section = \"risks\"\nx = '\u{202e}{}'\n", "\u{9b}")).write();
    runner.write("b.toml", &format!("section = {HOSTILE}\n"));
    runner.write("c\u{202e}\u{9b}.toml", "section = 1\n");
    for command in commands() {
        let output = runner.run(&command);
        assert_clean(&output.out.trim_start_matches('\u{feff}').replace("\r\n", "\n"), &command.join(" "));
        assert_clean(&output.err, &command.join(" "));
    }
}

#[test]
fn hostile_words_on_the_command_line_come_back_harmless() {
    let runner = Small::new().item("deliverables/a", "", &[]).write();
    for command in [
        &["show", HOSTILE][..],
        &["mark", "a", HOSTILE, "--as", "lin"],
        &["mark", "a", "delivered", "--as", HOSTILE],
        &["mark", "a", "noted", "--as", "lin", "--note", HOSTILE],
        &["mark", "a", "delivered", "--as", "lin", "--at", HOSTILE],
        &["mark", "a", "delivered", "--as", "lin", "--evidence", HOSTILE],
        &["status", HOSTILE],
        &["next", "--as", HOSTILE],
        &["-C", HOSTILE, "status"],
    ] {
        let before = runner.snapshot();
        let output = runner.run(command);
        assert!([2, 3].contains(&output.code), "{command:?}: {output:?}");
        assert_clean(&output.err, &format!("{command:?}"));
        assert_eq!(runner.snapshot(), before);
    }
}

#[track_caller]
fn assert_clean(text: &str, command: &str) {
    let bad: Vec<char> = text.chars().filter(|c| is_unsafe(*c)).collect();
    let line = text.lines().find(|line| line.chars().any(is_unsafe)).unwrap_or_default();
    assert!(bad.is_empty(), "{command} shows {bad:?} raw in {line:?}");
}

/// Looks like a password wherever it stands.
const SECRET: &str = "password: hunter2trustno1";

#[test]
fn a_secret_in_any_field_is_found_and_shown_nowhere() {
    assert!(holds_secret("details", SECRET));
    let quoted = format!("\"{SECRET}\"");
    for broken in [false, true] {
        let runner = project("note", &quoted, broken);
        for command in commands() {
            let output = runner.run(&command);
            let said = output.out + &output.err;
            let line = said.lines().find(|line| line.contains("hunter2"));
            assert_eq!(line, None, "{command:?}");
            assert_eq!(command[0] == "check", said.contains("[secret]"), "{command:?}: {said}");
        }
    }
}

#[test]
fn a_secret_is_found_by_the_name_of_its_field() {
    for (field, shown) in [("password = 'correcthorse'", "correcthorse"), ("api_token = 'aaaabbbb'", "aaaabbbb")] {
        let runner = Small::new().item("permissions/a", &format!("{field}\naction = 'no'"), &[]).write();
        for lang in ["en", "zh-CN"] {
            let check = runner.run(&["check", "--no-input", "--lang", lang]);
            assert!(check.out.contains("error[secret]") || check.out.contains("错误[secret]"), "{}", check.out);
            assert!(check.out.contains("permissions.toml:6:"), "{}", check.out);
            assert!(!check.out.contains(shown), "{}", check.out);
            let json = runner.run(&["status", "--format", "json", "--lang", lang]);
            assert!(!json.out.contains(shown), "{}", json.out);
        }
    }
}

#[test]
fn a_secret_in_a_note_is_refused() {
    let runner = Small::new().item("permissions/a", "", &[]).write();
    let before = runner.snapshot();
    for (lang, word) in [("en", "where it is kept"), ("zh-CN", "存放位置")] {
        let output = runner.run(&["mark", "a", "granted", "--as", "lin", "--note", SECRET, "--lang", lang]);
        assert_eq!(output.code, 2);
        assert!(output.err.contains(word) && !output.err.contains("hunter2"), "{}", output.err);
    }
    assert_eq!(runner.snapshot(), before);
}
