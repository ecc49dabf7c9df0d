//! Completion by the words of the project at hand, asked the way shells ask, and in real shells where they are.

use crate::support::runner::Runner;
use crate::support::small::Small;
use std::process::Command;

fn runner() -> Runner {
    Small::new()
        .item("permissions/store-owner", "", &["lin granted"])
        .item("permissions/erp", "", &[])
        .item("deliverables/manual", "", &[])
        .item("readiness/size", "factor = \"size\"", &[])
        .write()
}

/// What bash would be offered for the last word of a line.
fn offered(runner: &Runner, folder: &str, line: &[&str]) -> Vec<String> {
    let index = (line.len() - 1).to_string();
    let mut command: Command = runner.command(&[&["--"], line].concat());
    command.current_dir(runner.path(folder)).env("HANDOVER_COMPLETE", "bash");
    command.env("_CLAP_IFS", "\n").env("_CLAP_COMPLETE_INDEX", index);
    let output = command.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap().lines().map(str::to_owned).collect()
}

#[test]
fn items_are_completed_by_name_and_by_id() {
    let runner = runner();
    let items = offered(&runner, ".", &["handover", "mark", "perm"]);
    assert_eq!(items, ["permissions/store-owner", "permissions/erp"]);
    assert_eq!(offered(&runner, ".", &["handover", "show", "man"]), ["manual"]);
    assert_eq!(offered(&runner, ".", &["handover", "check", "deliverables"])[0], "deliverables");
}

#[test]
fn the_steps_are_those_that_the_items_take_next() {
    let runner = runner();
    let acts = |line: &[&str]| {
        let found = offered(&runner, ".", &[&["handover", "mark"], line].concat());
        found.into_iter().filter(|word| !word.starts_with('-')).collect::<Vec<_>>()
    };
    let any = ["waived", "blocked", "noted"];
    assert_eq!(acts(&["erp", ""])[..1], ["granted"]);
    let confirm = acts(&["permissions/store-owner", ""]);
    assert_eq!(confirm[..1], ["confirmed"], "{confirm:?}");
    assert!(any.iter().all(|act| confirm.iter().any(|found| found == act)), "{confirm:?}");
    assert!(!confirm.iter().any(|act| act == "granted" || act == "revoked"), "{confirm:?}");
    let both = acts(&["store-owner", "erp", ""]);
    assert!(!both.is_empty() && !both.iter().any(|act| act == "granted" || act == "confirmed"), "{both:?}");
    assert!(!acts(&["--as", "lin", "store-owner", ""]).contains(&"confirmed".to_owned()), "lin is of the giver");
    assert_eq!(acts(&["store-owner", "conf"]), ["confirmed"]);
    assert_eq!(acts(&["nothing-like-it", ""]), [""; 0]);
    assert_eq!(acts(&["size", "sc"]), ["scored"], "a step that asks for a score is offered too");
}

