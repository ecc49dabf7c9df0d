//! Text that would steer a terminal or give a secret away: whatever field it stands in, no command shows it.

use super::runner::Runner;
use super::small::Small;
use handover::model::secrets::holds_secret;
use handover::text::visible::is_unsafe;

/// Steers terminals, turns text around, or hides: escape, C1, DEL, bell, bidirectional override, zero width, tags.
pub(crate) const HOSTILE: &str =
    "\u{1b}[31mred\u{1b}]0;own\u{7} \u{9b}2J\u{7f}\u{202e}evil\u{200b}\u{2066}\u{feff}\u{e0041}\u{85}";

/// A project file whose every text is `text` and whose keys, where any will do, are `key`.
fn project_file(key: &str, text: &str) -> String {
    format!(
        r#"format: 1
id: {key}
title: {text}
language: en
timezone: Asia/Shanghai
template: {text}
giver: {{name: {text}, {key}: 1}}
receiver: {{name: {text}}}
milestones: {{start: 2026-11-02, cutover: 2026-11-30, {key}: 2026-12-01}}
people:
  - {{id: lin, name: {text}, party: giver, role: {text}, email: {text}}}
  - {{id: {key}, name: chen, party: receiver}}
signoff:
  - {{stage: {text}, signers: [{text}, lin], declaration: {text}}}
{key}: {text}
"#
    )
}

/// Section files of such texts and keys.
fn section_files(key: &str, text: &str) -> [(&'static str, String); 3] {
    let fields = format!(
        "title: {text}\n    details: {text}\n    owner: [{text}, lin]\n    due: {text}\n    accept_when: {text}\n    \
         when: {text}\n    needs: [{text}, a]\n    one_of: {text}\n    under: {text}\n    links: [{text}]\n    \
         tags: [{text}]\n    extra: {{{key}: {text}}}\n    {key}: {text}\n    system: {text}\n    action: {text}\n    \
         account: {text}\n    location: {text}"
    );
    let acts = format!(
        "    log:\n      - {{at: 2026-11-02T09:00:00+08:00, by: lin, did: noted, note: {text}, evidence: [{{path: {text}}}, {{url: {text}}}]}}\n      \
         - {{at: 2026-11-02T09:01:00+08:00, by: {text}, did: noted, note: {text}}}\n"
    );
    let broken = format!("    log:\n      - {{at: {text}, by: {text}, did: {text}, note: {text}}}\n");
    let clean = "    log:\n      - {at: 2026-11-02T09:00:00+08:00, by: lin, did: noted, note: fine}\n";
    let items = format!("items:\n  - id: {key}\n    {fields}\n{acts}  - id: a\n    {fields}\n{broken}");
    let own = format!(
        "section: {text}\ntitle: {text}\nstage: {text}\nsteps: [{{did: {text}, by: giver}}, {{did: ok, by: receiver}}]\nitems:\n  \
         - id: own\n    title: {text}\n{clean}  - id: other\n    title: {text}\n    needs: [own]\n"
    );
    [
        (
            "a.yaml",
            format!("section: permissions\ntitle: {text}\nowner: [{text}]\ndue: {text}\nstage: {text}\n{items}"),
        ),
        ("b.yaml", own),
        ("c.yaml", format!("section: backups\n<<: {text}\nitems: {{ {key}: [\n")),
    ]
}

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

/// Writes a project of such texts and keys; with `broken`, one of its files cannot be read.
fn project(key: &str, text: &str, broken: bool) -> Runner {
    let runner = Runner::new();
    runner.write("handover.yaml", &project_file(key, text));
    for (path, content) in section_files(key, text) {
        if broken || path != "c.yaml" {
            runner.write(path, &content);
        }
    }
    runner
}

/// A project in which every text and every free key is [`HOSTILE`].
pub(crate) fn hostile_project(broken: bool) -> Runner {
    let quoted = format!("\"{}\"", HOSTILE.chars().map(|c| format!("\\U{:08X}", c as u32)).collect::<String>());
    project(&quoted, &quoted, broken)
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
            assert_clean(&output.out, &command.join(" "));
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
        assert_clean(&output.out, &command.join(" "));
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
