//! Attacks by names that a shell would act on: completing them in real shells runs nothing and steers no terminal.

use crate::support::pty::Pty;
use crate::support::runner::Runner;
use crate::support::small::{PROJECT, Small};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Names that begin with `zz`; what is meant to run makes a file `x`, or sets the title of the terminal.
const HOSTILE: [&str; 29] = [
    "zz$(touch x)",
    "zz;touch${IFS}x;",
    "zz`touch x`",
    "zz\"$(touch x)\"",
    "zz'$(touch x)'",
    "zz';touch x;'",
    "zz|touch x",
    "zz&touch x&",
    "zz\ntouch x\n",
    "zz\r\ntouch x\r",
    "zz\u{1b}]0;EVIL\u{7}",
    "zz\u{9b}31mEVIL",
    "zz\u{202e}EVIL",
    "zz>x",
    "zz<(touch x)",
    "zz(touch x)",
    "zz{a,$(touch x)}",
    "zz*?[a]",
    "zz\\$(touch x)",
    "zz x;touch x",
    "zz=$(touch x)",
    "zz$(touch${IFS}x)",
    "zz\ttouch x",
    "zz\u{1b}[201~;touch x\r",
    "zz店铺;touch x;#账号",
    "zz；touch x；“$(touch x)”",
    "zz ~root !! #touch",
    "zz %{touch x%} \\u0024(touch x)",
    "zz-\u{2028}touch x",
];

/// What is typed before `zz`, and completed: items, people, sections, stages, steps, folders and files.
const LINES: [&str; 10] = [
    "handover show zz",
    "handover check zz",
    "handover mark zz",
    "handover mark a zz",
    "handover mark --as zz",
    "handover add zz",
    "handover record zz",
    "handover -C zz",
    "handover init --template ./zz",
    "handover mark a noted --as lin --note n --evidence evidence/zz",
];

/// A text as TOML writes it.
fn toml(text: &str) -> String {
    let escaped: String = text.chars().map(|c| format!("\\U{:08x}", c as u32)).collect();
    format!("\"{escaped}\"")
}

/// Writes the name wherever a name can stand, over a project that is there.
fn plant(runner: &Runner, name: &str) {
    let quoted = toml(name);
    let people = format!("people = [\n  {{ id = {quoted}, name = {quoted}, party = \"giver\" }},\n");
    let stage = format!("signoff = [\n  {{ stage = {quoted}, signers = [\"lin\", \"chen\"] }},\n");
    let project = PROJECT.replace("people = [\n", &people).replace("signoff = [\n", &stage);
    let project = project.replace("milestones = {", &format!("milestones = {{ {quoted} = 2026-12-01,"));
    runner.write("handover.toml", &project);
    let steps = format!("steps = [{{ did = {quoted}, by = \"giver\" }}]");
    runner.write(
        "own.toml",
        &format!(
            "section = {quoted}\ntitle = {quoted}\n{steps}\n[[items]]\nid = {quoted}\ntitle = {quoted}\nlog = []\n"
        ),
    );
    runner.write("d.toml", &format!("section = \"deliverables\"\n[[items]]\nid = \"a\"\ntitle = {quoted}\n{steps}\nlog = [\n]\n[[items]]\nid = {quoted}\ntitle = {quoted}\nlog = []\n"));
    for folder in ["evidence", "."] {
        for entry in fs::read_dir(runner.path(folder)).into_iter().flatten().map(Result::unwrap) {
            if entry.file_name().to_string_lossy().starts_with("zz") {
                let _ = fs::remove_dir_all(entry.path()).or_else(|_| fs::remove_file(entry.path()));
            }
        }
    }
    runner.write(&format!("evidence/{name}"), "x");
    fs::create_dir_all(runner.path(name)).unwrap();
}

/// A shell at a terminal, with completion as its users have it.
struct Session {
    pty: Pty,
    lines: usize,
}

impl Session {
    /// Starts a shell; nothing where there is none.
    #[expect(clippy::print_stderr, reason = "what is left out is said")]
    fn start(runner: &Runner, shell: &str, options: &[&str], setup: &[&str]) -> Option<Session> {
        if Command::new(shell).arg("--version").output().is_err() {
            let demanded = std::env::var("HANDOVER_SHELL_TESTS").is_ok_and(|value| value == "1");
            assert!(!demanded, "{shell} is not installed");
            eprintln!("left out: {shell} is not installed");
            return None;
        }
        let binary = Path::new(env!("CARGO_BIN_EXE_handover")).parent().unwrap();
        let path = format!("{}:{}", binary.display(), std::env::var("PATH").unwrap());
        let home = runner.root().parent().unwrap().join("home");
        // Who acts is known: a question to the person at the terminal would take the next line for its answer.
        let environment = [
            ("PATH", path.as_str()),
            ("HOME", home.to_str().unwrap()),
            ("TZ", "Asia/Shanghai"),
            ("HANDOVER_AS", "lin"),
        ];
        let pty = Pty::spawn_program(shell.as_ref(), options, runner.root(), 120, 40, &environment);
        let mut session = Session { pty, lines: 0 };
        setup.iter().for_each(|line| session.run(line));
        Some(session)
    }