#[test]
fn values_are_completed_where_there_are_but_a_few() {
    let step = |asks: &str| format!("steps = [{{ did = \"graded\", by = \"giver\", asks = {{ {asks} }} }}]");
    let runner = Small::new()
        .item("readiness/size", "factor = \"size\"", &[])
        .item("deliverables/grade", &step(r#"type = "choice", choices = ["good", "poor", "不合格", "$(id)"]"#), &[])
        .item("deliverables/there", &step(r#"type = "yes-no""#), &[])
        .item("deliverables/many", &step(r#"type = "number""#), &[])
        .write();
    let values = |line: &[&str]| offered(&runner, ".", &[&["handover", "mark"], line].concat());
    assert_eq!(values(&["size", "scored", "--value", ""]), ["1", "2", "3", "4", "5"]);
    assert_eq!(values(&["grade", "graded", "--value", ""]), ["good", "poor", "不合格"], "nothing that a shell acts on");
    assert_eq!(values(&["grade", "graded", "--as", "lin", "--value", "p"]), ["poor"]);
    assert_eq!(values(&["there", "graded", "--value", ""]), ["yes", "no"]);
    for line in [&["many", "graded", "--value", ""][..], &["nothing", "graded", "--value", ""], &["--value", ""]] {
        assert_eq!(values(line), [""; 0], "{line:?}");
    }
}

#[test]
fn people_sections_templates_and_kinds_are_completed() {
    let runner = runner();
    assert_eq!(offered(&runner, ".", &["handover", "mark", "--as", "ma"]), ["maya"]);
    assert_eq!(offered(&runner, ".", &["handover", "add", "d"]), ["deliverables", "deletions"]);
    assert_eq!(offered(&runner, ".", &["handover", "add", "ba"]), ["backups"], "a section that has no file yet");
    assert_eq!(offered(&runner, ".", &["handover", "init", "--template", "ag"]), ["agency"]);
    assert_eq!(offered(&runner, ".", &["handover", "templates", "sof"]), ["software"]);
    assert_eq!(offered(&runner, ".", &["handover", "schema", "p"]), ["project", "permissions", "payments"]);
    assert_eq!(offered(&runner, ".", &["handover", "sign", "c"]), ["cutover", "close"]);
    assert_eq!(offered(&runner, ".", &["handover", "record", "cu"]), ["cutover"]);
    assert_eq!(offered(&runner, ".", &["handover", "--lang", "z"]), ["zh-CN"]);
    assert!(offered(&runner, ".", &["handover", "com"]).contains(&"completions".to_owned()));
}

#[test]
fn the_project_is_the_one_that_the_line_names() {
    let runner = runner();
    runner.write("below/note.txt", "");
    assert_eq!(offered(&runner, "below", &["handover", "show", "deliv"]), ["deliverables", "deliverables/manual"]);
    let elsewhere = Runner::new();
    let root = runner.root().to_str().unwrap();
    assert_eq!(
        offered(&elsewhere, ".", &["handover", "-C", root, "show", "deliv"]),
        ["deliverables", "deliverables/manual"]
    );
    assert_eq!(offered(&elsewhere, ".", &["handover", "show", "deliv"]), [""; 0]);
}

#[test]
fn completing_changes_nothing_and_survives_a_broken_project() {
    let runner = runner();
    let before = runner.snapshot();
    offered(&runner, ".", &["handover", "mark", "store-owner", ""]);
    assert_eq!(runner.snapshot(), before);
    runner.write("handover.toml", "title = [");
    assert_eq!(offered(&runner, ".", &["handover", "mark", "--as", "l"]), [""; 0]);
}

#[test]
fn every_shell_gets_a_script_that_calls_the_tool_by_name() {
    let runner = Runner::new();
    for shell in ["bash", "zsh", "fish", "powershell"] {
        let output = runner.run(&["completions", shell]);
        assert_eq!((output.code, output.err.as_str()), (0, ""), "{shell}");
        assert!(output.out.contains("HANDOVER_COMPLETE") && output.out.contains("handover"), "{}", output.out);
        assert!(!output.out.contains(env!("CARGO_BIN_EXE_handover")), "{shell}");
    }
    assert_eq!(runner.run(&["completions", "sh"]).code, 2);
}

/// Runs a script in a shell; nothing where there is no such shell.
#[expect(clippy::print_stderr, reason = "what is left out is said")]
fn in_shell(runner: &Runner, shell: &str, options: &[&str], script: &str) -> Option<Vec<String>> {
    if Command::new(shell).arg("--version").output().is_err() {
        let demanded = std::env::var("HANDOVER_SHELL_TESTS").is_ok_and(|value| value == "1");
        assert!(!demanded, "{shell} is not installed");
        eprintln!("left out: {shell} is not installed");
        return None;
    }
    let text = runner.shell(&format!("{shell} {} <<'SCRIPT'\n{script}\nSCRIPT", options.join(" ")), runner.root());
    Some(text.lines().map(str::to_owned).collect())
}

#[test]
#[cfg(unix)]
fn bash_completes_items_and_steps() {
    let script = "source <(handover completions bash)\n\
        ask() { COMP_WORDS=(handover \"$@\"); COMP_CWORD=$#; COMP_TYPE=9\n\
          _clap_complete_handover handover \"${@: -1}\" \"\"; printf '%s\\n' \"${COMPREPLY[@]}\"; }\n\
        ask mark perm; ask mark store-owner conf; ask mark --as che";
    let options = ["--norc", "--noprofile"];
    let Some(lines) = in_shell(&runner(), "bash", &options, script) else { return };
    assert_eq!(lines, ["permissions/store-owner", "permissions/erp", "confirmed", "chen"]);
}

#[test]
#[cfg(unix)]
fn zsh_completes_items_with_their_titles_and_steps() {
    // `_describe` is what zsh's own menu is made by; here it prints what it is given.
    let script = "compdef() { :; }\n_describe() { local name=${@[-1]}; print -rl -- \"${(@P)name}\"; }\n\
        source <(handover completions zsh)\n\
        ask() { words=(handover \"$@\"); CURRENT=$#words; _clap_dynamic_completer_handover; }\n\
        ask mark perm; ask mark store-owner conf; ask mark --as che";
    let Some(lines) = in_shell(&runner(), "zsh", &["-f"], script) else { return };
    let starts = ["permissions/store-owner:", "permissions/erp:", "confirmed:confirm it", "chen:Chen Yu (receiver)"];
    assert_eq!(lines.len(), starts.len(), "{lines:?}");
    assert!(lines.iter().zip(starts).all(|(line, start)| line.starts_with(start)), "{lines:?}");
}