    /// Types a line, Enter, and waits until the shell has done with it.
    fn run(&mut self, line: &str) {
        self.lines += 1;
        // The mark is not written by typing it.
        self.pty.type_text(&format!("{line}\recho END''MARK-{}.\r", self.lines));
        self.pty.wait_for_raw(&format!("ENDMARK-{}.", self.lines), 1);
    }
}

fn assert_nothing_ran(runner: &Runner, session: &Session, told: &str) {
    let made: Vec<PathBuf> =
        runner.snapshot().into_keys().filter(|path| path.file_name().is_some_and(|name| name == "x")).collect();
    assert!(made.is_empty(), "{told} has run something, {made:?}:\n{}", session.pty.raw_output());
    let raw = session.pty.raw_output();
    for steering in ["\u{1b}]0;EVIL", "\u{9b}31mEVIL", "\u{202e}EVIL"] {
        assert!(!raw.contains(steering), "{told} lets {steering:?} out");
    }
}

fn attack(shell: &str, options: &[&str], setup: &[&str]) {
    let runner = Small::new().file("evidence/ordinary.txt", "x").write();
    let Some(mut session) = Session::start(&runner, shell, options, setup) else { return };
    for name in HOSTILE {
        plant(&runner, name);
        for line in LINES {
            session.run(&format!("{line}\t"));
            assert_nothing_ran(&runner, &session, &format!("{line} for {name:?}"));
        }
    }
    // Words that a command would take for an option are offered to none of them.
    plant(&runner, "--zz=$(touch x)");
    for line in ["handover show --z", "handover mark a --z", "handover show -- --z"] {
        session.run(&format!("{line}\t"));
        assert_nothing_ran(&runner, &session, line);
    }
    // All that is harmless is still completed.
    plant(&runner, "zz-harmless");
    let acts = |runner: &Runner| runner.read("d.toml").matches("did = ").count();
    let before = acts(&runner);
    session.run("handover mark a noted --as lin --note n --evidence evidence/ord\t");
    assert_eq!(acts(&runner), before + 1, "{}", session.pty.raw_output());
    session.run("handover mark a zz-h\t --as lin");
    assert_eq!(acts(&runner), before + 2, "{}", session.pty.raw_output());
    plant(&runner, "zz店铺-主账号");
    session.run("handover mark zz\t noted --as lin --note n");
    assert_eq!(acts(&runner), 1, "{}", session.pty.raw_output());
}

#[test]
fn completing_hostile_names_in_bash_runs_nothing() {
    attack("bash", &["--norc", "--noprofile", "-i"], &["source <(handover completions bash)"]);
}

#[test]
fn completing_hostile_names_in_zsh_runs_nothing() {
    let setup = ["autoload -Uz compinit; compinit -u -D", "source <(handover completions zsh)"];
    attack("zsh", &["-f", "-i"], &setup);
}

#[test]
fn completing_hostile_names_in_fish_runs_nothing() {
    attack("fish", &["--no-config", "-i"], &["handover completions fish | source"]);
}

#[test]
fn no_shell_is_offered_a_word_of_a_project_that_it_would_act_on() {
    let runner = Small::new().write();
    for name in HOSTILE {
        plant(&runner, name);
        for shell in ["bash", "zsh", "fish", "powershell"] {
            for line in LINES {
                let words: Vec<&str> = ["--"].into_iter().chain(line.split(' ')).collect();
                let mut command: Command = runner.command(&words);
                command.env("HANDOVER_COMPLETE", shell).env("_CLAP_IFS", "\n");
                command.env("_CLAP_COMPLETE_INDEX", (words.len() - 2).to_string());
                let output = command.output().unwrap();
                let text = String::from_utf8(output.stdout).unwrap();
                assert!(output.status.success(), "{shell} {line}");
                let steers = |c: char| c.is_control() && c != '\n' && c != '\t' || c == '\u{202e}';
                assert!(!text.contains(steers), "{shell} {line} for {name:?}: {text:?}");
                let is_path = line.ends_with("/zz") || line.contains("-C");
                assert!(is_path || !text.contains("touch"), "{shell} {line} for {name:?}: {text:?}");
            }
        }
    }
}

#[test]
fn an_id_that_a_shell_would_act_on_is_a_finding() {
    for name in HOSTILE {
        let runner = Small::new().write();
        plant(&runner, name);
        let check = runner.run(&["check", "--no-input", "--all"]);
        assert_eq!(check.out.matches("error[bad-id]").count(), 3, "two items and a person, {name:?}: {}", check.out);
    }
}
